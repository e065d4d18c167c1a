"""What a report should warn about, and what it should not."""

import pytest

from compare.model import Document, Kind, Paragraph
from compare.model.address import addresses, note_addresses
from compare.readers import read_bytes
from compare.readers.doubts import remarks

START = "The General Assembly,\n\nRecalling the Act,\n\n"

DOUBTED = {
    "a gap": (START + "1. Decides;\n\n2. Decides;\n\n5. Decides.", [("numbering-gap", "op5")]),
    "a beginning that is missing": (START + "3. Decides;\n\n4. Decides.", [("numbering-gap", "op3")]),
    "a duplicate": (START + "1. Decides;\n\n2. Decides;\n\n2. Decides.", [("numbering-duplicate", "op2~2")]),
    "a step back": (
        START + "1. Decides;\n\n3. Decides;\n\n2. Decides.",
        [("numbering-gap", "op3"), ("numbering-order", "op2")],
    ),
    "gaps in an annex": (
        START + "1. Decides.\n\nAnnex\n\n1. One.\n\n3. Three.",
        [("numbering-gap", "annex1.op3")],
    ),
    "a mark without a note": (
        "The General Assembly,\n\nRecalling the Act,1 the Pact2 and the Plan,3\n\n1. Decides.\n\n___\n1 One.\n3 Three.",
        [("mark-without-note", "pp1"), ("note-gap", "note3")],
    ),
    "a note without a mark": (
        "The General Assembly,\n\nRecalling the Act,1\n\n1. Decides.\n\n___\n1 One.\n2 Two.",
        [("note-without-mark", "note2")],
    ),
    "two notes with one label": (
        "The General Assembly,\n\nRecalling the Act,1\n\n1. Decides.\n\n___\n1 One.\n1 Two.",
        [("note-without-mark", "note1~2"), ("note-duplicate", "note1~2")],
    ),
    "no operative paragraphs": (START, [("no-operative-paragraphs", None)]),
}


@pytest.mark.parametrize("case", DOUBTED)
def test_doubts_are_told_with_their_address(case: str) -> None:
    source, expected = DOUBTED[case]
    document = read_bytes(source.encode(), "x").document
    assert [(remark.code, remark.address) for remark in document.remarks] == expected
    known = {*addresses(document), *note_addresses(document.notes), None}
    assert {remark.address for remark in document.remarks} <= known
    assert all(remark.message.endswith(".") for remark in document.remarks)


UNDOUBTED = {
    "numbers that start anew in an annex": START
    + "1. Decides;\n\n2. Decides.\n\nAnnex I\n\n1. One.\n\nAnnex II\n\n1. One.",
    "numbers that start anew under an article": "Article 1\n\n1. One.\n\n2. Two.\n\nArticle 2\n\n1. One.\n\n2. Two.",
    "a note called twice": "The General Assembly,\n\nRecalling the Act,1 and the Act1\n\n1. Decides.\n\n___\n1 One.",
    "numbers that a first item shares": "1. (1) One.\n\n(2) Two.\n\n2. (1) One.\n\n(2) Two.\n\n3. Three.",
    "no numbers": "A letter.\n\nOf two paragraphs.",
    "one operative paragraph without a number": START + "Decides to meet.",
}


@pytest.mark.parametrize("case", UNDOUBTED)
def test_what_is_in_order_is_not_doubted(case: str) -> None:
    assert read_bytes(UNDOUBTED[case].encode(), "x").document.remarks == ()


def _cell(label: str, row: int) -> Paragraph:
    return Paragraph(kind=Kind.CELL, text="In a table.", label=label, row=row, column=0)


def _operative(label: str) -> Paragraph:
    return Paragraph(kind=Kind.OPERATIVE, text="Decides.", label=label)


IN_CELLS = {
    "the first numbers": ([_cell("1", 0), _cell("2", 1), _operative("3")], []),
    "numbers between": ([_operative("1"), _cell("2", 0), _cell("(3)", 1), _operative("4")], []),
    "not all of them": ([_cell("1", 0), _operative("3")], ["numbering-gap"]),
    "those of another part": (
        [_cell("1", 0)._replace(part=("annex I",)), _operative("2")],
        ["numbering-gap"],
    ),
    "a number beyond all": ([_cell("1", 0), _operative("999999999999")], ["numbering-gap"]),
}


@pytest.mark.parametrize("case", IN_CELLS)
def test_a_number_that_a_cell_has_is_not_missing(case: str) -> None:
    paragraphs, expected = IN_CELLS[case]
    found = remarks(Document(paragraphs=tuple(paragraphs)))
    assert [remark.code for remark in found] == expected


def test_many_doubts_of_one_kind_are_counted_not_listed() -> None:
    source = START + "\n\n".join(f"{number}. Decides;" for number in range(1, 41, 2))
    remarks = read_bytes(source.encode(), "x").document.remarks
    assert [remark.code for remark in remarks] == ["numbering-gap"] * 4
    assert "16 more" in remarks[-1].message


def test_repairs_are_listed_with_their_counts_and_explained() -> None:
    from compare.readers import repair

    source = "The General Assembly,\n\nRecalling the Act1 of the\n2/3 18-01971\nyear,\n____\n1 One.\n\n1. Decides.\n\n3/3 18-01971\n"
    repairs = read_bytes(source.encode(), "x").document.repairs
    assert {one.name: one.count for one in repairs} == {
        "drop_page_furniture": 2,
        "drop_rules": 1,
        "join_lines": 1,
        "move_notes_out": 1,
        "take_out_marks": 1,
    }
    assert all(getattr(repair, one.name).__doc__ for one in repairs)
