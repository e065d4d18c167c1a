"""Text that is ready to show: runs of plain words, marks of notes, control characters.

In: paragraphs and notes of one side. Out: any range of them as a tuple of `Run`, several of which make a
`Segment`. Nothing here knows HTML; no character is dropped, changed or added.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from compare.messages import Messages
from compare.model import Comparison, Document, Mark, Note, Paragraph, Range, Span
from compare.model.address import addresses, note_addresses
from compare.model.places import Places


class Show(StrEnum):
    """How a segment is shown."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"
    TYPOGRAPHY = "typography"
    """Kept words that differ in typography from the other side."""


class What(StrEnum):
    """What a run is."""

    TEXT = "text"
    MARK = "mark"
    """The mark of a note; it stands between characters and is none itself."""
    CONTROL = "control"
    """A character that would do harm or stay unseen if it were printed."""
    END = "end"
    """Here a paragraph of the other side ends; it is no character of this one."""


class Run(NamedTuple):
    """Part of a segment that is shown in one way."""

    what: What
    text: str
    """The characters themselves; of a mark its label; of an end nothing."""
    style: str = ""
    """Names of styles such as `italic bold`, separated by spaces."""
    target: str = ""
    """Of a mark: the anchor of its note, empty if that is missing. Of a control: its code, such as `202E`."""
    changed: bool = False
    """Of a mark: it was added, removed, or now calls another note."""
    gone: bool = False
    """Of a mark: it stands in the old text only."""


class Segment(NamedTuple):
    """Words that share one fate."""

    show: Show
    runs: tuple[Run, ...]
    other: str = ""
    """For typography: the same words as the other side prints them."""
    edit: str = ""
    """Id of the edit, or of the match of a whole paragraph, whose words came or went."""

    @property
    def text(self) -> str:
        """The characters of the segment, without marks."""
        return "".join(run.text for run in self.runs if run.what in (What.TEXT, What.CONTROL))


