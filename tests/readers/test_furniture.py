"""Page numbers and running heads, in invented texts: what is one goes, what only looks like one stays.

In the cases `|` ends a line.
"""

import re
from collections.abc import Callable

import pytest

Outline = Callable[..., list[str]]

FILLING = "and of the rivers that flow into them, and of the people who live there " * 6
"""As much as a page has at least."""
ONE = f"Recalling the report of the Secretary-General on the state of the coasts,1 {FILLING}and who"
TWO = f"fear for their homes, {FILLING}and for their children,"
THREE = "1. Decides to meet."
NOTE = "_____|1 A/58/275."
READ = [
    "opening: The General Assembly,",
    f"preambular: {ONE} {TWO}".replace(",1 ", ",{1} "),
    "operative 1: Decides to meet.",
    "footnote 1: A/58/275.",
]
FURNITURE = {
    "numbers below the notes of pages, in mid-sentence": f"{ONE}||{NOTE}||1|{TWO}||2|{THREE}||3",
    "numbers between blank lines": f"{ONE}||{NOTE}||1||{TWO}||2||{THREE}||3",
    "numbers at the heads of pages, the first left out": f"{ONE}||{NOTE}||2||{TWO}||3||{THREE}",
    "numbers before form feeds, where paragraphs end": f"{ONE} {TWO}||{NOTE}||7|\f{THREE}||8",
    "numbers after form feeds": f"{ONE}||{NOTE}|\f7|{TWO}|\f8|{THREE}",
    "the number of the only page": f"{ONE} {TWO}||{NOTE}||{THREE}||1",
    "the only page of one": f"{ONE} {TWO}||{THREE}|{NOTE}|1/1",
    "the only page of one, after a paragraph": f"{ONE} {TWO}||{NOTE}||{THREE}|1/1",
    "the only page, in words": f"{ONE} {TWO}||{NOTE}||{THREE}|Page 1 of 1",
    "one running head, in mid-sentence": f"{ONE}||{NOTE}||A/RES/61/900|2/2||{TWO}||{THREE}",
    "one running head after notes": f"{ONE} {TWO}||{NOTE}|A/RES/61/900|2/2||{THREE}",
    "one running foot as wide as the page": f"{ONE}||{NOTE}||25-17231{' ' * 60}1/2||{TWO}||{THREE}||2/2{' ' * 60}25-17231",
    "a job number with a wide gap": f"{ONE}|||25-17231 (E)     020525|*2517231*||{TWO}||{NOTE}||{THREE}",
    "a job number in three pieces": f"{ONE}||25-17231 (E)||020525||*2517231*||{TWO}||{NOTE}||{THREE}",
    "a job number, a bar code and a date": f"{ONE}||25-17231 (E)|*2517231*||020525||{TWO}||{NOTE}||{THREE}",
    "a job number, a bar code and a date of the next year": f"{ONE}||25-17231 (E)|*2517231*||020126||{TWO}||{NOTE}||{THREE}",
    "the numbers of pages, one of them among paragraphs": f"{ONE} {TWO}|\f{NOTE}||2/2||{THREE}||25-17231",
    "a running head in two columns": f"{ONE}||*2517231*|{' ' * 40}Rights of those who live|A/RES/61/900{' ' * 28}near the coast||{TWO}||{NOTE}||{THREE}",
    "a running head in two columns, the symbol on the right": f"{ONE}||*2517231*|{' ' * 30}Rights of those|near the coast{' ' * 40}A/RES/61/900||{TWO}||{NOTE}||{THREE}",
    "one running head, the number first": f"{ONE}||{NOTE}||- 2 -|A/RES/61/900||{TWO}||{THREE}",
}


@pytest.mark.parametrize("case", FURNITURE)
def test_page_furniture_goes(case: str, outline: Outline) -> None:
    source = FURNITURE[case].replace("|", "\n")
    assert outline(f"The General Assembly,\n\n{source}\n") == READ


