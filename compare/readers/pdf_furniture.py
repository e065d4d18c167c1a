"""Page furniture of a PDF: running heads and feet, page numbers, job numbers, bar codes, line numbers.

Lines in; the furniture among them out. What stands at a page's edge is furniture if its form says so, or
if it stands there on other pages too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.readers import closings, dates, front
from compare.readers.furniture import is_certain, is_page_number
from compare.readers.note_labels import is_rule, parse_label
from compare.readers.pdf_layout import NOTE_SIZE
from compare.readers.pdf_lines import PrintedLine
from compare.readers.running_heads import SHORTEST_TITLE, symbol_of

_EDGE = 0.14
"""Share of the page's height, above and below, in which heads and feet stand; .12 in UN documents."""
_LONGEST = 140
"""Characters; running titles may take the whole line."""
_SAME_HEIGHT = 4
"""Points by which the height of a head differs from page to page."""
_APART = 1.6
"""Ems between the lowest line of a head and the text below; 2.3 in UN documents."""
_CLOSE = 1.4
"""Ems from line to line of a paragraph, up to which a text surely goes on; 1.2 in UN documents."""
_FACING = 0.5
"""Of a line's width that the line above or below it takes, too."""
_PARTED = 30
"""Lines that may stand between a meeting and its date: notes, feet and heads of pages."""
_SAME_SIZE = 0.25
"""Points."""
_FEWEST_NUMBERED = 5
"""Lines of a page that are numbered in the margin."""
_MOSTLY = 0.75
_FEW = 0.1
"""Of the lines beside numbers that count them: so many may reach over the numbers, as the number of a
resolution before its title does. Text has all its lines in a column of its own numbers."""
_ENTRIES = frozenset({"recycling", "job number", "bar code", "symbol", "distribution", "issued"})
"""Entries of front matter that stand at the edges of later pages, too."""


