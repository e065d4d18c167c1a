"""PDF: what is printed on its pages, as United Nations documents and others lay it out.

In: bytes. Out: a `Reading`. Paragraphs, notes and their marks are told by place and size; what each
paragraph is, `structure` finds out. Forms, comments and attachments are no text and are not looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from compare.digest import hexdigest
from compare.errors import ReadError
from compare.model import Remark, Source, Span, Style
from compare.model.phrase import Phrase, gettext, ngettext
from compare.options import Options
from compare.readers import (
    apart,
    marks,
    pdf_furniture,
    pdf_languages,
    pdf_notes,
    pdf_stars,
    pdf_tables,
    repair,
)
from compare.readers.assemble import assemble, with_remarks
from compare.readers.blocks import Block, Reading
from compare.readers.lines import Line, stop
from compare.readers.pdf_columns import order
from compare.readers.pdf_file import Page, pages
from compare.readers.pdf_layout import Layout, measure
from compare.readers.pdf_lines import PrintedLine, lines
from compare.readers.pdf_notes import PrintedNote, PrintedPage
from compare.readers.pdf_paragraphs import has_bullet, paragraphs
from compare.readers.pdf_rows import Seen
from compare.readers.pdf_rtl import is_right_to_left
from compare.readers.pdf_words import mend_spaces
from compare.readers.pieces import join, without_start

_HEADING_LINES = 5
"""Lines of a heading at most; the longest titles of resolutions, bold and of 12 points, have five."""
_HEADING_SIZE = 1.1
"""Of the text's size, above which type is that of a heading: UN documents have 1.2 (12 on 10 points) and
more, and the text's own lines differ by less than .07."""

_SHORT = 0.8
"""Of a column's width, below which a line is the last of its paragraph, or one by itself."""


def read(data: bytes, name: str, options: Options) -> Reading:
    """Read a PDF, in a process that can be ended; raise ReadError if it cannot be opened or holds no text."""
    import pypdfium2  # here, so that a second file need not wait for it again  # noqa: F401

    return apart.run(read_here, data, name, options)


def read_here(data: bytes, name: str, options: Options) -> Reading:
    """Read a PDF in this process, whose time and memory PDFium does not bound."""
    found: list[Page] = []
    printed: list[list[PrintedLine]] = []
    seen = Seen()
    before = 0  # pages that were read before the first with columns
    for page in pages(data, name, options):
        on_page, seen = _in_order(page, seen)
        printed.append(on_page)
        before += seen.gutters is None
        found.append(page._replace(glyphs=page.glyphs[:1]))  # of 20 million there is no need to keep all
    if before < len(found):
        for index, page in enumerate(islice(pages(data, name, options), before)):
            printed[index], seen = _in_order(page, seen)
    if not any(printed):
        raise _no_text(found, name)
    if _begins_on_the_right([line for page in printed for line in page]):
        printed = [
            [_mirrored(line, page.width) for line in on] for page, on in zip(found, printed, strict=True)
        ]
    tally = repair.Tally()
    blocks = _blocks(found, printed, tally, plain=options.plain)
    source = Source(name=name, format="pdf", sha256=hexdigest(data))
    empty = "no paragraphs, only front matter or notes. Try --plain."
    return with_remarks(assemble(blocks, source, tally, plain=options.plain, empty=empty), _remarks(found))


def _in_order(page: Page, seen: Seen) -> tuple[list[PrintedLine], Seen]:
    """Return the lines of a page in the order of reading, and what is known of the next one."""
    on_page, gutters, seen = lines(page, seen)
    return _numbered(order(pdf_tables.find(on_page, page, gutters.strokes if gutters else ()), gutters)), seen


def _begins_on_the_right(lines: Sequence[PrintedLine]) -> bool:
    """Tell whether a text is read from right to left, and set so: short lines stand at their right edge."""
    if not is_right_to_left(line.text for line in lines):
        return False
    widest: defaultdict[object, float] = defaultdict(float)
    for line in lines:
        widest[line.column] = max(widest[line.column], line.x1 - line.x0)
    short = [line for line in lines if line.x1 - line.x0 <= _SHORT * widest[line.column]]
    left, right = (Counter(round(getattr(line, side)) for line in short) for side in ("x0", "x1"))
    return max(right.values(), default=0) >= max(left.values(), default=0)


def _mirrored(line: PrintedLine, width: float) -> PrintedLine:
    """Return a line as a mirror shows it: then Arabic begins and is indented on the left, too."""
    column = line.column and (width - line.column[1], width - line.column[0])
    return line._replace(x0=width - line.x1, x1=width - line.x0, column=column)


def _numbered(printed: Sequence[PrintedLine]) -> list[PrintedLine]:
    return [line._replace(number=number) for number, line in enumerate(printed, start=1)]


