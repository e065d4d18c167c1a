"""README tells of every command and every option."""

import re
from pathlib import Path

import click
import pytest

from compare.cli import redraft

ROOT = Path(__file__).resolve().parents[1]


def options(command: click.Command) -> set[str]:
    """Return the long names of a command's options."""
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
        if name.startswith("--")
    }


@pytest.fixture(scope="module", name="readme")
def fixture_readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_readme(readme: str) -> None:
    assert [name for name in redraft.commands if f"redraft {name}" not in readme] == []


def test_every_option_is_in_readme(readme: str) -> None:
    every = options(redraft).union(*map(options, redraft.commands.values()))
    assert sorted(name for name in every if not re.search(rf"{name}(?![\w-])", readme)) == []
