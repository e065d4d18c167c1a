"""The options that commands share, as click takes them; what they ask for is in `words`."""

from collections.abc import Callable
from typing import BinaryIO, TypeVar

import click

from compare.errors import OptionError
from compare.messages import LANGUAGES
from compare.pins import PinFile, parse, read
from compare.words import PAPERS, SAID
from compare.writers import PRINTED, WRITERS

Command = TypeVar("Command", bound=Callable[..., int])
_SIDES = ("old", "new")


def _pins(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Return pairs of addresses, old and new, out of words such as `op7=op9`."""
    try:
        return tuple(parse(value) for value in values)
    except OptionError as error:
        raise click.BadParameter(str(error), context, parameter) from error


def _pins_of_file(_context: click.Context, _parameter: click.Parameter, file: BinaryIO | None) -> PinFile:
    """Return what a file of pins says; nothing if there is none."""
    if file is None:
        return PinFile()
    with file:
        return read(file.read(), file.name)


def with_output(help_text: str) -> Callable[[Command], Command]:
    """Add -o, described by `help_text`."""
    file = click.Path(allow_dash=True)
    return click.option("-o", "--output", type=file, metavar="FILE", help=help_text)


def with_quiet(command: Command) -> Command:
    """Add -q."""
    return click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")(command)


def with_open(command: Command) -> Command:
    """Add --open."""
    return click.option("--open", "browse", is_flag=True, help="Open the report in the browser.")(command)


def with_format(default: str) -> Callable[[Command], Command]:
    """Add --format; `default` is what it is without."""
    text = f"Default: the suffix of -o, else {default}."
    return click.option("--format", "to", type=click.Choice([*WRITERS, PRINTED]), help=text)


def with_ui_language(command: Command) -> Command:
    """Add --ui-language."""
    return click.option(
        "--ui-language",
        type=click.Choice(LANGUAGES),
        metavar="CODE",
        help="Language of the report itself: ar, en, es, fr, ru or zh. Default: that of the locale, else en.",
    )(command)


def with_plain(command: Command) -> Command:
    """Add --plain."""
    text = "Look for no structure: each block of text is just a paragraph."
    return click.option("--plain", is_flag=True, help=text)(command)


def with_reading(command: Command) -> Command:
    """Add what says how a file is read: --plain, --password, --tracked."""
    tracked = click.option(
        "--tracked",
        type=click.Choice(["accepted", "rejected"]),
        default="accepted",
        help="Read tracked changes in a Word file as this. Default: accepted.",
    )
    return with_plain(with_password(tracked(command)))


def with_password(command: Command) -> Command:
    """Add --password."""
    return click.option("--password", metavar="TEXT", help="Opens encrypted files.")(command)


def with_lookup(command: Command) -> Command:
    """Add what says where a text that is given by its symbol comes from."""
    folder = click.Path(file_okay=False)
    options = (
        click.option(
            "--from",
            "folder",
            type=folder,
            metavar="DIR",
            help="Look for symbols in this folder, and download nothing.",
        ),
        click.option(
            "--language",
            type=click.Choice(LANGUAGES),
            metavar="CODE",
            default="en",
            help="Language to get symbols in: ar, en, es, fr, ru or zh. Default: en.",
        ),
        click.option("--offline", is_flag=True, help="Take symbols from the cache only."),
        click.option("--refresh", is_flag=True, help="Download symbols even if they are in the cache."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def with_pins(command: Command) -> Command:
    """Add --pin, --unpin and --pins."""
    options = (
        click.option(
            "--pin",
            multiple=True,
            metavar="OLD=NEW",
            callback=_pins,
            help="Match the paragraphs of these two addresses. Repeatable.",
        ),
        click.option(
            "--unpin",
            multiple=True,
            metavar="OLD=NEW",
            callback=_pins,
            help="Do not match the paragraphs of these two addresses. Repeatable.",
        ),
        click.option(
            "--pins",
            type=click.File("rb"),
            metavar="FILE",
            callback=_pins_of_file,
            help="Read pins from a file, in lines such as `pin op7=op9` and `unpin op3=op4`.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def with_two_texts(command: Command) -> Command:
    """Add what `report` and `compare` have in common."""
    for add in reversed(_comparing_options()):
        command = add(command)
    return command


def _comparing_options() -> list[Callable[[Command], Command]]:
    folder, text = click.Path(file_okay=False), click.Path(allow_dash=True)
    options = [
        click.argument("old", type=text),
        click.argument("new", type=text),
        with_ui_language,
        click.option(
            "--templates", type=folder, metavar="DIR", help="Folder whose templates replace the report's own."
        ),
        click.option(
            "--paper",
            type=click.Choice(list(PAPERS), case_sensitive=False),
            help="Size of the pages of a PDF. Default: a4.",
        ),
        click.option(
            "--typography", is_flag=True, help="Show differences in quotes, spaces and hyphens too."
        ),
        with_reading,
        with_lookup,
        with_pins,
        click.option("--strict", is_flag=True, help="Let new numbers alone count as a difference."),
        click.option("--exit-code", is_flag=True, help="Exit with 1 if the texts differ."),
        with_quiet,
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help="Colours in the terminal. Default: auto.",
        ),
    ]
    for name, metavar in SAID.items():
        for side in _SIDES:
            about = f"{name.capitalize()} of the {side} text."
            options.append(click.option(f"--{side}-{name}", metavar=metavar, help=about))
    return options
