"""The characters that are printed on a page of a PDF, with place, size and style.

In: a page that pypdfium2 has opened. Out: a `Printed`. What the characters mean is found out elsewhere.
A call into PDFium costs more than all else that is done with a character. So what the characters of one
object share is asked once, and the rest for many characters at a time, without Python in between.
"""

import ctypes
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import groupby, repeat
from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pypdfium2

_ITALIC = 1 << 6
_FORCED_BOLD = 1 << 18
"""Bits of a font's flags (ISO 32000-1, table 123)."""
_BOLD_WEIGHT = 600
"""Of 100 to 900; between semibold and bold."""
_BOLD_NAMES = ("bold", "black", "heavy", "-bd", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique", "-it")
_UPRIGHT = 0.02
"""Sine of the angle up to which a line counts as level: scans are some tenths of a degree askew."""
_LONGEST_NAME = 128
_LINE_END_HYPHEN = 2
"""What PDFium gives for a hyphen at the end of a line."""
_UNMAPPED = frozenset((0, 0xFFFD, 0xFFFE, 0xFFFF))
"""What characters are that the file gives no meaning."""
_UNKNOWN = "\ufffd"
"""What stands for them."""
_HALVES = range(0xD800, 0xDC00)
_SECOND_HALVES = range(0xDC00, 0xE000)
"""Codes of UTF-16 for halves of characters."""
_AT_ONCE = 1 << 14
"""Characters that are asked for at a time; a page has some 3,000."""
_new = tuple.__new__
"""Makes glyphs in half the time that their class takes."""


class Glyph(NamedTuple):
    """A printed character. Points from the lower left corner of the page as it is seen."""

    text: str
    x0: float
    x1: float
    """Where the next character would stand."""
    y: float
    """Of the baseline."""
    size: float
    bold: bool
    italic: bool
    space: str
    """What stands before it: `printed`, `guessed` (by PDFium, from the gap) or nothing."""


class Printed(NamedTuple):
    """The characters of a page, and the degrees by which it lies turned."""

    glyphs: list[Glyph]
    """In the order of the file. Spaces are no glyphs."""
    unmapped: int
    """Characters of which the file does not tell what they are."""
    askew: int
    """Characters that do not stand upright: watermarks, stamps."""
    turn: int


class Sheet(NamedTuple):
    """A page's box in points, and the degrees by which the page is taken to lie turned."""

    left: float
    bottom: float
    width: float
    height: float
    turn: int


def printed(text: "pypdfium2.PdfTextPage", sheet: Sheet) -> Printed:
    """Return the characters as most of them run: a page may be set sideways without saying so."""
    best = _Reader(text, sheet).printed()
    for turn in (90, 270, 180, 0):
        if best.askew <= len(best.glyphs):
            break
        found = _Reader(text, sheet._replace(turn=turn)).printed()
        if len(found.glyphs) > len(best.glyphs):
            best = found
    return best


class _Calls(NamedTuple):
    """Functions of PDFium that take and give numbers: pypdfium2's make an object of each pointer."""

    unicode: Callable[..., int]
    generated: Callable[..., int]
    text_object: Callable[..., int | None]
    box: Callable[..., int]
    origin: Callable[..., int]
    font: Callable[..., int | None]


@cache
def _calls() -> _Calls:
    from pypdfium2 import raw

    pointer, number = ctypes.c_void_p, ctypes.c_int

    def bound(function: Any, *types: Any) -> Any:  # noqa: ANN401 - ctypes has no type for them
        return ctypes.CFUNCTYPE(*types)(ctypes.cast(function, pointer).value or 0)

    return _Calls(
        unicode=bound(raw.FPDFText_GetUnicode, ctypes.c_uint, pointer, number),
        generated=bound(raw.FPDFText_IsGenerated, number, pointer, number),
        text_object=bound(raw.FPDFText_GetTextObject, pointer, pointer, number),
        box=bound(raw.FPDFText_GetLooseCharBox, number, pointer, number, pointer),
        origin=bound(raw.FPDFText_GetCharOrigin, number, pointer, number, pointer, pointer),
        font=bound(raw.FPDFTextObj_GetFont, pointer, pointer),
    )


class _Font(NamedTuple):
    """What the characters of one object share."""

    size: float
    bold: bool
    italic: bool
    level: bool


class _Batch(NamedTuple):
    """What was asked of many characters at once: as many values in each list."""

    start: int
    """Index of the first among those of the page."""
    codes: list[int]
    x0: list[float]
    x1: list[float]


class _Reader:
    """Reads the characters of a page that is taken to lie in one way."""

    def __init__(self, text: "pypdfium2.PdfTextPage", sheet: Sheet) -> None:
        import pypdfium2

        self._raw, self._calls = pypdfium2.raw, _calls()
        self._text, self._sheet = text.raw, sheet
        self._address = ctypes.cast(text.raw, ctypes.c_void_p).value
        self._count = text.count_chars()
        self._fonts: dict[int | None, _Font] = {}
        self._styles: dict[int, tuple[bool, bool]] = {}
        self._glyphs: list[Glyph] = []
        self._unmapped = self._askew = 0
        self._space = ""
        self._half = 0

    def printed(self) -> Printed:
        """Return the characters; to be called once."""
        boxes = (ctypes.c_float * (4 * min(self._count, _AT_ONCE)))()
        place = ctypes.addressof(boxes)
        step = 4 * ctypes.sizeof(ctypes.c_float)
        for start in range(0, self._count, _AT_ONCE):
            indexes = range(start, min(start + _AT_ONCE, self._count))
            page = repeat(self._address)
            objects = list(map(self._calls.text_object, page, indexes))
            codes = list(map(self._calls.unicode, page, indexes))
            places = range(place, place + step * len(indexes), step)
            list(map(self._calls.box, page, indexes, places))  # fails only for indexes beyond the last
            batch = _Batch(start, codes, *self._across(boxes[: 4 * len(indexes)]))
            for address, run in groupby(range(len(indexes)), objects.__getitem__):
                self._read(batch, address, list(run))
        return Printed(self._glyphs, self._unmapped, self._askew, self._sheet.turn)

    def _across(self, boxes: list[float]) -> tuple[list[float], list[float]]:
        """Return the left and right edges of characters as they are seen, whatever way the page lies."""
        left, bottom, width, height, turn = self._sheet
        match turn:
            case 90:
                return [y - bottom for y in boxes[3::4]], [y - bottom for y in boxes[1::4]]
            case 180:
                return [width - (x - left) for x in boxes[2::4]], [width - (x - left) for x in boxes[::4]]
            case 270:
                return [height - (y - bottom) for y in boxes[1::4]], [
                    height - (y - bottom) for y in boxes[3::4]
                ]
            case _:
                return [x - left for x in boxes[::4]], [x - left for x in boxes[2::4]]

    def _read(self, batch: _Batch, address: int | None, run: Sequence[int]) -> None:
        """Read neighbours in a batch that belong to one text object, the one at `address`."""
        start, codes, x0, x1 = batch
        inked: list[tuple[int, str, str]] = []
        unmapped = 0
        for index in run:
            code = codes[index]
            character = "-" if code == _LINE_END_HYPHEN else chr(code)
            if character.isspace():
                if self._calls.generated(self._address, start + index) == 1:
                    self._space = self._space or "guessed"
                else:
                    self._space = "printed"
                continue
            if code in _HALVES:
                self._half = code
                continue
            if self._half and code in _SECOND_HALVES:
                character = chr(0x10000 + ((self._half - _HALVES.start) << 10) + code - _SECOND_HALVES.start)
            self._half = 0
            if code in _UNMAPPED:
                character = _UNKNOWN
                unmapped += 1
            inked.append((index, character, self._space))
            self._space = ""
        if not inked:
            return
        font = self._font(address, start + inked[0][0])
        if not font.level:
            self._askew += len(inked)
            self._space = self._space or inked[0][2]
            return
        baselines = self._baselines([start + index for index, _, _ in inked])
        size, bold, italic, _ = font
        for (index, character, space), y in zip(inked, baselines, strict=True):
            self._glyphs.append(_new(Glyph, (character, x0[index], x1[index], y, size, bold, italic, space)))
        self._unmapped += unmapped

    def _baselines(self, indexes: Sequence[int]) -> list[float]:
        """Return the heights of characters of one object: of all, if the first and the last are as high."""
        first, last = self._baseline(indexes[0]), self._baseline(indexes[-1])
        if first == last:
            return [first] * len(indexes)
        return [self._baseline(index) for index in indexes]

    def _baseline(self, index: int) -> float:
        x, y = ctypes.c_double(), ctypes.c_double()
        self._calls.origin(self._address, index, ctypes.addressof(x), ctypes.addressof(y))
        match self._sheet.turn:
            case 90:
                return self._sheet.width - (x.value - self._sheet.left)
            case 180:
                return self._sheet.height - (y.value - self._sheet.bottom)
            case 270:
                return x.value - self._sheet.left
            case _:
                return y.value - self._sheet.bottom

    def _font(self, address: int | None, index: int) -> _Font:
        known = self._fonts.get(address)
        if known is None:
            known = self._fonts[address] = self._ask_font(address, index)
        return known

    def _ask_font(self, address: int | None, index: int) -> _Font:
        raw, text, turn = self._raw, self._text, self._sheet.turn
        matrix = raw.FS_MATRIX()
        size = raw.FPDFText_GetFontSize(text, index)
        level = True
        if raw.FPDFText_GetMatrix(text, index, matrix):
            a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
            size *= hypot(c, d)
            along, across = (a, b) if turn in (0, 180) else (b, a)
            sign = {0: 1, 90: 1, 180: -1, 270: -1}[turn]
            level = sign * along > 0 and abs(across) <= _UPRIGHT * abs(along)
        font = self._calls.font(address) if address else None
        style = self._styles.get(font) if font else None
        if style is None:
            style = self._ask_style(index)
            if font:
                self._styles[font] = style
        return _Font(size, *style, level)

    def _ask_style(self, index: int) -> tuple[bool, bool]:
        raw, text = self._raw, self._text
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(_LONGEST_NAME)
        raw.FPDFText_GetFontInfo(text, index, buffer, _LONGEST_NAME, flags)
        bold, italic = _style(buffer.value, flags.value)
        return bold or raw.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT, italic


@lru_cache(maxsize=256)
def _style(name: bytes, flags: int) -> tuple[bool, bool]:
    """Return whether a font is bold and whether it is italic."""
    plain = name.decode("latin-1").lower()
    bold = bool(flags & _FORCED_BOLD) or any(word in plain for word in _BOLD_NAMES)
    return bold, bool(flags & _ITALIC) or any(word in plain for word in _ITALIC_NAMES)
