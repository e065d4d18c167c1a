"""What is committed beside the code: the example report, its picture, the pinned versions, the tasks."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
REPORT = Path("reports/58-190-draft--58-190.html")
PICTURE = ROOT / REPORT.with_suffix(".png")
MAX_PICTURE = 300_000
"""Bytes: README loads it."""
PINS = dict(
    line.split("==")
    for line in (ROOT / "constraints.txt").read_text().splitlines()
    if not line.startswith("#")
)
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def required(*roots: str) -> set[str]:
    """Return the packages that `roots`, requirements, need on this machine, and what those need."""
    found: dict[str, set[str]] = {}
    todo = [Requirement(root) for root in roots]
    while todo:
        requirement = todo.pop()
        name, extras = canonicalize_name(requirement.name), requirement.extras | {""}
        if extras <= found.setdefault(name, set()):
            continue
        found[name] |= extras
        for line in requires(name) or []:
            need = Requirement(line)
            if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in extras):
                todo.append(need)
    return set(found)


def development() -> Iterator[str]:
    """Yield the requirements of the dependency groups."""
    for group in PYPROJECT["dependency-groups"].values():
        yield from (entry for entry in group if isinstance(entry, str))


def unlike_the_pins(names: set[str]) -> list[str]:
    """Return what is installed in another version than the constraints say."""
    pins = {canonicalize_name(name): pin for name, pin in PINS.items()}
    return sorted(f"{name} {version(name)}" for name in names if version(name) != pins.get(name))


def test_the_example_report_is_what_the_program_renders_today(tmp_path: Path) -> None:
    other = unlike_the_pins(required(*PYPROJECT["project"]["dependencies"]))
    if other and os.environ.get("CI") != "true":
        pytest.skip(f"the example is rendered with the versions of constraints.txt, not {', '.join(other)}")
    assert not other
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "compare", "demo", "--ui-language", "en", "--quiet"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    same = (tmp_path / REPORT).read_bytes() == (ROOT / REPORT).read_bytes()
    assert same, (
        "reports/ is out of date: `make reports` renews it; look at what changed before you commit it"
    )


def test_the_picture_is_one_and_loads_quickly() -> None:
    data = PICTURE.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(data[at : at + 4]) for at in (16, 20))
    assert (width, height >= 600) == (1280, True)
    assert len(data) < MAX_PICTURE


def test_every_package_that_is_needed_is_pinned() -> None:
    roots = (*PYPROJECT["project"]["dependencies"], *development(), *PYPROJECT["build-system"]["requires"])
    try:
        needed = required(*roots)
    except PackageNotFoundError as missing:
        pytest.fail(f"{missing}: `make test` installs it")
    assert sorted(needed - {canonicalize_name(name) for name in PINS}) == []


def test_the_pins_are_exact_and_in_order() -> None:
    assert all(re.fullmatch(r"[\w.]+", pin) for pin in PINS.values())
    assert list(PINS) == sorted(PINS, key=str.lower)


def tasks() -> set[str]:
    """Return what the Makefile declares as a task."""
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony
    return set(phony[1].split())


def make(*words: str) -> str:
    """Return what make prints, told nothing by the make that may be running these tests."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--no-print-directory", *words]
    return subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout


def test_make_alone_explains_every_task() -> None:
    explained = {line.split()[1] for line in make().splitlines()}
    assert explained == tasks()
    assert explained >= {"demo", "test", "check", "bench", "reports"}


@pytest.mark.parametrize("task", sorted(tasks()))
def test_every_task_stands_in_readme_or_contributing(task: str) -> None:
    documents = "".join(
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")
    )
    assert f"make {task}" in documents


def test_testing_measures_coverage_and_asks_for_95_percent() -> None:
    recipe = make("--dry-run", "test")
    assert "--cov-fail-under=95" in recipe
    assert PYPROJECT["tool"]["coverage"]["run"] == {"branch": True, "source": ["compare"]}


def test_ci_runs_the_test_command_of_readme_and_the_checks() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line.split("#")[0].strip() for line in readme]
    assert "make test" in commands
    assert script.index("make test") < script.index("make check")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
