"""Splits and merges: paragraphs left alone that hold what a linked one lost or gained.

Where an old paragraph is linked to a new one and is longer, look at what it holds beyond that partner;
a new paragraph that stands alone and holds the same is another part of it: a split. A merge is the same
with the sides exchanged. A part may be a clause of a long paragraph only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import product
from operator import itemgetter

from compare.diff.pairing import Group, Pairing
from compare.diff.parted import View, parts_of
from compare.diff.pins import Pair


def find_groups(pairing: Pairing) -> list[Group]:
    """Return all links as groups of old and new units; most are one to one.

    Between strangers only what a person pinned is grouped.
    """
    links = {*pairing.new_of.items(), *pairing.pins.together}
    edges = links if pairing.strangers else _with_parts(pairing, links)
    groups = [_kept_apart(group, links, pairing.pins.apart) for group in _connected(edges)]
    return sorted(one for group in groups for one in group)


def _with_parts(pairing: Pairing, links: AbstractSet[Pair]) -> set[Pair]:
    """Return `links` and those of the parts of splits and merges, which leave the link that they had."""
    edges = set(links)
    for split in (True, False):
        view = View(pairing, split=split)
        taken: set[int] = set()
        for part in sorted(parts_of(view), key=lambda part: (-part.score, part)):
            if part.part not in taken:
                taken.add(part.part)
                edges -= view.edges_of(part.part)
                edges.add(view.edge(part.whole, part.part))
        edges |= {*view.of_lists(edges)}
    return edges


def _kept_apart(group: Group, links: AbstractSet[Pair], apart: AbstractSet[Pair]) -> Iterable[Group]:
    """Return a group, or the links in it alone if it holds a pair that a person keeps apart."""
    if not apart or apart.isdisjoint(product(*group)):
        return (group,)
    return _connected({(i, j) for i, j in links if i in group[0]})


def _connected(edges: AbstractSet[Pair]) -> Iterator[Group]:
    """Yield the connected groups of old and new units."""
    old_uses, new_uses = (Counter(map(itemgetter(side), edges)) for side in (0, 1))
    news: dict[int, set[int]] = defaultdict(set)
    olds: dict[int, set[int]] = defaultdict(set)
    for i, j in edges:
        if old_uses[i] == new_uses[j] == 1:
            yield (i,), (j,)
        else:
            news[i].add(j)
            olds[j].add(i)
    seen: set[int] = set()
    for start in sorted(news):
        if start in seen:
            continue
        old: set[int] = {start}
        new: set[int] = set()
        todo = [start]
        while todo:
            i = todo.pop()
            for j in news[i] - new:
                new.add(j)
                todo += olds[j] - old
                old |= olds[j]
        seen |= old
        yield tuple(sorted(old)), tuple(sorted(new))
