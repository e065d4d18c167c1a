"""Splits and merges: paragraphs left alone that hold what a linked one lost or gained.

Where an old paragraph is linked to a new one and is longer, look at what it holds beyond that partner;
a new paragraph that stands alone and holds the same is another part of it: a split. A merge is the same
with the sides exchanged. A part may be a clause of a long paragraph only.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from compare.diff.similarity import Profile

if TYPE_CHECKING:
    from compare.diff.align import Pairing

NEAR = 3
"""Positions from the linked partner within which a part is looked for by weaker evidence."""
PART_NEAR = 0.5
"""Share of a near part that must stand in the paragraph it came from, beyond what its partner holds."""
PART_FAR = 0.7
"""The same for a part that stands elsewhere."""
REST_NEAR = 0.55
"""Share of what the paragraph holds beyond its partner that a near part must account for, where
less of the part itself is old (it was expanded when it was split off)."""
PART_EXPANDED = 0.18
"""Least share of an expanded near part that must be old."""
MIN_REST = 0.15
"""Share of a paragraph that must stand beyond its partner before anything is looked for."""
MIN_SHARED = 4.0
"""Weight that a part and the paragraph must share: some three rare words in a row."""


NAMES = frozenset({"heading", "title", "annex", "sponsors", "opening", "closing"})
"""Kinds that are never part of a paragraph, although their words stand in it."""


class _Part(NamedTuple):
    score: float
    whole: int
    partner: int
    part: int


def find_groups(pairing: "Pairing") -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return all links as groups of old and new units; most are one to one."""
    edges = set(pairing.new_of.items())
    for split in (True, False):
        taken: set[int] = set()
        for part in sorted(_parts(pairing, split=split), key=lambda part: (-part.score, part)):
            if part.part not in taken:
                taken.add(part.part)
                edges.add((part.whole, part.part) if split else (part.part, part.whole))
    return sorted(_connected(edges))


def _parts(pairing: "Pairing", *, split: bool) -> Iterator[_Part]:
    """Yield the lone units that hold what a linked unit holds beyond its partner."""
    weights = pairing.weights
    units = pairing.new if split else pairing.old
    lone = [k for k in (pairing.lone_new() if split else pairing.lone_old()) if units[k].kind not in NAMES]
    if not lone:
        return
    whole_profile = pairing.old_profile if split else pairing.new_profile
    part_profile = pairing.new_profile if split else pairing.old_profile
    links = pairing.new_of if split else pairing.old_of
    rests = {}
    for whole, partner in sorted(links.items()):
        old, new = (whole, partner) if split else (partner, whole)
        if old not in pairing.pinned and pairing.alike(old, new) < 1:
            rest = whole_profile(whole).features - part_profile(partner).features
            weight = weights.sum(rest)
            if weight >= MIN_REST * whole_profile(whole).total:
                rests[whole] = (rest, weight)
    index: dict[object, list[int]] = defaultdict(list)
    for whole, (rest, _) in rests.items():
        for feature in rest:
            index[feature].append(whole)
    for part in lone:
        profile = part_profile(part)
        wholes = {w for feature in profile.features for w in index.get(feature, ())}
        for whole in sorted(wholes):
            partner = links[whole]
            rest, rest_weight = rests[whole]
            shared = weights.sum(rest & profile.features)
            score = _part_score(shared, rest_weight, profile, near=abs(partner - part) <= NEAR)
            if score > 0:
                yield _Part(score, whole, partner, part)


def _part_score(shared: float, rest: float, part: Profile, *, near: bool) -> float:
    """Return how surely a part came from the rest of a paragraph, or 0."""
    if shared < MIN_SHARED or not part.total:
        return 0.0
    of_part, of_rest = shared / part.total, shared / rest
    if of_part >= (PART_NEAR if near else PART_FAR):
        return of_part
    if near and of_rest >= REST_NEAR and of_part >= PART_EXPANDED:
        return of_rest * 0.5
    return 0.0


def _connected(edges: set[tuple[int, int]]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield the connected groups of old and new units."""
    news: dict[int, set[int]] = defaultdict(set)
    olds: dict[int, set[int]] = defaultdict(set)
    for i, j in edges:
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
