"""What can be decided: the changes of a comparison, each with an id, its words and what stands around them.

    m3f2a….1        an edit of words; `note:m3f2a….1` where the words are a note's
    m3f2a…          a paragraph that was inserted or deleted; a note that no mark calls
    m3f2a…:move     a paragraph that stands elsewhere
    m3f2a…:parts    paragraphs that were split, merged or cut anew, with the words at their borders
    m3f2a…:mark1    a note's mark in words that stayed: it came, went, or calls another note
    numbering       the numbers of all paragraphs and notes, at once

A note that came or went is not decided by itself: it stands where a mark calls it.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from compare.model import Comparison, Document, Edit, Match, MatchKind, Paragraph, Range
from compare.model.address import addresses, note_addresses

NUMBERING = "numbering"
"""Id of the change that is the new numbers."""
CONTEXT = 60
"""Characters kept of what stands before and behind a change, so that it can be found in a later draft."""


class ChangeKind(StrEnum):
    """What sort of thing is decided on."""

    EDIT = "edit"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    PARTS = "parts"
    MARK = "mark"
    NUMBERING = "numbering"


class Change(NamedTuple):
    """One thing to accept or to reject."""

    id: str
    """The same for the same texts, on every machine."""
    kind: ChangeKind
    match: str | None = None
    """Id of the match that it belongs to, with `note:` before it where notes are matched."""
    old_address: str | None = None
    new_address: str | None = None
    old: str = ""
    """The old words; of what moved or was cut anew, the beginning of the old paragraph."""
    new: str = ""
    before: str = ""
    """What stands before it in the new text of its paragraph, at most `CONTEXT` characters."""
    after: str = ""


def cutting(comparison: Comparison, match: Match) -> frozenset[str]:
    """Return the ids of the edits that are decided with how paragraphs were cut: those at or over a border.

    "…; 2. Requests" that becomes ", and requests" is how two paragraphs were merged, not a change beside it:
    with the one and without the other there is no sentence. All of an edit goes with its border, however
    long it is.
    """
    if match.one_to_one or not match.old or not match.new:
        return frozenset()
    old, new = comparison.old.paragraphs, comparison.new.paragraphs
    return frozenset(
        edit.id
        for edit in match.edits
        if _at_border(edit.old, match.old, old) or _at_border(edit.new, match.new, new)
    )


def border_words(comparison: Comparison, match: Match) -> tuple[str, str]:
    """Return the old and the new words of the edits that are decided with how paragraphs were cut."""
    cut = cutting(comparison, match)
    old = _Side((), [p.text for p in comparison.old.paragraphs])
    new = _Side((), [p.text for p in comparison.new.paragraphs])
    edits = [edit for edit in match.edits if edit.id in cut]
    return (
        " ".join(filter(None, (old.words(edit.old) for edit in edits))),
        " ".join(filter(None, (new.words(edit.new) for edit in edits))),
    )


def _at_border(ranges: Sequence[Range], members: Sequence[int], texts: Sequence[Paragraph]) -> bool:
    """Tell whether ranges reach the place where one of several paragraphs ends and the next begins."""
    return any(
        (start == 0 and index != members[0]) or (end == len(texts[index].text) and index != members[-1])
        for index, start, end in ranges
    )


def parts_id(match: Match) -> str:
    """Return the id of the change that split, merged or cut paragraphs anew."""
    return f"{match.id}:parts"


def mark_id(match: Match, number: int) -> str:
    """Return the id of the change of a mark; `number` counts from 0."""
    return f"{match.id}:mark{number + 1}"


def note_key(match: Match) -> str:
    """Return the id of a match of notes among those of paragraphs."""
    return f"note:{match.id}"


def changes(comparison: Comparison) -> tuple[Change, ...]:
    """Return all that can be decided, in the order of the new text, notes after paragraphs."""
    found = [*_of_paragraphs(comparison), *_of_notes(comparison)]
    if renumbered(comparison):
        found.append(Change(NUMBERING, ChangeKind.NUMBERING))
    return tuple(found)


def renumbered(comparison: Comparison) -> bool:
    """Tell whether a paragraph or a note that stands on both sides has another number."""
    return any(match.renumbered for match in (*comparison.matches, *comparison.note_matches))


def uncalled(document: Document) -> frozenset[int]:
    """Return the notes that no mark calls."""
    called = {mark.note for paragraph in document.paragraphs for mark in paragraph.marks}
    return frozenset(range(len(document.notes))) - called


class _Side(NamedTuple):
    """The texts of one side and how they are called."""

    names: Sequence[str]
    texts: Sequence[str]

    def words(self, ranges: Sequence[Range]) -> str:
        return " ".join(text for p, start, end in ranges if (text := self.texts[p][start:end].strip()))

    def beginning(self, indexes: Sequence[int]) -> str:
        return self.texts[indexes[0]][: 2 * CONTEXT]


def _of_paragraphs(comparison: Comparison) -> Iterator[Change]:
    # A heading that is its label alone is told by that.
    old = _Side(addresses(comparison.old), [p.text or p.label or "" for p in comparison.old.paragraphs])
    new = _Side(addresses(comparison.new), [p.text or p.label or "" for p in comparison.new.paragraphs])
    for match in comparison.matches:
        if match.kind in (MatchKind.INSERTED, MatchKind.DELETED):
            yield _alone(match, old, new, "")
            continue
        at = old.names[match.old[0]], new.names[match.new[0]]
        begins = old.beginning(match.old), new.beginning(match.new)
        if match.moved:
            yield Change(f"{match.id}:move", ChangeKind.MOVED, match.id, *at, *begins)
        if not match.one_to_one:
            yield Change(parts_id(match), ChangeKind.PARTS, match.id, *at, *begins)
        cut = cutting(comparison, match)
        for edit in match.edits:
            if edit.id not in cut:
                yield _edit(edit, match, old, new, "")
        yield from _marks(match, comparison, (old.names, new.names))


def _of_notes(comparison: Comparison) -> Iterator[Change]:
    old = _Side(note_addresses(comparison.old.notes), [n.text for n in comparison.old.notes])
    new = _Side(note_addresses(comparison.new.notes), [n.text for n in comparison.new.notes])
    lone_old, lone_new = uncalled(comparison.old), uncalled(comparison.new)
    for match in comparison.note_matches:
        if match.kind in (MatchKind.INSERTED, MatchKind.DELETED):
            if lone_old.issuperset(match.old) and lone_new.issuperset(match.new):
                yield _alone(match, old, new, "note:")
            continue
        for edit in match.edits:
            yield _edit(edit, match, old, new, "note:")


def _alone(match: Match, old: _Side, new: _Side, prefix: str) -> Change:
    return Change(
        id=prefix + match.id,
        kind=ChangeKind.INSERTED if match.new else ChangeKind.DELETED,
        match=prefix + match.id,
        old_address=old.names[match.old[0]] if match.old else None,
        new_address=new.names[match.new[0]] if match.new else None,
        old="".join(old.texts[i] for i in match.old),
        new="".join(new.texts[j] for j in match.new),
    )


def _edit(edit: Edit, match: Match, old: _Side, new: _Side, prefix: str) -> Change:
    first, last = edit.new[0], edit.new[-1]
    return Change(
        id=prefix + edit.id,
        kind=ChangeKind.EDIT,
        match=prefix + match.id,
        old_address=old.names[edit.old[0].paragraph],
        new_address=new.names[first.paragraph],
        old=old.words(edit.old),
        new=new.words(edit.new),
        before=new.texts[first.paragraph][max(0, first.start - CONTEXT) : first.start],
        after=new.texts[last.paragraph][last.end : last.end + CONTEXT],
    )


def _marks(match: Match, comparison: Comparison, at: tuple[Sequence[str], Sequence[str]]) -> Iterator[Change]:
    for number, change in enumerate(match.marks):
        before = after = ""
        if change.new is not None:
            paragraph = comparison.new.paragraphs[change.new[0]]
            offset = paragraph.marks[change.new[1]].offset
            before = paragraph.text[max(0, offset - CONTEXT) : offset]
            after = paragraph.text[offset : offset + CONTEXT]
        yield Change(
            id=mark_id(match, number),
            kind=ChangeKind.MARK,
            match=match.id,
            old_address=at[0][change.old[0] if change.old else match.old[0]],
            new_address=at[1][change.new[0] if change.new else match.new[0]],
            old=_called(comparison.old, change.old),
            new=_called(comparison.new, change.new),
            before=before,
            after=after,
        )


def _called(document: Document, place: tuple[int, int] | None) -> str:
    """Return the note that a mark calls, as a reader knows it: its number and its words."""
    if place is None:
        return ""
    mark = document.paragraphs[place[0]].marks[place[1]]
    if mark.note is None:
        return mark.label or ""
    note = document.notes[mark.note]
    return f"{note.label} {note.text}"[: 2 * CONTEXT]
