"""Finding one's way in the report, in a real browser: views, search, filters, addresses, keys, copying, notes."""

import re
from typing import Any

import pytest
from browsing import PHONE, Open, copied, focused, in_sight

HUGE = {"width": 2000, "height": 1000}


def shown(page: Any) -> list[str]:
    """Return the rows that are shown, by the first anchor that they bear."""
    return list(
        page.evaluate(
            "[...document.querySelectorAll('#ui-text .r')].filter(r => r.checkVisibility())"
            ".map(r => r.id || r.querySelector('[id]')?.id)"
        )
    )


def words(page: Any, anchor: str) -> str:
    """Return what a reader sees of the words of a row."""
    row = page.locator(f"[id='{anchor}']").locator("xpath=ancestor-or-self::*[contains(@class, 'r ')]").first
    return " ".join(text for text in row.locator(".t").all_inner_texts() if text)


def hits(page: Any) -> str:
    page.wait_for_timeout(250)
    return str(page.locator("[data-hits]").inner_text())


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_either_text_can_be_read_alone(look: Open, script: bool) -> None:  # noqa: FBT001 - a case
    page = look(java_script_enabled=script)
    page.check("#ui-new")
    assert page.locator("[id='old-pp2'] .old").is_hidden()
    assert not page.locator("[id='old-pp2'] .new del").is_visible()
    colour = "e => getComputedStyle(e).textDecorationLine + getComputedStyle(e).backgroundColor"
    assert page.locator("[id='old-pp2'] .new ins").evaluate(colour) == "nonergba(0, 0, 0, 0)"
    assert page.locator("[id='old-op3'] .t").is_hidden(), "what was deleted leaves its number only"
    assert page.locator("[id='old-op3'] .n").is_visible()
    page.check("#ui-old")
    assert page.locator("[id='old-pp2'] .old").is_visible()
    assert page.locator("[id='old-pp2'] .new").is_hidden()
    assert page.locator("#pp3 .t").is_hidden(), "what was inserted leaves its number only"


def test_in_the_old_text_a_moved_paragraph_stands_where_it_stood(look: Open) -> None:
    page = look()
    order = "e => [...document.querySelectorAll('#ui-text .r')].findIndex(r => r.id === e)"
    before = page.evaluate(f"({order})('old-op5')")
    page.check("#ui-old")
    assert page.evaluate(f"({order})('old-op5')") > page.evaluate(f"({order})('old-op4')")
    page.check("#ui-side")
    assert page.evaluate(f"({order})('old-op5')") == before


def test_either_text_alone_says_where_a_paragraph_moved(look: Open) -> None:
    page = look("?view=old")
    row, ghost = page.locator("[id='old-op5']"), page.locator("[id='ghost-old-op5']")
    assert ghost.inner_text() == "moved to 2", "the number is that of the paragraph below"
    assert ghost.bounding_box()["y"] < row.bounding_box()["y"]
    assert "moved from" not in row.inner_text(), "it stands there"
    page.keyboard.press("3")
    assert ghost.inner_text().split() == ["5", "moved", "to", "2"]
    row.locator(".moved a").click()
    assert page.url.endswith("#ghost-old-op5")
    assert in_sight(page, "[id='ghost-old-op5']")


@pytest.mark.parametrize("view", ["new", "old"])
def test_the_contents_look_alike_in_every_view(look: Open, view: str) -> None:
    sizes = "[...document.querySelectorAll('.ticks a')].map((tick) => tick.getBoundingClientRect().width)"
    page = look()
    before = page.evaluate(sizes)
    page.check(f"#ui-{view}")
    assert page.evaluate(sizes) == before


def test_the_view_is_in_the_address_and_remembered(look: Open) -> None:
    page = look()
    page.keyboard.press("3")
    assert "view=new" in page.url
    again = page.context.new_page()
    again.goto(page.url.replace("?view=new", ""))
    assert again.is_checked("#ui-new"), "the last choice"
    again.goto(page.url.replace("view=new", "view=inline"))
    assert again.is_checked("#ui-inline"), "an address says more than a memory"


def test_a_phone_offers_no_columns_and_hides_nothing(look: Open) -> None:
    page = look(size=PHONE)
    page.keyboard.press("1")
    assert page.is_checked("#ui-inline")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.get_by_role("button", name="Filter").click()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


SEARCHES = [
    ("migrants", "side", "3", "in both columns what each shows"),
    ("MIGRANTS", "new", "2", "whatever the case"),
    ("Declaration proclaims", "inline", "1", "over deleted words that the new text does not have"),
    ("Human Rights proclaims", "inline", "1", "from inserted words into kept ones"),
    ("the Declaration", "new", "0", "not what the new text has lost"),
    ("States to fully protect", "new", "1", "over an insertion"),
    ("no such words", "side", "0", "nothing"),
    ("equality,23", "side", "0", "marks of notes are no words"),
]


