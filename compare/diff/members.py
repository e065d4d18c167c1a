"""Two series of which some members belong together: the rows of two tables, the paragraphs of two cells.

In: what the members say, by their numbers, which ascend. Out: pairs of numbers.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from compare.diff.order import Step, in_order
from compare.diff.similarity import has_content, words

_Said = TypeVar("_Said", str, tuple[str, ...])


def unique_same(old: Mapping[int, _Said], new: Mapping[int, _Said]) -> dict[int, int]:
    """Return the pairs that say the same, where no other on either side says it."""
    places: dict[_Said, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, said in old.items():
        places[said][0].append(at)
    for at, said in new.items():
        places[said][1].append(at)
    return {i[0]: j[0] for said, (i, j) in places.items() if len(i) == len(j) == 1 and any(said)}


def extend(rows: dict[int, int], old: Mapping[int, _Said], new: Mapping[int, _Said]) -> None:
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


def between(
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


def alike(old: Sequence[str], new: Sequence[str]) -> float:
    """Return how many of the words with content two members have in common, 0 to 1."""
    one, other = (
        Counter(word for key in row for word in words(key) if has_content(word)) for row in (old, new)
    )
    return share(one, other)


def share(one: Counter[str], other: Counter[str]) -> float:
    """Return Dice over two collections, 0 to 1."""
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)
