"""Reviews as JSON: what is written is read back, and what is damaged is refused with its place."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import document

import compare
from compare.errors import ReadError
from compare.review.changes import Change, ChangeKind
from compare.review.decisions import (
    Carried,
    Comment,
    Decision,
    How,
    Lost,
    Review,
    Side,
    Verdict,
    begun,
)
from compare.review.record import read, strange, write

SCHEMA = json.loads(
    (Path(compare.__file__).parent / "schema" / "review.schema.json").read_text(encoding="utf-8")
)
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
MAYBE = st.none() | WORDS
CHANGES = st.builds(
    Change, WORDS, st.sampled_from(ChangeKind), MAYBE, MAYBE, MAYBE, WORDS, WORDS, WORDS, WORDS
)
DECISIONS = st.builds(
    Decision,
    CHANGES,
    st.none() | st.sampled_from(Verdict),
    st.booleans(),
    st.lists(st.builds(Comment, WORDS, MAYBE, MAYBE), max_size=2).map(tuple),
    MAYBE,
).filter(lambda decision: not decision.empty)
HASHES = st.none() | st.just("0" * 64)
PINS = st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple)
REVIEWS = st.builds(
    Review,
    st.builds(Side, MAYBE, HASHES),
    st.builds(Side, MAYBE, HASHES),
    st.builds(How, st.booleans(), st.sampled_from(["accepted", "rejected"]), PINS, PINS),
    MAYBE,
    st.lists(DECISIONS, max_size=3, unique_by=lambda decision: decision.change.id).map(tuple),
)


@given(REVIEWS)
def test_a_review_is_read_back_as_it_was_and_fits_the_schema(review: Review) -> None:
    written = write(review)
    jsonschema.validate(json.loads(written), SCHEMA)
    assert read(written.encode(), "review.json") == review


def test_a_review_of_two_texts_has_a_decision_to_make_on_each_change() -> None:
    comparison = compare.documents(
        document("1: Decides to meet in Geneva every year."),
        document("1: Decides to act in Geneva every year."),
    )
    review = begun(comparison, reviewer="A. Reader")
    assert [(d.change.kind, d.change.old, d.change.new, d.verdict) for d in review.decisions] == [
        ("edit", "meet", "act", None)
    ]
    assert json.loads(write(review))["decisions"] == []


def record(**changes: Any) -> bytes:
    decision = {"id": "m1.1", "kind": "edit", "verdict": "accept"}
    return json.dumps({"format_version": 1, "decisions": [decision], **changes}).encode()


def test_keys_that_are_not_known_are_ignored_and_named() -> None:
    review = read(record(colour="blue"), "a.json")
    assert review.decisions == (Decision(Change("m1.1", ChangeKind.EDIT), Verdict.ACCEPT),)
    assert strange(record(colour="blue"), "a.json") == ("colour",)
    comments = [{"text": "Why?", "reply": {"text": "So."}}] * 2
    decisions = [
        {"id": "m1", "kind": "edit", "comments": comments, "was": {"id": "m2", "kind": "edit", "x": 1}}
    ]
    found = strange(record(decisions=decisions, old={"size": 1}), "a.json")
    assert set(found) == {"decisions.comments.reply", "decisions.was.x", "old.size"}


def test_every_key_that_is_written_is_known() -> None:
    change = Change("m1", ChangeKind.EDIT, "m", "op1", "op1", "a", "b", "c", "d")
    decision = Decision(change, Verdict.ACCEPT, by="A", carried=Carried.NEAR, was=change)
    decision = decision._replace(flagged=True, comments=(Comment("t", "a", "2003"),))
    how = How(pins=(("op1", "op1"),), unpins=(("op2", "op2"),))
    side = Side("a", "0" * 64)
    review = Review(side, side, how, "A", (decision,), (Lost(decision, "gone"),))
    assert read(write(review).encode(), "a.json") == review
    assert strange(write(review).encode(), "a.json") == ()


DAMAGED = [
    (b"", "a.json: JSON that cannot be read: Expecting value, line 1, column 1. Mend it"),
    (record()[:-9], "a.json: JSON that cannot be read: "),
    (b"[]", "a.json: JSON, but no review. Give a file that `redraft review` saved"),
    (b'{"paragraphs": []}', "a.json: JSON, but no review."),
    (
        record(format_version=2),
        "a.json: format_version: 2 is not one that this redraft reads (1). Use the redraft",
    ),
    (record(format_version=None), "a.json: format_version: none is not one"),
    (
        record(decisions=[{"id": "m1"}]),
        'a.json: decisions[0]: the string "kind" is missing. Use one of edit,',
    ),
    (record(decisions=[{"kind": "edit"}]), 'a.json: decisions[0]: the string "id" is missing.'),
    (
        record(decisions=[{"id": "m1", "kind": "odd"}]),
        'a.json: decisions[0].kind: "odd" is no kind of change.',
    ),
    (
        record(decisions=[{"id": "m1", "kind": "edit", "verdict": "yes"}]),
        'a.json: decisions[0].verdict: "yes" is no verdict. Use one of accept, reject.',
    ),
    (
        record(decisions=[{"id": "m1", "kind": "edit", "flagged": 1}]),
        "a.json: decisions[0].flagged: neither true nor false.",
    ),
    (record(decisions=[{"id": "m1", "kind": "edit"}] * 2), 'a.json: decisions[1].id: "m1" stands twice.'),
    (
        record(decisions=[{"id": "m1", "kind": "edit", "comments": [{"author": "A"}]}]),
        'a.json: decisions[0].comments[0]: the string "text" is missing.',
    ),
    (
        record(how={"tracked": "maybe"}),
        'a.json: how.tracked: "maybe" is not known. Use one of accepted, rejected.',
    ),
    (record(how={"pins": [["op1"]]}), "a.json: pins[0]: a pin is two addresses."),
    (
        record(decisions=[{"id": "m1", "kind": "edit", "comments": [{"text": ""}] * 100_001}]),
        "a.json: decisions[0].comments: more than 100,000 comments in the file.",
    ),
]


@pytest.mark.parametrize(("data", "message"), DAMAGED, ids=[message[8:60] for _, message in DAMAGED])
def test_what_is_no_review_is_refused_with_its_place(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as refused:
        read(data, "a.json")
    assert str(refused.value).startswith(message)
    assert "\n" not in str(refused.value)


def test_half_a_character_in_a_comment_is_read_and_can_be_saved_again() -> None:
    comment = {"text": "half \ud83d of one", "author": "\udc00"}
    found = read(record(decisions=[{"id": "m1", "kind": "edit", "comments": [comment]}]), "a.json")
    assert found.decisions[0].comments == (Comment("half \ufffd of one", "\ufffd"),)
    assert read(write(found).encode(), "a.json") == found
