"""Blocks to a document: what each paragraph is, its label and level, and the part that it stands in.

One structure serves every reader. What the source does not show is not invented: a text without an
organ's name and without numbers is a series of paragraphs and nothing more.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import zip_longest

from compare.model import Document, Kind, Mark, Note, Origins, Paragraph
from compare.readers import closings, dates, front, headings, labels, language, organs
from compare.readers.blocks import Block, Reading
from compare.readers.kinds import Placed, infer
from compare.readers.overview import Draft
from compare.readers.pieces import append, without_start

_MASTHEAD = 20
"""Lines that a masthead has at most after its agenda item."""
_ENDS = ".;:。；：؛"
"""What no title of an agenda item ends with."""
_OF_SEVERAL_LINES = ("adopted", "agenda item")
"""Entries whose later lines belong to the first."""
_SERIES = {"general assembly": "A/RES", "human rights council": "A/HRC/RES"}
"""What stands before the number of a resolution in its symbol."""


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
    matter = _FrontMatter()
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
            without_start(block, matter.number(block) or place.cut, place.opened)
            for block, place in zip(body, placed, strict=True)
        ]
    paragraphs = tuple(_paragraph(block, place, resolver) for block, place in zip(body, placed, strict=True))
    spoken = language.detect(block.text for block in body)
    document = Document(
        paragraphs=paragraphs,
        notes=tuple(
            Note(label=note.note or "", text=note.text, spans=note.spans, kind=note.note_kind)
            for note in notes
        ),
        symbol=matter.symbol(paragraphs),
        title=matter.title or _title(paragraphs),
        date=matter.date("adopted") or _closing_date(paragraphs) or matter.date("issued"),
        language=spoken,
        direction=language.direction(spoken),
        front=tuple(matter.entries),
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


def _draft(block: Block, matter: "_FrontMatter") -> Draft:
    if number := matter.number(block):
        return Draft(text=block.text[number:], kind=Kind.TITLE)
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


def _masthead(blocks: Sequence[Block]) -> int:
    """Return the index of the numbered title, 0 if there is none: ahead of it stands no title of the text.

    Programmes and conferences have names of their own there, and places and dates of their sessions.
    """
    for index, block in enumerate(blocks):
        numbered = front.numbered_title(block.text)
        if numbered and numbered[1]:
            return index
    return 0


def _ends_masthead(text: str) -> bool:
    of_masthead = bool(front.entries(text)) or front.sponsors(text) or headings.titles_document(text)
    return of_masthead or front.numbered_title(text) is not None


def _is_name(text: str) -> bool:
    return headings.heading(text) and labels.parse(text) is None and not front.sponsors(text)


class _FrontMatter:
    """Takes what stands ahead of the first organ's name and is no paragraph."""

    def __init__(self) -> None:
        self.entries: list[tuple[str, str]] = []
        self.title: str | None = None
        self._number: str | None = None
        self._numbered: Block | None = None

    def number(self, block: Block) -> int:
        """Return how many characters stand before the title in the block that has both, else 0."""
        return len(block.text) - len(self.title or "") if block is self._numbered else 0

    def take(self, blocks: list[Block]) -> list[Block]:
        """Return the blocks that are paragraphs; keep the rest as metadata."""
        opening = organs.first_opening([block.text for block in blocks])
        if opening is None:
            return self._take_letterhead(blocks)
        kept: list[Block] = []
        head = _masthead(blocks[:opening])
        for index, block in enumerate(blocks[:opening]):
            near = blocks[index + 1 : min(opening, index + 1 + _MASTHEAD)]
            free = block.label is None and block.cell is None
            begun = any(other is not self._numbered for other in kept)
            if free and self._numbers(block):
                kept += [block] if self._numbered else []
            elif not free or not self._takes(block, near, begun=begun):
                if free and index < head and _is_name(block.text):
                    name = "session" if any(map(str.isdecimal, block.text)) else "organ"
                    self.entries.append((name, block.text))
                else:
                    kept.append(block)
        return kept + blocks[opening:]

    def _take_letterhead(self, blocks: list[Block]) -> list[Block]:
        """Return a letter or a report without the entries at its head, if they show that it has one."""
        entries: list[front.Entries] = []
        for block, following in zip_longest(blocks[:_MASTHEAD], blocks[1:_MASTHEAD]):
            found = front.entries(block.text) if block.label is None and block.cell is None else None
            named = entries and entries[-1][-1][0] == "agenda item"
            if not found and named and following and following.heading and not block.heading:
                found = (("agenda item", block.text),)
            if not found:
                break
            entries.append(found)
        if not any(name == "symbol" for found in entries for name, _ in found):
            return blocks
        for found in entries:
            self._add(found)
        return blocks[len(entries) :]

    def _numbers(self, block: Block) -> bool:
        """Take the line that numbers the text, `58/190. Protection of migrants`; its title is a paragraph."""
        numbered = front.numbered_title(block.text)
        if not numbered or self._number is not None:
            return False
        self._number, title = numbered
        if title:
            self.title, self._numbered = title, block
        else:
            self.entries.append(("number", block.text))
        return True

    def _takes(self, block: Block, near: Sequence[Block], *, begun: bool) -> bool:
        """Take a line of the masthead; where paragraphs have `begun`, none is the agenda item's title."""
        text = block.text
        found = front.entries(text)
        if found:
            self._add(found)
            return True
        after_item = bool(self.entries) and self.entries[-1][0] == "agenda item" and not begun
        if after_item and not front.sponsors(text) and self._names_item(block, near):
            self._extend(text)
            return True
        return False

    @staticmethod
    def _names_item(block: Block, near: Sequence[Block]) -> bool:
        """Tell whether a line after the agenda item is its title: one of the text itself still follows.

        The heading of a letter or a report may stand there, too, and no more of a masthead behind it.
        """
        if len(block.text) <= 1 or block.text[-1] in _ENDS or labels.parse(block.text):
            return False
        if front.officer(block.text) or headings.titles_document(block.text):
            return False
        if block.heading and not any(_ends_masthead(b.text) for b in near):
            return False
        return any(not front.entries(b.text) and not front.sponsors(b.text) for b in near)

    def _add(self, found: front.Entries) -> None:
        for name, text in found:
            if name in _OF_SEVERAL_LINES and self.entries and self.entries[-1][0] == name:
                self._extend(text)
            else:
                self.entries.append((name, text))

    def _extend(self, text: str) -> None:
        name, before = self.entries[-1]
        self.entries[-1] = (name, f"{before} {text}")

    def date(self, wanted: str) -> str | None:
        """Return the date in the entry of that name: `adopted` or `issued`."""
        for name, text in self.entries:
            if name == wanted and (found := dates.last_date(text)):
                return found
        return None

    def symbol(self, paragraphs: Sequence[Paragraph]) -> str | None:
        """Return the symbol of the masthead, or the one that the number and the organ's name make."""
        for name, text in self.entries:
            if name == "symbol":
                return text.rstrip("*")
        organ = next((p.text for p in paragraphs if p.kind is Kind.OPENING), "")
        series = _SERIES.get(organs.organ(organ) or "")
        if self._number and series and not self._number.endswith(("…", "...")):
            return f"{series}/{self._number}"
        for name, text in self.entries:
            if name == "adopted" and organs.organ(organ) == "security council":
                number = text.removeprefix("Resolution ").strip()
                if number != text and number[:1].isdigit() and number.endswith(")"):
                    return f"S/RES/{number}"
        return None


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
