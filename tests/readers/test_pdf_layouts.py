"""One resolution printed in many layouts reads the same from each."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from pages import BOLD, Sheet, pdf
from reportlab.lib.pagesizes import A4, A5, LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth

from compare.model import Document
from compare.readers import read_bytes


class Item(NamedTuple):
    """A paragraph: kind, label, words in italics, the rest; `^1^` is a raised mark."""

    kind: str
    label: str | None
    opening: str
    text: str


LONG = (
    "the report of the Secretary-General on the state of public libraries, on their holdings in all languages"
    " and on the means that are needed to keep them open to everyone, in particular in rural areas, where they"
    " are often the only public building that is heated in winter,"
)
TEXT = (
    Item("preambular", None, "Recalling", "its resolution 61/45 of 4 December 2006 on public libraries,^1^"),
    Item("preambular", None, "Having considered", LONG),
    Item("preambular", None, "Concerned", "that many libraries were closed for want of librarians,"),
    Item("operative", "1", "Takes note", LONG[:-1] + ";^2^"),
    Item("operative", "2", "Urges", "Member States:"),
    Item(
        "subparagraph", "(a)", "", "to keep their public libraries open on at least five days of each week;"
    ),
    Item("subparagraph", "(b)", "", "to make sure that " + LONG[4:-1] + ", are known to the public;"),
    Item("operative", "3", "Invites", LONG[:-1] + " to be shared with the public;"),
    Item("operative", "4", "Requests", "the Secretary-General to report to it at its sixty-fourth session."),
)
NOTES = ("Official Records, document A/62/108.", "A/63/77.")


class Style(NamedTuple):
    """How a text is laid out."""

    name: str
    page: tuple[float, float] = A4
    draw: Callable[[Sheet], None] = lambda _: None
    """Sets the sheet up."""
    rule: str = "underscores"
    sub: float = 0
    around: Callable[[Sheet, int], None] = lambda _sheet, _page: None
    """Prints what stands around the text on each page."""


def _set(**values: float) -> Callable[[Sheet], None]:
    def draw(sheet: Sheet) -> None:
        for name, value in values.items():
            setattr(sheet, name, value)

    return draw


def _heads(sheet: Sheet, page: int) -> None:
    if page > 1:
        head = f"A/RES/63/99 {page}" if page % 2 else f"{page} A/RES/63/99"
        sheet.put(60, sheet.height - 50, head, size=8.5)
    sheet.put(60, 25, f"08-4711{page % 2} (E) 101208", size=7)


def _titles(sheet: Sheet, page: int) -> None:
    if page > 1:
        sheet.put(sheet.right - 150, sheet.height - 45, "Public libraries for everyone", size=8.5, font=BOLD)
    sheet.put(sheet.width / 2, 30, f"- {page} -", size=9)


def _line_numbers(sheet: Sheet, _page: int) -> None:
    for number in range(5, 45, 5):
        sheet.put(60, sheet.height - 130 - (number - 1) * sheet.leading, str(number), size=7)


def _watermark(sheet: Sheet, _page: int) -> None:
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(sheet.width / 2, sheet.height / 2)
    canvas.rotate(45)
    sheet.put(-120, 0, "DRAFT", size=90, font=BOLD)
    canvas.restoreState()


STYLES = [
    Style("as resolutions are printed"),
    Style("small pages", A5),
    Style("Letter, large type", LETTER, _set(size=13, leading=16, gap=8)),
    Style("no gaps, indented", draw=_set(gap=0.0)),
    Style("gaps, not indented", draw=_set(indent=0.0)),
    Style("double spacing", draw=_set(leading=24.0, gap=0.0)),
    Style("double spacing and gaps", draw=_set(leading=24.0, gap=12.0)),
    Style("numbers hang", draw=_set(indent=0.0, hang=24.0)),
    Style("sub-paragraphs further in", draw=_set(indent=0.0), sub=24.0),
    Style("a stroke above the notes", rule="stroke"),
    Style("nothing above the notes", rule="none"),
    Style("running heads and job numbers", A5, around=_heads),
    Style("running titles and page numbers", A5, around=_titles),
    Style("lines numbered in the margin", draw=_set(gap=13.0), around=_line_numbers),
    Style("a watermark", around=_watermark),
]


def printed(style: Style) -> bytes:
    def draw(sheet: Sheet) -> None:
        style.draw(sheet)
        page = 1
        style.around(sheet, page)
        plain_new_page = sheet.new_page

        def new_page() -> None:
            nonlocal page
            page += 1
            plain_new_page()
            style.around(sheet, page)

        sheet.new_page = new_page  # type: ignore[method-assign]
        sheet.put(60, sheet.height - 60, "United Nations", size=14)
        sheet.put(sheet.right - 60, sheet.height - 60, "A/RES/63/99", size=11)
        sheet.y -= 20
        sheet.paragraph("", opening="The General Assembly,")
        for item in TEXT:
            left = style.sub if item.kind == "subparagraph" else 0
            sheet.paragraph(item.text, opening=item.opening, label=_printed(item.label), left=left)
        sheet.notes(*((str(i), text) for i, text in enumerate(NOTES, start=1)), rule=style.rule)

    return pdf(draw, size=style.page)


def _printed(label: str | None) -> str:
    return "" if label is None else f"{label}." if label.isdecimal() else label


def outline(document: Document) -> list[tuple[str, str | None, str]]:
    return [(p.kind.value, p.label, p.text) for p in document.paragraphs]


EXPECTED = [
    ("opening", None, "The General Assembly,"),
    *(
        (item.kind, item.label, f"{item.opening} {item.text}".strip().replace("^1^", "").replace("^2^", ""))
        for item in TEXT
    ),
]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_a_resolution_reads_the_same_from_every_layout(style: Style) -> None:
    document = read_bytes(printed(style), "printed.pdf").document
    assert outline(document) == EXPECTED
    assert [(note.label, note.text) for note in document.notes] == [("1", NOTES[0]), ("2", NOTES[1])]
    called = [(p.label, m.note) for p in document.paragraphs for m in p.marks]
    assert called == [(None, 0), ("1", 1)]
    openings = [p.text[s.start : s.end] for p in document.paragraphs for s in p.spans if s.style == "italic"]
    assert openings == ["The General Assembly,", *(item.opening for item in TEXT if item.opening)]
    assert document.symbol == "A/RES/63/99"


def test_a_short_line_that_is_justified_is_one_line_and_a_row_of_numbers_is_none() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph("", opening="The General Assembly,")
        sheet.paragraph(LONG, opening="Recalling")
        sheet.paragraph("Member States to read, and to publish what they have read in the number", label="1.")
        sheet.y += sheet.leading + sheet.gap - sheet.leading
        sheet.put(sheet.left, sheet.y, "of books that is set out below in the resolution")
        sheet.y -= sheet.leading
        words = ("of", "3", "December", "2006,", "and", "below:")
        widths = [stringWidth(word, "Times-Roman", sheet.size) for word in words]
        gap = (sheet.right - sheet.left - sum(widths)) / (len(words) - 1)
        x = sheet.left
        for word, width in zip(words, widths, strict=True):
            sheet.put(x, sheet.y, word)
            x += width + gap
        for row in (
            ("2003", "2004", "2005", "2006"),
            ("1.25", "2.25", "3.25", "4.25"),
            ("5.00", "6.00", "7.00", "8.00"),
        ):
            sheet.y -= 20
            for column, text in enumerate(row):
                sheet.put(sheet.left + 100 * column, sheet.y, text)

    document = read_bytes(pdf(draw), "stretched.pdf").document
    assert document.paragraphs[2].text.endswith("in the resolution of 3 December 2006, and below:")
    assert [p.text for p in document.paragraphs if p.kind == "cell"] == [
        *("2003", "2004", "2005", "2006", "1.25", "2.25", "3.25", "4.25", "5.00", "6.00", "7.00", "8.00"),
    ]


def test_words_that_stand_as_high_on_each_page_are_no_heads_inside_a_paragraph() -> None:
    words = "the libraries that are open to everyone in winter and in summer, and in the evening"

    def draw(sheet: Sheet) -> None:
        for page in ("one", "two", "three"):
            if page != "one":
                sheet.new_page()
                sheet.put(60, sheet.height - 50, "A/RES/63/99", size=8.5)
            sheet.y = sheet.height - 85
            other = f"{page} of the books of libraries that are open to everyone"
            for text in (f"{page} page begins with other words,", words, *[other] * 28):
                sheet.put(sheet.left, sheet.y, text)
                sheet.y -= 13

    document = read_bytes(pdf(draw), "repeated.pdf").document
    text = " ".join(p.text for p in document.paragraphs)
    assert text.count(words) == 3
    assert "A/RES" not in text


@pytest.mark.parametrize("gap", [0.0, 6.5], ids=["no gaps", "gaps"])
@pytest.mark.parametrize("bullet", ["\u2022", "\u2013", "-"])
def test_items_behind_bullets_are_paragraphs_without_them(bullet: str, gap: float) -> None:
    items = (LONG[:-1] + ";", "the books;", LONG[:-1] + ".")

    def draw(sheet: Sheet) -> None:
        sheet.gap = gap
        sheet.paragraph("", opening="The General Assembly,")
        sheet.paragraph(LONG, opening="Recalling")
        sheet.paragraph("that all shall read:", opening="Decides", label="1.")
        sheet.indent, sheet.hang = 0.0, 24.0
        for item in items:
            sheet.paragraph(item, left=24, label=bullet)
        sheet.indent, sheet.hang = 24.0, 0.0
        sheet.paragraph("to remain seized of the matter.", opening="Decides", label="2.")

    document = read_bytes(pdf(draw), "bullets.pdf").document
    assert [p.text for p in document.paragraphs][3:6] == list(items)
    assert [p.label for p in document.paragraphs] == [None, None, "1", None, None, None, "2"]


def test_an_upright_font_that_is_sheared_to_look_italic_keeps_its_words_apart() -> None:
    def draw(sheet: Sheet) -> None:
        x = sheet.left + sheet.indent
        for word in ("The", "General", "Assembly,"):
            text = sheet.canvas.beginText()
            text.setFont("Times-Roman", sheet.size)
            text.setTextTransform(1, 0, 0.25, 1, x, sheet.y)
            text.textOut(word)
            sheet.canvas.drawText(text)
            x += stringWidth(word, "Times-Roman", sheet.size) + 0.26 * sheet.size
        sheet.y -= sheet.leading + sheet.gap
        sheet.paragraph(LONG, opening="Recalling")
        sheet.paragraph("that all shall read.", opening="Decides", label="1.")

    document = read_bytes(pdf(draw), "sheared.pdf").document
    assert document.paragraphs[0].text == "The General Assembly,"


def test_the_date_of_a_meeting_alone_at_the_head_of_a_page_is_kept() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph("", opening="The General Assembly,")
        sheet.paragraph(LONG, opening="Recalling")
        sheet.paragraph("that all shall read.", opening="Decides", label="1.")
        sheet.new_page()
        sheet.put(sheet.right - 90, sheet.height - 60, "22 December 2008")
        sheet.put(sheet.right - 90, sheet.height - 75, "77th plenary meeting")

    document = read_bytes(pdf(draw), "date.pdf").document
    assert (document.paragraphs[-1].kind, document.date) == ("closing", "2008-12-22")


def test_a_number_on_a_page_of_few_lines_begins_a_paragraph() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph("", opening="The General Assembly,")
        sheet.paragraph(LONG, opening="Recalling")
        sheet.paragraph("that all:", opening="Decides", label="1.")
        sheet.paragraph("To read;", label="(a)")
        sheet.paragraph(f"To learn {LONG[:-1]};", label="(b)")
        sheet.new_page()
        sheet.indent = 0
        sheet.paragraph("to remain seized of the matter.", opening="Decides", label="2.")

    document = read_bytes(pdf(draw), "few.pdf").document
    assert [p.label for p in document.paragraphs][2:] == ["1", "(a)", "(b)", "2"]


def test_a_treaty_of_which_each_paragraph_has_a_line_is_read_by_its_paragraphs() -> None:
    lines = [
        "Article 1",
        "Scope",
        "1. This Convention applies to every ferry.",
        "2. It does not apply to warships.",
    ]
    lines += ["Article 2", "Liability", "1. The carrier is liable for loss.", "2. The limit is 46,666 units."]

    def draw(sheet: Sheet) -> None:
        for line in lines:
            sheet.put(sheet.left, sheet.y, line)
            sheet.y -= 1.8 * sheet.size

    found = read_bytes(pdf(draw), "treaty.pdf").document.paragraphs
    assert [". ".join(filter(None, (p.label, p.text))) for p in found] == lines


def test_a_heading_at_a_page_s_foot_is_none_of_the_section_on_the_next_page() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.indent = 0
        sheet.gap = 8
        for page in (1, 2, 3):
            sheet.paragraph(f"{LONG[:-1]} and who lends.", label=f"{page}.")
            sheet.paragraph("Duration and renewal")
            sheet.new_page()
        sheet.paragraph("Article 5. Infractions")
        sheet.paragraph(LONG[:-1] + ".")

    found = read_bytes(pdf(draw), "foot.pdf").document.paragraphs
    assert [p.text for p in found if len(p.text) < 60] == ["Duration and renewal"] * 3 + ["Infractions"]
    assert [p.label for p in found if p.label] == ["1", "2", "3", "Article 5"]


def test_marks_as_large_as_browsers_print_them_are_marks() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph("", opening="The General Assembly,")
        sheet.paragraph(LONG, opening="Recalling")
        x = sheet.left + sheet.indent
        for text, rise, size in (
            ("Noting the report", 0, 12),
            ("1", 4, 10),
            (" of the Secretary-General,", 0, 12),
        ):
            sheet.put(x, sheet.y + rise, text, size=size)
            x += stringWidth(text, "Times-Roman", size)

    (mark,) = read_bytes(pdf(draw), "browser.pdf").document.paragraphs[-1].marks
    assert (mark.offset, mark.label or mark.note) == (len("Noting the report"), "1")
