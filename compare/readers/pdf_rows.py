"""Characters on a page to rows, and rows to fields: what stands on one baseline and is read together.

In: the characters of a page. Out: its fields, from top to bottom and from left to right (right to left: as
they are read), each with what is raised in it.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.readers import labels, note_labels, pdf_gutters, pdf_margin
from compare.readers.pdf_file import Upright
from compare.readers.pdf_glyphs import Glyph
from compare.readers.pdf_rtl import in_order, is_right_to_left, mirrored, starts_on_the_right

_SAME_BASELINE = 0.15
"""Ems by which baselines of one line differ: letters of two fonts do by hundredths."""
_SMALL = 0.84
"""Of the line's size; marks of notes have .55 to .7 in UN documents, .833 in what browsers print."""
_RAISED = 0.65
"""Ems from the line's baseline up to that of a mark at most; .3 to .4 in UN documents."""
_LOWERED = 0.35
_FIELD = 2.5
"""Ems between parts of a line that have nothing to do with one another: the two sides of a masthead,
cells of a row. Spaces of justified lines stay below 1.2 in UN documents, tabs after a label do not count."""
_TAB = 6.0
"""Ems from a label to its words at most: cells with numbers stand further apart."""
_LONGEST_LABEL = 8
_FEWEST_STRETCHED = 4
"""Parts of a line whose gaps are equal by no chance: those of a table differ with the words in its cells."""
_SAME_GAP = 1.0
"""Points; programs round the widths of characters."""
_TOUCHING = 0.5
"""Points by which a letter may reach over a stroke."""
_MOST_STROKES = 5_000
"""Of a page: more are a drawing."""


class Field(NamedTuple):
    """A part of a row: the characters that are read together."""

    glyphs: list[Glyph]
    raised: set[int]
    """Indexes of the characters that are small and raised."""
    y: float
    """Of the baseline."""
    size: float
    turned: bool
    """True where it is read from right to left."""


class Seen(NamedTuple):
    """What the pages up to here have shown of those that follow."""

    margin: pdf_margin.Margin | None = None
    """In which their lines are numbered."""
    gutters: pdf_gutters.Gutters | None = None
    """Between their columns."""


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

    def is_beside(self, piece: _Piece, borders: "_Borders") -> bool:
        """Tell whether a piece stands behind another one of the row, or before it, as a label."""
        before, behind = _TAB * self.size, _FIELD * self.size
        return any(
            p.x0 - before <= piece.x1
            and piece.x0 <= p.x1 + behind
            and not borders.part(min(p.x1, piece.x1), max(p.x0, piece.x0), self.y)
            for p in self.pieces
        )


def fields(
    glyphs: Sequence[Glyph], uprights: Sequence[Upright], seen: Seen
) -> tuple[list[Field], Seen, pdf_gutters.Gutters | None]:
    """Return the fields of a page in the order of rows, what it shows of later ones, and its gutters.

    Upright strokes part fields, and so do the margin and the gutters between columns.
    """
    borders = _Borders(uprights)
    rows = _rows(_pieces(glyphs, borders), borders)
    margin = pdf_margin.find([piece.glyphs for piece in row.pieces] for row in rows) or seen.margin
    gutters = pdf_gutters.find([_places(row) for row in rows], seen.gutters)
    if gutters:
        borders = _Borders([*uprights, *gutters.strokes])
        rows = _rows(_pieces(glyphs, borders), borders)
    if margin:
        for row in rows:
            row.pieces = [part for piece in row.pieces for part in _without_number(piece, margin)]
    turned = is_right_to_left(glyph.text for glyph in glyphs)
    found = [f for row in rows for f in _Parts(row, borders, margin, turned=turned).fields()]
    return found, Seen(margin, gutters or seen.gutters), gutters


def _places(row: _Row) -> pdf_gutters.Glyphs:
    """Return where the characters of a row stand."""
    glyphs = sorted([glyph[1:3] for piece in row.pieces for glyph in piece.glyphs])
    return pdf_gutters.Glyphs([x0 for x0, _ in glyphs], [x1 for _, x1 in glyphs], row.y, row.size)


