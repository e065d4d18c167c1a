"""Word files as somebody makes them who means harm: each is read or refused, in one line and in linear time."""

import copy
import io
import socket
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from word_files import (
    RELS,
    TYPE,
    W,
    abstract,
    called,
    level,
    notes,
    num,
    numbered,
    numbering,
    p,
    styles,
    word,
)

from compare.errors import ReadError
from compare.options import Limits, Options
from compare.readers import read_bytes

MAIN = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"
PLAIN = word(p("One.") + p("Two."))
NOTED = word(called("One.", "footnote", 1), footnotes=notes("footnote", "Note."))


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Forbid the network, and see to it that nothing is written where the reading runs."""

    def refuse(*_: object) -> None:
        pytest.fail("the network was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.chdir(tmp_path)


def repacked(data: bytes, **changes: bytes | None) -> bytes:
    """Return a file with other content in some parts (`main`, `links`, `first`, names of parts in `word`)."""
    names = {"main": MAIN, "links": LINKS, "first": "_rels/.rels"}
    new = {names.get(key, f"word/{key}.xml"): content for key, content in changes.items()}
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file,
    ):
        for name in dict.fromkeys((*old.namelist(), *new)):
            content = new[name] if name in new else old.read(name)
            if content is not None:
                file.writestr(name, content)
    return packed.getvalue()


def added(data: bytes, *parts: tuple[str, bytes]) -> bytes:
    """Return a file with further entries, whatever their names."""
    packed = io.BytesIO(data)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts:
            info = zipfile.ZipInfo("x")
            info.filename = name
            file.writestr(info, content)
    return packed.getvalue()


def main(body: str, declared: str = "") -> bytes:
    return f"{declared}<w:document {W}><w:body>{body}</w:body></w:document>".encode()


def wide(text: bytes) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-16"?>' + text.decode()).encode("utf-16")


def lying(size: int) -> bytes:
    """Return a file whose directory says that the text has `size` bytes."""
    data = bytearray(PLAIN)
    at = data.index(MAIN.encode(), data.index(b"PK\x01\x02")) - 46
    data[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(data)


def overlapping(times: int, size: int) -> bytes:
    """Return a file in which many parts are the same bytes of the file."""
    packed = io.BytesIO()
    kinds = ("styles", "numbering", "footnotes", "endnotes", "settings")
    links = "".join(f'<Relationship Id="{kind}" Type="{TYPE}/{kind}" Target="{kind}.xml"/>' for kind in kinds)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(LINKS, f'<Relationships xmlns="{RELS}">{links}</Relationships>')
        file.writestr(MAIN, main("<w:p/>" * size))
        for name in [*kinds, *(f"part{number}" for number in range(times))]:
            twin = copy.copy(file.filelist[1])
            twin.filename = f"word/{name}.xml"
            file.filelist.append(twin)
    return packed.getvalue()


def related(kind: str, target: str, mode: str = "Internal") -> bytes:
    link = f'<Relationship Id="r" Type="{TYPE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return f'<Relationships xmlns="{RELS}">{link}</Relationships>'.encode()


def based(count: int) -> str:
    """Return styles that are based on one another in a ring."""
    return styles(
        *(
            f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="S"/><w:basedOn w:val="S{(n + 1) % count}"/></w:style>'
            for n in range(count)
        )
    )


def linked(style: str, number: int) -> str:
    return (
        f'<w:style w:type="numbering" w:styleId="{style}"><w:name w:val="{style}"/><w:pPr><w:numPr>'
        f'<w:numId w:val="{number}"/></w:numPr></w:pPr></w:style>'
    )


RING = numbering(
    abstract(0, more='<w:numStyleLink w:val="M"/>'),
    abstract(1, more='<w:numStyleLink w:val="L"/>'),
    num(1, 0),
    num(2, 1),
)
CALLING = (
    f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:t>Note.</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    "</w:footnote></w:footnotes>"
)
ENTITIES = (
    '<!DOCTYPE a [<!ENTITY a0 "a">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'
READ = [
    ("a size that is too large", lambda: lying(2**32 - 16), ["One.", "Two."]),
    (
        "a zip in the zip",
        lambda: added(PLAIN, ("word/embeddings/a.docx", repacked(PLAIN, main=b" " * 10**8))),
        ["One.", "Two."],
    ),
    (
        "names that lead elsewhere",
        lambda: added(
            PLAIN, ("../../evil.xml", b"x"), ("/evil", b"x"), ("C:\\evil", b"x")
        ),
        ["One.", "Two."],
    ),
    *(
        (
            f"a text at {target}",
            lambda target=target: repacked(PLAIN, first=related("officeDocument", target)),
            ["One.", "Two."],
        )
        for target in ("../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/a.xml")
    ),
    *(
        (
            f"{kind} at {target}",
            lambda kind=kind, target=target: repacked(PLAIN, links=related(kind, target, "External")),
            ["One.", "Two."],
        )
        for kind in ("styles", "footnotes", "header", "attachedTemplate")
        for target in ("file:///etc/passwd", "http://127.0.0.1:9/a")
    ),
    (
        "tables in tables",
        lambda: word("<w:tbl><w:tr><w:tc>" * 80 + p("x") + "</w:tc></w:tr></w:tbl>" * 80),
        ["x"],
    ),
    ("a style based on itself", lambda: word(p("x", '<w:pStyle w:val="S0"/>'), styles=based(1)), ["x"]),
    ("styles in a ring", lambda: word(p("x", '<w:pStyle w:val="S0"/>'), styles=based(3)), ["x"]),
    (
        "lists in a ring",
        lambda: word(numbered("x"), numbering=RING, styles=styles(linked("L", 1), linked("M", 2))),
        ["x"],
    ),
    ("a note that calls itself", lambda: repacked(NOTED, footnotes=CALLING.encode()), ["One."]),
    ("parts in UTF-16", lambda: repacked(PLAIN, main=wide(main(p("x")))), ["x"]),
    (
        "the strict format in UTF-16",
        lambda: repacked(
            PLAIN, main=wide(main(p("x")).replace(W[9:-1].encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
        ),
        ["x"],
    ),
    ("a file that it includes", lambda: repacked(PLAIN, main=main(p("x") + INCLUDED)), ["x"]),
    ("a prefix that means nothing", lambda: repacked(PLAIN, main=main(p("x") + "<a:b/>")), ["x"]),
    (
        "a text that is a section",
        lambda: repacked(PLAIN, main=main(p("x")).replace(b"w:document", b"w:sectPr")),
        ["x"],
    ),
    ("strokes that lean back", lambda: PLAIN.replace(b"word/", b"word\\"), ["One.", "Two."]),
    ("no relationships", lambda: repacked(PLAIN, first=None), ["One.", "Two."]),
    ("no list of types", lambda: PLAIN.replace(b"[Content_Types].xml", b"[Content_Typos].xml"), ["One.", "Two."]),
    (
        "a field without an end",
        lambda: word('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + p("x")),
        ["x"],
    ),
]  # fmt: skip
INCLUDED = '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'
REFUSED = [
    ("a size that is too small", lambda: lying(10), "cannot be unpacked"),
    ("a bomb", lambda: repacked(PLAIN, main=main(p("x") + " " * 21 * 10**7)), "limit `unpacked_bytes`"),
    ("parts that overlap", lambda: overlapping(1000, 10**4), "cannot be unpacked"),
    ("tables in tables", lambda: word("<w:tbl><w:tr><w:tc>" * 5000 + "</w:tc></w:tr></w:tbl>" * 5000), "`depth`"),
    ("entities of entities", lambda: repacked(PLAIN, main=main(p("&a9;"), ENTITIES)), "a document type"),
    ("the same in UTF-16", lambda: repacked(PLAIN, main=wide(main(p("&a9;"), ENTITIES))), "a document type"),
    ("an entity outside", lambda: repacked(PLAIN, main=main(p("&a;"), OUTSIDE)), "a document type"),
    ("a document type outside", lambda: repacked(PLAIN, main=main(p("x"), REMOTE)), "a document type"),
    ("two texts", lambda: added(PLAIN, ("WORD/Document.xml", main(p("x")))), "document.xml twice"),
    ("no text", lambda: repacked(PLAIN, main=None), "it holds no document"),
    ("half a text", lambda: repacked(PLAIN, main=main(p("x"))[:-30]), "document.xml is not well formed"),
    ("half the notes", lambda: repacked(NOTED, footnotes=CALLING[:-30].encode()), "footnotes.xml is not well"),
    ("half a file", lambda: PLAIN[: len(PLAIN) // 2], "no whole zip file"),
    ("a long name", lambda: word(p("x", f'<w:pStyle w:val="{"s" * 11 * 10**6}"/>')), "more than 10,000,000"),
    ("a long text", lambda: word(p("x" * 11 * 10**6)), "more than 10,000,000 characters"),
    (
        "numbers longer than the text",
        lambda: word(
            numbered("x") * 10**4, numbering=numbering(abstract(0, level(0, "chicago", "%1" * 10**4)), num(1, 0))
        ),
        "limit `characters`",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("make", "texts"), [case[1:] for case in READ], ids=[case[0] for case in READ])
def test_what_does_no_harm_is_read_and_no_more_than_that(
    make: Callable[[], bytes], texts: list[str], tmp_path: Path
) -> None:
    found = read_bytes(make(), "a.docx").document
    assert [par.text for par in found.paragraphs] == texts
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("make", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_does_harm_is_refused_in_one_line(make: Callable[[], bytes], words: str, tmp_path: Path) -> None:
    options = Options(limits=Limits(characters=10**6, elements=5 * 10**5))
    with pytest.raises(ReadError, match=words) as caught:
        read_bytes(make(), "a.docx", options)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


MISSING = [
    (
        "numbers",
        word(numbered("x"), numbering=numbering(abstract(0, level(0, "decimal", "%1.")), num(1, 0))),
        "numbering",
    ),
    ("notes", NOTED, "footnotes"),
]


@pytest.mark.parametrize(("data", "part"), [case[1:] for case in MISSING], ids=[c[0] for c in MISSING])
def test_a_part_that_is_missing_is_remarked(data: bytes, part: str) -> None:
    found = read_bytes(repacked(data, **{part: None}), "a.docx").document
    assert f"word/{part}.xml" in "".join(r.message for r in found.remarks if r.code == "part-missing")


BOXED = p("a")
BODIES: list[tuple[str, Callable[[int], str]]] = [
    ("paragraphs", lambda n: p("a") * n),
    ("runs", lambda n: f"<w:p>{'<w:r><w:t>a </w:t></w:r>' * n}</w:p>"),
    ("paragraphs whose ends were deleted", lambda n: p("a", "<w:rPr><w:del/></w:rPr>") * n + p("b")),
    ("cells of a row", lambda n: "<w:tbl><w:tr>" + f"<w:tc>{p('a')}</w:tc>" * n + "</w:tr></w:tbl>"),
    ("boxes", lambda n: f"<w:p><w:r>{f'<w:pict><w:txbxContent>{BOXED}</w:txbxContent></w:pict>' * n}</w:r></w:p>"),
    (
        "notes and sections",
        lambda n: (called("a", "footnote", 1) + "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>") * n,
    ),
]  # fmt: skip


@pytest.mark.parametrize("body", [case[1] for case in BODIES], ids=[case[0] for case in BODIES])
def test_the_longest_body_is_counted_before_it_is_read(body: Callable[[int], str]) -> None:
    data = word(body(2000), footnotes=notes("footnote", "Note."))
    assert read_bytes(data, "a.docx").document.paragraphs
    with pytest.raises(ReadError, match="limit `elements`"):
        read_bytes(data, "a.docx", Options(limits=Limits(elements=3000)))
