import pytest
from accuracy.aligners import Found
from accuracy.calibration import bins, calibration_error, judge
from accuracy.cases import Case, Group, connected
from accuracy.scoring import Tally, score
from accuracy.table import Column, Row, table
from accuracy.word_scoring import score_words

from compare.model import Document, Kind, Mark, Note, Paragraph

LINKS: tuple[Group, ...] = (
    *(((0,), (0,)), ((1,), (1, 2)), ((2, 3), (3,)), ((4,), (5,)), ((5,), (4,)), ((6,), (6,))),
)


def _document(size: int) -> Document:
    return Document(
        paragraphs=tuple(Paragraph(kind=Kind.OPERATIVE, text=f"Decides on {n};") for n in range(size))
    )


def _case(
    old: int, new: int, links: tuple[Group, ...], doubtful: frozenset[tuple[int, int]] = frozenset()
) -> Case:
    return Case("invented", _document(old), _document(new), links, doubtful)


def _found(links: tuple[Group, ...], moved: tuple[tuple[int, int], ...] = ()) -> Found:
    return Found(links, frozenset(moved), frozenset())


def test_what_is_found_as_it_is_true_is_all_right() -> None:
    figures = score(_case(7, 8, LINKS), _found(LINKS))
    assert figures.links == Tally(8, 0, 0)
    assert figures.splits == Tally(2, 0, 0)
    assert figures.merges == Tally(2, 0, 0)
    assert figures.states == Tally(15, 0, 0)


def test_of_two_swapped_neighbours_either_may_be_called_the_moved_one() -> None:
    for moved in ((4, 5), (5, 4)):
        assert score(_case(7, 8, LINKS), _found(LINKS, (moved,))).moved == Tally(0, 0, 0)


def test_a_paragraph_moved_past_two_others_must_be_found() -> None:
    links = (((0,), (2,)), ((1,), (0,)), ((2,), (1,)))
    assert score(_case(3, 3, links), _found(links, ((0, 2),))).moved == Tally(1, 0, 0)
    assert score(_case(3, 3, links), _found(links, ((1, 0),))).moved == Tally(0, 1, 1)


def test_wrong_and_missed_links_are_counted_and_doubtful_ones_are_not() -> None:
    case = _case(3, 3, (((0,), (0,)), ((1,), (1,))), frozenset({(2, 1)}))
    figures = score(case, _found((((0,), (0,)), ((1,), (2,)), ((2,), (1,)))))
    assert figures.links == Tally(1, 1, 1)
    assert figures.links.f1 == 0.5
    assert figures.links.precision == 0.5


def test_the_same_words_shown_as_changed_are_a_false_change_and_so_is_a_mark_that_did_not_change() -> None:
    notes = (Note(label="1", text="A/59/1."), Note(label="2", text="A/59/2."))
    old, new = (
        Document(
            paragraphs=(
                Paragraph(kind=Kind.OPERATIVE, text=text, marks=(Mark(offset=7, note=0),)),
                Paragraph(kind=Kind.OPERATIVE, text=f"{verb} to go."),
            ),
            notes=notes,
        )
        for text, verb in (("Decides to “meet”;", "Agrees"), ('Decides to "meet";', "Refuses"))
    )
    case = Case("invented", old, new, (((0,), (0,)), ((1,), (1,))))
    shown = Found(case.links, frozenset(), frozenset({(0, 0)}), notes=frozenset({(0, 0), (1, 1)}))
    assert score(case, shown).same == Tally(3, 0, 0)
    assert score(case, shown._replace(unchanged=frozenset())).same == Tally(2, 1, 0)
    assert score(case, shown._replace(notes=frozenset({(0, 0)}))).same == Tally(2, 1, 0)


def test_links_that_share_a_paragraph_are_one_group() -> None:
    assert connected({(0, 0), (1, 0), (2, 1), (2, 2)}) == (((0, 1), (0,)), ((2,), (1, 2)))


def test_word_edits_are_scored_as_edits_spans_pairs_and_tokens() -> None:
    truth = [((0, 1), (0, 1)), ((3, 3), (3, 5))]
    figures = score_words((6, 8), truth, [((0, 1), (0, 1)), ((3, 3), (3, 4))])
    assert figures.edits == Tally(1, 1, 1)
    assert figures.spans == Tally(2, 1, 1)
    assert figures.whole == Tally(0, 1, 1)
    assert figures.tokens == Tally(13, 1, 0)
    assert figures.changed == Tally(3, 0, 1)


def test_a_match_is_right_if_all_it_links_belongs_together_or_if_it_is_rightly_alone() -> None:
    case = _case(5, 4, (((0,), (0,)), ((1,), (1, 2)), ((4,), (3,))), frozenset({(2, 3)}))
    matches: tuple[tuple[Group, float], ...] = (
        *((((0,), (0,)), 1.0), (((1,), (1,)), 0.7), (((4,), (2,)), 0.7)),
        *((((2,), (3,)), 0.5), (((3,), ()), 1.0), (((), (3,)), 0.9)),
    )
    judged = judge(case, Found((), frozenset(), frozenset(), matches))
    assert judged == [
        (1.0, True, True),
        (0.7, True, True),
        (0.7, False, True),
        (1.0, True, False),
        (0.9, False, False),
    ]


def test_confidence_is_compared_with_how_often_it_is_right() -> None:
    case = _case(4, 4, (((0,), (0,)), ((1,), (1,)), ((2,), (2,))))
    matches: tuple[tuple[Group, float], ...] = tuple((((i,), (i,)), 0.75) for i in range(4))
    judged = judge(case, Found((), frozenset(), frozenset(), matches))
    assert bins(judged) == [(0.7, 0.8, 4, 0.75, 0.75)]
    assert calibration_error(judged) == 0
    assert calibration_error([]) is None


@pytest.mark.parametrize(("value", "shown"), [(0.989, "98.9!"), (0.99, "99.0"), (None, "–")])
def test_a_figure_that_falls_short_of_what_is_asked_is_marked(value: float | None, shown: str) -> None:
    lines = table("Words", [Column("F1", least=0.99)], [Row("ours", [value])]).splitlines()
    assert lines[-2].split() == ["ours", shown]
    assert lines[-1].split() == ["asked", "≥", "99.0"]


def test_what_is_asked_is_asked_of_this_project_only() -> None:
    assert "!" not in table("Words", [Column("false", most=0, share=False)], [Row("peer", [3], ours=False)])
