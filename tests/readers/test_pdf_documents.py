"""PDFs of other documents than resolutions, and of resolutions with other mastheads."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from pages import BOLD, Sheet, pdf

from compare.cli import redraft
from compare.model import Document
from compare.readers import read_bytes


def outline(document: Document) -> list[tuple[str, str | None, str]]:
    return [(p.kind.value, p.label, p.text) for p in document.paragraphs]


def printed_lines(sheet: Sheet, *texts: str, size: float = 11, font: str = BOLD) -> None:
    for text in texts:
        sheet.put(sheet.left, sheet.y, text, size=size, font=font)
        sheet.y -= size * 1.2
    sheet.y -= 10


def letterhead(sheet: Sheet, symbol: str, *, organ: str) -> None:
    sheet.put(sheet.left, sheet.height - 60, "United Nations", size=14)
    sheet.put(sheet.right - 90, sheet.height - 60, symbol)
    sheet.put(sheet.right - 90, sheet.height - 80, "Distr.: General", size=10)
    sheet.put(sheet.right - 90, sheet.height - 92, "12 November 2003", size=10)
    printed_lines(sheet, organ, size=18)


LETTER = (
    "I have the honour to transmit the text of a declaration on reading (see annex), and to ask that it be"
    " circulated as a document of the General Assembly."
)


def test_a_letter_loses_its_letterhead_and_keeps_its_annex() -> None:
    def draw(sheet: Sheet) -> None:
        letterhead(sheet, "A/58/580-S/2003/1090", organ="General Assembly")
        printed_lines(
            sheet,
            "Letter dated 12 November 2003 from the Permanent",
            "Representative of Denmark to the United Nations",
            "addressed to the Secretary-General",
            size=14,
        )
        sheet.paragraph(LETTER)
        sheet.new_page()
        printed_lines(
            sheet,
            "Annex to the letter dated 12 November 2003 from the",
            "Permanent Representative of Denmark to the United",
            "Nations addressed to the Secretary-General",
            size=14,
        )
        sheet.paragraph("Books should be open, and so should libraries be in the evening.", label="1.")

    document = read_bytes(pdf(draw), "a.pdf").document
    assert (document.symbol, document.date) == ("A/58/580-S/2003/1090", "2003-11-12")
    whom = "the Permanent Representative of Denmark to the United Nations addressed to the Secretary-General"
    assert outline(document) == [
        ("heading", None, f"Letter dated 12 November 2003 from {whom}"),
        ("other", None, LETTER),
        ("annex", None, f"Annex to the letter dated 12 November 2003 from {whom}"),
        ("operative", "1", "Books should be open, and so should libraries be in the evening."),
    ]


def test_a_numbered_heading_of_a_report_is_no_paragraph_of_its_series() -> None:
    def draw(sheet: Sheet) -> None:
        letterhead(sheet, "A/63/77", organ="General Assembly")
        printed_lines(sheet, "I. Replies", size=14)
        sheet.paragraph("Five Governments replied.", label="1.")
        sheet.paragraph("Their replies follow.", label="2.")
        printed_lines(sheet, "1. In rural areas", size=12)
        sheet.paragraph("Libraries in rural areas are too cold.", label="3.")

    document = read_bytes(pdf(draw), "a.pdf").document
    assert outline(document) == [
        ("heading", "I", "Replies"),
        ("operative", "1", "Five Governments replied."),
        ("operative", "2", "Their replies follow."),
        ("heading", "1", "In rural areas"),
        ("operative", "3", "Libraries in rural areas are too cold."),
    ]
    assert document.remarks == ()


def test_the_lines_of_a_masthead_that_are_complete_stand_alone() -> None:
    def draw(sheet: Sheet) -> None:
        letterhead(sheet, "A/HRC/RES/22/9", organ="Human Rights Council")
        sheet.leading, sheet.gap = 12, 0
        printed_lines(
            sheet, "Twenty-second session", "Agenda item 3", "Promotion and protection of all human", size=10
        )
        printed_lines(sheet, "22/9", "Public libraries for everyone", size=14)
        sheet.gap = 6
        sheet.paragraph("", opening="The Human Rights Council,")
        sheet.paragraph("its resolution 61/45,", opening="Recalling")
        sheet.paragraph("to remain seized of the matter.", opening="Decides", label="1.")

    document = read_bytes(pdf(draw), "a.pdf").document
    front = dict(document.front)
    assert front["agenda item"] == "Agenda item 3 Promotion and protection of all human"
    assert front["number"] == "22/9"
    assert outline(document) == [
        ("title", None, "Public libraries for everyone"),
        ("opening", None, "The Human Rights Council,"),
        ("preambular", None, "Recalling its resolution 61/45,"),
        ("operative", "1", "Decides to remain seized of the matter."),
    ]


def test_notes_that_fill_the_last_page_are_all_kept() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph("", opening="The General Assembly,")
        for number in (1, 2, 3):
            text = f"its resolution 61/4{number} on public libraries, on their holdings and on the means that are"
            sheet.paragraph(f"{text} needed to keep them open,^{number}^", opening="Recalling")
        sheet.new_page()
        for number in (1, 2, 3):
            printed_lines(
                sheet, f"{number} See the report in document A/62/10{number}.", size=8.5, font="Times-Roman"
            )

    document = read_bytes(pdf(draw), "a.pdf").document
    assert [(note.label, note.text) for note in document.notes] == [
        (str(number), f"See the report in document A/62/10{number}.") for number in (1, 2, 3)
    ]
    assert document.remarks[0].code == "no-operative-paragraphs"
    assert len(document.remarks) == 1


def test_few_numbers_in_a_margin_count_lines_if_they_do_on_another_page() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.gap = 13.0
        sheet.paragraph("", opening="The General Assembly,")
        words = "that libraries are open to everyone on every day of the week and in the evening, as long as it is light"
        for page in (1, 2):
            for number in range(5, 45 if page == 1 else 20, 5):
                sheet.put(60, sheet.height - 110 - (number - 1) * sheet.leading, str(number), size=8)
            for number in range(1, 12 if page == 1 else 4):
                label = number + 11 * (page - 1)
                sheet.paragraph(f"{words};", opening="Decides", label=f"{label}.")
            if page == 1:
                sheet.new_page()

    document = read_bytes(pdf(draw), "a.pdf").document
    assert {p.kind for p in document.paragraphs} == {"opening", "operative"}
    assert {p.text[-6:] for p in document.paragraphs[1:]} == {"light;"}


def test_a_subparagraph_that_stands_under_the_words_of_its_chapeau_is_one() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.indent, sheet.gap = 0, 0
        sheet.paragraph("", opening="The General Assembly,")
        sheet.paragraph(LETTER[:-1] + ",", opening="Recalling")
        sheet.paragraph("Member States:", opening="Urges", label="1.")
        sheet.paragraph("To open their libraries;", label="(a)", left=24)
        sheet.paragraph("To heat them;", label="(b)", left=24)
        sheet.paragraph("to remain seized of the matter.", opening="Decides", label="2.")

    document = read_bytes(pdf(draw), "a.pdf").document
    assert [p.label for p in document.paragraphs] == [None, None, "1", "(a)", "(b)", "2"]


def test_gaps_between_chinese_and_digits_are_no_spaces() -> None:
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont

    registerFont(UnicodeCIDFont("STSong-Light"))

    def draw(sheet: Sheet) -> None:
        for x, text in ((90, "每年"), (114.5, "12"), (128.5, "月和"), (153, "18"), (167, "日，")):
            sheet.put(x, 500, text, size=11, font="STSong-Light")

    document = read_bytes(pdf(draw), "a.pdf").document
    assert [p.text for p in document.paragraphs] == ["每年12月和18日，"]


def test_chinese_paragraphs_of_one_full_line_do_not_join() -> None:
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont

    registerFont(UnicodeCIDFont("STSong-Light"))
    full = "图书馆向所有人开放并在每年冬季供暖以便所有人都能阅读书籍报刊"
    paragraphs = (
        (f"回顾{full[:26]}", f"{full[26:]}以及其他文件，"),
        (f"认识到{full[:24]}，",),
        (f"铭记{full[:25]}，",),
        (f"欢迎{full[:26]}", "以及其他进展，"),
    )

    def draw(sheet: Sheet) -> None:
        y = 700.0
        for number, text in enumerate(["大会，", *(line for lines in paragraphs for line in lines)]):
            sheet.put(90 if number in (2, 6) else 112, y, text, size=11, font="STSong-Light")
            y -= 16

    document = read_bytes(pdf(draw), "a.pdf").document
    assert [p.text for p in document.paragraphs] == ["大会，", *("".join(lines) for lines in paragraphs)]


def test_a_table_of_contents_keeps_its_words_and_the_item_of_the_agenda_is_no_title() -> None:
    def draw(sheet: Sheet) -> None:
        letterhead(sheet, "A/HRC/50/30", organ="General Assembly")
        sheet.y -= 20
        for text in ("Fiftieth session", "13 June–8 July 2022", "Agenda items 2 and 3", "Annual report"):
            printed_lines(sheet, text, size=10, font="Times-Roman")
        printed_lines(sheet, "Libraries in rural areas", size=14)
        printed_lines(sheet, "Contents", size=12)
        for text in ("I. Introduction", "II. Conclusions"):
            printed_lines(sheet, text + " ." * 40 + " 3", font="Times-Roman")
        printed_lines(sheet, "I. Introduction", size=12)
        sheet.paragraph("Libraries in rural areas are too cold for those who read.", label="1.")
        printed_lines(sheet, "II. Conclusions", size=12)
        sheet.paragraph("They should be heated, and open to everyone in winter.", label="2.")

    document = read_bytes(pdf(draw), "a.pdf").document
    assert dict(document.front)["agenda item"] == "Agenda items 2 and 3 Annual report"
    assert outline(document) == [
        ("heading", None, "Libraries in rural areas"),
        ("heading", None, "Contents"),
        ("heading", "I", "Introduction"),
        ("heading", "II", "Conclusions"),
        ("heading", "I", "Introduction"),
        ("operative", "1", "Libraries in rural areas are too cold for those who read."),
        ("heading", "II", "Conclusions"),
        ("operative", "2", "They should be heated, and open to everyone in winter."),
    ]


def test_show_says_on_which_page_a_paragraph_begins(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph("", opening="The General Assembly,")
        sheet.paragraph(LETTER[:-1] + ",", opening="Recalling")
        sheet.new_page()
        sheet.paragraph("to remain seized of the matter.", opening="Decides", label="1.")

    (tmp_path / "a.pdf").write_bytes(pdf(draw))
    shown = CliRunner().invoke(redraft, ["show", str(tmp_path / "a.pdf")]).output
    assert "pp1  preambular  p. 1\n" in shown
    assert "op1  operative  p. 2\n" in shown


TITLE = (
    "Necessity of ending the economic, commercial",
    "and financial measures that keep books from",
    "libraries, and comprehensive implementation of",
    "and follow-up to the declaration on reading",
)


def test_a_title_may_take_four_lines_below_the_title_of_its_agenda_item() -> None:
    def draw(sheet: Sheet) -> None:
        letterhead(sheet, "A/58/L.9", organ="General Assembly")
        sheet.y -= 20
        for text in ("Fifty-eighth session", "Agenda item 39", " ".join(TITLE[:2])):
            printed_lines(sheet, text, size=10, font="Times-Roman")
        printed_lines(sheet, "Denmark: draft resolution", size=13)
        printed_lines(sheet, *TITLE, size=13)
        sheet.paragraph("", opening="The General Assembly,")
        sheet.paragraph(LETTER[:-1] + ",", opening="Recalling")
        sheet.paragraph("to read on.", opening="Decides", label="1.")

    document = read_bytes(pdf(draw), "a.pdf").document
    assert [kind for kind, *_ in outline(document)] == [
        *("sponsors", "title", "opening", "preambular", "operative"),
    ]
    assert document.title == " ".join(TITLE)
    assert dict(document.front)["agenda item"] == f"Agenda item 39 {' '.join(TITLE[:2])}"


def test_a_letter_below_an_agenda_item_keeps_its_heading_and_its_words() -> None:
    heading = ("Letter dated 12 November 2003 from the Permanent", "Representative of Denmark")

    def draw(sheet: Sheet) -> None:
        letterhead(sheet, "A/58/580", organ="General Assembly")
        sheet.y -= 20
        for text in ("Fifty-eighth session", "Agenda item 109"):
            printed_lines(sheet, text, size=10, font="Times-Roman")
        printed_lines(sheet, *heading, size=14)
        sheet.paragraph(LETTER)
        sheet.new_page()
        printed_lines(sheet, "Annex", size=14)
        sheet.paragraph("", opening="The General Assembly,")
        sheet.paragraph(LETTER[:-1] + ",", opening="Recalling")
        sheet.paragraph("to read on.", opening="Decides", label="1.")

    document = read_bytes(pdf(draw), "a.pdf").document
    assert dict(document.front)["agenda item"] == "Agenda item 109"
    assert outline(document)[:4] == [
        ("title", None, " ".join(heading)),
        ("other", None, LETTER),
        ("annex", None, "Annex"),
        ("opening", None, "The General Assembly,"),
    ]


@pytest.mark.parametrize(
    ("mark", "tab"), [(" {}/", 36), (" {}/", 20), ("{}", 14)], ids=["slash", "slash, near", "a scan's digits"]
)
def test_notes_may_be_called_by_what_is_not_raised(mark: str, tab: float) -> None:
    label = mark.strip()
    notes = ("Resolution 217 A (III).", "A/CONF.157/24 (Part I), chap. III.", "A/48/85.")

    def draw(sheet: Sheet) -> None:
        for indent, text in (
            (24, "The General Assembly,"),
            (24, "Recalling its resolution 47/75 of 14 December 1992 on the International Year of"),
            (0, f"the Book,{mark} and the Universal Declaration of the Rights of Readers,{mark}"),
            (24, "Noting the recommendation that a decade of the book be proclaimed, in which all may"),
            (0, "read in the evening,"),
            (24, "1. Takes note with appreciation of the report of the Secretary-General on the"),
            (0, f"International Year;{mark}"),
            (24, "2. Decides to consider the question at its forty-ninth session."),
        ):
            for number in range(1, 4):
                first = "Year of" in text or "Book" in text
                text = text.replace("{}", str(number if first else 3), 1)  # noqa: PLW2901 - filled in
            sheet.put(sheet.left + indent, sheet.y, text)
            sheet.y -= 13
        sheet.y -= 13
        sheet.put(sheet.left, sheet.y, "_" * 14)
        for number, text in enumerate(notes, start=1):
            sheet.y -= 15
            sheet.put(sheet.left, sheet.y, label.format(number))
            sheet.put(sheet.left + tab, sheet.y, text)

    document = read_bytes(pdf(draw), "a.pdf").document
    assert [p.text[-12:] for p in document.paragraphs] == [
        *("al Assembly,", " of Readers,", "the evening,", "tional Year;", "nth session."),
    ]
    assert [(note.label, note.text) for note in document.notes] == list(zip("123", notes, strict=True))
    assert [[mark.note for mark in p.marks] for p in document.paragraphs] == [[], [0, 1], [], [2], []]


def test_decimal_clauses_of_a_line_each_are_paragraphs_however_close_they_stand() -> None:
    clauses = [
        "3.1 container: receptacle for materials that are needed at sea",
        "3.2 seal: device that shows whether a container was opened",
        "4.1 Containers shall be designed so that what is in them is kept from dust and water.",
        "4.2 Containers shall have a seal.",
    ]

    def draw(sheet: Sheet) -> None:
        sheet.put(sheet.left, sheet.y, LETTER[:85])
        sheet.y -= 40
        sheet.put(sheet.left, sheet.y, "3. Terms", font=BOLD)
        for clause in clauses:
            sheet.y -= 20
            sheet.put(sheet.left, sheet.y, clause)

    document = read_bytes(pdf(draw), "a.pdf").document
    assert [f"{p.label} {p.text}" for p in document.paragraphs][2:] == clauses


def test_a_clause_goes_on_further_in_below_a_label_with_a_space_behind_it() -> None:
    lines = [
        (0, "(1) No licence lapses."),
        (0, "(2) The Authority decides on each application within 45 days of its receipt in the port,"),
        (17, "provided that it may, for reasons that are written down, extend that period for once"),
        (17, "by 30 days."),
        (0, "(3) No fee is payable."),
    ]

    def draw(sheet: Sheet) -> None:
        sheet.put(sheet.left, sheet.y, "2. Licences", font=BOLD)
        for by, line in lines:
            sheet.y -= 15 if by else 25
            sheet.put(sheet.left + by, sheet.y, line, size=10)

    found = outline(read_bytes(pdf(draw), "a.pdf").document)
    assert [(label, text[-9:]) for _, label, text in found[1:]] == [
        ("(1)", "e lapses."),
        ("(2)", " 30 days."),
        ("(3)", " payable."),
    ]
