import pytest
from accuracy.mutations import LEVELS, Level, connected
from accuracy.run import CASES, hard_cases, hard_document, mutated, parse_marked, word_cases
from accuracy.scoring import Tally, score, score_words

LINKS = [((0,), (0,)), ((1,), (1, 2)), ((2, 3), (3,)), ((4,), (5,)), ((5,), (4,)), ((6,), (6,))]


def test_what_is_found_as_it_is_true_is_all_right() -> None:
    figures = score((7, 8), LINKS, LINKS, [])
    assert figures.links == Tally(8, 0, 0)
    assert figures.splits == Tally(2, 0, 0)
    assert figures.merges == Tally(2, 0, 0)
    assert figures.states == Tally(15, 0, 0)


def test_of_two_swapped_neighbours_either_may_be_called_the_moved_one() -> None:
    for moved in ([(4, 5)], [(5, 4)]):
        assert score((7, 8), LINKS, LINKS, moved).moved == Tally(0, 0, 0)


def test_a_paragraph_moved_past_two_others_must_be_found() -> None:
    links = [((0,), (2,)), ((1,), (0,)), ((2,), (1,))]
    assert score((3, 3), links, links, [(0, 2)]).moved == Tally(1, 0, 0)
    assert score((3, 3), links, links, [(1, 0)]).moved == Tally(0, 1, 1)


def test_wrong_and_missed_links_are_counted_and_doubtful_ones_are_not() -> None:
    figures = score(
        (3, 3), [((0,), (0,)), ((1,), (1,))], [((0,), (0,)), ((1,), (2,)), ((2,), (1,))], [], [(2, 1)]
    )
    assert figures.links == Tally(1, 1, 1)
    assert figures.links.f1 == 0.5
    assert figures.links.precision == 0.5


def test_word_edits_are_scored_as_edits_spans_pairs_and_tokens() -> None:
    truth = [((0, 1), (0, 1)), ((3, 3), (3, 5))]
    figures = score_words((6, 8), truth, [((0, 1), (0, 1)), ((3, 3), (3, 4))])
    assert figures.edits == Tally(1, 1, 1)
    assert figures.spans == Tally(2, 1, 1)
    assert figures.whole == Tally(0, 1, 1)
    assert figures.tokens == Tally(13, 1, 0)


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_mutations_are_the_same_every_time_and_their_truth_is_sound(level: Level) -> None:
    once, again = (list(mutated(range(3), level)) for _ in range(2))
    assert once == again
    for case in once:
        olds = [i for old, _ in case.links for i in old]
        news = [j for _, new in case.links for j in new]
        assert len(olds) == len(set(olds)) <= len(case.old.paragraphs)
        assert len(news) == len(set(news)) <= len(case.new.paragraphs)
        numbers = [p.label for p in case.new.paragraphs if p.kind == "operative"]
        assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


def test_links_that_share_a_paragraph_are_one_group() -> None:
    assert connected({(0, 0), (1, 0), (2, 1), (2, 2)}) == (((0, 1), (0,)), ((2,), (1, 2)))


def test_the_cases_by_hand_are_well_formed() -> None:
    assert len(list(CASES.glob("*.json"))) == 2
    words, hard = list(word_cases()), list(hard_cases())
    assert len({case["id"] for case in (*words, *hard)}) == len(words) + len(hard) >= 250
    for case in words:
        old, new, edits = parse_marked(case["marked"])
        assert old != new
        assert edits
        assert "  " not in old + new
    for case in hard:
        old_size, new_size = (len(hard_document(case[side]).paragraphs) for side in ("old", "new"))
        assert all(0 <= i < old_size for group in case["links"] for i in group[0])
        assert all(0 <= j < new_size for group in case["links"] for j in group[1])
