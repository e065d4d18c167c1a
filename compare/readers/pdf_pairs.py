"""Tables of two columns without strokes: names and amounts, terms and what they mean.

In: the lines of a page and its gutters. Out: which line stands in which row and column. Two columns alone do
not make a table: text has them, too, and so have signatures, votes, mastheads and tables of contents.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from compare.readers import closings
from compare.readers.pdf_file import Upright
from compare.readers.pdf_lines import PrintedLine

_FEWEST = 4
"""Rows with both columns; signatures, and the two sides of a masthead, have fewer."""
_NEAR = 3.0
"""Points by which places of one edge differ."""
_ALIGNED = 0.8
"""Share of the cells of the second column that stand at one edge, on their left or on their right."""
_NEXT = 1.5
"""Ems from a row to the second line of it."""
_APART = 4.0
"""Ems from a row to the next one at most."""
_FILLED = 0.6
"""Of the width of both columns, above which most lines of text are; of cells, one column is shorter."""
_SIGNED = re.compile(r"For the |Pour l|Por (?:el|la) |(?:За|От) ")
"""How signatures for a government begin."""
_PAIR = 2
"""Lines of a row that has both cells."""
_Rows = list[list[int]]


def find(
    lines: Sequence[PrintedLine], gutters: Sequence[Upright], right: float
) -> Iterator[dict[int, tuple[int, int]]]:
    """Yield the cells of each table; `right` is the right edge of what is printed on the page."""
    run: _Rows = []
    for row in [*_rows(lines, gutters), []]:
        if row and _continues(lines, run, row):
            run.append(row)
            continue
        yield from _placed(lines, run, right)
        run = [row] if len(row) == _PAIR else []


def _rows(lines: Sequence[PrintedLine], gutters: Sequence[Upright]) -> Iterator[list[int]]:
    """Yield the lines of each row, an empty row where cells or columns of text stand."""
    for key, group in groupby(range(len(lines)), key=lambda index: (lines[index].y, lines[index].cell)):
        beside = any(gutter.bottom <= key[0] <= gutter.top for gutter in gutters)
        yield [] if beside or key[1] else list(group)


def _continues(lines: Sequence[PrintedLine], run: _Rows, row: Sequence[int]) -> bool:
    """Tell whether a row goes on with the rows above: as a pair at the same edge, or as a second line."""
    if not run or len(row) > _PAIR:
        return False
    above, line = lines[run[-1][0]], lines[row[0]]
    step, (left, second) = above.y - line.y, (lines[index] for index in run[0])
    if len(row) == _PAIR:
        return 0 < step <= _APART * above.size and abs(line.x0 - left.x0) <= _NEAR
    at_left = abs(line.x0 - left.x0) <= _NEAR and line.x1 < second.x0
    at_right = abs(line.x0 - second.x0) <= _NEAR
    return 0 < step <= _NEXT * above.size and (at_left or at_right)


def _placed(lines: Sequence[PrintedLine], run: _Rows, right: float) -> Iterator[dict[int, tuple[int, int]]]:
    pairs = [row for row in run if len(row) == _PAIR]
    while run and len(run[-1]) == 1 and not _is_second_line(lines, run[-1][0], pairs):
        run = run[:-1]
    if len(pairs) < _FEWEST or not _is_table(lines, pairs, right):
        return
    start = min(lines[row[1]].x0 for row in pairs)
    placed: dict[int, tuple[int, int]] = {}
    number = -1
    for row in run:
        line = lines[row[0]]
        number += len(row) == _PAIR or (line.x0 < start - _NEAR and not line.text[0].islower())
        placed.update((index, (number, int(lines[index].x0 >= start - _NEAR))) for index in row)
    yield placed


def _is_second_line(lines: Sequence[PrintedLine], index: int, pairs: _Rows) -> bool:
    """Tell whether the last line goes on with the last pair: text below the table stands at its left edge."""
    line = lines[index]
    return bool(pairs) and (line.x0 > lines[pairs[0][0]].x0 + _NEAR or line.text[0].islower())


def _is_table(lines: Sequence[PrintedLine], pairs: _Rows, right: float) -> bool:
    first = [lines[row[0]] for row in pairs]
    second = [lines[row[1]] for row in pairs]
    if max(line.x1 for line in first) > min(line.x0 for line in second):
        return False
    if not any(_are_aligned([getattr(line, side) for line in second]) for side in ("x0", "x1")):
        return False
    if any(_signs_or_votes(line.text) for line in (*first, *second)):
        return False
    if sum(line.text[-1] in ":：" for line in first) * 2 >= len(first):
        return False
    if all(line.text.isdecimal() for line in first) or _are_pages([line.text for line in second]):
        return False
    left, start = min(line.x0 for line in first), min(line.x0 for line in second)
    widths = (start - left, right - start)
    return any(
        median(line.x1 - line.x0 for line in side) < _FILLED * width
        for side, width in zip((first, second), widths, strict=True)
    )


def _signs_or_votes(text: str) -> bool:
    return bool(_SIGNED.match(text)) or closings.signature(text) or closings.votes(text)


def _are_aligned(places: Sequence[float]) -> bool:
    ordered = sorted(places)
    near = max(bisect_left(ordered, place + _NEAR) - index for index, place in enumerate(ordered))
    return near >= _ALIGNED * len(ordered)


def _are_pages(texts: Sequence[str]) -> bool:
    """Tell whether texts are the numbers of pages in a table of contents: they rise."""
    numbers = [int(text) for text in texts if text.isdecimal()]
    return len(numbers) + 1 >= len(texts) and all(a <= b for a, b in pairwise(numbers))
