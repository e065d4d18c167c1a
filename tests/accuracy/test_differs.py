import shutil

import pytest
from accuracy.differs import differs, edits_of, indel_words, wdiff

REPLACED = ("Requests States to act without delay;", "Invites States to act without delay;")


@pytest.mark.parametrize("name", differs())
def test_one_word_replaced_is_one_edit_for_all(name: str) -> None:
    assert differs()[name](*REPLACED) == [((0, 1), (0, 1))]


@pytest.mark.parametrize("name", differs())
def test_what_is_the_same_has_no_edits(name: str) -> None:
    assert differs()[name](REPLACED[0], REPLACED[0]) == []


@pytest.mark.parametrize("name", differs())
def test_an_ampersand_is_text(name: str) -> None:
    ((old, _),) = differs()[name](*(f"Notes the R & D costs of the {place}" for place in ("hall", "tower")))
    assert old[0] >= 5


@pytest.mark.skipif(not shutil.which("wdiff"), reason="wdiff is not installed")
def test_wdiff_is_a_seventh_where_it_is_installed() -> None:
    assert len(differs()) == 7
    assert wdiff(*REPLACED) == [((0, 1), (0, 1))]


def test_a_token_is_kept_only_if_every_character_of_it_is() -> None:
    pieces = [(0, "mi"), (-1, "grant"), (1, "ner"), (0, " workers")]
    assert edits_of(pieces, "migrant workers", "miner workers") == [((0, 1), (0, 1))]
    assert edits_of([(0, "to"), (1, "day"), (0, " act")], "to act", "today act") == [((0, 1), (0, 1))]


def test_spaces_count_for_nothing() -> None:
    assert edits_of([(0, "to "), (-1, "quickly  "), (0, "act")], "to quickly act", "to act") == [
        ((1, 2), (1, 1))
    ]


def test_where_a_program_loses_text_all_counts_as_replaced() -> None:
    assert edits_of([(0, "to act")], "to act now", "to act") == [((0, 3), (0, 2))]


def test_neighbouring_deletions_and_insertions_are_one_edit() -> None:
    assert indel_words("a b c d", "a x y d") == [((1, 3), (1, 3))]
