"""What browsers show of a page beyond its words: numbers that style sheets count, formulas, bullets, bars."""

import pytest

from compare.errors import ReadError
from compare.model import Document
from compare.readers import read_bytes
from compare.readers.html_math import text as formula


def page(source: str) -> Document:
    return read_bytes(source.encode(), "page.html").document


def labelled(document: Document) -> str:
    return " | ".join(f"{p.label or '-'} {p.text}" for p in document.paragraphs)


LAW = "p.n{counter-increment:n} p.n::before{content:counter(n) '. '}"
COUNTED = {
    "lists in one another": (
        "ol{counter-reset:i;list-style:none} li{counter-increment:i} li::before{content:'(' counter(i,lower-latin) ')'}",
        "<ol><li>one<ol><li>sub<li>other</ol><li>two</ol><ol><li>anew</ol>",
        "(a) one | (a) sub | (b) other | (b) two | (a) anew",
    ),
    "numbers of all levels": (
        "ol{counter-reset:i;list-style:none} li{counter-increment:i} li:before{content:counters(i,'.') ' '}",
        "<ol><li>one<ol><li>sub<li>other</ol><li>two</ol>",
        "1 one | 1.1 sub | 1.2 other | 2 two",
    ),
    "on in another list": (
        "ol{list-style:none} li{counter-increment:i} li:before{content:counter(i) '.'} body{counter-reset:i 4}",
        "<ol><li>five</ol><p>words</p><ol><li>six</ol>",
        "5 five | - words | 6 six",
    ),
    "in what stands before": (
        ".a{counter-reset:x}.a>li:before{content:counter(x,upper-roman) '.';counter-increment:x}",
        "<ol class=a><li>one<li>two</ol>",
        "I one | II two",
    ),
    "paragraphs": (LAW, "<p class=n>Ships carry lights.<p class=n>Crews carry papers.", "1 Ships carry lights. | 2 Crews carry papers."),
    "by steps, and set": (
        "li{counter-increment:i 2} li.x{counter-set:i 9} li::marker{content:counter(i) ')'}",
        "<ol><li>one<li class=x>two</ol>",
        "2) one | 11) two",
    ),
    "bullets by their number": ("li:before{content:'\\0025cf  '}", "<ul><li>one</ul>", "- one"),
    "no counter": ("p:before{content:'» '}", "<p>one</p>", "- one"),
    "on paper only": ("@media print{li:before{content:counter(i)}}", "<ol><li>one</ol>", "1 one"),
    "states are not followed": ("li:hover:before{content:counter(i) 'x'}", "<ol><li>one</ol>", "1 one"),
    "the style of a class": ("ol.x{list-style-type:lower-alpha}", "<ol class=x><li>one</ol>", "a one"),
    "the more exact rule": ("ol ol{list-style-type:upper-roman} ol{list-style:lower-alpha}", "<ol><li>one<ol><li>two</ol></ol>", "a one | I two"),
    "the later rule": ("ol{list-style:lower-alpha} ol{list-style:none}", "<ol><li>one</ol>", "- one"),
    "an id": ("#x>li:before{counter-increment:k;content:counter(k,upper-alpha) '.'} ol>li:before{content:'y'}", "<ol id=x><li>one</ol>", "A one"),
    "digits of Arabic": ("ol{list-style-type:arabic-indic}", "<ol start=12><li>one</ol>", "١٢ one"),
    "letters beyond z": ("ol{list-style-type:lower-latin}", "<ol start=28><li>one</ol>", "ab one"),
    "an item's own": ("", "<ol><li style='list-style-type:upper-latin'>one<li>two</ol>", "A one | 2 two"),
    "no number at all": ("ol{list-style:disc}", "<ol><li>one</ol>", "- one"),
}  # fmt: skip


@pytest.mark.parametrize(("style", "body", "expected"), COUNTED.values(), ids=COUNTED)
def test_numbers_are_those_that_style_sheets_count(style: str, body: str, expected: str) -> None:
    assert labelled(page(f"<html><head><style>{style}</style></head><body>{body}</body></html>")) == expected


def test_style_sheets_that_take_too_long_are_refused_in_one_line() -> None:
    style = "".join(f"x{n} * * * *:before{{content:counter(a)}}" for n in range(300))
    with pytest.raises(
        ReadError, match=r"^page.html: its style sheets are too much to follow\. Save"
    ) as caught:
        page(f"<style>{style}</style><body>{'<div>' * 99}{''.join(f'<p id=p{n}>a' for n in range(3000))}")
    assert "\n" not in str(caught.value)


FORMULAS = [
    ("<mi>a</mi><mo>+</mo><mi>b</mi><mo>≤</mo><mn>2.5</mn>", "a + b ≤ 2.5"),
    ("<mo>−</mo><mn>1</mn>", "−1"),
    ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "(a + b)/2"),
    ("<msqrt><mn>2</mn></msqrt><mtext>per cent</mtext>", "√2 per cent"),
    ("<semantics><mi>x</mi><annotation encoding=tex>\\x</annotation></semantics>", "x"),
    ("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>", "1 2"),
]


