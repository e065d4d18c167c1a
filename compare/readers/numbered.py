"""The number of a text in whatever form: `Decision 1/CP.21`, `A/RES/58/190. Protection of migrants`.

In: a paragraph close ahead of an organ's name, in one of the six official languages. Out: number and title.
`front.numbered_title` knows the forms that tell anywhere in a masthead; these tell only there.
"""

import re
from typing import NamedTuple

from compare.readers import dates, front, headings
from compare.readers.patterns import late

_LONGEST = 520
"""Characters of number and title."""
_DIGIT_WITHIN = 40
"""Characters; numbers begin within them."""
_STARTS = (
    *("resol", "decis", "résol", "décis", "draft", "proje", "proye", "проек", "резол", "решен"),
    *("قرار", "مقرر", "القرا", "المقر", "第", "大会", "安全", "人权", "经济", "res ", "dec "),
)
"""How lines begin, in small letters, that have a word ahead of the number."""
_LONGEST_START = max(map(len, _STARTS))
_SIGNS = ("/", "(", ".")
"""What stands in a number that has a word or letters ahead, or none."""
_UNSEEN = "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2069\ufeff"
"""Signs of direction, which Arabic texts have ahead of a number."""
WORDS = "resolution|decision|résolution|décision|resolución|decisión|резолюция|решение"
"""What texts that were adopted are called where they are numbered, where drafts have a word more."""
_CALLED = rf"(?i:{front.DRAFTS}|{WORDS})|(?:ال)?(?:قرار|مقرر)"
_DECISIONS = ("dec", "déc", "решени", "مقرر", "决定")
"""What is in words, and in symbols, for decisions only."""
_SESSION = r"(?:E?S-)?\d{1,4}/\d{1,4}(?: [A-Z](?=\s*[.:．。、：]|\s*$))?"
_BRACKETED = r"\d{1,4}(?: [A-Z])? ?[(（](?:(?:E?S-)?[IVXLC]+|\d{4})[)）](?: [A-Z](?=\s*[.:．。、：]|\s*$))?"
_OF_PARTIES = r"(?:\d{1,3}|[-–—…])/(?:[A-Z]{2,5}\.){1,2}\d{1,3}"
_KNOWN = rf"{_SESSION}|{_BRACKETED}|{_OF_PARTIES}"
_ANY = r"(?:[A-Z][a-z]{2,4}\. )?[^\s:]*\d[^\s:]*?(?: ?\([^()]{1,40}\))?"
"""Numbers of other organizations, behind a word that says what they are: `MEPC.176(58)`, `XIII.4`."""
_SYMBOL = (
    rf"(?:[A-Z]{{1,6}}/){{1,2}}(?:RES|DEC)/(?:{_SESSION}|{_BRACKETED})"
    r"|[A-Z]{2,6}\(\d{1,3}\)/(?:RES|DEC)/\d{1,3}|(?:WHA|EB)\d{1,3}(?:\.R?\d{1,3}|\(\d{1,3}\))"
    r"|(?:\d{1,3} )?[A-Z][A-Z\d.]*/(?:Resolution|Decision) (?:\d{1,4}|[IVXLC]+)"
)
_STRONG = r"\s*[.:．。、：]\s*(?=\D|$)|\.?\s*[—–-]\s+|$"
_WEAK = rf"(?:{_STRONG}|\s+(?=\D))"
_NUMBERED = late(
    rf"(?:(?P<word>{_CALLED}) (?:No\.? ?|[Nn]\.? ?[°º] ?|№ ?)?"
    rf"(?:(?P<known>{_KNOWN}){_WEAK}"
    rf"|(?P<any>{_ANY})(?:{_STRONG}|(?P<dated>\s+(?=\(?(?:[^\W\d_]+ ){{1,3}}\d))))"
    rf"|(?P<symbol>{_SYMBOL}){_WEAK}|(?P<kind>RES|DEC)[ /](?P<short>{_SESSION}){_WEAK}"
    r"|(?:大会|安全理事会|人权理事会|经济及社会理事会)?第 ?"
    rf"(?P<han>{_SESSION}|{_BRACKETED}) ?号(?P<hans>决议|决定)(?:{_STRONG}|\s+)"
    rf"|(?P<bare>{_KNOWN}){_WEAK})(?P<title>.*)",
    re.DOTALL,
)
_DATED = (
    *("of ", "on ", "adopted on ", "du ", "en date du ", "adoptée le ", "de ", "del ", "de fecha "),
    *("aprobada el ", "от ", "принята "),
)
"""How a line begins that says when a text was adopted, in small letters."""
_FIRST_WITH_NUMBERS = 31
"""The General Assembly's first session whose resolutions are numbered with it; 9/11 is no resolution."""
_LAST_SESSION = 999
_PIECE = late(r"\d+|\D+")
_LETTER = late(r" [A-Z](?= |$)")
_OF_YEAR = late(r"[(（]\d{4}[)）]$")
"""The Security Council's numbers, which go up beyond the year."""


class Numbered(NamedTuple):
    """A line that numbers a text."""

    number: str
    """As it was printed: `58/190`, `1/CP.21`, `A/RES/58/190`."""
    title: str = ""
    """What follows it, to the end of the line."""
    decision: bool = False
    """True where a word says that the text is a decision and no resolution."""
    symbol: bool = False
    """True where the number is a symbol by itself."""
    dated: str = ""
    """When the text was adopted, where the line says so: `of 22 November 1967`."""


