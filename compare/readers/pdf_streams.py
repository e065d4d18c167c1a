"""How much a PDF unpacks to, told before the PDF library unpacks it: that has no bound of its own.

In: the bytes of a PDF. Out: an error if its compressed streams hold more than `Limits.unpacked_bytes`.
Measured: 2 kB of one stream packed twice take PDFium 2 GB. Streams that are encrypted, or packed in other
ways than zlib's, are passed over; nothing is kept.
"""

import re
import zlib
from collections.abc import Iterator

from compare.options import Options
from compare.readers.limits import too_much

_STREAM = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")
"""Where data that zlib packed begins: low four bits 8, the method (RFC 1950)."""
_PIECE = 1 << 20
"""Bytes unpacked at a time."""
_LAYERS = 4
"""Filters over one another that are followed; writers use one."""


def check(data: bytes, name: str, options: Options) -> None:
    """Raise ReadError if the streams of a PDF unpack to more than the limits allow."""
    limits = options.limits
    total = 0
    view = memoryview(data)
    for found in _STREAM.finditer(data):
        for size in _Unpacker().sizes(view[found.end() :], 1):
            total += size
            if total > limits.unpacked_bytes:
                raise too_much(name, "unpacked_bytes", limits, "streams that unpack to more")


class _Unpacker:
    """Unpacks a stream piece by piece; what is no such stream unpacks to nothing."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj()
        self._dead = False
        self._inner: _Unpacker | None = None

    def pieces(self, packed: memoryview | bytes) -> Iterator[bytes]:
        """Yield what `packed`, the next part of the stream, unpacks to."""
        start = 0
        while not self._dead and not self._zlib.eof:
            part = self._zlib.unconsumed_tail
            if not part:
                part = bytes(packed[start : start + _PIECE])
                start += _PIECE
                if not part:
                    return
            try:
                piece = self._zlib.decompress(part, _PIECE)
            except zlib.error:
                self._dead = True
                return
            if piece:
                yield piece

    def sizes(self, packed: memoryview | bytes, layer: int) -> Iterator[int]:
        """Yield the sizes of the pieces, through all layers."""
        for piece in self.pieces(packed):
            yield len(piece)
            if layer < _LAYERS:
                self._inner = self._inner or _Unpacker()
                yield from self._inner.sizes(piece, layer + 1)
