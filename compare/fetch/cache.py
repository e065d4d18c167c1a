"""The cache folder: documents that were downloaded, each with a note beside it that says what it is.

`REDRAFT_CACHE` names the folder, else it is the user's own place for such things. A note is JSON:

    A-RES-58-190-en-1f0c….json      symbol, language, format, url, sha256, size, fetched, and its file
    A-RES-58-190-en-1f0c…-9a….docx  that file; its name has the beginning of its sha256

A note is replaced at once, after its file is whole, so that two programs never see half of anything. What
does not agree with its note is as good as not there. Nothing here removes a file that no note's name fits.
"""

import json
import os
import re
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from compare.digest import hexdigest
from compare.errors import WriteError
from compare.fetch.kinds import FORMATS
from compare.model.symbol import Symbol

FOLDER_VARIABLE = "REDRAFT_CACHE"

_OURS = re.compile(
    rf"[A-Za-z0-9.-]+-[0-9a-f]{{12}}(?:\.json|-[0-9a-f]{{24}}\.(?:{'|'.join(FORMATS)})|\.\w+\.tmp)"
)
"""Names of files that are made here."""
_LARGEST_NOTE = 10_000
"""Bytes; a note has some 400."""


class Entry(NamedTuple):
    """A document in the cache, as its note describes it."""

    symbol: str
    language: str
    format: str
    url: str
    sha256: str
    size: int
    """Bytes."""
    fetched: str
    """The day, ISO 8601."""
    file: str
    """Name of the file beside the note."""
    refused: str = ""
    """What to say of formats that would have been better and did not come, a sentence a line."""


class Held(NamedTuple):
    """What the cache has of one document."""

    data: bytes | None
    """None where it is not there, or damaged."""
    damaged: bool = False
    refused: tuple[str, ...] = ()
    """What was said of better formats when it was downloaded."""


def folder() -> Path:
    """Return the cache folder, which need not be there."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("redraft", appauthor=False)


def look(symbol: Symbol, language: str, to: str) -> Held:
    """Return what is there of a document in one format."""
    note = folder() / f"{_key(symbol, language, to)}.json"
    for _ in range(2):  # another program may put a new file in its place between the note and the file
        entry = _entry(note)
        if entry is None:
            return Held(None, damaged=note.is_file())
        with suppress(OSError):
            data = (note.parent / entry.file).read_bytes()
            if hexdigest(data) == entry.sha256:
                return Held(data, refused=tuple(filter(None, entry.refused.split("\n"))))
    return Held(None, damaged=True)


def keep(symbol: Symbol, language: str, to: str, url: str, data: bytes, refused: Sequence[str] = ()) -> None:
    """Put a document into the cache, in place of what was there. Raise WriteError if that cannot be done.

    Sentences on formats that were `refused` are kept with it.
    """
    key, digest = _key(symbol, language, to), hexdigest(data)
    place = folder()
    note = place / f"{key}.json"
    entry = Entry(
        symbol=str(symbol),
        language=language,
        format=to,
        url=url,
        sha256=digest,
        size=len(data),
        fetched=time.strftime("%Y-%m-%d", time.gmtime()),
        # A name for each: who takes an old file away cannot take what another one just put there.
        file=f"{key}-{digest[:16]}{os.urandom(4).hex()}.{to}",
        refused="\n".join(refused),
    )
    try:
        place.mkdir(parents=True, exist_ok=True)
        before = _entry(note)
        _write(place, key, entry.file, data)
        _write(place, key, note.name, json.dumps(entry._asdict(), ensure_ascii=False, indent=1).encode())
    except OSError as error:
        message = (
            f"{place}: the cache cannot be written: {error.strerror or error}. "
            f"Name another folder in {FOLDER_VARIABLE}."
        )
        raise WriteError(message) from error
    if before and before.file != entry.file:
        with suppress(OSError):  # in use on Windows; `clear` takes it later
            (place / before.file).unlink()


def entries() -> list[Entry]:
    """Return what is in the cache, by symbol, language and format."""
    return sorted(filter(None, map(_entry, _files())))


def clear() -> int:
    """Empty the cache and return the bytes that were freed. Raise WriteError if a file cannot be removed."""
    freed = 0
    for path in _files():
        try:
            size = path.stat().st_size
            path.unlink()
        except FileNotFoundError:  # another program was faster
            continue
        except OSError as error:
            message = (
                f"{path}: cannot be removed: {error.strerror or error}. Check your rights, and who uses it."
            )
            raise WriteError(message) from error
        freed += size
    return freed


def _files() -> list[Path]:
    """Return the files in the folder that were made here."""
    try:
        return sorted(path for path in folder().iterdir() if _OURS.fullmatch(path.name) and path.is_file())
    except OSError:  # there is none, or it is not ours to see
        return []


def _key(symbol: Symbol, language: str, to: str) -> str:
    """Return a name for all files of one document: readable, and unlike any other's even without case."""
    digest = hexdigest(f"{symbol}\n{language}\n{to}".encode())
    return f"{symbol.file_name}-{language}-{digest[:12]}"


def _entry(note: Path) -> Entry | None:
    """Return what a note says, None if it is missing or says anything else."""
    if note.suffix != ".json":
        return None
    try:
        with note.open("rb") as file:
            said = json.loads(file.read(_LARGEST_NOTE))
        entry = Entry(**said)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    types = {name: type(value) for name, value in entry._asdict().items()}
    right = types == Entry.__annotations__ and _OURS.fullmatch(entry.file)
    return entry if right and entry.file.startswith(note.stem) else None


def _write(place: Path, key: str, name: str, data: bytes) -> None:
    """Write a file whole or not at all."""
    beside = place / f"{key}.{os.urandom(6).hex()}.tmp"
    try:
        beside.write_bytes(data)
        os.replace(beside, place / name)  # noqa: PTH105 - says what it does
    finally:
        beside.unlink(missing_ok=True)
