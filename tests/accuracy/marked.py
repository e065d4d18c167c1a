"""Notes' marks as characters of the text, so that they go wherever its words go.

A mark is one private-use character, U+E000 and the number of its note. `with_marks` puts them in,
`without_marks` takes them out again and numbers the notes in the order in which they are called.
"""

import re
from collections.abc import Sequence

from compare.model import Document, Mark, Note, Paragraph

_FIRST = 0xE000
MARKS = f"{chr(_FIRST)}-\uf8ff"
"""For a character class of a pattern."""
_MARK = re.compile(f"[{MARKS}]")


def mark(note: int) -> str:
    """Return the character that calls a note."""
    return chr(_FIRST + note)


def noted(text: str) -> list[int]:
    """Return the notes that a text with marks calls, in order."""
    return [ord(found[0]) - _FIRST for found in _MARK.finditer(text)]


def with_marks(paragraph: Paragraph) -> Paragraph:
    """Return the paragraph with its marks, and without what is known about its looks."""
    text = paragraph.text
    for one in reversed(paragraph.marks):
        if one.note is not None:
            text = text[: one.offset] + mark(one.note) + text[one.offset :]
    return paragraph._replace(text=text, marks=(), spans=())


def plain(text: str) -> str:
    """Return the text without marks."""
    return _MARK.sub("", text)


def without_marks(
    paragraphs: Sequence[Paragraph], notes: Sequence[Note], *, language: str | None = None
) -> Document:
    """Return the document; its notes are those that are called, numbered in that order."""
    called: dict[int, int] = {}
    made = []
    for paragraph in paragraphs:
        marks, text, at = [], "", 0
        for found in _MARK.finditer(paragraph.text):
            text += paragraph.text[at : found.start()]
            at = found.end()
            (note,) = noted(found[0])
            marks.append(Mark(offset=len(text), note=called.setdefault(note, len(called))))
        made.append(paragraph._replace(text=text + paragraph.text[at:], marks=tuple(marks)))
    kept = tuple(notes[note]._replace(label=str(place + 1)) for note, place in called.items())
    return Document(paragraphs=tuple(made), notes=kept, language=language)
