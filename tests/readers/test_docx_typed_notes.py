"""Notes typed into Word files as paragraphs, with raised digits that call them, as conversions leave them."""

from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from word_files import abstract, called, cells, level, notes, num, numbered, numbering, p, styles, typed, word

from compare import read
from compare.model import Document, Paragraph
from compare.options import Options
from compare.readers import read_bytes

TEXTS = Path(__file__).resolve().parents[2] / "texts"
COUNTED = numbering(abstract(0, level(0, "decimal", "%1.")), num(1, 0))
STYLE = '<w:style w:type="paragraph" w:styleId="F"><w:name w:val="footnote text"/></w:style>'
BODY = (
    "The General Assembly,",
    "Recalling the Universal Declaration^1^ and the Covenant of 1966,^2^",
    "1. Decides to act^3^ on an area of 10 km^2^ and 10^6^ people;",
    "2. Requests the States.^1^",
)
READ = [
    "opening: The General Assembly,",
    "preambular: Recalling the Universal Declaration{1} and the Covenant of 1966,{2}",
    "operative 1: Decides to act{3} on an area of 10 km2 and 106 people;",
    "operative 2: Requests the States.{1}",
]
NOTES = ["Resolution 217 A (III).", "Resolution 2200 A (XXI), annex.", "A/58/1."]


def file(*paragraphs: str) -> bytes:
    return word("".join(typed(escape(paragraph)) for paragraph in paragraphs))


def labelled(form: str) -> list[str]:
    return [form.format(number) + text for number, text in enumerate(NOTES, start=1)]


SET: list[tuple[str, list[str], str]] = [
    ("raised labels", labelled("^{}^ "), "footnote"),
    ("raised labels that a stroke follows", labelled("^{}/^ "), "footnote"),
    ("characters that are raised by themselves", [f"{n} {t}" for n, t in zip("¹²³", NOTES, strict=True)], "footnote"),
    ("numbers under a rule", ["_______________", *labelled("{} ")], "footnote"),
    ("numbers with a full stop under a rule", ["_______________", *labelled("{}. ")], "footnote"),
    ("numbers with a full stop, and all of them called", labelled("{}. "), "footnote"),
    ("numbers in brackets, and all of them called", labelled("({}) "), "footnote"),
    ("strokes under a heading", ["Notes", *labelled("{}/ ")], "endnote"),
    ("brackets under a heading", ["Endnotes:", *labelled("[{}] ")], "endnote"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "kind"), [case[1:] for case in SET], ids=[case[0] for case in SET])
def test_notes_at_the_end_are_called_by_what_is_raised(
    paragraphs: list[str], kind: str, outline: Callable[..., list[str]]
) -> None:
    found = [f"{kind} {number}: {text}" for number, text in enumerate(NOTES, start=1)]
    assert outline(file(*BODY, *paragraphs)) == READ + found


def test_a_plain_reading_keeps_notes_and_marks_where_they_stand(outline: Callable[..., list[str]]) -> None:
    plain = outline(file(*BODY, *labelled("^{}^ ")), plain=True)
    assert plain[1] == "other: Recalling the Universal Declaration1 and the Covenant of 1966,2"
    assert plain[-1] == "other: 3 A/58/1."


def test_emphasis_keeps_to_its_words_when_marks_are_taken_out() -> None:
    runs = (
        "<w:r><w:rPr><w:i/></w:rPr><w:t>Recalling</w:t></w:r><w:r><w:t> it,</w:t></w:r>"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t> now,</w:t></w:r>"
    )
    found = read_bytes(word(f"<w:p>{runs}</w:p>{typed('^1^ Of 2003.')}"), "a.docx", Options()).document
    (paragraph,) = found.paragraphs
    styled = {span.style.value: paragraph.text[span.start : span.end] for span in paragraph.spans}
    assert styled == {"italic": "Recalling", "bold": "now,"}


def test_notes_where_pages_ended_are_taken_out_of_the_sentence_that_they_interrupt(
    outline: Callable[..., list[str]],
) -> None:
    data = file(
        "The General Assembly,", "Recalling the Declaration,^1^", "1. Decides to act in the^2^", "____________",
        "^1^ Resolution 217 A.", "^2^ Resolution 5.", "second part of the year;", "2. Requests it.^1^", "_____",
        "^1^ See A/3.",
    )  # fmt: skip
    assert outline(data) == [
        "opening: The General Assembly,", "preambular: Recalling the Declaration,{1}",
        "operative 1: Decides to act in the{2} second part of the year;", "operative 2: Requests it.{1}",
        "footnote 1: Resolution 217 A.", "footnote 2: Resolution 5.", "footnote 1: See A/3.",
    ]  # fmt: skip
    marks = [m.note for par in read_bytes(data, "a.docx", Options()).document.paragraphs for m in par.marks]
    assert marks == [0, 1, 2]


