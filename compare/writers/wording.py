"""What happened, in words: counts, names and remarks, as the terminal and the summary say them.

In: a comparison. Out: short English phrases in plain text, one line each.
"""

from collections.abc import Iterable, Iterator, Sequence

from compare.model import (
    Comparison,
    Document,
    Kind,
    Match,
    MatchKind,
    Note,
    Paragraph,
    Remark,
    SideCounts,
)
from compare.model.address import addresses, counted_as, names_itself, note_addresses
from compare.model.places import Places
from compare.model.spoken import describe
from compare.writers.view_text import visible

_COUNTED = (
    (Kind.PREAMBULAR, "preambular paragraph"),
    (Kind.OPERATIVE, "operative paragraph"),
    (Kind.SUBPARAGRAPH, "subparagraph"),
    (Kind.OTHER, "other paragraph"),
)
"""Kinds whose numbers people give when they speak of a text."""

_MOST_MARKS = 3
"""Changed marks of one paragraph that are named; the rest is counted."""
_PASSAGE_WORDS = 12
_LONGEST_WORD = 40
"""Characters; what is longer is no word, and a quotation is cut there."""


class Pairs:
    """The paragraphs (or notes) of both texts, and what to say about a match of them."""

    def __init__(
        self,
        matches: Sequence[Match],
        items: tuple[Sequence[Paragraph | Note], Sequence[Paragraph | Note]],
        names: tuple[Sequence[str], Sequence[str]],
        notes: tuple[Sequence[Note], Sequence[Note]],
    ) -> None:
        """Take the matches, and the items, addresses and notes of either side."""
        self._notes = notes
        self.matches = matches
        self.old, self.new = items
        self._old_places, self._new_places = (Places(*side) for side in zip(items, names, strict=True))

    def where(self, match: Match) -> str:
        """Return where a match stands: in the new text, or in the old one if it is deleted.

        Where it stood is added if its neighbours changed its address and `happened` does not say so.
        """
        old, new = self._stood(match), self._stands(match)
        if match.kind is MatchKind.MODIFIED and old != new and not (match.moved or match.renumbered):
            return f"{new} (was {old})"
        return new or f"old {old}"

    def happened(self, match: Match) -> list[str]:
        """Return what happened to the paragraphs of a match; nothing if all is as it was."""
        said: list[str] = []
        if match.moved:
            stood = self._stood(match)
            said.append("moved" if stood == self._stands(match) else f"moved from {stood}")
        if match.kind is MatchKind.SPLIT and not match.moved:
            said.append(f"split from {self._stood(match)}")
        elif match.kind in (MatchKind.MERGED, MatchKind.REGROUPED) and not match.moved:
            said.append(f"{match.kind} from {self._stood(match)}")
        elif match.kind is not MatchKind.IDENTICAL:
            said.append(match.kind.value)
        if match.renumbered:
            old, new = self.old[match.old[0]].label, self.new[match.new[0]].label
            said.append(f"renumbered {visible(old or '')} → {visible(new or '')}")
        marks = list(self._marks(match))
        said += marks[:_MOST_MARKS]
        if len(marks) > _MOST_MARKS:
            said.append(f"{len(marks) - _MOST_MARKS} more note marks changed")
        if match.pinned:
            said.append("pinned")
        if match.perhaps:
            said.append("perhaps not the same paragraph" + ("" if match.one_to_one else "s"))
        return said

    def new_number(self, match: Match) -> str:
        """Return old and new number of an article; nothing for any other paragraph."""
        old, new = self.old[match.old[0]].label or "", self.new[match.new[0]].label or ""
        return visible(f"{old} → {new}") if names_itself(old) and names_itself(new) else ""

    def _marks(self, match: Match) -> Iterator[str]:
        """Yield what happened to the marks of notes; one that was left out and added moved."""
        old_notes, new_notes = self._notes
        labels = [
            (_mark_label(self.old, change.old, old_notes), _mark_label(self.new, change.new, new_notes))
            for change in match.marks
        ]
        gone, came = ({pair[side] for pair in labels if not pair[1 - side]} for side in (0, 1))
        for old, new in labels:
            if not new and old in came:
                yield f"mark of note {old} moved"
            elif not old:
                yield from () if new in gone else (f"mark of note {new} added",)
            elif old == new:
                yield f"mark of note {old} now of another note {new}"
            else:
                yield f"mark of note {old} {f'now of note {new}' if new else 'left out'}"

    def old_text(self, match: Match) -> str:
        """Return the words of the old side."""
        return " ".join(self.old[index].text for index in match.old)

    def new_text(self, match: Match) -> str:
        """Return the words of the new side."""
        return " ".join(self.new[index].text for index in match.new)

    def old_place(self, index: int) -> str:
        """Return what to call an old item."""
        return visible(self._old_places.of(index))

    def new_place(self, index: int) -> str:
        """Return what to call a new item."""
        return visible(self._new_places.of(index))

    def _stood(self, match: Match) -> str:
        return _together(list(map(self.old_place, match.old)))

    def _stands(self, match: Match) -> str:
        return _together(list(map(self.new_place, match.new)))


def pairs(comparison: Comparison) -> tuple[Pairs, Pairs]:
    """Return the paragraphs and the notes of a comparison."""
    old, new = comparison.old, comparison.new
    return (
        Pairs(
            comparison.matches,
            (old.paragraphs, new.paragraphs),
            (addresses(old), addresses(new)),
            (old.notes, new.notes),
        ),
        Pairs(
            comparison.note_matches,
            (old.notes, new.notes),
            (note_addresses(old.notes), note_addresses(new.notes)),
            (old.notes, new.notes),
        ),
    )


