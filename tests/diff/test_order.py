from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from compare.diff.order import Step, in_order, staying


@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_as_few_paragraphs_as_possible_count_as_moved_and_the_lightest_of_them(
    news: list[int], weights: list[int]
) -> None:
    steps = [Step(old, new, weight) for old, (new, weight) in enumerate(zip(news, weights, strict=True))]
    chain = sorted(in_order(steps))
    assert [steps[k].new for k in chain] == sorted(steps[k].new for k in chain)
    best = max(
        (size, sum(weights[k] for k in choice))
        for size in range(8)
        for choice in combinations(range(7), size)
        if [news[k] for k in choice] == sorted(news[k] for k in choice)
    )
    assert (len(chain), sum(weights[k] for k in chain)) == best


def test_of_two_swapped_paragraphs_the_shorter_one_moved() -> None:
    assert in_order([Step(0, 1, 5), Step(1, 0, 50)]) == {1}


def test_nothing_is_in_order_with_nothing() -> None:
    assert in_order([]) == set()


MERGED = [
    ((0,), (0,)),
    ((1,), (1,)),
    ((3,), (2,)),
    ((8,), (3,)),
    ((2, 9), (4,)),
    ((4, 10), (5,)),
    ((11,), (6,)),
]


def test_what_was_merged_into_a_later_paragraph_moves_none_of_those_between() -> None:
    assert set(staying(MERGED, [1] * len(MERGED))) == set(range(len(MERGED)))


def test_what_was_split_from_an_earlier_paragraph_moves_none_of_those_between() -> None:
    links = [(new, old) for old, new in MERGED]
    assert set(staying(links, [1] * len(links))) == set(range(len(links)))


def test_a_merger_that_fits_with_none_of_its_paragraphs_moved() -> None:
    links = [((0,), (1,)), ((1,), (2,)), ((2, 3), (0,)), ((4,), (3,))]
    assert set(staying(links, [1, 1, 1, 1])) == {0, 1, 3}
