"""Rows of a report: each match with its paragraphs, what happened to them, and what links to what.

In: a comparison and both sides of it. Out: rows in reading order, with a ghost where a moved paragraph stood.
"""

from collections.abc import Sequence
from typing import NamedTuple

from compare.messages import Messages, messages
from compare.model import Comparison, Document, Kind, Match, MatchKind, Note, Paragraph
from compare.model.address import names_itself
from compare.options import Options
from compare.writers.view_decide import Item
from compare.writers.view_head import Link
from compare.writers.view_segments import segments
from compare.writers.view_text import Segment, Show, Side, What, visible
from compare.writers.view_words import kinds


class Cell(NamedTuple):
    """One paragraph or note of one side."""

    anchor: str
    """Its address, with `old-` before it on the old side."""
    name: str
    """What to call it: its label, else its address; empty where neither says anything."""
    label: str
    """As printed, or empty."""
    kind: str
    """What the paragraph is in the drafting of a resolution, or `note`."""
    level: int
    heading: bool
    segments: tuple[Segment, ...]
    id: str = ""
    """Its anchor, if it bears that itself; the first old one leaves it to its row."""
    place: int = 0
    """Its index among the paragraphs, or notes, of its side."""
    callers: tuple[Link, ...] = ()
    """Of a note: the paragraphs whose marks call it."""

    @property
    def article(self) -> bool:
        """Whether the label is the number of an article, too long for the margin."""
        return not self.heading and names_itself(self.label)

    @property
    def plain(self) -> str | None:
        """The text itself if nothing in it is to be shown in any special way, else None."""
        if len(self.segments) != 1:
            return None
        show, runs, _, _ = self.segments[0]
        if show is not Show.KEPT or len(runs) != 1 or runs[0].what is not What.TEXT or runs[0].style:
            return None
        return runs[0].text


class Row(NamedTuple):
    """One match: the paragraphs that belong together, and what happened to them."""

    id: str
    kind: str
    """The kind of match, or `ghost` for the place that a moved paragraph left."""
    old: tuple[Cell, ...]
    new: tuple[Cell, ...]
    anchor: str = ""
    """Of the old side (or of the ghost); the new side has its own in its cells."""
    changed: bool = False
    """True if it is to be looked at: all but identical paragraphs, which may be renumbered."""
    moved: bool = False
    links: tuple[Link, ...] = ()
    """Of a moved row: the place that it left. Of a ghost: where its paragraphs stand now."""
    renumbered: tuple[str, str] | None = None
    """Old and new label, if they differ."""
    marks: bool = False
    """True if marks of notes changed."""
    pinned: bool = False
    perhaps: int | None = None
    """How sure the match is, in per cent, if that is little."""
    sure: int | None = None
    """The same, if it is less than certain."""
    went: tuple[Link, ...] = ()
    """New paragraphs, matched with others, in which some of the old language now stands."""
    decisions: tuple[Item, ...] = ()
    """In a review: what is to be decided in it."""
    came: tuple[Link, ...] = ()
    """Old paragraphs, matched with others, from which some of the new language comes."""


_UNNAMED = frozenset({Kind.TITLE, Kind.SPONSORS, Kind.OPENING, Kind.CLOSING, Kind.HEADING, Kind.ANNEX})
"""Kinds whose address tells a reader nothing that the words do not."""

_HEADINGS = frozenset({Kind.TITLE, Kind.HEADING, Kind.ANNEX})


