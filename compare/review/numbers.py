"""Numbers of paragraphs after decisions: counted anew, and the references in the text that they make wrong.

Operative paragraphs are counted within their part, and anew under a heading where the text does so;
sub-paragraphs under what they hang on, in the form that the first of them has:
`(a)`, `a)`, `(i)`, `1.`; articles as `articles` has it. References are left as they are and listed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from compare.model import Comparison, Document, Kind, Paragraph
from compare.model.address import addresses, names_itself, parted, roman, shared
from compare.review import articles
from compare.review.settle import Place, Settled

_LABEL = re.compile(r"(?P<open>\(?)(?P<core>\d+|[a-z]{1,4})(?P<close>[).]?)")
_ALIEN = r"\s+(?:of|du|de|del|des)\b(?!\s+(?:the\s+|la\s+)?(?:present|présente|presente|this)\b)"
"""Behind a paragraph of another text, "of resolution 55/2"; one "of the present resolution" is not."""
_NUMBERED = r"\d++(?:\s*\([a-z]{1,4}\))*+"
_REFERENCE = re.compile(
    rf"\b(?:paragraphes|paragraphs|párrafos|paras\.)\s+{_NUMBERED}"
    rf"(?:(?:\s*,\s*(?:(?:and|or|et|ou|y|o)\s+)?|\s+(?:and|or|to|et|ou|à|y|o|a)\s+|\s*[-–]\s*){_NUMBERED})*+"
    rf"(?P<alien>{_ALIEN})?"
    rf"|\b(?:paragraphe|paragraph|párrafo|para\.)\s+{_NUMBERED}(?P<other>{_ALIEN})?",
    re.IGNORECASE,
)
"""One number, or several: "paragraphs 3, 4 (a) and 7 to 9"."""
_ROMANS = {roman(number).lower(): number for number in range(1, 40)}
_LETTERS = 26
_COUNTED = (Kind.OPERATIVE, Kind.SUBPARAGRAPH)


class Reference(NamedTuple):
    """A place that names a paragraph whose number has changed."""

    address: str
    said: str
    """All of the reference, which may name several."""
    number: str
    now: str | None
    """The number that the paragraph has now; None if it is gone."""

    def __str__(self) -> str:
        """Return it as a line for the person."""
        alone = names_itself(self.number) or re.findall(r"\d+", self.said) == [self.number]
        number = "" if names_itself(self.number) else "number "
        now = "gone" if self.now is None else f"now {number}{self.now}"
        return f"{self.address}: “{self.said}”{'' if alone else f': {self.number}'} is {now}"


def renumbered(document: Document, sides: Sequence[Document] = ()) -> Document:
    """Return the document with its paragraphs counted anew, and its articles as the `sides` it is made of."""
    runs: dict[tuple[object, ...], tuple[int, str]] = {}
    made = []
    paragraphs = articles.counted_anew(document, sides) if sides else document.paragraphs
    for index, paragraph in enumerate(paragraphs):
        label, item = paragraph.label, ""
        if label is not None and paragraph.kind in _COUNTED:
            key = (*paragraph.part, paragraph.level)
            number, item = parted(label)
            count, first = runs.get(key, (0, number))
            number = _formed(first, count + 1, paragraph) or number
            label = shared(number, item)
            runs[key] = (count + 1, first)
        level = -1 if _begins_anew(paragraphs, index) else paragraph.level
        if level < 0 or paragraph.kind in (Kind.PREAMBULAR, *_COUNTED):
            runs = {k: v for k, v in runs.items() if k[:-1] != paragraph.part or int(str(k[-1])) <= level}
        if item:
            runs[*paragraph.part, 1] = (1, item)
        made.append(paragraph._replace(label=label))
    return replace(document, paragraphs=tuple(made))


def counted(document: Document, sides: Sequence[Document] = ()) -> bool:
    """Tell whether the paragraphs are numbered one after the other, as `renumbered` would do it."""
    return document.paragraphs == renumbered(document, sides).paragraphs


def _begins_anew(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Tell whether a paragraph is a heading under which the numbers begin at 1 again, as in some annexes."""
    if paragraphs[index].kind is not Kind.HEADING:
        return False
    below = takewhile(lambda p: p.kind is not Kind.HEADING, paragraphs[index + 1 :])
    return any(_is_first(p) for p in below if p.part == paragraphs[index].part)


def _is_first(paragraph: Paragraph) -> bool:
    return paragraph.kind is Kind.OPERATIVE and parted(paragraph.label or "")[0].strip("().") == "1"


def _formed(first: str, count: int, paragraph: Paragraph) -> str | None:
    """Return the label number `count` of a run in the form of its first; None for forms that do not count."""
    found = _LABEL.fullmatch(first)
    if found is None:
        return None
    core = found["core"]
    if core.isdecimal():
        said = str(count)
    elif core in _ROMANS and (len(core) > 1 or core == "i" or paragraph.level > 1):
        said = roman(count).lower()
    else:
        letter = chr(ord("a") + (count - 1) % _LETTERS)
        said = letter * (1 + (count - 1) // _LETTERS)
    return f"{found['open']}{said}{found['close']}"


def references(comparison: Comparison, settled: Settled, document: Document) -> Iterator[Reference]:
    """Yield the references in a renumbered outcome to paragraphs whose number is another one now.

    What a reference means is told by the side that its words were taken from.
    """
    now = {new: _now(comparison, settled, document, new=new) for new in (True, False)}
    for name, paragraph, place in zip(addresses(document), document.paragraphs, settled.places, strict=True):
        in_new = _all_named(comparison, place, new=True)
        for said, number in _named(paragraph.text):
            as_new = (said, number) in in_new or place.old is None
            key = paragraph.part, number
            if key in now[as_new] and now[as_new][key] != number:
                yield Reference(name, said, number, now[as_new][key])
    for found in articles.wrong(comparison, settled, document, addresses(document)):
        yield Reference(*found)


def _now(
    comparison: Comparison, settled: Settled, document: Document, *, new: bool
) -> dict[tuple[tuple[str, ...], str], str | None]:
    """Return the number that each operative paragraph of a side has now, by its part and number there."""
    side = comparison.new if new else comparison.old
    own = [
        (p.part, parted(p.label)[0]) if p.kind is Kind.OPERATIVE and p.label else None
        for p in side.paragraphs
    ]
    now: dict[tuple[tuple[str, ...], str], str | None] = {key: None for key in own if key}
    for paragraph, place in zip(document.paragraphs, settled.places, strict=True):
        index = place.new if new else place.old
        if index is not None and (key := own[index]):
            now[key] = parted(paragraph.label)[0] if paragraph.label else None
    return now


def _all_named(comparison: Comparison, place: Place, *, new: bool) -> frozenset[tuple[str, str]]:
    index = place.new if new else place.old
    side = comparison.new if new else comparison.old
    return frozenset() if index is None else frozenset(_named(side.paragraphs[index].text))


def _named(text: str) -> Iterator[tuple[str, str]]:
    """Yield each paragraph that a text names as one of its own: the whole reference, and the number."""
    for found in _REFERENCE.finditer(text):
        if not (found["alien"] or found["other"]):
            for number in re.findall(r"\d+", found[0]):
                yield found[0], number
