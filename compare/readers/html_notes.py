"""Notes of a web page: links from a mark in the text to a note, and back, in all the ways pages have them.

In: the tree. Out: which anchors are marks, where notes begin and in which elements they stand, and which
anchors only lead back. Comments that Word and Google Docs link in the same way are no notes.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from compare.readers.verbs import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = re.compile(
    r"[\[(]?\s*(\d{1,3}|[a-z]|[ivxlc]{1,6}|\*{1,4}|[†‡§]{1,2}|note \d{1,3})\s*[\])]?\.?", re.IGNORECASE
)
_NOTE_ID = re.compile(r"fn|note|ftn|edn|cite|sdfoot|sdend", re.IGNORECASE)
"""What ids of notes hold: `fn1`, `_ftn1`, `cite_note-2`, `sdfootnote1sym`, `endnote-3`."""
_BLOCKS = words("li p div aside dd tr td section blockquote")
_HOLDERS = words("li div aside section")
"""Elements that may hold a note of several paragraphs."""
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_BACK = words("↩ ↑ ⏎ ^ ↵ ⬆ ↩︎ back")
_STOPS = frozenset(",;.:!?)]”»’\"'")
"""What stands before a mark that nothing links; a unit stands before a power."""


class Notes(NamedTuple):
    """The notes of a page."""

    marks: dict["HtmlElement", str]
    """Anchors, or raised labels, that call a note, with its label."""
    labels: dict["HtmlElement", str]
    """Places where notes begin, in the order in which they are called, with their labels."""
    begin: dict["HtmlElement", frozenset["HtmlElement"]]
    """Elements that are notes, or hold several that line breaks part: the places in them."""
    back: set["HtmlElement"]
    """Anchors that lead back to the text."""


def find(root: "HtmlElement") -> Notes:
    """Return the notes that anchors of the tree call."""
    return _Finder(root).found()


class _Finder:
    """Looks for marks and for what they call."""

    def __init__(self, root: "HtmlElement") -> None:
        self._root = root
        self._places = {element: index for index, element in enumerate(root.iter())}
        self._targets: dict[str, HtmlElement] = {}
        for element in self._places:
            for key in ("id", "name"):
                if element.get(key):
                    self._targets.setdefault(element.get(key, ""), element)
        self._marks: dict[HtmlElement, tuple[str, HtmlElement]] = {}
        """Label and the place where the note begins."""
        self._labels: dict[HtmlElement, str] = {}
        self._block_of: dict[HtmlElement, HtmlElement] = {}

    def found(self) -> Notes:
        for anchor in self._root.iter("a"):
            self._link(anchor)
        self._add_unlinked()
        begin: dict[HtmlElement, set[HtmlElement]] = {}
        for place in self._labels:
            begin.setdefault(self._block_of[place], set()).add(place)
        whole: dict[HtmlElement, frozenset[HtmlElement]] = {}
        for block, places in begin.items():
            whole.setdefault(self._holder(block), frozenset(places))
        marks = {mark: label for mark, (label, _) in self._marks.items()}
        return Notes(marks, self._labels, whole, self._back(whole))

    def _link(self, anchor: "HtmlElement") -> None:
        """Take an anchor for a mark if it has a label, and calls something further down."""
        target = self._target(anchor)
        label = _label(anchor)
        if target is None or label is None or self._places[target] < self._places[anchor]:
            return
        if not (_calls(anchor, target) or self._leads_back(target, label, anchor)):
            return
        block = self._block(target)
        if block is not None and not _is_in(anchor, block):
            self._put(anchor, label, target, block)

    def _put(self, mark: "HtmlElement", label: str, place: "HtmlElement", block: "HtmlElement") -> None:
        self._marks[mark] = label, place
        self._labels.setdefault(place, label)
        self._block_of[place] = block

    def _target(self, anchor: "HtmlElement") -> "HtmlElement | None":
        href = anchor.get("href") or ""
        return self._targets.get(href[1:]) if href.startswith("#") else None

    def _leads_back(self, target: "HtmlElement", label: str, anchor: "HtmlElement") -> bool:
        """Tell whether a link with the same label leads from the target to the anchor."""
        link = next(target.iter("a"), None)
        return link is not None and self._target(link) is anchor and _label(link) == label

    def _block(self, target: "HtmlElement") -> "HtmlElement | None":
        """Return the paragraph or list item that a target is or stands in; None for one in a heading."""
        element: HtmlElement | None = target
        while element is not None and element is not self._root and element.tag not in _HEADINGS:
            if element.tag == "dt":  # the label of a note that stands in the `dd` behind it
                return element.getparent()
            if element.tag in _BLOCKS:
                return element
            element = element.getparent()
        return None

    def _holder(self, block: "HtmlElement") -> "HtmlElement":
        """Return what holds all paragraphs of a note, of which `block` is the first."""
        parent = block.getparent()
        if parent is None or parent is self._root or parent.tag not in _HOLDERS or parent[0] is not block:
            return block
        said = parent.get("id") or ""
        alone = parent.tag == "li" or (bool(_NOTE_ID.search(said)) and said[-1:].isdecimal())
        if not alone:
            return block
        held, inside = (sum(one in self._labels for one in element.iter()) for element in (parent, block))
        return parent if held == inside else block

    def _add_unlinked(self) -> None:
        """Add notes that nothing links: paragraphs that begin with a label raised elsewhere, too."""
        linked = {label: place for place, label in reversed(self._labels.items())}
        raised = [
            sup for sup in self._root.iter("sup") if not any(one in self._marks for one in sup.iter("a"))
        ]
        begun: dict[str, HtmlElement] = {}
        begins: set[HtmlElement] = set()
        for sup in raised:
            block, label = sup.getparent(), _label(sup)
            if block is None or block.tag not in _BLOCKS or block[0] is not sup or not label:
                continue
            if not (block.text or "").strip():
                begun[label] = block
                begins.add(sup)
        for sup in raised:
            label = _label(sup)
            if sup in begins or not label:
                continue
            if label in begun and not _is_in(sup, begun[label]):
                self._put(sup, label, begun[label], begun[label])
            elif label in linked and self._places[sup] < self._places[linked[label]] and _follows_stop(sup):
                self._marks[sup] = label, linked[label]

    def _back(self, blocks: dict["HtmlElement", frozenset["HtmlElement"]]) -> set["HtmlElement"]:
        called_from = set(self._marks)
        for mark in self._marks:
            parent = mark.getparent()
            if parent is not None and parent.get("id"):
                called_from.add(parent)
        found: set[HtmlElement] = set()
        for block in blocks:
            for anchor in block.iter("a"):
                text = "".join(anchor.itertext()).strip()
                target = self._target(anchor)
                leads = target is not None and (target in called_from or _label(anchor) is not None)
                if anchor not in self._marks and (leads or text in _BACK):
                    found.add(anchor)
        return found


def _label(anchor: "HtmlElement") -> str | None:
    text = " ".join("".join(anchor.itertext()).split())
    found = _MARK.fullmatch(text)
    return found[1].lower().removeprefix("note ") if found else None


def _calls(anchor: "HtmlElement", target: "HtmlElement") -> bool:
    """Tell whether a link to a place of the page calls a note: it is raised, says so, or its target does."""
    if anchor.get("role") == "doc-noteref" or next(anchor.iter("sup"), None) is not None:
        return True
    parent = anchor.getparent()
    raised = parent is not None and parent.tag == "sup"
    said = " ".join(filter(None, (target.get("id"), target.get("name"), anchor.get("class"))))
    return raised or bool(_NOTE_ID.search(said))


def _is_in(mark: "HtmlElement", note: "HtmlElement") -> bool:
    """Tell whether a mark lies in what it would call."""
    return any(parent is note for parent in mark.iterancestors())


def _follows_stop(sup: "HtmlElement") -> bool:
    """Tell whether punctuation stands before a raised label."""
    previous, parent = sup.getprevious(), sup.getparent()
    if previous is None:
        before = parent.text if parent is not None else None
    else:
        before = previous.tail or "".join(previous.itertext())
    return (before or "").rstrip()[-1:] in _STOPS and bool((before or "").strip())
