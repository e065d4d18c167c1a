"""Labels on lines of their own, as text copied out of PDFs has them, in invented texts.

In the cases `|` ends a line.
"""

from collections.abc import Callable

import pytest

from compare.options import Options
from compare.readers import read_bytes

Outline = Callable[..., list[str]]

ONE = "Takes note of the report on the state of the coasts, and of the|rivers that flow into them;"
TWO = "Requests all States, in the light of the report on the state of the|coasts:"
FIRST, SECOND = "To repair their harbours;", "To report;"
THREE = "Decides to meet."
PREAMBLE = "Recalling that all who live near the sea have boats, and that many of|them have nets,"
READ = [
    "opening: The General Assembly,",
    f"preambular: {PREAMBLE}",
    f"operative 1: {ONE}",
    f"operative 2: {TWO}",
    f"subparagraph (a) >: {FIRST}",
    f"subparagraph (b) >: {SECOND}",
    f"operative 3: {THREE}",
]
LONE = {
    "without blank lines": f"1.|{ONE}|2.|{TWO}|(a)|{FIRST}|(b)|{SECOND}|3.|{THREE}",
    "between blank lines": f"1.||{ONE}||2.||{TWO}||(a)||{FIRST}||(b)||{SECOND}||3.||{THREE}",
    "some of them": f"1. {ONE}|2.|{TWO}|(a) {FIRST}|(b)||{SECOND}||3.|{THREE}",
    "parted from its words by a page's number": f"1.|{ONE}|2.|{TWO}|(a) {FIRST}|(b) {SECOND}|3.||A/RES/61/900|2/2||{THREE}||25-17231",
    "a blank line behind the first line of its words": f"1.||{ONE.replace('|', '||')}||2.|{TWO}|(a) {FIRST}|(b) {SECOND}|3.|{THREE}",
}


@pytest.mark.parametrize("case", LONE)
def test_a_label_on_a_line_of_its_own_labels_what_follows(case: str, outline: Outline) -> None:
    text = f"The General Assembly,|{PREAMBLE}|{LONE[case]}|".replace("|", "\n")
    assert outline(text) == [line.replace("|", " ") for line in READ]


def test_a_number_below_a_heading_begins_a_paragraph(outline: Outline) -> None:
    text = f"The General Assembly,|{PREAMBLE}|Harbours|1.|{ONE}|Ships|2.|{THREE}|".replace("|", "\n")
    assert outline(text)[2:] == [
        "heading: Harbours",
        f"operative 1: {ONE}".replace("|", " "),
        "heading: Ships",
        f"operative 2: {THREE}",
    ]


REPORT = "The Committee met in the spring and read what had been written of|the coasts."
HEADINGS = ["Harbours", "I. Introduction", "A. Ships and boats", "Financing of the Committee"]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_number_below_a_heading_begins_a_paragraph_of_a_report(heading: str, outline: Outline) -> None:
    text = f"{heading}|1.|{REPORT}|2.|{REPORT}|Ships|3.|It was closed.|4.|{REPORT}|".replace("|", "\n")
    labelled = [
        line.partition(":")[0] for line in outline(text) if "Committee met" in line or "closed" in line
    ]
    assert labelled == [f"operative {number}" for number in (1, 2, 3, 4)]


