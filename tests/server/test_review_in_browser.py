"""A review from first key to applied text, in a real browser: served to it, and as a plain file."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import PHONE, WIDE, in_sight
from heeding import HEED

import compare
from compare.resources import sample
from compare.review.decisions import Carried, Comment, Lost, Verdict
from compare.review.record import write
from compare.reviewed import apply, begin, page, read_review

OLD, NEW = sample("58-190-draft.txt"), sample("58-190.txt")
FILE = "58-190-draft--58-190.review.json"
ALL = len(begin(compare.files(OLD, NEW)).decisions)
HOSTILE = "</script><script>document.title='x'</script> <img src=x onerror=alert(1)> {{ 7*7 }}"

Open = Callable[..., Any]


class Served:
    """`redraft review` as a process of its own, as people run it."""

    def __init__(self, folder: Path, *words: str, old: str = OLD, new: str = NEW) -> None:
        command = [sys.executable, "-m", "compare", "review", old, new, "--no-open", *words]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=HEED,  # noqa: PLW1509 - the browser's threads are in its own process
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), self.process.communicate(timeout=10)

    def end(self, how: int = signal.SIGINT) -> int:
        self.process.send_signal(how)
        self.process.communicate(timeout=30)
        return self.process.returncode


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    running: list[Served] = []

    def start(*words: str, **texts: str) -> Served:
        running.append(Served(tmp_path, *words, **texts))
        return running[-1]

    yield start
    for each in running:
        if each.process.poll() is None:
            each.end(signal.SIGKILL)


@pytest.fixture
def visit(browser: Any) -> Iterator[Open]:
    """Open an address; afterwards hold that the page complained of nothing."""
    contexts: list[Any] = []
    troubles: list[str] = []

    def open_page(address: str, size: dict[str, int] | None = None, **context: Any) -> Any:
        contexts.append(browser.new_context(viewport=size or WIDE, accept_downloads=True, **context))
        tab = contexts[-1].new_page()
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.goto(address)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def progress(tab: Any) -> str:
    return str(tab.text_content("[data-progress]"))


def saved(tab: Any) -> None:
    tab.wait_for_selector("[data-saved]:text-is('Saved')")


def decisions(path: Path) -> dict[str, Any]:
    return {d["id"]: d for d in json.loads(path.read_text(encoding="utf-8"))["decisions"]}


def test_a_review_goes_from_the_first_key_to_the_applied_text(
    serve: Any, visit: Open, tmp_path: Path
) -> None:
    served = serve("--reviewer", "Anna")
    tab = visit(served.address)
    assert progress(tab) == f"0 of {ALL} decided"
    tab.keyboard.press("Shift+N")
    tab.keyboard.press("a")
    saved(tab)
    assert "numbering" not in decisions(tmp_path / FILE), "the new numbers come last"
    for _ in range(ALL - 1):
        tab.keyboard.press("a")
    assert progress(tab) == f"{ALL} of {ALL} decided"
    saved(tab)
    assert served.end() == 0
    review = read_review(tmp_path / FILE)
    assert {d.by for d in review.decisions} == {"Anna"}
    found = apply(OLD, NEW, review).document
    assert found.paragraphs == compare.read(NEW).paragraphs


def test_each_key_does_what_the_page_says(serve: Any, visit: Open, tmp_path: Path) -> None:
    tab = visit(serve("--reviewer", "Anna").address)
    tab.keyboard.press("n")
    first = tab.locator(".r:focus .rv").first.get_attribute("data-id")
    tab.keyboard.press("r")
    assert tab.locator(f'[data-id="{first}"]').get_attribute("data-verdict") == "reject"
    following = tab.evaluate("document.activeElement.dataset.id")
    assert following != first
    tab.keyboard.press("f")
    tab.keyboard.press("c")
    tab.keyboard.type(HOSTILE)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.locator(f'[data-id="{following}"] li').text_content() == f"Anna: {HOSTILE}"
    saved(tab)
    said = decisions(tmp_path / FILE)
    assert said[first]["verdict"] == "reject"
    assert (said[following]["flagged"], said[following]["verdict"]) == (True, None)
    assert said[following]["comments"][0]["text"] == HOSTILE
    for _ in range(3):
        tab.keyboard.press("u")
    assert progress(tab) == f"0 of {ALL} decided"
    assert tab.locator(".rv li").count() == 0
    tab.keyboard.press("Shift+A")
    inside = tab.locator(f'.r:has([data-id="{first}"]) .rv').count()
    assert progress(tab) == f"{inside} of {ALL} decided"
    assert tab.title() != "x"


@pytest.mark.parametrize(
    ("key", "shift", "whole"),
    [("A", False, False), ("a", True, True), ("A", True, True), ("a", False, False)],
    ids=["capitals locked", "capitals locked, with Shift", "with Shift", "alone"],
)
def test_a_whole_paragraph_is_decided_with_shift_whether_capitals_are_locked_or_not(
    serve: Any,
    visit: Open,
    key: str,
    shift: bool,  # noqa: FBT001 - a case
    whole: bool,  # noqa: FBT001 - a case
) -> None:
    tab = visit(serve().address)
    row = tab.locator(".r:has(.rv + .rv)").first
    row.locator(".rv").first.focus()
    tab.evaluate(
        "([key, shiftKey]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, shiftKey, code: 'KeyA', bubbles: true}))",
        [key, shift],
    )
    inside = row.locator(".rv").count()
    assert inside > 1
    assert row.locator("[data-verdict=accept]").count() == (inside if whole else 1)


def test_a_comment_is_kept_by_a_key_and_its_words_are_not_lost_by_another(
    serve: Any, visit: Open, tmp_path: Path
) -> None:
    tab = visit(serve().address)
    for key in "Nc":
        tab.keyboard.press(key)
    tab.keyboard.type("Ask")
    tab.keyboard.press("Escape")
    assert tab.locator(".rv li").count() == 0
    tab.keyboard.press("c")
    tab.keyboard.type(" the capital")
    tab.keyboard.press("Control+Enter")
    assert tab.locator(".rv:focus li").inner_text() == "Ask the capital"
    tab.keyboard.press("c")
    assert tab.input_value("#rv-comment") == ""
    tab.keyboard.press("Escape")
    saved(tab)
    assert [d["comments"][0]["text"] for d in decisions(tmp_path / FILE).values()] == ["Ask the capital"]


def test_no_key_decides_on_what_is_not_on_the_screen(serve: Any, visit: Open) -> None:
    tab = visit(serve().address, {"width": 900, "height": 500})
    for key in "arfARc":
        tab.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        tab.keyboard.press(key)
        assert progress(tab) == f"0 of {ALL} decided"
        assert tab.locator("[aria-pressed=true]").count() == tab.locator("dialog[open]").count() == 0
        assert in_sight(tab, ".rv:focus")
    tab.keyboard.press("a")
    assert progress(tab) == f"1 of {ALL} decided"


def test_a_key_goes_to_the_next_undecided_change_and_decides_nothing(serve: Any, visit: Open) -> None:
    tab = visit(serve().address)
    seen = []
    for _ in range(ALL + 1):
        tab.keyboard.press("Shift+N")
        seen.append(tab.evaluate("document.activeElement.dataset.id"))
        assert in_sight(tab, ".rv:focus")
    assert len(set(seen)) == ALL
    assert seen[0] == seen[-1], "after the last one it begins anew"
    assert progress(tab) == f"0 of {ALL} decided"
    tab.keyboard.press("a")
    tab.keyboard.press("Shift+N")
    tab.click("[data-next]")
    assert tab.evaluate("document.activeElement.dataset.id") == seen[3]
    tab.click("[data-keys]")
    said = tab.locator("#ui-keys").inner_text()
    assert "Next undecided" in said
    assert "Accept the whole paragraph" in said


def test_the_key_that_decided_does_not_take_the_last_decision_back(serve: Any, visit: Open) -> None:
    tab = visit(serve().address)
    tab.select_option("[data-which]", "undecided")
    tab.click("[data-shown=accept]")
    tab.keyboard.press("Shift+N")
    for key in "aaA":
        tab.keyboard.press(key)
        assert progress(tab) == f"{ALL} of {ALL} decided"


def test_the_words_of_the_change_in_focus_stand_out(serve: Any, visit: Open) -> None:
    tab = visit(serve().address)
    tab.keyboard.press("2")
    edits = {d.change.id for d in begin(compare.files(OLD, NEW)).decisions if d.change.kind == "edit"}
    for _ in range(6):
        tab.keyboard.press("Shift+N")
        of = tab.evaluate("document.activeElement.dataset.id")
        said = tab.evaluate("[...document.querySelectorAll('.rv-at')].map(one => one.dataset.e)")
        assert set(said) == {of} & edits
    assert said


def test_a_key_for_a_whole_paragraph_goes_on_to_the_next_one(serve: Any, visit: Open, tmp_path: Path) -> None:
    tab = visit(serve().address)
    rows = tab.locator(".r:has(.rv)").count()
    tab.keyboard.press("Shift+N")
    for number in range(rows):
        tab.keyboard.press(f"Shift+{'AR'[number % 2]}")
    tab.keyboard.press("a")  # the new numbers, which stand in no paragraph
    assert progress(tab) == f"{ALL} of {ALL} decided"
    tab.keyboard.press("Shift+R")
    assert progress(tab) == f"{ALL} of {ALL} decided"  # what is decided is never taken back by it
    saved(tab)
    assert {str(d["verdict"]) for d in decisions(tmp_path / FILE).values()} == {"accept", "reject"}


def test_a_comment_that_is_markup_is_shown_as_words_when_the_page_is_opened_again(
    serve: Any, visit: Open, tmp_path: Path
) -> None:
    review = begin(compare.files(OLD, NEW))
    first = review.decisions[0]
    said = review._replace(decisions=(first._replace(comments=(Comment(HOSTILE, "<b>Eve</b>"),)),))
    (tmp_path / FILE).write_text(write(said), encoding="utf-8")
    tab = visit(serve().address)
    assert tab.locator(".rv li").text_content() == f"<b>Eve</b>: {HOSTILE}"
    assert tab.locator(".rv li *").count() == 0
    assert tab.title() == "58-190-draft.txt → A/RES/58/190"


def test_nothing_but_the_last_key_is_lost_when_the_server_is_killed(
    serve: Any, visit: Open, tmp_path: Path
) -> None:
    served = serve()
    tab = visit(served.address)
    tab.keyboard.press("Shift+N")
    for key in "araa":
        tab.keyboard.press(key)
        saved(tab)
        tab.evaluate("document.querySelector('[data-saved]').textContent = ''")
    served.end(signal.SIGKILL)
    before = decisions(tmp_path / FILE)
    assert len(before) == 4
    tab.keyboard.press("a")
    tab.wait_for_selector("[data-saved][data-failed]")
    assert "redraft does not answer" in tab.text_content("[data-saved]")
    again = visit(serve().address)
    assert progress(again) == f"4 of {ALL} decided"
    assert decisions(tmp_path / FILE) == before
    assert list(tmp_path.glob(".redraft*")) == []


def test_what_cannot_be_saved_is_kept_by_the_page_and_saved_when_it_can_be(
    serve: Any, visit: Open, tmp_path: Path
) -> None:
    tab = visit(serve().address)
    tab.keyboard.press("Shift+N")
    (tmp_path / FILE).mkdir()  # nobody, root included, can write decisions there
    for key in "ar":
        tab.keyboard.press(key)
    tab.wait_for_selector("[data-saved][data-failed]")
    assert "no file that decisions can be kept in. Move it away." in tab.text_content("[data-saved]")
    tab.on("dialog", lambda dialog: dialog.accept())
    (tmp_path / FILE).rmdir()
    saved(tab)
    assert sorted(d["verdict"] for d in decisions(tmp_path / FILE).values()) == ["accept", "reject"]


def test_who_leaves_with_decisions_that_are_not_saved_is_asked_and_finds_them_again(
    serve: Any, visit: Open, tmp_path: Path
) -> None:
    tab = visit(serve().address)
    tab.keyboard.press("Shift+N")
    tab.keyboard.press("a")
    saved(tab)
    asked: list[str] = []
    tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    kept = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    tab.keyboard.press("u")
    tab.keyboard.press("Shift+N")
    tab.keyboard.press("r")
    tab.wait_for_selector("[data-saved][data-failed]")
    (tmp_path / FILE).rmdir()
    (tmp_path / FILE).write_bytes(kept)
    tab.reload()
    saved(tab)
    assert asked == ["beforeunload"]
    assert progress(tab) == f"1 of {ALL} decided"
    assert [d["verdict"] for d in decisions(tmp_path / FILE).values()] == ["reject"]
    tab.reload()
    assert asked == ["beforeunload"], "all is saved"


def test_decisions_of_a_page_whose_server_was_killed_go_by_a_file_to_the_next_one(
    serve: Any, visit: Open, tmp_path: Path
) -> None:
    served = serve()
    tab = visit(served.address)
    tab.keyboard.press("Shift+N")
    tab.keyboard.press("a")
    saved(tab)
    served.end(signal.SIGKILL)
    for key in "rar":
        tab.keyboard.press(key)
    tab.wait_for_selector("[data-saved][data-failed]")
    with tab.expect_download() as waiting:
        tab.click("[data-export]")
    exported = tmp_path / "exported.json"
    waiting.value.save_as(exported)
    again = visit(serve().address)
    assert progress(again) == f"1 of {ALL} decided"
    again.set_input_files("[data-import]", str(exported))
    saved(again)
    assert [d["verdict"] for d in decisions(tmp_path / FILE).values()] == [
        d["verdict"] for d in decisions(exported).values()
    ]
    assert len(decisions(tmp_path / FILE)) == 4


def test_a_text_that_changes_under_the_page_is_told_and_its_decisions_are_carried_over(
    visit: Open, serve: Any, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    words = "The General Assembly,\n\n1. Urges{} States to act;\n\n2. Decides to meet{} in this matter."
    old.write_text(words.format("", ""), encoding="utf-8")
    new.write_text(words.format(" all", " soon"), encoding="utf-8")
    tab = visit(serve("--reviewer", "Anna", old="old.txt", new="new.txt").address)
    for key in "Na":
        tab.keyboard.press(key)
    saved(tab)
    assert not tab.is_visible("[data-changed]")
    new.write_text(words.format(" all", ""), encoding="utf-8")
    tab.evaluate("dispatchEvent(new Event('focus'))")
    tab.wait_for_selector("[data-changed]:has-text('Changed on disk since it was read: new.txt')")
    tab.keyboard.press("a")
    saved(tab)
    assert progress(tab) == "2 of 2 decided", "what is decided on the text as it was is still saved"
    tab.click("[data-changed] button")
    tab.wait_for_selector("[data-progress]:text-is('1 of 1 decided')")
    assert not tab.is_visible("[data-changed]")
    tab.click("[data-lost] summary")
    assert "“–” → “soon” · accept · the new text no longer makes this change" in tab.inner_text("[data-lost]")
    assert len(decisions(tmp_path / "old--new.earlier.review.json")) == 2


def test_the_second_of_two_windows_is_told_and_overwrites_nothing(
    serve: Any, visit: Open, tmp_path: Path
) -> None:
    served = serve()
    one, other = visit(served.address), visit(served.address)
    for each in (one, other):
        each.keyboard.press("Shift+N")
    one.keyboard.press("a")
    saved(one)
    kept = (tmp_path / FILE).read_bytes()
    other.keyboard.press("r")
    other.wait_for_selector("[data-saved][data-failed]")
    assert "changed in another window. Reload the page" in other.text_content("[data-saved]")
    assert (tmp_path / FILE).read_bytes() == kept
    taken = progress(other)
    other.keyboard.press("a")
    assert progress(other) == taken, "what cannot be saved is not taken"
    other.reload()
    assert progress(other) == f"1 of {ALL} decided"


def test_all_that_the_filter_shows_is_decided_at_once_and_the_filter_is_in_the_address(
    serve: Any, visit: Open
) -> None:
    tab = visit(serve().address)
    tab.keyboard.press("n")
    tab.keyboard.press("f")
    tab.select_option("[data-which]", "flagged")
    assert tab.locator(".r:visible").count() == 1
    assert "review=flagged" in tab.url
    tab.click("[data-shown=reject]")
    decided = tab.locator(".r:visible .rv").count()
    assert (
        progress(tab) == f"{decided + 1} of {ALL} decided"
    )  # and the new numbers, which stand above the text
    tab.reload()
    assert tab.locator(".r:visible").count() == 1
    tab.select_option("[data-which]", "undecided")
    assert tab.locator(".r:visible").count() > 10


def test_the_outcome_can_be_read_as_decided(serve: Any, visit: Open) -> None:
    served = serve()
    tab = visit(served.address)
    tab.keyboard.press("2")
    edited = tab.locator(".r.modified").first
    before = edited.locator(".new .t").inner_text()
    edited.locator("[data-row=accept]").click()
    tab.check("[data-clean]")
    expected = compare.read(NEW).paragraphs
    after = edited.locator(".new .t").inner_text()
    assert after != before
    assert after.replace("6 and", " and") in [p.text for p in expected]
    saved(tab)
    response = tab.request.get(f"{served.address}as-decided.txt")
    assert response.status == 200
    assert "8 September 2001,⁵ and" in response.text()


def test_a_split_is_read_as_decided_with_the_words_at_its_border(visit: Open, tmp_path: Path) -> None:
    said = "States to protect the rights of migrants and of their families in every country"
    more = "the Secretary-General to report on the matter at the next session"
    comparison = compare.texts(
        f"The General Assembly,\n\n1. Urges {said}, and requests {more}.",
        f"The General Assembly,\n\n1. Urges {said};\n\n2. Requests {more}.",
    )
    path = tmp_path / "review.html"
    path.write_bytes(page(comparison, begin(comparison), file=FILE))
    tab = visit(path.as_uri())
    tab.keyboard.press("2")
    tab.check("[data-clean]")
    of = tab.locator(".rv[data-edits]")
    assert of.count() == 1
    assert "“, and requests” → “; Requests”" in of.locator(".rv-said").inner_text()
    for verdict, read in (("accept", f"{said};"), ("reject", f"{said}, and requests")):
        of.locator(f"[data-do={verdict}]").click()
        words = " ".join(tab.locator(".r .new .t:visible").all_inner_texts()).replace("\n", " ")
        assert read in " ".join(words.split())
        assert ("Requests" in words) is (verdict == "accept")


def test_a_plain_file_keeps_decisions_in_the_browser_and_exports_and_imports_them(
    visit: Open, tmp_path: Path
) -> None:
    comparison = compare.files(OLD, NEW)
    path = tmp_path / "review.html"
    path.write_bytes(page(comparison, begin(comparison, reviewer="Anna"), file=FILE))
    tab = visit(path.as_uri())
    for key in "Narf":
        tab.keyboard.press(key)
    tab.reload()
    assert progress(tab) == f"2 of {ALL} decided"
    with tab.expect_download() as waiting:
        tab.click("[data-export]")
    exported = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(exported)
    assert exported.name == FILE
    assert sorted(str(d.verdict) for d in read_review(exported).decisions) == ["None", "accept", "reject"]
    other = visit(path.as_uri())
    assert progress(other) == f"0 of {ALL} decided"
    other.set_input_files("[data-import]", str(exported))
    other.wait_for_selector(f"[data-progress]:text-is('2 of {ALL} decided')")
    wrong = tmp_path / "wrong.json"
    text = exported.read_text(encoding="utf-8")
    wrong.write_text(text.replace(comparison.old.source.sha256, "0" * 64), encoding="utf-8")  # type: ignore[union-attr]
    other.set_input_files("[data-import]", str(wrong))
    other.wait_for_selector("[data-saved][data-failed]")
    assert "holds decisions on other texts" in other.text_content("[data-saved]")
    assert progress(other) == f"2 of {ALL} decided"


def test_what_was_taken_back_stays_so_and_what_is_to_be_confirmed_is_not_confirmed_by_an_import(
    visit: Open, tmp_path: Path
) -> None:
    comparison = compare.files(OLD, NEW)
    review = begin(comparison)
    one, other, *rest = review.decisions
    near = one._replace(verdict=Verdict.ACCEPT, carried=Carried.NEAR, was=one.change)
    sure = other._replace(verdict=Verdict.REJECT)
    lost = Lost(rest[0]._replace(comments=(Comment(HOSTILE, "Eve"),)), "it is gone")
    carried = review._replace(decisions=(near, sure, *rest), lost=(lost,))
    path, exported = tmp_path / "review.html", tmp_path / "next.json"
    path.write_bytes(page(comparison, carried, file=FILE))
    exported.write_text(write(carried), encoding="utf-8")
    tab = visit(path.as_uri())
    assert progress(tab) == f"1 of {ALL} decided"
    assert HOSTILE in tab.text_content("[data-lost] li")
    tab.click(f'[data-id="{other.change.id}"] [data-do=reject]')
    tab.reload()
    assert progress(tab) == f"0 of {ALL} decided"
    plain = tmp_path / "plain.html"
    plain.write_bytes(page(comparison, review, file=FILE))
    tab = visit(plain.as_uri())
    tab.set_input_files("[data-import]", str(exported))
    tab.wait_for_selector(f"[data-progress]:text-is('1 of {ALL} decided')")
    assert tab.locator(".rv-near:visible").count() == 1
    with tab.expect_download() as waiting:
        tab.click("[data-export]")
    waiting.value.save_as(exported)
    again = read_review(exported)
    assert again.lost == (lost,)
    assert again.by_id()[one.change.id] == near


def test_a_key_does_not_lay_out_the_whole_text(serve: Any, visit: Open) -> None:
    tab = visit(serve().address)
    tab.evaluate(
        """window.asked = 0;
        for (const name of ["getClientRects", "getBoundingClientRect", "checkVisibility"]) {
          const known = Element.prototype[name];
          Element.prototype[name] = function (...given) {
            if (this.closest(".rv")) window.asked += 1;
            return known.apply(this, given);
          };
        }
        null"""
    )
    tab.keyboard.press("a")
    tab.select_option("[data-which]", "undecided")
    tab.evaluate("document.querySelector('[data-shown=accept]').click()")  # a click of Playwright's asks too
    assert progress(tab) == f"{ALL} of {ALL} decided"
    assert tab.evaluate("window.asked") < 10  # a few; one for each change would be too many


BROKEN: list[dict[str, Any]] = [
    {"comments": 5},
    {"comments": [None]},
    {"comments": [{"text": 7}]},
    {"comments": [{"text": "", "author": {}}]},
    {"verdict": "maybe"},
    {"flagged": "no"},
    {"by": 4},
    {"id": None},
]


def test_what_is_imported_is_a_review_in_all_its_parts_or_not_taken(visit: Open, tmp_path: Path) -> None:
    comparison = compare.files(OLD, NEW)
    path, broken = tmp_path / "review.html", tmp_path / "broken.json"
    path.write_bytes(page(comparison, begin(comparison), file=FILE))
    tab = visit(path.as_uri())
    given = json.loads(write(begin(comparison), empty=True))
    for wrong in BROKEN:
        first = {**given["decisions"][0], "verdict": "accept", **wrong}
        broken.write_text(
            json.dumps({**given, "decisions": [first, *given["decisions"][1:]]}), encoding="utf-8"
        )
        tab.set_input_files("[data-import]", str(broken))
        tab.wait_for_selector("[data-saved]:text-is('broken.json is no review that this page reads')")
        tab.evaluate("document.querySelector('[data-saved]').textContent = ''")
        assert progress(tab) == f"0 of {ALL} decided"


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_people_out_of_a_review(
    size: dict[str, int], scheme: str, browser: Any, tmp_path: Path
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    comparison = compare.files(OLD, NEW)
    path = tmp_path / "review.html"
    path.write_bytes(page(comparison, begin(comparison), file=FILE))
    context = browser.new_context(bypass_csp=True, viewport=size, color_scheme=scheme)
    tab = context.new_page()
    tab.goto(path.as_uri())
    for key in "anrnf":
        tab.keyboard.press(key)
    found = Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    wide = tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
    assert [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in found] == []
    assert wide


def test_people_without_a_shell_give_two_files_on_a_first_page(visit: Open, tmp_path: Path) -> None:
    served = Served(tmp_path, old="--reviewer", new="Anna")
    try:
        tab = visit(served.address)
        tab.click("button")
        tab.wait_for_selector("[role=alert]:has-text('the old text is missing. Choose a file')")
        tab.set_input_files("#old-file", OLD)
        tab.fill("#new-symbol", "no such symbol")
        tab.click("button")
        tab.wait_for_selector("[role=alert]:has-text('no such symbol')")
        tab.set_input_files("#old-file", OLD)
        tab.set_input_files("#new-file", NEW)
        assert tab.input_value("#reviewer") == "Anna"
        tab.click("button")
        tab.wait_for_selector(f"[data-progress]:text-is('0 of {ALL} decided')")
        tab.keyboard.press("Shift+N")
        tab.keyboard.press("a")
        saved(tab)
        assert next(iter(decisions(tmp_path / FILE).values()))["by"] == "Anna"
        assert apply(OLD, NEW, read_review(tmp_path / FILE), undecided="new").document.paragraphs
    finally:
        served.end(signal.SIGKILL)


def test_decisions_are_carried_to_the_next_draft_and_those_with_a_difference_are_confirmed(
    visit: Open, serve: Any, tmp_path: Path
) -> None:
    begins = "The General Assembly,\n\n1. Urges States to protect the rights of all migrants"
    ends = ";\n\n2. Decides to remain seized of the matter."
    for name, middle in (
        ("old", "and their families"),
        ("new", "and of their families in every country, without delay"),
        ("next", "and of their families in every country, without any delay"),
    ):
        (tmp_path / f"{name}.txt").write_text(f"{begins} {middle}{ends}", encoding="utf-8")
    tab = visit(serve(old="old.txt", new="new.txt").address)
    while "undecided" not in (found := progress(tab)) and found.split()[0] != found.split()[2]:
        tab.keyboard.press("a")
    saved(tab)
    carried = Served(tmp_path, "--carry", "old--new.review.json", old="old.txt", new="next.txt")
    try:
        tab = visit(carried.address)
        near = tab.locator(".rv-near:visible")
        assert near.count() == 1
        assert "To be confirmed: on an earlier draft" in near.text_content()
        assert "was accepted" in near.text_content()
        done, _, every = progress(tab).split()[:3]
        assert int(done) == int(every) - 1
        near.locator("..").locator("[data-do=accept]").click()
        saved(tab)
        assert near.count() == 0
        review = read_review(tmp_path / "old--next.review.json")
        found = apply(tmp_path / "old.txt", tmp_path / "next.txt", review).document
        assert found.paragraphs == compare.read(tmp_path / "next.txt").paragraphs
    finally:
        carried.end(signal.SIGKILL)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_people_out_of_the_first_page(scheme: str, browser: Any, tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    from compare.options import Options
    from compare.writers.to_html import first_page

    path = tmp_path / "first.html"
    path.write_bytes(first_page(Options(), trouble=HOSTILE, reviewer='"><script>'))
    context = browser.new_context(bypass_csp=True, viewport=PHONE, color_scheme=scheme)
    tab = context.new_page()
    tab.goto(path.as_uri())
    found = Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    assert tab.text_content("[role=alert]") == HOSTILE
    assert tab.title() != "x"
    context.close()
    assert [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in found] == []
