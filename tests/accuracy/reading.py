"""Reading included: documents are printed as texts, read back, aligned, and scored against their truth.

What is read may have other paragraphs than what was printed. Each paragraph read stands for the printed
ones that it holds, so that a paragraph torn in two or swallowed costs what it costs the reader of a report.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accuracy.aligners import PEERS, Found, found_in
from accuracy.by_hand import gold_cases
from accuracy.cases import GOLD, Case, Group
from accuracy.marked import mark, with_marks, without_marks
from accuracy.mutations import SOURCES, TEXTS, Level, mutated
from accuracy.printing import LAYOUTS, laid_out, print_text
from accuracy.typography import noisy
from rapidfuzz.distance import Indel

from compare import documents, read
from compare.diff.tokens import tokenize
from compare.model import Document, Kind, Match, MatchKind, Note, Paragraph
from compare.model.typography import fold
from compare.readers import read_bytes

PDFS = GOLD.parent / "texts"
_PDFS = {
    "car": ("S_2017_77", "S_2019_90"),
    "iraq": ("S_2020_449", "S_2022_426"),
    "ssudan": ("S_2017_444", "S_2019_441"),
}
_NOISY = 0.5
"""Share of the paragraphs that are set in other typography."""
_AHEAD = {
    "en": ("Takes note with appreciation of the report of the Secretary-General;", "A/59/328."),
    "fr": ("Prend note avec satisfaction du rapport du Secrétaire général ;", "A/59/328."),
    "es": ("Toma nota con reconocimiento del informe del Secretario General;", "A/59/328."),
    "ru": ("принимает к сведению с признательностью доклад Генерального секретаря;", "A/59/328."),
    "ar": ("تحيط علما مع التقدير بتقرير الأمين العام؛", "A/59/328."),
    "zh": ("赞赏地注意到秘书长的报告；", "A/59/328。"),
}
"""By language, a paragraph and the note that it calls."""
Pairs = frozenset[tuple[int, int]]
_HOLDS = 0.5
"""Share of its words from which a paragraph lies in another one."""


class Printed(NamedTuple):
    """A case, and both drafts as texts."""

    case: Case
    old: str
    new: str


class ReadBack(NamedTuple):
    """What came of a case whose drafts were read."""

    found: Found
    """In the paragraphs of the case."""
    misread: int
    """Paragraphs of both sides whose words, label or marks were not read as they are."""
    stray: int
    """Matches shown as changes that hold nothing of the case: page furniture taken for text."""


def printed_mutations(seeds: Sequence[int], level: Level) -> Iterator[Printed]:
    """Yield each mutation with both drafts printed in layouts of their own."""
    for case in mutated(seeds, level):
        chance = random.Random(f"print {case.name}")
        yield printed(case, chance)


def printed(case: Case, chance: random.Random) -> Printed:
    """Return a case with both drafts printed in layouts of their own."""
    old, new = (laid_out(chance.choice(LAYOUTS), chance) for _ in range(2))
    name = f"{case.name}, {old.name} → {new.name}"
    return Printed(case._replace(name=name), print_text(case.old, old), print_text(case.new, new))


def same_texts(seeds: Sequence[int]) -> Iterator[Printed]:
    """Yield pairs that say the same in other lines, on other pages, in other typography.

    In every other one a short paragraph that calls a note is put ahead of the operative ones, so that all
    numbers of paragraphs and of notes behind it are others; it is the only change.
    """
    names = (*SOURCES, *sorted(path.name for path in TEXTS.glob("migrants-*.txt")))
    for seed in seeds:
        chance = random.Random(seed)
        name = names[seed % len(names)]
        source = read(str(TEXTS / name))
        lines = [with_marks(p) for p in source.paragraphs]
        old = without_marks(lines, source.notes, language=source.language)
        set_anew = [
            line._replace(text=noisy(line.text, chance)) if chance.random() < _NOISY else line
            for line in lines
        ]
        notes = list(source.notes)
        ahead = next(i for i, line in enumerate(lines) if line.kind is Kind.OPERATIVE)
        shift = seed // len(names) % 2
        if shift:
            text, note = _AHEAD[source.language or "en"]
            notes.append(Note(label="new", text=note))
            put = lines[ahead]._replace(text=text[:-1].rstrip() + mark(len(notes) - 1) + text[-1])
            set_anew[ahead:] = [_next_number(line) for line in set_anew[ahead:]]
            set_anew.insert(ahead, put)
        links = tuple(((i,), (i + shift * (i >= ahead),)) for i in range(len(lines)))
        new = without_marks(set_anew, notes, language=source.language)
        yield printed(Case(f"seed {seed}, {name}", old, new, links), chance)


def _next_number(paragraph: Paragraph) -> Paragraph:
    if paragraph.kind is not Kind.OPERATIVE or not paragraph.label:
        return paragraph
    return paragraph._replace(label=str(int(paragraph.label) + 1))


def printed_gold(seeds: Sequence[int]) -> Iterator[Printed]:
    """Yield the hand-aligned real pairs, printed; none where they are not there."""
    for seed in seeds:
        for case in gold_cases():
            chance = random.Random(f"{seed} {case.name}")
            yield printed(case._replace(name=f"seed {seed}, {case.name}"), chance)


def pdf_cases() -> Iterator[tuple[Case, Document, Document]]:
    """Yield the hand-aligned real pairs with what is read from their PDFs; raise ReadError if nothing is."""
    for case in gold_cases():
        old, new = (read(str(PDFS / f"{name}-EN.pdf")) for name in _PDFS[case.name])
        yield case, old, new


def read_texts(pair: Printed) -> tuple[Document, Document]:
    """Return what is read from the two texts."""
    old, new = (read_bytes(text.encode(), "printed.txt").document for text in (pair.old, pair.new))
    return old, new


def read_back(case: Case, old: Document, new: Document) -> ReadBack:
    """Compare two documents as read, and tell what was found in the paragraphs of the case."""
    comparison = documents(old, new)
    owners = (_owners(old, case.old), _owners(new, case.new))
    notes = (_note_owners(old, case.old), _note_owners(new, case.new))
    return ReadBack(
        translated(found_in(comparison), owners, notes),
        _misread(old, case.old, owners[0]) + _misread(new, case.new, owners[1]),
        _stray(comparison.matches, owners) + _stray(comparison.note_matches, notes),
    )


def by_peers(pair: Printed) -> dict[str, Found]:
    """Return what peers find in the two texts, whose paragraphs they take to be what blank lines part."""
    blocks = [[" ".join(block.split()) for block in text.split("\n\n") if block.strip()] for text in pair[1:]]
    owners = [
        holders(side, [p.text for p in document.paragraphs])
        for side, document in zip(blocks, (pair.case.old, pair.case.new), strict=True)
    ]
    found = {}
    for name, align in PEERS.items():
        links = tuple(align(*blocks))
        same = frozenset((i, j) for (i,), (j,) in links if blocks[0][i] == blocks[1][j])
        found[name] = translated(Found(links, frozenset(), same), owners, ((), ()))
    return found


def _stray(matches: Sequence[Match], owners: Sequence[Sequence[tuple[int, ...]]]) -> int:
    return sum(
        match.kind is not MatchKind.IDENTICAL
        and not any(owners[0][i] for i in match.old)
        and not any(owners[1][j] for j in match.new)
        for match in matches
    )


def translated(
    found: Found, owners: Sequence[Sequence[tuple[int, ...]]], notes: Sequence[Sequence[tuple[int, ...]]]
) -> Found:
    """Return what was found, in the indexes of what was printed."""

    def whole(pairs: frozenset[tuple[int, int]], held: Sequence[Sequence[tuple[int, ...]]]) -> Pairs:
        known = [_by_one(side) for side in held]
        return frozenset((known[0][i], known[1][j]) for i, j in pairs if i in known[0] and j in known[1])

    def group(one: Group) -> Group:
        old, new = (
            tuple(sorted({g for k in side for g in held[k]})) for side, held in zip(one, owners, strict=True)
        )
        return old, new

    links = tuple(group(one) for one in found.links)
    return Found(
        links=tuple(one for one in links if one[0] and one[1]),
        moved=whole(found.moved, owners),
        unchanged=whole(found.unchanged, owners),
        confidence=tuple((group(one), sure) for one, sure in found.confidence if any(group(one))),
        notes=None if found.notes is None else whole(found.notes, notes),
    )


def _by_one(owners: Sequence[tuple[int, ...]]) -> dict[int, int]:
    """Return, for each text read that holds one true text which no other holds, that one."""
    times = Counter(own for owned in owners for own in owned)
    return {k: owned[0] for k, owned in enumerate(owners) if len(owned) == 1 and times[owned[0]] == 1}


def holders(read_texts: Sequence[str], true_texts: Sequence[str]) -> list[tuple[int, ...]]:
    """Return, for each text read, the indexes of the true ones that lie in it or that it lies in."""
    words, owner = _words(read_texts)
    true_words, true_owner = _words(true_texts)
    shared: dict[tuple[int, int], int] = {}
    for step in Indel.opcodes(words, true_words):
        if step.tag == "equal":
            for at in range(step.src_end - step.src_start):
                pair = (owner[step.src_start + at], true_owner[step.dest_start + at])
                shared[pair] = shared.get(pair, 0) + 1
    sizes = [owner.count(k) for k in range(len(read_texts))]
    true_sizes = [true_owner.count(k) for k in range(len(true_texts))]
    return [
        tuple(
            g for g in range(len(true_texts)) if shared.get((k, g), 0) > _HOLDS * min(sizes[k], true_sizes[g])
        )
        for k in range(len(read_texts))
    ]


def _words(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    """Return the words of all texts, and the text that each stands in; Chinese characters are words."""
    words: list[str] = []
    owner: list[int] = []
    for index, text in enumerate(texts):
        keys = tokenize(text).keys
        words += keys
        owner += [index] * len(keys)
    return words, owner


def _owners(read_document: Document, true: Document) -> list[tuple[int, ...]]:
    return holders([p.text for p in read_document.paragraphs], [p.text for p in true.paragraphs])


def _note_owners(read_document: Document, true: Document) -> list[tuple[int, ...]]:
    return holders([n.text for n in read_document.notes], [n.text for n in true.notes])


def _misread(document: Document, true: Document, owners: Sequence[tuple[int, ...]]) -> int:
    """Return how many of the printed paragraphs were not read with the same words, label and marks."""
    read_as = {own[0]: k for k, own in enumerate(owners) if len(own) == 1}
    wrong = 0
    for index in range(len(true.paragraphs)):
        k = read_as.get(index)
        if k is None or _essence(document, k) != _essence(true, index):
            wrong += 1
    return wrong


def _essence(document: Document, index: int) -> tuple[str, str | None, list[tuple[str, str | None]]]:
    paragraph, notes = document.paragraphs[index], document.notes
    marks = [
        (fold(paragraph.text[: m.offset]), m.label if m.note is None else fold(notes[m.note].text))
        for m in paragraph.marks
    ]
    return fold(paragraph.text), paragraph.label, marks
