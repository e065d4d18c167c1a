"""Find pairs worth scoring without comparing all with all: those that share rare words.

Every new paragraph is entered in an index under its rarest words; an old paragraph meets only those
that it finds there. Work grows with the number of paragraphs, not with its square.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.diff.align import Pairing
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


def candidates(pairing: "Pairing", least: float) -> dict[int, dict[int, float]]:
    """Return, for each old unit that is alone, the new ones that are at least so similar."""
    index: dict[Feature, list[int]] = defaultdict(list)
    totals: dict[int, float] = {}
    for j in pairing.lone_new():
        profile = pairing.new_profile(j)
        totals[j] = 1 + profile.total
        for feature in profile.features:
            index[feature].append(j)
    limit = COMMON if len(totals) <= LONG else COMMON_IF_LONG
    rare = {feature: postings for feature, postings in index.items() if len(postings) <= limit}
    result: dict[int, dict[int, float]] = {}
    for i in pairing.lone_old():
        shared: dict[int, float] = defaultdict(float)
        for feature in rare.keys() & pairing.old_profile(i).features:
            weight = pairing.weights[feature]
            for j in rare[feature]:
                shared[j] += weight
        if not shared:
            continue
        ranked = sorted(((weight / totals[j], -j) for j, weight in shared.items()), reverse=True)[:BEST]
        promising = [-j for score, j in ranked if score >= PROMISING * ranked[0][0]]
        row = {j: s for j in sorted(promising) if (s := pairing.alike(i, j)) >= least}
        if row:
            result[i] = row
    return result
