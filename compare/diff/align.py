"""Which old paragraphs belong to which new ones. Texts in, links out; knows nothing of words changed.

    cells       of tables, by row and column (see `tables`)
    identical   same folded text on both sides: unique ones first, repeated ones beside their neighbours
    in place    in a long text, what is clearly alike and stands between the same neighbours
    alike       the rest: candidates by shared rare words, scored, assigned globally; a weak link needs
                language that stands nowhere else, or its place among the firm links
    groups      paragraphs left alone that hold what a linked one lost or gained: splits and merges; joined
                with a neighbour that exchanged a clause with them
    gaps        what is still alone between two links in order, by weaker evidence; headings by what they head

Order is weak evidence before `gaps`, so a paragraph that moved is found wherever it went.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

from compare.diff.above import AHEAD_CONFIDENCE, link_above, link_ahead, link_alone_of_kind
from compare.diff.assign import assign
from compare.diff.candidates import LONG, candidates
from compare.diff.gaps import fill_gaps, link_in_slots
from compare.diff.gather import gather
from compare.diff.groups import find_groups
from compare.diff.kinship import strangers, tell_of_kin
from compare.diff.order import Step, in_order
from compare.diff.pairing import Pairing, Unit
from compare.diff.pins import NO_PINS, Pins
from compare.diff.recut import join_recut
from compare.diff.similarity import COMMON_LANGUAGE
from compare.diff.tables import NO_CELLS, Cells

MIN_SIMILARITY = 0.27
"""Weighted Dice from which two paragraphs are linked whatever stands around them. On three hand-aligned
pairs of real resolutions the highest false similarity that no better link displaces is .26."""
WEAKEST = 0.22
"""The same where language of their own and the same opening speak for it. On the tuning mutations fifteen
of twenty such pairs that no other link displaces are true."""
FIRM = 0.7
"""Similarity from which a link needs nothing else to speak for it."""
PLAIN_LIKENESS = 0.5
"""Similarity below which plain words alone, as in "Takes note of the report", link nothing."""
OWN = 0.08
"""Share of two paragraphs, from which it speaks for a link, that they have in common and that stands nowhere
else."""
SAME_HEAD = 0.8
"""Share of the heads of two paragraphs that stands in the other one, from which it speaks for a link out of
place: on the tuning mutations all 11 candidates of this kind for which nothing else spoke were true."""
OTHER_HEAD, NAMES_ONLY, HELD = 0.5, 0.12, 0.7
"""Share of either head, similarity without names, and share of either paragraph in the other one, below all
of which they name the same treaty or body and have nothing else in common. On the tuning mutations 17 of 22
such links out of place were false, and of the other five paragraphs little more than a title was left."""
PARTS = frozenset({"preambular", "operative"})
CROSSED = 0.4
"""Similarity below which no link leads from the preamble to the operative part or back unless one paragraph
stands in the other: there a verb for a participle is the change. On the tuning mutations and 600 more
eleven of the sixteen false links out of place cross so, with up to .34, but no true one can, for mutations
move nothing across that border. Of four true ones in the cases made by hand the lowest has .47; the real
pairs have none."""
STRANGE = 0.5
"""Similarity from which two paragraphs of texts that are no versions of one another are linked: three in four
of the formulas that two of them share on the tuning seeds stay below."""
STRANGE_CONFIDENCE = 0.5
"""Factor on the confidence of such links below `FIRM`."""
CELL_CONFIDENCE = 0.9
"""Confidence of cells that stand in one row and one column, and say something else."""
CALIBRATION = 3
"""Power that turns evidence into confidence. On the tuning seeds, of links with evidence .2 to .4, .4 to .6,
.6 to .7 and .7 to .8, 75, 94, 98 and 98 in a hundred are right; this makes .73, .87, .96 and .98 of them."""
SUREST = 0.97
"""Confidence of any link that is not beyond doubt: of those with most evidence 97 in a hundred are right."""
NEIGHBOUR_BONUS = 0.04
"""Added to a score for each neighbour, before and behind, that is linked to the neighbour: it decides
between near-duplicates and never against a similarity that is clearly higher."""


class Link(NamedTuple):
    """Old and new units that belong together, by index, ascending on each side."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float
    confidence: float
    pinned: bool = False


