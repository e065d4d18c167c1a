"""The name of the part that is on the screen stays in sight and covers nothing, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gallery import gallery

import compare
from compare.options import Options
from compare.writers.to_html import STYLES, write

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT / "texts"
SIZES = [(1440, 900), (1024, 768), (720, 450), (390, 844)]
"""The third is the first at 200 per cent."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("where")
    pair = compare.files(TEXTS / "58-190-draft.txt", TEXTS / "58-190.txt")
    arabic = compare.files(TEXTS / "migrants-ar.txt", TEXTS / "migrants-ar-revised.txt")
    made = {
        "pair": write(pair, Options()),
        "headings": write(gallery(), Options()),
        "arabic": write(arabic, Options(ui_language="ar")),
    }
    for name, page in made.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture
def see(browser: Any, pages: dict[str, Path]) -> Iterator[Any]:
    contexts: list[Any] = []

    def open_page(name: str, size: tuple[int, int] = SIZES[0], address: str = "", **context: Any) -> Any:
        viewport = {"width": size[0], "height": size[1]}
        contexts.append(browser.new_context(viewport=viewport, **context))
        page = contexts[-1].new_page()
        page.goto(pages[name].as_uri() + address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def scrolled_to(page: Any, anchor: str, block: str = "center") -> str:
    """Return what the strip says once a paragraph is in the middle of the screen, or at its `block`."""
    page.evaluate(f"document.getElementById('{anchor}').scrollIntoView({{block: '{block}'}})")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    strip = page.locator("[data-where]").bounding_box()
    assert 0 <= strip["y"] < 120, "it is in sight"
    return str(page.locator("[data-where]").inner_text())


@pytest.mark.parametrize("view", ["side", "inline", "new", "old"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_part_on_the_screen_is_named_above_it(see: Any, size: tuple[int, int], view: str) -> None:
    page = see("pair", size, f"?view={view}")
    old = "old-" if view == "old" else ""
    assert scrolled_to(page, f"{old}pp5") == "Preamble"
    assert scrolled_to(page, f"{old}op20") == "Operative paragraphs"
    assert scrolled_to(page, f"{old}note9") == "Notes"
    assert scrolled_to(page, f"{old}pp7") == "Preamble"


def test_what_follows_the_text_is_named_too(see: Any) -> None:
    page = see("pair", (1440, 200))
    assert scrolled_to(page, "ui-about", "end") == "What this report is built on"


def test_a_part_with_a_heading_is_named_by_it(see: Any) -> None:
    page = see("headings", (1440, 400))
    assert scrolled_to(page, "op4") == "II. New heading"
    assert page.locator("[data-where] bdi").get_attribute("lang") == "en"


def test_the_name_follows_what_a_filter_leaves(see: Any) -> None:
    page = see("pair", (1440, 400), "?part=ui-notes")
    page.evaluate("document.getElementById('ui-text').scrollIntoView()")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.locator("[data-where]").inner_text() == "Notes"


COVERED = """
() => {
  const found = document.activeElement, box = found.getBoundingClientRect();
  const above = [...document.querySelectorAll(".bar, .filters, .where, .cols")]
    .filter((e) => getComputedStyle(e).position === "sticky" && e.getClientRects().length && !e.contains(found))
    .map((e) => e.getBoundingClientRect())
    .filter((e) => e.left < box.right && e.right > box.left && e.top < box.bottom && e.bottom > box.top + 1);
  return above.length ? `${found.outerHTML.slice(0, 90)} at ${box.top}` : "";
}
"""


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_that_the_keyboard_reaches_backwards_is_under_what_stays(
    see: Any, size: tuple[int, int]
) -> None:
    page = see("pair", size)
    page.evaluate("document.querySelector('#ui-about summary, #ui-numbers a').focus()")
    covered = set()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        covered.add(page.evaluate(COVERED))
    assert covered == {""}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_a_link_leads_to_is_below_what_stays(see: Any, size: tuple[int, int]) -> None:
    page = see("pair", size)
    for anchor in ("pp4", "op3", "op20", "note9", "ui-notes"):
        page.evaluate(f"location.hash = '{anchor}'")
        top = page.evaluate(f"document.getElementById('{anchor}').getBoundingClientRect().top")
        stays = page.evaluate(
            f"Math.max(...[...document.querySelectorAll('.where, .cols')]"
            f".filter((e) => e.getClientRects().length && !document.getElementById('{anchor}').contains(e))"
            ".map((e) => e.getBoundingClientRect()).filter((e) => e.top < 200).map((e) => e.bottom))"
        )
        assert top >= stays - 1, anchor


def test_paper_and_a_page_without_a_script_go_without_it(see: Any) -> None:
    page = see("pair")
    page.emulate_media(media="print")
    assert not page.locator("[data-where]").is_visible()
    assert not see("pair", java_script_enabled=False).locator("[data-where]").is_visible()


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("name", ["pair", "arabic"])
def test_the_head_of_the_columns_stands_over_the_words_below(see: Any, name: str, media: str) -> None:
    page = see(name)
    page.emulate_media(media=media)
    begins = """(selector) => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector(selector));
      const box = range.getClientRects()[0];
      return document.dir === "rtl" ? box.right : box.left;
    }"""
    row = "#ui-text .r:has(> .old):has(> .new)"
    for column, side in enumerate(("old", "new"), start=1):
        head = page.evaluate(begins, f".cols p:nth-child({column})")
        assert abs(head - page.evaluate(begins, f"{row} > .{side} .t")) < 1.5


def test_no_rule_of_the_style_searches_the_whole_page() -> None:
    """Asked of the root, `:has` walks through all of a long page for each row that is restyled."""
    style = "".join((ROOT / "templates" / name).read_text(encoding="utf-8") for name in STYLES)
    assert style.count(".bar:has(") > 10
    for whole in (":root:has", ":root:not(:has", "html:has", "body:has", ".page:has", "main:has"):
        assert whole not in style
