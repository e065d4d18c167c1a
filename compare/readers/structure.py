"""Blocks to a document: what each paragraph is, its label and level, and the part that it stands in.

One structure serves every reader. What the source does not show is not invented: a text without an
organ's name and without numbers is a series of paragraphs and nothing more.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from compare.model import Document, Kind, Mark, Note, Origins, Paragraph
from compare.readers import closings, dates, headings, language
from compare.readers.blocks import Block, Reading
from compare.readers.kinds import Placed, infer
from compare.readers.masthead import FrontMatter
from compare.readers.overview import Draft
from compare.readers.pieces import append, without_start


def build(blocks: Sequence[Block], *, plain: bool = False) -> Reading:
    """Return the document that `blocks` make, and its origins.

    Source, repairs and remarks are added by the reader, which knows them. With `plain` every block is
    a paragraph of kind `other`, as it stands.
    """
    return build_knowing_calls(blocks, plain=plain)[0]


def build_knowing_calls(blocks: Sequence[Block], *, plain: bool = False) -> tuple[Reading, frozenset[int]]:
    """Return what `build` does, and the notes that the front matter calls: it is no paragraph with marks."""
    notes = [block for block in blocks if block.note is not None]
    body = [_with_its_words(block) for block in blocks if block.note is None and block.text]
    matter = FrontMatter()
    resolver = _Resolver(notes)
    called: frozenset[int] = frozenset()
    if plain:
        placed = [Placed(kind=Kind.OTHER) for _ in body]
    else:
        joined = _join_closings(body)
        body = matter.take(joined)
        kept = set(map(id, body))
        taken = [mark for block in joined if id(block) not in kept for mark in resolver.marks(block)]
        called = frozenset(mark.note for mark in taken if mark.note is not None)
        placed = infer([_draft(block, matter) for block in body])
        body = [
            without_start(block, matter.title_start(block) or place.cut, place.opened)
            for block, place in zip(body, placed, strict=True)
        ]
    paragraphs = tuple(_paragraph(block, place, resolver) for block, place in zip(body, placed, strict=True))
    spoken = language.detect(block.text for block in body)
    symbol = matter.symbol(paragraphs)
    document = Document(
        paragraphs=paragraphs,
        notes=tuple(
            Note(label=note.note or "", text=note.text, spans=note.spans, kind=note.note_kind)
            for note in notes
        ),
        symbol=symbol,
        title=matter.title or _title(paragraphs),
        date=matter.date("adopted") or _closing_date(paragraphs) or matter.date("issued"),
        language=spoken,
        direction=language.direction(spoken),
        front=matter.front(symbol),
    )
    origins = Origins(
        paragraphs=tuple(block.runs for block in body), notes=tuple(note.runs for note in notes)
    )
    return Reading(document, origins), called


def _with_its_words(block: Block) -> Block:
    """Return a heading that its format counts as `Article 1` with these words, as if they were typed."""
    label = block.label or ""
    if not label[:1].isalpha() or not headings.section(f"{label} {block.text}"):
        return block
    return append(block._replace(text=label, runs=(), marks=(), spans=(), label=None, level=None), block)


def _draft(block: Block, matter: FrontMatter) -> Draft:
    if start := matter.title_start(block):
        return Draft(text=block.text[start:], kind=Kind.TITLE)
    return Draft(
        text=block.text,
        label=block.label,
        level=block.level,
        kind=Kind.CELL if block.cell else None,
        heading=block.heading,
        bullet=block.bullet,
    )


def _paragraph(block: Block, place: Placed, resolver: "_Resolver") -> Paragraph:
    row, column = block.cell or (None, None)
    return Paragraph(
        kind=place.kind,
        text=block.text,
        part=place.part,
        label=place.label,
        level=place.level,
        marks=resolver.marks(block),
        spans=block.spans,
        row=row,
        column=column,
    )


def _join_closings(blocks: Sequence[Block]) -> list[Block]:
    """Join meeting and date, which stand on two lines and are one paragraph."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1].text if joined else ""
        if (closings.meeting(before) and dates.date(block.text)) or (
            dates.date(before) and closings.meeting(block.text)
        ):
            joined[-1] = append(joined[-1], block)
        else:
            joined.append(block)
    return joined


def _title(paragraphs: Sequence[Paragraph]) -> str | None:
    return next((p.text for p in paragraphs if p.kind is Kind.TITLE and not p.part), None)


def _closing_date(paragraphs: Sequence[Paragraph]) -> str | None:
    for paragraph in paragraphs:
        if paragraph.kind is Kind.CLOSING and not paragraph.part:
            return dates.last_date(paragraph.text)
    return None


class _Resolver:
    """Finds the note that a mark calls: by its label and, where that stands twice, by page and order."""

    def __init__(self, notes: Sequence[Block]) -> None:
        self._notes = notes
        self._by_label: defaultdict[str, list[int]] = defaultdict(list)
        for index, note in enumerate(notes):
            self._by_label[note.note_key or note.note or ""].append(index)
        self._by_page: dict[tuple[str, int], int] = {}
        for index, note in reversed(list(enumerate(notes))):
            if note.runs and note.runs[0].page is not None:
                self._by_page[note.note or "", note.runs[0].page] = index
        self._called: dict[str, int] = {}

    def marks(self, block: Block) -> tuple[Mark, ...]:
        """Return the marks of a block, in order."""
        if not block.marks:
            return ()
        return tuple(self._mark(block, offset, label) for offset, label in sorted(block.marks))

    def _mark(self, block: Block, offset: int, label: str) -> Mark:
        notes = self._by_label.get(label)
        if not notes:
            return Mark(offset=offset, note=None, label=label)
        note = notes[0] if len(notes) == 1 else self._nearest(block, offset, label, notes)
        self._called[label] = note
        return Mark(offset=offset, note=note)

    def _nearest(self, block: Block, offset: int, label: str, notes: Sequence[int]) -> int:
        index = bisect_left(block.runs, offset, key=lambda run: run.end)
        page = block.runs[index].page if index < len(block.runs) else None
        if page is not None and (label, page) in self._by_page:
            return self._by_page[label, page]
        last = self._called.get(label)
        following = 0 if last is None else bisect_right(notes, last)
        return notes[min(following, len(notes) - 1)]
