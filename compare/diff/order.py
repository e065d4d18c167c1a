"""Which links stand in order and which moved."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import product
from operator import attrgetter
from typing import NamedTuple

from compare.diff.pairing import Group


class Step(NamedTuple):
    """A link as the order sees it."""

    old: int
    """Position of an old paragraph."""
    new: int
    """Position of a new paragraph."""
    weight: int
    """Words, for choosing between chains of the same number of links."""
    crosses: bool = False
    """Whether it leads from one part into another: it moved rather than what stayed in its part."""


def in_order(steps: Sequence[Step]) -> set[int]:
    """Return the indexes of the steps in the heaviest chain that increases on both sides; the rest moved.

    As few paragraphs as possible count as moved; where two chains have the same number of links, the
    one with more words stays.

    >>> sorted(in_order([Step(0, 0, 9), Step(1, 2, 9), Step(2, 1, 5), Step(3, 3, 9)]))
    [0, 1, 3]
    """
    by_new = [index for _, _, index in sorted((step.new, step.old, at) for at, step in enumerate(steps))]
    ranks = {old: rank for rank, old in enumerate(sorted({step.old for step in steps}), start=1)}
    order = [ranks[steps[index].old] for index in by_new]
    best: list[tuple[tuple[int, int], int]] = [((0, 0), -1)] * (len(ranks) + 1)
    before: list[int] = []
    runs = list(_runs(order))
    for at, run in enumerate(runs):
        (links, weight), last = _highest(best, order[run.start] - 1)
        before.append(last)
        heavier = weight + sum(steps[by_new[place]].weight for place in run)
        more = links + sum(not steps[by_new[place]].crosses for place in run)
        _raise(best, order[run.stop - 1], ((more, heavier), at))
    _, at = _highest(best, len(ranks))
    chain: set[int] = set()
    while at >= 0:
        chain.update(by_new[place] for place in runs[at])
        at = before[at]
    return chain


def staying(
    links: Sequence[Group], weights: Sequence[int], crossing: AbstractSet[int] = frozenset()
) -> dict[int, tuple[int, int]]:
    """Return the links that stand in order, by index, and the old and new paragraph by which; the rest moved.

    A link of several paragraphs stands where the first ones do, unless fewer move where another one of them
    does: of what was merged, some came from elsewhere and one stayed, and then the whole has not moved.
    `crossing` are the indexes of links from one part of the text into another.
    """
    steps = [
        Step(old[0], new[0], weight, index in crossing)
        for index, ((old, new), weight) in enumerate(zip(links, weights, strict=True))
    ]
    chain = in_order(steps)
    if len(chain) < len(links) and not all(len(old) == len(new) == 1 for old, new in links):
        others = [*_placed(links, steps)]
        other = in_order(others)
        if len(other) > len(chain):
            steps, chain = others, other
    return {index: steps[index][:2] for index in chain}


def _placed(links: Sequence[Group], steps: Sequence[Step]) -> Iterator[Step]:
    """Yield the steps, those of several paragraphs where they are in order with the others."""
    alone = [step for step, (old, new) in zip(steps, links, strict=True) if len(old) == len(new) == 1]
    chain = sorted(alone[index] for index in in_order(alone))
    for step, (old, new) in zip(steps, links, strict=True):
        places = () if len(old) == len(new) == 1 else product(old, new)
        i, j = next((place for place in places if _fits(chain, *place)), step[:2])
        yield step._replace(old=i, new=j)


def _fits(chain: Sequence[Step], old: int, new: int) -> bool:
    """Tell whether a place is in order with a chain, sorted by both sides."""
    at = bisect(chain, old, key=attrgetter("old"))
    return (at == 0 or chain[at - 1].new < new) and (at == len(chain) or new < chain[at].new)


def _runs(order: Sequence[int]) -> Iterator[range]:
    """Yield the runs of neighbours on both sides: the best chain has all of a run, or none of it."""
    start = 0
    for place in range(1, len(order) + 1):
        if place == len(order) or order[place] != order[place - 1] + 1:
            yield range(start, place)
            start = place


def _highest(tree: list[tuple[tuple[int, int], int]], rank: int) -> tuple[tuple[int, int], int]:
    """Return the best chain that ends at `rank` or before (a Fenwick tree of maxima)."""
    found = ((0, 0), -1)
    while rank > 0:
        if tree[rank][0] > found[0]:
            found = tree[rank]
        rank -= rank & -rank
    return found


def _raise(tree: list[tuple[tuple[int, int], int]], rank: int, value: tuple[tuple[int, int], int]) -> None:
    while rank < len(tree):
        if value[0] > tree[rank][0]:
            tree[rank] = value
        rank += rank & -rank
