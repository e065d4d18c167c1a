"""Symbols of United Nations documents: `A/RES/58/190`, `S/RES/1540 (2004)`, `A/C.3/58/L.70/Rev.1`.

In: a symbol as people type, print or name files after it. Out: a `Symbol`, or None for what is none; nothing
is guessed, and no symbol holds anything that could lead a path or an address elsewhere. How symbols are made
up is told in ST/LIB/SER.B/5/Rev.5, the United Nations' own list of series symbols.
"""

import re
from typing import NamedTuple

from compare.model.address import from_roman
from compare.model.series import ORGANS
from compare.model.typography import fold

_LONGEST = 100
"""Characters; the longest symbols in use have some 40."""
_RESOLUTIONS = frozenset({"RES", "DEC"})
_FIRST_YEAR, _LAST_YEAR = 1946, 2199
"""Numbers in between, in the place of a session, are years."""
_SPELT = {"REV": "Rev", "ADD": "Add", "CORR": "Corr", "AMEND": "Amend", "SUMMARY": "Summary", "RES": "Res"}
"""Parts with a number that are not printed in capitals."""
_SUFFIXES = ("Rev.", "Add.", "Corr.", "Amend.", "Summary.")
_DOTTED = "REV|ADD|CORR|AMEND|SUMMARY|RES|C|L|PV|SR|CN|CONF|AC|WG|SC|INF|CRP|EA|BUR|NGO|PC"
"""What stands with a dot before a number; people leave the dot out."""
_PART = r"[A-Z]{1,10}|[A-Z]{1,8}\.(?:\d{1,5}[A-Z]?|[IVX]{1,6})|\d{1,6}[A-Z]?|E?S-\d{1,3}|-"
_NUMBER = r"\d.*|E?S-\d+"
"""A part that is a session, a year or a number; what stands before the first is the series."""
_WHOLE = (
    r"(?P<path>[A-Z\d.\-]+(?:/[A-Z\d.\-]+)*)(?: (?P<letter>[A-Z]))?"
    r"(?: ?\((?P<bracket>\d{4}|(?:E?S-)?[IVXLC]+)\))?(?: (?P<late>[A-Z]))?"
)
_CALLED = r"^(?:U\.? ?N\.? ?)?(?:DOC(?:UMENTS?|S)?\.?|RES(?:OLUTION)?\.?|SYMBOL):? +"
_LANGUAGE = r"(?:(?<=[\d)])[-_]| ?(?=[(\[]))[(\[]?(?:E|F|S|R|C|A|EN|FR|ES|RU|ZH|AR)[)\]]?$"
"""What people and names of files put behind a symbol: `-E`, `_EN`, `(F)`."""


class Symbol(NamedTuple):
    """The symbol of one document. `str()` is its canonical form, as mastheads print it."""

    parts: tuple[str, ...]
    """What stands between the strokes: ("A", "C.3", "58", "L.70", "Rev.1")."""
    letter: str = ""
    """Of a composite resolution: `A` in `A/RES/31/16 A`."""
    bracket: str = ""
    """The session in roman numerals, or the year: `III`, `S-VI`, `2004`."""

    def __str__(self) -> str:
        """Return the canonical form.

        >>> str(Symbol(("A", "RES", "217"), "A", "III")), str(Symbol(("S", "RES", "1540"), bracket="2004"))
        ('A/RES/217 A (III)', 'S/RES/1540 (2004)')
        """
        letter = f" {self.letter}" if self.letter else ""
        bracket = f" ({self.bracket})" if self.bracket else ""
        return f"{'/'.join(self.parts)}{letter}{bracket}"

    @property
    def series(self) -> str:
        """What stands before session and number: `A/RES`, `A/HRC/RES`, `A/C.3`, `S`."""
        return "/".join(self.parts[: self._numbers_from])

    @property
    def session(self) -> int | None:
        """The session, of a special one its number among these: 58, 3 of `(III)`, 10 of `ES-10/15`."""
        where = self.bracket or self._before_number
        number = where.rpartition("-")[2]
        if not number or _year(where) is not None:
            return None
        return int(number) if number.isdecimal() else from_roman(number)

    @property
    def special(self) -> str:
        """`S` for a special session, `ES` for an emergency special one, else nothing."""
        kind, dash, _ = (self.bracket or self._before_number).partition("-")
        return kind if dash else ""

    @property
    def year(self) -> int | None:
        """The year, where that stands in the place of a session: 2004, 2017 of `S/2017/444`."""
        return _year(self.bracket or self._before_number)

    @property
    def number(self) -> str:
        """The number in its series and session: `190`, `L.70`."""
        numbers = self._numbers
        return (numbers[1] if self._before_number else numbers[0]) if numbers else ""

    @property
    def is_resolution(self) -> bool:
        """Tell whether it is a resolution that was adopted."""
        return "RES" in self.parts[: self._numbers_from]

    @property
    def file_name(self) -> str:
        """The symbol in characters that every file system allows: `A-RES-58-190`."""
        return re.sub(r"[^A-Za-z0-9.]+", "-", str(self)).strip("-")

    @property
    def _numbers_from(self) -> int:
        found = (i for i, part in enumerate(self.parts) if i and re.fullmatch(_NUMBER, part))
        return next(found, len(self.parts))

    @property
    def _numbers(self) -> tuple[str, ...]:
        """The numbers, without what says which revision it is."""
        return tuple(part for part in self.parts[self._numbers_from :] if not part.startswith(_SUFFIXES))

    @property
    def _before_number(self) -> str:
        """What stands in the place of the session."""
        numbers = self._numbers
        return numbers[0] if len(numbers) > 1 else ""


