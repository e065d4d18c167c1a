"""What else Word files hold: notes that are counted anew, symbols, formulas, forms, drawings, other files."""

import io
import zipfile

import pytest
from docx import Document as NewDocument
from word_files import (
    RELS,
    TYPE,
    W,
    abstract,
    called,
    level,
    notes,
    num,
    numbered,
    numbering,
    p,
    styles,
    word,
)

from compare.errors import ReadError
from compare.model import Document
from compare.options import Options
from compare.readers import read_bytes

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def document(data: bytes, tracked: str = "accepted") -> Document:
    return read_bytes(data, "a.docx", Options(tracked=tracked)).document


def text(inner: str) -> str:
    """Return the words of a file of one paragraph."""
    (paragraph,) = document(word(f"<w:p>{inner}</w:p>")).paragraphs
    return paragraph.text


def section(properties: str) -> str:
    return f"<w:p><w:pPr><w:sectPr>{properties}</w:sectPr></w:pPr></w:p>"


def counted(restart: str, more: str = "", kind: str = "footnote") -> str:
    return f'<w:{kind}Pr><w:numRestart w:val="{restart}"/>{more}</w:{kind}Pr>'


def settings(inner: str) -> str:
    return f"<w:settings {W}>{inner}</w:settings>"


ONE, TWO, THREE = (called(f"Text {n}.", "footnote", n) for n in (1, 2, 3))
PAGE = '<w:p><w:r><w:t>a</w:t><w:br w:type="page"/></w:r></w:p>'
SEEN = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>a</w:t></w:r></w:p>"
LETTERS = '<w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/>'
OLD = '<w:sectPrChange w:id="1"><w:sectPr/></w:sectPrChange>'
RESTARTS = [
    ("none", ONE + section("") + TWO + THREE, "", ["1", "2", "3"]),
    ("each section", ONE + TWO + section(counted("eachSect")) + THREE, "", ["1", "2", "3"]),
    (
        "in the second section alone",
        ONE + section("") + TWO + THREE + section(counted("eachSect")),
        "",
        ["1", "1", "2"],
    ),
    ("for the file", ONE + TWO + section("") + THREE, counted("eachSect"), ["1", "2", "1"]),
    (
        "a section whose properties were changed",
        ONE + section(OLD) + TWO + section(counted("eachSect")) + THREE,
        "",
        ["1", "1", "2"],
    ),
    ("each page, typed", ONE + PAGE + TWO + THREE, counted("eachPage"), ["1", "1", "2"]),
    ("each page, as Word broke it", ONE + PAGE + SEEN + TWO + THREE, counted("eachPage"), ["1", "1", "2"]),
    (
        "letters from c",
        ONE + section(counted("eachSect", LETTERS)) + TWO + THREE + section(counted("eachSect", LETTERS)),
        "",
        ["c", "c", "d"],
    ),
    ("no number", ONE + TWO + THREE, '<w:footnotePr><w:numStart w:val="a"/></w:footnotePr>', ["1", "2", "3"]),
]


@pytest.mark.parametrize(
    ("body", "general", "labels"), [case[1:] for case in RESTARTS], ids=[case[0] for case in RESTARTS]
)
def test_notes_are_counted_anew_where_a_file_asks_for_it(body: str, general: str, labels: list[str]) -> None:
    found = document(
        word(body, footnotes=notes("footnote", "One.", "Two.", "Three."), settings=settings(general))
    )
    assert [note.label for note in found.notes] == labels
    assert [note.text for note in found.notes] == ["One.", "Two.", "Three."]
    assert [mark.note for par in found.paragraphs for mark in par.marks] == [0, 1, 2]
    by_page = [r.code for r in found.remarks if r.code == "notes-by-page"]
    assert bool(by_page) is ("eachPage" in body + general)


