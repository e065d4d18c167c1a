"""Write a document as plain text, in the layout that readers know best.

In: a `Document`. Out: `str`. A paragraph is a line, with a blank line between two; marks of notes are raised
digits or signs, and the notes stand at the end, under a rule. Tables and styles have no place in it.
"""

from compare.model import Document, Kind, Mark, Paragraph
from compare.model.address import names_itself

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RULE = "_" * 15


def write_document(document: Document) -> str:
    """Return the text."""
    labels = [note.label for note in document.notes]
    blocks = [_line(paragraph, labels) for paragraph in document.paragraphs]
    notes = [f"{_raised(note.label)} {note.text}" for note in document.notes]
    parts = [*blocks, *([_RULE] if notes else ()), *notes]
    return "\n\n".join(parts) + "\n"


def _line(paragraph: Paragraph, labels: list[str]) -> str:
    text = _marked(paragraph, labels)
    label = paragraph.label
    if label is None or paragraph.kind is Kind.CELL:
        return text
    if not text:  # of a heading that is a number alone, "Article 4"
        return label
    bare = label.endswith((")", ".", "°")) or label.startswith((".", "第"))
    if paragraph.kind is Kind.HEADING and names_itself(label):
        bare = True
    return f"{label}{'' if bare else '.'} {text}"


def _marked(paragraph: Paragraph, labels: list[str]) -> str:
    """Return the text with its marks in it."""
    text, at = "", 0
    for mark in paragraph.marks:
        text += paragraph.text[at : mark.offset] + _raised(_label(mark, labels))
        at = mark.offset
    return text + paragraph.text[at:]


def _label(mark: Mark, labels: list[str]) -> str:
    return labels[mark.note] if mark.note is not None else mark.label or ""


def _raised(label: str) -> str:
    return label.translate(_RAISED) if label.isdecimal() else label
