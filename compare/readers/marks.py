"""Marks of notes in running text: which digits call a note, and which belong to the words.

No single place tells: `Rights1` calls a note and `G20` does not, `196316` is 1963 and note 16. So every
place that could be a mark is collected first, with a weight for how much it looks like one; then the
heaviest series is chosen in which the notes are called in their order, on the page where they stand.
What is left over may call a note again, if it looks like a mark by itself.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from operator import attrgetter
from typing import NamedTuple

from compare.readers import mark_forms
from compare.readers.blocks import Block
from compare.readers.pieces import cut, with_marks

_SAME_PAGE = 3
"""Added where the note stands on the page of the mark. More than a fair form, less than a certain one."""
_ENOUGH_TO_MISS_NOTES = 2
"""Marks in order from 1 that show, without any note, that notes were lost. One could be anything."""


_END = attrgetter("end")
_CANDIDATE = attrgetter("candidate")


class Candidate(NamedTuple):
    """A place that could be a mark."""

    block: int
    start: int
    """Characters of the block's text before what would be taken out."""
    end: int
    label: str
    weight: int
    page: int | None


class _Choice(NamedTuple):
    """A candidate read as a call of one note."""

    candidate: Candidate
    note: int


def take_out(
    blocks: Sequence[Block], notes: Sequence[Block], candidates: Sequence[Candidate] | None = None
) -> list[Block]:
    """Return `blocks` with the marks of `notes` taken out of their texts and put into their `marks`.

    A format that tells where marks may be hands them over as `candidates`, in order; else all texts are
    searched.
    """
    free = candidates is None
    if candidates is None:
        candidates = collect(blocks, spaced=True)
    if not candidates:
        return list(blocks)
    chosen = _first_calls(candidates, notes)
    if free:
        chosen = sorted(chosen + _behind_numbers(blocks, notes, chosen))
    chosen = chosen + _repeats(candidates, chosen, notes)
    marks = [choice.candidate for choice in chosen] + _without_note(candidates, chosen, notes)
    by_block: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in sorted(marks):
        by_block[candidate.block].append(candidate)
    return [_without_marks(block, by_block[i]) if i in by_block else block for i, block in enumerate(blocks)]


def collect(blocks: Sequence[Block], *, spaced: bool = False) -> list[Candidate]:
    """Return every place in the texts that could be a mark; if `spaced`, also a number behind a last stop."""
    found: list[Candidate] = []
    for index, block in enumerate(blocks):
        runs = block.runs
        for start, end, label, weight in mark_forms.find(block.text):
            run = bisect_right(runs, start, key=_END)
            page = runs[run].page if run < len(runs) else None
            found.append(Candidate(index, start, end, label, weight, page))
        if spaced and block.text[-1:].isdecimal() and (last := mark_forms.at_end(block.text)):
            found.append(Candidate(index, *last, mark_forms.SPLIT, runs[-1].page if runs else None))
    return found


def _first_calls(candidates: Sequence[Candidate], notes: Sequence[Block]) -> list[_Choice]:
    """Return the heaviest series of candidates that calls the notes in their order.

    A longest increasing subsequence, by weight, over the notes' indexes; a Fenwick tree of prefix maxima
    makes it n log n.
    """
    index_of = _Index(notes)
    pages = index_of.pages
    tree = [(0, -1)] * (len(notes) + 1)
    steps: list[tuple[_Choice, int]] = []
    position = 0
    while position < len(candidates):
        # Readings of one place (196316 as 1963|16) must not both be chosen: ask first, then enter.
        place = (candidates[position].block, candidates[position].end)
        entered: list[tuple[int, int, int]] = []
        while position < len(candidates) and candidates[position][:3:2] == place:
            candidate = candidates[position]
            for note in index_of.readings(candidate):
                total, before = _best(tree, note)
                bonus = _SAME_PAGE if pages[note] is not None and pages[note] == candidate.page else 0
                entered.append((note, total + candidate.weight + bonus, len(steps)))
                steps.append((_Choice(candidate, note), before))
            position += 1
        for note, total, step in entered:
            _enter(tree, note, (total, step))
    series: list[_Choice] = []
    step = _best(tree, len(notes))[1]
    while step >= 0:
        choice, step = steps[step]
        series.append(choice)
    return series[::-1]


class _Index:
    """Notes by label and by page."""

    def __init__(self, notes: Sequence[Block]) -> None:
        self.pages = [note.runs[0].page if note.runs else None for note in notes]
        self._by_label: defaultdict[str, list[int]] = defaultdict(list)
        self._by_page: dict[tuple[str, int | None], int] = {}
        for index, note in enumerate(notes):
            label = note.note or ""
            self._by_label[label].append(index)
            self._by_page.setdefault((label, self.pages[index]), index)

    def readings(self, candidate: Candidate) -> Sequence[int]:
        """Return the notes that a candidate could call: that of its page, else the next one after it."""
        notes = self._by_label.get(candidate.label, ())
        if len(notes) < 2:  # noqa: PLR2004 - no choice
            return notes
        here = self._by_page.get((candidate.label, candidate.page))
        if here is not None:
            return (here,)
        following = bisect_right(notes, candidate.page or 0, key=lambda note: self.pages[note] or 0)
        return (notes[min(following, len(notes) - 1)],)


def _best(tree: list[tuple[int, int]], note: int) -> tuple[int, int]:
    """Return weight and last step of the best series that calls only notes before `note`."""
    best = (0, -1)
    while note > 0:
        if tree[note][0] > best[0]:
            best = tree[note]
        note -= note & -note
    return best


