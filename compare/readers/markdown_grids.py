"""Grid tables of Markdown, as pandoc and reStructuredText draw them with `+---+---+` and `|`.

In: the lines of a block. Out: the tokens that a table of pipes has. A cell may go over columns and over rows:
it stands at the first of each, and what it covers is empty.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from compare.readers.patterns import late

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_BORDER = late(r"\+(?:[:=-][=-]*:?\+)+")
_LOOKED_AT = "grid"
"""Name, in what is known of a source, of the line before which there is no grid."""
_MOST_STEPS = 2_000_000
"""Characters of borders that are looked at; a table of 1,000 rows and ten columns takes some 300,000."""
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


class _Box(NamedTuple):
    """A cell as it is drawn: lines and places of its borders."""

    top: int
    left: int
    bottom: int
    right: int


def _rows(lines: Sequence[str]) -> list[list[list[_Cell]]]:
    """Return the cells of each row, each of several paragraphs; nothing if the lines make no table."""
    if len(lines) < 3 or not _BORDER().fullmatch(lines[-1]):  # noqa: PLR2004 - two borders and what is between
        return []
    if any(len(line) != len(lines[0]) for line in lines):
        return []
    boxes = _Drawing(lines).boxes()
    if not boxes or not _are_whole(lines, boxes):
        return []
    tops, lefts = (sorted({getattr(box, side) for box in boxes}) for side in ("top", "left"))
    rows: list[list[list[_Cell]]] = [[[] for _ in lefts] for _ in tops]
    for top, left, bottom, right in boxes:
        words = [(number, lines[number][left + 1 : right].strip()) for number in range(top + 1, bottom)]
        rows[bisect_right(tops, top) - 1][bisect_right(lefts, left) - 1] = list(_paragraphs(words))
    return rows


def _are_whole(lines: Sequence[str], boxes: Sequence[_Box]) -> bool:
    """Tell whether cells cover a table, each with words in it and parted on all of its lines or on none."""
    area = sum((box.bottom - box.top) * (box.right - box.left) for box in boxes)
    if area != (len(lines) - 1) * (len(lines[0]) - 1) or any(box.bottom - box.top == 1 for box in boxes):
        return False
    corners = {(y, x) for box in boxes for y in (box.top, box.bottom) for x in (box.left, box.right)}
    upright = ((y, x) for box in boxes for x in (box.left, box.right) for y in range(box.top, box.bottom + 1))
    if any(lines[y][x] == "+" and (y, x) not in corners for y, x in upright):
        return False
    return not any(
        lines[line][at] == "|"
        for top, left, bottom, right in boxes
        for border in (top, bottom)
        for at in range(left + 1, right)
        if lines[border][at] == "+"
        for line in range(top + 1, bottom)
    )


class _Drawing:
    """Finds the cells that borders are drawn around, from the upper left one on."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._crossings = [[at for at, c in enumerate(line) if c == "+"] for line in lines]
        self._below: defaultdict[int, list[int]] = defaultdict(list)
        for number, crossings in enumerate(self._crossings):
            for at in crossings:
                self._below[at].append(number)
        self._steps = 0

    def boxes(self) -> list[_Box]:
        """Return the cells, none if there are too many borders for a table that a person has drawn."""
        boxes: list[_Box] = []
        waiting, seen = [(0, 0)], {(0, 0)}
        while waiting and self._steps < _MOST_STEPS:
            box = self._box(*waiting.pop())
            if box is None:
                continue
            boxes.append(box)
            for corner in ((box.top, box.right), (box.bottom, box.left)):
                if corner not in seen:
                    seen.add(corner)
                    waiting.append(corner)
        return boxes if self._steps < _MOST_STEPS else []

    def _box(self, top: int, left: int) -> _Box | None:
        """Return the smallest cell that has its upper left corner at a crossing."""
        for right in self._crossings[top][bisect_right(self._crossings[top], left) :]:
            if not self._is_level(top, left, right):
                return None
            for bottom in self._below[right][bisect_right(self._below[right], top) :]:
                self._steps += 1
                if not self._is_upright(right, top, bottom):
                    break
                closed = self._lines[bottom][left] == "+" and self._is_upright(left, top, bottom)
                if closed and self._is_level(bottom, left, right):
                    return _Box(top, left, bottom, right)
        return None

    def _is_level(self, line: int, left: int, right: int) -> bool:
        self._steps += right - left
        return not self._lines[line][left : right + 1].strip("+-=:")

    def _is_upright(self, place: int, top: int, bottom: int) -> bool:
        self._steps += bottom - top
        return all(self._lines[number][place] in "+|" for number in range(top, bottom + 1))


def _paragraphs(lines: Sequence[_Cell]) -> Iterator[_Cell]:
    """Yield the paragraphs of a cell, which blank lines part."""
    begun, words = 0, ""
    for number, text in [*lines, (0, "")]:
        if text:
            begun, words = (begun, f"{words}\n{text}") if words else (number, text)
        elif words:
            yield begun, words
            words = ""
