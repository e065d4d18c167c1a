"""Compiled templates are kept where Python keeps what it compiles, and nowhere against anyone's will."""

import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from compare.writers.compiled_templates import CompiledTemplates


def render(folder: Path, source: str = "{{ 6 * 7 }}") -> str:
    cache = CompiledTemplates(str(folder))
    loader = DictLoader({"page": source})
    return Environment(loader=loader, autoescape=True, bytecode_cache=cache).get_template("page").render()


@pytest.fixture(autouse=True)
def writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert render(tmp_path) == "42"
    assert len(list((tmp_path / "__pycache__").iterdir())) == 1

    def refuse(*_: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(Environment, "_compile", refuse)
    assert render(tmp_path) == "42"


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    assert render(tmp_path) == "42"
    assert render(tmp_path, "{{ 6 * 8 }}") == "48"


def test_a_damaged_file_is_compiled_again(tmp_path: Path) -> None:
    render(tmp_path)
    (kept,) = (tmp_path / "__pycache__").iterdir()
    kept.write_bytes(kept.read_bytes()[:40])
    assert render(tmp_path) == "42"


def test_nothing_is_written_where_python_was_told_not_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert render(tmp_path) == "42"
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_the_one_that_python_would_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "elsewhere"))
    render(tmp_path / "templates")
    assert not (tmp_path / "templates").exists()
    assert [path.suffix for path in (tmp_path / "elsewhere").rglob("*") if path.is_file()] == [".cache"]


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    assert render(file) == "42"


def test_a_full_disk_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    assert render(tmp_path) == "42"
