"""Notes' marks: which old mark stands where which new one does, and which came, went or turned."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from compare.diff.classify import Matched
from compare.model import Document, Mark, MarkChange, Paragraph

Place = tuple[int, int]
"""A paragraph and an index into its marks."""


def paired_marks(
    old: Document, new: Document, matched: Sequence[Matched]
) -> Iterator[tuple[Matched, list[tuple[Place, Place]], list[Place], list[Place]]]:
    """Yield, for each match with marks in its kept text, the pairs of marks that stand in the same place,
    then the old and the new marks there that have no partner.
    """
    for one in matched:
        match = one.match
        if not match.old or not match.new:
            continue
        if not any(old.paragraphs[i].marks for i in match.old) and not any(
            new.paragraphs[j].marks for j in match.new
        ):
            continue
        yield one, *_pair(_places(one, old.paragraphs, old=True), _places(one, new.paragraphs, old=False))


def mark_changes(
    old: Document,
    new: Document,
    matched: Sequence[Matched],
    note_pairs: set[tuple[int, int]],
) -> dict[str, tuple[MarkChange, ...]]:
    """Return, by match id, the marks that were added, removed or call another note than before."""
    changes: dict[str, tuple[MarkChange, ...]] = {}
    for one, pairs, removed, added in paired_marks(old, new, matched):
        found = [MarkChange(old=place, new=None) for place in removed]
        found += [MarkChange(old=None, new=place) for place in added]
        for old_place, new_place in pairs:
            if not _same_note(_mark(old, old_place), _mark(new, new_place), note_pairs):
                found.append(MarkChange(old=old_place, new=new_place))
        if found:
            changes[one.match.id] = tuple(found)
    return changes


def note_votes(old: Document, new: Document, matched: Sequence[Matched]) -> dict[tuple[int, int], float]:
    """Return, for pairs of notes called from the same place, how much that speaks for them."""
    votes: dict[tuple[int, int], float] = defaultdict(float)
    for _, pairs, _, _ in paired_marks(old, new, matched):
        for old_place, new_place in pairs:
            one, other = _mark(old, old_place).note, _mark(new, new_place).note
            if one is not None and other is not None:
                votes[one, other] = SAME_PLACE
    return dict(votes)


SAME_PLACE = 0.45
"""Added to the similarity of two notes called from the same words. A note whose reference is replaced
(`A/58/275` by `A/59/377`) shares nothing else with its successor; an identical note elsewhere, similarity
1, still wins."""


def _same_note(old: Mark, new: Mark, note_pairs: set[tuple[int, int]]) -> bool:
    if old.note is None or new.note is None:
        # A mark without its note says nothing but its label, and labels may be renumbered.
        return True
    return (old.note, new.note) in note_pairs


def _mark(document: Document, place: Place) -> Mark:
    return document.paragraphs[place[0]].marks[place[1]]


def _places(one: Matched, paragraphs: Sequence[Paragraph], *, old: bool) -> dict[int, list[Place]]:
    """Return the marks of one side of a match by their place in the kept text: tokens counted on the old
    side, or characters where the texts are the same. Marks in changed text are left out.
    """
    places: dict[int, list[Place]] = defaultdict(list)
    script = one.script
    members = one.match.old if old else one.match.new
    kept = list(script.kept_tokens()) if script else []
    starts = [(run[0] if old else run[1]) for run in kept]
    for paragraph in members:
        for index, mark in enumerate(paragraphs[paragraph].marks):
            if script is None:
                places[mark.offset].append((paragraph, index))
                continue
            side = script.old if old else script.new
            # The mark follows the token before it; a mark before all text follows nothing.
            token = script.mark_place(side, paragraph, mark.offset) - 1
            at = bisect_right(starts, token) - 1
            if at < 0:
                if token < 0:
                    places[-1].append((paragraph, index))
                continue
            old_at, new_at, count = kept[at]
            distance = token - (old_at if old else new_at)
            if distance < count:
                places[old_at + distance].append((paragraph, index))
    return places


def _pair(
    old: dict[int, list[Place]], new: dict[int, list[Place]]
) -> tuple[list[tuple[Place, Place]], list[Place], list[Place]]:
    pairs, removed, added = [], [], []
    for at in sorted({*old, *new}):
        olds, news = old.get(at, []), new.get(at, [])
        pairs += list(zip(olds, news, strict=False))
        removed += olds[len(news) :]
        added += news[len(olds) :]
    return pairs, removed, added
