"""Mutations as another author would make them: one kind at a time, over texts from beside the project.

The generator of `mutations` does everything at once to one resolution. Here each case is mostly one kind of
change, to which some rewording is added, so that a table says which kind goes wrong. Texts are the hand-segmented
ones beside the project, where they are, and invented resolutions. What is inserted comes from paragraphs that
were held out; a series of near-duplicates is made first where one is to be deleted. Two identical old paragraphs, or a
paragraph of which nothing but its verb is left, are never made: their truth would be arbitrary.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from accuracy.cases import GOLD, Case
from accuracy.mutations import sources
from accuracy.redrafts import BODY, CLAUSE, OPENINGS, VERB, Draft, Line, ended

from compare import read
from compare.model import Document, Kind

_FEWEST = 14
"""Paragraphs of a body below which a text is too short for what is done to it."""
_DATE = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]+) ((?:19|20)\d\d)\b")
_YEARS = re.compile(r"\((20\d\d)\)")
_LONG = 26
"""Words from which a paragraph is split."""


@cache
def texts() -> tuple[tuple[str, Document], ...]:
    """Return the texts that are mutated, with their names."""
    beside = [
        (path.stem, read(str(path))) for path in sorted(GOLD.glob("*.json")) if "truth" not in path.name
    ]
    found = [("58-190", sources()[0]), *((name, text) for name, text in beside if name != "58-190")]
    return tuple(
        (name, text) for name, text in found if sum(p.kind in BODY for p in text.paragraphs) >= _FEWEST
    )


def swap(draft: Draft) -> None:
    """Two paragraphs of a kind change places, both reworded a little."""
    for _ in range(2):
        one, other = draft.chance.sample(draft.whole(), 2)
        if draft.lines[one].kind is draft.lines[other].kind:
            draft.lines[one], draft.lines[other] = draft.lines[other], draft.lines[one]
            draft.reword(draft.lines[one], 0.1)
            draft.reword(draft.lines[other], 0.1)


def far_move(draft: Draft) -> None:
    """Paragraphs go far away and are reworded."""
    for _ in range(3):
        at = draft.chance.choice(draft.whole())
        line = draft.lines.pop(at)
        places = [i for i in draft.whole() if draft.lines[i].kind is line.kind and abs(i - at) > 4] or [at]
        draft.lines.insert(draft.chance.choice(places), line)
        draft.reword(line, 0.25)
        draft.verb(line)


def split(draft: Draft) -> None:
    """Paragraphs are split at a clause and both parts reworded."""
    for _ in range(3):
        places = [
            i for i in draft.whole(_LONG) if len(CLAUSE.split(draft.lines[i].text)) > 1 and _alone(draft, i)
        ]
        if not places:
            return
        at = draft.chance.choice(places)
        line = draft.lines[at]
        clauses = CLAUSE.split(line.text)
        sizes = [len(" ".join(clauses[:k]).split()) for k in range(len(clauses))]
        total = len(line.text.split())
        cut = min(range(1, len(clauses)), key=lambda k: abs(total - 2 * sizes[k]))
        if min(sizes[cut], total - sizes[cut]) < 8:
            continue
        first, second = " ".join(clauses[:cut]), " ".join(clauses[cut:])
        second = re.sub(r"^(?:and|or|including|as well as|with) ", "", second)
        opening = draft.chance.choice(OPENINGS.get(line.kind, OPENINGS[Kind.OPERATIVE]))
        parts = [
            Line(line.paragraph._replace(text=ended(first, line.text)), [*line.origins]),
            Line(line.paragraph._replace(text=ended(f"{opening} {second}", line.text)), [*line.origins]),
        ]
        draft.lines[at : at + 1] = parts
        for part in parts:
            draft.reword(part, 0.12)


def _alone(draft: Draft, at: int) -> bool:
    origins = draft.lines[at].origins
    return len(origins) == 1 and sum(line.origins == origins for line in draft.lines) == 1


def merge(draft: Draft) -> None:
    """Neighbours become one paragraph."""
    for _ in range(3):
        places = [
            (i, k)
            for i, k in pairwise(draft.whole(8))
            if k == i + 1
            and draft.lines[i].kind is draft.lines[k].kind
            and _alone(draft, i)
            and _alone(draft, k)
        ]
        if places:
            _join(draft, *draft.chance.choice(places))


def merge_far(draft: Draft) -> None:
    """Paragraphs that do not stand side by side become one."""
    for _ in range(2):
        places = [
            (i, k)
            for i in draft.whole(8)
            for k in draft.whole(8)
            if k > i + 2
            and draft.lines[i].kind is draft.lines[k].kind
            and _alone(draft, i)
            and _alone(draft, k)
        ]
        if places:
            _join(draft, *draft.chance.choice(places))


def _join(draft: Draft, at: int, later: int) -> None:
    one, other = draft.lines[at], draft.lines[later]
    rest = VERB.sub("", other.text, count=1).strip() if draft.chance.random() < 0.3 else other.text
    text = ended(f"{one.text.rstrip(',;.:')}, and {rest[:1].lower()}{rest[1:]}", one.text)
    merged = Line(one.paragraph._replace(text=text), [*one.origins, *other.origins])
    draft.lines[at] = merged
    del draft.lines[later]
    draft.reword(merged, 0.08)


def insert(draft: Draft) -> None:
    """Paragraphs of the topic that were held out are inserted, one with a clause of a neighbour; some deleted."""
    for paragraph in draft.pool[:3]:
        at = draft.chance.choice(
            [i for i in draft.whole() if draft.lines[i].kind is paragraph.kind] or draft.whole()
        )
        text = paragraph.text
        if draft.chance.random() < 0.4:
            clause = draft.chance.choice(CLAUSE.split(draft.lines[at].text)[1:] or [""])
            text = ended(f"{text.rstrip(',;.:')}, {clause}" if clause else text, text)
        draft.lines.insert(at, Line(paragraph._replace(text=text)))
    for _ in range(3):
        del draft.lines[draft.chance.choice(draft.whole())]


def near_duplicate(draft: Draft) -> None:
    """A paragraph stands three times with other names; one is deleted and the others are reworded."""
    at = draft.chance.choice(draft.whole(10))
    line = draft.lines[at]
    names = draft.chance.sample("Aldora Brevia Cordal Doria Estavar Ferrand Galen".split(), 3)
    twins = [
        Line(line.paragraph._replace(text=ended(f"{line.text.rstrip(',;.:')}, in {name}", line.text)))
        for name in names
    ]
    draft.lines[at : at + 1] = twins
    draft.restart()
    del draft.lines[at + draft.chance.randrange(3)]
    for place in (at, at + 1):
        draft.reword(draft.lines[place], 0.06)


def near_duplicate_added(draft: Draft) -> None:
    """A near-duplicate of a paragraph is inserted before or behind it; the other is reworded."""
    at = draft.chance.choice(draft.whole(10))
    line = draft.lines[at]
    twin = Line(line.paragraph)
    for _ in range(2):
        draft.reword(twin, 0.12)
    draft.verb(twin)
    if draft.chance.random() < 0.5:
        draft.reword(line, 0.03)
    draft.lines.insert(at + draft.chance.randrange(2), twin)


def verbs(draft: Draft) -> None:
    """Every second opening verb is another one."""
    for at in draft.whole():
        if draft.chance.random() < 0.5:
            draft.verb(draft.lines[at])


def years(draft: Draft) -> None:
    """Every date and year goes on, and every third paragraph is reworded."""
    for line in draft.lines:
        line.text = _DATE.sub(
            lambda found: f"{draft.chance.randint(1, 28)} {found[2]} {int(found[3]) + 2}", line.text
        )
        line.text = _YEARS.sub(lambda found: f"({int(found[1]) + 2})", line.text)
        if line.is_body and draft.chance.random() < 0.3:
            draft.reword(line, 0.1)


def replace_section(draft: Draft) -> None:
    """Three to eight paragraphs in a row are replaced by two others."""
    places = draft.whole()
    size = draft.chance.randint(3, max(3, min(8, len(places) // 3)))
    start = draft.chance.randrange(len(places) - size)
    first, last = places[start], places[start + size - 1]
    draft.lines[first : last + 1] = [Line(p._replace(kind=draft.lines[first].kind)) for p in draft.pool[:2]]


def move_section(draft: Draft) -> None:
    """Three to six operative paragraphs in a row stand elsewhere, in order, some reworded."""
    places = [i for i, line in enumerate(draft.lines) if line.kind is Kind.OPERATIVE]
    if len(places) < 9:
        places = draft.body(Kind.PREAMBULAR)
    if len(places) < 6:
        return
    size = draft.chance.randint(3, min(6, len(places) // 2))
    start = draft.chance.randrange(len(places) - size)
    end = places[start + size]
    section = draft.lines[places[start] : end]
    del draft.lines[places[start] : end]
    kind = section[0].kind
    targets = [i for i, line in enumerate(draft.lines) if line.kind is kind]
    target = draft.chance.choice(targets)
    draft.lines[target:target] = section
    for line in section:
        if draft.chance.random() < 0.4:
            draft.reword(line, 0.12)


def fold(draft: Draft) -> None:
    """A chapeau and its sub-paragraphs become one paragraph; without any, a list is unfolded."""
    chapeaus = [
        i
        for i, (line, below) in enumerate(pairwise(draft.lines))
        if line.kind is Kind.OPERATIVE and below.kind is Kind.SUBPARAGRAPH
    ]
    if not chapeaus:
        unfold(draft)
        return
    at = draft.chance.choice(chapeaus)
    end = at + 1
    while end < len(draft.lines) and draft.lines[end].kind is Kind.SUBPARAGRAPH:
        end += 1
    parts = draft.lines[at:end]
    text = " ".join([parts[0].text, *(p.text for p in parts[1:])])
    draft.lines[at:end] = [
        Line(parts[0].paragraph._replace(text=text), [o for p in parts for o in p.origins])
    ]
    draft.reword(draft.lines[at], draft.chance.choice((0.03, 0.1, 0.2)))


def unfold(draft: Draft) -> None:
    """A paragraph of several clauses becomes a chapeau and a list."""
    places = [
        i
        for i in draft.whole(_LONG)
        if draft.lines[i].kind is Kind.OPERATIVE and len(CLAUSE.split(draft.lines[i].text)) > 2
    ]
    if not places:
        return
    at = draft.chance.choice(places)
    line = draft.lines[at]
    clauses: list[str] = []
    for clause in CLAUSE.split(line.text):
        if clauses and len(clauses[-1].split()) < 6:
            clauses[-1] += f" {clause}"
        else:
            clauses.append(clause)
    made = [Line(line.paragraph._replace(text=clauses[0].rstrip(",;") + ":"), [*line.origins])]
    for clause in clauses[1:]:
        part = line.paragraph._replace(
            kind=Kind.SUBPARAGRAPH, level=1, text=ended(clause[:1].upper() + clause[1:], ";;")
        )
        made.append(Line(part, [*line.origins]))
    draft.lines[at : at + 1] = made


def rewrite(draft: Draft) -> None:
    """Every paragraph is reworded, a third of them heavily."""
    for line in draft.lines:
        if line.is_body:
            draft.reword(line, 0.4 if draft.chance.random() < 0.34 else 0.12)


def everything(draft: Draft) -> None:
    """Several kinds at once."""
    years(draft)
    for act in draft.chance.sample(
        (swap, far_move, split, merge, insert, verbs, replace_section, merge_far), 4
    ):
        act(draft)


Change = Callable[[Draft], None]
"""What is done to a draft."""
KINDS: tuple[Change, ...] = (
    *(swap, far_move, split, merge, merge_far, insert, near_duplicate, near_duplicate_added),
    *(verbs, years, replace_section, move_section, fold, unfold, rewrite, everything),
)


def elsewhere(seeds: Sequence[int], kind: Change) -> Iterator[Case]:
    """Yield a case of a kind for each seed."""
    for seed in seeds:
        name, text = texts()[seed % len(texts())]
        draft = Draft(text, random.Random(f"{kind.__name__} {seed}"))
        kind(draft)
        yield draft.case(f"{name}, seed {seed}")
