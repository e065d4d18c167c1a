"""The paragraphs of Markdown in the order of reading: headings, lists with the numbers typed, cells, notes.

In: tokens. Out: `Block`s with the lines that they came from. HTML among them is read as a web page is; its
scripts are not run, and what looks like a tag and is none stays as it was typed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from compare.model import Run, Style
from compare.options import Options
from compare.readers import breaks, labels, markdown_raised
from compare.readers.blocks import Block
from compare.readers.breaks import BREAK
from compare.readers.composer import Composer
from compare.readers.html_body import BLOCKS, BodyReader
from compare.readers.html_looks import LOOKS
from compare.readers.markdown_tree import TAG, Tree, counted
from compare.readers.patterns import late
from compare.readers.pieces import append, closes_up
from compare.readers.verbs import words

if TYPE_CHECKING:
    from markdown_it.token import Token

_EMPHASIS = {"em": Style.ITALIC, "strong": Style.BOLD, "s": Style.STRIKE, "link": Style.LINK}
_NOT_SHOWN = frozenset({"script", "style", "template", "noscript"})
_OTHER_TAGS = words(
    "a span font sup sub small big code kbd samp tt q abbr mark wbr img acronym var time bdi bdo"
)
_KNOWN = BLOCKS | frozenset(LOOKS) | _NOT_SHOWN | _OTHER_TAGS | {"br", "ins", "del"}
_MARKUP = late(r"<!--.*?(?:-->|$)|<[^<>]*>", re.DOTALL)
_ATTRIBUTES = late(r"\s*\{[#.-][^{}]*\}\s*$")
_BLANK_LINE = late(r"\n[ \t]*\n")


class MarkdownReader:
    """Reads the tokens of one text."""

    def __init__(self, tree: Tree, name: str, options: Options) -> None:
        """Read `tree`; `name` is for messages."""
        self._tree = tree
        self._name = name
        self._options = options
        self._accepted = options.tracked == "accepted"
        self.blocks: list[Block] = []
        """Paragraphs and cells."""
        self.notes: list[Block] = []
        self.left: Counter[str] = Counter()
        """What was not read, by what it is."""
        self.tracked = 0
        """How many `ins` and `del` elements there were."""
        self._numbers = _numbers(tree.tokens)
        self._raised = markdown_raised.notes(tree.tokens)
        self._lists: list[bool] = []
        self._label: tuple[str, int | None] | None = None
        self._bullet = False
        self._heading = False
        self._note: tuple[str, list[Block]] | None = None
        self._outer: list[tuple[str, list[Block]] | None] = []
        self._row = self._column = -1
        self._in_cell = False
        self._looks: Counter[Style] = Counter()
        self._hidden = 0

    def read(self) -> None:
        """Read all tokens."""
        for index, token in enumerate(self._tree.tokens):
            kind = token.type
            line = token.map[0] + 1 if token.map else 1
            if kind == "inline":
                self._paragraphs_or_note(index, token.children or [], line)
            elif kind in ("heading_open", "heading_close"):
                self._heading = kind == "heading_open"
            elif kind in ("fence", "code_block"):
                self._verbatim(token, line)
            elif kind == "html_block":
                self._html(token.content, line)
            elif kind.startswith("footnote_reference_"):
                self._turn_note(token)
            elif kind in _TABLE:
                self._turn_cell(kind)
            else:
                self._turn_list(index, token)

    def _turn_list(self, index: int, token: "Token") -> None:
        if token.type == "list_item_open":
            number = self._numbers.get(index)
            end = "" if token.markup == "." else token.markup
            self._label = (f"{number}{end}", len(self._lists) - 1 or None) if number else None
            self._bullet = number is None
        elif token.type in ("ordered_list_open", "bullet_list_open"):
            self._lists.append(True)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            self._lists.pop()

    def _turn_cell(self, kind: str) -> None:
        if kind == "table_open":
            self._row = -1
        elif kind == "tr_open":
            self._row += 1
            self._column = -1
        elif kind in ("th_open", "td_open"):
            self._column += 1
            self._in_cell = True
        else:
            self._in_cell = False

    def _turn_note(self, token: "Token") -> None:
        if token.type == "footnote_reference_open":
            self._label = None
            self._outer.append(self._note)
            self._note = (self._tree.labels[token.meta["label"]], [])
        elif self._note is not None:
            label, blocks = self._note
            self._note = self._outer.pop()
            self._end_note(label, blocks)

    def _end_note(self, label: str, blocks: Sequence[Block]) -> None:
        joined: Block | None = None
        for block in blocks:
            joined = block if joined is None else append(joined, block)
        if joined is not None:
            note = joined._replace(note=label, label=None, level=None, heading=False, cell=None)
            self.notes.append(note)

    def _add(self, block: Block) -> None:
        (self.blocks if self._note is None else self._note[1]).append(block)

    def _paragraphs_or_note(self, index: int, tokens: Sequence["Token"], line: int) -> None:
        label = self._raised.get(index)
        if self._raised:
            tokens = markdown_raised.with_marks(tokens, frozenset(self._raised.values()))
        if label is None or self._note is not None:
            self._paragraphs(_without_attributes(tokens) if self._heading else tokens, line)
            return
        self._note = (label, [])
        self._paragraphs(tokens[1:], line)
        blocks, self._note = self._note[1], None
        self._end_note(label, blocks)

    def _paragraphs(self, tokens: Sequence["Token"], line: int) -> None:
        composer: Composer[str] = Composer()
        self._looks.clear()
        self._hidden = 0
        self._inline(tokens, composer, line)
        label, level = self._label or (None, None)
        bullet, self._label, self._bullet = self._bullet, None, False
        for part in breaks.parted(composer):
            composed = part.compose()
            if not composed.text:
                continue
            self._add(
                Block(
                    text=composed.text,
                    runs=composed.runs,
                    spans=composed.spans,
                    marks=composed.marks,
                    label=None if label and _is_labelled(composed.text, level) else label,
                    level=level,
                    heading=self._heading,
                    bullet=bullet,
                    cell=(self._row, self._column) if self._in_cell else None,
                )
            )
            label, level, bullet = None, None, False

    def _inline(self, tokens: Sequence["Token"], composer: Composer[str], line: int) -> None:
        """Add the words of a paragraph; what was typed on the next line stands on the next line."""
        before = ""
        for index, token in enumerate(tokens):
            kind = token.type
            if kind in ("softbreak", "hardbreak"):
                line += 1
                after = tokens[index + 1].content if index + 1 < len(tokens) else ""
                if not (before and after and closes_up(before.rstrip() or " ", after)):
                    composer.add_of_line(" " if before == "<br>" else BREAK, frozenset(), line)
                before = ""
            elif kind == "footnote_ref":
                self._call(token, composer, line)
            elif kind == "image":
                self.left["picture"] += 1
            elif kind == "html_inline":
                before = self._tag(token.content, composer, line)
            elif token.content:
                self._words(token.content, composer, line)
                before = token.content
            elif kind.endswith(("_open", "_close")):
                style = _EMPHASIS.get(kind.rpartition("_")[0])
                if style is not None:
                    self._looks[style] += token.nesting

    def _words(self, text: str, composer: Composer[str], line: int) -> None:
        if not self._hidden:
            composer.add_of_line(text, frozenset(s for s, n in self._looks.items() if n > 0), line)

    def _call(self, token: "Token", composer: Composer[str], line: int) -> None:
        """Put a mark; the note itself may stand there too."""
        if self._note is not None:
            self.left["mark in a note"] += 1
            return
        if "label" in token.meta:
            composer.mark(self._tree.labels[token.meta["label"]])
            return
        if "raised" in token.meta:
            composer.mark(token.meta["raised"])
            return
        label, tokens = self._tree.inline[token.meta["id"]]
        composer.mark(label)
        note: Composer[str] = Composer()
        kept, self._note, looks = self._note, (label, []), self._looks
        self._looks = Counter()  # what is emphasised around a note is not the note
        self._inline(tokens, note, line)
        self._note, self._looks = kept, looks
        composed = note.compose()
        if composed.text:
            self._end_note(label, [Block(text=composed.text, runs=composed.runs, spans=composed.spans)])

    def _tag(self, markup: str, composer: Composer[str], line: int) -> str:
        """Heed a tag; return `<br>` for one that ends a line. What is no element of HTML is a word."""
        found = TAG.match(markup)
        if found is None:
            self.left["comment"] += 1
            return ""
        tag, turn = found[2].lower(), -1 if found[1] else 1
        if tag not in _KNOWN:
            self._words(markup, composer, line)
            return markup
        if tag in ("ins", "del"):
            self.tracked += turn > 0
            self._hidden += turn * ((tag == "ins") is not self._accepted)
        elif tag in _NOT_SHOWN:
            self._hidden += turn
        elif tag in LOOKS:
            self._looks[LOOKS[tag]] += turn
        elif tag == "br":
            composer.add_of_line(BREAK, frozenset(), line)
            return "<br>"
        elif tag in BLOCKS:
            composer.add_of_line(" ", frozenset(), line)
        return ""

    def _verbatim(self, token: "Token", line: int) -> None:
        """Read lines between fences: blank ones part paragraphs."""
        start = line + (token.type == "fence")
        for part in _BLANK_LINE().split(token.content):
            composer: Composer[str] = Composer()
            for number, text in enumerate(part.split("\n")):
                composer.add_of_line(f"{text} ", frozenset(), start + number)
            composed = composer.compose()
            if composed.text:
                self._add(Block(text=composed.text, runs=composed.runs))
            start += part.count("\n") + 2

    def _html(self, markup: str, line: int) -> None:
        """Read lines of HTML as a page is read."""
        if not _MARKUP().sub("", markup).strip():
            self.left["comment"] += markup.count("<!--")
            return
        from compare.readers import html_notes
        from compare.readers.html_tree import Page

        page = Page(f"\ufeff<div>{markup}</div>".encode(), self._name, self._options.limits)
        reader = BodyReader(html_notes.find(page.root), page.sheets, accepted=self._accepted)
        for block in reader.blocks(page.root):
            runs = (Run(0, len(block.text), line=line),)
            self._add(block._replace(runs=runs))
        self.left["hidden part"] += page.left_out
        self.tracked += reader.tracked


def _without_attributes(tokens: Sequence["Token"]) -> Sequence["Token"]:
    """Return the words of a heading without what pandoc and others say of it in braces: `{#annex .wide}`."""
    found = _ATTRIBUTES().search(tokens[-1].content) if tokens and tokens[-1].type == "text" else None
    if found is None:
        return tokens
    return [*tokens[:-1], tokens[-1].copy(content=tokens[-1].content[: found.start()])]


_TABLE = frozenset({"table_open", "table_close", "tr_open", "th_open", "td_open", "th_close", "td_close"})


def _numbers(tokens: Sequence["Token"]) -> dict[int, str]:
    """Return the number of each item of an ordered list, by the index of its token."""
    found: dict[int, str] = {}
    lists: list[list[int]] = []
    for index, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open" and token.info:
            lists[-1].append(index)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = lists.pop()
            found.update(zip(items, counted([tokens[item].info for item in items]), strict=True))
    return found


def _is_labelled(text: str, level: int | None) -> bool:
    """Tell whether an item's own label is typed; at the top, that of a first item in it is another one."""
    found = labels.parse(text)
    return found is not None and (bool(level) or not labels.is_first_item(found))
