from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from compare.diff.assign import assign

SCORES = st.dictionaries(
    st.integers(0, 3),
    st.dictionaries(
        st.integers(0, 3), st.sampled_from([0.1, 0.4, 0.5, 0.9]) | st.floats(0.01, 1), max_size=4
    ),
    max_size=4,
)


def best_total(scores: dict[int, dict[int, float]]) -> float:
    """Try every choice of a partner or none for every row."""
    rows = sorted(scores)
    totals = [0.0]
    for choice in product(*([None, *scores[row]] for row in rows)):
        taken = [column for column in choice if column is not None]
        if len(taken) == len(set(taken)):
            totals.append(sum(scores[r][c] for r, c in zip(rows, choice, strict=True) if c is not None))
    return max(totals)


@given(SCORES)
def test_no_other_assignment_is_worth_more(scores: dict[int, dict[int, float]]) -> None:
    found = assign(scores)
    assert len(set(found.values())) == len(found)
    assert abs(sum(scores[row][column] for row, column in found.items()) - best_total(scores)) < 1e-9


@given(SCORES)
def test_the_order_of_rows_and_columns_changes_nothing(scores: dict[int, dict[int, float]]) -> None:
    backwards = {r: dict(reversed(list(row.items()))) for r, row in reversed(list(scores.items()))}
    assert assign(scores) == assign(backwards)


def test_a_paragraph_gives_up_its_best_partner_where_another_needs_that_one_more() -> None:
    assert assign({0: {0: 0.9, 1: 0.8}, 1: {0: 0.8}}) == {0: 1, 1: 0}
