"""What changed between two documents: matches of paragraphs, edits of words, and what was kept.

Edits are ranges; every piece of text is derived from them and none is stored. Whatever lies between
two edits of a match is kept text, which may differ in typography only. The laws of the design are
checked when a `Comparison` is built.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from compare.model.document import Document, Remark
from compare.model.typography import fold


class Op(StrEnum):
    """What an edit does to the words."""

    DELETE = "delete"
    INSERT = "insert"
    REPLACE = "replace"


class MatchKind(StrEnum):
    """What became of the paragraphs in a match."""

    IDENTICAL = "identical"
    MODIFIED = "modified"
    SPLIT = "split"
    MERGED = "merged"
    REGROUPED = "regrouped"
    INSERTED = "inserted"
    DELETED = "deleted"


class Range(NamedTuple):
    """Characters `start` to `end` of one paragraph (or note) of one side."""

    paragraph: int
    """Index into the paragraphs of that side; into its notes where notes are compared."""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Words deleted, inserted, or replaced by others."""

    id: str
    op: Op
    old: tuple[Range, ...]
    """Contiguous text, cut at the ends of paragraphs. For an insertion one empty range that says where."""
    new: tuple[Range, ...]
    """The same for the new side. For a deletion one empty range that says where."""

    def __post_init__(self) -> None:
        """Refuse an edit whose sides do not fit its operation."""
        if not self.old or not self.new or self.op is not op_of(self.old, self.new):
            message = f"edit {self.id}: ranges {self.old} and {self.new} are no {self.op}"
            raise ValueError(message)


def op_of(old: Iterable[Range], new: Iterable[Range]) -> Op | None:
    """Return what an edit of these ranges does, or None if they are all empty."""
    deletes = any(end > start for _, start, end in old)
    inserts = any(end > start for _, start, end in new)
    if deletes:
        return Op.REPLACE if inserts else Op.DELETE
    return Op.INSERT if inserts else None


class Kept(NamedTuple):
    """The same words on both sides, typography aside. One range may be empty or differ in spaces
    where one side ends a paragraph.
    """

    old: Range
    new: Range


PERHAPS = 0.8
"""Confidence below which a report says "perhaps". Of the matches below it four in five are right, of those
above it 99.7 in 100: mutations, real pairs and hard cases of `make accuracy` on the tuning seeds. Between
texts that are no versions of one another nearly none below it is."""


class MarkChange(NamedTuple):
    """A note's mark that was added, removed, or that now calls another note. No edit of the text."""

    old: tuple[int, int] | None
    """Old paragraph and index into its `marks`; None for a mark that was added."""
    new: tuple[int, int] | None
    """New paragraph and index into its `marks`; None for a mark that was removed."""


class Match(NamedTuple):
    """Old and new paragraphs (or notes) that belong together; one side empty if inserted or deleted."""

    id: str
    """The same for the same texts, on every machine."""
    kind: MatchKind
    old: tuple[int, ...]
    """Indexes of old paragraphs, ascending."""
    new: tuple[int, ...]
    """Indexes of new paragraphs, ascending."""
    moved: bool = False
    """True if it does not stand in order with the matches that stayed."""
    renumbered: bool | None = None
    """True if the label differs, whatever else changed; None where a side has no label or where the
    match is not one to one."""
    similarity: float | None = None
    """0 to 1; None for inserted and deleted."""
    confidence: float = 1.0
    """0 to 1: how sure the alignment is of this match."""
    pinned: bool = False
    """True if the user said so."""
    edits: tuple[Edit, ...] = ()
    """In the order of both sides; none for identical, inserted and deleted."""
    typography: tuple[Kept, ...] = ()
    """Kept words that are not the same to the character, each as narrow as a word."""
    marks: tuple[MarkChange, ...] = ()
    """Notes' marks that changed in kept text."""

    @property
    def one_to_one(self) -> bool:
        """Whether it matches one paragraph with one."""
        return len(self.old) == len(self.new) == 1

    @property
    def perhaps(self) -> bool:
        """Whether it is so unsure that a person should decide: confidence below `PERHAPS`."""
        return bool(self.old and self.new) and not self.pinned and self.confidence < PERHAPS


class Passage(NamedTuple):
    """Language of an old paragraph that now stands in a paragraph it is not matched with."""

    old: Range
    new: Range


class SideCounts(NamedTuple):
    """How many paragraphs (or notes) of one side fall under each kind of match."""

    identical: int = 0
    modified: int = 0
    split: int = 0
    merged: int = 0
    regrouped: int = 0
    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    """Of all the above, those that moved."""
    renumbered: int = 0
    """Of all the above, those with another label."""
    remarked: int = 0
    """Of all the above, those with a note's mark that came, went or calls another note in kept text."""

    @property
    def total(self) -> int:
        """Paragraphs of this side."""
        return sum(getattr(self, kind) for kind in MatchKind)


