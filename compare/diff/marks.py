"""Notes' marks: which old mark stands where which new one does, and which came, went or turned."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from compare.diff.classify import Matched
from compare.diff.edits import Script
from compare.model import Document, Mark, MarkChange, Paragraph
from compare.model.typography import fold

Place = tuple[int, int]
"""A paragraph and an index into its marks."""


class After(NamedTuple):
    """What was kept before a mark: a token of the old side, or an offset where the texts are the same."""

    word: int | None
    """The word, else the comma or stop between it and the mark; None where neither was kept."""
    token: int | None
    """The comma, stop or word right before the mark, if it was kept."""


Places = dict[Place, After]

SAME_PLACE = 0.45
"""Added to the similarity of two notes called from the same words. A note whose reference is replaced
(`A/58/275` by `A/59/377`) shares nothing else with its successor; an identical note elsewhere, similarity
1, still wins."""


def note_votes(old: Document, new: Document, matched: Sequence[Matched]) -> dict[tuple[int, int], float]:
    """Return, for pairs of notes called from the same place, how much that speaks for them."""
    votes: dict[tuple[int, int], float] = {}
    for one in _with_marks(old, new, matched):
        olds, news = _places(one, old.paragraphs, old=True), _places(one, new.paragraphs, old=False)
        for old_place, new_place in (*_same_place(olds, news), *_in_changed_words(olds, news)):
            called, calls = _mark(old, old_place).note, _mark(new, new_place).note
            if called is not None and calls is not None:
                votes[called, calls] = SAME_PLACE
    return votes


def _in_changed_words(olds: Places, news: Places) -> Iterable[tuple[Place, Place]]:
    """Return the pairs of marks whose words were exchanged, in their order, if there are as many of them."""
    gone, came = ([place for place, after in side.items() if after.word is None] for side in (olds, news))
    return zip(gone, came, strict=True) if len(gone) == len(came) else ()


def mark_changes(
    old: Document,
    new: Document,
    matched: Sequence[Matched],
    note_pairs: set[tuple[int, int]],
) -> dict[str, tuple[MarkChange, ...]]:
    """Return, by match id, the marks in kept text that were added, removed or call another note than before.

    One in deleted or inserted words came or went with them; one that calls the same note from other words
    that were kept was taken out here and put in there.
    """
    changes: dict[str, tuple[MarkChange, ...]] = {}
    for one in _with_marks(old, new, matched):
        olds, news = _places(one, old.paragraphs, old=True), _places(one, new.paragraphs, old=False)
        found = []
        for old_place, new_place in _same_place(olds, news):
            del olds[old_place], news[new_place]
            if not _same_note(_mark(old, old_place), _mark(new, new_place), note_pairs):
                found.append(MarkChange(old=old_place, new=new_place))
        for old_place in list(olds):
            same = (n for n in news if _same_note(_mark(old, old_place), _mark(new, n), note_pairs))
            partner = next(same, None)
            if partner is not None and None in (olds[old_place].word, news[partner].word):
                del olds[old_place], news[partner]
        found += [MarkChange(old=place, new=None) for place, after in olds.items() if after.word is not None]
        found += [MarkChange(old=None, new=place) for place, after in news.items() if after.word is not None]
        if found:
            changes[one.match.id] = tuple(found)
    return changes


def _with_marks(old: Document, new: Document, matched: Sequence[Matched]) -> Iterator[Matched]:
    """Yield the matches of paragraphs on both sides that have marks on either."""
    marked_old = {i for i, paragraph in enumerate(old.paragraphs) if paragraph.marks}
    marked_new = {j for j, paragraph in enumerate(new.paragraphs) if paragraph.marks}
    if not marked_old and not marked_new:
        return
    for one in matched:
        match = one.match
        if match.old and match.new:
            if marked_old.isdisjoint(match.old) and marked_new.isdisjoint(match.new):
                continue
            yield one


def _same_place(olds: Places, news: Places) -> list[tuple[Place, Place]]:
    """Return the pairs of marks that follow the same kept word; several behind one word in their order.

    Of the others those that follow the same kept comma or stop: the word before it may be another one.
    """
    pairs = _behind_the_same(
        {place: after.word for place, after in olds.items()},
        {place: after.word for place, after in news.items()},
    )
    placed_old, placed_new = {old for old, _ in pairs}, {new for _, new in pairs}
    return pairs + _behind_the_same(
        {place: after.token for place, after in olds.items() if place not in placed_old},
        {place: after.token for place, after in news.items() if place not in placed_new},
    )


def _behind_the_same(
    olds: Mapping[Place, int | None], news: Mapping[Place, int | None]
) -> list[tuple[Place, Place]]:
    behind: dict[int, list[Place]] = defaultdict(list)
    for place, at in news.items():
        if at is not None:
            behind[at].append(place)
    return [(place, behind[at].pop(0)) for place, at in olds.items() if at is not None and behind.get(at)]


def _same_note(old: Mark, new: Mark, note_pairs: set[tuple[int, int]]) -> bool:
    if old.note is None or new.note is None:
        # A mark without its note says nothing but its label, and labels may be renumbered.
        return old.note is new.note
    return (old.note, new.note) in note_pairs


def _mark(document: Document, place: Place) -> Mark:
    return document.paragraphs[place[0]].marks[place[1]]


def _places(one: Matched, paragraphs: Sequence[Paragraph], *, old: bool) -> Places:
    """Return the marks of one side of a match, and what was kept before each."""
    script = one.script
    members = one.match.old if old else one.match.new
    marked = [(p, k, mark.offset) for p in members for k, mark in enumerate(paragraphs[p].marks)]
    if script is None:
        return {(p, k): after for p in members for k, after in enumerate(_afters(paragraphs[p]))}
    side = script.old if old else script.new
    kept = _Kept(script, old=old)
    places: Places = {}
    for paragraph, index, offset in marked:
        word = side.word_before(paragraph, offset)
        at = -1 if word < 0 else kept.place(word)
        token = kept.place(side.token_before(paragraph, offset))
        # Behind a comma that stayed a mark did not come or go with the word before it.
        places[paragraph, index] = After(token if at is None else at, token)
    return places


def _afters(paragraph: Paragraph) -> Iterator[After]:
    """Yield where each mark stands in a paragraph that is the same on both sides, counted without spaces."""
    start = word = token = 0
    for mark in paragraph.marks:
        piece = fold(paragraph.text[start : mark.offset]).replace(" ", "")
        start, bare = mark.offset, len(piece)
        while bare and not piece[bare - 1].isalnum():
            bare -= 1
        word, token = token + bare if bare else word, token + len(piece)
        yield After(word, token)


class _Kept:
    """Where the kept tokens of one side stand on the old one."""

    def __init__(self, script: Script, *, old: bool) -> None:
        self._runs = list(script.kept_tokens())
        self._side = 0 if old else 1
        self._starts = [run[self._side] for run in self._runs]

    def place(self, token: int) -> int | None:
        """Return the token of the old side that a token was or became; None if it was changed."""
        at = bisect_right(self._starts, token) - 1
        if at < 0:
            return None
        distance = token - self._starts[at]
        return self._runs[at][0] + distance if distance < self._runs[at][2] else None