def align(
    old: Sequence[Unit],
    new: Sequence[Unit],
    *,
    pins: Pins = NO_PINS,
    cells: Cells = NO_CELLS,
    votes: Mapping[tuple[int, int], float] | None = None,
    notes: bool = False,
) -> list[Link]:
    """Return the links between `old` and `new`, in order of the old side.

    `pins` are pairs that are linked, or not, whatever they say; `cells` tells which cells of tables are.
    `votes` adds to the score of a pair what is known from elsewhere (notes that are called from the same
    place). Of `notes` every link is one to one, and whether two texts are versions is not for them to say.
    """
    pairing = Pairing(old, new, pins)
    link_ahead(pairing)
    _link_cells(pairing, cells)
    _link_identical(pairing)
    if not notes:
        _link_in_place(pairing)
    _link_alike(pairing, votes or {}, notes=notes)
    if notes:
        return [_link(pairing, (i,), (j,)) for i, j in sorted(pairing.new_of.items())]
    gather(pairing)
    fill_gaps(pairing)
    link_in_slots(pairing)
    link_above(pairing)
    link_alone_of_kind(pairing)
    return [_link(pairing, i, j) for i, j in sorted(join_recut(pairing, find_groups(pairing)))]


def _link(pairing: Pairing, old: tuple[int, ...], new: tuple[int, ...]) -> Link:
    evidence = min([pairing.confidence.get(i, 1.0) for i in old])
    if len(old) == len(new) == 1:
        similarity = pairing.alike(old[0], new[0])
    else:
        one = pairing.weights.profile(" ".join(pairing.old_keys[i] for i in old))
        other = pairing.weights.profile(" ".join(pairing.new_keys[j] for j in new))
        similarity = pairing.weights.similarity(one, other)
        if similarity >= FIRM:  # of a whole each part shows little by itself
            evidence = max(evidence, min(similarity, SUREST))
    pinned = bool(pairing.pins.together) and not pairing.pins.together.isdisjoint(product(old, new))
    confidence = _calibrated(pairing, evidence)
    return Link(old, new, round(min(similarity, 1.0), 4), round(confidence, 4), pinned)


def _calibrated(pairing: Pairing, evidence: float) -> float:
    """Return how often links of so much evidence are right, 0 to 1."""
    if evidence == 1.0 or pairing.strangers:
        return evidence
    return min(SUREST, 1 - (1 - evidence) ** CALIBRATION)


def _link_cells(pairing: Pairing, cells: Cells) -> None:
    """Link the cells of one row and one column; those of a row that the other table has not are alone."""
    for i, j in cells.together.items():
        if pairing.may_link(i, j):
            same = pairing.old_keys[i] == pairing.new_keys[j]
            pairing.link(i, j, confidence=1.0 if same else CELL_CONFIDENCE)
    pairing.without_old, pairing.without_new = cells.alone_old, cells.alone_new


def _link_identical(pairing: Pairing) -> None:
    """Link what is the same on both sides: first what is unique, then outwards from it, then the rest."""
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for index in pairing.lone_old():
        places[pairing.old_keys[index]][0].append(index)
    for index in pairing.lone_new():
        places[pairing.new_keys[index]][1].append(index)
    repeated = []
    for old, new in places.values():
        if len(old) == len(new) == 1:
            pairing.link_unless_apart(old[0], new[0], confidence=1.0)
        elif old and new:
            repeated.append((old, new))
    if not repeated:
        return
    _extend(pairing, 1)
    _extend(pairing, -1)
    for old, new in repeated:
        lone_old = [i for i in old if i not in pairing.new_of]
        lone_new = [j for j in new if j not in pairing.old_of]
        for i, j in zip(lone_old, lone_new, strict=False):
            pairing.link_unless_apart(i, j, confidence=0.8)


def _extend(pairing: Pairing, step: int) -> None:
    """Link identical neighbours of linked units, one after another in one direction."""
    order = sorted(pairing.new_of, reverse=step < 0)
    for start in order:
        i, j = start + step, pairing.new_of[start] + step
        while (
            0 <= i < len(pairing.old)
            and 0 <= j < len(pairing.new)
            and pairing.old_keys[i] == pairing.new_keys[j]
            and pairing.may_link(i, j)
        ):
            pairing.link(i, j, confidence=0.95)
            i, j = i + step, j + step


def _link_in_place(pairing: Pairing) -> None:
    """Link, in a long text, what is clearly alike and stands between the same neighbours.

    Most of what changes in a long text is such a pair, for which nothing else need be looked at.
    """
    lone = pairing.lone_old()
    if len(lone) <= LONG:
        return
    before, behind = (_beside(pairing, lone, step) for step in (1, -1))
    for i in lone:
        j = before.get(i)
        if j is not None and j == behind.get(i) and pairing.may_link(i, j) and pairing.alike(i, j) >= FIRM:
            pairing.link(i, j, confidence=1.0)


def _beside(pairing: Pairing, lone: Sequence[int], step: int) -> dict[int, int]:
    """Return the new places of old units that are alone, told from the nearest link in one direction."""
    places: dict[int, int] = {}
    for i in lone[::step]:
        neighbour = places.get(i - step, pairing.new_of.get(i - step))
        if neighbour is not None:
            places[i] = neighbour + step
    return places


