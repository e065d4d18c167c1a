"""Words that are no file's: symbols, and where the texts that they name lie in a folder.

In: a word of the command line; a symbol and a folder. Out: the symbol that a word means; the file in the
folder that is the text. Files are read by whoever asks, who hands over how.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace

from compare.errors import ReadError
from compare.model import Document, Remark
from compare.model.phrase import gettext
from compare.model.symbol import Symbol, of_file, parse

_MOST_FILES = 2_000
"""That are read to learn their symbols; a session's resolutions are some 300."""
_BEST_FIRST = (".json", ".docx", ".odt", ".doc", ".rtf", ".html", ".htm", ".md", ".txt", ".pdf")
"""Suffixes of one text's files, the one that says most of its structure first."""


def meant(word: str) -> Symbol | None:
    """Return the symbol that a word means; None for a file of that name, for `-` and for anything else."""
    return None if os.path.lexists(word) else parse(word)


def in_folder(symbol: Symbol, folder: str, language: str, read: Callable[[str], Document]) -> str:
    """Return the path of the file in `folder` that is the text of `symbol`.

    A name that says so is believed; else the files are read, which a `sources.toml` beside them explains.
    Raise ReadError if there is none, or more than one.
    """
    names = _names(folder)
    named = [name for name in names if of_file(os.path.splitext(name)[0]) == symbol]
    if named:
        return _one([os.path.join(folder, name) for name in named], symbol, folder)
    found = [(path, text) for path, text in _read(folder, names, read) if parse(text.symbol or "") == symbol]
    spoken = [path for path, text in found if text.language == language]
    if found:
        return _one(spoken or [path for path, _ in found], symbol, folder)
    message = (
        f"{folder}: no text of {symbol} ({len(names)} files looked at). "
        "Give its file, or leave out --from to download it."
    )
    raise ReadError(message)


def labelled(document: Document, symbol: Symbol) -> Document:
    """Return a document with the symbol that it was found by; doubt it if the text has another."""
    own = parse(document.symbol or "")
    if document.symbol is None or own == symbol:
        return replace(document, symbol=str(symbol))
    if own and own.parts == symbol.parts:  # a part of a composite resolution, or the whole of it
        return document
    message = gettext(
        "%(asked)s was asked for, and the text calls itself %(symbol)s.",
        asked=str(symbol),
        symbol=document.symbol,
    )
    return replace(document, remarks=(*document.remarks, Remark(code="symbol-differs", message=message)))


def _names(folder: str) -> list[str]:
    """Return the names of the files in a folder."""
    try:
        with os.scandir(folder) as there:
            names = sorted(entry.name for entry in there if entry.is_file() and entry.name[:1] != ".")
    except OSError as error:
        message = f"{folder}: cannot be read: {error.strerror or error}. Give --from an existing folder."
        raise ReadError(message) from error
    return [name for name in names if name != "sources.toml"]


def _read(folder: str, names: list[str], read: Callable[[str], Document]) -> Iterator[tuple[str, Document]]:
    """Yield the files that are texts."""
    if len(names) > _MOST_FILES:
        message = (
            f"{folder}: {len(names):,} files, and no more than {_MOST_FILES:,} are read. "
            "Name the file after its symbol, or give it itself."
        )
        raise ReadError(message)
    for name in names:
        path = os.path.join(folder, name)
        try:
            yield path, read(path)
        except ReadError:  # whatever else lies in the folder
            continue


def _one(paths: list[str], symbol: Symbol, folder: str) -> str:
    """Return the best of the files of one text; raise ReadError if two are as good."""
    ranked = sorted(paths, key=_rank)
    best = [path for path in ranked if _rank(path) == _rank(ranked[0])]
    if len(best) > 1:
        several = ", ".join(os.path.basename(path) for path in best)
        message = f"{folder}: several texts of {symbol}: {several}. Give one of them."
        raise ReadError(message)
    return best[0]


def _rank(path: str) -> int:
    suffix = os.path.splitext(path)[1].lower()
    return _BEST_FIRST.index(suffix) if suffix in _BEST_FIRST else len(_BEST_FIRST)
