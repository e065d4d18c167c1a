"""Resolutions that a sentence names, in six languages: "Recalling its resolution 57/218 of 18 December 2002".

In: the text of a paragraph, and whose it is. Out: symbols, in order. A number counts where the nearest noun
is "resolution", not "decision"; whose resolution it is, the organ's name tells that stands beside, and else
it is the organ's that speaks.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from compare.model.symbol import Symbol, parse

_ORGANS = {
    "A/HRC/RES": (
        r"human rights council|conseil des droits de l['’]homme|consejo de derechos humanos"
        r"|совет\w{0,2} по правам человека|人权理事会|مجلس حقوق الإنسان"
    ),
    "E/CN.4/RES": (
        r"commission on human rights|commission des droits de l['’]homme|comisión de derechos humanos"
        r"|комисси\w{1,2} по правам человека|人权委员会|لجنة حقوق الإنسان"
    ),
    "E/RES": (
        r"economic and social council|conseil économique et social|consejo económico y social"
        r"|экономическ\w{2,3} и социальн\w{2,3} совет\w{0,2}|经济及社会理事会|المجلس الاقتصادي والاجتماعي"
    ),
    "S/RES": (
        r"security council|conseil de sécurité|consejo de seguridad"
        r"|совет\w{0,2} безопасности|安全理事会|安理会|مجلس الأمن"
    ),
    "A/RES": (
        r"general assembly|assemblée générale|asamblea general|\bassembly(?= resolution)"
        r"|генеральн\w{2} ассамбле\w|大会|الجمعية العامة"
    ),
}
"""What stands before the numbers of an organ's resolutions in their symbols, and what the organ is called."""
_ORGAN = "|".join(f"(?P<_{index}>{names})" for index, names in enumerate(_ORGANS.values()))
_RESOLUTION = (
    r"\bresolutions?\b|\brésolutions?\b|\bresoluci(?:ón|ones)\b|\bрезолюци[а-я]{1,3}\b"
    r"|\b(?:و|ب|ل|ف)?(?:ال)?قرار[ا-ي]{0,4}\b|\b(?:و)?لقرار[ا-ي]{0,4}\b"
)
_OTHER = (
    r"\bdecisions?\b|\bdécisions?\b|\bdecisi(?:ón|ones)\b|\bрешени[а-я]{1,3}\b"
    r"|\b(?:و|ب|ل)?(?:ال)?مقرر[ا-ي]{0,4}\b"
)
_NOUN = rf"(?P<resolution>{_RESOLUTION})|{_OTHER}"
_NUMBER = (
    r"(?<![\w/.\-])(?:"
    r"(?P<full>[ASE]/(?:HRC/|CN\.4/)?RES/(?:E?S-)?\d{1,4}(?:/\d{1,4})?(?: ?\([IVXLCS\d\-]{1,9}\))?)"
    r"|\d{1,4}(?: ?[A-Z])? ?\((?:(?P<year>(?:19|20)\d\d)|(?:E?S-)?[IVXLC]{1,7})\)"
    r"|(?P<plain>(?:E?S-)?\d{1,4}/\d{1,4}(?: ?[A-Z](?![\w’'])){0,1})"
    r")(?![\w/\-])"
)
_CHINESE = r"第?(?:E?S-)?\d{1,4}[^，。；]{0,60}?(?P<noun>决议|决定)"
"""In Chinese the noun comes behind the numbers: 第57/218号决议."""
_BEFORE = 60
"""Characters before the noun in which the organ's name may stand; the longest has 40."""
_BORDER = r"[,;:،؛]|\.\s"
_BEHIND = r"(?:[\s,]|and|et|y|и|\d{1,4}/\d{1,4})*(?:(?:of the|de la|de l['’]|del|du)\s*|(?=[а-я]))"
"""What may stand between a number and the organ's name: `60/251 et 65/281 de l’Assemblée générale`."""
_FIRST_YEAR = 1946
"""A greater number in the place of a session is a year."""


def mentions(text: str, own: str) -> Iterator[Symbol]:
    """Yield the resolutions that `text` names; `own` is the series of the organ whose text it is.

    >>> [str(symbol) for symbol in mentions("Recalling its resolutions 57/218 and 40/144 A,", "A/RES")]
    ['A/RES/57/218', 'A/RES/40/144 A']
    >>> [str(symbol) for symbol in mentions("Recalling decision 2/104 and Council resolution 7/1,", "A/RES")]
    ['A/HRC/RES/7/1']
    """
    if not any(character.isdigit() for character in text):
        return
    text = "".join(map(_ascii, text))
    nouns = list(re.finditer(_NOUN, text, re.IGNORECASE))
    ends = [noun.end() for noun in nouns]
    for number in re.finditer(_NUMBER, text.replace("第", " ").replace("号", " ")):
        position = bisect_right(ends, number.start())
        noun = nouns[position - 1] if position else None
        chinese = re.match(_CHINESE, text[number.start() : number.end() + _BEFORE])
        counts = chinese["noun"] == "决议" if chinese else bool(noun and noun["resolution"])
        symbol = _symbol(number, _whose(text, noun, number, own), own) if counts or number["full"] else None
        if symbol:
            yield symbol


def series_of(text: str) -> str | None:
    """Return the series of the organ that `text` names first.

    >>> series_of("The Security Council,"), series_of("The Conference,")
    ('S/RES', None)
    """
    found = re.search(_ORGAN, text, re.IGNORECASE)
    return _series(found) if found else None


def _symbol(number: re.Match[str], named: str | None, own: str) -> Symbol | None:
    """Return the symbol of a number as a sentence prints it, by its form and by whose it is."""
    printed = number[0]
    if number["full"]:
        return parse(printed)
    if number["year"]:
        return parse(f"S/RES/{printed}")
    if not number["plain"]:
        return parse(f"{'E' if (named or own) == 'E/RES' else 'A'}/RES/{printed}")
    first = printed.partition("/")[0]
    by_year = first.isdecimal() and int(first) >= _FIRST_YEAR
    possible = ("E/RES", "E/CN.4/RES") if by_year else ("A/RES", "A/HRC/RES")
    series = next((one for one in (named, own) if one in possible), possible[0])
    return parse(f"{series}/{printed}")


def _whose(text: str, noun: re.Match[str] | None, number: re.Match[str], own: str) -> str | None:
    """Return the series of the organ that is named beside noun and number, None if there is none."""
    behind = re.match(rf"{_BEHIND}(?:{_ORGAN})", text[number.end() : number.end() + _BEFORE], re.IGNORECASE)
    if behind:
        return _series(behind)
    start = noun.start() if noun and noun.end() <= number.start() else number.start()
    near = re.split(_BORDER, text[max(0, start - _BEFORE) : start])[-1]
    if noun and noun.end() <= number.start():
        between = re.match(r"\D*", text[noun.end() : noun.end() + _BEFORE])
        near += between[0] if between else ""
    found = list(re.finditer(_ORGAN, near, re.IGNORECASE))
    if found:
        return _series(found[-1])
    if own == "A/RES" and re.search(r"\bCouncil\s+$", near):  # the Security Council's have years
        return "A/HRC/RES"
    return None


def _series(found: re.Match[str]) -> str:
    return list(_ORGANS)[int((found.lastgroup or "_0")[1:])]


def _ascii(character: str) -> str:
    """Return a digit of any script as an ASCII one."""
    if character.isascii() or not character.isdecimal():
        return character
    return str(unicodedata.decimal(character))
