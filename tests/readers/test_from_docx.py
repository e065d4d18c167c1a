"""Word files: real ones beside the project, and files whose XML the tests write."""

import io
import zipfile
from pathlib import Path

import pytest
from word_files import W, abstract, called, level, notes, num, numbered, numbering, p, styles, word

from compare import read
from compare.errors import ReadError
from compare.model import Document, NoteKind, Style
from compare.options import Limits, Options
from compare.readers import read_bytes
from compare.readers.docx_numbers import printed


def document(data: bytes, options: Options | None = None) -> Document:
    return read_bytes(data, "a.docx", options).document


def test_real_files_are_read_and_compared_without_a_remark_of_loss(shared: Path) -> None:
    files = sorted((shared / "docx").glob("*.docx"))
    assert len(files) > 20
    for path in files:
        found = read(path)
        assert found.paragraphs
        assert found.source is not None
        assert found.source.format == "docx"


LEVELS = "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for n, (form, text) in enumerate([("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%1.%3")])
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="*"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    '</w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def test_numbers_are_those_that_word_shows() -> None:
    body = (
        numbered("one") + numbered("a", 1) + numbered("b", 1) + numbered("i", 2) + numbered("two")
        + numbered("a", 1) + numbered("five", 0, 2) + numbered("six") + numbered("dot", 0, 3) + numbered("no", 0, 9)
    )  # fmt: skip
    found = document(word(body, numbering=NUMBERING))
    assert [par.label for par in found.paragraphs] == [
        *("1", "(a)", "(b)", "1.i", "2", "(a)", "5", "6", None, None)
    ]


FORMATS = [
    *((1, "decimalZero", "01"), (4, "upperRoman", "IV"), (28, "lowerLetter", "bb"), (2, "upperLetter", "B")),
    *(
        (12, "ordinal", "12th"),
        (22, "ordinal", "22nd"),
        (3, "russianLower", "в"),
        (10, "chineseCounting", "十"),
    ),
    *(
        (103, "chineseCounting", "一百〇三"),
        (2, "chicago", "†"),
        (7, "unheard-of", "7"),
        (0, "lowerLetter", "0"),
    ),
    *(
        (1, "none", ""),
        (2, "arabicAlpha", "ب"),
        (3, "decimalEnclosedCircle", "③"),
        (4, "numberInDash", "- 4 -"),
    ),
    *((11, "hebrew1", "יא"), (15, "hebrew1", "טו"), (116, "hebrew1", "קטז"), (11, "hebrew2", "כ")),
    *((2, "ideographTraditional", "乙"), (11, "ideographTraditional", "11"), (12, "ideographZodiac", "亥")),
    *((11, "chineseLegalSimplified", "壹拾壹"), (205, "chineseLegalSimplified", "贰佰零伍")),
    *((11, "decimalEnclosedCircleChinese", "⑪"), (3, "ideographEnclosedCircle", "㊂"), (7, "001", "007")),
    *((1234, "001", "1234"), (12, "decimalFullWidth2", "１２"), (0, "001", "000")),
    *((12345, "japaneseCounting", "12345"), (20, "ideographDigital", "二〇"), (255, "hex", "FF")),
]


@pytest.mark.parametrize(("value", "form", "text"), FORMATS)
def test_numbers_are_printed_in_words_formats(value: int, form: str, text: str) -> None:
    assert printed(value, form) == text


def test_a_format_of_digits_is_no_format_of_somebody_s_own() -> None:
    found = document(word(numbered("one"), numbering=NUMBERING.replace('"decimal"', f'"{"1" * 5000}"')))
    assert [par.label for par in found.paragraphs] == ["1"]


STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr>'
    '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Em"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style></w:styles>'
)


def test_styles_give_headings_numbers_and_looks() -> None:
    run = '<w:r><w:rPr><w:rStyle w:val="Em"/><w:u w:val="single"/></w:rPr><w:t>Reports</w:t></w:r>'
    body = f'<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr>{run}</w:p>' + p("Text of it.")
    found = document(word(body, styles=STYLES, numbering=NUMBERING)).paragraphs
    assert found[0].label == "1"
    assert {s.style for s in found[0].spans} == {Style.BOLD, Style.ITALIC, Style.UNDERLINE}
    assert found[1].spans == ()


def test_notes_are_numbered_in_their_order_and_may_have_marks_of_their_own() -> None:
    body = (
        '<w:p><w:r><w:t>Women</w:t><w:footnoteReference w:id="2"/><w:t>, men</w:t>'
        '<w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t><w:t> and</w:t>'
        '<w:endnoteReference w:id="1"/></w:r></w:p>'
    )
    data = word(body, footnotes=notes("footnote", "Star.", "One."), endnotes=notes("endnote", "End."))
    found = document(data)
    assert found.paragraphs[0].text == "Women, men and"
    assert [(n.label, n.text, n.kind) for n in found.notes] == [
        ("1", "One.", NoteKind.FOOTNOTE),
        ("*", "Star.", NoteKind.FOOTNOTE),
        ("i", "End.", NoteKind.ENDNOTE),
    ]
    assert [(m.offset, m.note) for m in found.paragraphs[0].marks] == [(5, 0), (10, 1), (14, 2)]


TRACKED = (
    "<w:p><w:r><w:t>Member </w:t></w:r><w:del><w:r><w:delText>States</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>Governments</w:t></w:r></w:ins></w:p>"
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>" + p(" two")
)


