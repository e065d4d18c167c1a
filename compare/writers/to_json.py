"""JSON: a comparison or a document in, one line of JSON out.

Keys are those of the data model. What is not known of a document (symbol, title, …) is left out, and
so is whatever is empty and seldom there (spans, row and column, typography, marks of a match). The
JSON Schema of all this is in `compare.schema`.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from compare.model import (
    Comparison,
    Counts,
    Document,
    Edit,
    Mark,
    MarkChange,
    Match,
    Note,
    NoteKind,
    Paragraph,
    Remark,
    SideCounts,
    Source,
    Span,
)
from compare.model.address import addresses, note_addresses
from compare.options import Options
from compare.schema import FORMAT_VERSION

Json = dict[str, Any]
"""A JSON object."""

_SIDE_COUNTS = tuple(SideCounts._fields)


def write(comparison: Comparison, options: Options) -> str:
    """Return `comparison` as JSON, with a line feed at its end. No option changes it."""
    del options  # every writer is called with them
    return _dump(
        {
            "format_version": FORMAT_VERSION,
            "old": _document(comparison.old),
            "new": _document(comparison.new),
            "matches": [_match(match) for match in comparison.matches],
            "note_matches": [_match(match) for match in comparison.note_matches],
            "passages": [{"old": passage.old, "new": passage.new} for passage in comparison.passages],
            "counts": _counts(comparison.counts),
            "remarks": [_remark(remark) for remark in comparison.remarks],
        }
    )


def write_document(document: Document) -> str:
    """Return `document` as JSON that can be read back as input, with a line feed at its end."""
    return _dump({"format_version": FORMAT_VERSION, **_document(document)})


def _dump(value: Json) -> str:
    # No check for cycles: the value was just built, and the check costs a fifth of the time.
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, check_circular=False) + "\n"
    try:
        text.encode()
    except UnicodeEncodeError:
        # Half a character. As an escape it might join the next half and shift all offsets.
        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text


def _document(document: Document) -> Json:
    result: Json = {}
    for key in ("symbol", "title", "date", "language"):
        if value := getattr(document, key):
            result[key] = value
    result["direction"] = document.direction
    if document.front:
        result["front"] = document.front
    if document.source:
        result["source"] = _source(document.source)
    paragraphs = zip(document.paragraphs, addresses(document), strict=True)
    result["paragraphs"] = [_paragraph(paragraph, address) for paragraph, address in paragraphs]
    notes = zip(document.notes, note_addresses(document.notes), strict=True)
    result["notes"] = [_note(note, address) for note, address in notes]
    result["repairs"] = [{"name": repair.name, "count": repair.count} for repair in document.repairs]
    result["remarks"] = [_remark(remark) for remark in document.remarks]
    return result


def _source(source: Source) -> Json:
    result: Json = {"name": source.name, "format": source.format, "sha256": source.sha256}
    if source.encoding:
        result["encoding"] = source.encoding
    if source.invented:
        result["invented"] = True
    return result


def _remark(remark: Remark) -> Json:
    result: Json = {"code": remark.code, "message": remark.message}
    if remark.address is not None:
        result["address"] = remark.address
    return result


def _paragraph(paragraph: Paragraph, address: str) -> Json:
    result: Json = {
        "address": address,
        "kind": paragraph.kind,
        "part": paragraph.part,
        "label": paragraph.label,
        "level": paragraph.level,
        "text": paragraph.text,
        "marks": [_mark(mark) for mark in paragraph.marks],
    }
    if paragraph.spans:
        result["spans"] = _spans(paragraph.spans)
    if paragraph.row is not None:
        result["row"] = paragraph.row
    if paragraph.column is not None:
        result["column"] = paragraph.column
    return result


def _mark(mark: Mark) -> Json:
    result: Json = {"offset": mark.offset, "note": mark.note}
    if mark.note is None:
        result["label"] = mark.label
    return result


def _spans(spans: Iterable[Span]) -> list[Json]:
    return [{"start": span.start, "end": span.end, "style": span.style} for span in spans]


def _note(note: Note, address: str) -> Json:
    result: Json = {"address": address, "label": note.label, "text": note.text}
    if note.spans:
        result["spans"] = _spans(note.spans)
    if note.kind is not NoteKind.FOOTNOTE:
        result["kind"] = note.kind
    return result


def _match(match: Match) -> Json:
    result: Json = {
        "id": match.id,
        "kind": match.kind,
        "old": match.old,
        "new": match.new,
        "moved": match.moved,
        "renumbered": match.renumbered,
        "similarity": match.similarity,
        "confidence": match.confidence,
        "pinned": match.pinned,
        "edits": [_edit(edit) for edit in match.edits],
    }
    if match.typography:
        result["typography"] = [{"old": kept.old, "new": kept.new} for kept in match.typography]
    if match.marks:
        result["marks"] = [_mark_change(change) for change in match.marks]
    return result


def _edit(edit: Edit) -> Json:
    return {"id": edit.id, "op": edit.op, "old": edit.old, "new": edit.new}


def _mark_change(change: MarkChange) -> Json:
    return {"old": change.old, "new": change.new}


def _counts(counts: Counts) -> Json:
    result: Json = {
        side: {key: getattr(getattr(counts, side), key) for key in _SIDE_COUNTS}
        for side in ("old", "new", "old_notes", "new_notes")
    }
    result["edits"] = counts.edits
    return result
