"""Numbers in a margin that count the lines of a page, as large as the text and close to it.

In: the runs of characters of each row of a page. Out: the column in which numbers at their beginnings count
the rows, if there is one. Numbers of short notes do so too, but only at the foot of the page.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.readers.pdf_glyphs import Glyph

_FEWEST = 5
"""Lines of a page that are numbered."""
_MOSTLY = 0.75
_COUNTED = 0.4
"""Of the rows of a page that numbers count; heads, feet and blocks of notes have none."""
_LONGEST = 4
"""Digits."""
_GAP = 0.4
"""Ems from a number to the text beside it; a space has .25."""
_ALIGNED = 1.0
"""Points by which numbers that stand under one another differ."""


class Margin(NamedTuple):
    """A column of numbers that count lines."""

    right: bool
    """True where they are aligned on the right."""
    place: float

    def holds(self, glyphs: Sequence[Glyph]) -> bool:
        """Tell whether characters are one of the numbers."""
        place = glyphs[-1].x1 if self.right else glyphs[0].x0
        return abs(place - self.place) <= _ALIGNED and all(glyph.text.isdecimal() for glyph in glyphs)


class _Number(NamedTuple):
    value: int
    x0: float
    x1: float
    row: int


def find(rows: Iterable[Iterable[Sequence[Glyph]]]) -> Margin | None:
    """Return the column of a page's line numbers."""
    rows = [list(runs) for runs in rows]
    numbers = [
        _number(run[: length(run)], row) for row, runs in enumerate(rows) for run in runs if length(run)
    ]
    if len(numbers) < _FEWEST:
        return None
    places = Counter((right, round(n.x1 if right else n.x0)) for n in numbers for right in (False, True))
    (right, place), _ = places.most_common(1)[0]
    aligned = [n for n in numbers if abs(round(n.x1 if right else n.x0) - place) <= _ALIGNED]
    if len(aligned) < _FEWEST:
        return None
    steps = Counter(
        after.value - before.value
        for before, after in pairwise(aligned)
        if 0 < after.row - before.row <= after.value - before.value
    )
    step, evenly = steps.most_common(1)[0] if steps else (0, 0)
    if evenly < _MOSTLY * (len(aligned) - 1) or step * len(aligned) < _COUNTED * len(rows):
        return None
    return Margin(right, place)


def _number(digits: Sequence[Glyph], row: int) -> _Number:
    return _Number(int("".join(glyph.text for glyph in digits)), digits[0].x0, digits[-1].x1, row)


def length(run: Sequence[Glyph]) -> int:
    """Return how many characters of a run are a number that may count its line, 0 if there is none."""
    for count, glyph in enumerate(run):
        if count and glyph.x0 - run[count - 1].x1 >= _GAP * glyph.size:
            return count
        if count == _LONGEST or not glyph.text.isdecimal():
            return 0
    return len(run)
