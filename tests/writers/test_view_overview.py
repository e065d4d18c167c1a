"""What stands above the text of a report: sentences whose sums are right, pictures that show everything, new numbers."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gallery import gallery
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

import compare
from compare.model import Comparison
from compare.options import Options
from compare.writers.to_html import write
from compare.writers.view import View, view
from compare.writers.view_glance import glance
from compare.writers.view_pictures import MOST_BARS

TEXTS = Path(__file__).resolve().parents[2] / "texts"
ROWS = (
    *("= {n}: Decides", "~ {n}: Decides {{+to+}}", "- {n}: Drops", "+ {n}: Adds", "* {n}: One /> two"),
    *(
        "* {n}: One /< two",
        "= pp: Recalling",
        "+ pp: Noting",
        "= sub (a): to act",
        "- sub (b): to wait",
        "= {n}>9{n}: Asks",
    ),
)


def shown(comparison: Comparison) -> View:
    return view(comparison, Options())


def assert_sums_are_right(comparison: Comparison) -> None:
    for one in glance(comparison):
        parts = [fact for fact in one.facts if fact.kind != "moved"]
        assert sum(fact.old for fact in parts if fact.kind != "inserted") == one.old
        assert sum(fact.new for fact in parts if fact.kind != "deleted") == one.new


@given(st.lists(st.sampled_from(ROWS), max_size=12))
def test_what_is_said_of_a_kind_adds_up(comparisons: Any, rows: list[str]) -> None:
    assert_sums_are_right(comparisons.build([row.format(n=n) for n, row in enumerate(rows, start=1)]))


@pytest.mark.parametrize("rows", [["= 1: Decides"], ["= 1>2: Decides"]], ids=["the same", "renumbered"])
def test_texts_that_do_not_differ_are_said_not_to(comparisons: Any, rows: list[str]) -> None:
    page = html.fromstring(write(comparisons.build(rows), Options()))
    assert page.xpath("string(//section[@class='glance']/p)") == "No words differ between the two texts."


def test_it_adds_up_where_paragraphs_became_ones_of_another_kind(shared: Path) -> None:
    for name in ("car", "iraq", "ssudan"):
        found = compare.files(shared / "gold" / f"{name}.old.json", shared / "gold" / f"{name}.new.json")
        assert_sums_are_right(found)
    assert_sums_are_right(gallery())


def test_the_front_matter_is_told_once() -> None:
    masthead = (
        ("symbol", "S/2019/441"),
        ("distribution", "Distr.: General"),
        ("original", "Original : français"),
    )
    new = replace(
        compare.texts("a", "b").new, symbol="S/2019/441", front=(*masthead, ("issued", "30 May 2019"))
    )
    head = shown(compare.documents(new, new)).head
    assert head.new.front == (
        ("distribution", "General"),
        ("original", "français"),
        ("issued", "30 May 2019"),
    )


def test_kinds_that_are_matched_with_one_another_are_counted_together() -> None:
    old, new = (
        "1. Decides:\n\n(a) To act in all countries concerned;\n\n2. Asks.",
        "1. Decides:\n\n2. To act now in all countries concerned;\n\n3. Asks.",
    )
    nouns = [one.noun for one in glance(compare.texts(old, new))]
    assert nouns == ["paragraph"]


CLOSINGS = [
    ("+ closing: 77th plenary meeting", "The closing formula (meeting and date) is new."),
    ("- closing: 77th plenary meeting", "The closing formula (meeting and date) was dropped."),
    ("~ closing: 7[-7-]{+8+}th plenary meeting", "The closing formula (meeting and date) differs."),
    ("=@0.5 closing: 77th plenary meeting", "The closing formula (meeting and date) stands elsewhere."),
]


@pytest.mark.parametrize(("row", "said"), CLOSINGS)
def test_the_closing_formula_is_told_as_what_it_is(comparisons: Any, row: str, said: str) -> None:
    comparison = comparisons.build(["= pp: Recalling", "~ 1: Decides {+to act+}", row])
    root = html.document_fromstring(write(comparison, Options()))
    told = [" ".join(one.text_content().split()) for one in root.cssselect(".glance p")]
    assert told == ["1 operative paragraph: 1 reworded.", said]


def test_a_place_of_the_old_text_is_said_to_be_one(comparisons: Any) -> None:
    pictures = shown(comparisons.build(["= pp: Recalling", "- pp: Noting", "= 2>1: Decides"])).pictures
    assert pictures is not None
    assert [bar.said for bar in pictures.bars] == ["pp1: unchanged", "old pp2: deleted", "1: unchanged"]
    assert [ribbon.said for ribbon in pictures.told] == ["old pp2: deleted"]


def test_what_did_not_change_needs_no_sentence(comparisons: Any) -> None:
    assert glance(comparisons.build(["= pp: Recalling", "~ 1: Decides {+to act+}"]))[0].noun == "operative"
    assert glance(comparisons.build(["= pp: Recalling", "= 1: Decides"])) == ()


@pytest.mark.parametrize("size", [2, 5, 500, 3000])
def test_the_strip_shows_all_paragraphs_whatever_the_size(comparisons: Any, size: int) -> None:
    rows = [
        f"{'~' if number % 7 == 0 else '='} {number}: Decides{' {+now+}' if number % 7 == 0 else ''}"
        for number in range(1, size + 1)
    ]
    pictures = shown(comparisons.build(rows)).pictures
    assert pictures is not None
    assert len(pictures.bars) == min(size, -(-size // -(-size // MOST_BARS)))
    shared = [re.search(r"and (\d+) more", bar.said) for bar in pictures.bars]
    assert sum(1 + int(more[1]) if more else 1 for more in shared) == size
    assert pictures.share == max(1 + int(more[1]) if more else 1 for more in shared)
    changed = {bar.anchor for bar in pictures.bars if bar.kind == "modified"}
    assert len(changed) >= min(size // 7, 1)


def test_the_flow_shows_whatever_did_not_stay(comparisons: Any) -> None:
    comparison = comparisons.every()
    pictures = shown(comparison).pictures
    assert pictures is not None
    told = [(ribbon.kind, ribbon.moved) for ribbon in pictures.told]
    assert sorted(told) == [
        *(("deleted", False), ("inserted", False), ("merged", False), ("modified", True), ("split", False)),
    ]
    assert set(pictures.told) <= set(pictures.ribbons)


def test_one_paragraph_is_no_picture(comparisons: Any) -> None:
    assert shown(comparisons.build(["~ 1: Decides {+now+}"])).pictures is None


NUMBERS = [
    (["= 1: A", "+ 2: B", "= 2>3: C", "= 3>4: D"], [("2", "3", "3", "4")], "a run that went on together is one line"),
    (["= 1: A", "= 2>4: B", "= 3>6: C"], [("2", "4", "", ""), ("3", "6", "", "")], "others are not"),
    (["- 1: A", "= 2>1: B"], [("1", "", "", ""), ("2", "1", "", "")], "what was dropped has none"),
    (["* 2>2,3: A /> B"], [("2", "2, 3", "", "")], "what was split has several"),
    (["= 1: A", "~ 2: B {+C+}"], [], "the same numbers are none"),
    (["= pp: A", "- pp: B"], [], "nor is what bears no number"),
]  # fmt: skip


def test_new_numbers_of_articles_and_below_them_are_told_as_they_are_cited() -> None:
    old = "Article 1\n\n1. Boats.\n\n2. Fish.\n\nAnnex\n\nRule 1\n\n1. Nets.\n\n2. Rods.\n\nRule 2\n\n1. Oars.\n\n2. Sails."
    new = old.replace("Rule 2", "Rule 3").replace(
        "1. Oars.\n\n2. Sails", "1. No rafts, please.\n\n2. Oars.\n\n3. Sails"
    )
    tables = view(compare.texts(old, new), Options()).numbers
    assert [(t.part, [(one.old, one.new) for one in t.numbers]) for t in tables] == [
        (
            "annex",
            [
                ("Rule 2", "Rule 3"),
                ("Rule 2, paragraph 1", "Rule 3, paragraph 2"),
                ("Rule 2, paragraph 2", "Rule 3, paragraph 3"),
            ],
        )
    ]


@pytest.mark.parametrize(("rows", "listed", "why"), NUMBERS, ids=[why for *_, why in NUMBERS])
def test_new_numbers_are_told_as_they_are_cited(
    comparisons: Any, rows: list[str], listed: list[tuple[str, ...]], why: str
) -> None:
    tables = shown(comparisons.build(rows)).numbers
    found = [(one.old, one.new, one.old_last, one.new_last) for table in tables for one in table.numbers]
    assert found == listed, why
