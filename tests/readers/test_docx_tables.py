"""Tables of Word files: which paragraphs are of which cell, and what tracked changes join within one."""

import pytest
from word_files import abstract, level, notes, num, numbered, numbering, p, row, table, word

from compare.options import Options
from compare.readers import read_bytes

GONE = "<w:rPr><w:del/></w:rPr>"
"""Properties of a paragraph whose end is deleted."""
NEW = "<w:rPr><w:ins/></w:rPr>"


def said(body: str, tracked: str = "accepted", **parts: str) -> list[str]:
    """Return the paragraphs, those of cells as `1,2: text`, in the order of reading."""
    found = read_bytes(word(body, **parts), "a.docx", Options(tracked=tracked)).document.paragraphs
    return [
        ("" if par.row is None or par.column is None else f"{par.row + 1},{par.column + 1}: ")
        + (f"{par.label}. " if par.label else "")
        + par.text
        for par in found
    ]


JOINED = {
    "two of a cell": (
        table((p("One", GONE) + p(" two."), p("B."))),
        ["1,1: One two.", "1,2: B."],
        ["1,1: One", "1,1: two.", "1,2: B."],
    ),
    "two of a cell, of which one is new": (
        table((p("One", NEW) + p(" two."), p("B."))),
        ["1,1: One", "1,1: two.", "1,2: B."],
        ["1,1: One two.", "1,2: B."],
    ),
    "the last of a cell": (
        table((p("A.", GONE), p("B.")), (p("C."), p("D.", GONE))) + p("After."),
        ["1,1: A.", "1,2: B.", "2,1: C.", "2,2: D.", "After."],
        ["1,1: A.", "1,2: B.", "2,1: C.", "2,2: D.", "After."],
    ),
    "the last of a cell of a table that only places text": (
        p("Before.", GONE) + table((p("One."),), (p("Two.", GONE),), (p("Three.", GONE),)) + p("After."),
        ["Before.", "One.", "Two.", "Three.", "After."],
        ["Before.", "One.", "Two.", "Three.", "After."],
    ),
    "two of a cell of such a table": (
        table((p("One", GONE) + p(" two."),), (p("Three."),)),
        ["One two.", "Three."],
        ["One", "two.", "Three."],
    ),
    "around a table in a cell": (
        table((p("A.", GONE) + table((p("n", GONE), p("m"))) + p("B", GONE) + p(" c."), p("D."))),
        ["1,1: A.", "1,1: n", "1,1: m", "1,1: B c.", "1,2: D."],
        ["1,1: A.", "1,1: n", "1,1: m", "1,1: B", "1,1: c.", "1,2: D."],
    ),
}


@pytest.mark.parametrize("case", JOINED)
def test_what_a_tracked_change_joins_it_joins_within_one_cell(case: str) -> None:
    body, accepted, rejected = JOINED[case]
    assert (said(body), said(body, "rejected")) == (accepted, rejected)


def test_a_numbered_paragraph_that_was_deleted_in_a_cell_is_not_counted() -> None:
    lists = numbering(abstract(0, level(0, "decimal", "%1.")), num(1, 0))
    gone = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>"
    gone += "<w:del><w:r><w:delText>Two</w:delText></w:r></w:del></w:p>"
    body = table((numbered("One") + gone + numbered("Three"), p("B"))) + numbered("Four")
    assert said(body, numbering=lists) == ["1,1: 1. One", "1,1: 2. Three", "1,2: B", "3. Four"]


ELSE = "<mc:AlternateContent>{}</mc:AlternateContent>"


def choice(inner: str, needs: str = "http://schemas.microsoft.com/office/word/2010/wordml") -> str:
    return f'<mc:Choice xmlns:x="{needs}" Requires="x">{inner}</mc:Choice>'


def fallback(inner: str) -> str:
    return f"<mc:Fallback>{inner}</mc:Fallback>"


