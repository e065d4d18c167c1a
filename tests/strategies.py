"""Documents for hypothesis: any that the model allows, with words, labels, marks and notes of all kinds."""

from hypothesis import strategies as st

from compare.model import (
    Document,
    Kind,
    Mark,
    Note,
    NoteKind,
    Paragraph,
    Remark,
    Repair,
    Span,
    Style,
)

_WORD = st.text(
    st.characters(exclude_categories=("Cs", "Z"), exclude_characters="\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85"),
    min_size=1,
    max_size=8,
)
"""Any characters but white space and halves of characters."""
TEXTS = st.lists(_WORD, max_size=6).map(" ".join)
_LINES = st.lists(_WORD, min_size=1, max_size=3).map(" ".join)
_MAYBE = st.none() | _LINES
_LABELS = st.none() | st.sampled_from(["1", "12", "(a)", "a)", "(iii)", "1 bis", "*"])


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    """Return spans that lie in `text`."""
    if not text:
        return ()
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(
        lambda pair: pair[0] != pair[1]
    )
    found = draw(st.lists(st.tuples(edges, st.sampled_from(Style)), max_size=2))
    return tuple(Span(start=min(edge), end=max(edge), style=style) for edge, style in found)


@st.composite
def notes(draw: st.DrawFn) -> Note:
    """Return a footnote or an endnote."""
    text = draw(TEXTS)
    kind = draw(st.sampled_from(NoteKind))
    return Note(label=draw(_LINES), text=text, spans=draw(spans(text)), kind=kind)


@st.composite
def paragraphs(draw: st.DrawFn, known: int) -> Paragraph:
    """Return a paragraph that may call any of `known` notes."""
    text = draw(TEXTS)
    offsets = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
    called = st.none() | st.integers(0, known - 1) if known else st.none()
    marks = []
    for offset in offsets:
        note = draw(called)
        marks.append(Mark(offset=offset, note=note, label=draw(_MAYBE) if note is None else None))
    kind = draw(st.sampled_from(Kind))
    row, column = draw(st.tuples(st.integers(0, 9), st.integers(0, 9))) if kind is Kind.CELL else (None, None)
    return Paragraph(
        kind=kind,
        text=text,
        part=draw(st.lists(st.sampled_from(["annex I", "annex", "B"]), max_size=2).map(tuple)),
        label=draw(_LABELS),
        level=draw(st.integers(0, 4)),
        marks=tuple(marks),
        spans=draw(spans(text)),
        row=row,
        column=column,
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Return a document without a source."""
    noted = draw(st.lists(notes(), max_size=3).map(tuple))
    remarks = st.builds(Remark, code=_LINES, message=_LINES, address=_MAYBE)
    repairs = st.builds(Repair, name=_LINES, count=st.integers(0, 99))
    return Document(
        paragraphs=draw(st.lists(paragraphs(len(noted)), min_size=1, max_size=5).map(tuple)),
        notes=noted,
        symbol=draw(_MAYBE),
        title=draw(_MAYBE),
        date=draw(_MAYBE),
        language=draw(st.none() | st.sampled_from(["en", "ar"])),
        direction=draw(st.sampled_from(["ltr", "rtl"])),
        front=draw(st.lists(st.tuples(_LINES, _LINES), max_size=2).map(tuple)),
        repairs=draw(st.lists(repairs, max_size=2).map(tuple)),
        remarks=draw(st.lists(remarks, max_size=2).map(tuple)),
    )
