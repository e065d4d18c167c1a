"""Pins as people write them: `op7=op9`, on the command line or a line each in a file."""

from collections.abc import Iterator
from typing import NamedTuple

from compare.errors import OptionError, ReadError

Pair = tuple[str, str]
"""Addresses of an old and a new paragraph (or note)."""


class PinFile(NamedTuple):
    """What a file of pins says."""

    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()


def parse(pair: str) -> Pair:
    """Return the addresses of `op7=op9`; OptionError if it is no such pair.

    >>> parse("op7 = op9")
    ('op7', 'op9')
    """
    old, _, new = (part.strip() for part in pair.partition("="))
    if not (old and new) or "=" in new:
        message = f"{pair!r} is no pair of addresses such as op7=op9."
        raise OptionError(message)
    return old, new


def read(data: bytes, name: str) -> PinFile:
    """Return the pairs to match and those to keep apart, from lines such as `pin op7=op9`, `unpin op3=op4`.

    Blank lines and what follows a `#` are left out. `name` is for messages; ReadError names the line.
    """
    pairs: dict[str, list[Pair]] = {"pin": [], "unpin": []}
    for number, line in _lines(data, name):
        word, _, pair = line.partition(" ")
        try:
            pairs[word].append(parse(pair))
        except (KeyError, OptionError) as error:
            message = (
                f"{name}, line {number}: {line!r} is no pin. "
                "Write lines such as `pin op7=op9` and `unpin op3=op4`."
            )
            raise ReadError(message) from error
    return PinFile(tuple(pairs["pin"]), tuple(pairs["unpin"]))


def _lines(data: bytes, name: str) -> Iterator[tuple[int, str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{name}: no text in UTF-8. Save the pins as UTF-8."
        raise ReadError(message) from error
    for number, line in enumerate(text.splitlines(), start=1):
        said = " ".join(line.partition("#")[0].split())
        if said:
            yield number, said
