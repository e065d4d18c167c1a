"""The truth that the generator tells, checked against its texts and against the reader."""

from collections.abc import Callable

import pytest
from benchmarks.generator import EDITED, MOVED, NEAR_DUPLICATES, PREAMBLE, Pair, make
from benchmarks.hardest import all_alike, lightly_edited, nothing_alike, rewritten

import compare
from compare import Kind, Options

SIZE = 400
LONG = 2700
"""Paragraphs of a text in which more are edited than are compared with all that share rare words."""


@pytest.fixture(scope="module", name="pair")
def fixture_pair() -> Pair:
    return make(SIZE)


def lines(text: str) -> list[str]:
    """Return the paragraphs, each on one line."""
    return [" ".join(block.split()) for block in text.split("\n\n")]


def words(line: str) -> str:
    """Return a line without its number and the mark that ends it."""
    head, dot, rest = line.partition(". ")
    return (rest if dot and head.isdecimal() else line).rstrip(",;.")


def test_both_texts_have_as_many_paragraphs_as_asked(pair: Pair) -> None:
    assert len(lines(pair.old)) == len(lines(pair.new)) == SIZE
    assert sorted(pair.new_of) == list(range(SIZE))


def test_the_shares_are_exact(pair: Pair) -> None:
    assert len(pair.edited) == EDITED * SIZE
    assert len(pair.moved) == MOVED * SIZE
    assert len(pair.repeated) == NEAR_DUPLICATES * SIZE


def test_exactly_the_edited_paragraphs_have_other_words(pair: Pair) -> None:
    old, new = lines(pair.old), lines(pair.new)
    changed = {i for i, j in enumerate(pair.new_of) if words(old[i]) != words(new[j])}
    assert changed == pair.edited


def test_all_but_the_moved_paragraphs_keep_their_order(pair: Pair) -> None:
    stayed = [j for i, j in enumerate(pair.new_of) if i not in pair.moved]
    assert stayed == sorted(stayed)
    with_each = [[j for i, j in enumerate(pair.new_of) if i not in pair.moved - {one}] for one in pair.moved]
    assert all(order != sorted(order) for order in with_each)


def test_only_moved_paragraphs_have_another_number_unless_all_are_renumbered(pair: Pair) -> None:
    old, new = ([line.split(". ")[0] for line in lines(text)] for text in (pair.old, pair.new))
    assert {i for i in range(15, SIZE) if old[i] != new[pair.new_of[i]]} == pair.moved
    other = [line.split(". ")[0] for line in lines(make(SIZE, renumbered=True).new)]
    assert all(old[i] != other[pair.new_of[i]] for i in range(15, SIZE))


def test_near_duplicates_differ_from_one_another_by_a_few_words(pair: Pair) -> None:
    old = [set(words(line).split()) for line in lines(pair.old)]
    for index in pair.repeated:
        apart = min(len(old[index] ^ old[other]) for other in range(SIZE) if other != index)
        assert 0 < apart < 16


def test_the_same_seed_gives_the_same_texts_and_another_one_others(pair: Pair) -> None:
    assert make(SIZE) == pair
    assert make(SIZE, seed=1).old != pair.old


@pytest.mark.parametrize("size", [SIZE, 1100])
@pytest.mark.parametrize("renumbered", [False, True])
def test_the_reader_finds_every_paragraph_and_its_number(size: int, *, renumbered: bool) -> None:
    pair = make(size, renumbered=renumbered)
    comparison = compare.texts(pair.old, pair.new)
    for document in (comparison.old, comparison.new):
        kinds = [paragraph.kind for paragraph in document.paragraphs]
        assert kinds == [Kind.OPENING, *[Kind.PREAMBULAR] * 14, *[Kind.OPERATIVE] * (size - 15)]
    matches = [m for m in comparison.matches if comparison.new.paragraphs[m.new[0]].kind is Kind.OPERATIVE]
    assert sum(bool(m.renumbered) for m in matches) == (size - 15 if renumbered else len(pair.moved))


@pytest.mark.parametrize("size", [SIZE, LONG])
def test_the_comparison_finds_what_the_generator_did(size: int) -> None:
    pair = make(size)
    comparison = compare.texts(pair.old, pair.new)
    found = {(m.old, m.new): m for m in comparison.matches}
    truth = {((i,), (j,)) for i, j in enumerate(pair.new_of)}
    linked = {link for link, match in found.items() if match.similarity is not None}
    assert len(linked & truth) > 0.99 * size
    assert {m.old[0] for m in comparison.matches if m.moved} == pair.moved


def test_a_person_parts_two_paragraphs_of_a_long_text_that_are_alike_and_in_one_place() -> None:
    pair = make(LONG)
    edited = min(index for index in pair.edited - pair.moved if index > PREAMBLE)
    apart = Options(unpins=((f"op{edited - PREAMBLE}",) * 2,))
    links = [
        {(match.old, match.new) for match in compare.texts(pair.old, pair.new, options).matches}
        for options in (Options(), apart)
    ]
    together = ((edited,), (edited,))
    assert together in links[0]
    assert together not in links[1]


def test_texts_with_nothing_in_common_share_no_paragraph_but_the_opening() -> None:
    comparison = compare.texts(*nothing_alike(30))
    assert comparison.counts.new == comparison.counts.new._replace(identical=1, inserted=30)


def test_paragraphs_that_are_all_alike_differ_in_a_few_words() -> None:
    old, new = (text.split("\n\n")[1:] for text in all_alike(30))
    model = set(old[0].split()[1:])
    assert all(len(set(paragraph.split()[1:]) - model) <= 4 for paragraph in [*old, *new])


@pytest.mark.parametrize("make_texts", [rewritten, lightly_edited])
def test_an_endless_paragraph_has_as_many_words_as_asked(
    make_texts: Callable[[int], tuple[str, str]],
) -> None:
    for text in make_texts(700):
        _, paragraph = text.split("\n\n")
        assert len(paragraph.split()) == len(["1.", "Requests"]) + 700
    old, new = (text.split() for text in lightly_edited(700))
    assert 0 < sum(one != other for one, other in zip(old, new, strict=True)) <= 7
