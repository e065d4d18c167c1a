"""Which reader reads what, told by content first; and what is refused, in one line."""

import base64
import io
import zipfile

import pytest

from compare.errors import ReadError
from compare.options import Options
from compare.readers import READERS, read_bytes, recognise

RECOGNISED = [
    (b"The General Assembly,", "-", "text"),
    (b"The General Assembly,", "draft.json.txt", "text"),
    (b'{"paragraphs": [{"text": "x"}]}', "-", "json"),
    (b'\xef\xbb\xbf\n {"paragraphs": []}', "draft.txt", "json"),
    ('{"paragraphs": []}'.encode("utf-16"), "-", "json"),
    (b'{"title": "x"}', "-", "json"),
    (b"{1} The paragraphs of the General Assembly", "-", "text"),
    (b"[on the paragraphs]", "-", "text"),
    (b'["paragraphs"]', "-", "text"),
    (b"[" * 100_000 + b'"paragraphs"', "-", "text"),
    (b"not json", "draft.json", "json"),
    (b"%PDF-1.7\n%\xe2\xe3", "-", "pdf"),
    (b"\x1b%-12345X@PJL\n%PDF-1.4\n", "draft.txt", "pdf"),
    (b"<p>The General Assembly,</p>", "-", "html"),
    (b"<p>The General Assembly,</p>", "draft.txt", "text"),
]


@pytest.mark.parametrize(("data", "name", "reader"), RECOGNISED)
def test_content_tells_the_reader(data: bytes, name: str, reader: str) -> None:
    assert recognise(data, name) == reader
    assert reader in READERS


