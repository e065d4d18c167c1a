"""Figures for alignments, counted so that they can be added up over cases."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from accuracy.aligners import Found
from accuracy.cases import Case, Group, pairs

from compare.model import Document
from compare.model.typography import fold


class Tally(NamedTuple):
    """Right, wrong and missed, for precision, recall and their harmonic mean."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """Return both together."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float | None:
        """Share of what was said that is right; None where nothing was said."""
        said = self.right + self.wrong
        return self.right / said if said else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where there was nothing to say and nothing said."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None


class Figures(NamedTuple):
    """What is counted for one alignment."""

    links: Tally = Tally()
    moved: Tally = Tally()
    splits: Tally = Tally()
    merges: Tally = Tally()
    states: Tally = Tally()
    """Paragraphs whose state, linked or not, is right; `wrong` those whose state is not."""
    same: Tally = Tally()
    """Paragraphs and notes with the same words on both sides that are shown as the same; `wrong` those
    that are not: false textual changes."""

    def plus(self, other: "Figures") -> "Figures":
        """Return both together."""
        return Figures(*(a.plus(b) for a, b in zip(self, other, strict=True)))


def score(case: Case, found: Found) -> Figures:
    """Compare what was found with the truth.

    What is doubtful counts neither way. A true link is moved when it lies on no longest chain of links
    in order; one that lies on some but not all (one of two swapped neighbours) counts neither way.
    """
    truth, doubts = case.links, set(case.doubtful)
    true_pairs, found_pairs = pairs(truth), pairs(found.links)
    moved, optional = _moved([(g[0][0], g[1][0]) for g in truth])
    single = {(g[0][0], g[1][0]) for g in truth if len(g[0]) == len(g[1]) == 1}
    said = {pair for pair in found.moved if pair in single or pair not in true_pairs}
    same = {pair for pair in single if _essence(case.old, pair[0]) == _essence(case.new, pair[1])}
    kept = len(same & found.unchanged)
    same_notes = _same_notes(case.old, case.new) if found.notes is not None else set()
    kept_notes = len(same_notes & (found.notes or set()))
    return Figures(
        links=_tally(true_pairs, found_pairs, doubts),
        moved=_tally(moved & single, said, optional | doubts),
        splits=_tally(_of(truth, split=True), _of(found.links, split=True), doubts),
        merges=_tally(_of(truth, split=False), _of(found.links, split=False), doubts),
        states=_states(case.sizes, true_pairs, found_pairs, doubts),
        same=Tally(kept + kept_notes, len(same) - kept + len(same_notes) - kept_notes),
    )


def _essence(document: Document, index: int) -> tuple[str, list[tuple[str, str | None]]]:
    """Return a paragraph's folded words, and before which of them it calls which notes."""
    text, notes = document.paragraphs[index].text, document.notes
    marks = document.paragraphs[index].marks
    called = [
        (fold(text[: m.offset]), m.label if m.note is None else fold(notes[m.note].text)) for m in marks
    ]
    return fold(text), called


def _same_notes(old: Document, new: Document) -> set[tuple[int, int]]:
    """Return the notes whose text stands exactly once on either side."""
    places: dict[str, tuple[list[int], list[int]]] = {}
    for side, document in enumerate((old, new)):
        for index, note in enumerate(document.notes):
            places.setdefault(fold(note.text), ([], []))[side].append(index)
    return {(olds[0], news[0]) for olds, news in places.values() if len(olds) == len(news) == 1}


def _of(groups: Sequence[Group], *, split: bool) -> set[tuple[int, int]]:
    return pairs([g for g in groups if len(g[0]) + len(g[1]) > 2 and (len(g[1]) >= len(g[0])) is split])


def _tally(true: set[tuple[int, int]], found: set[tuple[int, int]], ignored: set[tuple[int, int]]) -> Tally:
    return Tally(len(true & found), len(found - true - ignored), len(true - found))


def _states(
    sizes: tuple[int, int],
    true: set[tuple[int, int]],
    found: set[tuple[int, int]],
    doubts: set[tuple[int, int]],
) -> Tally:
    right = wrong = 0
    for side in (0, 1):
        linked, said = {p[side] for p in true}, {p[side] for p in found}
        doubtful = {p[side] for p in doubts} - linked
        for index in set(range(sizes[side])) - doubtful:
            if (index in linked) is (index in said):
                right += 1
            else:
                wrong += 1
    return Tally(right, wrong, 0)


def _moved(pairs: Sequence[tuple[int, int]]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Return the pairs on no longest increasing chain, and those on some but not all."""
    ordered = sorted(pairs)
    ahead = _chain_lengths([new for _, new in ordered])
    behind = _chain_lengths([-new for _, new in reversed(ordered)])[::-1]
    longest = max((a + b - 1 for a, b in zip(ahead, behind, strict=True)), default=0)
    on = [a + b - 1 == longest for a, b in zip(ahead, behind, strict=True)]
    rivals = Counter(a for a, here in zip(ahead, on, strict=True) if here)
    moved = {pair for pair, here in zip(ordered, on, strict=True) if not here}
    optional = {p for p, here, a in zip(ordered, on, ahead, strict=True) if here and rivals[a] > 1}
    return moved, optional


def _chain_lengths(values: Sequence[int]) -> list[int]:
    lengths: list[int] = []
    for k, value in enumerate(values):
        lengths.append(1 + max((lengths[i] for i in range(k) if values[i] <= value), default=0))
    return lengths
