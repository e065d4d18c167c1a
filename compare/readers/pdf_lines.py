"""Characters on a page to lines of text: what stands on one baseline, with its words, styles and marks.

In: a `Page`. Out: its lines, from top to bottom and, where text stands in columns, column after column.
Spaces are told by the gaps between characters, since files print few of them and PDFium invents some.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from compare.model import Span, Style
from compare.readers import labels
from compare.readers.pdf_file import Glyph, Page
from compare.readers.pdf_rtl import is_right_to_left, lam_before_alef, mend
from compare.readers.pieces import is_wide

_SAME_BASELINE = 0.15
"""Ems by which baselines of one line differ: letters of two fonts do by hundredths."""
_SMALL = 0.8
"""Of the line's size; marks of notes have .55 to .7 in UN documents."""
_RAISED = 0.65
"""Ems from the line's baseline up to that of a mark at most; .3 to .4 in UN documents."""
_LOWERED = 0.35
_NEAR = 1.0
"""Ems between a raised character and what it stands beside."""
_LONGEST_MARK = 6
_ORDINALS = frozenset(["st", "nd", "rd", "th", "er", "re", "e", "o", "a", "ª", "º"])
"""What is raised behind a number and no mark: 1st, 2e."""
_MARK_CHARACTERS = frozenset("0123456789*†‡§,")
_WORD_GAP = 0.13
"""Ems beyond the usual gap between letters, which is .03 in UN documents. PDFium takes gaps from .11 for
spaces, and words are torn there (.11 to .14 in all)."""
_STYLE_GAP = 0.06
"""The same where italic or bold begins or ends, which is hardly ever within a word."""
_UNSAID_GAP = 0.22
"""Ems of a gap that is a space though neither the file nor PDFium says so."""
_TAB = 0.5
"""Ems from which a gap beside a Chinese character is a tab; between Chinese and other letters word
processors leave a gap of a quarter, which is no space."""
_FIELD = 2.5
"""Ems between parts of a line that have nothing to do with one another: the two sides of a masthead,
cells of a row. Spaces of justified lines stay below 1.2 in UN documents, tabs after a label do not count."""


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


class _Piece(NamedTuple):
    """Characters of one size on one baseline, next to one another."""

    y: float
    x0: float
    x1: float
    size: float
    glyphs: list[Glyph]


class _Row:
    """What stands on one baseline, and what is raised above it."""

    def __init__(self, piece: _Piece) -> None:
        self.pieces = [piece]
        self.raised: list[_Piece] = []
        self.y = piece.y
        self.size = piece.size

    def add(self, piece: _Piece) -> None:
        if sum(len(p.glyphs) for p in self.pieces if p.size == self.size) < len(piece.glyphs):
            self.size, self.y = piece.size, piece.y
        self.pieces.append(piece)

    def is_beside(self, piece: _Piece) -> bool:
        near = _NEAR * self.size
        return any(p.x0 - near <= piece.x1 and piece.x0 <= p.x1 + near for p in self.pieces)


def lines(page: Page) -> list[PrintedLine]:
    """Return the lines of a page in the order of reading."""
    fields = [field for row in _rows(_pieces(page.glyphs)) for field in _fields(row)]
    foreign = [is_right_to_left(field.glyphs) for field in fields]
    found = [
        _line(_Field(lam_before_alef(field.glyphs), *field[1:]) if turned else field, page.number)
        for field, turned in zip(fields, foreign, strict=True)
    ]
    mended = iter(mend([line.text for line, turned in zip(found, foreign, strict=True) if turned]))
    return [
        line._replace(text=next(mended)) if turned else line
        for line, turned in zip(found, foreign, strict=True)
    ]


def _pieces(glyphs: Sequence[Glyph]) -> list[_Piece]:
    pieces: list[_Piece] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run:
            last = run[-1]
            size = glyph.size
            apart = glyph.x0 - last.x1
            if glyph.y != last.y or size != last.size or not -size < apart < _FIELD * size:
                pieces.append(_piece(run))
                run = []
        run.append(glyph)
    if run:
        pieces.append(_piece(run))
    return pieces


def _piece(run: list[Glyph]) -> _Piece:
    first = run[0]
    return _Piece(first.y, min(g.x0 for g in run), max(g.x1 for g in run), first.size, run)


def _rows(pieces: Sequence[_Piece]) -> list[_Row]:
    """Return the rows of a page from top to bottom; small raised pieces go to the row that they belong to."""
    rows: list[_Row] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.y, piece.x0)):
        tolerance = _SAME_BASELINE * piece.size
        if rows and abs(rows[-1].y - piece.y) <= tolerance:
            rows[-1].add(piece)
        else:
            rows.append(_Row(piece))
    kept: list[_Row] = []
    for index, row in enumerate(rows):
        stays: list[_Piece] = []
        for piece in row.pieces:
            host = _host(piece, rows, index)
            if host is None:
                stays.append(piece)
            else:
                host.raised.append(piece)
        if stays:
            row.pieces = stays
            kept.append(row)
    return kept


def _host(piece: _Piece, rows: Sequence[_Row], index: int) -> _Row | None:
    """Return the row beside which a piece stands small and raised, or lowered."""
    below = rows[index + 1 : index + 4]
    for row in below:
        rise = piece.y - row.y
        if rise <= 0 or rise > _RAISED * row.size:
            continue
        if piece.size <= _SMALL * row.size and row.is_beside(piece):
            return row
    for row in reversed(rows[max(0, index - 2) : index]):
        drop = row.y - piece.y
        if 0 < drop <= _LOWERED * row.size and piece.size <= _SMALL * row.size and row.is_beside(piece):
            return row
    return None


