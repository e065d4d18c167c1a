"""The paragraphs of a web page in the order of reading: blocks, items of lists, tables, notes.

In: a tree. Out: `Block`s. What each paragraph is in a resolution, `structure` finds out.
"""

import re
from collections import Counter
from typing import TYPE_CHECKING

from compare.readers import breaks, from_text, html_looks, html_math, html_tables, labels, repair
from compare.readers.blocks import Block
from compare.readers.breaks import BREAK
from compare.readers.composer import Composer, Looks
from compare.readers.html_counters import Counters
from compare.readers.html_css import Sheets
from compare.readers.html_lists import Lists
from compare.readers.html_notes import Notes
from compare.readers.pieces import without, without_start
from compare.readers.verbs import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = words("""
    address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th
    thead tr ul caption
    """)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_HEADINGS_OF_NOTES = words("notes footnotes endnotes notas примечания сноски 注 注释 الحواشي")
"""What stands over the notes of a page, and is none of its text."""
_OPENING, _CLOSING = {"q": "“"}, {"q": "”"}
"""What browsers print around an element."""
_MOST_OF_PAGE = 0.5
"""Share of a page's text; what is typed with line breaks and has more of it is the text."""
_ARROWS = re.compile(r"(?:[↑^↩\s]|\[\s*\]|\(\s*\))+(?=\S)")
"""What is left of a link back at the head of a note: arrows, and the brackets around a label."""
_LONE_LABEL = re.compile(r"\d{1,3}[A-Z]{0,2}|\((?:\d{1,3}[A-Z]{0,2}|[a-z]{1,5}|[A-Z])\)")
_LABELLED = words("p div li dd dt section article blockquote")
"""Elements that a label may begin."""
_FIRST_ITEMS = words("(1) (a) (i)")
_SPACE_AND_STOP = re.compile(r" [,.;:)\]]")
_BEHIND_LABEL = re.compile(r"[\])]?[.\s]*")


