"""Nothing keeps people out: axe-core finds no fault in any view, in light and dark, on a phone, in Arabic."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import PHONE, WIDE
from gallery import gallery

import compare
from compare.options import Options
from compare.writers.to_html import write

TEXTS = Path(__file__).resolve().parents[2] / "texts"
PAGES = ("gallery", "arabic")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the gallery, in which every component stands in every state, and a page in Arabic."""
    folder = tmp_path_factory.mktemp("pages")
    arabic = compare.files(TEXTS / "migrants-ar.txt", TEXTS / "migrants-ar-revised.txt")
    paths = {}
    for name, comparison in zip(PAGES, (gallery(), arabic), strict=True):
        paths[name] = folder / f"{name}.html"
        paths[name].write_text(write(comparison, Options()), encoding="utf-8")
    return paths


@pytest.fixture
def faults(browser: Any, pages: dict[str, Path]) -> Iterator[Any]:
    """Return what axe-core finds on a page, after `prepare` was done with it."""
    from axe_playwright_python.sync_playwright import Axe

    contexts: list[Any] = []

    def find(name: str, address: str, prepare: Any = None, **context: Any) -> list[str]:
        contexts.append(browser.new_context(bypass_csp=True, **context))  # axe is a script that is not ours
        page = contexts[-1].new_page()
        page.goto(pages[name].as_uri() + address)
        if prepare:
            prepare(page)
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        return [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in found]

    yield find
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["side", "inline", "new", "old"])
def test_axe_finds_nothing_in_any_view(faults: Any, view: str, scheme: str, name: str) -> None:
    assert faults(name, f"?view={view}", viewport=WIDE, color_scheme=scheme) == []


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("key", ["x", "?", "n"])
def test_axe_finds_nothing_with_filters_keys_or_a_paragraph_in_focus(
    faults: Any, key: str, size: dict[str, int]
) -> None:
    assert faults("gallery", "", lambda page: page.keyboard.press(key), viewport=size) == []


def test_a_fault_would_be_found(faults: Any) -> None:
    plant = "document.querySelector('main').append(document.createElement('button'))"
    assert [
        fault.partition(":")[0] for fault in faults("gallery", "", lambda page: page.evaluate(plant))
    ] == ["button-name"]


def test_the_page_can_be_used_at_twice_its_size(browser: Any, pages: dict[str, Path]) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    page.goto(pages["gallery"].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 640
    page.keyboard.press("n")
    box = page.locator(".r:focus .new .t").bounding_box()
    assert 0 <= box["y"] < 450
    context.close()


@pytest.mark.parametrize("width", [390, 768, 1024])
@pytest.mark.parametrize("name", PAGES)
def test_letters_of_twice_the_size_fit_the_screen(
    browser: Any, pages: dict[str, Path], name: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(pages[name].as_uri())
    page.add_style_tag(content="html { font-size: 200%; }")
    page.keyboard.press("x")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()


def test_what_the_keyboard_reaches_can_be_seen(browser: Any, pages: dict[str, Path]) -> None:
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.goto(pages["gallery"].as_uri())
    size = """() => {
        const on = document.activeElement, box = on.getBoundingClientRect(), clip = on.closest('ul')?.clientHeight;
        return [on.outerHTML.slice(0, 80), Math.min(box.width, box.height, clip ?? 99), box.top >= 0, box.bottom <= innerHeight];
    }"""
    page.locator("figure summary").click()
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    page.locator(".skip").focus()
    reached = []
    while not reached or "next change" not in reached[-1][0].lower():
        page.keyboard.press("Tab")
        reached.append(page.evaluate(size))
    assert len(reached) > 15
    assert [one for one in reached if one[1] < 10 or not one[2] or not one[3]] == []
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_what_the_keyboard_reaches_on_a_phone_is_not_covered(
    browser: Any, pages: dict[str, Path], name: str
) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(pages[name].as_uri())
    covered = """() => {
        const on = document.activeElement, box = on.getBoundingClientRect();
        const above = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return on.closest(".sr") || !above || above.contains(on) || on.contains(above) || on.parentElement.contains(above)
            ? "" : on.outerHTML.slice(0, 80);
    }"""
    reached = []
    for _ in range(90):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(covered))
    assert [one for one in reached if one] == []
    context.close()


def test_nothing_moves_for_those_who_asked_for_that(browser: Any, pages: dict[str, Path]) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(pages["gallery"].as_uri())
    moving = "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration !== '0s').length"
    assert page.evaluate(moving) == 0
    context.close()


@pytest.mark.parametrize("view", ["side", "inline"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_changes_and_the_chosen_view_are_seen_where_the_system_chooses_the_colours(
    browser: Any, pages: dict[str, Path], scheme: Any, view: str
) -> None:
    context = browser.new_context(viewport=WIDE, color_scheme=scheme, forced_colors="active")
    page = context.new_page()
    page.goto(pages["gallery"].as_uri() + f"?view={view}")
    colours = """(selector) => [...document.querySelectorAll(selector)].map((one) => {
        const style = getComputedStyle(one);
        return `${style.backgroundColor} ${style.color}`;
    })"""
    chosen, others = (
        page.evaluate(colours, ".views :checked + span"),
        page.evaluate(colours, ".views input:not(:checked) + span"),
    )
    assert len(chosen) == 1
    assert chosen[0] not in others
    edge = "(selector) => [...document.querySelectorAll(selector)].map((row) => getComputedStyle(row).borderInlineStartColor)"
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert {*page.evaluate(edge, ".r.identical:not([data-change])")} == {ground}, "a bar is for changes"
    assert ground not in page.evaluate(edge, "[data-change]")
    plain = {*page.evaluate(colours, "del"), *page.evaluate(colours, "body")}
    assert not {*page.evaluate(colours, ".t ins")} & plain
    context.close()
