"""Two reviewers' decisions on the same comparison, in one; and where they disagree."""

from collections.abc import Iterator
from typing import NamedTuple

from compare.errors import OptionError
from compare.review.decisions import Decision, Review
from compare.review.minutes import shown


class Disagreement(NamedTuple):
    """A change that one accepted and the other rejected."""

    one: Decision
    other: Decision


class Joined(NamedTuple):
    """Both reviews in one. Where they disagree the change is undecided and flagged."""

    review: Review
    disagreements: tuple[Disagreement, ...]


def join(one: Review, other: Review) -> Joined:
    """Return two reviews of the same texts as one; raise OptionError if their texts are not the same."""
    if (one.old.sha256, one.new.sha256, one.how) != (other.old.sha256, other.new.sha256, other.how):
        message = (
            "the two reviews are of different texts, or were made under different options. Give two of the"
            " same comparison."
        )
        raise OptionError(message)
    found: list[Disagreement] = []
    mine, theirs = one.by_id(), other.by_id()
    decisions = [
        _both(_by(d, one), _by(theirs[d.change.id], other), found) if d.change.id in theirs else _by(d, one)
        for d in one.decisions
    ]
    decisions += [_by(d, other) for d in other.decisions if d.change.id not in mine]
    names = list(dict.fromkeys(name for name in (one.reviewer, other.reviewer) if name))
    lost = tuple(dict.fromkeys((*one.lost, *other.lost)))
    review = one._replace(decisions=tuple(decisions), reviewer=", ".join(names) or None, lost=lost)
    return Joined(review, tuple(found))


def _by(decision: Decision, review: Review) -> Decision:
    """Return a decision with the name of who made it."""
    return decision if decision.by or decision.verdict is None else decision._replace(by=review.reviewer)


def _both(one: Decision, other: Decision, found: list[Disagreement]) -> Decision:
    comments = tuple(dict.fromkeys((*one.comments, *other.comments)))
    if one.verdict and other.verdict and bool(one.firm) is not bool(other.firm):
        # What somebody decided on this draft outdoes what was carried to it and nobody has confirmed.
        firm = one if one.firm else other
        return firm._replace(flagged=one.flagged or other.flagged, comments=comments)
    if one.verdict and other.verdict and one.verdict is not other.verdict:
        found.append(Disagreement(one, other))
        return one._replace(verdict=None, by=None, flagged=True, comments=comments, carried=None, was=None)
    chosen = one if one.verdict else other
    names = [d.by for d in (one, other) if d.verdict and d.by]
    return chosen._replace(
        flagged=one.flagged or other.flagged,
        comments=comments,
        by=", ".join(dict.fromkeys(names)) or None,
    )


def told(joined: Joined) -> Iterator[str]:
    """Yield a line for each disagreement."""
    for one, other in joined.disagreements:
        place = one.change.new_address or one.change.old_address or "the whole text"
        words = one.change.new or one.change.old
        says = " / ".join(f"{d.by or 'a reviewer'}: {d.verdict}" for d in (one, other))
        yield shown(" ".join(f"{place}: {says}: {' '.join(words.split())[:60]}".split()))
