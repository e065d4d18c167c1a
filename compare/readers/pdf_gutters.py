"""White bands between two columns of text that stand closer together than fields of a row do.

In: the rows of a page, each as the places of its characters. Out: the gutters, as strokes that part the lines
on either side. A gap in one line shows nothing, for justified lines have wide spaces; that many lines below
one another leave the same place empty, and go on behind it at one edge, does.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from compare.readers.pdf_file import Upright

_NARROWEST = 0.8
"""Ems of a gutter; the narrowest in print have one. Columns of 40 characters have spaces that wide now and
then, but not below one another."""
_FEWEST = 5
"""Rows with text on both sides of a gutter."""
_FEWEST_AT_EDGE = 3
"""Lines that begin at the right edge of a gutter, on a page that may have columns."""
_FEWEST_AGAIN = 2
"""The same on a page with columns that were found before, on it or on an earlier page."""
_ABREAST = 0.5
"""Share of the shorter side's height beside which the other side stands."""
_WIDEST = 5.0
"""Ems of a gutter; what stands further apart is parted without it, and in tables cells do."""
_MIDDLE = 0.25, 0.75
"""Of the width of what is printed, between which a gutter lies."""
_EDGE = 0.35
"""Ems by which the beginnings of lines at one edge differ."""
_AT_EDGE = 0.4
"""Share of the lines behind a gutter that begin at its edge; the others are indented."""
_FILLED = 0.7
"""Of the column's width that most of its lines take; cells of tables and names do not."""
_ALIKE = 0.55
"""Of the wider column's width that the narrower one has at least."""
_WIDE_GAP = 1.5
"""Ems of a gap that parts cells; labels and the first word behind them stand closer."""
_CELLS = 0.3
"""Share of lines with such a gap from which columns are those of a table."""
_SAME_PLACE = 2.0
"""Ems by which the place of a gutter differs from page to page: left and right pages have own margins."""
_LONGEST_LABEL = 0.2
"""Of a column's width, in which a label and the tab behind it end."""
_PLACES = 12
"""Edges that are looked at on a page."""


class Glyphs(NamedTuple):
    """The characters of a row, from left to right."""

    starts: Sequence[float]
    ends: Sequence[float]
    y: float
    size: float


class Gutters(NamedTuple):
    """The gutters of a page, and the widths of the columns beside them."""

    strokes: tuple[Upright, ...]
    widths: tuple[float, float]


class _Parted(NamedTuple):
    """A row, parted at a gutter."""

    row: Glyphs
    before: int
    """How many characters stand on the left."""

    @property
    def sides(self) -> tuple[range, range]:
        """Indexes of the characters on the left and on the right."""
        return range(self.before), range(self.before, len(self.row.starts))


def find(rows: Sequence[Glyphs], known: Gutters | None) -> Gutters | None:
    """Return the gutters between the rows of a page, None if there are none.

    `known` are those of another page: where it has them and columns are no wider, few lines are enough.
    """
    left = min((row.starts[0] for row in rows), default=0.0)
    right = max((row.ends[-1] for row in rows), default=0.0)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    starts = Counter(start for row in rows for start in _starts(row, low, high))
    near = {x: starts[x - 1] + starts[x] + starts[x + 1] for x in starts}
    fewest = _FEWEST_AGAIN if known else _FEWEST_AT_EDGE
    places = sorted((x for x, count in near.items() if count >= fewest), key=lambda x: (-near[x], x))
    best: tuple[int, Gutters] | None = None
    for place in places[:_PLACES]:
        found = _at(rows, place - 1, known)
        if found and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def _starts(row: Glyphs, low: float, high: float) -> Iterator[int]:
    """Yield where text begins behind a gap, or as the first of its row."""
    starts, ends = row.starts, row.ends
    first, last = bisect_left(starts, low), bisect_right(starts, high)
    gap = _NARROWEST * row.size
    for index in range(first, last):
        if not index or starts[index] - ends[index - 1] >= gap:
            yield round(starts[index])


