"""Tokens: the units that an edit never cuts. Words, numbers, symbols and single marks of punctuation.

Spaces are no tokens: they lie between them. Tokens stay inside `diff`; what leaves it is ranges of
characters.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from compare.model.typography import INVISIBLE, fold

_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts written without spaces: each character is a token."""
_COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0e31-\u0e3a"
)
"""Accents, harakat and vowel signs, which `\\w` leaves out although they belong to their letter."""
_INNER = f"[^\\W{_HAN}]"
_WORD = f"{_INNER}(?:{_INNER}|[{_COMBINING}{INVISIBLE}])*"
_YEAR_OR_SESSION = r"\((?:1[89]\d\d|20\d\d|(?:S-|ES-)?[IVXL]+)\)"
_SPACE = "[ \u00a0\u202f]"
_CURRENCY = "[$€£¥]"
_HYPHEN = "\\-\u2010\u2011"

_TOKEN = re.compile(
    # A resolution's number with its year or session: 1540 (2004), 2200 A (XXI), S/RES/1540 (2004).
    f"(?:[A-Z]+/(?:[\\w.{_HYPHEN}]+/)*)?\\d+(?:{_SPACE}[A-Z])?{_SPACE}{_YEAR_OR_SESSION}"
    # A number with its sign, currency or unit: 1,000.5, $3.2m, 15%, −2.
    f"|{_CURRENCY}?\\d+(?:[.,]\\d+)*(?:[%‰°]|(?:[./:{_HYPHEN}]?{_WORD})+)?"
    # A word with its apostrophes, hyphens, dots and slashes: non-governmental, State’s, A/C.3/58/L.70/Rev.1.
    f"|{_WORD}(?:[./:'’ʼ{_HYPHEN}]{_WORD})*(?:(?<=s)['’](?!\\w))?"
    # Anything else, one character at a time.
    "|\\S"
)


class Tokens(NamedTuple):
    """The tokens of one text, as three parallel lists."""

    keys: Sequence[str]
    """What is compared: the folded token. Never empty."""
    starts: Sequence[int]
    """Offset of each token's first character."""
    ends: Sequence[int]
    """Offset after each token's last character."""


def tokenize(text: str) -> Tokens:
    """Return the tokens of `text`; between and around them there is only space and what folds to nothing.

    >>> list(tokenize("States’ resolution 1540 (2004), A/C.3/58/L.70/Rev.1 and 1,000.5%.").keys)
    ["States'", 'resolution', '1540 (2004)', ',', 'A/C.3/58/L.70/Rev.1', 'and', '1,000.5%', '.']
    """
    spans = [found.span() for found in _TOKEN.finditer(text)]
    if text.isascii():
        return Tokens([text[start:end] for start, end in spans], [s for s, _ in spans], [e for _, e in spans])
    keys, starts, ends = [], [], []
    for start, end in spans:
        key = _key(text[start:end])
        if key:
            keys.append(key)
            starts.append(start)
            ends.append(end)
    return Tokens(keys, starts, ends)


@lru_cache(maxsize=1 << 16)
def _key(token: str) -> str:
    return token if token.isascii() else fold(token)
