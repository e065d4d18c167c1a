import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model.typography import TABLE, fold

SAME = [
    ("curly and straight quotes", "the “host” State’s", 'the "host" State\'s'),
    ("non-breaking spaces", "No.\u00a05 of\u202f2003", "No. 5 of 2003"),
    ("kinds of hyphen", "non\u2011refoulement\u2010based", "non-refoulement-based"),
    ("soft hyphens", "refou\u00adlement", "refoulement"),
    ("zero-width characters", "re\u200bfou\ufefflement", "refoulement"),
    (
        "ligatures",
        "e\ufb00ective \ufb01nal \ufb02ow o\ufb03ce ba\ufb04e",
        "effective final flow office baffle",
    ),
    ("composed and decomposed accents", "re\u0301solution", "résolution"),
    ("line breaks and runs of spaces", "one\r\n two\t three", "one two three"),
]
DIFFERENT = [
    ("en dash and hyphen", "5–13 September", "5-13 September"),
    ("em dash and hyphen", "States—all", "States-all"),
    ("ellipsis and dots", "and so on…", "and so on..."),
    ("guillemets and quotes", "«hôte»", '"hôte"'),
    ("superscript and digit (NFKC would join them)", "m²", "m2"),
    ("capital and small letter", "States", "states"),
    ("a space and none", "over all", "overall"),
    ("a bidi override", "abc\u202e", "abc"),
]


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in SAME], ids=[c[0] for c in SAME])
def test_typography_is_no_change(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in DIFFERENT], ids=[c[0] for c in DIFFERENT])
def test_other_signs_stay_what_they_are(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text() | st.text(alphabet="ab “’\u00a0\u00ade\u0301\ufb01 \n"))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_table_lists_every_character_once() -> None:
    characters = [character for group, _ in TABLE.values() for character in group]
    assert len(characters) == len(set(characters))
    assert all(unicodedata.category(character) != "Cn" for character in characters)