def parse(text: str) -> Symbol | None:
    """Return the symbol that `text` is, in whatever spelling, or None.

    Without an organ, `57/218` is the General Assembly's and `2644 (2022)` the Security Council's. A letter
    after a blank is that of a composite resolution; after a hyphen or in brackets it is a language.

    >>> [str(parse(text)) for text in ("57/218", "s/res/2644(2022)", "a-res-58-190-E", "A/C3/58/L70/rev1")]
    ['A/RES/57/218', 'S/RES/2644 (2022)', 'A/RES/58/190', 'A/C.3/58/L.70/Rev.1']
    >>> [parse(text) for text in ("draft.txt", "A/RES/58", "../58/190", "2003/12")]
    [None, None, None, None]
    """
    if len(text) > _LONGEST or not fold(text).replace("–", "-").isascii():
        return None
    bare = " ".join(fold(text).replace("–", "-").split()).upper().strip("\"' ").rstrip("*.,;: ")
    found = re.fullmatch(_WHOLE, _with_strokes(re.sub(_LANGUAGE, "", re.sub(_CALLED, "", bare))))
    if found is None or (found["letter"] and found["late"]):
        return None
    parts, bracket = found["path"].split("/"), found["bracket"] or ""
    letter = found["letter"] or found["late"] or ""
    if not re.fullmatch(ORGANS, parts[0]):
        organ = "S" if len(parts) == 1 and _year(bracket) else "A"
        return _resolution([organ, "RES", *parts], letter, bracket)
    if _RESOLUTIONS & set(parts):
        return _resolution(parts, letter, bracket)
    spelt = tuple(map(_spelt, parts))
    numbered = any(character.isdigit() for part in spelt for character in part)
    if letter or bracket or not numbered or not all(map(_is_part, spelt)):
        return None
    return Symbol(spelt)


def of_file(name: str) -> Symbol | None:
    """Return the symbol that a file's name, without folder and suffix, says: `57-218`, `A_RES_73_8-EN`.

    >>> [str(of_file(name)) for name in ("57-218", "A_RES_73_8-EN", "S_2017_444-EN", "58-190-draft")]
    ['A/RES/57/218', 'A/RES/73/8', 'S/2017/444', 'None']
    """
    return parse(name) or parse(re.sub(r"^(\d{1,3})[-_](?=\d{1,3}(?:\D|$))", r"\1/", name))


def _with_strokes(text: str) -> str:
    """Return a symbol spelt with underscores or hyphens, as names of files are, with strokes."""
    if "/" in text or not re.match(rf"(?:{ORGANS})[-_]", text):
        return text
    if "_" in text:
        return text.replace("_", "/")
    # The hyphen of a special session stays; an S in front is the Security Council.
    return re.sub(r"(?<=/)(E?S)/(?=\d)", r"\1-", text.replace("-", "/"))


def _resolution(parts: list[str], letter: str, bracket: str) -> Symbol | None:
    """Return the symbol of a resolution or decision, None if anything of its number is missing."""
    start = next(i for i, part in enumerate(parts) if part in _RESOLUTIONS) + 1
    organ, numbers = parts[:start], parts[start:]
    suffixes = [_spelt(part) for part in numbers if _spelt(part).startswith(_SUFFIXES)]
    numbers = numbers[: len(numbers) - len(suffixes)]
    council = organ[0] == "S"
    if council and not bracket and len(numbers) == 2:  # noqa: PLR2004 - number and year
        numbers, bracket = numbers[:1], numbers[1]
    if numbers and not letter and re.fullmatch(r"\d+[A-Z]", numbers[-1]):
        numbers[-1], letter = numbers[-1][:-1], numbers[-1][-1]
    sessions = r"(?:E?S-)?\d{1,3}" if organ[0] == "A" else r"\d{1,4}"
    form = r"\d{1,4}" if bracket else rf"(?:{sessions})/\d{{1,4}}"
    if not re.fullmatch(form, "/".join(numbers)) or council != (_year(bracket) is not None):
        return None
    if bracket and not council and from_roman(bracket.rpartition("-")[2]) is None:
        return None
    spelt = (*map(_spelt, organ), *map(_plain, numbers), *suffixes)
    return Symbol(spelt, letter, bracket) if all(map(_is_part, spelt)) else None


def _is_part(part: str) -> bool:
    return re.fullmatch(_PART, part, re.IGNORECASE) is not None


def _plain(number: str) -> str:
    """Return a number without the zeros that names of files put before it."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", number)


def _spelt(part: str) -> str:
    """Return a part as it is printed: `Rev.1`, `L.70`."""
    found = re.fullmatch(rf"({_DOTTED})\.?(\d+[A-Z]?)", part)
    return f"{_SPELT.get(found[1], found[1])}.{found[2]}" if found else part


def _year(text: str) -> int | None:
    number = int(text) if re.fullmatch(r"\d{4}", text) else 0
    return number if _FIRST_YEAR <= number <= _LAST_YEAR else None
