"""A short notation for documents, so that a test shows at a glance what was read."""

from collections.abc import Callable

import pytest

from compare.model import Document
from compare.options import Options
from compare.readers import read_bytes

Outline = Callable[..., list[str]]


def _sketch(document: Document) -> list[str]:
    """Return one line for each paragraph and note: `annex I subparagraph (a) >: text{mark}`.

    `>` stands for a level, `{7}` for a mark of note 7, `{7?}` for one whose note is missing.
    """
    lines = []
    for paragraph in document.paragraphs:
        text = paragraph.text
        for mark in reversed(paragraph.marks):
            label = f"{mark.label}?" if mark.note is None else document.notes[mark.note].label
            text = f"{text[: mark.offset]}{{{label}}}{text[mark.offset :]}"
        head = [*paragraph.part, paragraph.kind.value, paragraph.label, ">" * paragraph.level]
        lines.append(f"{' '.join(word for word in head if word)}: {text}")
    return lines + [f"{note.kind.value} {note.label}: {note.text}" for note in document.notes]


@pytest.fixture
def outline() -> Outline:
    """Return a function from a source to its sketch."""

    def read(source: str | bytes, *, plain: bool = False) -> list[str]:
        data = source.encode() if isinstance(source, str) else source
        return _sketch(read_bytes(data, "invented.txt", Options(plain=plain)).document)

    return read
