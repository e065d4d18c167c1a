"""Comparing two documents: align, find the words that changed, say what kind of change each is.

Two `Document` in, one `Comparison` out. No files, no formats, no clock: the result is the same on
every machine.
"""

from collections.abc import Sequence

from compare.diff.align import align
from compare.diff.classify import Classifier, Texts
from compare.diff.doubts import doubts
from compare.diff.headings import join_titles, units
from compare.diff.marks import mark_changes, note_votes
from compare.diff.pairing import Unit
from compare.diff.passages import find_passages
from compare.diff.pins import Said, pin_remark, resolve
from compare.diff.tables import pair_cells
from compare.model import Comparison, Document, Note, Paragraph
from compare.model.typography import fold

__all__ = ["compare"]

NOTE = "note"
"""Kind of a note as a unit: footnotes and endnotes are compared with one another."""


def compare(old: Document, new: Document, *, pins: Said = (), unpins: Said = ()) -> Comparison:
    """Return what changed from `old` to `new`.

    `pins` are pairs of addresses, old and new, that are matched whatever their words, `unpins` those that
    are not matched; OptionError if there is no such paragraph or note.
    """
    paragraph_pins, note_pins = resolve(old, new, pins, unpins)
    old_texts, new_texts = _texts(old.paragraphs), _texts(new.paragraphs)
    links = align(
        units(old_texts.keys, old_texts.kinds, old_texts.labels),
        units(new_texts.keys, new_texts.kinds, new_texts.labels),
        pins=paragraph_pins,
        cells=pair_cells(old.paragraphs, new.paragraphs, old_texts.keys, new_texts.keys),
    )
    links = join_titles(links, (old_texts.keys, old_texts.labels), (new_texts.keys, new_texts.labels))
    matched = Classifier(old_texts, new_texts).matches(links)
    old_notes, new_notes = _texts(old.notes), _texts(new.notes)
    note_links = align(
        [Unit(key, NOTE) for key in old_notes.keys],
        [Unit(key, NOTE) for key in new_notes.keys],
        pins=note_pins,
        votes=note_votes(old, new, matched),
        notes=True,
    )
    notes = Classifier(old_notes, new_notes).matches(note_links)
    turned = mark_changes(old, new, matched, {(link.old[0], link.new[0]) for link in note_links})
    matches = tuple(
        match._replace(marks=turned[match.id]) if match.id in turned else match for match, _ in matched
    )
    return Comparison(
        old=old,
        new=new,
        matches=matches,
        note_matches=tuple(note.match for note in notes),
        passages=find_passages(old, new, matched),
        remarks=(*pin_remark(pins, unpins), *doubts(old, new, matches)),
    )


def _texts(items: Sequence[Paragraph] | Sequence[Note]) -> Texts:
    texts = [item.text for item in items]
    paragraphs = [item for item in items if isinstance(item, Paragraph)]
    return Texts(
        texts,
        [fold(text) for text in texts],
        [item.label for item in items],
        [paragraph.kind for paragraph in paragraphs],
        [paragraph.level for paragraph in paragraphs],
    )
