"""Text that remembers where its characters came from, and how to cut it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from compare.model import Run
from compare.readers.blocks import Block
from compare.readers.lines import GLUED, Line
from compare.readers.patterns import late

_AFTER_SUSPENDED = ("and ", "or ", "to ", "et ", "ou ", "y ", "o ", "и ", "или ")
"""What follows a suspended hyphen: `troop- and police-contributing`."""
_SPACES = late(r"\s{2,}|[^\S \u00a0\u202f\u2007]")
"""White space that reads as one ordinary space. A single no-break space stays: it is typography."""
_new = tuple.__new__
"""Makes runs in half the time that their class takes; a text has as many as it has lines."""


def join(lines: Sequence[Line]) -> tuple[str, tuple[Run, ...]]:
    """Return the words of `lines` as one line, with the place each run of characters came from."""
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    before = ""
    for text, offset, number, page, _, gap, *_ in lines:
        if before and gap != GLUED and not closes_up(before, text):
            parts.append(" ")
            length += 1
        before = text
        # Most lines: of all white space only single spaces are printable.
        if text.isprintable() and "  " not in text:
            end = length + len(text)
            parts.append(text)
            runs.append(_new(Run, (length, end, offset, number, page, None)))
            length = end
            continue
        breaks = "\n" in text  # a label that stood on a line of its own
        for start, end in _inked(text):
            if start:
                parts.append(" ")
                length += 1
            parts.append(text[start:end])
            size = end - start
            line = number + text.count("\n", 0, start) if breaks else number
            runs.append(Run(length, length + size, offset + start, line, page))
            length += size
    return "".join(parts), tuple(runs)


def append(first: Block, second: Block) -> Block:
    """Return two blocks as one, with a space between them."""
    by = len(first.text) + 1
    return first._replace(
        text=f"{first.text} {second.text}",
        runs=first.runs + tuple(run._replace(start=run.start + by, end=run.end + by) for run in second.runs),
        marks=first.marks + tuple((offset + by, label) for offset, label in second.marks),
        spans=first.spans
        + tuple(span._replace(start=span.start + by, end=span.end + by) for span in second.spans),
    )


def without(block: Block, gone: Sequence[tuple[int, int]]) -> Block:
    """Return a block without the slices `gone`, in order; its marks and spans keep to their words."""
    text, runs = cut(block.text, block.runs, gone)
    before = [0, *accumulate(end - start for start, end in gone)]

    def moved(offset: int) -> int:
        count = bisect_left(gone, (offset, 0))  # slices that begin before the offset
        inside = max(0, gone[count - 1][1] - offset) if count else 0
        return min(offset - before[count] + inside, len(text))

    spans = (span._replace(start=moved(span.start), end=moved(span.end)) for span in block.spans)
    return block._replace(
        text=text,
        runs=runs,
        marks=tuple((moved(offset), label) for offset, label in block.marks),
        spans=tuple(span for span in spans if span.start < span.end),
    )


def with_marks(block: Block, gone: Sequence[tuple[int, int]], labels: Sequence[str]) -> Block:
    """Return a block with marks of these `labels` in place of the slices of its words that are `gone`."""
    marks = (*block.marks, *((start, label) for (start, _), label in zip(gone, labels, strict=True)))
    return without(block._replace(marks=tuple(sorted(marks))), gone)


def without_start(block: Block, length: int, kept: int = 0) -> Block:
    """Return a block without its first `length` characters, which are its label, but for the first `kept`."""
    if kept:
        return without(block, [(kept, length)])
    if not length:
        return block
    text, runs = block.text[length:], _without_start(block.runs, length)
    if not block.marks and not block.spans:
        return block._replace(text=text, runs=runs)
    return block._replace(
        text=text,
        runs=runs,
        marks=tuple((max(0, offset - length), label) for offset, label in block.marks),
        spans=tuple(
            span._replace(start=max(0, span.start - length), end=span.end - length)
            for span in block.spans
            if span.end > length
        ),
    )


def cut(text: str, runs: Sequence[Run], gone: Iterable[tuple[int, int]]) -> tuple[str, tuple[Run, ...]]:
    """Return `text` without the ranges in `gone` (ascending, apart), and its runs."""
    kept: list[tuple[int, int]] = []
    start = 0
    for begin, end in gone:
        if begin > start:
            kept.append((start, begin))
        start = max(start, end)
    kept.append((start, len(text)))
    parts: list[str] = []
    moved: list[Run] = []
    length = index = 0
    for begin, end in kept:
        parts.append(text[begin:end])
        while index < len(runs) and runs[index].start < end:
            run = runs[index]
            first, last = max(run.start, begin), min(run.end, end)
            if first < last:
                moved.append(_moved(run, first, last, length - begin))
            if run.end > end:
                break
            index += 1
        length += end - begin
    return "".join(parts), tuple(moved)


def _without_start(runs: Sequence[Run], length: int) -> tuple[Run, ...]:
    """Return the runs of a text without its first `length` characters."""
    for index, run in enumerate(runs):
        if run.end > length:
            rest = [
                _new(Run, (start - length, end - length, offset, line, page, element))
                for start, end, offset, line, page, element in runs[index + 1 :]
            ]
            return (_moved(run, max(run.start, length), run.end, -length), *rest)
    return ()


def _moved(run: Run, first: int, last: int, by: int) -> Run:
    offset = None if run.offset is None else run.offset + first - run.start
    return Run(first + by, last + by, offset, run.line, run.page, run.element)


def _inked(text: str) -> list[tuple[int, int]]:
    """Return the ranges of `text` between white space that will read as one space."""
    ranges: list[tuple[int, int]] = []
    start = 0
    for found in _SPACES().finditer(text):
        ranges.append((start, found.start()))
        start = found.end()
    ranges.append((start, len(text)))
    return ranges


def closes_up(before: str, after: str) -> bool:
    """Tell whether two lines join without a space.

    A hyphen, a slash or a soft hyphen at a line's end belongs to the word (`police-/contributing`,
    `A/RES/` `58/190`); Chinese and Japanese know no spaces; a note's mark on a line of its own was raised.
    """
    last, first = before[-1], after[0]
    if last.isalpha() and last < "\u2e80":
        return False
    if last in "-/\u2010\u2011\u00ad":
        if after.startswith(_AFTER_SUSPENDED):
            return False
        return len(before) > 1 and not before[-2].isspace() and before[-2] != last and first.isalnum()
    return last >= "\u2e80" and first >= "\u2e80" and is_wide(last) and is_wide(first)


def is_wide(character: str) -> bool:
    """Tell whether a character belongs to a script that is written without spaces."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
    )
