"""Characters to lines: what stands on each line, where, how far in, and after how many blank ones.

How a line begins and ends is asked again and again until its paragraph is found, so a line knows its
label and its stop.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from compare.readers import labels

_FORM_FEED = "\x0c"
_NUMBERED = "\n\r"
"""Characters that end a line which editors count; a form feed stands in a line of its page."""
_TAB = 8
"""Columns from one tab stop to the next, as terminals and printers have it."""
GLUED = -1
"""The `gap` of a mark that the source prints on a line of its own."""

_STRONG = ".;:!?。；：！？؛؟…"
_WEAK = ",，،、"
_CLOSERS = "\"'”’»)]）」』*"
_RAISED = "0123456789¹²³⁴⁵⁶⁷⁸⁹⁰/ []"
_AND_OR = (" and", " or", " et", " ou", " y", " и")
_LAST_OF_AND_OR = "drtuyи"
_LONGEST_MARK = 6
"""Characters of a note's mark at the end of a line, brackets and all."""


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
    label: labels.Label | None = None
    """The label that `text` may begin with."""
    stop: str = ""
    """`strong` or `weak` if `text` ends with a stop or a comma; see `stop`."""


def split(source: str) -> list[Line]:
    r"""Return the lines of `source` that are not blank. Form feeds begin pages.

    >>> [(line.text, line.number, line.page, line.gap) for line in split("A\r\n\n b\x0cc")]
    [('A', 1, 1, 0), ('b', 3, 1, 1), ('c', 3, 2, 0)]
    """
    lines: list[Line] = []
    offset, number, page, gap, turned = 0, 1, 1, 0, False
    for raw in source.splitlines(keepends=True):
        text = raw.strip()
        if text:
            first, last = text[0], text[-1]
            width = raw.index(first)
            indent = _columns(raw[:width]) if width else 0
            # Most lines begin with a small letter and end within a sentence: no call needs to find that out.
            start = text[: labels.LONGEST_LETTERS]
            unlabelled = "a" <= first <= "z" and "." not in start and ")" not in start
            label = None if unlabelled else labels.parse(text)
            open_end = last.isalpha() and not (last in _LAST_OF_AND_OR and text.endswith(_AND_OR))
            ended = "" if open_end else stop(text)
            fields = (text, offset + width, number, page, indent, gap, turned, label, ended)
            lines.append(tuple.__new__(Line, fields))  # in half the time that its class takes
            gap, turned = 0, False
        else:
            gap += 1
        end = raw[-1]
        if end in _NUMBERED:
            number += 1
        elif end == _FORM_FEED:
            page += 1
            turned = True
        offset += len(raw)
    return lines


def unquoted(lines: Iterable[Line], sign: str) -> Iterator[Line]:
    """Yield the lines without the signs before them; what was nothing but signs is a blank line."""
    gap, turn = 0, False
    for line in lines:
        text = line.text.lstrip(f"{sign} \t") if line.text.startswith(sign) else line.text
        if not text:
            gap += 1 + line.gap
            turn = turn or line.turn
            continue
        cut = len(line.text) - len(text)
        signs = line.text[:cut].rpartition(sign)[2] if cut else ""
        yield line._replace(
            text=text,
            offset=line.offset + cut,
            indent=_columns(signs) if cut else line.indent,
            gap=line.gap + gap,
            turn=line.turn or turn,
            label=labels.parse(text),
            stop=stop(text),
        )
        gap, turn = 0, False


def _columns(margin: str) -> int:
    if margin.isascii() and "\t" not in margin:
        return len(margin)
    columns = 0
    for character in margin:
        if character == "\t":
            columns += _TAB - columns % _TAB
        else:
            columns += 2 if character == "\u3000" else 1
    return columns


def stop(text: str) -> str:
    """Return `strong` or `weak` for a line that ends with a stop or a comma, else nothing.

    Closing quotes and brackets, marks of notes and "and" or "or" after the stop are looked past.

    >>> stop("Human Rights;"), stop("the Covenant,1 and"), stop("of migrants")
    ('strong', 'weak', '')
    """
    last = text[-1]
    if last in _STRONG:
        return "strong"
    if last in _WEAK:
        return "weak"
    if last in _LAST_OF_AND_OR and text.endswith(_AND_OR):
        return stop(text[: text.rindex(" ")].rstrip() or last)
    if last.isalpha():
        return ""
    if last.isdigit() or last in "]¹²³⁴⁵⁶⁷⁸⁹⁰/":
        bare = text.rstrip(_RAISED)
        spaced = text[len(bare) : len(bare) + 1] == " " and last not in "]/"
        if spaced or len(text) - len(bare) > _LONGEST_MARK:
            return ""
    else:
        bare = text.rstrip(_CLOSERS)
    if bare and bare is not text:
        if bare[-1] in _STRONG:
            return "strong"
        if bare[-1] in _WEAK:
            return "weak"
    return ""
