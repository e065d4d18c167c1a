"""Which cells of two tables belong together: those of one row and one column, whatever they say.

A figure that changed shares nothing with what it became, and the same figure stands in many cells: only its
row and its column tell which it is. So tables are matched first, then their columns and rows, by what they
are headed with and by all that they hold; cells follow. Paragraphs in, pairs of cells out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from compare.diff.assign import assign
from compare.diff.members import alike, between, extend, share, unique_same
from compare.model import Paragraph
from compare.model.grid import goes_on

SAME_TABLE = 0.25
"""Share of the cells of two tables that say the same, from which they are versions of one table: where all
figures of a row of four changed, one in four is left."""
SAME_ROW, SAME_COLUMN, SAME_PARAGRAPH = 0.5, 0.5, 0.5
"""Share of the words with content of two rows, of the cells of two columns, and of the words of two
paragraphs of a cell, from which they belong together."""
NEAR, FEW_PAIRS = 20, 40_000
"""Places in the order of tables within which they are compared, where there are more pairs of tables."""
WIDEST = 40
"""Rows, or paragraphs of a cell, between two that belong together beyond which only what says the same is
matched."""
PROSE = 6
"""Words of a cell from which it is language, which may be found elsewhere; what is shorter is a name or a
figure of its row."""


class Cells(NamedTuple):
    """What is known of the cells of both texts, by the indexes of their paragraphs."""

    together: Mapping[int, int]
    """Old and new paragraphs that stand for one another in cells of one row and one column."""
    alone_old: frozenset[int]
    """Old paragraphs of cells that have no other, because the new table has not their row or column."""
    alone_new: frozenset[int]


NO_CELLS = Cells({}, frozenset(), frozenset())


class _Table:
    """One table: the paragraphs of its cells, by row and column, and what they say."""

    def __init__(self, cells: Mapping[tuple[int, int], Sequence[int]], keys: Sequence[str]) -> None:
        self.cells = cells
        self.keys = keys
        self.columns = sorted({column for _, column in cells})
        self.rows = sorted({row for row, _ in cells})
        self.said = {place: " ".join(self.paragraphs(place)) for place in cells}
        self.counts = Counter(keys[index] for indexes in cells.values() for index in indexes)

    def paragraphs(self, place: tuple[int, int]) -> list[str]:
        """Return what the paragraphs of a cell say."""
        return [self.keys[index] for index in self.cells[place]]

    def column(self, column: int) -> Counter[str]:
        """Return what the cells of a column say."""
        return Counter(said for place in self.cells if place[1] == column for said in self.paragraphs(place))

    def row(self, row: int, columns: Sequence[int]) -> tuple[str, ...]:
        """Return what a row says in these columns, empty where it has no cell."""
        return tuple(self.said.get((row, column), "") for column in columns)


def pair_cells(
    old: Sequence[Paragraph], new: Sequence[Paragraph], old_keys: Sequence[str], new_keys: Sequence[str]
) -> Cells:
    """Return which cells belong together, and which have no other; `keys` are the folded texts."""
    olds, news = _tables(old, old_keys), _tables(new, new_keys)
    if not olds or not news:
        return NO_CELLS
    together: dict[int, int] = {}
    versions = assign(_alike(olds, news))
    for i, j in versions.items():
        one, other = olds[i], news[j]
        for place, partner in _places(one, other).items():
            together.update(_in_cells(one, place, other, partner))
    together.update(_elsewhere(olds, news, together))
    # Of a table without a version nothing is known.
    known_old = (olds[i] for i in versions)
    known_new = (news[j] for j in versions.values())
    return Cells(
        together, _alone(known_old, together.keys()), _alone(known_new, frozenset(together.values()))
    )


def _tables(paragraphs: Sequence[Paragraph], keys: Sequence[str]) -> list[_Table]:
    """Return the tables of a text, in order."""
    found: list[dict[tuple[int, int], list[int]]] = []
    last = None
    for index, paragraph in enumerate(paragraphs):
        if paragraph.row is None or paragraph.column is None:
            last = None
            continue
        place = (paragraph.row, paragraph.column)
        if not goes_on(last, place):
            found.append({})
        found[-1].setdefault(place, []).append(index)
        last = place
    return [_Table(cells, keys) for cells in found]


def _alike(olds: Sequence[_Table], news: Sequence[_Table]) -> dict[int, dict[int, float]]:
    """Return how much of two tables is the same, for those that may be versions of one."""
    wide = len(olds) * len(news) > FEW_PAIRS
    scores: dict[int, dict[int, float]] = {}
    for i, one in enumerate(olds):
        near = range(max(0, i - NEAR), min(len(news), i + NEAR + 1)) if wide else range(len(news))
        row = {j: score for j in near if (score := share(one.counts, news[j].counts)) >= SAME_TABLE}
        if row:
            scores[i] = row
    return scores


def _places(old: _Table, new: _Table) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the cells of one table that belong to one row and one column, by their places."""
    columns = _columns(old, new)
    rows = _rows(old, new, columns)
    return {
        (row, column): (rows[row], columns[column])
        for row, column in old.cells
        if row in rows and column in columns and (rows[row], columns[column]) in new.cells
    }


