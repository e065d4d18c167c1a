"""Which gaps between the characters of a line are spaces: files print few, and PDFium invents some."""

from itertools import pairwise
from statistics import median

from compare.readers.pdf_glyphs import Glyph
from compare.readers.pdf_rows import Field
from compare.readers.pieces import is_wide

_WORD_GAP = 0.13
"""Ems beyond the usual gap between letters, which is .03 in UN documents. PDFium takes gaps from .11 for
spaces, and words are torn there (.11 to .14 in all)."""
_STYLE_GAP = 0.06
"""The same where italic or bold begins or ends, which is hardly ever within a word."""
_OVERHANG = 0.1
"""Ems by which an italic f reaches over its neighbours, and a j; .15 in most fonts."""
_UNSAID_GAP = 0.22
"""Ems of a gap that is a space though neither the file nor PDFium says so."""
_TAB = 0.5
"""Ems from which a gap beside a Chinese character is a tab; between Chinese and other letters word
processors leave a gap of a quarter, which is no space."""


def spaces(field: Field) -> tuple[set[int], set[int]]:
    """Return the indexes of characters that a space stands before, and of those where that is not sure."""
    glyphs, size = field.glyphs, field.size
    if field.turned:
        return {index for index, glyph in enumerate(glyphs) if glyph.space}, set()
    gaps = [after.x0 - before.x1 for before, after in pairwise(glyphs)]
    inside = [gap for gap, glyph in zip(gaps, glyphs[1:], strict=True) if not glyph.space]
    tracking = max(0.0, median(inside)) if inside else 0.0
    guessed = tracking + _WORD_GAP * size
    unsaid = tracking + _UNSAID_GAP * size
    found: set[int] = set()
    doubtful: set[int] = set()
    for index, between in enumerate(gaps, start=1):
        glyph = glyphs[index]
        if between < guessed and not glyph.space:  # most of them
            continue
        before = glyphs[index - 1]
        gap = between + _overhang(before, glyph)
        if _is_set_apart(before, glyph, gap, size):
            continue
        restyled = before[5:7] != glyph[5:7]
        if glyph.space and restyled and gap >= tracking + _STYLE_GAP * size:
            found.add(index)
            continue
        if glyph.space == "printed" or gap >= (guessed if glyph.space else unsaid):
            found.add(index)
        if glyph.space != "printed" and tracking < gap < unsaid and (glyph.space or gap >= guessed):
            doubtful.add(index)
    return found, doubtful


def _overhang(before: Glyph, after: Glyph) -> float:
    """Return by how much italic letters reach over a gap, which is none of theirs."""
    if not (before.italic and after.italic):
        return 0.0
    return _OVERHANG * before.size * ((before.text == "f") + (after.text in "fj"))


def _is_set_apart(before: Glyph, glyph: Glyph, gap: float, size: float) -> bool:
    """Tell whether a gap is only what word processors leave beside Chinese characters."""
    return glyph.space != "printed" and gap < _TAB * size and (is_wide(before.text) or is_wide(glyph.text))
