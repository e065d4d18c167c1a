"""The measure of carried decisions: its truth is true, and a carrier that is wrong is found out."""

import pytest
from accuracy.carrying import ASKED, CARRIERS, Carrier, Judge, Tally, redraft
from accuracy.run import REPORTING, TUNING
from accuracy.sequences import Sequence3, sequences

from compare.review.decisions import Carried, Review
from compare.review.standing import standings

SEEDS = range(8)


@pytest.fixture(name="some", scope="module")
def fixture_some() -> list[Sequence3]:
    return list(sequences(SEEDS))


def total(some: list[Sequence3], carrier: Carrier) -> dict[str, Tally]:
    totals = dict.fromkeys(ASKED, Tally())
    for sequence in some:
        for kind, tally in Judge(sequence).tallies(carrier, lambda _: None):
            totals[kind] = Tally(*map(sum, zip(totals[kind], tally, strict=True)))
    return totals


def test_the_same_seeds_make_the_same_drafts(some: list[Sequence3]) -> None:
    again = list(sequences(SEEDS))
    assert [one.later.new for one in again] == [one.later.new for one in some]


def test_a_letter_of_the_next_draft_is_the_letter_that_it_was(some: list[Sequence3]) -> None:
    for sequence in some:
        drafts = (sequence.later.new, sequence.former.new)
        for places in sequence.letters.items():
            later, former = (
                draft.paragraphs[p].text[at] for draft, (p, at) in zip(drafts, places, strict=True)
            )
            assert later.lower() == former.lower()
        assert len(set(sequence.letters.values())) == len(sequence.letters)


def test_every_class_has_cases_and_all_but_few_are_carried(some: list[Sequence3]) -> None:
    for kind, tally in total(some, redraft).items():
        assert tally.cases > 5, kind
        assert tally.carried >= ASKED[kind] * tally.cases - 1, kind
        assert tally.wrong == 0, kind


def test_what_is_carried_to_another_change_is_counted_as_wrong(some: list[Sequence3]) -> None:
    def to_the_last(sequence: Sequence3, review: Review) -> dict[str, tuple[str, Carried]]:
        last = standings(sequence.later)[-2].change.id
        return {decision.change.id: (last, Carried.NEAR) for decision in review.decisions}

    for tally in total(some, to_the_last).values():
        assert tally.wrong >= 0.9 * (tally.cases + tally.away)
    assert sum(tally.wrong for tally in total(some, CARRIERS["the first of the same words"]).values()) > 20


def test_what_is_a_little_different_must_not_be_carried_as_the_same(some: list[Sequence3]) -> None:
    def all_exactly(sequence: Sequence3, review: Review) -> dict[str, tuple[str, Carried]]:
        return {id_: (to, Carried.EXACT) for id_, (to, _) in redraft(sequence, review).items()}

    assert total(some, all_exactly)["nearly"].wrong > 5


def test_figures_come_from_other_seeds_than_thresholds() -> None:
    assert not set(TUNING.mutations) & set(REPORTING.mutations)
    assert not set(TUNING.elsewhere) & set(REPORTING.elsewhere)
