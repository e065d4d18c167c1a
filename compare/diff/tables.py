"""Which cells of two tables belong together: those of one row and one column, whatever they say.

A figure that changed shares nothing with what it became, and the same figure stands in many cells: only its
row and its column tell which it is. So tables are matched first, then their columns and rows, by what they
are headed with and by all that they hold; cells follow. Paragraphs in, pairs of cells out.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple, TypeVar

from compare.diff.assign import assign
from compare.diff.order import Step, in_order
from compare.diff.similarity import has_content, words
from compare.model import Paragraph

SAME_TABLE = 0.25
"""Share of the cells of two tables that say the same, from which they are versions of one table: where all
figures of a row of four changed, one in four is left."""
SAME_ROW, SAME_COLUMN = 0.5, 0.5
"""Share of the words with content of two rows, and of the cells of two columns, from which they belong
together."""
NEAR, FEW_PAIRS = 20, 40_000
"""Places in the order of tables within which they are compared, where there are more pairs of tables."""
WIDEST = 40
"""Rows between two that belong together beyond which only what says the same is matched."""
PROSE = 6
"""Words of a cell from which it is language, which may be found elsewhere; what is shorter is a name or a
figure of its row."""

_Said = TypeVar("_Said", str, tuple[str, ...])


class Cells(NamedTuple):
    """What is known of the cells of both texts, by the indexes of their paragraphs."""

    together: Mapping[int, int]
    """Old and new cells of one row and one column."""
    alone_old: frozenset[int]
    """Old cells of a row or a column that the new table has not."""
    alone_new: frozenset[int]


NO_CELLS = Cells({}, frozenset(), frozenset())


class _Table:
    """One table: the paragraphs of its cells, by row and column, and what they say."""

    def __init__(self, cells: Mapping[tuple[int, int], int], keys: Sequence[str]) -> None:
        self.cells = cells
        self.columns = sorted({column for _, column in cells})
        self.rows = sorted({row for row, _ in cells})
        self.said = {place: keys[index] for place, index in cells.items()}
        self.counts = Counter(self.said.values())

    def column(self, column: int) -> Counter[str]:
        """Return what the cells of a column say."""
        return Counter(said for (_, at), said in self.said.items() if at == column)

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
        places = _places(one, other)
        together.update((one.cells[place], other.cells[partner]) for place, partner in places.items())
    together.update(_elsewhere(olds, news, together))
    # Of a table without a version nothing is known.
    known_old = (olds[i] for i in versions)
    known_new = (news[j] for j in versions.values())
    return Cells(
        together, _alone(known_old, together.keys()), _alone(known_new, frozenset(together.values()))
    )


def _tables(paragraphs: Sequence[Paragraph], keys: Sequence[str]) -> list[_Table]:
    """Return the tables of a text, in order: one begins at its first cell, and behind what is no cell."""
    found: list[dict[tuple[int, int], int]] = []
    last = None
    for index, paragraph in enumerate(paragraphs):
        if paragraph.row is None or paragraph.column is None:
            last = None
            continue
        place = (paragraph.row, paragraph.column)
        if last is None or place <= last:
            found.append({})
        found[-1].setdefault(place, index)
        last = place
    return [_Table(cells, keys) for cells in found]


def _alike(olds: Sequence[_Table], news: Sequence[_Table]) -> dict[int, dict[int, float]]:
    """Return how much of two tables is the same, for those that may be versions of one."""
    wide = len(olds) * len(news) > FEW_PAIRS
    scores: dict[int, dict[int, float]] = {}
    for i, one in enumerate(olds):
        near = range(max(0, i - NEAR), min(len(news), i + NEAR + 1)) if wide else range(len(news))
        row = {j: share for j in near if (share := _share(one.counts, news[j].counts)) >= SAME_TABLE}
        if row:
            scores[i] = row
    return scores


def _share(one: Counter[str], other: Counter[str]) -> float:
    """Return Dice over two collections, 0 to 1."""
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def _places(old: _Table, new: _Table) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the cells of one table that belong to one row and one column, by their places."""
    columns = _columns(old, new)
    rows = _rows(old, new, columns)
    return {
        (row, column): (rows[row], columns[column])
        for row, column in old.cells
        if row in rows and column in columns and (rows[row], columns[column]) in new.cells
    }


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
        rows: dict[int, list[tuple[int, int]]] = {}
        for (row, column), index in table.cells.items():
            rows.setdefault(row, []).append((column, index))
        for row, cells in rows.items():
            if len(cells) > 1 and paired.isdisjoint(index for _, index in cells):
                said = tuple(table.said[row, column] for column, _ in cells)
                left.setdefault(said, []).append([index for _, index in cells])
    return left