def test_a_running_head_of_symbol_and_title_goes_on_either_side_and_without_blank_lines(
    outline: Outline,
) -> None:
    title = "Human rights of older persons"
    for head in (
        f"A/RES/80/187   {title}",
        f"{title}      A/RES/80/187",
        f"A/RES/80/187\t{title}",
        f"{title}\tA/RES/80/187",
    ):
        text = f"80/187. {title}\n\n The General Assembly,\n\n 1. Takes note of the report;\n\n{{}}\n 2. Decides to meet.\n"
        assert outline(text.format(head)) == outline(text.replace("{}\n", ""))


def test_a_long_title_runs_over_two_lines_of_a_running_head(outline: Outline) -> None:
    text = (
        "80/187.   Human rights of those who live\n          near the coasts of the north\n\n The General Assembly,\n\n"
        " Noting the state of the coasts, and\n\n25-17231 (E)   020525\n*2517231*\n{} of the people,\n\n 1. Decides.\n"
    )
    for head in (
        f"{' ' * 40}Human rights of those who live\nA/RES/80/187{' ' * 40}near the coasts of the north\n\n",
        "Human rights of those who live\nnear the coasts of the north\n\nA/RES/80/187\n\n",
        f"\fHuman rights of those who live\nnear the coasts of the north{' ' * 40}A/RES/80/187\n\n",
    ):
        assert (
            outline(text.format(head))[2] == "preambular: Noting the state of the coasts, and of the people,"
        )


@pytest.mark.parametrize("above", ["A/RES/61/900   {}", "{}25-17231\n{}\n\n2. Requests a report.\n\n"])
def test_a_head_in_columns_goes_if_the_symbol_is_the_document_s_own(above: str, outline: Outline) -> None:
    head = f"A/RES/61/900{' ' * 28}Rights of those who live near the coast"
    first = above.format("", head) if "25-" in above else ""
    masthead = "" if first else "United Nations    A/RES/61/900\n\n"
    text = f"{masthead}The General Assembly,\n\n1. Decides to meet;\n\n{first}25-17232\n{head}\n\n3. Decides to go.\n"
    assert not [line for line in outline(text) if "Rights" in line]


def test_documents_of_the_same_title_that_a_text_lists_stay(outline: Outline) -> None:
    title = "Report of the Secretary-General"
    text = f"A/58/275\n\n{title}\n\nThe General Assembly,\n\nNoting the following:\n\nA/57/134 {title}\n\n1. Decides.\n"
    assert any("A/57/134" in line for line in outline(text))


LONG = f"Noting the state of the coasts, {FILLING}"
NOT_FURNITURE = {
    "the numbers of sections": f"1|{LONG}||2|{LONG}||3|{LONG}",
    "a number on each page, inside it": f"{LONG}||1||{LONG}|\f{LONG}||2||{LONG}",
    "the numbers of rows": "Algeria||1||Angola||2||Armenia||3",
    "numbers that do not run on": f"{LONG}||12||{LONG}||3||{LONG}||7",
    "a number that ends a sentence": f"{LONG}||of whom there were, in the year of the report, about||1",
    "a number that a colon announces": f"{LONG}||Number of those who were there:||1",
    "another page than the last": f"{LONG}||It was paid in full.||1/2",
    "a title and a symbol within a sentence": f"{LONG}||see the Coasts of the World A/58/275 of the Assembly.",
    "symbols and titles of other documents": f"{LONG}||A/57/134 Report of the Secretary-General||A/58/12 Report of it.",
    "a symbol and the year below it": f"{LONG}||as document|A/58/275|2003|of the Assembly.",
    "six digits within a sentence": f"{LONG}||the number of those who voted was|020620|in all.",
    "numbers of six digits below a file's": f"{LONG}||It takes note of these:||20-07231||020620||030720||040820||Thus it was.",
    "numbers of six digits among those of files": f"{LONG}||It takes note of these:||20-07231|020620|20-07232|030720||Thus it was.",
    "six digits that are of another year": f"{LONG}||It takes note of these:||20-07231 (E)|020698||Thus it was.",
    "six digits above a bar code": f"{LONG}||It takes note of this:||020620||*2007231*||Thus it was.",
    "a list of documents behind a job number": f"{LONG}||*2517231*|A/57/134{' ' * 20}Report on coasts|A/58/12{' ' * 20}Note||Thus it was.",
    "a list of documents that goes on behind a job number": f"{LONG}||A/57/134{' ' * 20}Report on coasts||*2517231*|A/58/12{' ' * 20}Report on dunes||Thus it was.",
    "such a list within a sentence": f"{LONG}|as in||A/57/134{' ' * 20}Report on coasts||*2517231*|A/58/12{' ' * 20}Report on dunes||and in others.",
    "a document that a sentence names behind a job number": f"{LONG}||It takes note of this:||*2517231*|A/58/12{' ' * 20}Report on dunes||and of all others.",
    "a document and its title within a text": f"{LONG}||The report is this:||A/57/134{' ' * 20}Report on coasts||It was read.",
    "a fraction that is the number of its page": f"{LONG}|\fof whom there were|2/2|in all.",
    "a symbol and a fraction further on": f"{LONG}||as document|A/58/275||1/2|of the sum.",
}


