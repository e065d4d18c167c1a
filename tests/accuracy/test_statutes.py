"""The truth about an amended charter: what was put in comes from nowhere, and what stayed is found by its words."""

import pytest
from accuracy.cases import pairs
from accuracy.statutes import KINDS, Change, articles_put_in, articles_taken_out, statutes

from compare.model import Kind

SEEDS = range(6)


@pytest.mark.parametrize("kind", KINDS, ids=[kind.__name__ for kind in KINDS])
def test_every_paragraph_stands_in_one_group_and_every_charter_differs(kind: Change) -> None:
    for case in statutes(SEEDS, kind):
        for side, size in enumerate(case.sizes):
            held = [index for group in case.links for index in group[side]]
            assert sorted(set(held)) == sorted(held)
            assert set(held) <= set(range(size))
        assert case.old != case.new
        assert not case.doubtful & pairs(case.links)


@pytest.mark.parametrize(("kind", "old", "new"), [(articles_put_in, 0, 2), (articles_taken_out, 3, 0)])
def test_articles_that_are_on_one_side_only_are_linked_with_none(kind: Change, old: int, new: int) -> None:
    for case in statutes(SEEDS, kind):
        linked = [{index for group in case.links for index in group[side]} for side in (0, 1)]
        alone = [
            sum(
                p.kind is Kind.HEADING and bool(p.label) and i not in held
                for i, p in enumerate(text.paragraphs)
            )
            for text, held in zip((case.old, case.new), linked, strict=True)
        ]
        assert alone == [old, new]


def test_what_stayed_as_it_was_has_its_words_on_both_sides() -> None:
    for case in statutes(SEEDS, articles_put_in):
        for i, j in pairs(case.links):
            assert case.old.paragraphs[i].text == case.new.paragraphs[j].text