class Counts(NamedTuple):
    """Old and new paragraphs and notes by what became of them."""

    old: SideCounts
    new: SideCounts
    old_notes: SideCounts
    new_notes: SideCounts
    edits: int
    """Edits of words, in paragraphs and notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two documents and everything that changed between them."""

    old: Document
    new: Document
    matches: tuple[Match, ...]
    """In reading order of the new text, deletions where they stood."""
    note_matches: tuple[Match, ...] = ()
    """The same for notes; never split or merged."""
    passages: tuple[Passage, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """What to know before trusting the comparison: texts hardly alike, sides swapped, …"""

    def __post_init__(self) -> None:
        """Check the laws; raise ValueError, a defect of the program, when one is broken."""
        for matches, old, new in (
            (self.matches, [p.text for p in self.old.paragraphs], [p.text for p in self.new.paragraphs]),
            (self.note_matches, [n.text for n in self.old.notes], [n.text for n in self.new.notes]),
        ):
            _check_once("old", [i for match in matches for i in match.old], len(old))
            _check_once("new", [j for match in matches for j in match.new], len(new))
            for match in matches:
                _check_kept(match, old, new)

    @property
    def counts(self) -> Counts:
        """Old and new paragraphs by kind of match."""
        return Counts(
            old=_count(self.matches, "old"),
            new=_count(self.matches, "new"),
            old_notes=_count(self.note_matches, "old"),
            new_notes=_count(self.note_matches, "new"),
            edits=sum(len(m.edits) for m in (*self.matches, *self.note_matches)),
        )

    def differs(self, *, strict: bool = False) -> bool:
        """Tell whether the texts differ; renumbering alone counts only if `strict`."""
        identical = MatchKind.IDENTICAL
        if any(m.kind is not identical or m.moved or m.marks for m in self.matches):
            return True
        if any(m.kind is not identical for m in self.note_matches):
            return True
        return strict and (any(m.renumbered for m in self.note_matches) or self._labels_differ())

    def _labels_differ(self) -> bool:
        old, new = self.old.paragraphs, self.new.paragraphs
        return any(m.one_to_one and old[m.old[0]].label != new[m.new[0]].label for m in self.matches)

    def kept(self, match: Match) -> tuple[Kept, ...]:
        """Return the kept text of one of `matches`, as pairs of ranges in order."""
        old = [p.text for p in self.old.paragraphs]
        new = [p.text for p in self.new.paragraphs]
        return tuple(kept_ranges(match, old, new))

    def kept_note(self, match: Match) -> tuple[Kept, ...]:
        """Return the kept text of one of `note_matches`; its ranges index notes."""
        old = [n.text for n in self.old.notes]
        new = [n.text for n in self.new.notes]
        return tuple(kept_ranges(match, old, new))


def kept_ranges(match: Match, old: Sequence[str], new: Sequence[str]) -> Iterator[Kept]:
    """Yield what lies between the edits of `match`, cut wherever either side ends a paragraph.

    `old` and `new` are the texts of all paragraphs of a side. Every character of the match's
    paragraphs lies either in an edit or in exactly one of the ranges.
    """
    if not match.old or not match.new:
        return
    for old_gap, new_gap in _gaps(match, old, new):
        if len(old_gap) == 1 and len(new_gap) == 1:
            if old_gap[0].end > old_gap[0].start or new_gap[0].end > new_gap[0].start:
                yield Kept(old_gap[0], new_gap[0])
        else:
            yield from _pair_across_paragraphs(old_gap, new_gap, old, new)


def _gaps(match: Match, old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[list[Range], list[Range]]]:
    """Yield the ranges before, between and after the edits, on both sides."""
    old_at, new_at = (match.old[0], 0), (match.new[0], 0)
    for edit in match.edits:
        first, last = edit.old[0], edit.old[-1]
        new_first, new_last = edit.new[0], edit.new[-1]
        yield (
            _between(match.old, old, old_at, (first.paragraph, first.start)),
            _between(match.new, new, new_at, (new_first.paragraph, new_first.start)),
        )
        old_at, new_at = (last.paragraph, last.end), (new_last.paragraph, new_last.end)
    yield (
        _between(match.old, old, old_at, (match.old[-1], len(old[match.old[-1]]))),
        _between(match.new, new, new_at, (match.new[-1], len(new[match.new[-1]]))),
    )


def _between(
    paragraphs: tuple[int, ...], texts: Sequence[str], start: tuple[int, int], end: tuple[int, int]
) -> list[Range]:
    """Return the ranges from `start` to `end`, both (paragraph, offset), one for each paragraph.

    `start` lies in one of the paragraphs; ValueError if `end` lies in none.
    """
    if start[0] == end[0]:
        return [Range(*start, end[1])]
    ranges = []
    for paragraph in paragraphs[paragraphs.index(start[0]) : paragraphs.index(end[0]) + 1]:
        begin = start[1] if paragraph == start[0] else 0
        finish = end[1] if paragraph == end[0] else len(texts[paragraph])
        ranges.append(Range(paragraph, begin, finish))
    return ranges


def _pair_across_paragraphs(
    old_gap: list[Range], new_gap: list[Range], old: Sequence[str], new: Sequence[str]
) -> Iterator[Kept]:
    """Cut both gaps at the ends of either side's paragraphs, by the ink that lies before."""
    old_ends, new_ends = _ink_ends(old_gap, old), _ink_ends(new_gap, new)
    cuts = sorted({*old_ends, *new_ends})
    old_cursor, new_cursor = _Cursor(old_gap, old), _Cursor(new_gap, new)
    before = 0
    for cut in cuts:
        last = cut == cuts[-1]
        old_ranges = old_cursor.take(cut - before, rest=last)
        new_ranges = new_cursor.take(cut - before, rest=last)
        before = cut
        for index in range(max(len(old_ranges), len(new_ranges))):
            # More than one range on a side only where a paragraph holds no ink; it pairs with nothing.
            old_range = old_ranges[min(index, len(old_ranges) - 1)]
            new_range = new_ranges[min(index, len(new_ranges) - 1)]
            if index >= len(old_ranges):
                old_range = Range(old_range.paragraph, old_range.end, old_range.end)
            if index >= len(new_ranges):
                new_range = Range(new_range.paragraph, new_range.end, new_range.end)
            if old_range.end > old_range.start or new_range.end > new_range.start:
                yield Kept(old_range, new_range)


def _ink(text: str) -> str:
    return fold(text).replace(" ", "")


def _ink_ends(gap: list[Range], texts: Sequence[str]) -> list[int]:
    """Return, for each range, the ink up to its end."""
    ends, total = [], 0
    for paragraph, start, end in gap:
        total += len(_ink(texts[paragraph][start:end]))
        ends.append(total)
    return ends


class _Cursor:
    """Walks the ranges of one side and hands out stretches that hold a given amount of ink."""

    def __init__(self, gap: list[Range], texts: Sequence[str]) -> None:
        self._ranges = list(gap)
        self._texts = texts

    def take(self, ink: int, *, rest: bool) -> list[Range]:
        """Return the next ranges that hold `ink`; with `rest` also those after them that hold none."""
        taken = []
        while self._ranges:
            paragraph, start, end = self._ranges[0]
            held = len(_ink(self._texts[paragraph][start:end]))
            if held <= ink:
                taken.append(self._ranges.pop(0))
                ink -= held
                if ink == 0 and not rest:
                    break
                continue
            cut = self._cut(paragraph, start, end, ink)
            taken.append(Range(paragraph, start, cut))
            self._ranges[0] = Range(paragraph, cut, end)
            break
        return taken

    def _cut(self, paragraph: int, start: int, end: int, ink: int) -> int:
        """Return the first offset after `start` with `ink` before it."""
        text = self._texts[paragraph]
        low, high = start, end
        while low < high:
            middle = (low + high) // 2
            if len(_ink(text[start:middle])) < ink:
                low = middle + 1
            else:
                high = middle
        return low


def _check_once(side: str, seen: list[int], size: int) -> None:
    """Check that every paragraph of a side stands in exactly one match; `seen` is what stands in any."""
    if len(seen) != size or set(seen) != set(range(size)):
        counts = Counter(seen)
        wrong = [i for i in range(size) if counts[i] != 1] or sorted(set(seen) - set(range(size)))
        message = f"{side} paragraphs {wrong[:5]} do not stand in exactly one match"
        raise ValueError(message)


def _check_kept(match: Match, old: Sequence[str], new: Sequence[str]) -> None:
    """Check that edits lie in order in their paragraphs and that what they leave is the same words."""
    if not match.old or not match.new:
        if match.edits:
            message = f"match {match.id} is {match.kind} and has edits"
            raise ValueError(message)
        return
    if not match.edits and match.one_to_one and old[match.old[0]] == new[match.new[0]]:
        return
    for old_gap, new_gap in _gaps(match, old, new):
        for gap in (old_gap, new_gap):
            if not gap or any(start > end for _, start, end in gap):
                message = f"match {match.id}: edits overlap or are out of order"
                raise ValueError(message)
        kept_old = "".join(old[p][start:end] for p, start, end in old_gap)
        kept_new = "".join(new[p][start:end] for p, start, end in new_gap)
        if kept_old == kept_new:
            continue
        alone = len(old_gap) == len(new_gap) == 1
        same = fold(kept_old) == fold(kept_new) if alone else _ink(kept_old) == _ink(kept_new)
        if not same:
            message = f"match {match.id}: kept text differs: {kept_old!r} and {kept_new!r}"
            raise ValueError(message)


def _count(matches: Iterable[Match], side: str) -> SideCounts:
    counts = dict.fromkeys(SideCounts._fields, 0)
    for match in matches:
        size = len(match.old if side == "old" else match.new)
        counts[match.kind] += size
        counts["moved"] += size * match.moved
        counts["renumbered"] += size * bool(match.renumbered)
        counts["remarked"] += size * bool(match.marks)
    return SideCounts(**counts)
