import random
from dataclasses import replace

import pytest
from accuracy.aligners import ALIGNERS, redraft
from accuracy.by_hand import hard_cases, redraft_marked, redraft_words, word_case, word_cases
from accuracy.cases import CASES, pairs
from accuracy.elsewhere import KINDS, Change, elsewhere
from accuracy.marked import mark, plain, with_marks, without_marks
from accuracy.mutations import IDENTITY, LEVELS, Level, mutated
from accuracy.rewording import Pen, bare, clauses_of, ended, says
from accuracy.run import REPORTING, TUNING, Evaluation, Seeds
from accuracy.scoring import score
from accuracy.strangers import argued, carried_over, topics, unrelated
from accuracy.typography import noisy
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Kind, Note, Paragraph
from compare.model.typography import fold


def test_seeds_for_tuning_and_for_reporting_are_kept_apart() -> None:
    for tuning, reporting in zip(TUNING, REPORTING, strict=True):
        assert not set(tuning) & set(reporting)


@pytest.mark.parametrize("name", ALIGNERS)
def test_a_text_that_did_not_change_scores_all_right(name: str) -> None:
    for case in mutated(range(2), IDENTITY):
        assert case.old == case.new
        figures = score(case, ALIGNERS[name](case.old, case.new))
        assert figures.links == (len(case.old.paragraphs), 0, 0)
        assert figures.same.wrong == figures.moved.wrong == figures.states.wrong == 0


def test_a_planted_wrong_link_lowers_precision_and_a_lost_one_recall() -> None:
    (case,) = mutated([3], IDENTITY)
    found = redraft(case.old, case.new)
    lost = found._replace(links=found.links[1:])
    assert score(case, lost).links.precision == 1
    assert score(case, lost).links.missed == 1
    planted = score(case, lost._replace(links=(((0,), (5,)), *lost.links))).links
    assert (planted.wrong, planted.missed) == (1, 1)
    assert planted.precision is not None
    assert planted.precision < 1


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_mutations_are_the_same_every_time_and_their_truth_is_sound(level: Level) -> None:
    once, again = (list(mutated(range(3), level)) for _ in range(2))
    assert once == again
    for case in once:
        olds = [i for old, _ in case.links for i in old]
        news = [j for _, new in case.links for j in new]
        assert len(olds) == len(set(olds)) <= len(case.old.paragraphs)
        assert len(news) == len(set(news)) <= len(case.new.paragraphs)
        for document in (case.old, case.new):
            numbers = [p.label for p in document.paragraphs if p.kind is Kind.OPERATIVE]
            assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
            assert [note.label for note in document.notes] == [str(n + 1) for n in range(len(document.notes))]


STEPS = [
    Level("moved", moved=3),
    Level("deleted", deleted=3),
    Level("inserted", inserted=3),
    Level("returning", returning=2),
    Level("noise", noise=1.0),
    Level("notes", notes=3),
]


@pytest.mark.parametrize("level", STEPS, ids=lambda level: level.name)
def test_what_is_linked_without_rewording_says_the_same(level: Level) -> None:
    for case in mutated(range(4), level):
        if level.name == "returning":
            assert len(pairs(case.links)) == len(case.old.paragraphs)
            assert len(case.new.paragraphs) == len(case.old.paragraphs) + 2
            continue
        for i, j in pairs(case.links):
            assert fold(case.old.paragraphs[i].text) == fold(case.new.paragraphs[j].text)
        kept = {i for i, _ in pairs(case.links)}
        assert len(kept) == len(case.old.paragraphs) - level.deleted
        assert len(case.new.paragraphs) == len(kept) + level.inserted


def test_a_split_paragraph_is_linked_with_both_of_its_parts_and_a_merged_one_with_both_of_its_origins() -> (
    None
):
    for case in mutated(range(4), Level("both", split=1, merged=1)):
        sizes = sorted((len(old), len(new)) for old, new in case.links if len(old) + len(new) > 2)
        assert sizes == [(1, 2), (2, 1)]
        for old, new in case.links:
            words = [
                {word for i in side for word in document.paragraphs[i].text.split()}
                for side, document in ((old, case.old), (new, case.new))
            ]
            assert len(words[0] & words[1]) > len(words[0] | words[1]) / 2


def test_a_draft_with_nothing_left_is_argued_either_way() -> None:
    assert says("Recalling its resolution 57/218 of 18 December 2002,") == {"57/218", "18 December"}
    assert not says("Noting its resolution of 13 January 2004, as is") & says(
        "Recalling its resolution 57/218,"
    )
    cases = list(mutated(range(20_100, 20_104), LEVELS[1]))
    assert [len(case.doubtful) for case in cases] == [0, 0, 1, 0]
    for case in cases:
        assert not case.doubtful & pairs(case.links)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_changes_of_one_kind_are_the_same_every_time_and_their_truth_is_sound(kind: Change) -> None:
    once, again = (list(elsewhere(range(3), kind)) for _ in range(2))
    assert once == again
    for case in once:
        olds = [i for old, _ in case.links for i in old]
        news = [j for _, new in case.links for j in new]
        assert len(olds) == len(set(olds)) <= len(case.old.paragraphs)
        assert len(news) == len(set(news)) <= len(case.new.paragraphs)
        assert case.old != case.new


