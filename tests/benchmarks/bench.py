"""Measure Redraft beside its peers and print what was asked of it and what it does.

`make bench` runs it; `--quick` takes fewer runs and a smaller text. Every ratio comes from one run on
one machine, the programs taking turns. Nothing here fails when a figure is short: times are no tests.
"""

import compileall
import json
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import median

import click
from benchmarks import in_browser
from benchmarks.files import file_figures
from benchmarks.generator import make
from benchmarks.hardest import HARDEST
from benchmarks.measure import Cost, in_turns, output, python
from benchmarks.peers import HTML_DIFF, UP_TO, peers, versions

TEXTS = Path(__file__).resolve().parents[2] / "texts"
PACKAGE = TEXTS.with_name("compare")
OLD, NEW = TEXTS / "58-190-draft.txt", TEXTS / "58-190.txt"
IMPORTS = "import click, rapidfuzz, diff_match_patch"

IN_PROCESS = """
import json, sys, time
import compare, diff_match_patch, rapidfuzz.distance
from redlines import Redlines
old, new = (open(name, encoding="utf-8").read() for name in sys.argv[1:3])
calls = {"redraft": compare.texts, "redlines": lambda old, new: Redlines(old, new).opcodes}
taken = {}
for name in sys.argv[3:]:
    calls[name]("1. Requests all States to report;", "1. Urges States to report soon;")
for name in sys.argv[3:]:
    start = time.perf_counter()
    calls[name](old, new)
    taken[name] = time.perf_counter() - start
print(json.dumps(taken))
"""
"""Each side is called once before, on another text, so that imports are not counted and caches are cold."""

STEPS = """
import json, sys, time
import compare
small = compare.texts("1. Requests all States to report;", "1. Urges States to report soon;")
for name in ("json", "html"):
    compare.write(small, name)
ends = [time.perf_counter()]
old, new = (compare.read(name) for name in sys.argv[1:3])
ends.append(time.perf_counter())
comparison = compare.documents(old, new)
ends.append(time.perf_counter())
for name in ("json", "html"):
    compare.write(comparison, name)
    ends.append(time.perf_counter())
steps = ("read", "compare", "json", "html")
print(json.dumps({step: end - start for step, start, end in zip(steps, ends, ends[1:])}))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is measured."""

    short_runs: int
    """Runs of what takes less than a second."""
    long_runs: int
    """Runs of what takes longer."""
    small: int
    """Paragraphs a side of the smaller generated text."""
    large: int
    """Paragraphs a side of the larger one."""
    hardest: tuple[tuple[int, ...], ...]
    """Sizes of each of the hardest pairs, in their order; growth is told from the first to the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing asked, and what was measured."""

    what: str
    most: float
    measured: float
    detail: str


HARD = ((1_000, 3_000), (1_500, 3_000), (20_000,), (200_000,))
"""Of paragraphs that are all nearly the same 1,000 share too few words with content to be two versions of one
text, so that whole stages are left out; from 1,500 the work is the same."""
FULL = Plan(short_runs=15, long_runs=3, small=1_000, large=10_000, hardest=HARD)
QUICK = Plan(short_runs=7, long_runs=1, small=200, large=2_000, hardest=HARD)
MOST_SECONDS, MOST_MEGABYTES = 10, 1_000
"""What the hardest pairs may take: as long as somebody waits, and no more than any machine has to spare."""


def redraft(*arguments: object) -> list[str]:
    """Return the command that runs the console script beside this interpreter."""
    return [str(Path(sys.executable).with_name("redraft")), *map(str, arguments)]


def to_json(old: Path, new: Path, folder: Path) -> list[str]:
    """Return the command that compares two files as JSON."""
    return redraft("compare", old, new, "--format", "json", "-o", folder / "ours.json")


def to_html(old: Path, new: Path, folder: Path) -> list[str]:
    """Return the command that renders the report of two files."""
    return redraft("report", old, new, "-o", folder / "ours.html")


def start_up(plan: Plan, folder: Path) -> Iterator[Figure]:
    """Measure what a person waits for on two short texts, against the imports that cannot be avoided."""
    cost = in_turns(
        {
            "click": python("import click"),
            "help": redraft("--help"),
            "imports": python(IMPORTS),
            "json": to_json(OLD, NEW, folder),
            "imports, jinja2": python(f"{IMPORTS}, jinja2"),
            "html": to_html(OLD, NEW, folder),
        },
        times=plan.short_runs,
        folder=folder,
    )
    for what, name, base, most in (
        ("redraft --help / import click", "help", "click", 1.3),
        ("58/190 as JSON / its imports", "json", "imports", 1.5),
        ("58/190 as HTML / its imports and jinja2", "html", "imports, jinja2", 2.0),
    ):
        yield _ratio(what, most, cost[name].seconds, cost[base].seconds)


