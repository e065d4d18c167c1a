"""Automatic numbers of paragraphs, computed as Word shows them (ECMA-376-1, 17.9).

In: `numbering.xml`. Out: the label of each paragraph that has a list and a level, asked in order.
"""

from typing import TYPE_CHECKING, NamedTuple

from compare.readers.docx_numbers import printed
from compare.readers.docx_xml import W, integer, on, value
from compare.readers.patterns import late

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_DECIMAL = "decimal"
_PADDED = late(r"0{1,8}1")
_LONGEST = 255
"""Characters of what a level prints around its numbers, of which files have a handful."""


class Level(NamedTuple):
    """How paragraphs of a level are numbered."""

    form: str = _DECIMAL
    text: str = ""
    """With `%1` to `%9` where numbers of levels go."""
    start: int = 1
    restart: int | None = None
    """None: after any level above; 0: never; n: after level n or one above, counted from 1."""
    legal: bool = False
    """True where all numbers are printed as digits."""
    style: str | None = None
    """The paragraph style that is bound to the level."""


class _List(NamedTuple):
    """A `w:num`: its abstract numbering, and what it changes of that."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts the paragraphs of a text."""

    def __init__(self, root: "_Element | None", linked: dict[str, str]) -> None:
        """Take the lists of `root`; `linked` are the numbering styles with the list of each."""
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        links: dict[str, str] = {}
        for element in root.findall(f"{W}abstractNum"):
            key = element.get(f"{W}abstractNumId", "")
            self._abstract[key] = _levels(element)
            link = value(element, "numStyleLink")
            if link:
                links[key] = link
        for element in root.findall(f"{W}num"):
            found = _list(element)
            self._lists[element.get(f"{W}numId", "")] = found
        for key, link in links.items():
            target = self._lists.get(linked.get(link, ""))
            if target is not None and target.abstract in self._abstract:
                self._abstract[key] = self._abstract[target.abstract]

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """Return the level of a list that a paragraph style is bound to."""
        found = self._lists.get(list_id)
        if found is None:
            return None
        levels = {**self._abstract.get(found.abstract, {}), **found.levels}
        return next((index for index, level in sorted(levels.items()) if level.style == style), None)

    def label(self, list_id: str, index: int) -> str | None:
        """Count a paragraph of a list and return its label; None without one, "" for a bullet."""
        found = self._lists.get(list_id)
        if found is None or not 0 <= index < _LEVELS:
            return None
        levels = {**self._abstract.get(found.abstract, {}), **found.levels}
        level = levels.get(index)
        if level is None:
            return None
        counters = self._counters.setdefault(found.abstract, [None] * _LEVELS)
        self._pass(found, levels, index, counters)
        self._count(list_id, found, index, level, counters)
        for deeper in range(index + 1, _LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or index < restart:
                counters[deeper] = None
        if level.form == "bullet":
            return ""
        return _text(level, levels, counters, found) or None

    @staticmethod
    def _pass(found: _List, levels: dict[int, Level], index: int, counters: list[int | None]) -> None:
        """Count the levels above that were not used yet: (a) at the head of a list is part of a 1 unseen."""
        for above in range(index):
            if counters[above] is None:
                counters[above] = found.starts.get(above, levels.get(above, Level()).start)

    def _count(
        self, list_id: str, found: _List, index: int, level: Level, counters: list[int | None]
    ) -> None:
        first = (list_id, index) not in self._begun
        self._begun.add((list_id, index))
        before = counters[index]
        if first and index in found.starts:
            counters[index] = found.starts[index]
        elif before is None:
            counters[index] = found.starts.get(index, level.start)
        else:
            counters[index] = before + 1


def _text(level: Level, levels: dict[int, Level], counters: list[int | None], found: _List) -> str:
    text = level.text
    for index in range(_LEVELS):
        place = f"%{index + 1}"
        if place not in text:
            continue
        shown = levels.get(index, Level())
        number = counters[index]
        if number is None:
            number = found.starts.get(index, shown.start)
        form = _DECIMAL if level.legal and shown.form not in ("none", "decimalZero") else shown.form
        text = text.replace(place, printed(number, form))
    return " ".join(text.split())


def _levels(element: "_Element") -> dict[int, Level]:
    levels = {}
    for level in element.findall(f"{W}lvl"):
        index = integer(level.get(f"{W}ilvl"))
        if index is not None:
            levels[index] = _level(level)
    return levels


def _level(element: "_Element") -> Level:
    restart = integer(value(element, "lvlRestart"))
    start = integer(value(element, "start"))
    return Level(
        form=_form(element) or _DECIMAL,
        text=(value(element, "lvlText") or "")[:_LONGEST],
        start=1 if start is None else start,
        restart=restart,
        legal=on(element, "isLgl"),
        style=value(element, "pStyle"),
    )


def _form(element: "_Element") -> str | None:
    """Return a format by its name, or as `001`.

    Word keeps those that old versions do not know in an alternative.
    """
    for found in element.iter(f"{W}numFmt"):
        form = found.get(f"{W}val")
        if form != "custom":
            return None if form and form.isdecimal() else form  # only one of somebody's own is `001`
        first = found.get(f"{W}format", "").partition(",")[0].strip()
        if _PADDED().fullmatch(first):
            return first
    return None


def _list(element: "_Element") -> _List:
    levels, starts = {}, {}
    for override in element.findall(f"{W}lvlOverride"):
        index = integer(override.get(f"{W}ilvl"))
        if index is None:
            continue
        level = override.find(f"{W}lvl")
        if level is not None:
            levels[index] = _level(level)
        start = integer(value(override, "startOverride"))
        if start is not None:
            starts[index] = start
    return _List(value(element, "abstractNumId") or "", levels, starts)
