"""How right decisions are carried to the next draft: every change of NEW is decided, and followed to NEW2.

Two changes are compared by their characters: those of OLD that they take out, and those of NEW that they put
in, which `sequences` knows again in NEW2.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from accuracy.sequences import Place, Sequence3
from accuracy.table import Column, Row, table

from compare.model import Document, Range
from compare.review.by_place import called
from compare.review.carry import carry
from compare.review.changes import Change, ChangeKind
from compare.review.decisions import Carried, Review, Verdict, begun
from compare.review.standing import WORDS, Standing, standings

ASKED = {
    "verbatim": 0.99,
    "nearly": 0.95,
    "moved": 0.95,
    "split or merged": 0.80,
    "twice": 0.90,
}
"""What became of a change, and the share of those that still apply that should be carried."""
_SHORT = {"split or merged": "cut anew"}
_HEIR, _KIN = 0.5, 0.25
"""Share of the characters that both have above which one change is the other, and below which it is another one;
between them people might say either, and it counts neither way."""
Truth = float
"""1 for the same change, 0 for another one; of words what they share, else what their paragraphs do."""
Carrier = Callable[[Sequence3, Review], dict[str, tuple[str, Carried]]]
"""From ids of changes of NEW to those of NEW2, and how."""


class Tally(NamedTuple):
    """What became of the changes of one class."""

    cases: int = 0
    """Those that still apply."""
    carried: int = 0
    """Of them, to what they are now."""
    exact: int = 0
    """Of them, as exactly the same."""
    wrong: int = 0
    """Carried to another change, or as exactly the same though it is not: of all."""
    away: int = 0
    """Those that no longer apply."""


def redraft(sequence: Sequence3, review: Review) -> dict[str, tuple[str, Carried]]:
    """Carry with NEW at hand."""
    return _ids(carry(review, sequence.later, sequence.former).handed)


def from_file(sequence: Sequence3, review: Review) -> dict[str, tuple[str, Carried]]:
    """Carry with nothing but what the review says."""
    return _ids(carry(review, sequence.later).handed)


def by_id(sequence: Sequence3, review: Review) -> dict[str, tuple[str, Carried]]:
    """Carry what has the same id."""
    known = {one.change.id for one in standings(sequence.later)}
    return {d.change.id: (d.change.id, Carried.EXACT) for d in review.decisions if d.change.id in known}


def first_alike(sequence: Sequence3, review: Review) -> dict[str, tuple[str, Carried]]:
    """Carry to the first change of the same words."""
    first: dict[tuple[str, str, str], str] = {}
    for one in standings(sequence.later):
        first.setdefault(_said(one.change), one.change.id)
    return {
        d.change.id: (first[_said(d.change)], Carried.EXACT)
        for d in review.decisions
        if _said(d.change) in first
    }


CARRIERS: dict[str, Carrier] = {
    "redraft": redraft,
    "redraft, without NEW": from_file,
    "the same id": by_id,
    "the first of the same words": first_alike,
}


class Failure(NamedTuple):
    """A change that was carried wrongly, or not though it still applies."""

    where: str
    what: str
    change: Change
    to: Change | None
    heir: Change | None


def carried_table(
    title: str, some: Iterable[Sequence3], failed: Callable[[str, Failure], None] = lambda *_: None
) -> str:
    """Return the figures of all carriers on some sequences."""
    totals = tallies(some, failed)
    rows, wrong = [], []
    for name, classes in totals.items():
        ours = name.startswith("redraft")
        rows.append(Row(name, [_share(t.carried, t.cases) for t in classes.values()], ours=ours))
        if ours:
            exactly = [_share(t.exact, t.cases) for t in classes.values()]
            rows.append(Row("  of them exactly", exactly, ours=False))
        wrong.append(Row(name, [t.wrong for t in classes.values()], ours=ours))
    ours_of = totals["redraft"].items()
    note = (
        f"still apply: {', '.join(f'{kind} {t.cases}' for kind, t in ours_of)};"
        f" no longer: {sum(t.away for _, t in ours_of)}"
    )
    columns = [Column(_SHORT.get(kind, kind), least=least) for kind, least in ASKED.items()]
    counts = [Column(column.name, most=0, share=False) for column in columns]
    return table(title, columns, rows, note) + "\n" + table(f"{title}: to a wrong change", counts, wrong)


def tallies(
    some: Iterable[Sequence3], failed: Callable[[str, Failure], None] = lambda *_: None
) -> dict[str, dict[str, Tally]]:
    """Return for each carrier and each class what became of the changes."""
    totals = {name: dict.fromkeys(ASKED, Tally()) for name in CARRIERS}
    for sequence in some:
        judge = Judge(sequence)
        for name, carrier in CARRIERS.items():
            for kind, tally in judge.tallies(carrier, lambda one, name=name: failed(name, one)):
                totals[name][kind] = Tally(*map(sum, zip(totals[name][kind], tally, strict=True)))
    return totals


class Judge:
    """Knows for every change of NEW which of NEW2 it is."""

    def __init__(self, sequence: Sequence3) -> None:
        self._sequence = sequence
        self._former = [s for s in standings(sequence.former) if s.change.kind is not ChangeKind.NUMBERING]
        self._later = {s.change.id: s for s in standings(sequence.later)}
        self._often = Counter(_said(one.change) for one in self._former)
        self._letters = {
            id(one): _letters(one, sequence.former.old, sequence.former.new, None) for one in self._former
        }
        back = sequence.letters
        for one in self._later.values():
            self._letters[id(one)] = _letters(one, sequence.later.old, sequence.later.new, back)
        self._truths = {
            one.change.id: {id_: self.truth(one, later) for id_, later in self._later.items()}
            for one in self._former
        }

    def tallies(self, carrier: Carrier, failed: Callable[[Failure], None]) -> Iterator[tuple[str, Tally]]:
        """Yield a class and a count for each change."""
        carried: dict[str, tuple[str, Carried]] = {}
        review = begun(self._sequence.former)
        decided = [d._replace(verdict=Verdict.ACCEPT) for d in review.decisions]
        for half in (decided[::2], decided[1::2]):
            # Each half by itself: a twin that is undecided says nothing, and leaves its place to another.
            carried |= carrier(self._sequence, review._replace(decisions=tuple(half)))
        for one in self._former:
            yield self._tally(one, carried.get(one.change.id), failed)

    def _tally(
        self, one: Standing, carried: tuple[str, Carried] | None, failed: Callable[[Failure], None]
    ) -> tuple[str, Tally]:
        truths = self._truths[one.change.id]
        heir, best = max(truths.items(), key=lambda item: item[1], default=("", 0.0))
        to, how = carried or (None, None)
        share = truths[to] if to else 0.0
        kind, applies, right = self._kind(one, best), best >= _HEIR, share >= _HEIR
        wrong = to is not None and (share < _KIN or (how is Carried.EXACT and share < 1))
        if wrong or (applies and not right):
            names = f"{self._sequence.name}, {kind}", "wrong" if wrong else "missed"
            known = (self._later[id_].change if id_ else None for id_ in (to, heir))
            failed(Failure(*names, one.change, *known))
        kept = applies and right
        return kind, Tally(applies, kept, kept and how is Carried.EXACT, wrong, not applies)

    def truth(self, one: Standing, later: Standing) -> Truth:
        """Return how much of one change the other is."""
        kinds = one.change.kind, later.change.kind
        if WORDS.issuperset(kinds):
            return self._words(one, later)
        if kinds[0] is not kinds[1]:
            return 0.0
        if kinds[0] is ChangeKind.MARK:
            same = one.old == later.old and called(one.change.new) == called(later.change.new)
            return float(same and self._letters[id(one)][1] == self._letters[id(later)][1])
        old = _jaccard({r.paragraph for r in one.old}, {r.paragraph for r in later.old})
        made = set[int]().union(*(self._sequence.origins[r.paragraph] for r in later.new))
        new = _jaccard({r.paragraph for r in one.new}, made)
        return 0.0 if not (old and new) else (old + new) / 2

    def _words(self, one: Standing, later: Standing) -> Truth:
        if one.notes is not later.notes:
            return 0.0
        same_place = len(one.old) == len(later.old) == 1 and _next_to(one.old[0], later.old[0])
        if same_place and [_inked(w) for w in one.words] == [_inked(w) for w in later.words]:
            return 1.0  # at the same place of OLD, whichever of two equal words NEW2 has kept
        (old, new), (later_old, later_new) = self._letters[id(one)], self._letters[id(later)]
        for some, others in ((old, later_old), (new, later_new)):
            if some and others and not some & others:
                return 0.0
        both = len(old & later_old) + len(new & later_new)
        return 2 * both / max(1, len(old) + len(new) + len(later_old) + len(later_new))

    def _kind(self, one: Standing, best: Truth) -> str:
        where = set() if one.notes else {r.paragraph for r in one.new}
        if self._often[_said(one.change)] > 1:
            return "twice"
        if where & self._sequence.cut:
            return "split or merged"
        if where & self._sequence.moved:
            return "moved"
        return "verbatim" if best == 1 else "nearly"


def _letters(
    one: Standing, old: Document, new: Document, back: dict[Place, Place] | None
) -> tuple[frozenset[object], frozenset[object]]:
    """Return the characters of OLD that a change takes out and those of NEW that it puts in, without spaces."""
    if one.change.kind is ChangeKind.MARK:
        places = [(r.paragraph, r.start - 1) for r in one.new]
        return frozenset(), frozenset(places if back is None else [back.get(p, ("new", p)) for p in places])
    taken = _places(one.old, [x.text for x in (old.notes if one.notes else old.paragraphs)])
    put = _places(one.new, [x.text for x in (new.notes if one.notes else new.paragraphs)])
    if one.notes:
        put = {(new.notes[n].text, at) for n, at in put}
    elif back is not None:
        put = {back.get(place, ("new", place)) for place in put}
    return frozenset(taken), frozenset(put)


def _places(ranges: Sequence[Range], texts: Sequence[str]) -> set[object]:
    return {
        (r.paragraph, i) for r in ranges for i in range(r.start, r.end) if not texts[r.paragraph][i].isspace()
    }


def _said(change: Change) -> tuple[str, str, str]:
    return change.kind, change.old, change.new


def _ids(handed: Sequence[tuple[object, object]]) -> dict[str, tuple[str, Carried]]:
    return {one.former.change.id: (one.now.change.id, one.now.carried) for one in handed}


def _share(some: int, of: int) -> float | None:
    return some / of if of else None


def _inked(words: str) -> str:
    """Return words with the commas at their ends behind them."""
    bare = words.strip(" ,")
    return bare + "," * (words.count(",") - bare.count(","))


def _next_to(one: Range, other: Range) -> bool:
    """Tell whether two places of OLD are the same but for a comma."""
    return one.paragraph == other.paragraph and abs(one.start - other.start) < 3 > abs(one.end - other.end)


def _jaccard(one: set[int], other: set[int]) -> float:
    return len(one & other) / max(1, len(one | other))