@pytest.mark.parametrize(("query", "view", "found", "why"), SEARCHES, ids=[why for *_, why in SEARCHES])
def test_search_counts_what_the_view_shows(look: Open, query: str, view: str, found: str, why: str) -> None:
    page = look()
    page.check(f"#ui-{view}")
    page.keyboard.press("/")
    page.keyboard.type(query)
    assert hits(page) == found, why
    if found != "0":
        lit = "[...CSS.highlights.get('ui-hit')].map(range => range.toString())"
        assert len(page.evaluate(lit)) == int(found)


def test_search_steps_from_hit_to_hit_and_opens_what_is_folded(look: Open) -> None:
    page = look("#closing")
    page.check("#ui-hide")
    page.evaluate("location.hash = ''")
    page.keyboard.press("/")
    page.keyboard.type("number 7,")
    assert hits(page) in ("1", "2")
    page.keyboard.press("Enter")
    assert hits(page).startswith("1 / ")
    assert page.evaluate("[...CSS.highlights.get('ui-now')][0].getBoundingClientRect().height > 0")
    page.keyboard.press("Escape")
    assert hits(page) == ""
    assert "find" not in page.url


FILTERS = [
    ("kind", ["inserted"], ["pp3"]),
    ("kind", ["deleted"], ["old-op3"]),
    ("kind", ["moved"], ["old-op5", "ghost-old-op5"]),
    ("kind", ["inserted", "deleted"], ["pp3", "old-op3"]),
]


@pytest.mark.parametrize(("name", "values", "left"), FILTERS, ids=str)
def test_filters_show_what_happened_and_nothing_else(
    look: Open, name: str, values: list[str], left: list[str]
) -> None:
    page = look()
    page.keyboard.press("x")
    for value in values:
        page.check(f"[name=ui-{name}][value={value}]")
    assert shown(page) == left
    notes = page.locator("#ui-notes .r:visible").count()
    rows = len([anchor for anchor in left if not anchor.startswith("ghost")]) + notes
    assert page.locator("[data-shown]").inner_text().startswith(f"{rows} / ")
    again = page.context.new_page()
    again.goto(page.url)
    assert shown(again) == left, "the address says the same"
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) > len(left)
    assert "kind" not in page.url


def test_a_part_can_be_looked_at_alone(look: Open) -> None:
    page = look()
    page.keyboard.press("x")
    page.select_option("#ui-part", label="Notes")
    assert shown(page) == []
    assert page.locator("#ui-notes .r:visible").count() == 4
    page.select_option("#ui-part", index=1)
    assert "opening" in " ".join(shown(page))
    assert page.locator("#ui-notes .r:visible").count() == 0


def lines(page: Any) -> list[str]:
    """Return what the lines say that stand for what is folded away."""
    say = "e => e.innerText.trim() + getComputedStyle(e, '::after').content.replace(/^none$|\"/g, '')"
    return [gap.evaluate(say) for gap in page.locator(".gap:visible").all()]


def test_what_is_folded_away_in_a_part_can_be_opened(look: Open) -> None:
    page = look("?hide=1")
    page.keyboard.press("x")
    page.select_option("#ui-part", index=1)
    assert lines(page) == ["… 2 unchanged paragraphs"]
    assert not page.locator("#pp1").is_visible()
    page.locator(".gap:visible input").check()
    assert page.locator("#pp1").is_visible()
    page.select_option("#ui-part", label="Notes")
    assert lines(page) == ["… 1 unchanged note"]
    again = page.context.new_page()
    again.goto(page.url)
    assert lines(again) == ["… 1 unchanged note"], "the address says the same"


def test_what_was_opened_is_in_the_address(look: Open) -> None:
    page = look("?hide=1")
    page.locator(".gap:visible input").first.check()
    assert page.locator("#pp1").is_visible()
    again = page.context.new_page()
    again.goto(page.url)
    assert again.locator("#pp1").is_visible()
    assert not again.locator("#closing").is_visible(), "the others are folded"
    page.keyboard.press("h")
    assert "open" not in page.url, "nothing is folded"
    assert shown(look("?hide=1&open=hide,view,%22x,gap99")) == shown(look("?hide=1")), "it opens nothing else"


def test_what_is_folded_away_says_how_much_of_it_the_filters_leave(look: Open) -> None:
    page = look("?hide=1&kind=renumbered")
    assert lines(page) == ["… 14 unchanged paragraphs, 1 renumbered · 1 / 14"]
    page.locator(".gap:visible input").check()
    assert page.locator("#op6").is_visible()
    assert not page.locator("#closing").is_visible()
    assert lines(look("?hide=1&kind=inserted")) == [], "nothing is folded away there"