def in_process(plan: Plan, folder: Path) -> Iterator[Figure]:
    """Measure two texts to a comparison against redlines on the same two texts, in one process."""
    runs = []
    for turn in range(plan.short_runs):
        order = ("redraft", "redlines") if turn % 2 else ("redlines", "redraft")
        runs.append(json.loads(output(python(IN_PROCESS, OLD, NEW, *order), folder=folder)))
    ours, theirs = (median(run[name] for run in runs) for name in ("redraft", "redlines"))
    yield _ratio("58/190, texts to comparison / redlines", 1.0, ours, theirs)


def files(plan: Plan, folder: Path) -> Iterator[Figure]:
    """Measure reading of PDF and Word files against libraries that read them."""
    for figure in file_figures(plan.short_runs, folder):
        yield _ratio(figure.what, figure.most, figure.ours, figure.theirs)


def long_texts(plan: Plan, folder: Path) -> Iterator[Figure]:
    """Measure a long text: time and memory against HtmlDiff, growth, and every number changed."""
    old, new = write_pair(folder, plan.large)
    _, renumbered = write_pair(folder, plan.large, renumbered=True)
    cost = in_turns(
        {
            "HtmlDiff": python(HTML_DIFF, old, new, folder / "theirs.html"),
            "JSON": to_json(old, new, folder),
            "HTML": to_html(old, new, folder),
            "JSON, renumbered": to_json(old, renumbered, folder),
            "HTML, renumbered": to_html(old, renumbered, folder),
        },
        times=plan.long_runs,
        folder=folder,
    )
    theirs = cost["HtmlDiff"]
    for name, most in (("JSON", 0.25), ("HTML", 0.5)):
        yield _ratio(f"{plan.large:,} as {name} / HtmlDiff", most, cost[name].seconds, theirs.seconds)
    for name in ("JSON", "HTML"):
        ours, peak = cost[name].megabytes, theirs.megabytes
        detail = f"{ours:.0f} / {peak:.0f} MB"
        yield Figure(what=f"peak memory, {name} / HtmlDiff", most=1.0, measured=ours / peak, detail=detail)
    for name in ("JSON", "HTML"):
        one, other = cost[f"{name}, renumbered"].seconds, cost[name].seconds
        yield _ratio(f"{plan.large:,} as {name}, all renumbered / not", 1.5, one, other)
    size = (folder / "ours.html").stat().st_size
    texts = old.stat().st_size + new.stat().st_size
    yield Figure(
        what=f"{plan.large:,}, page / both texts, bytes",
        most=3.0,
        measured=size / texts,
        detail=f"{size / 1e6:.1f} / {texts / 1e6:.1f} MB",
    )
    found = in_browser.measure(folder / "ours.html", folder / "theirs.html", min(plan.long_runs, 3))
    for what, most, measured, detail in in_browser.lines(found) if found else ():
        yield Figure(
            what=what.replace("10,000", f"{plan.large:,}"), most=most, measured=measured, detail=detail
        )
    yield from growth(plan, folder)


def growth(plan: Plan, folder: Path) -> Iterator[Figure]:
    """Measure how work grows with the text, in process: start-up would make it look slower than it is."""
    taken = {}
    for size in (plan.small, plan.large):
        old, new = write_pair(folder, size)
        command = python(STEPS, old, new)
        runs = [json.loads(output(command, folder=folder)) for _ in range(plan.long_runs)]
        taken[size] = {step: median(run[step] for run in runs) for step in runs[0]}
    for last in ("json", "html"):
        steps = ("read", "compare", last)
        small, large = (sum(taken[size][step] for step in steps) for size in taken)
        yield Figure(
            what=f"growth exponent, {plan.small:,} to {plan.large:,}, {last.upper()}",
            most=1.15,
            measured=log(large / small) / log(plan.large / plan.small),
            detail=f"{small:.3f} to {large:.2f} s: "
            + ", ".join(f"{step} {taken[plan.large][step]:.2f}" for step in steps),
        )


