"""What a JSON document leaves open: kinds, parts and levels that its paragraphs do not give.

In: paragraphs as they were given. Out: as many paragraphs, complete. What was given stays as it is.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.model import Kind, Mark, Paragraph, Span
from compare.readers import headings
from compare.readers.kinds import Placed, infer
from compare.readers.nesting import Nesting
from compare.readers.overview import Draft


class Given(NamedTuple):
    """One paragraph as the JSON gives it; what is None is still to be found out."""

    text: str
    kind: Kind | None
    part: tuple[str, ...] | None
    label: str | None
    level: int | None
    marks: tuple[Mark, ...]
    spans: tuple[Span, ...]
    row: int | None
    column: int | None


def settle(drafts: Sequence[Given], *, plain: bool) -> list[Paragraph]:
    """Find out the kinds, parts and levels that are not given; with `plain` leave them out."""
    placed = _placed(drafts, plain=plain)
    return [
        Paragraph(
            kind=place.kind,
            text=draft.text[: place.opened] + draft.text[place.cut :],
            part=place.part,
            label=place.label,
            level=level,
            marks=tuple(
                mark._replace(
                    offset=max(min(mark.offset, place.opened), mark.offset - place.cut + place.opened)
                )
                for mark in draft.marks
            ),
            spans=tuple(_cut_spans(draft.spans, place.cut - place.opened, place.opened)),
            row=draft.row,
            column=draft.column,
        )
        for draft, place, level in zip(drafts, placed, _levels(drafts, placed), strict=True)
    ]


def _placed(drafts: Sequence[Given], *, plain: bool) -> list[Placed]:
    if plain or all(draft.kind is not None and draft.part is not None for draft in drafts):
        known = [
            Placed(kind=draft.kind or Kind.OTHER, part=draft.part or (), label=draft.label)
            for draft in drafts
        ]
        return known if plain else [_labelled(*pair) for pair in zip(drafts, known, strict=True)]
    given = [
        Draft(
            # Nothing can be inferred from no words, and those who look at a neighbour want some.
            text=draft.text or "—",
            label=draft.label,
            level=draft.level,
            kind=draft.kind if draft.text else draft.kind or Kind.OTHER,
            part=draft.part,
        )
        for draft in drafts
    ]
    return infer(given)


def _labelled(draft: Given, place: Placed) -> Placed:
    """Take the number of an article for the label of its heading, where no label is given."""
    found = headings.label(draft.text) if place.kind is Kind.HEADING and place.label is None else None
    return place._replace(label=found[0], cut=found[1]) if found else place


def _levels(drafts: Sequence[Given], placed: Sequence[Placed]) -> Iterator[int]:
    """Yield the level of each paragraph: as given, as inferred with its kind, or by its label."""
    nesting = Nesting()
    before = ""
    for index, (draft, place) in enumerate(zip(drafts, placed, strict=True)):
        level = draft.level if draft.level is not None else place.level
        if place.kind is Kind.SUBPARAGRAPH:
            following = placed[index + 1].label if index + 1 < len(placed) else None
            depth = max(1, nesting.depth)
            if place.label:
                depth = nesting.place(place.label, following, after_colon=before.endswith((":", "：")))
            if draft.kind is not None and draft.level is None:
                level = depth
        elif place.kind is not Kind.CELL:
            nesting.clear()
        before = draft.text
        yield level


def _cut_spans(spans: Sequence[Span], length: int, opened: int) -> Iterator[Span]:
    """Yield the spans of a text that lost `length` characters, its label, behind `opened` ones."""
    for span in spans:
        start = span.start if span.start < opened else max(opened, span.start - length)
        end = span.end if span.end <= opened else max(opened, span.end - length)
        if end > start:
            yield span._replace(start=start, end=end)
