"""What an aligner is asked: two drafts, and the truth about them."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from compare.model import Document

CASES = Path(__file__).parent / "cases"
"""Cases made by hand."""
GOLD = Path(__file__).resolve().parents[3] / "shared" / "data" / "gold"
"""Hand-aligned pairs of real resolutions, beside the project where they are present."""

Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Old and new indexes that belong together."""


class Case(NamedTuple):
    """Two drafts and the truth about them."""

    name: str
    """Seed, file or id, so that a failure can be looked at."""
    old: Document
    new: Document
    links: tuple[Group, ...]
    doubtful: frozenset[tuple[int, int]] = frozenset()
    """Pairs that could be argued either way: they count neither way."""

    @property
    def sizes(self) -> tuple[int, int]:
        """Paragraphs of either side."""
        return len(self.old.paragraphs), len(self.new.paragraphs)


def connected(edges: set[tuple[int, int]]) -> tuple[Group, ...]:
    """Return the groups of old and new indexes that hang together."""
    groups: list[tuple[set[int], set[int]]] = []
    for i, j in sorted(edges):
        touching = [g for g in groups if i in g[0] or j in g[1]]
        merged = ({i}.union(*(g[0] for g in touching)), {j}.union(*(g[1] for g in touching)))
        groups = [g for g in groups if g not in touching] + [merged]
    return tuple(sorted((tuple(sorted(old)), tuple(sorted(new))) for old, new in groups))


def pairs(groups: Sequence[Group]) -> set[tuple[int, int]]:
    """Return every old index with every new one of its group."""
    return {(i, j) for old, new in groups for i in old for j in new}