def test_tracked_changes_are_read_in_one_view_and_counted() -> None:
    accepted = document(word(TRACKED))
    assert [par.text for par in accepted.paragraphs] == ["Member Governments", "one two"]
    assert [r.code for r in accepted.remarks] == ["tracked-changes"]
    assert accepted.remarks[0].message.startswith(
        "3 tracked changes (1 inserted, 1 deleted) were read as accepted."
    )
    rejected = document(word(TRACKED), Options(tracked="rejected"))
    assert [par.text for par in rejected.paragraphs] == ["Member States", "one", "two"]


def test_fields_controls_symbols_and_maths_are_text_and_the_rest_is_counted() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>shown</w:t><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:sdt><w:sdtContent><w:r><w:t> held</w:t></w:r></w:sdtContent></w:sdt>"
        '<w:hyperlink><w:r><w:t> linked</w:t></w:r></w:hyperlink><w:r><w:tab/><w:sym w:char="00A7"/></w:r>'
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:commentReference/><w:drawing/><w:noBreakHyphen/></w:r>"
        "<w:r><mc:AlternateContent><mc:Choice><w:pict><w:txbxContent>"
        + p("boxed")
        + "</w:txbxContent></w:pict>"
        "</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>"
    )
    found = document(word(body))
    assert [par.text for par in found.paragraphs] == ["shown held linked §x=1\u2011", "boxed"]
    assert {r.code for r in found.remarks} == {"left-out-comment", "left-out-shape", "left-out-hidden"}


def test_cells_have_their_rows_and_columns() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    wide = '<w:gridSpan w:val="2"/>'
    rows = (
        f"<w:tr>{cell.format(wide, p('a'))}{cell.format('', p('b'))}</w:tr>"
        f"<w:tr>{cell.format('', p('c'))}{cell.format('<w:vMerge/>', p('gone'))}{cell.format('', p('d'))}</w:tr>"
    )
    found = document(word(f"<w:tbl>{rows}</w:tbl>")).paragraphs
    assert [(par.text, par.row, par.column) for par in found] == [
        ("a", 0, 0), ("b", 0, 2), ("c", 1, 0), ("d", 1, 2),
    ]  # fmt: skip


BAD = [
    (b"PK\x03\x04 cut off", "a damaged Word file"),
    (word("<w:p>")[:-30], "a damaged Word file"),
    (word("<w:p>"), "not well formed"),
    (word("<w:tbl><w:tr><w:tc>" * 200 + "</w:tc></w:tr></w:tbl>" * 200), "limit `depth`"),
    (word(""), "no paragraphs"),
    (word(p("x"), styles=f'<!DOCTYPE a [<!ENTITY b "c">]><w:styles {W}/>'), "declares a document type"),
]


@pytest.mark.parametrize(("data", "words"), BAD)
def test_bad_files_are_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        document(data)


@pytest.mark.parametrize("plain", [False, True])
def test_a_file_without_text_is_refused_without_a_remedy_that_does_not_help(plain: bool) -> None:  # noqa: FBT001
    with pytest.raises(ReadError, match="no text in it") as refused:
        document(word("<w:p/>"), Options(plain=plain))
    assert "--plain" not in str(refused.value)


def test_a_part_whose_name_is_written_as_in_an_address_is_found() -> None:
    parts = zipfile.ZipFile(
        io.BytesIO(word(called("Text.", "footnote", 1), footnotes=notes("footnote", "Said.")))
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in parts.namelist():
            content = parts.read(name).replace(b"footnotes.xml", b"notes%20of%20it.xml")
            file.writestr(name.replace("footnotes", "notes of it"), content)
    assert [note.text for note in document(packed.getvalue()).notes] == ["Said."]


def test_what_unpacks_to_more_than_the_limit_is_refused() -> None:
    with pytest.raises(ReadError, match="limit `unpacked_bytes`"):
        document(word(p("x" * 10**6)), Options(limits=Limits(unpacked_bytes=10**5)))


def test_a_list_that_a_paragraph_names_is_read_at_the_level_of_its_style() -> None:
    lists = numbering(
        abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Sub"/>')),
        abstract(1, level(0, "decimal", "%1."), level(1, "upperLetter", "%2.")),
        *(num(1, 0), num(2, 1)),
    )
    own = '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    below = f'<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/>{own}</w:style>'
    body = "".join(
        p("Text.", f'{style}<w:numPr><w:numId w:val="{number}"/></w:numPr>')
        for style, number in [("", 1), ('<w:pStyle w:val="Sub"/>', 1), ('<w:pStyle w:val="Sub"/>', 2)]
    )
    found = document(word(body, numbering=lists, styles=styles(below))).paragraphs
    assert [par.label for par in found] == ["1", "(a)", "A"]


MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
ELSE = '<w:numFmt w:val="upperRoman"/>'


def test_a_format_of_somebodys_own_has_as_many_digits_as_its_first_number() -> None:
    def alternative(form: str) -> str:
        own = f'<mc:Choice><w:numFmt w:val="custom" w:format="{form}"/></mc:Choice>'
        return f"<mc:AlternateContent {MC}>{own}<mc:Fallback>{ELSE}</mc:Fallback></mc:AlternateContent>"

    levels = [
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{alternative(form)}<w:lvlText w:val="%1."/></w:lvl>'
        for form in ("001, 002, 003, ...", "x, y, z, ...")
    ]
    lists = numbering(*(abstract(n, one) for n, one in enumerate(levels)), num(1, 0), num(2, 1))
    found = document(word(numbered("A.") + numbered("B.", 0, 2), numbering=lists)).paragraphs
    assert [par.label for par in found] == ["001", "I"]