@pytest.mark.parametrize(("source", "expected"), FORMULAS)
def test_formulas_are_text(source: str, expected: str) -> None:
    assert [p.text for p in page(f"<p>of <math>{source}</math>, act").paragraphs] == [f"of {expected}, act"]
    assert page(f"<p>of <math>{source}</math>, act").remarks == ()


def test_a_formula_in_a_note_is_text() -> None:
    source = "<p>act<a href=#fn1><sup>1</sup></a></p><p id=fn1>1. If <math><mi>x</mi></math>.</p>"
    assert [note.text for note in page(source).notes] == ["If x."]
    assert not formula(__import__("lxml.html").html.fragment_fromstring("<math></math>"))


APART = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
BULLETS = [
    (f"<span style='font-family:Symbol'>·{APART}</span>act", "- act"),
    (f"<span style='font-family:Wingdings'>ü{APART}</span>act", "- act"),
    (f"<span style='font-family:\"Courier New\"'>o{APART}</span>act", "- act"),
    (f"<b><span style='mso-list:Ignore'>–{APART}</span></b>act", "- act"),
    (
        f"<![if !supportLists]><span><span style='mso-list: Ignore'>·{APART}</span></span><![endif]>act",
        "- act",
    ),
    (f"<span style='mso-list:Ignore'>12.{APART}</span>act", "- 12. act"),
    (f"<span style='mso-list:Ignore'>(o){APART}</span>act", "- (o) act"),
    (f"<span>A{APART}</span>act", "- A act"),
    ("<span style='font-family:Symbol'>a</span> act", "- a act"),
    ("<span>act</span>", "- act"),
]


@pytest.mark.parametrize(("source", "expected"), BULLETS)
def test_the_bullets_of_word_are_no_words_and_its_numbers_stay(source: str, expected: str) -> None:
    assert labelled(page(f"<body><p class=MsoNormal>{source}</p></body>")) == expected


WORDS = "<p>Requests the Secretary-General to keep harbours open to small ships in winter and summer</p>" * 3
BARS = [
    "<p><a href=a>Home</a> | <a href=b>Search</a></p>",
    "<div><a href=a>Home</a> <a href=b>Search</a> <a href=c>Contact</a></div>",
    "<ul><li><a href=a>Home</a><li><a href=b>Search</a><li><a href=c>Contact</a></ul>",
    "<center>[ <a href=a>Home</a> ] [ <a href=b>Up</a> ]</center>",
    "<table><tr><td><a href=a>Home</a><td><a href=b>Search</a><td><a href=c>Contact</a></table>",
    "<p><a href='#top'>Back to top</a></p>",
    "<hr><a href='#top'>Back to top</a><hr>",
]
NO_BARS = [
    ("<p><a href=a>Albania</a>, <a href=b>Belgium</a>, <a href=c>Chile</a>: draft</p>", "Albania, Belgium, Chile: draft"),
    ("<p><a href=a>Albania</a>, <a href=b>Belgium</a>, <a href=c>Chile</a></p>", "Albania, Belgium, Chile"),
    ("<p><a href=a>See</a> <a href=b>the</a> plan <a href=c>here</a></p>", "See the plan here"),
    ("<p>press <a href='#'>this</a></p>", "press this"),
    ("<p><a href=a>The plan of action</a></p>", "The plan of action"),
    (f"<p><a href=a>{'long ' * 20}</a> <a href=b>{'long ' * 20}</a> <a href=c>x</a></p>", f"{'long ' * 40}x"),
]  # fmt: skip


@pytest.mark.parametrize("source", BARS)
def test_bars_of_links_are_left_out_and_counted(source: str) -> None:
    found = page(f"<body>{source}{WORDS}</body>")
    assert len(found.paragraphs) == 3
    assert [remark.code for remark in found.remarks] == ["left-out-page"]


@pytest.mark.parametrize(("source", "expected"), NO_BARS)
def test_links_among_words_are_text(source: str, expected: str) -> None:
    assert page(f"<body>{source}{WORDS}</body>").paragraphs[0].text == expected


def test_the_row_over_a_table_is_text_whatever_it_is_called() -> None:
    table = "<table><thead><tr class=header><th>Harbour<th>Lights<tbody><tr><td>North<td>12</table>"
    assert labelled(page(f"<body>{WORDS}{table}")).endswith("- Harbour | - Lights | - North | - 12")


def test_what_the_page_quotes_has_its_marks() -> None:
    note = "<a href=#fn1><sup>1</sup></a></p><p id=fn1>1. Of <q>lights</q>.</p>"
    found = page(f"<p>The <q>pact</q> holds.{note}")
    assert [p.text for p in found.paragraphs] == ["The “pact” holds."]
    assert [n.text for n in found.notes] == ["Of “lights”."]


PICTURES = [("<img src=a alt='Map'>", 1), ("<img src=a>", 1), ("<img alt=''>", 0), ("<img src=a width=9>", 0)]


@pytest.mark.parametrize(("source", "count"), PICTURES)
def test_pictures_that_may_say_something_are_counted(source: str, count: int) -> None:
    said = [remark.message for remark in page(f"<p>act {source}").remarks]
    assert said == ["1 picture left out. Only text is compared."] * count
