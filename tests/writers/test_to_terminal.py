"""The terminal: what is said of each change, colours and marks, width, and texts that try to steer it."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from notation import document
from strategies import documents

from compare import pipeline
from compare.model import (
    Comparison,
    Document,
    Edit,
    Kind,
    Match,
    MatchKind,
    Note,
    Op,
    Paragraph,
    Range,
    Remark,
    Source,
)
from compare.model.match import PERHAPS
from compare.options import Options
from compare.writers.lines import Ink, Printer, columns
from compare.writers.to_terminal import show_document, write
from compare.writers.view_glance import glance

A = "Urges all States to protect the human rights of migrant children, in particular unaccompanied ones"
B = "Requests the Secretary-General to submit a report on trafficking in persons at its next session"
C = "Encourages Governments to remove obstacles to the transfer of earnings and pensions of workers"
D = "Welcomes the proclamation of International Migrants Day and invites observance by all societies"

ESCAPE = re.compile("\x1b\\[[0-9;]*m")


def shown(old: Document | str, new: Document | str, **choices: bool | int) -> str:
    sides = [document(side) if isinstance(side, str) else side for side in (old, new)]
    return write(pipeline.documents(*sides), Options(**choices))


def plain(text: str) -> Document:
    return Document(paragraphs=(Paragraph(kind=Kind.OTHER, text=text),))


SAID = [
    ("modified", f"1: {A};", f"1: {A} and ill;", "operative paragraph 1: modified\n"),
    ("inserted", f"1: {A};", f"1: {A}; | 2: {B};", "operative paragraph 2: inserted\n    2. {+Requests the"),
    (
        "deleted",
        f"1: {A}; | 2: {B};",
        f"1: {A};",
        "old operative paragraph 2: deleted\n    2. [-Requests the",
    ),
    (
        "moved",
        f"1: {A}; | 2: {B}; | 3: {C};",
        f"1: {C}; | 2: {A}; | 3: {B};",
        "operative paragraph 1: moved from operative paragraph 3, renumbered 3 → 1\n    1. Encourages",
    ),
    (
        "split",
        f"1: {A}, and {B[0].lower()}{B[1:]};",
        f"1: {A}; | 2: {B};",
        "operative paragraph 1 and operative paragraph 2: split from operative paragraph 1\n    1. Urges",
    ),
    (
        "merged",
        f"1: {A}; | 2: {B};",
        f"1: {A}, and {B[0].lower()}{B[1:]};",
        "operative paragraph 1: merged from operative paragraph 1 and operative paragraph 2\n",
    ),
    (
        "displaced",
        f"P: {A}, | P: {B},",
        f"P: {C}, | P: {A}, | P: {B}, at the latest,",
        "preambular paragraph 3 (was preambular paragraph 2): modified\n",
    ),
    (
        "mark added",
        f"1: {A}; | N1: See.",
        f"1: {A}^1; | N1: See.",
        "operative paragraph 1: mark of note 1 added\n",
    ),
    ("mark removed", f"1: {A}^1; | N1: See.", f"1: {A}; | N1: See.", ": mark of note 1 left out\n"),
    (
        "mark moved",
        f"1: {A}.^1 Asks all. | N1: See.",
        f"1: {A}. Asks all.^1 | N1: See.",
        "1: mark of note 1 moved\n",
    ),
    (
        "mark changed",
        f"1: {A}^1; | 2: {B}^2; | N1: Resolution 217 A (III). | N2: See A/58/275.",
        f"1: {A}^2; | 2: {B}^2; | N1: Resolution 217 A (III). | N2: See A/58/275.",
        ": mark of note 1 now of note 2\n",
    ),
    (
        "note",
        f"1: {A}^1; | N1: See annex I.",
        f"1: {A}^1; | N1: See annex II.",
        "note 1: modified\n    1. See annex",
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "expected"), [case[1:] for case in SAID], ids=[case[0] for case in SAID]
)
def test_what_happened_is_said_above_the_words(old: str, new: str, expected: str) -> None:
    assert expected in shown(old, new)


def test_articles_are_called_by_their_numbers() -> None:
    old = f"Article 1\n\n1. {A}.\n\n2. {B}.\n\nArticle 2. Reports\n\n1. {A}.\n\n2. {C}."
    new = old.replace("Article 2. Reports", f"Article 2\n\n1. {B}.\n\nArticle 3. Notes").replace(
        C, f"{C} at once"
    )
    found = write(pipeline.texts(old, new), Options())
    assert "\nArticle 2: inserted\n    {+Article 2+}\n" in found
    assert (
        "\nArticle 3: modified, renumbered Article 2 → Article 3\n    Article 3 [-Reports-]{+Notes+}\n"
        in found
    )
    assert "\nArticle 3, paragraph 2 (was Article 2, paragraph 2): modified\n" in found
    assert "\nold Article 2: deleted\n    [-Article 2-]\n" in write(pipeline.texts(new, old), Options())


def test_a_mark_at_the_number_of_an_article_is_told_where_it_came_and_went() -> None:
    old = "Article 1¹\n\nThe Lake is free.\n\nArticle 2\n\nBoats need lights.\n\n____\n¹ See rule 1.\n"
    found = write(pipeline.texts(old, old.replace("1¹", "1").replace("2\n", "2¹\n", 1)), Options())
    assert "Article 1: mark of note 1 left out\n    Article 1 [-[note 1]-]\n" in found
    assert "Article 2: mark of note 1 added\n    Article 2 {+[note 1]+}\n" in found


def test_new_numbers_of_articles_are_told_where_their_words_stayed() -> None:
    old = "".join(f"Article {number}\n\nThe lake of town {number} is free.\n\n" for number in range(1, 9))
    new = old.replace("Article", "Article x", 1)
    for number in range(8, 0, -1):
        new = new.replace(f"Article {number}\n", f"Article {number + 1}\n")
    new = new.replace("Article x 1", "Article 1\n\nNobody drains any of them.\n\nArticle 2")
    told = ", ".join(f"Article {number} → Article {number + 1}" for number in range(1, 6))
    assert f"8 renumbered ({told} and 3 more)" in write(pipeline.texts(old, new), Options())


def test_what_is_pinned_is_said_to_be() -> None:
    pinned = pipeline.documents(document(f"1: {A};"), document(f"1: {B};"), Options(pins=(("op1", "op1"),)))
    assert "operative paragraph 1: modified, pinned\n" in write(pinned, Options())


def test_a_match_that_is_unsure_is_said_to_be() -> None:
    old, new = document(f"1: {A}"), document(f"1: {C}")
    edit = Edit(id="e1", op=Op.REPLACE, old=(Range(0, 0, len(A)),), new=(Range(0, 0, len(C)),))
    sure = Match(id="m1", kind=MatchKind.MODIFIED, old=(0,), new=(0,), similarity=0.1, edits=(edit,))
    unsure = sure._replace(confidence=PERHAPS - 0.1)
    said = "operative paragraph 1: modified"
    assert f"{said}\n" in write(Comparison(old=old, new=new, matches=(sure,)), Options())
    assert f"{said}, perhaps not the same paragraph\n" in write(
        Comparison(old=old, new=new, matches=(unsure,)), Options()
    )


def test_a_paragraph_that_was_split_and_moved_is_told_as_both() -> None:
    old, new = document(f"1: {A} {B} | 2: {C}"), document(f"1: {C} | 2: {A} | 3: {B}")
    matches = (
        Match(id="m1", kind=MatchKind.IDENTICAL, old=(1,), new=(0,), similarity=1.0, renumbered=True),
        Match(id="m2", kind=MatchKind.SPLIT, old=(0,), new=(1, 2), similarity=0.9, moved=True),
    )
    text = write(Comparison(old=old, new=new, matches=matches), Options())
    assert (
        "operative paragraph 2 and operative paragraph 3: moved from operative paragraph 1, split\n" in text
    )


def test_paragraphs_that_were_regrouped_are_told_with_where_they_came_from() -> None:
    old, new = document(f"1: {A} {B} | 2: {C} {D}"), document(f"1: {A} | 2: {B} {C} {D}")
    matches = (Match(id="m1", kind=MatchKind.REGROUPED, old=(0, 1), new=(0, 1), similarity=0.9),)
    text = write(Comparison(old=old, new=new, matches=matches), Options())
    both = "operative paragraph 1 and operative paragraph 2"
    assert f"{both}: regrouped from {both}\n" in text


def test_of_many_changed_marks_the_first_are_named() -> None:
    notes = " | ".join(f"N{n}: See A/58/{n}." for n in range(1, 6))
    marked = " ".join(f"{word}^{n}" for n, word in enumerate(A.split()[:5], 1))
    text = shown(f"1: {' '.join(A.split()[:5])}; | {notes}", f"1: {marked}; | {notes}")
    assert (
        "mark of note 1 added, mark of note 2 added, mark of note 3 added, 2 more note marks changed\n"
        in text
    )


def test_deleted_and_inserted_words_stand_in_marks() -> None:
    assert f"    1. [-Urges-]{{+Requests+}}{A[5:]};\n" in shown(f"1: {A};", f"1: Requests{A[5:]};")


def test_with_colours_the_words_are_coloured_and_the_marks_gone() -> None:
    text = shown(f"1: {A};", f"1: Requests{A[5:]};", color=True)
    assert f"    1. \x1b[31;9mUrges\x1b[0m\x1b[32;4mRequests\x1b[0m{A[5:]};\n" in text
    assert "[-" not in text


def test_colours_end_where_their_line_ends() -> None:
    text = shown(f"1: {A};", f"1: {A} {B}", color=True, width=30)
    for line in text.splitlines():
        codes = ESCAPE.findall(line)
        assert not codes or codes[-1] == "\x1b[0m"


MERGED = [
    ("* 1,2>1: One[-; /< Also-] two", "One[-;¶ Also-] two"),
    ("* 1,2>1: One[-; /< Also-]{+ and+} two", "One[-;¶ Also-]{+ and+} two"),
    ("* 1,2>1: One[-; /<-]{+ and+} two", "One[-;¶-]{+ and+} two"),
    ("* 1,2>1: One /<[- Also-] two", "One[-¶ Also-] two"),
    ("* 1,2>1: One /<{+ +}two", "One[-¶-]{+ +}two"),
    ("* 1,2,3>1: One[-; /< Two; /< Three-] and four", "One[-;¶ Two;¶ Three-] and four"),
]


@pytest.mark.parametrize(("row", "line"), MERGED, ids=[line for _, line in MERGED])
def test_where_paragraphs_were_merged_their_ends_stand_in_the_marks_of_what_was_deleted(
    comparisons: Any, row: str, line: str
) -> None:
    comparison = comparisons.build([row])
    assert f"    1. {line}\n" in write(comparison, Options())
    bare = line.translate(str.maketrans("", "", "[]{}+-"))
    assert f"    1. {bare}\n" in ESCAPE.sub("", write(comparison, Options(color=True)))


def test_marks_of_notes_are_told_with_the_words_that_they_came_and_went_with(comparisons: Any) -> None:
    comparison = comparisons.build(
        ["~ 1: Recalls [-the report^1 of June-]{+the plan^2+} on wells"], ["- 1: A report.", "+ 2: A plan."]
    )
    assert "Recalls [-the report[note 1] of June-]{+the plan[note 2]+} on wells" in write(
        comparison, Options()
    )


def test_of_a_mark_that_became_another_the_deleted_one_stands_first(comparisons: Any) -> None:
    text = write(comparisons.build(["= 1: Rights^-1^+2 of all"], ["- 1: One.", "+ 2: Two."]), Options())
    assert "    1. Rights[-[note 1]-]{+[note 2]+} of all\n" in text


def test_a_mark_that_stays_is_not_printed_within_the_words_around_it() -> None:
    text = shown(
        "1: Recalls the Measures;^1 | N1: A treaty.", "1: Recalls the Measures,^1 in force; | N1: A treaty."
    )
    assert "    1. Recalls the Measures{+, in force+};\n" in text


def test_a_mark_whose_note_is_another_one_of_the_same_number_is_told_as_that() -> None:
    text = shown(
        "1: Rights^1 of all and ports | N1: Resolution 44/25, annex.",
        "1: Rights^1 of all and ports^2 | N1: Treaty Series, vol. 1. | N2: Resolution 44/25, annex.",
    )
    assert "mark of note 1 now of another note 1" in text


def test_a_note_whose_label_is_a_sign_is_called_by_it() -> None:
    sides = [
        Document(paragraphs=plain("Ports").paragraphs, notes=(Note(label="*", text=text),))
        for text in ("Ships sail.", "Ships sail on.")
    ]
    assert "\nnote *: modified\n" in shown(*sides)


def test_unchanged_paragraphs_are_counted() -> None:
    text = shown(f"1: {A}; | 2: {B}; | 3: {C};", f"1: {D}; | 2: {A}; | 3: {B}; | 4: {C};")
    assert "\n… 3 unchanged paragraphs, 3 renumbered\n" in text
    assert A not in text


def test_texts_that_are_the_same_are_said_to_be() -> None:
    assert "The two texts are the same.\n" in shown(f"1: {A};", f"1: {A};")
    assert "The two texts are the same but for their numbers.\n" in shown(f"1: {A};", f"2: {A};")


def test_stat_shows_the_counts_only() -> None:
    text = shown(f"1: {A}; | N1: See.", f"1: {A} all; | 2: {B}; | N1: See.", stat=True)
    assert text.splitlines() == [
        "old: a text",
        "new: a text",
        "1 operative paragraph became 2; 1 note, as before.",
        "Paragraphs: 1 modified, 1 inserted.",
        "Notes: 1 unchanged.",
    ]


def test_typography_is_shown_only_when_asked_for() -> None:
    old, new = f"1: {A} of the “host” State;", f'1: {A} of the "host" State;'
    assert "unchanged" in shown(old, new)
    assert "operative paragraph 1: typography\n" in shown(old, new, typography=True)
    assert 'the {~“~>"~}host{~”~>"~} State' in shown(old, new, typography=True)


def test_the_heading_says_what_is_known_and_doubted() -> None:
    source = Source(name="draft.txt", format="text", sha256="0", invented=True)
    old = document(f"1: {A};", symbol="A/C.3/58/L.1", title="Migrants", date="2003-11-01")
    doubt = Remark(code="numbering-gap", message="No paragraph 2.", address="op1")
    old = replace(old, source=source, remarks=(doubt,))
    text = shown(old, document(f"1: {A};", language="fr"))
    assert text.startswith("old: A/C.3/58/L.1, “Migrants”, 2003-11-01 (draft.txt) [an invented text]\n")
    assert "! old text: operative paragraph 1: No paragraph 2.\n" in text


def test_language_that_stands_elsewhere_is_told() -> None:
    tail = "including by means of specialized training for immigration officials and by information campaigns"
    old = f"1: {A}; | 2: {B}, {tail}; | 3: {C};"
    new = f"1: {A}; | 2: {B}; | 3: {C}, {tail};"
    comparison = pipeline.documents(document(old), document(new))
    assert comparison.passages, "the case needs a passage"
    text = write(comparison, Options())
    assert "Language that stands elsewhere now\n" in text
    assert "operative paragraph 3 has language of old operative paragraph 2: “" in text


@pytest.mark.parametrize(
    "harm",
    [
        "\x1b[2J\x1b]0;title\x07",
        "\x9b31m",
        "\r",
        "\x08",
        "\x00",
        "\u202e",
        "\u2066",
        "\u2028",
        "\ud800",
        "\x7f",
    ],
    ids=ascii,
)
def test_no_text_can_steer_the_terminal(harm: str) -> None:
    document_of = replace(plain(f"one {harm} two"), title=harm, symbol=harm, front=((harm, harm),))
    comparison = pipeline.documents(document_of, plain(f"one {harm} three {harm}"))
    texts = [write(comparison, Options()), show_document(document_of, Options())]
    noted = replace(document_of, notes=(Note(label=harm, text=harm),))
    texts.append(show_document(noted, Options()))
    for text in texts:
        assert not set(harm) & set(text) - set("[]0123456789;Jtilem")
        assert f"‹{ord(harm[0]):04X}›" in text


@given(documents(), documents())
def test_any_two_texts_are_shown_in_printable_characters(old: Document, new: Document) -> None:
    comparison = pipeline.documents(old, new)
    text = write(comparison, Options(width=40))
    text.encode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text)


def rebuilt(text: str, side: str) -> str:
    gone, kept = (r"\{\+.*?\+\}", r"\[-(.*?)-\]") if side == "old" else (r"\[-.*?-\]", r"\{\+(.*?)\+\}")
    return re.sub(kept, r"\1", re.sub(gone, "", text))


def test_both_texts_can_be_rebuilt_from_what_is_shown() -> None:
    new = f"1: Requests{A[5:]} and {B};"
    line = next(row for row in shown(f"1: {A};", new).splitlines() if row.startswith("    1. "))
    assert rebuilt(line, "old") == f"    1. {A};"
    assert rebuilt(line, "new") == f"    1. {new[3:]}"


@pytest.mark.parametrize("width", [20, 40, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = shown(f"1: {A}; | X: 大会大会大会{'大会' * 60}", f"1: {B}; | X: {'y' * 300}", width=width)
    rows = text.splitlines()
    assert max(columns(row) for row in rows) <= max(width, 24)
    assert "".join(text.split()) == "".join(
        shown(f"1: {A}; | X: 大会大会大会{'大会' * 60}", f"1: {B}; | X: {'y' * 300}").split()
    )


def test_without_a_width_a_paragraph_is_one_line() -> None:
    printer = Printer(color=False, width=None)
    printer.pieces([(Ink.PLAIN, "word " * 100), (Ink.INSERTED, "end")], indent=2)
    assert printer.text().count("\n") == 1


def test_combining_characters_take_no_column() -> None:
    assert columns("é大") == 3


def test_a_document_is_shown_as_it_was_understood() -> None:
    found = document(
        "O: The General Assembly, | P: Recalling^1 all^?9 of it, | 1: Decides: | 1a: to act; | N1: See above.",
        symbol="A/RES/1/1",
    )
    noted = replace(
        found, paragraphs=(*found.paragraphs, Paragraph(kind=Kind.ANNEX, text="Annex", part=("annex",)))
    )
    text = show_document(noted, Options())
    assert text.startswith("symbol: A/RES/1/1\nparagraphs: 5\nnotes: 1\n")
    assert "\npp1  preambular\n    Recalling[note 1] all[note 9, missing] of it,\n" in text
    assert "\nop1  operative\n    1. Decides:\n\nop1.a  subparagraph\n        (a) to act;\n" in text
    assert "\nPart: annex\n\nannex1  annex\n    Annex\n" in text
    assert "\nnote1  See above.\n" in text


def test_repairs_and_doubts_are_shown_with_a_document(pytestconfig: pytest.Config) -> None:
    text = show_document(pipeline.read(pytestconfig.rootpath / "texts" / "58-190.txt"), Options())
    assert "repaired: move notes out (19)\n" in text
    doubtful = replace(document(f"1: {A};"), remarks=(Remark(code="x", message="Look here."),))
    assert "! Look here.\n" in show_document(doubtful, Options())


def test_an_invented_text_is_said_to_be_one() -> None:
    source = Source(name="draft.txt", format="text", sha256="0", encoding="cp1252", invented=True)
    text = show_document(replace(document(f"1: {A};"), source=source), Options())
    assert "invented: yes, this is no real text\n" in text
    assert "encoding: cp1252\n" in text


def test_a_comparison_of_one_text_with_itself_shows_no_change() -> None:
    same: Comparison = pipeline.documents(plain(A), plain(A))
    assert "[-" not in write(same, Options())


def test_of_a_text_that_is_a_table_the_fates_alone_are_told() -> None:
    cells = tuple(Paragraph(kind=Kind.CELL, text=text, row=0, column=at) for at, text in enumerate("ab"))
    text = shown(Document(paragraphs=cells), Document(paragraphs=cells[:1]))
    assert "\nParagraphs: 1 unchanged, 1 deleted.\n" in text
    assert "\n.\n" not in text


def test_what_is_numbered_in_an_annex_is_not_counted_as_operative() -> None:
    def text(said: str) -> Document:
        first = Paragraph(kind=Kind.OPERATIVE, text="Adopts the rules.", label="1")
        return Document(paragraphs=(first, first._replace(text=said, part=("annex I",))))

    old, new = text("Ships sail."), text("Ships sail on.")
    printed = shown(old, new)
    assert "\n1 operative paragraph, as before; 1 other paragraph, as before.\n" in printed
    assert "\nannex I, paragraph 1: modified\n" in printed
    (sentence,) = glance(pipeline.documents(old, new))
    assert (sentence.noun, sentence.old, sentence.new) == ("other", 1, 1)
