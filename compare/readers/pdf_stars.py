"""Stars that call notes and stand as high and as large as the text, so that neither size nor place tells.

In: blocks, and the labels of the notes. Out: the same blocks, with those stars as marks.
"""

import re
from collections.abc import Sequence

from compare.model import Span
from compare.readers.blocks import Block
from compare.readers.pieces import cut

_STARS = re.compile(r"(?<=[^\s*†‡§])(\*{1,3}|[†‡§]{1,2})(?=\s|$)")
"""Stars glued to the end of a word."""


def take_out(blocks: Sequence[Block], labels: set[str]) -> list[Block]:
    """Take out of `blocks` the stars that are among `labels`, which no raised mark has called yet.

    >>> take_out([Block("on libraries,* and")], {"*"})[0][:3:2]
    ('on libraries, and', ((13, '*'),))
    """
    missing = labels - {label for block in blocks for _, label in block.marks}
    if not any(_STARS.fullmatch(f"x{label}", 1) for label in missing):
        return list(blocks)
    return [_without_stars(block, missing) for block in blocks]


def _without_stars(block: Block, labels: set[str]) -> Block:
    found = [match for match in _STARS.finditer(block.text) if match[1] in labels]
    if not found:
        return block
    gone = [match.span() for match in found]

    def moved(offset: int) -> int:
        return offset - sum(max(0, min(end, offset) - start) for start, end in gone)

    text, runs = cut(block.text, block.runs, gone)
    marks = [(moved(offset), label) for offset, label in block.marks]
    marks += [(moved(match.start()), match[1]) for match in found]
    spans = [Span(moved(span.start), moved(span.end), span.style) for span in block.spans]
    return block._replace(
        text=text,
        runs=runs,
        marks=tuple(sorted(marks)),
        spans=tuple(span for span in spans if span.start < span.end),
    )
