"""The whole program on one screen: read two texts, compare them, write what changed.

    read -> Document        documents, texts, files -> Comparison        write, write_document -> str

Nothing here prints, and nothing is written to a file. What stands for a text is read by `inputs`.
"""

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from compare import inputs
from compare.errors import OptionError
from compare.inputs import Path
from compare.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.lineage import Lineage
    from compare.model import Comparison, Document, Origins
    from compare.model.symbol import Symbol

PREDECESSOR = "predecessor"
"""The name that stands for the earlier version that the new text names."""


def files(
    old: Path,
    new: Path,
    options: Options | None = None,
    choose: "Callable[[Lineage], Symbol] | None" = None,
) -> "Comparison":
    """Return what changed from one file to another; one of them may be `-`, standard input.

    In place of a file its symbol will do, and `predecessor` for the resolution that the new text continues;
    `choose` is asked where that is not clear. Raise ReadError for what cannot be read as a text, OptionError
    for choices that make no sense.
    """
    if inputs.STANDARD_INPUT == os.fspath(old) == os.fspath(new):
        message = "-: standard input can be one of the two texts, not both. Give a file for the other."
        raise OptionError(message)
    if os.fspath(old) == PREDECESSOR and not os.path.lexists(PREDECESSOR):
        later = read(new, options)
        return documents(_predecessor(later, options or Options(), choose), later, options)
    return documents(*inputs.both(old, new, options), options)


def texts(old: str, new: str, options: Options | None = None) -> "Comparison":
    r"""Return what changed from one text to another, both given as strings.

    >>> comparison = texts("Requests all States to report;", "Calls upon all States to report;")
    >>> [(edit.op.value, edit.old, edit.new) for match in comparison.matches for edit in match.edits]
    [('replace', (Range(paragraph=0, start=0, end=8),), (Range(paragraph=0, start=0, end=10),))]
    """
    return documents(
        inputs.of_text(old, "old text", options), inputs.of_text(new, "new text", options), options
    )


def documents(old: "Document", new: "Document", options: Options | None = None) -> "Comparison":
    """Return what changed from one document to another."""
    from compare.diff import compare

    options = options or Options()
    return compare(
        inputs.say(old, options.old), inputs.say(new, options.new), pins=options.pins, unpins=options.unpins
    )


def read(path: Path, options: Options | None = None) -> "Document":
    """Return a file (or `-`, standard input) as a document, whatever its format.

    A `sources.toml` beside the file that lists its sha256 says what the text itself does not. What is no
    file may be a symbol. Raise ReadError if it cannot be read as a text.
    """
    return inputs.document(path, options)


def understood(text: str) -> "Document":
    """Return a text as a document, without a source."""
    return inputs.of_text(text, "text", None)


def lineage(document: "Document", options: Options | None = None) -> "Lineage":
    """Return the resolution that a document continues by its own words, and why that is thought.

    Raise ReadError if it names none.
    """
    from compare.lineage import lineage as of

    return of(inputs.say(document, (options or Options()).new))


def list_cache() -> list[str]:
    """Return lines on the cache: its folder, each document with its size, and the sum."""
    from compare.fetch import cache

    entries = cache.entries()
    lines = [f"{e.symbol}  {e.language}  {e.format}  {e.size:,} bytes  {e.fetched}" for e in entries]
    total = sum(entry.size for entry in entries)
    documents = "1 document" if len(entries) == 1 else f"{len(entries)} documents"
    return [str(cache.folder()), *lines, f"{documents}, {total:,} bytes"]


def clear_cache() -> list[str]:
    """Empty the cache and return a line on it. Raise WriteError if a file cannot be removed."""
    from compare.fetch import cache

    return [f"{cache.folder()}: emptied, {cache.clear():,} bytes freed"]


def write(comparison: "Comparison", to: str = "html", options: Options | None = None) -> str:
    """Return a comparison in one of the formats `html`, `json`, `summary`, `terminal`."""
    from compare.writers import WRITERS

    if to not in WRITERS:
        message = f"{to!r} is no format. Use one of {', '.join(WRITERS)}."
        raise OptionError(message)
    return WRITERS[to](comparison, options or Options())


def page(comparison: "Comparison", options: Options | None = None) -> bytes:
    """Return the report of a comparison in UTF-8: what `write` returns as `html`, for less memory."""
    from compare.writers.to_html import encoded

    return encoded(comparison, options or Options())


def print_pdf(comparison: "Comparison", options: Options | None = None) -> bytes:
    """Return the report of a comparison as PDF, on A4 unless `options.paper` says otherwise.

    Raise WriteError where no Chromium is installed that could print it.
    """
    from compare.printing import to_pdf

    options = options or Options()
    return to_pdf(page(comparison, options._replace(paper=options.paper or "A4")), options)


def in_short(comparison: "Comparison") -> str:
    """Return the counts of a comparison in words, a few lines of plain text."""
    from compare.writers.wording import counts

    return "\n".join(counts(comparison))


def write_document(
    document: "Document",
    to: str = "text",
    options: Options | None = None,
    *,
    origins: "Origins | None" = None,
) -> str:
    """Return a document as it was understood, in one of the formats `json`, `text`.

    With its `origins` the text says on which page of a PDF each paragraph begins.
    """
    if to == "json":
        from compare.writers.to_json import write_document as write_json

        return write_json(document)
    if to == "text":
        from compare.writers.to_terminal import show_document

        return show_document(document, options or Options(), origins)
    message = f"{to!r} is no format of a document. Use json or text."
    raise OptionError(message)


def _predecessor(
    later: "Document", options: Options, choose: "Callable[[Lineage], Symbol] | None"
) -> "Document":
    """Return the earlier version of a document, with a remark on why it was taken."""
    found = lineage(later, options)
    symbol = found.chosen(choose)
    earlier = inputs.by_symbol(symbol, options).document
    return replace(earlier, remarks=(*earlier.remarks, found.remark(symbol)))