def test_the_paragraph_after_notes_that_are_numbered_like_it_is_none_of_them(
    outline: Callable[..., list[str]],
) -> None:
    data = file(
        "The General Assembly,", "1. Decides to act;^1^", "2. Decides to stop;^2^", "____________",
        "1. Resolution 217 A.", "2. Resolution 5.", "3. Requests the States to report;^3^", "4. Urges them.",
        "____________", "3. See A/3.",
    )  # fmt: skip
    assert outline(data) == [
        "opening: The General Assembly,", "operative 1: Decides to act;{1}", "operative 2: Decides to stop;{2}",
        "operative 3: Requests the States to report;{3}", "operative 4: Urges them.",
        "footnote 1: Resolution 217 A.", "footnote 2: Resolution 5.", "footnote 3: See A/3.",
    ]  # fmt: skip


OTHERS: list[tuple[str, bytes, list[str]]] = [
    ("numbers that Word counts under a heading", word(
        typed("Decides to act.^1^") + typed("And to stop.^2^") + p("Notes") + numbered("Of 2003.") + numbered("A/5."),
        numbering=COUNTED,
    ), ["other: Decides to act.{1}", "other: And to stop.{2}", "endnote 1: Of 2003.", "endnote 2: A/5."]),
    ("a note of two paragraphs", file("Act.^1^", "Stop.^2^", "^1^ Of 2003.", "It goes on.", "^2^ A/5."), [
        "other: Act.{1}", "other: Stop.{2}", "footnote 1: Of 2003. It goes on.", "footnote 2: A/5.",
    ]),
    ("two marks at one place", file("Act.^1, 2^", "^1^ Of 2003.", "^2^ A/5."), [
        "other: Act.{1}{2}", "footnote 1: Of 2003.", "footnote 2: A/5.",
    ]),
    ("a letter", file("Act^a^ on the XX^e^ century, N^o^ 5.", "^a^ Of 2003."), [
        "other: Act{a} on the XXe century, No 5.", "footnote a: Of 2003.",
    ]),
    ("a style of notes, and a note that nothing calls", word(
        p("1. Act.") + p("2. Stop.") + p("3. It is so.", '<w:pStyle w:val="F"/>'), styles=styles(STYLE)
    ), ["operative 1: Act.", "operative 2: Stop.", "footnote 3: It is so."]),
    ("a note of two paragraphs in a style of notes", word(
        typed("Act.^1^") + typed("^1^ Of 2003.", '<w:pStyle w:val="F"/>') + p("It goes on.", '<w:pStyle w:val="F"/>')
        + p("After it."), styles=styles(STYLE)
    ), ["other: Act.{1}", "other: After it.", "footnote 1: Of 2003. It goes on."]),
    ("stops that are raised with their marks", file("Act^1,^ and stop^2.^", "^1.^ Of 2003.", "^2.^ A/5."), [
        "other: Act{1}, and stop{2}.", "footnote 1: Of 2003.", "footnote 2: A/5.",
    ]),
    ("marks that are raised no more", file("Act on Rights1 now.", "Stop it.2", "_____", "1 Of 2003.", "2 A/5."), [
        "other: Act on Rights{1} now.", "other: Stop it.{2}", "footnote 1: Of 2003.", "footnote 2: A/5.",
    ]),
    ("a number that calls one of Word's notes again", word(
        called("Act.", "footnote", 1) + typed("Stop^1^ at 10^1^ and x^2^."), footnotes=notes("footnote", "Of 2003.")
    ), ["other: Act.{1}", "other: Stop{1} at 101 and x2.", "footnote 1: Of 2003."]),
    ("a series of marks whose notes are lost", file("Act.^1^", "Stop.^2^"), ["other: Act.{1?}", "other: Stop.{2?}"]),
]  # fmt: skip


@pytest.mark.parametrize(("data", "lines"), [case[1:] for case in OTHERS], ids=[case[0] for case in OTHERS])
def test_typed_notes_are_read_however_they_are_set(
    data: bytes, lines: list[str], outline: Callable[..., list[str]]
) -> None:
    assert outline(data) == lines


NONE: list[tuple[str, bytes]] = [
    ("paragraphs of an annex", file(*BODY, "Annex", "1. The group shall meet.", "2. It shall report.")),
    ("paragraphs that decide", file("Act.^1^", "1. Decides to go on.", "2. Requests it.")),
    ("a heading without notes", file("Act.^1^", "Notes", "The group met.", "It went on.")),
    ("paragraphs that are called nowhere", file("Act.", "Notes", "1. The group met.", "2. It went on.")),
    ("one power", file("An area of x^2^ was measured.", "2 See the figures.")),
    ("cells", word(typed("Act.^1^") + cells(("1 Fiji", "2 Mali")))),
]  # fmt: skip


@pytest.mark.parametrize("data", [case[1] for case in NONE], ids=[case[0] for case in NONE])
def test_what_only_begins_with_a_number_is_no_note(data: bytes) -> None:
    assert read_bytes(data, "a.docx", Options()).document.notes == ()


