"""Numbers as Word prints them: a value in a format (`w:numFmt`, ECMA-376-1, 17.18.59) to its characters."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_CHINESE = "〇一二三四五六七八九"
_CHINESE_UNITS = ("", "十", "百", "千")
_LETTERS = 26
_MOST_REPEATS = 30
"""Letters of one label: Word prints 780 items so, and counts on from a."""


def _letters(value: int, alphabet: str) -> str:
    """Return `a` to `z`, then `aa`, `bb`: Word repeats the letter."""
    times, index = divmod(value - 1, len(alphabet))
    return alphabet[index] * (times % _MOST_REPEATS + 1)


def _roman(value: int) -> str:
    printed = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        printed += letters * min(count, _MOST_REPEATS)
    return printed


def _ordinal(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"


def _chinese(value: int) -> str:
    """Return a number as it is counted in Chinese, up to 9999: 十二, 二十, 一百〇三."""
    if value >= 10_000:  # noqa: PLR2004 - no list is as long
        return str(value)
    printed, zero = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit == 0:
            zero = bool(printed)
            continue
        if zero:
            printed += _CHINESE[0]
            zero = False
        alone = digit == 1 and place == 1 and not printed
        printed += ("" if alone else _CHINESE[digit]) + _CHINESE_UNITS[place]
    return printed or _CHINESE[0]


def _symbols(value: int) -> str:
    """Return the marks of the Chicago manual: *, †, ‡, §, then twice."""
    return _letters(value, "*†‡§")


_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimal": str,
        "decimalZero": lambda value: f"{value:02}",
        "upperRoman": lambda value: _roman(value).upper(),
        "lowerRoman": _roman,
        "upperLetter": lambda value: _letters(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "lowerLetter": lambda value: _letters(value, "abcdefghijklmnopqrstuvwxyz"),
        "ordinal": _ordinal,
        "chicago": _symbols,
        "russianLower": lambda value: _letters(value, _RUSSIAN),
        "russianUpper": lambda value: _letters(value, _RUSSIAN).upper(),
        "arabicAlpha": lambda value: _letters(value, _ARABIC),
        "arabicAbjad": lambda value: _letters(value, _ABJAD),
        "hebrew1": lambda value: _letters(value, _HEBREW),
        "hebrew2": lambda value: _letters(value, _HEBREW),
        "chineseCounting": _chinese,
        "chineseCountingThousand": _chinese,
        "taiwaneseCounting": _chinese,
        "taiwaneseCountingThousand": _chinese,
        "japaneseCounting": _chinese,
        "ideographDigital": lambda value: "".join(_CHINESE[int(digit)] for digit in str(value)),
        "decimalFullWidth": lambda value: "".join(chr(0xFF10 + int(digit)) for digit in str(value)),
        "decimalEnclosedParen": lambda value: f"({value})",
        "decimalEnclosedFullstop": lambda value: f"{value}.",
        "decimalEnclosedCircle": lambda value: chr(0x245F + value) if value <= 20 else str(value),  # noqa: PLR2004 - as many as there are
        "numberInDash": lambda value: f"- {value} -",
        "hex": lambda value: f"{value:X}",
        "none": lambda _: "",
        "bullet": lambda _: "",
    }
)


def printed(value: int, form: str) -> str:
    """Return `value` as Word prints it in the format `form`; in digits where that is not known here.

    >>> [printed(value, "lowerLetter") for value in (1, 26, 27)], printed(14, "upperRoman")
    (['a', 'z', 'aa'], 'XIV')
    """
    if value < 1 and form not in ("decimal", "decimalZero", "none", "bullet"):
        return str(value)
    return _FORMATS.get(form, str)(value)