def zipped(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for name in names:
            file.writestr(name, "<x/>")
    return buffer.getvalue()


OLE = base64.b64decode("0M8R4KGxGuE=") + b"\0" * 50
OFFICE = [
    (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
    (zipped("[Content_Types].xml", "text/body.xml"), "docx"),
    (b"PK\x03\x04 cut off", "docx"),
    (zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "odt"),
    (OLE + "WordDocument".encode("utf-16-le"), "doc"),
    (b"{\\rtf1\\ansi The General Assembly}", "rtf"),
    (b"\xef\xbb\xbf{\\rtf1 x}", "rtf"),
]


@pytest.mark.parametrize(("data", "reader"), OFFICE)
def test_office_files_are_told_by_what_is_in_them(data: bytes, reader: str) -> None:
    assert recognise(data, "draft.txt") == reader
    assert reader in READERS


PAGE = "<!DOCTYPE html><html><body><p>大会，</p></body></html>"
XHTML = f'<?xml version="1.0"?><?xml-stylesheet href="a"?><!-- c -->{PAGE}'
MARKED = b"# Harbours\n\n*The General Assembly*,\n\nRecalling[^1] it,\n\n[^1]: See A/57/1.\n"
FORMATS = {
    "text": b"The General Assembly,\n\nRecalling its resolution 57/218,\n",
    "json": b'{"paragraphs": []}',
    "pdf": b"%PDF-1.7\n",
    "docx": zipped("[Content_Types].xml", "word/document.xml"),
    "doc": OLE + "WordDocument".encode("utf-16-le"),
    "odt": zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
    "rtf": b"{\\rtf1 x}",
    "html": PAGE.encode(),
}
SUFFIXED = [
    "",
    ".txt",
    ".json",
    ".pdf",
    ".docx",
    ".doc",
    ".odt",
    ".rtf",
    ".html",
    ".htm",
    ".xhtml",
    ".bin",
    ".tmp",
]


@pytest.mark.parametrize("suffix", SUFFIXED)
@pytest.mark.parametrize(("form", "data"), FORMATS.items(), ids=FORMATS)
def test_content_counts_whatever_the_suffix_promises(form: str, data: bytes, suffix: str) -> None:
    promised = {".json": "json", ".html": "html", ".htm": "html", ".xhtml": "html"}.get(suffix)
    # What is wrong with JSON or a page that has neither is for its reader to say.
    assert recognise(data, f"draft{suffix}") == (promised if form == "text" and promised else form)


PAGES = [
    *(PAGE.encode(code) for code in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")),
    *(XHTML.encode(code) for code in ("utf-8", "utf-16")),
    b"\n\n <!-- saved from url=(0014)about:internet --><HTML><P>act",
    b"<TITLE>A/RES/48/1</TITLE><P>act",
    b"<meta charset=utf-8><p>act",
    b"<!-- x --><center>act</center>",
    b"<PRE>act</PRE>",
    b"<b>act</b>",
]


@pytest.mark.parametrize("data", PAGES, ids=lambda data: ascii(data[:24]))
@pytest.mark.parametrize("name", ["standard input", "/dev/fd/63", "page.html"])
def test_pages_are_known_in_every_encoding_and_without_a_name(data: bytes, name: str) -> None:
    assert recognise(data, name) == "html"
    assert read_bytes(data, name).document.paragraphs


MAYBE_MARKDOWN = [
    (MARKED, "markdown"),
    (b"---\ntitle: Harbours\n---\n\n**Recalling** it,\n", "markdown"),
    (b"# Harbours\n\nSee [the pact](https://example.org).\n", "markdown"),
    (b"| a | b |\n|---|---|\n| [c](#d) | e |\n", "markdown"),
    (b"*Recalling* it,\n", "text"),
    (b"# 12 Main Street\n", "text"),
    (b"A/C.3/58/L.70*\n\n* Reissued for technical reasons.\n----\n[^ ]\n", "text"),
]


@pytest.mark.parametrize(("data", "form"), MAYBE_MARKDOWN)
def test_markdown_without_a_suffix_is_known_by_two_of_its_markers(data: bytes, form: str) -> None:
    assert recognise(data, "-") == form
    assert recognise(data, "draft.txt") == "text"
    assert recognise(data, "draft.md") == "markdown"


REFUSED = [
    (b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=1\r\n\r\n", "(MHTML)"),
    (b"Return-Path: <a@b>\nMIME-Version: 1.0\nContent-Type: multipart/alternative\n\nx", "a mail (MIME)"),
    (b'<?xml version="1.0"?>\n<!-- c --><akomaNtoso xmlns="x"><act/></akomaNtoso>', "an XML file (akomaNtoso)"),
    ("<?xml version='1.0'?><pkg:package/>".encode("utf-16"), "an XML file (pkg:package)"),
    (b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "a" "b"><svg:svg/>', "a picture (SVG)"),
    (b"<svg><text>x</text></svg>", "a picture (SVG)"),
    (b"bplist00\xd1\x01", "a web archive"),
    (b"BZh91AY", "a compressed file (bzip2)"),
    (b"7z\xbc\xaf\x27\x1c\0\4", "a compressed file (7z)"),
    (b"Rar!\x1a\x07\x01", "a compressed file (RAR)"),
    (b"RIFF\0\0\0\0WEBPVP8 ", "a picture (WebP)"),
    (zipped(), "a zip file"),
    (zipped("a.xhtml", mimetype="application/epub+zip"), "an electronic book (EPUB)"),
    (zipped("Index/Document.iwa"), "a Pages document"),
    (zipped("page.html", "page_files/a.css"), "a zip file"),
    (zipped("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
    (zipped("ppt/presentation.xml"), "a PowerPoint file"),
    (
        zipped("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        "an OpenDocument file that",
    ),
    (zipped("photo.jpg"), "a zip file that holds no text"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "an encrypted Office file"),
    (OLE + "Workbook".encode("utf-16-le"), "an Excel workbook"),
    (OLE, "a compound file"),
    (b"\x89PNG\r\n\x1a\n\0\0", "a picture (PNG)"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture (JPEG)"),
    (b"GIF89a\1\0", "a picture (GIF)"),
    (b"II*\0abc", "a picture (TIFF)"),
    (b"\x1f\x8b\x08\0", "a compressed file (gzip)"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "kind"), REFUSED)
def test_what_is_no_text_is_named_and_refused(data: bytes, kind: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "draft")
    message = str(caught.value)
    assert message.startswith("draft: ")
    assert kind in message
    assert message.count(". ") >= 1  # it goes on to say what to try
    assert "\n" not in message


def test_a_suffix_that_promises_something_else_is_remarked() -> None:
    found = read_bytes(b'{"paragraphs": [{"text": "x"}]}', "draft.docx").document
    assert [r.code for r in found.remarks] == ["format-differs"]
    assert found.remarks[0].message == (
        "The name promises a Word file (.docx), and the file is JSON; it was read as that."
    )
    for name in ("-", "draft", "draft.tmp", "draft.json"):
        assert read_bytes(b'{"paragraphs": [{"text": "x"}]}', name).document.remarks == ()


EMPTY = [(b"", "empty file"), (b" \n\t\r\n\f", "no paragraphs"), ("\ufeff\n".encode(), "no paragraphs")]


@pytest.mark.parametrize(("data", "words"), EMPTY)
@pytest.mark.parametrize("plain", [False, True])
def test_a_text_with_nothing_in_it_is_refused(data: bytes, words: str, plain: bool) -> None:  # noqa: FBT001
    with pytest.raises(ReadError, match=words):
        read_bytes(data, "draft.txt", Options(plain=plain))


def test_a_text_of_notes_only_is_refused_and_plain_reads_it() -> None:
    data = b"____\n1 See resolution 55/2.\n"
    with pytest.raises(ReadError, match="--plain"):
        read_bytes(data, "draft.txt")
    assert len(read_bytes(data, "draft.txt", Options(plain=True)).document.paragraphs) == 2


@pytest.mark.parametrize("text", [" \n\t\n", "\u00a0\n", "\u200b \u00ad\n", "\ufeff\u2060"])
def test_a_text_without_ink_is_refused(text: str) -> None:
    with pytest.raises(ReadError, match=r"^draft\.txt: no paragraphs, nothing but white space\. Check"):
        read_bytes(text.encode(), "draft.txt")
