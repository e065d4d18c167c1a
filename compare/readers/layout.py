"""How a text is laid out: measured on its lines, so that what parts its paragraphs can be told.

Some texts part paragraphs with blank lines, some only indent them, some put each on one line, and what
comes out of a PDF has neither. Then the ends of lines tell, if lines hold all the words that fit.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import add
from typing import NamedTuple

from compare.readers.labels import Label
from compare.readers.lines import Line
from compare.readers.pieces import is_wide

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
        return before.indent + len(before.text) + 1 + _first_word(line.text) <= self.edge


_EMPTY = Layout(
    width=0,
    wrapped=False,
    blank_lines=False,
    double_spaced=0,
    first_indent=None,
    other_indent=None,
    edge=0,
    filled=False,
)


class _Columns(NamedTuple):
    """The same of all lines, one list each: what looks at all lines again and again has it nearer so."""

    texts: Sequence[str]
    lengths: Sequence[int]
    indents: Sequence[int]
    gaps: Sequence[int]
    turns: Sequence[bool]
    labels: Sequence[Label | None]
    stops: Sequence[str]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Columns":
        """Return the columns of lines; there must be some."""
        texts, _, _, _, indents, gaps, turns, labels, stops = zip(*lines, strict=True)
        return cls(texts, list(map(len, texts)), indents, gaps, turns, labels, stops)


def measure(lines: Sequence[Line]) -> Layout:
    """Measure the layout of a text's body."""
    if not lines:
        return _EMPTY
    columns = _Columns.of(lines)
    _, lengths, indents, gaps, _, labels, _ = columns
    width = widest(lengths)
    edge = widest(list(map(add, indents, lengths)))
    ends, goes_on = _pairs(columns)
    double = _double_spacing(columns, goes_on, width)
    wrapped = _is_wrapped(columns, width, (index for index in goes_on if gaps[index] <= double))
    parted = sum([gaps[index] > double for index in ends])
    first = Counter(
        [
            indents[index]
            for index in ends
            if gaps[index] > double or labels[index] or indents[index - 1] != indents[index]
        ]
    )
    inside = _inside(columns, goes_on, double)
    other = Counter([indents[index] for index in inside])
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
        filled=_is_filled(columns, inside, edge),
    )


def widest(lengths: Sequence[int]) -> int:
    """Return the greatest length, the longest one in twenty left out."""
    return sorted(lengths)[max(0, int(len(lengths) * 0.95) - 1)]


def _pairs(columns: _Columns) -> tuple[list[int], list[int]]:
    """Return the lines that follow another one of their page, by index.

    First those before which a paragraph may end: with a stop, then a capital or a label. Then those before
    which there is no stop.
    """
    ends: list[int] = []
    goes_on: list[int] = []
    texts, labels = columns.texts, columns.labels
    for index, (turn, stop) in enumerate(zip(columns.turns[1:], columns.stops, strict=False), start=1):
        if turn:
            continue
        if not stop:
            goes_on.append(index)
        elif labels[index] or texts[index][0].isupper():
            ends.append(index)
    return ends, goes_on


def _is_wrapped(columns: _Columns, width: int, goes_on: Iterable[int]) -> bool:
    """Tell whether lines were broken to fit a page, and not only where paragraphs end.

    `goes_on` are lines before which there is no stop.
    """
    texts, lengths = columns.texts, columns.lengths
    if width > _NEVER_WRAPPED_WIDTH:
        return False
    if width > _UNWRAPPED_WIDTH:
        near = sum(length >= NEAR_WIDEST * width for length in lengths)
        if near <= _EVEN * len(lengths):
            return False
    for index in goes_on:
        first = texts[index][0]
        small = first.isalpha() and not first.isupper()
        if lengths[index - 1] >= (width / 2 if small else max(SHORT * width, _NARROWEST)):
            return True
    return False


def _double_spacing(columns: _Columns, goes_on: Sequence[int], width: int) -> int:
    """Return how many blank lines stand even between the lines of one sentence."""
    long, texts, lengths, gaps = SHORT * width, columns.texts, columns.lengths, columns.gaps
    inside = [gaps[index] for index in goes_on if lengths[index - 1] >= long and texts[index][0].islower()]
    if len(inside) >= _FEWEST_INSIDE:
        return min(inside)
    if not inside:
        return 0
    every = {gap for gap, turn in zip(gaps[1:], columns.turns[1:], strict=True) if not turn}
    return min(inside) if 0 < min(every) <= min(inside) < max(every) else 0


def _inside(columns: _Columns, goes_on: Sequence[int], double: int) -> list[int]:
    """Return the lines that may be inside a sentence, also in scripts without capitals."""
    texts, gaps, labels = columns.texts, columns.gaps, columns.labels
    return [
        index
        for index in goes_on
        if gaps[index] <= double
        and labels[index] is None
        and (first := texts[index][0]).isalpha()
        and not first.isupper()
    ]


def _is_filled(columns: _Columns, inside: Sequence[int], edge: int) -> bool:
    """Tell whether the lines of sentences hold all the words that fit; `inside` are such lines."""
    texts, lengths, indents = columns.texts, columns.lengths, columns.indents
    if len(inside) < _FEWEST_FILLED and not any(is_wide(texts[index][0]) for index in inside):
        return False
    roomy = 0
    for index in inside:
        room = edge - indents[index - 1] - lengths[index - 1] - 1
        # Most lines have so little room that their neighbour's first letters tell.
        if room > 0 and not ((start := texts[index][: room + 1]).isascii() and start.isalpha()):
            roomy += _first_word(texts[index]) <= room
    return roomy <= _ROOMY * len(inside)


def _first_word(text: str) -> int:
    """Return the length of what cannot be broken; in Chinese, stops may hang over the edge behind it."""
    if is_wide(text[0]):
        return _HANGING
    word = text.partition(" ")[0]
    if word.isascii():
        return len(word)
    return next((i for i, character in enumerate(word) if is_wide(character)), len(word))
