"""Marks of notes in running text: which digits call a note, and which belong to the words.

No single place tells: `Rights1` calls a note and `G20` does not, `196316` is 1963 and note 16. So every
place that could be a mark is collected first, with a weight for how much it looks like one; then the
heaviest series is chosen in which the notes are called in their order, on the page where they stand.
What is left over may call a note again, if it looks like a mark by itself.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from compare.readers import dates
from compare.readers.blocks import Block
from compare.readers.pieces import cut
from compare.readers.verbs import words

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_CANDIDATE = re.compile(
    r"(?<=[^\W\d_]|[)\]”’»\"',;:.!?…%*，。；：、）》」』؛،])(?P<glued>\d{1,3})(?P<slash>/(?!\w))?(?![\w/])(?![.,]\d)"
    r"|(?<![\w/.,–-])(?P<year>(?:1[5-9]|20)\d\d)(?P<after>[1-9]\d{0,2})(?![\w/])(?![.,]\d)"
    r"|(?<![\w/.])(?P<number>\d{1,2}/\d{1,3}(?=\d))(?P<tail>[1-9]\d{0,2})(?![\w/])"
    rf"|(?<=.)(?P<raised>[{_SUPERSCRIPTS}]+)(?!\d)"
    r"|(?<=[^\W\d_])(?P<paren>\(\d{1,3}\))"
    r"|(?P<bracket> ?\[(?:\d{1,3}|\*{1,3}|[a-z])\])"
    r"|(?P<old>(?<=\S) \d{1,3}/)(?=[\s,;.:)]|$)"
    r"|(?P<star> ?(?:\*{1,4}|[†‡§]{1,2}))(?![\w*])"
)
_HINT = re.compile(rf"\d+|[{_SUPERSCRIPTS}]+|[*†‡§]+|\[")
"""What every candidate holds. Searching for it is five times faster than searching for candidates."""
_BEFORE_HINT = 2
"""Characters of a candidate that can stand before the hint: a space and a bracket."""

_ABBREVIATIONS = words(
    """
    add corr rev no nos para paras art arts vol vols chap chaps p pp sect sects cf fig ref sales res
    amend conf wg crp ser inf prst misc ch pt reg doc supp suppl annex ed cap párr núm tomo
    """
)
"""Words whose full stop binds a number to them: `Corr.1`, `No.5`."""
_UNITS = words("m km cm mm ha dm")
_CERTAIN, _STRONG, _FAIR, _SPLIT, _WEAK = 6, 4, 3, 2, 1
"""Weights: a raised digit; one glued to a word in small letters; after a number and a comma; cut off a
longer number; glued to an acronym."""
_SAME_PAGE = 3
"""Added where the note stands on the page of the mark. More than a fair form, less than a certain one."""
_ACRONYM = 3
"""Capitals up to which digits belong to the word: G20, CO2, UN5."""
_ENOUGH_TO_MISS_NOTES = 2
"""Marks in order from 1 that show, without any note, that notes were lost. One could be anything."""
_SLASHED_NUMBER = 400
"""Resolutions of one session never reached this number: 40/14423 is 40/144 and note 23."""


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


def find(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Yield start, end, label and weight of everything in `text` that could be a mark.

    >>> list(find("Human Rights1 and the Vienna Convention of 196316 in A/58/275"))
    [(12, 13, '1', 4), (47, 49, '16', 2)]
    >>> [label for _, _, label, weight in find("Corr.1, G20, 1,000, COVID-19, E.95.XIII.18") if weight > 1]
    []
    """
    for found in _candidates(text):
        kind = found.lastgroup
        if kind in ("glued", "slash"):
            start, end = found.start("glued"), found.end()
            weight = _weight(text, start, end)
            if weight:
                yield start, end, found["glued"], weight
        elif kind == "after":
            yield found.start("after"), found.end(), found["after"], _SPLIT
        elif kind == "tail":
            yield from _split_number(found)
        elif kind == "raised":
            if not _is_unit(text, found.start()):
                yield found.start(), found.end(), found["raised"].translate(_PLAIN_DIGITS), _CERTAIN
        else:
            label = found.group().strip(" []()/")
            yield found.start(), found.end(), label, _FAIR


