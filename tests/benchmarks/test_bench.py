"""The benchmark runs and prints every figure; how fast anything is, no test asks."""

import shutil
from pathlib import Path

import pytest
from benchmarks import bench
from benchmarks.files import DATA
from benchmarks.in_browser import BROWSERS
from benchmarks.measure import in_turns, python, run

TINY = bench.Plan(short_runs=1, long_runs=1, small=20, large=60, hardest=((10, 20), (10, 20), (50,), (50,)))
PROGRAM = "import sys; from compare.cli import main; sys.exit(main())"


def test_it_prints_a_table_of_every_figure_one_of_every_peer_and_one_of_the_hardest_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "redraft", lambda *words: python(PROGRAM, *words))
    figures, programs, hardest = bench.run(TINY, tmp_path).split("\n\n")[1:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in figures.splitlines()[2:]]
    assert len(rows) == 13 + 2 * DATA.is_dir() + 3 * any(map(shutil.which, BROWSERS))
    assert {row[3] for row in rows} <= {"ok", "short"}
    assert all(row[1].startswith("≤ ") and float(row[2]) for row in rows)
    names = [line.split("|")[1].strip() for line in programs.splitlines()[2:]]
    peers = ["difflib.HtmlDiff", "redlines", "lxml htmldiff", "wdiff"]
    assert names == [*peers, "redraft, JSON", "redraft, HTML"]
    assert [line.split("|")[1].split()[0] for line in hardest.splitlines()[2:]] == "10 20 10 20 50 50".split()


def test_memory_is_that_of_the_process_itself(tmp_path: Path) -> None:
    costs = in_turns({"little": python("0"), "much": python("x = b'x' * 10**8")}, times=1, folder=tmp_path)
    assert 90 < costs["much"].megabytes - costs["little"].megabytes < 120


def test_a_program_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"ended with 1: no such peer"):
        run(python("import sys; print('no such peer', file=sys.stderr); sys.exit(1)"), folder=tmp_path)
