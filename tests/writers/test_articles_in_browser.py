"""Headings that are numbered, `Article 4`, in a real browser: with their numbers seen, found and named."""

from pathlib import Path

import pytest
from browsing import PHONE, WIDE, Open, copied

import compare

OLD = """\
Article 1

The Lake belongs to all.

Article 2. Boats

Boats need lights.

Article 3. Fish are free in every part of the lake.
"""
NEW = OLD.replace("Article 3", "Article 4").replace(
    "Article 2.", "Article 2\n\nNobody drains the lake.\n\nArticle 3."
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "report.html"
    path.write_text(compare.write(compare.texts(OLD, NEW), "html"), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_number_of_an_article_stands_before_its_title_on_one_line(
    look: Open, size: dict[str, int]
) -> None:
    page = look(size=size)
    number, title = (page.locator(f"#heading3 > {part}").bounding_box() for part in ("a.n", "h3"))
    assert number["x"] + number["width"] <= title["x"]
    assert abs(number["y"] - title["y"]) < title["height"] / 2
    assert page.locator("#heading3 > .renumbered").inner_text().endswith("Article 2 → Article 3")
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_number_of_an_article_stands_above_its_words(look: Open, size: dict[str, int]) -> None:
    page = look(size=size)
    number, words = (page.locator(f"#article4 > {part}").bounding_box() for part in ("a.n", "p.t"))
    assert number["height"] < words["height"] * 1.2, "on one line"
    assert number["y"] + number["height"] <= words["y"] + 1
    assert number["x"] == words["x"]


def test_a_change_stays_below_its_heading_when_the_unchanged_is_hidden(look: Open) -> None:
    page = look("?hide=1")
    page.check("#ui-hide")
    seen = [" ".join(text.split()) for text in page.locator("#ui-text .r:visible").all_inner_texts()]
    assert any("Article 2" in text for text in seen)
    assert not any("belongs to all" in text for text in seen)


def test_a_heading_is_found_as_it_is_read(look: Open) -> None:
    page = look("?view=new")
    page.fill("#ui-find", "article 3 boats")
    page.wait_for_timeout(250)
    assert page.locator("[data-hits]").inner_text() == "1"


def test_an_article_that_came_is_copied_with_its_number_marked(look: Open) -> None:
    page = look()
    page.keyboard.press("n")
    found = copied(page, "y")
    assert found["text/plain"] == "{+Article 2+}"
    assert ">Article 2</ins>" in found["text/html"]


def test_headings_are_told_with_their_numbers(look: Open) -> None:
    page = look()
    names = [heading.inner_text() for heading in page.get_by_role("heading", level=3, name="Article").all()]
    assert [" ".join(name.split()) for name in names] == ["Article 1", "Article 2", "Article 3 Boats"]


def test_the_number_of_an_article_that_came_is_marked_where_changes_are(look: Open) -> None:
    page = look()
    style = "e => getComputedStyle(e).textDecorationLine"
    assert page.locator("#heading2 > a.n").evaluate(style) == "underline"
    page.check("#ui-new")
    assert page.locator("#heading2 > a.n").evaluate(style) == "none"


@pytest.mark.parametrize(("view", "count"), [("new", "1"), ("side", "2"), ("old", "1")])
@pytest.mark.parametrize("number", [2, 3], ids=["a heading", "a heading and before words"])
def test_articles_are_found_by_their_numbers(look: Open, view: str, count: str, number: int) -> None:
    page = look(f"?view={view}")
    page.fill("#ui-find", f"article {number}")
    page.wait_for_timeout(250)
    assert page.locator("[data-hits]").inner_text() == count
