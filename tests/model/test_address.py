import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Document, Kind, Note, Paragraph
from compare.model.address import addresses, from_roman, note_addresses, roman
from compare.model.spoken import describe


def paragraphs(notation: str) -> Document:
    """Build a document from `kind[@part][=label][/level]` words; one with a colon ends with one."""
    made = []
    for word in notation.split():
        head, _, level = word.rstrip(":").partition("/")
        head, _, label = head.partition("=")
        kind, _, part = head.partition("@")
        made.append(
            Paragraph(
                kind=Kind(kind),
                text="x:" if word.endswith(":") else "x",
                part=(part.replace("_", " "),) if part else (),
                label=label.replace("_", " ") or None,
                level=int(level or 0),
            )
        )
    return Document(paragraphs=tuple(made))


CASES = [
    ("a resolution", "opening preambular preambular operative=1 closing", "opening pp1 pp2 op1 closing"),
    (
        "nested sub-paragraphs",
        "operative=2 subparagraph=(a)/1 subparagraph=(b)/1 subparagraph=(i)/2 subparagraph=(c)/1",
        "op2 op2.a op2.b op2.b.i op2.c",
    ),
    ("French labels", "operative=2 subparagraph=a)/1", "op2 op2.a"),
    ("under a preambular paragraph", "preambular subparagraph=(a)/1", "pp1 pp1.a"),
    ("a number that stands twice", "operative=3 operative=3 operative=3", "op3 op3~2 op3~3"),
    ("an annex restarts", "operative=1 annex@annex_I operative@annex_I=1", "op1 annex1 annex1.op1"),
    ("an annex without a number", "annex@annex operative@annex=1", "annex1 annex1.op1"),
    ("a composite resolution", "heading@B preambular@B operative@B=1", "B.heading1 B.pp1 B.op1"),
    ("no structure", "other other", "par1 par2"),
    ("headings are counted", "heading operative=1 heading", "heading1 op1 heading2"),
    (
        "headings within a list",
        "operative=1: heading subparagraph=(a)/1 heading subparagraph=(b)/1 operative=2",
        "op1 heading1 op1.a heading2 op1.b op2",
    ),
    (
        "a heading above a list of its own",
        "operative=1 heading subparagraph=(a)/1 heading=A subparagraph=(b)/1",
        "op1 heading1 heading1.a heading2 heading2.b",
    ),
    (
        "a heading above a list of its own in Russian",
        "operative=1 subparagraph=а)/1 heading subparagraph=а)/1",
        "op1 op1.а heading1 heading1.а",
    ),
    ("an operative paragraph without a number", "opening operative", "opening op1"),
    ("a sub-paragraph without a parent", "subparagraph=(a)/1", "par1.a"),
    ("a skipped level", "operative=1 subparagraph=(i)/2 subparagraph=(ii)/2", "op1 op1.i op1.ii"),
    (
        "labels that name what they stand under",
        "operative=1 subparagraph=1.2/1 subparagraph=1.2.2/2 subparagraph=1.3/1",
        "op1 op1.1-2 op1.1-2.1-2-2 op1.1-3",
    ),
    (
        "a number that a first item shares",
        "operative=5._(1) subparagraph=(a)/2 subparagraph=(2)/1 operative=6",
        "op5.1 op5.1.a op5.2 op6",
    ),
    ("a section that was inserted", "operative=12 operative=12A subparagraph=(1A)/1", "op12 op12A op12A.1A"),
]