class _Field(NamedTuple):
    """A part of a row: the characters that are read together."""

    glyphs: list[Glyph]
    raised: set[int]
    """Indexes of the characters that are small and raised."""
    y: float
    size: float


def _fields(row: _Row) -> list[_Field]:
    """Return the parts of a row that wide gaps part, from left to right (right to left: as in the file)."""
    pieces = [(piece, False) for piece in row.pieces] + [(piece, True) for piece in row.raised]
    if is_right_to_left(glyph for piece, _ in pieces for glyph in piece.glyphs):
        pieces.sort(key=lambda pair: -pair[0].x1)
    else:
        pieces.sort(key=lambda pair: pair[0].x0)
    fields: list[_Field] = []
    glyphs: list[Glyph] = []
    raised: set[int] = set()
    end = 0.0
    for piece, is_raised in pieces:
        apart = max(piece.x0 - end, 0) if glyphs else 0
        if glyphs and (
            (apart > _FIELD * row.size and not _is_label(glyphs)) or _is_margin(glyphs, piece, apart)
        ):
            fields.append(_Field(glyphs, raised, row.y, glyphs[0].size))
            glyphs, raised = [], set()
        if is_raised:
            raised.update(range(len(glyphs), len(glyphs) + len(piece.glyphs)))
        glyphs = glyphs + piece.glyphs
        end = piece.x1
    fields.append(_Field(glyphs, raised, row.y, row.size))
    return fields


def _is_label(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether a tab behind these characters would part a label from its words."""
    text = "".join(glyph.text for glyph in glyphs)
    return len(text) <= 8 and (labels.parse(text + " x") is not None or _is_number(text))  # noqa: PLR2004


def _is_margin(glyphs: Sequence[Glyph], piece: _Piece, apart: float) -> bool:
    """Tell whether characters are a number in the margin, set smaller than the line beside."""
    return (
        apart > glyphs[0].size
        and glyphs[0].size <= _SMALL * piece.size
        and all(glyph.text.isdecimal() for glyph in glyphs)
    )


def _is_number(text: str) -> bool:
    """Tell whether this can be the number of a resolution before its title, such as `73/8.`; no words."""
    return "/" in text and text.rstrip(".").replace("/", "").isdecimal()


def _line(field: _Field, page: int) -> PrintedLine:
    spaced, doubts = _spaces(field)
    doubtful: list[int] = []
    parts: list[str] = []
    marks: list[tuple[int, str]] = []
    styles: list[tuple[int, int, bool, bool]] = []
    length = 0
    text_x: float | None = None
    position, glyphs = 0, field.glyphs
    while position < len(glyphs):
        if position in field.raised:
            end = position
            while end < len(glyphs) and end in field.raised:
                end += 1
            printed = "".join(glyph.text for glyph in glyphs[position:end])
            if _is_mark(printed, parts):
                marks.extend((length, label) for label in printed.replace(",", " ").split())
                if position in spaced and end < len(glyphs):
                    spaced.add(end)
                position = end
                continue
        glyph = glyphs[position]
        if position in doubts:
            doubtful.append(length)
        if position in spaced and length:
            if (
                text_x is None
                and glyph.x0 - glyphs[position - 1].x1 > 0.8 * field.size
                and _is_label(glyphs[:position])
            ):
                text_x = glyph.x0
            parts.append(" ")
            length += 1
        parts.append(glyph.text)
        styles.append((length, length + len(glyph.text), glyph.bold, glyph.italic))
        length += len(glyph.text)
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
        return True
    after_digit = bool(before) and before[-1].isdecimal()
    return len(printed) == 1 and printed.isalpha() and not (after_digit and printed in _ORDINALS)


def _spaces(field: _Field) -> tuple[set[int], set[int]]:
    """Return the indexes of characters that a space stands before, and of those where that is not sure."""
    glyphs, size = field.glyphs, field.size
    gaps = [after.x0 - before.x1 for before, after in pairwise(glyphs)]
    if is_right_to_left(glyphs):
        return {index for index, glyph in enumerate(glyphs) if glyph.space}, set()
    inside = [gap for gap, glyph in zip(gaps, glyphs[1:], strict=True) if not glyph.space]
    tracking = max(0.0, median(inside)) if inside else 0.0
    guessed = tracking + _WORD_GAP * size
    unsaid = tracking + _UNSAID_GAP * size
    found: set[int] = set()
    doubtful: set[int] = set()
    for index, (before, glyph) in enumerate(pairwise(glyphs), start=1):
        gap = gaps[index - 1]
        if _is_set_apart(before, glyph, gap, size):
            continue
        restyled = before[5:7] != glyph[5:7]
        if glyph.space and restyled and gap >= tracking + _STYLE_GAP * size:
            found.add(index)
            continue
        if glyph.space == "printed" or gap >= (guessed if glyph.space else unsaid):
            found.add(index)
        if glyph.space != "printed" and tracking < gap < unsaid and (glyph.space or gap >= guessed):
            doubtful.add(index)
    return found, doubtful


def _is_set_apart(before: Glyph, glyph: Glyph, gap: float, size: float) -> bool:
    """Tell whether a gap is only what word processors leave beside Chinese characters."""
    return glyph.space != "printed" and gap < _TAB * size and (is_wide(before.text) or is_wide(glyph.text))


def _spans(styles: Sequence[tuple[int, int, bool, bool]]) -> tuple[Span, ...]:
    found: list[Span] = []
    for which, style in ((2, Style.BOLD), (3, Style.ITALIC)):
        start = end = -1
        for glyph in styles:
            if glyph[which]:
                if start < 0:
                    start = glyph[0]
                end = glyph[1]
            elif start >= 0:
                found.append(Span(start, end, style))
                start = -1
        if start >= 0:
            found.append(Span(start, end, style))
    return tuple(sorted(found))
