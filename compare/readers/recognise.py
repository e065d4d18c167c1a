"""What format a file is in: told by what is in it first, by its suffix only where that leaves it open.

In: bytes and a name. Out: the name of a reader. What no reader reads is named and refused.
"""

import os
import re
from collections.abc import Mapping
from types import MappingProxyType

from compare.errors import ReadError
from compare.model.phrase import gettext
from compare.readers.patterns import late

_PDF = b"%PDF-"
"""May stand anywhere in the first kilobyte (ISO 32000-1, annex H)."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
"""How zip files begin: with a file, with none in them, in several volumes."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the compound files begin in which Office kept documents until 2007 ([MS-CFB])."""
_RTF = b"{\\rtf"
_PICTURES = (
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"RIFF", "a picture (WebP), or a film"),
)
_PACKED = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
)
_WEB_ARCHIVE = b"bplist00"
_MAIL = late(rb"(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+")
_MULTIPART = late(rb"^content-type:\s*multipart/|^mime-version:", re.IGNORECASE | re.MULTILINE)
_SAVED = late(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
"""Heads of mails, and of web pages that browsers save as mails (MHTML, RFC 2557)."""
_XML = late(
    rb"<\?xml\b[^>]*>\s*(?:<!--.*?-->\s*|<\?.*?\?>\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)*<([\w:.-]+)",
    re.DOTALL,
)
_SVG = late(rb"<svg\b", re.IGNORECASE)
_HTML = late(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|style|base|frameset)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_FRAGMENT = late(
    rb"(?:<!--.*?-->\s*)*<(p|div|h[1-6]|[ou]l|dl|table|section|article|main|center|blockquote|pre|font|span|b|i|em"
    rb"|strong|a|br|hr)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = (
    late(rb"^#{1,6} +\S", re.MULTILINE),
    late(rb"^\[\^[\w-]+\]: ", re.MULTILINE),
    late(rb"\[\^[\w-]+\](?!:)"),
    late(rb"\]\((?:https?:|#|/)"),
    late(rb"^\|?[ \t]*:?-{3,}:?[ \t]*\|", re.MULTILINE),
    late(rb"(?<![*\w])\*{1,2}\w[^*\n]{1,80}\w\*{1,2}(?![*\w])"),
    late(rb"\A---[ \t]*\r?\n[A-Za-z]\w*:"),
)
"""Markers of Markdown, which a plain text has by chance at most one of."""
_FEWEST_MARKERS = 2
_BODY = 65_536
"""Bytes in which markers are looked for."""
_JSON = late(rb'\{\s*"|\[\s*\{\s*"')
"""How JSON begins, and no resolution. Whether it is right, and a document, is for its reader to say."""
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD = 1024
_BLANK = b" \t\r\n\0"
"""White space, also of UTF-16."""

_STREAMS = (
    ("EncryptedPackage", "an encrypted Office file. Take its password off in Office and save it again."),
    ("WordDocument", "doc"),
    ("Workbook", "an Excel workbook, which is not read. Save its text as .docx or as plain text."),
    ("Book", "an Excel workbook, which is not read. Save its text as .docx or as plain text."),
    ("PowerPoint Document", "a PowerPoint file, which is not read. Save its text as .docx or as plain text."),
    ("__substg1.0_", "an Outlook message, which is not read. Save its text, or its attachment."),
)
"""Names of streams in compound files, and what has them."""
_MIMETYPES = (
    (b"application/epub", "an electronic book (EPUB)"),
    (b"application/vnd.oasis", "an OpenDocument file"),
    (b"application/vnd.sun", "an OpenOffice file"),
)
"""Beginnings of what a file in a zip file calls it."""

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((".txt", ".text"), "text"),
        ".json": "json",
        ".pdf": "pdf",
        **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), "docx"),
        **dict.fromkeys((".doc", ".dot"), "doc"),
        ".odt": "odt",
        ".rtf": "rtf",
        **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
        **dict.fromkeys((".md", ".markdown"), "markdown"),
    }
)
"""Suffixes, and the format that they promise."""
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "text": gettext("plain text"),
        "json": "JSON",
        "pdf": gettext("a PDF"),
        "docx": gettext("a Word file (.docx)"),
        "doc": gettext("an old Word file (.doc)"),
        "odt": gettext("an OpenDocument text (.odt)"),
        "rtf": gettext("Rich Text (RTF)"),
        "html": gettext("a web page (HTML)"),
        "markdown": "Markdown",
    }
)
"""Formats, as a message names them."""