class RowBuilder:
    """Builds the rows of the paragraphs."""

    def __init__(self, comparison: Comparison, old: Side, new: Side, options: Options) -> None:
        """Take a comparison, and the paragraphs of both sides."""
        self._comparison, self._old, self._new = comparison, old, new
        self._typography = options.typography
        self._messages = messages(options.ui_language)
        self._names = (_names(old), _names(new))
        self._places = (old.places(self._messages), new.places(self._messages))
        self._went, self._came = self._passages()

    def build(self) -> tuple[Row, ...]:
        """Return a row for each match, and a ghost where a moved one stood."""
        ghosts = self._ghosts()
        rows = list(ghosts.get(-1, ()))
        for index, match in enumerate(self._comparison.matches):
            rows.append(self._row(match))
            rows += ghosts.get(index, ())
        return tuple(rows)

    def _row(self, match: Match) -> Row:
        old_shown, new_shown = segments(match, self._old, self._new, typography=self._typography)
        old = tuple([self._cell(0, index, shown) for index, shown in zip(match.old, old_shown, strict=True)])
        new = tuple([self._cell(1, index, shown) for index, shown in zip(match.new, new_shown, strict=True)])
        if len(old) > 1:
            old = (old[0], *(cell._replace(id=cell.anchor) for cell in old[1:]))
        moved = match.moved and bool(old)
        if match.kind is MatchKind.IDENTICAL and not (
            moved or match.renumbered or match.marks or match.pinned or self._went or self._came
        ):
            return Row(
                id=match.id, kind="identical", old=old, new=new, anchor=old[0].anchor, sure=_sure(match)
            )
        return Row(
            id=match.id,
            kind=match.kind.value,
            old=old,
            new=new,
            anchor=old[0].anchor if old else "",
            changed=match.kind is not MatchKind.IDENTICAL or match.moved or bool(match.marks),
            moved=match.moved,
            links=tuple(self._link(0, index, "ghost-") for index in match.old[:1]) if moved else (),
            renumbered=(old[0].label, new[0].label) if match.renumbered else None,
            marks=bool(match.marks),
            pinned=match.pinned,
            perhaps=round(100 * match.confidence) if match.perhaps else None,
            sure=_sure(match),
            went=self._links(1, self._went, match.old),
            came=self._links(0, self._came, match.new),
        )

    def _cell(self, side: int, index: int, shown: tuple[Segment, ...]) -> Cell:
        source = self._new if side else self._old
        anchor, name = source.anchors[index], self._names[side][index]
        own = anchor if side else ""
        paragraph = source.items[index]
        label = name if paragraph.label else ""
        if not isinstance(paragraph, Paragraph):
            return Cell(anchor, name, label, "note", 0, heading=False, segments=shown, id=own, place=index)
        kind = paragraph.kind
        return Cell(anchor, name, label, kind.value, paragraph.level, kind in _HEADINGS, shown, own, index)

    def _ghosts(self) -> dict[int, list[Row]]:
        """Return the ghosts of moved matches, by the index of the match that they come after; -1 is the top.

        A ghost comes after the last paragraph before it in the old text that did not move.
        """
        matches = self._comparison.matches
        moved = sorted(
            (match for match in matches if match.moved and match.old and match.new), key=_first_old
        )
        stayed = [(match.old[-1], at) for at, match in enumerate(matches) if match.old and not match.moved]
        ghosts: dict[int, list[Row]] = {}
        after, reached = -1, iter(sorted(stayed))
        following = next(reached, None)
        for match in moved:
            while following and following[0] < match.old[0]:
                after, following = max(after, following[1]), next(reached, None)
            ghosts.setdefault(after, []).append(self._ghost(match))
        return ghosts

    def _ghost(self, match: Match) -> Row:
        return Row(
            id=f"{match.id}-ghost",
            kind="ghost",
            old=tuple(self._called(self._cell(0, index, ())) for index in match.old),
            new=(),
            anchor=f"ghost-{self._old.anchors[match.old[0]]}",
            changed=True,
            links=tuple(self._link(1, index) for index in match.new),
        )

    def _called(self, cell: Cell) -> Cell:
        """Return a cell that has a name in any case: it stands there without its words."""
        return cell if cell.name else cell._replace(name=kinds(self._messages)[cell.kind])

    def _passages(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        went: dict[int, list[int]] = {}
        came: dict[int, list[int]] = {}
        for passage in self._comparison.passages:
            went.setdefault(passage.old.paragraph, []).append(passage.new.paragraph)
            came.setdefault(passage.new.paragraph, []).append(passage.old.paragraph)
        return went, came

    def _links(self, side: int, passages: dict[int, list[int]], mine: Sequence[int]) -> tuple[Link, ...]:
        targets = {target: None for index in mine for target in passages.get(index, ())}
        return tuple(self._link(side, index) for index in targets)

    def _link(self, side: int, index: int, prefix: str = "") -> Link:
        anchor = (self._old, self._new)[side].anchors[index]
        title = visible(self._places[side].of(index))
        name = self._names[side][index]
        if not (self._old, self._new)[side].items[index].label and self._places[side].by_article(index):
            name = title  # "under Article 7" says more than "par3"
        return Link(name or title, prefix + anchor, title)


class NoteRowBuilder(RowBuilder):
    """Builds the rows of the notes, with links back to the paragraphs that call them."""

    def __init__(
        self, comparison: Comparison, old: Side, new: Side, texts: tuple[Side, Side], options: Options
    ) -> None:
        """Take a comparison, the notes of both sides, and the paragraphs that call them."""
        super().__init__(comparison, old, new, options)
        self._went, self._came = {}, {}
        documents = (comparison.old, comparison.new)
        self._callers = tuple(
            _callers(document, side, self._messages) for document, side in zip(documents, texts, strict=True)
        )

    def build(self) -> tuple[Row, ...]:
        """Return a row for each match of notes."""
        return tuple(self._row(match) for match in self._comparison.note_matches)

    def _cell(self, side: int, index: int, shown: tuple[Segment, ...]) -> Cell:
        cell = super()._cell(side, index, shown)
        return cell._replace(callers=self._callers[side].get(index, ()))


def _sure(match: Match) -> int | None:
    """Return how sure a match is, in whole per cent rounded down, or None if it is certain."""
    return None if match.confidence == 1.0 or match.pinned else int(100 * match.confidence)


def _names(side: Side) -> list[str]:
    """Return what to call each paragraph (or note) of a side."""
    names = []
    for item, address in zip(side.items, side.addresses, strict=True):
        if item.label:
            names.append(visible(item.label))
        elif isinstance(item, Note) or item.kind in _UNNAMED or (item.kind is Kind.CELL and item.row is None):
            names.append("")
        else:
            names.append(address.partition("~")[0].rpartition(".")[2])
    return names


def _callers(document: Document, side: Side, words: Messages) -> dict[int, tuple[Link, ...]]:
    """Return, for each note, the paragraphs whose marks call it."""
    if not document.notes:
        return {}
    names, places = _names(side), side.places(words)
    callers: dict[int, dict[str, Link]] = {}
    for index, paragraph in enumerate(document.paragraphs):
        for mark in paragraph.marks:
            if mark.note is not None:
                anchor = side.anchors[index]
                title = visible(places.of(index))
                link = Link(names[index] or title, anchor, title)
                callers.setdefault(mark.note, {})[anchor] = link
    return {note: tuple(links.values()) for note, links in callers.items()}


def _first_old(match: Match) -> int:
    return match.old[0]
