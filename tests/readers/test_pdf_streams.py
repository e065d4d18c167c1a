"""Streams that unpack to more than the limits are refused before the PDF library sees them."""

import zlib

import pytest

from compare.errors import ReadError
from compare.options import Limits, Options
from compare.readers import pdf_streams

OPTIONS = Options(limits=Limits(unpacked_bytes=1_000_000))


def stream(data: bytes, layers: int) -> bytes:
    for _ in range(layers):
        data = zlib.compress(data, 9)
    return b"%PDF-1.4\n1 0 obj\n<</Filter/FlateDecode>>stream\n" + data + b"\nendstream\nendobj\n"


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_a_stream_that_unpacks_to_more_than_the_limit_is_refused(layers: int) -> None:
    with pytest.raises(ReadError, match=r"^a\.pdf: .*the limit `unpacked_bytes` is 1,000,000"):
        pdf_streams.check(stream(b" " * 2_000_000, layers), "a.pdf", OPTIONS)


def test_many_small_streams_are_counted_together() -> None:
    with pytest.raises(ReadError, match="unpacked_bytes"):
        pdf_streams.check(stream(b" " * 300_000, 1) * 4, "a.pdf", OPTIONS)


@pytest.mark.parametrize(
    "data",
    [
        stream(b" " * 900_000, 1),
        stream(b"", 1),
        stream(b" " * 900_000, 1)[:70],
        b"%PDF-1.4 stream\nxx is no such stream",
        b"%PDF-1.4 stream\n",
    ],
    ids=["below the limit", "empty", "cut off", "not packed", "nothing after it"],
)
def test_other_streams_pass(data: bytes) -> None:
    pdf_streams.check(data, "a.pdf", OPTIONS)