def _without_number(piece: _Piece, margin: pdf_margin.Margin) -> list[_Piece]:
    """Return a piece in two if it begins with a number that counts its line."""
    count = pdf_margin.length(piece.glyphs)
    if not 0 < count < len(piece.glyphs) or not margin.holds(piece.glyphs[:count]):
        return [piece]
    return [_piece(piece.glyphs[:count]), _piece(piece.glyphs[count:])]


class _Borders:
    """Upright strokes, from left to right."""

    def __init__(self, strokes: Sequence[Upright]) -> None:
        self._strokes = sorted(strokes) if len(strokes) <= _MOST_STROKES else []
        self._places = [stroke.x for stroke in self._strokes]

    def part(self, left: float, right: float, y: float) -> bool:
        """Tell whether a stroke stands between two characters of a line."""
        first = bisect_left(self._places, left - _TOUCHING)
        last = bisect_right(self._places, right + _TOUCHING)
        return any(stroke.bottom <= y <= stroke.top for stroke in self._strokes[first:last])


def _pieces(glyphs: Sequence[Glyph], borders: _Borders) -> list[_Piece]:
    pieces: list[_Piece] = []
    run: list[Glyph] = []
    end = y = size = 0.0
    for glyph in glyphs:
        _, x0, x1, glyph_y, glyph_size, _, _, space = glyph
        if run and (
            glyph_y != y
            or glyph_size != size
            or not -size < x0 - end < _FIELD * size
            or (space and borders.part(end, x0, y))
        ):
            pieces.append(_piece(run))
            run = []
        run.append(glyph)
        end, y, size = x1, glyph_y, glyph_size
    if run:
        pieces.append(_piece(run))
    return pieces


def _piece(run: list[Glyph]) -> _Piece:
    first = run[0]
    return _Piece(first.y, min(g.x0 for g in run), max(g.x1 for g in run), first.size, run)


def _rows(pieces: Sequence[_Piece], borders: _Borders) -> list[_Row]:
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
            host = _host(piece, rows, index, borders)
            if host is None:
                stays.append(piece)
            elif piece.y > host.y:
                host.raised.append(piece)
            else:
                host.pieces.append(piece)
        if stays:
            row.pieces = stays
            kept.append(row)
    return kept


def _host(piece: _Piece, rows: Sequence[_Row], index: int, borders: _Borders) -> _Row | None:
    """Return the row beside which a piece stands small and raised, or lowered."""
    below = rows[index + 1 : index + 4]
    for row in below:
        rise = piece.y - row.y
        if rise <= 0 or rise > _RAISED * row.size:
            continue
        if piece.size <= _SMALL * row.size and row.is_beside(piece, borders):
            return row
    for row in reversed(rows[max(0, index - 2) : index]):
        drop = row.y - piece.y
        if (
            0 < drop <= _LOWERED * row.size
            and piece.size <= _SMALL * row.size
            and row.is_beside(piece, borders)
        ):
            return row
    return None


