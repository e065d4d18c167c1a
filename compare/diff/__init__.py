"""Comparing two documents: align, find the words that changed, say what kind of change each is.

Two `Document` in, one `Comparison` out. No files, no formats, no clock: the result is the same on
every machine.
"""

from collections.abc import Sequence
from dataclasses import replace

from compare.diff.align import Unit, align
from compare.diff.classify import Classifier
from compare.diff.doubts import doubts
from compare.diff.marks import mark_changes, note_votes
from compare.diff.passages import find_passages
from compare.errors import OptionError
from compare.model import Comparison, Document
from compare.model.address import addresses

__all__ = ["compare"]


def compare(old: Document, new: Document, *, pins: Sequence[tuple[str, str]] = ()) -> Comparison:
    """Return what changed from `old` to `new`.

    `pins` are pairs of addresses, old and new, that are matched whatever their words; OptionError if
    there is no such paragraph.
    """
    classifier = Classifier(
        [p.text for p in old.paragraphs],
        [p.text for p in new.paragraphs],
        [p.label for p in old.paragraphs],
        [p.label for p in new.paragraphs],
    )
    links = align(
        [Unit(p.text, p.kind) for p in old.paragraphs],
        [Unit(p.text, p.kind) for p in new.paragraphs],
        pins=_resolve(pins, old, new),
    )
    matched = classifier.matches(links)
    note_links = align(
        [Unit(note.text, note.kind) for note in old.notes],
        [Unit(note.text, note.kind) for note in new.notes],
        votes=note_votes(old, new, matched),
        groups=False,
    )
    notes = Classifier(
        [note.text for note in old.notes],
        [note.text for note in new.notes],
        [note.label for note in old.notes],
        [note.label for note in new.notes],
    ).matches(note_links)
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
