"""The page: parsed back it gives both texts, it asks for nothing, and no text can break out of its place."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from compare.errors import OptionError
from compare.model import Comparison, Document, Kind, Match, MatchKind, Paragraph, Remark, Repair, Source
from compare.model.match import Kept, Range
from compare.model.typography import fold
from compare.options import Options
from compare.writers.to_html import encoded, write

HOSTILE = (
    "<script>alert(1)</script>",
    "</p></div></section><h1>out</h1>",
    "</style></script><!--",
    "<ins>no</ins><del>no</del>",
    "{{ 7 * 7 }}{% raw %}{# no #}",
    "&lt;b&gt; &amp; &#0; &nosuch;",
    '" onload="alert(1)" \'',
    "\x00\x08\x1b[31m\x7f\x85\r\n\t",
    "\u202eevil\u202c \u2066isolate\u2069 \u2028",
    "\ud800 \udfff \ufffe \uffff \U0001ffff",
    "javascript:alert(1)",
    "  two  spaces  ",
    "\u200f\u061c\ufeff\u00ad",
    "]]>",
)


def page(comparison: Comparison, **options: Any) -> Any:
    written = write(comparison, Options(**options))
    return html.document_fromstring(written.encode(), parser=html.HTMLParser(encoding="utf-8"))


def texts(root: Any, column: str, *, drop: str = "") -> list[str]:
    """Return the text of every paragraph in a column, without its marks and without the tags `drop`."""
    return [_text(found, drop) for found in root.xpath(f".//div[@class='{column}']//*[@class='t']")]


def _text(element: Any, drop: str) -> str:
    classes = (element.get("class") or "").split()
    if element.tag == drop or "sr" in classes or "m" in classes:
        return ""
    inner = "".join(_text(child, drop) + (child.tail or "") for child in element)
    return chr(int(code, 16)) if (code := element.get("data-char")) else (element.text or "") + inner


def assert_parses_back(comparison: Comparison, **options: Any) -> None:
    root = page(comparison, **options)
    for old, new, column in (
        (comparison.old.paragraphs, comparison.new.paragraphs, "ui-text"),
        (comparison.old.notes, comparison.new.notes, "ui-notes"),
    ):
        for part in root.xpath(f"//*[@id='{column}']"):
            assert sorted(texts(part, "old", drop="ins")) == sorted(item.text for item in old)
            assert texts(part, "new", drop="del") == [item.text for item in new]


def test_the_page_parses_back_into_both_texts(comparisons: Any) -> None:
    assert_parses_back(comparisons.every())


def test_dropping_what_was_inserted_from_the_inline_view_gives_the_old_text(comparisons: Any) -> None:
    comparison = comparisons.build(
        ["~ 1: the [-old-]{+new+} year", "* 2,3>2: one /< [-and -]two", "- 4: five", "+ 3: six"]
    )
    root = page(comparison)
    inline = [
        _text(found, "ins")
        for found in root.xpath("//div[contains(@class, 'r ')]/div[last()]//*[@class='t']")
    ]
    assert "".join(inline) == "".join(paragraph.text for paragraph in comparison.old.paragraphs)


WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=()), min_size=1, max_size=8),
)
CHUNK = st.one_of(
    st.tuples(st.sampled_from("=-+"), WORDS),
    st.sampled_from([("/<", ""), ("/>", ""), ("^", "1"), ("^-", "1"), ("^+", "1")]),
)


@given(st.lists(st.lists(CHUNK, max_size=6), max_size=4), WORDS)
def test_any_text_parses_back_to_the_character(
    comparisons: Any, rows: list[list[tuple[str, str]]], note: str
) -> None:
    written = [
        comparisons.Row("*", ("", ""), tuple(comparisons.Chunk(what, words, words) for what, words in row))
        for row in rows
    ]
    label = comparisons.Row("=", ("1", "1"), (comparisons.Chunk("=", note, note),))
    assert_parses_back(comparisons.build(written, [label]))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_wherever_they_stand(words: str) -> None:
    def document(text: str) -> Document:
        return Document(
            paragraphs=(
                Paragraph(kind=Kind.HEADING, text=text, part=(words,)),
                Paragraph(kind=Kind.OPERATIVE, text=text, label=words),
            ),
            **dict.fromkeys(("symbol", "title", "date", "language", "direction"), words),
            front=((words, words),),
            source=Source(name=words, format=words, sha256=words, encoding=words),
            repairs=(Repair(name=words, count=1),),
            remarks=(Remark(code=words, message=words, address=words),),
        )

    kinds = (MatchKind.IDENTICAL, MatchKind.MODIFIED)
    matches = tuple(Match(id=f"m{i}", kind=kind, old=(i,), new=(i,)) for i, kind in enumerate(kinds))
    comparison = Comparison(
        old=document(words),
        new=document(words),
        matches=matches,
        remarks=(Remark(code=words, message=words),),
    )
    assert_parses_back(comparison)
    root = page(comparison)
    assert len(root.xpath("//script")) == len(root.xpath("//style")) == len(root.xpath("//h1")) == 1
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on") or name == "style"]
    assert all(link.get("href").startswith("#") for link in root.xpath("//a"))
    assert not root.xpath("//*[@class='t']//ins | //*[@class='t']//del | //*[@class='t']//script")


def test_typography_shows_on_demand_and_parses_back() -> None:
    old = Document(paragraphs=(Paragraph(kind=Kind.OTHER, text="the State's duty"),))
    new = Document(paragraphs=(Paragraph(kind=Kind.OTHER, text="the State’s duty"),))
    pair = Kept(Range(0, 4, 11), Range(0, 4, 11))
    match = Match(id="m", kind=MatchKind.IDENTICAL, old=(0,), new=(0,), typography=(pair,))
    comparison = Comparison(old=old, new=new, matches=(match,))
    assert not page(comparison).xpath("//*[@class='typo']")
    assert_parses_back(comparison, typography=True)
    shown = page(comparison, typography=True).xpath("//*[@class='typo']")
    assert [element.text for element in shown] == ["State's", "State’s"]
    assert shown[1].get("title") == "Only the typography differs: here State’s, there State's"
    assert fold(shown[0].text) == fold(shown[1].text)


def test_the_page_asks_nothing_of_anyone(comparisons: Any) -> None:
    written = write(comparisons.every(), Options())
    assert not re.findall(r"https?://|//[a-z]+\.|@import|url\(|<link|<img|<iframe|srcset|<form", written)


def test_the_policy_allows_exactly_the_style_and_the_script_of_the_page(comparisons: Any) -> None:
    root = page(comparisons.every())
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for tag in ("style", "script"):
        (element,) = root.xpath(f"//{tag}")
        digest = b64encode(sha256(element.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")


def test_style_and_script_are_small(comparisons: Any) -> None:
    root = page(comparisons.every())
    assert sum(len(element.text.encode()) for element in root.xpath("//style | //script")) <= 60 * 1024


def test_anchors_are_unique_and_every_link_leads_somewhere(comparisons: Any) -> None:
    root = page(comparisons.every())
    anchors = root.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    assert {href[1:] for href in root.xpath("//a/@href")} <= set(anchors)
    assert {"op2", "op4", "old-op6", "note3", "old-note3", "ghost-old-op5", "opening", "old-opening"} <= set(
        anchors
    )
    assert set(root.xpath("//label/@for")) <= set(anchors)


def test_headings_come_in_order(comparisons: Any) -> None:
    levels = [int(element.tag[1]) for element in page(comparisons.every()).xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


BADGES = [
    ("m2", "modified"),
    ("m3", "inserted"),
    ("m5", "note marks changed"),
    ("m6", "modified moved from 5"),
    ("m7", "split into 2"),
    ("m8", "deleted"),
    ("m9", "merged from 2"),
]


def test_every_change_says_in_words_what_happened(comparisons: Any) -> None:
    root = page(comparisons.every())
    said = [
        " ".join(found.text_content().split()) for found in root.xpath("//*[@id='ui-text']//p[@class='what']")
    ]
    assert said == [words for _, words in BADGES]
    ghost = root.xpath("//*[@id='ghost-old-op5']")[0]
    assert " ".join(ghost.text_content().split()) == "5 moved to 2"
    quiet = root.xpath("//*[@id='op6']/p[contains(@class, 'renumbered')]")[0]
    assert quiet.text_content() == "renumbered 7 → 6"


def test_a_match_that_is_unsure_says_so(comparisons: Any) -> None:
    comparison = comparisons.every()
    unsure = replace(comparison, matches=tuple(m._replace(confidence=0.4) for m in comparison.matches))
    sure_said, said = (
        [badge.text_content() for badge in page(one).iterfind(".//span[@class='b perhaps']")]
        for one in (comparison, unsure)
    )
    both = [
        m
        for m in unsure.matches
        if m.old and m.new and (m.kind is not MatchKind.IDENTICAL or m.moved or m.marks)
    ]
    assert sure_said == []
    assert said == [f"perhaps not the same paragraph{'' if m.one_to_one else 's'}" for m in both]


def test_edits_have_text_equivalents_that_a_parser_can_drop(comparisons: Any) -> None:
    root = page(comparisons.build(["~ 1: the [-old-]{+new+} year"]))
    (new,) = root.xpath("//div[@class='new']//*[@class='t']")
    assert new.text_content() == "the [deleted: old][inserted: new] year"
    assert [span.text for span in new.xpath(".//*[@class='sr']")] == ["[deleted: ", "]", "[inserted: ", "]"]


def test_the_head_says_what_is_known_and_leaves_out_what_is_not(comparisons: Any) -> None:
    comparison = comparisons.every()
    source = comparison.old.source._replace(invented=True)
    old = replace(
        comparison.old, symbol="A/C.3/58/L.70", date="2003-11-01", title="Protection", source=source
    )
    known, unknown = page(replace(comparison, old=old)).xpath("//section[contains(@class, 'card')]")
    said = " ".join(known.text_content().split())
    for words in (
        "Invented",
        "A/C.3/58/L.70",
        "1 November 2003",
        "Protection",
        "old.txt",
        "utf-8",
        source.sha256,
    ):
        assert words in said
    bare = page(replace(comparison, new=replace(comparison.new, source=None, language=None)))
    for words in ("Invented", "None", "SHA"):
        assert (
            words
            not in unknown.xpath("string(p)")
            + bare.xpath("//section[contains(@class, 'card')]")[1].text_content()
        )


def test_the_page_says_what_it_is_built_on(comparisons: Any) -> None:
    comparison = comparisons.every(
        remarks=(Remark(code="alike", message="These texts hardly resemble one another."),)
    )
    gap = Remark(code="gap", message="There is no paragraph 6.", address="op5")
    old = replace(comparison.old, repairs=(Repair(name="join_lines", count=12),), remarks=(gap,))
    about = page(replace(comparison, old=old)).xpath("//*[@id='ui-about']")[0]
    said = " ".join(about.text_content().split())
    for words in (
        "hardly resemble",
        "Repaired: lines joined to paragraphs (12).",
        "There is no paragraph 6. operative paragraph 5",
        "utf-8",
    ):
        assert words in said
    assert about.xpath(".//a/@href") == ["#old-op5"]


def test_each_text_says_its_language_and_direction(comparisons: Any) -> None:
    comparison = comparisons.every()
    new = replace(comparison.new, language="ar", direction="rtl")
    root = page(replace(comparison, new=new))
    for column, language, direction in (("old", "en", "ltr"), ("new", "ar", "rtl")):
        found = root.xpath(f"//div[@class='{column}']//*[@class='t']")
        assert {(element.get("lang"), element.get("dir")) for element in found} == {(language, direction)}


def test_unchanged_runs_say_how_many_paragraphs_they_hold(comparisons: Any) -> None:
    said = page(comparisons.every()).xpath("//*[@class='gap']/label/text()")
    assert said[0] == "… 2 unchanged paragraphs"
    assert said[1] == "… 2 unchanged paragraphs, 1 renumbered"
    assert said[2] == "… 1 unchanged note"


def test_two_texts_without_paragraphs_make_a_page() -> None:
    empty = Document(paragraphs=())
    root = page(Comparison(old=empty, new=empty, matches=()))
    assert root.xpath("//h1")[0].text_content() == "old text → new text"
    assert not root.xpath("//*[@data-steps]")


def test_the_page_is_the_same_every_time(comparisons: Any) -> None:
    assert write(comparisons.every(), Options()) == write(comparisons.every(), Options())


def test_the_bytes_of_a_page_are_those_of_its_text(comparisons: Any) -> None:
    comparison, options = comparisons.every(), Options()
    assert encoded(comparison, options) == write(comparison, options).encode()


def test_a_folder_of_the_users_own_overrides_any_one_template(comparisons: Any, tmp_path: Path) -> None:
    (tmp_path / "_head.html.jinja").write_text(
        "{% macro title(h) %}mine{% endmacro %}{% macro card(t, n, c) %}{% endmacro %}"
        "{% macro counts(h) %}{% endmacro %}{% macro legend(h) %}{% endmacro %}{% macro about(h) %}{% endmacro %}"
    )
    (tmp_path / "report.css").write_text("p { color: teal }")
    root = page(comparisons.every(), templates=str(tmp_path))
    assert root.xpath("//title")[0].text == "mine"
    assert root.xpath("//style")[0].text.startswith("p { color: teal }")
    assert texts(root, "new", drop="del")


BROKEN = [
    ("report.html.jinja", "{% if %}", "line 1"),
    ("report.html.jinja", "{{ nothing.known }}", "'nothing' is undefined"),
    ("report.html.jinja", "{% include 'absent' %}", "absent"),
    ("report.css", b"\xff\xfe\xfa", "utf-8"),
]


@pytest.mark.parametrize(("name", "content", "said"), BROKEN)
def test_a_broken_template_is_explained_on_one_line(
    comparisons: Any, tmp_path: Path, name: str, content: str | bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(OptionError) as raised:
        write(comparisons.every(), Options(templates=str(tmp_path)))
    message = str(raised.value)
    assert said in message
    assert str(tmp_path) in message
    assert "\n" not in message


FAILING = [
    ("a division by zero", "line one\n{{ 1/0 }}", r"report\.html\.jinja, line 2: division by zero\. Mend it"),
    ("a template that extends itself", '{% extends "report.html.jinja" %}', r"recursion.*\. Mend it"),
    ("a type error", '{{ "a" + 1 }}', r"report\.html\.jinja, line 1: .*\. Mend it"),
    ("what cannot be written", '{{ "\\ud800" }}', r"surrogates not allowed\. Mend it"),
]


@pytest.mark.parametrize(("source", "said"), [c[1:] for c in FAILING], ids=[c[0] for c in FAILING])
def test_a_template_that_fails_is_an_error_that_says_where(
    source: str, said: str, comparisons: Any, tmp_path: Path
) -> None:
    (tmp_path / "report.html.jinja").write_text(source, "utf-8")
    with pytest.raises(OptionError, match=said):
        write(comparisons.every(), Options(templates=str(tmp_path)))


def test_a_missing_folder_of_templates_is_an_error(comparisons: Any, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="no such folder"):
        write(comparisons.every(), Options(templates=str(tmp_path / "absent")))


@pytest.mark.parametrize("names", [(), ("report.html",), ("parts/report.css",), ("report.js/",)], ids=str)
def test_a_folder_without_a_template_that_is_used_is_an_error_that_names_them(
    comparisons: Any, tmp_path: Path, names: tuple[str, ...]
) -> None:
    for name in names:
        path = tmp_path / name
        (path if name.endswith("/") else path.parent).mkdir(exist_ok=True)
        if not path.is_dir():
            path.touch()
    with pytest.raises(OptionError) as refused:
        write(comparisons.every(), Options(templates=str(tmp_path)))
    assert str(refused.value) == (
        f"{tmp_path}: no template in it that the report uses. Put one there: "
        "_bar.html.jinja, _blocks.html.jinja, _decide.html.jinja, _glance.html.jinja, _head.html.jinja, _numbers.html.jinja, "
        "_pictures.html.jinja, _rows.html.jinja, _words.html.jinja, copy.js, find.js, notes.js, print.css, report.css, "
        "report.html.jinja, report.js, review.css, review.js, start.html.jinja, tools.css, where.js."
    )