class _Parts:
    """Parts a row, on a page that is `turned` if most of its letters are read from right to left."""

    def __init__(
        self, row: _Row, borders: _Borders, margin: pdf_margin.Margin | None, *, turned: bool
    ) -> None:
        self._row, self._borders, self._margin, self._page_turned = row, borders, margin, turned
        self._pieces = [(piece, False) for piece in row.pieces] + [(piece, True) for piece in row.raised]
        letters = (glyph.text for piece, _ in self._pieces for glyph in piece.glyphs)
        self._turned = turned or is_right_to_left(letters)
        self._pieces.sort(key=lambda pair: -pair[0].x1 if self._turned else pair[0].x0)
        self._stretched = _is_stretched([piece for piece, is_raised in self._pieces if not is_raised])

    def fields(self) -> list[Field]:
        """Return the parts that wide gaps part, in the order in which they are read."""
        row = self._row
        found: list[Field] = []
        glyphs: list[Glyph] = []
        raised: set[int] = set()
        end = 0.0
        for piece, is_raised in self._pieces:
            left, right = (piece.x1, end) if self._turned else (end, piece.x0)
            if glyphs and self._parted(glyphs, piece, left, right, raised=len(raised)):
                found.append(self._field(glyphs, raised, _size(glyphs, raised)))
                glyphs, raised = [], set()
            if is_raised:
                raised.update(range(len(glyphs), len(glyphs) + len(piece.glyphs)))
            glyphs = glyphs + piece.glyphs
            end = piece.x0 if self._turned else piece.x1
        found.append(self._field(glyphs, raised, _size(glyphs, raised) if found else row.size))
        return found

    def _parted(
        self, glyphs: Sequence[Glyph], piece: _Piece, left: float, right: float, *, raised: int
    ) -> bool:
        """Tell whether a piece is read apart from those before it; the gap is from `left` to `right`.

        Of the characters before it so many are `raised`; where all are, they are the label of a note.
        """
        apart, size = max(right - left, 0), self._row.size
        labelled = raised == len(glyphs) or is_label(glyphs)
        return (
            (apart > _FIELD * size and not self._stretched and (apart > _TAB * size or not labelled))
            or self._borders.part(min(left, right), max(left, right), self._row.y)
            or bool(self._margin and self._margin.holds(glyphs))
            or (not raised and _is_margin(glyphs, piece, apart))
        )

    def _field(self, glyphs: list[Glyph], raised: set[int], size: float) -> Field:
        turned = is_right_to_left(glyph.text for glyph in glyphs)
        if turned or (self._page_turned and starts_on_the_right(glyphs, raised)):
            return Field(*in_order(glyphs, raised, size), self._row.y, size, turned=True)
        if self._turned:
            order = sorted(range(len(glyphs)), key=lambda index: glyphs[index].x0)
            glyphs, raised = [glyphs[i] for i in order], {at for at, i in enumerate(order) if i in raised}
        return Field(glyphs, raised, self._row.y, size, turned=False)


def _is_stretched(pieces: Sequence[_Piece]) -> bool:
    """Tell whether a line is justified though it is short (a break was typed in it): its gaps are equal."""
    if len(pieces) < _FEWEST_STRETCHED:
        return False
    places = sorted((piece.x0, piece.x1) for piece in pieces)
    gaps = [after - end for (_, end), (after, _) in pairwise(places)]
    widths = [end - start for start, end in places]
    alike = max(widths) - min(widths) <= _SAME_GAP  # numbers of a table, in columns of one width
    return not alike and min(gaps) > 0 and max(gaps) - min(gaps) <= _SAME_GAP


def _size(glyphs: Sequence[Glyph], raised: set[int]) -> float:
    """Return the size of most characters of a field: text and a note of the other column share a row."""
    sizes = Counter(glyph.size for index, glyph in enumerate(glyphs) if index not in raised)
    return sizes.most_common(1)[0][0] if sizes else glyphs[0].size


def is_label(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether a tab behind these characters would part a label from its words."""
    text = "".join(glyph.text for glyph in glyphs)
    if len(text) > _LONGEST_LABEL:
        return False
    return (
        text in labels.BULLETS
        or _is_number(text)
        or any(labels.parse(f"{form} x") for form in (text, mirrored(text)))
        or _is_note_label(text)
    )


def _is_note_label(text: str) -> bool:
    """Tell whether this is the label of a note by its form, such as `1/` or `*`; a number alone is none."""
    found = note_labels.parse_label(f"{text} X")
    return found is not None and found.form not in ("plain", "letter")


def _is_margin(glyphs: Sequence[Glyph], piece: _Piece, apart: float) -> bool:
    """Tell whether characters are a number in the margin, set smaller than the line beside."""
    return (
        apart > glyphs[0].size
        and glyphs[0].size <= _SMALL * piece.size
        and all(glyph.text.isdecimal() for glyph in glyphs)
    )


def _is_number(text: str) -> bool:
    """Tell whether this can be the number of a resolution before its title, such as `73/8.` or `44/…`."""
    return "/" in text and text.rstrip(".…").replace("/", "").isdecimal()
