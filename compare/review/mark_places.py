"""Where the marks of notes stand in what decisions make of a match.

A mark belongs to the character before it, and so to a segment of the match: words that stayed, or an edit.
One that calls the same note on both sides stands once: where the edit put it, if it moved; else where it is.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from compare.model import Comparison, Kept, Match, Paragraph, Range
from compare.model.typography import fold
from compare.review.calls import Called, Calls
from compare.review.changes import NUMBERING, mark_id
from compare.review.pieces import Piece, Segment, segments

_PUNCTUATION = " ,.;:!?…)]}»”’\"'"
"""What may stand between a word and the mark behind it."""
_Place = tuple[int, int]
"""A paragraph, and an index into its marks."""


class _Owned(NamedTuple):
    """A mark, and the segment that it belongs to."""

    place: _Place
    called: Called
    segment: int
    """That which has the character before it; -1 where the text is empty."""
    edited: bool
    """Whether that is an edit."""
    word: int
    """The segment of the word before it, which may lie before a comma: the mark comes and goes with it."""


def placed(
    comparison: Comparison,
    match: Match,
    made: Sequence[Piece],
    calls: Calls,
    accepted: Callable[[str], bool],
) -> dict[int, list[Called]]:
    """Return the marks that stand in the outcome, by the index of their piece, offsets from its start."""
    olds = {p: calls.of(p, new=False) for p in match.old}
    news = {p: calls.of(p, new=True) for p in match.new}
    if not any(olds.values()) and not any(news.values()):
        return {}
    walk = segments(comparison, match)
    old = {one.place: one for one in _owned(olds, walk, comparison.old.paragraphs, new=False)}
    new = {one.place: one for one in _owned(news, walk, comparison.new.paragraphs, new=True)}
    into = _Pieces(made, walk, comparison)
    for number, change in enumerate(match.marks):
        wanted = accepted(mark_id(match, number))
        came = new.pop(change.new, None) if change.new else None
        went = old.pop(change.old, None) if change.old else None
        if wanted and came:
            into.put(came, new=True)
        elif went and not wanted:
            into.put(went, new=False)
    for one, other in _pairs(old, new):
        _put_once(into, one, other, at_new=accepted(NUMBERING))
        del old[one.place], new[other.place]
    for owned, is_new in ((new, True), (old, False)):
        for one in owned.values():
            if into.has_word(one, new=is_new):
                into.put(one, new=is_new)
    return into.sorted()


def _put_once(into: "_Pieces", old: _Owned, new: _Owned, *, at_new: bool) -> None:
    """Put a mark that stands on both sides where decisions leave it; nowhere if both its words are gone.

    In kept words it may stand before a comma on one side and behind it on the other: `at_new` says which.
    """
    if new.edited and into.has(new, new=True):
        into.put(new, new=True)
    elif old.edited and into.has(old, new=False):
        into.put(old, new=False)
    elif not new.edited and (at_new or old.edited):
        into.put(new, new=True)
    elif not old.edited:
        into.put(old, new=False)


def _pairs(old: Mapping[_Place, _Owned], new: Mapping[_Place, _Owned]) -> list[tuple[_Owned, _Owned]]:
    """Return the marks that call the same note on both sides, in their order."""
    waiting: dict[int | None, list[_Owned]] = defaultdict(list)
    for other in new.values():
        waiting[other.called.match].append(other)
    return [(one, waiting[one.called.match].pop(0)) for one in old.values() if waiting[one.called.match]]


def _owned(
    marks: Mapping[int, Sequence[Called]], walk: Sequence[Segment], texts: Sequence[Paragraph], *, new: bool
) -> list[_Owned]:
    ranges = [(number, r) for number, segment in enumerate(walk) for r in _ranges(segment, new=new)]
    found = []
    for paragraph, called in marks.items():
        own = [(number, r) for number, r in ranges if r.paragraph == paragraph]
        for index, mark in enumerate(called):
            number = _owner(own, mark.offset)
            edited = number >= 0 and not isinstance(walk[number], Kept)
            word = len(texts[paragraph].text[: mark.offset].rstrip(_PUNCTUATION))
            found.append(_Owned((paragraph, index), mark, number, edited, _owner(own, word)))
    return found


def _owner(own: Sequence[tuple[int, Range]], offset: int) -> int:
    """Return the segment that has the character before `offset`, the first one at the start of a text."""
    inked = [(number, r) for number, r in own if r.end > r.start]
    for number, r in inked:
        if r.start < offset <= r.end:
            return number
    return inked[0][0] if inked else -1


def _ranges(segment: Segment, *, new: bool) -> Sequence[Range]:
    if isinstance(segment, Kept):
        return (segment.new if new else segment.old,)
    return segment.new if new else segment.old


class _Pieces:
    """Takes up marks for the pieces of the outcome."""

    def __init__(self, made: Sequence[Piece], walk: Sequence[Segment], comparison: Comparison) -> None:
        self._made, self._walk, self._comparison = made, walk, comparison
        self._marks: dict[int, list[Called]] = defaultdict(list)

    def has(self, one: _Owned, *, new: bool) -> bool:
        """Tell whether the words that a mark follows stand in the outcome."""
        return self._piece(one, new=new) is not None

    def has_word(self, one: _Owned, *, new: bool) -> bool:
        """Tell whether the word that a mark follows stands in the outcome, by the edit that it is of."""
        if one.word < 0 or isinstance(self._walk[one.word], Kept):
            return new
        return any(piece.segment == one.word and piece.from_new is new for piece in self._made)

    def put(self, one: _Owned, *, new: bool) -> None:
        """Put a mark behind its words; behind what stands before them if they are gone."""
        at = self._piece(one, new=new)
        if at is None:
            before = [n for n, piece in enumerate(self._made) if piece.segment <= one.segment]
            if self._made:
                at = before[-1] if before else 0
                offset = len(self._made[at].text) if before else 0
                self._marks[at].append(one.called._replace(offset=offset))
            return
        self._marks[at].append(one.called._replace(offset=self._offset(self._made[at], one, new=new)))

    def sorted(self) -> dict[int, list[Called]]:
        """Return the marks of each piece in the order of their places."""
        return {at: sorted(marks, key=lambda mark: mark.offset) for at, marks in self._marks.items()}

    def _piece(self, one: _Owned, *, new: bool) -> int | None:
        kept = not one.edited
        for at, piece in enumerate(self._made):
            if piece.segment != one.segment:
                continue
            if kept:
                return at
            if piece.from_new is new and piece.source.paragraph == one.place[0]:
                return at
        return None

    def _offset(self, piece: Piece, one: _Owned, *, new: bool) -> int:
        segment = self._walk[one.segment]
        if new or not isinstance(segment, Kept):
            return max(0, min(one.called.offset - piece.source.start, len(piece.text)))
        said = self._comparison.old.paragraphs[segment.old.paragraph].text[
            segment.old.start : segment.old.end
        ]
        return _same_place(said, piece.text, max(0, one.called.offset - segment.old.start))


def _same_place(said: str, shown: str, offset: int) -> int:
    """Return the place in `shown` before which stands what stands before `offset` in `said`."""
    if said == shown:
        return min(offset, len(shown))
    ink = len(_ink(said[:offset]))
    return min(bisect_left(range(len(shown) + 1), ink, key=lambda at: len(_ink(shown[:at]))), len(shown))


def _ink(text: str) -> str:
    return fold(text).replace(" ", "")
