"""Lines that are read from right to left: what PDFs turn round in them is turned back.

In: the characters of a line, by their places. Out: the same in the order of reading, with numbers and Latin
words as they are, and brackets on their sides.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from unicodedata import combining

from compare.readers.patterns import late
from compare.readers.pdf_glyphs import Glyph

_FIRST = "\u0590"
_LETTERS = late(rf"[{_FIRST}-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Characters of the scripts; the first of them."""
_ALEFS = frozenset("\u0622\u0623\u0625\u0627")
_LAM = "\u0644"
_SAME_PLACE = 0.5
"""Points; letters of one ligature share its box."""
_INSIDE = r"[A-Za-z0-9 ./:,\-–‑&’']"
_LEFT_TO_RIGHT = late(
    rf"[A-Za-z0-9](?:{_INSIDE}|[()]{_INSIDE}{{0,60}}[()]){{0,200}}[A-Za-z]|[A-Za-z]+|%?\d+(?:[./,:]\d+)*"
)
"""What is printed from left to right, read from right to left: words with all between them, or a number."""
_STOPS = ".,:;،؛"
_SPACE = 0.13
"""Ems of a gap that is a space; letters of Arabic touch."""
_UNSAID_SPACE = 0.3
"""The same where the file has no space and PDFium sees none; alef leaves .16 in some fonts."""
_MIRRORED = str.maketrans("()[]«»", ")(][»«")
_TO_OPENING, _TO_CLOSING = str.maketrans(")]»", "([«"), str.maketrans("([«", ")]»")
_OPENS = re.compile(r"(?:(?<=\s)|^)[()\[\]«»](?=[^\s.,،؛;:()\[\]«»])")
_CLOSES = re.compile(r"(?<=[^\s()\[\]«»])[()\[\]«»](?=[\s.,،؛;:]|$)")
"""Brackets whose side is clear from what they touch."""
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


def in_order(glyphs: Sequence[Glyph], raised: set[int], size: float) -> tuple[list[Glyph], set[int]]:
    """Return characters of a line that is read from right to left as they are read, and which are raised.

    `raised` are indexes. What is printed from left to right inside, Latin words and numbers, keeps its order.
    Spaces are told by the gaps, since what stands before a character changes, and by what the file says of
    two characters that stand side by side in it.
    """
    ordered = sorted(_Placed(index, glyphs) for index in range(len(glyphs)))
    lined = [glyphs[place.index] for place in ordered]
    spaced = [False, *(_is_space(right.index, left.index, glyphs, size) for right, left in pairwise(ordered))]
    high = [place.index in raised for place in ordered]
    for start, end in [*_runs(lined, high, raised=False), *_runs(lined, high, raised=True)]:
        ordered[start:end] = ordered[start:end][::-1]
        spaced[start + 1 : end] = spaced[start + 1 : end][::-1]
    read = [
        glyphs[place.index]._replace(space="printed" if space else "")
        for place, space in zip(ordered, spaced, strict=True)
    ]
    return lam_before_alef(read), {at for at, place in enumerate(ordered) if place.index in raised}


def _is_space(right: int, left: int, glyphs: Sequence[Glyph], size: float) -> bool:
    """Tell whether the gap between two neighbours is a space; letters that do not join may leave one, too."""
    gap = glyphs[right].x0 - glyphs[left].x1
    said = abs(right - left) != 1 or glyphs[max(right, left)].space
    return gap >= (_SPACE if said else _UNSAID_SPACE) * size


def _runs(glyphs: Sequence[Glyph], high: Sequence[bool], *, raised: bool) -> list[tuple[int, int]]:
    """Return the runs that are printed from left to right, among the raised characters or the others."""
    text = "".join(
        glyph.text if is_high is raised else "\0" for glyph, is_high in zip(glyphs, high, strict=True)
    )
    return [found.span() for found in _LEFT_TO_RIGHT().finditer(text)]


class _Placed:
    """A character by its place from right to left; a sign above or below a letter stays behind it."""

    def __init__(self, index: int, glyphs: Sequence[Glyph]) -> None:
        base = index
        while base and combining(glyphs[base].text):
            base -= 1
        same = base
        while same and abs(glyphs[same].x0 - glyphs[same - 1].x0) <= _SAME_PLACE:
            same -= 1
        self.index = index
        self._key = -(glyphs[same].x0 + glyphs[same].x1), index

    def __lt__(self, other: "_Placed") -> bool:
        return self._key < other._key


def starts_on_the_right(glyphs: Sequence[Glyph], raised: set[int]) -> bool:
    """Tell whether a line without letters read from right to left is read so: it has its stop on the left.

    Or the raised label of a note on the right. To be asked on pages of such letters only.
    """
    right = max(range(len(glyphs)), key=lambda index: glyphs[index].x1)
    left = min(glyphs, key=lambda glyph: glyph.x0)
    return left.text in _STOPS or (right in raised and len(raised) < len(glyphs))


def is_right_to_left(characters: Iterable[str]) -> bool:
    """Tell whether most letters among these characters, or texts, are read from right to left.

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
    texts = [_closed(_OPENS.sub(_opening, _CLOSES.sub(_closing, text))) for text in texts]
    return [_TURNED_LABEL.sub(r"\3\2\1", text) for text in texts]


def _closed(text: str) -> str:
    """Return a text in which a second round bracket that opens closes the first, if words touch it."""
    if text.count("(") <= text.count(")"):
        return text
    parts = list(text)
    is_open = False
    for index, character in enumerate(parts):
        if character == "(" and is_open and not parts[index - 1].isspace():
            parts[index] = ")"
        if character in "()":
            is_open = parts[index] == "("
    return "".join(parts)


def _opening(found: re.Match[str]) -> str:
    return found[0].translate(_TO_OPENING)


def _closing(found: re.Match[str]) -> str:
    return found[0].translate(_TO_CLOSING)


def mirrored(text: str) -> str:
    """Return a text with its brackets as their mirror images."""
    return text.translate(_MIRRORED)