def parse(text: str, symbol: str = "") -> Numbered | None:
    """Return the number that a line begins with or is, and the title behind it; None if it has no number.

    A number that could be another thing, too, is believed where the masthead's `symbol` has it.

    >>> parse("Resolution 58/190. Care of beaches")[:2], parse("Decision 1/CP.21")[:2]
    (('58/190', 'Care of beaches'), ('1/CP.21', ''))
    >>> parse("A/RES/58/190 Care of beaches")[:2], parse("RESOLUTION MEPC.176(58)")[:2]
    (('A/RES/58/190', 'Care of beaches'), ('MEPC.176(58)', ''))
    >>> parse("9/11 Memorial"), parse("Resolution 58/190 was adopted"), parse("第58/190号决议的执行情况")
    (None, None, None)
    >>> parse("RESOLUTION 242 (1967) of 22 November 1967").dated
    'of 22 November 1967'
    """
    text = text.lstrip(_UNSEEN)
    if found := front.numbered_title(text):
        return Numbered(*found)
    matched = _NUMBERED().fullmatch(text) if may_number(text) else None
    if matched is None:
        return None
    number, title = _number(matched), matched["title"]
    if matched["bare"] and _is_doubtful(number, text[matched.end("bare") :], symbol):
        return None
    dated = title if is_dated(title) else ""
    if matched["dated"] and not dated:
        return None
    if title and not dated and not (headings.of_any_length(title) or title.endswith("…")):
        return None
    word = (matched["word"] or matched["hans"] or matched["kind"] or matched["symbol"] or "").lower()
    return Numbered(
        number,
        "" if dated else title,
        decision=any(name in word for name in _DECISIONS),
        symbol=matched["symbol"] is not None,
        dated=dated,
    )


def may_number(text: str) -> bool:
    """Tell whether a line could have a number, at little cost: nearly all lines have none.

    >>> may_number("Decision 1/CP.21"), may_number("Agenda item 117 (b)"), may_number("58 years")
    (True, False, False)
    """
    text = text.lstrip(_UNSEEN)
    begins = text[:_LONGEST_START].lower().startswith(_STARTS)
    if not begins and not text[:1].isdecimal() and text[:1] not in "-–—…" and not text[:2].isupper():
        return False
    if len(text) > _LONGEST or not any(map(str.isdecimal, text[:_DIGIT_WITHIN])):
        return False
    return begins or any(sign in text for sign in _SIGNS)


def _number(found: re.Match[str]) -> str:
    printed: str = next(filter(None, found.group("known", "any", "symbol", "short", "han", "bare")))
    return printed


def _is_doubtful(number: str, rest: str, symbol: str) -> bool:
    """Tell whether a number without a word or a stop may be a date or a span of years: `9/11`, `2020/21`."""
    session, stroke, counted = number.partition("/")
    if not rest[:1].isspace() or not session.isdecimal() or not counted.isdecimal():
        return False
    if symbol and symbol.endswith(number):
        return False
    if int(session) > _LAST_SESSION:
        return int(counted) == (int(session) + 1) % 100
    return bool(stroke) and int(session) < _FIRST_WITH_NUMBERS


def follows(number: str, before: str) -> bool:
    """Tell whether a number comes behind another in one series: of a session, of parties, of a year.

    >>> follows("58/191", "58/190"), follows("57/218", "58/190"), follows("58/190", "58/190")
    (True, False, False)
    >>> follows("58/190 B", "58/190 A"), follows("2/CP.21", "1/CP.21"), follows("2616 (2022)", "2614 (2021)")
    (True, True, True)
    """
    (new, letter), (old, letter_before) = _series(number), _series(before)
    if len(new) != len(old):
        return False
    differing = [(n, o) for n, o in zip(new, old, strict=True) if n != o]
    if not differing:
        return letter > letter_before
    up = all(n.isdecimal() and o.isdecimal() and int(n) > int(o) for n, o in differing)
    return up and (len(differing) == 1 or _OF_YEAR().search(number) is not None)


def says(symbol: str, number: str) -> bool:
    """Tell whether a symbol is that of the text with a number.

    >>> says("A/RES/58/190", "58/190"), says("A/58/L.7", "58/190"), says("WHA70.9", "WHA70.9")
    (True, False, True)
    """
    symbol = symbol.rstrip("*")
    return symbol == number or symbol.endswith(f"/{number}")


def _series(number: str) -> tuple[list[str], str]:
    """Return what a number is made of, and the letter that parts of one resolution have, or nothing."""
    found = _LETTER().search(number)
    letter = found[0].strip() if found else ""
    return _PIECE().findall(_LETTER().sub("", number, count=1)), letter


def is_dated(text: str) -> bool:
    """Tell whether a line says when a text was adopted, and no more.

    >>> is_dated("of 22 November 1967"), is_dated("(Adopted on 10 June 2022)"), is_dated("on coasts")
    (True, True, False)
    """
    bare = text.strip("()（）").lower()
    for words in _DATED:
        if bare.startswith(words):
            return dates.date(bare[len(words) :]) is not None
    return False