def test_steps_pass_over_what_is_filtered_out(look: Open) -> None:
    page = look("?kind=inserted")
    assert page.locator("[data-count]").inner_text() == "2"
    page.keyboard.press("j")
    assert focused(page) == "pp3"
    page.keyboard.press("j")
    assert focused(page) == "note2"
    page.keyboard.press("k")
    assert focused(page) == "pp3"


def test_a_link_to_a_paragraph_shows_it_whatever_the_filters(look: Open) -> None:
    page = look("?kind=inserted#op6")
    assert in_sight(page, "#op6")
    assert not page.locator("#op1").is_visible()


def test_a_link_made_after_filtering_shows_no_more_than_the_page(look: Open) -> None:
    page = look("#op6")
    page.keyboard.press("x")
    page.check("[name=ui-kind][value=inserted]")
    assert not page.locator("#op6").is_visible()
    again = page.context.new_page()
    again.goto(page.url)
    assert shown(again) == shown(page) == ["pp3"]


def test_an_address_that_makes_no_sense_is_harmless(look: Open) -> None:
    page = look("?view=%22%3E%3Cscript%3E&kind=x,%00&part=nowhere&sure=-1&find=%5B%28&hide=maybe#%E0%A4%A")
    assert page.is_checked("#ui-side")
    assert len(shown(page)) > 5


@pytest.mark.parametrize(
    ("key", "code", "shift", "why"),
    [
        ("т", "KeyN", False, "Russian"),
        ("ى", "KeyN", False, "Arabic"),
        ("ة", "KeyM", False, ""),
        ("N", "KeyN", False, "capitals locked"),
        ("Т", "KeyN", True, "a capital in Russian"),
        ("ñ", "Semicolon", False, ""),
    ],
)
def test_keys_work_whatever_alphabet_is_typed(look: Open, key: str, code: str, shift: bool, why: str) -> None:  # noqa: FBT001 - a case
    page = look()
    page.evaluate(
        "([key, code, shiftKey]) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, code, shiftKey, bubbles: true}))",
        [key, code, shift],
    )
    assert page.locator("[data-count]").inner_text() == ("1 / 10" if why else "10")


def test_the_keys_are_listed_on_a_question_mark(look: Open) -> None:
    page = look()
    page.keyboard.press("?")
    assert page.locator("#ui-keys").is_visible()
    assert "next change" in page.locator("#ui-keys").inner_text()
    page.keyboard.press("n")
    assert focused(page) != "old-pp2", "while they are listed, keys do nothing"
    page.keyboard.press("Escape")
    assert page.locator("#ui-keys").is_hidden()


def test_a_paragraph_can_be_copied_with_its_changes(look: Open) -> None:
    page = look()
    page.keyboard.press("n")
    assert focused(page) == "old-pp2"
    plain = copied(page, "y")["text/plain"]
    assert plain == (
        "Reaffirming that the [-Declaration-]{+Universal Declaration of Human Rights+} proclaims equality,"
    )
    rich = copied(page, "y")["text/html"]
    assert '<del style="color:#8f1d1d;text-decoration:line-through">Declaration</del>' in rich
    assert "sr" not in rich
    assert "[deleted" not in rich
    assert page.locator("[data-said]").inner_text() == "Paragraph copied with its changes"


def test_a_paragraph_can_be_copied_as_text_and_as_a_link(look: Open) -> None:
    page = look()
    for _ in range(3):
        page.keyboard.press("n")
    assert focused(page) == "old-op1"
    assert copied(page, "t")["text/plain"] == "1. Welcomes the renewed commitment;"
    assert copied(page, "l")["text/plain"].endswith("report.html#op1")


def test_where_the_old_text_is_read_its_words_are_copied(look: Open) -> None:
    page = look("?view=old")
    page.keyboard.press("n")
    assert focused(page) == "old-pp2"
    assert copied(page, "t")["text/plain"] == "Reaffirming that the Declaration proclaims equality,"
    page.keyboard.press("3")
    assert "Universal Declaration" in copied(page, "t")["text/plain"]


@pytest.mark.parametrize("view", ["side", "inline", "new", "old"])
def test_steps_go_down_the_page_in_every_view(look: Open, view: str) -> None:
    page = look()
    page.check(f"#ui-{view}")
    top = "document.activeElement.getBoundingClientRect().top + scrollY"
    places = []
    for _ in range(int(page.locator("[data-count]").inner_text())):
        page.keyboard.press("n")
        places.append(page.evaluate(top))
    assert len(places) > 8
    assert places == sorted(set(places))


