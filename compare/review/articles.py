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
from compare.model.address import roman
from compare.model.article import Article, parse
from compare.review.settle import Settled

_ALIEN = r"(?!\s+(?:of|du|de|del|des)\b(?!\s+(?:the\s+|la\s+)?(?:present|présente?|presente|this)\b))"
"""Not before the name of another text, "article 2 of the Charter"; "of the present Convention" is none."""
_FEWEST = 2


class _Series(NamedTuple):
    """Articles that are counted together."""

    part: tuple[str, ...]
    word: str
    """In small letters."""


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
    return tuple([_numbered(paragraph, firsts, counts) for paragraph in document.paragraphs])


def _numbered(paragraph: Paragraph, firsts: Mapping[_Series, int], counts: dict[_Series, int]) -> Paragraph:
    """Return a paragraph with the number that follows in its series, and count it in `counts`."""
    found = _parsed(paragraph)
    if found is None or (series := _Series(paragraph.part, found.word)) not in firsts:
        return paragraph
    number = counts[series] = counts.get(series, firsts[series] - 1) + 1
    if number == found.number:
        return paragraph
    return paragraph._replace(label=f"{found.before}{roman(number) if found.form == 'roman' else number}")


def wrong(
    comparison: Comparison, settled: Settled, document: Document, addresses: Sequence[str]
) -> Iterator[Wrong]:
    """Yield the references in a renumbered outcome to articles whose number is another one now.

    What a reference means is told by the side that its words were taken from.
    """
    sides = comparison.old, comparison.new
    words = sorted({series.word for series in _firsts(sides)})
    if not words:
        return
    reference = re.compile(
        rf"\b(?:{'|'.join(map(re.escape, words))})\s+(?:\d+|[IVXLC]+)\b{_ALIEN}", re.IGNORECASE
    )
    now = [_now(side, settled, document, new=bool(at)) for at, side in enumerate(sides)]
    for address, paragraph, place in zip(addresses, document.paragraphs, settled.places, strict=True):
        new_text = "" if place.new is None else comparison.new.paragraphs[place.new].text
        for said in dict.fromkeys(reference.findall(paragraph.text)):
            as_new = place.old is None or said in new_text
            label, is_now = now[as_new].get((paragraph.part, _folded(said)), ("", ""))
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
            if article := _parsed(paragraph):
                series = _Series(paragraph.part, article.word)
                forms[series].add(article.form)
                numbers[series].append(article.number)
        found.append(
            {key: values for key, values in numbers.items() if not forms[key] >= {"roman", "decimal"}}
        )
    return {
        key: min(numbers[key][0] for numbers in found)
        for key in (found[0] if found else ())
        if all(_is_counted(numbers.get(key, [])) for numbers in found)
    }


def _is_counted(numbers: Sequence[int]) -> bool:
    return len(numbers) >= _FEWEST and all(after == before + 1 for before, after in pairwise(numbers))


def _parsed(paragraph: Paragraph) -> Article | None:
    """Return what an article is counted by; nothing if its chapter's number stands before it, as in 2.03."""
    found = parse(paragraph.label) if paragraph.kind in (Kind.HEADING, Kind.OTHER) else None
    return found if found and found.before.casefold() == f"{found.word} " else None


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())
