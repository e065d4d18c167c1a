"""The data model: documents, comparisons, addresses, and the table of what is mere typography.

Imports nothing from the rest of the package, does no I/O, and knows no file format.
"""

from compare.model.changes import Comparison, Counts, Passage, SideCounts
from compare.model.document import (
    Document,
    Kind,
    Mark,
    Note,
    NoteKind,
    Origins,
    Paragraph,
    Remark,
    Repair,
    Run,
    Source,
    Span,
    Style,
)
from compare.model.match import Edit, Kept, MarkChange, Match, MatchKind, Op, Range

__all__ = [
    "Comparison",
    "Counts",
    "Document",
    "Edit",
    "Kept",
    "Kind",
    "Mark",
    "MarkChange",
    "Match",
    "MatchKind",
    "Note",
    "NoteKind",
    "Op",
    "Origins",
    "Paragraph",
    "Passage",
    "Range",
    "Remark",
    "Repair",
    "Run",
    "SideCounts",
    "Source",
    "Span",
    "Style",
]