def test_back_and_forward_lead_to_places_and_the_address_says_what_is_shown(look: Open) -> None:
    page = look("?view=side")
    page.evaluate("location.hash = 'op1'")
    page.evaluate("location.hash = 'pp2'")
    page.keyboard.press("2")
    page.go_back()
    page.wait_for_function("location.href.endsWith('?view=inline#op1')", timeout=3000)
    assert page.locator("#ui-inline").is_checked()
    page.go_forward()
    page.wait_for_function("location.href.endsWith('?view=inline#pp2')", timeout=3000)


def test_a_key_that_ends_a_chinese_word_is_no_step_to_a_hit(look: Open) -> None:
    page = look()
    page.fill("#ui-find", "the")
    assert re.fullmatch(r"\d+", hits(page))
    enter = "new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true, isComposing: %s})"
    page.evaluate(f"document.getElementById('ui-find').dispatchEvent({enter % 'true'})")
    assert re.fullmatch(r"\d+", hits(page))
    page.evaluate(f"document.getElementById('ui-find').dispatchEvent({enter % 'false'})")
    assert hits(page).startswith("1 / ")


def test_the_buttons_to_copy_come_to_the_row_that_is_pointed_at(look: Open) -> None:
    page = look()
    assert not page.locator("[data-tools]").is_visible()
    page.locator("#pp3 .t").hover()
    assert page.locator("[data-tools]").is_visible()
    page.get_by_role("button", name="Text").click()
    assert page.locator("[data-said]").inner_text() == "Text copied"


@pytest.mark.parametrize("view", ["side", "inline", "new", "old"])
@pytest.mark.parametrize("row", ["pp1", "pp2", "op6"])
def test_the_buttons_to_copy_cover_no_words(look: Open, row: str, view: str) -> None:
    page = look(f"?view={view}")
    words = page.locator(f"#ui-text .r:has([href='#{row}']) .t:visible").first
    words.hover()
    tools, line = page.locator("[data-tools]").bounding_box(), words.bounding_box()
    assert tools["y"] + tools["height"] <= line["y"]
    assert line["y"] - tools["y"] < 80, "and they are its own"


def test_notes_stand_beside_their_paragraphs_where_there_is_room(look: Open) -> None:
    page = look(size=HUGE)
    beside = page.locator("#ui-text .beside", has_text="Resolution 217 A (III).")
    assert beside.is_visible()
    box, paragraph = beside.bounding_box(), page.locator("#pp1 .t").bounding_box()
    assert box["x"] > paragraph["x"] + paragraph["width"]
    page.check("#ui-old")
    assert page.locator("#ui-text .beside", has_text="Ibid.").first.is_visible(), "the notes of the old text"
    page.set_viewport_size({"width": 1000, "height": 800})
    assert page.locator("#ui-text .beside").count() == 0


def test_the_pictures_lead_to_the_paragraphs(look: Open) -> None:
    page = look()
    page.locator(".strip a.inserted").first.click()
    assert page.url.endswith("#pp3")
    assert in_sight(page, "#pp3")
    page.evaluate("scrollTo(0, 0)")
    page.locator(".flow a.mv").click(position={"x": 2, "y": 4}, force=True)
    told = page.locator("figure li").all_text_contents()
    assert any("5 → 2" in line and "moved" in line for line in told)
    assert any("2 → 3–4: split" in line for line in told)


def test_new_numbers_are_listed_for_citations(look: Open) -> None:
    page = look()
    rows = page.locator("#ui-numbers tbody tr").all_inner_texts()
    assert [row.split("\t") for row in rows] == [
        *(["2", "3, 4"], ["3", "deleted"], ["4, 6", "5"], ["5", "2"], ["7", "6"]),
        ["2", "3"],
    ]


def test_what_is_said_at_a_glance_is_what_happened(look: Open) -> None:
    page = look()
    said = page.locator(".glance p").all_inner_texts()
    assert "1 new" in said[0]
    assert said[1].startswith("7 operative paragraphs became 6: 1 dropped, 1 split into 2, 2 merged into 1")


@pytest.mark.parametrize("width", [800, 1024, 1400])
def test_the_names_of_the_columns_stand_below_bar_and_filters(look: Open, width: int) -> None:
    page = look(size={"width": width, "height": 900})
    page.keyboard.press("x")
    page.evaluate("document.getElementById('ui-notes').scrollIntoView({behavior: 'instant'})")
    page.evaluate("scrollBy(0, -300)")
    panel, names = (page.locator(selector).bounding_box() for selector in (".filters", "#ui-text .cols"))
    assert names["y"] >= panel["y"] + panel["height"] - 1
    page.goto(page.url.partition("#")[0] + "#op5")
    assert page.locator("#op5").bounding_box()["y"] >= names["y"] + names["height"] - 1
