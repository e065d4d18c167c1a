"""Whether two texts are versions of one another, or strangers that share formulas only.

Every resolution recalls, takes note of and requests. Between versions a paragraph that is somewhat alike is
most likely the old one rewritten; between strangers it is the same formula about something else.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from compare.diff.pairing import Pairing
from compare.diff.similarity import PLAIN, words

KIN = 0.75
"""Share of the words of either text in firm links, plus the share of the other words with content that both
texts have, from which they are versions. On the tuning seeds of `make accuracy` strangers reach .38 (.70 with
one to four paragraphs carried over), resolutions of different real pairs .73; versions have .90 and more,
real ones 1.08."""
SAME_WORDS = 0.5
"""Share of the other words with content that two texts of much the same size have in common from which they
are versions even if nothing is firm, for one was rewritten from end to end. Mutations with six to eight in
ten paragraphs rewritten have .53 and more; strangers on the tuning seeds reach .31, resolutions of different
real pairs .46. A text of less than half the other's size is measured by that half: it has fewer words."""
OWN_LANGUAGE, SAME_HEAD = 0.15, 0.5
"""Share of two paragraphs that they have in common and that stands nowhere else, and of either head that
stands in the other one, from which one may be the other rewritten."""
REWRITTEN = 0.4
"""Share of the words of either text in such paragraphs from which two texts are versions after all: the long
paragraphs were rewritten and only short ones stayed as they were. On the tuning seeds strangers reach .28;
six pairs made by hand whose three to eight longest paragraphs were rewritten have .53 to .77."""
FEWEST = 8
"""Paragraphs of the shorter text below which there is too little to tell."""


def strangers(pairing: Pairing, firm: AbstractSet[tuple[int, int]]) -> bool:
    """Tell whether two texts are no versions of one another, given the links that are beyond doubt."""
    if min(len(pairing.old), len(pairing.new)) < FEWEST:
        return False
    old_firm, new_firm = ({pair[side] for pair in firm} for side in (0, 1))
    in_firm = max(_share(pairing.old_keys, old_firm), _share(pairing.new_keys, new_firm))
    if in_firm >= KIN:
        return False
    old_rest, new_rest = _content(pairing.old_keys, old_firm), _content(pairing.new_keys, new_firm)
    fewer, more = sorted((len(old_rest), len(new_rest)))
    common = len(old_rest & new_rest)
    return bool(fewer) and in_firm + common / fewer < KIN and common < SAME_WORDS * max(fewer, more / 2)


def tell_of_kin(pairing: Pairing, in_place: Iterable[tuple[int, int]]) -> bool:
    """Tell whether two texts that seem strangers are versions.

    `in_place` are pairs that are somewhat alike and stand between the firm links where they should.
    """
    kin = {
        (i, j)
        for i, j in in_place
        if pairing.old[i].kind == pairing.new[j].kind
        and pairing.own(i, j) >= OWN_LANGUAGE
        and min(pairing.heads_in(i, j)) >= SAME_HEAD
    }
    old, new = ({pair[side] for pair in kin} for side in (0, 1))
    return max(_share(pairing.old_keys, old), _share(pairing.new_keys, new)) >= REWRITTEN


def _share(keys: Sequence[str], chosen: AbstractSet[int]) -> float:
    """Return the share of the words of a text that stand in the chosen units."""
    sizes = [key.count(" ") + 1 for key in keys]
    return sum(sizes[index] for index in chosen) / sum(sizes)


def _content(keys: Sequence[str], left_out: AbstractSet[int]) -> set[str]:
    """Return the words with content of all units but some."""
    found = (words(key) for index, key in enumerate(keys) if index not in left_out)
    return set().union(*found) - PLAIN
