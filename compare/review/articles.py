"""Numbers of articles after decisions: counted anew, and the references in the text that they make wrong.

Only where the articles of both texts are numbered one by one: those that an amending text quotes, or that
begin anew in each chapter, stay as they are. Nothing else is known of what a number stands for.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.model import Comparison, Document, Kind, Paragraph
from compare.model.address import from_roman, roman
from compare.review.settle import Settled

_SECTION = re.compile(r"(?P<word>\S+ )(?P<number>\d+|[IVXLC]+|premier|première|1er)")
"""The label of an article that is counted: `Article 4`, `PART II`; an inserted `Article 4 bis` is not."""
_FIRSTS = frozenset({"premier", "première", "1er"})
_ALIEN = r"(?!\s+(?:of|du|de|del|des)\b(?!\s+(?:the\s+|la\s+)?(?:present|présente?|presente|this)\b))"
"""Not before the name of another text, "article 2 of the Charter"; "of the present Convention" is none."""
_FEWEST = 2


class _Series(NamedTuple):
    """Articles that are counted together."""

    part: tuple[str, ...]
    word: str
    """In small letters, with the space behind it."""


class Wrong(NamedTuple):
    """A reference to an article whose number is another one now."""

    address: str
    said: str
    label: str
    now: str | None
    """The label that the article has now; None if it is gone."""


def counted_anew(document: Document, sides: Sequence[Document]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of what decisions made of two `sides`, with its articles counted anew."""
    firsts = _firsts(sides)
    counts: dict[_Series, int] = {}
    made = []
    for paragraph in document.paragraphs:
        found = _parsed(paragraph)
        series = found and _series(paragraph, found)
        if found and series in firsts:
            number = counts[series] = counts.get(series, firsts[series] - 1) + 1
            if number != _value(found):
                said = str(number) if _form(found) != "roman" else roman(number)
                paragraph = paragraph._replace(label=f"{found['word']}{said}")  # noqa: PLW2901
        made.append(paragraph)
    return tuple(made)


def wrong(
    comparison: Comparison, settled: Settled, document: Document, addresses: Sequence[str]
) -> Iterator[Wrong]:
    """Yield the references in a renumbered outcome to articles whose number is another one now.

    What a reference means is told by the side that its words were taken from.
    """
    sides = comparison.old, comparison.new
    words = sorted({series.word.strip() for series in _firsts(sides)})
    if not words:
        return
    reference = re.compile(
        rf"\b(?:{'|'.join(map(re.escape, words))})\s+(?:\d+|[IVXLC]+)\b{_ALIEN}", re.IGNORECASE
    )
    now = [_now(side, settled, document, new=bool(at)) for at, side in enumerate(sides)]
    for address, paragraph, place in zip(addresses, document.paragraphs, settled.places, strict=True):
        in_new = place.new is not None and comparison.new.paragraphs[place.new].text
        for said in dict.fromkeys(reference.findall(paragraph.text)):
            as_new = place.old is None or (in_new and said in in_new)
            label, is_now = now[bool(as_new)].get((paragraph.part, _folded(said)), ("", ""))
            if _folded(label) != _folded(is_now or ""):
                yield Wrong(address, said, label, is_now)


def _now(
    side: Document, settled: Settled, document: Document, *, new: bool
) -> Mapping[tuple[tuple[str, ...], str], tuple[str, str | None]]:
    """Return the labels of the articles of a side, by part and label, with those that they have now."""
    found: dict[tuple[tuple[str, ...], str], tuple[str, str | None]] = {
        (p.part, _folded(p.label or "")): (p.label or "", None) for p in side.paragraphs if _parsed(p)
    }
    for paragraph, place in zip(document.paragraphs, settled.places, strict=True):
        index = place.new if new else place.old
        own = side.paragraphs[index] if index is not None else None
        if own and own.label and (own.part, _folded(own.label)) in found:
            found[own.part, _folded(own.label)] = own.label, paragraph.label
    return found


def _firsts(sides: Sequence[Document]) -> dict[_Series, int]:
    """Return the series that are counted one by one on every side, and the least number they begin with."""
    found: list[dict[_Series, list[int]]] = []
    for side in sides:
        forms: defaultdict[_Series, set[str]] = defaultdict(set)
        numbers: defaultdict[_Series, list[int]] = defaultdict(list)
        for paragraph in side.paragraphs:
            if label := _parsed(paragraph):
                forms[_series(paragraph, label)].add(_form(label))
                numbers[_series(paragraph, label)].append(_value(label))
        found.append({key: values for key, values in numbers.items() if forms[key] != {"roman", "number"}})
    return {
        key: min(numbers[key][0] for numbers in found)
        for key in (found[0] if found else ())
        if all(_is_counted(numbers.get(key, [])) for numbers in found)
    }


def _is_counted(numbers: Sequence[int]) -> bool:
    return len(numbers) >= _FEWEST and all(after == before + 1 for before, after in pairwise(numbers))


def _parsed(paragraph: Paragraph) -> re.Match[str] | None:
    if paragraph.kind not in (Kind.HEADING, Kind.OTHER) or paragraph.label is None:
        return None
    found = _SECTION.fullmatch(paragraph.label)
    return found if found and _value(found) else None


def _series(paragraph: Paragraph, label: re.Match[str]) -> _Series:
    return _Series(paragraph.part, label["word"].casefold())


def _form(label: re.Match[str]) -> str:
    number = label["number"]
    return "first" if number in _FIRSTS else "number" if number.isdecimal() else "roman"


def _value(label: re.Match[str]) -> int:
    number = label["number"]
    if number in _FIRSTS:
        return 1
    return int(number) if number.isdecimal() else from_roman(number) or 0


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())