def test_powers_in_their_order_are_no_marks_of_lost_notes(outline: Callable[..., list[str]]) -> None:
    data = file("Where x^1^ and y^2^ are measured, 10^3^ are.")
    assert outline(data) == ["other: Where x1 and y2 are measured, 103 are."]


def test_a_rule_without_notes_stays_for_somebody_may_sign_there(outline: Callable[..., list[str]]) -> None:
    data = file("Act.^1^", "_______________", "Secretary", "_______________", "1 Of 2003.")
    assert outline(data) == [
        "other: Act.{1}",
        "other: _______________",
        "other: Secretary",
        "footnote 1: Of 2003.",
    ]


def test_a_note_that_the_masthead_calls_is_not_said_to_be_called_nowhere() -> None:
    told = word(
        called("A/58/150", "footnote", 1) + p("The General Assembly,") + p("1. Decides to act."),
        footnotes=notes("footnote", "Reissued."),
    )
    starred = file(
        "A/58/150*", "The General Assembly,", "1. Decides to act.", "* Reissued for technical reasons."
    )
    for data in (told, starred):
        found = read_bytes(data, "a.docx", Options()).document
        assert (found.symbol, len(found.notes), found.remarks) == ("A/58/150", 1, ())


def test_a_mark_on_a_line_of_its_own_keeps_its_note(outline: Callable[..., list[str]]) -> None:
    alone = word(p("Act.") + called("", "footnote", 1), footnotes=notes("footnote", "Of 2003."))
    assert outline(alone) == ["other: Act.{1}", "footnote 1: Of 2003."]


BROKEN: list[tuple[str, str, list[str]]] = [
    ("a preamble", "The General Assembly,|Recalling it,|Noting it,|1. Decides it.", [
        "opening: The General Assembly,", "preambular: Recalling it,", "preambular: Noting it,",
        "operative 1: Decides it.",
    ]),
    ("numbered paragraphs, one of them broken by hand", "1. Requests it to|go on;|2. Decides to stop.", [
        "operative 1: Requests it to go on;", "operative 2: Decides to stop.",
    ]),
    ("an address", "Office of Legal Affairs|United Nations|New York, NY 10017", [
        "other: Office of Legal Affairs United Nations New York, NY 10017",
    ]),
    ("an annex and its title", "1. Act.|2. Stop.|Annex I|Terms of reference|1. The group shall meet.|2. It ends.", [
        "operative 1: Act.", "operative 2: Stop.", "annex I annex: Annex I", "annex I title: Terms of reference",
        "annex I operative 1: The group shall meet.", "annex I operative 2: It ends.",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_line_breaks_part_what_are_paragraphs_and_nothing_else(
    text: str, lines: list[str], outline: Callable[..., list[str]]
) -> None:
    assert outline(file(text)) == lines


def test_a_masthead_that_is_broken_into_lines_is_front_matter() -> None:
    data = file(
        "United Nations|A/58/150|Distr.: General|22 December 2003", "The General Assembly,", "1. Decides it."
    )
    found = read_bytes(data, "a.docx", Options()).document
    assert (found.symbol, found.date, len(found.paragraphs)) == ("A/58/150", "2003-12-22", 2)


def _printed(paragraph: Paragraph, document: Document) -> str:
    """Return a paragraph as a conversion has it: its label typed, its marks raised."""
    text = paragraph.text
    for mark in reversed(paragraph.marks):
        label = mark.label if mark.note is None else document.notes[mark.note].label
        text = f"{text[: mark.offset]}^{label}^{text[mark.offset :]}"
    label = f"{paragraph.label}. " if (paragraph.label or "").isdecimal() else f"{paragraph.label or ''} "
    return f"{label.lstrip()}{text}"


@pytest.mark.parametrize("rule", ["", "____________", "Notes"])
@pytest.mark.parametrize("form", ["^{}^ ", "{} ", "{}. ", "{}/ "])
def test_resolution_58_190_reads_the_same_from_a_converted_word_file(form: str, rule: str) -> None:
    known = read(TEXTS / "58-190.txt")
    paragraphs = [_printed(paragraph, known) for paragraph in known.paragraphs]
    below = [form.format(note.label) + note.text for note in known.notes]
    found = read_bytes(file(*paragraphs, *filter(None, [rule]), *below), "a.docx", Options()).document
    assert [(note.label, note.text) for note in found.notes] == [(n.label, n.text) for n in known.notes]
    assert [(p.kind, p.label, p.text, [(m.offset, m.note) for m in p.marks]) for p in found.paragraphs] == [
        (p.kind, p.label, p.text, [(m.offset, m.note) for m in p.marks]) for p in known.paragraphs
    ]


def test_resolution_58_190_reads_the_same_from_one_paragraph_with_line_breaks() -> None:
    known = read(TEXTS / "58-190.txt")
    bare = [_printed(paragraph._replace(marks=()), known) for paragraph in known.paragraphs]
    found = read_bytes(file("|".join(bare)), "a.docx", Options()).document
    assert [(p.kind, p.label, p.text) for p in found.paragraphs] == [
        (p.kind, p.label, p.text) for p in known.paragraphs
    ]
