"""Matches of paragraphs and edits of words, as ranges: every piece of text is derived from them.

Whatever lies between two edits of a match is kept text, which may differ in typography only; see `kept`.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


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


class Edit(NamedTuple):
    """Words deleted, inserted, or replaced by others; `Comparison` checks that the sides fit `op`."""

    id: str
    op: Op
    old: tuple[Range, ...]
    """Contiguous text, cut at the ends of paragraphs. For an insertion one empty range that says where."""
    new: tuple[Range, ...]
    """The same for the new side. For a deletion one empty range that says where."""


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


class MarkChange(NamedTuple):
    """A note's mark that was added, removed, or that now calls another note. No edit of the text."""

    old: tuple[int, int] | None
    """Old paragraph and index into its `marks`; None for a mark that was added."""
    new: tuple[int, int] | None
    """New paragraph and index into its `marks`; None for a mark that was removed."""


PERHAPS = 0.8
"""Confidence below which a report says "perhaps". Of the matches below it four in five are right, of those
above it 99.7 in 100: mutations, real pairs and hard cases of `make accuracy` on the tuning seeds."""


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
    kept_place: tuple[int, int] | None = None
    """Old and new paragraph by which several stand in order, where these are not the first ones: of what was
    merged some came from elsewhere."""

    @property
    def one_to_one(self) -> bool:
        """Whether it matches one paragraph with one."""
        return len(self.old) == len(self.new) == 1

    @property
    def place(self) -> tuple[int, int]:
        """Old and new paragraph by which a match of both sides stands in order, if it did not move."""
        return self.kept_place or (self.old[0], self.new[0])

    @property
    def perhaps(self) -> bool:
        """Whether it is so unsure that a person should decide: confidence below `PERHAPS`."""
        return bool(self.old and self.new) and not self.pinned and self.confidence < PERHAPS
