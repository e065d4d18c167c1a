"""What is part of a paragraph: units that hold what a linked one holds beyond its partner.

Seen from one side at a time: for splits wholes are old paragraphs and parts new ones, for merges the reverse.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile
from math import sqrt
from typing import NamedTuple

from compare.diff.candidates import COMMON
from compare.diff.pairing import Pairing, Unit, chapeau_of
from compare.diff.pins import Pair
from compare.diff.similarity import Feature, Profile, plain_runs, words
from compare.diff.tables import PROSE
from compare.diff.words import changed
from compare.model import Kind

NEAR = 3
"""Positions from the linked partner within which a part is near."""
OWN = 0.3
"""Share of what a part and the rest have in common that must stand nowhere else to be language of their own:
on the tuning mutations and 600 more what is no part has mostly none, two of three others .25 and .26; what is
one mostly half, and less than .3 only where most of it stands in the rest."""
OWN_SCORES = (0.15, 0.3, 0.45)
"""Least score of a part beside the partner, near it, and elsewhere, where it has language of its own. The
score is the geometric mean of the share of the part that stands in the rest of the paragraph and the share of
that rest that the part accounts for. The lowest that lead to more right than wrong parts on the tuning
mutations and the hard cases; of the rewritten parts of the real pairs, beside their partners, the lowest has
.23."""
COMMON_SCORES = (0.35, 0.4, 0.62)
"""The same where what it shares is found elsewhere too: beside the partner what is no part
scores .21 to .28, once .43, and what is one .44 and more; elsewhere what is no part up to .36 and .61."""
NEAR_SHARE, FAR_SHARE = 0.5, 0.7
"""Share of a part that is enough by itself, where the rest of the paragraph was rewritten: near and of its
own language, and elsewhere if something is. Without it only `ALL_OF_IT` is enough elsewhere: two false parts
have .74 and .79."""
BESIDE_SHARE, LEAST_SHARE, ELSEWHERE_SHARE = 0.12, 0.3, 0.38
"""Share of a part that must stand in the rest, whatever the score: beside the partner and of its
own language, near it, and elsewhere, where a false one has .36 and the lowest true one .41."""
ALL_OF_IT, MIN_WHOLE = 0.9, 2.0
"""Share of a part near by that is enough where the part weighs less than that, as a chapeau of three words
does, and the weight that it must have even so."""
REPEATED = 0.75
"""Share of each of two neighbours that must stand in the whole where they repeat words of it. On the tuning
mutations, other texts, hard cases and real pairs with .7 none of 355 such parts is false."""
LONG_RUN = 8
"""Words of a paragraph that stand in one piece in another one far away, from which it is part of that one."""
MIN_REST = 0.1
"""Share of a paragraph that must stand beyond its partner before anything is looked for. With .15 a short
part of a long one was lost in one of a hundred merges; from .08 to .12 no figure changes."""
SHIFTED = 8
"""Words in a row that a linked paragraph and its partner both have, in different places, from which they are
no part of what it holds beyond the partner, but a clause that went elsewhere in it. On the tuning mutations 6
and 8 leave 9 of 36 false parts; 6 loses true ones where sub-paragraphs name the same office."""
MIN_SHARED = 3.0
"""Weight that a part and the paragraph must share: two rare words in a row and one more."""
OTHER_HEAD, NAMES_ONLY = 0.5, 0.1
"""Share of either head that stands in the other paragraph, and share of a part without its names that stands
in the whole, below which they have the names of treaties or bodies in common and nothing else. Of the true
parts in the real pairs and the hard cases none has less than .16; on the tuning mutations 5 of 18 false ones
go."""
ITS_END, BUT_ITS_END = 0.5, 0.15
"""Share of a part that is the end that it shares with the whole, and share of what is before it that stands
in the whole, below both of which it is none if the rest has no more of it: "in accordance with their
obligations under international law" may end any paragraph. In the hard cases false parts have up to .07 of
the second, true ones .23 and more; of a true one that has less the end is most of it."""
WEAK = 0.5
"""Similarity of a link below which its unit may turn out to be part of another paragraph, ..."""
STRONGER = 0.2
"""... if by so much more of it stands there."""
NAMES = frozenset({"heading", "title", "annex", "sponsors", "opening", "closing"})
"""Kinds that are never part of a paragraph, nor a paragraph of them, although they have words in common."""


class Part(NamedTuple):
    """A part, its whole, and how surely it is one."""

    score: float
    whole: int
    part: int


def parts_of(view: "View") -> Iterator[Part]:
    """Yield the units that hold what a linked unit holds beyond its partner."""
    parts = view.lone + view.weak()
    if not parts:
        return
    index = view.index(parts)
    for part in parts:
        profile = view.part(part)
        wholes = {whole for feature in profile.features for whole in index.get(feature, ())}
        near = view.near(part)
        for whole in sorted(wholes | near):
            if score := _part_of(view, whole, part, near=whole in near):
                yield Part(score, whole, part)


def _part_of(view: "View", whole: int, part: int, *, near: bool) -> float:
    """Return how surely a unit is part of what another one holds beyond its partner, or 0."""
    profile, held = view.part(part), view.held(part) + STRONGER
    least = max(held, BESIDE_SHARE if near else OWN_SCORES[-1] ** 2)
    # What is in the whole bounds what can be in its rest, which is dearer to find.
    minimum = min(MIN_SHARED, max(MIN_WHOLE, ALL_OF_IT * profile.total)) if near else MIN_SHARED
    within = view.shared(whole, part)
    partner = view.links[whole]
    if within < max(minimum, least * profile.total):
        return 0.0
    if partner == part or whole not in view.changed or view.edge(whole, part) in view.apart:
        return 0.0
    beside = abs(partner - part) == 1
    if (beside and view.repeats(whole, part)) or view.stands_in(whole, part, near=near):
        return within / profile.total
    rest = view.rest(whole)
    if rest is None:
        return 0.0
    shared = rest.features & profile.features
    weight = view.weigh(shared)
    if weight < max(minimum, held * profile.total):
        return 0.0
    end = view.end(whole, part)
    if view.weigh(shared - end) < minimum and view.ends_only(whole, part, end):
        return 0.0
    own = view.weigh(view.own(shared)) / weight
    score = _score(weight / profile.total, weight / rest.total, abs(partner - part), own)
    # A list of names that is split goes on beside the partner, and says nothing but names there.
    goes_on = beside and own >= OWN
    return score if score and (goes_on or not view.names_only(whole, part)) else 0.0


def _score(of_part: float, of_rest: float, distance: int, own: float) -> float:
    """Return how surely a part came from the rest of a paragraph, or 0; `own` is the share only they have."""
    score = sqrt(of_part * of_rest)
    place = 0 if distance == 1 else 1 if distance <= NEAR else 2
    mostly = own >= OWN
    near = distance <= NEAR
    least = (OWN_SCORES if mostly else COMMON_SCORES)[place]
    share = NEAR_SHARE if mostly and near else FAR_SHARE if own or near else ALL_OF_IT
    part = BESIDE_SHARE if mostly and not place else LEAST_SHARE if near else ELSEWHERE_SHARE
    if of_part >= share or (of_part >= part and score >= least):
        return max(score, of_part)
    return 0.0


def _may_be_part(unit: Unit) -> bool:
    """Tell whether a unit may be part of another one: it names nothing, and is no figure of a table."""
    return unit.kind not in NAMES and (unit.kind != Kind.CELL or len(unit.key.split()) >= PROSE)


class View:
    """The pairing seen from the side that is looked at: for splits wholes are old and parts new."""

    def __init__(self, pairing: Pairing, *, split: bool) -> None:
        self._pairing = pairing
        self._split = split
        units = pairing.new if split else pairing.old
        lone = pairing.lone_new() if split else pairing.lone_old()
        self.lone = [k for k in lone if _may_be_part(units[k])]
        self.links = pairing.new_of if split else pairing.old_of
        self.part = pairing.new_profile if split else pairing.old_profile
        self._whole = pairing.old_profile if split else pairing.new_profile
        self._whole_keys = pairing.old_keys if split else pairing.new_keys
        self._part_keys = pairing.new_keys if split else pairing.old_keys
        self._by_partner = {partner: whole for whole, partner in self.links.items()}
        pinned = {i for i, _ in pairing.pins.together}
        self.changed = {
            whole
            for whole, partner in self.links.items()
            if self._whole_keys[whole] != self._part_keys[partner]
            and units[partner].kind not in NAMES
            and (whole if split else partner) not in pinned
        }
        """Wholes that may have lost or gained something."""
        self._rests: dict[int, Profile | None] = {}
        self.weigh = pairing.weights.sum
        self.own = pairing.weights.only_here
        self._units = units
        self.apart = pairing.pins.apart

    def edge(self, whole: int, part: int) -> tuple[int, int]:
        """Return a link as (old, new)."""
        return (whole, part) if self._split else (part, whole)

    def of_lists(self, edges: AbstractSet[Pair]) -> Iterator[Pair]:
        """Yield links of what is left alone of a list that is part of one unit: the line above it, an item.

        `edges` are the links so far. An item must have something of the whole, and items of it beside it.
        """
        whole_of: dict[int, set[int]] = defaultdict(set)
        for edge in edges:
            whole, part = self.edge(*edge)
            whole_of[part].add(whole)
        hangs_on = chapeau_of(self._units)
        items: dict[int, list[int]] = defaultdict(list)
        for item, chapeau in hangs_on.items():
            items[chapeau].append(item)
        for part in self.lone:
            within = part in hangs_on
            beside = (part - 1, part + 1) if within else items.get(part, ())
            if part in whole_of or not beside[1:]:  # one item is no list
                continue
            for whole in set.intersection(*(whole_of.get(index, set()) for index in beside)):
                held = self.shared(whole, part) >= NEAR_SHARE * self.part(part).total
                if (held or not within) and self.edge(whole, part) not in self.apart:
                    yield self.edge(whole, part)

    def edges_of(self, part: int) -> set[tuple[int, int]]:
        """Return the link of a unit that was taken for a paragraph of its own, if it has one."""
        return {self.edge(self._by_partner[part], part)} if part in self._by_partner else set()

    def near(self, part: int) -> set[int]:
        """Return the wholes whose partners stand near a part."""
        places = range(part - NEAR, part + NEAR + 1)
        return {self._by_partner[place] for place in places if place in self._by_partner}

    def shared(self, whole: int, part: int) -> float:
        """Return the weight of what a whole and a part have in common."""
        return self.weigh(self._whole(whole).features & self.part(part).features)

    def stands_in(self, whole: int, part: int, *, near: bool) -> bool:
        """Tell whether all of a part stands in the whole in one piece, and not so in its partner.

        What stands elsewhere must be long and have language of its own, else it is a formula.
        """
        profile = self.part(part)
        shared = self._whole(whole).features & profile.features
        if self.weigh(shared) < max(MIN_SHARED, ALL_OF_IT * profile.total):
            return False
        said = words(self._part_keys[part])
        if not near and (len(said) < LONG_RUN or self.weigh(self.own(shared)) < OWN * profile.total):
            return False
        run = f" {' '.join(said)} "
        holds, kept = (
            f" {' '.join(words(key))} "
            for key in (self._whole_keys[whole], self._part_keys[self.links[whole]])
        )
        return run in holds and run not in kept

    def repeats(self, whole: int, part: int) -> bool:
        """Tell whether a part and the partner say each of one thing what the whole says of two.

        Of "to the Convention and the Protocol" comes a paragraph on either, with the same beginning.
        """
        both, one = self._whole(whole).features, self.part(part)
        other = self.part(self.links[whole])
        if self.weigh(both & one.features & other.features) < MIN_SHARED:
            return False
        return all(
            self.weigh(both & this.features) >= REPEATED * this.total
            and self.weigh(both & this.features - that.features) >= MIN_WHOLE
            for this, that in ((one, other), (other, one))
        )

    def end(self, whole: int, part: int) -> AbstractSet[Feature]:
        """Return the features of the words with which both a whole and a part end."""
        one, other = words(self._whole_keys[whole]), words(self._part_keys[part])
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(one), reversed(other), strict=False))
        return self._pairing.weights.profile_of([one[len(one) - sum(1 for _ in alike) :]]).features

    def ends_only(self, whole: int, part: int, end: AbstractSet[Feature]) -> bool:
        """Tell whether a part has little more than an `end` from the whole, and much that it has not."""
        profile = self.part(part)
        before = profile.features - end
        return self.weigh(profile.features & end) < ITS_END * profile.total and self.weigh(
            before & self._whole(whole).features
        ) < BUT_ITS_END * self.weigh(before)

    def names_only(self, whole: int, part: int) -> bool:
        """Tell whether a whole and a part name the same things and say nothing else that is the same."""
        pairing, pair = self._pairing, self.edge(whole, part)
        if max(pairing.heads_in(*pair)) >= OTHER_HEAD:
            return False
        one, other = (
            pairing.weights.profile_of(plain_runs(key))
            for key in (self._whole_keys[whole], self._part_keys[part])
        )
        return self.weigh(one.features & other.features) < NAMES_ONLY * other.total

    def weak(self) -> list[int]:
        """Return the parts that are linked, but weakly."""
        return [
            part
            for part, whole in sorted(self._by_partner.items())
            if whole in self.changed and _may_be_part(self._units[part]) and self.held(part) < WEAK
        ]

    def held(self, part: int) -> float:
        """Return the similarity of a part's link; less than nothing if it has none."""
        whole = self._by_partner.get(part)
        return -STRONGER if whole is None else self._pairing.alike(*self.edge(whole, part))

    def index(self, parts: Sequence[int]) -> dict[Feature, list[int]]:
        """Return the wholes that may have lost or gained something, by the rarer features of `parts`."""
        wanted = frozenset[Feature]().union(*(self.part(part).features for part in parts))
        index: dict[Feature, list[int]] = defaultdict(list)
        for whole in sorted(self.changed):
            for feature in wanted & self._whole(whole).features:
                index[feature].append(whole)
        return {feature: wholes for feature, wholes in index.items() if len(wholes) <= COMMON}

    def rest(self, whole: int) -> Profile | None:
        """Return the profile of what a whole holds beyond its partner, or None if that is little."""
        if whole not in self._rests:
            self._rests[whole] = self._find_rest(whole) if whole in self.changed else None
        return self._rests[whole]

    def _find_rest(self, whole: int) -> Profile | None:
        held, kept = words(self._whole_keys[whole]), words(self._part_keys[self.links[whole]])
        beyond = (held[hunk.new_start : hunk.new_end] for hunk in changed(kept, held))
        partner = self.part(self.links[whole]).features
        runs = [run for hunk in beyond for run in _without_shifted(hunk, partner)]
        rest = self._pairing.weights.profile_of(runs)
        return rest if rest.total >= MIN_REST * self._whole(whole).total else None


def _without_shifted(run: Sequence[str], kept: AbstractSet[Feature]) -> Iterator[Sequence[str]]:
    """Yield what is left of a run without the clauses that only went to another place in the paragraph."""
    start = at = 0
    while at < len(run):
        end = at + 1
        while end < len(run) and (run[end - 1], run[end]) in kept:
            end += 1
        if end - at >= SHIFTED:
            if start < at:
                yield run[start:at]
            start = end
        at = end
    if start < len(run):
        yield run[start:]
