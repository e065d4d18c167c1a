"""The words of the command line: what a person said, and what of the library it asks for.

In: what click found. Out: a `Words`, from which come the `Options` of the library, a format, a look.
"""

import os
import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypedDict

from compare.errors import OptionError
from compare.messages import LANGUAGES
from compare.pins import PinFile
from compare.writers import PRINTED, SUFFIXES

if TYPE_CHECKING:
    from compare.options import Metadata, Options

STANDARD = "-"
"""Stands for standard input, or standard output."""

_WIDEST = 100
"""Columns; longer lines are hard to read, however wide the terminal."""
SAID = {"title": "TEXT", "symbol": "SYMBOL", "date": "DATE", "language": "CODE"}
"""What a user may say about a text, and what stands for it in the help."""

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables of the environment that say in which language programs speak; the first that is set counts."""

PAPERS = {"a4": "A4", "letter": "Letter"}
"""What people say, and the name of it in CSS."""


class Opened(TypedDict):
    """The words on how a text is opened and found that is to be read as it was before."""

    password: str | None
    language: str
    folder: str | None
    offline: bool
    refresh: bool


class Sought(Opened):
    """The words on how one text is opened and found."""

    tracked: str


class Reviewed(Sought):
    """The words of `review`."""

    ui_language: str | None
    plain: bool
    pin: tuple[tuple[str, str], ...]
    unpin: tuple[tuple[str, str], ...]
    pins: PinFile


class Words(Reviewed):
    """The words of `report` and `compare`, as click hands them over."""

    output: str | None
    to: str | None
    templates: str | None
    paper: str | None
    typography: bool
    strict: bool
    exit_code: bool
    quiet: bool
    color: str
    old_title: str | None
    new_title: str | None
    old_symbol: str | None
    new_symbol: str | None
    old_date: str | None
    new_date: str | None
    old_language: str | None
    new_language: str | None


NOTHING_SAID: Words = {
    "output": None,
    "to": None,
    "ui_language": None,
    "templates": None,
    "paper": None,
    "typography": False,
    "plain": False,
    "password": None,
    "tracked": "accepted",
    "language": "en",
    "folder": None,
    "offline": False,
    "refresh": False,
    "strict": False,
    "exit_code": False,
    "quiet": False,
    "color": "auto",
    "pin": (),
    "unpin": (),
    "pins": PinFile(),
    "old_title": None,
    "new_title": None,
    "old_symbol": None,
    "new_symbol": None,
    "old_date": None,
    "new_date": None,
    "old_language": None,
    "new_language": None,
}


def to_options(words: Words, to: str, target: str, *, stat: bool = False) -> "Options":
    """Return the options of the library that the words ask for.

    `to` is the format of the result, `target` where it goes. Raise OptionError for a word that says
    nothing about the format.
    """
    if stat and to in ("html", "json", PRINTED):
        message = f"--stat counts in the terminal and the summary, not in {to}. Leave one of the two out."
        raise OptionError(message)
    if words["ui_language"] is not None and to not in ("html", PRINTED):
        message = (
            f"--ui-language is that of html and pdf, and the format is {to}. Say --format html,"
            " or leave it out."
        )
        raise OptionError(message)
    if words["templates"] is not None and to not in ("html", PRINTED):
        message = (
            f"--templates are those of html, and the format is {to}. Say --format html, or leave them out."
        )
        raise OptionError(message)
    if words["templates"] == "":
        message = "--templates: the name of the folder is empty. Give an existing folder, or leave it out."
        raise OptionError(message)
    if words["paper"] is not None and to != PRINTED:
        message = f"--paper is that of pdf, and the format is {to}. Say --format pdf, or leave it out."
        raise OptionError(message)
    color, width = terminal(words["color"], target)
    return to_review(words)._replace(
        typography=words["typography"],
        strict=words["strict"],
        stat=stat,
        color=color,
        width=width,
        templates=words["templates"],
        paper=PAPERS[words["paper"]] if words["paper"] else None,
        old=_said(words, "old"),
        new=_said(words, "new"),
    )


def to_review(words: Reviewed) -> "Options":
    """Return the options of the library for a review: how two texts are found, read and matched."""
    from compare.options import Options

    return Options(
        plain=words["plain"],
        password=words["password"],
        tracked=words["tracked"],
        language=words["language"],
        folder=words["folder"],
        offline=words["offline"],
        refresh=words["refresh"],
        ui_language=words["ui_language"] or ui_language(os.environ),
        pins=(*words["pin"], *words["pins"].together),
        unpins=(*words["unpin"], *words["pins"].apart),
    )


def ui_language(environment: Mapping[str, str]) -> str:
    """Return the language that the locale of an environment asks for; English if it is none of ours.

    >>> ui_language({"LC_ALL": "", "LANG": "fr_CA.UTF-8"})
    'fr'
    >>> ui_language({"LC_ALL": "C", "LANG": "fr_CA.UTF-8"})
    'en'
    """
    locale = next(filter(None, (environment.get(name) for name in _LOCALE)), "")
    language = re.split(r"[_.@-]", locale, maxsplit=1)[0].lower()
    return language if language in LANGUAGES else "en"


def _said(words: Words, side: str) -> "Metadata":
    from compare.options import Metadata

    given = {name: words.get(f"{side}_{name}") for name in SAID}
    return Metadata(**{name: value for name, value in given.items() if isinstance(value, str)})


def chosen(to: str | None, output: str | None, suffixes: Mapping[str, str], default: str) -> str:
    """Return the format: what was said, else what the suffix of the file asks for, else the default."""
    if output == "":
        message = "-o: the name of the file is empty. Give a name, or - for standard output."
        raise OptionError(message)
    if to or output is None or output == STANDARD:
        return to or default
    folder, name = os.path.split(output)
    if name.lower() in suffixes:
        better = os.path.join(folder, f"report{name}")
        message = f"{output}: a suffix without a name. Give a name such as {better}, or say --format."
        raise OptionError(message)
    suffix = os.path.splitext(output)[1]
    if not suffix:
        return default
    if suffix.lower() not in suffixes:
        known = ", ".join(suffixes)
        message = f"{output}: {suffix} is no suffix of a format. Use one of {known}, or say --format."
        raise OptionError(message)
    return suffixes[suffix.lower()]


def suffix_of(to: str) -> str:
    """Return the suffix of a file in a format; what has none of its own is plain text."""
    return f".{to}" if f".{to}" in SUFFIXES else ".txt"


def terminal(color: str, target: str) -> tuple[bool, int | None]:
    """Return whether to use colours, and how wide the terminal is if the result goes to one."""
    screen = target == STANDARD and sys.stdout is not None and sys.stdout.isatty()
    # https://no-color.org: any value but the empty one.
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    if not screen:
        return color == "always", None
    from shutil import get_terminal_size

    width = min(get_terminal_size().columns, _WIDEST)
    return color == "always" or (color == "auto" and not plain), width
