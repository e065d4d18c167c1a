"""Which change of the next draft is which of the last one, by the places where they stand.

In: where the changes of OLD with NEW and of OLD with NEW2 stand, and what became of NEW in NEW2. Both
comparisons have OLD in common, so that what was taken out is known by its range; what was put in is followed
from NEW to NEW2. Words decide only whether a change is the same or a little different. Out: proposals, from
which `carry` chooses.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from compare.model import Comparison, Range
from compare.model.typography import fold
from compare.review.changes import CONTEXT, ChangeKind
from compare.review.decisions import Carried
from compare.review.follow import Follower
from compare.review.standing import WORDS, Standing, overlap, size, standings, touch

NEAR = 0.4
"""Share of the characters of two changes, on both sides, that they have in common, above which one is the
other with a difference. On the tuning seeds of `make accuracy` 98 % of what stands nearly are carried with
0.4 or 0.5, 79 % with 0.7, and with 0.3 no more; none of them wrongly."""
EITHER = 0.5
"""The same share for one side alone where both changes have words there: "Urges" that became "Requests" is
not "Urges" that became "Demands", however long the words are that both took out. With 0
ten are wrong, with 0.34 one in 10,000 ("Also deplores" that became "Also strongly"); with 0.6 a tenth less of
what stands nearly are carried."""

_EDGES = ", "
"""What may stand before or behind the same words."""


class Proposal(NamedTuple):
    """That a change of the last draft is one of the next."""

    share: float
    """How much they have in common, 0 to 1."""
    how: Carried
    at: int
    """Index of the change in the comparison of OLD with NEW2."""


class Places:
    """Finds the changes of the next draft that stand where one of the last one stood."""

    def __init__(
        self, former: Comparison, later: Comparison, standing: Sequence[Standing], drafts: Comparison
    ) -> None:
        self._former, self._later = former, later
        self._standing = standing
        self.known = {one.change.id: one for one in standings(former)}
        """The changes of the last draft by their ids."""
        self._put_in = Counter(key for one in self.known.values() for key in _put_in(one))
        self._follower = Follower(drafts)
        self._at: dict[tuple[str, bool, int], list[int]] = {}
        for index, one in enumerate(standing):
            for side, ranges in (("old", one.old), ("new", one.new)):
                for paragraph in {r.paragraph for r in ranges}:
                    self._at.setdefault((side, one.notes, paragraph), []).append(index)

    def proposals(self, one: Standing) -> Iterator[Proposal]:
        """Yield the changes that one may be now."""
        if one.change.kind is ChangeKind.NUMBERING:
            yield from self._numbering()
            return
        followed = self._follower.follow(one.new, notes=one.notes)
        for index in self._around(one, followed):
            later = self._standing[index]
            found = self._same(one, later, followed)
            if found:
                yield Proposal(*found, index)

    def gone(self, one: Standing) -> bool:
        """Tell whether the paragraph of NEW in which a change stands is not in NEW2."""
        heirs = (self._follower.heirs(r.paragraph, notes=one.notes) for r in one.new)
        return bool(one.new) and not any(heirs)

    def replaced(self, one: Standing) -> bool:
        """Tell whether the words that a change took out, or stood between, were changed in another way."""
        return any(
            later.change.kind in WORDS and later.notes is one.notes and touch(one.old, later.old)
            for later in self._standing
        )

    def _around(self, one: Standing, followed: Sequence[Range]) -> list[int]:
        found = {i for r in one.old for i in self._at.get(("old", one.notes, r.paragraph), ())}
        found.update(i for r in followed for i in self._at.get(("new", one.notes, r[0]), ()))
        return sorted(found)

    def _same(
        self, one: Standing, later: Standing, followed: Sequence[Range]
    ) -> tuple[float, Carried] | None:
        """Return how much of a change another one is, and how it may be carried; None if it is not."""
        kinds = one.change.kind, later.change.kind
        if WORDS.issuperset(kinds):
            return self._words(one, later, followed)
        if kinds[0] is not kinds[1]:
            return None
        if kinds[0] is ChangeKind.MARK:
            return _mark(one, later, followed)
        return self._paragraphs(one, later)

    def _words(
        self, one: Standing, later: Standing, followed: Sequence[Range]
    ) -> tuple[float, Carried] | None:
        """Compare changes of words: the same words at the same place, or enough in common on both sides."""
        old = overlap(one.old, later.old), size(one.old) + size(later.old)
        new = overlap(followed, later.new), size(one.new) + size(later.new)
        alike = one.change.kind is later.change.kind and same_words(one, later)
        if alike and self._at_the_same_place(one, later, followed):
            return 1.0, Carried.EXACT
        for (common, both), ranges in ((old, (one.old, later.old)), (new, (one.new, later.new))):
            if all(map(size, ranges)) and 2 * common < EITHER * both:
                return None
        share = 2 * (old[0] + new[0]) / max(1, old[1] + new[1])
        if any(self._put_in[key] > 1 for key in _put_in(one)):
            # Which of the two is left where words between them went as well, nobody can tell.
            return None
        return (share, Carried.NEAR) if share >= NEAR else None

    def _at_the_same_place(self, one: Standing, later: Standing, followed: Sequence[Range]) -> bool:
        """Tell whether two changes of the same words stand at the same place."""
        if one.change.kind is ChangeKind.INSERTED:
            moved = any(self._follower.moved(r.paragraph) for r in one.new)
            return tuple(followed) == later.new and not moved
        if len(one.old) == len(later.old) and all(map(next_to, one.old, later.old)):
            return True
        # The same words put in at the same place of the draft, though the old text was parted elsewhere.
        return bool(size(later.new)) and tuple(followed) == later.new and touch(one.old, later.old)

    def _paragraphs(self, one: Standing, later: Standing) -> tuple[float, Carried] | None:
        """Compare paragraphs that moved or were cut anew: the same old ones, heirs of the same new ones."""
        heirs = [self._follower.heirs(r.paragraph, notes=one.notes) for r in one.new]
        expected = frozenset[int]().union(*heirs)
        old = _common(_paragraphs(one.old), _paragraphs(later.old))
        new = _common(expected, _paragraphs(later.new))
        if min(old, new) < NEAR:
            return None
        stayed = not any(self._follower.moved(r.paragraph) for r in one.new)
        same = old == new == 1 and self._read_alike(one, later)
        return (old + new) / 2, Carried.EXACT if same and stayed else Carried.NEAR

    def _read_alike(self, one: Standing, later: Standing) -> bool:
        """Tell whether the paragraphs that a change made read the same in both drafts."""
        sides = (self._former.new.paragraphs, one.new), (self._later.new.paragraphs, later.new)
        was, now = ([fold(paragraphs[r.paragraph].text) for r in some] for paragraphs, some in sides)
        return was == now

    def _numbering(self) -> Iterator[Proposal]:
        for index, later in enumerate(self._standing):
            if later.change.kind is ChangeKind.NUMBERING:
                same = _numbers(self._former) == _numbers(self._later)
                yield Proposal(1.0, Carried.EXACT if same else Carried.NEAR, index)


def same_words(one: Standing, later: Standing) -> bool:
    """Tell whether two changes have the same words; ", now" before a comma is "now," behind it."""
    pairs = zip(one.words, later.words, strict=True)
    return all(mine == other or _inked(mine) == _inked(other) for mine, other in pairs)


def _inked(words: str) -> tuple[str, int]:
    """Return words without the commas and spaces at their ends, and how many commas there are."""
    return words.strip(_EDGES), words.count(",")


def next_to(one: Range, other: Range) -> bool:
    """Tell whether two places are the same, but for a comma and a space that may be on either side."""
    return one.paragraph == other.paragraph and all(
        abs(mine - others) <= len(_EDGES) for mine, others in zip(one[1:], other[1:], strict=True)
    )


def _put_in(one: Standing) -> list[tuple[bool, int, str]]:
    """Return the words that a change puts in, with their paragraph: those of twins are the same."""
    words = one.words[1].strip(_EDGES)
    if not words or one.change.kind not in WORDS:
        return []
    whole = one.change.kind is ChangeKind.INSERTED
    return [(one.notes, -1 if whole else r.paragraph, words) for r in one.new[:1]]


def _mark(one: Standing, later: Standing, followed: Sequence[Range]) -> tuple[float, Carried] | None:
    """Compare marks: the same old one, and a new one that calls the same words at the same place."""
    if one.old != later.old or bool(one.new) != bool(later.new):
        return None
    if called(one.change.old) != called(later.change.old) or called(one.change.new) != called(
        later.change.new
    ):
        return None
    if one.new and not touch(followed, later.new):
        return None
    return 1.0, Carried.EXACT


def called(note: str) -> str:
    """Return the words of a note that a mark calls without its number, which others change.

    >>> called("7 Resolution 60/1.")
    'resolution 60/1.'
    """
    label, space, words = note.partition(" ")
    return fold(words if space else label)[:CONTEXT].lower()


def _paragraphs(ranges: Iterable[Range]) -> frozenset[int]:
    return frozenset(r.paragraph for r in ranges)


def _common(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of all that both hold."""
    return len(one & other) / max(1, len(one | other))


def _numbers(comparison: Comparison) -> list[dict[int, str | None]]:
    """Return the new labels of old paragraphs and notes that have another one."""
    paragraphs, notes = comparison.new.paragraphs, comparison.new.notes
    return [
        {m.old[0]: paragraphs[m.new[0]].label for m in comparison.matches if m.renumbered},
        {m.old[0]: notes[m.new[0]].label for m in comparison.note_matches if m.renumbered},
    ]
