"""Grid tables of Markdown, as pandoc and reStructuredText draw them with `+---+---+` and `|`.

In: the lines of a block. Out: the tokens that a table of pipes has. A cell may go over columns; a table in
which one goes over rows is left as it stands.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.readers.patterns import late

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_BORDER = late(r"\+(?:[:=-][=-]*:?\+)+")
_LOOKED_AT = "grid"
"""Name, in what is known of a source, of the line before which there is no grid."""
_Cell = tuple[int, str]
"""Line of the source, from 0, and the words."""


def plugin(parser: "MarkdownIt") -> None:
    """Have a parser know grid tables."""
    parser.block.ruler.before("table", "grid", _rule, {"alt": ["paragraph", "reference"]})


def _rule(state: "StateBlock", start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    if start < state.env.get(_LOOKED_AT, 0) or not _BORDER().fullmatch(_line(state, start)):
        return False
    lines = [_line(state, start)]
    while start + len(lines) < end and (line := _line(state, start + len(lines)))[:1] in ("|", "+"):
        lines.append(line)
    rows = _rows(lines)
    if (
        not rows
    ):  # nor begins one at the next of them, or ten thousand borders would be looked at each by each
        state.env[_LOOKED_AT] = start + len(lines)
    if not rows or silent:
        return bool(rows)
    state.push("table_open", "table", 1).map = [start, start + len(lines)]
    for row in rows:
        state.push("tr_open", "tr", 1)
        for cell in row:
            state.push("td_open", "td", 1)
            for number, text in cell:
                token = state.push("inline", "", 0)
                token.content, token.children = text, []
                token.map = [start + number, start + number + 1]
            state.push("td_close", "td", -1)
        state.push("tr_close", "tr", -1)
    state.push("table_close", "table", -1)
    state.line = start + len(lines)
    return True


def _line(state: "StateBlock", number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()


def _rows(lines: Sequence[str]) -> list[list[list[_Cell]]]:
    """Return the cells of each row, each of several paragraphs; nothing if the lines make no table."""
    bounds = {at for at, character in enumerate(lines[0]) if character == "+"}
    if len(lines) < 3 or not _BORDER().fullmatch(lines[-1]):  # noqa: PLR2004 - two borders and what is between
        return []
    rows: list[list[list[_Cell]]] = []
    begun = 1
    for number, line in enumerate(lines):
        if line[0] == "|" and len(line) == len(lines[0]):
            continue
        if not _BORDER().fullmatch(line) or not _places(line, "+", bounds) >= bounds:
            return []
        if number > begun:
            row = _row(lines, range(begun, number), bounds)
            if row is None:
                return []
            rows.append(row)
        begun = number + 1
    return rows


def _places(line: str, character: str, bounds: set[int]) -> set[int]:
    return {at for at in bounds if line[at : at + 1] == character}


def _row(lines: Sequence[str], numbers: range, bounds: set[int]) -> list[list[_Cell]] | None:
    """Return the cells of a row; None if its lines are parted at different places."""
    parted = {tuple(sorted(_places(lines[number], "|", bounds))) for number in numbers}
    if len(parted) != 1:
        return None
    places = parted.pop()
    if places[0] != 0 or places[-1] != max(bounds):
        return None
    columns = sorted(bounds)
    row: list[list[_Cell]] = [[] for _ in columns[:-1]]  # what a wide cell covers stays empty
    for left, right in pairwise(places):
        words = [(number, lines[number][left + 1 : right].strip()) for number in numbers]
        row[columns.index(left)] = list(_paragraphs(words))
    return row


def _paragraphs(lines: Sequence[_Cell]) -> Iterator[_Cell]:
    """Yield the paragraphs of a cell, which blank lines part."""
    begun, words = 0, ""
    for number, text in [*lines, (0, "")]:
        if text:
            begun, words = (begun, f"{words}\n{text}") if words else (number, text)
        elif words:
            yield begun, words
            words = ""
