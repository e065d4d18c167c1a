"""Link what is still alone between two links in order, where place and kind speak for weaker words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from compare.diff.assign import assign
from compare.diff.order import Step, in_order
from compare.diff.pairing import Pairing, chapeau_of, of_one_kind
from compare.diff.similarity import COMMON_LANGUAGE, has_content, is_number, words
from compare.diff.tasks import left_out, same_task
from compare.model import Kind

MIN_IN_GAP = 0.22
"""Weighted Dice, plus its share that stands nowhere else, from which two paragraphs of a kind are linked when
both stand in the same gap. On the tuning mutations true links in a gap have .16 and more, false ones up to
.28; .22 makes the fewest errors, and fewest links between texts that have nothing to do with one another."""
OPENING_BONUS = 0.06
"""Added where both begin alike and have language of their own: a rewritten paragraph often keeps its verb or
its object. Without such language it is a series, and alike because all of it is."""
MIN_CONTENT = 2
"""Words with content that two paragraphs of a gap must share: an opening verb and one word more is
what any two paragraphs may have in common."""
SAME_FORMULA = 0.6
"""Share of the words but numbers that two formulas have in common: "Recalling its resolution 58/190 of
22 December 2003" stands for "Recalling its resolution 57/218 of 18 December 2002" if both are in one gap."""
SAME_SLOT, SLOT_CONFIDENCE = 0.55, 0.6
"""Share of the words of two paragraphs, plain ones too, that they have in common, from which they are linked
in the same place. The tuning mutations have two such pairs, both true; of 33 made by hand 31 are found."""
TASK_CONFIDENCE = 0.4
"""Confidence of a link between two paragraphs in one place that have one task."""
REPEATED_CONFIDENCE = 0.4
"""Confidence of links between units that say the same as those beside them: nobody can tell them apart."""
A_SUBJECT = 2
"""Words with content that both have and the other has not, from which they are about different things."""
WIDEST = 40
"""Units of a gap beyond which it is no evidence: both stand between the same two links, but far apart. Only
what stands there again and again is compared then, once."""

Gap = tuple[list[int], list[int]]
"""Lone old and new units that may belong together, for they stand in one place."""


def fill_gaps(pairing: Pairing) -> None:
    """Link lone units that stand in the same gap and are alike enough for that; between strangers none.

    Then what is left of two lists below paragraphs that are linked: there order counts for little.
    """
    if pairing.strangers:
        return
    _fill(pairing, gaps_in_order(pairing), _score)
    _fill(pairing, _lists(pairing), _begins_alike)


def _fill(pairing: Pairing, gaps: Sequence[Gap], score: Callable[[Pairing, int, int], float]) -> None:
    for old_gap, new_gap in gaps:
        if max(len(old_gap), len(new_gap)) > WIDEST:
            _link_repeated(pairing, old_gap, new_gap)
            continue
        scores: dict[int, dict[int, float]] = {}
        for i in old_gap:
            row = {j: s for j in new_gap if (s := score(pairing, i, j)) > 0}
            if row:
                scores[i] = row
        for i, j in assign(scores).items():
            pairing.link(i, j, confidence=round(0.25 + scores[i][j] / 2, 4))


def _link_repeated(pairing: Pairing, old_gap: Sequence[int], new_gap: Sequence[int]) -> None:
    """Link what stands again and again in a wide gap with what became of it, in order.

    In a long table or schedule whose rows are all alike one change may have been made to each of them.
    """
    olds, news = _repeated(pairing.old_keys, old_gap), _repeated(pairing.new_keys, new_gap)
    if max(len(olds), len(news)) > WIDEST:
        return
    scores = {
        i: {j: score for j in news if (score := _score(pairing, i, j) or _is_like(pairing, i, j) * SAME_SLOT)}
        for i in olds
    }
    for i, j in assign({i: row for i, row in scores.items() if row}).items():
        for one, other in zip(olds[i], news[j], strict=False):
            pairing.link(one, other, confidence=REPEATED_CONFIDENCE)


def _repeated(keys: Sequence[str], gap: Sequence[int]) -> dict[int, list[int]]:
    """Return the units of a gap that say the same as another one there, by the first that says it."""
    by_key: dict[str, list[int]] = {}
    for index in gap:
        by_key.setdefault(keys[index], []).append(index)
    return {alike[0]: alike for alike in by_key.values() if len(alike) > 1}


def link_in_slots(pairing: Pairing) -> None:
    """Link two lone units in the same place of which most words are the same, plain ones too, or the task.

    "Report annually to the General Assembly" became "Report every two years to the General Assembly": hardly
    a word with content is left, but in its place nobody takes it for anything else. Where a name was
    exchanged it is another one of a series. A paragraph that asks for a report, and the one that keeps the
    matter on the agenda, are what they are however they are put. Between strangers none.
    """
    if pairing.strangers:
        return
    for same, confidence in (
        (_is_like, SLOT_CONFIDENCE),
        (_same_task, TASK_CONFIDENCE),
        (_left_out, SLOT_CONFIDENCE),
    ):
        for old_gap, new_gap in (*gaps_in_order(pairing), *_slots(pairing)):
            if max(len(old_gap), len(new_gap)) > WIDEST:
                continue
            found = [
                (i, j) for i in old_gap for j in new_gap if pairing.may_link(i, j) and same(pairing, i, j)
            ]
            olds, news = Counter(i for i, _ in found), Counter(j for _, j in found)
            for i, j in found:
                if olds[i] == news[j] == 1:
                    pairing.link(i, j, confidence=confidence)


