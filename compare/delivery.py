"""What the commands do beside the library: ask and tell the person, put each result where it belongs.

In: words of the command line, and what the library returned. Out: files, screens, exit codes. It is loaded
by a command that runs, not by the help.
"""

import sys
from typing import TYPE_CHECKING

import click

from compare import naming, output, pipeline
from compare.errors import OptionError
from compare.words import STANDARD, Words, chosen, suffix_of, to_options
from compare.writers import PRINTED, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.lineage import Lineage
    from compare.model import Comparison
    from compare.model.symbol import Symbol
    from compare.options import Options

EXIT_DIFFERENT = 1

_TOLD = frozenset({"predecessor", "symbol-differs", "cache-unwritable"})
"""Codes of remarks that are printed too: not everybody looks at the report's head."""


def report(old: str, new: str, *, browse: bool, words: Words) -> int:
    """Compare two texts, write the report, and say in short what it shows; return the exit code."""
    to = chosen(words["to"], words["output"], SUFFIXES, "html")
    if browse and words["output"] == STANDARD:
        message = "--open needs a file to open. Leave out -o -, or --open."
        raise OptionError(message)
    options = to_options(words, to, words["output"] or "")
    if words["output"]:
        check(words["output"], (old, new))
    comparison = pipeline.files(old, new, options, chooser(new))
    tell(comparison, words)
    text = made(comparison, to, options)
    target = words["output"] or f"reports/{naming.called(old, new, comparison)}{suffix_of(to)}"
    if not words["output"]:
        output.make_folder(target)
        check(target, (old, new))
    put(text, to, target, options)
    if not words["quiet"]:
        said = pipeline.in_short(comparison)
        if target == STANDARD:
            output.print_message(said)
        elif sys.stdout is not None:  # closed by a caller who wants the file only
            output.print_text(f"{said}\n{target}\n")
    if browse:
        _browse(target)
    return code(comparison, words)


def chooser(new: str) -> "Callable[[Lineage], Symbol] | None":
    """Return what asks the person at the keyboard, None where there is nobody to ask."""
    screens = (sys.stdin, sys.stderr)
    asked = new != STANDARD and all(screen is not None and screen.isatty() for screen in screens)
    return _choose if asked else None


def _choose(lineage: "Lineage") -> "Symbol":
    """Ask which of several earlier resolutions is meant."""
    output.print_message(f"Which is the predecessor? {lineage.reason}:")
    for number, symbol in enumerate(lineage.candidates, 1):
        output.print_message(f"  {number}  {symbol}")
    number = click.prompt("Number", type=click.IntRange(1, len(lineage.candidates)), err=True)
    return lineage.candidates[number - 1]


def tell(comparison: "Comparison", words: Words) -> None:
    """Say on standard error what a user should know of texts that were found by themselves."""
    for remark in (*comparison.old.remarks, *comparison.new.remarks):
        if remark.code in _TOLD and not words["quiet"]:
            output.print_message(remark.message)


def code(comparison: "Comparison", words: Words) -> int:
    """Return the exit code of a comparison."""
    different = words["exit_code"] and comparison.differs(strict=words["strict"])
    return EXIT_DIFFERENT if different else 0


def check(target: str, inputs: tuple[str, ...]) -> None:
    """Refuse a file that cannot be written, before any work."""
    if target != STANDARD:
        output.check_file(target, inputs)


def made(comparison: "Comparison", to: str, options: "Options") -> str | bytes:
    """Return the result in a format: bytes of what is for programs that show it, else text."""
    if to == "html":
        return pipeline.page(comparison, options)
    if to == PRINTED:
        return pipeline.print_pdf(comparison, options)
    return pipeline.write(comparison, to, options)


def put(text: str | bytes, to: str, target: str, options: "Options") -> None:
    """Write a result to a file, or to standard output as it suits its format."""
    if target != STANDARD:
        output.write_file(target, text if isinstance(text, bytes) else text.encode())
    elif isinstance(text, bytes):
        output.print_bytes(text)
    elif to == "json":
        output.print_json(text)
    else:
        output.print_text(text, color=options.color)


def _browse(path: str) -> None:
    """Open a report in the browser; say so if there is none, for the report is there all the same."""
    import webbrowser
    from pathlib import Path

    if not webbrowser.open(Path(path).absolute().as_uri()):
        output.print_message(f"No browser could be opened. Open {path} yourself.")
