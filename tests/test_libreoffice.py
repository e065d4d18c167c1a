"""Conversions by LibreOffice: what they may touch, what they leave behind, and what they make of a text."""

import io
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from heeding import HEED
from office_files import converted
from word_files import (
    abstract,
    called,
    cells,
    level,
    notes,
    num,
    numbered,
    numbering,
    p,
    styles,
    word,
)

from compare import libreoffice as office
from compare.errors import ReadError
from compare.model import Document
from compare.options import Limits, Options
from compare.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
RICH = rb"{\rtf1\ansi Requests a report;\par Decides to act.\par}"
SPACES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"
    for name, urn in [
        *(("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible")),
        ("manifest", "manifest"),
    ]
} | {"xlink": "http://www.w3.org/1999/xlink"}
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"


@pytest.fixture
def listener() -> "Iterator[tuple[str, list[str]]]":
    """Return the address of a server on this machine, and what is asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            asked.append(self.rfile.readline().decode("latin-1"))
            self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


def open_document(content: str) -> bytes:
    """Return an OpenDocument text with this content."""
    names = " ".join(f'xmlns:{name}="{space}"' for name, space in SPACES.items())
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{OPEN_DOCUMENT}"/>'
    body = f"<office:body><office:text>{content}</office:text></office:body>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("mimetype", OPEN_DOCUMENT)
        file.writestr("META-INF/manifest.xml", f"<manifest:manifest {names}>{entry}</manifest:manifest>")
        file.writestr("content.xml", f"<office:document-content {names}>{body}</office:document-content>")
    return packed.getvalue()


def linking(form: str, address: str) -> bytes:
    """Return a text that has its pictures, its template and parts of itself fetched from `address`."""
    if form == "rtf":
        fields = "".join(
            rf'{{\field{{\*\fldinst {word} "{address}/{word}"}}{{\fldrslt}}}}'
            for word in ("INCLUDEPICTURE", "INCLUDETEXT")
        )
        return rf"{{\rtf1\ansi{{\*\template {address}/t.dot}}Requests {fields}a report;\par}}".encode()
    size = 'svg:width="2cm" svg:height="2cm"'
    framed = "".join(
        f'<draw:frame {size}><draw:{what} xlink:href="{address}/{what}" xlink:type="simple"'
        ' xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>'
        for what in ("image", "object", "floating-frame")
    )
    section = (
        f'<text:section text:name="S"><text:section-source xlink:href="{address}/s.odt"/></text:section>'
    )
    return open_document(f"<text:p>Requests a report;{framed}</text:p>{section}")


@pytest.mark.parametrize("form", ["rtf", "odt"])
def test_a_conversion_asks_nothing_of_the_network(
    form: str, libreoffice: str, listener: tuple[str, list[str]]
) -> None:
    assert libreoffice
    address, asked = listener
    found = read_bytes(linking(form, address), f"a.{form}").document
    assert found.paragraphs[0].text == "Requests a report;"
    assert asked == []


def test_the_server_that_is_asked_nothing_would_be_asked_by_a_libreoffice_that_may(
    libreoffice: str, listener: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert libreoffice
    address, asked = listener
    monkeypatch.setattr(office, "_SETTINGS", ())
    office.convert(linking("odt", address), "a.odt", "odt", Limits())
    assert asked


def program(folder: Path, *lines: str) -> str:
    """Return the path of a program that goes by LibreOffice's name and does what `lines` say."""
    path = folder / "soffice"
    path.write_text("\n".join(("#!/bin/sh", *lines)), encoding="utf-8")
    path.chmod(0o700)
    return str(path)


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that is dead and not yet buried does not."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


FAKES = [
    ("sleep 60 & echo $! >{pids}; sleep 60", "the limit `seconds`"),
    (
        "sleep 60 >/dev/null 2>&1 & echo $! >{pids}; echo 'Error: nothing to see.'",
        "It says: Error: nothing to see.",
    ),
    ("sleep 60 >/dev/null 2>&1 & echo $! >{pids}; kill -9 $$", "cannot open it as Rich Text"),
]


@pytest.mark.parametrize(("line", "message"), FAKES)
def test_a_program_that_fails_is_ended_with_all_that_it_started(
    line: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids = tmp_path / "pids"
    fake = program(tmp_path, line.format(pids=pids))
    monkeypatch.setattr(office, "find", lambda: fake)
    with pytest.raises(ReadError, match=message) as caught:
        read_bytes(RICH, "a.rtf", Options(limits=Limits(seconds=1)))
    assert "\n" not in str(caught.value)
    pid, end = int(pids.read_text(encoding="utf-8")), time.monotonic() + 10
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.01)
    assert not alive(pid)


def test_a_program_that_cannot_be_started_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find", lambda: str(tmp_path / "soffice"))
    monkeypatch.setattr(office, "_bounds", lambda _: [])
    with pytest.raises(ReadError, match=r"soffice\) cannot be started: No such file"):
        read_bytes(RICH, "a.rtf")


