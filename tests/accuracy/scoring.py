"""Figures for alignments and word edits, counted so that they can be added up over cases."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Old and new indexes that belong together."""


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

    links: Tally
    moved: Tally
    splits: Tally
    merges: Tally
    states: Tally
    """Paragraphs whose state, linked or not, is right; `wrong` those whose state is not."""

    def plus(self, other: "Figures") -> "Figures":
        """Return both together."""
        return Figures(*(a.plus(b) for a, b in zip(self, other, strict=True)))


def score(
    sizes: tuple[int, int],
    truth: Sequence[Group],
    found: Sequence[Group],
    found_moved: Iterable[tuple[int, int]],
    doubtful: Iterable[tuple[int, int]] = (),
) -> Figures:
    """Compare the links that were found with the true ones; `sizes` are the numbers of paragraphs.

    What is doubtful counts neither way. A true link is moved when it lies on no longest chain of links
    in order; one that lies on some but not all (one of two swapped neighbours) counts neither way.
    """
    doubts = set(doubtful)
    true_pairs, found_pairs = _pairs(truth), _pairs(found)
    moved, optional = _moved([(g[0][0], g[1][0]) for g in truth])
    single = {(g[0][0], g[1][0]) for g in truth if len(g[0]) == len(g[1]) == 1}
    said = {pair for pair in found_moved if pair in single or pair not in true_pairs}
    return Figures(
        links=_tally(true_pairs, found_pairs, doubts),
        moved=_tally(moved & single, said, optional | doubts),
        splits=_tally(_of(truth, split=True), _of(found, split=True), doubts),
        merges=_tally(_of(truth, split=False), _of(found, split=False), doubts),
        states=_states(sizes, true_pairs, found_pairs, doubts),
    )


def _pairs(groups: Sequence[Group]) -> set[tuple[int, int]]:
    return {(i, j) for old, new in groups for i in old for j in new}


def _of(groups: Sequence[Group], *, split: bool) -> set[tuple[int, int]]:
    return _pairs([g for g in groups if len(g[0]) + len(g[1]) > 2 and (len(g[1]) >= len(g[0])) is split])


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


Span = tuple[int, int]


class WordFigures(NamedTuple):
    """What is counted for the word edits of one pair of paragraphs."""

    edits: Tally
    """Edits with exactly the same old and new tokens."""
    spans: Tally
    """Deleted and inserted runs of tokens, each side by itself."""
    whole: Tally
    """Pairs with every edit right."""
    tokens: Tally
    """Tokens of both sides that are rightly kept or changed; `wrong` the others."""

    def plus(self, other: "WordFigures") -> "WordFigures":
        """Return both together."""
        return WordFigures(*(a.plus(b) for a, b in zip(self, other, strict=True)))


def score_words(
    sizes: tuple[int, int], truth: Sequence[tuple[Span, Span]], found: Sequence[tuple[Span, Span]]
) -> WordFigures:
    """Compare edits, each a span of old tokens and one of new tokens; `sizes` are the numbers of tokens."""
    true, said = set(truth), set(found)
    edits = Tally(len(true & said), len(said - true), len(true - said))
    true_spans, said_spans = _spans(true), _spans(said)
    spans = Tally(len(true_spans & said_spans), len(said_spans - true_spans), len(true_spans - said_spans))
    true_tokens, said_tokens = _tokens(true), _tokens(said)
    wrong = len(true_tokens ^ said_tokens)
    return WordFigures(
        edits,
        spans,
        Tally(int(true == said), int(true != said), int(true != said)),
        Tally(sum(sizes) - wrong, wrong, 0),
    )


def _spans(edits: set[tuple[Span, Span]]) -> set[tuple[int, Span]]:
    return {(side, edit[side]) for edit in edits for side in (0, 1) if edit[side][1] > edit[side][0]}


def _tokens(edits: set[tuple[Span, Span]]) -> set[tuple[int, int]]:
    return {(side, t) for edit in edits for side in (0, 1) for t in range(*edit[side])}
