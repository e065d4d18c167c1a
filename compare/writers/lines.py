"""Styled words to lines of a terminal: colours, width, and where a line breaks.

In: pieces of text, each with a style. Out: lines that end with a line feed. A piece may break at any of
its spaces; a word longer than a line is cut. Wide characters (Chinese, Japanese, Korean) take two columns.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from unicodedata import combining, east_asian_width


class Ink(Enum):
    """How a piece of text looks; the value is the ANSI sequence (ECMA-48, SGR)."""

    PLAIN = ""
    HEADING = "\x1b[1m"
    FAINT = "\x1b[2m"
    DOUBT = "\x1b[33m"
    DELETED = "\x1b[31;9m"
    """Red and struck through, for those who cannot tell the colours."""
    INSERTED = "\x1b[32;4m"
    """Green and underlined."""
    TYPOGRAPHY = "\x1b[36m"
    CONTROL = "\x1b[7m"


Piece = tuple[Ink, str]

_RESET = "\x1b[0m"
_WORDS = re.compile(r" +|[^ ]+")
_NARROWEST = 20
"""Columns below which breaking lines makes a text harder to read, not easier."""


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    >>> columns("Décide"), columns("大会")
    (6, 4)
    """
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


class Printer:
    """Collects lines."""

    def __init__(self, *, color: bool, width: int | None) -> None:
        """Use colours or not; break lines at `width` columns, or nowhere."""
        self._color, self._width = color, width
        self._parts: list[str] = []

    def text(self) -> str:
        """Return all lines."""
        return "".join(self._parts)

    def line(self, text: str = "", ink: Ink = Ink.PLAIN, *, indent: int = 0) -> None:
        """Add a text of one style."""
        self.pieces([(ink, text)], indent=indent)

    def pieces(self, pieces: Iterable[Piece], *, indent: int = 0) -> None:
        """Add pieces as one paragraph; its lines are indented by `indent` columns."""
        room = None if self._width is None else max(self._width - indent, _NARROWEST)
        margin = " " * indent
        for line in _break(pieces, room):
            self._parts.append((margin + self._paint(line)).rstrip(" ") + "\n")

    def _paint(self, line: list[Piece]) -> str:
        if not self._color:
            return "".join(text for _, text in line)
        parts: list[str] = []
        last = Ink.PLAIN
        for ink, text in line:
            if ink is not last:
                if last is not Ink.PLAIN:
                    parts.append(_RESET)
                parts.append(ink.value)
                last = ink
            parts.append(text)
        if last is not Ink.PLAIN:
            parts.append(_RESET)
        return "".join(parts)


def _break(pieces: Iterable[Piece], room: int | None) -> Iterator[list[Piece]]:
    """Yield lines of at most `room` columns, without the spaces at which they were broken."""
    whole = list(pieces)
    if room is None:
        yield whole
        return
    rest = iter(whole)
    ink, text, at = Ink.PLAIN, "", 0
    for start, end in _lines("".join(text for _, text in whole), room):
        line: list[Piece] = []
        while at < end:
            while not text:
                ink, text = next(rest)
            taken = min(len(text), (end if at >= start else start) - at)
            if at >= start:
                line.append((ink, text[:taken]))
            text, at = text[taken:], at + taken
        yield line


def _lines(text: str, room: int) -> Iterator[tuple[int, int]]:
    """Yield where each line of at most `room` columns starts and ends; always at least one."""
    start = end = used = 0
    for found in _WORDS.finditer(text):
        word_start, word_end = found.span()
        if text[word_start] == " ":
            used += word_end - word_start
            continue
        size = columns(found.group())
        if used + size > room and end > start:
            yield start, end
            start, used = word_start, 0
        if used + size > room:
            for cut in _cuts(text, word_start, word_end, room):
                yield start, cut
                start = cut
            used, size = 0, columns(text[start:word_end])
        end, used = word_end, used + size
    yield start, end


def _cuts(text: str, start: int, end: int, room: int) -> Iterator[int]:
    """Yield where a word that is longer than a line must be cut."""
    used = 0
    for index in range(start, end):
        size = columns(text[index])
        if used + size > room:
            yield index
            used = 0
        used += size
