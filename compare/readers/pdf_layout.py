"""How a PDF's text is laid out: sizes, edges and leading, measured on its lines.

Nothing is known of a template: the United Nations have used many, and other texts have others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.model import Style
from compare.readers.lines import stop
from compare.readers.pdf_lines import PrintedLine

NOTE_SIZE = 0.93
"""Of the body's size, below which text is a note or a running head: UN documents have .8 to .85, and
two sizes of one text (10 and 9.96 points) differ by less."""
PARAGRAPH_GAP = 1.25
"""Of the leading, from which a gap parts paragraphs: UN documents have 1.5, lines of one paragraph vary
by hundredths."""
_USUAL_LEADING = 1.2
"""Of the size, where a text is too short to measure it."""
_TEXT = 0.1
"""Of a text's characters, in a size larger than that of notes: fewer are headings."""
_TIGHTEST, _WIDEST = 0.8, 2.6
"""Ems from baseline to baseline within a paragraph, single to double spacing."""
EDGE = 0.35
"""Ems by which the beginnings of lines at one edge differ; indents are of one em at least."""
_FEWEST = 5
"""Lines that tell where lines begin."""
_LONG = 0.9
"""Share of lines that end further left than a full one, or as far; in ragged text few are as long."""
_FULL = 3
"""Ems by which full lines differ in length."""
_Column = tuple[float, float] | None


class Layout(NamedTuple):
    """Measures of a text."""

    size: float
    """Points, of most characters."""
    leading: float
    """Points from baseline to baseline within paragraphs of that size."""
    spaced: bool
    """True where wider gaps part paragraphs."""
    edges: dict[tuple[int, _Column], float]
    """By page and column, where most of its lines begin."""

    def edge(self, line: PrintedLine) -> float:
        """Return where lines begin that stand in the column of this one."""
        return self.edges.get((line.page, line.column), line.x0)

    def leading_of(self, line: PrintedLine) -> float:
        """Return the leading of lines of that size."""
        return self.leading * line.size / self.size

    def is_body(self, line: PrintedLine) -> bool:
        """Tell whether a line is not set smaller than the text."""
        return line.size >= NOTE_SIZE * self.size


def measure(lines: Sequence[PrintedLine]) -> Layout:
    """Measure the lines of a text, page furniture left out."""
    size = max(1.0, _usual_size(lines) or 10.0)  # damaged files have type of no size
    body = [line for line in lines if abs(line.size - size) <= size * (1 - NOTE_SIZE)]
    below = [
        (before, line)
        for before, line in pairwise(body)
        if (before.page, before.column) == (line.page, line.column)
        and _TIGHTEST * size <= before.y - line.y <= _WIDEST * size
    ]
    steps = [before.y - line.y for before, line in below]
    leading = _leading(steps, size)
    if leading >= PARAGRAPH_GAP * _USUAL_LEADING * size and not _goes_on(below, leading):
        leading = _USUAL_LEADING * size
    wide = sum(step >= PARAGRAPH_GAP * leading for step in steps)
    return Layout(size, leading, wide > 1 and wide * 20 >= len(steps), _edges(body))


def _goes_on(below: Sequence[tuple[PrintedLine, PrintedLine]], leading: float) -> bool:
    """Tell whether a sentence goes on at such a distance, or nobody knows: then it may be that of lines.

    In a short treaty each paragraph has a line, and all distances are those between paragraphs.
    """
    near = [
        (before, line)
        for before, line in below
        if leading / PARAGRAPH_GAP < before.y - line.y < leading * PARAGRAPH_GAP
    ]
    cased = any(line.text.lower() != line.text.upper() for _, line in near)
    return not cased or any(line.text[0].islower() and not stop(before.text) for before, line in near)


def _usual_size(lines: Sequence[PrintedLine]) -> float | None:
    """Return the size of most characters; where there are more of notes than of text, that of the text."""
    sizes = _sizes(lines)
    if not sizes:
        return None
    usual, _ = sizes.most_common(1)[0]
    if any(_rounded(line.size) == usual and line.marks and line.marks[0][0] == 0 for line in lines):
        larger = [(count, size) for size, count in sizes.items() if size * NOTE_SIZE > usual]
        count, size = max(larger, default=(0, usual))
        return size if count >= _TEXT * sizes.total() else usual
    return usual


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _sizes(lines: Iterable[PrintedLine]) -> Counter[float]:
    """Return how many characters have which size; bold ones count only where there are no others.

    The headings of a short letter have more characters than its text.
    """
    plain: Counter[float] = Counter()
    bold: Counter[float] = Counter()
    for line in lines:
        heavy = sum(span.end - span.start for span in line.spans if span.style is Style.BOLD)
        size = _rounded(line.size)
        bold[size] += heavy
        plain[size] += len(line.text) - heavy
    return plain if plain.total() else bold


def _leading(steps: Sequence[float], size: float) -> float:
    """Return the smallest step that is common: gaps between paragraphs may outnumber lines inside them."""
    counts = Counter(round(step * 2) / 2 for step in steps)
    common = [step for step, count in counts.items() if count * 6 >= len(steps)]
    return min(common) if common else _USUAL_LEADING * size


def _edges(body: Sequence[PrintedLine]) -> dict[tuple[int, _Column], float]:
    """Return where lines begin, for each page and column; that of all pages where one has few lines.

    Full lines tell, where there are any: those of a masthead stand further out, and may be many.
    """
    starts: defaultdict[tuple[int, _Column], Counter[float]] = defaultdict(Counter)
    everywhere: defaultdict[_Column, Counter[float]] = defaultdict(Counter)
    ends: defaultdict[_Column, list[float]] = defaultdict(list)
    for line in body:
        starts[line.page, line.column][round(line.x0)] += 1
        everywhere[line.column][round(line.x0)] += 1
        ends[line.column].append(line.x1)
    right = {column: sorted(found)[int(len(found) * _LONG)] for column, found in ends.items()}
    full: defaultdict[tuple[int, _Column], Counter[float]] = defaultdict(Counter)
    full_everywhere: defaultdict[_Column, Counter[float]] = defaultdict(Counter)
    for line in body:
        if line.x1 >= right[line.column] - _FULL * line.size:
            full[line.page, line.column][round(line.x0)] += 1
            full_everywhere[line.column][round(line.x0)] += 1
    return {
        (page, column): _leftmost_common(
            next(
                (
                    counts
                    for counts in (full[page, column], full_everywhere[column], found)
                    if counts.total() >= _FEWEST
                ),
                everywhere[column],
            )
        )
        for (page, column), found in starts.items()
    }


def _leftmost_common(counts: Counter[float]) -> float:
    """Return the leftmost start that lines often have."""
    total = counts.total()
    near = {x: counts[x - 1] + counts[x] + counts[x + 1] for x in counts}
    return min((x for x, count in near.items() if count * 8 >= total), default=min(near, default=0.0))
