"""A short notation for documents in tests.

    "P: Recalling resolution 1, | 1: Decides to act: | 1a: first thing; | 1ai: detail; | H: Reporting"

A number is an operative paragraph, letters after it make sub-paragraphs `(a)` and `(i)`. `P` is
preambular, `O` opening, `C` closing, `H` heading, `S` sponsors, `T` a title, `A` an annex,
`X` another paragraph; `N7` is note 7.
`^7` in a text is a mark of note 7; `^?7` is a mark without a note.
"""

import re

from compare.model import Document, Kind, Mark, Note, Paragraph

_KINDS = {
    "P": Kind.PREAMBULAR,
    "O": Kind.OPENING,
    "C": Kind.CLOSING,
    "H": Kind.HEADING,
    "S": Kind.SPONSORS,
    "T": Kind.TITLE,
    "A": Kind.ANNEX,
    "X": Kind.OTHER,
}
_MARK = re.compile(r"\^(\?)?(\w+)")


def document(notation: str, **metadata: str) -> Document:
    """Return the document that `notation` describes."""
    items = [item.strip().partition(":") for item in notation.split("|") if item.strip()]
    notes = tuple(
        Note(label=head[1:], text=text.strip()) for head, _, text in items if re.fullmatch(r"N\w+", head)
    )
    labels = [note.label for note in notes]
    paragraphs = []
    for head, _, text in items:
        if re.fullmatch(r"N\w+", head):
            continue
        plain, marks = _marks(text.strip(), labels)
        if head in _KINDS:
            paragraphs.append(Paragraph(kind=_KINDS[head], text=plain, marks=marks))
            continue
        number, letter, numeral = re.fullmatch(r"(\d+)([a-z]?)([ivx]*)", head).groups()
        label, level = (f"({numeral})", 2) if numeral else (f"({letter})", 1) if letter else (number, 0)
        kind = Kind.SUBPARAGRAPH if level else Kind.OPERATIVE
        paragraphs.append(Paragraph(kind=kind, text=plain, label=label, level=level, marks=marks))
    return Document(paragraphs=tuple(paragraphs), notes=notes, **metadata)


def _marks(text: str, labels: list[str]) -> tuple[str, tuple[Mark, ...]]:
    marks, plain, at = [], "", 0
    for found in _MARK.finditer(text):
        plain += text[at : found.start()]
        at = found.end()
        missing = bool(found[1])
        marks.append(
            Mark(
                offset=len(plain),
                note=None if missing else labels.index(found[2]),
                label=found[2] if missing else None,
            )
        )
    return plain + text[at:], tuple(marks)
