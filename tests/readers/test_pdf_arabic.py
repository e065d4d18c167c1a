"""Arabic that LibreOffice has printed: numbers, symbols, brackets and notes within it."""

import re
import subprocess
from xml.sax.saxutils import escape

import pytest

from compare.model import Document
from compare.readers import read_bytes

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("fo", "xsl-fo-compatible"),
    )
)
STYLES = """
<style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="rl-tb"
 fo:margin-bottom="0.2cm"/><style:text-properties fo:font-size="11pt" style:font-size-complex="11pt"
 fo:font-family="'DejaVu Sans'" style:font-family-complex="'DejaVu Sans'"/></style:default-style>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-indent="1cm"/></style:style>
<style:style style:name="N" style:family="paragraph"><style:paragraph-properties style:writing-mode="rl-tb"
 fo:text-align="start"/><style:text-properties fo:font-size="9pt" style:font-size-complex="9pt"/></style:style>
<style:style style:name="Footnote_20_Symbol" style:family="text"/>
<style:style style:name="A" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-style-name="Footnote_20_Symbol"
 text:citation-body-style-name="A" style:num-format="1" style:num-prefix="(" style:num-suffix=")"/>
"""
PAGE = """
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2.5cm" style:writing-mode="rl-tb"/></style:page-layout>
"""
PARAGRAPHS = (
    ("opening", None, "إن الجمعية العامة،"),
    (
        *("preambular", None),
        (
            "إذ تشير إلى قرارها 61/45 المؤرخ 4 كانون الأول/ديسمبر 2006 بشأن المكتبات العامة،^1^ وإلى جميع القرارات"
            " الأخرى ذات الصلة التي اتخذتها في هذا الشأن (انظر A/63/53)، منذ دورتها الخمسين،"
        ),
    ),
    ("operative", "1", "تحيط علما بتقرير الأمين العام عن حالة المكتبات العامة في المناطق الريفية؛^2^"),
    ("operative", "2", "تحث الدول الأعضاء على القيام بما يلي:"),
    ("subparagraph", "(أ)", "إبقاء مكتباتها العامة مفتوحة خمسة أيام على الأقل في كل أسبوع؛"),
    ("subparagraph", "(ب)", "تدفئة هذه المكتبات في فصل الشتاء، وفقا للقرار 217 ألف (د-3)؛"),
    ("operative", "3", "تقرر أن تبقي المسألة قيد نظرها في عام 2009."),
)
MARK = re.compile(r"\^(\d)\^")
NOTES = {"1": "انظر القرار 2200 ألف (د-21)، المرفق، الفقرة 12، والقرار 62/108.", "2": "A/63/77."}


def _paragraph(label: str | None, text: str) -> str:
    printed = "" if label is None else f"{label} -<text:tab/>" if label.isdecimal() else f"{label}<text:tab/>"

    def note(mark: re.Match[str]) -> str:
        words = f'<text:p text:style-name="N"> {escape(NOTES[mark[1]])}</text:p>'
        return (
            f'<text:note text:note-class="footnote"><text:note-citation>{mark[1]}</text:note-citation>'
            f"<text:note-body>{words}</text:note-body></text:note>"
        )

    words = MARK.sub(note, escape(text))
    return f'<text:p text:style-name="P">{printed}{words}</text:p>'


SET_RIGHT = {' fo:margin-bottom="0.2cm"': ' fo:margin-bottom="0cm" fo:text-align="right"'}
LAYOUTS = {"ragged on the right, with gaps": {}, "from the right, without gaps": SET_RIGHT}


@pytest.fixture(scope="module", params=LAYOUTS.values(), ids=list(LAYOUTS))
def printed(
    libreoffice: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Document:
    styles = STYLES
    for usual, other in request.param.items():
        styles = styles.replace(usual, other)
    folder = tmp_path_factory.mktemp("arabic")
    paragraphs = "".join(_paragraph(label, text) for _, label, text in PARAGRAPHS)
    flat = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document {NAMESPACES} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:styles>{styles}</office:styles><office:automatic-styles>{PAGE}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/>'
        f"</office:master-styles><office:body><office:text>{paragraphs}</office:text></office:body></office:document>"
    )
    source = folder / "arabic.fodt"
    source.write_text(flat, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [libreoffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return read_bytes((folder / "arabic.pdf").read_bytes(), "arabic.pdf").document


def test_words_numbers_and_brackets_stand_as_they_are_read(printed: Document) -> None:
    found = [(p.kind.value, p.label, p.text) for p in printed.paragraphs]
    assert found == [(kind, label, MARK.sub("", text)) for kind, label, text in PARAGRAPHS]


def test_notes_at_the_foot_are_called_by_their_marks(printed: Document) -> None:
    assert {note.label: note.text for note in printed.notes} == NOTES
    assert [m.note for p in printed.paragraphs for m in p.marks] == [0, 1]
    assert printed.remarks == ()
