"""Page furniture that stands among the paragraphs of a Word file, as old files and conversions have it.

In: blocks. Out: which of them are text. Word keeps heads and feet apart, so that what stands in the body is
furniture only where it says so: a job number, a bar code, `/...`, and a running head of this document.
"""

from collections.abc import Sequence

from compare.readers import furniture, organs, repair, running_heads
from compare.readers.blocks import Block
from compare.readers.patterns import late
from compare.readers.verbs import words

_GOES_ON = late(r"/ ?(?:\.{3}|…)|\(?(?:continued|suite|continuación)\)?(?: */ ?(?:\.{3}|…))?")
_PAGE = late(r"(?:[Pp]age|[Pp]ágina|[Сс]тр\.) ?\d{1,3}")
_LANGUAGES = words("english french spanish russian arabic chinese")
"""Stand in running heads between symbol and page."""
_LONGEST = 70
"""Characters of a running head."""


def text_of(blocks: Sequence[Block], tally: repair.Tally) -> list[int]:
    """Return the indexes of the blocks that are no furniture; count the others."""
    short = [i for i, block in enumerate(blocks) if block.text and len(block.text) <= _LONGEST]
    first = next((i for i, block in enumerate(blocks) if organs.opening(block.text)), len(blocks))
    own = {
        symbol for i in short if i < first and (symbol := running_heads.symbol_of(blocks[i].text.rstrip("*")))
    }
    gone: set[int] = set()
    for i in short:
        block = blocks[i]
        if i <= first or i in gone or block.cell is not None or block.label is not None:
            continue
        if furniture.is_certain(block.text) or _GOES_ON().fullmatch(block.text):
            gone.add(i)
        elif running_heads.symbol_of(block.text):
            head = _head(blocks, i)
            if len(head) > 1 or running_heads.symbol_of(block.text) in own:
                gone |= head
    if gone:
        tally["drop_page_furniture"] += len(gone)
    return [i for i in range(len(blocks)) if i not in gone]


def _head(blocks: Sequence[Block], start: int) -> set[int]:
    """Return the running head that begins with a symbol; language and page may be lines of their own."""
    page = start + 1
    if page < len(blocks) and blocks[page].text.lower() in _LANGUAGES:
        page += 1
    told = page < len(blocks) and blocks[page].cell is None and _PAGE().fullmatch(blocks[page].text)
    return set(range(start, page + 1)) if told else {start}
