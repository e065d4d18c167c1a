"""Which change of the next draft is which of the last one, by what a review says of them: NEW is not at hand.

A change is known by its id, which is made of the words of its paragraphs; else by its old paragraph (OLD is
the same in both comparisons), its old and new words, and what stands before and behind it, which
diff-match-patch finds in a text that has moved on. Where two places will do, none is proposed. In: a
decision's change, and where the changes of OLD with NEW2 stand. Out: proposals, from which `carry` chooses.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from compare.model import Comparison, Range
from compare.model.address import addresses, note_addresses
from compare.model.typography import fold
from compare.review.by_place import Proposal, called
from compare.review.changes import Change, ChangeKind
from compare.review.decisions import Carried, Review
from compare.review.locate import locate
from compare.review.standing import Standing, touch

NEAR = 0.5
"""Share of the words of two changes that they have in common, each as heavy as it is long, above which one
may be the other."""
EITHER = 0.34
"""The same for each side where both changes have words there."""
WHOLE = 0.6
"""The same for an inserted paragraph, which has no old words and no context to be known by."""
JOINED = 0.8
"""The same where it has become part of another one."""
BESIDE = 20
"""Characters of the context on either side that are the same where the change is the same."""
LEAD = 0.15
"""How much more a change must have in common with the one that was decided than the next best has."""
_SLACK = 1
"""Characters by which a place may be off: the space beside the words."""
_WORD = re.compile(r"\w+|[^\w\s]")
_REPEATED = re.compile(r"^(?P<note>note:)?(?P<match>m[0-9a-f]+)(?:-\d+)?(?P<rest>[.:].*)?$")
"""An id: a match, its number where there are several of the same words, and what is decided of it."""
_ALIKE_IN_PLACE = frozenset({ChangeKind.MOVED, ChangeKind.PARTS})


class Words:
    """Finds the changes of the next draft that are what a decision says of its own."""

    def __init__(self, later: Comparison, standing: Sequence[Standing], review: Review) -> None:
        source = later.new.source
        self._same_texts = source is not None and source.sha256 == review.new.sha256
        self._texts = {
            False: [p.text for p in later.new.paragraphs],
            True: [n.text for n in later.new.notes],
        }
        self._standing = standing
        self._names = {False: addresses(later.old), True: note_addresses(later.old.notes)}
        self._stems: dict[str, list[int]] = {}
        for index, one in enumerate(standing):
            self._stems.setdefault(_stem(one.change.id), []).append(index)
        self._decided = Counter(_stem(d.change.id) for d in review.decisions)

    def proposals(self, change: Change) -> Iterator[Proposal]:
        """Yield the one change that another is now, if there is one."""
        found = self._by_id(change)
        if found is None:
            found = self._by_words(change)
        if found is not None:
            yield found

    def repeated(self, change: Change) -> bool:
        """Tell whether several changes are all of the same words as one."""
        same = [
            one
            for one in self._standing
            if one.change.kind is change.kind and _same_words(change, one.change)
        ]
        return len(same) > 1

    def _by_id(self, change: Change) -> Proposal | None:
        """Return the change of the same id; of several with the same words, that of the same place."""
        indexes = self._stems.get(_stem(change.id), [])
        if change.kind is ChangeKind.NUMBERING:
            how = Carried.EXACT if self._same_texts else Carried.NEAR
            return Proposal(1.0, how, indexes[0]) if indexes else None
        if change.old_address is not None:
            indexes = [i for i in indexes if self._standing[i].change.old_address == change.old_address]
        elif len(indexes) > 1 or self._decided[_stem(change.id)] > 1 or not _is_first(change.id):
            return None
        if len(indexes) != 1:
            return None
        moved = change.kind is ChangeKind.MOVED
        elsewhere = moved and self._standing[indexes[0]].change.new_address != change.new_address
        return Proposal(1.0, Carried.NEAR if elsewhere else Carried.EXACT, indexes[0])

    def _by_words(self, change: Change) -> Proposal | None:
        """Return the change that has most in common with one, if it leads and its context is there."""
        shares = sorted(
            (-share, index)
            for index, one in enumerate(self._standing)
            if (share := self._share(change, one)) >= _least(change, one.change)
        )
        exact = [i for share, i in shares if self._exact(change, self._standing[i].change)]
        if len(exact) == 1 and exact[0] in [i for share, i in shares if share == shares[0][0]]:
            return Proposal(1.0, Carried.EXACT, exact[0])
        placed = [(share, i) for share, i in shares if self._stands(change, self._standing[i])]
        if not placed or (len(placed) > 1 and placed[1][0] - placed[0][0] < LEAD):
            return None
        return Proposal(-placed[0][0], Carried.NEAR, placed[0][1])

    def _share(self, change: Change, one: Standing) -> float:
        """Return how much of the words two changes have in common; 0 where they cannot be the same."""
        later = one.change
        if change.kind is ChangeKind.INSERTED and later.kind is ChangeKind.EDIT and not later.old:
            return _dice(change.new, later.new)
        if change.kind is not later.kind or not self._of_the_same_paragraph(change, one):
            return 0.0
        if change.kind is ChangeKind.MARK:
            return float(_same_words(change, later))
        if change.kind in _ALIKE_IN_PLACE:
            return _dice(change.new, later.new)
        if any(
            one and other and _dice(one, other) < EITHER
            for one, other in ((change.old, later.old), (change.new, later.new))
        ):
            return 0.0
        return _dice(f"{change.old} {change.new}", f"{later.old} {later.new}")

    def _of_the_same_paragraph(self, change: Change, one: Standing) -> bool:
        """Tell whether a change may be of an old paragraph that another is of, or of none as it is."""
        if change.old_address is None or one.change.old_address is None:
            return change.old_address == one.change.old_address
        names = self._names[one.notes]
        return change.old_address in {one.change.old_address, *(names[r.paragraph] for r in one.old)}

    def _exact(self, change: Change, later: Change) -> bool:
        """Tell whether a change has the same words and the same context on both sides."""
        if change.kind not in (ChangeKind.EDIT, ChangeKind.MARK) or not _same_words(change, later):
            return False
        before = fold(change.before)[-BESIDE:], fold(later.before)[-BESIDE:]
        after = fold(change.after)[:BESIDE], fold(later.after)[:BESIDE]
        return before[0] == before[1] and after[0] == after[1]

    def _stands(self, change: Change, later: Standing) -> bool:
        """Tell whether the context of a change is found where another one stands."""
        if change.kind not in (ChangeKind.EDIT, ChangeKind.MARK):
            return True
        place = later.new[0] if later.new else None
        if place is None:
            return called(change.old) == called(later.change.old)
        held = change.new if change.kind is ChangeKind.EDIT else ""
        text = self._texts[later.notes][place.paragraph]
        # Where a paragraph was split or merged the context on one side stands in another one now, or is new.
        contexts = [(change.before, change.after), (change.before, ""), ("", change.after)]
        for before, after in contexts:
            found = locate(text, (before, held, after), place.start)
            if found:
                near = Range(place.paragraph, max(0, found[0] - _SLACK), found[1] + _SLACK)
                return touch([near], later.new)
        return False


def _least(change: Change, later: Change) -> float:
    """Return how much two changes must have in common."""
    if change.kind is ChangeKind.INSERTED:
        return WHOLE if later.kind is ChangeKind.INSERTED else JOINED
    return NEAR


def _same_words(one: Change, other: Change) -> bool:
    if one.kind is ChangeKind.MARK:
        return called(one.old) == called(other.old) and called(one.new) == called(other.new)
    return fold(one.old) == fold(other.old) and fold(one.new) == fold(other.new)


def _stem(id_: str) -> str:
    """Return an id without the number that tells matches of the same words apart.

    >>> _stem("m3f2a-2.1"), _stem("note:m3f2a"), _stem("numbering")
    ('m3f2a.1', 'note:m3f2a', 'numbering')
    """
    found = _REPEATED.match(id_)
    return "".join(part or "" for part in found.group("note", "match", "rest")) if found else id_


def _is_first(id_: str) -> bool:
    return _stem(id_) == id_


def _dice(one: str, other: str) -> float:
    """Return the share of words that two texts have in common, each as heavy as it is long.

    >>> _dice("all women", "all women and girls")
    0.666...
    """
    words = [Counter(_WORD.findall(fold(text).lower())) for text in (one, other)]
    both, mine, others = (sum(len(w) * n for w, n in c.items()) for c in (words[0] & words[1], *words))
    return 2 * both / max(1, mine + others)