BROKEN = {
    "joining words": "Noting that the Mission had in March||1.||And in April two posts,",
    "joining words on the next line": "Noting that the Mission had in March|1.|And in April two posts,",
    "a sentence that goes on with a name": f"Noting that the Mission had in March||1.||{REPORT.replace('|', ' ')}",
    "a numbered paragraph": "1. Decides to meet on Monday in room||2.||Decisions will be printed.",
    "cells of a table": "1. Decides that posts are:||P-5|1.|Director|P-4|2.|Officers",
    "other joining words": "Boats and nets of the north||1.||Or boats of the south.",
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_number_that_ends_a_broken_sentence_labels_nothing(case: str, outline: Outline) -> None:
    first = "" if BROKEN[case].startswith("1. ") else "1. Decides to walk;||"
    text = f"The General Assembly,||{BROKEN[case]}||{first}2. Decides to close.|".replace("|", "\n")
    labelled = [line for line in outline(text) if line.startswith("operative")]
    assert [line.split()[1:3] for line in labelled] == [["1:", "Decides"], ["2:", "Decides"]]


LANGUAGES = {
    "Russian": "Генеральная Ассамблея,|ссылаясь на Устав берегов, принятый всеми, кто живет на этих берегах,|1.|принимает к сведению доклад;|2.|постановляет собраться.",
    "French": "L’Assemblée générale,|Rappelant la Charte des côtes, adoptée par tous ceux qui y vivent,|1.|Prend note du rapport ;|2.|Décide de se réunir.",
    "Chinese": "大会，|回顾《海岸宪章》，|1.|表示注意到报告；|2.|决定开会。",
    "Arabic": "إن الجمعية العامة،|إذ تشير إلى ميثاق السواحل،|1.|تحيط علما بالتقرير؛|2.|تقرر أن تجتمع.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lone_labels_are_read_in_other_languages(language: str, outline: Outline) -> None:
    lines = outline(LANGUAGES[language].replace("|", "\n"))
    assert [line.partition(":")[0] for line in lines] == [
        "opening",
        "preambular",
        "operative 1",
        "operative 2",
    ]


def test_an_excerpt_counts_from_where_it_begins(outline: Outline) -> None:
    text = f"5.|{ONE}|6.|{SECOND}|7.|{THREE}|".replace("|", "\n")
    assert [line.partition(":")[0] for line in outline(text)] == ["operative 5", "operative 6", "operative 7"]


def test_the_first_item_may_follow_the_number_of_its_paragraph(outline: Outline) -> None:
    text = "1.|(1) Ships are repaired.|(2) Boats are repaired.|2.|Harbours are closed at night.|"
    assert outline(text.replace("|", "\n")) == [
        "operative 1. (1): Ships are repaired.",
        "subparagraph (2) >: Boats are repaired.",
        "operative 2: Harbours are closed at night.",
    ]


def test_label_and_words_each_remember_their_line() -> None:
    text = f"The General Assembly,\n1.\n\nDecides that all\nmeet;\n2.\n{THREE}\n"
    reading = read_bytes(text.encode(), "invented.txt", Options())
    runs = [run for runs in reading.origins.paragraphs for run in runs]
    assert [run.line for run in runs] == [1, 4, 5, 7]
    slices = [text[run.offset : run.offset + run.end - run.start] for run in runs if run.offset is not None]
    assert slices == ["The General Assembly,", "Decides that all", "meet;", THREE]


LINE = "The harbour has been repaired by those who live near it, and who need it,"
DIGITS = {
    "amounts": "(a)||260,000 crowns for the harbours in the north;||(b)||31,000 crowns for those in the south;",
    "years": "(a)|2025 Conference of the Coasts;|(b)|2026 Conference of the Coasts;",
}


@pytest.mark.parametrize("case", DIGITS)
def test_what_follows_a_label_may_begin_with_digits(case: str, outline: Outline) -> None:
    text = f"The General Assembly,|{PREAMBLE}|1.|Notes:|{DIGITS[case]}|".replace("|", "\n")
    assert [line.split(" >: ")[0] for line in outline(text)[3:]] == ["subparagraph (a)", "subparagraph (b)"]


NO_LABELS: dict[str, tuple[str, set[str], str]] = {
    "a year that ends a sentence": (f"{LINE} in|2003.|Noting that they did so,", set(), ""),
    "the next number that ends a sentence": (
        f"1. {LINE}|as they did in the year of the great storm, when the waves were the higher by|2.|of the fathoms that the old men count;|2. Decides to meet.",
        {"operative 1", "operative 2"},
        "2. of the fathoms that the old men count;",
    ),
    "the end of a reference": (
        f"1. Decides that {LINE} as set out in paragraph|2.|Decides that they meet.",
        set(),
        "paragraph 2.",
    ),
    "a number of another page": (f"{LINE}|and|7|all who fish.", set(), ""),
    "figures in a column": ("Ships|1.|2.|12.|13.|4.|5.|17", set(), ""),
    "initials": ("A.|Doe was there.|B.|Roe was not.", set(), ""),
    "years that head the lines of a chronicle": (f"1994.|{LINE} and closed.|1995.|It was opened.", set(), ""),
}
"""Text, which paragraphs of it have a number, and what one of them ends with."""


@pytest.mark.parametrize("case", NO_LABELS)
def test_a_number_that_is_no_label_is_none(case: str, outline: Outline) -> None:
    source, numbered, end = NO_LABELS[case]
    lines = outline(source.replace("|", "\n"))
    heads = {line.partition(":")[0] for line in lines}
    assert {head for head in heads if any(map(str.isdigit, head))} == numbered
    assert any(line.endswith(end) for line in lines)


NOTED = [
    "opening: The General Assembly,",
    "preambular: Recalling the Charter of the Coasts,{1} which has been amended by all those who live there,",
    "operative 1: Decides to meet as provided for in the Statute;{2}",
    "operative 2: Decides to walk.",
    "footnote 1: A/58/275.",
    "footnote 2: See the statutes of the north, chap. II.",
]
BODY = (
    "The General Assembly,|Recalling the Charter of the Coasts,1 which has been amended by all those who|live there,|"
    "1. Decides to meet as provided for in the Statute;{}2|2. Decides to walk.|"
)
NOTES = {
    "alone on their lines": "____|1|A/58/275.|2|See the statutes of the north, chap. II.",
    "under no rule": "1|A/58/275.|2|See the statutes of the north, chap. II.",
    "under no rule, at a page's foot": "1|A/58/275.|2|See the statutes of the north, chap. II.||25-17231   2/2",
    "one of them": "____|1 A/58/275.|2|See the statutes of the north, chap. II.",
    "with stops": "____|1.|A/58/275.|2.|See the statutes of the north, chap. II.",
    "further in, and further": "   ____|      1|         A/58/275.|      2|         See the statutes of the north,|   chap. II.",
    "behind blank lines": "____|1||A/58/275.||2||See the statutes of the north, chap. II.",
    "beside the number of a page": "\f____|1||A/RES/61/900|2/2||A/58/275.|2|See the statutes of the north, chap. II.||25-17231",
}


@pytest.mark.parametrize("space", ["", " "])
@pytest.mark.parametrize("case", NOTES)
def test_the_number_of_a_note_on_a_line_of_its_own_is_its_label(
    case: str, space: str, outline: Outline
) -> None:
    assert outline(f"{BODY.format(space)}|{NOTES[case]}|".replace("|", "\n")) == NOTED


NO_NOTES: dict[str, tuple[str, list[str]]] = {
    "figures under a rule": ("____|1|2|3|____", []),
    "the number of a page and a mark": ("as the Charter1 says.||1||They went home.|", []),
    "a date under a rule": ("____|1|January 2003", []),
    "the number of a page under a rule": ("____|1||They went home.", []),
    "the number of a page under a rule, in mid-sentence": ("____|7||and they went home.", []),
    "a mark in the sentence that goes on below the notes": (
        "____|1 A/58/275.|the Charter|2|and the rest.",
        ["footnote 1: A/58/275. the Charter 2 and the rest."],
    ),
}
"""Text behind a sentence, and the notes of it."""


@pytest.mark.parametrize("case", NO_NOTES)
def test_a_number_under_a_rule_is_not_always_a_note_s(case: str, outline: Outline) -> None:
    behind, notes = NO_NOTES[case]
    source = f"The members of the Board have met, and they have talked about the coasts with all|who came.|{behind}|"
    lines = outline(source.replace("|", "\n"))
    assert [line for line in lines if line.startswith("footnote")] == notes
