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
BEST = 12
"""Candidates of an old paragraph that are scored exactly. In the benchmark with near-duplicates the true
partner is among the first three by rare words alone."""


def candidates(pairing: "Pairing", least: float) -> dict[int, dict[int, float]]:
    """Return, for each old unit that is alone, the new ones that are at least so similar."""
    lone_old, lone_new = pairing.lone_old(), pairing.lone_new()
    index: dict[Feature, list[int]] = defaultdict(list)
    for j in lone_new:
        for feature in pairing.new_profile(j).features:
            index[feature].append(j)
    weigh = pairing.weights.of
    result: dict[int, dict[int, float]] = {}
    for i in lone_old:
        shared: dict[int, float] = defaultdict(float)
        for feature in pairing.old_profile(i).features:
            postings = index.get(feature)
            if postings is not None and len(postings) <= COMMON:
                weight = weigh(feature)
                for j in postings:
                    shared[j] += weight
        best = sorted(shared, key=lambda j: (-shared[j] / (1 + pairing.new_profile(j).total), j))[:BEST]
        row = {j: s for j in sorted(best) if (s := pairing.alike(i, j)) >= least}
        if row:
            result[i] = row
    return result
