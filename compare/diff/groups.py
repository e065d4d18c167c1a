"""Splits and merges: paragraphs left alone that hold what a linked one lost or gained.

Where an old paragraph is linked to a new one and is longer, look at what it holds beyond that partner;
a new paragraph that stands alone and holds the same is another part of it: a split. A merge is the same
with the sides exchanged. A part may be a clause of a long paragraph only.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from compare.diff.candidates import COMMON
from compare.diff.similarity import Feature, Profile, words
from compare.diff.words import changed

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
    view = _View(pairing, split=split)
    if not view.lone:
        return
    index = view.index()
    by_partner = {partner: whole for whole, partner in view.links.items()}
    for part in view.lone:
        profile = view.part(part)
        wholes = {w for feature in profile.features for w in index.get(feature, ())}
        near = {by_partner[p] for p in range(part - NEAR, part + NEAR + 1) if p in by_partner}
        for whole in sorted(wholes | near):
            rest = view.rest(whole)
            if rest is None:
                continue
            shared = pairing.weights.sum(rest.features & profile.features)
            score = _part_score(shared, rest.total, profile, near=whole in near)
            if score > 0:
                yield _Part(score, whole, view.links[whole], part)


class _View:
    """The pairing seen from the side that is looked at: for splits wholes are old and parts new."""

    def __init__(self, pairing: "Pairing", *, split: bool) -> None:
        self._pairing = pairing
        self._split = split
        units = pairing.new if split else pairing.old
        lone = pairing.lone_new() if split else pairing.lone_old()
        self.lone = [k for k in lone if units[k].kind not in NAMES]
        self.links = pairing.new_of if split else pairing.old_of
        self.part = pairing.new_profile if split else pairing.old_profile
        self._whole = pairing.old_profile if split else pairing.new_profile
        self._whole_keys = pairing.old_keys if split else pairing.new_keys
        self._part_keys = pairing.new_keys if split else pairing.old_keys
        self._rests: dict[int, Profile | None] = {}

    def index(self) -> dict[Feature, list[int]]:
        """Return the wholes that may have lost or gained something, by their rarer features."""
        index: dict[Feature, list[int]] = defaultdict(list)
        for whole in sorted(self.links):
            if self._may_hold_more(whole):
                for feature in self._whole(whole).features:
                    index[feature].append(whole)
        return {feature: wholes for feature, wholes in index.items() if len(wholes) <= COMMON}

    def rest(self, whole: int) -> Profile | None:
        """Return the profile of what a whole holds beyond its partner, or None if that is little."""
        if whole not in self._rests:
            self._rests[whole] = self._find_rest(whole) if self._may_hold_more(whole) else None
        return self._rests[whole]

    def _may_hold_more(self, whole: int) -> bool:
        partner = self.links[whole]
        old = whole if self._split else partner
        return old not in self._pairing.pinned and self._whole_keys[whole] != self._part_keys[partner]

    def _find_rest(self, whole: int) -> Profile | None:
        held, kept = words(self._whole_keys[whole]), words(self._part_keys[self.links[whole]])
        runs = [held[hunk.new_start : hunk.new_end] for hunk in changed(kept, held)]
        rest = self._pairing.weights.profile_of(runs)
        return rest if rest.total >= MIN_REST * self._whole(whole).total else None


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
