"""A PDF's pages as the characters that are printed on them, with place, size and style.

In: the bytes of a PDF. Out: a `Page` after the other. All that pypdfium2 is asked stands here; what the
characters mean is found out elsewhere. Nothing is drawn, run, or fetched.
"""

import ctypes
from collections.abc import Iterator
from functools import lru_cache
from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.errors import ReadError
from compare.options import Options
from compare.readers import pdf_streams
from compare.readers.limits import too_much

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
_LINE_END_HYPHEN = "\x02"
"""What PDFium gives for a hyphen at the end of a line."""
_UNMAPPED = "\ufffd\ufffe\uffff\x00"
"""What characters are that the file gives no meaning."""
_THIN = 2.0
"""Points; strokes of rules are thinner."""
_HALVES = frozenset(map(chr, range(0xD800, 0xDC00)))
"""First halves of pairs in UTF-16."""


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


class Page(NamedTuple):
    """What is printed on a page."""

    number: int
    """From 1."""
    width: float
    height: float
    glyphs: list[Glyph]
    """In the order of the file. Spaces are no glyphs."""
    rules: list[tuple[float, float, float]]
    """Level strokes: left, right, height above the lower edge."""
    unmapped: int
    """Characters of which the file does not tell what they are."""
    askew: int
    """Characters that do not stand upright: watermarks, stamps."""
    pictures: int


def pages(data: bytes, name: str, options: Options) -> Iterator[Page]:
    """Yield the pages of a PDF; raise ReadError if it cannot be opened, or is too much to read."""
    import pypdfium2

    pdf_streams.check(data, name, options)
    try:
        document = pypdfium2.PdfDocument(data, password=options.password)
    except pypdfium2.PdfiumError as error:
        raise _unopened(name, error, options) from error
    try:
        yield from _pages(document, name, options)
    finally:
        document.close()


def _pages(document: "pypdfium2.PdfDocument", name: str, options: Options) -> Iterator[Page]:
    import pypdfium2

    limits = options.limits
    if len(document) > limits.pages:
        raise too_much(name, "pages", limits, f"{len(document):,} pages")
    characters = objects = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            yield Page(index + 1, 0, 0, [], [], 0, 0, 0)
            continue
        try:
            count = pypdfium2.raw.FPDFPage_CountObjects(page)
            objects += max(count, 0)
            if objects > limits.elements:
                raise too_much(name, "elements", limits, f"more than {objects - 1:,} objects on its pages")
            text = page.get_textpage()
            try:
                characters += text.count_chars()
                if characters > limits.characters:
                    raise too_much(name, "characters", limits, f"{characters:,} characters")
                yield _Reader(page, text, index + 1).page()
            finally:
                text.close()
        except pypdfium2.PdfiumError:
            yield Page(index + 1, 0, 0, [], [], 0, 0, 0)
        finally:
            page.close()


class _Font(NamedTuple):
    size: float
    bold: bool
    italic: bool
    level: bool