def _at(rows: Sequence[Glyphs], place: float, known: Gutters | None) -> tuple[int, Gutters] | None:
    """Return the gutters on the left of a place, and how many rows have text on both sides of them."""
    size = rows[0].size
    again = known is not None and abs(known.strokes[0].x - place) <= _SAME_PLACE * size
    runs = [(run, _abreast(run)) for run in _runs(rows, place) if run]
    most = max((count for _, count in runs), default=0)
    fewest = _FEWEST_AGAIN if again or most >= _FEWEST else _FEWEST
    kept = [run for run, count in runs if count >= fewest]
    parted = [row for run in kept for row in run]
    if not parted:
        return None
    sides = tuple([row for row in parted if row.sides[side]] for side in (0, 1))
    widths = _width(sides[0], 0), _width(sides[1], 1)
    if not _begin_at_edge(sides[1]) or any(_are_cells(sides[side], side, widths[side]) for side in (0, 1)):
        return None
    if again and known and all(width <= of + size for width, of in zip(widths, known.widths, strict=True)):
        widths = known.widths
    elif most < _FEWEST or not _are_columns(sides, widths, place):
        return None
    strokes = tuple(
        Upright(place, run[-1].row.y - run[-1].row.size / 2, run[0].row.y + run[0].row.size / 2)
        for run in kept
    )
    return sum(_abreast(run) for run in kept), Gutters(strokes, widths)


def _runs(rows: Sequence[Glyphs], place: float) -> Iterator[list[_Parted]]:
    """Yield the rows below one another that leave the band before a place empty."""
    run: list[_Parted] = []
    for row in rows:
        count = bisect_left(row.starts, place)
        if count and row.ends[count - 1] > place - _NARROWEST * row.size:
            yield run
            run = []
        else:
            run.append(_Parted(row, count))
    yield run


def _abreast(run: Sequence[_Parted]) -> int:
    """Return how many lines stand on the side that has fewer, 0 where the sides stand below one another.

    Lines of the two sides may share their baselines, or stand a little higher or lower.
    """
    left, right = ([row.row.y for row in run if row.sides[side]] for side in (0, 1))
    if not left or not right:
        return 0
    shared = min(max(left), max(right)) - max(min(left), min(right))
    shorter = min(max(left) - min(left), max(right) - min(right))
    return min(len(left), len(right)) if shared >= _ABREAST * shorter else 0


def _width(rows: Sequence[_Parted], side: int) -> float:
    """Return how wide a column is."""
    left = min(row.row.starts[row.sides[side][0]] for row in rows)
    return max(row.row.ends[row.sides[side][-1]] for row in rows) - left


def _begin_at_edge(rows: Sequence[_Parted]) -> bool:
    """Tell whether lines begin at one edge, but for those that are indented."""
    starts = [row.row.starts[row.before] for row in rows]
    near = max(1.0, _EDGE * rows[0].row.size)
    return sum(start - min(starts) <= near for start in starts) >= _AT_EDGE * len(starts)


def _are_columns(sides: Sequence[Sequence[_Parted]], widths: tuple[float, float], place: float) -> bool:
    """Tell whether both sides are about as wide, filled, and close to one another."""
    end = max(row.row.ends[row.before - 1] for row in sides[0])
    if place - end > _WIDEST * sides[0][0].row.size:
        return False
    alike = min(widths) >= _ALIKE * max(widths)
    return alike and all(_is_filled(sides[side], side, widths[side]) for side in (0, 1))


def _is_filled(rows: Sequence[_Parted], side: int, width: float) -> bool:
    """Tell whether most lines of a column are as long as it is wide."""
    lines = [(row.row, row.sides[side]) for row in rows]
    return median(row.ends[line[-1]] - row.starts[line[0]] for row, line in lines) >= _FILLED * width


def _are_cells(rows: Sequence[_Parted], side: int, width: float) -> bool:
    """Tell whether many lines of a column have gaps that part cells."""
    return sum(_has_cells(row.row, row.sides[side], width) for row in rows) > _CELLS * len(rows)


def _has_cells(row: Glyphs, line: range, width: float) -> bool:
    """Tell whether a gap in a line parts cells; a tab behind its label does not."""
    behind_label = row.starts[line[0]] + _LONGEST_LABEL * width
    gap = _WIDE_GAP * row.size
    return any(
        row.starts[index] - row.ends[index - 1] >= gap and row.starts[index] > behind_label
        for index in line[1:]
    )
