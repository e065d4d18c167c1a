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


def acts(*labels: str) -> Document:
    return understood(acts_text(*labels))


WORDS = [
    "This Act is the Lake Act of the town.",
    "Boats need lights in the dark.",
    "Fish are free for everybody.",
    "The mayor reports on the harbour.",
]
COUNTED = [
    (["Article 1", "Article 2", "Article 4"], ["Article 1", "Article 2", "Article 3"]),
    (["ARTICLE I", "ARTICLE III", "ARTICLE IV"], ["ARTICLE I", "ARTICLE II", "ARTICLE III"]),
    (["Article premier", "Article 3"], ["Article premier", "Article 2"]),
    (["Article 1", "Article 1 bis", "Article 4"], ["Article 1", "Article 1 bis", "Article 2"]),
    (["Article 1", "Article 1", "Article 2"], ["Article 1", "Article 2", "Article 3"]),
    (["§ 1", "§ 3"], ["§ 1", "§ 2"]),
]
LIKE = [
    ("excerpts", ["Article 5", "Article 6"], ["Article 5", "Article 6"]),
    ("quoted ones", ["Article 12", "Article 15"], ["Article 12", "Article 15"]),
    ("letters", ["Part A", "Part B", "Part C", "Part D"], ["Part A", "Part B", "Part C"]),
    ("anew in each chapter", ["Section 1", "Section 2", "Section 1"], ["Section 1", "Section 1"]),
]


@pytest.mark.parametrize(("made", "expected"), COUNTED, ids=[case[0][-1] for case in COUNTED])
def test_articles_are_counted_one_by_one_as_both_texts_count_them(
    made: list[str], expected: list[str]
) -> None:
    first, _, number = made[0].partition(" ")
    seconds = ["II", "III"] if number == "I" else ["2", "3"]
    side = acts(made[0], *(f"{first} {second}" for second in seconds))
    found = renumbered(acts(*made), (side, side))
    assert [label for label in labels(found) if label] == expected


@pytest.mark.parametrize(("side", "made"), [case[1:] for case in LIKE], ids=[case[0] for case in LIKE])
def test_articles_that_are_not_counted_so_keep_their_numbers(side: list[str], made: list[str]) -> None:
    assert renumbered(acts(*made), (acts(*side), acts(*side))) == acts(*made)


def test_references_to_articles_that_new_numbers_make_wrong_are_listed() -> None:
    text = "{}\n\nThe mayor is subject to article {} as to article 9 of the Charter, whatever it says."
    old = understood(acts_text("Article 1", "Article 2") + text.format("Article 3", 2))
    new = understood(acts_text("Article 1", "Article 2", "Article 3") + text.format("Article 4", 3))
    comparison = compare.documents(old, new)
    accepted = {change.id: change.kind is not ChangeKind.INSERTED for change in changes(comparison)}
    settled = settle(comparison, lambda id_: accepted.get(id_, False))
    made = renumbered(settled.document, (old, new))
    assert [label for label in labels(made) if label] == ["Article 1", "Article 2", "Article 3"]
    found = [str(reference) for reference in references(comparison, settled, made)]
    assert found == ["par3: “article 3” is gone"]


def acts_text(*labels: str) -> str:
    return "".join(f"{label}\n\n{WORDS[at]}\n\n" for at, label in enumerate(labels))


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
