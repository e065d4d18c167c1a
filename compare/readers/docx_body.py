"""The paragraphs of a Word file in the order of reading: body, tables, text boxes, notes.

In: the elements of a part. Out: `Block`s. What each paragraph is in a resolution, `structure` finds out.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Run
from compare.model.grid import goes_on
from compare.readers import front
from compare.readers.blocks import Block
from compare.readers.docx_alternatives import ALTERNATIVES, chosen
from compare.readers.docx_drawings import drawn_text
from compare.readers.docx_numbering import Numbering
from compare.readers.docx_styles import Resolved, Styles, is_heading, is_note, list_depth
from compare.readers.docx_text import ELSEWHERE, Call, Collector, Words, children
from compare.readers.docx_view import TextReader
from compare.readers.docx_xml import M, W, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
"""Elements around paragraphs whose content is read as if it stood there by itself."""
_HIDDEN_WRAPPERS = frozenset((f"{W}del", f"{W}moveFrom"))


class _Item(NamedTuple):
    """A paragraph as it stands in the text, before its words are put together."""

    elements: tuple[tuple["_Element", str], ...]
    """`w:p` elements and their paths; several where they are one paragraph to the reader."""
    cell: tuple[int, int] | None
    within: str
    """The path of the part, text box or cell that it stands in: nothing is joined across its border."""


class BodyReader:
    """Reads the parts of one file, in order: numbers go on from one to the next."""

    def __init__(self, text: TextReader, styles: Styles, numbering: Numbering) -> None:
        """Read with the words, styles and numbers of a file."""
        self._text = text
        self._styles = styles
        self._numbering = numbering
        self.calls: list[tuple[int, Call]] = []
        """Calls of notes: index of the block, and the call."""
        self.raised: dict[int, tuple[tuple[int, int], ...]] = {}
        """What is set as superscript, by the index of the block."""
        self.notes: set[int] = set()
        """Blocks in a style of notes."""
        self._count = self._length = 0
        """How many blocks there were, and the characters of the last."""
        self._last_cell: tuple[int, int] | None = None
        self._waiting: list[Call] = []
        """Calls of notes in empty paragraphs, for the next block."""

    def blocks(self, part: "_Element", path: str, cell: tuple[int, int] | None = None) -> Iterator[Block]:
        """Yield the blocks of a part, of a note, or of a text box that may hang in a cell, in order."""
        held: _Item | None = None
        for item in self._items(part, path, cell, path):
            if held is not None and held.within != item.within:
                yield from self._read(held)
                held = None
            joined = item if held is None else item._replace(elements=held.elements + item.elements)
            held = joined if self._joins_next(item.elements[0][0]) else None
            if held is None:
                yield from self._read(joined)
        if held is not None:
            yield from self._read(held)
        if self._count:
            self._call_before(self._waiting)
            self._waiting = []

    def _joins_next(self, paragraph: "_Element") -> bool:
        """Tell whether a paragraph goes on in the next: an initial, or one without an end in this view."""
        frame = paragraph.find(f"{W}pPr/{W}framePr")
        if frame is not None and frame.get(f"{W}dropCap", "none") != "none":
            return True
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None:
            return False
        inserted = mark.find(f"{W}ins") is not None or mark.find(f"{W}moveTo") is not None
        deleted = mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None
        self._text.tracked["paragraph"] += inserted or deleted
        return deleted if self._text.accepted else inserted

    def _items(
        self, element: "_Element", path: str, cell: tuple[int, int] | None, within: str
    ) -> Iterator[_Item]:
        for child, tag, at in children(element, path):
            if tag in (f"{W}p", f"{M}oMathPara"):
                yield _Item(((child, at),), cell, within)
                self._text.section += child.find(f"{W}pPr/{W}sectPr") is not None
            elif tag == f"{W}tbl":
                yield from self._table(child, at, cell)
            elif tag in _WRAPPERS or (tag in _HIDDEN_WRAPPERS and not self._text.accepted):
                if not (tag in (f"{W}ins", f"{W}moveTo") and not self._text.accepted):
                    yield from self._items(child, at, cell, within)
            elif tag == ALTERNATIVES:
                form = chosen(child, at)
                if form is not None:
                    yield from self._items(*form, cell, within)
            elif tag in ELSEWHERE:
                self._text.left[ELSEWHERE[tag]] += 1
            elif tag not in _HIDDEN_WRAPPERS and next(child.iter(f"{W}p"), None) is not None:
                yield from self._items(
                    child, at, cell, within
                )  # of a later edition of the format, or of nobody's

    def _table(self, table: "_Element", path: str, outer: tuple[int, int] | None) -> Iterator[_Item]:
        layout = outer is None and _is_layout(table)
        row_number = 0
        for row, at_row in _members(table, path, f"{W}tr"):
            if not self._shown(row.find(f"{W}trPr")):
                continue
            column = _number(value(row.find(f"{W}trPr"), "gridBefore"))
            for one, at in _members(row, at_row, f"{W}tc"):
                properties = one.find(f"{W}tcPr")
                span = max(1, _number(value(properties, "gridSpan")))
                merged = None if properties is None else properties.find(f"{W}vMerge")
                merged_up = merged is not None and merged.get(f"{W}val", "continue") == "continue"
                covered = merged_up and row_number > 0  # nothing is above the first row
                if self._shown(properties, "cellIns", "cellDel") and not covered:
                    place = outer or (None if layout else (row_number, column))
                    yield from self._items(one, at, place, at)
                column += span
            row_number += 1

    def _shown(self, properties: "_Element | None", inserted: str = "ins", deleted: str = "del") -> bool:
        """Tell whether a row or a cell is part of the table in this view."""
        if properties is None:
            return True
        gone = properties.find(W + deleted) is not None
        new = properties.find(W + inserted) is not None
        self._text.tracked["row"] += gone or new
        return not (gone if self._text.accepted else new)

    def _read(self, item: _Item) -> Iterator[Block]:
        """Yield a paragraph, and after it the text boxes that hang on it."""
        last = item.elements[-1][0]
        properties = self._properties(last)
        style = self._styles.of(value(properties, "pStyle") or self._styles.default)
        collector = Collector(self._text)
        for element, path in item.elements:
            collector.add(element, path, style)
        label, level = self._label(properties, style)
        heading = self._is_heading(properties, style)
        for words in collector.words(whole=heading or item.cell is not None):
            if not words.text:
                self._call_aside(words.calls, item.cell)
            else:
                if is_note(style):
                    self.notes.add(self._count)
                yield self._block(words, item.cell, label, level, heading=heading)
                label = level = None
        for box, path in collector.boxes:
            texts = drawn_text(box)
            yield from (
                self.blocks(box, path, item.cell) if texts is None else self._drawn(texts, path, item.cell)
            )

    def _call_aside(self, calls: Sequence[Call], cell: tuple[int, int] | None) -> None:
        """Let the text before call the notes of an empty paragraph, or that behind where a table begins."""
        if self._count and (cell is None or goes_on(self._last_cell, cell)):
            self._call_before(calls)
        else:
            self._waiting += calls

    def _call_before(self, calls: Iterable[Call]) -> None:
        self.calls += [(self._count - 1, call._replace(offset=self._length)) for call in calls]

    def _drawn(self, texts: Iterable[str], path: str, cell: tuple[int, int] | None) -> Iterator[Block]:
        for text in texts:
            self._begin(text, cell)
            yield Block(text=text, runs=(Run(0, len(text), None, None, element=path),), cell=cell)

    def _begin(self, text: str, cell: tuple[int, int] | None) -> int:
        """Count a block, and return which it is; what waited for it is called at its beginning."""
        index = self._count
        self.calls += [(index, call._replace(offset=0)) for call in self._waiting]
        self._waiting = []
        self._count, self._length, self._last_cell = index + 1, len(text), cell
        return index

    def _properties(self, paragraph: "_Element") -> "_Element | None":
        """Return the properties of a paragraph, in the rejected view those before they were changed."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        changed = properties.find(f"{W}pPrChange")
        if changed is None or self._text.accepted:
            return properties
        return changed.find(f"{W}pPr")

    def _label(self, properties: "_Element | None", style: Resolved) -> tuple[str | None, int | None]:
        """Count a paragraph that Word numbers, and return its label, "" for a bullet, and level."""
        own = None if properties is None else properties.find(f"{W}numPr")
        if own is not None and own.find(f"{W}ins") is not None and not self._text.accepted:
            own = None
        list_id = value(own, "numId") or style.list_id
        if list_id is None or list_id == "0":
            return None, None
        named = value(own, "ilvl")
        level = int(named) if named and named.isdecimal() else None
        if level is None:  # a list that a paragraph names by itself is read at the level of its style too
            bound = self._numbering.level_of_style(list_id, style.list_style or "")
            level = style.list_level if bound is None else bound
        label = self._numbering.label(list_id, level or 0)
        level = level or list_depth(style)
        if not label:
            return label, level if label == "" else None
        return _bare(label), level or None

    @staticmethod
    def _is_heading(properties: "_Element | None", style: Resolved) -> bool:
        return is_heading(style, value(properties, "outlineLvl"))

    def _block(
        self,
        words: Words,
        cell: tuple[int, int] | None,
        label: str | None,
        level: int | None,
        *,
        heading: bool,
    ) -> Block:
        index = self._begin(words.text, cell)
        self.calls += [(index, call) for call in words.calls]
        if words.raised:
            self.raised[index] = words.raised
        return Block(
            text=words.text, runs=words.runs, spans=words.spans, label=label or None, level=level,
            heading=heading, bullet=label == "", cell=cell,
        )  # fmt: skip


