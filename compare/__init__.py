"""Redraft: what changed between two versions of a resolution, paragraph by paragraph.

    import compare

    comparison = compare.files("old.txt", "new.txt")
    print(comparison.counts)
    page = compare.write(comparison, "html")

Names are loaded when they are first used, so that importing the package costs nothing: until it is
imported, the program cannot heed Ctrl-C.
"""

TYPE_CHECKING = False  # what type checkers read as true; `typing` takes 10 ms to load
if TYPE_CHECKING:
    from compare.errors import OptionError, ReadError, RedraftError, WriteError
    from compare.model import Comparison, Document, Edit, Kind, Match, MatchKind, Note, Op, Paragraph
    from compare.options import Metadata, Options
    from compare.pipeline import documents, files, print_pdf, read, texts, write

__all__ = [
    "Comparison",
    "Document",
    "Edit",
    "Kind",
    "Match",
    "MatchKind",
    "Metadata",
    "Note",
    "Op",
    "OptionError",
    "Options",
    "Paragraph",
    "ReadError",
    "RedraftError",
    "WriteError",
    "documents",
    "files",
    "print_pdf",
    "read",
    "texts",
    "write",
]

_HOMES = {
    "compare.errors": ("OptionError", "ReadError", "RedraftError", "WriteError"),
    "compare.model": (
        *("Comparison", "Document", "Edit", "Kind", "Match"),
        *("MatchKind", "Note", "Op", "Paragraph"),
    ),
    "compare.options": ("Metadata", "Options"),
    "compare.pipeline": ("documents", "files", "print_pdf", "read", "texts", "write"),
}


def __getattr__(name: str) -> object:
    """Load a public name from the module that defines it."""
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    message = f"module 'compare' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
