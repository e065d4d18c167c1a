"""The short invented resolutions are understood in each language, and their revisions compared."""

from pathlib import Path

import pytest

import compare
from compare.model import Kind, MatchKind

TEXTS = Path(__file__).parents[2] / "texts"

# Language, its organ's opening words, its labels of sub-paragraphs, its direction.
CASES = [
    ("ar", "إن الجمعية العامة،", ["(أ)", "(ب)", "(ج)"], "rtl"),
    ("es", "La Asamblea General,", ["a)", "b)", "c)"], "ltr"),
    ("fr", "L’Assemblée générale,", ["a)", "b)", "c)"], "ltr"),
    ("ru", "Генеральная Ассамблея,", ["а)", "б)", "в)"], "ltr"),
    ("zh", "大会，", ["(a)", "(b)", "(c)"], "ltr"),
]
LANGUAGES = [case[0] for case in CASES]

# Kinds and places of what became of 14 old paragraphs in 15 new ones: the opening is 0, the four
# preambular paragraphs 1 to 4. Old 12 (operative paragraph 5) has moved before old 6; new 12 is inserted.
INTENDED = [
    (MatchKind.IDENTICAL, (0,), (0,), False),
    (MatchKind.IDENTICAL, (1,), (1,), False),
    (MatchKind.IDENTICAL, (2,), (2,), False),
    (MatchKind.IDENTICAL, (3,), (3,), False),
    (MatchKind.MODIFIED, (4,), (4,), False),
    (MatchKind.MODIFIED, (5,), (5,), False),
    (MatchKind.IDENTICAL, (12,), (6,), True),
    (MatchKind.MODIFIED, (6,), (7,), False),
    (MatchKind.IDENTICAL, (7,), (8,), False),
    (MatchKind.MODIFIED, (8,), (9,), False),
    (MatchKind.IDENTICAL, (9,), (10,), False),
    (MatchKind.MODIFIED, (10,), (11,), False),
    (MatchKind.INSERTED, (), (12,), False),
    (MatchKind.IDENTICAL, (11,), (13,), False),
    (MatchKind.MODIFIED, (13,), (14,), False),
]

BEFORE = [Kind.OPENING, *[Kind.PREAMBULAR] * 4]
SUBPARAGRAPHS = [Kind.SUBPARAGRAPH] * 3
SHAPES = {
    "": (["1", "2", "", "", "", "3", "4", "5", "6"], 2),
    "-revised": (["1", "2", "3", "", "", "", "4", "5", "6", "7"], 3),
}


@pytest.mark.parametrize("suffix", SHAPES)
@pytest.mark.parametrize(("language", "opening", "letters", "direction"), CASES, ids=LANGUAGES)
def test_a_text_is_segmented_as_that_language_prints_it(
    suffix: str, language: str, opening: str, letters: list[str], direction: str
) -> None:
    document = compare.read(TEXTS / f"migrants-{language}{suffix}.txt")
    numbers, chapeau = SHAPES[suffix]
    found = document.paragraphs
    assert found[0].text == opening
    assert [p.kind for p in found] == [
        *BEFORE,
        *[Kind.OPERATIVE] * chapeau,
        *SUBPARAGRAPHS,
        *[Kind.OPERATIVE] * (len(numbers) - chapeau - 3),
    ]
    assert [p.label for p in found if p.kind is Kind.OPERATIVE] == [number for number in numbers if number]
    assert [p.label for p in found if p.kind is Kind.SUBPARAGRAPH] == letters
    assert document.language == language
    assert document.direction == direction
    assert document.source is not None
    assert document.source.invented


@pytest.mark.parametrize("suffix", SHAPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_notes_are_called_in_the_first_preambular_paragraph(language: str, suffix: str) -> None:
    document = compare.read(TEXTS / f"migrants-{language}{suffix}.txt")
    assert [note.label.strip("()") for note in document.notes] == ["1", "2"]
    assert [[mark.note for mark in p.marks] for p in document.paragraphs if p.marks] == [[0, 1]]
    assert "217" in document.notes[0].text
    assert "2200" in document.notes[1].text


def test_lines_of_chinese_are_joined_without_a_space() -> None:
    document = compare.read(TEXTS / "migrants-zh.txt")
    assert not any(" " in p.text for p in document.paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_revision_shows_what_it_was_written_to_show(language: str) -> None:
    comparison = compare.files(TEXTS / f"migrants-{language}.txt", TEXTS / f"migrants-{language}-revised.txt")
    assert [(m.kind, m.old, m.new, m.moved) for m in comparison.matches] == INTENDED
    assert {m.kind for m in comparison.note_matches} == {MatchKind.IDENTICAL}
