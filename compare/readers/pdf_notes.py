"""Notes at the feet of a PDF's pages: told by their size, their rule and their raised labels.

Lines of a page in; lines of the body and lines of notes out, each note with its label.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from compare.readers.note_labels import is_rule, parse_label
from compare.readers.pdf_layout import Layout
from compare.readers.pdf_lines import PrintedLine

_LONGEST_RULE = 0.5
"""Of the page's width: the rule above notes is shorter, that of a table or a head is longer."""
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
    for page in pages:
        open_note = any(start < len(before.lines) for start, before in zip(starts, pages, strict=False))
        starts.append(_start(page, layout, open_note=open_note))
    raised = any(
        _is_raised(line) for page, start in zip(pages, starts, strict=True) for line in page.lines[start:]
    )
    for page, start in zip(pages, starts, strict=True):
        body += page.lines[:start]
        for line in page.lines[start:]:
            if is_rule(line.text):
                count += 1
                continue
            found = _label(line)
            if found is not None and not (raised and found[0].isdecimal() and not _is_raised(line)):
                notes.append(PrintedNote(found[0], [line], found[1]))
            elif notes:
                notes[-1].lines.append(line)
            else:
                body.append(line)
    return Separated(body, notes, count)


def _columns(page: PrintedPage) -> Iterator[PrintedPage]:
    """Yield the columns of a page, each with notes at its own foot, and what stands above and below them."""
    for _, lines in groupby(page.lines, key=lambda line: line.column):
        yield page._replace(lines=list(lines))


def _start(page: PrintedPage, layout: Layout, *, open_note: bool) -> int:
    """Return the index of the first line that belongs to the notes of a page."""
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
            return small if labelled == 0 or open_note else small + labelled
        if open_note and _under_stroke(below[0], page, layout):
            return small
    if ruled and ruled[-1] + 1 < len(lines) and _label(lines[ruled[-1] + 1]) is not None:
        return ruled[-1]
    return _under_rule_of_same_size(page, layout, open_note=open_note)


def _under_rule_of_same_size(page: PrintedPage, layout: Layout, *, open_note: bool) -> int:
    """Return where notes begin that are set in the size of the text, under a short stroke."""
    for index, line in enumerate(page.lines):
        if not line.cell and (open_note or _is_raised(line)) and _under_stroke(line, page, layout):
            return index
    return len(page.lines)


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
