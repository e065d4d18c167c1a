"""The text that decisions make: accepted changes in, rejected ones out, as a document.

In: a comparison, and which of its changes are accepted. Out: a document. If all are accepted it has the
paragraphs and notes of the new text, if none is those of the old one; kept words are written as in the new.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from compare.model import Comparison, Document, Match, MatchKind, Note, Paragraph, Span
from compare.review.calls import Called, Calls
from compare.review.changes import NUMBERING, note_key, parts_id, uncalled
from compare.review.mark_places import placed
from compare.review.pieces import joined, pieces

Accepted = Callable[[str], bool]
"""Tells of the id of a change whether it is accepted."""


class Place(NamedTuple):
    """Where a paragraph of the outcome came from."""

    old: int | None
    new: int | None


class Settled(NamedTuple):
    """The outcome of decisions."""

    document: Document
    places: tuple[Place, ...]
    """For each paragraph of the document."""


class _Draft(NamedTuple):
    """A paragraph of the outcome before its notes are known."""

    key: tuple[int, int, int, int]
    """Sorts it among the others."""
    place: Place
    text: str
    marks: tuple[Called, ...]
    spans: tuple[Span, ...]


def settle(comparison: Comparison, accepted: Accepted) -> Settled:
    """Return the text in which the accepted changes are made and no others."""
    order = _Order(comparison)
    calls = Calls(comparison)
    drafts: list[_Draft] = []
    for match in comparison.matches:
        drafts += _drafts(comparison, match, accepted, order, calls)
    drafts.sort(key=lambda draft: draft.key)
    numbers = accepted(NUMBERING)
    notes, index = _notes(comparison, drafts, accepted, numbers=numbers)
    paragraphs = tuple(_paragraph(comparison, draft, index, numbers=numbers) for draft in drafts)
    document = replace(
        comparison.new, paragraphs=paragraphs, notes=notes, source=None, repairs=(), remarks=()
    )
    return Settled(document, tuple(draft.place for draft in drafts))


class _Order:
    """Where paragraphs stand: in slots that begin with the matches which did not move."""

    def __init__(self, comparison: Comparison) -> None:
        stayed = [m for m in comparison.matches if m.old and m.new and not m.moved]
        self._old, self._new = (sorted(m.place[side] for m in stayed) for side in (0, 1))
        self._first = {m.id: slot for slot, m in enumerate(sorted(stayed, key=lambda m: m.place[1]), 1)}

    def first(self, match: Match) -> tuple[int, int, int, int]:
        """Return the key of the paragraph by which a match stayed."""
        return (self._first[match.id], 0, 0, 0)

    def old(self, index: int, part: int = 0) -> tuple[int, int, int, int]:
        """Return the key of what stands where an old paragraph stood."""
        return (bisect_right(self._old, index), 1, index, part)

    def new(self, index: int, part: int = 0) -> tuple[int, int, int, int]:
        """Return the key of what stands where a new paragraph stands."""
        return (bisect_right(self._new, index), 2, index, part)


def _drafts(
    comparison: Comparison, match: Match, accepted: Accepted, order: _Order, calls: Calls
) -> Iterable[_Draft]:
    """Return the paragraphs that a match makes; none for what was rejected or deleted."""
    if match.kind is MatchKind.INSERTED or match.kind is MatchKind.DELETED:
        inserted = match.kind is MatchKind.INSERTED
        if accepted(match.id) is inserted:
            index = match.new[0] if inserted else match.old[0]
            side = comparison.new if inserted else comparison.old
            paragraph = side.paragraphs[index]
            place = Place(None, index) if inserted else Place(index, None)
            key = order.new(index) if inserted else order.old(index)
            yield _Draft(key, place, paragraph.text, calls.of(index, new=inserted), paragraph.spans)
        return
    recut = match.one_to_one or accepted(parts_id(match))
    made = pieces(comparison, match, accepted)
    found = placed(comparison, match, made, calls, accepted)
    members = match.new if recut else match.old
    keys = _keys(match, order, recut=recut, moved=match.moved and accepted(f"{match.id}:move"))
    for part, index in enumerate(members):
        own = [n for n, piece in enumerate(made) if (piece.new if recut else piece.old) == index]
        said = (comparison.new if recut else comparison.old).paragraphs[index].text
        text, marks, spans = joined(made, own, found, whole=said, by_new=recut)
        if not text and not said:  # its marks have no words to follow
            marks = calls.of(index, new=recut)
        # A heading that got or lost its title keeps its number.
        if text or not said or (match.one_to_one and not all(_texts(comparison, match))):
            place = _place(match, part, recut=recut)
            yield _Draft(keys[part], place, text, marks, spans)


def _texts(comparison: Comparison, match: Match) -> tuple[str, str]:
    """Return the texts of a match of one paragraph with one."""
    return comparison.old.paragraphs[match.old[0]].text, comparison.new.paragraphs[match.new[0]].text


def _keys(match: Match, order: _Order, *, recut: bool, moved: bool) -> list[tuple[int, int, int, int]]:
    """Return where each paragraph of a match on both sides stands."""
    members = match.new if recut else match.old
    if match.moved and moved:
        return [order.new(j) if recut else order.new(match.new[0], n) for n, j in enumerate(members)]
    if match.moved:
        if recut and not match.one_to_one:
            return [order.old(match.old[0], n) for n in range(len(members))]
        return [order.old(i) for i in match.old]
    kept = match.place[1] if recut else match.place[0]
    where = order.new if recut else order.old
    return [order.first(match) if index == kept else where(index) for index in members]


def _place(match: Match, part: int, *, recut: bool) -> Place:
    if match.one_to_one:
        return Place(match.old[0], match.new[0])
    if recut:
        return Place(match.old[part] if part < len(match.old) else None, match.new[part])
    return Place(match.old[part], match.new[part] if part < len(match.new) else None)


def _paragraph(comparison: Comparison, draft: _Draft, index: dict[int, int], *, numbers: bool) -> Paragraph:
    old, new = draft.place
    side, index_of = (comparison.new, new) if old is None or numbers else (comparison.old, old)
    if index_of is None:  # it stands on the other side alone
        side, index_of = comparison.old, old
    model = side.paragraphs[index_of or 0]
    marks = tuple(called.mark(index) for called in draft.marks)
    return model._replace(text=draft.text, marks=marks, spans=draft.spans)


def _notes(
    comparison: Comparison, drafts: Sequence[_Draft], accepted: Accepted, *, numbers: bool
) -> tuple[tuple[Note, ...], dict[int, int]]:
    """Return the notes of the outcome, and the place in it of each match of notes that has one."""
    first: dict[int, int] = {}
    for draft in drafts:
        for called in draft.marks:
            if called.match is not None:
                first.setdefault(called.match, len(first))
    lone_old, lone_new = uncalled(comparison.old), uncalled(comparison.new)
    standing = []
    for number, match in enumerate(comparison.note_matches):
        if match.kind is MatchKind.INSERTED:
            stands = number in first or (match.new[0] in lone_new and accepted(note_key(match)))
        elif match.kind is MatchKind.DELETED:
            stands = number in first or (match.old[0] in lone_old and not accepted(note_key(match)))
        else:
            stands = True
        if stands:
            standing.append(number)
    ordered, labels = _ordered(comparison, standing, first, numbers=numbers)
    notes = []
    for number, label in zip(ordered, labels, strict=True):
        match = comparison.note_matches[number]
        text, spans = _note_text(comparison, match, accepted)
        side = comparison.new.notes[match.new[0]] if match.new else comparison.old.notes[match.old[0]]
        notes.append(side._replace(label=label, text=text, spans=spans))
    return tuple(notes), {number: at for at, number in enumerate(ordered)}


def _note_text(comparison: Comparison, match: Match, accepted: Accepted) -> tuple[str, tuple[Span, ...]]:
    if not match.old or not match.new:
        note = comparison.new.notes[match.new[0]] if match.new else comparison.old.notes[match.old[0]]
        return note.text, note.spans
    made = pieces(comparison, match, accepted, notes=True)
    said = comparison.new.notes[match.new[0]].text
    text, _, spans = joined(made, range(len(made)), {}, whole=said, by_new=True)
    return text, spans


def _ordered(
    comparison: Comparison, standing: Sequence[int], first: dict[int, int], *, numbers: bool
) -> tuple[list[int], list[str]]:
    """Return the matches of notes in their order, and their numbers.

    Where all the notes of a side stand, and are called in its order, they keep its order and its numbers.
    """
    matches = comparison.note_matches
    for new in (True, False) if numbers else (False, True):
        document = comparison.new if new else comparison.old
        own = {(m.new if new else m.old)[0]: n for n, m in enumerate(matches) if (m.new if new else m.old)}
        in_order = [own[index] for index in sorted(own)]
        if sorted(in_order) == sorted(standing) and _called_alike(document, own, first):
            return in_order, [document.notes[index].label for index in sorted(own)]
    ordered = sorted(standing, key=lambda n: (first.get(n, len(first)), n))
    return ordered, _numbers(comparison, ordered)


def _called_alike(document: Document, own: dict[int, int], first: dict[int, int]) -> bool:
    """Tell whether the notes are first called in the order in which the document calls them."""
    seen: dict[int, None] = {}
    for paragraph in document.paragraphs:
        for mark in paragraph.marks:
            if mark.note is not None:
                seen.setdefault(own[mark.note])
    return list(seen) == sorted(first, key=first.__getitem__)


def _numbers(comparison: Comparison, ordered: Sequence[int]) -> list[str]:
    """Return new numbers in order; stars and letters stay what they are."""
    labels = []
    for number in ordered:
        match = comparison.note_matches[number]
        side = comparison.new.notes[match.new[0]] if match.new else comparison.old.notes[match.old[0]]
        labels.append(side.label)
    counted = [int(label) for label in labels if label.isdecimal()]
    following = iter(range(min(counted, default=1), min(counted, default=1) + len(counted)))
    return [str(next(following)) if label.isdecimal() else label for label in labels]
