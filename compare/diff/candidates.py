"""Find pairs worth scoring without comparing all with all: those that share rare words.

Every new paragraph is entered in an index under its rarest words; an old paragraph meets only those
that it finds there. Work grows with the number of paragraphs, not with its square.
"""

from collections import defaultdict
from collections.abc import Mapping
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
    index, common = _index(pairing)
    sizes = {j: 1 + pairing.new_profile(j).total for j in pairing.lone_new()}
    weights = pairing.weights
    result: dict[int, dict[int, float]] = {}
    for i in pairing.lone_old():
        features = pairing.old_profile(i).features
        shared: dict[int, float] = defaultdict(float)
        for feature in features:
            if postings := index.get(feature):
                weight = weights[feature]
                for j in postings:
                    shared[j] += weight
        # All that two share is what was found of rare words, and the common ones.
        rest = features & common
        row: dict[int, float] = {}
        for j in _promising(shared, sizes):
            more = weights.sum(rest & pairing.new_profile(j).features) if rest else 0.0
            if (similarity := pairing.alike_by(i, j, shared[j] + more)) >= least:
                row[j] = similarity
        if row:
            result[i] = row
    return result


def _index(pairing: Pairing) -> "tuple[dict[Feature, list[int]], set[Feature]]":
    """Return the new units that are alone, by their rarer features, and the features that are too common."""
    index: dict[Feature, list[int]] = defaultdict(list)
    lone = pairing.lone_new()
    for j in lone:
        for feature in pairing.new_profile(j).features:
            index[feature].append(j)
    limit = COMMON if len(lone) <= LONG else COMMON_IF_LONG
    common = {feature for feature, postings in index.items() if len(postings) > limit}
    for feature in common:
        del index[feature]
    return index, common


def _promising(shared: Mapping[int, float], sizes: Mapping[int, float]) -> list[int]:
    """Return the best of the new units by what of them is shared, in their order."""
    scores = {j: weight / sizes[j] for j, weight in shared.items()}
    enough = PROMISING * max(scores.values(), default=0.0)
    best = sorted((-score, j) for j, score in scores.items() if score >= enough)[:BEST]
    return sorted(j for _, j in best)
