"""A comparison at a glance: for each kind of paragraph how many there were and are, and what became of them.

In: a comparison. Out: numbers that make a sentence each; the words are the template's.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.model import Comparison, Kind, Match, MatchKind, Note, Paragraph
from compare.model.address import counted_as

_NOUNS = {
    Kind.PREAMBULAR: "preambular",
    Kind.OPERATIVE: "operative",
    Kind.SUBPARAGRAPH: "subparagraph",
    Kind.CLOSING: "closing",
}
"""Kinds that people count, and the one line that is told of uncounted; all others are counted together."""
_MIXED = "paragraph"
_ORDER = ("preambular", "operative", "subparagraph", _MIXED, "other", "closing", "note")
_FATES = (
    MatchKind.INSERTED,
    MatchKind.DELETED,
    MatchKind.SPLIT,
    MatchKind.MERGED,
    MatchKind.REGROUPED,
    MatchKind.MODIFIED,
    MatchKind.IDENTICAL,
)
"""In the order in which they are told: what matters most first."""


class Fact(NamedTuple):
    """What became of some paragraphs of a kind."""

    kind: str
    """A kind of match, or `moved`."""
    old: int
    new: int
    """Paragraphs on either side; the same number where it is one to one, or where one side has none."""


class Sentence(NamedTuple):
    """All paragraphs of a kind, or all notes."""

    noun: str
    """`preambular`, `operative`, `subparagraph`, `other`, `closing`, `note`; `paragraph` in a text without
    structure, and for kinds that are matched with one another, counted together so that sums are right."""
    old: int
    new: int
    facts: tuple[Fact, ...]


def glance(comparison: Comparison) -> tuple[Sentence, ...]:
    """Return a sentence for each kind of paragraph in which something changed, then one for the notes."""
    old, new = comparison.old, comparison.new
    return (
        *_sentences(comparison.matches, old.paragraphs, new.paragraphs),
        *_sentences(comparison.note_matches, old.notes, new.notes),
    )


def _sentences(
    matches: Sequence[Match], old: Sequence[Paragraph | Note], new: Sequence[Paragraph | Note]
) -> Iterator[Sentence]:
    counted = set(_NOUNS) - {Kind.CLOSING}
    structured = any(isinstance(item, Paragraph) and item.kind in counted for item in (*old, *new))
    nouns = [{_noun(item, structured=structured) for item in _items(match, old, new)} for match in matches]
    together = {noun for mixed in nouns if len(mixed) > 1 for noun in mixed}
    totals: Counter[tuple[str, str]] = Counter()
    facts: Counter[tuple[str, str, str]] = Counter()
    for match, mixed in zip(matches, nouns, strict=True):
        (noun,) = {_MIXED if noun in together else noun for noun in mixed}
        totals[noun, "old"] += len(match.old)
        totals[noun, "new"] += len(match.new)
        for kind in (match.kind.value, *(("moved",) if match.moved else ())):
            facts[noun, kind, "old"] += len(match.old)
            facts[noun, kind, "new"] += len(match.new)
    for noun in _ORDER:
        told = tuple(
            Fact(kind, before or now, now or before)
            for kind in (*map(str, _FATES), "moved")
            if (before := facts[noun, kind, "old"]) + (now := facts[noun, kind, "new"])
        )
        if any(fact.kind != MatchKind.IDENTICAL for fact in told):
            yield Sentence(noun, totals[noun, "old"], totals[noun, "new"], told)


def _items(
    match: Match, old: Sequence[Paragraph | Note], new: Sequence[Paragraph | Note]
) -> Iterator[Paragraph | Note]:
    yield from (old[i] for i in match.old)
    yield from (new[j] for j in match.new)


def _noun(item: Paragraph | Note, *, structured: bool) -> str:
    if isinstance(item, Note):
        return "note"
    return _NOUNS.get(counted_as(item), "other") if structured else _MIXED
