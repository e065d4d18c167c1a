"""What the document service may hand over, told by its first bytes: a page that says "not found" is none."""

import re

_PDF = b"%PDF-"
_PDF_WITHIN = 1024
"""Bytes before a PDF's own, as readers of PDF allow (ISO 32000-1, annex H, note 13)."""
_SIGNATURES = (
    (b"PK\x03\x04", "docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "rtf"),
)
"""First bytes, and the format."""
_ENDS = {"docx": (b"PK\x05\x06", 65_557), "pdf": (b"%%EOF", 1024), "rtf": (b"}", 1)}
"""What ends a whole file, and in how many bytes from its end it must stand: a zip file may have a comment
behind it, a PDF as much as readers allow (ISO 32000-1, annex H, note 18)."""
_FILLING = b" \t\r\n\0"
_LINEARIZED = re.compile(rb"/Linearized\b[^<>]{0,200}?/L\s+(\d{1,12})\b")
"""A PDF for the web has an end near its beginning too, and says how long it is (annex F)."""

_SECTOR_SHIFT, _LARGEST_SHIFT, _SMALLEST_SECTOR = slice(30, 32), 12, 512
_TABLES, _FIRST_TABLE, _TABLES_IN_HEADER = slice(44, 48), 76, 109
_FREE = b"\xff\xff\xff\xff"
"""Of a compound file's header and tables: sizes, places, and what an unused sector is said to be."""

FORMATS = ("docx", "doc", "pdf", "rtf")
"""Formats that are known here; they are the suffixes of files in the cache."""


def kind(data: bytes) -> str | None:
    """Return the format of a document, None for anything else.

    >>> kind(b"%PDF-1.4"), kind(b"<!DOCTYPE html>")
    ('pdf', None)
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    return "pdf" if _PDF in data[:_PDF_WITHIN] else None


def is_whole(data: bytes) -> bool:
    r"""Tell whether a document ends as its format ends: a body without a length may have been cut off.

    >>> is_whole(b"PK\x03\x04 half"), is_whole(b"%PDF-1.4 %%EOF")
    (False, True)
    """
    form = kind(data)
    if form == "doc":
        return len(data) > _least_bytes(data)
    linearized = _LINEARIZED.search(data[:_PDF_WITHIN]) if form == "pdf" else None
    if linearized and len(data) < int(linearized[1]):
        return False
    end, within = _ENDS.get(form or "", (b"", 0))
    return end in data.rstrip(_FILLING)[-within:] or end in data[-within:]


def _least_bytes(data: bytes) -> int:
    """Return the bytes ahead of the last sector of a compound file, by its own table ([MS-CFB] 2.2, 2.3).

    The last sector itself may be short. The tables named in the header reach for some 7 MB, which is asked
    for of a longer file too.
    """
    size = 1 << min(int.from_bytes(data[_SECTOR_SHIFT], "little"), _LARGEST_SHIFT)
    named = int.from_bytes(data[_TABLES], "little")
    number = min(named, _TABLES_IN_HEADER)
    if size < _SMALLEST_SECTOR or not number:
        return 0
    for index in reversed(range(number)):
        at = _FIRST_TABLE + 4 * index
        start = (int.from_bytes(data[at : at + 4], "little") + 1) * size
        table = data[start : start + size]
        if len(table) < size:
            return start + size
        used = [at for at in range(0, size, 4) if table[at : at + 4] != _FREE]
        if used:
            return (index * (size // 4) + used[-1] // 4 + 1) * size
    return 0
