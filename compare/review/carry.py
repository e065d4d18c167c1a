"""Decisions carried to the next draft: those on OLD with NEW become decisions on OLD with NEW2.

In: a review; the comparison of OLD with NEW2; that of OLD with NEW while NEW is at hand, and without it what
the review says of each change. Out: the review of OLD with NEW2. Each decision is in it: on the same change,
on one that is a little different and waits to be confirmed, or among those that are lost, with the reason.
It is never carried to another change for want of a better one.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from compare.diff import compare
from compare.model import Comparison, Document
from compare.model.address import addresses, note_addresses
from compare.review.by_place import Places, Proposal
from compare.review.by_words import Words
from compare.review.changes import Change
from compare.review.decisions import Carried, Decision, How, Lost, Review, begun
from compare.review.minutes import line
from compare.review.standing import Standing, standings


class Reason(StrEnum):
    """Why a decision was not carried; a sentence for people, without its full stop."""

    GONE = "its paragraph is no longer in the new text"
    OTHER = "these words were changed in another way"
    UNDONE = "the new text no longer makes this change"
    REPEATED = "it stands there more than once, and nothing tells which of them was meant"
    TAKEN = "it is now part of a change to which another decision was carried"


class Handed(NamedTuple):
    """What became of a decision that was carried."""

    former: Decision
    now: Decision


class Carriage(NamedTuple):
    """The review of the next draft, and what became of each decision."""

    review: Review
    handed: tuple[Handed, ...]
    """Decisions that were carried, in the order of the former review."""
    lost: tuple[Lost, ...]
    """Those that were not, this time; `review.lost` holds earlier ones too."""

    def count(self, how: Carried) -> int:
        """Return how many decisions were carried exactly, or nearly."""
        return sum(one.now.carried is how for one in self.handed)


def carry(review: Review, later: Comparison, former: Comparison | None = None, how: How = How()) -> Carriage:  # noqa: B008 - a value
    """Return the review of OLD with NEW2, `later`, with what was decided on OLD with NEW, `former`.

    `how` says what the reader of `later` was told. OLD may be another text than in `former`: its changes
    are then known by their words only.
    """
    decided = [decision for decision in review.decisions if not decision.empty]
    standing = standings(later)
    finder = _Finder(review, later, standing, former)
    chosen = _chosen([finder.proposals(decision.change) for decision in decided])
    handed, lost, now = [], [], {}
    for number, decision in enumerate(decided):
        proposal = chosen.get(number)
        if proposal is None:
            lost.append(Lost(decision, finder.reason(decision.change)))
            continue
        carried = _carried(decision, standing[proposal.at].change, proposal.how)
        handed.append(Handed(decision, carried))
        now[carried.change.id] = carried
    fresh = begun(later, how, review.reviewer)
    decisions = tuple(now.get(d.change.id, d) for d in fresh.decisions)
    whole = fresh._replace(decisions=decisions, lost=(*review.lost, *lost))
    return Carriage(whole, tuple(handed), tuple(lost))


def told(carriage: Carriage) -> Iterator[str]:
    """Yield how many decisions were carried, and a line for each that was not or has to be confirmed."""
    exact, near, lost = carriage.count(Carried.EXACT), carriage.count(Carried.NEAR), len(carriage.lost)
    yield (
        f"{exact} carried, {near} carried with a difference and to be confirmed, {lost} not carried"
        f"{':' if near or lost else '.'}"
    )
    for one in carriage.handed:
        if one.now.carried is Carried.NEAR:
            yield f"to be confirmed: {line(one.now)}"
    for decision, reason in carriage.lost:
        yield f"not carried: {line(decision)}: {reason}"


class _Finder:
    """Finds what a change may be now, by its place where NEW is at hand and else by its words."""

    def __init__(
        self, review: Review, later: Comparison, standing: Sequence[Standing], former: Comparison | None
    ) -> None:
        self._words = Words(later, standing, review)
        self._places = None
        self._stood: dict[str, str] = {}
        if former is not None and _alike(former.old, later.old):
            self._places = Places(former, later, standing, compare(former.new, later.new))
        elif former is not None:
            self._stood = dict(_moved_addresses(former.old, later.old))
        self._known = self._places.known if self._places else {}
        self._found: dict[str, bool] = {}

    def proposals(self, change: Change) -> list[Proposal]:
        """Return what a change may be now."""
        one = self._known.get(change.id)
        if self._places is None or one is None:
            at = change.old_address
            by = self._words.proposals(change._replace(old_address=at and self._stood.get(at, at)))
        else:
            by = self._places.proposals(one)
        found = list(by)
        self._found[change.id] = bool(found)
        return found

    def reason(self, change: Change) -> Reason:
        """Return why a change was not carried."""
        if self._found.get(change.id):
            return Reason.TAKEN
        one = self._known.get(change.id)
        if self._places is None or one is None:
            return Reason.REPEATED if self._words.repeated(change) else Reason.UNDONE
        if self._places.gone(one):
            return Reason.GONE
        return Reason.OTHER if self._places.replaced(one) else Reason.UNDONE


def _alike(one: Document, other: Document) -> bool:
    """Tell whether two documents are the same text, so that places in one are places in the other."""
    return (one.paragraphs, one.notes) == (other.paragraphs, other.notes)


def _moved_addresses(was: Document, now: Document) -> Iterator[tuple[str, str]]:
    """Yield the address of each paragraph and note that another version has, and its address there."""
    versions = compare(was, now)
    for matches, names in (
        (versions.matches, (addresses(was), addresses(now))),
        (versions.note_matches, (note_addresses(was.notes), note_addresses(now.notes))),
    ):
        for match in matches:
            for index in match.old if match.new else ():
                yield names[0][index], names[1][match.new[0]]


def _chosen(proposals: Sequence[Sequence[Proposal]]) -> dict[int, Proposal]:
    """Return the proposal that each decision is carried by: exact ones first, then those that share most.

    No change gets two decisions, and no decision two changes.
    """
    order = sorted(
        (one.how is not Carried.EXACT, -one.share, number, one)
        for number, some in enumerate(proposals)
        for one in some
    )
    chosen: dict[int, Proposal] = {}
    taken: set[int] = set()
    for _, _, number, one in order:
        if number not in chosen and one.at not in taken:
            chosen[number] = one
            taken.add(one.at)
    return chosen


def _carried(decision: Decision, change: Change, how: Carried) -> Decision:
    """Return a decision on another change; what nobody has confirmed stays to be confirmed."""
    if decision.carried is Carried.NEAR:
        return decision._replace(change=change, was=decision.was or decision.change)
    was = decision.change if how is Carried.NEAR else None
    return decision._replace(change=change, carried=how, was=was)
