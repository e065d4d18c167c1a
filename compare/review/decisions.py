"""What people decided on the changes of a comparison, and what they said about them."""

from enum import StrEnum
from typing import NamedTuple

from compare.model import Comparison
from compare.review.changes import Change, changes


class Verdict(StrEnum):
    """What becomes of a change."""

    ACCEPT = "accept"
    REJECT = "reject"


class Carried(StrEnum):
    """How a decision came over from the review of an earlier draft."""

    EXACT = "exact"
    """To the same change: the same words at the same place."""
    NEAR = "near"
    """To a change that is a little different: undecided until a person confirms it."""


class Comment(NamedTuple):
    """What somebody said about a change."""

    text: str
    author: str | None = None
    at: str | None = None
    """When, ISO 8601, where the program that took it down knew."""


class Decision(NamedTuple):
    """A change, and what was decided on it."""

    change: Change
    verdict: Verdict | None = None
    """None while it is undecided."""
    flagged: bool = False
    comments: tuple[Comment, ...] = ()
    by: str | None = None
    """Who decided, where that is known."""
    carried: Carried | None = None
    """None where it was decided, or confirmed, on this change itself."""
    was: Change | None = None
    """What was decided on, where it was a little different."""

    @property
    def firm(self) -> Verdict | None:
        """What was decided and need not be confirmed; None if nothing was."""
        return None if self.carried is Carried.NEAR else self.verdict

    @property
    def empty(self) -> bool:
        """Whether nothing was said on the change."""
        return self.verdict is None and not self.flagged and not self.comments


class Lost(NamedTuple):
    """A decision on a change of an earlier draft that no change of this one is."""

    decision: Decision
    reason: str
    """Why, as an English sentence without its full stop; one of `Reason` in `carry`."""


class Side(NamedTuple):
    """The file that a side of the comparison was read from, by which it is known again."""

    name: str | None = None
    sha256: str | None = None


class How(NamedTuple):
    """What a reader was told, without which the same files give another comparison."""

    plain: bool = False
    tracked: str = "accepted"
    pins: tuple[tuple[str, str], ...] = ()
    unpins: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """Return the options of the command line that say it; nothing where none was given.

        >>> str(How(tracked="rejected", pins=(("op7", "op9"),)))
        '--tracked rejected --pin op7=op9'
        """
        words = ["--plain"] * self.plain
        words += [f"--tracked {self.tracked}"] * (self.tracked != How().tracked)
        words += [f"--pin {old}={new}" for old, new in self.pins]
        words += [f"--unpin {old}={new}" for old, new in self.unpins]
        return " ".join(words)


class Review(NamedTuple):
    """Everything that was decided on one comparison."""

    old: Side
    new: Side
    how: How = How()
    reviewer: str | None = None
    decisions: tuple[Decision, ...] = ()
    """In the order of the changes; those on which nothing was said may be missing."""
    lost: tuple[Lost, ...] = ()
    """What was decided on earlier drafts and could not be carried over."""

    def by_id(self) -> dict[str, Decision]:
        """Return the decisions by the id of their change."""
        return {decision.change.id: decision for decision in self.decisions}


def begun(comparison: Comparison, how: How = How(), reviewer: str | None = None) -> Review:  # noqa: B008 - a value
    """Return a review of a comparison in which nothing is decided."""
    return Review(
        old=_side(comparison, old=True),
        new=_side(comparison, old=False),
        how=how,
        reviewer=reviewer,
        decisions=tuple(Decision(change) for change in changes(comparison)),
    )


def _side(comparison: Comparison, *, old: bool) -> Side:
    source = (comparison.old if old else comparison.new).source
    return Side(source.name, source.sha256) if source else Side()
