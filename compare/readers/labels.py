"""Labels of paragraphs: what `12.`, `(a)`, `iii)` or `B.` at the beginning of a line could mean, and
what follows what. Bullets, which stand where labels do and are none.
"""

from typing import NamedTuple
from unicodedata import normalize

from compare.model.address import from_roman
from compare.readers import verbs
from compare.readers.patterns import late

_BRACKETED = late(
    r"\((\d{1,3}(?:[A-Z]{1,2}|[a-z])?|[A-Za-z]{1,6}|[а-яА-Я]|[ء-ي]\u0654?ـ?|[一二三四五六七八九十]{1,3})\)[.\s]?\s*"
)
_NUMBER = late(
    r"((\d{1,6})"
    r"(?: ?(?:bis|ter|quater|quinquies)|\.? ?[Aa]lt(?:\.? ?\d)?|[A-Z]{1,2}(?=[.)]\s)|[a-h](?=[.)]\s))?)"
    r"(\.\)?|\)|．|、| ?[-–](?=\s))"
    r"(?: ?[-–—] ?(?=\()|\s+|(?=[^\W\d_]))"
)
_ALTERNATIVE = late(r"\.? ?[Aa]lt\.? ?")
_DEGREE = late(
    r"(\d{1,3})\.? ?[°º]\.?\s+"
    r"(?!(?:[CF]|Celsius|Fahrenheit|del?|per[ií]odo|sesi[oó]n|session|sessão|aniversario|anniversaire|mai|gennaio)\b)"
)
"""Items of French, Spanish and Italian laws: `1°`, `2º`; not `52º período de sesiones`."""
_DOTTED = late(r"\.(\d{1,2})\s+(?=[^\W\d_])")
"""Items of the International Maritime Organization: `.1 leakage;`."""
_CAPITALS = late(r"(\d{1,3})\s+(?=[A-Z]{4,}\b)")
"""A number without a stop, before a verb in capitals: `1 ADOPTS`."""
_DECIMAL = late(r"(\d{1,3}(?:\.\d{1,3}){1,4})\.?\s+")
_LETTERS = late(r"([A-Za-z]|[ivxlc]{1,6}|[IVXLC]{1,5}|[а-яА-Я]|[ء-ي]\u0654?ـ?)([.)])\s+")
_DRAFT = late(
    r"\(?(PP|OP)\)?[. ]?((\d{1,3})(?: ?(?:bis|ter|quater|quinquies|alt))?)"
    r"(?:\.(?:\s+|(?=\D))|[:)]\s*|\s+(?![a-zà-þ]))"
)
"""Labels of drafts that are negotiated: `PP3`, `OP12 bis.`; a line may also begin with `OP3 of the draft`."""
_DRAFTS = ("PP", "OP", "(PP", "(OP")
_HAN = late(r"([一二三四五六七八九十]{1,3})(?:、|[.．](?=\s))\s*|(?P<sign>[㈠-㈩])[.\s]?\s*")
_HAN_DIGITS = "一二三四五六七八九十"
_HAN_STARTS = frozenset(f"（㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩{_HAN_DIGITS}")
_NARROW = str.maketrans("（）", "()")
_IDEOGRAPHS = "\u2e80"
"""From here on scripts are written without spaces, also after a label: `(a)制定立法`."""
_STARTS = frozenset("(.0123456789") | _HAN_STARTS
LONGEST_LETTERS = 7
"""Characters in which a label of letters ends: `xviii.`"""
_LONGEST = 24
"""Characters in which a label ends."""


LARGEST, REPEALED = 999, 100
"""Numbers above the first are years as often as labels: they label a paragraph only in their turn, or where
no more than the second are missing before them."""
SUB_STYLES = ("a", "A", "(1)", "1)")
"""Styles that label subparagraphs where `1.` labels paragraphs."""
_WITHIN = frozenset({"1.", "1)", "PP", "OP"})
"""Styles of labels in square brackets; letters need round ones too."""
_INSERTED = "abc"
"""Second letters of items that were inserted into a list of letters: `(ba)` stands behind `(b)`."""
_SIGNS = "().°"
"""What a number or a letter is set with in a label."""
_TATWEEL = "ـ"
"""Lengthens an Arabic letter: the fifth is printed `(هـ)`, so that it is no zero."""
BULLETS = frozenset("•·–—-▪■◦‣●○\uf0b7\uf0a7\uf02d")
"""Signs at the head of items; the last three are those of Word's symbol fonts."""
_DASHES = frozenset("–—-\uf02d")


class Label(NamedTuple):
    """A label as it stands at the beginning of a text."""

    printed: str
    """Without the full stop."""
    style: str
    """`1.` (a paragraph's number), `1)`, `(1)`, `1.1`, `a` (a small letter or numeral), `A` (a capital),
    `PP` and `OP`."""
    number: int
    """Value of a number; 0 for letters."""
    length: int
    """Characters that it takes, with what separates it from the text."""
    opened: int = 0
    """How many of them are a bracket before it, which is the text's: `[2. Decides to establish a fund;]`."""


