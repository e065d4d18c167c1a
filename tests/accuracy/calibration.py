"""Whether a confidence means something: how often the matches that carry it are right."""

from collections.abc import Sequence
from typing import NamedTuple

from accuracy.aligners import Found
from accuracy.cases import Case, pairs

BOUNDS = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Where bins begin; the last one holds what is wholly sure."""


class Judged(NamedTuple):
    """A match of the evaluation."""

    confidence: float
    right: bool
    """True if all it links belongs together; for an insertion or a deletion, if it has no partner."""
    linked: bool
    """False for an insertion or a deletion."""


class Bin(NamedTuple):
    """Matches of nearly the same confidence."""

    low: float
    high: float
    size: int
    mean: float
    """Of their confidences."""
    right: float
    """Share of them that is right."""


def judge(case: Case, found: Found) -> list[Judged]:
    """Return every match with whether it is right; doubtful ones are left out."""
    true = pairs(case.links)
    linked = tuple({pair[side] for pair in true} for side in (0, 1))
    doubted = tuple({pair[side] for pair in case.doubtful} - linked[side] for side in (0, 1))
    judged = []
    for (old, new), confidence in found.confidence:
        if old and new:
            said = {(i, j) for i in old for j in new} - case.doubtful
            if said:
                judged.append(Judged(confidence, said <= true, linked=True))
        else:
            side = 0 if old else 1
            alone = set(old or new)
            if not alone & doubted[side]:
                judged.append(Judged(confidence, not alone & linked[side], linked=False))
    return judged


def bins(judged: Sequence[Judged]) -> list[Bin]:
    """Return the bins that hold anything, the least sure first."""
    made = []
    for low, high in zip(BOUNDS, (*BOUNDS[1:], float("inf")), strict=True):
        inside = [one for one in judged if low <= one.confidence < high]
        if inside:
            mean = sum(one.confidence for one in inside) / len(inside)
            right = sum(one.right for one in inside) / len(inside)
            made.append(Bin(low, min(high, 1.0), len(inside), mean, right))
    return made


def calibration_error(judged: Sequence[Judged]) -> float | None:
    """Return by how much confidence and share right differ, on average over all matches."""
    if not judged:
        return None
    return sum(one.size * abs(one.mean - one.right) for one in bins(judged)) / len(judged)
