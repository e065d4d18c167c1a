"""Tables of PDFs, by the strokes that are drawn around their cells or between some of their rows."""

from dataclasses import replace

import pytest
from press import Layout, Press

from compare.model import Document
from compare.readers import read_bytes

SHORT = (
    ("Member State", "2022 (percentage)", "2023"),
    ("Afghanistan", "0.006", "0.007"),
    ("Bolivia (Plurinational State of) and other States with long names", "0.019", "0.020"),
    ("Total", "100.000", "100.000"),
)
LONG = (SHORT[0], *((f"State number {number}", f"0.{number:03}", f"1.{number:03}") for number in range(120)))
CHAPEAU = (
    "Decides that the scale of assessments shall be as follows, and that it shall be reviewed each year:"
)


def printed(rows: tuple[tuple[str, ...], ...], *, boxes: bool) -> Document:
    press = Press(Layout(), {})
    press.paragraph("_The General Assembly_,")
    press.paragraph(CHAPEAU, label="1.")
    press.table(rows, boxes=boxes)
    press.paragraph("_Requests_ the Secretary-General to report on the matter in each year.", label="2.")
    return read_bytes(press.finish(), "a.pdf").document


@pytest.mark.parametrize("boxes", [True, False], ids=["boxes", "three strokes"])
@pytest.mark.parametrize("rows", [SHORT, LONG], ids=["on one page", "over pages, its head repeated"])
def test_the_cells_of_a_table_stand_in_order(rows: tuple[tuple[str, ...], ...], *, boxes: bool) -> None:
    document = printed(rows, boxes=boxes)
    cells = [(p.row, p.column, p.text) for p in document.paragraphs if p.kind == "cell"]
    assert cells == [(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    rest = [(p.kind, p.label) for p in document.paragraphs if p.kind != "cell"]
    assert rest == [("opening", None), ("operative", "1"), ("operative", "2")]


def test_a_masthead_between_strokes_is_no_table() -> None:
    press = Press(Layout(), {})
    for y in (780, 640):
        press.canvas.line(70, y, 540, y)
    for y, left, right in (
        (760, "General Assembly", "Distr.: General"),
        (745, "Sixty-third session", "A/63/1"),
    ):
        press.put(100, y, left)
        press.put(400, y, right)
    press.y = 600
    press.paragraph("_The General Assembly_,")
    press.paragraph("_Decides_ to remain seized of the matter.", label="1.")
    document = read_bytes(press.finish(), "a.pdf").document
    assert [p.kind for p in document.paragraphs] == ["opening", "operative"]


def test_a_frame_around_text_is_no_table() -> None:
    press = Press(Layout(), {})
    press.canvas.rect(100, 600, 400, 200)
    press.paragraph("_The General Assembly_,")
    press.paragraph("_Decides_ to remain seized of the matter.", label="1.")
    document = read_bytes(press.finish(), "a.pdf").document
    assert [p.kind for p in document.paragraphs] == ["opening", "operative"]


LOOSE = (
    ("Member State", "2022", "2023"),
    ("Afghanistan", "0.006", "0.007"),
    ("Bolivia (Plurinational State", "0.019", "0.020"),
    ("of)",),
    ("Total", "100.000", "100.000"),
)


def loose(rows: tuple[tuple[str, ...], ...]) -> Document:
    """Print a table without strokes between two paragraphs."""
    press = Press(Layout(), {})
    press.paragraph("_The General Assembly_,")
    press.paragraph(CHAPEAU, label="1.")
    for row in rows:
        for x, text in zip((100, 330, 430), row, strict=False):
            press.put(x, press.y, text)
        press.y -= press.layout.size * 1.3
    press.y -= press.layout.size
    press.paragraph("_Requests_ the Secretary-General to report on the matter in each year.", label="2.")
    return read_bytes(press.finish(), "a.pdf").document


def test_a_table_without_strokes_is_told_by_its_columns() -> None:
    document = loose(LOOSE)
    cells = [(p.row, p.column, p.text) for p in document.paragraphs if p.kind == "cell"]
    whole = (*LOOSE[:2], ("Bolivia (Plurinational State of)", "0.019", "0.020"), LOOSE[4])
    assert cells == [(r, c, text) for r, row in enumerate(whole) for c, text in enumerate(row)]
    rest = [(p.kind, p.label) for p in document.paragraphs if p.kind != "cell"]
    assert rest == [("opening", None), ("operative", "1"), ("operative", "2")]


def test_a_line_over_all_columns_parts_two_tables_without_strokes() -> None:
    over = ("Members of the Council whose terms of office end in the year that follows",)
    document = loose((*LOOSE[:3], over, *LOOSE[:3]))
    assert [(p.row, p.column) for p in document.paragraphs if p.kind == "cell"] == [
        (row, column) for row in range(3) for column in range(3)
    ] * 2
    assert over[0] in [p.text for p in document.paragraphs if p.kind != "cell"]


PAIRS = {
    "names and amounts": tuple(row[:2] for row in LOOSE),
    "terms": (
        ("Library", "A place for books that"),
        ("", "everyone may enter"),
        ("Reader", "A person who reads"),
        ("Librarian", "A person who lends books"),
        ("Shelf", "What books stand on"),
    ),
    "a cell that is left empty": (
        *(row[:2] for row in LOOSE[:2]),
        ("Chad",),
        ("Fiji", "0.1"),
        ("Total", "1.0"),
    ),
}


@pytest.mark.parametrize("rows", PAIRS.values(), ids=list(PAIRS))
def test_a_table_of_two_columns_without_strokes_is_told_by_its_rows(
    rows: tuple[tuple[str, ...], ...],
) -> None:
    document = loose(rows)
    whole: list[list[str]] = []
    for row in rows:
        if row[0] in ("", "of)"):
            whole[-1] = [" ".join(pair).strip() for pair in zip(whole[-1], (*row, ""), strict=False)]
        else:
            whole.append(list(row))
    cells = [(p.row, p.column, p.text) for p in document.paragraphs if p.kind == "cell"]
    assert cells == [(r, c, text) for r, row in enumerate(whole) for c, text in enumerate(row)]
    assert [p.label for p in document.paragraphs if p.kind != "cell"] == [None, "1", "2"]


NO_TABLES = {
    "two rows": LOOSE[:2],
    "three rows of two": tuple(row[:2] for row in LOOSE[:3]),
    "signatures": (
        ("For the Government of", "For the Government of"),
        ("the Republic of Arcadia", "the Kingdom of Ruritania"),
        ("(Signed) A. Reader", "(Signed) B. Reader"),
        ("Minister of Libraries", "Minister of Books"),
    ),
    "votes": (
        ("In favour:", "Arcadia, Ruritania"),
        ("Against:", "None"),
        ("Abstaining:", "Illyria"),
        ("Absent:", "Utopia"),
    ),
    "a letter's head": (
        ("To:", "All readers"),
        ("From:", "A library"),
        ("Date:", "Today"),
        ("Subject:", "Books"),
    ),
    "contents": (("Summary", "2"), ("Introduction", "3"), ("Libraries", "5"), ("Conclusions", "9")),
}


@pytest.mark.parametrize("rows", NO_TABLES.values(), ids=list(NO_TABLES))
def test_what_stands_in_two_columns_for_other_reasons_is_no_table(rows: tuple[tuple[str, ...], ...]) -> None:
    found = [(p.kind, p.text) for p in loose(rows).paragraphs]
    assert "cell" not in [kind for kind, _ in found]
    assert [text for _, text in found[2:-1]] == [text for row in rows for text in row]


def test_thousands_of_strokes_are_a_drawing() -> None:
    press = Press(Layout(), {})
    for number in range(6000):
        press.canvas.line(100 + number % 80 * 5, 100, 100 + number % 80 * 5, 700)
    press.canvas.line(100, 100, 500, 100)
    press.paragraph("_The General Assembly_,")
    press.paragraph("_Decides_ to remain seized of the matter.", label="1.")
    document = read_bytes(press.finish(), "a.pdf").document
    assert [p.kind for p in document.paragraphs] == ["opening", "operative"]


NUMBERED = (
    ("1.", "Policymaking", "373 877"),
    ("2.", "Political affairs", "310 110"),
    ("3.", "Books", "14 000"),
)


@pytest.mark.parametrize("size", [10, 8], ids=["as large as the text", "small"])
def test_a_table_on_the_page_after_a_note_or_at_a_page_s_foot_goes_on_with_no_note(size: float) -> None:
    layout = Layout(rule="stroke")
    press = Press(layout, {"1": "A/63/77, which has no stop at its end and"})
    press.paragraph("_The General Assembly_,")
    press.paragraph(f"_Recalling_ {CHAPEAU},^1^")
    press.new_page()
    press.layout = replace(layout, size=size)
    press.table(NUMBERED, boxes=True)
    press.new_page()
    press.layout = layout
    press.paragraph("_Decides_ to remain seized of the matter.", label="1.")
    document = read_bytes(press.finish(), "a.pdf").document
    assert [p.text for p in document.paragraphs if p.kind == "cell"] == [
        text for row in NUMBERED for text in row
    ]
    assert [note.text for note in document.notes] == ["A/63/77, which has no stop at its end and"]
