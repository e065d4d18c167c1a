"""Arabic in PDFs: what is printed as one from left to right is read from right to left."""

import pytest

from compare.readers.pdf_glyphs import Glyph
from compare.readers.pdf_rtl import in_order, is_right_to_left, lam_before_alef, mend


def glyphs(*placed: tuple[str, float]) -> list[Glyph]:
    return [
        Glyph(text=text, x0=x, x1=x + 6, y=700, size=11, bold=False, italic=False, space="")
        for text, x in placed
    ]


LAM, ALEF, HAMZA, AIN = "\u0644", "\u0627", "\u0625", "\u0639"
LETTERS = [
    ("a ligature, turned", [(ALEF, 100), (HAMZA, 94), (LAM, 94), (AIN, 88)], ALEF + LAM + HAMZA + AIN),
    ("a ligature, in order", [(LAM, 94), (HAMZA, 94)], LAM + HAMZA),
    ("two letters side by side", [(ALEF, 100), (LAM, 94)], ALEF + LAM),
]


@pytest.mark.parametrize(("name", "placed", "expected"), LETTERS)
def test_lam_stands_before_alef_where_both_are_one_sign(
    name: str, placed: list[tuple[str, float]], expected: str
) -> None:
    assert "".join(glyph.text for glyph in lam_before_alef(glyphs(*placed))) == expected, name


LINES = [
    ("mirrored brackets", [f"){AIN}( {LAM}", f"{LAM} ("], [f"({AIN}) {LAM}", f"{LAM} )"]),
    ("brackets that are right", [f"({AIN}) {LAM}"], [f"({AIN}) {LAM}"]),
    ("a number with its stop before it", [f".12 {LAM}"], [f"12. {LAM}"]),
    ("a number with its dash before it", [f"- 3 {LAM}"], [f"3 - {LAM}"]),
    ("a number inside", [f"{LAM} .12 {LAM}"], [f"{LAM} .12 {LAM}"]),
]


@pytest.mark.parametrize(("name", "texts", "expected"), LINES)
def test_brackets_and_labels_are_turned_back(name: str, texts: list[str], expected: list[str]) -> None:
    assert mend(texts) == expected, name


def test_a_letter_that_does_not_join_leaves_no_space_unless_the_file_has_one() -> None:
    letters = [(AIN, 80.0), (LAM, 86.0), (ALEF, 93.8)]
    read, _ = in_order(glyphs(*letters), set(), 11)
    assert [(letter.text, letter.space) for letter in read] == [(ALEF, ""), (LAM, ""), (AIN, "")]
    spaced = [letter._replace(space="printed") for letter in glyphs(*letters)]
    read, _ = in_order(spaced, set(), 11)
    assert [letter.space for letter in read] == ["", "printed", ""]


def test_letters_tell_the_direction() -> None:
    assert is_right_to_left(f"{LAM}1A{AIN}")
    assert not is_right_to_left("A1")
