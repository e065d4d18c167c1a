"""`sources.toml`: what somebody wrote down about the texts that lie beside it.

    [[text]]
    file = "58-190.txt"
    symbol = "A/RES/58/190"
    title = "Protection of migrants"
    date = 2003-12-22
    language = "en"
    from = "https://undocs.org/A/RES/58/190"
    sha256 = "…"
    invented = false

An entry speaks about a file only if their sha256 agree; then it is taken before what the text says. What
cannot be read or understood of it is no reason to refuse the text: the document carries a remark instead.
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from compare.model import Remark, Source
from compare.model.phrase import gettext
from compare.options import Metadata

_NAME = "sources.toml"
_STRING = (str,), gettext("a string in quotes")
_EXPECTED: Mapping[str, tuple[tuple[type, ...], str]] = MappingProxyType(
    {
        "symbol": _STRING,
        "title": _STRING,
        "date": ((str, date), gettext("a date such as 2003-12-22, or a string in quotes")),
        "language": _STRING,
        "sha256": _STRING,
        "invented": ((bool,), gettext("true or false")),
    }
)
"""Keys that are asked for, the types that their values may have, and how to say so."""
_SHOWN = 40
"""Characters of a wrong string that a remark shows."""


class Found(NamedTuple):
    """What a list says about one file."""

    metadata: Metadata = Metadata()
    invented: bool = False
    remarks: tuple[Remark, ...] = ()


def look_up(data: bytes | None, source: Source) -> Found:
    """Return what `data`, the bytes of a `sources.toml`, says about the file that `source` names.

    `data` is None for a list that is there and cannot be read.
    """
    if data is None:
        said = gettext("sources.toml beside the text is ignored: it cannot be read. Check your rights to it.")
        return _ignored(said)
    try:
        entries = _entries(data)
    except UnicodeDecodeError as error:
        said = gettext(
            "sources.toml beside the text is ignored: byte %(byte)s of it is not UTF-8. Save it as UTF-8.",
            byte=str(error.start),
        )
        return _ignored(said)
    except RecursionError:
        said = gettext(
            "sources.toml beside the text is ignored: it is nested too deeply. Write each text as a [[text]] "
            "table."
        )
        return _ignored(said)
    except ValueError as error:
        trouble = " ".join(str(error).split())
        return _ignored(f"{_NAME} beside the text is ignored: it is no valid TOML: {trouble}. Mend it there.")
    if entries is None:
        said = gettext(
            "sources.toml beside the text is ignored: its texts are not in tables. Begin each with a line "
            "[[text]]."
        )
        return _ignored(said)
    for entry in entries:
        if str(entry.get("sha256")).lower() == source.sha256:
            return _said(entry, source.name)
    named = [entry for entry in entries if entry.get("file") == source.name]
    return Found(remarks=(_not_believed(named[0], source.name),)) if named else Found()


@lru_cache(maxsize=1)  # old and new often lie in one folder
def _entries(data: bytes) -> list[dict[str, Any]] | None:
    """Return the entries, or None if there is anything else where they should be."""
    import tomllib

    entries = tomllib.loads(data.decode()).get("text", [])
    tables = isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)
    return entries if tables else None


def _said(entry: Mapping[str, Any], name: str) -> Found:
    """Return what an entry says, with a remark on each value that cannot be what it should be."""
    wrong = [key for key, value in entry.items() if key in _EXPECTED and not _fits(key, value)]
    known = {key: _line(entry[key]) for key in Metadata._fields if key in entry and key not in wrong}
    return Found(
        metadata=Metadata(**known),
        invented=entry.get("invented") is True,
        remarks=tuple(_wrong(key, entry[key], name) for key in wrong),
    )


def _fits(key: str, value: object) -> bool:
    types, _ = _EXPECTED[key]
    return isinstance(value, types)


def _line(value: str | date) -> str | None:
    """Return a string or a date on one line; None for an empty one."""
    if isinstance(value, datetime):
        value = value.date()
    return " ".join(str(value).split()) or None


def _not_believed(entry: Mapping[str, Any], name: str) -> Remark:
    """Return why an entry that names the file says nothing about it."""
    if "sha256" in entry and not _fits("sha256", entry["sha256"]):
        return _wrong("sha256", entry["sha256"], name)
    if "sha256" not in entry:
        message = gettext(
            "sources.toml: the entry of %(name)s has no sha256, so it is ignored. Add the sha256 that "
            "`redraft show` prints, if it holds.",
            name=name,
        )
    else:
        message = gettext(
            "sources.toml: the entry of %(name)s describes another version: its sha256 differs, so it is "
            "ignored. Add the sha256 that `redraft show` prints, if it holds.",
            name=name,
        )
    return Remark(code="sources-differ", message=message)


def _wrong(key: str, value: object, name: str) -> Remark:
    _, expected = _EXPECTED[key]
    message = gettext(
        "sources.toml: %(key)s of %(name)s is %(value)s, which is ignored. Give %(expected)s.",
        key=key,
        name=name,
        value=_shown(value),
        expected=expected,
    )
    return Remark(code="sources-type", message=message)


def _shown(value: object) -> str:
    """Return a value of TOML as a remark shows it."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value if len(value) <= _SHOWN else value[:_SHOWN] + "…"}"'
        case list():
            return gettext("a list")
        case dict():
            return gettext("a table")
        case _:
            return str(value)


def _ignored(message: str) -> Found:
    return Found(remarks=(Remark(code="sources-unreadable", message=message),))
