"""What decisions make: all accepted is the new text, all rejected the old one, and each in between."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from accuracy.mutations import LEVELS, mutated
from hypothesis import given
from hypothesis import strategies as st
from notation import document
from strategies import documents

import compare
from compare.model import Comparison, Document
from compare.model.typography import fold
from compare.review.changes import ChangeKind, changes
from compare.review.settle import settle


def everything(id_: str) -> bool:
    return bool(id_)


def nothing(id_: str) -> bool:
    return not id_


def said(found: Document) -> list[object]:
    """Return what of a document must be the same, typography aside."""
    return [
        [
            (p.kind, p.part, p.label, p.level, p.row, p.column, fold(p.text))
            for p in found.paragraphs
        ],
        [
            [(mark.note, mark.label, fold(p.text[: mark.offset])) for mark in p.marks]
            for p in found.paragraphs
        ],
        [(note.label, fold(note.text)) for note in found.notes],
    ]  # fmt: skip


def assert_laws(comparison: Comparison) -> None:
    new = settle(comparison, everything).document
    assert new.paragraphs == comparison.new.paragraphs
    assert new.notes == comparison.new.notes
    assert said(settle(comparison, nothing).document) == said(comparison.old)


@pytest.mark.parametrize("level", LEVELS, ids=[level.name for level in LEVELS])
def test_all_accepted_is_the_new_text_and_all_rejected_the_old_one(level: object) -> None:
    for case in mutated(range(12), level):  # type: ignore[arg-type]  # ids want objects
        assert_laws(compare.documents(case.old, case.new))


def test_a_mark_returns_to_its_place_among_characters_that_nobody_sees() -> None:
    old = "1: Urges States to join the Convention against Crime^1 at on\u00adce. | N1: Vol. 2225."
    new = "1: Urges Sta\u00adtes to join the Convention against Crime at once."
    assert_laws(compare.documents(document(old), document(new)))


ARTICLE = "Article 1\n\nThe Lake is free.\n\nArticle 2{}\n\nBoats need lights.{}\n"
TITLES = [
    ("a title that came", ("", ""), (" Boats", "")),
    ("a title that went", (" Boats", ""), ("", "")),
    ("a title that went with its note", (" Boats¹", "\n\n____\n¹ See rule 1."), ("", "")),
    ("a title that came below", ("", ""), ("\nBoats", "")),
]


@pytest.mark.parametrize(("old", "new"), [case[1:] for case in TITLES], ids=[case[0] for case in TITLES])
def test_a_heading_keeps_its_number_whatever_becomes_of_its_title(
    old: tuple[str, str], new: tuple[str, str]
) -> None:
    comparison = compare.texts(ARTICLE.format(*old), ARTICLE.format(*new))
    for accept, side in ((True, comparison.new), (False, comparison.old)):
        made = settle(comparison, lambda _, verdict=accept: verdict).document
        assert made.paragraphs == side.paragraphs
        assert made.notes == side.notes


def test_a_merger_that_is_rejected_leaves_each_paragraph_where_it_stood() -> None:
    verbs = "Urges Requests Invites Thanks Reminds Authorizes Condemns Welcomes Commends Deplores".split()
    topics = (
        "harbours|libraries|orphanages|aquifers|glaciers|tariffs|lighthouses|vaccines|archives|bridges".split(
            "|"
        )
    )
    said_of = [
        f"{verb} those who keep the {topic} of the {topic[:3]} district"
        for verb, topic in zip(verbs, topics, strict=True)
    ]
    old = " | ".join(f"{k}: {text};" for k, text in enumerate(said_of, 1))
    order = [0, 1, 3, 5, 6, 7, (2, 8), (4, 9)]
    texts = [
        said_of[k] if isinstance(k, int) else f"{said_of[k[1]]}, and {said_of[k[0]].lower()}" for k in order
    ]
    comparison = compare.documents(
        document(old), document(" | ".join(f"{k}: {text};" for k, text in enumerate(texts, 1)))
    )
    assert [match.old for match in comparison.matches if not match.one_to_one] == [(2, 8), (4, 9)]
    assert not [match for match in comparison.matches if match.moved]
    assert_laws(comparison)


@given(documents(), documents())
def test_all_accepted_is_the_new_text_whatever_the_texts(old: Document, new: Document) -> None:
    settled = settle(compare.documents(old, new), everything).document
    assert [(p.text, p.label, p.kind) for p in settled.paragraphs] == [
        (p.text, p.label, p.kind) for p in new.paragraphs
    ]
    assert [note.text for note in settled.notes] == [note.text for note in new.notes]


@given(st.data())
def test_decisions_in_between_make_a_text_without_stray_spaces(data: st.DataObject) -> None:
    case = next(mutated([data.draw(st.integers(0, 300))], data.draw(st.sampled_from(LEVELS))))
    comparison = compare.documents(case.old, case.new)
    chance = data.draw(st.randoms(use_true_random=False))
    accepted = {change.id: chance.random() < 0.5 for change in changes(comparison)}
    settled = settle(comparison, lambda id_: accepted.get(id_, True)).document
    for paragraph in settled.paragraphs:
        assert paragraph.text == paragraph.text.strip()
        assert "  " not in paragraph.text
    assert len({note.label for note in settled.notes if note.label.isdecimal()}) == sum(
        note.label.isdecimal() for note in settled.notes
    )


class Mixed(NamedTuple):
    name: str
    old: str
    new: str
    accepted: Callable[[ChangeKind, str, str], bool]
    """Tells by kind, old and new words."""
    text: str


OPENING = "O: The General Assembly, | "
LONG = "States to protect the rights of migrants and of their families in every country"
MIXED = [
    Mixed(
        "one edit of two",
        f"1: Urges {LONG};",
        f"1: Requests {LONG}, as before;",
        lambda _kind, _old, new: new == "Requests",
        f"1: Requests {LONG};",
    ),
    Mixed(
        "an insertion is left out and the rest keeps the numbers of the new text",
        f"1: Urges {LONG}; | 2: Decides to meet in Geneva.",
        f"1: Urges {LONG}; | 2: Calls for new and better libraries; | 3: Decides to meet in Geneva.",
        lambda kind, _old, _new: kind is ChangeKind.NUMBERING,
        f"1: Urges {LONG}; | 3: Decides to meet in Geneva.",
    ),
    Mixed(
        "what was deleted returns where it stood",
        f"1: Urges {LONG}; | 2: Calls for new and better libraries; | 3: Decides to meet in Geneva.",
        f"1: Urges {LONG}; | 2: Decides to meet in Geneva.",
        lambda _kind, _old, _new: False,
        f"1: Urges {LONG}; | 2: Calls for new and better libraries; | 3: Decides to meet in Geneva.",
    ),
    Mixed(
        "a move is rejected and the edit of what moved is accepted",
        f"1: Urges {LONG}; | 2: Calls for libraries that are open on Sundays; | 3: Notes the report on oceans and seas; | 4: Decides to meet in Geneva.",
        f"1: Calls for libraries that are open on Mondays; | 2: Urges {LONG}; | 3: Notes the report on oceans and seas; | 4: Decides to meet in Geneva.",
        lambda kind, _old, _new: kind is ChangeKind.EDIT,
        f"1: Urges {LONG}; | 2: Calls for libraries that are open on Mondays; | 3: Notes the report on oceans and seas; | 4: Decides to meet in Geneva.",
    ),
    Mixed(
        "a split is rejected and its edit is accepted",
        f"1: Urges {LONG}, and requests the Secretary-General to report on the matter at the next session.",
        f"1: Strongly urges {LONG}; | 2: Requests the Secretary-General to report on the matter at the next session.",
        lambda kind, old, _new: kind is ChangeKind.EDIT and old == "Urges",
        f"1: Strongly urges {LONG}, and requests the Secretary-General to report on the matter at the next session.",
    ),
    Mixed(
        "words over the border of a merger go with it",
        f"1: Urges {LONG}; | 2: Requests the Secretary-General to report on the matter at the next session.",
        f"1: Strongly urges {LONG}, and requests the Secretary-General to report on the matter at the next session.",
        lambda kind, _old, _new: kind is ChangeKind.EDIT,
        f"1: Strongly urges {LONG}; | 2: Requests the Secretary-General to report on the matter at the next session.",
    ),
    Mixed(
        "words at the border of a split stay with a paragraph that is not split",
        f"1: Urges {LONG}, and requests the Secretary-General to report on the matter at the next session.",
        f"1: Strongly urges {LONG}; | 2: Requests the Secretary-General to report on the matter at the next session.",
        lambda kind, _old, _new: kind is ChangeKind.EDIT,
        f"1: Strongly urges {LONG}, and requests the Secretary-General to report on the matter at the next session.",
    ),
    Mixed(
        "words at the border of a split go with it",
        f"1: Urges {LONG}, and requests the Secretary-General to report on the matter at the next session.",
        f"1: Strongly urges {LONG}; | 2: Requests the Secretary-General to report on the matter at the next session.",
        lambda kind, _old, _new: kind is ChangeKind.PARTS,
        f"1: Urges {LONG}; | 2: Requests the Secretary-General to report on the matter at the next session.",
    ),
    Mixed(
        "a paragraph that a merger left out stays where paragraphs are not merged",
        f"1: Urges {LONG}; | 2: Requests the Secretary-General to report on the matter at the next session, and to publish it.",
        f"1: Urges {LONG} and requests the Secretary-General to report on the matter at the next session.",
        lambda kind, _old, _new: kind is ChangeKind.EDIT,
        f"1: Urges {LONG}; | 2: Requests the Secretary-General to report on the matter at the next session.",
    ),
    Mixed(
        "a note whose mark is left out goes, and the rest are counted anew",
        f"1: Recalls one report^1 and {LONG};^2 | N1: A/58/1. | N2: A/58/2, annex.",
        f"1: Recalls one report^1 and a letter^2 and {LONG};^3 | N1: A/58/1. | N2: S/2003/99. | N3: A/58/2, annex.",
        lambda _kind, _old, _new: False,
        f"1: Recalls one report^1 and {LONG};^2 | N1: A/58/1. | N2: A/58/2, annex.",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", MIXED, ids=[case.name for case in MIXED])
def test_each_change_is_decided_by_itself(case: Mixed) -> None:
    comparison = compare.documents(document(OPENING + case.old), document(OPENING + case.new))
    accepted = {c.id: case.accepted(c.kind, c.old, c.new) for c in changes(comparison)}
    settled = settle(comparison, lambda id_: accepted.get(id_, False)).document
    expected = document(OPENING + case.text)
    assert [(p.label, p.text) for p in settled.paragraphs] == [(p.label, p.text) for p in expected.paragraphs]
    assert said(settled)[1:] == said(expected)[1:]


def test_ids_of_changes_are_all_different_and_the_same_every_time() -> None:
    for case in mutated(range(6), LEVELS[-1]):
        found = changes(compare.documents(case.old, case.new))
        assert len({change.id for change in found}) == len(found)
        assert found == changes(compare.documents(case.old, case.new))
