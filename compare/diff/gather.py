"""Link a long paragraph that is alone with the largest of several that stand in it: a list that was folded.

None of many short paragraphs is alike to the long one that holds them all, so none is linked to it by
similarity, and `groups` looks at linked paragraphs only. One link is enough for it to find the others.
"""

from collections import defaultdict
from collections.abc import Iterator

from compare.diff.candidates import COMMON
from compare.diff.pairing import Pairing
from compare.diff.similarity import Feature, Profile

HELD = 0.6
"""Share of a short paragraph that must stand in the long one. From .4 to .7 no figure changes on lists folded
and reworded, the tuning mutations, the hard cases and the real pairs; at .9 a tenth of the lists is lost."""
FILLED = 0.4
"""Share of the long paragraph that those together must account for; from .2 to .6 no figure changes."""
FEWEST = 2
"""Short paragraphs that must stand in the long one."""
LONGER = 1.5
"""Times that the long paragraph must weigh more than each of them; from 1.1 to 3 no figure changes."""
CONFIDENCE = 0.6


def gather(pairing: Pairing) -> None:
    """Link each lone unit that holds at least two lone ones of the other side with the largest of them."""
    if pairing.strangers:
        return
    news = {j: pairing.new_profile(j) for j in pairing.lone_new()}
    olds = {i: pairing.old_profile(i) for i in pairing.lone_old()}
    for i, j in _largest(pairing, wholes=olds, parts=news):
        if (i, j) not in pairing.pins.apart:
            pairing.link(i, j, confidence=CONFIDENCE)
            del news[j]
            del olds[i]
    for j, i in _largest(pairing, wholes=news, parts=olds):
        if (i, j) not in pairing.pins.apart:
            pairing.link(i, j, confidence=CONFIDENCE)


def _largest(
    pairing: Pairing, *, wholes: dict[int, Profile], parts: dict[int, Profile]
) -> list[tuple[int, int]]:
    """Return the wholes that hold several parts, each with the largest of them."""
    held: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for part, whole, weight in _held(pairing, wholes, parts):
        held[whole].append((weight, part))
    return [
        (whole, max(some, key=lambda one: (one[0], -one[1]))[1])
        for whole, some in sorted(held.items())
        if len(some) >= FEWEST and sum(weight for weight, _ in some) >= FILLED * wholes[whole].total
    ]


def _held(
    pairing: Pairing, wholes: dict[int, Profile], parts: dict[int, Profile]
) -> Iterator[tuple[int, int, float]]:
    """Yield the parts that stand in a whole, each with the one that holds most of it and how much that is."""
    if not wholes or len(parts) < FEWEST:
        return
    index: dict[Feature, list[int]] = defaultdict(list)
    for whole, profile in wholes.items():
        for feature in profile.features:
            index[feature].append(whole)
    for part, (features, total) in parts.items():
        shared: dict[int, float] = defaultdict(float)
        for feature in features:
            if len(found := index.get(feature, ())) <= COMMON:
                for whole in found:
                    shared[whole] += pairing.weights[feature]
        long = [(weight, -whole) for whole, weight in shared.items() if wholes[whole].total >= LONGER * total]
        if long and (best := max(long))[0] >= HELD * total:
            yield part, -best[1], best[0]
