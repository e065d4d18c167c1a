"""A charter that somebody amends article by article, with exact truth about articles and paragraphs.

The invented charter is printed in one of several layouts, amended and read back. The number of an article
says nothing of what it is: behind an article that was put in, every other has a number more.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from accuracy.cases import CASES, Case, connected, pairs
from accuracy.redrafts import Line, reword

from compare import read, texts
from compare.model import Kind, Paragraph

_HELD_OUT = 3
"""Articles taken out of the charter, to be put in later."""
_TITLES = ("Reports", "Languages in use", "Costs", "Consultations", "Implementation", "Review")
"""Titles of articles that are made of a part of another one."""


class Layout(NamedTuple):
    """How articles are printed."""

    number: str
    """The word ahead of a number, with its space."""
    title: str | None
    """What stands between number and title; None where no titles are printed."""


LAYOUTS = (
    *(Layout("Article ", title) for title in (". ", " – ", "\n\n", None)),
    *(Layout("Section ", ". "), Layout("§ ", " ")),
)


@dataclass
class Block:
    """A paragraph of an article, and the list below it."""

    line: Line
    items: list[Line] = field(default_factory=list)


@dataclass
class Unit:
    """An article, or what stands between articles: its heading and what is under it."""

    heading: Line
    blocks: list[Block] = field(default_factory=list)

    @property
    def is_article(self) -> bool:
        """Whether it is numbered with the articles."""
        return (self.heading.paragraph.label or "").startswith("Article")


class Statute:
    """A charter that is amended step by step."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.layout = chance.choice(LAYOUTS)
        self.units = [_unit(paragraphs) for paragraphs in _sections()]
        self.pool = [self.units.pop(self.chance.choice(self.articles())) for _ in range(_HELD_OUT)]
        self._old = self._printed()

    def articles(self, least: int = 0) -> list[int]:
        """Return the places of articles with so many paragraphs."""
        return [i for i, unit in enumerate(self.units) if unit.is_article and len(unit.blocks) >= least]

    def article(self, least: int = 0) -> Unit:
        """Return any article with so many paragraphs."""
        return self.units[self.chance.choice(self.articles(least))]

    def reword(self, line: Line, share: float = 0.12) -> None:
        """Exchange, drop and add words."""
        reword(line, share, self.chance)

    def case(self, name: str) -> Case:
        """Return the case as it is read from print; raise ValueError if it is not read as it was printed.

        Whether an article 7 that replaced another article 7 is its successor can be argued either way.
        """
        old, new = self._old, self._printed()
        comparison = texts("\n\n".join(map(_text, old)), "\n\n".join(map(_text, new)))
        for document, printed in ((comparison.old, old), (comparison.new, new)):
            if [p.text for p in document.paragraphs] != [text for _, text, _ in printed]:
                msg = f"{name}, {self.layout}: the charter is not read as it was printed"
                raise ValueError(msg)
        edges = {
            (i, j) for i, (_, _, one) in enumerate(old) for j, (_, _, other) in enumerate(new) if one & other
        }
        doubtful = {
            (i, j)
            for i, (one, _, _) in enumerate(old)
            for j, (other, _, _) in enumerate(new)
            if one == other and one.startswith(self.layout.number)
        }
        links = connected(edges)
        return Case(name, comparison.old, comparison.new, links, frozenset(doubtful - pairs(links)))

    def _printed(self) -> list[tuple[str, str, frozenset[object]]]:
        """Return label, words and origins of every paragraph, numbered."""
        printed: list[tuple[str, str, frozenset[object]]] = []
        number = 0
        for unit in self.units:
            if unit.is_article:
                number += 1
            printed += self._heading(unit, number)
            for at, block in enumerate(unit.blocks, 1):
                label = f"{at}. " if len(unit.blocks) > 1 else ""
                printed.append((label, block.line.text, frozenset(block.line.origins)))
                for letter, item in enumerate(block.items, ord("a")):
                    printed.append((f"({chr(letter)}) ", item.text, frozenset(item.origins)))
        return printed

    def _heading(self, unit: Unit, number: int) -> Iterator[tuple[str, str, frozenset[object]]]:
        origins = unit.heading.origins
        if not unit.is_article:
            label = unit.heading.paragraph.label
            yield f"{label}. " if label else "", unit.heading.text, frozenset(origins)
        elif self.layout.title is None:
            yield f"{self.layout.number}{number}", "", frozenset(origins)
        elif "\n" in self.layout.title:
            yield f"{self.layout.number}{number}", "", frozenset(("number", i) for i in origins)
            yield "", unit.heading.text, frozenset(origins)
        else:
            yield f"{self.layout.number}{number}{self.layout.title}", unit.heading.text, frozenset(origins)


def _text(printed: tuple[str, str, frozenset[object]]) -> str:
    return printed[0] + printed[1]


