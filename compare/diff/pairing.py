"""The state of an alignment: who is linked with whom, and how alike any two are. All stages work on it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from compare.diff.pins import Pins
from compare.diff.similarity import PLAIN, Profile, Weights, dice, plain_runs, words
from compare.model import Kind

OPENING_WORDS, SAME_OPENING = 8, 4
"""First words of two paragraphs, and how many of them must be the same for the same opening."""
HEAD, LEAD = 6, 4
"""Words that say what a paragraph is about, behind the plain words, up to so many, that open it."""
LABELS = frozenset({"heading", "title", "annex", "sponsors"})
"""Kinds that name what follows rather than say something."""
LABEL_PENALTY = 0.6
"""Factor on the similarity of a heading and a paragraph: a heading's few words stand in the paragraphs
below it, and that makes it none of them."""

UNTITLED = "¶"
"""First word of the key of a numbered heading without a title, which is known by what follows."""

Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Old and new units that belong together, by index, ascending on each side."""


class Unit(NamedTuple):
    """A paragraph or note as the alignment sees it."""

    key: str
    """Its text, folded."""
    kind: str
    heads: bool = False
    """Whether it names what stands below it."""
    label: str = ""
    """Of a heading, `Article 4`: no evidence while there is other, for one new article renumbers many."""


