"""Numbers as Word prints them: a value in a format (`w:numFmt`, ECMA-376-1, 17.18.59) to its characters."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_HEBREW_VALUES = (*range(1, 11), *range(20, 91, 10), *range(100, 401, 100))
_CHINESE, _CHINESE_UNITS = "〇一二三四五六七八九", ("", "十", "百", "千")
_LEGAL, _LEGAL_UNITS = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟")
_STEMS, _BRANCHES, _CIRCLED = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
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


def _gematria(value: int) -> str:
    """Return Hebrew letters whose values add up to a number: יא is 11; 15 and 16 are 9 and 6, 9 and 7."""
    printed = ""
    for worth, letter in zip(reversed(_HEBREW_VALUES), reversed(_HEBREW), strict=True):
        count, value = divmod(value, worth)
        printed += letter * min(count, _MOST_REPEATS)
    return printed.replace("יה", "טו").replace("יו", "טז")


def _chinese(value: int, digits: str = _CHINESE, units: Sequence[str] = _CHINESE_UNITS) -> str:
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
            printed += digits[0]
            zero = False
        alone = digit == 1 and place == 1 and not printed and digits is _CHINESE
        printed += ("" if alone else digits[digit]) + units[place]
    return printed or digits[0]


def _of(characters: str, value: int) -> str:
    """Return the character of a number, in digits where there are not as many."""
    return characters[value - 1] if value <= len(characters) else str(value)


def _circled(value: int) -> str:
    return chr(0x245F + value) if value <= 20 else str(value)  # noqa: PLR2004 - as many as there are


def _full_width(value: int) -> str:
    return "".join(chr(0xFF10 + int(digit)) for digit in str(value))


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
        "hebrew1": _gematria,
        "hebrew2": lambda value: _letters(value, _HEBREW),
        "chineseCounting": _chinese,
        "chineseCountingThousand": _chinese,
        "taiwaneseCounting": _chinese,
        "taiwaneseCountingThousand": _chinese,
        "japaneseCounting": _chinese,
        "ideographDigital": lambda value: "".join(_CHINESE[int(digit)] for digit in str(value)),
        "chineseLegalSimplified": lambda value: _chinese(value, _LEGAL, _LEGAL_UNITS),
        "ideographTraditional": lambda value: _of(_STEMS, value),
        "ideographZodiac": lambda value: _of(_BRANCHES, value),
        "ideographEnclosedCircle": lambda value: _of(_CIRCLED, value),
        "decimalFullWidth": _full_width,
        "decimalFullWidth2": _full_width,
        "decimalEnclosedParen": lambda value: f"({value})",
        "decimalEnclosedFullstop": lambda value: f"{value}.",
        "decimalEnclosedCircle": _circled,
        "decimalEnclosedCircleChinese": _circled,
        "numberInDash": lambda value: f"- {value} -",
        "hex": lambda value: f"{value:X}",
        "none": lambda _: "",
        "bullet": lambda _: "",
    }
)


def printed(value: int, form: str) -> str:
    """Return `value` as Word prints it in the format `form`; in digits where that is not known here.

    A form in digits, `001`, has as many at least.

    >>> [printed(value, "lowerLetter") for value in (1, 26, 27)], printed(14, "upperRoman"), printed(7, "001")
    (['a', 'z', 'aa'], 'XIV', '007')
    """
    if form.isdecimal():
        return f"{value:0{len(form)}}"
    if value < 1 and form not in ("decimal", "decimalZero", "none", "bullet"):
        return str(value)
    return _FORMATS.get(form, str)(value)
