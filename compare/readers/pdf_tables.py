"""Tables of a PDF's pages: which lines are cells, told by the strokes that are drawn around or between them.

Lines of a page and its strokes in; the same lines out, those of a table with their row and column, cell
after cell. A table without any strokes has three columns at least; those of two `pdf_pairs` finds.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from compare.readers import front, pdf_pairs
from compare.readers.pdf_file import Page, Upright
from compare.readers.pdf_lines import Cell, PrintedLine

_MOST = 5_000
"""Strokes of a page: more are a drawing."""
_NEAR = 3.0
"""Points between strokes that are one, or meet."""
_WIDE = 0.3
"""Of the page's width that a stroke between rows takes at least."""
_APART = 1.2
"""Of the usual step from line to line in a table, above which a row begins: rows have some air between."""
_CROSSING = 0.2
"""Share of the rows between two strokes that may run over several columns."""
_NEXT = 1.5
"""Ems from a row to the second line of it."""
_ROUNDING = 0.5
"""Points by which equal steps differ."""
_FEWEST_ROWS = 2
_LOOSE = 3
"""Rows, and columns, of a table that no strokes show: two columns may be text, two rows a masthead."""
_Box = tuple[float, float, list[float], list[float]]
"""Bottom and top of a table, borders of its columns from left to right, of its rows from top to bottom."""


def find(lines: Sequence[PrintedLine], page: Page, gutters: Sequence[Upright] = ()) -> list[PrintedLine]:
    """Return the lines of a page with their cells, those of a table in the order of cells.

    `gutters` stand between columns of text.
    """
    found = list(lines)
    edge = max((line.x1 for line in lines), default=0.0)
    drawn = bool(page.rules) and len(page.rules) + len(page.uprights) <= _MOST
    ruled = [*_boxed(found, page), *_ruled(found, page)] if drawn else []
    for number, placed in enumerate([*ruled, *_loose(found), *pdf_pairs.find(found, gutters, edge)]):
        if placed and not any(found[index].cell for index in placed) and not _is_front(found, placed):
            rows = sorted(placed, key=lambda index: (placed[index], index))
            cells = iter([found[i]._replace(cell=Cell(number, *placed[i])) for i in rows])
            for index in sorted(placed):
                found[index] = next(cells)
    return _together(found)


