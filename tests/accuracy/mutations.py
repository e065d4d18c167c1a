"""Seeded mutations of a document with their exact truth.

A document goes in, and comes out as somebody's next draft of it: words changed lightly and heavily,
paragraphs inserted from the same topic, deleted, moved near and far, split, merged, verbs, dates and
sessions changed, a section replaced, a paragraph that returns later, notes added and dropped so that all
others shift, typographic noise, all renumbered. Because every new paragraph carries the old ones it was
made from, the links are known and not judged.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from accuracy.cases import Case, connected
from accuracy.marked import plain, with_marks, without_marks
from accuracy.rewording import SPLIT_FROM, Pen, bare, clauses_of, ended, lowered, says, without_opening
from accuracy.typography import noisy

from compare import read
from compare.model import Document, Kind, Note, Paragraph

TEXTS = Path(__file__).resolve().parents[2] / "texts"
SOURCES = ("58-190.txt", "58-190-draft.txt")
_HELD_OUT = 10
"""Paragraphs taken out of both drafts, to be borrowed from: language of the same topic."""
_NEW_NOTES = (
    "See A/CONF.199/20, chap. I, resolution 2, annex.|Resolution 60/1.|See E/CN.4/2004/76 and Add.1.|"
    "United Nations, Treaty Series, vol. 2220, No. 39481.|See resolution 56/83, annex.|A/59/377."
).split("|")


@dataclass
class Line:
    """A paragraph of the new draft, and what it was made from."""

    paragraph: Paragraph
    """With its marks in its text."""
    origins: list[int] = field(default_factory=list)
    """Indexes of old paragraphs, none for an inserted one."""
    rewritten: bool = False
    """True if little of it is left; what is split from or merged with it could not be judged."""

    @property
    def text(self) -> str:
        """Its words and marks."""
        return self.paragraph.text

    @text.setter
    def text(self, text: str) -> None:
        self.paragraph = self.paragraph._replace(text=text)

    @property
    def is_body(self) -> bool:
        """Whether it is a preambular or an operative paragraph."""
        return self.paragraph.kind in (Kind.OPERATIVE, Kind.PREAMBULAR)

    @property
    def is_operative(self) -> bool:
        """Whether a verb opens it rather than a participle."""
        return self.paragraph.kind is Kind.OPERATIVE

    @property
    def size(self) -> int:
        """Words."""
        return len(self.text.split())


class Level(NamedTuple):
    """How much is done to a document: shares of its paragraphs, or numbers of times."""

    name: str
    light: float = 0.0
    heavy: float = 0.0
    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    moved_edited: int = 0
    split: int = 0
    merged: int = 0
    clauses_absorbed: int = 0
    sections: int = 0
    returning: int = 0
    notes: int = 0
    """Notes added, and as many dropped."""
    renewed: float = 0.0
    """Share of the paragraphs whose dates and sessions go a year forward."""
    noise: float = 0.0
    """Share of the paragraphs set in other typography."""


IDENTITY = Level("identity")
LEVELS = (
    Level("easy", light=0.15, inserted=2, deleted=1, moved=1, noise=0.1),
    Level(
        "medium",
        *(0.3, 0.05, 3, 3, 2, 1, 1, 1),
        returning=1,
        notes=1,
        renewed=0.5,
        noise=0.3,
    ),
    Level(
        "hard",
        *(0.45, 0.12, 6, 5, 3, 3, 2, 2),
        clauses_absorbed=1,
        sections=1,
        returning=2,
        notes=3,
        renewed=1.0,
        noise=0.5,
    ),
)


@cache
def sources() -> tuple[Document, ...]:
    """Return the texts that are mutated."""
    return tuple(read(str(TEXTS / name)) for name in SOURCES)


def mutated(seeds: Sequence[int], level: Level) -> Iterator[Case]:
    """Yield a mutation for each seed: most of the paragraphs of a text, the rest held out to borrow from."""
    for seed in seeds:
        chance = random.Random(seed)
        source = sources()[seed % len(SOURCES)]
        lines = [with_marks(paragraph) for paragraph in source.paragraphs]
        body = [i for i, p in enumerate(lines) if p.kind in (Kind.PREAMBULAR, Kind.OPERATIVE)]
        held = set(chance.sample(body, _HELD_OUT))
        pool = [plain(lines[i].text) for i in sorted(held)]
        kept = renumbered([p for i, p in enumerate(lines) if i not in held])
        yield Mutator(f"seed {seed}", (kept, source.notes), Pen(chance, pool), chance).mutate(level)


class Mutator:
    """Does one thing after another to a draft: its paragraphs, with their marks, and its notes."""

    def __init__(
        self,
        name: str,
        draft: tuple[Sequence[Paragraph], Sequence[Note]],
        pen: Pen,
        chance: random.Random,
    ) -> None:
        self._name = name
        self._random = chance
        self._pen = pen
        self._old, old_notes = draft
        self._notes = list(old_notes)
        self._lines = [Line(p, [i]) for i, p in enumerate(self._old)]

    def mutate(self, level: Level) -> Case:
        """Return the document and its mutation to a level."""
        untouched = set(range(len(self._lines)))
        for line in self._pick(untouched, level.light):
            line.text = self._pen.light(line.text)
        for line in self._pick(untouched, level.heavy):
            line.text, line.rewritten = self._pen.heavy(line.text), True
        for line in self._lines:
            if self._random.random() < level.renewed:
                line.text = self._pen.renewed(line.text)
        steps: tuple[tuple[Callable[[], None], int], ...] = (
            (self._replace_section, level.sections),
            (self._split, level.split),
            (self._merge, level.merged),
            (self._absorb, level.clauses_absorbed),
            (self._delete, level.deleted),
            (self._return_later, level.returning),
            (partial(self._move, edited=False), level.moved),
            (partial(self._move, edited=True), level.moved_edited),
            (self._insert, level.inserted),
            (self._drop_note, level.notes),
            (self._add_note, level.notes),
        )
        for act, times in steps:
            for _ in range(times):
                act()
        for line in self._lines:
            if self._random.random() < level.noise:
                line.text = noisy(line.text, self._random)
        return self._case()

    def _pick(self, untouched: set[int], share: float) -> list[Line]:
        able = [i for i in sorted(untouched) if self._lines[i].is_body]
        chosen = self._random.sample(able, min(round(share * len(self._lines)), len(able)))
        untouched.difference_update(chosen)
        return [self._lines[i] for i in chosen]

    def _body(self) -> list[int]:
        return [i for i, line in enumerate(self._lines) if line.is_body]

    def _insert(self) -> None:
        """Insert a paragraph on the same topic."""
        at = self._random.choice(self._body())
        self._lines.insert(at, Line(self._on_topic(self._lines[at])))

    def _on_topic(self, like: Line) -> Paragraph:
        text = self._pen.on_topic(like.text, operative=like.is_operative)
        return like.paragraph._replace(text=plain(text))

    def _delete(self) -> None:
        places = self._body()
        if len(places) > 4:
            del self._lines[self._random.choice(places)]

    def _move(self, *, edited: bool) -> None:
        """Move a paragraph near or far, but never from the preamble to the operative part or back."""
        at = self._random.choice(self._body())
        kind = self._lines[at].paragraph.kind
        places = [i for i in self._body() if self._lines[i].paragraph.kind is kind]
        near = self._random.random() < 0.4
        targets = [i for i in places if i != at and (abs(i - at) <= 3) == near] or places
        line = self._lines.pop(at)
        if edited:
            line.text = self._pen.light(line.text)
        self._lines.insert(self._random.choice(targets), line)

    def _return_later(self) -> None:
        """Put another paragraph of the topic in a paragraph's place and let it return some way below."""
        able = [
            (at, later)
            for at in self._body()
            for later in self._body()
            if later > at + 4
            and self._lines[at].paragraph.kind is self._lines[later].paragraph.kind
            and self._is_whole(self._lines[at])
        ]
        if not able:
            return
        at, later = self._random.choice(able)
        line = self._lines[at]
        self._lines[at] = Line(self._on_topic(line))
        if self._random.random() < 0.5:
            line.text = self._pen.light(line.text)
        self._lines.insert(later + 1, line)

    def _split(self) -> None:
        """Split a long paragraph where a clause begins; the second part gets a verb, sometimes edits."""
        able = [
            i
            for i in self._body()
            if self._is_whole(self._lines[i])
            and len(clauses_of(self._lines[i].text)) > 1
            and self._lines[i].size > SPLIT_FROM
        ]
        if not able:
            return
        at = self._random.choice(able)
        line = self._lines[at]
        parts = [
            Line(line.paragraph._replace(text=text), [*line.origins])
            for text in self._pen.split(line.text, operative=line.is_operative)
        ]
        if self._random.random() < 0.5:
            part = self._random.choice(parts)
            part.text = self._pen.light(part.text)
        self._lines[at : at + 1] = parts

    def _merge(self) -> None:
        """Merge two neighbours of a kind into one sentence, sometimes edited."""
        able = [
            i
            for i, (one, other) in enumerate(pairwise(self._lines))
            if one.is_body
            and one.paragraph.kind is other.paragraph.kind
            and self._is_whole(one)
            and self._is_whole(other)
        ]
        if not able:
            return
        at = self._random.choice(able)
        one, other = self._lines[at : at + 2]
        text = ended(f"{bare(one.text)}, and {lowered(other.text)}", other.text)
        merged = Line(one.paragraph._replace(text=text), [*one.origins, *other.origins])
        if self._random.random() < 0.5:
            merged.text = self._pen.light(merged.text)
        self._lines[at : at + 2] = [merged]

    def _absorb(self) -> None:
        """Let a short paragraph survive as a clause of the one before, its verb gone."""
        able = [
            i
            for i, (host, short) in enumerate(pairwise(self._lines))
            if host.is_body
            and short.is_body
            and short.size < SPLIT_FROM
            and self._is_whole(host)
            and self._is_whole(short)
        ]
        if not able:
            return
        at = self._random.choice(able)
        host, short = self._lines[at : at + 2]
        text = ended(f"{bare(host.text)}, including {lowered(without_opening(short.text))}", host.text)
        merged = Line(host.paragraph._replace(text=text), [*host.origins, *short.origins])
        self._lines[at : at + 2] = [merged]

    def _is_whole(self, line: Line) -> bool:
        """Tell whether a line is the only heir of one old paragraph, and much of it is left."""
        others = (other.origins for other in self._lines if other is not line)
        return len(line.origins) == 1 and not line.rewritten and line.origins not in others

    def _replace_section(self) -> None:
        """Replace three to five paragraphs in a row by a reference to where they stand."""
        places = [i for i, line in enumerate(self._lines) if line.is_operative]
        if len(places) < 12:
            return
        size = self._random.randint(3, 5)
        at = self._random.randint(0, len(places) - size)
        text = (
            f"Decides to renew the provisions set out in paragraphs {at + 1} to {at + size} of its "
            f"resolution 61/{at + 140};"
        )
        reference = Line(self._lines[places[at]].paragraph._replace(text=text))
        self._lines[places[at] : places[at + size - 1] + 1] = [reference]

    def _add_note(self) -> None:
        """Call a new note somewhere, so that those behind it get other numbers."""
        text = self._random.choice(_NEW_NOTES)
        self._notes.append(Note(label="new", text=text))
        line = self._lines[self._random.choice(self._body())]
        line.text = self._pen.annotated(line.text, len(self._notes) - 1)

    def _drop_note(self) -> None:
        """Take the marks out of a paragraph; a note that nothing else calls goes with them."""
        marked = [line for line in self._lines if plain(line.text) != line.text]
        if marked:
            line = self._random.choice(marked)
            line.text = plain(line.text)

    def _case(self) -> Case:
        """Renumber and gather the truth.

        A draft of which no word with content is left could be argued either way: "Recalling its resolution
        57/218 of 18 December 2002" that became "Recalling its resolution and Children".
        """
        edges = {(i, j) for j, line in enumerate(self._lines) for i in line.origins}
        groups = connected(edges)
        emptied = {
            (old, new)
            for old, new in groups
            if len(old) == len(new) == 1
            and self._lines[new[0]].is_body
            and not says(self._old[old[0]].text) & says(self._lines[new[0]].text)
        }
        return Case(
            self._name,
            without_marks(self._old, self._notes, language="en"),
            without_marks(renumbered([line.paragraph for line in self._lines]), self._notes, language="en"),
            tuple(group for group in groups if group not in emptied),
            frozenset((old[0], new[0]) for old, new in emptied),
        )


def renumbered(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with the operative ones counted anew."""
    number = 0
    made = []
    for paragraph in paragraphs:
        if paragraph.kind is Kind.OPERATIVE:
            number += 1
            made.append(paragraph._replace(label=str(number)))
        else:
            made.append(paragraph)
    return made
