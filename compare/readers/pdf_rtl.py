"""Lines that are read from right to left: what PDFs turn round in them is turned back.

In: characters and lines of a page as PDFium gives them, in the order of reading but for parts that were
printed as one from left to right. Out: the same in the order of reading.
"""

import re
from collections.abc import Iterable, Sequence

from compare.readers.patterns import late
from compare.readers.pdf_glyphs import Glyph

_FIRST = "\u0590"
_LETTERS = late(rf"[{_FIRST}-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Characters of the scripts; the first of them."""
_ALEFS = frozenset("\u0622\u0623\u0625\u0627")
_LAM = "\u0644"
_SAME_PLACE = 0.5
"""Points; letters of one ligature share its box."""
_MIRRORED = str.maketrans("()[]«»", ")(][»«")
_PAIR = re.compile(r"\([^()]{1,40}\)")
_TURNED_PAIR = re.compile(r"\)[^()]{1,40}\(")
_TURNED_LABEL = re.compile(r"^([-–.])( ?)(\d{1,3})(?=\s)")
"""A number whose full stop or dash was put on its other side."""


def lam_before_alef(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return characters with the letters of the ligature lam-alef in the order in which they are read."""
    ordered = list(glyphs)
    for index in range(len(ordered) - 1):
        first, second = ordered[index], ordered[index + 1]
        if second.text == _LAM and first.text in _ALEFS and abs(first.x0 - second.x0) <= _SAME_PLACE:
            ordered[index], ordered[index + 1] = first._replace(text=_LAM), second._replace(text=first.text)
    return ordered


def is_right_to_left(characters: Iterable[str]) -> bool:
    """Tell whether most letters among these characters are read from right to left.

    >>> is_right_to_left("1 \u0623\u0628 a"), is_right_to_left("1 a")
    (True, False)
    """
    text = "".join(characters)
    foreign = _LETTERS().findall(text) if text and max(text) >= _FIRST else []
    return sum(map(str.isalpha, foreign)) * 2 > sum(map(str.isalpha, text))


def mend(texts: Sequence[str]) -> list[str]:
    """Return lines of a page with brackets and labels as they are read; each keeps its length.

    A bracket is printed as its mirror image, and some files name the image; pairs tell whether they do.

    >>> mend([".1 د)أ("])[0] == "1. د(أ)"
    True
    """
    pairs = sum(len(_PAIR.findall(text)) for text in texts)
    turned = sum(len(_TURNED_PAIR.findall(text)) for text in texts)
    if turned > pairs:
        texts = [text.translate(_MIRRORED) for text in texts]
    return [_TURNED_LABEL.sub(r"\3\2\1", text) for text in texts]