def find(lines: Sequence[PrintedLine], heights: Mapping[int, float], size: float) -> set[tuple[int, int]]:
    """Return page and number of each line that is furniture.

    `heights` are those of the pages in points, `size` is that of the text.
    """
    by_page: defaultdict[int, list[PrintedLine]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    edges = {page: _at_edges(on_page, heights[page]) for page, on_page in by_page.items()}
    repeated = _repeated(edges)
    first = min(by_page, default=1)
    title = " ".join(line.text for line in by_page[first])
    gone = {(line.page, line.number) for line in lines if is_certain(line.text)}
    gone |= _line_numbers(by_page)
    closings = _closings(lines)
    for page, edge in edges.items():
        text = _notes(by_page[page])
        for line in edge:
            masthead = page == first and line.y > heights[page] / 2
            if masthead or line.cell or line.number in text or line in closings or len(line.text) > _LONGEST:
                continue
            if (
                (_shape(line) in repeated and not _goes_on(line, by_page[page], repeated, size))
                or _has_form(line.text)
                or (page != first and _is_running_title(line, by_page[page], title, size))
            ):
                gone.add((line.page, line.number))
    return gone


def _goes_on(
    line: PrintedLine, on_page: Sequence[PrintedLine], repeated: set[tuple[str, int]], size: float
) -> bool:
    """Tell whether a line stands among lines of text, as large and as close as those of one paragraph."""
    return line.size >= NOTE_SIZE * size and any(
        0 < abs(line.y - other.y) <= _CLOSE * size
        and abs(line.size - other.size) <= _SAME_SIZE
        and min(line.x1, other.x1) - max(line.x0, other.x0) >= _FACING * (line.x1 - line.x0)
        and _shape(other) not in repeated
        for other in on_page
    )


def _is_running_title(line: PrintedLine, on_page: Sequence[PrintedLine], masthead: str, size: float) -> bool:
    """Tell whether a line is set small above the text, and repeats the masthead or stands well apart."""
    if line.size >= NOTE_SIZE * size or len(line.text) < SHORTEST_TITLE:
        return False
    text = max((other.y for other in on_page if other.size >= NOTE_SIZE * size), default=None)
    if text is None:  # a page of notes
        return line.text.rstrip("*.") in masthead
    if line.y < text:
        return False
    heads = [other.y for other in on_page if other.y > text]
    return line.text.rstrip("*.") in masthead or min(heads) - text >= _APART * size


def _notes(lines: Sequence[PrintedLine]) -> set[int]:
    """Return the numbers of lines under a rule, of those with a note's label, and of what goes on there."""
    marks = {label for line in lines for offset, label in line.marks if offset}
    middle = (max(line.y for line in lines) + min(line.y for line in lines)) / 2
    found: set[int] = set()
    before: PrintedLine | None = None
    for line in lines:
        goes_on = (
            before is not None
            and abs(before.size - line.size) <= _SAME_SIZE
            and 0 < before.y - line.y <= _APART * line.size
        )
        label = parse_label(line.text)
        called = label is not None and label.label in marks and line.y < middle
        begins = is_rule(line.text) or (line.marks and line.marks[0][0] == 0) or called
        before = line if goes_on or begins else None
        if before:
            found.add(line.number)
    return found


def _closings(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the dates of meetings that are named shortly before; the end of a page may part them."""
    meetings = [index for index, line in enumerate(lines) if closings.meeting(line.text)]
    following = [line for index in meetings for line in lines[index + 1 : index + 1 + _PARTED]]
    return [line for line in following if dates.date(line.text)]


def _at_edges(lines: Sequence[PrintedLine], height: float) -> list[PrintedLine]:
    return [line for line in lines if not height * _EDGE < line.y < height * (1 - _EDGE)]


def _has_form(text: str) -> bool:
    if is_page_number(text) or symbol_of(text):
        return True
    entries = front.entries(text)
    names = {name for name, _ in entries or ()}
    return bool(names - {"issued"}) and names <= _ENTRIES  # a date alone may be that of a meeting


def _repeated(edges: Mapping[int, Sequence[PrintedLine]]) -> set[tuple[str, int]]:
    """Return the shapes of lines that stand at the same height at the edge of several pages."""
    counts = Counter(shape for edge in edges.values() for shape in {_shape(line) for line in edge})
    few = len(edges) < 4  # noqa: PLR2004 - left and right pages may have heads of their own
    fewest = 2 if few else max(3, len(edges) // 4)
    return {shape for shape, count in counts.items() if count >= fewest}


def _shape(line: PrintedLine) -> tuple[str, int]:
    """Return what is the same in a running head on all pages: its words, and its height."""
    return re.sub(r"\d+", "#", line.text), round(line.y / _SAME_HEIGHT)


class _Margin(NamedTuple):
    """A column of numbers that count lines."""

    side: str
    """Where they are aligned: `x0` or `x1`."""
    place: int
    step: int


def _line_numbers(by_page: Mapping[int, Sequence[PrintedLine]]) -> set[tuple[int, int]]:
    """Return the numbers that count lines in the margin: evenly, with no text in their column.

    A column that is found on one page is one on the others, too, however few numbers stand there.
    """
    numbers = {
        page: [x for x in lines if x.text.isdecimal() and is_page_number(x.text) and not x.cell]
        for page, lines in by_page.items()
    }
    margins = {margin for found in numbers.values() if (margin := _margin(found))}
    gone: set[tuple[int, int]] = set()
    for page, lines in by_page.items():
        for margin in margins:
            counted = _in_margin(numbers[page], margin)
            if counted and not _stands_in_text(counted, lines):
                gone |= {(line.page, line.number) for line in counted}
    return gone


def _margin(numbers: Sequence[PrintedLine]) -> _Margin | None:
    """Return the column in which most of the numbers of a page count evenly, if there are enough."""
    if len(numbers) < _FEWEST_NUMBERED:
        return None
    places = Counter((side, round(getattr(line, side))) for line in numbers for side in ("x0", "x1"))
    (side, place), _ = places.most_common(1)[0]
    aligned = _in_margin(numbers, _Margin(side, place, 1))
    steps = Counter(int(after.text) - int(before.text) for before, after in pairwise(aligned))
    if len(aligned) < _FEWEST_NUMBERED:
        return None
    step, evenly = steps.most_common(1)[0]
    if step <= 0 or evenly < _MOSTLY * (len(aligned) - 1):
        return None
    return _Margin(side, place, step)


def _in_margin(numbers: Sequence[PrintedLine], margin: _Margin) -> list[PrintedLine]:
    return [
        line
        for line in numbers
        if abs(round(getattr(line, margin.side)) - margin.place) <= 1 and int(line.text) % margin.step == 0
    ]


def _stands_in_text(counted: Sequence[PrintedLine], lines: Sequence[PrintedLine]) -> bool:
    left, right = min(line.x0 for line in counted), max(line.x1 for line in counted)
    top, bottom = max(line.y for line in counted), min(line.y for line in counted)
    text = [line for line in lines if len(line.text) >= SHORTEST_TITLE and bottom <= line.y <= top]
    return sum(line.x0 <= right and left <= line.x1 for line in text) > _FEW * len(text)
