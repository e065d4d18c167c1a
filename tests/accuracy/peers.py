"""What others do with the same paragraphs: a plain line diff and a plain dynamic programme."""

import difflib
from collections.abc import Sequence

from accuracy.cases import Group

LEAST_RATIO = 0.55
"""Character ratio from which the dynamic programme links two paragraphs. Chosen on the tuning seeds: the
value between .4 and .7 at which it does best."""


def line_diff(old: Sequence[str], new: Sequence[str]) -> list[Group]:
    """Link equal lines, and the lines of a replaced block one after another, as difflib does."""
    links: list[Group] = []
    for _, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        links += [((i,), (j,)) for i, j in zip(range(i1, i2), range(j1, j2), strict=False)]
    return links


def dynamic_programme(old: Sequence[str], new: Sequence[str]) -> list[Group]:
    """Link in order so that the sum of the character ratios is the greatest."""
    from rapidfuzz.distance import Indel

    if not old or not new:
        return []
    ratio = [[Indel.normalized_similarity(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            linked = ratio[i][j] + best[i + 1][j + 1] if ratio[i][j] >= LEAST_RATIO else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], linked)
    links: list[Group] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if ratio[i][j] >= LEAST_RATIO and best[i][j] == ratio[i][j] + best[i + 1][j + 1]:
            links.append(((i,), (j,)))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return links