CELL = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
FORMULA = "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>"
ALTERNATIVES = {
    "paragraphs": (ELSE.format(choice(p("New.")) + fallback(p("Old."))), ["New."]),
    "a choice without text": (ELSE.format(choice("<x:new/>") + fallback(p("Old."))), ["Old."]),
    "a choice that nobody knows": (ELSE.format(choice(p("New."), "urn:z") + fallback(p("Old."))), ["Old."]),
    "a choice that nobody knows, and nothing else": (ELSE.format(choice(p("New."), "urn:z")), ["New."]),
    "nothing": (ELSE.format(""), []),
    "a formula": (
        f"<w:p>{ELSE.format(choice(FORMULA) + fallback('<w:r><w:t>Picture.</w:t></w:r>'))}</w:p>",
        ["x+y"],
    ),
    "rows": (
        f"<w:tbl>{ELSE.format(choice(row((p('A.'), p('B.')))))}{row((p('C.'), p('D.')))}</w:tbl>",
        ["1,1: A.", "1,2: B.", "2,1: C.", "2,2: D."],
    ),
    "cells": (
        "<w:tbl><w:tr>" + ELSE.format(choice(CELL.format("A."))) + CELL.format("B.") + "</w:tr></w:tbl>",
        ["1,1: A.", "1,2: B."],
    ),
}


@pytest.mark.parametrize("case", ALTERNATIVES)
def test_of_several_forms_of_the_same_the_first_that_is_known_and_holds_text_is_read(case: str) -> None:
    body, expected = ALTERNATIVES[case]
    assert said(body + p("End.")) == [*expected, "End."]


def test_the_paths_of_cells_lead_to_them_through_what_stands_around_rows() -> None:
    rows = f"<w:sdt><w:sdtContent>{row((p('A.'), p('B.')))}</w:sdtContent></w:sdt>{row((p('C.'), p('D.')))}"
    reading = read_bytes(word(f"<w:tbl>{rows}</w:tbl>"), "a.docx")
    paths = [runs[0].element for runs in reading.origins.paragraphs]
    assert [(path or "").partition("w:tbl[1]/")[2].partition("/w:p")[0] for path in paths] == [
        "w:sdt[1]/w:sdtContent[1]/w:tr[1]/w:tc[1]", "w:sdt[1]/w:sdtContent[1]/w:tr[1]/w:tc[2]",
        "w:tr[1]/w:tc[1]", "w:tr[1]/w:tc[2]",
    ]  # fmt: skip


RESTART, COVERED = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>"


def test_a_cell_that_goes_on_from_the_row_above_is_shown_where_there_is_none() -> None:
    body = table((COVERED + p("A."), p("B.")), (COVERED + p("gone"), p("C.")), (RESTART + p("D."), p("E.")))
    assert said(body) == ["1,1: A.", "1,2: B.", "2,2: C.", "3,1: D.", "3,2: E."]


CALL = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
ASIDE = {
    "in the first cell of a table": (p("Text.") + table((CALL, p("B."))), [("B.", 0)]),
    "in a cell behind another one": (p("Text.") + table((p("A."), CALL), (p("B."), p("C."))), [("A.", 2)]),
    "in the first cell of a second table": (
        table((p("A."), p("B."))) + p("") + table((CALL, p("D."))), [("D.", 0)],
    ),
    "in a table of nothing else, at the end": (p("Text.") + table((CALL, p(""))), [("Text.", 5)]),
    "in a paragraph of its own": (p("Text.") + CALL, [("Text.", 5)]),
    "before any text": (CALL + p("Text."), [("Text.", 0)]),
}  # fmt: skip


@pytest.mark.parametrize("case", ASIDE)
def test_a_note_that_an_empty_paragraph_calls_is_called_beside_it(case: str) -> None:
    body, expected = ASIDE[case]
    found = read_bytes(word(body, footnotes=notes("footnote", "Said.")), "a.docx").document
    assert [(par.text, mark.offset) for par in found.paragraphs for mark in par.marks] == expected
    assert [note.text for note in found.notes] == ["Said."]
