"""Plain text: UN documents as they come out of PDFs, word processors, mails and web pages.

In: bytes. Out: a `Reading`. Layout is all that plain text has: lines become pages, notes and paragraphs
here; what each paragraph is, `structure` finds out.
"""

from collections.abc import Sequence

from compare.digest import hexdigest
from compare.errors import ReadError
from compare.model import Source
from compare.model.typography import fold
from compare.readers import headings, organs, repair, verbs
from compare.readers.assemble import assemble
from compare.readers.blocks import Block, Reading
from compare.readers.decode import decode
from compare.readers.layout import measure
from compare.readers.lines import Line, split
from compare.readers.note_labels import parse_label
from compare.readers.notes import FoundNote
from compare.readers.paragraphs import Splitter
from compare.readers.pieces import join, without_start


def read(data: bytes, name: str, *, plain: bool = False) -> Reading:
    """Read a text; raise ReadError if there is none in `data`."""
    if not data:
        message = f"{name}: empty file. Check that it was saved."
        raise ReadError(message)
    decoded = decode(data, name)
    tally = repair.Tally()
    lines = split(decoded.text) if plain else repair.drop_mail_quotes(split(decoded.text), tally)
    if not any(fold(line.text) for line in lines):
        message = f"{name}: no paragraphs, nothing but white space. Check that it is the right file."
        raise ReadError(message)
    blocks = _plain_blocks(lines, tally) if plain else _blocks(lines, tally)
    source = Source(name=name, format="text", sha256=hexdigest(data), encoding=decoded.encoding)
    empty = "no paragraphs, only front matter or notes. Try --plain."
    return assemble(blocks, source, tally, plain=plain, empty=empty, encoding_assumed=decoded.assumed)


def read_blocks(text: str, tally: repair.Tally) -> list[Block]:
    """Return the paragraphs of a text, and after them its notes; count the repairs that it took."""
    lines = split(text)
    return _blocks(lines, tally) if any(fold(line.text) for line in lines) else []


def _plain_blocks(lines: Sequence[Line], tally: repair.Tally) -> list[Block]:
    paragraphs = Splitter(lines, measure(lines), opening=None, plain=True).paragraphs()
    return [repair.join_lines(paragraph, tally) for paragraph in paragraphs]


def _blocks(lines: list[Line], tally: repair.Tally) -> list[Block]:
    """Return the paragraphs, with the marks of notes taken out, and after them the notes."""
    first = _opening(lines)
    kept, _ = repair.drop_page_furniture(lines, first or 0, tally)
    labelled = repair.put_labels_before_words(kept, tally)
    ahead = _opening(labelled) if first else None  # lines of the masthead may be gone
    separated = repair.move_notes_out(labelled, ahead or 0, tally)
    body = repair.glue_lone_marks(separated.body, {note.label for note in separated.notes}, tally)
    opening = _opening(body)
    layout = measure(body[opening or 0 :])  # a masthead has a layout of its own
    paragraphs = Splitter(body, layout, opening=opening).paragraphs()
    blocks = [repair.join_lines(paragraph, tally) for paragraph in paragraphs]
    blocks = [repair.drop_furniture_inside(block, tally) for block in blocks]
    blocks = repair.drop_quotes(blocks, tally)  # a number behind a quotation mark would be a note's
    notes = [_note(note) for note in separated.notes]
    return repair.take_out_marks(blocks, notes, tally) + notes


def _opening(lines: Sequence[Line]) -> int | None:
    """Return the index of the line that is the organ's name, or None."""
    for index, line in enumerate(lines):
        if not organs.opening(line.text):
            continue
        follows = index == 0 or _may_follow(lines[index - 1], line)
        if follows or (index + 1 < len(lines) and verbs.opens(lines[index + 1].text)):
            near = [line.text for line in lines[index : index + organs.MASTHEAD]]
            first = organs.first_opening(near)
            if first is not None:
                return index + first
    return None


def _may_follow(before: Line, line: Line) -> bool:
    """Tell whether a line can be a paragraph: inside a sentence, too, a line may be an organ's name."""
    return line.gap > 0 or line.turn or before.text[-1] in ".;:]*。；：" or headings.heading(before.text)


def _note(note: FoundNote) -> Block:
    text, runs = join(note.lines)
    label = parse_label(text)
    block = Block(text=text, runs=runs, note=note.label, note_kind=note.kind)
    return without_start(block, label.length if label else 0)