def beside_peers(plan: Plan, folder: Path) -> list[list[str]]:
    """Return a row for each program: version, and seconds and memory on three pairs of texts."""
    known = {**versions(), "redraft, JSON": "this one", "redraft, HTML": "this one"}
    rows = {name: [name, version] for name, version in known.items()}
    for size in (None, plan.small, plan.large):
        old, new = (OLD, NEW) if size is None else write_pair(folder, size)
        programs = peers(old, new, folder / "peer.out")
        programs |= {"redraft, JSON": to_json(old, new, folder), "redraft, HTML": to_html(old, new, folder)}
        asked = {n: c for n, c in programs.items() if size is None or size <= UP_TO.get(n, size)}
        times = plan.short_runs if size is None else 1
        cost = in_turns(asked, times=times, folder=folder)
        for name in rows:
            rows[name] += _cells(cost.get(name))
    return list(rows.values())


def hardest(plan: Plan, folder: Path) -> list[list[str]]:
    """Return a row for each of the hardest pairs: what JSON and HTML take, and whether that is asked too much."""
    rows = []
    for (what, make_texts), sizes in zip(HARDEST.items(), plan.hardest, strict=True):
        seconds = []
        for size in sizes:
            old, new = folder / "hard-old.txt", folder / "hard-new.txt"
            for path, text in zip((old, new), make_texts(size), strict=True):
                path.write_text(text, encoding="utf-8")
            commands = {"JSON": to_json(old, new, folder), "HTML": to_html(old, new, folder)}
            cost = in_turns(commands, times=plan.long_runs, folder=folder)
            seconds.append(cost["JSON"].seconds)
            fine = all(c.seconds <= MOST_SECONDS and c.megabytes <= MOST_MEGABYTES for c in cost.values())
            said = [cell for name in commands for cell in _cells(cost[name])]
            rows.append([f"{size:,} {what}", *said, "", "ok" if fine else "short"])
        if len(sizes) > 1:
            rows[-1][-2] = f"{log(seconds[-1] / seconds[0]) / log(sizes[-1] / sizes[0]):.2f}"
    return rows


def write_pair(folder: Path, size: int, *, renumbered: bool = False) -> tuple[Path, Path]:
    """Write a generated pair of texts into `folder`, unless they are there, and return where."""
    old = folder / f"old-{size}.txt"
    new = folder / f"new-{size}{'-renumbered' * renumbered}.txt"
    if not old.exists() or not new.exists():
        pair = make(size, renumbered=renumbered)
        old.write_text(pair.old, encoding="utf-8")
        new.write_text(pair.new, encoding="utf-8")
    return old, new


def _ratio(what: str, most: float, ours: float, base: float) -> Figure:
    detail = f"{_seconds(ours)} / {_seconds(base)}"
    return Figure(what=what, most=most, measured=ours / base, detail=detail)


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _cells(cost: Cost | None) -> list[str]:
    return [_seconds(cost.seconds), f"{cost.megabytes:.0f} MB"] if cost else ["–", "–"]


_HARDEST_HEAD = ("JSON", "peak", "HTML", "peak", "growth", f"≤ {MOST_SECONDS} s, {MOST_MEGABYTES:,} MB")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown that reads well as it stands."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    rule = ["-" * width for width in widths]
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"
        for row in (head, rule, *rows)
    )


def run(plan: Plan, folder: Path) -> str:
    """Measure everything in `plan` and return the three tables."""
    figures = [*start_up(plan, folder), *in_process(plan, folder), *files(plan, folder)]
    figures += long_texts(plan, folder)
    rows = [
        [f.what, f"≤ {f.most:g}", f"{f.measured:.2f}", "ok" if f.measured <= f.most else "short", f.detail]
        for f in figures
    ]
    sizes = ("58/190", f"{plan.small:,} paragraphs", f"{plan.large:,} paragraphs")
    head = ["program", "version", *(cell for size in sizes for cell in (size, "peak"))]
    machine = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    return "\n\n".join(
        (
            f"{machine}; medians of {plan.short_runs} runs of what is short, {plan.long_runs} of what is long.",
            table(["figure", "asked", "measured", "", "in detail"], rows),
            table(head, beside_peers(plan, folder)),
            table(["hardest texts", *_HARDEST_HEAD], hardest(plan, folder)),
        )
    )


@click.command()
@click.option("--quick", is_flag=True, help="Fewer runs and shorter texts: about a minute.")
def main(*, quick: bool) -> None:
    """Print what was asked of Redraft, what it does, and what its peers do on the same texts."""
    # As where it is installed from a wheel. Python does not always do so by itself.
    compileall.compile_dir(str(PACKAGE), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        click.echo(run(QUICK if quick else FULL, Path(folder)))


if __name__ == "__main__":
    main()
