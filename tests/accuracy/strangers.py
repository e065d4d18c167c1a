"""Texts that are not versions of one another: nothing, or one to four paragraphs, belongs together.

Resolutions on invented topics are made of the formulas that all resolutions share and of language of their
own, each in the style of another drafter. Truth is strict: a formula or a topic in common makes no link. Only where both sides say nearly the
same, word for word, could a link be argued for, and such pairs count neither way.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import NamedTuple, TypedDict

from accuracy.cases import CASES, GOLD, Case
from accuracy.marked import plain, with_marks
from accuracy.mutations import sources
from accuracy.rewording import MONTHS, SESSIONS, Pen
from rapidfuzz.distance import Indel

from compare import read
from compare.model import Document, Kind, Paragraph
from compare.model.typography import fold

_ALMOST = 0.75
"""Share of the words in common, in order, from which two formulas could be called the same paragraph."""
_ALWAYS_ALIKE = (Kind.OPENING, Kind.CLOSING, Kind.SPONSORS, Kind.HEADING)
"""Kinds whose place makes them each other's heirs whatever they say: a link between them is argued either way."""
_LARGEST_CARRY = 4
_KEPT = 0.85
"""Share of the preambular paragraphs that an invented resolution has."""

_ACTORS = (
    "Member States|all States|Governments|the relevant organizations|States in a position to do so".split("|")
)


class Topic(TypedDict):
    """What a resolution can be about."""

    name: str
    report: str
    body: str
    things: list[str]
    acts: list[str]
    aims: list[str]


class Style(NamedTuple):
    """How a drafter writes what is no formula of all resolutions."""

    preamble: tuple[str, ...]
    operative: tuple[str, ...]


_STYLES = (
    Style(
        (
            "Bearing in mind the importance of {thing} for {aim},",
            "Concerned that {thing} and {more} have received little attention,",
            "Convinced of the need for international cooperation with a view to {aim},",
        ),
        (
            "Urges {actor} to {act} and to {other}, as appropriate, with a view to {aim};",
            "Calls upon {actor} to {act} and to {other}, paying particular attention to {thing} and {more};",
            "Encourages {actor}, in cooperation with civil society, to {act}, to reconsider {thing} and to {other};",
            "Invites {body} to study {thing} and {more} and to advise {actor} how to {act}, {aim} in mind;",
            "Welcomes the efforts of {actor} to {act}, {thing} included, and expresses the hope of {aim};",
        ),
    ),
    Style(
        (
            "Noting with regret how seldom {thing} were on the agenda of conferences until now,",
            "Aware that {aim} depends on {thing} as much as on {more},",
            "Recognizing that developing countries need assistance if they are to {act},",
        ),
        (
            "Recommends that {actor} {act} wherever this has not been done, and {other} by the end of the decade;",
            "Appeals to {actor} for voluntary contributions towards {thing} and {more}, so that they may {act};",
            "Decides to establish an open-ended working group on {thing}, which shall also examine {more} and {aim};",
            "Stresses that it is for {actor} to {act}, and that {more} shall be no pretext for delay;",
            "Expresses its satisfaction that several of {actor} have begun to {act} and to {other};",
        ),
    ),
)


class Writer:
    """Writes an invented resolution about a topic."""

    def __init__(self, topic: Topic, style: Style, chance: random.Random) -> None:
        self._topic, self._style, self._random = topic, style, chance

    def write(self) -> Document:
        """Return the resolution: formulas that all resolutions share, and a drafter's own language."""
        chance, topic = self._random, self._topic
        session = chance.choice(SESSIONS)
        number = f"{chance.randint(45, 60)}/{chance.randint(20, 240)}"
        day = f"{chance.randint(10, 28)} December {chance.randint(1991, 2005)}"
        preamble = [
            "Guided by the purposes and principles of the Charter of the United Nations,",
            f"Recalling its resolution {number} of {day} on {topic['name']},",
            f"Taking note of the report of the Secretary-General on {topic['report']},",
            *(self._filled(frame) for frame in self._style.preamble),
        ]
        operative = [
            f"Takes note with appreciation of the work of {topic['body']};",
            *(self._filled(chance.choice(self._style.operative)) for _ in range(chance.randint(5, 9))),
            (
                f"Requests the Secretary-General to submit to the General Assembly at its {session} session a report "
                f"on {topic['report']} and on the implementation of the present resolution;"
            ),
            (
                f"Decides to include in the provisional agenda of its {session} session the item entitled "
                f"“{topic['name'][:1].upper()}{topic['name'][1:]}”."
            ),
        ]
        kept = [text for text in preamble if chance.random() < _KEPT]
        day = f"{chance.randint(1, 28)} {chance.choice(MONTHS)} 1998"
        lines = [Paragraph(kind=Kind.OPENING, text="The General Assembly,")]
        lines += [Paragraph(kind=Kind.PREAMBULAR, text=text) for text in kept]
        lines += [Paragraph(kind=Kind.OPERATIVE, text=text) for text in operative]
        lines.append(Paragraph(kind=Kind.CLOSING, text=f"{chance.randint(60, 90)}th plenary meeting {day}"))
        return Document(paragraphs=numbered(lines), language="en")

    def _filled(self, frame: str) -> str:
        """Return a frame with language of the topic in it."""
        topic = self._topic
        act, other = self._random.sample(topic["acts"], 2)
        thing, more = self._random.sample(topic["things"], 2)
        aim, actor = self._random.choice(topic["aims"]), self._random.choice(_ACTORS)
        return frame.format(
            act=act, other=other, thing=thing, more=more, aim=aim, actor=actor, body=topic["body"]
        )


