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
may be the other. Of what stands nearly 97 % are carried with 0.5, 90 % with 0.6, and with 0.4 the
first one is wrong (here and below: tuning seeds of `make accuracy`, without NEW and without
`_beside_the_same`, which came last: on seeds from 2000 it takes 95 to 87 % and 2 wrong ones to none)."""
EITHER = 0.34
"""The same for each side where both changes have words there. With 0 nine are wrong; with 0.6 a tenth less of
what stands nearly are carried."""
WHOLE = 0.6
"""The same for an inserted paragraph, which has no old words and no context to be known by. With 0.3 one is
wrong."""
JOINED = 0.8
"""The same where it has become part of another one. With 0.65 one is wrong."""
BESIDE = 20
"""Characters of the context on either side that are the same where the change is the same. With 5 four are
wrong, with 10 none, which is near; with 40 one in a hundred phrases that stand twice is no longer carried."""
ONE_SIDED = 0.8
"""The same where the context is found on one side only; it must have `BESIDE` characters, too. Below, phrases
that stand twice went wrong in texts that repeat themselves."""
LEAD = 2.0
"""How many times less like it the next best must be than the one that is taken for what was decided. The
figures are the same from 1 to 4; it is for texts with longer series of near-duplicates than those."""
_SLACK = 2
"""Characters by which a place may be off: a comma and the space beside the words. With 0 a tenth less of what
stands nearly are carried."""
_POINTS = " ,;:."
_WORD = re.compile(r"\w+|[^\w\s]")
_REPEATED = re.compile(r"^(?P<note>note:)?(?P<match>m[0-9a-f]+)(?:-\d+)?(?P<rest>[.:].*)?$")
"""An id: a match, its number where there are several of the same words, and what is decided of it."""
_ALIKE_IN_PLACE = frozenset({ChangeKind.MOVED, ChangeKind.PARTS})


class Words:
    """Finds the changes of the next draft that are what a decision says of its own."""

    def __init__(self, later: Comparison, standing: Sequence[Standing], review: Review) -> None:
        sha256 = [document.source and document.source.sha256 for document in (later.old, later.new)]
        self._same_texts = sha256 == [review.old.sha256, review.new.sha256] and sha256[1] is not None
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
        twins = not _is_first(change.id) or self._decided[_stem(change.id)] > 1
        if change.kind is ChangeKind.INSERTED and (twins or len(shares) > 1):
            return None  # nothing stands around it by which it could be told from another one like it
        placed = [(share, i) for share, i in shares if self._stands(change, self._standing[i], -share)]
        if (
            not placed
            or _beside_its_twin(change)
            or (len(placed) > 1 and not _leads(-placed[0][0], -placed[1][0]))
        ):
            return None
        return Proposal(-placed[0][0], Carried.NEAR, placed[0][1])

    def _share(self, change: Change, one: Standing) -> float:
        """Return how much of the words two changes have in common; 0 where they cannot be the same."""
        later = one.change
        if change.kind is ChangeKind.INSERTED and later.kind is ChangeKind.EDIT and not later.old:
            return _dice(change.new, later.new)
        if change.kind is later.kind is ChangeKind.INSERTED and _opening(change.new) != _opening(later.new):
            return 0.0
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

    def _stands(self, change: Change, later: Standing, share: float) -> bool:
        """Tell whether the context of a change is found where another one stands."""
        if change.kind not in (ChangeKind.EDIT, ChangeKind.MARK):
            return True
        place = later.new[0] if later.new else None
        if place is None:
            return called(change.old) == called(later.change.old)
        if not _beside_the_same(change, later.change):
            return False
        held = change.new if change.kind is ChangeKind.EDIT else ""
        text = self._texts[later.notes][place.paragraph]
        contexts = [(change.before, change.after)]
        if share >= ONE_SIDED:
            # Where a paragraph was split or merged the context on one side is another one, or gone.
            contexts += [(c, "") for c in (change.before,) if len(c) >= BESIDE]
            contexts += [("", c) for c in (change.after,) if len(c) >= BESIDE]
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


def _leads(best: float, next_best: float) -> bool:
    """Tell whether one share is so much larger than another that the other cannot be meant."""
    return best > next_best and 1 - next_best >= LEAD * (1 - best)


def _beside_the_same(one: Change, other: Change) -> bool:
    """Tell whether two changes have the same context on one side at least, but for commas and spaces."""
    before = [fold(c.before).rstrip(_POINTS)[-BESIDE:] for c in (one, other)]
    after = [fold(c.after).lstrip(_POINTS)[:BESIDE] for c in (one, other)]
    return any(mine and mine == others for mine, others in (before, after))


def _beside_its_twin(change: Change) -> bool:
    """Tell whether the words that a change puts in stand around it once more, so that either may be left."""
    words = fold(change.new).strip(_POINTS)
    return bool(words) and any(words in fold(context) for context in (change.before, change.after))


def _opening(text: str) -> str:
    """Return the word that opens a paragraph: near-duplicates differ in their verb."""
    return fold(text).lower().partition(" ")[0]


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
