"""Characters to lines: what stands on each line, where, how far in, and after how many blank ones."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_FORM_FEED = "\x0c"
_NUMBERED = ("\n", "\r\n", "\r")
"""Line ends that editors count; a form feed stands in a line of its page."""
_TAB = 8
"""Columns from one tab stop to the next, as terminals and printers have it."""
GLUED = -1
"""The `gap` of a mark that the source prints on a line of its own."""


class Line(NamedTuple):
    """A line with something on it; blank ones are counted in the `gap` of the next."""

    text: str
    """Without the white space at either end."""
    offset: int
    """Characters of the source before `text`."""
    number: int
    """Line of the source, from 1."""
    page: int
    """From 1."""
    indent: int
    """Columns before `text`."""
    gap: int
    """Blank lines since the line before; GLUED for a line that goes on with it without a space."""
    turn: bool
    """True if a page ended, or its notes stood, between the line before and this one."""


def split(source: str) -> list[Line]:
    r"""Return the lines of `source` that are not blank. Form feeds begin pages.

    >>> [(line.text, line.number, line.page, line.gap) for line in split("A\r\n\n b\x0cc")]
    [('A', 1, 1, 0), ('b', 3, 1, 1), ('c', 3, 2, 0)]
    """
    lines: list[Line] = []
    page, gap, turned = 1, 0, False
    number = 1
    for start, end, ending in _physical(source):
        raw = source[start:end]
        text = raw.strip()
        if text:
            width = 0 if raw[0] == text[0] else len(raw) - len(raw.lstrip())
            indent = _columns(raw[:width]) if width else 0
            lines.append(Line(text, start + width, number, page, indent, gap, turned))
            gap, turned = 0, False
        else:
            gap += 1
        if ending == _FORM_FEED:
            page += 1
            turned = True
        number += ending in _NUMBERED
    return lines


def _physical(source: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for found in _LINE_END.finditer(source):
        yield start, found.start(), found.group()
        start = found.end()
    yield start, len(source), ""


def _columns(margin: str) -> int:
    columns = 0
    for character in margin:
        if character == "\t":
            columns += _TAB - columns % _TAB
        else:
            columns += 2 if character == "\u3000" else 1
    return columns