def _blocks(
    found: Sequence[Page], printed: Sequence[list[PrintedLine]], tally: repair.Tally, *, plain: bool
) -> list[Block]:
    everything = mend_spaces([line for page in printed for line in page], tally)
    size = measure(everything).size
    heights = {page.number: page.height for page in found}
    gone = pdf_furniture.find(everything, heights, size)
    if len(gone) == len(everything) or plain:
        gone = set()
    kept = [line for line in everything if (line.page, line.number) not in gone]
    if gone:
        tally["drop_page_furniture"] += len(gone)
    layout = measure(kept)
    if plain:
        return [_block(one, tally) for one in paragraphs(kept, layout)]
    separated = pdf_languages.in_turn(pdf_notes.separate(_sheets(found, kept), layout))
    if separated.notes:
        tally["move_notes_out"] += len(separated.notes)
    if separated.rules:
        tally["drop_rules"] += separated.rules
    blocks = [_block(one, tally, layout) for one in paragraphs(pdf_tables.number(separated.body), layout)]
    blocks = [repair.drop_leaders(repair.drop_furniture_inside(block, tally), tally) for block in blocks]
    notes = [_note(note) for note in separated.notes]
    blocks = pdf_stars.take_out(blocks, {note.label for note in separated.notes})
    if not any(label.isdecimal() for block in blocks for _, label in block.marks):
        blocks = _with_level_marks(blocks, [note for note in notes if (note.note or "").isdecimal()])
    count = sum(len(block.marks) for block in blocks)
    if count:
        tally["take_out_marks"] += count
    return blocks + notes


def _with_level_marks(blocks: list[Block], notes: Sequence[Block]) -> list[Block]:
    """Return blocks with marks for digits that call notes and are not raised: `Rights, 1/`, or a scan's.

    None of the notes is called by anything raised; no table is looked at.
    """
    if not notes:
        return blocks
    found = [c for c in marks.collect(blocks) if blocks[c.block].cell is None]
    return marks.take_out(blocks, notes, found)


def _sheets(found: Sequence[Page], kept: Iterable[PrintedLine]) -> list[PrintedPage]:
    lines_of: defaultdict[int, list[PrintedLine]] = defaultdict(list)
    for line in kept:
        lines_of[line.page].append(line)
    return [PrintedPage(lines_of[page.number], page.rules, page.width) for page in found]


def _block(paragraph: Sequence[PrintedLine], tally: repair.Tally, layout: Layout | None = None) -> Block:
    text, runs = join([_as_line(line) for line in paragraph])
    if len(paragraph) > 1:
        tally["join_lines"] += len(paragraph) - 1
    start_of = {(run.page, run.line): run.start for run in reversed(runs)}
    starts = [start_of[line.page, line.number] for line in paragraph]
    called = tuple(
        (start + offset, label)
        for start, line in zip(starts, paragraph, strict=True)
        for offset, label in line.marks
    )
    spans = _joined(
        [
            Span(start + span.start, start + span.end, span.style)
            for start, line in zip(starts, paragraph, strict=True)
            for span in line.spans
        ]
    )
    cell = paragraph[0].cell
    heading = layout is not None and not cell and _is_heading(paragraph, text, spans, layout)
    place = (cell.row, cell.column) if cell else None
    block = Block(text=text, runs=runs, marks=called, spans=spans, heading=heading, cell=place)
    bullet = layout is not None and has_bullet(paragraph[0]) and text[1:2] == " "
    return without_start(block, len("• "))._replace(bullet=True) if bullet else block


def _as_line(line: PrintedLine) -> Line:
    return Line(line.text, 0, line.number, line.page, 0, 0, turn=False)


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans of one style that a line's end parts as one."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.style, span.start)):
        last = joined[-1] if joined else None
        if last and last.style is span.style and span.start <= last.end + 1:
            joined[-1] = last._replace(end=span.end)
        else:
            joined.append(span)
    return tuple(sorted(joined))


def _is_heading(paragraph: Sequence[PrintedLine], text: str, spans: Sequence[Span], layout: Layout) -> bool:
    if stop(text) or len(paragraph) > _HEADING_LINES:
        return False
    bold = any(s.style is Style.BOLD and s.end - s.start >= len(text) - 1 for s in spans)
    return bold or paragraph[0].size > layout.size * _HEADING_SIZE


def _note(note: PrintedNote) -> Block:
    block = _block(note.lines, repair.Tally())
    block = block._replace(marks=(), note=note.label, note_key=note.key)
    return without_start(block, note.skip)


def _no_text(found: Sequence[Page], name: str) -> ReadError:
    if any(page.pictures for page in found):
        remedy = "Run it through OCR (text recognition) and try again."
        return ReadError(f"{name}: a scanned PDF, pictures without text. {remedy}")
    return ReadError(f"{name}: a PDF without text. Check that it is the right file; a scan needs OCR.")


def _remarks(found: Sequence[Page]) -> tuple[Remark, ...]:
    remarks: list[Remark] = []
    scanned = [page.number for page in found if not page.glyphs and page.pictures]
    if scanned:
        remarks.append(Remark(code="page-without-text", message=_scanned(scanned)))
    unmapped = sum(page.unmapped for page in found)
    if unmapped:
        message = ngettext(
            "%(count)s character does not say which letter it is; it is shown as \ufffd.",
            "%(count)s characters do not say which letters they are; they are shown as \ufffd.",
            unmapped,
        )
        remarks.append(Remark(code="unknown-characters", message=message))
    askew = sum(page.askew for page in found)
    if askew:
        message = ngettext(
            "%(count)s character that does not stand upright (a watermark, a stamp) was left out.",
            "%(count)s characters that do not stand upright (a watermark, a stamp) were left out.",
            askew,
        )
        remarks.append(Remark(code="askew-text", message=message))
    return tuple(remarks)


def _scanned(numbers: Sequence[int]) -> Phrase:
    *others, last = map(str, numbers)
    if not others:
        return gettext(
            "Page %(page)s is without text, perhaps scanned: nothing was read there. OCR adds text.",
            page=last,
        )
    return gettext(
        "Pages %(pages)s and %(last)s are without text, perhaps scanned: nothing was read there. OCR "
        "adds text.",
        pages=tuple(others),
        last=last,
    )
