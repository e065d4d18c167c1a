"""Seeded sequences of three drafts: which change of OLD with NEW still stands in NEW2 is known.

NEW is a mutation of OLD, in which a phrase is put in, and a word replaced, in many places at once. NEW2 is
made from NEW word by word: each of its words knows which word of NEW it was, if any. Words of some changes
are altered, of others taken back or replaced; sentences beside them change; paragraphs move, are split, merged,
deleted and inserted.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from accuracy.cases import Case
from accuracy.elsewhere import KINDS, elsewhere
from accuracy.marked import MARKS, plain, with_marks, without_marks
from accuracy.mutations import Level, mutated, renumbered
from accuracy.rewording import ADJECTIVES, QUALIFIERS, SPLIT_FROM, VERBS

from compare import documents
from compare.model import Comparison, Document, Kind, Paragraph
from compare.review.standing import Standing, standings

FIRST = Level("first", *(0.4, 0.05, 3, 3, 3, 2, 2, 2), notes=2, renewed=0.4, noise=0.1)
"""What is done to OLD."""
_UNTOUCHED, _ELSEWHERE, _NEAR, _UNDONE = 0.45, 0.65, 0.88, 0.94
"""Shares of the paragraphs of NEW, cumulated, that are left, changed away from the changes, changed in or beside
them, and in which one is taken back; in the rest one is replaced by another."""
_TIMES = (("_move", 5), ("_split", 4), ("_merge", 4), ("_delete", 2), ("_insert", 3))
_REPLACED = (
    ("ensure", "guarantee"),
    ("measures", "steps"),
    ("States", "countries"),
    ("women", "women and girls"),
)
_AWAY = 3
"""Words between a change and what is changed elsewhere."""
_BODY = (Kind.PREAMBULAR, Kind.OPERATIVE)
Place = tuple[int, int]
"""Paragraph and offset in NEW."""


class Word(NamedTuple):
    """A word of NEW2, with its marks."""

    text: str
    origin: Place | None
    """Where it begins in NEW; None if it is new."""


@dataclass
class Line:
    """A paragraph on its way from NEW to NEW2."""

    paragraph: Paragraph
    words: list[Word]
    origins: set[int] = field(default_factory=set)
    """Paragraphs of NEW that it was made from."""


class Sequence3(NamedTuple):
    """Three drafts, and what became of NEW."""

    name: str
    former: Comparison
    later: Comparison
    letters: dict[Place, Place]
    """Each character of NEW2 that was one of NEW, but for spaces, and which."""
    origins: Sequence[frozenset[int]]
    """For each paragraph of NEW2 those of NEW that it was made from."""
    moved: frozenset[int]
    """Paragraphs of NEW that were moved."""
    cut: frozenset[int]
    """Paragraphs of NEW that were split or merged."""


def sequences(seeds: Sequence[int]) -> Iterator[Sequence3]:
    """Yield a sequence for each seed."""
    for case, seed in zip(mutated(seeds, FIRST), seeds, strict=True):
        yield Redrafter(case, random.Random(seed)).redrafted()


def sequences_elsewhere(seeds: Sequence[int]) -> Iterator[Sequence3]:
    """Yield a sequence for each seed and each kind of change, of other texts by another generator."""
    for kind in KINDS:
        for case, seed in zip(elsewhere(seeds, kind), seeds, strict=True):
            yield Redrafter(case, random.Random(seed)).redrafted()


def _repeated(case: Case, chance: random.Random) -> Document:
    """Return NEW with a phrase put in at many places, twice in some paragraphs, and a word replaced everywhere."""
    phrase = chance.choice(QUALIFIERS)
    word, other = chance.choice(_REPLACED)
    made = []
    for paragraph in map(with_marks, case.new.paragraphs):
        text = paragraph.text
        if paragraph.kind in _BODY:
            text = re.sub(rf"\b{word}\b", other, text)
            if chance.random() < 0.25:
                text = re.sub(r"(\w{4}), ", rf"\1, {phrase}, ", text, count=chance.randint(1, 3))
        made.append(paragraph._replace(text=text))
    return without_marks(made, case.new.notes, language="en")


class Redrafter:
    """Makes the next draft of NEW, and remembers which word is which."""

    def __init__(self, case: Case, chance: random.Random) -> None:
        self._case, self._random = case, chance
        self._new = _repeated(case, chance)
        self._former = documents(case.old, self._new)
        self._changes: dict[int, list[Standing]] = {}
        for one in standings(self._former):
            for place in one.new if one.change.kind == "edit" and not one.notes else ():
                self._changes.setdefault(place.paragraph, []).append(one)
        self._lines = [
            Line(paragraph, _words(j, paragraph.text), {j})
            for j, paragraph in enumerate(map(with_marks, self._new.paragraphs))
        ]
        self._moved: set[int] = set()
        self._cut: set[int] = set()

    def redrafted(self) -> Sequence3:
        """Return the three drafts."""
        for j, line in enumerate(self._lines):
            if line.paragraph.kind in _BODY and len(line.words) > 5:
                self._reword(line, self._changes.get(j, []))
        for name, times in _TIMES:
            for _ in range(times):
                getattr(self, name)()
        made = [line.paragraph._replace(text=_joined(line.words)) for line in self._lines]
        later = without_marks(renumbered(made), self._new.notes, language="en")
        return Sequence3(
            self._case.name,
            self._former,
            documents(self._case.old, later),
            dict(self._letters()),
            [frozenset(line.origins) for line in self._lines],
            frozenset(self._moved),
            frozenset(self._cut),
        )

    def _letters(self) -> Iterator[tuple[Place, Place]]:
        for k, line in enumerate(self._lines):
            at = 0
            for word in line.words:
                text = plain(word.text)
                if word.origin:
                    j, start = word.origin
                    was = self._new.paragraphs[j].text
                    for i, letter in enumerate(text):
                        if was[start + i : start + i + 1].lower() != letter.lower():
                            break
                        yield (k, at + i), (j, start + i)
                at += len(text) + 1

    def _reword(self, line: Line, changes: Sequence[Standing]) -> None:
        drawn = self._random.random()
        if drawn < _UNTOUCHED:
            return
        held = [_held(line.words, one) for one in changes]
        if drawn < _ELSEWHERE or not changes:
            busy = {i for start, end in held for i in range(start - _AWAY, end + _AWAY)}
            free = [i for i in range(2, len(line.words) - 1) if i not in busy]
            if free:
                self._touch(line.words, self._random.choice(free))
            return
        start, end = self._random.choice(held)
        if drawn < _NEAR and end - start > 2:
            self._touch(line.words, self._random.randrange(start + 1, end - 1))
        elif drawn < _NEAR:
            self._touch(line.words, self._random.choice([max(1, start - 1), min(end, len(line.words) - 2)]))
        elif drawn < _UNDONE:
            one = changes[held.index((start, end))]
            line.words[start:end] = [Word(text, None) for text in one.change.old.split()]
        else:
            said = set(changes[held.index((start, end))].change.new.lower().split())
            able = [w for w in (*ADJECTIVES.split("|"), *VERBS) if not said & set(w.lower().split())]
            others = self._random.choices(able, k=max(1, end - start))
            line.words[start:end] = [Word(text, None) for text in others]

    def _touch(self, words: list[Word], at: int) -> None:
        """Replace a word, drop it, or put one before it."""
        fresh = Word(self._random.choice(ADJECTIVES.split("|")), None)
        words[at : at + self._random.randint(0, 1)] = self._random.choice([[fresh], [fresh], []])

    def _body(self, *, least: int = 0) -> list[int]:
        return [
            i
            for i, line in enumerate(self._lines)
            if line.paragraph.kind in _BODY and len(line.words) >= least
        ]

    def _move(self) -> None:
        at = self._random.choice(self._body())
        kind = self._lines[at].paragraph.kind
        targets = [i for i in self._body() if self._lines[i].paragraph.kind is kind and abs(i - at) > 1]
        if targets:
            self._moved |= self._lines[at].origins
            line = self._lines.pop(at)
            self._lines.insert(self._random.choice(targets), line)

    def _split(self) -> None:
        able = [i for i in self._body(least=SPLIT_FROM) if len(self._lines[i].origins) == 1]
        if not able:
            return
        at = self._random.choice(able)
        line = self._lines[at]
        ends = [i + 1 for i, word in enumerate(line.words) if plain(word.text)[-1:] in ",;"]
        cut = min(ends or [len(line.words) // 2], key=lambda i: abs(i - len(line.words) / 2))
        if not 4 < cut < len(line.words) - 4:
            return
        self._cut |= line.origins
        opening = [Word("Also", None), Word(self._random.choice(VERBS).split()[0].lower(), None)]
        self._lines[at : at + 1] = [
            Line(line.paragraph, line.words[:cut], {*line.origins}),
            Line(line.paragraph, [*opening, *line.words[cut:]], {*line.origins}),
        ]

    def _merge(self) -> None:
        able = [
            i
            for i, (one, other) in enumerate(pairwise(self._lines))
            if one.paragraph.kind is other.paragraph.kind
            and one.paragraph.kind in _BODY
            and len(one.origins) == len(other.origins) == 1
            and one.origins != other.origins
        ]
        if not able:
            return
        at = self._random.choice(able)
        one, other = self._lines[at : at + 2]
        self._cut |= one.origins | other.origins
        words = [*one.words, Word("and", None), *other.words]
        self._lines[at : at + 2] = [Line(one.paragraph, words, one.origins | other.origins)]

    def _delete(self) -> None:
        del self._lines[self._random.choice(self._body())]

    def _insert(self) -> None:
        at = self._random.choice(self._body())
        others = self._random.sample([*QUALIFIERS, *VERBS], 4)
        line = self._lines[at]
        text = f"{self._random.choice(VERBS)} all States {', '.join(others).lower()};"
        self._lines.insert(at, Line(line.paragraph, [Word(word, None) for word in text.split()]))


def _words(j: int, text: str) -> list[Word]:
    """Return the words of a paragraph of NEW; offsets count no marks."""
    found, at = [], 0
    for word in text.split(" "):
        found.append(Word(word, (j, at)))
        at += len(plain(word)) + 1
    return found


def _joined(words: Sequence[Word]) -> str:
    text = " ".join(word.text for word in words)
    return re.sub(rf"^([{MARKS}]*)(\w)", lambda found: found[1] + found[2].upper(), text)


def _held(words: Sequence[Word], one: Standing) -> tuple[int, int]:
    """Return the words that a change of NEW holds, from and to; of a deletion the place where it was."""
    place = one.new[0]
    starts = [word.origin[1] for word in words if word.origin]
    inside = [
        i
        for i, (start, word) in enumerate(zip(starts, words, strict=True))
        if start < place.end and place.start < start + len(plain(word.text))
    ]
    if inside:
        return inside[0], inside[-1] + 1
    at = sum(start < place.start for start in starts)
    return at, at
