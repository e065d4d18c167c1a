"""What the characters of one object on a PDF's page share: size, style, and whether they stand upright."""

import ctypes
import re
from functools import lru_cache
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from compare.readers.pdf_calls import calls

if TYPE_CHECKING:
    import pypdfium2

_ITALIC = 1 << 6
_FORCED_BOLD = 1 << 18
"""Bits of a font's flags (ISO 32000-1, table 123)."""
_BOLD_WEIGHT = 600
"""Of 100 to 900; between semibold and bold. PDFium works it out from the width of stems, for which
Ghostscript writes what it guesses: it is asked for only where the name tells nothing."""
_NO_NAME = re.compile(r"(?:[a-z]{6}\+)?(?:cid)?(?:font)?[\W_]*[a-z]{0,3}[\W\d_]*")
"""A name that a program made: `F1`, `TT2`, `CIDFont+F3`, behind the mark of a subset."""
_BOLD_NAMES = ("bold", "black", "heavy", "-bd", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique", "-it")
_UPRIGHT = 0.02
"""Sine of the angle up to which a line counts as level: scans are some tenths of a degree askew."""
_LONGEST_NAME = 128


class Font(NamedTuple):
    """What the characters of one object share."""

    size: float
    bold: bool
    italic: bool
    level: bool
    slant: float
    """By how much of their height characters are sheared, where an upright font stands in for an italic."""


class Fonts:
    """Knows the text objects of a page that is taken to lie turned by `turn` degrees."""

    def __init__(self, text: "pypdfium2.PdfTextPage", turn: int) -> None:
        """Begin with nothing known."""
        import pypdfium2

        self._raw, self._text, self._turn = pypdfium2.raw, text.raw, turn
        self._font_of = calls().font
        self._known: dict[int | None, Font] = {}
        self._styles: dict[int, tuple[bool, bool]] = {}
        self.slanted = False
        """Whether any characters are sheared."""

    def find(self, address: int | None, index: int) -> Font:
        """Return what the characters of the object at `address` share; `index` is that of one of them."""
        known = self._known.get(address)
        if known is None:
            known = self._known[address] = self._ask(address, index)
        return known

    def _ask(self, address: int | None, index: int) -> Font:
        raw, text, turn = self._raw, self._text, self._turn
        matrix = raw.FS_MATRIX()
        size = raw.FPDFText_GetFontSize(text, index)
        level, slant = True, 0.0
        if raw.FPDFText_GetMatrix(text, index, matrix):
            a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
            size *= hypot(c, d)
            along, across = (a, b) if turn in (0, 180) else (b, a)
            sign = {0: 1, 90: 1, 180: -1, 270: -1}[turn]
            level = sign * along > 0 and abs(across) <= _UPRIGHT * abs(along)
            slant = c / d if turn == 0 and level and d > 0 else 0.0
            self.slanted = self.slanted or slant > 0
        font = self._font_of(address) if address else None
        style = self._styles.get(font) if font else None
        if style is None:
            style = self._ask_style(index)
            if font:
                self._styles[font] = style
        return Font(size, *style, level, slant)

    def _ask_style(self, index: int) -> tuple[bool, bool]:
        raw, text = self._raw, self._text
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(_LONGEST_NAME)
        raw.FPDFText_GetFontInfo(text, index, buffer, _LONGEST_NAME, flags)
        bold, italic = _style(buffer.value, flags.value)
        if not bold and _NO_NAME.fullmatch(buffer.value.decode("latin-1").lower()):
            bold = raw.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT
        return bold, italic


@lru_cache(maxsize=256)
def _style(name: bytes, flags: int) -> tuple[bool, bool]:
    """Return whether a font is bold and whether it is italic."""
    plain = name.decode("latin-1").lower()
    bold = bool(flags & _FORCED_BOLD) or any(word in plain for word in _BOLD_NAMES)
    return bold, bool(flags & _ITALIC) or any(word in plain for word in _ITALIC_NAMES)