@pytest.mark.parametrize(("notation", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_an_address_says_where_a_paragraph_stands(notation: str, expected: str) -> None:
    assert addresses(paragraphs(notation)) == tuple(expected.split())


CELLS = [
    ("a second table behind the first", "00 01 10 00", "table1.r1c1 table1.r1c2 table1.r2c1 table2.r1c1"),
    ("paragraphs of the first cell", "00 00 01 10", "table1.r1c1 table1.r1c1~2 table1.r1c2 table1.r2c1"),
    ("paragraphs of another cell", "00 01 01 10", "table1.r1c1 table1.r1c2 table1.r1c2~2 table1.r2c1"),
    ("a second table whose first cell is empty", "00 10 01", "table1.r1c1 table1.r2c1 table2.r1c2"),
    ("text between", "00 01 - 10", "table1.r1c1 table1.r1c2 par1 table2.r2c1"),
]


@pytest.mark.parametrize(("places", "expected"), [case[1:] for case in CELLS], ids=[c[0] for c in CELLS])
def test_cells_are_addressed_by_table_row_and_column(places: str, expected: str) -> None:
    made = (
        Paragraph(kind=Kind.OTHER, text="x")
        if place == "-"
        else Paragraph(kind=Kind.CELL, text="x", row=int(place[0]), column=int(place[1]))
        for place in places.split()
    )
    assert addresses(Document(paragraphs=tuple(made))) == tuple(expected.split())


def test_a_table_of_another_part_is_counted_there() -> None:
    cells = [((), 0, 0), ((), 0, 1), (("annex I",), 1, 0)]
    made = (Paragraph(kind=Kind.CELL, text="x", part=p, row=r, column=c) for p, r, c in cells)
    assert addresses(Document(paragraphs=tuple(made)))[-1] == "annex1.table1.r2c1"


def test_notes_are_addressed_by_label_even_where_it_repeats_or_has_no_letters() -> None:
    labels = ("7", "7", "*", "a")
    found = note_addresses([Note(label=label, text="x") for label in labels])
    assert found == ("note7", "note7~2", "notex2a", "notea")


SPOKEN = [
    ("op12.b.iii", "operative paragraph 12 (b) (iii)"),
    ("pp3", "preambular paragraph 3"),
    ("annex1", "annex I"),
    ("annex2.op3", "annex II, paragraph 3"),
    ("op1.1-2.1-2-2", "operative paragraph 1.2.2"),
    ("heading2.2-1.2-1-1", "heading 2, paragraph 2.1.1"),
    ("op5.1", "operative paragraph 5 (1)"),
    ("annexA.op1", "annex A, paragraph 1"),
    ("opII.a", "operative paragraph II (a)"),
    ("notea", "note a"),
    ("heading3.c.1", "heading 3 (c) (1)"),
    ("annex1.title.a", "annex I, title (a)"),
    ("op1.par2", "operative paragraph 1, paragraph 2"),
    ("op12A.1A", "operative paragraph 12A (1A)"),
    ("B.op1", "part B, operative paragraph 1"),
    ("note7", "note 7"),
    ("opening", "opening"),
    ("heading2", "heading 2"),
    ("par5", "paragraph 5"),
    ("table1.r2c3", "table 1, row 2, column 3"),
    ("op3~2", "operative paragraph 3 (second of that number)"),
    ("op3~12", "operative paragraph 3 (12th of that number)"),
]


@pytest.mark.parametrize(("address", "spoken"), SPOKEN)
def test_an_address_can_be_said_aloud(address: str, spoken: str) -> None:
    assert describe(address) == spoken


@given(
    st.lists(
        st.builds(
            lambda kind, label, level, part: Paragraph(
                kind=kind, text="x", label=label, level=level, part=(part,) if part else ()
            ),
            st.sampled_from(Kind),
            st.none() | st.text(min_size=1, max_size=3),
            st.integers(0, 3),
            st.sampled_from(["", "annex I", "B", "annex"]),
        ),
        max_size=12,
    )
)
def test_no_two_paragraphs_share_an_address(made: list[Paragraph]) -> None:
    found = addresses(Document(paragraphs=tuple(made)))
    assert len(found) == len(made) == len(set(found))


@given(st.integers(1, 399))
def test_roman_numerals_read_back(number: int) -> None:
    assert from_roman(roman(number)) == from_roman(roman(number).lower()) == number


@pytest.mark.parametrize("text", ["", "IIX", "abc", "IC", "VX", "iiii"])
def test_what_is_no_roman_numeral_has_no_value(text: str) -> None:
    assert from_roman(text) is None
