import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.diff.tokens import tokenize
from compare.model.typography import fold

CASES = [
    ("words and marks of punctuation", "States, and others.", "States|,|and|others|."),
    ("a symbol", "see A/C.3/58/L.70/Rev.1.", "see|A/C.3/58/L.70/Rev.1|."),
    ("a resolution and its year", "resolution 1540 (2004),", "resolution|1540 (2004)|,"),
    ("a resolution with its letter and session", "2200 A (XXI), annex", "2200 A (XXI)|,|annex"),
    (
        "a section with its subsections",
        "section 4(2), 12A(1)(b) or 5 (2)",
        "section|4(2)|,|12A(1)(b)|or|5|(|2|)",
    ),
    ("a Council resolution by symbol", "S/RES/1540 (2004)", "S/RES/1540 (2004)"),
    ("a number in brackets that is no year", "paragraph 12 (3)", "paragraph|12|(|3|)"),
    ("numbers", "1,000.5 and 15% of $3.2m", "1,000.5|and|15%|of|$3.2m"),
    ("an apostrophe inside and behind a word", "Iraq’s and States’ rights", "Iraq's|and|States'|rights"),
    ("a closing quote is no apostrophe", "the ‘host’ State", "the|'|host|'|State"),
    (
        "an apostrophe that Unicode counts among the letters",
        "dʼaide aux Étatsʼ et ʼ",
        "d'aide|aux|États'|et|'",
    ),
    ("signs beyond Latin-1", "€3.2m, 5‰ and 15 €", "€3.2m|,|5‰|and|15|€"),
    ("numbers with spaces that do not break", "10\u202f650 ou 1540\u00a0(2004)", "10 650|ou|1540 (2004)"),
    ("hyphens", "non\u2011governmental police-contributing", "non-governmental|police-contributing"),
    ("soft hyphens inside a word", "refou\u00adlement", "refoulement"),
    ("decomposed accents", "re\u0301solution", "résolution"),
    ("Chinese, one character at a time", "回顾其2003年", "回|顾|其|2003|年"),
    ("a Chinese number is one token", "第五十九届会议", "第|五十九|届|会|议"),
    ("Arabic with vowel signs", "قَرَار رقم", "قَرَار|رقم"),
    ("Russian", "ссылаясь на", "ссылаясь|на"),
    ("a number of a session", "58/190 of 18–20 May", "58/190|of|18|–|20|May"),
    ("nothing but space", " \u00a0\n", ""),
    ("an invisible character alone", "a \u200b b", "a|b"),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_token_is_what_no_edit_may_cut(text: str, expected: str) -> None:
    assert "|".join(tokenize(text).keys) == expected


@given(st.text() | st.text(alphabet="aZ1 ,./()'’-–\u00ad\u200b\u00a0\u0301\u202e回ق"))
def test_tokens_and_the_space_between_them_rejoin_to_the_text(text: str) -> None:
    tokens = tokenize(text)
    rebuilt, at = "", 0
    for key, start, end in zip(*tokens, strict=True):
        between = text[at:start]
        assert fold(between) == ""
        assert key == fold(text[start:end])
        assert key
        rebuilt += between + text[start:end]
        at = end
    assert fold(text[at:]) == ""
    assert rebuilt + text[at:] == text
