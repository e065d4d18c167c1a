"""What a user may choose, as one frozen value that is passed down explicitly."""

from typing import NamedTuple


class Metadata(NamedTuple):
    """What a user says about one of the two texts; None leaves it to the text itself."""

    symbol: str | None = None
    title: str | None = None
    date: str | None = None
    language: str | None = None


class Limits(NamedTuple):
    """How much of a file is read before it is refused: files come from strangers. Messages name the field."""

    file_bytes: int = 50_000_000
    """Of the file as it comes; the longest reports of the United Nations have less than half of it."""
    unpacked_bytes: int = 200_000_000
    """Of what a packed file (Word, OpenDocument, a PDF's streams) unpacks to."""
    pages: int = 5_000
    characters: int = 20_000_000
    """Of the text; 10,000 pages have as many as that at most."""
    elements: int = 5_000_000
    """Of XML or HTML; objects on the pages of a PDF."""
    depth: int = 200
    """Of elements in elements: no writer nests tables as deep."""
    seconds: int = 120
    """For another program that converts a file, and for a library that cannot be bounded otherwise."""
    memory_bytes: int = 4_000_000_000
    """Of addresses, for such a library (on Linux)."""


class Options(NamedTuple):
    """Choices for reading, comparing and writing."""

    plain: bool = False
    """Read no structure: each block of text is just a paragraph."""
    password: str | None = None
    """Opens encrypted files."""
    tracked: str = "accepted"
    """Which view of tracked changes in a Word file to read: `accepted` or `rejected`."""
    limits: Limits = Limits()
    """Bounds on what is read."""
    language: str = "en"
    """In which a text that is given by its symbol is asked for: `ar`, `en`, `es`, `fr`, `ru` or `zh`."""
    folder: str | None = None
    """Folder in which such a text is looked for; None downloads it and keeps it in the cache."""
    offline: bool = False
    """Take such a text from the cache only."""
    refresh: bool = False
    """Download such a text even if it is in the cache."""
    typography: bool = False
    """Show typographic differences too (curly quotes, kinds of spaces and hyphens)."""
    strict: bool = False
    """Let renumbering alone count as a difference."""
    stat: bool = False
    """In the terminal, show the counts only."""
    color: bool = False
    """In the terminal, use colours."""
    width: int | None = None
    """In the terminal, break lines at this many columns; None leaves that to whoever shows them."""
    templates: str | None = None
    """Folder whose templates are taken before the package's own."""
    ui_language: str = "en"
    """In which the report speaks: `ar`, `en`, `es`, `fr`, `ru` or `zh`. Its texts stay as they are."""
    paper: str | None = None
    """Size of printed pages, as CSS names it: `A4`, `Letter`; None leaves it to the browser."""
    old: Metadata = Metadata()
    """What the user says about the old text."""
    new: Metadata = Metadata()
    """What the user says about the new text."""
    pins: tuple[tuple[str, str], ...] = ()
    """Pairs of addresses, old and new, that belong together whatever their words. Pairs that share a
    paragraph make one match: `op7=op9` with `op7=op10` is a split."""
    unpins: tuple[tuple[str, str], ...] = ()
    """Pairs of addresses, old and new, that must not be matched."""
