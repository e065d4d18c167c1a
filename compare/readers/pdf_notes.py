"""Notes at the feet of a PDF's pages: told by their size, their rule and their raised labels.

Lines of a page in; lines of the body and lines of notes out, each note with its label.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from compare.readers import mark_forms
from compare.readers.dates import starts_with_date
from compare.readers.note_labels import ends, is_rule, parse_label
from compare.readers.pdf_layout import PARAGRAPH_GAP, Layout
from compare.readers.pdf_lines import PrintedLine

_LONGEST_RULE = 0.5
"""Of the page's width: the rule above notes is shorter, that of a table or a head is longer."""
_MOST_LINES = 200
"""Of the notes on a page; one that is full of the smallest type has 120."""
_SHORTEST_RULE = 36
"""Points; the one in UN documents has 72."""


class PrintedPage(NamedTuple):
    """What is left of a page when its furniture is gone."""

    lines: list[PrintedLine]
    rules: list[tuple[float, float, float]]
    """Level strokes: left, right, height above the lower edge."""
    width: float
    """Points."""


class PrintedNote(NamedTuple):
    """A note, as lines."""

    label: str
    lines: list[PrintedLine]
    skip: int
    """Characters of the first line that are the label."""
    key: str | None = None
    """What marks call it by, if not by its label."""


class Separated(NamedTuple):
    """The lines of a text, parted."""

    body: list[PrintedLine]
    notes: list[PrintedNote]
    rules: int


def separate(pages: Sequence[PrintedPage], layout: Layout) -> Separated:
    """Part the lines of each page.

    Where labels of notes are raised, a number that is not belongs to the words of a note.
    """
    body: list[PrintedLine] = []
    notes: list[PrintedNote] = []
    count = 0
    pages = [column for page in pages for column in _columns(page)]
    starts: list[int] = []
    last: PrintedLine | None = None
    for page in pages:
        starts.append(_start(page, layout, last))
        last = page.lines[-1] if starts[-1] < len(page.lines) else last
    raised = any(
        _is_raised(line) for page, start in zip(pages, starts, strict=True) for line in page.lines[start:]
    )
    called = _called_on(pages, starts)
    for page, start in zip(pages, starts, strict=True):
        body += page.lines[:start]
        before: PrintedLine | None = None
        for line in page.lines[start:]:
            if is_rule(line.text):
                count += 1
                continue
            found = _label(line)
            awaited = called[line.page]
            if found is not None and _begins(line, found[0], before, awaited, raised=raised):
                notes.append(PrintedNote(found[0], [line], found[1]))
                awaited.discard(found[0])
            elif notes:
                notes[-1].lines.append(line)
            else:
                body.append(line)
            before = line
    return Separated(body, notes, count)


def _called_on(pages: Sequence[PrintedPage], starts: Sequence[int]) -> dict[int, set[str]]:
    """Return the labels that the lines of each page call."""
    called: dict[int, set[str]] = {}
    for page, start in zip(pages, starts, strict=True):
        for line in page.lines[:start]:
            called.setdefault(line.page, set()).update(_calls(line))
        for line in page.lines[start:]:
            called.setdefault(line.page, set())
    return called


def _calls(line: PrintedLine) -> set[str]:
    """Return the labels that a line calls, whether they are raised or not."""
    level = (label for _, _, label, weight in mark_forms.find(line.text) if weight > mark_forms.WEAK)
    return _raised_calls(line) | set(level)


def _raised_calls(line: PrintedLine) -> set[str]:
    return {label for offset, label in line.marks if offset}


def _begins(
    line: PrintedLine, label: str, before: PrintedLine | None, awaited: set[str], *, raised: bool
) -> bool:
    """Tell whether the line of a note that begins with a label begins a note.

    `before` is the line above it on the page, and `awaited` are labels that the page calls. A number at the
    beginning of a line may be that of a volume (`Supplement No.` and `3 and corrigendum`).
    """
    if _is_raised(line) or not label.isdecimal():
        return True
    return not raised and (before is None or label in awaited or ends(before.text))


def _columns(page: PrintedPage) -> Iterator[PrintedPage]:
    """Yield the columns of a page, each with notes at its own foot, and what stands above and below them."""
    for _, lines in groupby(page.lines, key=lambda line: line.column):
        yield page._replace(lines=list(lines))


def _start(page: PrintedPage, layout: Layout, last: PrintedLine | None) -> int:
    """Return the index of the first line that belongs to the notes of a page.

    `last` is the last line of the notes on an earlier page; what stands in its form may go on with it.
    """
    lines = page.lines
    ruled = [i for i, line in enumerate(lines) if is_rule(line.text)]
    for index in reversed(ruled):
        if index + 1 < len(lines) and all(
            not layout.is_body(line) or is_rule(line.text) for line in lines[index + 1 :]
        ):
            return index
    small = len(lines)
    while small and not layout.is_body(lines[small - 1]) and not lines[small - 1].cell:
        small -= 1
    if small < len(lines):
        below = lines[small:]
        labelled = next((i for i, line in enumerate(below) if _label(line) is not None), None)
        if labelled is not None:
            return small if labelled == 0 or last else small + labelled
        if last and _under_stroke(below[0], page, layout):
            return small
    if ruled and ruled[-1] + 1 < len(lines):
        first = lines[ruled[-1] + 1]
        if _label(first) is not None or (last and not ends(last.text)):
            return ruled[-1]
    return _of_same_size(page, layout, last)


def _of_same_size(page: PrintedPage, layout: Layout, last: PrintedLine | None) -> int:
    """Return where notes begin that are as large as the text: under a short stroke, or by their place."""
    called: set[str] = set()
    for index, line in enumerate(page.lines):
        if not line.cell and _under_stroke(line, page, layout):
            found = _label(line)
            if last or _is_raised(line) or (found and found[0] in called):
                return index
        called |= _calls(line)
    return _by_place(page, layout)


def _by_place(page: PrintedPage, layout: Layout) -> int:
    """Return where notes begin that nothing sets apart but a gap, and their labels: all that the page calls.

    A number with a full stop behind it may be that of a paragraph.
    """
    lines = page.lines
    called: set[str] = set()
    for index, (before, line) in enumerate(pairwise(lines), start=1):
        called |= _raised_calls(before)
        may_begin = called and not line.cell and len(lines) - index <= _MOST_LINES
        found = parse_label(line.text) if may_begin else None
        if found is None or found.form == "dot" or found.label not in called or starts_with_date(line.text):
            continue
        if before.y - line.y < PARAGRAPH_GAP * layout.leading_of(line):
            continue
        shown = [label.label for one in lines[index:] if (label := parse_label(one.text))]
        if called <= set(shown) and not any(_raised_calls(one) for one in lines[index:]):
            return index
    return len(lines)


def _under_stroke(line: PrintedLine, page: PrintedPage, layout: Layout) -> bool:
    top = line.y + line.size
    return any(
        top - line.size * 0.3 <= y <= top + 2 * layout.leading
        and _SHORTEST_RULE <= right - left <= _LONGEST_RULE * page.width
        for left, right, y in page.rules
    )


def _is_raised(line: PrintedLine) -> bool:
    """Tell whether a line begins with a raised label."""
    return bool(line.marks) and line.marks[0][0] == 0


def _label(line: PrintedLine) -> tuple[str, int] | None:
    """Return the label that a line of notes begins with, and the characters that it takes."""
    if _is_raised(line):
        return line.marks[0][1], 0
    found = parse_label(line.text)
    return (found.label, found.length) if found else None
