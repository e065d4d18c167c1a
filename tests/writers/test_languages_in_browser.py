"""The report in each of its languages, in a real browser: nothing left in English, mirrored where that is due."""

import re
from collections.abc import Iterator
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from browsing import PHONE, WIDE, in_sight
from gallery import gallery
from lxml import html

import compare
from compare.messages import LANGUAGES, messages
from compare.options import Options
from compare.printing import to_pdf
from compare.writers.to_html import encoded, write

TEXTS = Path(__file__).resolve().parents[2] / "texts"
OTHERS = sorted(set(LANGUAGES) - {"en"})
SPOKEN = """
() => {
  const foreign = ".t, .n, bdi, code, kbd, script, style, .m, .beside, .name, [lang=en]:not(html), small, .call a, td";
  const said = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.matches(".sr") || !node.parentElement.closest(foreign)) said.push(node.data.trim());
  }
  for (const element of document.querySelectorAll("*"))
    for (const { name, value } of element.attributes)
      if (/^(title|aria-label|placeholder|alt|data-(link|redline|text|failed))$/.test(name)) said.push(value.trim());
  return said.filter(Boolean);
}
"""
"""What the page itself says, without texts, names of files, labels and remarks."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the page with everything in every language, and pairs of texts of other directions."""
    folder = tmp_path_factory.mktemp("languages")
    arabic = compare.read(TEXTS / "migrants-ar.txt")
    compared = {
        **{language: (gallery(), language) for language in LANGUAGES},
        "arabic in english": (
            compare.files(TEXTS / "migrants-ar.txt", TEXTS / "migrants-ar-revised.txt"),
            "en",
        ),
        "arabic in arabic": (
            compare.files(TEXTS / "migrants-ar.txt", TEXTS / "migrants-ar-revised.txt"),
            "ar",
        ),
        "both in english": (compare.documents(compare.read(TEXTS / "58-190.txt"), arabic), "en"),
        "both in arabic": (compare.documents(arabic, compare.read(TEXTS / "58-190.txt")), "ar"),
    }
    paths = {}
    for name, (comparison, language) in compared.items():
        paths[name] = folder / f"{name.replace(' ', '-')}.html"
        paths[name].write_text(write(comparison, Options(ui_language=language)), encoding="utf-8")
    return paths


