"""PDFs: real ones beside the project against the segmentation by hand, and pages that the tests print."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import Sheet, pdf

from compare import read
from compare.errors import ReadError
from compare.model import Document, Kind, Span, Style
from compare.model.typography import fold
from compare.options import Limits, Options
from compare.readers import Reading, read_bytes, repair
from compare.readers.blocks import Block

GOLD = {
    "car.old": "S_2017_77-EN.pdf",
    "car.new": "S_2019_90-EN.pdf",
    "iraq.old": "S_2020_449-EN.pdf",
    "iraq.new": "S_2022_426-EN.pdf",
    "ssudan.old": "S_2017_444-EN.pdf",
    "ssudan.new": "S_2019_441-EN.pdf",
}


def outline(document: Document) -> list[tuple[str, str | None, str]]:
    return [(p.kind.value, p.label, fold(p.text)) for p in document.paragraphs]


@pytest.mark.parametrize(("gold", "name"), GOLD.items())
def test_real_documents_read_as_they_were_segmented_by_hand(gold: str, name: str, shared: Path) -> None:
    by_hand = read(shared / "gold" / f"{gold}.json")
    found = read(shared / "texts" / name)
    assert outline(found) == outline(by_hand)
    assert [p.marks for p in found.paragraphs] == [p.marks for p in by_hand.paragraphs]
    assert [p.level for p in found.paragraphs] == [p.level for p in by_hand.paragraphs]
    assert found.remarks == ()
    assert found.symbol == name.removesuffix("-EN.pdf").replace("_", "/")


def test_a_real_resolution_keeps_its_note_its_emphasis_and_its_title(shared: Path) -> None:
    document = read(shared / "texts" / "A_RES_73_8-EN.pdf")
    kinds = [p.kind for p in document.paragraphs]
    assert kinds == [Kind.TITLE, Kind.OPENING, *[Kind.PREAMBULAR] * 8, *[Kind.OPERATIVE] * 5, Kind.CLOSING]
    assert (document.symbol, document.date, document.language) == ("A/RES/73/8", "2018-11-01", "en")
    assert document.title == (
        "Necessity of ending the economic, commercial and financial embargo imposed by the United States of"
        " America against Cuba"
    )
    assert [(n.label, n.text) for n in document.notes] == [("1", "A/73/85.")]
    assert document.title == document.paragraphs[0].text
    takes_note = document.paragraphs[10]
    assert [(m.offset, m.note) for m in takes_note.marks] == [(len(takes_note.text), 0)]
    assert [takes_note.text[s.start : s.end] for s in takes_note.spans] == ["Takes note"]
    assert {s.style for p in document.paragraphs[1:] for s in p.spans} == {Style.ITALIC}
    assert document.remarks == ()


def resolution(sheet: Sheet) -> None:
    for number in range(1, 9):
        sheet.paragraph(
            "the report of the Secretary-General;^1^", opening="Takes note of", label=f"{number}."
        )
    sheet.notes(("1", "A/63/77."))


_SOUND = pdf(resolution)


def scan(sheet: Sheet) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    sheet.canvas.drawImage(ImageReader(Image.new("L", (20, 20), 128)), 50, 50, 400, 600)


def short(sheet: Sheet) -> None:
    sheet.paragraph("its resolution 61/45 of 4 December 2006,", opening="Recalling")


def test_a_scan_is_refused_and_ocr_is_named() -> None:
    with pytest.raises(ReadError, match=r"^a\.pdf: a scanned PDF, pictures without text\. .*OCR"):
        read_bytes(pdf(scan), "a.pdf")


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(ReadError, match="a PDF without text"):
        read_bytes(pdf(lambda _: None), "a.pdf")


def test_a_scanned_page_among_others_is_remarked() -> None:
    def draw(sheet: Sheet) -> None:
        short(sheet)
        sheet.new_page()
        scan(sheet)

    document = read_bytes(pdf(draw), "a.pdf").document
    assert [r.code for r in document.remarks] == ["page-without-text"]
    assert document.remarks[0].message.startswith("Page 2 is without text")


def test_an_encrypted_file_asks_for_its_password_and_opens_with_it() -> None:
    data = pdf(short, password="lib-63")  # noqa: S106 - of a file made here
    with pytest.raises(ReadError, match="Give its password with --password"):
        read_bytes(data, "a.pdf")
    with pytest.raises(ReadError, match="the password does not open this PDF"):
        read_bytes(data, "a.pdf", Options(password="other"))  # noqa: S106 - a wrong one
    opened = read_bytes(data, "a.pdf", Options(password="lib-63")).document  # noqa: S106 - of a file made here
    assert opened.paragraphs[0].text == "Recalling its resolution 61/45 of 4 December 2006,"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4 nothing else", b"junk\n%PDF-1.4\n1 0 obj <<"])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="a damaged PDF"):
        read_bytes(data, "a.pdf")


def pages_of_text(sheet: Sheet) -> None:
    for _ in range(3):
        short(sheet)
        sheet.new_page()
    short(sheet)


LIMITS = [
    (Limits(pages=3), "4 pages, and the limit `pages` is 3"),
    (Limits(characters=100), "characters, and the limit `characters` is 100"),
    (Limits(elements=3), "objects on its pages, and the limit `elements` is 3"),
    (Limits(file_bytes=100), "bytes, and the limit `file_bytes` is 100"),
]


@pytest.mark.parametrize(("limits", "words"), LIMITS)
def test_more_than_the_limits_allow_is_refused(limits: Limits, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        read_bytes(pdf(pages_of_text), "a.pdf", Options(limits=limits))


def test_every_paragraph_knows_its_page_and_line(shared: Path) -> None:
    data = (shared / "texts" / "A_RES_73_8-EN.pdf").read_bytes()
    reading: Reading = read_bytes(data, "a.pdf")
    places = [[(run.page, run.line) for run in runs] for runs in reading.origins.paragraphs]
    assert {page for runs in places for page, _ in runs} == {1, 2}
    assert all(runs == sorted(runs) for runs in places)
    for paragraph, runs in zip(reading.document.paragraphs, reading.origins.paragraphs, strict=True):
        covered = "".join(paragraph.text[run.start : run.end] for run in runs)
        assert covered.replace(" ", "") == paragraph.text.replace(" ", "")


def test_a_page_that_lies_on_its_side_reads_like_one_that_stands() -> None:
    def turned(sheet: Sheet) -> None:
        sheet.canvas.setPageRotation(90)
        sheet.canvas.translate(sheet.height, 0)
        sheet.canvas.rotate(90)
        short(sheet)

    def upright(sheet: Sheet) -> None:
        sheet.paragraph("its resolution 61/45 of 4 December 2006,", opening="Recalling")

    found = read_bytes(pdf(turned, size=(842, 595)), "a.pdf").document
    assert outline(found) == outline(read_bytes(pdf(upright), "a.pdf").document)


def test_two_columns_are_read_one_after_the_other() -> None:
    words = "libraries are open to everyone on every day of the week and in the evening".split()

    def draw(sheet: Sheet) -> None:
        sheet.centred("Public libraries")
        top = sheet.y
        for left in (90.0, 310.0):
            sheet.left, sheet.right, sheet.y = left, left + 195, top
            for number in range(6):
                sheet.paragraph(f"Column {left:.0f} paragraph {number}: {' '.join(words * 2)};")

    found = read_bytes(pdf(draw), "a.pdf").document
    starts = [p.text.split(":")[0] for p in found.paragraphs]
    assert starts == [
        "Public libraries",
        *(f"Column {left} paragraph {number}" for left in (90, 310) for number in range(6)),
    ]
    assert all(p.text.endswith("evening;") for p in found.paragraphs[1:])


TORN = [
    ("hea", 0.14, "lth", "health"),
    ("on", 0.14, "the", "on the"),
]


@pytest.mark.parametrize(("first", "gap", "second", "expected"), TORN)
def test_a_doubtful_gap_is_settled_by_the_words_of_the_document(
    first: str, gap: float, second: str, expected: str
) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph("public health of the people of all the countries in which libraries stand on land;")
        sheet.put(90, 500, first)
        end = 90 + sheet.canvas.stringWidth(first, "Times-Roman", sheet.size)
        sheet.put(end + gap * sheet.size, 500, second)

    found = read_bytes(pdf(draw), "a.pdf").document
    assert found.paragraphs[-1].text == expected


def test_a_page_set_sideways_that_does_not_say_so_is_read() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.rotate(90)
        sheet.canvas.translate(0, -sheet.width)
        sheet.put(80, sheet.width - 80, "The General Assembly,")
        sheet.put(104, sheet.width - 100, "Recalling its resolution 61/45 of 4 December 2006,")

    document = read_bytes(pdf(draw), "a.pdf").document
    assert [p.text for p in document.paragraphs] == [
        "The General Assembly,",
        "Recalling its resolution 61/45 of 4 December 2006,",
    ]


def test_a_star_as_large_as_the_text_calls_its_note_and_no_other_star_does() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph("", opening="The General Assembly,")
        sheet.paragraph("its resolution 61/45 on public libraries,* and 5 * 3,", opening="Recalling")
        sheet.paragraph("to remain seized of the matter.", opening="Decides", label="1.")
        sheet.notes(("*", "Reissued for technical reasons."))

    document = read_bytes(pdf(draw), "a.pdf").document
    recalling = document.paragraphs[1]
    assert recalling.text == "Recalling its resolution 61/45 on public libraries, and 5 * 3,"
    assert [(mark.offset, mark.note) for mark in recalling.marks] == [(51, 0)]
    assert [(note.label, note.text) for note in document.notes] == [("*", "Reissued for technical reasons.")]


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph("", opening="The General Assembly,")
        sheet.paragraph("its resolution 61/45 on public libraries,^1^", opening="Recalling")
        sheet.notes(("1", "Official Records of the General Assembly, Supplement No. 3 and the"))
        sheet.new_page()
        sheet.paragraph("of the report on them;^2^", opening="Takes note", label="1.")
        sheet.notes(("", "addendum thereto, chapter II."), ("2", "A/63/77."))

    document = read_bytes(pdf(draw), "a.pdf").document
    assert [(note.label, note.text) for note in document.notes] == [
        (
            "1",
            "Official Records of the General Assembly, Supplement No. 3 and the addendum thereto, chapter II.",
        ),
        ("2", "A/63/77."),
    ]
    assert document.remarks == ()


def test_characters_far_off_the_page_do_not_hold_up_the_reading() -> None:
    def draw(sheet: Sheet) -> None:
        for number in range(1, 15):
            sheet.paragraph(
                "the report of the Secretary-General;", opening="Takes note of", label=f"{number}."
            )
        sheet.put(1e9, 400, "far")

    document = read_bytes(pdf(draw), "a.pdf").document
    assert sum(p.kind is Kind.OPERATIVE for p in document.paragraphs) == 14


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=40), st.floats(0.2, 1))
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_read_or_refused(flips: list[tuple[float, int]], kept: float) -> None:
    data = bytearray(_SOUND)
    for place, byte in flips:
        data[int(place * (len(data) - 1))] = byte
    try:
        read_bytes(bytes(data[: int(kept * len(data))]), "a.pdf")
    except ReadError as error:
        assert "\n" not in str(error)  # noqa: PT017 - both ends are right, and only this error is


def test_a_mark_keeps_to_its_word_where_a_job_number_before_it_is_dropped() -> None:
    text = "Recalling its resolutions 18-01971 (E) 120218 *1801971* on migrants and others"
    block = Block(text=text, marks=((text.index(" and"), "1"),), spans=(Span(0, 9, Style.ITALIC),))
    dropped = repair.drop_furniture_inside(block, repair.Tally())
    assert dropped.text == "Recalling its resolutions on migrants and others"
    assert dropped.marks == ((dropped.text.index(" and"), "1"),)
    assert dropped.spans == block.spans
