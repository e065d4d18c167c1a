"""Addresses as people say them: `op12.b.iii` is operative paragraph 12 (b) (iii).

Addresses in, phrases out, in the language of `gettext`. The grammar is that of `address`.
"""

import re
from collections.abc import Callable, Mapping

from compare.model.address import DECIMAL, roman
from compare.model.document import Kind

_STEP = re.compile(r"([a-z]+?)([\dA-Z][\w-]*|(?<=^note)[a-z])?(~\d+)?$")
_UNLABELLED = re.compile(r"par\d+")
"""A paragraph under another one that is only counted."""
_ARTICLE = re.compile(r"([^\W\d_]{3,})(\d\w*)")
"""What begins with the number of an article."""
_SIGNED = re.compile(r"note((?:x[0-9a-f]{2,5})+)$")
"""A note whose label is signs, by their codes."""
_WORDS: Mapping[str, Callable[[Callable[[str], str]], str]] = {
    "pp": lambda gettext: gettext("preambular paragraph %(number)s"),
    "op": lambda gettext: gettext("operative paragraph %(number)s"),
    "par": lambda gettext: gettext("paragraph %(number)s"),
    "note": lambda gettext: gettext("note %(number)s"),
    "heading": lambda gettext: gettext("heading %(number)s"),
    "annex": lambda gettext: gettext("annex %(number)s"),
    "table": lambda gettext: gettext("table %(number)s"),
}
"""Steps that have a number; within functions, so that each message stands where it is looked for."""
_SINGLE: Mapping[str, Callable[[Callable[[str], str]], str]] = {
    Kind.OPENING: lambda gettext: gettext("opening"),
    Kind.CLOSING: lambda gettext: gettext("closing"),
    Kind.TITLE: lambda gettext: gettext("title"),
    Kind.SPONSORS: lambda gettext: gettext("sponsors"),
}
"""Steps that stand once."""
_MAIN = frozenset({"op", "pp", "par"})
"""Steps under which letters may hang."""


def describe(address: str, gettext: Callable[[str], str] = str) -> str:
    """Return an address as people say it, in the language of `gettext`.

    >>> describe("op12.b.iii")
    'operative paragraph 12 (b) (iii)'
    >>> describe("annex1.op3~2")
    'annex I, paragraph 3 (second of that number)'
    >>> describe("B.pp3"), describe("notex2a"), describe("op1.1-2.1-2-2"), describe("article4.a")
    ('part B, preambular paragraph 3', 'note *', 'operative paragraph 1.2.2', 'Article 4 (a)')
    """
    stem, _, repeat = address.partition("~")
    words: list[str] = []
    number = ""
    say = _WORDS["par"]
    within_annex = named = False  # named: what is no number has been said, such as a heading
    for step in stem.split("."):
        if words and DECIMAL.fullmatch(step):
            if not number:
                say = _WORDS["par"]
                words.append("")
            number = step.replace("-", ".")
            words[-1] = say(gettext) % {"number": number}
            continue
        if number and not _UNLABELLED.fullmatch(step):
            number = gettext("%(number)s (%(letter)s)") % {"number": number, "letter": step}
            words[-1] = say(gettext) % {"number": number}
            continue
        found = _STEP.match(step)
        name, count = (found[1], found[2] or "") if found else (step, "")
        if cell := re.fullmatch(r"r(\d+)c(\d+)", step):
            said = gettext("row %(row)s, column %(column)s") % {"row": cell[1], "column": cell[2]}
        elif name in _WORDS:
            count = roman(int(count)) if name == "annex" and count.isdecimal() else count
            say = _WORDS["par" if name == "op" and within_annex else name]
            within_annex = within_annex or name == "annex"
            said = (say(gettext) % {"number": count.replace("-", ".")}).strip()
            number = count if name in _MAIN else ""
            named = name == "heading"
        elif name in _SINGLE:
            said = _SINGLE[name](gettext)
            named = True
        elif named:
            words[-1] = gettext("%(number)s (%(letter)s)") % {"number": words[-1], "letter": step}
            continue
        else:
            said = _by_its_name(step, gettext)
            named = _ARTICLE.fullmatch(step) is not None
        words.append(said)
    said = gettext(", ").join(words)
    return _repeated(said, int(repeat), gettext) if repeat.isdecimal() else said


def _by_its_name(step: str, gettext: Callable[[str], str]) -> str:
    """Return what a step that is no usual one says: a note that is called by signs, an article, a part."""
    if signs := _SIGNED.match(step):
        label = "".join(chr(int(code, 16)) for code in signs[1].split("x")[1:])
        return _WORDS["note"](gettext) % {"number": label}
    article = _ARTICLE.fullmatch(step)
    if article:
        return f"{article[1].capitalize()} {article[2]}"
    return gettext("part %(name)s") % {"name": step}


def cited(address: str, gettext: Callable[[str], str] = str) -> str:
    """Return a paragraph as it is cited within its part: its number, and the letters under it.

    >>> cited("annex1.op12.b.iii"), cited("op7~2"), cited("heading2")
    ('12 (b) (iii)', '7 (second of that number)', 'heading 2')
    """
    stem, _, repeat = address.partition("~")
    steps = stem.split(".")
    for at, step in enumerate(steps):
        found = _STEP.match(step)
        if found and found[1] in _MAIN and found[2]:
            said = found[2].replace("-", ".")
            for letter in steps[at + 1 :]:
                if DECIMAL.fullmatch(letter):
                    said = letter.replace("-", ".")
                else:
                    said = gettext("%(number)s (%(letter)s)") % {"number": said, "letter": letter}
            return _repeated(said, int(repeat), gettext) if repeat.isdecimal() else said
    return describe(address, gettext)


def _repeated(place: str, count: int, gettext: Callable[[str], str]) -> str:
    """Return a place, and which of those of its number it is."""
    names = {
        2: gettext("%(place)s (second of that number)"),
        3: gettext("%(place)s (third of that number)"),
        4: gettext("%(place)s (fourth of that number)"),
        5: gettext("%(place)s (fifth of that number)"),
    }
    return names.get(count, gettext("%(place)s (%(count)sth of that number)")) % {
        "place": place,
        "count": count,
    }