def test_all_notes_behind_a_new_one_shift() -> None:
    for case in mutated(range(2), Level("notes", notes=2)):
        old, new = ([note.text for note in document.notes] for document in (case.old, case.new))
        assert set(old) & set(new)
        assert set(new) - set(old)


@given(st.integers(), st.text(max_size=60))
def test_typographic_noise_changes_no_words(seed: int, text: str) -> None:
    assert fold(noisy(text, random.Random(seed))) == fold(text)


def test_marks_go_where_their_words_go() -> None:
    notes = [Note(label="1", text="One."), Note(label="2", text="Two."), Note(label="3", text="Three.")]
    lines = [
        Paragraph(kind=Kind.OPERATIVE, text=f"Decides{mark(2)} to meet;{mark(0)}"),
        Paragraph(kind=Kind.OPERATIVE, text=f"Agrees.{mark(2)}"),
    ]
    document = without_marks(lines, notes)
    assert [(note.label, note.text) for note in document.notes] == [("1", "Three."), ("2", "One.")]
    assert [p.text for p in document.paragraphs] == ["Decides to meet;", "Agrees."]
    assert [[(m.offset, m.note) for m in p.marks] for p in document.paragraphs] == [
        [(7, 0), (16, 1)],
        [(7, 0)],
    ]
    assert without_marks([with_marks(p) for p in document.paragraphs], document.notes) == document
    assert plain(lines[0].text) == "Decides to meet;"


def test_stops_are_told_from_the_marks_behind_them() -> None:
    text = f"Recalling the Declaration,{mark(4)} the Pact,{mark(1)}"
    assert clauses_of(text) == [f"Recalling the Declaration,{mark(4)}", f"the Pact,{mark(1)}"]
    assert bare(text).endswith(f"Pact{mark(1)}")
    assert ended(text, "Decides;") == f"Recalling the Declaration,{mark(4)} the Pact;{mark(1)}"


def test_every_date_and_session_goes_a_year_forward() -> None:
    pen = Pen(random.Random(1), ["Urges States"])
    assert (
        pen.renewed("of 17 September 2003, at its fifty-eighth session")
        == "of 17 September 2004, at its fifty-ninth session"
    )


def test_resolutions_on_other_topics_have_nothing_in_common_but_formulas() -> None:
    names = [topic["name"] for topic in topics()]
    assert len(names) == len(set(names)) >= 10
    for case in unrelated(range(6)):
        assert case.links == ()
        for i, j in case.doubtful:
            one, other = case.old.paragraphs[i], case.new.paragraphs[j]
            assert one.kind is other.kind or set(one.text.split()) & set(other.text.split())


def test_paragraphs_carried_over_are_the_only_true_links() -> None:
    for case in carried_over(range(12)):
        assert 1 <= len(case.links) <= 4
        for i, j in pairs(case.links):
            old, new = (
                set(document.paragraphs[k].text.split()) for document, k in ((case.old, i), (case.new, j))
            )
            assert len(old & new) > len(old | new) / 2
            assert not {pair for pair in case.doubtful if i == pair[0] or j == pair[1]}


def test_what_both_sides_say_word_for_word_is_argued_either_way() -> None:
    (case,) = mutated([1], IDENTITY)
    assert {(i, i) for i in range(len(case.old.paragraphs))} <= argued(case.old, case.new)
    other = replace(
        case.new, paragraphs=(Paragraph(kind=Kind.OPERATIVE, text="Thanks the host for the tea;"),)
    )
    assert argued(case.old, other) == set()


def test_the_cases_by_hand_are_well_formed() -> None:
    assert {path.name for path in CASES.glob("*.json")} == {
        "chinese_kept.json",
        "fresh_kept.json",
        "hard_editors.json",
        "hard_hand.json",
        "prose_kept.json",
        "words_fresh.json",
        "words_hand.json",
        "words_revisions.json",
        "words_unseen.json",
        "topics.json",
    }
    words, hard = [*word_cases(), *word_cases("*_kept.json")], list(hard_cases())
    assert (
        len({*(case.name for case in words), *(case.name for case in hard)}) == len(words) + len(hard) >= 250
    )
    for one in words:
        assert one.old != one.new
        assert one.edits
        assert "  " not in one.old + one.new
    for case in hard:
        old_size, new_size = case.sizes
        assert all(0 <= i < old_size and 0 <= j < new_size for i, j in pairs(case.links))


def test_edits_of_this_project_are_shown_as_those_by_hand() -> None:
    case = word_case("invented", "⟦Urges⟧⟪Asks⟫ States to ⟦quickly ⟧act⟪ now⟫.")
    assert (case.old, case.new) == ("Urges States to quickly act.", "Asks States to act now.")
    assert case.edits == (((0, 1), (0, 1)), ((3, 4), (3, 3)), ((5, 5), (4, 5)))
    assert redraft_words(case.old, case.new) == list(case.edits)
    assert redraft_marked(case.old, case.new) == case.marked


def test_every_section_of_the_table_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    few = Seeds(*[range(2)] * 7)
    sections = list(Evaluation(few, verbose=True, generated=True).sections())
    assert len(sections) == 10
    assert all("redraft" in section for section in sections[:5])
    assert "hand: " in capsys.readouterr().out
