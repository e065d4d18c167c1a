"""Numbers of paragraphs after decisions: counted anew, and the references in the text that they make wrong.

Operative paragraphs are counted within their part, sub-paragraphs under what they hang on, in the form that
the first of them has: `(a)`, `a)`, `(i)`, `1.`. References are left as they are and listed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from compare.model import Comparison, Document, Kind, Paragraph
from compare.model.address import addresses, roman
from compare.review.settle import Settled

_LABEL = re.compile(r"(?P<open>\(?)(?P<core>\d+|[a-z]{1,4})(?P<close>[).]?)")
_REFERENCE = re.compile(
    r"\b(?:paragraphs?|paragraphes?|párrafos?|paras?\.)\s+(\d+)\b(?!\s+(?:of|du|de|del)\b)", re.IGNORECASE
)
"""A paragraph of the text itself: one "of resolution 55/2" is another text's."""
_ROMANS = {roman(number).lower(): number for number in range(1, 40)}
_LETTERS = 26


class Reference(NamedTuple):
    """A place that names a paragraph whose number has changed."""

    address: str
    said: str
    now: str
    """The number that the paragraph has now."""

    def __str__(self) -> str:
        """Return it as a line for the person."""
        return f"{self.address}: “{self.said}” is now number {self.now}"


def renumbered(document: Document) -> Document:
    """Return the document with its paragraphs counted anew."""
    runs: dict[tuple[object, ...], tuple[int, str]] = {}
    made = []
    for paragraph in document.paragraphs:
        label = paragraph.label
        if label is not None and paragraph.kind in (Kind.OPERATIVE, Kind.SUBPARAGRAPH):
            key = (*paragraph.part, paragraph.level)
            count, first = runs.get(key, (0, label))
            label = _formed(first, count + 1, paragraph) or label
            runs[key] = (count + 1, first)
        if paragraph.kind in (Kind.OPERATIVE, Kind.SUBPARAGRAPH):
            runs = {
                k: v
                for k, v in runs.items()
                if k[:-1] != paragraph.part or int(str(k[-1])) <= paragraph.level
            }
        made.append(paragraph._replace(label=label))
    return replace(document, paragraphs=tuple(made))


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
    """Yield the references in a renumbered outcome to paragraphs whose number is another one now."""
    now_new, now_old = (
        {
            (paragraph.part, label): paragraph.label
            for paragraph, place in zip(document.paragraphs, settled.places, strict=True)
            if (label := _label(comparison, place, new=new)) is not None
        }
        for new in (True, False)
    )
    names = addresses(document)
    for name, paragraph, place in zip(names, document.paragraphs, settled.places, strict=True):
        now: Mapping[tuple[tuple[str, ...], str], str | None] = now_old if place.new is None else now_new
        for found in _REFERENCE.finditer(paragraph.text):
            label = now.get((paragraph.part, found[1]), "none: it is gone")
            if label is not None and label != found[1]:
                yield Reference(name, found[0], label)


def _label(comparison: Comparison, place: "tuple[int | None, int | None]", *, new: bool) -> str | None:
    index = place[new]
    if index is None:
        return None
    paragraph = (comparison.new if new else comparison.old).paragraphs[index]
    return paragraph.label if paragraph.kind is Kind.OPERATIVE else None
