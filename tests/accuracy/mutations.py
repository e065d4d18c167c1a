"""Seeded mutations of a document with their exact truth.

A document goes in, and comes out as somebody's next draft of it: words changed lightly and heavily,
paragraphs inserted from the same topic, deleted, moved near and far, split, merged, verbs and dates
changed, a section replaced, a paragraph that returns later, typographic noise, all renumbered. Because
every new paragraph carries the old ones it was made from, the links are known and not judged.
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from compare.model import Document, Kind, Paragraph

VERBS = (
    "Urges|Calls upon|Requests|Invites|Encourages|Strongly urges|Appeals to|Reminds|Reaffirms|Welcomes|"
    "Notes with concern|Takes note of|Emphasizes|Stresses|Recognizes|Acknowledges|Expresses concern about|"
    "Strongly condemns|Condemns|Decides|Recommends|Underlines|Reiterates|Commends|Deplores"
).split("|")
PARTICIPLES = (
    "Recalling|Reaffirming|Noting|Noting with concern|Welcoming|Recognizing|Emphasizing|Stressing|"
    "Bearing in mind|Taking note of|Deeply concerned about|Concerned about|Encouraged by|Underlining|"
    "Acknowledging|Convinced of|Mindful of|Expressing its concern at"
).split("|")
QUALIFIERS = (
    "as appropriate|where necessary|in accordance with international law|within existing resources|"
    "in particular in rural areas|on an equal basis|without delay|in a timely manner|at all levels|"
    "including at the national level|as a matter of priority|upon request|in a transparent manner"
).split("|")
ADJECTIVES = "effective|full|relevant|concrete|further|national|sustained|additional|meaningful|urgent".split(
    "|"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December".split("|")
SESSIONS = "fifty-seventh|fifty-eighth|fifty-ninth|sixtieth|sixty-first|sixty-second".split("|")

_OPENING = re.compile(rf"(?:{'|'.join(sorted((*VERBS, *PARTICIPLES), key=len, reverse=True))})\b")
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
_SESSION = re.compile(rf"\b({'|'.join(SESSIONS)})\b")
_CLAUSE = re.compile(r"(?<=[,;]) ")


@dataclass
class Line:
    """A paragraph of the new draft, and what it was made from."""

    paragraph: Paragraph
    origins: list[int] = field(default_factory=list)
    """Indexes of old paragraphs, none for an inserted one."""
    rewritten: bool = False
    """True if little of it is left; what is split from or merged with it could not be judged."""


@dataclass(frozen=True)
class Case:
    """Two drafts and the truth about them."""

    old: Document
    new: Document
    links: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


@dataclass(frozen=True)
class Level:
    """How much is done to a document: shares of its paragraphs, or numbers of times."""

    name: str
    light: float
    heavy: float
    inserted: int
    deleted: int
    moved: int
    moved_edited: int
    split: int
    merged: int
    clauses_absorbed: int
    sections: int
    noise: bool


LEVELS = (
    Level("easy", 0.15, 0.0, 2, 1, 1, 0, 0, 0, 0, 0, noise=False),
    Level("medium", 0.3, 0.05, 3, 3, 2, 1, 1, 1, 0, 0, noise=True),
    Level("hard", 0.45, 0.12, 6, 5, 3, 3, 2, 2, 1, 1, noise=True),
)


class Mutator:
    """Does one thing after another to a document; what it may borrow from stands in `pool`."""

    def __init__(self, document: Document, pool: Sequence[Paragraph], seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a repeatable choice, no secret
        self._old = document
        self._pool = [p for p in pool if p.kind in (Kind.OPERATIVE, Kind.PREAMBULAR)]
        self._lines = [Line(p, [i]) for i, p in enumerate(document.paragraphs)]

    def mutate(self, level: Level) -> Case:
        """Return the document and its mutation to a level."""
        untouched = set(range(len(self._lines)))
        for step, share in ((self._light, level.light), (self._heavy, level.heavy)):
            for index in self._pick(untouched, round(share * len(self._lines))):
                step(self._lines[index])
        steps: tuple[tuple[Callable[[], None], int], ...] = (
            (self._replace_section, level.sections),
            (self._split, level.split),
            (self._merge, level.merged),
            (self._absorb, level.clauses_absorbed),
            (self._delete, level.deleted),
            (partial(self._move, edited=False), level.moved),
            (partial(self._move, edited=True), level.moved_edited),
            (self._insert, level.inserted),
            (self._typography, int(level.noise)),
        )
        for act, times in steps:
            for _ in range(times):
                act()
        return self._case()

    def _pick(self, untouched: set[int], times: int) -> list[int]:
        able = [i for i in sorted(untouched) if _is_body(self._lines[i].paragraph)]
        chosen = self._random.sample(able, min(times, len(able)))
        untouched.difference_update(chosen)
        return chosen

    def _light(self, line: Line) -> None:
        """Change a verb, a date, a session, a word or a qualifier: one to three of them."""
        text = line.paragraph.text
        for _ in range(self._random.randint(1, 3)):
            change = self._random.choice(
                (self._verb, self._dates, self._adjective, self._qualifier, self._drop)
            )
            text = change(text)
        _set(line, text)

    def _heavy(self, line: Line) -> None:
        """Rewrite most clauses with language of the same topic; keep one of the longest and the verb."""
        line.rewritten = True
        clauses = _CLAUSE.split(line.paragraph.text)
        if len(clauses) == 1:
            words = clauses[0].split()
            keep = max(4, len(words) // 2)
            borrowed = self._borrow().split()[: max(3, len(words) // 2)]
            _set(line, _ended(" ".join([*words[:keep], *borrowed]), line.paragraph.text))
            return
        longest = max(range(len(clauses)), key=lambda k: len(clauses[k]))
        kept = {longest, 0} if self._random.random() < 0.6 else {longest}
        rewritten = [
            clause if k in kept or self._random.random() < 0.2 else f"{self._borrow()},"
            for k, clause in enumerate(clauses)
        ]
        _set(line, _ended(self._verb(" ".join(rewritten)), line.paragraph.text))

    def _verb(self, text: str) -> str:
        found = _OPENING.match(text)
        if not found:
            return text
        choices = VERBS if found[0] in VERBS else PARTICIPLES
        return self._random.choice([v for v in choices if v != found[0]]) + text[found.end() :]

    def _dates(self, text: str) -> str:
        day, month = self._random.randint(1, 28), self._random.choice(MONTHS)
        text = _DATE.sub(lambda found: f"{day} {month} {int(found[3]) + 1}", text, count=1)
        return _SESSION.sub(lambda _: self._random.choice(SESSIONS), text, count=1)

    def _adjective(self, text: str) -> str:
        words = text.split(" ")
        at = self._random.randint(min(2, len(words)), len(words))
        return " ".join([*words[: at - 1], self._random.choice(ADJECTIVES), *words[at - 1 :]])

    def _qualifier(self, text: str) -> str:
        clauses = _CLAUSE.split(text)
        at = self._random.randint(1, len(clauses)) - 1
        clause = clauses[at]
        end = clause[-1] if clause[-1] in ",;." else ""
        clauses[at] = f"{clause.removesuffix(end)}, {self._random.choice(QUALIFIERS)}{end or ','}"
        return _ended(" ".join(clauses), text)

    def _drop(self, text: str) -> str:
        words = text.split(" ")
        if len(words) < 8:
            return text
        size = self._random.randint(1, 3)
        at = self._random.randint(3, len(words) - size - 1)
        return " ".join([*words[:at], *words[at + size :]])

    def _borrow(self) -> str:
        """Return a clause of the pool, without the verb that opens it and without its end."""
        text = self._random.choice(self._pool).text
        start = _OPENING.match(text)
        clauses = _CLAUSE.split(text[start.end() :].strip() if start else text)
        return self._random.choice([c for c in clauses if len(c.split()) > 3] or clauses).rstrip(",;.")

    def _insert(self) -> None:
        """Insert a paragraph on the same topic: one of the pool, or clauses of several."""
        places = [i for i, line in enumerate(self._lines) if _is_body(line.paragraph)]
        at = self._random.choice(places)
        model = self._lines[at].paragraph
        if self._random.random() < 0.4:
            text = self._random.choice(self._pool).text
        else:
            text = ", ".join(self._borrow() for _ in range(self._random.randint(2, 4)))
        openings = VERBS if model.kind is Kind.OPERATIVE else PARTICIPLES
        start = _OPENING.match(text)
        rest = text[start.end() :].strip() if start else text[:1].lower() + text[1:]
        text = _ended(f"{self._random.choice(openings)} {rest}", model.text)
        self._lines.insert(at, Line(replace(model, text=text, marks=(), spans=())))

    def _delete(self) -> None:
        places = [i for i, line in enumerate(self._lines) if _is_body(line.paragraph)]
        if len(places) > 4:
            del self._lines[self._random.choice(places)]

    def _move(self, *, edited: bool) -> None:
        places = [i for i, line in enumerate(self._lines) if _is_body(line.paragraph)]
        at = self._random.choice(places)
        near = self._random.random() < 0.4
        targets = [i for i in places if i != at and (abs(i - at) <= 3) == near] or places
        line = self._lines.pop(at)
        if edited:
            self._light(line)
        self._lines.insert(self._random.choice(targets), line)

    def _split(self) -> None:
        """Split a long paragraph where a clause begins; the second part gets a verb, sometimes edits."""
        able = [
            i
            for i, line in enumerate(self._lines)
            if _is_body(line.paragraph) and len(_CLAUSE.split(line.paragraph.text)) > 1
            and _words(line) > 30 and len(line.origins) == 1 and not line.rewritten and not self._is_split(line)
        ]  # fmt: skip
        if not able:
            return
        at = self._random.choice(able)
        line = self._lines[at]
        clauses = _CLAUSE.split(line.paragraph.text)
        cut = min(range(1, len(clauses)), key=lambda k: abs(_size(clauses[:k]) - _size(clauses[k:])))
        first, second = " ".join(clauses[:cut]), " ".join(clauses[cut:])
        second = re.sub(r"^(?:and|or|as well as|including|with) ", "", second)
        openings = VERBS if line.paragraph.kind is Kind.OPERATIVE else PARTICIPLES
        second = (
            f"{self._random.choice(('Also', 'Further'))} {self._random.choice(openings).lower()} {second}"
        )
        parts = [
            Line(_with(line.paragraph, _ended(text, line.paragraph.text)), [*line.origins])
            for text in (first, second)
        ]
        if self._random.random() < 0.5:
            self._light(self._random.choice(parts))
        self._lines[at : at + 1] = parts

    def _merge(self) -> None:
        """Merge two neighbours of a kind into one sentence, sometimes edited."""
        able = [
            i
            for i, (one, other) in enumerate(pairwise(self._lines))
            if _is_body(one.paragraph) and one.paragraph.kind is other.paragraph.kind and len(one.origins) == len(other.origins) == 1
            and not self._is_split(one) and not self._is_split(other) and not one.rewritten and not other.rewritten
        ]  # fmt: skip
        if not able:
            return
        at = self._random.choice(able)
        one, other = self._lines[at : at + 2]
        second = other.paragraph.text
        text = f"{one.paragraph.text.rstrip(',;.')}, and {second[:1].lower()}{second[1:]}"
        merged = Line(_with(one.paragraph, text), [*one.origins, *other.origins])
        if self._random.random() < 0.5:
            self._light(merged)
        self._lines[at : at + 2] = [merged]

    def _absorb(self) -> None:
        """Let a short paragraph survive as a clause of a neighbour, its verb gone."""
        able = [
            i
            for i, line in enumerate(self._lines[1:], start=1)
            if _is_body(line.paragraph) and _words(line) < 30 and _is_body(self._lines[i - 1].paragraph)
            and len(line.origins) == len(self._lines[i - 1].origins) == 1
            and not self._is_split(line) and not self._is_split(self._lines[i - 1])
            and not line.rewritten and not self._lines[i - 1].rewritten
        ]  # fmt: skip
        if not able:
            return
        at = self._random.choice(able)
        short, host = self._lines[at], self._lines[at - 1]
        start = _OPENING.match(short.paragraph.text)
        clause = short.paragraph.text[start.end() :].strip() if start else short.paragraph.text
        text = _ended(f"{host.paragraph.text.rstrip(',;.')}, including {clause}", host.paragraph.text)
        self._lines[at - 1 : at + 1] = [Line(_with(host.paragraph, text), [*host.origins, *short.origins])]

    def _is_split(self, line: Line) -> bool:
        return any(other is not line and set(other.origins) & set(line.origins) for other in self._lines)

    def _replace_section(self) -> None:
        """Replace three to five paragraphs in a row by a reference to where they stand."""
        places = [i for i, line in enumerate(self._lines) if line.paragraph.kind is Kind.OPERATIVE]
        if len(places) < 12:
            return
        size = self._random.randint(3, 5)
        at = self._random.randint(0, len(places) - size)
        chosen = self._lines[places[at] : places[at + size - 1] + 1]
        model = chosen[0].paragraph
        text = f"Decides to renew the provisions set out in paragraphs {at + 1} to {at + size} of its resolution 61/{at + 140};"
        self._lines[places[at] : places[at + size - 1] + 1] = [Line(_with(model, text))]

    def _typography(self) -> None:
        """Exchange straight and curly quotes and put in other spaces and hyphens, here and there."""
        for line in self._lines:
            text = line.paragraph.text
            if self._random.random() < 0.3:
                text = text.replace("'", "’").replace("“", '"').replace("”", '"')
            if self._random.random() < 0.2:
                text = text.replace("-", "\u2011", 1)
            if self._random.random() < 0.2:
                text = text.replace(" ", "\u00a0", 1)
            _set(line, text)

    def _case(self) -> Case:
        """Renumber and gather the truth."""
        number = 0
        paragraphs = []
        for line in self._lines:
            paragraph = line.paragraph
            if paragraph.kind is Kind.OPERATIVE:
                number += 1
                paragraph = replace(paragraph, label=str(number))
            paragraphs.append(paragraph)
        edges = {(i, j) for j, line in enumerate(self._lines) for i in line.origins}
        return Case(self._old, Document(paragraphs=tuple(paragraphs)), connected(edges))


def connected(edges: set[tuple[int, int]]) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Return the groups of old and new indexes that hang together."""
    groups: list[tuple[set[int], set[int]]] = []
    for i, j in sorted(edges):
        touching = [g for g in groups if i in g[0] or j in g[1]]
        merged = ({i}.union(*(g[0] for g in touching)), {j}.union(*(g[1] for g in touching)))
        groups = [g for g in groups if g not in touching] + [merged]
    return tuple(sorted((tuple(sorted(old)), tuple(sorted(new))) for old, new in groups))


def _is_body(paragraph: Paragraph) -> bool:
    return paragraph.kind in (Kind.OPERATIVE, Kind.PREAMBULAR)


def _words(line: Line) -> int:
    return len(line.paragraph.text.split())


def _size(clauses: Sequence[str]) -> int:
    return sum(len(clause) for clause in clauses)


def _ended(text: str, like: str) -> str:
    """Return `text` ended as `like` is."""
    return text.rstrip(",;. ") + (like[-1] if like[-1] in ",;." else "")


def _with(paragraph: Paragraph, text: str) -> Paragraph:
    return replace(paragraph, text=text, marks=(), spans=())


def _set(line: Line, text: str) -> None:
    line.paragraph = _with(line.paragraph, text)
