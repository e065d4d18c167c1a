"""The summary: plain text for a mail, the counts in words and each change on its line."""

import pytest
from hypothesis import given
from notation import document
from strategies import documents

from compare import pipeline
from compare.model import Document
from compare.options import Options
from compare.writers.to_summary import write
from compare.writers.wording import quote

A = "Urges all States to protect the human rights of migrant children, in particular unaccompanied ones"
B = "Requests the Secretary-General to submit a report on trafficking in persons at its next session"
C = "Encourages Governments to remove obstacles to the transfer of earnings and pensions of workers"


def summary(old: str, new: str, **choices: bool) -> str:
    return write(pipeline.documents(document(old), document(new)), Options(**choices))


def test_the_whole_of_a_summary() -> None:
    old = f"P: Recalling all, | 1: {A}; | 2: {B};"
    new = f"P: Recalling all, | 1: {C}; | 2: Requests{A[5:]}; | 3: {B};"
    assert summary(old, new) == (
        "Old text: not named\n"
        "New text: not named\n"
        "\n"
        "1 preambular paragraph, as before; 2 operative paragraphs became 3.\n"
        "Paragraphs: 2 unchanged, 1 modified, 1 inserted; 2 renumbered (1 of them otherwise unchanged).\n"
        "\n"
        "Changes:\n"
        "- operative paragraph 1: inserted: “Encourages Governments to remove obstacles to the transfer of"
        " earnings and pensions …”\n"
        "- operative paragraph 2: modified, renumbered 1 → 2: “Urges” became “Requests”\n"
    )


def test_many_edits_of_one_paragraph_are_counted() -> None:
    words = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi".split()
    changed = [f"{word}s" if index % 3 == 0 else word for index, word in enumerate(words)]
    text = summary(f"1: {' '.join(words)}", f"1: {' '.join(changed)}")
    assert "; and 3 more\n" in text


def test_words_added_and_left_out_are_quoted() -> None:
    text = summary(
        f"1: {A};", f"1: {A.replace('all States', 'all Member States').replace('the human', 'human')};"
    )
    assert "added “Member”; left out “the”" in text


def test_a_deleted_and_a_moved_paragraph_are_quoted_by_their_first_words() -> None:
    text = summary(f"1: {A}; | 2: {B}; | 3: {C};", f"1: {C}; | 2: {A};")
    assert "deleted: “Requests the Secretary-General to submit" in text
    assert "moved from operative paragraph 3, renumbered 3 → 1: “Encourages Governments" in text


def test_notes_are_in_it() -> None:
    text = summary(f"1: {A}^1; | N1: See annex I.", f"1: {A}^1; | N1: See annex II.")
    assert "- note 1: modified: “I” became “II”\n" in text


def test_language_that_stands_elsewhere_is_told() -> None:
    tail = "including by means of specialized training for immigration officials and by information campaigns"
    text = summary(f"1: {A}; | 2: {B}, {tail}; | 3: {C};", f"1: {A}; | 2: {B}; | 3: {C}, {tail};")
    expected = (
        "\n\nLanguage that stands elsewhere now:\n- operative paragraph 3 has language of old operative"
    )
    assert expected in text


def test_stat_leaves_the_list_out() -> None:
    assert "Changes" not in summary(f"1: {A};", f"1: {B};", stat=True)


def test_doubts_come_before_the_changes() -> None:
    text = summary(f"1: {A}; | 3: {B};", "X: Something else entirely about the weather of next week")
    assert text.index("To know before relying on it:") < text.index("Changes:")
    assert "hardly resemble" in text


def test_texts_that_are_the_same_have_no_list() -> None:
    text = summary(f"1: {A};", f"1: {A};")
    assert "The two texts are the same." in text
    assert "Changes" not in text


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("one two", 2, "“one two”"),
        ("one two three", 2, "“one two …”"),
        ("a\x1bb", 2, "“a‹001B›b”"),
        ("x" * 90, 2, f"“{'x' * 80} …”"),
        ("", 2, "“”"),
    ],
)
def test_a_quotation_is_short_and_harmless(text: str, most: int, expected: str) -> None:
    assert quote(text, most) == expected


@given(documents(), documents())
def test_any_summary_is_plain_text(old: Document, new: Document) -> None:
    text = write(pipeline.documents(old, new), Options())
    text.encode()
    assert "\x1b" not in text
    assert text.endswith("\n")
