"""Which note a mark calls, told by the match of the note: the same for both sides."""

from typing import NamedTuple

from compare.model import Comparison, Mark


class Called(NamedTuple):
    """A mark of the outcome, whose notes are not numbered yet."""

    offset: int
    match: int | None
    """Index of the match of notes; None where the note is missing."""
    label: str | None = None

    def mark(self, index: dict[int, int]) -> Mark:
        """Return the mark, given the place of each match of notes among the notes."""
        return Mark(self.offset, None if self.match is None else index[self.match], self.label)


class Calls:
    """The marks of both sides of a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        matches = comparison.note_matches
        self._old = {i: number for number, match in enumerate(matches) for i in match.old}
        self._new = {j: number for number, match in enumerate(matches) for j in match.new}
        self._paragraphs = comparison.old.paragraphs, comparison.new.paragraphs

    def of(self, paragraph: int, *, new: bool) -> tuple[Called, ...]:
        """Return the marks of a paragraph of a side."""
        matches = self._new if new else self._old
        return tuple(
            Called(mark.offset, None if mark.note is None else matches[mark.note], mark.label)
            for mark in self._paragraphs[new][paragraph].marks
        )
