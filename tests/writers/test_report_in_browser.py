"""The report in a real browser: views, steps, folding, links, on a wide screen, a phone and paper."""

from pathlib import Path
from typing import Any

import pytest
from browsing import PHONE, WIDE, Open, focused, in_sight

import compare
from compare.options import Options
from compare.writers.to_html import write


def test_next_and_previous_step_through_the_changes(look: Open) -> None:
    page = look()
    assert page.locator("[data-count]").inner_text() == "10"
    order = ["old-pp2", "pp3", "old-op1", "old-op5", "old-op2", "old-op3", "old-op4"]
    for at, anchor in enumerate(order, start=1):
        page.keyboard.press("n")
        assert focused(page) == anchor
        assert page.locator("[data-count]").inner_text() == f"{at} / 10"
    page.keyboard.press("p")
    assert focused(page) == "old-op3"
    page.get_by_role("button", name="Next change").click()
    page.get_by_role("button", name="Next change").click()
    assert focused(page) == "note2"
    assert in_sight(page, "#note2")


@pytest.mark.parametrize("width", [1024, 1400])
def test_the_bar_keeps_its_height_while_stepping(look: Open, width: int) -> None:
    page = look(size={"width": width, "height": 800})
    before = page.locator(".bar").bounding_box()["height"]
    for _ in range(10):
        page.keyboard.press("n")
    assert page.locator("[data-count]").inner_text() == "10 / 10"
    assert page.locator(".bar").bounding_box()["height"] == before


@pytest.mark.parametrize("width", [768, 900, 960, 1024, 1280])
def test_no_button_of_the_bar_stands_on_a_line_alone(look: Open, width: int) -> None:
    page = look(size={"width": width, "height": 800})
    middle = (
        "(e => { const box = e.getBoundingClientRect(); return Math.round((box.top + box.bottom) / 2); })"
    )
    lines = page.evaluate(f"[...document.querySelectorAll('.bar button')].map({middle})")
    assert min(lines.count(line) for line in lines) > 1


@pytest.mark.parametrize("size", [PHONE, {"width": 1024, "height": 768}], ids=["phone", "tablet"])
def test_the_contents_are_folded_where_they_stand_ahead_of_the_text(look: Open, size: dict[str, int]) -> None:
    page = look(size=size)
    bar, text = page.locator(".bar").bounding_box(), page.locator("#opening").bounding_box()
    assert text["y"] - bar["y"] - bar["height"] < 200, "the text begins there"
    entry = page.locator(".toc li a").first
    assert not entry.is_visible()
    page.locator(".toc summary").focus()
    page.keyboard.press("Enter")
    assert entry.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.toc li a')")
    page.set_viewport_size({"width": 1400, "height": 800})
    assert entry.is_visible()
    page.set_viewport_size(size)
    assert not entry.is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_contents_can_be_opened_beside_the_text(look: Open, script: bool) -> None:  # noqa: FBT001 - a case
    page = look(java_script_enabled=script)
    if not script:
        page.locator(".toc summary").click()
    entry, text = page.locator(".toc li a").first.bounding_box(), page.locator("main").bounding_box()
    assert entry["x"] + entry["width"] < text["x"]


def test_stepping_goes_on_from_where_the_reader_is(look: Open) -> None:
    page = look()
    page.keyboard.press("n")
    page.evaluate("document.getElementById('ui-notes').scrollIntoView({behavior: 'instant'})")
    page.keyboard.press("p")
    assert focused(page) == "old-op4"


def test_stepping_stops_at_both_ends(look: Open) -> None:
    page = look()
    for _ in range(15):
        page.keyboard.press("n")
    assert page.locator("[data-count]").inner_text() == "10 / 10"
    for _ in range(15):
        page.keyboard.press("p")
    assert page.locator("[data-count]").inner_text() == "1 / 10"


def columns(page: Any) -> tuple[bool, bool]:
    """Tell whether the old column shows, and whether deleted words show in the new one."""
    row = page.locator("[id='old-pp2']")
    return row.locator(".old").is_visible(), row.locator(".new del").is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_view_switches_to_inline_and_back(look: Open, script: bool) -> None:  # noqa: FBT001 - a case
    page = look(java_script_enabled=script)
    assert columns(page) == (True, False)
    page.check("#ui-inline")
    assert columns(page) == (False, True)
    assert page.locator("[id='old-op3'] .old").is_visible(), "a deleted paragraph stays"
    assert not page.locator("#ui-text .cols").is_visible()
    page.check("#ui-side")
    assert columns(page) == (True, False)


