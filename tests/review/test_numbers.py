"""Paragraphs counted anew, and the references that this makes wrong."""

from typing import NamedTuple

import pytest

import compare
from compare.model import Document
from compare.pipeline import understood
from compare.review.changes import ChangeKind, changes
from compare.review.numbers import references, renumbered
from compare.review.settle import settle

RESTARTS = """The General Assembly,

Recalling the following:

(a) The first report of the Secretary-General;

(b) The second report of the Secretary-General;

Noting also the following:

(a) The third matter, which is grave;

(b) The fourth matter, which is light;

1. Urges States to act;

2. Decides:

(a) To meet in Geneva;

(i) In spring;

(ii) In autumn;

(b) To meet in New York;

3. Requests:

(a) A report.

Annex
Rules of procedure

I. General

1. The first rule is this one.

2. The second rule follows it.

II. Special

1. The third rule is this one.

2. The fourth rule follows it.
"""
ONGOING = RESTARTS.replace("1. The third", "3. The third").replace("2. The fourth", "4. The fourth")


def labels(document: Document) -> list[str | None]:
    return [paragraph.label for paragraph in document.paragraphs]


@pytest.mark.parametrize("text", [RESTARTS, ONGOING], ids=["anew under a heading", "through headings"])
def test_a_text_that_is_numbered_well_keeps_its_numbers(text: str) -> None:
    found = understood(text)
    assert labels(found).count("(a)") == 4
    assert labels(renumbered(found)) == labels(found)


def test_a_number_that_a_first_item_shares_is_counted_and_keeps_the_item() -> None:
    text = (
        "The General Assembly,\n\n1. Notes;\n\n3. (a) Decides;\n\n(b) Requests;\n\n(d) Urges;\n\n7. Invites."
    )
    counted_anew = renumbered(understood(text))
    assert [p.label for p in counted_anew.paragraphs] == [None, "1", "2. (a)", "(b)", "(c)", "3"]


def test_a_gap_is_closed_under_its_own_heading_and_chapeau_alone() -> None:
    gaps = RESTARTS.replace("2. The fourth", "5. The fourth").replace("(b) The fourth", "(d) The fourth")
    assert labels(understood(gaps)) != labels(understood(RESTARTS))
    assert labels(renumbered(understood(gaps))) == labels(understood(RESTARTS))


ACT = """CHAPTER I

Section 1. Name

This Act is the Lake Act.

Section 2. Seat

The seat is in Lakeville.

CHAPTER II

Section {}. Boats

Boats need lights.

Section {}. Fish

Fish are free.
"""


@pytest.mark.parametrize("numbers", [(1, 2), (3, 4)], ids=["anew in each chapter", "through chapters"])
def test_articles_and_sections_are_counted_as_the_text_counts_them(numbers: tuple[int, int]) -> None:
    act = ACT.format(*numbers)
    assert labels(renumbered(understood(act))) == labels(understood(act))
    gap = ACT.format(numbers[0], numbers[1] + 3).replace("CHAPTER II", "CHAPTER IV")
    assert labels(renumbered(understood(gap))) == labels(understood(act))


def test_an_article_that_was_inserted_between_two_numbers_keeps_its_own() -> None:
    text = "Article 1\n\nOne.\n\nArticle 1 bis\n\nMore.\n\nArticle 4: Fish are free in all of the lakes."
    found = [label for label in labels(renumbered(understood(text))) if label]
    assert found == ["Article 1", "Article 1 bis", "Article 2"]


class Named(NamedTuple):
    name: str
    kinds: tuple[ChangeKind, ...]
    """What is accepted."""
    old: str
    new: str
    """Where the new text has a paragraph more before the one that is named."""
    listed: list[str]


EDITED, INSERTED = (ChangeKind.EDIT,), (ChangeKind.INSERTED, ChangeKind.NUMBERING)
NAMED = [
    Named(
        "the old words stay and a paragraph comes",
        INSERTED,
        "paragraph 1",
        "paragraph 2",
        ["op3: “paragraph 1” is now number 2"],
    ),
    Named(
        "the new words come and no paragraph",
        EDITED,
        "paragraph 1",
        "paragraph 2",
        ["op2: “paragraph 2” is now number 1"],
    ),
    Named("all stays", (), "paragraph 1", "paragraph 2", []),
    Named("all comes", (*EDITED, *INSERTED), "paragraph 1", "paragraph 2", []),
    Named(
        "each number of a list",
        EDITED,
        "paragraphs 1 and 2 (a)",
        "paragraphs 2 (b) and 3 (a)",
        [
            "op2: “paragraphs 2 (b) and 3 (a)”: 2 is now number 1",
            "op2: “paragraphs 2 (b) and 3 (a)”: 3 is now number 2",
        ],
    ),
    Named("a paragraph of another text", EDITED, "paragraphs 1 to 2 of it", "paragraphs 2 to 3 (a) of it", []),
    Named(
        "one of the present text",
        EDITED,
        "paragraph 1 of the present resolution",
        "paragraph 2 of the present resolution",
        ["op2: “paragraph 2” is now number 1"],
    ),
    Named(
        "one that is gone", EDITED, "paragraph 2", "paragraph 1", ["op2: “paragraph 1” is gone"]
    ),
    Named("a number that no paragraph has", EDITED, "paragraph 50", "paragraph 60", []),
]  # fmt: skip


@pytest.mark.parametrize("case", NAMED, ids=[case.name for case in NAMED])
def test_references_that_new_numbers_make_wrong_are_listed_and_no_others(case: Named) -> None:
    text = "The General Assembly,\n\n{}. Urges States to act;\n\n{}. Requests a report on {} in time."
    old = understood(text.format(1, 2, case.old))
    new = understood(
        text.format(2, 3, case.new).replace(
            "2. Urges", "1. Calls for new libraries in all towns;\n\n2. Urges"
        )
    )
    comparison = compare.documents(old, new)
    accepted = {change.id: change.kind in case.kinds for change in changes(comparison)}
    settled = settle(comparison, lambda id_: accepted.get(id_, False))
    found = references(comparison, settled, renumbered(settled.document))
    assert [str(reference) for reference in found] == case.listed