def _alone(tables: Iterable[_Table], paired: AbstractSet[int]) -> frozenset[int]:
    """Return the cells without another one that are too short to be known by their words."""
    return frozenset(
        index
        for table in tables
        for place, index in table.cells.items()
        if index not in paired and len(table.said[place].split()) < PROSE
    )


def _columns(old: _Table, new: _Table) -> dict[int, int]:
    """Return which columns belong together: by what heads them, by their place, by what they hold."""
    columns = _unique_same(
        {column: old.said.get((old.rows[0], column), "") for column in old.columns},
        {column: new.said.get((new.rows[0], column), "") for column in new.columns},
    )
    for olds, news in list(_between(columns, old.columns, new.columns)):
        if len(olds) == len(news):
            columns.update(zip(olds, news, strict=True))
            continue
        held = {j: new.column(j) for j in news}
        scores = {
            i: {j: share for j in news if (share := _share(old.column(i), held[j])) >= SAME_COLUMN}
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
    rows = _unique_same(one, other)
    naming = _naming([*one.values()])
    taken = set(rows.values())
    rows.update(
        _unique_same(
            {row: said[naming] for row, said in one.items() if row not in rows},
            {row: said[naming] for row, said in other.items() if row not in taken},
        )
    )
    first, its_new = old.rows[0], new.rows[0]
    heads = any(said and said == now for said, now in zip(one[first], other[its_new], strict=True))
    if heads and first not in rows and its_new not in rows.values():
        rows[first] = its_new  # what heads the columns, of which some are headed as before
    _extend(rows, one, other)
    for old_gap, new_gap in list(_between(rows, old.rows, new.rows)):
        if max(len(old_gap), len(new_gap)) <= WIDEST:
            scores = {
                i: {j: share for j in new_gap if (share := _alike_rows(one[i], other[j])) >= SAME_ROW}
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


def _unique_same(old: Mapping[int, _Said], new: Mapping[int, _Said]) -> dict[int, int]:
    """Return the pairs that say the same, where no other on either side says it."""
    places: dict[_Said, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, said in old.items():
        places[said][0].append(at)
    for at, said in new.items():
        places[said][1].append(at)
    return {i[0]: j[0] for said, (i, j) in places.items() if len(i) == len(j) == 1 and any(said)}


def _extend(rows: dict[int, int], old: Mapping[int, _Said], new: Mapping[int, _Said]) -> None:
    """Link rows that say the same as others of their table, outwards from linked ones."""
    old_rows, new_rows = list(old), list(new)
    old_at, new_at = ({row: at for at, row in enumerate(side)} for side in (old_rows, new_rows))
    taken = set(rows.values())
    for step in (1, -1):
        for start in sorted(rows, reverse=step < 0):
            i, j = old_at[start] + step, new_at[rows[start]] + step
            while 0 <= i < len(old_rows) and 0 <= j < len(new_rows):
                one, other = old_rows[i], new_rows[j]
                if one in rows or other in taken or old[one] != new[other]:
                    break
                rows[one] = other
                taken.add(other)
                i, j = i + step, j + step


def _alike_rows(old: Sequence[str], new: Sequence[str]) -> float:
    """Return how many of the words with content two rows have in common, 0 to 1."""
    one, other = (
        Counter(word for key in row for word in words(key) if has_content(word)) for row in (old, new)
    )
    return _share(one, other)


def _between(
    linked: Mapping[int, int], old: Sequence[int], new: Sequence[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield what is left of both sides between neighbouring pairs in order; both sides ascend."""
    pairs = sorted(linked.items())
    chain = sorted(in_order([Step(i, j, 1) for i, j in pairs]))
    edges = [(-1, -1), *(pairs[index] for index in chain), (old[-1] + 1, new[-1] + 1)]
    taken = set(linked.values())
    for (old_start, new_start), (old_end, new_end) in pairwise(edges):
        olds = [i for i in old[bisect_right(old, old_start) : bisect_left(old, old_end)] if i not in linked]
        news = [j for j in new[bisect_right(new, new_start) : bisect_left(new, new_end)] if j not in taken]
        if olds and news:
            yield olds, news
