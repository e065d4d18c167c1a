"""What fonts of PDFs tell: whether letters are bold, and which letters they are."""

import pytest
from pages import ROMAN, Sheet, pdf
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont

from compare.readers import read_bytes

_WIDE_STEMS = (
    b"/BaseFont /%s /FirstChar 32 /LastChar 32 /Widths [250] /FontDescriptor <</Type /FontDescriptor"
    b" /FontName /%s /Flags 34 /StemV 139 /Ascent 700 /Descent -200 /CapHeight 700 /ItalicAngle 0"
    b" /FontBBox [0 0 1000 1000]>>"
)


@pytest.mark.parametrize(
    ("name", "bold"),
    [
        (b"Georgia", False),
        (b"ABCDEF+Georgia", False),
        (b"Georgia-Bold", True),
        (b"F7", True),
        (b"TT2_0", True),
    ],
)
def test_wide_stems_make_letters_bold_only_where_the_font_has_no_name(name: bytes, bold: bool) -> None:  # noqa: FBT001 - a case
    data = pdf(lambda sheet: sheet.put(100, 600, "plain words"))
    data = data.replace(b"/BaseFont /" + ROMAN.encode(), _WIDE_STEMS % (name, name), 1)
    (paragraph,) = read_bytes(data, "a.pdf").document.paragraphs
    assert paragraph.text == "plain words"
    assert [span.style.value for span in paragraph.spans] == ["bold"] * bold


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("Rea", "昀昀", "irming it"), "Reaffirming it"),
        (("", "昀椀", "ve of the o", "昀昀椀", "ces"), "five of the offices"),
        (("", "大会昀氀", ""), "大会昀氀"),
    ],
)
def test_ligatures_whose_bytes_are_turned_round_are_letters(parts: tuple[str, ...], text: str) -> None:
    registerFont(UnicodeCIDFont("STSong-Light"))

    def draw(sheet: Sheet) -> None:
        x = 100.0
        for number, part in enumerate(parts):
            font = "STSong-Light" if number % 2 else ROMAN
            sheet.put(x, 600, part, font=font)
            x += sheet.canvas.stringWidth(part, font, sheet.size)

    (paragraph,) = read_bytes(pdf(draw), "a.pdf").document.paragraphs
    assert paragraph.text == text


def test_codes_without_a_meaning_are_said_to_have_none() -> None:
    data = pdf(lambda sheet: sheet.put(100, 600, "words AB"))
    meaning = b"1 beginbfchar <41> <000E> endbfchar 1 beginbfchar <42> <0001> endbfchar"
    cmap = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange " + meaning + b" endcmap"
    stream = b"<</Length %d>>\nstream\n%s\nendstream" % (len(cmap), cmap)
    data = data.replace(b"/BaseFont /Times-Roman", b"/ToUnicode 99 0 R /BaseFont /Times-Roman", 1).replace(
        b"\nxref", b"\n99 0 obj\n" + stream + b"\nendobj\nxref", 1
    )
    document = read_bytes(data, "a.pdf").document
    assert [p.text for p in document.paragraphs] == ["words \ufffd\ufffd"]
    assert [remark.code for remark in document.remarks if remark.code == "unknown-characters"] != []
