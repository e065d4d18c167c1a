"""The whole program on one screen: read two texts, compare them, write what changed.

    read -> Document        documents, texts, files -> Comparison        write, write_document -> str

This is where files are read; nothing here prints, and nothing is written to a file. Where no file has the
name, it may be a document's symbol, and `lookup` and `fetch` find that.
"""

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.errors import OptionError, ReadError
from compare.options import Metadata, Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.lineage import Lineage
    from compare.model import Comparison, Document, Origins, Source
    from compare.model.symbol import Symbol
    from compare.readers import Reading

STANDARD_INPUT = "-"
"""The name that stands for standard input."""
PREDECESSOR = "predecessor"
"""The name that stands for the earlier version that the new text names."""

Path = str | os.PathLike[str]

_LONG = 50_000
"""Bytes of a file that takes longer to read than a second process takes to begin."""
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose usual script runs from right to left (CLDR, `characterOrder`)."""


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
    if STANDARD_INPUT == os.fspath(old) == os.fspath(new):
        message = "-: standard input can be one of the two texts, not both. Give a file for the other."
        raise OptionError(message)
    if os.fspath(old) == PREDECESSOR and not os.path.lexists(PREDECESSOR):
        later = read(new, options)
        return documents(_predecessor(later, options or Options(), choose), later, options)
    return documents(*_both(old, new, options), options)


def texts(old: str, new: str, options: Options | None = None) -> "Comparison":
    r"""Return what changed from one text to another, both given as strings.

    >>> comparison = texts("Requests all States to report;", "Calls upon all States to report;")
    >>> [(edit.op.value, edit.old, edit.new) for match in comparison.matches for edit in match.edits]
    [('replace', (Range(paragraph=0, start=0, end=8),), (Range(paragraph=0, start=0, end=10),))]
    """
    return documents(_read_text(old, "old text", options), _read_text(new, "new text", options), options)


def documents(old: "Document", new: "Document", options: Options | None = None) -> "Comparison":
    """Return what changed from one document to another."""
    from compare.diff import compare

    options = options or Options()
    return compare(_say(old, options.old), _say(new, options.new), pins=options.pins, unpins=options.unpins)


def read(path: Path, options: Options | None = None) -> "Document":
    """Return a file (or `-`, standard input) as a document, whatever its format.

    A `sources.toml` beside the file that lists its sha256 says what the text itself does not. What is no
    file may be a symbol. Raise ReadError if it cannot be read as a text.
    """
    return reading(path, options).document


def reading(path: Path, options: Options | None = None) -> "Reading":
    """Return the document that `read` returns, and where its paragraphs came from."""
    path = os.fspath(path)
    if not path:
        message = "the name of a text is empty. Give the name of a file, or - for standard input."
        raise ReadError(message)
    if path != STANDARD_INPUT and not os.path.lexists(path) and (symbol := symbol_of(path)):
        return _by_symbol(symbol, options or Options())
    return _read_file(path, options)


def contents(path: Path) -> tuple[bytes, str]:
    """Return what a file (or `-`, standard input) holds, and its name in messages; raise ReadError."""
    path = os.fspath(path)
    return (_standard_input(), "standard input") if path == STANDARD_INPUT else (_bytes(path), path)


def understood(text: str) -> "Document":
    """Return a text as a document, without a source."""
    return _read_text(text, "text", None)


def symbol_of(word: Path) -> "Symbol | None":
    """Return the symbol that stands in place of a file; a file of that name wins."""
    from compare.lookup import meant

    return meant(os.fspath(word))


def lineage(document: "Document", options: Options | None = None) -> "Lineage":
    """Return the resolution that a document continues by its own words, and why that is thought.

    Raise ReadError if it names none.
    """
    from compare.lineage import lineage as of

    return of(_say(document, (options or Options()).new))


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


def _both(old: Path, new: Path, options: Options | None) -> "tuple[Document, Document]":
    """Read two texts: if both are long, at once."""
    if min(_size(old), _size(new)) < _LONG:
        return read(old, options), read(new, options)
    from compare.forking import at_once

    return at_once(lambda: read(old, options), lambda: read(new, options))


def _size(path: Path) -> int:
    """Return how many bytes a file holds; 0 for what is none, such as a pipe or a symbol."""
    return os.path.getsize(path) if os.path.isfile(path) else 0


def _read_file(path: str, options: Options | None) -> "Reading":
    from compare.readers import read_bytes

    found = read_bytes(*contents(path), options)
    if path == STANDARD_INPUT:
        return found
    document = _called(_name(path), found.document)
    beside = os.path.join(os.path.dirname(path), "sources.toml")
    if document.source and os.path.isfile(beside):
        document = _look_up(document, document.source, beside)
    return found._replace(document=document)


def _by_symbol(symbol: "Symbol", options: Options) -> "Reading":
    """Return the document of a symbol, out of the folder that is named, else downloaded."""
    from compare.lookup import in_folder, labelled

    if options.folder is not None:
        path = in_folder(
            symbol, options.folder, options.language, lambda path: _read_file(path, options).document
        )
        found = _read_file(path, options)
        return found._replace(document=labelled(found.document, symbol))
    found = _downloaded(symbol, options)
    return found._replace(document=labelled(found.document, symbol))


def _downloaded(symbol: "Symbol", options: Options) -> "Reading":
    """Return the document of a symbol in the best format of the service that can be read."""
    from compare.fetch import fetch
    from compare.model import Remark
    from compare.readers import read_bytes

    refused: dict[str, ReadError] = {}
    while True:
        try:
            fetched = fetch(symbol, options, frozenset(refused))
        except ReadError as error:
            if not refused:
                raise
            raise _none_will_do(list(refused.values()), error) from error
        try:
            found = read_bytes(fetched.data, fetched.name, options)
        except ReadError as error:
            refused[fetched.format] = error
            continue
        said = tuple(
            Remark(code="format-refused", message=f"{error} The {fetched.format} was read in its place.")
            for error in refused.values()
        )
        document = found.document
        return found._replace(
            document=replace(document, remarks=(*document.remarks, *fetched.remarks, *said))
        )


def _none_will_do(refused: list[ReadError], last: ReadError) -> ReadError:
    """Return the error for formats of which none could be read, and the `last` not be had.

    That there are no more is said only where one alone was there.
    """
    from compare.fetch import NotThereError

    told = refused[1:] if refused[1:] and isinstance(last, NotThereError) else [*refused[1:], last]
    return ReadError(f"{refused[0]} No other format will do: {' '.join(map(str, told))}")


def _predecessor(
    later: "Document", options: Options, choose: "Callable[[Lineage], Symbol] | None"
) -> "Document":
    """Return the earlier version of a document, with a remark on why it was taken."""
    found = lineage(later, options)
    symbol = found.chosen(choose)
    earlier = _by_symbol(symbol, options).document
    return replace(earlier, remarks=(*earlier.remarks, found.remark(symbol)))


def _read_text(text: str, name: str, options: Options | None) -> "Document":
    from compare.readers import read_bytes

    # Half a character cannot be encoded; U+FFFD says that something was there.
    data = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    return replace(read_bytes(data, name, options).document, source=None)


def _look_up(document: "Document", source: "Source", sources: str) -> "Document":
    """Return the document with what a `sources.toml` says about its source."""
    from compare.sources import look_up

    try:
        listed = _bytes(sources)
    except ReadError:  # told by a remark
        listed = None
    found = look_up(listed, source)
    if found.invented:
        source = source._replace(invented=True)
    remarks = (*document.remarks, *found.remarks)
    return replace(_say(document, found.metadata), source=source, remarks=remarks)


def _say(document: "Document", said: Metadata) -> "Document":
    """Return the document with what somebody says about it."""
    changes = {name: value for name, value in said._asdict().items() if value is not None}
    if said.language is not None:
        primary = said.language.lower().partition("-")[0]
        changes["direction"] = "rtl" if primary in _RIGHT_TO_LEFT else "ltr"
    return replace(document, **changes) if changes else document


def _called(name: str, document: "Document") -> "Document":
    """Return the document of a file by its name alone: errors name the whole path, reports the file."""
    return replace(document, source=document.source and document.source._replace(name=name))


def _name(path: str) -> str:
    """Return the name of a file without its folder, in characters that can be encoded."""
    return os.fsencode(os.path.basename(path)).decode("utf-8", "replace")


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        message = "-: there is no standard input. Give a file."
        raise ReadError(message)
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        message = f"standard input: cannot be read: {error.strerror}."
        raise ReadError(message) from error


def _bytes(path: str) -> bytes:
    """Return what a file holds; say what is wrong with it in terms of the file."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError as error:
        message = f"{path}: no such file. Check the name and the folder."
        raise ReadError(message) from error
    except IsADirectoryError as error:
        message = f"{path}: a folder, not a file. Give one file for each text."
        raise ReadError(message) from error
    except (OSError, ValueError) as error:
        trouble = getattr(error, "strerror", None) or str(error)
        message = f"{path}: cannot be read: {trouble}. Check its name and your rights."
        raise ReadError(message) from error
