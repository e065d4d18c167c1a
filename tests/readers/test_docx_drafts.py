"""Resolutions and drafts as editors write them in Word, each read to the last label: invented, in five languages."""

from collections.abc import Callable

import pytest
from word_files import (
    W,
    abstract,
    called,
    cells,
    level,
    notes,
    num,
    numbered,
    numbering,
    p,
    restarted,
    styles,
    word,
)

from compare.model.address import addresses
from compare.readers import read_bytes

LATIN = numbering(
    abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%3)")),
    num(1, 0),
    num(2, 0, restarted(0, 1)),
)
FRENCH = numbering(abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)")), num(1, 0))
ARABIC = numbering(abstract(0, level(0, "decimal", "%1 -"), level(1, "arabicAbjad", "(%2)")), num(1, 0))
CHINESE = numbering(abstract(0, level(0, "decimal", "%1．"), level(1, "decimal", "(%2)")), num(1, 0))


def tabbed(text: str, italic: str = "") -> str:
    """Return a paragraph whose tabs were typed, with its opening words in italics."""
    parts = text.split("\t")
    runs = "".join(f"<w:r><w:t>{part}</w:t></w:r><w:r><w:tab/></w:r>" for part in parts[:-1])
    opening = f"<w:r><w:rPr><w:i/></w:rPr><w:t>{italic}</w:t></w:r>" if italic else ""
    return f'<w:p>{runs}{opening}<w:r><w:t xml:space="preserve">{parts[-1]}</w:t></w:r></w:p>'


def box(*texts: str) -> str:
    inner = "".join(p(text) for text in texts)
    return f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"


