"""The two pictures of a report in a real browser: legible and of use at any size, on a phone, a wide screen and paper."""

import io
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from benchmarks.generator import make
from comparisons import EVERY_KIND, build
from PIL import Image

import compare
from compare.options import Options
from compare.writers.to_html import write

PHONE = {"width": 390, "height": 844}
TABLET = {"width": 1024, "height": 768}
WIDE = {"width": 1440, "height": 900}
PAPER = {"width": 688, "height": 1000}
"""What the margins leave of A4, in pixels of CSS."""
SIZES = (5, 60, 500)
LEAST = 5
"""Pixels of a bar that can be seen, and hit."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pictures")
    compared = {}
    for size in SIZES:
        pair = make(size, renumbered=True)
        compared[str(size)] = compare.texts(pair.old, pair.new), "en"
    compared["arabic"] = compared["500"][0], "ar"
    # Every third paragraph is new, dropped, split or merged: no picture is fuller.
    signs = (
        "= {0}: Decides",
        "+ {0}: Adds",
        "= {0}: Notes",
        "- {0}: Drops",
        "= {0}: Asks",
        "* {0}: One /> two",
    )
    dense = [signs[number % len(signs)].format(number) for number in range(400)]
    compared["dense"] = build(dense), "en"
    compared["every"] = build(EVERY_KIND), "en"
    long = [
        f"{'~' if number % 40 == 0 else '='} {number}: Decides {{+it+}}"[:60] for number in range(1, 2001)
    ]
    compared["2000"] = build([line if line[0] == "~" else line.replace(" {+it+}", "") for line in long]), "en"
    paths = {}
    for name, (comparison, language) in compared.items():
        paths[name] = folder / f"{name}.html"
        paths[name].write_text(write(comparison, Options(ui_language=language)), encoding="utf-8")
    return paths


@pytest.fixture
def see(browser: Any, pages: dict[str, Path]) -> Iterator[Any]:
    contexts: list[Any] = []

    def open_page(name: str, size: dict[str, int] = WIDE, **context: Any) -> Any:
        contexts.append(browser.new_context(viewport=size, **context))
        page = contexts[-1].new_page()
        page.goto(pages[name].as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


def bars(page: Any) -> list[dict[str, Any]]:
    """Return the bars as they are seen, in the order of the text: their places, and where each leads."""
    return list(
        page.evaluate("""() => [...document.querySelectorAll(".strip a")].map((bar) => {
            const box = bar.querySelector("path").getBoundingClientRect();
            return {x: box.x, right: box.right, width: box.width, line: bar.closest("svg").getBoundingClientRect().y,
                    bottom: box.bottom + scrollY, to: bar.getAttribute("href")};
        })""")
    )


@pytest.mark.parametrize("size", [PHONE, TABLET, WIDE], ids=["phone", "tablet", "wide"])
@pytest.mark.parametrize("name", ["5", "60", "500", "arabic", "dense", "2000"])
def test_each_bar_can_be_seen_and_they_stand_in_reading_order(
    see: Any, name: str, size: dict[str, int]
) -> None:
    page = see(name, size)
    found = bars(page)
    assert min(bar["width"] for bar in found) >= LEAST
    for _, in_line in groupby(found, key=lambda bar: bar["line"]):
        places = [bar["x"] for bar in in_line]
        assert places == sorted(places, reverse=name == "arabic")
        assert 0 <= min(places) <= max(places) <= size["width"] - LEAST
    lines = [bar["line"] for bar in found]
    assert lines == sorted(lines)
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_bars_are_no_wider_than_a_short_text_needs(see: Any) -> None:
    assert {round(bar["width"]) for bar in bars(see("5"))} == {21}


@pytest.mark.parametrize("name", ["5", "500", "arabic"])
def test_each_bar_can_be_tapped(see: Any, name: str) -> None:
    page = see(name, PHONE, has_touch=True)
    page.locator(".strip").evaluate("e => e.scrollIntoView()")
    found = bars(page)
    at = page.evaluate(
        "places => places.map(([x, y]) => document.elementFromPoint(x, y - scrollY - 2)?.closest('a')?.getAttribute('href'))",
        [[(bar["x"] + bar["right"]) / 2, bar["bottom"]] for bar in found],
    )
    assert at == [bar["to"] for bar in found]
    last = found[-2]
    page.touchscreen.tap((last["x"] + last["right"]) / 2, last["bottom"] - page.evaluate("scrollY") - 2)
    page.wait_for_function("to => location.hash === to", arg=last["to"], timeout=3000)


def runs(image: Image.Image, along: str, at: int, colour: tuple[int, int, int]) -> list[int]:
    """Return how long each run of a colour is on a line of a picture, down the page or across it."""
    length = image.height if along == "down" else image.width
    line = [image.getpixel((at, place) if along == "down" else (place, at)) for place in range(length)]
    near = [sum(abs(one - other) for one, other in zip(pixel, colour, strict=True)) < 60 for pixel in line]
    return [len(list(run)) for yes, run in groupby(near) if yes]


MOVED = (148, 124, 212)
"""The colour of what moved, through which a little of what lies below it is seen."""


@pytest.mark.parametrize(
    ("size", "along"),
    [(PHONE, "down"), (TABLET, "across"), (WIDE, "across")],
    ids=["phone", "tablet", "wide"],
)
def test_every_move_among_500_paragraphs_can_be_seen(see: Any, size: dict[str, int], along: str) -> None:
    page = see("500", size, device_scale_factor=2)
    page.locator("[data-steps]").evaluate("e => e.remove()")  # it is laid over the page
    image = Image.open(io.BytesIO(page.locator(".flow").screenshot())).convert("RGB")
    starts = sorted(
        float(path[1:].split()[0])
        for path in page.locator(".flow .mv path").evaluate_all("all => all.map(e => e.getAttribute('d'))")
    )
    assert len(starts) == 25
    seen = runs(image, along, 8, MOVED)
    assert min(seen) >= 3, "a pixel and a half"
    apart = 1 + sum(after - before > 4 for before, after in pairwise(starts))
    assert len(seen) >= apart, "two units of a thousand are a paragraph, next to one another they are one run"


def test_on_a_phone_the_flow_runs_down_the_page_beside_its_names(see: Any) -> None:
    for name, first in (("60", "Old order"), ("arabic", "الترتيب القديم")):
        page = see(name, PHONE)
        flow = page.locator(".flow").bounding_box()
        assert flow["height"] > 150
        assert flow["height"] <= 0.9 * PHONE["height"], "no more than a screen of a long text"
        names = page.locator(".picture > span").nth(1).locator("span")
        old, new = (names.nth(at).bounding_box() for at in (0, 1))
        assert names.first.inner_text() == first
        assert (old["x"] < new["x"]) == (name == "60")
        moved = page.locator(".flow .mv path").first.get_attribute("d")
        assert moved
        side = page.locator(".flow .mv").first.evaluate("""e => {
            const path = e.querySelector("path"), matrix = path.getScreenCTM();
            return path.getPointAtLength(0).matrixTransform(matrix).x;
        }""")
        edge = flow["x"] if name == "60" else flow["x"] + flow["width"]
        assert abs(side - edge) < 4, "the old order is on the side of its name"


def test_the_flow_is_told_in_words_behind_one_stop_of_the_keyboard(see: Any) -> None:
    page = see("500")
    told = page.locator("figure details")
    assert told.locator("li").count() == 25
    assert not told.locator("li").first.is_visible()
    told.locator("summary").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "ui-side", "the next stop is the bar"
    told.locator("summary").press("Enter")
    assert told.locator("li").first.inner_text() == "194 → 38: unchanged, moved"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#op38'", timeout=3000)


def test_paper_shows_all_of_both_pictures(see: Any) -> None:
    for name in ("500", "arabic"):
        page = see(name, PAPER)
        page.emulate_media(media="print")
        found = bars(page)
        assert min(bar["width"] for bar in found) >= LEAST
        assert min(bar["x"] for bar in found) >= 0
        assert max(bar["right"] for bar in found) <= PAPER["width"]
        flow = page.locator(".flow").bounding_box()
        assert flow["x"] >= 0
        assert flow["x"] + flow["width"] <= PAPER["width"]
        assert flow["width"] > flow["height"], "across the paper, whatever the screen"


def test_what_happened_can_be_told_without_colours(see: Any) -> None:
    page = see("every")
    shape = (
        "kind => document.querySelector(`.strip a.${kind} path`).getAttribute('d').replace(/M[\\d.]+/g, 'M')"
    )
    kinds = ["identical:not(.mv)", "modified:not(.mv)", "modified.mv", "inserted", "deleted", "split"]
    assert len({page.evaluate(shape, kind) for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_happened_can_be_told_where_the_system_chooses_the_colours(see: Any, scheme: str) -> None:
    page = see("dense", color_scheme=scheme, forced_colors="active")
    look = """kind => {
        const bar = document.querySelector(`.strip a.${kind}`), rect = bar.querySelector("path");
        return getComputedStyle(rect).fill;
    }"""
    fills = [page.evaluate(look, kind) for kind in ("identical", "inserted", "deleted", "split")]
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert len({*fills, ground}) == 5


def test_a_long_text_says_how_many_paragraphs_share_a_bar(see: Any) -> None:
    page = see("2000")
    assert page.locator(".picture > span").first.inner_text().split("\n") == [
        "All paragraphs",
        "paragraphs to a bar: 3",
    ]
    assert len(bars(page)) == 667
    assert "bar" not in see("500").locator(".picture > span").first.inner_text()


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize("name", ["500", "arabic"])
def test_axe_finds_nothing(see: Any, name: str, size: dict[str, int]) -> None:
    page = see(name, size, bypass_csp=True)
    found = (
        Axe().run(page, context=".pictures", options={"resultTypes": ["violations"]}).response["violations"]
    )
    assert [fault["id"] for fault in found] == []
