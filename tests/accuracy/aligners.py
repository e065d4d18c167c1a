"""Who aligns: this project and its peers, each in the form that can be scored."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from accuracy.cases import Group
from accuracy.peers import dynamic_programme, line_diff

from compare import documents
from compare.model import Comparison, Document, MatchKind


class Found(NamedTuple):
    """What an aligner says about two documents."""

    links: tuple[Group, ...]
    moved: frozenset[tuple[int, int]]
    """One-to-one links that it calls moved."""
    unchanged: frozenset[tuple[int, int]]
    """One-to-one links whose text it shows as the same."""
    confidence: tuple[tuple[Group, float], ...] = ()
    """How sure it says it is of each match, insertions and deletions among them; none from peers."""
    notes: frozenset[tuple[int, int]] | None = None
    """Notes that it shows as the same; None if it compares none."""


Aligner = Callable[[Document, Document], Found]


def redraft(old: Document, new: Document) -> Found:
    """Align with this project."""
    return found_in(documents(old, new))


def found_in(comparison: Comparison) -> Found:
    """Return what a comparison says."""
    single = [(match, (match.old[0], match.new[0])) for match in comparison.matches if match.one_to_one]
    return Found(
        links=tuple((match.old, match.new) for match in comparison.matches if match.old and match.new),
        moved=frozenset(pair for match, pair in single if match.moved),
        unchanged=frozenset(
            pair for match, pair in single if match.kind is MatchKind.IDENTICAL and not match.marks
        ),
        confidence=tuple(((match.old, match.new), match.confidence) for match in comparison.matches),
        notes=frozenset(
            (match.old[0], match.new[0])
            for match in comparison.note_matches
            if match.kind is MatchKind.IDENTICAL
        ),
    )


def peer(align: Callable[[Sequence[str], Sequence[str]], list[Group]]) -> Aligner:
    """Align with a peer that knows texts only: no moves, no typography, no notes."""

    def aligned(old: Document, new: Document) -> Found:
        olds, news = [p.text for p in old.paragraphs], [p.text for p in new.paragraphs]
        links = tuple(align(olds, news))
        same = frozenset((i, j) for (i,), (j,) in links if olds[i] == news[j])
        return Found(links, frozenset(), same)

    return aligned


PEERS: dict[str, Callable[[Sequence[str], Sequence[str]], list[Group]]] = {
    "difflib": line_diff,
    "dyn. programme": dynamic_programme,
}
ALIGNERS: dict[str, Aligner] = {"redraft": redraft} | {name: peer(align) for name, align in PEERS.items()}
