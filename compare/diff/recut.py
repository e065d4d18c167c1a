"""Join splits and merges with their neighbours where the borders between paragraphs were drawn anew.

Two paragraphs recut into three are found as a split and a link beside it; the clause that crossed from one
to the other shows that they are one. Where no paragraph was split or merged, a clause that crossed is a
passage and the links stay.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from compare.diff.pairing import Group, Pairing
from compare.diff.similarity import Profile, words
from compare.diff.words import changed

MIN_CROSSED = 6.0
"""Weight of what must have crossed: some three rare words in a row."""
CROSSED_SHARE = 0.5
"""Share of what is left over, on the side where less is, that must be the same. From .5 to .7 no figure
on the tuning mutations, the hard cases and the real pairs changes."""


def join_recut(pairing: Pairing, groups: Sequence[Group]) -> list[Group]:
    """Return `groups`, in order of the old side, with the neighbours joined that exchanged a clause.

    Between strangers there are none.
    """
    if pairing.strangers:
        return list(groups)
    joined: list[Group] = []
    for group in groups:
        last = joined[-1] if joined else None
        if last and _beside(last, group) and _crossed(pairing, last, group):
            joined[-1] = (last[0] + group[0], last[1] + group[1])
        else:
            joined.append(group)
    return joined


def _beside(one: Group, other: Group) -> bool:
    """Tell whether two groups stand side by side in both texts and one of them is a split or a merge."""
    return (
        any(len(group[0]) != 1 or len(group[1]) != 1 for group in (one, other))
        and one[0][-1] + 1 == other[0][0]
        and one[1][-1] + 1 == other[1][0]
    )


def _crossed(pairing: Pairing, one: Group, other: Group) -> bool:
    """Tell whether a clause went from a group's old side to the other one's new side, and no pin forbids."""
    pinned = pairing.pins.together | pairing.pins.apart
    return pinned.isdisjoint(product(one[0] + other[0], one[1] + other[1])) and any(
        lost.total
        and gained.total
        and (shared := pairing.weights.sum(lost.features & gained.features)) >= MIN_CROSSED
        and shared >= CROSSED_SHARE * min(lost.total, gained.total)
        for lost, gained in _leftovers(pairing, one, other)
    )


def _leftovers(pairing: Pairing, one: Group, other: Group) -> Iterator[tuple[Profile, Profile]]:
    """Yield what the old side of each group lost with what the new side of the other gained."""
    for giver, taker in ((one, other), (other, one)):
        yield (
            _beyond(pairing, _words(pairing.old_keys, giver[0]), _words(pairing.new_keys, giver[1])),
            _beyond(pairing, _words(pairing.new_keys, taker[1]), _words(pairing.old_keys, taker[0])),
        )


def _beyond(pairing: Pairing, held: list[str], kept: list[str]) -> Profile:
    return pairing.weights.profile_of([held[h.new_start : h.new_end] for h in changed(kept, held)])


def _words(keys: Sequence[str], units: Sequence[int]) -> list[str]:
    return [word for unit in units for word in words(keys[unit])]
