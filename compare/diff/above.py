"""Link what stands above rather than says something: titles and sponsors, openings, headings, chapeaux.

Their few words tell little; what they stand ahead of, or above, tells more.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from compare.diff.gaps import gaps_in_order
from compare.diff.pairing import UNTITLED, Pairing, Unit, chapeau_of, heading_of, of_one_kind
from compare.model import Kind

AHEAD = frozenset({"heading", "sponsors", "title", "other", "cell"})
"""Kinds that stand ahead of what a text says."""
AHEAD_CONFIDENCE = 0.5
"""Confidence of titles, and of sponsors, that are others."""
ALONE_OF_KIND = frozenset({"opening", "closing", "sponsors", "title"})
"""Kinds of which a text has one, or few: they succeed one another whatever they say."""


def link_ahead(pairing: Pairing) -> None:
    """Link title with title and sponsors with sponsors, whatever they and the paragraphs say.

    Not so if the other text has the same elsewhere: of several drafts in one text it may be another one's.
    """
    for kind in (Kind.TITLE, Kind.SPONSORS):
        i, j = _first(pairing.old, kind), _first(pairing.new, kind)
        if i is None or j is None or not pairing.may_link(i, j):
            continue
        old, new = pairing.old_keys[i], pairing.new_keys[j]
        if old == new or not (_has(pairing.new, old, j) or _has(pairing.old, new, i)):
            pairing.link(i, j, confidence=1.0 if old == new else AHEAD_CONFIDENCE)


def _has(units: Sequence[Unit], key: str, but: int) -> bool:
    """Tell whether a text has a unit of that key at another place, ahead of its annexes."""
    for index, unit in enumerate(units):
        if unit.kind == Kind.ANNEX:
            return False
        if unit.key == key and index != but:
            return True
    return False


def _first(units: Sequence[Unit], kind: Kind) -> int | None:
    """Return where the title or the sponsors of a text stand: ahead of all that it says."""
    for index, unit in enumerate(units):
        if unit.kind == kind:
            return index
        if unit.kind not in AHEAD:
            return None
    return None


def link_above(pairing: Pairing) -> None:
    """Link two lone headings right above linked paragraphs, the lowest first, whatever they say.

    And two lone chapeaux above sub-paragraphs, or headings above paragraphs, most of which belong together;
    for two numbers without titles in one place most of one side's are enough. What is left is known by its
    number, where it stands in the same place.
    """
    for below, its_new in sorted(pairing.new_of.items(), reverse=True):
        i, j = below - 1, its_new - 1
        while min(i, j) >= 0 and _both_head(pairing.old[i], pairing.new[j]) and pairing.may_link(i, j):
            pairing.link(i, j, confidence=0.5)
            i, j = i - 1, j - 1
    for above in (chapeau_of, heading_of):
        _link_above_most(pairing, _shares(pairing, above, min))
    shares: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), share in _shares(pairing, heading_of, max).items():
        if _untitled(pairing, i, j):
            shares[i][j] = share
    for old_gap, new_gap in gaps_in_order(pairing):
        news = frozenset(new_gap)
        bare = {(i, j): s for i in old_gap if i in shares for j, s in shares[i].items() if j in news}
        _link_above_most(pairing, bare)
        labelled = {pairing.new[j].label: j for j in new_gap if pairing.new[j].label}
        for i in old_gap:
            j = labelled.get(pairing.old[i].label, -1)
            if j >= 0 and pairing.may_link(i, j):
                pairing.link(i, j, confidence=0.5)


def _untitled(pairing: Pairing, i: int, j: int) -> bool:
    return all(key.startswith(UNTITLED) for key in (pairing.old_keys[i], pairing.new_keys[j]))


def _link_above_most(pairing: Pairing, shares: Mapping[tuple[int, int], float]) -> None:
    """Link lone units that stand above more than half of one another's paragraphs, most of them first."""
    for (i, j), share in sorted(shares.items(), key=lambda pair: (-pair[1], pair[0])):
        if share <= 1 / 2:
            break
        one, other = pairing.old[i], pairing.new[j]
        heads = one.heads == other.heads and bool(one.label) == bool(other.label)
        if heads and of_one_kind(one, other) and pairing.may_link(i, j):
            pairing.link(i, j, confidence=0.5)


def _both_head(old: Unit, new: Unit) -> bool:
    """Tell whether two units are headings, and not the one a number and the other a title."""
    return old.heads and new.heads and bool(old.label) == bool(new.label)


def _shares(
    pairing: Pairing,
    above: Callable[[Sequence[Unit]], dict[int, int]],
    of_both: Callable[[float, float], float],
) -> dict[tuple[int, int], float]:
    """Return what share of the paragraphs that two units stand `above` is linked, `of_both` sides."""
    olds, news = above(pairing.old), above(pairing.new)
    shared = Counter((olds[i], news[j]) for i, j in pairing.new_of.items() if i in olds and j in news)
    old_sizes, new_sizes = Counter(olds.values()), Counter(news.values())
    return {(i, j): of_both(count / old_sizes[i], count / new_sizes[j]) for (i, j), count in shared.items()}


def link_alone_of_kind(pairing: Pairing) -> None:
    """Link the opening with the opening, the closing with the closing, where both texts have as many.

    The first with the first, and so on: below the meeting may stand how the text was adopted. Of several each
    must stand below what is linked, for a part of a composite text may have come or gone.
    """
    for kind in sorted(ALONE_OF_KIND):
        old = [i for i, unit in enumerate(pairing.old) if unit.kind == kind]
        new = [j for j, unit in enumerate(pairing.new) if unit.kind == kind]
        pairs = list(zip(old, new, strict=False))
        if len(old) == len(new) and all(pairing.new_of.get(i, j) == j for i, j in pairs):
            for i, j in pairs:
                below = len(pairs) == 1 or i == j == 0 or pairing.new_of.get(i - 1, -1) == j - 1
                if below and pairing.may_link(i, j):
                    pairing.link(i, j, confidence=0.5)