_HARMFUL = (
    # Controls but tab and line feed (HTML reads a carriage return as a line feed), line and paragraph
    # separators, bidi embeddings, overrides and isolates, lone surrogates, and what is no character.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)


def visible(text: str) -> str:
    r"""Return `text` with every control character as its code, for names and titles.

    >>> visible("draft\u202etxt.exe")
    'draft‹202E›txt.exe'
    """
    if text.isprintable():
        return text
    return re.sub(_HARMFUL, lambda found: f"‹{ord(found[0]):04X}›", text)


def spelled(text: str) -> str:
    r"""Return `text` with its unusual spaces, hyphens and invisible characters as codes.

    >>> spelled("18\u00a0December non\u2011stop")
    '18‹00A0›December non‹2011›stop'
    """
    unusual = (c for c in text if not c.isprintable() or c in "\u2010\u2011")
    return text.translate({ord(c): f"‹{ord(c):04X}›" for c in unusual})


_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of scripts that run from right to left: Hebrew, Arabic and their neighbours."""


def isolated(text: str, messages: Messages) -> str:
    r"""Return a name in isolates, for where no markup can stand, if it could run in another direction.

    >>> isolated("A/RES/58/190", Messages("en")), isolated("A/RES/58/190", Messages("ar"))
    ('A/RES/58/190', '\u2068A/RES/58/190\u2069')
    """
    turns = messages.direction == "rtl" or (not text.isascii() and _RIGHT_TO_LEFT.search(text))
    return f"\u2068{text}\u2069" if turns and text else text


class Side:
    """The paragraphs (or notes) of one side, with what their marks call and where they are anchored."""

    def __init__(
        self, items: Sequence[Paragraph | Note], anchors: Sequence[str], calls: Sequence[tuple[str, str]]
    ) -> None:
        """Take paragraphs or notes, their anchors, and label and anchor of each note of the document."""
        self.heirs: Mapping[str, str] = {}
        """Of the old side: anchors of notes, and of the new notes that they are matched with."""
        self.items = items
        self.anchors = anchors
        self.texts = [item.text for item in items]
        self.addresses = [anchor.removeprefix("old-") for anchor in anchors]
        self._calls = calls

    def places(self, messages: Messages, *, within_part: bool = False) -> Places:
        """Return what people call the paragraphs."""
        return Places(self.items, self.addresses, messages.gettext, within_part=within_part)

    def runs(
        self, place: Range, changed: frozenset[tuple[int, int]], extra: Sequence[tuple[int, Run]] = ()
    ) -> tuple[Run, ...]:
        """Return the characters of `place` and the marks that follow one of them, as runs.

        `changed` are the marks to be shown as changed, by paragraph and index; `extra` are runs to be
        put in at an offset, in order, before the marks that stand there: what was deleted comes first.
        """
        paragraph, start, end = place
        item = self.items[paragraph]
        text = item.text
        marks: tuple[Mark, ...] = item.marks if isinstance(item, Paragraph) else ()
        if not marks and not item.spans and not extra:
            words = text[start:end]
            if words.isprintable():
                return (Run(What.TEXT, words),) if words else ()
        points: list[tuple[int, Run]] = [
            (mark.offset, self._mark(mark, changed=(paragraph, index) in changed))
            for index, mark in enumerate(marks)
            if start < mark.offset <= end or mark.offset == start == 0
        ]
        points = sorted([*extra, *points], key=lambda point: point[0])
        result: list[Run] = []
        for offset, run in points:
            result += _styled(text, start, offset, item.spans)
            result.append(run)
            start = offset
        result += _styled(text, start, end, item.spans)
        return tuple(result)

    def gone(self, paragraph: int, index: int) -> Run:
        """Return the mark of an old paragraph that the new text does not have."""
        item = self.items[paragraph]
        marks = item.marks if isinstance(item, Paragraph) else ()
        return self._mark(marks[index], changed=True)._replace(gone=True)

    def _mark(self, mark: Mark, *, changed: bool) -> Run:
        if mark.note is None:
            return Run(What.MARK, visible(mark.label or "?"), changed=changed)
        label, anchor = self._calls[mark.note]
        return Run(What.MARK, label, target=anchor, changed=changed)


def sides(comparison: Comparison) -> tuple[tuple[Side, Side], tuple[Side, Side]]:
    """Return the paragraphs and the notes of both texts: (old, new) of each, with distinct anchors."""
    old, old_notes = _document_sides(comparison.old, "old-")
    new, new_notes = _document_sides(comparison.new, "")
    old.heirs = {
        old_notes.anchors[match.old[0]]: new_notes.anchors[match.new[0]]
        for match in comparison.note_matches
        if match.old and match.new
    }
    return (old, new), (old_notes, new_notes)


def _document_sides(document: Document, prefix: str) -> tuple[Side, Side]:
    anchors = [prefix + address for address in addresses(document)]
    taken = set(anchors)
    note_anchors = []
    for address in note_addresses(document.notes):
        anchor = prefix + address
        while anchor in taken:  # a part may be called "note7"
            anchor += "~n"
        taken.add(anchor)
        note_anchors.append(anchor)
    calls = [(visible(note.label), anchor) for note, anchor in zip(document.notes, note_anchors, strict=True)]
    return Side(document.paragraphs, anchors, calls), Side(document.notes, note_anchors, ())


def _styled(text: str, start: int, end: int, spans: tuple[Span, ...]) -> Iterator[Run]:
    """Yield the characters from `start` to `end`, cut where a style begins or ends and at controls."""
    if start == end:
        return
    inner = [span for span in spans if span.start < end and span.end > start]
    if not inner:
        yield from _plain(text[start:end], "")
        return
    cuts = {start, end, *(at for span in inner for at in (span.start, span.end) if start < at < end)}
    edges = sorted(cuts)
    for left, right in pairwise(edges):
        names = {span.style.value for span in inner if span.start <= left and span.end >= right}
        yield from _plain(text[left:right], " ".join(sorted(names)))


def _plain(text: str, style: str) -> Iterator[Run]:
    if text.isprintable():
        yield Run(What.TEXT, text, style)
        return
    at = 0
    for found in re.finditer(_HARMFUL, text):
        if found.start() > at:
            yield Run(What.TEXT, text[at : found.start()], style)
        yield Run(What.CONTROL, found[0], style, f"{ord(found[0]):04X}")
        at = found.end()
    if at < len(text):
        yield Run(What.TEXT, text[at:], style)
