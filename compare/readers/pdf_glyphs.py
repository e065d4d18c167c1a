"""The characters that are printed on a page of a PDF, with place, size and style.

In: a page that pypdfium2 has opened. Out: a `Printed`. What the characters mean is found out elsewhere.
A call into PDFium costs more than all else that is done with a character. So what the characters of one
object share is asked once, and the rest for many characters at a time, without Python in between.
"""

import ctypes
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby, repeat
from typing import TYPE_CHECKING, NamedTuple

from compare.readers.patterns import late
from compare.readers.pdf_calls import calls
from compare.readers.pdf_fonts import Font, Fonts

if TYPE_CHECKING:
    import pypdfium2

_UNKNOWN = "\ufffd"
"""What stands for a character to which the file gives no meaning."""
_NOTHING = "\ufdd0"
"""What stands where there is no character; Unicode has set it aside for such ends."""
_MEANT = {
    2: "-",  # what PDFium gives for a hyphen at the end of a line
    **dict.fromkeys((0, 1, *range(3, 9), *range(14, 32)), _UNKNOWN),  # codes of a font without meanings
    **dict.fromkeys((0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), _UNKNOWN),
}
"""Characters that PDFium gives, and what they stand for."""
_ODD = late("[\0-\10\16-\37\ud800-\udfff\ufffe\uffff\u6600\u6900\u6c00\u7400]")
_SWAPPED = {0x6600: "f", 0x6900: "i", 0x6C00: "l", 0x7400: "t"}
_LIGATURE = late("(?<=[A-Za-z])[\u6600\u6900\u6c00\u7400]{2,3}|[\u6600\u6900\u6c00\u7400]{2,3}(?=[a-z])")
"""Letters of a ligature with their bytes turned round, as Ghostscript 10 writes them."""
_PAIR = late("([\ud800-\udbff])([\udc00-\udfff])")
"""Two halves of a character, as UTF-16 has them."""
_BLANK = late(rf"[\s{_NOTHING}]")
_INKED = late(rf"[^\s{_NOTHING}]")
_BELOW = 0.2
"""Share of a character's box below its baseline; .2 to .25 in most fonts."""
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

    def seen(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return a box on the page as it is seen, whatever way the page lies."""
        x0, x1, y0, y1 = left - self.left, right - self.left, bottom - self.bottom, top - self.bottom
        match self.turn:
            case 90:
                return y0, self.width - x1, y1, self.width - x0
            case 180:
                return self.width - x1, self.height - y1, self.width - x0, self.height - y0
            case 270:
                return self.height - y1, x0, self.height - y0, x1
            case _:
                return x0, y0, x1, y1


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


class _Reader:
    """Reads the characters of a page that is taken to lie in one way."""

    def __init__(self, text: "pypdfium2.PdfTextPage", sheet: Sheet) -> None:
        import pypdfium2

        self._raw, self._calls = pypdfium2.raw, calls()
        self._text, self._sheet = text.raw, sheet
        self._address = ctypes.cast(text.raw, ctypes.c_void_p).value
        self._count = text.count_chars()
        self._fonts = Fonts(text, sheet.turn)
        self._glyphs: list[Glyph] = []
        self._unmapped = self._askew = 0
        self._space = ""

    def printed(self) -> Printed:
        """Return the characters; to be called once."""
        boxes = (ctypes.c_float * (4 * min(self._count, _AT_ONCE)))()
        place = ctypes.addressof(boxes)
        step = 4 * ctypes.sizeof(ctypes.c_float)
        for first in range(0, self._count, _AT_ONCE):
            indexes = range(first, min(first + _AT_ONCE, self._count))
            page = repeat(self._address)
            places = range(place, place + step * len(indexes), step)
            list(map(self._calls.box, page, indexes, places))  # fails only for indexes beyond the last
            text = self._characters(indexes)
            x0, x1 = self._across(boxes[: 4 * len(indexes)])
            spaces = self._spaces(first, text)
            objects = map(self._calls.text_object, page, indexes)
            fonts, heights = self._shared(first, text, objects, spaces)
            if self._fonts.slanted:
                _straighten(x0, x1, boxes, fonts)
            self._space = spaces.pop()
            blank = set(_BLANK().findall(text))
            self._glyphs += [
                _new(Glyph, (character, left, right, y, font.size, font.bold, font.italic, space))
                for character, left, right, y, font, space in zip(
                    text, x0, x1, heights, fonts, spaces, strict=True
                )
                if font is not None and character not in blank
            ]
        return Printed(self._glyphs, self._unmapped, self._askew, self._sheet.turn)

    def _characters(self, indexes: range) -> str:
        """Return a character for each index, `_NOTHING` for the first half of a pair.

        PDFium writes out a text at once, but leaves out what has no meaning. Then each has to be asked.
        """
        units = (ctypes.c_ushort * (len(indexes) + 1))()
        written = self._raw.FPDFText_GetText(self._text, indexes.start, len(indexes), units) - 1
        text = bytes(units)[:-2].decode("utf-16-le", "surrogatepass")
        if written == len(text) == len(indexes) and not _ODD().search(text):
            return text
        codes = map(self._calls.unicode, repeat(self._address), indexes)
        text = "".join(chr(code) if code <= sys.maxunicode else _UNKNOWN for code in codes)
        text = _LIGATURE().sub(lambda found: found[0].translate(_SWAPPED), text)
        return _PAIR().sub(_whole, text).translate(_MEANT)

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

    def _spaces(self, first: int, text: str) -> list[str]:
        """Return what stands before each character of `text`, and what stands at its end.

        `first` is the index of its first character among those of the page.
        """
        spaces = [""] * (len(text) + 1)
        spaces[0] = self._space
        for found in _BLANK().finditer(text):
            index = found.start()
            if found[0] == _NOTHING:
                spaces[index + 1] = spaces[index]
            elif self._calls.generated(self._address, first + index) == 1:
                spaces[index + 1] = spaces[index] or "guessed"
            else:
                spaces[index + 1] = "printed"
        return spaces

    def _shared(
        self, first: int, text: str, objects: Iterable[int | None], spaces: list[str]
    ) -> tuple[list[Font | None], list[float]]:
        """Return for each character what those of its object share, and the height of its baseline.

        What does not stand upright has None; a space before it is put off.
        """
        fonts: list[Font | None] = []
        heights: list[float] = []
        for address, run in groupby(objects):
            start = len(fonts)
            count = len(list(run))
            end = start + count
            inked = _INKED().search(text, start, end)
            font = self._fonts.find(address, first + inked.start()) if inked else None
            if inked and font and font.level:
                fonts += repeat(font, count)
                heights += self._baselines(first + start, first + end)
                continue
            fonts += repeat(None, count)
            heights += repeat(0.0, count)
            if inked:
                self._askew += len(_INKED().findall(text, start, end))
                spaces[end] = spaces[end] or next(filter(None, spaces[start:end]), "")
        self._unmapped += sum(
            font is not None for font, character in zip(fonts, text, strict=True) if character == _UNKNOWN
        )
        return fonts, heights

    def _baselines(self, start: int, end: int) -> list[float]:
        """Return the heights of characters of one object: of all, if the first and the last are as high."""
        first, last = self._baseline(start), self._baseline(end - 1)
        if first == last:
            return [first] * (end - start)
        return [self._baseline(index) for index in range(start, end)]

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


def _straighten(
    x0: list[float], x1: list[float], boxes: Sequence[float], fonts: Sequence[Font | None]
) -> None:
    """Take out of the places of sheared characters what the shear adds: it covers spaces between words."""
    for index, font in enumerate(fonts):
        if font and font.slant:
            left, top, right, bottom = boxes[4 * index : 4 * index + 4]
            added = min(font.slant * (top - bottom), (right - left) / 2)
            x0[index] += added * _BELOW
            x1[index] -= added * (1 - _BELOW)


def _whole(pair: re.Match[str]) -> str:
    return _NOTHING + pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")
