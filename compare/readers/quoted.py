"""Resolutions quoted whole, as press releases print them: each paragraph begins with a quotation mark.

In: blocks. Out: the places of marks that are no words of the text. Only a run of paragraphs that holds an
organ's name is one; a mark that is closed in its own paragraph belongs to the words.
"""

from collections.abc import Iterator, Sequence

from compare.readers import organs
from compare.readers.blocks import Block

_CLOSING = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", '"': '"', "”": "”"}
"""Quotation marks that open, and what closes them."""
_FEWEST = 2
"""Paragraphs whose mark nothing closes, before the last."""


def marks(blocks: Sequence[Block]) -> dict[int, list[tuple[int, int]]]:
    """Return the ranges of repeated quotation marks, and of the one at the end, by the index of the block."""
    found: dict[int, list[tuple[int, int]]] = {}
    for start, end in _runs(blocks):
        for index in range(start, end):
            text = blocks[index].text
            found[index] = [(0, _start(text))]
            if index == end - 1 and not _is_open(text):
                last = text.rindex(_CLOSING[text[0]])
                found[index].append((len(text[:last].rstrip()), last + 1))
    return found


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of blocks that are a resolution in quotation marks."""
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and _is_open(blocks[end].text) and _is_like(blocks[start], blocks[end]):
            end += 1
        opened = end - start
        if opened and end < len(blocks) and _is_like(blocks[start], blocks[end]):
            end += _is_closed_at_its_end(blocks[end].text)
        quoted = blocks[start:end]
        if opened >= _FEWEST and any(organs.opening(one.text[_start(one.text) :]) for one in quoted):
            yield start, end
        start = max(end, start + 1)


def _is_like(first: Block, block: Block) -> bool:
    return block.text[:1] == first.text[:1] and block.cell is None and block.note is None


def _is_open(text: str) -> bool:
    """Tell whether a text begins with a quotation mark that it does not close."""
    sign = text[:1]
    closing = _CLOSING.get(sign)
    if closing is None:
        return False
    count = text.count(sign)
    return count % 2 == 1 if closing == sign else count > text.count(closing)


def _is_closed_at_its_end(text: str) -> bool:
    closing = _CLOSING.get(text[:1])
    return closing is not None and text.rstrip(" .;,").endswith(closing) and len(text) > 1


def _start(text: str) -> int:
    """Return the characters of the mark at the beginning, with the space behind it."""
    return len(text) - len(text[1:].lstrip())