class Pairing:
    """The state that the stages work on: who is linked with whom, and how each unit looks."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], pins: Pins) -> None:
        self.old, self.new = old, new
        self.pins = pins
        self.old_keys = [unit.key for unit in old]
        self.new_keys = [unit.key for unit in new]
        self.new_of: dict[int, int] = {}
        self.old_of: dict[int, int] = {}
        self._similarity: dict[tuple[int, int], float] = {}
        self.confidence: dict[int, float] = {}
        self.without_old: AbstractSet[int] = frozenset()
        self.without_new: AbstractSet[int] = frozenset()
        """Units that are known to have no partner, and are looked at no more."""
        self._profiles: dict[str, Profile] = {}
        self._heads: dict[str, Profile] = {}
        self._openings: dict[str, frozenset[str]] = {}
        self.strangers = False
        """True if the texts turned out to be no versions of one another."""
        self._weights: Weights | None = None
        for i, j in sorted(pins.together):
            # A paragraph that is pinned to several counts as linked to the first; `groups` adds the others.
            self.new_of.setdefault(i, j)
            self.old_of.setdefault(j, i)

    @property
    def weights(self) -> Weights:
        """Weights from both texts, made when something is not identical."""
        if self._weights is None:
            self._weights = Weights([*self.old_keys, *self.new_keys])
        return self._weights

    def old_profile(self, index: int) -> Profile:
        """Return the profile of an old unit."""
        return self._profile(self.old_keys[index])

    def new_profile(self, index: int) -> Profile:
        """Return the profile of a new unit."""
        return self._profile(self.new_keys[index])

    def alike(self, old: int, new: int) -> float:
        """Return the similarity of two units; of two that a person keeps apart, none."""
        known = self._similarity.get((old, new))
        if known is not None:
            return known
        if self.old_keys[old] == self.new_keys[new]:
            return 0.0 if (old, new) in self.pins.apart else 1.0
        shared = self.old_profile(old).features & self.new_profile(new).features
        return self.alike_by(old, new, self.weights.sum(shared))

    def alike_by(self, old: int, new: int, shared: float) -> float:
        """Return the similarity of two units of which it is known how much they share."""
        if (old, new) in self.pins.apart:
            return 0.0
        similarity = dice(shared, self.old_profile(old), self.new_profile(new))
        if (self.old[old].kind in LABELS) != (self.new[new].kind in LABELS):
            similarity *= LABEL_PENALTY
        self._similarity[old, new] = similarity
        return similarity

    def own(self, old: int, new: int) -> float:
        """Return the share of two units that they have in common and that stands nowhere else."""
        return self.weights.own(self.old_profile(old), self.new_profile(new))

    def other_content(self, old: int, new: int) -> bool:
        """Tell whether two units say something and nothing of it is the same."""
        return self.weights.other_content(self.old_profile(old), self.new_profile(new))

    def same_opening(self, old: int, new: int) -> bool:
        """Tell whether two units begin with much the same words."""
        one, other = self._opening(self.old_keys[old]), self._opening(self.new_keys[new])
        return len(one & other) >= SAME_OPENING

    def heads_in(self, old: int, new: int) -> tuple[float, float]:
        """Return how much of the old head stands in the new unit, and of the new one in the old, 0 to 1."""
        found = []
        for key, other in (
            (self.old_keys[old], self.new_profile(new)),
            (self.new_keys[new], self.old_profile(old)),
        ):
            features, total = self._head(key)
            found.append(self.weights.sum(features & other.features) / total if total else 0.0)
        return found[0], found[1]

    def held_in(self, old: int, new: int) -> tuple[float, float]:
        """Return how much of the old unit stands in the new one, and of the new in the old, 0 to 1."""
        one, other = self.old_profile(old), self.new_profile(new)
        shared = self.weights.sum(one.features & other.features)
        return shared / (one.total or 1.0), shared / (other.total or 1.0)

    def alike_without_names(self, old: int, new: int) -> float:
        """Return the similarity of two units without the names, dates and numbers in them."""
        one, other = (
            self.weights.profile_of(plain_runs(key)) for key in (self.old_keys[old], self.new_keys[new])
        )
        return self.weights.similarity(one, other)

    def link(self, old: int, new: int, *, confidence: float) -> None:
        """Link two units that are both alone."""
        self.new_of[old] = new
        self.old_of[new] = old
        self.confidence[old] = confidence

    def may_link(self, old: int, new: int) -> bool:
        """Tell whether two units are both alone, and no person keeps them apart."""
        lone = old not in self.new_of and new not in self.old_of
        may = old not in self.without_old and new not in self.without_new
        return lone and may and (old, new) not in self.pins.apart

    def link_unless_apart(self, old: int, new: int, *, confidence: float) -> None:
        """Link two units that are both alone, unless a person keeps them apart."""
        if (old, new) not in self.pins.apart:
            self.link(old, new, confidence=confidence)

    def lone_old(self) -> list[int]:
        """Return the old units without a link that may have one."""
        known, without = self.new_of, self.without_old
        return [index for index in range(len(self.old)) if index not in known and index not in without]

    def lone_new(self) -> list[int]:
        """Return the new units without a link that may have one."""
        known, without = self.old_of, self.without_new
        return [index for index in range(len(self.new)) if index not in known and index not in without]

    def _opening(self, key: str) -> frozenset[str]:
        if key not in self._openings:
            self._openings[key] = frozenset(words(key)[:OPENING_WORDS])
        return self._openings[key]

    def _head(self, key: str) -> Profile:
        if key not in self._heads:
            said = words(key)
            start = next((at for at, word in enumerate(said[:LEAD]) if word not in PLAIN), LEAD)
            self._heads[key] = self.weights.profile_of([said[start : start + HEAD]])
        return self._heads[key]

    def _profile(self, key: str) -> Profile:
        if key not in self._profiles:
            self._profiles[key] = self.weights.profile(key)
        return self._profiles[key]


def of_one_kind(old: Unit, new: Unit) -> bool:
    """Tell whether two units are of one kind; without a number of its own a unit is of none."""
    return len({old.kind, new.kind} - {Kind.OTHER}) <= 1


def chapeau_of(units: Sequence[Unit]) -> dict[int, int]:
    """Return, of each sub-paragraph, the paragraph that it stands under."""
    chapeaux: dict[int, int] = {}
    last = -1
    for index, unit in enumerate(units):
        if unit.kind != Kind.SUBPARAGRAPH:
            last = index
        elif last >= 0:
            chapeaux[index] = last
    return chapeaux


def heading_of(units: Sequence[Unit]) -> dict[int, int]:
    """Return, of each paragraph, the heading that it stands under; of a number and a title the number."""
    headings: dict[int, int] = {}
    last = -1
    for index, unit in enumerate(units):
        if unit.heads:
            titles = not unit.label and 0 <= last == index - 1 and units[last].label
            last = last if titles else index
        elif last >= 0:
            headings[index] = last
    return headings