@cache
def _charter() -> tuple[Paragraph, ...]:
    return read(str(CASES / "charter.txt")).paragraphs


def _sections() -> Iterator[list[Line]]:
    lines = [Line(paragraph, [index]) for index, paragraph in enumerate(_charter())]
    heads = [i for i, line in enumerate(lines) if line.kind in (Kind.TITLE, Kind.HEADING)]
    for start, end in pairwise([*heads, len(lines)]):
        yield lines[start:end]


def _unit(lines: Sequence[Line]) -> Unit:
    unit = Unit(lines[0])
    for line in lines[1:]:
        if line.kind is Kind.SUBPARAGRAPH:
            unit.blocks[-1].items.append(line)
        else:
            unit.blocks.append(Block(line))
    return unit


def _every_line(statute: Statute) -> list[Line]:
    return [
        line
        for unit in statute.units
        if unit.is_article
        for block in unit.blocks
        for line in (block.line, *block.items)
    ]


def articles_put_in(statute: Statute) -> None:
    """Two articles are put in."""
    for unit in statute.pool[:2]:
        statute.units.insert(statute.chance.choice(statute.articles()), unit)


def articles_taken_out(statute: Statute) -> None:
    """Three articles are taken out."""
    for _ in range(3):
        del statute.units[statute.chance.choice(statute.articles())]


def articles_moved(statute: Statute) -> None:
    """Two articles go elsewhere, reworded a little."""
    for _ in range(2):
        unit = statute.units.pop(statute.chance.choice(statute.articles()))
        for block in unit.blocks:
            statute.reword(block.line, 0.05)
        statute.units.insert(statute.chance.choice(statute.articles()), unit)


def articles_exchanged(statute: Statute) -> None:
    """One article is taken out, and another one put in where it stood."""
    at = statute.chance.choice(statute.articles())
    statute.units[at] = statute.pool[0]


def words(statute: Statute) -> None:
    """Every third paragraph is reworded, and two titles."""
    for line in _every_line(statute):
        if statute.chance.random() < 1 / 3:
            statute.reword(line)
    for _ in range(2):
        heading = statute.article().heading
        heading.text = f"{heading.text} and {statute.chance.choice(_TITLES).lower()}"


def paragraphs(statute: Statute) -> None:
    """Paragraphs are put in, taken out, exchange places and go to other articles; items of lists likewise."""
    for block in statute.pool[0].blocks[:2]:
        blocks = statute.article(1).blocks
        blocks.insert(statute.chance.randrange(len(blocks) + 1), block)
    for _ in range(2):
        blocks = statute.article(3).blocks
        del blocks[statute.chance.randrange(len(blocks))]
    blocks = statute.article(3).blocks
    blocks[0], blocks[1] = blocks[1], blocks[0]
    moved = statute.article(3).blocks
    statute.article(2).blocks.append(moved.pop(statute.chance.randrange(len(moved))))
    lists = [block.items for unit in statute.units for block in unit.blocks if len(block.items) > 2]
    for items in statute.chance.sample(lists, min(2, len(lists))):
        items.pop(statute.chance.randrange(len(items)))


def articles_split(statute: Statute) -> None:
    """Of one article two are made."""
    titles = statute.chance.sample(_TITLES, 2)
    for title in titles:
        at = statute.chance.choice(statute.articles(3))
        unit = statute.units[at]
        cut = len(unit.blocks) // 2 + 1
        label = unit.heading.paragraph.label
        heading = Line(Paragraph(kind=Kind.HEADING, text=title, label=label))
        statute.units.insert(at + 1, Unit(heading, unit.blocks[cut:]))
        del unit.blocks[cut:]


def articles_joined(statute: Statute) -> None:
    """What stood under one article becomes part of the one before it."""
    for _ in range(2):
        neighbours = [(i, k) for i, k in pairwise(statute.articles(1)) if k == i + 1]
        at, gone = statute.chance.choice(neighbours)
        statute.units[at].blocks += statute.units.pop(gone).blocks


def everything(statute: Statute) -> None:
    """Several kinds at once."""
    kinds = (articles_put_in, articles_taken_out, articles_moved, paragraphs, articles_split, articles_joined)
    for act in statute.chance.sample(kinds, 3):
        act(statute)
    words(statute)


Change = Callable[[Statute], None]
"""What is done to a charter."""
KINDS: tuple[Change, ...] = (
    *(articles_put_in, articles_taken_out, articles_exchanged, articles_moved),
    *(articles_split, articles_joined, paragraphs, words, everything),
)


def statutes(seeds: Sequence[int], kind: Change) -> Iterator[Case]:
    """Yield a case of a kind for each seed."""
    for seed in seeds:
        statute = Statute(random.Random(f"{kind.__name__} {seed}"))
        kind(statute)
        yield statute.case(f"{statute.layout.number}{statute.layout.title!r}, seed {seed}")
