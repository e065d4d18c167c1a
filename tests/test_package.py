"""Wheel, sdist and editable install: each finds its templates and samples, and renders the same report."""

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REPORT = Path("reports/58-190-draft--58-190.html")
DEMO = "import sys; from compare.cli import main; sys.exit(main(['demo', '--quiet']))"


def build(target: str, source: Path, folder: Path) -> Path:
    """Build a package from `source` with what is installed, fetching nothing, and return it."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return next(path for path in folder.iterdir() if path.suffix in (".whl", ".gz"))


def unpack(wheel: Path, folder: Path) -> Path:
    """Unpack a wheel as an installer does, but for the script, and return where."""
    shutil.unpack_archive(wheel, folder, "zip")
    return folder


def demo(site: Path, away: Path) -> bytes:
    """Render the sample report in the folder `away` with the package in `site`, and return it."""
    away.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"}
    code = f"import compare; assert compare.__file__.startswith({str(site)!r}), compare.__file__; {DEMO}"
    subprocess.run([sys.executable, "-c", code], cwd=away, env=environment, check=True)
    return (away / REPORT).read_bytes()


@pytest.fixture(scope="module", name="wheel")
def fixture_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module", name="sdist")
def fixture_sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that an sdist unpacks to."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(build("sdist", ROOT, folder)) as archive:
        archive.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


@pytest.fixture(scope="module", name="expected")
def fixture_expected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the report that the checkout renders."""
    return demo(ROOT, tmp_path_factory.mktemp("checkout") / "away")


def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        return Parser().parsestr(archive.read(dist_info("METADATA")).decode())


def dist_info(name: str) -> str:
    return f"{PROJECT['name']}-{PROJECT['version']}.dist-info/{name}"


def sources(*folders: str) -> set[str]:
    """Return the files of the checkout's folders, as they should stand in a wheel."""
    renamed = {"templates": "compare/templates", "texts": "compare/samples"}
    found = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    names = [path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts]
    return {renamed.get(top := name.split("/")[0], top) + name.removeprefix(top) for name in names}


def test_the_wheel_holds_the_package_the_templates_and_the_samples_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == sources("compare", "templates", "texts")
    assert "compare/py.typed" in names


def test_the_wheel_runs_on_any_machine(wheel: Path) -> None:
    assert wheel.name == f"redraft-{PROJECT['version']}-py3-none-any.whl"


def test_the_wheel_installs_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        entry_points = archive.read(dist_info("entry_points.txt")).decode()
    assert entry_points.split("\n")[:2] == ["[console_scripts]", "redraft = compare.__main__:script"]


def test_the_metadata_says_what_the_project_says(wheel: Path) -> None:
    said = metadata(wheel)
    assert said["Name"] == "redraft"
    assert said["Version"] == PROJECT["version"]
    assert said["License-Expression"] == "MIT"
    assert said["License-File"] == "LICENSE"
    assert said["Requires-Python"] == ">=3.11"
    lines = said.get_all("Requires-Dist", [])
    required = {line.split(">=")[0] for line in lines if "extra" not in line}
    assert required == {
        *("babel", "budoux", "charset-normalizer", "click", "diff-match-patch", "jinja2", "lxml"),
        *("markdown-it-py", "mdit-py-plugins", "platformdirs", "pypdfium2", "rapidfuzz", "requests"),
    }
    extras = {line.split(">=")[0] for line in lines if line.endswith("extra == 'review'")}
    assert (extras, len(lines)) == ({"flask", "waitress"}, len(required) + 2)
    assert str(said.get_payload()).lstrip().startswith("# Redraft")


def test_the_wheel_renders_the_sample_report_far_from_the_checkout(
    wheel: Path, expected: bytes, tmp_path: Path
) -> None:
    assert demo(unpack(wheel, tmp_path / "site"), tmp_path / "away") == expected


def test_the_sdist_builds_a_wheel_that_renders_the_same(
    sdist: Path, wheel: Path, expected: bytes, tmp_path: Path
) -> None:
    rebuilt = build("wheel", sdist, tmp_path / "dist")
    with zipfile.ZipFile(rebuilt) as one, zipfile.ZipFile(wheel) as other:
        assert sorted(one.namelist()) == sorted(other.namelist())
    assert demo(unpack(rebuilt, tmp_path / "site"), tmp_path / "away") == expected


def test_the_sdist_brings_what_a_newcomer_needs(sdist: Path) -> None:
    for name in ("Makefile", "README.md", "LICENSE", "CHANGELOG.md", "constraints.txt", ".ci/run"):
        assert (sdist / name).is_file(), name
    assert (sdist / REPORT).is_file()
    assert (sdist / "tests" / Path(__file__).name).is_file()


def test_an_editable_install_renders_the_same(expected: bytes, tmp_path: Path) -> None:
    code = "import sys; from hatchling.build import build_editable; print(build_editable(sys.argv[1]))"
    built = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    site = unpack(tmp_path / built.stdout.strip(), tmp_path / "site")
    pointers = [Path(line) for pth in site.glob("*.pth") for line in pth.read_text().splitlines()]
    assert pointers == [ROOT]
    assert demo(pointers[0], tmp_path / "away") == expected


def test_the_command_says_its_version() -> None:
    command = [sys.executable, "-m", "compare", "--version"]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert PROJECT["version"] in said
