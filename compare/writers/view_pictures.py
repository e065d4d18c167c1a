"""A comparison in two pictures: a strip of all paragraphs, and how the old order flows into the new one.

In: the rows of a report. Out: bars in order, which the template puts into lines, and outlines in a field of
`WIDTH` by `HEIGHT`, whatever the size of the texts; each with what it shows, to be told in words.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from compare.messages import Messages
from compare.writers.view_text import isolated
from compare.writers.view_words import fates, kinds

if TYPE_CHECKING:
    from compare.writers.view_rows import Cell, Row

WIDTH, HEIGHT = 1000, 100
"""Units of a picture; a browser stretches it to the room that there is."""
STUB = 30
"""Height of what has no partner."""
MOST_BARS = 700
"""Rows that get a bar each, in some four lines on a wide screen and twelve on a phone. In a longer text
neighbours share one."""
MOST_RIBBONS = 1500
"""Ribbons that can be told apart at all; beyond, only those of what moved, was split or merged are drawn."""
_NOTABLE = ("deleted", "inserted", "regrouped", "merged", "split", "modified", "identical")
"""Kinds, what a shared bar shows first."""


class Bar(NamedTuple):
    """A paragraph of the strip, or several neighbours."""

    kind: str
    moved: bool
    anchor: str
    said: str
    """What it shows, in words: which paragraph, how many more share it, and what happened to it."""


class Ribbon(NamedTuple):
    """Paragraphs of both sides that belong together, or one side's that have no partner."""

    kind: str
    """A kind of match; `stayed` for neighbours, changed or not, that are still in the same order."""
    moved: bool
    path: str
    """Outline, as SVG has it."""
    anchor: str
    said: str
    """What it shows, in words: names on either side, of several the first and the last, and what happened."""


class Pictures(NamedTuple):
    """Both pictures."""

    bars: tuple[Bar, ...]
    ribbons: tuple[Ribbon, ...]
    told: tuple[Ribbon, ...]
    """Those ribbons that show that something moved, was split, merged, inserted or deleted."""
    share: int
    """Neighbours that share a bar; 1 where each paragraph has its own."""


class _Words:
    """What the pictures say."""

    def __init__(self, messages: Messages) -> None:
        gettext = messages.gettext
        self._messages = messages
        self._kinds, self._fates = kinds(messages), fates(messages)
        self._moved = gettext("%(what)s, moved")
        self._told, self._more = gettext("%(place)s: %(what)s"), gettext("%(place)s and %(count)s more")
        self._old = gettext("old %(place)s")
        self._arrow = f" {gettext('→')} "

    def bar(self, row: "Row", more: int) -> str:
        cell = _cells(row)[0]
        place = isolated(cell.name or self._kinds[cell.kind], self._messages)
        if not row.new:
            place = self._old % {"place": place}
        if more:
            place = self._more % {"place": place, "count": self._messages.number(more)}
        return self._said(place, row.kind, moved=row.moved)

    def ribbon(self, old: "Sequence[Cell]", new: "Sequence[Cell]", kind: str, *, moved: bool) -> str:
        ends = (isolated(self._span(cells), self._messages) for cells in (old, new) if cells)
        place = self._arrow.join(ends)
        return self._said(place if new else self._old % {"place": place}, kind, moved=moved)

    def _said(self, place: str, kind: str, *, moved: bool) -> str:
        what = self._fates[kind]
        return self._told % {"place": place, "what": self._moved % {"what": what} if moved else what}

    def _span(self, cells: "Sequence[Cell]") -> str:
        first, last = (cell.name or self._kinds[cell.kind] for cell in (cells[0], cells[-1]))
        return first if first == last else f"{first}–{last}"


def pictures(rows: Sequence["Row"], messages: Messages) -> Pictures | None:
    """Return both pictures of the paragraphs, or None if one paragraph is all there is."""
    real = [row for row in rows if row.kind != "ghost"]
    if len(real) <= 1:
        return None
    words = _Words(messages)
    ribbons = tuple(_ribbons(real, words))
    told = tuple(ribbon for ribbon in ribbons if ribbon.kind != "stayed")
    share = -(-len(real) // MOST_BARS)
    drawn = ribbons if len(ribbons) <= MOST_RIBBONS else told
    return Pictures(tuple(_bars(real, share, words)), drawn, told, share)


def _bars(rows: Sequence["Row"], share: int, words: _Words) -> Iterator[Bar]:
    for at in range(0, len(rows), share):
        group = rows[at : at + share]
        row = min(group, key=lambda row: (_NOTABLE.index(row.kind), not row.moved))
        yield Bar(row.kind, row.moved, _cells(row)[0].anchor, words.bar(row, len(group) - 1))


def _ribbons(rows: Sequence["Row"], words: _Words) -> Iterator[Ribbon]:
    """Yield the ribbons, those that cross others last, so that they are drawn above them."""
    sizes = (sum(len(row.old) for row in rows), sum(len(row.new) for row in rows))
    found = []
    for band in _bands(rows):
        first, last = band[0], band[-1]
        old, new = (*first.old, *last.old), (*first.new, *last.new)
        kind = "stayed" if _stayed(first) else first.kind
        path = _outline(_share(old, sizes[0]), _share(new, sizes[1]))
        said = words.ribbon(old, new, kind, moved=first.moved)
        found.append(Ribbon(kind, first.moved, path, _cells(first)[0].anchor, said))
    yield from sorted(found, key=lambda ribbon: (ribbon.moved, ribbon.kind != "stayed"))


def _bands(rows: Sequence["Row"]) -> Iterator[list["Row"]]:
    """Yield rows that are drawn as one: those that stayed beside one another, and each of all others."""
    band: list[Row] = []
    for row in rows:
        goes_on = band and _stayed(row) and _stayed(band[-1])
        if band and not (goes_on and _after(band[-1].old, row.old) and _after(band[-1].new, row.new)):
            yield band
            band = []
        band.append(row)
    yield band


def _stayed(row: "Row") -> bool:
    return row.kind in ("identical", "modified") and not row.moved


def _after(before: "Sequence[Cell]", cells: "Sequence[Cell]") -> bool:
    return cells[0].place == before[-1].place + 1


def _share(cells: "Sequence[Cell]", size: int) -> tuple[float | int, float | int] | None:
    """Return where paragraphs begin and end on their side of the picture; None if there are none."""
    if not cells:
        return None
    return _r(WIDTH * cells[0].place / size), _r(WIDTH * (cells[-1].place + 1) / size)


def _outline(old: tuple[float, float] | None, new: tuple[float, float] | None) -> str:
    """Return the outline of a ribbon from the old side, above, to the new one, below.

    What has no partner is a stub on its own side.
    """
    middle = HEIGHT // 2
    if old and new:
        (a, b), (c, d) = old, new
        there, back = f"{a} {middle} {c} {middle} {c} {HEIGHT}", f"{d} {middle} {b} {middle} {b} 0"
        return f"M{a} 0C{there}L{d} {HEIGHT}C{back}Z"
    a, b = old or new or (0, 0)
    start, end = (0, STUB) if old else (HEIGHT - STUB, HEIGHT)
    return f"M{a} {start}L{a} {end}L{b} {end}L{b} {start}Z"


def _cells(row: "Row") -> "tuple[Cell, ...]":
    return row.new or row.old


def _r(number: float) -> float | int:
    rounded = round(number, 1)
    return int(rounded) if rounded == int(rounded) else rounded
