"""Passages: language that left one paragraph and now stands in another it is not matched with."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.diff.classify import Matched
from compare.diff.tokens import tokenize
from compare.diff.weights import token_weight
from compare.model import Document, Passage, Range

SEED = 5
"""Tokens in a row that are looked up. Shorter ones are boilerplate more often than borrowed language."""
MIN_WEIGHT = 6.0
"""Weight of a passage worth telling of: six words with content, about a clause."""


class _Stretch(NamedTuple):
    """A run of deleted or inserted tokens in one paragraph."""

    match: str
    """Id of its match."""
    paragraph: int
    keys: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def range(self, at: int, size: int) -> Range:
        """Return where `size` tokens from `at` stand."""
        return Range(self.paragraph, self.starts[at], self.ends[at + size - 1])


def find_passages(old: Document, new: Document, matched: Sequence[Matched]) -> tuple[Passage, ...]:
    """Return what was deleted in one match and inserted in another, longest stretches, in new order."""
    gone = list(_stretches(matched, [p.text for p in old.paragraphs], old_side=True))
    come = list(_stretches(matched, [p.text for p in new.paragraphs], old_side=False))
    index: dict[tuple[str, ...], tuple[int, int]] = {}
    for number, stretch in enumerate(gone):
        keys = stretch.keys
        for at in range(len(keys) - SEED + 1):
            index.setdefault(tuple(keys[at : at + SEED]), (number, at))
    passages = []
    for stretch in come:
        keys = stretch.keys
        at = 0
        while at <= len(keys) - SEED:
            hit = index.get(tuple(keys[at : at + SEED]))
            if hit is None or gone[hit[0]].match == stretch.match:
                at += 1
                continue
            size = _extend(gone[hit[0]].keys, hit[1], keys, at)
            if sum(map(token_weight, keys[at : at + size])) >= MIN_WEIGHT:
                passages.append(Passage(gone[hit[0]].range(hit[1], size), stretch.range(at, size)))
            at += size
    return tuple(passages)


def _stretches(matched: Sequence[Matched], texts: Sequence[str], *, old_side: bool) -> Iterator[_Stretch]:
    """Yield what one side alone has, where that is long enough to be looked up."""
    for match, script in matched:
        if script:
            side = script.old if old_side else script.new
            for hunk in script.hunks:
                start, end = hunk[:2] if old_side else hunk[2:]
                while end - start >= SEED:
                    owner = side.owners[start]
                    stop = bisect_right(side.owners, owner, start, end)
                    kept = slice(start, stop)
                    yield _Stretch(match.id, owner, side.keys[kept], side.starts[kept], side.ends[kept])
                    start = stop
        elif not match.old or not match.new:
            for paragraph in match.old if old_side else match.new:
                yield _Stretch(match.id, paragraph, *tokenize(texts[paragraph]))


def _extend(one: Sequence[str], i: int, other: Sequence[str], j: int) -> int:
    size = SEED
    while i + size < len(one) and j + size < len(other) and one[i + size] == other[j + size]:
        size += 1
    return size
