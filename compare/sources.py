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

An entry speaks about a file only if their sha256 agree; then it is taken before what the text says. A
list that cannot be read is no reason to refuse the text: the document carries a remark instead.
"""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from compare.model import Remark, Source
from compare.options import Metadata

_NAME = "sources.toml"


class Found(NamedTuple):
    """What a list says about one file."""

    metadata: Metadata = Metadata()
    invented: bool = False
    remarks: tuple[Remark, ...] = ()


def look_up(data: bytes, source: Source) -> Found:
    """Return what `data`, the bytes of a `sources.toml`, says about the file that `source` names."""
    try:
        entries = _entries(data)
    except (ValueError, RecursionError) as error:
        trouble = " ".join(str(error).split())
        return _doubt("sources-unreadable", f"{_NAME} beside it is ignored: {trouble}.")
    for entry in entries:
        if str(entry.get("sha256")).lower() == source.sha256:
            return Found(_metadata(entry), invented=entry.get("invented") is True)
    if any(entry.get("file") == source.name for entry in entries):
        return _doubt("sources-differ", f"{_NAME} beside it describes another version: its sha256 differs.")
    return Found()


@lru_cache(maxsize=1)  # old and new often lie in one folder
def _entries(data: bytes) -> list[dict[str, Any]]:
    """Return the entries; raise ValueError if there is anything else where they should be."""
    import tomllib

    entries = tomllib.loads(data.decode()).get("text", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        message = "its texts are not in [[text]] tables"
        raise ValueError(message)
    return entries


def _metadata(entry: dict[str, Any]) -> Metadata:
    return Metadata(
        symbol=_line(entry.get("symbol")),
        title=_line(entry.get("title")),
        date=_line(entry.get("date")),
        language=_line(entry.get("language")),
    )


def _line(value: object) -> str | None:
    """Return a string or a date of TOML on one line; None for anything else."""
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _doubt(code: str, message: str) -> Found:
    return Found(remarks=(Remark(code=code, message=message),))