@pytest.fixture
def see(browser: Any, pages: dict[str, Path]) -> Iterator[Any]:
    """Open one of the pages; afterwards hold that it complained of nothing."""
    contexts: list[Any] = []
    troubles: list[str] = []

    def open_page(name: str, address: str = "", size: dict[str, int] | None = None, **context: Any) -> Any:
        contexts.append(browser.new_context(viewport=size or WIDE, **context))
        page = contexts[-1].new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(pages[name].as_uri() + address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def box(page: Any, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found, selector
    return dict(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language_and_direction(see: Any, language: str) -> None:
    page = see(language)
    root = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    assert root == [language, "rtl" if language == "ar" else "ltr"]
    directions = "[...new Set([...document.querySelectorAll('.new .t')].map(e => e.lang + getComputedStyle(e).direction))]"
    assert page.evaluate(directions) == ["enltr"]


ENGLISH = re.compile(
    r"\b(?:the|of|and|to|is|not|was|changes?|changed|deleted|inserted|moved|modified|merged|unchanged|paragraphs?|"
    r"notes? marks|text|old|new|copy|copied|next|previous|find|filter|part|all|show|hide|close|keys|contents|counts|"
    r"legend|split|renumbered|read|found|operative|preambular|closing|opening|heading|perhaps|matched)\b",
    re.IGNORECASE,
)
"""Words that only English has, of all that the page says."""
DATA = re.compile(
    "old.txt|I. Unchanged heading|II. New heading|Every component in every state|--pin|--unpin|Word|Enter|Shift"
)
"""Names of files and headings of the texts, names of keys, options and programs."""


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(see: Any, language: str) -> None:
    said = [DATA.sub("", text) for text in see(language).evaluate(SPOKEN)]
    assert len(said) > 150
    assert [text for text in said if ENGLISH.search(text)] == []
    if language in ("ru", "zh", "ar"):
        assert {word for text in said for word in re.findall(r"[A-Za-z]{4,}", text)} <= {"text"}


class Pretended(NullTranslations):
    """A language in which every message stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        assert context
        return self.gettext(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        assert context
        return self.ngettext(msgid1, msgid2, n)


def test_every_word_of_the_page_comes_from_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.messages._catalogue", lambda _: Pretended())
    messages.cache_clear()
    root = html.document_fromstring(write(gallery(), Options(ui_language="fr")))
    messages.cache_clear()
    for foreign in root.cssselect(FOREIGN):
        foreign.drop_tree()
    attributes = [value for element in root.iter() for name, value in element.items() if name in HEARD]
    for said in (root.text_content(), *attributes):
        loose = re.findall(r"[^\W\d_]{3,}", unbracketed(DATA.sub("", said)))
        assert set(loose) <= {"RES", "SHA", "par"}, "symbols, hashes and addresses"


FOREIGN = (
    ".t, bdi, code, kbd, script, style, .m, .name, a.n, .ghost .n, [lang=en], .ticks a, .call a, .what a, td"
)
HEARD = {"title", "aria-label", "placeholder", "alt", "data-link", "data-redline", "data-text", "data-failed"}


def unbracketed(text: str) -> str:
    """Return what stands outside of brackets, of which some stand in others."""
    before = None
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    return text


def test_english_would_be_found(see: Any) -> None:
    assert len([text for text in see("en").evaluate(SPOKEN) if ENGLISH.search(text)]) > 100


@pytest.mark.parametrize("width", [320, 400, 600, 768, 1024, 1280, 1920])
@pytest.mark.parametrize("name", [*OTHERS, "arabic in english", "both in english", "both in arabic"])
def test_nothing_scrolls_sideways(see: Any, name: str, width: int) -> None:
    page = see(name, size={"width": width, "height": 800})
    for view in ("side", "inline", "new"):
        if view != "side" or width >= 768:
            page.check(f"#ui-{view}")
        assert page.evaluate("document.documentElement.scrollWidth") == width, view
    page.keyboard.press("x")
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("name", ["ar", "arabic in arabic", "both in arabic"])
def test_an_arabic_page_is_mirrored(see: Any, name: str) -> None:
    page = see(name)
    middle = WIDE["width"] / 2
    assert box(page, ".card.from")["x"] > middle > box(page, ".card.to")["x"], "the old text comes first"
    row = "#ui-text .r:has(> .old):has(> .new) "
    assert box(page, row + "> .old")["x"] > box(page, row + "> .new")["x"]
    assert box(page, row + ".old .n")["x"] > box(page, row + ".old .t")["x"], (
        "labels stand in the outer margin"
    )
    assert box(page, ".toc")["x"] > box(page, "main")["x"]
    assert box(page, ".views")["x"] > middle > box(page, ".steps")["x"]
    assert box(page, ".views label:has(#ui-side)")["x"] > box(page, ".views label:has(#ui-old)")["x"]
    assert box(page, "[data-step='-1']")["x"] > box(page, "[data-step='1']")["x"]
    edge = "getComputedStyle(document.querySelector('[data-change]')).borderRightWidth"
    assert page.evaluate(edge) == "3px"
    assert box(page, ".strip a:first-of-type")["x"] > box(page, ".strip a:last-of-type")["x"]


def test_an_arabic_text_does_not_turn_an_english_page(see: Any) -> None:
    page = see("arabic in english")
    row = "#ui-text .r:has(> .old):has(> .new) "
    assert box(page, row + "> .old")["x"] < box(page, row + "> .new")["x"]
    assert box(page, row + ".old .n")["x"] < box(page, row + ".old .t")["x"]
    assert page.locator(row + ".t").first.evaluate("e => getComputedStyle(e).direction") == "rtl"


@pytest.mark.parametrize("name", ["both in english", "both in arabic"])
def test_texts_of_both_directions_stand_each_in_its_own(see: Any, name: str) -> None:
    page = see(name)
    for side in ("old", "new"):
        found = page.evaluate(
            f"[...new Set([...document.querySelectorAll('#ui-text .{side} > .p > .t')]"
            ".map(e => e.lang + getComputedStyle(e).direction))]"
        )
        assert found in (["enltr"], ["arrtl"])


LABELS = [("a)", "ltr"), ("(a)", "ltr"), ("(أ)", "rtl")]


@pytest.mark.parametrize(("label", "direction"), LABELS)
def test_a_label_is_ordered_by_its_own_letters(see: Any, label: str, direction: str) -> None:
    page = see("ar")
    first, last = page.evaluate(
        """label => {
          const link = document.querySelector(".new a.n");
          link.lastChild.data = label;
          const place = (at) => {
            const range = document.createRange();
            range.setStart(link.lastChild, at);
            range.setEnd(link.lastChild, at + 1);
            return range.getBoundingClientRect().x;
          };
          return [place(0), place(label.length - 1)];
        }""",
        label,
    )
    assert (first < last) == (direction == "ltr")


@pytest.mark.parametrize("language", OTHERS)
def test_steps_copies_and_search_speak_the_language(see: Any, language: str) -> None:
    page = see(language)
    page.keyboard.press("n")
    page.keyboard.press("t")
    assert page.locator("[data-said]").inner_text() == messages(language).gettext("Text copied")
    assert re.search(r"1 / \d\d", page.locator(".steps").inner_text())
    page.keyboard.press("?")
    assert page.locator("#ui-keys-h").inner_text() == messages(language).gettext("Keys")


def test_a_copy_of_an_arabic_paragraph_keeps_its_direction(see: Any) -> None:
    page = see("arabic in english")
    page.keyboard.press("n")
    page.evaluate(
        "window.addEventListener('copy', e => { globalThis.copied = e.clipboardData.getData('text/html') }, {once: true})"
    )
    page.keyboard.press("y")
    assert page.evaluate("globalThis.copied").startswith('<p lang="ar" dir="rtl">')


def test_the_buttons_to_copy_stand_at_the_far_end_of_a_row_in_arabic(see: Any) -> None:
    page = see("ar")
    page.locator("#op1 .t").hover()
    assert box(page, "[data-tools]")["x"] < WIDE["width"] / 4
    assert in_sight(page, "[data-tools]")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("name", [*OTHERS, "arabic in english", "both in arabic"])
def test_axe_finds_nothing(browser: Any, pages: dict[str, Path], name: str, size: Any, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(bypass_csp=True, viewport=size, color_scheme=scheme)
    page = context.new_page()
    page.goto(pages[name].as_uri())
    page.keyboard.press("x")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    context.close()
    assert [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in found] == []


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_paper_has_its_legend_and_its_number_at_the_ends_that_the_language_has(
    browser: Any, language: str
) -> None:
    assert browser  # the same that prints
    comparison = compare.files(TEXTS / "58-190-draft.txt", TEXTS / "58-190.txt")
    page = encoded(comparison, Options(ui_language=language, paper="A4"))
    sheet = pypdfium2.PdfDocument(to_pdf(page, Options()))[1]
    width, _ = sheet.get_size()
    text, foot = sheet.get_textpage(), 30
    begin, end = text.get_text_bounded(0, 0, 120, foot), text.get_text_bounded(width - 120, 0, width, foot)
    if language == "ar":
        begin, end = end, begin
    assert re.search(r"\d", end)
    assert begin.strip()
    assert not re.search(r"\d", begin)


def test_titles_in_another_script_are_isolated(comparisons: Any) -> None:
    comparison = comparisons.every()
    old = replace(comparison.old, symbol="قرار 1")
    page = write(replace(comparison, old=old), Options())
    assert "<title>\u2068قرار 1\u2069 → new.txt</title>" in page
