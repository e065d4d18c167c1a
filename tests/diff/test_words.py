import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.diff import words
from compare.diff.tidy import tidy
from compare.diff.words import Hunk, changed

TOKENS = st.lists(
    st.sampled_from(["the", "of", ",", "States", "rights", "children", "urges", "1540"]), max_size=14
)


def apply(hunks: list[Hunk], old: list[str], new: list[str]) -> list[str]:
    """Rebuild the new tokens from the old ones and what the hunks insert."""
    result, at = [], 0
    for hunk in hunks:
        result += old[at : hunk.old_start] + new[hunk.new_start : hunk.new_end]
        at = hunk.old_end
    return result + old[at:]


@given(TOKENS, TOKENS)
def test_what_is_kept_and_inserted_is_the_new_text(old: list[str], new: list[str]) -> None:
    for hunks in (changed(old, new), tidy(changed(old, new), old, new)):
        assert apply(hunks, old, new) == new
        edges = [edge for hunk in hunks for edge in (hunk.old_start, hunk.old_end)]
        assert edges == sorted(edges)


@given(TOKENS)
def test_nothing_changed_between_a_text_and_itself(tokens: list[str]) -> None:
    assert changed(tokens, tokens) == []


def test_a_long_paragraph_is_cut_at_phrases_that_stand_once(monkeypatch: pytest.MonkeyPatch) -> None:
    old = [f"w{i}" for i in range(3000)]
    new = [*old[:500], "x", *old[500:1500], *old[1600:], "y"]

    def refuse(*_: object) -> None:
        pytest.fail("looked for the heaviest run in a text that has unique phrases")

    monkeypatch.setattr(words, "_minimal_script", refuse)
    assert changed(old, new) == [
        Hunk(500, 500, 500, 501),
        Hunk(1500, 1600, 1501, 1501),
        Hunk(3000, 3000, 2901, 2902),
    ]


REPEATED = [
    ("a refrain of many pages", [f"w{k % 40}" for k in range(6000)]),
    ("one word again and again", ["w"] * 40_000),
]


@pytest.mark.parametrize("old", [c[1] for c in REPEATED], ids=[c[0] for c in REPEATED])
def test_an_edit_is_found_in_a_long_text_that_repeats_itself(old: list[str]) -> None:
    new = [*old[:2500], "edited", *old[2501:3500], *old[3600:]]
    hunks = changed(old, new)
    assert apply(hunks, old, new) == new
    assert sum(h.old_end - h.old_start for h in hunks) < 1000


def test_rapidfuzz_and_diff_match_patch_keep_the_same_number_of_tokens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = "a b c d a b e f g h a c".split()
    new = "b a d c a e b g f h c a".split()
    gap = Hunk(0, len(old), 0, len(new))
    slow = words._minimal_script(old, new, gap)
    monkeypatch.setattr(words, "SCRIPT_LIMIT", 0)
    fast = words._minimal_script(old, new, gap)
    assert sum(b.size for b in slow) == sum(b.size for b in fast)
    for block in (*slow, *fast):
        assert old[block.old : block.old + block.size] == new[block.new : block.new + block.size]


def test_more_different_tokens_than_there_are_characters_before_the_surrogates() -> None:
    characters = [words._character(number) for number in range(0x11000)]
    assert len(set(characters)) == len(characters)
    assert not any("\ud800" <= character <= "\udfff" for character in characters)


def test_long_kept_runs_are_preferred_to_more_kept_tokens() -> None:
    old = "to protect the rights of migrants and their families in all States".split()
    new = "in order to ensure that the rights of migrants and their families are protected".split()
    hunks = tidy(changed(old, new), old, new)
    kept = difflib.SequenceMatcher(None, old, new, autojunk=False).find_longest_match()
    assert kept.size == 7
    assert hunks == [Hunk(0, 0, 0, 2), Hunk(1, 2, 3, 5), Hunk(9, 12, 12, 14)]