TYPED = word(
    cells(("United Nations", "A/RES/75/182"), ("General Assembly", "Distr.: General"))
    + p("Seventy-fifth session")
    + tabbed("75/182.\tThe right to development")
    + tabbed("\tThe General Assembly,")
    + tabbed("\t by the Charter of the United Nations,", "Guided")
    + tabbed("\t1.\t note of the report;", "Takes")
    + tabbed("\t2.\t:", "Decides")
    + tabbed("\t\t(a)\tTo continue its work;")
    + tabbed("\t\t(b)\tTo request:")
    + tabbed("\t\t\t(i)\tA report;")
    + tabbed("\t\t\t(ii)\tAn update;")
    + tabbed("\t3.\t to remain seized of the matter.", "Decides")
    + p("Annex")
    + p("Terms of reference")
    + tabbed("1.\tThe group shall meet.")
)
COUNTED = word(
    f"<w:p>{box('A/C.3/58/L.70', 'Distr.: Limited', '10 November 2003')}<w:r><w:t>United Nations</w:t></w:r></w:p>"
    + p("Argentina and Austria: draft resolution")
    + p("Situation of human rights in the islands")
    + p("The General Assembly,")
    + called("Reaffirming the Universal Declaration of Human Rights,", "footnote", 1)
    + numbered("Welcomes:")
    + numbered("The invitation;", 1)
    + numbered("The visit:", 1)
    + numbered("In full;", 2)
    + numbered("Decides to continue."),
    numbering=LATIN,
    footnotes=notes("footnote", "Resolution 217 A (III)."),
    header1=f"<w:hdr {W}>{p('A/C.3/58/L.70')}</w:hdr>",
    footer1=f"<w:ftr {W}>{p('03-61234 (E) 101103')}</w:ftr>",
)
STYLED = word(
    p("The Security Council,")
    + p("Recalling its resolution 2253 (2015),")
    + p("Measures", "<w:keepNext/>")
    + p("Decides that all States shall:", '<w:pStyle w:val="N"/>')
    + p("Freeze the funds;", '<w:pStyle w:val="A"/>')
    + p("Prevent the entry;", '<w:pStyle w:val="A"/>')
    + p("Decides to remain seized of the matter.", '<w:pStyle w:val="N"/>'),
    numbering=LATIN,
    styles=styles(
        '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="Num"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="A"><w:name w:val="Let"/><w:basedOn w:val="N"/><w:pPr>'
        '<w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    ),
)
COMPOSITE = word(
    p("58/316. Further measures")
    + "".join(
        p(letter)
        + p("The General Assembly,")
        + p("Recalling its work,")
        + numbered("Decides to act.", 0, number)
        for letter, number in (("A", 1), ("B", 2))
    ),
    numbering=LATIN,
)
TABLE = word(
    p("The Human Rights Council,")
    + p("Guided by the Charter,")
    + p("1. Adopts the scale annexed to the present resolution.")
    + p("Annex")
    + p("Scale of assessments")
    + cells(("State", "2020"), ("Fiji", "0.003"))
    + p("Source: invented."),
)  # fmt: skip
DRAFTS: list[tuple[str, bytes, list[str]]] = [
    ("numbers typed after tabs", TYPED, [
        "title: The right to development", "opening: The General Assembly,",
        "preambular: Guided by the Charter of the United Nations,", "operative 1: Takes note of the report;", "operative 2: Decides:",
        "subparagraph (a) >: To continue its work;", "subparagraph (b) >: To request:",
        "subparagraph (i) >>: A report;", "subparagraph (ii) >>: An update;",
        "operative 3: Decides to remain seized of the matter.",
        "annex annex: Annex", "annex title: Terms of reference", "annex operative 1: The group shall meet.",
    ]),
    ("numbers that Word counts", COUNTED, [
        "sponsors: Argentina and Austria: draft resolution", "title: Situation of human rights in the islands",
        "opening: The General Assembly,", "preambular: Reaffirming the Universal Declaration of Human Rights,{1}",
        "operative 1: Welcomes:", "subparagraph (a) >: The invitation;", "subparagraph (b) >: The visit:",
        "subparagraph (i) >>: In full;", "operative 2: Decides to continue.",
        "footnote 1: Resolution 217 A (III).",
    ]),
    ("numbers of styles", STYLED, [
        "opening: The Security Council,", "preambular: Recalling its resolution 2253 (2015),",
        "heading: Measures", "operative 1: Decides that all States shall:",
        "subparagraph (a) >: Freeze the funds;", "subparagraph (b) >: Prevent the entry;",
        "operative 2: Decides to remain seized of the matter.",
    ]),
    ("parts that count anew", COMPOSITE, [
        "title: Further measures", "A heading: A", "A opening: The General Assembly,", "A preambular: Recalling its work,",
        "A operative 1: Decides to act.",
        "B heading: B", "B opening: The General Assembly,", "B preambular: Recalling its work,",
        "B operative 1: Decides to act.",
    ]),
    ("a table in an annex", TABLE, [
        "opening: The Human Rights Council,", "preambular: Guided by the Charter,",
        "operative 1: Adopts the scale annexed to the present resolution.",
        "annex annex: Annex", "annex title: Scale of assessments",
        "annex cell: State", "annex cell: 2020", "annex cell: Fiji", "annex cell: 0.003",
        "annex other: Source: invented.",
    ]),
    ("a draft that is negotiated", word(
        p("The Human Rights Council,") + p("PP1 Recalling OP3 of the draft,") + p("PP2bis. Noting it,")
        + p("OP1: Welcomes:") + p("(a) The report;") + p("OP2 Decides to stop;") + p("OP 4 alt. Decides to go on.")), [
        "opening: The Human Rights Council,", "preambular PP1: Recalling OP3 of the draft,",
        "preambular PP2bis: Noting it,", "operative OP1: Welcomes:", "subparagraph (a) >: The report;",
        "operative OP2: Decides to stop;", "operative OP4 alt: Decides to go on.",
    ]),
    ("page furniture among the paragraphs", word(
        p("A/C.3/58/L.70*") + p("The General Assembly,") + p("Recalling it,") + p("/...") + p("A/C.3/58/L.70")
        + p("English") + p("Page 2") + p("1. Requests it;") + p("20-07082 (E) 290520") + p("*2007082*")
        + p("2. Takes note of the report:") + p("A/58/150") + p("A/58/151 Page 3") + p("3. Ends. /...")), [
        "opening: The General Assembly,", "preambular: Recalling it,", "operative 1: Requests it;",
        "operative 2: Takes note of the report:", "heading: A/58/150", "heading: A/58/151 Page 3",
        "operative 3: Ends. /...",
    ]),
    ("French", word(
        p("L’Assemblée générale,") + p("Rappelant sa résolution 57/218,") + numbered("Prie tous les États :")
        + numbered("De faire rapport ;", 1) + numbered("De coopérer ;", 1)
        + numbered("Décide de rester saisie de la question."), numbering=FRENCH), [
        "opening: L’Assemblée générale,", "preambular: Rappelant sa résolution 57/218,",
        "operative 1: Prie tous les États :", "subparagraph a) >: De faire rapport ;",
        "subparagraph b) >: De coopérer ;", "operative 2: Décide de rester saisie de la question.",
    ]),
    ("Arabic", word(
        p("إن الجمعية العامة،", "<w:bidi/>") + p("إذ تشير إلى قرارها 57/218،", "<w:bidi/>")
        + numbered("تطلب إلى جميع الدول:") + numbered("أن تقدم تقريرا؛", 1) + numbered("أن تتعاون؛", 1)
        + numbered("تقرر أن تبقي المسألة قيد نظرها."), numbering=ARABIC), [
        "opening: إن الجمعية العامة،", "preambular: إذ تشير إلى قرارها 57/218،",
        "operative 1: تطلب إلى جميع الدول:", "subparagraph (أ) >: أن تقدم تقريرا؛",
        "subparagraph (ب) >: أن تتعاون؛", "operative 2: تقرر أن تبقي المسألة قيد نظرها.",
    ]),
    ("Chinese", word(
        p("大会，") + p("回顾其第57/218号决议，") + numbered("请所有国家：") + numbered("提出报告；", 1)
        + numbered("决定继续处理此案。"), numbering=CHINESE), [
        "opening: 大会，", "preambular: 回顾其第57/218号决议，", "operative 1: 请所有国家：",
        "subparagraph (1) >: 提出报告；", "operative 2: 决定继续处理此案。",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("data", "lines"), [case[1:] for case in DRAFTS], ids=[case[0] for case in DRAFTS])
def test_a_draft_is_read_to_the_last_label(
    data: bytes, lines: list[str], outline: Callable[..., list[str]]
) -> None:
    assert outline(data) == lines


def test_what_negotiators_call_a_paragraph_is_its_address_and_a_gap_is_told() -> None:
    text = b"The Human Rights Council,\n\nPP1 Recalling it,\n\nOP1 Decides it;\n\nOP3 Ends."
    document = read_bytes(text, "a.txt").document
    assert addresses(document) == ("opening", "pp1", "op1", "op3")
    assert [remark.code for remark in document.remarks] == ["numbering-gap"]


def test_a_sentence_that_begins_with_the_name_of_a_paragraph_has_no_label(
    outline: Callable[..., list[str]],
) -> None:
    data = word(p("The Human Rights Council,") + p("OP1 Decides it.") + p("OP1 was adopted by vote."))
    assert outline(data)[1:] == ["operative OP1: Decides it.", "other: OP1 was adopted by vote."]


def test_furniture_that_is_left_out_of_a_word_file_is_counted() -> None:
    data = word(
        p("The General Assembly,") + p("1. Requests it;") + p("*2007082*") + p("/...") + p("2. Ends.")
    )
    (repair,) = read_bytes(data, "a.docx").document.repairs
    assert (repair.name, repair.count) == ("drop_page_furniture", 2)