def test_a_line_tells_the_rows_of_a_table_apart(browser: Any, tmp_path: Path) -> None:
    for name, last in (("old.md", "nine"), ("new.md", "ten")):
        table = f"1. Approves:\n\n| a | b |\n|---|---|\n| c | {last} people of the station |\n"
        (tmp_path / name).write_text(table, encoding="utf-8")
    comparison = compare.files(tmp_path / "old.md", tmp_path / "new.md")
    (tmp_path / "page.html").write_text(write(comparison, Options()), encoding="utf-8")
    page = browser.new_page(viewport=WIDE)
    page.goto((tmp_path / "page.html").as_uri())
    cells = """[...document.querySelectorAll(".new .k-cell")].map((cell) =>
        [cell.querySelector(".n").lastChild.data.trim(), getComputedStyle(cell.querySelector(".t")).borderTopStyle])"""
    assert page.evaluate(cells) == [
        *(["r1c1", "solid"], ["r1c2", "none"], ["r2c1", "solid"], ["r2c2", "none"]),
    ]
    assert page.locator(".new .k-cell .n").first.evaluate("e => getComputedStyle(e).opacity") == "1"
    page.close()


def test_matched_paragraphs_stand_beside_one_another(look: Open) -> None:
    page = look()
    row = page.locator("[id='old-pp2']")
    old, new = (row.locator(f".{side} .t").bounding_box() for side in ("old", "new"))
    assert old["y"] == new["y"]
    assert old["x"] + old["width"] < new["x"]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_unchanged_can_be_hidden_and_opened_again(look: Open, script: bool) -> None:  # noqa: FBT001 - a case
    page = look(java_script_enabled=script)
    assert page.locator("#pp1").is_visible()
    assert not page.locator(".gap").first.is_visible()
    page.check("#ui-hide")
    assert not page.locator("#pp1").is_visible()
    assert page.locator("#pp2").is_visible()
    gap = page.get_by_text("… 2 unchanged paragraphs").first
    assert gap.is_visible()
    gap.click()
    assert page.locator("#pp1").is_visible()
    assert not page.locator("#closing").is_visible()
    page.uncheck("#ui-hide")
    assert page.locator("#closing").is_visible()


def test_a_link_to_a_hidden_paragraph_shows_it(look: Open) -> None:
    page = look("#closing")
    page.check("#ui-hide")
    assert page.locator("#closing").is_visible()


def test_without_a_script_the_page_is_complete_and_promises_no_steps(look: Open) -> None:
    page = look(java_script_enabled=False)
    assert not page.locator("[data-steps]").is_visible()
    assert page.locator(".t").count() == page.locator(".t:visible").count()


def test_a_moved_paragraph_and_its_ghost_lead_to_one_another(look: Open) -> None:
    page = look()
    page.locator("[id='ghost-old-op5'] a").click()
    assert page.url.endswith("#op2")
    assert in_sight(page, "[id='op2']")
    page.locator("[id='old-op5'] .moved a").click()
    assert page.url.endswith("#ghost-old-op5")
    assert in_sight(page, "[id='ghost-old-op5']")


def test_a_mark_leads_to_its_note_and_back(look: Open) -> None:
    page = look()
    page.locator("#pp3 .m a").click()
    assert page.url.endswith("#note2")
    assert in_sight(page, "#note2")
    page.locator("#note2 .call a").click()
    assert page.url.endswith("#pp3")
    assert in_sight(page, "#pp3")


def test_a_link_to_an_old_paragraph_leads_to_its_row_in_the_inline_view(look: Open) -> None:
    page = look("#old-op6", PHONE)
    assert not page.locator("[id='old-op6']").is_visible()
    assert in_sight(page, "[id='old-op4']")


def test_what_a_link_leads_to_is_not_under_the_bar(look: Open) -> None:
    page = look("#op2")
    bar = page.locator("#ui-text .cols").bounding_box()
    assert page.locator("#op2").bounding_box()["y"] >= bar["y"] + bar["height"]


def test_the_names_of_the_columns_stay_above_the_notes_too(look: Open) -> None:
    page = look("?view=side#note2", {"width": 1280, "height": 300})
    names = page.locator("#ui-notes .cols")
    for _ in range(2):
        box, part = names.bounding_box(), page.locator("[data-where]").bounding_box()
        assert abs(box["y"] - part["y"] - part["height"]) < 2
        page.mouse.wheel(0, 20)


