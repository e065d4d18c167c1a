"""Symbol fonts: fonts that draw Greek letters, ticks or arrows where Unicode has other characters, or none.

In: text and the font that it is set in. Out: what a reader sees. The fonts know their characters by numbers
from 0x20 to 0xFF; a file may shift them into the private area, from U+F020. Symbol follows Adobe's encoding
of that name; of Wingdings and its like only what texts use is here: bullets, boxes, ticks, arrows, figures.
"""

import sys
from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

_PRIVATE = 0xF000
_SYMBOL = {
    0x22: "∀#∃%&∋()∗+,−./",
    0x40: "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵",
    0xC0: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
    0xE0: "◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
    0xF1: "⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
}
"""Runs of characters by the number of the first."""
_SAME = " !#%&()+,./0123456789:;<=>?[]_{|}"
"""Characters that stand where ASCII has them."""
_WINGDINGS = {
    0x22: "✂✁",
    0x28: "☎✆✉",
    0x36: "⌛",
    0x3F: "✍✌",
    0x45: "☜☞☝☟",
    0x4A: "☺",
    0x4C: "☹",
    0x4E: "☠",
    0x52: "☼",
    0x54: "❄",
    0x58: "✠✡☪",
    0x5B: "☯",
    0x5E: "♈♉♊♋♌♍♎♏♐♑♒♓",
    0x6C: "●❍■□",
    0x71: "❑❒⬧⧫◆❖⬥⌧",
    0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿",
    0x9E: "·•",
    0xA1: "○",
    0xA7: "▪",
    0xAA: "✦★✶",
    0xD8: "➢",
    0xDF: "←→↑↓↖↗↙↘",
    0xE8: "➔",
    0xEF: "⇦⇨⇧⇩⬄",
    0xFB: "✗✓☒☑",
}
_WINGDINGS_2 = {0x4F: "✗✓☒☑☒"}


def _table(runs: Mapping[int, str], same: str = " ") -> Mapping[int, str]:
    """Return what each number stands for, in both places where it may be."""
    pairs = [(ord(character), character) for character in same]
    pairs += chain.from_iterable(enumerate(characters, start=first) for first, characters in runs.items())
    return MappingProxyType({place + number: text for number, text in pairs for place in (0, _PRIVATE)})


_FONTS = MappingProxyType(
    {
        "symbol": _table(_SYMBOL, _SAME),
        "wingdings": _table(_WINGDINGS),
        "wingdings 2": _table(_WINGDINGS_2),
    }
)
_DRAWN = frozenset((*_FONTS, "wingdings 3", "webdings", "zapfdingbats", "monotype sorts"))


def shown(text: str, font: str) -> str:
    """Return what a reader sees of `text` in a font; what is not known here moves to the private area.

    >>> shown("a ³ 5", "Symbol"), shown("ü", "Wingdings"), shown("a", "Webdings") == chr(0xF061)
    ('α ≥ 5', '✓', True)
    """
    name = font.strip().lower() if font else ""
    if name not in _DRAWN:
        return text
    table = _FONTS.get(name, {})
    return "".join(table.get(ord(character)) or _private(character) for character in text)


def character(number: int) -> str:
    """Return the character of a number, U+FFFD where there is none."""
    half = 0xD800 <= number < 0xE000  # noqa: PLR2004 - of a pair in UTF-16
    return chr(number) if 0 < number <= sys.maxunicode and not half else "\ufffd"


def unknown(text: str) -> int:
    """Return how many characters of `text` only a certain font can show."""
    return 0 if text.isascii() else sum("\ue000" <= character <= "\uf8ff" for character in text)


def _private(character: str) -> str:
    number = ord(character)
    return chr(_PRIVATE + number) if 0x20 < number <= 0xFF else character  # noqa: PLR2004 - numbers in a font
