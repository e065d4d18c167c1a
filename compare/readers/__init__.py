"""Readers: bytes in, `Reading` (a document and its origins) out. No reader opens a file of the user's.

The format is told by what is in the bytes; a name's suffix is asked only where they leave it open, so
that standard input and pipes work too.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from compare.model import Remark
from compare.model.phrase import gettext
from compare.options import Options
from compare.readers.blocks import Reading
from compare.readers.limits import too_much
from compare.readers.recognise import NAMES, recognise, suffix_of

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


def _docx(data: bytes, name: str, options: Options) -> Reading:
    from compare.readers import from_docx

    return from_docx.read(data, name, options)


def _html(data: bytes, name: str, options: Options) -> Reading:
    from compare.readers import from_html

    return from_html.read(data, name, options)


def _markdown(data: bytes, name: str, options: Options) -> Reading:
    from compare.readers import from_markdown

    return from_markdown.read(data, name, options)


def _office(form: str) -> Reader:
    def reader(data: bytes, name: str, options: Options) -> Reading:
        from compare.readers import office

        return office.read(data, name, options, form=form)

    return reader


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "text": _text,
        "json": _json,
        "pdf": _pdf,
        "docx": _docx,
        "html": _html,
        "markdown": _markdown,
        **{form: _office(form) for form in ("doc", "odt", "rtf")},
    }
)
"""Name of a format, and what reads it."""


def read_bytes(data: bytes, name: str, options: Options | None = None) -> Reading:
    """Read `data`, of whatever format it is; `name` is for messages and for the document's source.

    Raise ReadError, one line that says what, where and what to try.
    """
    options = options or Options()
    if len(data) > options.limits.file_bytes:
        raise too_much(name, "file_bytes", options.limits, f"{len(data):,} bytes")
    form = recognise(data, name)
    reading = READERS[form](data, name, options)
    promised = suffix_of(name)
    if promised in (None, form):
        return reading
    message = gettext(
        "The name promises %(promised)s, and the file is %(found)s; it was read as that.",
        promised=NAMES[promised],
        found=NAMES[form],
    )
    remark = Remark(code="format-differs", message=message)
    from compare.readers.assemble import with_remarks

    return with_remarks(reading, (remark,))
