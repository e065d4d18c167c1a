"""Notes of a web page that nothing links: `the plan [1]` in the text, and `[1] See …` at its end.

In: blocks. Out: the blocks with those at the end as notes, if each is called, and called in order.
"""

from compare.readers import repair
from compare.readers.blocks import Block
from compare.readers.patterns import late
from compare.readers.pieces import without, without_start

_NOTE = late(r"\[(\d{1,3})\]\s+(?=\S)")
_CALL = late(r"(?<=\S)\s?\[(\d{1,3})\]")


def take(blocks: list[Block], tally: repair.Tally) -> list[Block]:
    """Return the blocks, with notes at the end and marks in the words if there are any."""
    start = len(blocks)
    notes: list[Block] = []
    while start and (found := _NOTE().match(blocks[start - 1].text)) and not blocks[start - 1].marks:
        start -= 1
        notes.append(
            without_start(blocks[start], found.end())._replace(note=found[1], label=None, level=None)
        )
    notes.reverse()
    labels = [str(number) for number in range(1, len(notes) + 1)]
    called = dict.fromkeys(found[1] for block in blocks[:start] for found in _CALL().finditer(block.text))
    in_order = [label for label in called if label in labels]
    if not notes or [note.note for note in notes] != labels or in_order != labels:
        return blocks
    tally["take_out_marks"] += len(notes)
    return [_with_marks(block, frozenset(labels)) for block in blocks[:start]] + notes


def _with_marks(block: Block, labels: frozenset[str]) -> Block:
    """Return a block with the calls of notes taken out of its words."""
    calls = [found for found in _CALL().finditer(block.text) if found[1] in labels]
    marks = (*block.marks, *((found.start(), found[1]) for found in calls))
    return without(block._replace(marks=marks), [found.span() for found in calls]) if calls else block
