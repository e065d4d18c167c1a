"""From places of one draft to those of the next: where words of NEW stand in NEW2, if they still do."""

from collections.abc import Iterable, Iterator, Sequence

from compare.model import Comparison, Kept, Match, Range
from compare.model.kept import kept_ranges


class Follower:
    """Follows ranges along what was kept between two drafts, and what left one paragraph for another."""

    def __init__(self, drafts: Comparison) -> None:
        sides = [[p.text for p in drafts.old.paragraphs], [p.text for p in drafts.new.paragraphs]]
        notes = [[n.text for n in drafts.old.notes], [n.text for n in drafts.new.notes]]
        self._kept = {False: _kept(drafts.matches, *sides), True: _kept(drafts.note_matches, *notes)}
        for passage in drafts.passages:
            self._kept[False].setdefault(passage.old.paragraph, []).append(Kept(passage.old, passage.new))
        self._heirs = {False: _heirs(drafts.matches), True: _heirs(drafts.note_matches)}
        self._moved = frozenset(i for match in drafts.matches if match.moved for i in match.old)

    def follow(self, ranges: Iterable[Range], *, notes: bool = False) -> tuple[Range, ...]:
        """Return where the characters of ranges stand now; for an empty range the places it may be at."""
        return tuple(place for one in ranges for place in self._one(one, notes=notes))

    def heirs(self, index: int, *, notes: bool = False) -> frozenset[int]:
        """Return the paragraphs (or notes) that one became; none if it is gone."""
        return self._heirs[notes].get(index, frozenset())

    def moved(self, index: int) -> bool:
        """Tell whether a paragraph stands elsewhere in the next draft."""
        return index in self._moved

    def _one(self, one: Range, *, notes: bool) -> Iterator[Range]:
        for kept in self._kept[notes].get(one.paragraph, ()):
            start, end = max(one.start, kept.old.start), min(one.end, kept.old.end)
            if start < end or (start == end and one.start == one.end):
                yield Range(kept.new.paragraph, _shifted(start, kept), _shifted(end, kept))


def _shifted(offset: int, kept: Kept) -> int:
    """Return an offset of kept text on the other side, which may differ in length by its typography."""
    if offset == kept.old.end:
        return kept.new.end
    return min(kept.new.start + offset - kept.old.start, kept.new.end)


def _kept(matches: Iterable[Match], old: Sequence[str], new: Sequence[str]) -> dict[int, list[Kept]]:
    found: dict[int, list[Kept]] = {}
    for match in matches:
        for kept in kept_ranges(match, old, new):
            found.setdefault(kept.old.paragraph, []).append(kept)
    return found


def _heirs(matches: Iterable[Match]) -> dict[int, frozenset[int]]:
    return {i: frozenset(match.new) for match in matches for i in match.old}
