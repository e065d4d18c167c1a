"""What the document service may hand over, told by its first bytes: a page that says "not found" is none."""

_PDF = b"%PDF-"
_PDF_WITHIN = 1024
"""Bytes before a PDF's own, as readers of PDF allow (ISO 32000-1, annex H, note 13)."""
_END_WITHIN = 66_000
"""Bytes from the end in which a zipped file's directory must end (65,557), or a PDF's last line stand."""
_SIGNATURES = (
    (b"PK\x03\x04", "docx", b"PK\x05\x06"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc", b""),
    (b"{\\rtf", "rtf", b"}"),
)
"""First bytes, the format, and what stands near the end of a whole file."""

FORMATS = ("docx", "doc", "pdf", "rtf")
"""Formats that are known here; they are the suffixes of files in the cache."""


def kind(data: bytes) -> str | None:
    """Return the format of a document, None for anything else.

    >>> kind(b"%PDF-1.4"), kind(b"<!DOCTYPE html>")
    ('pdf', None)
    """
    for signature, name, _ in _SIGNATURES:
        if data.startswith(signature):
            return name
    return "pdf" if _PDF in data[:_PDF_WITHIN] else None


def is_whole(data: bytes) -> bool:
    r"""Tell whether a document ends as its format ends: a body without a length may have been cut off.

    >>> is_whole(b"PK\x03\x04 half"), is_whole(b"%PDF-1.4 %%EOF")
    (False, True)
    """
    ends = {name: end for _, name, end in _SIGNATURES} | {"pdf": b"%%EOF"}
    return ends.get(kind(data) or "", b"") in data[-_END_WITHIN:]
