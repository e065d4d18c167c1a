"""The words of a match as decisions leave them: pieces of either side, in order, and paragraphs of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from compare.model import Comparison, Edit, Kept, Match, Note, Paragraph, Range, Span
from compare.review.calls import Called
from compare.review.changes import cutting, parts_id


class Piece(NamedTuple):
    """Words of one side that stand in the outcome."""

    text: str
    old: int
    """Old paragraph (or note) that it stands in or, if it is new, in which it was inserted."""
    new: int
    source: Range
    """Where it was taken from."""
    from_new: bool
    """Whether that is the new side, as all that was kept is."""
    segment: int
    """Which of the match's segments it is of; see `segments`."""
    spans: tuple[Span, ...]
    """Styles, in characters of the piece."""
    kept: bool = True
    open_before: bool = False
    """Whether a space stands before or behind it on the other side, which its own lacks at a border."""
    open_after: bool = False


Segment = Kept | Edit
"""What a match consists of, in order: words that stayed, and edits."""
Accepted = Callable[[str], bool]


def segments(comparison: Comparison, match: Match, *, notes: bool = False) -> list[Segment]:
    """Return what a match consists of, in the order of both sides."""
    kept = comparison.kept_note(match) if notes else comparison.kept(match)
    old_rank = {index: rank for rank, index in enumerate(match.old)}
    new_rank = {index: rank for rank, index in enumerate(match.new)}

    def at(segment: Segment) -> tuple[int, int, int, int]:
        old, new = (
            (segment.old, segment.new) if isinstance(segment, Kept) else (segment.old[0], segment.new[0])
        )
        return old_rank[old.paragraph], old.start, new_rank[new.paragraph], new.start

    return sorted([*kept, *match.edits], key=at)


def pieces(comparison: Comparison, match: Match, accepted: Accepted, *, notes: bool = False) -> list[Piece]:
    """Return the words of a match on both sides, each edit as it was decided."""
    old: Sequence[Paragraph | Note] = comparison.old.notes if notes else comparison.old.paragraphs
    new: Sequence[Paragraph | Note] = comparison.new.notes if notes else comparison.new.paragraphs
    prefix = "note:" if notes else ""
    cut = frozenset() if notes else cutting(comparison, match)
    made: list[Piece] = []
    for number, segment in enumerate(segments(comparison, match, notes=notes)):
        if isinstance(segment, Kept):
            said = _cut(old, segment.old)
            at = segment.old.paragraph, segment.new.paragraph
            piece = _piece(new, segment.new, at, number)
            if piece.text:
                made.append(
                    piece._replace(kept=True, open_before=said[:1].isspace(), open_after=said[-1:].isspace())
                )
            elif said and made:  # a space, where a new paragraph begins
                made[-1] = made[-1]._replace(open_after=True)
        elif accepted(parts_id(match) if segment.id in cut else prefix + segment.id):
            made += [_piece(new, r, (segment.old[0].paragraph, r.paragraph), number) for r in segment.new]
        else:
            made += [
                _piece(old, r, (r.paragraph, segment.new[0].paragraph), number, from_new=False)
                for r in segment.old
            ]
    return [piece for piece in made if piece.text]


def _cut(texts: Sequence[Paragraph | Note], piece: Range) -> str:
    return texts[piece.paragraph].text[piece.start : piece.end]


def _piece(
    texts: Sequence[Paragraph | Note],
    source: Range,
    at: tuple[int, int],
    segment: int,
    *,
    from_new: bool = True,
) -> Piece:
    spans = clipped(texts[source.paragraph].spans, source.start, source.end)
    return Piece(_cut(texts, source), *at, source, from_new, segment, spans, kept=False)


def clipped(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return what of the spans lies from `start` to `end`, counted from `start`."""
    return tuple(
        Span(max(span.start, start) - start, min(span.end, end) - start, span.style)
        for span in spans
        if span.start < end and span.end > start
    )


def joined(
    made: Sequence[Piece],
    own: Sequence[int],
    called: Mapping[int, Sequence[Called]],
    *,
    whole: str,
    by_new: bool,
) -> tuple[str, tuple[Called, ...], tuple[Span, ...]]:
    """Return the text, marks and styles of the paragraph that some of the pieces make, in order.

    `called` has the marks of a piece by its index. `by_new` says whose borders the paragraph has; if its
    pieces make `whole`, the paragraph of that side, each space is kept.
    """
    text = ""
    marks: list[Called] = []
    spans: list[Span] = []
    tidy = "".join(made[index].text for index in own) != whole
    last: Piece | None = None
    for index in own:
        piece = made[index]
        said = piece.text
        if tidy:
            text += " " if last is not None and _parted(last, piece, by_new=by_new) else ""
            said = said.lstrip() if not text or text[-1].isspace() else said
        at = len(text) + len(said) - len(piece.text)
        marks += [mark._replace(offset=max(len(text), at + mark.offset)) for mark in called.get(index, ())]
        spans += [span for span in (_shifted(span, at, len(text)) for span in piece.spans) if span]
        text += said
        last = piece
    end = len(text.rstrip()) if tidy else len(text)
    return (
        text[:end],
        tuple(mark._replace(offset=min(mark.offset, end)) for mark in marks),
        tuple(_merged(spans, end)),
    )


def _parted(last: Piece, piece: Piece, *, by_new: bool) -> bool:
    """Tell whether a border that the paragraph does not keep parts two pieces, and a space stood there."""
    if last.text[-1].isspace() or piece.text[0].isspace():
        return False
    if last.from_new == piece.from_new == by_new:
        return last.open_after and not by_new  # the new text has its own spaces
    inside = last.new == piece.new if by_new else last.old == piece.old
    return inside and (last.old, last.new) != (piece.old, piece.new) and _spaced(last, piece)


def _spaced(last: Piece, piece: Piece) -> bool:
    """Tell whether a space parts two pieces of which one lacks it, standing at a border of its side."""
    if last.from_new and piece.from_new and last.kept and piece.kept:
        return last.open_after or piece.open_before
    return last.text[-1:].isascii() and piece.text[:1].isascii()


def _shifted(span: Span, by: int, least: int) -> Span | None:
    start, end = max(span.start + by, least), span.end + by
    return Span(start, end, span.style) if end > start else None


def _merged(spans: Sequence[Span], end: int) -> list[Span]:
    """Return the spans within a text, those of one style joined where they touch."""
    found: list[Span] = []
    for span in spans:
        stop = min(span.end, end)
        twin = next((n for n, s in enumerate(found) if s.style is span.style and s.end == span.start), None)
        if twin is not None:
            found[twin] = found[twin]._replace(end=stop)
        elif span.start < stop:
            found.append(span._replace(end=stop))
    return found