def place(address: str) -> str:
    """Return an address as people say it, in harmless characters."""
    return visible(describe(address))


def changed(match: Match) -> bool:
    """Tell whether a match is to be looked at; one that is only renumbered is not."""
    return match.kind is not MatchKind.IDENTICAL or match.moved or bool(match.marks)


def number(count: int, what: str) -> str:
    """Return a number of things.

    >>> number(1, "note"), number(2, "note")
    ('1 note', '2 notes')
    """
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def sizes(comparison: Comparison) -> str:
    """Return how many paragraphs and notes there were and are: `26 operative paragraphs became 27; …`."""
    old, new = comparison.old, comparison.new
    said = []
    for kind, name in _COUNTED:
        before, now = (sum(counted_as(p) is kind for p in side.paragraphs) for side in (old, new))
        said.append(_became(before, now, name))
    said.append(_became(len(old.notes), len(new.notes), "note"))
    return "; ".join(filter(None, said))


def _became(before: int, now: int, name: str) -> str:
    if before == now:
        return f"{number(now, name)}, as before" if now else ""
    return f"{number(before, name)} became {now}"


def fates(comparison: Comparison) -> str:
    """Return what became of the paragraphs: `24 unchanged, 9 modified, 1 split into 2; 4 moved`."""
    return _fates(comparison.matches, comparison.counts.old, comparison.counts.new)


def note_fates(comparison: Comparison) -> str:
    """Return the same of the notes."""
    return _fates(comparison.note_matches, comparison.counts.old_notes, comparison.counts.new_notes)


def _fates(matches: Sequence[Match], old: SideCounts, new: SideCounts) -> str:
    said = []
    if new.identical:
        said.append(f"{new.identical} unchanged")
    if new.modified:
        said.append(f"{new.modified} modified")
    for kind in (MatchKind.SPLIT, MatchKind.MERGED, MatchKind.REGROUPED):
        before, now = getattr(old, kind), getattr(new, kind)
        if before or now:
            said.append(f"{before} {kind} into {now}")
    if new.inserted:
        said.append(f"{new.inserted} inserted")
    if old.deleted:
        said.append(f"{old.deleted} deleted")
    also = []
    if new.moved:
        also.append(f"{new.moved} moved")
    if new.renumbered:
        only = sum(bool(match.renumbered) and not changed(match) for match in matches)
        also.append(
            f"{new.renumbered} renumbered" + (f" ({only} of them otherwise unchanged)" if only else "")
        )
    if new.remarked:
        also.append(f"{new.remarked} with other note marks")
    return "; ".join(filter(None, (", ".join(said), ", ".join(also))))


def counts(comparison: Comparison) -> Iterator[str]:
    """Yield the counts in words, a line each: sizes, fates of the paragraphs, fates of the notes."""
    if found := sizes(comparison):  # a text may be a table and nothing else
        yield f"{found}."
    yield f"Paragraphs: {fates(comparison)}."
    if comparison.note_matches:
        yield f"Notes: {note_fates(comparison)}."
    if not comparison.differs():
        only = " but for their numbers" if comparison.differs(strict=True) else ""
        yield f"The two texts are the same{only}."


def passages(comparison: Comparison, pairs: Pairs) -> Iterator[str]:
    """Yield, for each passage, from where to where it went, and its words."""
    for old, new in comparison.passages:
        words = quote(pairs.new[new.paragraph].text[new.start : new.end], _PASSAGE_WORDS)
        source, target = pairs.old_place(old.paragraph), pairs.new_place(new.paragraph)
        yield f"{target} has language of old {source}: {words}"


def quote(text: str, most: int) -> str:
    """Return the first `most` words of a text in quotation marks, in harmless characters.

    >>> quote("Requests all States to adopt measures", 3)
    '“Requests all States …”'
    """
    words = text[: most * _LONGEST_WORD].split()
    whole = len(words) <= most and len(text) <= most * _LONGEST_WORD
    shown = " ".join(words[:most])
    return f"“{visible(shown)}”" if whole else f"“{visible(shown)} …”"


def title(document: Document, otherwise: str) -> str:
    """Return what to call a text, on one line; `otherwise` if nothing is known of it."""
    source = document.source
    known = [document.symbol, document.title and f"“{document.title}”", document.date]
    named = ", ".join(filter(None, known))
    file = source.name if source else ""
    said = f"{named} ({file})" if named and file else named or file or otherwise
    return visible(said) + (" [an invented text]" if source and source.invented else "")


def doubts(comparison: Comparison) -> Iterator[str]:
    """Yield what to know before trusting a comparison, one line each."""
    yield from said_of(comparison.remarks, "")
    yield from said_of(comparison.old.remarks, "old text: ")
    yield from said_of(comparison.new.remarks, "new text: ")


def said_of(remarks: Iterable[Remark], prefix: str) -> Iterator[str]:
    """Yield remarks as lines."""
    for remark in remarks:
        about = f"{place(remark.address)}: " if remark.address else ""
        yield visible(" ".join(f"{prefix}{about}{remark.message}".split()))


def _mark_label(items: Sequence[Paragraph | Note], at: tuple[int, int] | None, notes: Sequence[Note]) -> str:
    """Return what a mark looks like; nothing if there is none."""
    if at is None:
        return ""
    paragraph, index = at
    item = items[paragraph]
    marks = item.marks if isinstance(item, Paragraph) else ()
    mark = marks[index]
    return visible((mark.label if mark.note is None else notes[mark.note].label) or "?")


def _together(said: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1]))) if said else ""