def _enter(tree: list[tuple[int, int]], note: int, series: tuple[int, int]) -> None:
    note += 1
    while note < len(tree):
        if series[0] > tree[note][0]:
            tree[note] = series
        note += note & -note


def _behind_numbers(
    blocks: Sequence[Block], notes: Sequence[Block], chosen: Sequence[_Choice]
) -> list[_Choice]:
    """Return the calls of notes that nothing calls, at places that by themselves are numbers: `Agenda 21,2`.

    The notes before and after must be called, and nothing between their calls but one place be like that.
    """
    if len(chosen) == len(notes):
        return []
    found: list[_Choice] = []
    for before, after in pairwise(chosen):
        note = before.note + 1
        if after.note != note + 1:
            continue
        label = notes[note].note or ""
        places = list(islice(_places(blocks, before.candidate, after.candidate, label), 2))
        if len(places) == 1:
            found.append(_Choice(places[0], note))
    return found


def _places(blocks: Sequence[Block], before: Candidate, after: Candidate, label: str) -> Iterator[Candidate]:
    """Yield the numbers between two marks that could hold the mark of that label."""
    for index in range(before.block, after.block + 1):
        runs = blocks[index].runs
        first = before.end if index == before.block else 0
        last = after.start if index == after.block else None
        for start, end in mark_forms.behind_number(blocks[index].text, label, first, last):
            page = runs[bisect_right(runs, start, key=_END)].page if runs else None
            yield Candidate(index, start, end, label, mark_forms.WEAK, page)


def _repeats(
    candidates: Sequence[Candidate], chosen: Sequence[_Choice], notes: Sequence[Block]
) -> list[_Choice]:
    """Return what calls a note again that was called before, and looks like a mark by itself.

    Of two calls the series takes the clearer one, which may be the second: `2001,3 and … Action;3`. The first
    is a call too, if nothing but it stands between the calls of the notes before and after.
    """
    taken = {(choice.candidate.block, choice.candidate.end) for choice in chosen}
    first = {choice.note: choice.candidate for choice in chosen}
    called: dict[str, int] = {}
    result: list[_Choice] = []
    starting: defaultdict[Candidate, list[int]] = defaultdict(list)
    for note, candidate in first.items():
        starting[candidate].append(note)
    for candidate in candidates:
        for note in starting.get(candidate, ()):
            called[notes[note].note or ""] = note
        if (candidate.block, candidate.end) in taken or candidate.weight < mark_forms.FAIR:
            continue
        place = bisect_left(chosen, candidate, key=_CANDIDATE)
        if place < len(chosen) and chosen[place].candidate.label == candidate.label:
            result.append(_Choice(candidate, chosen[place].note))
        elif candidate.label in called:
            result.append(_Choice(candidate, called[candidate.label]))
    return result


def _without_note(
    candidates: Sequence[Candidate], chosen: Sequence[_Choice], notes: Sequence[Block]
) -> list[Candidate]:
    """Return marks whose note is missing: those that fill a gap in the series, or a series without notes."""
    labels = {note.note for note in notes}
    places = [(choice.candidate.block, choice.candidate.start) for choice in chosen]
    taken = {(choice.candidate.block, choice.candidate.end) for choice in chosen}
    free = [
        candidate
        for candidate in candidates
        if candidate.weight >= mark_forms.STRONG
        and candidate.label.isdecimal()
        and candidate.label not in labels
        and (candidate.block, candidate.end) not in taken
    ]
    if not notes:
        series: list[Candidate] = []
        for candidate in free:
            if int(candidate.label) == len(series) + 1 or candidate.label in {c.label for c in series[-9:]}:
                series.append(candidate)
        raised = [candidate for candidate in free if candidate.weight == mark_forms.CERTAIN]
        return series if len({c.label for c in series}) >= _ENOUGH_TO_MISS_NOTES else raised
    numbers = [
        int(notes[choice.note].note or 0) if (notes[choice.note].note or "").isdecimal() else 0
        for choice in chosen
    ]
    return [candidate for candidate in free if _fills_gap(candidate, places, numbers)]


def _fills_gap(candidate: Candidate, places: Sequence[tuple[int, int]], numbers: Sequence[int]) -> bool:
    index = bisect_left(places, (candidate.block, candidate.start))
    before = max(numbers[:index][-3:], default=0)
    after = numbers[index] if index < len(numbers) else before + 3
    return before < int(candidate.label) < after


def _without_marks(block: Block, candidates: Sequence[Candidate]) -> Block:
    gone: list[tuple[int, int]] = []
    marks: list[tuple[int, str]] = []
    length = last = 0
    for candidate in candidates:
        start, end = _with_space(block.text, max(last, candidate.start), candidate.end, last)
        length += start - last
        marks.append((length, candidate.label))
        gone.append((start, end))
        last = end
    if block.spans or block.marks:
        return with_marks(block, gone, [label for _, label in marks])
    text, runs = cut(block.text, block.runs, gone)
    return block._replace(text=text, runs=runs, marks=tuple(marks))


def _with_space(text: str, start: int, end: int, last: int) -> tuple[int, int]:
    """Return the range of a mark with the space that would be left over: `report ¹ of`, `report ¹,`.

    `last` is where the mark before ended; nothing before it is touched again.
    """
    if start > last and text[start - 1] == " " and (end == len(text) or not text[end].isalnum()):
        return start - 1, end
    return start, end
