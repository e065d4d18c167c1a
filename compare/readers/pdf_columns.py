"""The order in which the lines of a page are read: down one column, then the next, in Arabic from the right.

Lines in, from top to bottom; the same lines out, in order, each with the column that it stands in.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from compare.readers.pdf_file import Upright
from compare.readers.pdf_gutters import Gutters
from compare.readers.pdf_lines import PrintedLine
from compare.readers.pdf_rtl import is_right_to_left

_FEWEST = 5
"""Lines of a column; the two sides of a masthead have fewer."""
_FILLED = 0.55
"""Of the column's width that most of its lines take: prose fills its lines, cells of tables do not."""
_MIDDLE = 0.25, 0.75
"""Of the width of what is printed, between which the gutter of two columns lies."""
_STEP = 2.0
"""Points by which a gutter is looked for; it is some ten points wide."""
_PLACES = 1000
"""Looked at on a page at most: damaged files have characters far off the page. Others have 300 places."""
_ABREAST = 0.5
"""Share of the shorter column beside which the other one stands."""


def order(lines: Sequence[PrintedLine], gutters: Gutters | None = None) -> list[PrintedLine]:
    """Return lines of one page in the order of reading; `gutters` are those that are sure."""
    turned = is_right_to_left(line.text for line in lines)
    if gutters:
        return list(_down(lines, gutters.strokes, turned=turned))
    gutter = _gutter([line for line in lines if not line.cell])
    if gutter is None:
        return list(lines)
    ordered: list[PrintedLine] = []
    for band in _bands(lines, gutter):
        left = [line for line in band if line.x1 <= gutter]
        right = [line for line in band if line.x0 >= gutter]
        if _are_columns(left, right, gutter):
            ordered += _in_turn(left, right, turned=turned)
        else:
            ordered += band
    return ordered


def _in_turn(
    left: Sequence[PrintedLine], right: Sequence[PrintedLine], *, turned: bool
) -> Iterator[PrintedLine]:
    """Yield the lines of two columns, each with its own; those of Arabic are read from the right."""
    for side in (right, left) if turned else (left, right):
        yield from (line._replace(column=_column(side)) for line in side)


def _down(lines: Sequence[PrintedLine], gutters: Sequence[Upright], *, turned: bool) -> Iterator[PrintedLine]:
    """Yield the lines beside each gutter down one column and down the next, and the others as they stand."""
    at = {index: next((g for g in gutters if _beside(line, g)), None) for index, line in enumerate(lines)}
    for gutter, group in groupby(enumerate(lines), key=lambda pair: at[pair[0]]):
        band = [line for _, line in group]
        if gutter is None:
            yield from band
            continue
        left = [line for line in band if line.x1 <= gutter.x]
        right = [line for line in band if line.x0 >= gutter.x]
        yield from _in_turn(left, right, turned=turned)


def _beside(line: PrintedLine, gutter: Upright) -> bool:
    """Tell whether a line stands on one side of a gutter, and is no cell."""
    crosses = line.x0 < gutter.x < line.x1
    return not line.cell and not crosses and gutter.bottom <= line.y <= gutter.top


def _gutter(lines: Sequence[PrintedLine]) -> float | None:
    """Return the place between two columns that the fewest lines cross, if there could be columns."""
    if len(lines) < 2 * _FEWEST:
        return None
    starts, ends = sorted(line.x0 for line in lines), sorted(line.x1 for line in lines)
    left, right = starts[0], ends[-1]
    low, high = (left + share * (right - left) for share in _MIDDLE)
    step = max(_STEP, (high - low) / _PLACES)
    best: tuple[int, float] | None = None
    place = low
    while place <= high:
        beyond = len(lines) - bisect_left(starts, place)
        before = bisect_right(ends, place)
        worth = 2 * min(before, beyond) - (len(lines) - before - beyond)
        if min(before, beyond) >= _FEWEST and (best is None or worth > best[0]):
            best = worth, place
        place += step
    return best[1] if best else None


def _bands(lines: Sequence[PrintedLine], gutter: float) -> Iterator[list[PrintedLine]]:
    """Yield runs of lines that do not cross the gutter, and those that do."""
    band: list[PrintedLine] = []
    for line in lines:
        if line.cell or line.x0 < gutter < line.x1:
            if band:
                yield band
            yield [line]
            band = []
        else:
            band.append(line)
    if band:
        yield band


def _are_columns(left: Sequence[PrintedLine], right: Sequence[PrintedLine], gutter: float) -> bool:
    if min(len(left), len(right)) < _FEWEST:
        return False
    wide = gutter - min(line.x0 for line in left), max(line.x1 for line in right) - gutter
    for side, width in zip((left, right), wide, strict=True):
        if median(line.x1 - line.x0 for line in side) < _FILLED * width:
            return False
    top = min(max(line.y for line in side) for side in (left, right))
    bottom = max(min(line.y for line in side) for side in (left, right))
    shorter = min(max(line.y for line in side) - min(line.y for line in side) for side in (left, right))
    return top - bottom >= _ABREAST * shorter


def _column(lines: Sequence[PrintedLine]) -> tuple[float, float]:
    """Return the edges of a column, rounded, so that they are the same on each page."""
    return round(min(line.x0 for line in lines), -1), round(max(line.x1 for line in lines), -1)