def test_a_footnote_and_an_endnote_with_one_label_are_told_apart() -> None:
    plain = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
    data = word(
        called("End.", "endnote", 1) + called("Foot.", "footnote", 1) + called("End again.", "endnote", 1),
        footnotes=notes("footnote", "A footnote."),
        endnotes=notes("endnote", "An endnote."),
        settings=settings(plain),
    )
    found = document(data)
    assert [(note.label, note.text) for note in found.notes] == [("1", "An endnote."), ("1", "A footnote.")]
    assert [mark.note for par in found.paragraphs for mark in par.marks] == [0, 1, 0]


def test_a_call_of_a_note_that_is_missing_does_not_take_the_next_one() -> None:
    found = document(word(called("A.", "footnote", 7) + ONE, footnotes=notes("footnote", "One.")))
    assert [(mark.label, mark.note) for par in found.paragraphs for mark in par.marks] == [
        ("1", None),
        (None, 0),
    ]


def test_a_note_keeps_the_numbers_of_its_paragraphs() -> None:
    inner = p("As follows:") + numbered("First;") + numbered("Second.")
    found = document(
        word(
            ONE,
            footnotes=f'<w:footnotes {W}><w:footnote w:id="1">{inner}</w:footnote></w:footnotes>',
            numbering=numbering(abstract(0, level(0, "lowerLetter", "(%1)")), num(1, 0)),
        )
    )
    assert [note.text for note in found.notes] == ["As follows: (a) First; (b) Second."]


STARS = [("*", "* Reissued.", "Reissued."), ("*", "** Reissued.", "Reissued."), ("*", "*", "*"), ("a", "a. See", "See"),
    ("a", "a See", "See"), ("a", "all", "all"), ("1", "1994", "1994"), ("*", "Reissued.", "Reissued.")]  # fmt: skip


@pytest.mark.parametrize(("mark", "note", "words"), STARS)
def test_a_mark_that_somebody_typed_is_no_part_of_the_note(mark: str, note: str, words: str) -> None:
    called = (
        f'<w:r><w:t>A</w:t><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>{mark}</w:t></w:r>'
    )
    found = document(word(f"<w:p>{called}</w:p>", footnotes=notes("footnote", note)))
    assert [(one.label, one.text) for one in found.notes] == [(mark, words)]
    assert [par.text for par in found.paragraphs] == ["A"]


