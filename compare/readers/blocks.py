"""What every reader hands to `structure`: blocks of text in reading order, and what their format tells.

A block is what the source prints as one paragraph, one table cell or one note. Readers find blocks
from what they know (blank lines, indents, `w:p`, fonts); `structure` finds out what they are.
"""

from typing import NamedTuple

from compare.model import Document, NoteKind, Origins, Run, Span


class Reading(NamedTuple):
    """A document, and where its paragraphs came from."""

    document: Document
    origins: Origins


class Block(NamedTuple):
    """One paragraph, cell or note as the source prints it. Only `text` is needed."""

    text: str
    """One line, spaces collapsed; a label that is printed in it still stands at its beginning."""
    runs: tuple[Run, ...] = ()
    """Where the characters came from."""
    marks: tuple[tuple[int, str], ...] = ()
    """Offset and label (the note's `note_key`, if it has one) of each mark that was taken out of the text."""
    spans: tuple[Span, ...] = ()
    label: str | None = None
    """A label that is not part of the text, because the format numbers paragraphs itself."""
    level: int | None = None
    """Depth, where the format tells."""
    heading: bool = False
    """True where the format says that this is a heading."""
    bullet: bool = False
    """True for an item behind a bullet, which is no part of the text."""
    note: str | None = None
    """The label of a note, for a block that is one."""
    note_kind: NoteKind = NoteKind.FOOTNOTE
    note_key: str | None = None
    """What marks call a note by, where its format tells notes with one label apart."""
    cell: tuple[int, int] | None = None
    """Row and column, for a cell."""
