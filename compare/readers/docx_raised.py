"""What is raised in a Word paragraph and may be a note's label: a mark in the words, or the head of a note.

In: a block and the ranges that are set as superscript. Out: candidates for marks, and labels. Ordinals, units
and powers are raised too; whether a candidate is a mark, only the whole text and its notes can tell.
"""

from collections.abc import Iterator, Sequence

from compare.readers import mark_forms, note_labels
from compare.readers.blocks import Block
from compare.readers.marks import Candidate
from compare.readers.note_labels import NoteLabel
from compare.readers.patterns import late

_LABEL = late(r"\s*[\[(]?(\d{1,3}|[a-z]|\*{1,4}|[†‡§]{1,2})[\])]?/?")
_LABELS = late(r"\s*\d{1,3}(?:\s?[,،、;]\s?\d{1,3})+\s*")
"""Several marks at one place: `1, 2`."""
_NUMBER = late(r"[\s,،、;]*(\d{1,3})")
_STOPS = " ,.;:，。；："
_LONGEST_TOKEN = 40
"""Characters that are looked at before a mark."""
_BEHIND = " .)/\u00a0"
"""What may part a raised label from its note."""


def head(block: Block, raised: Sequence[tuple[int, int]]) -> NoteLabel | None:
    """Return the label that a block begins with, raised or not, or that Word counts."""
    if block.cell is not None or not block.text:
        return None
    if block.label is not None:
        return NoteLabel(block.label, "dot", 0) if block.label.isdecimal() else None
    if raised and raised[0][0] == 0:
        found = _LABEL().match(block.text)
        whole = found is not None and not block.text[found.end() : raised[0][1]].strip(_BEHIND)
        rest = block.text[raised[0][1] :].lstrip(_BEHIND)
        if found and whole and rest:
            return NoteLabel(found[1], "raised", len(block.text) - len(rest))
    label = note_labels.parse_label(block.text)
    return label if label and label.length < len(block.text) else None


def candidates(block: Block, index: int, raised: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Yield the places in the words of a block that are raised and could be marks.

    >>> [c[1:5] for c in candidates(Block("Rights1, 2 and 10 km2"), 0, [(6, 10), (20, 21)])]
    [(6, 7, '1', 6), (7, 10, '2', 6)]
    """
    for start, end in raised:
        text = block.text[start:end]
        if not start or mark_forms.is_unit(block.text, start):
            continue
        weight = _weight(block.text[max(0, start - _LONGEST_TOKEN) : start])
        found = _LABEL().match(text)
        if found and not text[found.end() :].strip(_STOPS):  # a stop may be raised too, and stays
            yield Candidate(index, start, start + found.end(), found[1], weight, None)
        elif _LABELS().fullmatch(text):
            for number in _NUMBER().finditer(text):
                yield Candidate(index, start + number.start(), start + number.end(), number[1], weight, None)


def _weight(before: str) -> int:
    """Return how much something raised looks like a mark: behind a number or an `x` it may be a power."""
    token = before.rpartition(" ")[2]
    if len(token) == 1 and token.isalpha():
        return mark_forms.WEAK
    if not token[-1:].isdecimal() or "/" in token or mark_forms.is_year(token[-4:]):
        return mark_forms.CERTAIN
    return mark_forms.WEAK


def together(
    raised: Sequence[Candidate], found: Sequence[Candidate], blocks: Sequence[Block]
) -> list[Candidate]:
    """Return what is raised, and what was found in the words and needs not be: `¹`, `*`, `[1]`, `1/`."""
    taken = {(c.block, at) for c in raised for at in range(c.start, c.end)}
    shown = (
        c
        for c in found
        if c.weight == mark_forms.CERTAIN
        or not c.label.isdecimal()
        or blocks[c.block].text[c.end - 1] in "]/"
    )
    apart = (c for c in shown if not any((c.block, at) in taken for at in range(c.start, c.end)))
    return sorted([*raised, *apart])
