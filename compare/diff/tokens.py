"""Tokens: the units that an edit never cuts. Words, numbers, symbols and single marks of punctuation.

Spaces are no tokens: they lie between them. Tokens stay inside `diff`; what leaves it is ranges of
characters.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, compress
from typing import NamedTuple

from compare.model.typography import INVISIBLE, fold

HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts written without spaces: each character is a token."""
_HAN_DIGITS = "〇零一二三四五六七八九十百千万亿"
"""Characters that write a number, which an edit must not cut: 第五十九届 and 第六十届."""
_COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0e31-\u0e3a"
)
"""Accents, harakat and vowel signs, which `\\w` leaves out although they belong to their letter."""
_EUROPEAN = frozenset(
    chr(code)
    for block in (range(0xAD), range(0xAE, 0x180), range(0x400, 0x482), range(0x48A, 0x530))
    for code in (*block, *range(0x2010, 0x2028), 0x202F, *range(0x2031, 0x203B))
)
"""Latin and Cyrillic letters and the usual punctuation: the plain pattern serves for them. Compiling the
full one costs 5 ms, which most texts do without."""
_ALIKE = str.maketrans("\u2010\u2011\u00a0\u202f’ʼ", "--  ''")
"""Characters in place of which a pattern finds those that they fold to: sets of characters with both compile
many times more slowly."""


def _pattern(word: str, signs: str = "$£¥", units: str = "%°") -> str:
    """Return the pattern of a token, given that of an unbroken run of letters and digits.

    `signs` stand before a number, `units` behind it.
    """
    hyphen, space = "\\-", " "
    return (
        # The one group makes `split` return the tokens and what lies between them, in turns.
        "("
        # A plain word before a space, as most are: no number, and it cannot go on. It saves three trials.
        "[a-z]++(?=[ ,;])"
        # A resolution's number with its year or session: 1540 (2004), 2200 A (XXI), S/RES/1540 (2004).
        f"|(?:[A-Z]+/(?:[\\w.{hyphen}]+/)*)?\\d+(?:{space}[A-Z])?{space}"
        r"\((?:1[89]\d\d|20\d\d|(?:S-|ES-)?[IVXL]+)\)"
        # A section with its subsections: 4(2), 12A(1)(b).
        r"|\d{1,4}[A-Z]{0,2}(?:\((?:\d{1,3}[A-Z]{0,2}|[a-z]|[ivx]{1,5})\))+(?!\w)"
        # Thousands parted by spaces, as in French, Russian and Spanish: 10 650, 1 200 000,5.
        f"|[{signs}]?\\d{{1,3}}(?:{space}\\d{{3}})+(?![\\d./:])(?:,\\d+)?[{units}]?"
        # A number with its sign, currency or unit: 1,000.5, $3.2m, 15%, 58/190.
        f"|[{signs}]?\\d+(?:[.,]\\d+)*(?:[{units}]|(?:[./:{hyphen}]?{word})+)?"
        # A word with its apostrophes, hyphens, dots and slashes: State’s, A/C.3/58/L.70/Rev.1.
        f"|{word}(?:[./:'{hyphen}]{word})*(?:(?<=s)'(?!\\w))?"
        # Anything else, one character at a time.
        "|\\S"
        ")"
    )


_PLAIN = re.compile(_pattern("\\w+"))


@lru_cache(maxsize=1)
def _full() -> re.Pattern[str]:
    inner = f"[^\\W{HAN}]"
    word = f"{inner}(?:{inner}|[{_COMBINING}{INVISIBLE}])*"
    return re.compile(f"([{_HAN_DIGITS}]{{2,}}|" + _pattern(word, "$€£¥", "%‰°").removeprefix("("))


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
    plain = text.isascii()
    pattern = _PLAIN if plain or _EUROPEAN.issuperset(text) else _full()
    # One call for all tokens: asking for them one by one takes three times as long.
    pieces = pattern.split(text if plain else text.translate(_ALIKE))
    edges = list(accumulate(map(len, pieces)))
    keys, starts, ends = pieces[1::2], edges[:-1:2], edges[1::2]
    if not plain:
        keys = list(map(_key, keys))
        if not all(keys):
            starts = list(compress(starts, keys))
            ends = list(compress(ends, keys))
            keys = list(filter(None, keys))
    return Tokens(keys, starts, ends)


@lru_cache(maxsize=1 << 16)
def _key(token: str) -> str:
    return token if token.isascii() else fold(token)
