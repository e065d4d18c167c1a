"""From a review to what it decides: which changes are accepted, and what the undecided ones become.

What was carried over from an earlier draft with a difference is undecided until somebody confirms it.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from compare.errors import OptionError
from compare.review.changes import Change
from compare.review.decisions import Review, Verdict

_NAMED = 3
"""Undecided changes that an error names."""


class Undecided(StrEnum):
    """What becomes of a change on which nothing was decided."""

    OLD = "old"
    NEW = "new"
    ERROR = "error"


class Outcome(NamedTuple):
    """What is accepted, and which decisions found no change."""

    accepted: Callable[[str], bool]
    undecided: tuple[Change, ...]
    lost: tuple[str, ...]
    """Ids of decisions whose change is not in the comparison."""


def outcome(review: Review, changes: Sequence[Change], undecided: Undecided) -> Outcome:
    """Return what a review makes of the changes of its comparison.

    Raise OptionError if some are undecided and that is to be an error.
    """
    known = {change.id for change in changes}
    verdicts = {d.change.id: d.firm for d in review.decisions if d.firm is not None}
    open_ = tuple(change for change in changes if change.id not in verdicts)
    if open_ and undecided is Undecided.ERROR:
        named = ", ".join(
            sorted({change.new_address or change.old_address or change.id for change in open_})[:_NAMED]
        )
        more = " and more" if len(open_) > _NAMED else ""
        message = (
            f"{len(open_)} of {len(changes)} changes are undecided ({named}{more})."
            " Decide on them, or say --undecided old or new."
        )
        raise OptionError(message)
    fallback = undecided is Undecided.NEW
    accepted = {change.id: verdicts.get(change.id) is Verdict.ACCEPT for change in changes}
    accepted.update(dict.fromkeys((change.id for change in open_), fallback))
    decided = fallback if not verdicts else any(accepted.values())
    return Outcome(
        accepted=lambda id_: accepted.get(id_, decided),
        undecided=open_,
        lost=tuple(id_ for id_ in verdicts if id_ not in known),
    )
