"""Figures for word edits, counted so that they can be added up over pairs of paragraphs."""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import NamedTuple

from accuracy.scoring import Tally

Span = tuple[int, int]
WordEdit = tuple[Span, Span]
"""Tokens from and to, on both sides; the empty side of an insertion says where."""


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
    changed: Tally
    """Tokens that changed, of both sides."""

    @classmethod
    def sum(cls, figures: Iterable["WordFigures"]) -> "WordFigures":
        """Return all together."""
        return cls(*(reduce(Tally.plus, column) for column in zip(*figures, strict=True)))


def score_words(sizes: tuple[int, int], truth: Sequence[WordEdit], found: Sequence[WordEdit]) -> WordFigures:
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
        Tally(len(true_tokens & said_tokens), len(said_tokens - true_tokens), len(true_tokens - said_tokens)),
    )


def _spans(edits: set[WordEdit]) -> set[tuple[int, Span]]:
    return {(side, edit[side]) for edit in edits for side in (0, 1) if edit[side][1] > edit[side][0]}


def _tokens(edits: set[WordEdit]) -> set[tuple[int, int]]:
    return {(side, t) for edit in edits for side in (0, 1) for t in range(*edit[side])}