@pytest.mark.parametrize("case", NOT_FURNITURE)
def test_what_only_looks_like_page_furniture_stays(case: str, outline: Outline) -> None:
    source = NOT_FURNITURE[case].replace("|", "\n")
    lines = outline(f"The General Assembly,\n\n{source}\n")
    assert (
        " ".join(line.split(": ", 1)[1] for line in lines[1:]).split()
        == re.sub(r"\*2\d{6}\*|\b20-0723\d(?: \(E\))?", "", source).split()
    )


def test_notes_that_are_nothing_but_a_symbol_are_no_running_heads(outline: Outline) -> None:
    pages = "\n\n".join(
        f"{number}. Notes the report on the coasts{number} and {FILLING}\n\n____\n{number} A/59/37{number}.\n\n{number}\n\f"
        for number in range(1, 5)
    )
    lines = outline(f"The General Assembly,\n\n{pages}")
    assert [line for line in lines if line.startswith("foot")] == [
        f"footnote {n}: A/59/37{n}." for n in range(1, 5)
    ]


def test_marks_on_lines_of_their_own_are_no_page_numbers(outline: Outline) -> None:
    words = "Recalling the work of the Commission on the Status of Women and its report"
    source = f"{words}\n1\nand {words.lower()}\n2\nand {words.lower()}\n3\nto it,\n\n1. Decides."
    lines = outline(f"The General Assembly,\n\n{source}\n\n____\n1 One.\n2 Two.\n3 Three.\n")
    assert lines[1] == f"preambular: {words}{{1}} and {words.lower()}{{2}} and {words.lower()}{{3}} to it,"


@pytest.mark.parametrize("note", ["See resolution 50/245 and A/50/1027.", "Ibid., chap. II, and A/50/1027."])
def test_the_words_of_a_note_behind_the_number_of_a_page_are_not_the_sentence_s(
    note: str, outline: Outline
) -> None:
    text = (
        "The General Assembly,||Recalling its work,||1.|Decides to meet;||1/2||A/C.1/74/L.47||2.||"
        "Decides to include in the agenda the item entitled “Care of the dunes of the|western coast and of all the "
        f"isles that lie to the west of the coast, and not”.||4||2/2||{note}||19-18910|"
    )
    lines = outline(f"United Nations||A/C.1/74/L.47||{text}".replace("|", "\n"))
    assert [line for line in lines if line.endswith("and not”.")]
    assert lines[-1].endswith(note)


def test_more_than_is_no_quotation(outline: Outline) -> None:
    text = "Levels\n\n>90 mg is dangerous.\n\n>50 mg is moderate.\n\n> 10 mg is low.\n\n> 5 mg is none.\n"
    assert outline(text)[1:] == [f"other: {line}" for line in text.split("\n\n")[1:-1]] + [
        "other: > 5 mg is none."
    ]
