"""What people call a paragraph, for whom an address is too short."""

import pytest

from compare.model.address import addresses
from compare.model.places import Places
from compare.pipeline import understood

TWO = "1. Boats need lights.\n\n2. Fish are free:\n\n(a) in rivers;\n\n(b) in lakes."
CASES = {
    "numbers that begin anew under each article": (
        f"Article 1\n\n{TWO}\n\nArticle 2. Fees\n\n{TWO.partition(' (a)')[0]}",
        {"heading1": "Article 1", "op2.a": "Article 1, paragraph 2 (a)", "heading2": "Article 2"},
    ),
    "the same in the second article": (
        f"Article 1\n\n{TWO}\n\nArticle 2\n\n{TWO}",
        {"op1~2": "Article 2, paragraph 1", "op2.b~2": "Article 2, paragraph 2 (b)"},
    ),
    "numbers that go on through the articles": (
        "Article 1\n\n1. Boats need lights.\n\nArticle 2\n\n2. Fish are free.",
        {"op1": "operative paragraph 1", "op2": "operative paragraph 2", "heading2": "Article 2"},
    ),
    "letters under an article": (
        "Article 1\n\n(a) Boats;\n\n(b) Fish.\n\nArticle 2\n\n(a) Rivers;\n\n(b) Lakes.",
        {"heading1.a": "Article 1 (a)", "heading2.b": "Article 2 (b)"},
    ),
    "an annex": (
        f"The General Assembly,\n\n1. Adopts the rules.\n\nAnnex II\n\nRule 1\n\n{TWO}\n\nRule 2\n\n{TWO}",
        {"op1": "operative paragraph 1", "annex2.heading2": "annex II, Rule 2", "annex2.op2~2": "annex II, Rule 2, paragraph 2"},
    ),
    "numbers in one article alone": (
        f"Article 1\n\n{TWO}\n\nArticle 2\n\nRivers.",
        {"op2.a": "Article 1, paragraph 2 (a)", "par1": "under Article 2"},
    ),
    "a number twice under one heading": (
        "Article 1\n\n1. Boats.\n\n2. Fish.\n\nArticle 2\n\n1. Rivers.\n\n2. Lakes.\n\n2. Seas.",
        {"op2": "Article 1, paragraph 2", "op2~2": "operative paragraph 2 (second of that number)"},
    ),
    "articles whose numbers stand before their words": (
        f"Article 1. Boats need many lights at night:\n\n(a) red;\n\n(b) green.\n\nArticle 2. {'Fish ' * 30}.",
        {"article1": "Article 1", "article1.b": "Article 1 (b)", "article2": "Article 2"},
    ),
    "titles and words below a number alone": (
        "Article 1\nBoats\n\n1. Lights.\n\n2. Sails.\n\nArticle 2\n\nFish are free.\n\nFinal provisions\n\n1. This lasts.\n\n2. Amen.",
        {"heading2": "title of Article 1", "par1": "under Article 2", "heading4": "heading 4", "op1~2": "operative paragraph 1 (second of that number)"},
    ),
    "articles that are counted anew in each chapter": (
        f"Chapter I\n\nSection 1\n\n{TWO}\n\nChapter II\n\nSection 1\n\n{TWO}",
        {"heading1": "Chapter I", "heading2": "Chapter I, Section 1", "op2~2": "Chapter II, Section 1, paragraph 2"},
    ),
    "sections whose number stands once, among others that are counted anew": (
        "ARTICLE I\n\nSection 1\n\nBoats.\n\nSection 2\n\nFish.\n\nARTICLE II\n\nSection 1\n\nLakes.",
        {"heading3": "ARTICLE I, Section 2", "par3": "under ARTICLE II, Section 1"},
    ),
    "articles of a schedule": (
        "Article 1\n\nBoats.\n\nArticle 2\n\nFish.\n\nThe rules\n\nArticle 1\n\nLakes.",
        {"heading1": "heading 1", "heading3": "heading 3"},
    ),
    "articles that a resolution quotes": (
        f"The General Assembly,\n\n1. Decides to amend:\n\nArticle 12\n\n{TWO}\n\nArticle 13\n\n{TWO}\n\n2. Decides to stay.",
        {"heading2": "Article 13", "op1": "operative paragraph 1"},
    ),
    "headings with letters alone": (
        "A. Boats\n\n1. Boats need lights.\n\n2. They need sails.\n\nB. Fish\n\n1. Fish are free.\n\n2. They swim.",
        {"heading1": "heading 1", "op2~2": "operative paragraph 2 (second of that number)"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_paragraphs_are_called_by_the_heading_above_them_where_their_number_is_not_enough(case: str) -> None:
    text, expected = CASES[case]
    paragraphs = understood(text).paragraphs
    names = addresses(understood(text))
    places = Places(paragraphs, names)
    found = {name: places.of(index) for index, name in enumerate(names)}
    assert {name: found[name] for name in expected} == expected