def _candidates(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for hint in _HINT.finditer(text):
        for start in range(max(end, hint.start() - _BEFORE_HINT), hint.start() + 1):
            found = _CANDIDATE.match(text, start)
            if found is not None:
                end = found.end()
                if found.start() > 0 or found.lastgroup in ("after", "tail"):
                    yield found
                break


def _split_number(found: re.Match[str]) -> Iterator[tuple[int, int, str, int]]:
    whole = found["number"] + found["tail"]
    slash = whole.index("/")
    if int(whole[slash + 1 :]) < _SLASHED_NUMBER:
        return
    for split in range(slash + 2, min(slash + 5, len(whole))):
        if whole[split] != "0" and len(whole) - split <= 3:  # noqa: PLR2004 - digits of a mark
            yield found.start() + split, found.end(), whole[split:], _SPLIT


def _weight(text: str, start: int, end: int) -> int:
    """Return how much digits glued to what stands before them look like a mark; 0 if they are none."""
    before = text[max(0, start - 40) : start]
    token = before[before.rfind(" ") + 1 :]
    last = token[-1:]
    if text[start] == "0" or "//" in token:
        return 0
    if last.isalpha():
        return _weight_after_word(token)
    stem = token.rstrip(".,;:'’\"”»)]!?…%*")
    if last in ",.:" and stem[-1:].isdigit():
        return _weight_after_number(token, last, text[start:end])
    if last == ".":
        word = stem.rpartition("/")[2].rpartition("(")[2]
        if len(word) < 2 or word.lower() in _ABBREVIATIONS or "." in word:  # noqa: PLR2004 - an initial
            return 0
        return 0 if word.isupper() and ("/" in stem or len(word) <= _ACRONYM) else _STRONG
    return _STRONG


def _weight_after_word(token: str) -> int:
    letters = len(token)
    while letters and token[letters - 1].isalpha():
        letters -= 1
    word, head = token[letters:], token[:letters]
    if "/" in head or (head[-1:].isdigit() and word.isascii()) or head.endswith("."):
        return 0
    if head.endswith(("-", "‑")) and word.isupper():
        return 0
    if word[0] >= "\u2e80":
        return _WEAK
    if word.isupper() or (len(word) == 1 and word not in "aày"):
        return _WEAK if len(word) <= _ACRONYM else _FAIR
    return 0 if word.lower() in ("no", "nº") else _STRONG


def _weight_after_number(token: str, last: str, digits: str) -> int:
    """`2001,6` and `55/2,7` may end with a mark; `1,000`, `1,5`, `10:30` and `2.5` are numbers."""
    bare = token[:-1].lstrip("(“\"'$€£«")
    if last == ":" or (last == "." and "/" not in bare and not _is_year(bare)):
        return 0
    if "/" in bare or _is_year(bare):
        return _FAIR
    return 0 if len(digits) == 3 or len(bare) <= 3 else _WEAK  # noqa: PLR2004 - groups of thousands


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("15", "16", "17", "18", "19", "20")  # noqa: PLR2004


def _is_unit(text: str, start: int) -> bool:
    head = text[max(0, start - 4) : start]
    word = head[head.rfind(" ") + 1 :].lstrip("0123456789")
    return word.lower() in _UNITS


def take_out(blocks: Sequence[Block], notes: Sequence[Block]) -> list[Block]:
    """Return `blocks` with the marks of `notes` taken out of their texts and put into their `marks`."""
    candidates = _collect(blocks)
    if not candidates:
        return list(blocks)
    chosen = _first_calls(candidates, notes)
    chosen = chosen + _repeats(candidates, chosen, notes)
    marks = [choice.candidate for choice in chosen] + _without_note(candidates, chosen, notes)
    by_block: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in sorted(marks):
        by_block[candidate.block].append(candidate)
    return [_without_marks(block, by_block[i]) if i in by_block else block for i, block in enumerate(blocks)]


def _collect(blocks: Sequence[Block]) -> list[Candidate]:
    found: list[Candidate] = []
    for index, block in enumerate(blocks):
        ends = [run.end for run in block.runs]
        for start, end, label, weight in find(block.text):
            run = bisect_right(ends, start)
            page = block.runs[run].page if run < len(ends) else None
            found.append(Candidate(index, start, end, label, weight, page))
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


def _repeats(
    candidates: Sequence[Candidate], chosen: Sequence[_Choice], notes: Sequence[Block]
) -> list[_Choice]:
    """Return what calls a note again that was called before, and looks like a mark by itself."""
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
        if (candidate.block, candidate.end) in taken or candidate.weight < _FAIR:
            continue
        if candidate.label in called:
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
        if candidate.weight >= _STRONG
        and candidate.label.isdecimal()
        and candidate.label not in labels
        and (candidate.block, candidate.end) not in taken
    ]
    if not notes:
        series: list[Candidate] = []
        for candidate in free:
            if int(candidate.label) == len(series) + 1 or candidate.label in {c.label for c in series[-9:]}:
                series.append(candidate)
        raised = [candidate for candidate in free if candidate.weight == _CERTAIN]
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
    text, runs = cut(block.text, block.runs, gone)
    return replace(block, text=text, runs=runs, marks=tuple(marks))


def _with_space(text: str, start: int, end: int, last: int) -> tuple[int, int]:
    """Return the range of a mark with the space that would be left over: `report ¹ of`, `report ¹,`.

    `last` is where the mark before ended; nothing before it is touched again.
    """
    if start > last and text[start - 1] == " " and (end == len(text) or not text[end].isalnum()):
        return start - 1, end
    return start, end


def starts_date(text: str) -> bool:
    """Tell whether words after a number make a date of it: `1 January 2000`."""
    return dates.is_month(text.split(" ", 1)[0].rstrip(",.;"))
