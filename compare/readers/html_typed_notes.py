"""Notes of a web page that nothing links: `the plan [1]` in the text, and `[1] See …` at its end.

In: blocks. Out: the blocks with those at the end as notes, if each is called, and called in order.
"""

from compare.readers import repair
from compare.readers.blocks import Block
from compare.readers.patterns import late
from compare.readers.pieces import without_start

_NOTE = late(r"\[(\d{1,3})\]\s+(?=\S)")


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
    places = [_called(blocks[:start], note.note or "") for note in notes]
    if not notes or [note.note for note in notes] != [str(number) for number in range(1, len(notes) + 1)]:
        return blocks
    if any(place is None for place in places) or places != sorted(places, key=lambda place: place or (0, 0)):
        return blocks
    return repair.take_out_marks(blocks[:start], notes, tally) + notes


def _called(blocks: list[Block], label: str) -> tuple[int, int] | None:
    """Return where a note is called first."""
    for index, block in enumerate(blocks):
        at = block.text.find(f"[{label}]")
        if at > 0:
            return index, at
    return None