def _is_prose(said: str) -> bool:
    return len(said.split()) >= PROSE


def _in_cells(
    old: _Table, place: tuple[int, int], new: _Table, partner: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of two cells that stand for one another.

    Of several, language that is not alike is left to be found elsewhere, or to be new; names and figures are
    in order.
    """
    olds, news = old.cells[place], new.cells[partner]
    if len(olds) == len(news) == 1:
        yield olds[0], news[0]
        return
    one, other = {i: old.keys[i] for i in olds}, {j: new.keys[j] for j in news}
    pairs = unique_same(one, other)
    extend(pairs, one, other)
    for old_gap, new_gap in list(between(pairs, olds, news)):
        if max(len(old_gap), len(new_gap)) <= WIDEST:
            scores = {
                i: {j: score for j in new_gap if (score := alike([one[i]], [other[j]])) >= SAME_PARAGRAPH}
                for i in old_gap
            }
            pairs.update(assign({i: row for i, row in scores.items() if row}))
    yield from pairs.items()
    for old_gap, new_gap in between(pairs, olds, news):
        for i, j in zip(old_gap, new_gap, strict=False):
            if not (_is_prose(one[i]) or _is_prose(other[j])):
                yield i, j


def _elsewhere(
    olds: Sequence[_Table], news: Sequence[_Table], together: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the cells of rows that stand in another table now: it was split or joined, or cut at a page."""
    old_rows, new_rows = _rows_left(olds, together.keys()), _rows_left(news, frozenset(together.values()))
    for said, rows in old_rows.items():
        for one, other in zip(rows, new_rows.get(said, ()), strict=False):
            yield from zip(one, other, strict=True)


def _rows_left(tables: Sequence[_Table], paired: AbstractSet[int]) -> dict[tuple[str, ...], list[list[int]]]:
    """Return the rows of several cells of which none is paired, as paragraphs in order, by what they say."""
    left: dict[tuple[str, ...], list[list[int]]] = {}
    for table in tables:
        rows: dict[int, list[Sequence[int]]] = {}
        for place, indexes in table.cells.items():
            rows.setdefault(place[0], []).append(indexes)
        for cells in rows.values():
            row = [index for indexes in cells for index in indexes]
            if len(cells) > 1 and paired.isdisjoint(row):
                left.setdefault(tuple(table.keys[index] for index in row), []).append(row)
    return left


def _alone(tables: Iterable[_Table], paired: AbstractSet[int]) -> frozenset[int]:
    """Return the paragraphs of cells without another one that are too short to be known by their words."""
    return frozenset(
        index
        for table in tables
        for indexes in table.cells.values()
        for index in indexes
        if index not in paired and not _is_prose(table.keys[index])
    )


def _columns(old: _Table, new: _Table) -> dict[int, int]:
    """Return which columns belong together: by what heads them, by their place, by what they hold."""
    columns = unique_same(
        {column: old.said.get((old.rows[0], column), "") for column in old.columns},
        {column: new.said.get((new.rows[0], column), "") for column in new.columns},
    )
    for olds, news in list(between(columns, old.columns, new.columns)):
        if len(olds) == len(news):
            columns.update(zip(olds, news, strict=True))
            continue
        held = {j: new.column(j) for j in news}
        scores = {
            i: {j: score for j in news if (score := share(old.column(i), held[j])) >= SAME_COLUMN}
            for i in olds
        }
        columns.update(assign({i: row for i, row in scores.items() if row}))
    return columns


def _rows(old: _Table, new: _Table, columns: Mapping[int, int]) -> dict[int, int]:
    """Return which rows belong together: by what they say, by what they are named, by most of their words."""
    if not columns:
        return {}
    olds = sorted(columns)
    news = [columns[column] for column in olds]
    one = {row: old.row(row, olds) for row in old.rows}
    other = {row: new.row(row, news) for row in new.rows}
    rows = unique_same(one, other)
    naming = _naming([*one.values()])
    taken = set(rows.values())
    rows.update(
        unique_same(
            {row: said[naming] for row, said in one.items() if row not in rows},
            {row: said[naming] for row, said in other.items() if row not in taken},
        )
    )
    first, its_new = old.rows[0], new.rows[0]
    heads = any(said and said == now for said, now in zip(one[first], other[its_new], strict=True))
    if heads and first not in rows and its_new not in rows.values():
        rows[first] = its_new  # what heads the columns, of which some are headed as before
    extend(rows, one, other)
    for old_gap, new_gap in list(between(rows, old.rows, new.rows)):
        if max(len(old_gap), len(new_gap)) <= WIDEST:
            scores = {
                i: {j: score for j in new_gap if (score := alike(one[i], other[j])) >= SAME_ROW}
                for i in old_gap
            }
            rows.update(assign({i: row for i, row in scores.items() if row}))
    return rows


def _naming(rows: Sequence[tuple[str, ...]]) -> int:
    """Return the column that names the rows: the first of those with most different words in it."""
    different = [
        len({key for key in column if any(map(str.isalpha, key))}) for column in zip(*rows, strict=True)
    ]
    return different.index(max(different))