class _Reader:
    """Reads one page. A call into PDFium costs a third of a microsecond, so each object is asked once."""

    def __init__(self, page: "pypdfium2.PdfPage", text: "pypdfium2.PdfTextPage", number: int) -> None:
        import pypdfium2

        self._raw = pypdfium2.raw
        self._page, self._text, self._number = page, text, number
        self._fonts: dict[int | None, _Font] = {}
        self._left, self._bottom, right, top = page.get_bbox()
        self._width, self._height = right - self._left, top - self._bottom
        self._turn = page.get_rotation()

    def page(self) -> Page:
        glyphs, unmapped, askew = self._in_its_direction()
        width, height = self._width, self._height
        if self._turn in (90, 270):
            width, height = height, width
        rules, pictures = self._drawn()
        return Page(self._number, width, height, glyphs, rules, unmapped, askew, pictures)

    def _in_its_direction(self) -> tuple[list[Glyph], int, int]:
        """Return the characters as most of them run: a page may be set sideways without saying so."""
        best = self._glyphs()
        turned = self._turn
        for turn in (90, 270, 180, 0):
            if best[2] <= len(best[0]):
                break
            self._turn = turn
            self._fonts.clear()
            found = self._glyphs()
            if len(found[0]) > len(best[0]):
                best, turned = found, turn
        self._turn = turned
        return best

    def _glyphs(self) -> tuple[list[Glyph], int, int]:
        raw, text = self._raw, self._text.raw
        unicode_of, generated = raw.FPDFText_GetUnicode, raw.FPDFText_IsGenerated
        box_of, origin_of, object_of = (
            raw.FPDFText_GetLooseCharBox,
            raw.FPDFText_GetCharOrigin,
            raw.FPDFText_GetTextObject,
        )
        box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        glyphs: list[Glyph] = []
        unmapped = askew = 0
        space = ""
        high = 0
        for index in range(raw.FPDFText_CountChars(text)):
            if generated(text, index) == 1:
                space = space or "guessed"
                continue
            character = _character(unicode_of(text, index), high)
            high = ord(character) if character in _HALVES else 0
            if high or character.isspace():
                space = space if high else "printed"
                continue
            font = self._font(index, object_of(text, index))
            if not font.level:
                askew += 1
                continue
            if character in _UNMAPPED:
                unmapped += 1
                character = "\ufffd"
            if not box_of(text, index, box) or not origin_of(text, index, x, y):
                continue
            x0, x1, baseline = self._placed(box, x.value, y.value)
            glyphs.append(Glyph(character, x0, x1, baseline, font.size, font.bold, font.italic, space))
            space = ""
        return glyphs, unmapped, askew

    def _placed(self, box: "ctypes.Structure", x: float, y: float) -> tuple[float, float, float]:
        """Return left, right and baseline of a character as they are seen, whatever way the page lies."""
        match self._turn:
            case 90:
                return box.bottom - self._bottom, box.top - self._bottom, self._width - (x - self._left)
            case 180:
                return (
                    self._width - (box.right - self._left),
                    self._width - (box.left - self._left),
                    (self._height - (y - self._bottom)),
                )
            case 270:
                return (
                    self._height - (box.top - self._bottom),
                    self._height - (box.bottom - self._bottom),
                    x - self._left,
                )
            case _:
                return box.left - self._left, box.right - self._left, y - self._bottom

    def _font(self, index: int, text_object: "ctypes._Pointer[Any]") -> _Font:
        key = ctypes.cast(text_object, ctypes.c_void_p).value
        known = self._fonts.get(key)
        if known is None:
            known = self._fonts[key] = self._ask_font(index)
        return known

    def _ask_font(self, index: int) -> _Font:
        raw, text = self._raw, self._text.raw
        matrix = raw.FS_MATRIX()
        size = raw.FPDFText_GetFontSize(text, index)
        level = True
        if raw.FPDFText_GetMatrix(text, index, matrix):
            a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
            size *= hypot(c, d)
            along, across = (a, b) if self._turn in (0, 180) else (b, a)
            sign = {0: 1, 90: 1, 180: -1, 270: -1}[self._turn]
            level = sign * along > 0 and abs(across) <= _UPRIGHT * abs(along)
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(_LONGEST_NAME)
        raw.FPDFText_GetFontInfo(text, index, buffer, _LONGEST_NAME, flags)
        bold, italic = _style(buffer.value, flags.value)
        bold = bold or raw.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT
        return _Font(size, bold, italic, level)

    def _drawn(self) -> tuple[list[tuple[float, float, float]], int]:
        """Return the level strokes of the page, and how many pictures there are."""
        raw, page = self._raw, self._page.raw
        rules: list[tuple[float, float, float]] = []
        pictures = 0
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        for index in range(raw.FPDFPage_CountObjects(page)):
            drawn = raw.FPDFPage_GetObject(page, index)
            kind = raw.FPDFPageObj_GetType(drawn)
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                pictures += 1
            elif (
                kind == raw.FPDF_PAGEOBJ_PATH
                and not self._turn
                and raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
                and top.value - bottom.value <= _THIN < right.value - left.value
            ):
                rules.append((left.value - self._left, right.value - self._left, top.value - self._bottom))
        return rules, pictures


def _character(code: int, high: int) -> str:
    """Return the character of a code of UTF-16, whose first half may have been the one before."""
    if high and 0xDC00 <= code < 0xE000:  # noqa: PLR2004 - second halves
        return chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00))
    return "-" if chr(code) == _LINE_END_HYPHEN else chr(code)


@lru_cache(maxsize=256)
def _style(name: bytes, flags: int) -> tuple[bool, bool]:
    """Return whether a font is bold and whether it is italic."""
    plain = name.decode("latin-1").lower()
    bold = bool(flags & _FORCED_BOLD) or any(word in plain for word in _BOLD_NAMES)
    return bold, bool(flags & _ITALIC) or any(word in plain for word in _ITALIC_NAMES)


def _unopened(name: str, error: Exception, options: Options) -> ReadError:
    import pypdfium2

    code = getattr(error, "err_code", None)
    if code == pypdfium2.raw.FPDF_ERR_PASSWORD:
        if options.password is None:
            return ReadError(f"{name}: an encrypted PDF. Give its password with --password.")
        return ReadError(f"{name}: the password does not open this PDF. Check it and try again.")
    if code == pypdfium2.raw.FPDF_ERR_SECURITY:
        return ReadError(f"{name}: a PDF encrypted in a way that is not read. Save it without encryption.")
    return ReadError(f"{name}: a damaged PDF, which cannot be opened. Get it once more from where it came.")
