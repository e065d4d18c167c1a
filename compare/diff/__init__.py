"""Comparing two documents: align, find the words that changed, say what kind of change each is.

Two `Document` in, one `Comparison` out. No files, no formats, no clock: the result is the same on
every machine.
"""

from collections.abc import Sequence
from dataclasses import replace

from compare.diff.align import Unit, align
from compare.diff.classify import Classifier, Texts
from compare.diff.doubts import doubts
from compare.diff.marks import mark_changes, note_votes
from compare.diff.passages import find_passages
from compare.errors import OptionError
from compare.model import Comparison, Document, Note, Paragraph
from compare.model.address import addresses
from compare.model.typography import fold

__all__ = ["compare"]

NOTE = "note"
"""Kind of a note as a unit: footnotes and endnotes are compared with one another."""


def compare(old: Document, new: Document, *, pins: Sequence[tuple[str, str]] = ()) -> Comparison:
    """Return what changed from `old` to `new`.

    `pins` are pairs of addresses, old and new, that are matched whatever their words; OptionError if
    there is no such paragraph.
    """
    old_texts, new_texts = _texts(old.paragraphs), _texts(new.paragraphs)
    links = align(
        [Unit(key, p.kind) for key, p in zip(old_texts.keys, old.paragraphs, strict=True)],
        [Unit(key, p.kind) for key, p in zip(new_texts.keys, new.paragraphs, strict=True)],
        pins=_resolve(pins, old, new),
    )
    matched = Classifier(old_texts, new_texts).matches(links)
    old_notes, new_notes = _texts(old.notes), _texts(new.notes)
    note_links = align(
        [Unit(key, NOTE) for key in old_notes.keys],
        [Unit(key, NOTE) for key in new_notes.keys],
        votes=note_votes(old, new, matched),
        groups=False,
    )
    notes = Classifier(old_notes, new_notes).matches(note_links)
    turned = mark_changes(old, new, matched, {(link.old[0], link.new[0]) for link in note_links})
    matches = tuple(
        replace(m.match, marks=turned[m.match.id]) if m.match.id in turned else m.match for m in matched
    )
    return Comparison(
        old=old,
        new=new,
        matches=matches,
        note_matches=tuple(note.match for note in notes),
        passages=find_passages(old, new, matches),
        remarks=tuple(doubts(old, new, matches)),
    )


def _texts(items: Sequence[Paragraph] | Sequence[Note]) -> Texts:
    texts = [item.text for item in items]
    return Texts(texts, [fold(text) for text in texts], [item.label for item in items])


def _resolve(pins: Sequence[tuple[str, str]], old: Document, new: Document) -> list[tuple[int, int]]:
    """Return the paragraphs that pins name."""
    places = (
        [{address: i for i, address in enumerate(addresses(side))} for side in (old, new)] if pins else []
    )
    resolved = []
    for pin in pins:
        for address, known, name in zip(pin, places, ("old", "new"), strict=True):
            if address not in known:
                message = (
                    f"--pin {'='.join(pin)}: the {name} text has no paragraph {address}. "
                    "See its addresses with `redraft show`."
                )
                raise OptionError(message)
        resolved.append((places[0][pin[0]], places[1][pin[1]]))
    return resolved
