"""Dates as UN documents print them in six languages, to ISO 8601."""

import re

from compare.model.typography import fold
from compare.readers.patterns import late

_LONGEST = 60
"""Characters; Arabic dates, with both names of a month, have up to 40."""
_MONTHS = (
    ("january", "janvier", "enero", "января"),
    ("february", "février", "febrero", "февраля"),
    ("march", "mars", "marzo", "марта"),
    ("april", "avril", "abril", "апреля"),
    ("may", "mai", "mayo", "мая"),
    ("june", "juin", "junio", "июня"),
    ("july", "juillet", "julio", "июля"),
    ("august", "août", "agosto", "августа"),
    ("september", "septembre", "septiembre", "сентября"),
    ("october", "octobre", "octubre", "октября"),
    ("november", "novembre", "noviembre", "ноября"),
    ("december", "décembre", "diciembre", "декабря"),
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_ARABIC_MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيه",
    "يوليه", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
_DATE = late(
    r"(?P<day>\d{1,2})(?:er|º)?(?: de)? (?P<month>[^\W\d_]+)(?: de)? (?P<year>\d{4})"
    r"|(?P<zy>\d{4}) ?年 ?(?P<zm>\d{1,2}) ?月 ?(?P<zd>\d{1,2}) ?日"
    r"|(?P<ad>\d{1,2}) (?:[^\W\d_]+ ){0,2}[^\W\d_]+/(?P<am>[^\W\d_]+) (?P<ay>\d{4})"
)


def date(text: str) -> str | None:
    """Return the date that `text` is, and nothing but, in ISO 8601.

    >>> date("22 December 2003"), date("22 de diciembre de 2003"), date("2003年12月22日"), date("December")
    ('2003-12-22', '2003-12-22', '2003-12-22', None)
    """
    if len(text) > _LONGEST or not text[:1].isdigit():
        return None
    found = _DATE().fullmatch(fold(text).removesuffix(".").removesuffix(" года").removesuffix(" г"))
    return _iso(found) if found else None


def starts_with_date(text: str) -> int:
    """Return the characters of the date that `text` begins with, 0 if there is none."""
    found = _DATE().match(text)
    return found.end() if found and _iso(found) else 0


def last_date(text: str) -> str | None:
    """Return the last date in `text`, in ISO 8601."""
    dates = [iso for iso in map(_iso, _DATE().finditer(fold(text))) if iso]
    return dates[-1] if dates else None


def _iso(found: re.Match[str]) -> str | None:
    if found["zy"]:
        year, month, day = int(found["zy"]), int(found["zm"]), int(found["zd"])
    elif found["ay"]:
        if found["am"] not in _ARABIC_MONTHS:
            return None
        year, month, day = int(found["ay"]), _ARABIC_MONTHS.index(found["am"]) + 1, int(found["ad"])
    else:
        year, month = int(found["year"]), _MONTH_NUMBERS.get(found["month"].lower(), 0)
        day = int(found["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004 - the calendar
        return None
    return f"{year:04}-{month:02}-{day:02}"


def month_and_year(text: str) -> bool:
    """Tell whether a text is a month and a year, and nothing but.

    >>> month_and_year("September 2023"), month_and_year("In September 2023")
    (True, False)
    """
    month, _, year = text.partition(" ")
    return year.isdecimal() and len(year) == 4 and is_month(month)  # noqa: PLR2004 - digits of a year


def is_month(word: str) -> bool:
    """Tell whether a word is the name of a month."""
    return word.lower() in _MONTH_NUMBERS
