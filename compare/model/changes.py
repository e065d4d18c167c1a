"""What changed between two documents: matches of their paragraphs and notes, passages, counts.

The laws of the design are checked when a `Comparison` is built.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from compare.model.document import Document, Remark
from compare.model.kept import check_kept, kept_ranges
from compare.model.match import Kept, Match, MatchKind, Range


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
                check_kept(match, old, new)

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


def _check_once(side: str, seen: list[int], size: int) -> None:
    """Check that every paragraph of a side stands in exactly one match; `seen` is what stands in any."""
    if len(seen) != size or set(seen) != set(range(size)):
        counts = Counter(seen)
        wrong = [i for i in range(size) if counts[i] != 1] or sorted(set(seen) - set(range(size)))
        message = f"{side} paragraphs {wrong[:5]} do not stand in exactly one match"
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
