"""Characters on a page to lines of text: what is read together, with its words, styles and marks.

In: a `Page`. Out: its lines, from top to bottom. In which order columns are read, `pdf_columns` finds out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from compare.model import Span, Style
from compare.readers import labels, mark_forms
from compare.readers.pdf_file import Page
from compare.readers.pdf_gaps import spaces
from compare.readers.pdf_gutters import Gutters
from compare.readers.pdf_rows import Field, Seen, fields, is_label
from compare.readers.pdf_rtl import mend

_LONGEST_MARK = 6
_ORDINALS = frozenset(["st", "nd", "rd", "th", "er", "re", "e", "o", "a", "ª", "º"])
"""What is raised behind a number and no mark: 1st, 2e."""
_POWERS = ("2", "3")
"""Of units of length."""
_LOOK_BACK = 12
"""Characters before something raised that say what it is; Roman numerals of centuries have seven at most."""
_MARK_CHARACTERS = frozenset("0123456789*†‡§,()[]/ ")
_AROUND = re.compile(r"[,()\[\]/ ]+")
"""What parts marks, or stands around them."""


class Cell(NamedTuple):
    """A place in a table."""

    table: int
    row: int
    column: int


class PrintedLine(NamedTuple):
    """A line of text. Points from the lower left corner of the page."""

    text: str
    """Words parted by one space each."""
    page: int
    """From 1."""
    number: int
    """Line of the page, from 1, in the order of reading."""
    x0: float
    x1: float
    y: float
    """Of the baseline."""
    size: float
    """Of most of its characters."""
    spans: tuple[Span, ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    """Offset and label of what is printed small and raised."""
    doubtful: tuple[int, ...] = ()
    """Offsets at which a gap leaves open whether a space belongs there; if it was put in, it stands there."""
    text_x: float | None = None
    """Where the words behind a label begin, if a tab parts them."""
    column: tuple[float, float] | None = None
    """Left and right edge of the column, where the page has several."""
    cell: Cell | None = None
    """Where it stands in a table."""


@dataclass(slots=True)
class _Styled:
    """Characters of a line that have the same style."""

    start: int
    end: int
    bold: bool
    italic: bool


class Lines(NamedTuple):
    """The lines of a page from top to bottom."""

    lines: list[PrintedLine]
    gutters: Gutters | None
    """Between its columns."""
    seen: Seen
    """What is known of the pages that follow."""


def lines(page: Page, seen: Seen) -> Lines:
    """Return the lines of a page; `seen` is what earlier ones have shown."""
    found, seen, gutters = fields(page.glyphs, page.uprights, seen)
    printed = [_line(field, page.number) for field in found]
    mended = iter(mend([line.text for line, field in zip(printed, found, strict=True) if field.turned]))
    printed = [
        line._replace(text=next(mended)) if field.turned else line
        for line, field in zip(printed, found, strict=True)
    ]
    return Lines(printed, gutters, seen)


def _line(field: Field, page: int) -> PrintedLine:
    spaced, doubts = spaces(field)
    doubtful: list[int] = []
    parts: list[str] = []
    marks: list[tuple[int, str]] = []
    styles: list[_Styled] = []
    length = 0
    text_x: float | None = None
    position, glyphs = 0, field.glyphs
    words = 0  # up to here what is raised is no mark
    while position < len(glyphs):
        if position in field.raised and position >= words:
            end = position
            while end < len(glyphs) and end in field.raised:
                end += 1
            printed = "".join(
                f" {glyphs[at].text}" if at in spaced and at > position else glyphs[at].text
                for at in range(position, end)
            )
            if len(field.raised) < len(glyphs) and _is_mark(printed, parts):
                marks.extend((length, label) for label in _AROUND.sub(" ", printed).split())
                if position in spaced and end < len(glyphs):
                    spaced.add(end)
                position = end
                continue
            words = end
        glyph = glyphs[position]
        if position in doubts:
            doubtful.append(length)
        if position in spaced and length:
            if (
                text_x is None
                and glyph.x0 - glyphs[position - 1].x1 > 0.8 * field.size
                and is_label(glyphs[:position])
            ):
                text_x = glyph.x0
            parts.append(" ")
            length += 1
        parts.append(glyph.text)
        if styles and styles[-1].bold is glyph.bold and styles[-1].italic is glyph.italic:
            styles[-1].end = length + 1
        else:
            styles.append(_Styled(length, length + 1, glyph.bold, glyph.italic))
        length += 1
        position += 1
    text = "".join(parts)
    return PrintedLine(
        text=text,
        page=page,
        number=0,
        x0=min(glyph.x0 for glyph in glyphs),
        x1=max(glyph.x1 for glyph in glyphs),
        y=field.y,
        size=field.size,
        spans=_spans(styles),
        marks=tuple(marks),
        doubtful=tuple(doubtful),
        text_x=text_x,
    )


def _is_mark(printed: str, before: Sequence[str]) -> bool:
    if len(printed) > _LONGEST_MARK:
        return False
    if set(printed) <= _MARK_CHARACTERS:
        return not _AROUND.fullmatch(printed) and not _is_power(printed, before)
    return len(printed) == 1 and printed.isalpha() and not _is_ordinal(printed, before)


def _is_power(printed: str, before: Sequence[str]) -> bool:
    head = "".join(before[-_LOOK_BACK:])
    return printed in _POWERS and mark_forms.is_unit(head, len(head))


def _is_ordinal(printed: str, before: Sequence[str]) -> bool:
    """Tell whether a raised letter makes an ordinal of what stands before it: `2e`, `XXe`, `no`."""
    token = "".join(before[-_LOOK_BACK:]).rpartition(" ")[2]
    if token[-1:].isdecimal():
        return printed in _ORDINALS
    return (printed == "e" and labels.is_roman(token)) or (printed == "o" and token in ("n", "N"))


def _spans(styles: Sequence[_Styled]) -> tuple[Span, ...]:
    found: list[Span] = []
    for style in (Style.BOLD, Style.ITALIC):
        open_span: Span | None = None
        for run in styles:
            if not (run.bold if style is Style.BOLD else run.italic):
                open_span = None
            elif open_span is None:
                open_span = Span(run.start, run.end, style)
                found.append(open_span)
            else:
                open_span = found[-1] = open_span._replace(end=run.end)
    return tuple(sorted(found))
