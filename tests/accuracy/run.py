"""Measure how right alignments and word edits are: `make accuracy`.

Four sets, each with the peers' figures from the same run: (a) seeded mutations with exact truth, (b) the
hand-aligned pairs beside the project where they are present, (c) word edits and (d) hard cases made by
hand. Thresholds are tuned on the tuning seeds only; the reporting seeds are never looked at for that.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from accuracy.mutations import LEVELS, Case, Level, Mutator
from accuracy.peers import difflib_words, dynamic_programme, line_diff
from accuracy.scoring import Figures, Group, Tally, WordFigures, score, score_words

from compare import documents, read
from compare.diff.edits import Script, Side
from compare.diff.tokens import tokenize
from compare.model import Document, Kind, Paragraph

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "data" / "gold"
CASES = Path(__file__).parent / "cases"

TUNING = range(1000, 1040)
"""Seeds that thresholds may be chosen on."""
REPORTING = range(5000, 5040)
"""Seeds that figures are quoted from, and nothing else."""

Found = tuple[list[Group], list[tuple[int, int]]]
Aligner = Callable[[Document, Document], Found]


def redraft(old: Document, new: Document) -> Found:
    """Align with this project."""
    links: list[Group] = []
    moved = []
    for match in documents(old, new).matches:
        if match.old and match.new:
            links.append((match.old, match.new))
            if match.moved and len(match.old) == len(match.new) == 1:
                moved.append((match.old[0], match.new[0]))
    return links, moved


def peer(align: Callable[[Sequence[str], Sequence[str]], list[Group]]) -> Aligner:
    """Align with a peer that knows texts only and no moves."""
    return lambda old, new: (align([p.text for p in old.paragraphs], [p.text for p in new.paragraphs]), [])


ALIGNERS: dict[str, Aligner] = {
    "redraft": redraft,
    "difflib": peer(line_diff),
    "dyn. programme": peer(dynamic_programme),
}


def mutated(seeds: Sequence[int], level: Level) -> Iterator[Case]:
    """Yield a mutation for each seed: most of the paragraphs of the sample, the rest held out to borrow from."""
    sources = [read(str(ROOT / "texts" / name)) for name in ("58-190.txt", "58-190-draft.txt")]
    for seed in seeds:
        source = sources[seed % len(sources)]
        chosen = random.Random(seed)  # noqa: S311 - a repeatable choice, no secret
        body = [i for i, p in enumerate(source.paragraphs) if p.kind in (Kind.PREAMBULAR, Kind.OPERATIVE)]
        held = set(chosen.sample(body, 10))
        kept = tuple(replace(p, marks=()) for i, p in enumerate(source.paragraphs) if i not in held)
        pool = [source.paragraphs[i] for i in sorted(held)]
        yield Mutator(Document(paragraphs=kept), pool, seed).mutate(level)


def alignment_rows(seeds: Sequence[int]) -> Iterator[tuple[str, str, Figures]]:
    """Yield (set, aligner, figures) for the mutations."""
    for level in LEVELS:
        cases = list(mutated(seeds, level))
        for name, align in ALIGNERS.items():
            yield f"mutations, {level.name}", name, _total(cases, align)


def _total(cases: Sequence[Case], align: Aligner) -> Figures:
    total = Figures(*[Tally()] * 5)
    for case in cases:
        links, moved = align(case.old, case.new)
        sizes = (len(case.old.paragraphs), len(case.new.paragraphs))
        total = total.plus(score(sizes, case.links, links, moved))
    return total


def gold_rows() -> Iterator[tuple[str, str, Figures]]:
    """Yield figures for the hand-aligned pairs, one by one and together."""
    totals = {name: Figures(*[Tally()] * 5) for name in ALIGNERS}
    for path in sorted(GOLD.glob("*.truth.json")):
        truth = json.loads(path.read_text("utf-8"))
        name = path.name.removesuffix(".truth.json")
        old, new = read(str(GOLD / f"{name}.old.json")), read(str(GOLD / f"{name}.new.json"))
        links = [(tuple(x["old"]), tuple(x["new"])) for x in truth["links"] if x["old"] and x["new"]]
        doubtful = [(i, j) for x in truth["doubtful"] for i in x["old"] for j in x["new"]]
        for aligner, align in ALIGNERS.items():
            found, moved = align(old, new)
            sizes = (len(old.paragraphs), len(new.paragraphs))
            figures = score(sizes, links, found, moved, doubtful)
            totals[aligner] = totals[aligner].plus(figures)
            yield f"real pair {name}", aligner, figures
    for aligner, figures in totals.items():
        yield "real pairs together", aligner, figures


def hard_cases() -> Iterator[dict[str, Any]]:
    """Yield the hard cases made by hand."""
    for path in sorted(CASES.glob("hard_*.json")):
        yield from json.loads(path.read_text("utf-8"))


def hard_document(paragraphs: Sequence[str]) -> Document:
    """Return the document that `kind|label|text` lines describe."""
    made = []
    for line in paragraphs:
        kind, label, text = line.split("|", 2)
        made.append(
            Paragraph(kind=Kind(kind), label=label or None, text=text, level=int(kind == Kind.SUBPARAGRAPH))
        )
    return Document(paragraphs=tuple(made))


def hard_rows(*, verbose: bool = False) -> Iterator[tuple[str, str, Figures]]:
    """Yield figures for the hard cases together; the ones that are not all right are named."""
    totals = {name: Figures(*[Tally()] * 5) for name in ALIGNERS}
    for case in hard_cases():
        old, new = hard_document(case["old"]), hard_document(case["new"])
        truth = [(tuple(i), tuple(j)) for i, j in case["links"]]
        doubtful = [tuple(pair) for pair in case.get("doubtful", [])]
        for name, align in ALIGNERS.items():
            found, moved = align(old, new)
            sizes = (len(old.paragraphs), len(new.paragraphs))
            figures = score(sizes, truth, found, moved, doubtful)
            totals[name] = totals[name].plus(figures)
            if verbose and name == "redraft" and (figures.links.wrong or figures.links.missed):
                said, true = _flat(found) - set(doubtful), _flat(truth)
                print(f"  {case['id']}: missed {sorted(true - said)}, wrong {sorted(said - true)}")
    for name, figures in totals.items():
        yield "hard cases by hand", name, figures


def _flat(groups: Sequence[Group]) -> set[tuple[int, int]]:
    return {(i, j) for old, new in groups for i in old for j in new}


def word_cases() -> Iterator[dict[str, str]]:
    """Yield the word-edit cases made by hand."""
    for path in sorted(CASES.glob("words_*.json")):
        yield from json.loads(path.read_text("utf-8"))


def parse_marked(marked: str) -> tuple[str, str, list[tuple[tuple[int, int], tuple[int, int]]]]:
    """Return old text, new text and the edits as character ranges of a text with ⟦deleted⟧ and ⟪inserted⟫."""
    old = new = ""
    edits: list[tuple[tuple[int, int], tuple[int, int]]] = []
    at = 0
    while at < len(marked):
        if marked[at] in "⟦⟪":
            old_start, new_start = len(old), len(new)
            while at < len(marked) and marked[at] in "⟦⟪":
                end = marked.index("⟧" if marked[at] == "⟦" else "⟫", at)
                piece = marked[at + 1 : end]
                old, new = (old + piece, new) if marked[at] == "⟦" else (old, new + piece)
                at = end + 1
            edits.append(((old_start, len(old)), (new_start, len(new))))
        else:
            old, new, at = old + marked[at], new + marked[at], at + 1
    return old, new, edits


def word_rows(*, verbose: bool = False) -> Iterator[tuple[str, str, WordFigures]]:
    """Yield figures for the word edits."""
    totals = {name: WordFigures(*[Tally()] * 4) for name in ("redraft", "difflib")}
    for case in word_cases():
        old_text, new_text, marked = parse_marked(case["marked"])
        old, new = tokenize(old_text), tokenize(new_text)
        truth = [(_tokens(old, o), _tokens(new, n)) for o, n in marked]
        script = Script.between(Side.of((0,), (old_text,)), Side.of((0,), (new_text,)))
        found = {
            "redraft": [((h.old_start, h.old_end), (h.new_start, h.new_end)) for h in script.hunks],
            "difflib": difflib_words(old.keys, new.keys),
        }
        for name, edits in found.items():
            figures = score_words((len(old.keys), len(new.keys)), truth, edits)
            totals[name] = totals[name].plus(figures)
            if verbose and name == "redraft" and figures.whole.wrong:
                print(
                    f"  {case['id']}\n    hand: {case['marked']}\n    tool: {_show(old_text, new_text, script)}"
                )
    for name, figures in totals.items():
        yield "word edits by hand", name, figures


def _tokens(tokens: Any, span: tuple[int, int]) -> tuple[int, int]:
    """Return the tokens that a range of characters covers."""
    start = sum(end <= span[0] for end in tokens.ends)
    end = sum(begin < span[1] for begin in tokens.starts)
    return start, max(start, end)


def _show(old: str, new: str, script: Script) -> str:
    shown, at = "", 0
    for edit in script.edits("m"):
        (_, old_start, old_end), (_, new_start, new_end) = edit.old[0], edit.new[0]
        shown += new[at:new_start]
        shown += f"⟦{old[old_start:old_end]}⟧" if old_end > old_start else ""
        shown += f"⟪{new[new_start:new_end]}⟫" if new_end > new_start else ""
        at = new_end
    return shown + new[at:]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tune", action="store_true", help="measure on the tuning seeds instead")
    parser.add_argument("--verbose", action="store_true", help="name the cases by hand that are not right")
    arguments = parser.parse_args()
    seeds = TUNING if arguments.tune else REPORTING
    started = time.perf_counter()
    print(
        f"{'set':24} {'aligner':15} {'link P':>7} {'link F1':>8} {'moved F1':>9} {'split F1':>9} {'merge F1':>9} {'state':>7}"
    )
    for rows in (
        alignment_rows(seeds),
        gold_rows() if GOLD.is_dir() else (),
        hard_rows(verbose=arguments.verbose),
    ):
        for name, aligner, f in rows:
            figures = (
                f.links.precision,
                f.links.f1,
                f.moved.f1,
                f.splits.f1,
                f.merges.f1,
                f.states.precision,
            )
            print(f"{name:24} {aligner:15} " + " ".join(f"{_percent(x):>8}" for x in figures))
    if not GOLD.is_dir():
        print("real pairs: ../shared/data/gold is not there, left out")
    print(f"\n{'set':24} {'words by':15} {'edits F1':>9} {'spans F1':>9} {'pairs':>8} {'tokens':>8}")
    for name, peer_name, w in word_rows(verbose=arguments.verbose):
        figures = (w.edits.f1, w.spans.f1, w.whole.precision, w.tokens.precision)
        print(f"{name:24} {peer_name:15} " + " ".join(f"{_percent(x):>8}" for x in figures))
    print(f"\nseeds {seeds.start}–{seeds.stop - 1}, {time.perf_counter() - started:.0f} s")


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


if __name__ == "__main__":
    main()