@pytest.mark.parametrize("width", [320, 400, 600, 768, 900, 1280, 1920])
def test_nothing_scrolls_sideways(look: Open, width: int) -> None:
    page = look(size={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width
    if width >= 768:
        page.check("#ui-inline")
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_phone_shows_one_column(look: Open) -> None:
    page = look(size=PHONE)
    assert columns(page) == (False, True)
    assert not page.locator("#ui-side").is_visible()
    page.keyboard.press("n")
    assert focused(page) == "old-pp2"


@pytest.mark.parametrize("selector", ["del", "ins"])
def test_paper_keeps_line_and_strike(look: Open, selector: str) -> None:
    page = look()
    page.emulate_media(media="print")
    edit = page.locator(f".{'old' if selector == 'del' else 'new'} {selector}").first
    style = edit.evaluate(
        "e => [getComputedStyle(e).textDecorationLine, getComputedStyle(e).printColorAdjust].join()"
    )
    assert style == {"del": "line-through,exact", "ins": "underline,exact"}[selector]
    assert not page.locator(".bar").is_visible()
    assert page.locator("#op1").is_visible()


def test_paper_says_what_is_left_out(look: Open) -> None:
    page = look("?hide=1")
    page.emulate_media(media="print")
    gaps = page.locator(".gap")
    assert gaps.first.inner_text().strip() == "… 2 unchanged paragraphs"
    assert not gaps.first.locator("input").is_visible()
    assert not page.locator(".filters").is_visible(), "nothing is filtered"
    page.emulate_media(media="screen")
    gaps.first.locator("input").check()
    page.emulate_media(media="print")
    assert not gaps.first.is_visible(), "what was opened is there"
    assert page.locator("[id='opening']").is_visible()


def test_paper_says_by_what_it_was_filtered(look: Open) -> None:
    page = look("?kind=deleted")
    page.emulate_media(media="print")
    said = page.locator(".filters")
    assert said.inner_text().split() == ["What", "happened", "deleted", "2", "/", "28"]
    assert not said.locator("button").is_visible()


def test_on_paper_the_names_of_the_columns_stand_above_the_notes_too(look: Open) -> None:
    page = look()
    page.emulate_media(media="print")
    heading, names, note = (
        page.locator(selector).bounding_box() for selector in ("#ui-notes-h", "#ui-notes .cols", "#note1")
    )
    assert heading["y"] < names["y"] < note["y"]
    display = "e => getComputedStyle(e).display"
    assert page.locator("#ui-notes .cols").evaluate(display) == "table-header-group", "it is repeated"


LUMINANCE = """
(element) => {
  const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const luminance = (rgb) => 0.2126 * channel(rgb[0]) + 0.7152 * channel(rgb[1]) + 0.0722 * channel(rgb[2]);
  const parse = (css) => (css.match(/[\\d.]+/g) || []).map(Number);
  let under = element;
  while (under && (parse(getComputedStyle(under).backgroundColor)[3] ?? 1) === 0) under = under.parentElement;
  const pair = [getComputedStyle(element).color, getComputedStyle(under || document.body).backgroundColor];
  const [low, high] = pair.map(parse).map(luminance).sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(look: Open, scheme: str) -> None:
    page = look(color_scheme=scheme)
    faint = page.evaluate(
        f"""() => {{
          const contrast = {LUMINANCE};
          const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
          return [...document.body.querySelectorAll("*")]
            .filter((e) => own(e) && e.checkVisibility() && !e.closest("script, .sr, .skip"))
            .map((e) => [e.className, e.textContent.slice(0, 20), contrast(e)])
            .filter((found) => found[2] < 4.5);
        }}"""
    )
    assert faint == []  # WCAG 2.2, success criterion 1.4.3 (AA)


def test_the_keyboard_reaches_every_control_and_shows_where_it_is(look: Open) -> None:
    page = look()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert in_sight(page, ".skip")
    reached = set()
    for _ in range(24):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.dataset.step || ''"))
        outlined = "e => { while (e && getComputedStyle(e).outlineStyle === 'none') e = e.parentElement; return !!e }"
        assert page.evaluate(f"({outlined})(document.activeElement)")
    assert {"ui-side", "ui-hide", "-1", "1"} <= reached
