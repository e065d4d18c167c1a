"""A reader that hangs, grows or breaks ends with its own process, and the user gets one line."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from word_files import p, word

from compare.errors import ReadError
from compare.options import Limits, Options
from compare.readers import Reader, apart, from_pdf, read_bytes
from compare.readers.blocks import Reading

pytestmark = pytest.mark.apart


@pytest.fixture(name="way", params=["fork", "fresh Python"])
def fixture_way(request: pytest.FixtureRequest) -> Iterator[str]:
    """Read alone, where a fork will do, and beside another thread, where it will not."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    if request.param != "fork":
        other.start()
    yield request.param
    done.set()
    if request.param != "fork":
        other.join()


def raw_pdf(objects: dict[int, bytes]) -> bytes:
    """Return a PDF of these objects, the first of which is its catalogue."""
    data = b"%PDF-1.7\n"
    places = {}
    for number, content in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    size = max(objects) + 1
    data += b"xref\n0 %d\n" % size
    for number in range(size):
        data += b"%010d %05d %s \n" % (
            places.get(number, 0),
            0 if number in places else 65535,
            b"n" if number in places else b"f",
        )
    return data + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def _stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)


def forms_in_forms(levels: int, fan: int) -> bytes:
    """Return a page with a form that draws another several times, which draws another, and so on."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</XObject<</F 10 0 R>>/Font<</A 5 0 R>>>>>>",
        4: _stream(b"", b"BT /A 12 Tf 90 700 Td (The General Assembly,) Tj ET /F Do"),
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
    }
    for level in range(levels):
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"
        entries += b"/Resources<</XObject<</F %d 0 R>>>>" % (11 + level) if level < levels - 1 else b""
        objects[10 + level] = _stream(entries, b"/F Do " * fan if level < levels - 1 else b"0 0 5 5 re f")
    return raw_pdf(objects)


def test_a_pdf_reads_the_same_in_whichever_process(shared: Path, way: str) -> None:
    assert way
    path = shared / "texts" / "S_2019_90-EN.pdf"
    options = Options()
    expected = from_pdf.read_here(path.read_bytes(), path.name, options)
    assert read_bytes(path.read_bytes(), path.name, options) == expected


def test_a_refusal_comes_through(way: str) -> None:
    assert way
    with pytest.raises(ReadError, match=r"^a\.pdf: a damaged PDF"):
        read_bytes(b"%PDF-1.7 and nothing else", "a.pdf", Options())


def test_time_that_is_up_names_its_limit(way: str) -> None:
    assert way
    with pytest.raises(ReadError, match=r"^a\.pdf: .*the limit `seconds`"):
        read_bytes(forms_in_forms(3, 2), "a.pdf", Options(limits=Limits(seconds=0)))


def test_forms_that_draw_forms_a_million_million_times_are_refused() -> None:
    with pytest.raises(ReadError, match=r"^bomb\.pdf: .*`(?:seconds|memory_bytes|elements)`"):
        read_bytes(forms_in_forms(13, 10), "bomb.pdf", Options(limits=Limits(seconds=3)))


def _sleeps(data: bytes, name: str, options: Options) -> NoReturn:
    while True:
        time.sleep(60)


def _grows(data: bytes, name: str, options: Options) -> Reading:
    return read_bytes(bytes(bytearray(64 << 30)), name, options)


def _breaks(data: bytes, name: str, options: Options) -> NoReturn:
    while True:
        os.kill(os.getpid(), signal.SIGKILL)


def _errs(data: bytes, name: str, options: Options) -> NoReturn:
    message = "a mistake of ours"
    raise LookupError(message)


@pytest.mark.parametrize(
    ("reader", "said"),
    [(_sleeps, "the limit `seconds`"), (_grows, "the limit `memory_bytes`"), (_breaks, "broke the library")],
)
def test_what_a_reader_does_to_its_process_is_told_in_one_line(reader: Reader, said: str) -> None:
    with pytest.raises(ReadError, match=rf"^a\.pdf: .*{said}"):
        apart.run(reader, b"", "a.pdf", Options(limits=Limits(seconds=1)))


def test_a_mistake_of_ours_is_not_taken_for_a_bad_file() -> None:
    with pytest.raises(LookupError, match="a mistake of ours"):
        apart.run(_errs, b"", "a.pdf", Options())


def test_a_word_file_of_half_a_million_paragraphs_ends_at_the_limit(way: str) -> None:
    assert way
    begun = time.monotonic()
    with pytest.raises(ReadError, match=r"^a\.docx: not read after 1 seconds, the limit `seconds`\."):
        read_bytes(word(p("Requests it.") * 500_000), "a.docx", Options(limits=Limits(seconds=1)))
    assert time.monotonic() - begun < 20