def _slots(pairing: Pairing) -> Iterator[Gap]:
    """Yield lone units whose neighbours on either side are linked, wherever they moved together."""
    for i in pairing.lone_old():
        if i == 0 or i - 1 in pairing.new_of:
            j = pairing.new_of[i - 1] + 1 if i else 0
            if j < len(pairing.new) and _end_alike(pairing, i + 1, j + 1):
                yield [i], [j]


def _end_alike(pairing: Pairing, i: int, j: int) -> bool:
    """Tell whether two units are linked, or both texts end before them."""
    if i == len(pairing.old) or j == len(pairing.new):
        return i == len(pairing.old) and j == len(pairing.new)
    return pairing.new_of.get(i) == j


def _is_like(pairing: Pairing, i: int, j: int) -> bool:
    """Tell whether two units have most words in common, and neither a name nor a subject was exchanged."""
    if pairing.old[i].kind != pairing.new[j].kind:
        return False
    old, new = pairing.old_keys[i], pairing.new_keys[j]
    one, other = Counter(words(old)), Counter(words(new))
    if 2 * (one & other).total() < SAME_SLOT * (one.total() + other.total()):
        return False
    gone, come = ({word for word in side if has_content(word)} for side in (one - other, other - one))
    return min(len(gone), len(come)) < A_SUBJECT and not (
        _names(old) - _names(new) and _names(new) - _names(old)
    )


def _same_task(pairing: Pairing, i: int, j: int) -> bool:
    """Tell whether two paragraphs ask the same for a report, or both keep the matter on the agenda."""
    if not pairing.old[i].kind == pairing.new[j].kind == Kind.OPERATIVE:
        return False
    last = all(
        k + 1 == len(units) or units[k + 1].kind != Kind.OPERATIVE
        for k, units in ((i, pairing.old), (j, pairing.new))
    )
    return same_task(words(pairing.old_keys[i]), words(pairing.new_keys[j]), last=last)


def _left_out(pairing: Pairing, i: int, j: int) -> bool:
    """Tell whether one of two paragraphs says that what stood in its place is left out: "[Repealed]"."""
    one, other = left_out(words(pairing.old_keys[i])), left_out(words(pairing.new_keys[j]))
    return one != other and of_one_kind(pairing.old[i], pairing.new[j])


def _names(key: str) -> set[str]:
    """Return the words inside a text that begin with a capital."""
    return {word.strip(",;:.()") for word in key.split()[1:] if word[0].isupper()}


def _score(pairing: Pairing, i: int, j: int) -> float:
    if pairing.old[i].kind != pairing.new[j].kind or (i, j) in pairing.pins.apart:
        return 0.0
    old, new = pairing.old_profile(i), pairing.new_profile(j)
    if pairing.weights.shared_content(old, new) < MIN_CONTENT:
        return MIN_IN_GAP + pairing.alike(i, j) if _same_formula(pairing, i, j) else 0.0
    score = pairing.alike(i, j)
    if 2 * score + OPENING_BONUS < MIN_IN_GAP:  # Own language is at most what is alike, and dearer to find.
        return 0.0
    own = pairing.own(i, j)
    score += own
    if own >= COMMON_LANGUAGE and pairing.same_opening(i, j):
        score += OPENING_BONUS
    return score if score >= MIN_IN_GAP else 0.0


def _lists(pairing: Pairing) -> list[Gap]:
    """Return the lone sub-paragraphs below old and new paragraphs that are linked."""
    below: dict[int, Gap] = defaultdict(lambda: ([], []))
    old_of, new_of = chapeau_of(pairing.old), chapeau_of(pairing.new)
    for i in pairing.lone_old():
        if i in old_of:
            below[old_of[i]][0].append(i)
    for j in pairing.lone_new():
        if j in new_of and new_of[j] in pairing.old_of:
            below[pairing.old_of[new_of[j]]][1].append(j)
    return [gap for gap in below.values() if all(gap)]


def _begins_alike(pairing: Pairing, i: int, j: int) -> float:
    """Return the score of two units that have language of their own and begin with it, else 0."""
    if pairing.own(i, j) < COMMON_LANGUAGE or not pairing.same_opening(i, j):
        return 0.0
    return _score(pairing, i, j)


def _same_formula(pairing: Pairing, i: int, j: int) -> bool:
    """Tell whether two paragraphs are one formula with other numbers."""
    if not (
        pairing.weights.is_formula(pairing.old_profile(i))
        and pairing.weights.is_formula(pairing.new_profile(j))
    ):
        return False
    one, other = (
        [word for word in words(key) if not is_number(word)]
        for key in (pairing.old_keys[i], pairing.new_keys[j])
    )
    shared = sum((Counter(one) & Counter(other)).values())
    return shared >= SAME_FORMULA * max(len(one), len(other), 1)


def gaps_in_order(pairing: Pairing) -> list[Gap]:
    """Return the lone units of both sides between neighbouring links that stand in order."""
    links = sorted(pairing.new_of.items())
    steps = [Step(i, j, 1) for i, j in links]
    chain = sorted(in_order(steps))
    edges = [(-1, -1), *(links[index] for index in chain), (len(pairing.old), len(pairing.new))]
    gaps = []
    lone_old, lone_new = set(pairing.lone_old()), set(pairing.lone_new())
    for (old_start, new_start), (old_end, new_end) in pairwise(edges):
        if old_end - old_start == 1 or new_end - new_start == 1:
            continue
        old_gap = [i for i in range(old_start + 1, old_end) if i in lone_old]
        new_gap = [j for j in range(new_start + 1, new_end) if j in lone_new]
        if old_gap and new_gap:
            gaps.append((old_gap, new_gap))
    return gaps