def _bare(label: str) -> str:
    """Return a label without what only parts it from the text: `1.`, `1 -` in Arabic, `1．` in Chinese."""
    bare = label.rstrip("-–—.．。、 ")
    return bare if bare.isalnum() else label.removesuffix(".")


def _members(element: "_Element", path: str, kind: str) -> Iterator[tuple["_Element", str]]:
    """Yield the rows of a table, or the cells of a row, with their paths."""
    for child, tag, at in children(element, path):
        if tag == kind:
            yield child, at
        elif tag in _WRAPPERS:
            yield from _members(child, at, kind)
        elif tag == ALTERNATIVES:
            form = chosen(child, at)
            if form is not None:
                yield from _members(*form, kind)


def _is_layout(table: "_Element") -> bool:
    """Tell whether a table only places text on the page: it has one column, or holds a masthead."""
    rows = (row for row, _ in _members(table, "", f"{W}tr"))
    if all(sum(1 for _ in _members(row, "", f"{W}tc")) <= 1 for row in rows):
        return True
    for paragraph in table.iter(f"{W}p"):
        text = "".join(t.text or "" for t in paragraph.iter(f"{W}t")).strip()
        if front.is_masthead(text):
            return True
    return False


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 4 else 0  # noqa: PLR2004 - Word has 63 columns
