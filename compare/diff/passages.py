"""Passages: language that left one paragraph and now stands in another it is not matched with."""

from collections.abc import Iterator, Sequence

from compare.diff.tokens import Tokens, tokenize
from compare.diff.weights import token_weight
from compare.model import Document, Match, Passage, Range

SEED = 5
"""Tokens in a row that are looked up. Shorter ones are boilerplate more often than borrowed language."""
MIN_WEIGHT = 6.0
"""Weight of a passage worth telling of: six words with content, about a clause."""


def find_passages(old: Document, new: Document, matches: Sequence[Match]) -> tuple[Passage, ...]:
    """Return what was deleted in one match and inserted in another, longest stretches, in new order."""
    gone = list(_stretches(matches, [p.text for p in old.paragraphs], old_side=True))
    come = list(_stretches(matches, [p.text for p in new.paragraphs], old_side=False))
    index: dict[tuple[str, ...], tuple[int, int]] = {}
    for number, stretch in enumerate(gone):
        keys = stretch.tokens.keys
        for at in range(len(keys) - SEED + 1):
            index.setdefault(tuple(keys[at : at + SEED]), (number, at))
    passages = []
    for stretch in come:
        at = 0
        while at <= len(stretch.tokens.keys) - SEED:
            hit = index.get(tuple(stretch.tokens.keys[at : at + SEED]))
            if hit is None or gone[hit[0]].match == stretch.match:
                at += 1
                continue
            size = _extend(gone[hit[0]].tokens.keys, hit[1], stretch.tokens.keys, at)
            if sum(map(token_weight, stretch.tokens.keys[at : at + size])) >= MIN_WEIGHT:
                passages.append(Passage(gone[hit[0]].range(hit[1], size), stretch.range(at, size)))
            at += size
    return tuple(passages)


class _Stretch:
    """A run of deleted or inserted text in one paragraph."""

    def __init__(self, match: str, piece: Range, text: str) -> None:
        self.match = match
        self.tokens: Tokens = tokenize(text[piece.start : piece.end])
        self._piece = piece

    def range(self, at: int, size: int) -> Range:
        """Return where `size` tokens from `at` stand."""
        start = self._piece.start
        return Range(
            self._piece.paragraph, start + self.tokens.starts[at], start + self.tokens.ends[at + size - 1]
        )


def _stretches(matches: Sequence[Match], texts: Sequence[str], *, old_side: bool) -> Iterator[_Stretch]:
    for match in matches:
        if not match.old or not match.new:
            for paragraph in match.old if old_side else match.new:
                yield _Stretch(match.id, Range(paragraph, 0, len(texts[paragraph])), texts[paragraph])
        for edit in match.edits:
            for piece in edit.old if old_side else edit.new:
                if piece.end > piece.start:
                    yield _Stretch(match.id, piece, texts[piece.paragraph])


def _extend(one: Sequence[str], i: int, other: Sequence[str], j: int) -> int:
    size = SEED
    while i + size < len(one) and j + size < len(other) and one[i + size] == other[j + size]:
        size += 1
    return size
