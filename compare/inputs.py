"""What stands for a text, read as a document: a file, standard input, a string, a document's symbol.

A file of that name wins over a symbol. What the text itself does not say is added here: by whoever compares,
in the options, and by a `sources.toml` beside the file. Nothing else reads texts or has them downloaded.
"""

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.errors import ReadError
from compare.options import Metadata, Options

if TYPE_CHECKING:
    from compare.model import Document, Source
    from compare.model.symbol import Symbol
    from compare.readers import Reading

STANDARD_INPUT = "-"
"""The name that stands for standard input."""

Path = str | os.PathLike[str]

_LONG = 50_000
"""Bytes of a file that takes longer to read than a second process takes to begin."""
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose usual script runs from right to left (CLDR, `characterOrder`)."""


def reading(path: Path, options: Options | None = None) -> "Reading":
    """Return a text as a document, and where its paragraphs came from.

    `path` is the name of a file, `-` or a symbol. Raise ReadError if it cannot be read as a text.
    """
    path = os.fspath(path)
    if not path:
        message = "the name of a text is empty. Give the name of a file, or - for standard input."
        raise ReadError(message)
    if path != STANDARD_INPUT and not os.path.lexists(path) and (symbol := symbol_of(path)):
        return by_symbol(symbol, options or Options())
    return _read_file(path, options)


def document(path: Path, options: Options | None = None) -> "Document":
    """Return a text as a document, as `reading` does."""
    return reading(path, options).document


def contents(path: Path) -> tuple[bytes, str]:
    """Return what a file (or `-`, standard input) holds, and its name in messages; raise ReadError."""
    path = os.fspath(path)
    return (_standard_input(), "standard input") if path == STANDARD_INPUT else (_bytes(path), path)


def both(old: Path, new: Path, options: Options | None) -> "tuple[Document, Document]":
    """Read two texts: if both are long, at once."""
    if min(_size(old), _size(new)) < _LONG:
        return document(old, options), document(new, options)
    from compare.forking import at_once

    return at_once(lambda: document(old, options), lambda: document(new, options))


def of_text(text: str, name: str, options: Options | None = None) -> "Document":
    """Return a string as a document, without a source; errors call it by its name."""
    from compare.readers import read_bytes

    # Half a character cannot be encoded; U+FFFD says that something was there.
    data = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    return replace(read_bytes(data, name, options).document, source=None)


def by_symbol(symbol: "Symbol", options: Options) -> "Reading":
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


def symbol_of(word: Path) -> "Symbol | None":
    """Return the symbol that stands in place of a file; a file of that name wins."""
    from compare.lookup import meant

    return meant(os.fspath(word))


def say(document: "Document", said: Metadata) -> "Document":
    """Return the document with what somebody says about it."""
    changes = {name: value for name, value in said._asdict().items() if value is not None}
    if said.language is not None:
        primary = said.language.lower().partition("-")[0]
        changes["direction"] = "rtl" if primary in _RIGHT_TO_LEFT else "ltr"
    return replace(document, **changes) if changes else document


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
    return replace(say(document, found.metadata), source=source, remarks=remarks)


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