def recognise(data: bytes, name: str) -> str:
    r"""Return the name of the format of `data`; raise ReadError for what is no text.

    >>> recognise(b' {"paragraphs": []}', "-"), recognise(b"{1} The General Assembly", "draft.txt")
    ('json', 'text')
    >>> recognise(b"{\\rtf1 The General Assembly}", "draft.doc"), recognise(b"%PDF-1.7", "-")
    ('rtf', 'pdf')
    """
    head = data[:_HEAD]
    if _PDF in head:
        return "pdf"
    if data.startswith(_ZIP):
        return _in_zip(data, name)
    if data.startswith(_OLE):
        return _in_compound_file(data, name)
    _refuse(data, name)
    for mark in _BYTE_ORDER_MARKS:
        head = head.removeprefix(mark)
    head = head.lstrip(_BLANK)
    if head.startswith(_RTF):
        return "rtf"
    narrow = head.replace(b"\0", b"")
    promised = suffix_of(name)
    begins_tag = narrow.startswith(b"<")
    if begins_tag and _HTML().match(narrow):
        return "html"
    if begins_tag and promised in (None, "html") and _HTML_FRAGMENT().match(narrow):
        return "html"
    if narrow.startswith((b"{", b"[")) and _JSON().match(narrow):
        return "json"
    _refuse_xml_and_mails(data, narrow, name)
    if promised is None and _looks_like_markdown(data[:_BODY]):
        return "markdown"
    return promised if promised in ("json", "html", "markdown") and data.strip() else "text"


def _looks_like_markdown(data: bytes) -> bool:
    return sum(marker().search(data) is not None for marker in _MARKDOWN) >= _FEWEST_MARKERS


def _refuse_xml_and_mails(data: bytes, head: bytes, name: str) -> None:
    """Refuse what is text and holds a document in a way that no reader here takes apart."""
    if head.startswith(b"<"):
        _refuse_xml(head, name)
    elif b":" in head.partition(b"\n")[0]:
        _refuse_mail(data, head, name)


def _refuse_xml(head: bytes, name: str) -> None:
    root = _XML().match(head)
    if _SVG().match(head) or (root and root[1].lower().endswith(b"svg")):
        message = f"{name}: a picture (SVG), not a text. Save the text that it shows as plain text."
        raise ReadError(message)
    if root and not root[1].lower().endswith(b"html"):
        element = root[1].decode("ascii", "replace")
        message = (
            f"{name}: an XML file ({element}), which is not read. Save its text as .docx, HTML or plain text."
        )
        raise ReadError(message)


def _refuse_mail(data: bytes, head: bytes, name: str) -> None:
    mail = _MAIL().match(head)
    if mail and _MULTIPART().search(data[:_BODY], mail.start(), mail.end()):
        kind = "a web page saved as one file (MHTML)" if _SAVED().search(mail[0]) else "a mail (MIME)"
        remedy = "Save the page as HTML" if "MHTML" in kind else "Save its text, or its attachment"
        message = f"{name}: {kind}, which is not read. {remedy}, and give that."
        raise ReadError(message)


def _refuse(data: bytes, name: str) -> None:
    for signature, kind in _PICTURES:
        if data.startswith(signature):
            message = f"{name}: {kind}, not a text. Run it through OCR (text recognition) and try again."
            raise ReadError(message)
    for signature, kind in _PACKED:
        if data.startswith(signature):
            message = f"{name}: a compressed file ({kind}). Unpack it and try again."
            raise ReadError(message)
    if data.startswith(_WEB_ARCHIVE):
        message = f"{name}: a web archive (or another property list). Save the page as HTML and try again."
        raise ReadError(message)


def suffix_of(name: str) -> str | None:
    """Return the format that the suffix of a name promises; None for a suffix that promises nothing."""
    return SUFFIXES.get(os.path.splitext(name)[1].lower())  # noqa: PTH122 - pathlib costs 5 ms at start-up


def _in_zip(data: bytes, name: str) -> str:
    """Return the format of a zip file by what is in it; a damaged one is for its reader to refuse."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = {info.filename.lstrip("/").lower() for info in file.infolist()}
            kind = b""
            if "mimetype" in names:
                with file.open("mimetype") as first:
                    kind = first.read(200)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError):
        return "docx" if suffix_of(name) != "odt" else "odt"
    if kind.startswith((b"application/vnd.oasis.opendocument.text", b"application/vnd.sun.xml.writer")):
        return "odt"
    if any(one.startswith("word/") for one in names) or (
        "[content_types].xml" in names and not _other_office(names)
    ):
        return "docx"
    what = _other_office(names) or next(
        (what for form, what in _MIMETYPES if kind.startswith(form)), "a zip file"
    )
    message = f"{name}: {what} that holds no text document. Take the text out, or save it as .docx."
    raise ReadError(message)


def _other_office(names: set[str]) -> str | None:
    """Return what an Office file is that is no text."""
    for folder, what in (
        ("xl/", "an Excel workbook"),
        ("ppt/", "a PowerPoint file"),
        ("visio/", "a drawing"),
        ("index/document.iwa", "a Pages document"),
    ):
        if any(one.startswith(folder) for one in names):
            return what
    return None


def _in_compound_file(data: bytes, name: str) -> str:
    """Return the format of a compound file by the names of its streams."""
    for stream, what in _STREAMS:
        if stream.encode("utf-16-le") in data:
            if what in NAMES:
                return what
            message = f"{name}: {what}"
            raise ReadError(message)
    message = f"{name}: a compound file (OLE) without a text document. Save the text as .docx and try again."
    raise ReadError(message)
