"""What stands above the text of a report: both sources, the counts, and what the report is built on."""

from collections.abc import Iterator
from typing import NamedTuple

from compare.messages import Messages
from compare.model import Comparison, Document, MatchKind, Remark, Repair, SideCounts
from compare.model.spoken import describe
from compare.writers.view_remarks import repair_name, translated
from compare.writers.view_text import visible
from compare.writers.view_words import entry, format_name, source_name

_SELF_NAMED = frozenset({"distribution", "original"})
"""Entries of the front matter that say themselves what they are."""


class Link(NamedTuple):
    """A place in the report."""

    text: str
    anchor: str
    title: str
    """The place as people say it: `operative paragraph 12 (b)`."""


class Count(NamedTuple):
    """How many paragraphs (or notes) of either side fall under one kind of match."""

    kind: str
    old: int
    new: int


class Doubt(NamedTuple):
    """One remark on a text, and the place that it is about."""

    message: str
    english: bool
    """True if it has no words in another language: it came out of JSON, or says what a program said."""
    link: Link | None


class Mending(NamedTuple):
    """One kind of repair."""

    name: str
    english: bool
    """True if it is not known here, and has the name that its file gave it."""
    times: int
    """How often it was needed."""


class Text(NamedTuple):
    """One of the two texts; what is not known is empty and not shown."""

    name: str
    """Its symbol, else the name of its file, else empty; in the language of the report if it is neither."""
    symbol: str
    title: str
    date: str
    """As the language of the report writes it, or as printed."""
    language: str
    direction: str
    file: str
    format: str
    encoding: str
    sha256: str
    invented: bool
    front: tuple[tuple[str, str], ...]
    paragraphs: int
    notes: int
    repairs: tuple[Mending, ...]
    doubts: tuple[Doubt, ...]


class Head(NamedTuple):
    """Everything above the text."""

    old: Text
    new: Text
    counts: tuple[Count, ...]
    """Kinds that occur, in a fixed order; their sums are all paragraphs."""
    also: tuple[Count, ...]
    """Moved, renumbered and with other marks of notes, whatever else happened."""
    note_counts: tuple[Count, ...]
    note_also: tuple[Count, ...]
    edits: int
    doubts: tuple[Doubt, ...]
    """On the comparison as a whole."""


def head(comparison: Comparison, anchors: frozenset[str], messages: Messages) -> Head:
    """Return what stands above the text; remarks link to those places that are among `anchors`."""
    counts = comparison.counts
    also = ("moved", "renumbered", "remarked")
    return Head(
        old=_text(comparison.old, "old-", anchors, messages),
        new=_text(comparison.new, "", anchors, messages),
        counts=_counts(counts.old, counts.new, tuple(MatchKind)),
        also=_counts(counts.old, counts.new, also),
        note_counts=_counts(counts.old_notes, counts.new_notes, tuple(MatchKind)),
        note_also=_counts(counts.old_notes, counts.new_notes, also),
        edits=counts.edits,
        doubts=tuple(_doubt(remark, "", anchors, messages) for remark in comparison.remarks),
    )


def _counts(old: SideCounts, new: SideCounts, kinds: tuple[str, ...]) -> tuple[Count, ...]:
    found = (Count(str(kind), getattr(old, kind), getattr(new, kind)) for kind in kinds)
    return tuple(count for count in found if count.old or count.new)


def _text(document: Document, prefix: str, anchors: frozenset[str], messages: Messages) -> Text:
    source = document.source
    symbol = visible(document.symbol or "")
    file = visible(source_name(source.name, messages)) if source else ""
    return Text(
        name=symbol or file,
        symbol=symbol,
        title=visible(document.title or ""),
        date=visible(messages.date(document.date or "")),
        language=visible(document.language or ""),
        direction="rtl" if document.direction == "rtl" else "ltr",
        file=file,
        format=visible(format_name(source.format, messages)) if source else "",
        encoding=visible(source.encoding or "") if source else "",
        sha256=visible(source.sha256) if source else "",
        invented=source.invented if source else False,
        front=tuple(_front(document, messages)),
        paragraphs=len(document.paragraphs),
        notes=len(document.notes),
        repairs=tuple(_mending(repair, messages) for repair in document.repairs),
        doubts=tuple(_doubt(remark, prefix, anchors, messages) for remark in document.remarks),
    )


def _front(document: Document, messages: Messages) -> Iterator[tuple[str, str]]:
    """Yield the names and words of the front matter, without what stands above it anyway."""
    for name, text in document.front:
        # "Original: English" has its name in it, in the language of the text.
        _, _, words = text.partition(":") if name in _SELF_NAMED else ("", "", text)
        if not (name == "symbol" and text == document.symbol):
            yield visible(entry(name, messages)), visible(words.strip() or text)


def _doubt(remark: Remark, prefix: str, anchors: frozenset[str], messages: Messages) -> Doubt:
    said = translated(remark.message, messages)
    message, english = (visible(remark.message), True) if said is None else (said, False)
    anchor = prefix + (remark.address or "")
    if remark.address is None or anchor not in anchors:
        return Doubt(message, english, None)
    place = describe(remark.address, messages.gettext)
    return Doubt(message, english, Link(place, anchor, place))


def _mending(repair: Repair, messages: Messages) -> Mending:
    name = repair_name(repair.name, messages)
    english = name is None
    return Mending(name or visible(repair.name).replace("_", " "), english, repair.count)
