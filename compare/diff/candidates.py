"""Find pairs worth scoring without comparing all with all: those that share rare words.

Every new paragraph is entered in an index under its rarest words; an old paragraph meets only those
that it finds there. Work grows with the number of paragraphs, not with its square.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from compare.diff.pairing import Pairing

if TYPE_CHECKING:
    from compare.diff.similarity import Feature

COMMON = 24
"""New paragraphs that may share a word before it is too common to look up by, except in short texts,
where every word is looked up. Rare words decide; one shared by 25 paragraphs tells little."""
LONG, COMMON_IF_LONG = 500, 8
"""New paragraphs above which there are rare words enough, and that limit then."""
BEST = 12
"""Candidates of an old paragraph that are scored exactly. In the benchmark with near-duplicates the true
partner is among the first three by rare words alone."""
PROMISING = 0.3
"""Share of the best candidate's rare words below which another one is not scored. Leaving these out
changes no figure on the tuning mutations, the hard cases and the real pairs."""


def candidates(pairing: Pairing, least: float) -> dict[int, dict[int, float]]:
    """Return, for each old unit that is alone, the new ones that are at least so similar."""
    index: dict[Feature, list[int]] = defaultdict(list)
    totals: dict[int, float] = {}
    weights = pairing.weights
    for j in pairing.lone_new():
        features, total = pairing.new_profile(j)
        totals[j] = 1 + total
        for feature in features:
            index[feature].append(j)
    limit = COMMON if len(totals) <= LONG else COMMON_IF_LONG
    rare = {feature: postings for feature, postings in index.items() if len(postings) <= limit}
    result: dict[int, dict[int, float]] = {}
    for i in pairing.lone_old():
        shared: dict[int, float] = defaultdict(float)
        for feature in pairing.old_profile(i).features:
            if feature in rare:
                weight = weights[feature]
                for j in rare[feature]:
                    shared[j] += weight
        if not shared:
            continue
        scores = {j: weight / totals[j] for j, weight in shared.items()}
        enough = PROMISING * max(scores.values())
        promising = sorted((-score, j) for j, score in scores.items() if score >= enough)[:BEST]
        row = {j: s for j in sorted(j for _, j in promising) if (s := pairing.alike(i, j)) >= least}
        if row:
            result[i] = row
    return result