REF = '<w:footnoteReference w:id="1" w:customMarkFollows="1"/>'
UP = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
TYPED = {
    "in the run of the call": (f"<w:r>{UP}{REF}<w:t>**</w:t></w:r>", "**", ""),
    "in raised runs behind it": (f"<w:r>{UP}{REF}</w:r>" + f"<w:r>{UP}<w:t>*</w:t></w:r>" * 2, "**", ""),
    "a letter": (f"<w:r>{UP}{REF}</w:r><w:r>{UP}<w:t>a</w:t></w:r>", "a", ""),
    "a sign that is not raised": (f"<w:r>{REF}</w:r><w:r><w:t>*</w:t></w:r>", "*", ""),
    "a sign before words": (f"<w:r>{REF}<w:t>* of all</w:t></w:r>", "*", " of all"),
    "a sign, and another one in the text": (f"<w:r>{REF}<w:t>*</w:t></w:r><w:r><w:t>*</w:t></w:r>", "*", "*"),
    "missing": (f"<w:r>{REF}</w:r>", "1", ""),
    "missing, before a short word": (f"<w:r>{REF}</w:r><w:r><w:t>so</w:t></w:r>", "1", "so"),
    "missing, before a raised phrase": (
        f"<w:r>{REF}</w:r><w:r>{UP}<w:t>of all that</w:t></w:r>", "1", "of all that",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TYPED)
def test_a_mark_that_somebody_typed_is_short_and_takes_no_word_of_the_text(case: str) -> None:
    mark, label, kept = TYPED[case]
    body = f'<w:p><w:r><w:t>All</w:t></w:r>{mark}<w:r><w:t xml:space="preserve"> goes on.</w:t></w:r></w:p>'
    found = document(word(body, footnotes=notes("footnote", "Said.")))
    assert [par.text for par in found.paragraphs] == [f"All{kept} goes on."]
    assert [(one.label, one.text) for one in found.notes] == [(label, "Said.")]
    assert [(m.offset, m.note) for m in found.paragraphs[0].marks] == [(3, 0)]


BARE = [
    ("%1.", "1"),
    ("%1 -", "1"),
    ("%1．", "1"),
    ("%1、", "1"),
    ("(%1)", "(1)"),
    ("§ %1.", "§ 1"),
    ("- %1 -", "- 1 -"),
]


@pytest.mark.parametrize(("printed", "label"), BARE)
def test_a_label_is_without_what_parts_it_from_the_text(printed: str, label: str) -> None:
    lists = numbering(abstract(0, level(0, "decimal", printed)), num(1, 0))
    (paragraph,) = document(word(numbered("Requests a report."), numbering=lists)).paragraphs
    assert paragraph.label == label


def run(words: str, font: str) -> str:
    return f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t>{words}</w:t></w:r>'


def sym(char: str, font: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


SYMBOLS = [
    (sym("F0B3", "Symbol") + run("5", "Arial"), "≥5", 0),
    (sym("F0FC", "Wingdings") + sym("F06E", "Wingdings"), "✓■", 0),
    (sym("F052", "Wingdings 2"), "☑", 0),
    (run("m g", "Symbol"), "μ γ", 0),
    (run("\uf0b7 One", "Symbol"), "• Ονε", 0),
    (run("\uf0b7 One", "Arial"), "\uf0b7 One", 1),
    (sym("F021", "Webdings") + run("!", "Webdings"), "\uf021\uf021", 2),
    (sym("00A7", "Arial"), "§", 0),
]


@pytest.mark.parametrize(("inner", "words", "unknown"), SYMBOLS)
def test_symbol_fonts_are_read_as_what_they_draw(inner: str, words: str, unknown: int) -> None:
    found = document(word(f"<w:p>{inner}</w:p>"))
    assert [par.text for par in found.paragraphs] == [words]
    said = [remark.message for remark in found.remarks if remark.code == "symbols-unknown"]
    assert [message[0] for message in said] == [str(unknown)] * bool(unknown)


def r(letters: str) -> str:
    return f"<m:r><m:t>{letters}</m:t></m:r>"


def e(inner: str, name: str = "e") -> str:
    return f"<m:{name}>{inner}</m:{name}>"


def m(name: str, *parts: str) -> str:
    return f"<m:{name}>{''.join(parts)}</m:{name}>"


SIGN = '<m:naryPr><m:chr m:val="∑"/></m:naryPr>'
SQUARE = '<m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>'
FORMULAS = [
    (r("x=12"), "x=12"),
    (m("f", e(r("1"), "num"), e(r("2"), "den")), "1/2"),
    (m("f", e(r("a+b"), "num"), e(r("2"), "den")), "(a+b)/2"),
    (m("sSup", e(r("x")), e(r("n+1"), "sup")), "x^(n+1)"),
    (m("sSubSup", e(r("x")), e(r("i"), "sub"), e(r("2"), "sup")), "x_i^2"),
    (m("sPre", e(r("2"), "sub"), e(r("1"), "sup"), e(r("X"))), "_2^1X"),
    (m("rad", e("", "deg"), e(r("x"))), "√x"),
    (m("rad", e(r("3"), "deg"), e(r("x+1"))), "^3√(x+1)"),
    (m("nary", SIGN, e(r("i=1"), "sub"), e(r("n"), "sup"), e(r("i"))), "∑_(i=1)^n i"),
    (m("nary", e("", "sub"), e("", "sup"), e(r("f"))), "∫ f"),
    (m("d", e(r("x"))), "(x)"),
    (m("d", SQUARE, e(r("x")), e(r("y"))), "[x|y]"),
    (m("m", m("mr", e(r("1")), e(r("2"))), m("mr", e(r("3")), e(r("4")))), "1, 2; 3, 4"),
    (m("eqArr", e(r("x=1")), e(r("y=2"))), "x=1; y=2"),
    (m("func", e(m("limLow", e(r("lim")), e(r("n"), "lim")), "fName"), e(r("n"))), "lim_n n"),
    (m("acc", e(r("x"))), "x\u0302"),
    (m("acc", '<m:accPr><m:chr m:val="\u0303"/></m:accPr>', e(r("x+y"))), "(x+y)\u0303"),
    (r("a") + m("acc", e("")), "a"),
    (m("bar", '<m:barPr><m:pos m:val="top"/></m:barPr>', e(r("x"))), "x\u0305"),
    (m("bar", e(r("x"))), "x\u0332"),
    (m("groupChr", e(r("ab"))), "(ab)⏟"),
    (m("groupChr", '<m:groupChrPr><m:chr m:val="→"/></m:groupChrPr>', e(r("x"))), "x→"),
    (r("a") + "<m:r><w:rPr><w:del/></w:rPr><m:t>b</m:t></m:r>" + f"<w:del>{r('c')}</w:del>", "a"),
]


@pytest.mark.parametrize(("inner", "words"), FORMULAS)
def test_formulas_keep_what_they_say_by_place(inner: str, words: str) -> None:
    assert text(f"<m:oMath {M}>{inner}</m:oMath>") == words


CHANGED = f"<m:oMath {M}>{r('a')}<w:ins>{r('b')}</w:ins><w:del>{r('c')}</w:del></m:oMath>"


def test_formulas_are_read_in_one_view_of_their_changes() -> None:
    data = word(f"<w:p>{CHANGED}</w:p>")
    assert [par.text for par in document(data).paragraphs] == ["ab"]
    assert [par.text for par in document(data, "rejected").paragraphs] == ["ac"]


def form(data: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


FORMS = [
    ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
    ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
    ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Yes"/><w:listEntry w:val="No"/></w:ddList>', "No"),
    ('<w:ddList><w:listEntry w:val="Yes"/></w:ddList>', "Yes"),
    ('<w:ddList><w:result w:val="9"/></w:ddList>', ""),
    ("<w:textInput/>", ""),
]


@pytest.mark.parametrize(("data", "words"), FORMS)
def test_fields_of_forms_show_what_was_chosen(data: str, words: str) -> None:
    assert text(f"<w:r><w:t>Agreed: </w:t></w:r>{form(data)}") == f"Agreed: {words}".strip()


def test_a_field_whose_end_was_deleted_hides_nothing() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    ended = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert text(f"{begun}<w:del>{ended}</w:del><w:r><w:t>All of it.</w:t></w:r>") == "All of it."


def field(instruction: str, result: str | None = None, looks: str = "") -> str:
    """Return a field, with a result or without; `looks` are those of all but the result."""
    middle = "" if result is None else f'<w:r>{looks}<w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        f'<w:r>{looks}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{looks}<w:instrText>{instruction}'
        f'</w:instrText></w:r>{middle}<w:r>{looks}<w:fldChar w:fldCharType="end"/></w:r>'
    )


HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
RESULTLESS = [
    ("what to click", field("MACROBUTTON NoMacro [Type a name]"), "[Type a name]", 0),
    ("where to go", field(" GOTOBUTTON p1 page one "), "page one", 0),
    ("a symbol of a font", field(r'SYMBOL 183 \f "Symbol" \s 10'), "•", 0),
    ("a symbol of Windows", field("SYMBOL 150"), "–", 0),
    ("a symbol by its number", field(r"SYMBOL 0x2713 \u"), "✓", 0),
    ("a symbol without a number", field("SYMBOL x"), "", 1),
    ("a symbol with more digits than there are characters", field(f"SYMBOL {'1' * 5000}"), "", 1),
    ("a fraction", field(r"EQ \f(a+b,2)"), "(a+b)/2", 0),
    ("roots and powers", field(r"EQ \r(3,x)+y\s\up8(2)+z\s\do4(i)"), "^3√x+y^2+z_i", 0),
    ("an integral", field(r"EQ \i(0,1,x)"), "∫_0^1 x", 0),
    ("brackets and signs", field(r"EQ \b\bc\[(\a\al(a,b)) \(\b(c)\b\lc\|(d)"), "[a, b] ((c)|d", 0),
    ("how a word is read", field(r'EQ \* jc2 \* "Font:MS Mincho" \* hps10 \o\ad(\s\up 9(かん),漢)'), "漢", 0),
    ("a number in a circle", field(r"EQ \o\ac(○,5)"), "○5", 0),
    ("an entry of an index", field('XE "Index"'), "", 0),
    ("a number", field("AUTONUM"), "", 1),
    ("in one element", '<w:fldSimple w:instr="PAGE"/>', "", 1),
    ("in an instruction", field("IF x" + "</w:instrText></w:r>" + field("PAGE") + "<w:r><w:instrText> = 1"), "", 1),
    ("hidden", field("MACROBUTTON NoMacro [Type a name]", None, HIDDEN), "", 0),
    ("hidden but for its result", field("REF x", "<w:r><w:t>shown</w:t></w:r>", HIDDEN), "shown", 0),
    ("hidden with its result", field("TC x", f"<w:r>{HIDDEN}<w:t>gone</w:t></w:r>", HIDDEN), "", 0),
    ("an empty result", field("REF x", ""), "", 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("inner", "words", "left"), [c[1:] for c in RESULTLESS], ids=[c[0] for c in RESULTLESS]
)
def test_fields_without_a_result_show_what_their_instruction_says(inner: str, words: str, left: int) -> None:
    before, behind = ('<w:r><w:t xml:space="preserve">A </w:t></w:r>', "<w:r><w:t>.</w:t></w:r>")
    found = document(word(f"<w:p>{before}{inner}{behind}</w:p>"))
    assert [par.text for par in found.paragraphs] == [f"A {words}."]
    assert sum(remark.code == "left-out-field" for remark in found.remarks) == left


def named(key: str, looks: str, kind: str = "paragraph") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{key}"/><w:rPr>{looks}</w:rPr></w:style>'
    )


SYMBOL = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
STYLED = [
    ("hidden by the paragraph's style", "Hid", "", [], 1),
    ("shown in a style that hides", "Hid", '<w:vanish w:val="0"/>', ["abc"], 0),
    ("two styles that hide switch each other off", "Hid", '<w:rStyle w:val="HidR"/>', ["abc"], 0),
    ("hidden by the run's style", "Normal", '<w:rStyle w:val="HidR"/>', [], 1),
    ("a symbol font of the paragraph's style", "Sym", "", ["αβχ"], 0),
    ("a symbol font of the run's style", "Normal", '<w:rStyle w:val="SymR"/>', ["αβχ"], 0),
    ("another font of the run", "Sym", '<w:rFonts w:ascii="Arial"/>', ["abc"], 0),
    ("another font of the theme", "Sym", '<w:rFonts w:asciiTheme="minorHAnsi"/>', ["abc"], 0),
    ("a font for other letters", "Sym", '<w:rFonts w:cs="Arial"/>', ["αβχ"], 0),
]


@pytest.mark.parametrize(
    ("style", "looks", "words", "left"), [c[1:] for c in STYLED], ids=[c[0] for c in STYLED]
)
def test_styles_hide_text_and_set_it_in_symbol_fonts(
    style: str, looks: str, words: list[str], left: int
) -> None:
    hidden = (named("Hid", "<w:vanish/>"), named("HidR", "<w:vanish/>", "character"))
    symbols = (named("Sym", SYMBOL), named("SymR", SYMBOL, "character"))
    run_of = f"<w:r><w:rPr>{looks}</w:rPr><w:t>abc</w:t></w:r>" if looks else "<w:r><w:t>abc</w:t></w:r>"
    body = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run_of}</w:p>' + p("End.")
    found = document(word(body, styles=styles(*hidden, *symbols)))
    assert [par.text for par in found.paragraphs] == [*words, "End."]
    assert sum(remark.code == "left-out-hidden" for remark in found.remarks) == left


def test_elements_that_nobody_knows_are_read_if_they_hold_text() -> None:
    strange = '<x:y xmlns:x="urn:x">{}</x:y>'
    body = strange.format(p("One.")) + f"<w:p>{strange.format('<w:r><w:t>Two.</w:t></w:r>')}</w:p>"
    assert [par.text for par in document(word(body)).paragraphs] == ["One.", "Two."]


A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
D = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'


def drawing(inner: str) -> str:
    return f"<w:p><w:r><w:t>Text.</w:t><w:drawing>{inner}</w:drawing></w:r></w:p>"


PICTURE = '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
CHART = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
SHOWN = f'<dgm:relIds {D} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:dm="d"/>'
BOX = f"<w:txbxContent>{p('Boxed.')}</w:txbxContent>"
LEFT = [
    ("pictures", drawing(PICTURE + PICTURE), "2 pictures were left out", 1),
    ("a chart", drawing(CHART), "1 chart was left out", 1),
    ("a diagram without its data", drawing(SHOWN), "1 diagram (SmartArt) was left out", 1),
    ("a line", drawing(""), "1 drawn shape without text was left out", 1),
    ("a box and a picture", drawing(BOX + PICTURE), "1 picture was left out", 2),
    ("an object", "<w:p><w:r><w:object/><w:t>Text.</w:t></w:r></w:p>", "1 embedded object was left out", 1),
    ("another file", p("Text.") + "<w:altChunk/>", "1 embedded document was left out", 1),
    ("a part of a book", f"<w:p><w:subDoc/></w:p>{p('Text.')}", "1 subdocument was left out", 1),
]


@pytest.mark.parametrize(
    ("body", "message", "paragraphs"), [case[1:] for case in LEFT], ids=[c[0] for c in LEFT]
)
def test_what_is_no_text_is_counted_by_its_name(body: str, message: str, paragraphs: int) -> None:
    found = document(word(body))
    assert len(found.paragraphs) == paragraphs
    (remark,) = found.remarks
    assert remark.message.startswith(message)


def test_words_that_are_drawn_are_a_paragraph() -> None:
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="{}"/></v:shape>'
    drawn = f"<w:pict>{shape.format('')}{shape.format('Advance  copy')}</w:pict>"
    found = read_bytes(word(f"<w:p><w:r><w:t>Text.</w:t>{drawn}</w:r></w:p>"), "a.docx")
    assert [par.text for par in found.document.paragraphs] == ["Text.", "Advance copy"]
    assert found.document.remarks == ()
    assert str(found.origins.paragraphs[1][0].element).endswith("descendant::*[local-name()='textpath'][2]")


@pytest.mark.parametrize(("count", "what"), [(1, "1 picture"), (3, "3 pictures")])
def test_a_file_of_scanned_pages_is_refused_with_what_would_help(count: int, what: str) -> None:
    scan = f"<w:p><w:r><w:drawing>{PICTURE}</w:drawing></w:r></w:p>" * count + "<w:p/>"
    said = rf"^a\.docx: a Word file that holds only pictures \({what}\), and no text\. .*OCR"
    with pytest.raises(ReadError, match=said):
        document(word(scan))


def point(name: str, words: str, kind: str = "node") -> str:
    return f'<dgm:pt modelId="{name}" type="{kind}"><dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t></dgm:pt>'


def link(above: str, below: str, order: int, kind: str = "parOf") -> str:
    return (
        f'<dgm:cxn modelId="{above}{below}" type="{kind}" srcId="{above}" destId="{below}" srcOrd="{order}"/>'
    )


MODEL = (
    f"<dgm:dataModel {D} {A}><dgm:ptLst>{point('0', '', 'doc')}{point('b', 'Second')}{point('a', 'First')}"
    f"{point('c', 'Of the first')}{point('p', 'Shown', 'pres')}</dgm:ptLst><dgm:cxnLst>{link('0', 'b', 1)}"
    f"{link('0', 'a', 0)}{link('a', 'c', 0)}{link('c', 'a', 0)}{link('a', 'p', 0, 'presOf')}</dgm:cxnLst></dgm:dataModel>"
)


USUAL = ("http://schemas.openxmlformats.org/", "/2006/")


@pytest.mark.parametrize("strict", [False, True])
def test_the_words_of_a_diagram_are_read_in_the_order_of_its_outline(strict: bool) -> None:  # noqa: FBT001
    packed = io.BytesIO(word(drawing(SHOWN) + p("Last.")))
    links = f'<Relationship Id="d" Type="{TYPE}/diagramData" Target="diagrams/data1.xml"/>'
    with zipfile.ZipFile(packed) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{RELS}">{links}</Relationships>'
    parts["word/diagrams/data1.xml"] = MODEL
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in parts.items():
            of_word = strict and "rels" not in name
            file.writestr(name, _as_strict(content) if of_word else content)
    found = document(packed.getvalue())
    assert [par.text for par in found.paragraphs] == ["Text.", "First", "Of the first", "Second", "Last."]
    assert found.remarks == ()


def _as_strict(content: str) -> str:
    """Return XML with the namespaces of the strict variant of the format."""
    for name in ("wordprocessingml", "officeDocument", "drawingml"):
        content = content.replace(f"{USUAL[0]}{name}{USUAL[1]}", f"http://purl.oclc.org/ooxml/{name}/")
    return content


@pytest.mark.parametrize(
    ("kind", "words"), [("drop", ["The text."]), ("margin", ["The text."]), ("none", ["T", "he text."])]
)
def test_a_large_initial_is_of_the_paragraph_that_it_begins(kind: str, words: list[str]) -> None:
    initial = p("T", f'<w:framePr w:dropCap="{kind}" w:lines="3"/>')
    assert [par.text for par in document(word(initial + p("he text."))).paragraphs] == words


def test_a_number_that_a_tracked_change_gave_is_none_in_the_rejected_view() -> None:
    given = p("Two.", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins/></w:numPr>')
    lists = numbering(abstract(0, level(0, "decimal", "%1.")), num(1, 0))
    data = word(numbered("One.") + given + numbered("Three."), numbering=lists)
    assert [par.label for par in document(data).paragraphs] == ["1", "2", "3"]
    assert [par.label for par in document(data, "rejected").paragraphs] == ["1", None, "2"]


def test_lists_of_words_own_styles_are_as_deep_as_their_names_say() -> None:
    named = NewDocument()
    for depth, words in [("", "One:"), (" 2", "A;"), (" 2", "B:"), (" 3", "C."), ("", "Two.")]:
        named.add_paragraph(words, style=f"List Number{depth}")
    packed = io.BytesIO()
    named.save(packed)
    found = document(packed.getvalue()).paragraphs
    assert [(par.label, par.level) for par in found] == [("1", 0), ("1", 1), ("2", 1), ("1", 2), ("2", 0)]


def test_a_box_in_a_cell_is_of_that_cell_and_a_table_ends_a_paragraph_whose_end_was_deleted() -> None:
    boxed = f"<w:p><w:r><w:t>In.</w:t><w:pict>{BOX}</w:pict></w:r></w:p>"
    table = f"<w:tbl><w:tr><w:tc>{p('A.')}</w:tc><w:tc>{boxed}</w:tc></w:tr></w:tbl>"
    found = document(word(p("Before.", "<w:rPr><w:del/></w:rPr>") + table)).paragraphs
    assert [(par.text, par.row, par.column) for par in found] == [
        ("Before.", None, None), ("A.", 0, 0), ("In.", 0, 1), ("Boxed.", 0, 1),
    ]  # fmt: skip
