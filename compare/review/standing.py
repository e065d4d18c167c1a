"""Where each change of a comparison stands: its ranges on both sides, beside its words.

The ranges are without the spaces around them, so that a space that went to one side of an edit's border
in one comparison and to the other in the next makes no difference.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from compare.model import Comparison, Range
from compare.model.typography import fold
from compare.review.changes import NUMBERING, Change, ChangeKind, changes, mark_id, note_key

WORDS = frozenset({ChangeKind.EDIT, ChangeKind.INSERTED, ChangeKind.DELETED})
"""Changes of words: one may become another, as when an inserted paragraph is merged into its neighbour."""


class Standing(NamedTuple):
    """A change and its ranges; whole paragraphs where they came, went, moved or were cut anew."""

    change: Change
    old: tuple[Range, ...] = ()
    new: tuple[Range, ...] = ()
    notes: bool = False
    """Whether the ranges are of notes."""

    @property
    def words(self) -> tuple[str, str]:
        """Return old and new words, typography aside."""
        return fold(self.change.old), fold(self.change.new)

    @property
    def label(self) -> str:
        """Return what of the id says what it is of its match, such as `.2` or `:move`."""
        return self.change.id.removeprefix(self.change.match or "")


def standings(comparison: Comparison) -> tuple[Standing, ...]:
    """Return where each change stands, in the order of the changes."""
    places = dict(_places(comparison))
    return tuple(Standing(change, *places.get(change.id, ((), (), False))) for change in changes(comparison))


_Place = tuple[tuple[Range, ...], tuple[Range, ...], bool]


def _places(comparison: Comparison) -> Iterable[tuple[str, _Place]]:
    sides = [[p.text for p in document.paragraphs] for document in (comparison.old, comparison.new)]
    notes = [[n.text for n in document.notes] for document in (comparison.old, comparison.new)]
    for matches, texts, are_notes in (
        (comparison.matches, sides, False),
        (comparison.note_matches, notes, True),
    ):
        for match in matches:
            key = note_key(match) if are_notes else match.id
            whole = tuple(
                tuple(Range(p, 0, len(side[p])) for p in indexes)
                for side, indexes in zip(texts, (match.old, match.new), strict=True)
            )
            for suffix in ("", ":move", ":parts"):
                yield key + suffix, (whole[0], whole[1], are_notes)
            for edit in match.edits:
                ends = (trimmed(edit.old, texts[0]), trimmed(edit.new, texts[1]))
                yield key + edit.id.removeprefix(match.id), (*ends, are_notes)
            for number, mark in enumerate(match.marks):
                ends = _at(mark.old, comparison, old=True), _at(mark.new, comparison, old=False)
                yield mark_id(match, number), (*ends, False)
    yield NUMBERING, ((), (), False)


def _at(place: tuple[int, int] | None, comparison: Comparison, *, old: bool) -> tuple[Range, ...]:
    if place is None:
        return ()
    paragraphs = (comparison.old if old else comparison.new).paragraphs
    offset = paragraphs[place[0]].marks[place[1]].offset
    return (Range(place[0], offset, offset),)


def trimmed(ranges: Iterable[Range], texts: Sequence[str]) -> tuple[Range, ...]:
    """Return ranges without the spaces at their ends; of those that are empty one at most, without spaces
    before it.

    >>> trimmed([Range(0, 4, 9)], ["Urge all  States"])
    (Range(paragraph=0, start=5, end=8),)
    """
    cut = [_trimmed(one, texts[one.paragraph]) for one in ranges]
    return tuple(one for one in cut if one.end > one.start) or tuple(cut[:1])


def _trimmed(one: Range, text: str) -> Range:
    paragraph, start, end = one
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start == end:
        while start and text[start - 1].isspace():
            start -= 1
        end = start
    return Range(paragraph, start, end)


def size(ranges: Iterable[Range]) -> int:
    """Return how many characters ranges hold."""
    return sum(end - start for _, start, end in ranges)


def overlap(one: Iterable[Range], other: Sequence[Range]) -> int:
    """Return how many characters both hold.

    >>> overlap([Range(0, 2, 9)], [Range(0, 5, 12), Range(1, 0, 3)])
    4
    """
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one
        for b in other
        if a.paragraph == b.paragraph
    )


def touch(one: Iterable[Range], other: Sequence[Range]) -> bool:
    """Tell whether a range of one lies in one of the other, beside it, or overlaps it."""
    return any(
        a.paragraph == b.paragraph and a.start <= b.end and b.start <= a.end for a in one for b in other
    )
