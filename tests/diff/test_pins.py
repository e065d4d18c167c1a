"""Pins: a person's word overrules the alignment."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import document
from strategies import documents

from compare.diff import compare
from compare.errors import OptionError
from compare.model import Comparison, Document, MatchKind
from compare.model.address import addresses, note_addresses

A = "Urges all States to protect the human rights of migrant children, in particular unaccompanied ones"
B = "Requests the Secretary-General to submit a report on trafficking in persons at its next session"
C = "Encourages Governments to remove obstacles to the transfer of earnings and pensions of workers"


def groups(comparison: Comparison) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return old and new indexes of the pinned matches."""
    return [(match.old, match.new) for match in comparison.matches if match.pinned]


def test_a_pin_links_paragraphs_whatever_they_say() -> None:
    old, new = document(f"1: {A}; | 2: {B}."), document(f"1: {C}; | 2: {B}.")
    found = compare(old, new, pins=[("op1", "op1")])
    assert found.matches[0].kind is MatchKind.MODIFIED
    assert found.matches[0].pinned
    assert not found.matches[0].perhaps


@pytest.mark.parametrize(
    ("pins", "expected"),
    [
        ([("op1", "op1"), ("op1", "op2")], [((0,), (0, 1))]),
        ([("op1", "op3"), ("op2", "op3")], [((0, 1), (2,))]),
        ([("op1", "op1"), ("op1", "op2"), ("op2", "op2")], [((0, 1), (0, 1))]),
    ],
)
def test_pins_that_share_a_paragraph_are_one_match(
    pins: list[tuple[str, str]], expected: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> None:
    text = document(f"1: {A}; | 2: {B}; | 3: {C}.")
    assert groups(compare(text, text, pins=pins)) == expected


def test_paragraphs_that_are_unpinned_are_no_match_even_if_they_are_the_same() -> None:
    old, new = document(f"1: {A}; | 2: {B}."), document(f"1: {A}; | 2: {B}.")
    found = compare(old, new, unpins=[("op1", "op1")])
    assert [match.kind.value for match in found.matches] == ["deleted", "inserted", "identical"]


def test_the_line_above_a_folded_list_that_is_unpinned_leaves_the_merger_of_its_items() -> None:
    old = document(
        "1: Decides to establish the following posts: | 1a: One post of Logistics Officer; | "
        f"1b: Two posts of Engineering Assistant; | 2: {B}."
    )
    new = document(
        "1: Decides to establish one post of Logistics Officer and two posts of Engineering Assistant; | "
        f"2: {B}."
    )
    assert compare(old, new).matches[0].old == (0, 1, 2)
    parted = compare(old, new, unpins=[("op1", "op1")])
    assert [(match.kind.value, match.old) for match in parted.matches] == [
        ("deleted", (0,)),
        ("merged", (1, 2)),
        ("identical", (3,)),
    ]


def test_a_part_that_is_unpinned_is_taken_out_of_a_split() -> None:
    old = document(f"1: {A}; and also {B[:1].lower() + B[1:]}; | 2: {C}.")
    new = document(f"1: {A}; | 2: {B}; | 3: {C}.")
    assert [match.kind.value for match in compare(old, new).matches] == ["split", "identical"]
    parted = compare(old, new, unpins=[("op1", "op2")])
    assert [match.kind.value for match in parted.matches] == ["modified", "inserted", "identical"]


def test_notes_can_be_pinned_and_unpinned() -> None:
    old = document(f"1: {A}^1; | 2: {B}^2. | N1: See A/58/275. | N2: Resolution 217 A (III).")
    new = document(f"1: {A}^1; | 2: {B}^2. | N1: See A/58/275. | N2: Resolution 217 A (III).")
    found = compare(old, new, pins=[("note1", "note2")], unpins=[("note2", "note2")])
    linked = [(match.old, match.new, match.pinned) for match in found.note_matches if match.old and match.new]
    assert linked == [((0,), (1,), True)]


def test_a_report_says_what_was_pinned() -> None:
    text = document(f"1: {A}; | 2: {B}.")
    found = compare(text, text, pins=[("op1", "op2")], unpins=[("op2", "op2")])
    assert found.remarks[0].message == "Matched by hand: op1 and op2. Kept apart by hand: op2 and op2."


@pytest.mark.parametrize(
    ("pins", "unpins", "message"),
    [
        ([("op1", "op9")], [], r"--pin op1=op9: the new text has no paragraph op9\. See"),
        ([], [("op9", "op1")], r"--unpin op9=op1: the old text has no paragraph op9\. See"),
        ([("op1", "note1")], [], r"--pin op1=note1: one is a paragraph and the other a note\. Pair like"),
        ([("note1", "note1"), ("note1", "note2")], [], r"--pin note1=note2: old note1 is pinned twice\. Pin"),
        ([("op1", "op1")], [("op1", "op1")], r"--pin and --unpin op1=op1: one says what the other denies"),
    ],
)
def test_a_pin_that_cannot_be_followed_is_refused(
    pins: list[tuple[str, str]], unpins: list[tuple[str, str]], message: str
) -> None:
    text = document(f"1: {A}^1; | 2: {B}^2. | N1: See A/58/275. | N2: Resolution 217 A (III).")
    with pytest.raises(OptionError, match=message):
        compare(text, text, pins=pins, unpins=unpins)


@given(st.data(), documents(), documents())
def test_what_a_person_says_is_done(data: st.DataObject, old: Document, new: Document) -> None:
    pairs = list(product(addresses(old), addresses(new)))
    pins = data.draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True) if pairs else st.just([]))
    note_pairs = list(zip(note_addresses(old.notes), note_addresses(new.notes), strict=False))
    pins += data.draw(st.lists(st.sampled_from(note_pairs), unique=True) if note_pairs else st.just([]))
    unpins = data.draw(st.lists(st.sampled_from(pairs), max_size=4) if pairs else st.just([]))
    unpins = [pair for pair in unpins if pair not in pins]
    found = compare(old, new, pins=pins, unpins=unpins)
    linked = {
        (names[0][i], names[1][j])
        for matches, names in (
            (found.matches, (addresses(old), addresses(new))),
            (found.note_matches, (note_addresses(old.notes), note_addresses(new.notes))),
        )
        for match in matches
        for i, j in product(match.old, match.new)
    }
    assert linked >= set(pins)
    if not pins:
        assert linked.isdisjoint(unpins)
