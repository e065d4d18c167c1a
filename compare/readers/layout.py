"""How a text is laid out: measured on its lines, so that what parts its paragraphs can be told.

Some texts part paragraphs with blank lines, some only indent them, some put each on one line, and what
comes out of a PDF has neither. Then the ends of lines tell, if lines hold all the words that fit.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.readers.lines import Line
from compare.readers.pieces import is_wide

_Pair = tuple[Line, Line]
"""A line and the one after it."""

_UNWRAPPED_WIDTH = 160
"""Characters; text wrapped by hand, by a terminal or by a PDF stays below (UN pages hold 81 to 87)."""
_NEVER_WRAPPED_WIDTH = 250
"""Characters; the widest lines of UN resolutions with one paragraph a line have 277 and more."""
_EVEN = 0.4
"""Share of lines near the widest in wrapped text: .48 to .67 in eight UN texts, .11 to .38 unwrapped."""
_NARROWEST = 50
"""Characters; a line that is shorter and ends without a stop is a heading rather than a wrapped one."""
NEAR_WIDEST = 0.85
"""Of the widest lines: what all but one in ten wrapped lines of those texts reach."""
SHORT = 0.75
"""Of the widest lines: what every wrapped line of those texts reaches, so a shorter one ends a paragraph."""
_FEWEST_FILLED = 20
"""Lines inside sentences. Of those in proportional type three to five in ten have room in six UN texts, and
none of nine in a seventh. In Chinese, which may be broken anywhere, a single one shows it.
"""
_ROOMY = 0.05
"""Share of them that may have room: a heading or two that were taken for a part of a sentence."""
_HANGING = 3
"""Characters of Chinese: the first one, and a stop and a bracket that may not begin a line."""
_MOSTLY = 0.6
"""Share of paragraphs parted by blank lines; lists inside a parted text may stand without them."""
_FEWEST_INSIDE = 3
"""Sentences that run over blank lines before these are double spacing; fewer could be page breaks."""


class Layout(NamedTuple):
    """How a text is laid out."""

    width: int
    """Characters of its widest lines, the longest one in twenty left out."""
    wrapped: bool
    """False where each paragraph is one line."""
    blank_lines: bool
    """True where blank lines part most paragraphs."""
    double_spaced: int
    """Blank lines after every line, whatever it ends: 0 or more."""
    first_indent: int | None
    """Columns before a paragraph's first line; None if they tell nothing."""
    other_indent: int | None
    """Columns before its other lines."""
    edge: int
    """Column at which its widest lines end, the longest one in twenty left out."""
    filled: bool
    """True where all lines of a sentence hold the words that fit: one that has room ended on purpose."""

    def has_room(self, before: Line, line: Line) -> bool:
        """Tell whether the first word of a line would have fitted into the line before."""
        return _has_room(before, line, self.edge)


def measure(lines: Sequence[Line]) -> Layout:
    """Measure the layout of a text's body."""
    lengths = [len(line.text) for line in lines]
    width = _widest(lengths)
    edge = _widest([line.indent + len(line.text) for line in lines])
    ends, goes_on, gaps = _pairs(lines)
    double = _double_spacing(goes_on, gaps, width)
    wrapped = _is_wrapped(lengths, width, (pair for pair in goes_on if pair[1].gap <= double))
    parted = sum(line.gap > double for _, line in ends)
    first = Counter(
        line.indent
        for before, line in ends
        if line.gap > double or line.label or before.indent != line.indent
    )
    inside = [pair for pair in goes_on if pair[1].gap <= double and _continues(pair[1])]
    other = Counter(line.indent for _, line in inside)
    first_indent = first.most_common(1)[0][0] if first else None
    other_indent = other.most_common(1)[0][0] if other else None
    told = first_indent is not None and other_indent is not None and first_indent != other_indent
    return Layout(
        width=width,
        wrapped=wrapped,
        blank_lines=bool(ends) and parted >= _MOSTLY * len(ends),
        double_spaced=double,
        first_indent=first_indent if told else None,
        other_indent=other_indent if told else None,
        edge=edge,
        filled=_is_filled(inside, edge),
    )


def _widest(lengths: Sequence[int]) -> int:
    """Return the greatest length, the longest one in twenty left out."""
    return sorted(lengths)[max(0, int(len(lengths) * 0.95) - 1)] if lengths else 0


def _pairs(lines: Sequence[Line]) -> tuple[list[_Pair], list[_Pair], set[int]]:
    """Return the lines of one page that stand one after another, and all gaps between them.

    First those between which a paragraph may end: a stop, then a capital or a label; then those without
    a stop.
    """
    ends: list[_Pair] = []
    goes_on: list[_Pair] = []
    gaps: set[int] = set()
    for pair in pairwise(lines):
        before, line = pair
        if line.turn:
            continue
        gaps.add(line.gap)
        if not before.stop:
            goes_on.append(pair)
        elif line.text[0].isupper() or line.label:
            ends.append(pair)
    return ends, goes_on, gaps


def _is_wrapped(lengths: Sequence[int], width: int, pairs: Iterable[_Pair]) -> bool:
    """Tell whether lines were broken to fit a page, and not only where paragraphs end.

    `pairs` are lines without a stop, and those after them.
    """
    if width > _NEVER_WRAPPED_WIDTH:
        return False
    if width > _UNWRAPPED_WIDTH:
        near = sum(length >= NEAR_WIDEST * width for length in lengths)
        if near <= _EVEN * len(lengths):
            return False
    for before, line in pairs:
        goes_on = line.text[0].isalpha() and not line.text[0].isupper()
        if len(before.text) >= (width / 2 if goes_on else max(SHORT * width, _NARROWEST)):
            return True
    return False


def _double_spacing(goes_on: Sequence[_Pair], gaps: set[int], width: int) -> int:
    """Return how many blank lines stand even between the lines of one sentence."""
    long = SHORT * width
    inside = [line.gap for before, line in goes_on if len(before.text) >= long and line.text[0].islower()]
    everywhere = bool(inside) and 0 < min(gaps) <= min(inside) < max(gaps)
    return min(inside) if len(inside) >= _FEWEST_INSIDE or everywhere else 0


def _continues(line: Line) -> bool:
    """Tell whether a line may be inside a sentence, also in scripts without capitals."""
    return line.text[0].isalpha() and not line.text[0].isupper() and line.label is None


def _is_filled(inside: Sequence[_Pair], edge: int) -> bool:
    """Tell whether the lines of sentences hold all the words that fit; `inside` are such lines."""
    if len(inside) < _FEWEST_FILLED and not any(is_wide(line.text[0]) for _, line in inside):
        return False
    return sum(_has_room(before, line, edge) for before, line in inside) <= _ROOMY * len(inside)


def _has_room(before: Line, line: Line, edge: int) -> bool:
    return before.indent + len(before.text) + 1 + _first_word(line.text) <= edge


def _first_word(text: str) -> int:
    """Return the length of what cannot be broken; in Chinese, stops may hang over the edge behind it."""
    if is_wide(text[0]):
        return _HANGING
    word = text.partition(" ")[0]
    if word.isascii():
        return len(word)
    return next((i for i, character in enumerate(word) if is_wide(character)), len(word))
