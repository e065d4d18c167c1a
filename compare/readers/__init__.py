"""Readers: bytes in, `Reading` (a document and its origins) out. No reader opens a file.

The format is told by what is in the bytes; a name's suffix is asked only where they leave it open, so
that standard input and pipes work too.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from compare.errors import ReadError
from compare.options import Options
from compare.readers.blocks import Reading
from compare.readers.limits import too_much

__all__ = ["READERS", "Reader", "Reading", "read_bytes", "recognise"]


class Reader(Protocol):
    """What reads one format."""

    def __call__(self, data: bytes, name: str, options: Options) -> Reading:
        """Return what was read; raise ReadError with one line for the person at the keyboard."""
        ...


def _text(data: bytes, name: str, options: Options) -> Reading:
    from compare.readers import from_text

    return from_text.read(data, name, plain=options.plain)


def _json(data: bytes, name: str, options: Options) -> Reading:
    from compare.readers import from_json

    return from_json.read(data, name, plain=options.plain)


def _pdf(data: bytes, name: str, options: Options) -> Reading:
    from compare.readers import from_pdf

    return from_pdf.read(data, name, options)


READERS: Mapping[str, Reader] = MappingProxyType({"text": _text, "json": _json, "pdf": _pdf})
"""Name of a format, and what reads it."""

_SIGNATURES = (
    (b"PK\x03\x04", "a Word document or another zipped file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document"),
    (b"{\\rtf", "Rich Text (RTF)"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"\x1f\x8b\x08", "a compressed file (gzip)"),
)
_PDF = b"%PDF-"
"""May stand anywhere in the first kilobyte (ISO 32000-1, annex H)."""
_HTML = (b"<!doctype html", b"<html")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_JSON = rb'\{\s*"|\[\s*\{\s*"'
"""How JSON begins, and no resolution. Whether it is right, and a document, is for its reader to say."""
_HEAD = 1024
_BLANK = b" \t\r\n\0"
"""White space, also of UTF-16."""


def read_bytes(data: bytes, name: str, options: Options | None = None) -> Reading:
    """Read `data`, of whatever format it is; `name` is for messages and for the document's source.

    Raise ReadError, one line that says what, where and what to try.
    """
    options = options or Options()
    if len(data) > options.limits.file_bytes:
        raise too_much(name, "file_bytes", options.limits, f"{len(data):,} bytes")
    return READERS[recognise(data, name)](data, name, options)


def recognise(data: bytes, name: str) -> str:
    r"""Return the name in READERS of what reads `data`; raise ReadError if nothing does yet.

    >>> recognise(b' {"paragraphs": []}', "-"), recognise(b"{1} The General Assembly", "draft.txt")
    ('json', 'text')
    """
    head = data[:_HEAD]
    for mark in _BYTE_ORDER_MARKS:
        head = head.removeprefix(mark)
    if _PDF in head:
        return "pdf"
    head = head.lstrip(_BLANK)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) or head.startswith(signature):
            raise _unread(name, kind)
    if head.lower().startswith(_HTML):
        raise _unread(name, "a web page (HTML)")
    if re.match(_JSON, head.replace(b"\0", b"")):
        return "json"
    return "json" if name.lower().endswith(".json") and data.strip() else "text"


def _unread(name: str, kind: str) -> ReadError:
    return ReadError(f"{name}: {kind}, which is not read yet. Save it as plain text (UTF-8) and try again.")