def _together(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the lines with those of each table behind its first one."""
    tables: dict[int, list[PrintedLine]] = {line.cell.table: [] for line in lines if line.cell}
    ordered: list[PrintedLine | list[PrintedLine]] = []
    for line in lines:
        if line.cell is None:
            ordered.append(line)
            continue
        if not tables[line.cell.table]:
            ordered.append(tables[line.cell.table])
        tables[line.cell.table].append(line)
    return [line for part in ordered for line in (part if isinstance(part, list) else [part])]


def number(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Count the tables of a text; one that a page's end parts goes on, without the head repeated there."""
    result: list[PrintedLine] = []
    count = offset = 0
    parts = groupby(lines, key=lambda line: line.cell and (line.page, line.cell.table))
    before: list[PrintedLine] = []
    for key, group in parts:
        part = list(group)
        if key is None:
            result += part
            before = []
            continue
        goes_on = bool(before) and _columns(before) == _columns(part)
        if goes_on:
            offset = max(line.cell.row for line in result[-1:] if line.cell) + 1
            if _row(before, 0) == _row(part, 0):
                part = [line for line in part if line.cell and line.cell.row]
                offset -= 1
        else:
            count += 1
            offset = 0
            before = part
        result += [
            line._replace(cell=Cell(count, line.cell.row + offset, line.cell.column))
            for line in part
            if line.cell
        ]
    return result


def _columns(lines: Iterable[PrintedLine]) -> int:
    return max(line.cell.column for line in lines if line.cell)


def _row(lines: Iterable[PrintedLine], row: int) -> list[str]:
    return [line.text for line in lines if line.cell and line.cell.row == row]


def _is_front(lines: Sequence[PrintedLine], placed: Iterable[int]) -> bool:
    return any(front.is_masthead(lines[index].text) for index in placed)


def _boxed(lines: Sequence[PrintedLine], page: Page) -> Iterator[dict[int, tuple[int, int]]]:
    """Yield for each table whose columns strokes part which line stands in which row and column."""
    for bottom, top, across, down in _boxes(page):
        inside = [
            index
            for index, line in enumerate(lines)
            if bottom <= line.y <= top and across[0] - _NEAR <= line.x0 <= across[-1]
        ]
        placed = {
            index: (
                sum(border > lines[index].y + lines[index].size * 0.3 for border in down[1:]),
                max(0, bisect_right(across, lines[index].x0 + _NEAR) - 1),
            )
            for index in inside
        }
        if len({column for _, column in placed.values()}) > 1:
            yield placed


def _boxes(page: Page) -> Iterator[_Box]:
    """Yield the tables that have strokes between their columns."""
    for group in _meeting(page.uprights):
        bottom, top = min(stroke.bottom for stroke in group), max(stroke.top for stroke in group)
        level = [rule for rule in page.rules if bottom - _NEAR <= rule[2] <= top + _NEAR]
        across = _merged(stroke.x for stroke in group)
        if level:
            left, right = min(rule[0] for rule in level), max(rule[1] for rule in level)
            across = [left] * (across[0] - left > 2 * _NEAR) + across
            across = across + [right] * (right - across[-1] > 2 * _NEAR)
        down = sorted(_merged([*(rule[2] for rule in level), top, bottom]), reverse=True)
        if len(across) > 2:  # noqa: PLR2004 - two strokes are a frame
            yield bottom - _NEAR, top + _NEAR, across, down


def _meeting(strokes: Sequence[Upright]) -> Iterator[list[Upright]]:
    """Yield groups of strokes that reach over the same lines."""
    group: list[Upright] = []
    for stroke in sorted(strokes, key=lambda stroke: -stroke.top):
        if group and stroke.top < min(one.bottom for one in group) - _NEAR:
            yield group
            group = []
        group.append(stroke)
    if group:
        yield group


def _merged(places: Iterable[float]) -> list[float]:
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > _NEAR:
            merged.append(place)
    return merged


def _ruled(lines: Sequence[PrintedLine], page: Page) -> Iterator[dict[int, tuple[int, int]]]:
    """Yield the cells of each table that has strokes between some of its rows only.

    Its first or its last stroke may be on another page: its rows reach as far as they keep to the columns.
    """
    heights = _merged(y for left, right, y in page.rules if right - left >= _WIDE * page.width)[::-1]
    run = _open_start(
        lines, [index for index, line in enumerate(lines) if line.y > max(heights, default=0.0)]
    )
    for top, bottom in pairwise([*heights, 0.0]):
        band = [index for index, line in enumerate(lines) if bottom - _NEAR < line.y < top]
        if not bottom:
            run += _open_end(lines, run, band)
        elif band and _starts(lines, run + band):
            run += band
            continue
        if run:
            yield _placed(lines, run, heights)
        run = band if band and _starts(lines, band) else []


def _loose(lines: Sequence[PrintedLine]) -> Iterator[dict[int, tuple[int, int]]]:
    """Yield the cells of each table without strokes: rows of three fields and more that stand in columns.

    A row of which only one field is there goes on with the row above.
    """
    run: list[list[int]] = []
    for row in [*_rows(lines, range(len(lines))), []]:
        if len(row) >= _LOOSE or (run and row and _is_near(lines, run[-1], row)):
            run.append(row)
            continue
        yield from _loosely_placed(lines, run)
        run = []


def _is_near(lines: Sequence[PrintedLine], above: Sequence[int], row: Sequence[int]) -> bool:
    return lines[above[0]].y - lines[row[0]].y <= _NEXT * lines[above[0]].size


def _loosely_placed(
    lines: Sequence[PrintedLine], run: Sequence[Sequence[int]]
) -> Iterator[dict[int, tuple[int, int]]]:
    """Yield the cells of tables among rows; a row that runs over their columns parts them."""
    full = [row for row in run if len(row) >= _LOOSE]
    starts = _starts(lines, [index for row in full for index in row]) if len(full) >= _LOOSE else []
    placed: dict[int, tuple[int, int]] = {}
    number = -1
    for row in run if starts else []:
        if any(_crosses(lines[index], starts) for index in row):
            if number + 1 >= _LOOSE:
                yield placed
            placed, number = {}, -1
            continue
        columns = [max(0, bisect_right(starts, lines[index].x0 + _NEAR) - 1) for index in row]
        number += len(row) > 1 and min(columns) == 0
        placed.update((index, (max(0, number), column)) for index, column in zip(row, columns, strict=True))
    if number + 1 >= _LOOSE:
        yield placed


def _open_start(lines: Sequence[PrintedLine], band: Sequence[int]) -> list[int]:
    """Return the lines above the first stroke of a page that belong to the table that it ends."""
    taken: list[int] = []
    for row in reversed(_rows(lines, band)):
        if len(row) == 1 or not _starts(lines, row + taken):
            break
        taken = row + taken
    return taken


def _open_end(lines: Sequence[PrintedLine], run: Sequence[int], band: Sequence[int]) -> list[int]:
    """Return the lines below the last stroke of a table that still belong to it."""
    taken: list[int] = []
    starts = _starts(lines, run)
    for row in _rows(lines, band) if starts else []:
        if any(_crosses(lines[index], starts) for index in row):
            break
        above = lines[(taken or run)[-1]]
        if len(row) == 1 and above.y - lines[row[0]].y > _NEXT * above.size:
            break
        taken += row
    return taken


def _rows(lines: Sequence[PrintedLine], band: Iterable[int]) -> list[list[int]]:
    return [list(row) for _, row in groupby(band, key=lambda index: lines[index].y)]


def _starts(lines: Sequence[PrintedLine], band: Sequence[int]) -> list[float]:
    """Return where the columns of a table begin; nothing if the lines do not stand in columns."""
    rows = _rows(lines, band)
    counts = Counter(len(row) for row in rows if len(row) > 1)
    if not counts:
        return []
    most = max(counts)
    starts: list[float] = []
    end = 0.0
    tabular = [lines[index] for row in rows if len(row) == most for index in row]
    for line in sorted(tabular, key=lambda line: line.x0):
        if not starts or line.x0 > end:
            starts.append(line.x0)
        end = max(end, line.x1)
    if len(starts) != most:
        return []
    crossing = sum(any(_crosses(lines[index], starts) for index in row) for row in rows)
    return starts if crossing <= _CROSSING * len(rows) else []


def _crosses(line: PrintedLine, starts: Sequence[float]) -> bool:
    """Tell whether a line runs over more than one column."""
    return any(line.x0 < start - _NEAR and line.x1 > start + _NEAR for start in starts[1:])


def _placed(
    lines: Sequence[PrintedLine], band: Sequence[int], heights: Sequence[float]
) -> dict[int, tuple[int, int]]:
    """Return row and column of each line; rows begin under a stroke, and where there is more room."""
    starts = _starts(lines, band)
    rows = _rows(lines, band)
    steps = [lines[before[0]].y - lines[row[0]].y for before, row in pairwise(rows)]
    usual = min(steps, default=0.0)
    wide = _APART * usual if any(step > _APART * usual for step in steps) else median(steps or [0.0])
    placed: dict[int, tuple[int, int]] = {}
    number = 0
    for before, row in pairwise([[], *rows]):
        y = lines[row[0]].y
        if before:
            step = lines[before[0]].y - y
            ruled = any(y < height < lines[before[0]].y for height in heights)
            first = any(bisect_right(starts, lines[index].x0 + _NEAR) <= 1 for index in row)
            number += ruled or (first and step >= wide - _ROUNDING)
        for index in row:
            placed[index] = (number, max(0, bisect_right(starts, lines[index].x0 + _NEAR) - 1))
    return placed if sum(len(row) > 1 for row in rows) >= _FEWEST_ROWS else {}
