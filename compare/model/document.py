"""One text as the tool understands it: paragraphs, notes, and where they came from.

Offsets are in characters (code points) of `Paragraph.text` or `Note.text`. A field that is None is
not known. Values are frozen; a reader builds them once and everything after only reads them. All but
`Document`, which checks what it is built from, are named tuples: a data class costs half a millisecond at
every start, and a long text has many paragraphs.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a paragraph is in the drafting of a resolution."""

    HEADING = "heading"
    TITLE = "title"
    SPONSORS = "sponsors"
    OPENING = "opening"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    SUBPARAGRAPH = "subparagraph"
    CELL = "cell"
    CLOSING = "closing"
    ANNEX = "annex"
    OTHER = "other"


class Style(StrEnum):
    """How a run of characters looks, where the source tells."""

    ITALIC = "italic"
    BOLD = "bold"
    UNDERLINE = "underline"
    STRIKE = "strike"
    LINK = "link"


class NoteKind(StrEnum):
    """Where the source prints a note."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


class Mark(NamedTuple):
    """The place in a text where a note is called."""

    offset: int
    """Characters before the mark, 0 to the length of the text."""
    note: int | None
    """Index into `Document.notes`, or None where the note itself is missing."""
    label: str | None = None
    """The mark as printed; given only where `note` is None."""


class Span(NamedTuple):
    """A run of characters in one style."""

    start: int
    end: int
    style: Style


class Paragraph(NamedTuple):
    """One paragraph, without its label and without the marks of its notes."""

    kind: Kind
    text: str
    """The words, line breaks and runs of spaces read as one space, never empty at either end."""
    part: tuple[str, ...] = ()
    """Where numbering may restart: () is the body, ("annex I",), ("B",) in a composite resolution."""
    label: str | None = None
    """As printed, without the full stop: `12`, `(a)`, `a)`, `(iii)`; `5. (1)` of a section whose words are
    all in subsections. What is set in several ways is one: `OP2` for `(OP)2.`, `3 alt`, `1°` for `1º`."""
    level: int = 0
    """Depth of nesting, 0 at the top: `1.` is 0, `(a)` is 1, `(i)` is 2."""
    marks: tuple[Mark, ...] = ()
    """In order of their offsets."""
    spans: tuple[Span, ...] = ()
    """Styles, where the source tells; they may overlap."""
    row: int | None = None
    """For a cell: its row in the table, from 0."""
    column: int | None = None
    """For a cell: its column in the table, from 0."""


class Note(NamedTuple):
    """A footnote or an endnote. Notes are compared with notes, never inside the running text."""

    label: str
    """As printed: `7`, `*`, `a`."""
    text: str
    spans: tuple[Span, ...] = ()
    kind: NoteKind = NoteKind.FOOTNOTE


class Source(NamedTuple):
    """The file or stream that a document was read from."""

    name: str
    """File name without its folder, or `standard input`."""
    format: str
    """Name of the reader: `text`, `json`, …"""
    sha256: str
    """Of the bytes as read, in hexadecimal."""
    encoding: str | None = None
    """Of the characters, where the format leaves it open: `utf-8`, `cp1252`, …"""
    invented: bool = False
    """True for a text that somebody made up as a sample; every report says so."""


class Repair(NamedTuple):
    """A mending that a reader did, named after the function that did it."""

    name: str
    """Such as `join_lines`; `compare.readers.repair` explains each."""
    count: int  # type: ignore[assignment]  # as JSON has it; nobody counts in a mending
    """How often it was needed."""


class Remark(NamedTuple):
    """Something a reader of the report should know before trusting it."""

    code: str
    """Stable name of the kind of remark, such as `mark-without-note`."""
    message: str
    """English sentences; a `Phrase` of what can be said in another language too."""
    address: str | None = None
    """The paragraph or note it is about, if it is about one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of a text; ValueError if marks or spans do not lie in their texts."""

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...] = ()
    symbol: str | None = None
    """Such as `A/RES/58/190`."""
    title: str | None = None
    date: str | None = None
    """ISO 8601 where it could be read as a date, else as printed."""
    language: str | None = None
    """BCP 47: `en`, `fr`, `es`, `ru`, `zh`, `ar`, …"""
    direction: str = "ltr"
    """`ltr` or `rtl`."""
    front: tuple[tuple[str, str], ...] = ()
    """Other front matter as (name, text) pairs: agenda item, session, distribution line, job number."""
    source: Source | None = None
    repairs: tuple[Repair, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """What the reader doubts: gaps in the numbering, marks without notes, encoding guessed, …"""

    def __post_init__(self) -> None:
        """Refuse marks and spans outside their texts, and marks that call a note which is not there."""
        known = len(self.notes)
        for paragraph in self.paragraphs:
            if paragraph.marks or paragraph.spans:
                _check_inside(paragraph.text, paragraph.marks, paragraph.spans)
            for mark in paragraph.marks:
                if mark.note is not None and not 0 <= mark.note < known:
                    message = f"mark calls note {mark.note}, but there are {known} notes"
                    raise ValueError(message)
        for note in self.notes:
            _check_inside(note.text, (), note.spans)


class Run(NamedTuple):
    """Characters `start` to `end` of a text, and the place in the source that they were copied from."""

    start: int
    end: int
    offset: int | None = None
    """Characters before it in the decoded source (text), or in its XML element (Word, HTML)."""
    line: int | None = None
    """Line of the source, or of the page where the source has pages; from 1."""
    page: int | None = None
    """Page, from 1, where the source has pages."""
    element: str | None = None
    """Path of the XML element (Word, HTML)."""


class Origins(NamedTuple):
    """Where every paragraph and note came from, beside the document. Nothing in `diff` looks at it."""

    paragraphs: tuple[tuple[Run, ...], ...] = ()
    """One tuple of runs for each paragraph, in order; what no run covers was put in by the reader."""
    notes: tuple[tuple[Run, ...], ...] = ()


def _check_inside(text: str, marks: tuple[Mark, ...], spans: tuple[Span, ...]) -> None:
    length = len(text)
    last = 0
    for mark in marks:
        if not last <= mark.offset <= length:
            message = f"mark at {mark.offset} is out of order or outside a text of {length} characters"
            raise ValueError(message)
        last = mark.offset
    for span in spans:
        if not 0 <= span.start < span.end <= length:
            message = f"span {span.start}-{span.end} is outside a text of {length} characters"
            raise ValueError(message)
