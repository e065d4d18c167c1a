"""Where results go: a file that is replaced only by a complete one, or standard output.

Errors are `WriteError`, in terms of the file. A reader of standard output that went away is no error.
"""

import os
import re
import sys
from contextlib import suppress
from typing import TextIO

import click

from compare.errors import OptionError, WriteError

_LONGEST_STEM = 80
"""Bytes of a file's stem in the name of a report: two of them and a suffix stay below 255, what file
systems allow."""

_STAND_INS = {
    "…": "...",
    "→": "->",
    "¶": "|",
    "–": "-",
    "—": "-",
    "‹": "<",
    "›": ">",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
}
"""What stands for a character that a console cannot show; a question mark stands for all others."""


def report_name(old: str, new: str) -> str:
    """Return the name of the report of two files, without its folder or suffix.

    >>> report_name("drafts/58-190-draft.txt", "58-190.txt"), report_name("-", "a b*.txt")
    ('58-190-draft--58-190', 'stdin--a-b-')
    """
    return f"{stem(old)}--{stem(new)}"


def stem(path: str) -> str:
    """Return what stands for a file in the name of a report."""
    if path == "-":
        return "stdin"
    bare = os.path.splitext(os.path.basename(path))[0]
    safe = "".join(c if c.isalnum() or c in "-_.+" else "-" for c in bare)
    return safe.encode("utf-8", "ignore")[:_LONGEST_STEM].decode("utf-8", "ignore").lstrip(".") or "text"


def check_file(path: str, inputs: tuple[str, ...]) -> None:
    """Refuse, before any work, a file that cannot be written or that is one of the texts to be read."""
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        message = f"{path}: there is no folder {folder}. Create it, or give another file with -o."
        raise WriteError(message)
    if os.path.isdir(path):
        message = f"{path}: a folder, not a file. Give the name of a file with -o."
        raise WriteError(message)
    for name in inputs:
        if os.path.exists(path) and os.path.exists(name) and os.path.samefile(path, name):
            message = f"{path}: would overwrite a text that is to be read. Give another file with -o."
            raise OptionError(message)


def make_folder(path: str) -> None:
    """Create the folder of a file unless it is there."""
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        message = f"{folder}: cannot be created: {_reason(error)}. Give another file with -o."
        raise WriteError(message) from error


def write_file(path: str, data: bytes, remedy: str = "Give another file with -o") -> None:
    """Write a file whole or not at all: beside it first, then in its place.

    What stood there stays as it was if anything goes wrong, an interrupt included; the error says `remedy`.
    """
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            _write(path, data)  # a device or a pipe is written to, never replaced
        else:
            _replace(os.path.realpath(path), data)
    except BrokenPipeError:
        return  # the reader of the pipe went away: it has what it wanted
    except OSError as error:
        message = f"{path}: cannot be written: {_reason(error)}. {remedy}."
        raise WriteError(message) from error


def _replace(path: str, data: bytes) -> None:
    beside = os.path.join(os.path.dirname(path), f".redraft-{os.urandom(4).hex()}.tmp")
    try:
        _write(beside, data, "xb")
        if os.path.exists(path):
            os.chmod(beside, os.stat(path).st_mode & 0o7777)
        os.replace(beside, path)
    except BaseException:
        if os.path.exists(beside):
            os.unlink(beside)
        raise


def _write(path: str, data: bytes, mode: str = "wb") -> None:
    with open(path, mode) as file:
        file.write(data)


def _stdout() -> TextIO:
    """Return standard output; raise WriteError if the caller closed it."""
    if sys.stdout is None:
        message = "standard output is closed. Name a file with -o."
        raise WriteError(message)
    return sys.stdout


def print_json(text: str) -> None:
    """Write JSON to standard output: in UTF-8, or as escapes if that stands in another encoding.

    Some shells (PowerShell 5) read what a program prints in the console's encoding and write it anew;
    escapes survive that, and are the same JSON.
    """
    import json

    encoding = _stdout().encoding or "utf-8"
    if encoding.lower().replace("_", "-") not in ("utf-8", "utf8") and not text.isascii():
        text = re.sub("[^\0-\x7f]", lambda found: json.dumps(found.group())[1:-1], text)
    print_bytes(text.encode())


def print_text(text: str, *, color: bool = False) -> None:
    """Write text for people to standard output, in characters that it can show."""
    try:
        # Through click, which makes the consoles of old Windows understand colours.
        click.echo(_showable(text, _stdout()), nl=False, color=color)
        sys.stdout.flush()
    except OSError as error:
        give_up(error)


def print_message(text: str) -> None:
    """Write a line for people to standard error."""
    with suppress(OSError):  # nobody is left to be told
        click.echo(_showable(text, sys.stderr), err=True, color=False)


def print_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    try:
        _stdout().flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        give_up(error)


def give_up(error: OSError) -> None:
    """Turn standard output off after `error`: what it holds cannot be written, now or when the program ends.

    Raise WriteError, unless it was a pipe whose reader went away: it has what it wanted.
    """
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    if isinstance(error, BrokenPipeError):
        return
    message = f"standard output: cannot be written: {_reason(error)}. Give a file with -o."
    raise WriteError(message) from error


def _showable(text: str, stream: TextIO) -> str:
    """Return `text` with a stand-in for each character that the stream cannot encode."""
    encoding = stream.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate({ord(c): _STAND_INS.get(c, "?") for c in set(text) if not _fits(c, encoding)})
    return text


def _fits(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
