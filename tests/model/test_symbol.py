"""Symbols of documents: what people type, what is printed, what names of files say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model.symbol import Symbol, of_file, parse

CANONICAL = [
    # symbol, series, session, special, year, number, letter
    ("A/RES/58/190", "A/RES", 58, "", None, "190", ""),
    ("A/RES/31/16 A", "A/RES", 31, "", None, "16", "A"),
    ("A/RES/217 A (III)", "A/RES", 3, "", None, "217", "A"),
    ("A/RES/2200 (XXI)", "A/RES", 21, "", None, "2200", ""),
    ("A/RES/3201 (S-VI)", "A/RES", 6, "S", None, "3201", ""),
    ("A/RES/1004 (ES-II)", "A/RES", 2, "ES", None, "1004", ""),
    ("A/RES/S-27/2", "A/RES", 27, "S", None, "2", ""),
    ("A/RES/ES-10/15", "A/RES", 10, "ES", None, "15", ""),
    ("A/RES/60/1/Corr.1", "A/RES", 60, "", None, "1", ""),
    ("A/DEC/58/504", "A/DEC", 58, "", None, "504", ""),
    ("A/HRC/RES/50/13", "A/HRC/RES", 50, "", None, "13", ""),
    ("A/HRC/50/L.3/Rev.1", "A/HRC", 50, "", None, "L.3", ""),
    ("A/C.3/58/L.70/Rev.1", "A/C.3", 58, "", None, "L.70", ""),
    ("A/58/508/Add.2", "A", 58, "", None, "508", ""),
    ("A/S-27/19/Rev.1", "A", 27, "S", None, "19", ""),
    ("A/CONF.157/24", "A/CONF.157", None, "", None, "24", ""),
    ("E/RES/2002/5", "E/RES", None, "", 2002, "5", ""),
    ("E/CN.4/RES/2003/46", "E/CN.4/RES", None, "", 2003, "46", ""),
    ("E/RES/1296 (XLIV)", "E/RES", 44, "", None, "1296", ""),
    ("S/RES/1540 (2004)", "S/RES", None, "", 2004, "1540", ""),
    ("S/2017/444", "S", None, "", 2017, "444", ""),
    ("S/PRST/2017/1", "S/PRST", None, "", 2017, "1", ""),
    ("S/PV.7000", "S/PV.7000", None, "", None, "", ""),
    ("UNEP/EA.5/Res.14", "UNEP/EA.5/Res.14", None, "", None, "", ""),
    ("TD/B/C.I/2", "TD/B/C.I", None, "", None, "2", ""),
]  # fmt: skip


@pytest.mark.parametrize("case", CANONICAL, ids=[case[0] for case in CANONICAL])
def test_a_symbol_says_whose_it_is_and_where_it_stands(case: tuple[object, ...]) -> None:
    text, *expected = case
    found = parse(str(text))
    assert found is not None
    assert str(found) == text
    assert [found.series, found.session, found.special, found.year, found.number, found.letter] == expected


SPELLINGS = {
    "A/RES/58/190": (
        *("58/190", "a/res/58/190", " A/RES/58/190* ", "A / RES / 58 / 190".replace(" ", ""), "a-res-58-190"),
        *("A_RES_58_190", "A-RES-58-190-E", "A_RES_58_190_EN", "A/RES/58/190-E", "A/RES/58/190 (E)"),
        *("UN Doc. A/RES/58/190", "U.N. Doc. A/RES/58/190", "resolution 58/190", "A/RES/58/190.", "A/RES/058/190"),
    ),
    "A/RES/31/16 A": ("31/16 A", "31/16A", "A/RES/31/16A", "a/res/31/16 a"),
    "A/RES/217 A (III)": ("217 A (III)", "217 (III) A", "A/RES/217A(III)", "217a (iii)"),
    "A/RES/217 (III)": ("217 (III)", "217(iii)"),
    "A/RES/3201 (S-VI)": ("3201 (S-VI)", "3201 (s-vi)"),
    "A/RES/ES-10/15": ("ES-10/15", "a-res-es-10-15", "A_RES_ES-10_15"),
    "A/RES/S-27/2": ("S-27/2", "s\u201127/2", "A-RES-S-27-2"),
    "S/RES/2644 (2022)": ("2644 (2022)", "2644(2022)", "S/RES/2644(2022)", "s-res-2644-2022", "S/RES/2644/2022"),
    "A/C.3/58/L.70/Rev.1": ("a/c.3/58/l.70/rev.1", "A/C3/58/L70/Rev1", "a-c3-58-l70-rev1", "A_C.3_58_L.70_Rev.1"),
    "A/57/218": ("a/57/218", "UN doc A/57/218"),
    "S/2017/444": ("s/2017/444", "S_2017_444-EN", "s-2017-444"),
}  # fmt: skip


@pytest.mark.parametrize(("spelt", "text"), [(s, text) for text, many in SPELLINGS.items() for s in many])
def test_a_symbol_is_known_in_every_spelling(spelt: str, text: str) -> None:
    assert str(parse(spelt)) == text


NONE = [
    *("", "draft.txt", "58-190.txt", "texts/58-190.txt", "A", "A/", "/A/1", "A//1", "A/RES", "A/RES/58"),
    *("A/RES/58/190/", "A/../1", "../58/190", "A/./1", "A\\RES\\58\\190", "A/RES/58/190?x=1", "A/RES/58/190#1"),
    *("A/RES/58/190&l=fr", "A/RES/58/190\0", "S/RES/2644", "S/RES/58/190", "A/RES/2644 (2022)", "1 (IIX)", "2003/12"),
    *("old", "predecessor", "-", "٥٧/٢١٨", "A/RES/31/16 A B", "58/190 A (III)", "X/RES/58/190", "A/draft-1", "A/" * 200),
    *("A/57/218 (III)", "A/57/218 B", "~/58/190", "A/RES/58/190%2e"),
]  # fmt: skip


@pytest.mark.parametrize("text", NONE, ids=lambda text: ascii(text[:30]))
def test_what_is_no_symbol_is_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("57-218", "A/RES/57/218"), ("57_218", "A/RES/57/218"), ("A_RES_73_8-EN", "A/RES/73/8")),
        *(("S_2017_444-EN", "S/2017/444"), ("58-190-draft", "None")),
        *(("A-RES-57-218-en", "A/RES/57/218"), ("notes", "None"), ("2003-12-22", "None")),
    ],
)
def test_names_of_files_say_symbols_with_hyphens_too(name: str, text: str) -> None:
    assert str(of_file(name)) == text


@given(st.text(alphabet="AESCLVIXR/.-_ ()0123456789", max_size=30) | st.text(max_size=30))
def test_what_is_read_is_written_in_a_form_that_is_read_again(text: str) -> None:
    found = parse(text)
    if found:
        assert parse(str(found)) == found
        assert found.file_name.isascii()
        assert not set(found.file_name) & set("/\\: ")
        assert ".." not in found.file_name


@given(st.integers(1, 120), st.integers(1, 400))
def test_a_later_session_is_later(session: int, number: int) -> None:
    assert parse(f"{session}/{number}") == Symbol(("A", "RES", str(session), str(number)))