class BodyReader:
    """Reads a tree."""

    def __init__(self, notes: Notes, sheets: Sheets, *, accepted: bool) -> None:
        """Read a tree whose notes are known, in the view where `ins` and `del` are accepted, or rejected."""
        self._notes = notes
        self._accepted = accepted
        self.tracked = 0
        """How many `ins` and `del` elements there were."""
        self._read: dict[HtmlElement, Block] = {}
        """Notes that were met, by the places where they begin."""
        self._begun: dict[HtmlElement, Composer[str]] = {}
        """Notes of the element that is being read."""
        self._labelled: set[HtmlElement] = set()
        """Places of notes of which the label was an anchor, and is gone."""
        self.marks_in_notes = 0
        """How many notes are called from within notes."""
        self._composer: Composer[str] = Composer()
        self._label: tuple[str, int | None] | None = None
        self._bullet = False
        self._doubly_labelled = False
        """Whether the next paragraph begins with the label of an item in the one that is labelled."""
        self._ready: list[Block] = []
        self._heading = False
        self._cell: tuple[int, int] | None = None
        self._lists = Lists(sheets)
        self._counters = Counters(sheets)
        self.tally = repair.Tally()
        """Repairs of what was typed with line breaks."""
        self._typed_notes: list[Block] = []
        self._size = 0
        """Characters of the tree."""
        self.headings_of_notes = 0
        """Headings over notes, which are left out."""

    def blocks(self, root: "HtmlElement") -> list[Block]:
        """Return the blocks of the tree, notes left out."""
        self._size = sum(map(len, root.itertext()))
        for outer in reversed(list(root.iterancestors())):
            self._counters.enter(outer)
        self._walk(root, f"/{root.tag!s}", frozenset())
        self._flush()
        return self._ready

    def notes(self) -> list[Block]:
        """Return the notes of the tree, in the order in which they are called."""
        linked = [self._read[place] for place in self._notes.labels if place in self._read]
        return linked + self._typed_notes

    def _note(self, element: "HtmlElement", path: str) -> None:
        """Read the notes of an element, each as one block."""
        if self._ready and self._ready[-1].text.strip(" :.").lower() in _HEADINGS_OF_NOTES:
            self._ready.pop()
            self.headings_of_notes += 1
        kept = self._composer, self._begun
        self._composer, self._begun = Composer(), {}
        self._inline(element, path, frozenset())
        begun = self._begun
        self._composer, self._begun = kept
        for place, composer in begun.items():
            composed, label = composer.compose(), self._notes.labels[place]
            block = Block(text=composed.text, runs=composed.runs, spans=composed.spans, note=label)
            if element.tag != "li" and place not in self._labelled:
                block = without_start(block, _label_length(block.text, label))
            arrows = _ARROWS.match(block.text)
            block = without_start(block, arrows.end() if arrows else 0)
            if block.text:
                self._read[place] = block

    def _begin_note(self, place: "HtmlElement") -> None:
        """Begin the note that begins at a place, if one does; what stands before the first belongs to it."""
        if place in self._notes.labels and place not in self._begun:
            if self._begun:
                self._composer = Composer()
            self._begun[place] = self._composer

    def _lead_back(self, anchor: "HtmlElement") -> None:
        """Leave out an anchor that leads back; a note may begin there, and its label be printed there."""
        for element in anchor.iter():
            self._begin_note(element)
        if self._begun and any(map(str.isalnum, "".join(anchor.itertext()))):
            self._labelled.add(next(reversed(self._begun)))

    def _walk(self, element: "HtmlElement", path: str, looks: Looks) -> None:
        """Read an element that is a block, or holds some."""
        tag = str(element.tag)
        if element in self._notes.begin:
            self._flush()
            self._note(element, path)
        elif tag == "table" and not html_tables.is_layout(element):
            self._flush()
            self._table(element, path, looks)
        elif tag in ("td", "dt") and self._cell is None and (label := html_tables.label_of(element)):
            self._flush()
            self._label = label, None
        elif tag == "td" and self._cell is None and html_tables.is_bullet(element):
            self._flush()
        elif tag == "math":
            self._text(html_math.text(element), looks, path)
        else:
            self._block(element, path, looks)

    def _block(self, element: "HtmlElement", path: str, looks: Looks) -> None:
        tag = str(element.tag)
        block = tag in BLOCKS
        if block:
            self._flush()
        before = self._counters.enter(element)
        if tag in ("ol", "ul"):
            self._lists.begin(element)
        elif tag == "li":
            self._begin_item(element, path, before)
        elif before:
            self._text(before, looks, path)
        heading, self._heading = self._heading, self._heading or tag in _HEADINGS
        if tag == "pre":
            self._preformatted(element, path, looks)
        else:
            self._text(_OPENING.get(tag), looks, path)
            self._text(element.text, looks, f"{path}/text()[1]")
            self._children(element, path, looks)
            self._text(_CLOSING.get(tag), looks, path)
        if block:
            self._flush()
        self._heading = heading
        self._counters.leave()
        if tag in ("ol", "ul"):
            self._lists.end()

    def _children(self, element: "HtmlElement", path: str, looks: Looks) -> None:
        counts: Counter[str] = Counter()
        for number, child in enumerate(element, start=2):
            if not isinstance(child.tag, str):
                continue
            counts[child.tag] += 1
            at = f"{path}/{child.tag}[{counts[child.tag]}]"
            self._child(child, at, looks)
            self._text(_behind_label(child), looks, at)
            self._text(child.tail, looks, f"{path}/text()[{number}]")

    def _child(self, child: "HtmlElement", path: str, looks: Looks) -> None:
        tag = str(child.tag)
        if child in self._notes.back:
            return
        if child in self._notes.marks:
            self._composer.mark(self._notes.marks[child])
            return
        if self._is_gone(child):
            return
        if tag == "br":
            self._composer.add(BREAK, looks, path)
        elif tag == "wbr":
            return
        else:
            self._walk(child, path, looks | html_looks.own(child))

    def _is_gone(self, element: "HtmlElement") -> bool:
        """Tell whether a marked change takes an element away in the view that is read; count changes."""
        if element.tag not in ("ins", "del"):
            return False
        self.tracked += 1
        return (element.tag == "ins") is not self._accepted

    def _inline(self, element: "HtmlElement", path: str, looks: Looks) -> None:
        """Read all that an element holds as one line."""
        self._begin_note(element)
        self._text(element.text, looks, f"{path}/text()[1]")
        counts: Counter[str] = Counter()
        for number, child in enumerate(element, start=2):
            if not isinstance(child.tag, str):
                continue
            counts[child.tag] += 1
            at = f"{path}/{child.tag}[{counts[child.tag]}]"
            if child in self._notes.begin:
                self._note(child, at)
            elif child in self._notes.back:
                self._lead_back(child)
            elif child in self._notes.marks:
                self.marks_in_notes += 1
            elif child.tag == "math":
                self._text(html_math.text(child), looks, at)
            elif not self._is_gone(child):
                if child.tag in BLOCKS or child.tag == "br":
                    self._text(" ", looks, at)
                self._text(_OPENING.get(str(child.tag)), looks, at)
                self._inline(child, at, looks | html_looks.own(child))
                self._text(_CLOSING.get(str(child.tag)), looks, at)
            self._text(child.tail, looks, f"{path}/text()[{number}]")

    def _text(self, text: str | None, looks: Looks, path: str) -> None:
        if text:
            self._composer.add(text.replace(BREAK, " "), looks, path)

    def _preformatted(self, element: "HtmlElement", path: str, looks: Looks) -> None:
        """Read text whose lines were broken by hand: all of a page as plain text is."""
        text = "".join(element.itertext())
        if self._cell is None and len(text) > _MOST_OF_PAGE * self._size:
            self._read_text(text, path)
            return
        for index, part in enumerate(re.split(r"\n\s*\n", text)):
            self._composer.add(" ".join(part.split()), looks, f"{path}/text()[{index + 1}]")
            self._flush()

    def _read_text(self, text: str, path: str) -> None:
        """Read a text that was put on a page as it was: pages, notes and paragraphs are in its layout."""
        for block in from_text.read_blocks(text, self.tally):
            runs = tuple(run._replace(element=path, line=None, page=None) for run in block.runs)
            (self._ready if block.note is None else self._typed_notes).append(block._replace(runs=runs))

    def _flush(self) -> None:
        """End a paragraph; line breaks part it where what they part stands by itself."""
        composer, self._composer = self._composer, Composer()
        if composer.is_blank():
            return
        label, level = self._label or (None, None)
        own, bullet = not self._doubly_labelled, self._bullet
        self._label, self._doubly_labelled, self._bullet = None, False, False
        for index, part in enumerate(breaks.parted(composer)):
            composed = part.compose()
            if not composed.text:
                continue
            first = index == 0
            block = Block(
                text=composed.text,
                runs=composed.runs,
                spans=composed.spans,
                marks=composed.marks,
                label=label if first and not (own and labels.parse(composed.text)) else None,
                level=level if first else None,
                heading=self._heading,
                bullet=first and bullet,
                cell=self._cell,
            )
            # "Committee (1)," without its mark is "Committee,".
            spaces = [(at, at + 1) for at, _ in block.marks if _SPACE_AND_STOP.match(block.text, at)]
            self._ready.append(without(block, spaces) if spaces else block)

    def _begin_item(self, element: "HtmlElement", path: str, before: str | None) -> None:
        """Keep the label of an item for the paragraph that begins in it."""
        found = self._lists.item(element, before)
        self._bullet = found is None and self._label is None
        if found is None:
            return
        if self._label is None:
            self._label = found
        else:  # "2. (a) The term": the item around this one has no words before it
            self._composer.add(f"{found[0]}. ", frozenset(), path)
            self._doubly_labelled = True

    def _table(self, table: "HtmlElement", path: str, looks: Looks) -> None:
        outer = self._cell
        for caption in table.iterchildren("caption"):
            self._walk(caption, f"{path}/caption[1]", looks)
        for cell in html_tables.cells(table):
            self._cell = outer or (cell.row, cell.column)
            self._walk(cell.element, f"{path}/{cell.path}", looks)
        self._cell = outer


