"""How a text is laid out: measured on its lines, so that what parts its paragraphs can be told.

Some texts part paragraphs with blank lines, some only indent them, some put each on one line, and what
comes out of a PDF has neither.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.readers import labels
from compare.readers.lines import Line

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
_MOSTLY = 0.6
"""Share of paragraphs parted by blank lines; lists inside a parted text may stand without them."""
_STRONG = ".;:!?。；：！？؛؟…"
_WEAK = ",，،、"
_CLOSERS = "\"'”’»)]）」』*"
_RAISED = "0123456789¹²³⁴⁵⁶⁷⁸⁹⁰/ []"
_LONGEST_MARK = 6
"""Characters of a note's mark at the end of a line, brackets and all."""
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


def measure(lines: Sequence[Line]) -> Layout:
    """Measure the layout of a text's body."""
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[max(0, int(len(lengths) * 0.95) - 1)] if lengths else 0
    pairs = [(a, b) for a, b in pairwise(lines) if not b.turn]
    double = _double_spacing(pairs, width)
    wrapped = _is_wrapped(lengths, width, [(a, b) for a, b in pairs if b.gap <= double])
    ends = [(a, b) for a, b in pairs if finish(a.text) and (b.text[0].isupper() or labels.parse(b.text))]
    parted = sum(b.gap > double for _, b in ends)
    first = Counter(
        b.indent for a, b in ends if b.gap > double or labels.parse(b.text) or a.indent != b.indent
    )
    other = Counter(
        b.indent for a, b in pairs if b.gap <= double and b.text[0].islower() and not finish(a.text)
    )
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
    )


def _is_wrapped(lengths: Sequence[int], width: int, pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Tell whether lines were broken to fit a page, and not only where paragraphs end."""
    if width > _NEVER_WRAPPED_WIDTH:
        return False
    near = sum(length >= NEAR_WIDEST * width for length in lengths)
    if width > _UNWRAPPED_WIDTH and near <= _EVEN * len(lengths):
        return False
    for before, line in pairs:
        if finish(before.text):
            continue
        goes_on = line.text[0].isalpha() and not line.text[0].isupper()
        if len(before.text) >= (width / 2 if goes_on else max(SHORT * width, _NARROWEST)):
            return True
    return False


def _double_spacing(pairs: Sequence[tuple[Line, Line]], width: int) -> int:
    """Return how many blank lines stand even between the lines of one sentence."""
    inside = [
        b.gap for a, b in pairs if len(a.text) >= SHORT * width and b.text[0].islower() and not finish(a.text)
    ]
    gaps = {line.gap for _, line in pairs}
    everywhere = bool(inside) and 0 < min(gaps) <= min(inside) < max(gaps)
    return min(inside) if len(inside) >= _FEWEST_INSIDE or everywhere else 0


def finish(text: str) -> str:
    """Return `strong` or `weak` for a line that ends with a stop or a comma, else nothing.

    Closing quotes and brackets, marks of notes and "and" or "or" after the stop are looked past.
    """
    last = text[-1]
    if last in _STRONG:
        return "strong"
    if last in _WEAK:
        return "weak"
    if last in "dreyи" and text.endswith((" and", " or", " et", " ou", " y", " и")):
        bare = text[: text.rindex(" ")].rstrip()
    elif last.isdigit() or last in "]¹²³⁴⁵⁶⁷⁸⁹⁰/":
        bare = text.rstrip(_RAISED)
        spaced = text[len(bare) : len(bare) + 1] == " " and last not in "]/"
        if spaced or len(text) - len(bare) > _LONGEST_MARK:
            return ""
    else:
        bare = text.rstrip(_CLOSERS)
    if bare and bare is not text:
        if bare[-1] in _STRONG:
            return "strong"
        if bare[-1] in _WEAK:
            return "weak"
    return ""
