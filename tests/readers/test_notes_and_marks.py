"""Notes wherever they stand, and marks however they are printed, in invented texts."""

from collections.abc import Callable

import pytest

Outline = Callable[..., list[str]]

NOTES = {
    "a rule of underscores, then the sentence goes on indented": """\
Recalling the Declaration1 and the Plan of Action,2 and the G20 summit of 20033 which

_______________
1 Resolution 217 A (III).
2 See Report of the Conference, Cairo, 5–13 September
1994 (United Nations publication, Sales No. E.95.XIII.18), chap. I.
3 A/58/275 and Corr.1.
 welcomed the efforts of States,

1. Decides1 to meet in accordance with the Plan of Action.2
""",
    "a rule of dashes, labels with a slash, the sentence goes on at the margin": """\
Recalling the Declaration 1/ and the Plan of Action, 2/ and the G20 summit of 2003 3/ which

                    -----

     1/   Resolution 217 A (III).

     2/   See Report of the Conference, Cairo, 5–13 September
1994 (United Nations publication, Sales No. E.95.XIII.18), chap. I.

     3/   A/58/275 and Corr.1.

welcomed the efforts of States,

1. Decides 1/ to meet in accordance with the Plan of Action. 2/
""",
    "no rule, labels and tabs": """\
Recalling the Declaration1 and the Plan of Action,2 and the G20 summit of 20033 which

1\tResolution 217 A (III).
2\tSee Report of the Conference, Cairo, 5–13 September
1994 (United Nations publication, Sales No. E.95.XIII.18), chap. I.
3\tA/58/275 and Corr.1.

welcomed the efforts of States,

1. Decides1 to meet in accordance with the Plan of Action.2
""",
    "raised digits": """\
Recalling the Declaration¹ and the Plan of Action,² and the G20 summit of 2003³ which

__________
¹ Resolution 217 A (III).
² See Report of the Conference, Cairo, 5–13 September
1994 (United Nations publication, Sales No. E.95.XIII.18), chap. I.
³ A/58/275 and Corr.1.

welcomed the efforts of States,

1. Decides¹ to meet in accordance with the Plan of Action.²
""",
    "brackets, all notes at the end, as a word processor saves them": """\
Recalling the Declaration[1] and the Plan of Action,[2] and the G20 summit of 2003[3] which
welcomed the efforts of States,

1. Decides[1] to meet in accordance with the Plan of Action.[2]

[1] Resolution 217 A (III).
[2] See Report of the Conference, Cairo, 5–13 September
1994 (United Nations publication, Sales No. E.95.XIII.18), chap. I.
[3] A/58/275 and Corr.1.
""",
    "numbered with full stops under a heading": """\
Recalling the Declaration1 and the Plan of Action,2 and the G20 summit of 20033 which
welcomed the efforts of States,

1. Decides1 to meet in accordance with the Plan of Action.2

Notes

1. Resolution 217 A (III).
2. See Report of the Conference, Cairo, 5–13 September
1994 (United Nations publication, Sales No. E.95.XIII.18), chap. I.
3. A/58/275 and Corr.1.
""",
    "a rule before the end of the page, a form feed after the notes": """\
Recalling the Declaration1 and the Plan of Action,2 and the G20 summit of 20033 which
________
1 Resolution 217 A (III).
2 See Report of the Conference, Cairo, 5–13 September
1994 (United Nations publication, Sales No. E.95.XIII.18), chap. I.
3 A/58/275 and Corr.1.
\fwelcomed the efforts of States,

1. Decides1 to meet in accordance with the Plan of Action.2
""",
    "a mark on a line of its own": """\
Recalling the Declaration1 and the Plan of Action,2 and the G20 summit of 2003
3
which welcomed the efforts of States,

1. Decides1 to meet in accordance with the Plan of Action.2

________
1 Resolution 217 A (III).
2 See Report of the Conference, Cairo, 5–13 September
1994 (United Nations publication, Sales No. E.95.XIII.18), chap. I.
3 A/58/275 and Corr.1.
""",
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("layout", NOTES)
def test_notes_are_read_in_every_layout(layout: str, ending: str, outline: Outline) -> None:
    kind = "endnote" if "heading" in layout else "footnote"
    assert outline(("The General Assembly,\n\n" + NOTES[layout]).replace("\n", ending)) == [
        "opening: The General Assembly,",
        (
            "preambular: Recalling the Declaration{1} and the Plan of Action,{2} and the G20 summit of 2003{3} which "
            "welcomed the efforts of States,"
        ),
        "operative 1: Decides{1} to meet in accordance with the Plan of Action.{2}",
        f"{kind} 1: Resolution 217 A (III).",
        (
            f"{kind} 2: See Report of the Conference, Cairo, 5–13 September 1994 (United Nations publication, "
            "Sales No. E.95.XIII.18), chap. I."
        ),
        f"{kind} 3: A/58/275 and Corr.1.",
    ]


NOT_MARKS = """
Corr.1 | Add.1 | A/58/275 | OC-16/99 | COVID-19 | G20 | CO2 | 1,000 | E.95.XIII.18 | paragraph 1 | 1.1 per cent |
Rev.1 | No.1 | 10:1 | H1 | vol.1 | A/C.3/58/L.1 | 2,1 per cent | E/CN.4/2003/1 | 1 July | Al-Shabaab-1 | art.1 |
U2 | (1) | 1/2 | Part 1 | UN1 | B1B
"""


@pytest.mark.parametrize("words", [words.strip() for words in NOT_MARKS.replace("\n", " ").split("|")])
def test_what_belongs_to_the_words_is_no_mark(words: str, outline: Outline) -> None:
    source = (
        f"The General Assembly,\n\nRecalling the Charter1 and {words} in the report,2\n\n"
        f"1. Decides to meet on {words} of it.\n\n____\n1 First.\n2 Second."
    )
    assert outline(source)[1:3] == [
        f"preambular: Recalling the Charter{{1}} and {words} in the report,{{2}}",
        f"operative 1: Decides to meet on {words} of it.",
    ]


MARKS = {
    "after every stop": ("the Rights,1 the Plan;2 the Act.3 The “Pact”4 (of Rome)5", 5),
    "glued to a year, a symbol and a comma": (
        "in 19631 and in 40/1442 and on 8 May 2001,3 and 55/2,4 then",
        4,
    ),
    "two digits glued to a year": (
        "in 19481 in 19492 in A3 in it3 in it4 in it5 in it6 in it7 in it8 in 19639",
        9,
    ),
    "behind symbols that end in a number": (
        "document A/C.3/58/L.23.1 and S/PV.4321.2 and A/58/393/Add.1.3 and",
        3,
    ),
    "called again out of order": ("the Act1 the Pact2 the Act1 the Plan3 the Pact2", 3),
    "to an acronym": ("of UNHCR1 and of MINUSCA2", 2),
}


@pytest.mark.parametrize("case", MARKS)
def test_marks_are_found_by_the_order_of_the_notes(case: str, outline: Outline) -> None:
    words, count = MARKS[case]
    notes = "\n".join(f"{number} Note {number}." for number in range(1, count + 1))
    lines = outline(f"The General Assembly,\n\nRecalling {words},\n\n1. Decides.\n\n____\n{notes}")
    called = {mark.rstrip("}") for mark in lines[1].split("{")[1:]}
    assert {mark.split("}")[0] for mark in called} == {str(number) for number in range(1, count + 1)}
    assert "  " not in lines[1]


CHINESE = {
    "before a word that joins": (
        "注意到秘书长的报告¹和高级专员的建议，",
        "注意到秘书长的报告1和高级专员的建议，",
    ),
    "before where something is said": ("铭记报告¹中所载的建议，", "铭记报告1中所载的建议，"),
    "before a stop": ("注意到秘书长的报告，¹", "注意到秘书长的报告，1"),
    "beside what is counted": (
        "注意到3份报告和第1和第2次会议的结论¹所载建议，",
        "注意到3份报告和第1和第2次会议的结论1所载建议，",
    ),
    "beside an annex": ("回顾附件1和附件2以及决议¹的各项建议，", "回顾附件1和附件2以及决议1的各项建议，"),
    "nowhere, but in what is counted": (
        "回顾其1份报告和议程项目1中的建议，",
        "回顾其1份报告和议程项目1中的建议，",
    ),
}


@pytest.mark.parametrize("case", CHINESE)
def test_a_mark_in_chinese_is_told_from_a_number_by_what_goes_on(case: str, outline: Outline) -> None:
    raised, printed = CHINESE[case]
    lines = outline(f"大会，\n\n{printed}\n\n1. 决定继续审议此事。\n\n____\n1 A/60/293。")
    assert lines[1] == f"preambular: {raised.replace('¹', '{1}')}"


def test_the_first_of_two_calls_may_be_the_less_clear_one(outline: Outline) -> None:
    lines = outline(
        "The General Assembly,\n\nRecalling the Pact1 and the Programme adopted on 7 September 2001,2 and its review,"
        "\n\n1. Invokes the Programme;2\n\n2. Cites the Act.3\n\n____\n1 One.\n2 Two.\n3 Three."
    )
    assert lines[1].endswith("adopted on 7 September 2001,{2} and its review,")
    assert lines[2] == "operative 1: Invokes the Programme;{2}"


BEHIND_NUMBERS = {
    "chapter 17 of Agenda 21,{2}": True,
    "chapter 17 of Agenda 21;{2} and the Plan,": True,
    "Agenda 21,2 or Agenda 63,2 as adopted,": False,
    "growth of 21,2 per cent,": False,
    "growth of 21,2% in all,": False,
    "a sum of 21,2 million,": False,
    "a sum of $21,2 in all,": False,
    "chapter 21.2 of the Agenda,": False,
    "numbers 3,2,1 of the list,": False,
    "the years 1,2-1,4 of the list,": False,
    "Chapter 17,{2} as adopted,": True,
    "Resolution 48,{2} and the Plan,": True,
    "a mean of 3,2 persons per room,": False,
    "votes of 12,2 and 13,5 in all,": False,
    "what lies at 58,2 N,": False,
    "Room 3,2 of the House,": False,
    "the sum of Rs 3,2 crore,": False,
    "the World Food Programme 3,2 million,": False,
}


@pytest.mark.parametrize("words", BEHIND_NUMBERS)
def test_a_number_holds_the_mark_of_a_note_that_nothing_else_calls(words: str, outline: Outline) -> None:
    plain = words.replace("{2}", "2")
    lines = outline(
        f"The General Assembly,\n\nRecalling the Pact1 and {plain}\n\n1. Cites the Act.3\n\n____\n1 A/1.\n2 A/2.\n3 A/3."
    )
    assert lines[1] == f"preambular: Recalling the Pact{{1}} and {words}"
    assert lines[2] == "operative 1: Cites the Act.{3}"


NAMED = {
    "French": "L’Assemblée générale,|Rappelant le Pacte1 et {},|1. Cite la Loi.3|____|1 A/1.|2 A/2.|3 A/3.",
    "Spanish": "La Asamblea General,|Recordando el Pacto1 y {},|1. Cita la Ley.3|____|1 A/1.|2 A/2.|3 A/3.",
}
AGENDA = {"French": "Action 21,{2}", "Spanish": "el Programa 21,{2}"}
DECIMAL = {"French": "un total de 3,2 personnes", "Spanish": "un total de 3,2 personas"}


@pytest.mark.parametrize("language", NAMED)
def test_a_decimal_comma_calls_no_note(language: str, outline: Outline) -> None:
    text = NAMED[language].replace("|", "\n\n")
    for words in (AGENDA[language], DECIMAL[language]):
        assert outline(text.format(words.replace("{2}", "2")))[1].endswith(f"{words},")


FIGURES = {
    "behind commas": "In favour, 120|Against, 2|Abstaining, 3",
    "behind colons": "In favour: 120|Against: 2|Abstaining: 3",
    "behind words": "In favour 120|Against 2|Abstaining 3",
    "in a row": "In favour: 120; abstaining, 3; against, 2",
    "of documents": "Document No. 2|Document no. 3",
}


@pytest.mark.parametrize("space", ["", " "])
@pytest.mark.parametrize("case", FIGURES)
def test_figures_that_end_paragraphs_call_no_notes(case: str, space: str, outline: Outline) -> None:
    lines = outline(
        f"The General Assembly,\n\nRecalling the Pact,1 as amended,\n\n1. Decides to meet;{space}3\n\n2. Decides.\n\n"
        + FIGURES[case].replace("|", "\n\n")
        + "\n\n____\n1 A/1.\n2 A/2.\n3 A/3."
    )
    assert lines[2] == "operative 1: Decides to meet;{3}"
    assert [line.split(": ", 1)[1] for line in lines[4:-3]] == FIGURES[case].split("|")


def test_a_number_holds_no_mark_of_a_note_that_is_called(outline: Outline) -> None:
    words = "Recalling the Pact1 and Agenda 21,2 and the Plan2"
    lines = outline(f"The General Assembly,\n\n{words},\n\n1. Decides.3\n\n____\n1 A/1.\n2 A/2.\n3 A/3.")
    assert lines[1] == "preambular: Recalling the Pact{1} and Agenda 21,2 and the Plan{2},"


def test_asterisks_call_notes_that_have_them(outline: Outline) -> None:
    source = (
        "Protection of coasts*\n\nThe General Assembly,\n\nNoting the report,**\n\n1. Decides 2 * 3.\n\n"
        "____\n* Late.\n** A/1."
    )
    assert outline(source) == [
        "title: Protection of coasts{*}",
        "opening: The General Assembly,",
        "preambular: Noting the report,{**}",
        "operative 1: Decides 2{*} 3.",
        "footnote *: Late.",
        "footnote **: A/1.",
    ]


def test_numbers_that_start_anew_on_each_page_call_the_note_of_their_page(outline: Outline) -> None:
    source = (
        "The General Assembly,\n\nNoting the Act1 and the Act1 again,\n____\n1 On page one.\n\f"
        "1. Recalls the Pact;1\n____\n1 On page two.\n"
    )
    lines = outline(source)
    assert lines[1:] == [
        "preambular: Noting the Act{1} and the Act{1} again,",
        "operative 1: Recalls the Pact;{1}",
        "footnote 1: On page one.",
        "footnote 1: On page two.",
    ]


def test_each_of_two_notes_with_one_label_is_called_from_its_own_page() -> None:
    from compare.readers import read_bytes

    source = (
        "The General Assembly,\n\nNoting the Act1 and the Act1 again,\n____\n1 On page one.\n\f"
        "1. Recalls the Pact;1\n____\n1 On page two.\n"
    )
    paragraphs = read_bytes(source.encode(), "x").document.paragraphs
    assert [[mark.note for mark in paragraph.marks] for paragraph in paragraphs] == [[], [0, 0], [1]]


def test_a_mark_whose_note_is_missing_is_still_a_mark(outline: Outline) -> None:
    source = (
        "The General Assembly,\n\nRecalling the Act1 and the Plan,2 and the Pact,3\n\n1. Decides.4\n\n"
        "____\n1 One.\n2 Two.\n4 Four."
    )
    assert outline(source)[1:3] == [
        "preambular: Recalling the Act{1} and the Plan,{2} and the Pact,{3?}",
        "operative 1: Decides.{4}",
    ]


def test_marks_in_order_without_any_notes_are_marks(outline: Outline) -> None:
    source = "The General Assembly,\n\nRecalling the Act1 and the Plan,2\n\n1. Recalls the Act1 and G20.3"
    assert outline(source)[1:] == [
        "preambular: Recalling the Act{1?} and the Plan,{2?}",
        "operative 1: Recalls the Act{1?} and G20.3",
    ]


def test_one_digit_without_any_notes_is_text(outline: Outline) -> None:
    assert outline("The General Assembly,\n\nRecalling Type1 diabetes,\n\n1. Decides.")[1] == (
        "preambular: Recalling Type1 diabetes,"
    )


def test_square_metres_are_no_notes(outline: Outline) -> None:
    source = "The General Assembly,\n\nNoting 5 km² of coast and the Act,¹ and 10 m² more,\n\n1. Decides.\n\n___\n¹ One."
    assert outline(source)[1] == "preambular: Noting 5 km² of coast and the Act,{1} and 10 m² more,"


def test_a_paragraph_with_the_number_of_a_note_is_no_note(outline: Outline) -> None:
    source = (
        "The General Assembly,\n\nRecalling the Act,¹\n\n1. Each State shall act.\n\n2. Each State shall report.\n\n"
        "_____\n¹ Resolution 1.\n\nAnnex\n\n1. The first rule.\n\n2. The second rule.\n"
    )
    assert outline(source) == [
        "opening: The General Assembly,",
        "preambular: Recalling the Act,{1}",
        "operative 1: Each State shall act.",
        "operative 2: Each State shall report.",
        "annex annex: Annex",
        "annex operative 1: The first rule.",
        "annex operative 2: The second rule.",
        "footnote 1: Resolution 1.",
    ]


def test_a_symbol_that_ends_in_a_number_calls_no_numbered_paragraph(outline: Outline) -> None:
    text = (
        "222 EX/PX/DR.14.1\n\n14. Protection of cultural heritage\n\nThe Executive Board,\n\n"
        "1. Recalling 216 EX/Decision 21,\n\n2. Having examined document 222 EX/14,\n\n3. Takes note of it.\n"
    )
    assert outline(text)[-3:] == [
        "operative 1: Recalling 216 EX/Decision 21,",
        "operative 2: Having examined document 222 EX/14,",
        "operative 3: Takes note of it.",
    ]


def test_a_rule_that_parts_two_sections_is_above_no_notes(outline: Outline) -> None:
    source = "The General Assembly,\n\n1. Decides to meet;\n\n________\n\n2. Decides to part."
    assert outline(source) == [
        "opening: The General Assembly,",
        "operative 1: Decides to meet;",
        "operative 2: Decides to part.",
    ]


def test_an_abbreviation_at_a_line_s_end_does_not_end_a_note(outline: Outline) -> None:
    source = (
        "The General Assembly,\n\nRecalling the Act1 and the\n______\n1 United Nations, Treaty Series, vol.\n"
        "596, No. 8638.\nPact,\n\n1. Decides."
    )
    assert outline(source) == [
        "opening: The General Assembly,",
        "preambular: Recalling the Act{1} and the Pact,",
        "operative 1: Decides.",
        "footnote 1: United Nations, Treaty Series, vol. 596, No. 8638.",
    ]


CUT = """\
The General Assembly,

Recalling the Declaration1 and the Plan of Action,2 which welcomed the efforts
of all States,

_______________
1 Resolution 217 A (III).
2 See Report of the Conference, Cairo, 5–13 September 1994 (United Nations
"""
CONTINUED = [
    ("the next note follows", "{body}\n_______________\n{rest}\n3 A/58/275 and Corr.1.\n"),
    ("a note with a capital goes on", "{body}\n_______________\nReport {rest}\n3 A/58/275 and Corr.1.\n"),
    ("the page ends", "{body}\n_______________\n{rest}\n\f2. Decides to act.\n"),
    ("the text ends", "{body}\n_______________\n{rest}\n"),
]
BODY = "1. Decides to meet in accordance with the Statute3 of the Conference;\n"
REST = "publication, Sales No. E.95.XIII.18), chap. I, as read with the reports\nthat followed it."


def cut(page: str) -> str:
    return f"{CUT}\f{page.format(body=BODY, rest=REST)}"


@pytest.mark.parametrize("page", [page for _, page in CONTINUED], ids=[name for name, _ in CONTINUED])
def test_a_note_that_the_end_of_a_page_cut_goes_on_at_the_foot_of_the_next(
    page: str, outline: Outline
) -> None:
    found = outline(cut(page))
    whole = " ".join(REST.split())
    report = "Report " if "Report {rest}" in page else ""
    assert (
        f"footnote 2: See Report of the Conference, Cairo, 5–13 September 1994 (United Nations {report}{whole}"
        in found
    )
    assert not any("Sales" in line for line in found if not line.startswith("footnote 2"))


NOT_CONTINUED = [
    ("a paragraph after a rule", "{body}\n_______________\nDecides to act;\n3 A/58/275.\n"),
    ("an annex after a rule", "{body}\n_______________\nAnnex\n\nStatute of the Conference\n"),
    (
        "a heading after a rule",
        "{body}\n_______________\nStatute of the Conference\nIt meets once.\n\f2. End.\n",
    ),
]


@pytest.mark.parametrize("page", [page for _, page in NOT_CONTINUED], ids=[name for name, _ in NOT_CONTINUED])
def test_what_else_stands_under_a_rule_is_no_note_s_end(page: str, outline: Outline) -> None:
    found = outline(cut(page))
    notes = [line for line in found if line.startswith("footnote 2")]
    assert notes == ["footnote 2: See Report of the Conference, Cairo, 5–13 September 1994 (United Nations"]


def test_a_note_that_had_ended_takes_nothing_more(outline: Outline) -> None:
    found = outline(
        cut("{body}\n_______________\n{rest}\n3 A/58/275.\n").replace("(United Nations\n", "in print.\n")
    )
    assert "footnote 2: See Report of the Conference, Cairo, 5–13 September 1994 in print." in found