def _behind_label(element: "HtmlElement") -> str:
    """Return what parts a label from the words behind it, where only a style sheet sets them apart.

    `<span>(a)</span><span>the fee is paid</span>` on the pages of legislation.gov.uk; a number gets its stop.
    """
    label, following = _lone_label(element), element.getnext()
    if not label or element.tail or following is None or following.tag != "span":
        return ""
    before, around = element.getprevious(), element.getparent()
    if before is not None and (not _lone_label(before) or before.getprevious() is not None):
        return ""
    if around is None or around.tag not in _LABELLED or (around.text or "").strip():
        return ""
    said = following.text_content().strip()
    if label[-1] == ")":
        return " " if said[:1].isalpha() else ""
    return ". " if said[:1].isupper() or said in _FIRST_ITEMS else ""


def _lone_label(element: "HtmlElement") -> str:
    """Return what an element holds if it is nothing but a label."""
    label = element.text.strip() if element.tag == "span" and element.text and len(element) == 0 else ""
    return label if _LONE_LABEL.fullmatch(label) else ""


def _label_length(text: str, label: str) -> int:
    """Return the characters that the label of a note takes at its beginning; 0 where it is not printed."""
    start = 1 if text[:1] in ("[", "(") else 0
    end = start + len(label)
    follows = text[end : end + 1]
    if text[start:end].lower() != label or (label.isdecimal() and follows.isdecimal()):
        return 0
    if label.isalpha() and follows.islower():  # "as" begins with no label
        return 0
    behind = _BEHIND_LABEL.match(text, end)
    end = behind.end() if behind else end
    return end if end < len(text) else 0