def numbered(lines: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs with the operative ones numbered from 1."""
    made, number = [], 0
    for line in lines:
        number += line.kind is Kind.OPERATIVE
        made.append(line._replace(label=str(number) if line.kind is Kind.OPERATIVE else line.label))
    return tuple(made)


def topics() -> list[Topic]:
    """Return the invented topics."""
    found: list[Topic] = json.loads((CASES / "topics.json").read_text("utf-8"))
    return found


def unrelated(seeds: Sequence[int]) -> Iterator[Case]:
    """Yield pairs of different resolutions: the project's own texts and invented ones on other topics."""
    for seed in seeds:
        old, new, _ = _two(seed)
        yield Case(f"seed {seed}", old, new, (), argued(old, new))


def carried_over(seeds: Sequence[int]) -> Iterator[Case]:
    """Yield such pairs with one to four paragraphs of the old one carried into the new one, some reworded."""
    for seed in seeds:
        old, new, chance = _two(seed)
        pen = Pen(chance, [p.text for p in new.paragraphs if p.kind is Kind.OPERATIVE])
        lines: list[tuple[Paragraph, int | None]] = [(p, None) for p in new.paragraphs]
        formulas = {i for i, _ in argued(old, new)}
        body = [i for i, p in enumerate(old.paragraphs) if p.kind is Kind.OPERATIVE and i not in formulas]
        for i in chance.sample(body, chance.randint(1, _LARGEST_CARRY)):
            text = plain(with_marks(old.paragraphs[i]).text)
            text = pen.light(text) if chance.random() < 0.5 else text
            places = [at for at, (p, _) in enumerate(lines) if p.kind is Kind.OPERATIVE]
            lines.insert(chance.choice(places), (Paragraph(kind=Kind.OPERATIVE, text=text), i))
        changed = Document(paragraphs=numbered([p for p, _ in lines]), language="en")
        links = tuple(sorted(((i,), (j,)) for j, (_, i) in enumerate(lines) if i is not None))
        mine = {old for old, _ in links}
        doubtful = frozenset(pair for pair in argued(old, changed) if (pair[0],) not in mine)
        yield Case(f"seed {seed}", old, changed, links, doubtful)


def _two(seed: int) -> tuple[Document, Document, random.Random]:
    """Return two resolutions on different topics; every third old one is a text of the project."""
    chance = random.Random(seed)
    one, other = chance.sample(topics(), 2)
    own = sources()[seed % len(sources())]
    old = replace(own, notes=(), paragraphs=tuple(p._replace(marks=()) for p in own.paragraphs))
    styles = chance.sample(_STYLES, 2)
    first, second = (Writer(*both, chance).write() for both in zip((one, other), styles, strict=True))
    return old if seed % 3 == 0 else first, second, chance


def of_other_pairs() -> Iterator[Case]:
    """Yield the hand-made texts of the pairs beside the project, each against those of the other pairs."""
    names = sorted(path.name.removesuffix(".truth.json") for path in GOLD.glob("*.truth.json"))
    for one, other in permutations(names, 2):
        for sides in (("old", "new"), ("new", "old"), ("old", "old"), ("new", "new")):
            paths = [GOLD / f"{name}.{side}.json" for name, side in zip((one, other), sides, strict=True)]
            old, new = (read(str(path)) for path in paths)
            yield Case(" against ".join(Path(p).stem for p in paths), old, new, (), argued(old, new))


def argued(old: Document, new: Document) -> frozenset[tuple[int, int]]:
    """Return the pairs that say nearly the same, or that their place makes each other's heirs."""
    olds, news = ([fold(p.text).split() for p in document.paragraphs] for document in (old, new))
    return frozenset(
        (i, j)
        for i, one in enumerate(olds)
        for j, other in enumerate(news)
        if (old.paragraphs[i].kind is new.paragraphs[j].kind and old.paragraphs[i].kind in _ALWAYS_ALIKE)
        or Indel.normalized_similarity(one, other, score_cutoff=_ALMOST)
    )
