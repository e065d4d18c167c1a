"""Where parts of a text begin: annexes, letters of a composite resolution, drafts of a report, resolutions
in a row.

In: a paragraph, in one of the six official languages; or all paragraphs of a text, and which of them are
organs' names. Out: the name of the part that a paragraph could begin; or the parts, by where they begin.
Numbering may restart in each.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from compare.model.address import roman
from compare.readers import front, numbered, organs
from compare.readers.labels import from_han, is_roman
from compare.readers.patterns import late

_AHEAD = 4
"""Paragraphs within which an organ's name follows a part's head: it, a title in one or two, sponsors."""
_SEVERAL = 2
"""Heads of one form, with fewer of which `Draft resolution` or `Resolution 1` heads the whole text."""
_LOOK_BACK = 4
"""Numbers of other series, of texts that are quoted, that may stand between two of one."""
_PART_LENGTH = 5
_ANNEX_WORDS = "annex|appendix|enclosure|annexe|appendice|anexo|apéndice|приложение|добавление"
_ANNEX = late(
    rf"(?:(?P<word>{_ANNEX_WORDS})(?: +(?P<number>[IVXLC]+|\d{{1,2}}|[A-Z]))?\.?)"
    r"|(?P<zh>附件|附录) ?(?P<zhn>[一二三四五六七八九十]{1,3}|\d{1,2})?"
    r"|(?P<ar>المرفق|التذييل)(?: (?P<arn>الأول|الثاني|الثالث|الرابع|الخامس|السادس|\d{1,2}))?",
    re.IGNORECASE,
)
_ANNEX_TITLED = late(
    rf"(?i:{_ANNEX_WORDS})(?: +(?P<number>[IVXLC]+|\d{{1,2}}|[A-Z]))?(?:\.|:| *[—–]| -) *[^\W\da-zà-þ].*",
)
_ANNEX_OF_LETTER = late(
    rf"(?i:{_ANNEX_WORDS})(?: +(?P<number>[IVXLC]+|\d{{1,2}}|[A-Z]))?"
    r" (?:to the (?:identical )?(?:letter|note)s?|(?:à la|aux|de la) (?:lettre|note)s?"
    r"|(?:a|de) las? (?:carta|nota)s?|к (?:письму|вербальной ноте)) .*[^.;,:]",
)
_OF_LETTER_LENGTH = 400
"""Characters; such a heading names who wrote to whom, and the longest have some 250."""
_ARABIC_ORDINALS = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس")
_ANNEX_LENGTH = 160
_ANNEX_STARTS = (
    *("annex", "append", "enclosure", "anexo", "apéndice", "приложение", "добавление"),
    *("附件", "附录", "المرفق", "التذييل"),
)
"""How those words begin, in small letters, and how long their longest beginning is."""
_ANNEX_START = 10
_TITLED_LENGTH = 250
_NUMBER = r"(?: (?:[IVXLC]{1,6}|\d{1,2}|[A-Z]))"
_TITLED = r"(?:\.|(?:\.|:| *[—–]| -) *[^\W\da-zà-þ].*[^.;,:])?"
_DRAFT = late(
    rf"(?P<name>(?:(?i:{front.DRAFTS}){_NUMBER}|(?:决议|决定)草案 ?[一二三四五六七八九十]{{1,3}}"
    rf"|مشروع (?:القرار|المقرر) (?:الأول|الثاني|الثالث|الرابع|الخامس|السادس))){_TITLED}"
)
_UNNUMBERED_DRAFT = late(rf"(?i:{front.DRAFTS})\.?")
_NUMBERED_TEXT = late(rf"(?P<name>(?i:{numbered.WORDS}){_NUMBER}){_TITLED}")
_NAME_STARTS = (
    *("draft ", "projet", "proyec", "проект", "决议", "决定", "مشروع"),
    *("resolu", "decisi", "résolu", "décisi", "резолю", "решени"),
)
"""How names of drafts, and of texts that were adopted, begin in small letters."""
_NAME_START = 6


class Part(NamedTuple):
    """A part that a paragraph begins."""

    name: str
    titled: bool
    """True where the paragraph holds the title, too."""
    draft: bool
    """True for one of several texts, which a report may go on behind."""


def find(texts: Sequence[str], openings: Sequence[bool]) -> dict[int, Part]:
    """Return the parts of a text by the index of the paragraph that begins each."""
    opened = [any(openings[index + 1 : index + 1 + _AHEAD]) for index in range(len(texts))]
    drafts = {index: name for index, text in enumerate(texts) if (name := draft(text))}
    heads = [index for index in drafts if opened[index]]
    bare = _several({i: t.rstrip(".") for i, t in enumerate(texts) if unnumbered_draft(t)}, drafts)
    adoptions = {index: name for index, text in enumerate(texts) if opened[index] and (name := adopted(text))}
    collected = _collected(texts, openings, opened)
    parts: dict[int, Part] = {}
    for index, text in enumerate(texts):
        letter = text.rstrip(".")
        if part(letter) and opened[index]:
            parts[index] = Part(letter, titled=False, draft=False)
        elif (index in drafts and (opened[index] or heads)) or index in bare:
            name = drafts.get(index) or bare[index]
            parts[index] = Part(name, titled=len(name) + 1 < len(text), draft=True)
        elif index in adoptions and len(adoptions) >= _SEVERAL:
            parts[index] = Part(adoptions[index], titled=len(adoptions[index]) + 1 < len(text), draft=True)
        elif index in collected:
            parts[index] = Part(collected[index].number, titled=bool(collected[index].title), draft=True)
    return parts


def _collected(
    texts: Sequence[str], openings: Sequence[bool], opened: Sequence[bool]
) -> dict[int, numbered.Numbered]:
    """Return the numbers of texts in a row by where they stand, none where there is one text only.

    Each stands in a series with another, or below a masthead with its symbol; a text that is quoted within
    another has neither.
    """
    if sum(openings) < _SEVERAL:
        return {}
    found = {i: number for i, text in enumerate(texts) if opened[i] and (number := _number_of(text))}
    first = openings.index(True)
    several = [index for index in found if index < first][-1:]
    row: set[int] = set()
    for index in (index for index in found if index > first):
        printed = found[index].number
        near = (i for i in reversed(several[-_LOOK_BACK:]) if numbered.follows(printed, found[i].number))
        if (before := next(near, None)) is not None:
            row |= {before, index}
        elif _has_masthead(texts, openings, index, printed):
            row.add(index)
        several.append(index)
    return {index: found[index] for index in sorted(row)}


def _has_masthead(texts: Sequence[str], openings: Sequence[bool], index: int, number: str) -> bool:
    """Tell whether the symbol of a numbered text is printed above it, behind the text before."""
    for above in range(index - 1, max(-1, index - 1 - organs.MASTHEAD), -1):
        if openings[above]:
            return False
        entries = front.entries(texts[above]) or ()
        if any(name == "symbol" and numbered.says(text, number) for name, text in entries):
            return True
    return False


def _number_of(text: str) -> numbered.Numbered | None:
    return None if draft(text) else numbered.parse(text)


def _several(bare: dict[int, str], drafts: dict[int, str]) -> dict[int, str]:
    """Return the heads without numbers if there are several drafts."""
    return bare if len(bare) + len(drafts) >= _SEVERAL else {}


def annex(text: str) -> str | None:
    """Return the name of the part that an annex's heading begins, or None.

    >>> annex("Annex II"), annex("附件一"), annex("Annex"), annex("ANEXO 2"), annex("Annex I: Tables")
    ('annex II', 'annex I', 'annex', 'annex II', 'annex I')
    >>> annex("Annex II to the letter dated 3 May 2002"), annex("Annex to the letter was read.")
    ('annex II', None)
    """
    if len(text) > _OF_LETTER_LENGTH or not text[:_ANNEX_START].lower().startswith(_ANNEX_STARTS):
        return None
    if text[0].islower():
        return None
    if of_letter := _ANNEX_OF_LETTER().fullmatch(text):
        return _numbered("annex", of_letter["number"])
    found = _ANNEX().fullmatch(text) if len(text) <= _ANNEX_LENGTH else None
    if found is None:
        found = _ANNEX_TITLED().fullmatch(text)
        if found is None or len(text) > _ANNEX_LENGTH or text[-1] in ".;,":
            return None
        return _numbered("annex", found["number"])
    if found["zh"]:
        number = found["zhn"]
        counted = number if not number or number.isdecimal() else str(from_han(number))
        return _numbered("annex", counted)
    if found["ar"]:
        ordinal = found["arn"]
        if ordinal in _ARABIC_ORDINALS:
            ordinal = roman(_ARABIC_ORDINALS.index(ordinal) + 1)
        return _numbered("annex", ordinal)
    if not text[0].isupper():
        return None
    word = "appendix" if found["word"].lower().startswith(("app", "apé", "доб")) else "annex"
    return _numbered(word, found["number"])


def _numbered(word: str, number: str | None) -> str:
    return f"{word} {_capitals(number)}" if number else word


def _capitals(number: str) -> str:
    if number.isdecimal() and int(number):
        return roman(int(number))
    return number.upper()


def part(text: str) -> bool:
    """Tell whether a line is the bare letter or numeral of a part: `A`, `II`."""
    return len(text) <= _PART_LENGTH and (is_roman(text) or (len(text) == 1 and "A" <= text <= "Z"))


def draft(text: str) -> str | None:
    """Return the name of one of several drafts that a line begins, with or without its title.

    >>> draft("Draft resolution II"), draft("Draft resolution on libraries")
    ('Draft resolution II', None)
    >>> draft("Projet de résolution I. Bibliothèques"), draft("Draft resolution I: it was adopted.")
    ('Projet de résolution I', None)
    """
    return _name(text, _DRAFT)


def names_draft(text: str) -> bool:
    """Tell whether a line is the name of a draft and nothing more, so that its title is on the next.

    >>> names_draft("Draft decision II"), names_draft("Draft decision"), names_draft("Draft decision: X")
    (True, True, False)
    """
    return draft(text) == text.rstrip(".") or unnumbered_draft(text)


def unnumbered_draft(text: str) -> bool:
    """Tell whether a line is the head of a draft that has no number: `Draft decision`."""
    return _may_name(text) and _UNNUMBERED_DRAFT().fullmatch(text) is not None


def adopted(text: str) -> str | None:
    """Return the name of one of several texts that a meeting adopted: `Resolution 3`.

    >>> adopted("Resolution 3"), adopted("Resolution 2644 (2022)"), adopted("Decision II: Books")
    ('Resolution 3', None, 'Decision II')
    """
    return _name(text, _NUMBERED_TEXT)


class Others(NamedTuple):
    """The numbered texts behind the first organ's name."""

    adopted: bool
    """Whether a line names one by its word: `Resolution II`."""
    numbers: frozenset[str]
    """Numbers of those that have an organ's name of their own; one in an annex is none of several."""

    def go_on_from(self, text: str) -> bool:
        """Tell whether the text that a line numbers is the first of several."""
        if self.adopted and adopted(text) is not None:
            return True
        first = _number_of(text)
        return first is not None and any(numbered.follows(number, first.number) for number in self.numbers)


def others(following: Sequence[str]) -> Others:
    """Return the numbered texts in `following`, the paragraphs from the first organ's name on."""
    numbers: set[str] = set()
    for index in range(len(following)):
        if organs.opens(following, index):
            near = following[max(0, index - _AHEAD) : index]
            if not any(map(annex, near)):
                numbers.update(number.number for number in map(_number_of, near) if number)
    return Others(any(map(adopted, following)), frozenset(numbers))


def _may_name(text: str) -> bool:
    return len(text) <= _TITLED_LENGTH and text[:_NAME_START].lower().startswith(_NAME_STARTS)


def _name(text: str, form: Callable[[], re.Pattern[str]]) -> str | None:
    found = form().fullmatch(text) if _may_name(text) else None
    return found["name"] if found else None