def test_without_libreoffice_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find", lambda: None)
    with pytest.raises(ReadError, match="Install it"):
        read_bytes(rb"{\rtf1 x}", "a.rtf")


def strays() -> set[str]:
    """Return the sockets of LibreOffice that nobody listens at any more."""
    heard = Path("/proc/net/unix").read_text(encoding="utf-8")
    return {
        str(path)
        for folder in ("/tmp", "/var/tmp")  # noqa: S108 - where LibreOffice puts them
        for path in Path(folder).glob("OSL_PIPE_*")
        if str(path) not in heard
    }


CONVERTS = (
    "import sys; from compare.readers import read_bytes; from compare.options import *;"
    " read_bytes(sys.stdin.buffer.read(), 'a.' + sys.argv[1],"
    " Options(limits=Limits(seconds=float(sys.argv[2]))))"
)
ENDS = [
    ("rtf", RICH, "60", ""),
    ("odt", open_document("<text:p>One.")[:-200], "60", "cannot open it"),
    ("rtf", RICH, "0.5", "limit `seconds`"),
    ("rtf", RICH, "60", "KeyboardInterrupt"),
]


@pytest.mark.parametrize(("form", "data", "seconds", "message"), ENDS)
def test_a_conversion_leaves_nothing_behind_however_it_ends(
    form: str, data: bytes, seconds: str, message: str, libreoffice: str, tmp_path: Path
) -> None:
    assert libreoffice
    before = strays()
    command = [sys.executable, "-c", CONVERTS, form, seconds]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=HEED,  # noqa: PLW1509 - no threads here
    ) as reader:
        if message == "KeyboardInterrupt":
            threading.Thread(target=interrupt, args=(reader, tmp_path)).start()
        _, said = reader.communicate(data)
        assert message in said.decode()
        assert bool(reader.returncode) is bool(message)
    assert sorted(strays() - before) == []
    assert list(tmp_path.iterdir()) == []
    assert not [path for path in Path("/proc").glob("[0-9]*/cmdline") if mentions(path, tmp_path)]


def interrupt(reader: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Press Ctrl-C as soon as LibreOffice, in the midst of its work, has a file open in `folder`."""
    while reader.poll() is None and not list(folder.glob("*/lu*.tmp")):
        time.sleep(0.01)
    reader.send_signal(signal.SIGINT)


def mentions(cmdline: Path, folder: Path) -> bool:
    """Tell whether a process was started with a path in a folder."""
    try:
        return str(folder).encode() in cmdline.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_two_conversions_at_once_do_not_meet(libreoffice: str) -> None:
    assert libreoffice
    texts = [rb"{\rtf1\ansi Decides " + word + rb".\par}" for word in (b"one", b"two")]
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda data: read_bytes(data, "a.rtf").document, texts))
    assert [document.paragraphs[0].text for document in found] == ["Decides one.", "Decides two."]


def test_a_conversion_that_needs_more_memory_than_the_limit_is_ended(libreoffice: str) -> None:
    assert libreoffice
    began = time.monotonic()
    with pytest.raises(ReadError, match="cannot open it as Rich Text"):
        read_bytes(RICH, "a.rtf", Options(limits=Limits(memory_bytes=50_000_000)))
    assert time.monotonic() - began < Limits().seconds


LISTS = numbering(
    abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%3)")),
    num(1, 0),
)
DRAFT = (
    *(p("A/C.3/58/L.70"), p("Situation of human rights"), p("The General Assembly,")),
    called("Recalling its resolution 57/218,", "footnote", 1),
    called("Noting the report of the Secretary-General,", "endnote", 1),
    *(numbered("Requests all States:"), numbered("To report;", 1), numbered("To act:", 1)),
    *(numbered("At once;", 2), called("Or later;", "footnote", 2)),
    *(numbered("Decides to remain seized of the matter."), p("Annex"), p("Scale of assessments")),
    cells(("State", "Amount"), ("Fiji", "12")),
)


def told(document: Document) -> list[object]:
    """Return all that is known of the paragraphs and notes of a text but where they came from."""
    told: list[object] = []
    for par in document.paragraphs:
        told += [par.kind, par.part, par.label, par.level, par.text, par.row, par.column]
        told += [(mark.offset, mark.note, mark.label) for mark in par.marks]
    return [*told, *((note.kind, note.label, note.text) for note in document.notes)]


@pytest.mark.parametrize("form", ["doc", "odt", "rtf"])
def test_a_text_reads_the_same_in_all_formats(form: str, libreoffice: str, tmp_path: Path) -> None:
    data = word(
        "".join(DRAFT),
        numbering=LISTS,
        styles=styles(),
        footnotes=notes("footnote", "See A/57/1.", "Official Records, p. 3."),
        endnotes=notes("endnote", "A/57/2."),
    )
    found = read_bytes(converted(data, form, libreoffice, tmp_path), f"a.{form}").document
    expected = read_bytes(data, "a.docx").document
    assert found.source
    assert found.source.format == form
    assert (found.symbol, found.title) == (expected.symbol, expected.title)
    assert told(found) == told(expected)
    assert [note.label for note in found.notes] == ["1", "i", "2"]