def parse(text: str) -> Label | None:
    """Return the label that `text` may begin with; a label without words after it is none.

    >>> parse("12. Decides to")
    Label(printed='12', style='1.', number=12, length=4, opened=0)
    >>> [parse(text).printed for text in ("(iii) the Government", "a) Au paragraphe", "[2. Decides to]")]
    ['(iii)', 'a)', '2']
    >>> parse("1994 (United Nations publication"), parse("A/58/275."), parse("2.5 per cent").style
    (None, None, '1.1')
    """
    first = text[:1]
    if first == "[":
        return _within_brackets(text)
    if text.startswith(_DRAFTS) and (found := _DRAFT().match(text[:_LONGEST])):
        if found.end() == len(text):
            return None
        return Label(found[1] + found[2], found[1], int(found[3]), found.end())
    if first not in _STARTS:
        start = text[:LONGEST_LETTERS]
        if "." not in start and ")" not in start:
            return None
    head = text[:_LONGEST]
    if first == ".":
        dotted = _DOTTED().match(head)
        return Label(f".{dotted[1]}", "a", 0, dotted.end()) if dotted else None
    if first == "(":
        return _bracketed(head, text)
    if first in _HAN_STARTS:
        return _chinese(head, text)
    return _numbered(head, text) if first.isdecimal() else _lettered(head, text)


def _within_brackets(text: str) -> Label | None:
    """Return the label of a paragraph that is not agreed yet; `[A. Smith]` and `[1] Smith` have none."""
    found = None if text.startswith("[[") else parse(text[1:])
    if found is None or not (found.style in _WITHIN or found.printed.startswith("(")):
        return None
    if not _DASHES.isdisjoint(text[1 : 1 + found.length]):  # [5 – 10 July]
        return None
    return found._replace(length=found.length + 1, opened=1)


def _bracketed(head: str, text: str) -> Label | None:
    found = _BRACKETED().match(head)
    if found is None or found.end() == len(text):
        return None
    inner, length = normalize("NFC", found[1]), found.end()
    if inner[0].isdecimal():
        return Label(f"({inner})", "(1)", _value(inner), length)
    # (a) and (aa) are labels and so are numerals; (CAR) and (UN) are none.
    letter = inner.rstrip(_TATWEEL)
    if inner[0] in _HAN_DIGITS:
        return Label(f"({inner})", "a", 0, length)
    inserted = len(letter) == len("ba") and "b" <= letter[0] <= "z" and letter[1] in _INSERTED
    if letter not in (letter[0], letter[0] * 2) and not inserted and from_roman(inner) is None:
        return None
    if head[length - 1] == ")" and text[length] < _IDEOGRAPHS:
        return None
    return Label(f"({inner})", "A" if inner.isupper() else "a", 0, length)


def _chinese(head: str, text: str) -> Label | None:
    """Return a label as Chinese has them: in wide brackets, in one character, or a numeral before `、`."""
    if head[0] == "（":
        return _bracketed(head.translate(_NARROW), text)
    found = _HAN().match(head)
    if found is None or found.end() == len(text):
        return None
    if found["sign"]:
        return Label(normalize("NFKC", found["sign"]), "a", 0, found.end())
    return Label(found[1], "1.", from_han(found[1]), found.end())


def _numbered(head: str, text: str) -> Label | None:
    degree = _DEGREE().match(head) if "°" in head or "º" in head else None
    if degree is not None and degree.end() < len(text):
        if verbs.opens_operative(text[degree.end() :]):
            return Label(f"{degree[1]}°", "1.", int(degree[1]), degree.end())
        return Label(f"{degree[1]}°", "a", 0, degree.end())
    found = _NUMBER().match(head)
    if found is not None:
        number, digits, point = found.groups()
        length = found.end()
        if length == len(text):
            return None
        if number != digits:
            number = _ALTERNATIVE().sub(" alt ", number).rstrip()
        if ")" in point:
            return Label(number + ")", "1)", int(digits), length)
        return Label(number, "1.", int(digits), length)
    capitals = _CAPITALS().match(head)
    if capitals is not None and verbs.opens_operative(text[capitals.end() :]):
        return Label(capitals[1], "1.", int(capitals[1]), capitals.end())
    found = _DECIMAL().match(head)
    if found is None or found.end() == len(text):
        return None
    return Label(found[1], "1.1", 0, found.end())


def _lettered(head: str, text: str) -> Label | None:
    found = _LETTERS().match(head)
    if found is None or found.end() == len(text):
        return None
    letter, end = normalize("NFC", found[1]), found[2]
    printed = letter if end == "." else letter + end
    return Label(printed, "A" if letter.isupper() else "a", 0, found.end())


