"""A PDF's pages as the characters that are printed on them, with place, size and style.

In: the bytes of a PDF. Out: a `Page` after the other. All that pypdfium2 is asked stands here; what the
characters mean is found out elsewhere. Nothing is drawn, run, or fetched.
"""

import ctypes
from collections.abc import Iterator
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.errors import ReadError
from compare.options import Options
from compare.readers import pdf_streams
from compare.readers.limits import too_much
from compare.readers.pdf_glyphs import Glyph, Sheet, printed

if TYPE_CHECKING:
    import pypdfium2

_THIN = 2.0
"""Points; strokes of rules are thinner."""
_FRAME = (4, 5)
"""Segments of a path that goes around a box; the last may only close it."""


class Upright(NamedTuple):
    """An upright stroke."""

    x: float
    bottom: float
    top: float


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
    uprights: list[Upright]
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
            yield Page(index + 1, 0, 0, [], [], [], 0, 0, 0)
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
                yield _read(page, text, index + 1)
            finally:
                text.close()
        except pypdfium2.PdfiumError:
            yield Page(index + 1, 0, 0, [], [], [], 0, 0, 0)
        finally:
            page.close()


def _read(page: "pypdfium2.PdfPage", text: "pypdfium2.PdfTextPage", number: int) -> Page:
    left, bottom, right, top = page.get_bbox()
    sheet = Sheet(left, bottom, right - left, top - bottom, page.get_rotation())
    glyphs, unmapped, askew, turn = printed(text, sheet)
    rules, uprights, pictures = _drawn(page, sheet._replace(turn=turn))
    width, height = sheet.width, sheet.height
    if turn in (90, 270):
        width, height = height, width
    return Page(number, width, height, glyphs, rules, uprights, unmapped, askew, pictures)


class _Strokes(NamedTuple):
    """What is drawn on a page."""

    rules: list[tuple[float, float, float]]
    uprights: list[Upright]
    pictures: int


def _drawn(page: "pypdfium2.PdfPage", sheet: Sheet) -> _Strokes:
    """Return the strokes of a page, and how many pictures there are."""
    import pypdfium2

    raw = pypdfium2.raw
    strokes = _Strokes([], [], 0)
    pictures = 0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(raw.FPDFPage_CountObjects(page)):
        drawn = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            box = sheet.seen(left.value, bottom.value, right.value, top.value)
            if min(box[2] - box[0], box[3] - box[1]) <= _THIN or _is_frame(raw, drawn):
                _add(strokes, *box)
    return strokes._replace(pictures=pictures)


def _add(strokes: _Strokes, left: float, bottom: float, right: float, top: float) -> None:
    """Add the sides of a box, of which two are one if it is thin."""
    if right - left > _THIN:
        strokes.rules.append((left, right, top))
        if top - bottom > _THIN:
            strokes.rules.append((left, right, bottom))
    if top - bottom > _THIN:
        strokes.uprights.append(Upright(left, bottom, top))
        if right - left > _THIN:
            strokes.uprights.append(Upright(right, bottom, top))


def _is_frame(raw: ModuleType, drawn: "ctypes._Pointer[Any]") -> bool:
    """Tell whether a path is the outline of a box and not its filling."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(
        raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
        and stroke.value
        and raw.FPDFPath_CountSegments(drawn) in _FRAME
    )


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
