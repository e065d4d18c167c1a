"""README tells of every command and every option, and its table which command has which."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from compare.cli import redraft

ROOT = Path(__file__).resolve().parents[1]


def commands(group: click.Group, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its name, those of groups with the group's name before theirs."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


COMMANDS = dict(commands(redraft))


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
    assert [name for name in COMMANDS if f"redraft {name}" not in readme] == []


def test_every_option_is_in_readme(readme: str) -> None:
    every = options(redraft).union(*map(options, COMMANDS.values()))
    assert sorted(name for name in every if not re.search(rf"{name}(?![\w-])", readme)) == []


def test_the_table_of_options_says_which_commands_have_them(readme: str) -> None:
    rows = re.findall(r"^\| (`-.*?) \| (.*?) \| (.*) \|$", readme, re.MULTILINE)
    wrong = []
    said: set[str] = set()
    for names, where, _ in rows:
        if "`" in where:
            said = set(re.findall(r"`([a-z ]+)`", where))
            if where.startswith("all but"):
                said = set(COMMANDS) - said
        elif where != "the same":
            continue  # of the program, or of all
        for option in re.findall(r"--[a-z-]+", names):
            has = {name for name, command in COMMANDS.items() if option in options(command)}
            if has != said and option != "--new-symbol":  # said in the last column
                wrong.append((option, sorted(has ^ said)))
    assert len(rows) > 30
    assert wrong == []