def _link_alike(pairing: Pairing, votes: Mapping[tuple[int, int], float], *, notes: bool) -> None:
    """Link what is alike, by the best assignment of all candidates; then once more with its neighbours."""
    scores = candidates(pairing, WEAKEST)
    for (i, j), vote in votes.items():
        if pairing.may_link(i, j):
            scores.setdefault(i, {})[j] = pairing.alike(i, j) + vote
    first = assign({i: {j: s * s for j, s in row.items()} for i, row in scores.items()})
    firm = {i: j for i, j in first.items() if scores[i][j] >= FIRM}
    places = _Places(pairing, firm)
    alike = {i: j for i, j in pairing.new_of.items() if pairing.confidence.get(i, 1.0) > AHEAD_CONFIDENCE}
    if not notes and strangers(pairing, {**alike, **firm}.items()):
        rewritten = [(i, j) for i, j in first.items() if i not in firm and places.hold(i, j)]
        pairing.strangers = not tell_of_kin(pairing, rewritten)
    _drop_unsupported(pairing, scores, firm, votes, places)
    linked = {**pairing.new_of, **first}
    second = {i: {j: s * s + _neighbours(linked, i, j) for j, s in row.items()} for i, row in scores.items()}
    for i, j in assign(second).items():
        doubt = STRANGE_CONFIDENCE if pairing.strangers and scores[i][j] < FIRM else 1.0
        pairing.link(i, j, confidence=doubt * _confidence(scores, i, j))


def _drop_unsupported(
    pairing: Pairing,
    scores: dict[int, dict[int, float]],
    firm: Mapping[int, int],
    votes: Mapping[tuple[int, int], float],
    places: "_Places",
) -> None:
    """Drop the candidates of unsure paragraphs for which neither their words nor their places speak."""
    for i in [i for i in scores if i not in firm]:
        row = {
            j: s
            for j, s in scores[i].items()
            if s >= FIRM or (i, j) in votes or _supported(pairing, i, j, places)
        }
        if row:
            scores[i] = row
        else:
            del scores[i]


def _supported(pairing: Pairing, i: int, j: int, places: "_Places") -> bool:
    """Tell whether more than similarity speaks for a link: language of its own, or place and kind."""
    similarity, own = pairing.alike(i, j), pairing.own(i, j)
    if pairing.strangers:
        return similarity >= STRANGE
    if similarity < PLAIN_LIKENESS and pairing.other_content(i, j):
        return False
    if similarity < CROSSED and _crosses(pairing, i, j) and max(pairing.held_in(i, j)) < HELD:
        return False
    if similarity < MIN_SIMILARITY:
        return own >= OWN and pairing.same_opening(i, j)
    if pairing.old[i].kind == pairing.new[j].kind and places.hold(i, j):
        return True
    heads = pairing.heads_in(i, j)
    if own < COMMON_LANGUAGE:
        return min(heads) >= SAME_HEAD
    return max(heads) >= OTHER_HEAD or not _shares_names_only(pairing, i, j)


def _crosses(pairing: Pairing, i: int, j: int) -> bool:
    """Tell whether one unit is preambular and the other one operative."""
    return {pairing.old[i].kind, pairing.new[j].kind} == PARTS


def _shares_names_only(pairing: Pairing, i: int, j: int) -> bool:
    """Tell whether two paragraphs name the same things and say nothing about them that is the same."""
    return pairing.alike_without_names(i, j) < NAMES_ONLY and max(pairing.held_in(i, j)) < HELD


class _Places:
    """Where units may stand that are in order with the firm links; found out when it is asked for."""

    def __init__(self, pairing: Pairing, firm: Mapping[int, int]) -> None:
        self._links = {**pairing.new_of, **firm}
        self._chain: list[tuple[int, int]] | None = None

    def hold(self, i: int, j: int) -> bool:
        """Tell whether a link between two units would be in order."""
        if self._chain is None:
            links = sorted(self._links.items())
            self._chain = [links[index] for index in sorted(in_order([Step(*link, 1) for link in links]))]
        at = bisect(self._chain, (i, -1))
        behind = at == 0 or self._chain[at - 1][1] < j
        return behind and (at == len(self._chain) or j < self._chain[at][1])


def _neighbours(linked: Mapping[int, int], i: int, j: int) -> float:
    """Return the bonus for the neighbours of a pair that are linked with one another."""
    return NEIGHBOUR_BONUS * ((linked.get(i - 1) == j - 1) + (linked.get(i + 1) == j + 1))


def _confidence(scores: Mapping[int, Mapping[int, float]], i: int, j: int) -> float:
    """Return how sure a link is: how alike, and how much more than the next best partner of either."""
    own = scores[i][j]
    rivals = [s for column, s in scores[i].items() if column != j]
    margin = max(0.0, own - max(rivals, default=0.0))
    return min(1.0, own / 0.6) * (0.6 + 0.4 * min(1.0, margin / 0.3))
