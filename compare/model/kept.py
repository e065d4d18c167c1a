"""What was kept: the walk over the text between the edits of a match, in pairs of old and new ranges.

A pair is cut wherever either side ends a paragraph. The two sides of a pair hold the same ink: the same
characters, spaces and typography aside.
"""

from collections.abc import Iterator, Sequence

from compare.model.match import Edit, Kept, Match, Range, op_of
from compare.model.typography import fold


def kept_ranges(match: Match, old: Sequence[str], new: Sequence[str]) -> Iterator[Kept]:
    """Yield what lies between the edits of `match`, cut wherever either side ends a paragraph.

    `old` and `new` are the texts of all paragraphs of a side. Every character of the match's
    paragraphs lies either in an edit or in exactly one of the ranges.
    """
    if not match.old or not match.new:
        return
    for old_gap, new_gap in _gaps(match, old, new):
        if len(old_gap) == 1 and len(new_gap) == 1:
            (old_kept,), (new_kept,) = old_gap, new_gap
            inked = old_kept.end > old_kept.start or new_kept.end > new_kept.start
            if inked or not (old[old_kept.paragraph] or new[new_kept.paragraph]):  # a heading without words
                yield Kept(old_kept, new_kept)
        else:
            yield from _pair_across_paragraphs(old_gap, new_gap, old, new)


def check_kept(match: Match, old: Sequence[str], new: Sequence[str]) -> None:
    """Check that edits do what they say, lie in order, and that what they leave is the same words.

    Raise ValueError if they do not.
    """
    for edit in match.edits:
        _check_edit(edit)
    if not match.old or not match.new:
        if match.edits:
            message = f"match {match.id} is {match.kind} and has edits"
            raise ValueError(message)
        return
    if not match.edits and match.one_to_one and old[match.old[0]] == new[match.new[0]]:
        return
    for old_gap, new_gap in _gaps(match, old, new):
        for gap in (old_gap, new_gap):
            if not gap or any(start > end for _, start, end in gap):
                message = f"match {match.id}: edits overlap or are out of order"
                raise ValueError(message)
        kept_old = "".join(old[p][start:end] for p, start, end in old_gap)
        kept_new = "".join(new[p][start:end] for p, start, end in new_gap)
        if kept_old == kept_new:
            continue
        alone = len(old_gap) == len(new_gap) == 1
        same = fold(kept_old) == fold(kept_new) if alone else _ink(kept_old) == _ink(kept_new)
        if not same:
            message = f"match {match.id}: kept text differs: {kept_old!r} and {kept_new!r}"
            raise ValueError(message)


def _check_edit(edit: Edit) -> None:
    if not edit.old or not edit.new or edit.op is not op_of(edit.old, edit.new):
        message = f"edit {edit.id}: ranges {edit.old} and {edit.new} are no {edit.op}"
        raise ValueError(message)


def _gaps(match: Match, old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[list[Range], list[Range]]]:
    """Yield the ranges before, between and after the edits, on both sides."""
    old_at, new_at = (match.old[0], 0), (match.new[0], 0)
    for edit in match.edits:
        first, last = edit.old[0], edit.old[-1]
        new_first, new_last = edit.new[0], edit.new[-1]
        yield (
            _between(match.old, old, old_at, (first.paragraph, first.start)),
            _between(match.new, new, new_at, (new_first.paragraph, new_first.start)),
        )
        old_at, new_at = (last.paragraph, last.end), (new_last.paragraph, new_last.end)
    yield (
        _between(match.old, old, old_at, (match.old[-1], len(old[match.old[-1]]))),
        _between(match.new, new, new_at, (match.new[-1], len(new[match.new[-1]]))),
    )


def _between(
    paragraphs: tuple[int, ...], texts: Sequence[str], start: tuple[int, int], end: tuple[int, int]
) -> list[Range]:
    """Return the ranges from `start` to `end`, both (paragraph, offset), one for each paragraph.

    `start` lies in one of the paragraphs; ValueError if `end` lies in none.
    """
    if start[0] == end[0]:
        return [Range(*start, end[1])]
    ranges = []
    for paragraph in paragraphs[paragraphs.index(start[0]) : paragraphs.index(end[0]) + 1]:
        begin = start[1] if paragraph == start[0] else 0
        finish = end[1] if paragraph == end[0] else len(texts[paragraph])
        ranges.append(Range(paragraph, begin, finish))
    return ranges


def _pair_across_paragraphs(
    old_gap: list[Range], new_gap: list[Range], old: Sequence[str], new: Sequence[str]
) -> Iterator[Kept]:
    """Cut both gaps at the ends of either side's paragraphs, by the ink that lies before."""
    old_ends, new_ends = _ink_ends(old_gap, old), _ink_ends(new_gap, new)
    cuts = sorted({*old_ends, *new_ends})
    old_cursor, new_cursor = _Cursor(old_gap, old), _Cursor(new_gap, new)
    before = 0
    for cut in cuts:
        last = cut == cuts[-1]
        old_ranges = old_cursor.take(cut - before, rest=last)
        new_ranges = new_cursor.take(cut - before, rest=last)
        before = cut
        for index in range(max(len(old_ranges), len(new_ranges))):
            # More than one range on a side only where a paragraph holds no ink; it pairs with nothing.
            old_range = old_ranges[min(index, len(old_ranges) - 1)]
            new_range = new_ranges[min(index, len(new_ranges) - 1)]
            if index >= len(old_ranges):
                old_range = Range(old_range.paragraph, old_range.end, old_range.end)
            if index >= len(new_ranges):
                new_range = Range(new_range.paragraph, new_range.end, new_range.end)
            if old_range.end > old_range.start or new_range.end > new_range.start:
                yield Kept(old_range, new_range)


def _ink(text: str) -> str:
    return fold(text).replace(" ", "")


def _ink_ends(gap: list[Range], texts: Sequence[str]) -> list[int]:
    """Return, for each range, the ink up to its end."""
    ends, total = [], 0
    for paragraph, start, end in gap:
        total += len(_ink(texts[paragraph][start:end]))
        ends.append(total)
    return ends


class _Cursor:
    """Walks the ranges of one side and hands out stretches that hold a given amount of ink."""

    def __init__(self, gap: list[Range], texts: Sequence[str]) -> None:
        self._ranges = list(gap)
        self._texts = texts

    def take(self, ink: int, *, rest: bool) -> list[Range]:
        """Return the next ranges that hold `ink`; with `rest` also those after them that hold none."""
        taken = []
        while self._ranges:
            paragraph, start, end = self._ranges[0]
            held = len(_ink(self._texts[paragraph][start:end]))
            if held <= ink:
                taken.append(self._ranges.pop(0))
                ink -= held
                if ink == 0 and not rest:
                    break
                continue
            cut = self._cut(paragraph, start, end, ink)
            taken.append(Range(paragraph, start, cut))
            self._ranges[0] = Range(paragraph, cut, end)
            break
        return taken

    def _cut(self, paragraph: int, start: int, end: int, ink: int) -> int:
        """Return the first offset after `start` with `ink` before it."""
        text = self._texts[paragraph]
        low, high = start, end
        while low < high:
            middle = (low + high) // 2
            if len(_ink(text[start:middle])) < ink:
                low = middle + 1
            else:
                high = middle
        return low
