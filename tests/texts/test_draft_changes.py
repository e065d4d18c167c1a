"""The invented draft shows what it was written to show: `draft_changes.json` holds the intentions."""

import json
from pathlib import Path
from typing import Any

import pytest

import compare
from compare.model.address import addresses, note_addresses

TEXTS = Path(__file__).parents[2] / "texts"
INTENDED = json.loads(Path(__file__).with_name("draft_changes.json").read_text(encoding="utf-8"))
RELATIONS: list[dict[str, Any]] = INTENDED["relations"]
SWAPPED = [tuple(pair) for pair in INTENDED["swapped"]]

KINDS_WANTED = {"identical", "modified", "split", "merged", "inserted", "deleted"}


def _name(relation: dict[str, Any]) -> str:
    return f"{'+'.join(relation['old']) or 'nothing'} to {'+'.join(relation['new']) or 'nothing'}"


@pytest.fixture(scope="module")
def comparison() -> compare.Comparison:
    return compare.files(TEXTS / "58-190-draft.txt", TEXTS / "58-190.txt")


@pytest.fixture(scope="module")
def found(
    comparison: compare.Comparison,
) -> dict[tuple[tuple[str, ...], tuple[str, ...]], compare.Match]:
    old, new = addresses(comparison.old), addresses(comparison.new)
    return {(tuple(old[i] for i in m.old), tuple(new[i] for i in m.new)): m for m in comparison.matches}


def test_the_table_names_every_paragraph_of_both_texts_once(comparison: compare.Comparison) -> None:
    for side in ("old", "new"):
        named = [address for relation in RELATIONS for address in relation[side]]
        assert sorted(named) == sorted(addresses(getattr(comparison, side)))


def test_the_table_shows_every_kind_and_at_least_ten_unchanged_paragraphs() -> None:
    kinds = [relation["kind"] for relation in RELATIONS]
    assert set(kinds) == KINDS_WANTED
    assert kinds.count("identical") >= 10


@pytest.mark.parametrize("relation", RELATIONS, ids=_name)
def test_a_paragraph_became_what_was_intended(
    relation: dict[str, Any], found: dict[tuple[tuple[str, ...], tuple[str, ...]], compare.Match]
) -> None:
    match = found.get((tuple(relation["old"]), tuple(relation["new"])))
    assert match is not None
    assert match.kind == relation["kind"]
    swapped = (tuple(relation["old"] + relation["new"])) in SWAPPED
    if not swapped:
        assert match.moved is relation.get("moved", False)


def test_of_two_swapped_paragraphs_exactly_one_has_moved(
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], compare.Match],
) -> None:
    assert sorted(found[((old,), (new,))].moved for old, new in SWAPPED) == [False, True]


def test_most_operative_paragraphs_are_renumbered(comparison: compare.Comparison) -> None:
    known = [m.renumbered for m in comparison.matches if m.renumbered is not None]
    assert known.count(True) > len(known) / 2


@pytest.mark.parametrize("relation", INTENDED["notes"], ids=_name)
def test_a_note_became_what_was_intended(relation: dict[str, Any], comparison: compare.Comparison) -> None:
    old, new = note_addresses(comparison.old.notes), note_addresses(comparison.new.notes)
    kinds = {
        (tuple(old[i] for i in m.old), tuple(new[i] for i in m.new)): m.kind for m in comparison.note_matches
    }
    assert kinds.get((tuple(relation["old"]), tuple(relation["new"]))) == relation["kind"]
