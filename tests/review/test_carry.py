"""Decisions carried to the next draft: to the same change, to one a little different, or to none."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from accuracy.mutations import LEVELS, mutated
from accuracy.sequences import sequences
from hypothesis import given
from hypothesis import strategies as st
from notation import document

import compare
from compare.errors import OptionError
from compare.model import Comparison, Source
from compare.review.carry import Carriage, Reason, carry
from compare.review.changes import ChangeKind
from compare.review.decisions import Carried, Comment, Decision, Review, Side, Verdict, begun
from compare.review.follow import Follower
from compare.review.locate import locate
from compare.review.standing import standings
from compare.review.verdicts import Undecided, outcome

SEEDS = range(10)
EXACT, NEAR = Carried.EXACT, Carried.NEAR
OLD = (
    "P: Recalling its resolution on libraries, | 1: Urges all States to open libraries in towns and villages; |"
    " 2: Requests the Secretary-General to report on the matter at the next session;"
)


def between(old: str, new: str) -> Comparison:
    return compare.documents(document(old), document(new))


def accepted(comparison: Comparison, keep: Callable[[Decision], bool] = bool) -> Review:
    review = begun(comparison, reviewer="Anna")
    kept = [d._replace(verdict=Verdict.ACCEPT) for d in review.decisions if keep(d)]
    return review._replace(decisions=tuple(kept))


def ways(
    former: Comparison, later: Comparison, keep: Callable[[Decision], bool] = bool
) -> dict[str, Carriage]:
    """Return what is carried with the reviewed draft at hand, and from the review alone."""
    review = accepted(former, keep)
    return {"with NEW": carry(review, later, former), "alone": carry(review, later)}


def said(carriage: Carriage) -> list[tuple[str, str, Carried | None]]:
    return [(h.now.change.old, h.now.change.new, h.now.carried) for h in carriage.handed]


def test_what_was_decided_on_an_article_that_is_a_number_alone_is_carried_to_no_other() -> None:
    old = "Article 1\n\nThe Lake is free.\n\nArticle 2\n\nBoats need lights at night."
    new = f"{old}\n\nArticle 3\n\nFish are everybody’s."
    other = old.replace("Article 2", "Article 3").replace(
        "Article 1", "Article 1\n\nNobody fishes.\n\nArticle 2"
    )
    former = compare.texts(old, new)
    review = accepted(former)
    assert {d.change.new for d in review.decisions} == {"Article 3", "Fish are everybody’s."}
    for carriage in (carry(review, former, former), carry(review, former)):
        assert {h.now.carried for h in carriage.handed} == {EXACT}
        assert len(carriage.handed) == len(review.decisions)
    for carriage in (
        carry(review, compare.texts(old, other), former),
        carry(review, compare.texts(old, other)),
    ):
        assert not [h for h in carriage.handed if h.now.carried is EXACT]


@pytest.mark.parametrize("level", LEVELS, ids=[level.name for level in LEVELS])
def test_to_the_same_comparison_everything_is_carried_exactly(level: object) -> None:
    source = Source(name="new.txt", format="text", encoding="utf-8", sha256="0" * 64)
    for case in mutated(range(8), level):  # type: ignore[arg-type]  # ids want objects
        comparison = compare.documents(case.old, replace(case.new, source=source))
        review = accepted(comparison)
        for carriage in (carry(review, comparison, comparison), carry(review, comparison)):
            assert carriage.lost == ()
            assert carriage.review.decisions == tuple(d._replace(carried=EXACT) for d in review.decisions)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("way", ["with NEW", "alone"])
def test_nothing_that_was_decided_is_lost_or_decided_twice(seed: int, way: str) -> None:
    (drafts,) = sequences([seed])
    review = accepted(drafts.former, lambda d: sum(d.change.id.encode()) % 2 == seed % 2)
    carriage = carry(review, drafts.later, drafts.former if way == "with NEW" else None)
    decided = [one.former for one in carriage.handed] + [one.decision for one in carriage.lost]
    assert sorted(decided) == sorted(review.decisions)
    now = [d for d in carriage.review.decisions if not d.empty]
    assert sorted(d.change.id for d in now) == sorted(one.now.change.id for one in carriage.handed)
    assert carriage.review.lost == carriage.lost
    assert [d.change.id for d in carriage.review.decisions] == [s.change.id for s in standings(drafts.later)]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_carried_exactly_has_the_same_words(seed: int) -> None:
    (drafts,) = sequences([seed])
    words = {
        s.change.id: (s.change.kind, *(words.strip(" ,") for words in s.words))
        for s in (*standings(drafts.former), *standings(drafts.later))
        if s.change.kind in ("edit", "inserted", "deleted")
    }
    for carriage in ways(drafts.former, drafts.later).values():
        exact = [one for one in carriage.handed if one.now.carried is EXACT and one.now.change.id in words]
        assert exact
        assert [words[one.now.change.id] for one in exact] == [words[one.former.change.id] for one in exact]


CARRIED = [
    (
        "what stands as it stood is the same change, though another is beside it",
        "1: Calls upon all States to open libraries in towns and villages;",
        "1: Calls upon all States to open libraries in towns, islands and villages;",
        [("Urges", "Calls upon", EXACT)],
    ),
    (
        "a word more in what was put in has to be confirmed",
        "1: Urges all States to open well-lit public libraries in towns and villages;",
        "1: Urges all States to open well-lit public quiet libraries in towns and villages;",
        [("", "well-lit public quiet", NEAR)],
    ),
    (
        "other words for the same old ones are another change",
        "1: Calls upon all States to open libraries in towns and villages;",
        "1: Encourages all States to open libraries in towns and villages;",
        [],
    ),
    (
        "what was taken back is carried nowhere",
        "1: Urges all States to open large libraries in towns and villages;",
        "1: Urges all States to open libraries in towns and villages;",
        [],
    ),
]


@pytest.mark.parametrize(
    ("new", "later", "expected"), [case[1:] for case in CARRIED], ids=[case[0] for case in CARRIED]
)
def test_a_decision_goes_where_its_change_is(
    new: str, later: str, expected: list[tuple[str, str, Carried]]
) -> None:
    rest = OLD.partition("| 2:")
    drafts = [between(OLD, f"{OLD.partition('| 1:')[0]}| {text} | 2:{rest[2]}") for text in (new, later)]
    for way, carriage in ways(drafts[0], drafts[1]).items():
        assert said(carriage) == expected, way
        assert len(carriage.lost) == 1 - len(expected)


TWICE = "1: Decides that States {}report, that they {}meet in the spring, and that they {}act thereafter;"


@pytest.mark.parametrize("left", [0, 1, 2])
@pytest.mark.parametrize("decided", [0, 1, 2])
def test_a_phrase_that_was_put_in_several_times_is_told_apart_by_its_place(left: int, decided: int) -> None:
    words = "without delay "
    every = between(TWICE.format("", "", ""), TWICE.format(words, words, words))
    one = between(TWICE.format("", "", ""), TWICE.format(*(words * (n == left) for n in range(3))))
    chosen = standings(every)[decided].change.id
    found = ways(every, one, lambda d: d.change.id == chosen)
    right = [("", "without delay", EXACT)] if left == decided else []
    assert said(found["with NEW"]) == right
    # The review alone shows the twin behind the first and the second, which either may be what is left.
    assert said(found["alone"]) == (right if decided == 2 else [])


def test_paragraphs_of_the_same_words_are_told_apart_or_not_carried() -> None:
    old = "1: Decides to meet in Geneva; | 2: Urges all States to report on the state of their libraries;"
    twin = "Requests further information on costs;"
    former = between(
        old,
        f"1: {twin} | 2: Decides to meet in Geneva; | 3: Urges all States to report on the state of their libraries; | 4: {twin}",
    )
    later = between(
        old,
        f"1: Decides to meet in Geneva; | 2: Urges all States to report on the state of their libraries; | 3: {twin}",
    )
    inserted = [s.change.id for s in standings(former) if s.change.kind is ChangeKind.INSERTED]
    first = ways(former, later, lambda d: d.change.id == inserted[0])["with NEW"]
    assert (first.handed, [one.reason for one in first.lost]) == ((), [Reason.GONE])
    last = ways(former, later, lambda d: d.change.id == inserted[1])["with NEW"]
    assert said(last) == [("", twin, EXACT)]


def test_an_edit_stays_decided_where_its_paragraph_moves_is_split_or_merged() -> None:
    old = OLD.replace("matter", "state of all public libraries, and also to invite all their readers")
    new = old.replace("villages", "villages and on islands").replace("Requests", "Invites")
    parts = new.replace(", and also to invite", "; | 3: Also invites him to invite")
    for carriage in ways(between(old, new), between(old, parts)).values():
        assert ("", "and on islands", EXACT) in said(carriage)
        assert ("Requests", "Invites", EXACT) in said(carriage)


def test_comments_flags_and_names_go_along_even_without_a_verdict() -> None:
    former = between(OLD, OLD.replace("villages", "islands"))
    review = begun(former, reviewer="Anna")
    comment = Comment("Ask the islands.", "Anna", "2003-12-22T10:00:00Z")
    kept = review.decisions[0]._replace(flagged=True, comments=(comment,), by="Boris")
    later = between(OLD, OLD.replace("villages", "islands").replace("next", "coming"))
    carriage = carry(review._replace(decisions=(kept,)), later, former)
    (now,) = [d for d in carriage.review.decisions if not d.empty]
    assert (now.verdict, now.flagged, now.comments, now.by, now.carried) == (
        None, True, (comment,), "Boris", EXACT,
    )  # fmt: skip
    assert carriage.review.reviewer == "Anna"


def test_what_has_to_be_confirmed_says_what_it_was_and_is_undecided_until_then() -> None:
    former = between(OLD, OLD.replace("libraries in", "well-lit public libraries in"))
    later = between(OLD, OLD.replace("libraries in", "well-lit public quiet libraries in"))
    review = carry(accepted(former), later, former).review
    (near,) = review.decisions
    assert (near.verdict, near.carried, near.was and near.was.new) == (
        Verdict.ACCEPT,
        NEAR,
        "well-lit public",
    )
    changes = [one.change for one in standings(later)]
    with pytest.raises(OptionError, match="1 of 1 changes are undecided"):
        outcome(review, changes, Undecided.ERROR)
    assert not outcome(review, changes, Undecided.OLD).accepted(near.change.id)
    confirmed = review._replace(decisions=(near._replace(carried=None, was=None),))
    assert outcome(confirmed, changes, Undecided.ERROR).accepted(near.change.id)


def test_what_nobody_confirmed_is_still_to_be_confirmed_in_the_draft_after_the_next() -> None:
    former = between(OLD, OLD.replace("libraries in", "well-lit public libraries in"))
    later = between(OLD, OLD.replace("libraries in", "well-lit public quiet libraries in"))
    once = carry(accepted(former), later, former).review
    again = carry(once, later, later).review
    assert again.decisions == once.decisions


def test_what_was_lost_on_the_way_to_one_draft_is_still_listed_in_the_next() -> None:
    former = between(OLD, OLD.replace("villages", "islands"))
    later = between(OLD, OLD.replace("next", "coming"))
    once = carry(accepted(former), later, former)
    assert [(one.decision.change.new, one.reason) for one in once.lost] == [("islands", Reason.UNDONE)]
    again = carry(once.review, later, later)
    assert (again.lost, again.review.lost) == ((), once.lost)


REASONS = [
    (OLD.partition(" | 2:")[0], Reason.GONE),
    (OLD.replace("Requests the", "Invites the"), Reason.OTHER),
    (OLD, Reason.UNDONE),
]


@pytest.mark.parametrize(("later", "reason"), REASONS, ids=[reason.name for _, reason in REASONS])
def test_what_is_not_carried_has_its_reason(later: str, reason: Reason) -> None:
    former = between(OLD, OLD.replace("Requests", "Asks"))
    carriage = carry(accepted(former), between(OLD, later), former)
    assert [one.reason for one in carriage.lost] == [reason]


def test_new_numbers_are_the_same_decision_only_if_they_are_the_same_numbers() -> None:
    old = "1: Decides to meet in Geneva; | 2: Urges all States to report on the state of their libraries;"
    new = old.replace("1:", "2:").replace("| 2:", "| 3:")
    former, other = between(old, new), between(old, new.replace("3:", "4:"))
    assert [h.now.carried for h in carry(accepted(former), former, former).handed] == [EXACT]
    assert [h.now.carried for h in carry(accepted(former), other, former).handed] == [NEAR]
    unknown = accepted(former)._replace(new=Side("new.txt", "1" * 64))
    assert [h.now.carried for h in carry(unknown, former).handed] == [NEAR]


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=40), st.text(max_size=30))
def test_words_are_found_where_they_stand_whatever_stands_before_the_context(
    before: str, words: str, after: str, ahead: str
) -> None:
    text = ahead + before + words + after
    found = locate(text, (before, words, after), len(ahead) + len(before))
    if before or after:
        assert found == (len(ahead) + len(before), len(ahead) + len(before) + len(words))
    else:
        assert found is None


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_kept_is_followed_to_the_same_words(seed: int) -> None:
    (sequence,) = sequences([seed])
    drafts = compare.documents(sequence.former.new, sequence.later.new)
    follower = Follower(drafts)
    for match in drafts.matches:
        for kept in drafts.kept(match):
            if kept.old.end > kept.old.start:
                assert kept.new in follower.follow([kept.old])
