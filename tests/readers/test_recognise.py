"""Which reader reads what, told by content first; and what is refused, in one line."""

import base64

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
    (b"<p>The General Assembly,</p>", "-", "text"),
]


@pytest.mark.parametrize(("data", "name", "reader"), RECOGNISED)
def test_content_tells_the_reader(data: bytes, name: str, reader: str) -> None:
    assert recognise(data, name) == reader
    assert reader in READERS


OLE = base64.b64decode("0M8R4KGxGuE=") + b"\0" * 50
UNREAD = [
    (b"PK\x03\x04\x14\0\6\0", "Word"),
    (OLE, "old Word"),
    (b"{\\rtf1\\ansi The General Assembly}", "RTF"),
    (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
    (b"GIF89a\1\0", "picture"),
    (b"II*\0abc", "picture"),
    (b"\x1f\x8b\x08\0", "gzip"),
    (b"\n<!DOCTYPE html><html></html>", "HTML"),
    (b"\xef\xbb\xbf<html lang='en'>", "HTML"),
]


@pytest.mark.parametrize(("data", "kind"), UNREAD)
def test_formats_not_read_yet_are_named(data: bytes, kind: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "draft")
    message = str(caught.value)
    assert message.startswith("draft: ")
    assert kind in message
    assert "Save it as plain text" in message
    assert "\n" not in message


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
