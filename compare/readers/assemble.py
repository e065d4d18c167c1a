"""The last step of a reader: from blocks to a document that knows its file, its repairs and its doubts."""

from collections.abc import Sequence
from dataclasses import replace

from compare.errors import ReadError
from compare.model import Remark, Source
from compare.readers import doubts, repair, structure
from compare.readers.blocks import Block, Reading


def assemble(
    blocks: Sequence[Block],
    source: Source,
    tally: repair.Tally,
    *,
    plain: bool,
    empty: str,
    encoding_assumed: bool = False,
) -> Reading:
    """Return the document of a file's blocks; raise ReadError, saying `empty`, if no paragraph is in them."""
    whole = blocks if plain else repair.drop_quotes(blocks, tally)
    reading, called = structure.build_knowing_calls(whole, plain=plain)
    if not reading.document.paragraphs:
        message = f"{source.name}: {empty}"
        raise ReadError(message)
    document = replace(reading.document, source=source, repairs=repair.listed(tally))
    remarks = doubts.remarks(document, encoding_assumed=encoding_assumed, called=called)
    return reading._replace(document=replace(document, remarks=remarks))


def with_remarks(reading: Reading, remarks: Sequence[Remark]) -> Reading:
    """Return a reading with further remarks behind those that it has."""
    document = reading.document
    return reading._replace(document=replace(document, remarks=(*document.remarks, *remarks)))