def first_within(text: str, label: Label) -> Label | None:
    """Return the label of a first item that stands behind the number of its paragraph, as in statutes.

    >>> text = "5. (1) A person may apply"
    >>> first_within(text, parse(text)).printed, first_within("5. (b) to", parse("5. (b) to"))
    ('(1)', None)
    """
    start = label.length
    if label.style != "1." or label.opened or ")" not in text[start : start + LONGEST_LETTERS]:
        return None
    found = parse(text[start:])
    return found if found and is_first_item(found) else None


def is_first_item(label: Label) -> bool:
    """Tell whether a label in brackets begins a list: `(1)`, `(a)`, `i)`."""
    in_brackets = label.printed.endswith(")") and label.style != "1)"
    return in_brackets and any(value == 1 for _, value in values(label.printed))


def in_turn(number: int, last: int) -> bool:
    """Tell whether a number can label a paragraph after the `last` one, and is no year.

    >>> in_turn(7, 3), in_turn(1994, 6), in_turn(1000, 999), in_turn(1004, 1001), in_turn(1994, 1001)
    (True, False, True, True, False)
    """
    missing = REPEALED if last >= LARGEST - REPEALED else 0
    return number <= LARGEST or 0 < number - last <= 1 + missing


def values(label: str) -> list[tuple[str, int]]:
    """Return what a label can stand for, as (family, value): `(i)` is the ninth letter or the first numeral.

    >>> values("(i)"), values("c)"), values("(aa)"), values("(3)")
    ([('letter', 9), ('roman', 1)], [('letter', 3), ('roman', 100)], [('letter', 27)], [('number', 3)])
    >>> values("(十二)")
    [('han', 12)]
    """
    bare = label.strip(_SIGNS)
    if bare[:1].isdecimal():
        return [("number", _value(bare))]
    if bare[:1] in _HAN_STARTS:
        return [("han", from_han(bare))]
    case = "LETTER" if bare.isupper() else "letter"
    found: list[tuple[str, int]] = []
    first = bare[:1].lower()
    if bare in (bare[:1], bare[:1] * 2) and "a" <= first <= "z":  # (a) or (aa)
        found.append((case, ord(first) - ord("a") + 1 + 26 * (len(bare) - 1)))
    elif len(bare) == len("ba") and "a" <= first <= "z" and bare[1] in _INSERTED:
        found.append((case, ord(first) - ord("a") + 1))
    elif len(bare) == 1 and "а" <= first <= "я":
        found.append((case, _CYRILLIC.index(first) + 1 if first in _CYRILLIC else 0))
    elif bare.rstrip(_TATWEEL) in _ABJAD:
        found.append((case, _ABJAD.index(bare.rstrip(_TATWEEL)) + 1))
    numeral = from_roman(bare) if bare.isascii() else None
    if numeral is not None:
        found.append(("ROMAN" if bare.isupper() else "roman", numeral))
    return found


_ABJAD = tuple("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")
"""Order in which Arabic letters label sub-paragraphs."""
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
"""Letters in the order of Russian lists, which leave out ё, й, ъ, ы and ь."""


def follows(first: str, second: str) -> bool:
    """Tell whether a label goes on with another one, as numbers, letters or Roman numerals.

    >>> follows("(a)", "(b)"), follows("(iv)", "(v)"), follows("9", "10"), follows("(a)", "(i)")
    (True, True, True, False)
    """
    before, after = first.strip(_SIGNS).lower(), second.strip(_SIGNS).lower()
    if before[:1] in _HAN_STARTS and after[:1] in _HAN_STARTS:
        return from_han(after) == from_han(before) + 1
    if before.isdecimal() and after.isdecimal():
        return int(after) == int(before) + 1
    if len(before) == len(after) == 1 and ord(after) == ord(before) + 1:
        return True
    numbers = from_roman(before.upper()), from_roman(after.upper())
    return None not in numbers and numbers[1] == (numbers[0] or 0) + 1


def _value(number: str) -> int:
    """Return the value of a number, 12 for the `12A` that was inserted behind it."""
    return int("".join(filter(str.isdecimal, number)))


def from_han(numeral: str) -> int:
    """Return the value of a Chinese numeral up to 99: 三, 十二, 二十, 二十一."""
    tens, ten, ones = numeral.rpartition("十")
    return (
        10 * (_HAN_DIGITS.find(tens[:1]) + 1 if tens else bool(ten)) + _HAN_DIGITS.find(ones[:1] or " ") + 1
    )


def is_roman(text: str) -> bool:
    """Tell whether `text` is a Roman numeral in capitals."""
    return text.isupper() and from_roman(text) is not None


def bullet(text: str) -> int:
    """Return how many characters a bullet or a dash, and what parts it from the words, take at the beginning.

    >>> bullet("• To read;"), bullet("– to write;"), bullet("-able"), bullet("read")
    (2, 2, 0, 0)
    """
    if text[:1] not in BULLETS or not text[1:2].isspace() or len(text) == len("• "):
        return 0
    return len("• ")


def is_dash(text: str) -> bool:
    """Tell whether a text begins with a dash, which may be a bullet or begin an aside."""
    return text[:1] in _DASHES
