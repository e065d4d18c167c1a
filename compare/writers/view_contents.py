"""The contents list of a report: parts, headings and ranges of paragraphs, with what changed in each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Kind, MatchKind
from compare.writers.view_text import Show, visible

if TYPE_CHECKING:
    from compare.writers.view_rows import Cell, Row


class Tick(NamedTuple):
    """One paragraph in the contents list."""

    name: str
    anchor: str
    kind: str
    moved: bool


class Entry(NamedTuple):
    """A stretch of the text."""

    title: str
    """A heading's own words; empty for a stretch without one, which `zone` names."""
    old: bool
    """True if the heading, or all of a stretch without one, is in the old text only."""
    zone: str
    """`preamble`, `operative`, `paragraphs`, or empty if the stretch holds its heading only."""
    first: str
    """Name of its first named paragraph in the new text, or in the old one if none is left; or empty."""
    last: str
    anchor: str
    changes: int
    ticks: tuple[Tick, ...]
    """Its paragraphs one by one; none in a long text."""


_ZONES = {
    "title": "preamble",
    "sponsors": "preamble",
    "opening": "preamble",
    "preambular": "preamble",
    "operative": "operative",
    "other": "paragraphs",
}
"""Kinds that open a stretch; any other kind goes on with the one it stands in."""

LONG = 300
"""From so many rows on, single paragraphs are left out: such a list would be longer than a screen."""

_STRETCH = 50
"""Rows of a long text that share an entry, about what a reader scrolls through at a time."""

_TITLE = 90
"""Characters of a heading that are shown: two lines of the list."""


def contents(rows: Sequence["Row"], kinds: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return the contents list of `rows`, in order; `kinds` are words for what has no name."""
    long = len(rows) >= LONG
    return tuple(_entry(stretch, kinds, long=long) for stretch in _stretches(rows, long=long))


def _stretches(rows: Sequence["Row"], *, long: bool) -> Iterator[list["Row"]]:
    stretch: list[Row] = []
    zone = ""
    for row in rows:
        if row.kind == "ghost":
            continue
        cell = _cell(row)
        mine = _ZONES.get(cell.kind, "")
        heading = cell.heading and cell.kind != "title"
        if heading and len(stretch) == 1 and _is_number_alone(stretch[0]) and not cell.label:
            stretch.append(row)
            continue
        if heading or (mine and zone and mine != zone) or (long and len(stretch) >= _STRETCH):
            if stretch:
                yield stretch
            stretch = []
            zone = ""
        zone = "" if heading else (mine or zone)
        stretch.append(row)
    if stretch:
        yield stretch


def _entry(stretch: list["Row"], kinds: Mapping[str, str], *, long: bool) -> Entry:
    first = _cell(stretch[0])
    alone = len(stretch) == 1  # a title with no preamble below it
    heading = first.heading and (first.kind != "title" or alone)
    # Numbers of both texts make no range: those of the new one, or of the old where nothing is left.
    named = _named(row.new for row in stretch) or _named(row.old for row in stretch)
    zones = [zone for row in stretch if (zone := _ZONES.get(_cell(row).kind, ""))]
    return Entry(
        title=_shorten(" ".join(map(_words, _heads(stretch)))) if heading else "",
        old=not (stretch[0].new if heading else any(row.new for row in stretch)),
        zone=zones[0] if zones and not (heading and alone) else "",
        first=named[0] if named else "",
        last=named[-1] if named else "",
        anchor=first.anchor,
        changes=sum(row.changed for row in stretch),
        ticks=() if long else tuple(_tick(row, kinds) for row in stretch if _ticked(row)),
    )


def _named(found: Iterable[Sequence["Cell"]]) -> list[str]:
    all_cells = (
        cell for cells in found for cell in cells if not cell.heading and cell.kind != Kind.CELL.value
    )
    return [cell.name for cell in all_cells if cell.name and cell.level == 0]


def _ticked(row: "Row") -> bool:
    """Tell whether a row has its own tick: all that changed, of the rest what has a name, but no cells."""
    cell = _cell(row)
    return row.changed or bool(cell.name and not cell.heading and cell.kind != Kind.CELL.value)


def _tick(row: "Row", kinds: Mapping[str, str]) -> Tick:
    cell = _cell(row)
    # Of a paragraph whose words stayed a note's mark may have changed.
    kind = MatchKind.MODIFIED.value if row.marks and row.kind == MatchKind.IDENTICAL else row.kind
    return Tick(cell.name or kinds[cell.kind], cell.anchor, kind, row.moved)


def _cell(row: "Row") -> "Cell":
    return row.new[0] if row.new else row.old[0]


def _heads(stretch: list["Row"]) -> list["Row"]:
    """Return the heading of a stretch; with its title, if it is a number alone."""
    title = _cell(stretch[:2][-1])
    return stretch[:2] if _is_number_alone(stretch[0]) and title.heading and not title.label else stretch[:1]


def _is_number_alone(row: "Row") -> bool:
    """Tell whether a row is a heading such as `Article 4`, whose title may stand below it."""
    cell = _cell(row)
    return cell.heading and bool(cell.label) and not cell.segments


def _words(row: "Row") -> str:
    """Return label and words of a row's first paragraph as they stand now."""
    cell = _cell(row)
    said = visible("".join(s.text for s in cell.segments if not row.new or s.show is not Show.DELETED))
    label = f"{cell.label}." if cell.label.isalnum() else cell.label
    return f"{label} {said}".strip() if cell.heading else said


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _TITLE else text[: _TITLE - 1].rpartition(" ")[0] + " …"
