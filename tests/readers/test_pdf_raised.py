"""What is small and stands above or below the words: marks and labels of notes, ordinals, powers, chemistry."""

import pytest
from pages import ITALIC, ROMAN, Sheet, pdf
from reportlab.pdfbase.pdfmetrics import stringWidth

from compare.model import Document
from compare.readers import read_bytes
from compare.readers.pdf_layout import measure
from compare.readers.pdf_lines import PrintedLine

_LONG = (
    "the work of libraries that are open to everyone in winter and in summer, and of those who read there and"
    " who are often far from home,"
)


def printed(*pieces: str, notes: tuple[tuple[str, str], ...] = ()) -> Document:
    """Return what is read where every second piece is small and raised, or lowered if it begins with `-`."""

    def draw(sheet: Sheet) -> None:
        sheet.paragraph("", opening="The General Assembly,")
        x, y = sheet.left + sheet.indent, sheet.y
        for number, piece in enumerate(pieces):
            small = number % 2
            size = sheet.size * (0.6 if small else 1)
            rise = 0.0 if not small else -1.5 if piece[0] == "-" else 4.0
            piece = piece.removeprefix("-")  # noqa: PLW2901 - only its place was told
            sheet.put(x, y + rise, piece, size=size)
            x += stringWidth(piece, ROMAN, size)
        sheet.y -= sheet.leading + sheet.gap
        sheet.paragraph(_LONG, opening="Welcoming")
        if notes:
            sheet.notes(*notes)

    return read_bytes(pdf(draw), "raised.pdf").document


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("Recalling its 8574", "th", " meeting,"), "Recalling its 8574th meeting,"),
        (("Recalling its 22", "nd", " meeting,"), "Recalling its 22nd meeting,"),
        (("Rappelant sa 50", "e", " séance,"), "Rappelant sa 50e séance,"),
        (("Rappelant le XX", "e", " siècle,"), "Rappelant le XXe siècle,"),
        (("Rappelant le n", "o", " 5,"), "Rappelant le no 5,"),
        (("Noting 5 m", "2", " of floor,"), "Noting 5 m2 of floor,"),
        (("Noting CO", "-2", " in the air,"), "Noting CO2 in the air,"),
        (("Noting H", "-2", "O in the air,"), "Noting H2O in the air,"),
        (("Noting the number", "[sic]", " of books,"), "Noting the number[sic] of books,"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_small_and_no_mark_stays_in_the_words(pieces: tuple[str, ...], text: str) -> None:
    document = printed(*pieces)
    assert [p.text for p in document.paragraphs] == ["The General Assembly,", text, f"Welcoming {_LONG}"]
    assert document.paragraphs[1].marks == ()


def test_a_lowered_digit_calls_no_note_though_there_is_one_of_its_number() -> None:
    document = printed(
        "Noting CO", "-2", " in the air", "1", " and in books,", "2",
        notes=(("1", "A/63/77."), ("2", "A/63/78.")),
    )  # fmt: skip
    _, noting, _ = document.paragraphs
    assert noting.text == "Noting CO2 in the air and in books,"
    assert [(mark.offset, mark.note) for mark in noting.marks] == [(21, 0), (35, 1)]


@pytest.mark.parametrize("marks", ["1 2", "1,2", "1, 2", "(1)(2)", "1/ 2/"])
def test_marks_in_a_row_call_one_note_each(marks: str) -> None:
    document = printed(
        "Noting the books", marks, " in the hall,", notes=(("1", "A/63/77."), ("2", "A/63/78."))
    )
    assert document.paragraphs[1].text == "Noting the books in the hall,"
    assert [(mark.offset, mark.note) for mark in document.paragraphs[1].marks] == [(16, 0), (16, 1)]


@pytest.mark.parametrize("indent", [6.0, 24.0, 45.0])
def test_a_raised_label_belongs_to_its_note_however_far_the_words_are_indented(indent: float) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph("", opening="The General Assembly,")
        sheet.paragraph("its resolution 61/45,^1^ and resolution 62/108,^2^", opening="Recalling")
        sheet.put(sheet.left, 75, "_" * 14)
        for y, label, text in ((60, "1", "Official Records, A/61/1."), (49, "2", "A/62/2.")):
            sheet.put(sheet.left, y + 3, label, size=5.5)
            sheet.put(sheet.left + indent, y, text, size=8.5)

    document = read_bytes(pdf(draw), "far.pdf").document
    assert [(n.label, n.text) for n in document.notes] == [
        ("1", "Official Records, A/61/1."),
        ("2", "A/62/2."),
    ]
    assert [mark.note for p in document.paragraphs for mark in p.marks] == [0, 1]


def test_the_size_of_a_text_is_not_that_of_its_notes_though_they_are_longer() -> None:
    def line(size: float, *marks: tuple[int, str]) -> PrintedLine:
        return PrintedLine("the state of public libraries", 1, 1, 90, 400, 500, size, marks=marks)

    text, notes = [line(10)] * 4, [line(8.5, (0, "1")), *[line(8.5)] * 20]
    assert measure(text + notes).size == 10
    assert measure([line(14), *notes]).size == 8.5


def test_the_number_of_a_resolution_may_reach_over_the_numbers_that_count_lines() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.put(54.5, sheet.y + 26, "1")
        sheet.put(
            sheet.left, sheet.y + 26, "Resolution adopted by the General Assembly", font="Times-Bold", size=13
        )
        sheet.put(
            30, sheet.y, "63/99. Public libraries for everyone in the world", font="Times-Bold", size=13
        )
        sheet.y -= 26
        words = "the state of public libraries and the means to keep them open in winter and in summer"
        for number in range(3, 33):
            sheet.put(60 - stringWidth(str(number), ROMAN, 11), sheet.y, str(number))
            if number == 3:
                sheet.put(sheet.left + 24, sheet.y, "The General Assembly,", font=ITALIC)
            else:
                first = number % 3 == 1
                text = (
                    f"Noting {words}" if first else f"{words[:40]}," if number % 3 == 0 else f"{words[:80]}"
                )
                sheet.put(sheet.left + 24 * first, sheet.y, text)
            sheet.y -= 16

    document = read_bytes(pdf(draw), "numbered.pdf").document
    assert document.title == "Public libraries for everyone in the world"
    assert not any(character.isdigit() for p in document.paragraphs for character in p.text)
