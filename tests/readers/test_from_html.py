"""Web pages: a resolution reads the same from each way to make a page; what is around it is left out."""

from collections.abc import Callable

import pytest
from web_pages import PRINTERS

from compare import documents, read, write
from compare.errors import ReadError
from compare.model import Document, Style
from compare.options import Limits, Options
from compare.readers import read_bytes
from compare.resources import sample


def page(source: str | bytes, name: str = "page.html", options: Options | None = None) -> Document:
    return read_bytes(source.encode() if isinstance(source, str) else source, name, options).document


def texts(source: str) -> list[str]:
    return [p.text for p in page(source).paragraphs]


@pytest.mark.parametrize("printer", PRINTERS, ids=lambda printer: printer.__name__)
def test_58_190_reads_the_same_from_every_kind_of_page(printer: Callable[[Document], str]) -> None:
    text = read(sample("58-190.txt"))
    found = page(printer(text))
    for one, other in zip(found.paragraphs, text.paragraphs, strict=False):
        assert (one.kind, one.label, one.text) == (other.kind, other.label, other.text)
        assert one.marks == other.marks
    assert len(found.paragraphs) == len(text.paragraphs)
    assert [(n.label, n.text) for n in found.notes] == [(n.label, n.text) for n in text.notes]
    assert {r.code for r in found.remarks} <= {"left-out-page", "encoding-assumed"}


AROUND = """
<html><head><title>Resolution 61/45</title></head><body>
<header class="site-header"><a href="/">Library</a></header><div class="breadcrumb">You are here</div>
<div class="cookie-banner">We use cookies</div>
<div><h1>Public libraries</h1><p>Recalling its resolution 61/45 of 4 December 2006,</p>
<p style="display: none">hidden</p><form><p>Your name</p></form></div>
<aside>Read also</aside><footer>Imprint</footer></body></html>
"""


def test_what_stands_around_the_text_is_left_out_and_counted() -> None:
    found = page(AROUND)
    assert [p.text for p in found.paragraphs] == [
        "Public libraries",
        "Recalling its resolution 61/45 of 4 December 2006,",
    ]
    assert [r.code for r in found.remarks] == ["left-out-page"]
    assert "7 parts" in found.remarks[0].message


HIDDEN = [
    ("<p hidden>secret</p>", 1),
    ("<p style='DISPLAY : none'>secret</p>", 1),
    ("<span style='display:none;mso-hide:all'>secret</span>", 1),
    ("<div style='visibility:hidden'><p style='display:none'>secret</p></div>", 1),
    ("<p hidden></p><noscript><img src=x></noscript>", 0),
    ("<noscript>Turn on JavaScript</noscript>", 1),
    ("<template><p>secret</p></template>", 1),
    ("<svg><text>secret</text></svg>", 1),
    ("<style>.x, p.y { color: red; display: none }</style><p class='a x'>secret</p><p class=y>secret</p>", 2),
    ("<style>#x{visibility:hidden} .y{display:none} .y{display:block}</style><p id=x>secret</p>", 1),
    ("<a aria-hidden=true>¶</a>", 1),
]


@pytest.mark.parametrize(("source", "parts"), HIDDEN)
def test_what_a_page_hides_is_left_out_and_counted(source: str, parts: int) -> None:
    found = page(f"<body><p>act</p>{source}</body>")
    assert [p.text for p in found.paragraphs] == ["act"]
    assert [remark.message.split(" of the page")[0] for remark in found.remarks] == (
        [f"{parts} part{'s' * (parts > 1)}"] if parts else []
    )


SHOWN = [
    "<p aria-hidden=true>act</p>",
    "<p class=hidden>act</p>",
    "<style>@media print { .x { display: none } } .y .x { display: none }</style><p class=x>act</p>",
    "<style>.x { display: none } .x { display: block }</style><p class=x>act</p>",
    "<style>.x { display: none }</style><p class=x style='display:block'>act</p>",
    "<style media=print>.x { display: none }</style><p class=x>act</p>",
    "<style>.x { display: none }}}{{ /* </style><p>act</p>",
    "<div style='display:none'><p>act</p></div>",
]


@pytest.mark.parametrize("source", SHOWN)
def test_what_is_shown_in_some_way_is_read(source: str) -> None:
    found = page(f"<body>{source}</body>")
    assert [p.text for p in found.paragraphs] == ["act"]
    assert found.remarks == ()


def test_conventional_names_of_what_is_around_are_known_but_a_heading_is_text() -> None:
    around = "<p class='toc'>Contents</p><p>act<span class='pagenum'>[5]</span></p><p class=sr-only>Skip</p>"
    found = page(f"<body><h1 class='page-header'>Libraries</h1>{around}<div title=footer>Page 1</div></body>")
    assert [p.text for p in found.paragraphs] == ["Libraries", "act"]


def test_a_page_whose_body_has_the_name_of_a_side_bar_is_read_all_the_same() -> None:
    words = "Requests the Secretary-General to keep public libraries open, "
    assert texts(f"<body><div class='header'><p>{words * 3}</p></div></body>") == [(words * 3).strip()]


LISTS = [
    ("<ol><li>one<li>two</ol>", ["1", "2"]),
    ("<ol start=9><li>nine<li>ten</ol>", ["9", "10"]),
    ("<ol type=a><li>one<li>two</ol>", ["a", "b"]),
    ("<ol style='list-style-type: lower-roman'><li>one<li value=4>four<li>five</ol>", ["i", "iv", "v"]),
    ("<ol reversed><li>two<li>one</ol>", ["2", "1"]),
    ("<ol style='list-style: none'><li>one<li>two</ol>", [None, None]),
    ("<ul><li>one<li>two</ul>", [None, None]),
    ("<ol><li>one<ol type=a><li>sub</ol><li>two</ol>", ["1", "a", "2"]),
    ("<ol><li><p>one</p><p>goes on</p><li>two</ol>", ["1", None, "2"]),
    ("<ol><li>1. one<li>2. two</ol>", ["1", "2"]),
    ("<ol><li>one<li><ol type=a><li>sub<li>other</ol></ol>", ["1", "2", "b"]),
]


@pytest.mark.parametrize(("source", "labels"), LISTS)
def test_items_of_lists_have_the_labels_that_browsers_show(source: str, labels: list[str | None]) -> None:
    assert [p.label for p in page(source).paragraphs] == labels


TABLE = """
<table><tr><th colspan=2>Fund</th><th>Year</th></tr>
<tr><td rowspan=2>A</td><td>x</td><td>2001</td></tr><tr><td>y</td><td>2002</td></tr></table>
"""


def test_cells_have_their_rows_and_columns() -> None:
    found = [(p.text, p.row, p.column) for p in page(TABLE).paragraphs]
    assert found == [
        ("Fund", 0, 0),
        ("Year", 0, 2),
        ("A", 1, 0),
        ("x", 1, 1),
        ("2001", 1, 2),
        ("y", 2, 1),
        ("2002", 2, 2),
    ]


def test_labels_in_cells_of_their_own_label_what_stands_beside_them() -> None:
    rows = "".join(f"<tr><td><p>({a})</p></td><td><p>{b}</p></td></tr>" for a, b in ("ax", "by"))
    found = page(f"<p>1.&nbsp; This Regulation applies to:</p><table>{rows}</table><p>2. It ends.</p>")
    assert [(p.label, p.text) for p in found.paragraphs] == [
        ("1", "This Regulation applies to:"),
        ("(a)", "x"),
        ("(b)", "y"),
        ("2", "It ends."),
    ]


SET_APART = """
<p><span class="No">5</span><span class="No">(1)</span> A licence lasts five years.</p>
<p><span>(2)</span><span>It may be renewed if</span></p>
<p><span>(a)</span><span>the fee is paid, and</span></p>
<p><span>(b)</span><span>notice is given.</span></p>
<p><span>6</span><span>The authority may revoke it under section <span>4</span><span>(1)</span>.</span></p>
<p>Of <span>7</span><span>years</span></p>
<p><span>2nd</span><span>ly</span>, it <span>1</span><span>st</span>ands.</p>
<p><span>1</span><span>5 June 2020</span></p>
<p><span>3</span><span>rd Committee</span></p>
<p><span>(a)</span><span>, (b) and (c) apply</span></p>
<p>of H<sub><span>2</span><span>O</span></sub> and <b><span>10</span><span>000</span></b> of it</p>
<table><tr><td><span>85</span><span>Percent</span></td></tr></table>
"""


def test_labels_that_only_a_style_sheet_sets_apart_are_labels() -> None:
    assert [(p.label, p.text) for p in page(SET_APART).paragraphs] == [
        ("5. (1)", "A licence lasts five years."),
        ("(2)", "It may be renewed if"),
        ("(a)", "the fee is paid, and"),
        ("(b)", "notice is given."),
        ("6", "The authority may revoke it under section 4(1)."),
        (None, "Of 7years"),
        (None, "2ndly, it 1stands."),
        (None, "15 June 2020"),
        (None, "3rd Committee"),
        (None, "(a), (b) and (c) apply"),
        (None, "of H2O and 10000 of it"),
        (None, "85Percent"),
    ]


def test_notes_begin_behind_the_space_that_sets_their_label_apart() -> None:
    source = (
        "<p>a<sup><a href='#ftnt1'>[1]</a></sup></p><p><a id=ftnt1 href='#r'>[1]</a>&nbsp;See A/58/1.</p>"
    )
    assert [note.text for note in page(source).notes] == ["See A/58/1."]


BEGINNINGS = [
    ("<sup>1</sup>See", "1", "See"),
    ("1994 was a year", "1", "1994 was a year"),
    ("<sup>a</sup>See", "a", "See"),
    ("as agreed", "a", "as agreed"),
    ("(a) See", "a", "See"),
    ("1", "1", "1"),
]


TYPED = [
    ("<p>act [1] and go.[2]</p><hr><p>[1] See A.</p><p>[2] See B.</p>", ["act and go."], ["See A.", "See B."]),
    ("<p>act [1]</p><p>[1] See A.<br><br>[2] See B.</p>", ["act [1]", "[1] See A.", "[2] See B."], []),
    ("<p>go [2] and act [1]</p><p>[1] See A.</p><p>[2] See B.</p>", ["go [2] and act [1]", "[1] See A.", "[2] See B."], []),
    ("<p>act [5]</p><p>[5] See A.</p>", ["act [5]", "[5] See A."], []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected", "notes"), TYPED)
def test_notes_that_nothing_links_are_found_where_each_is_called(
    source: str, expected: list[str], notes: list[str]
) -> None:
    found = page(f"<body>{source}</body>")
    assert [p.text for p in found.paragraphs] == expected
    assert [note.text for note in found.notes] == notes


def test_what_stands_behind_a_typed_mark_keeps_its_looks() -> None:
    found = page("<p>act [1] <i>now</i>[1] and <b>here</b></p><p>[1] <i>See</i> A.</p>")
    (paragraph,) = found.paragraphs
    assert paragraph.text == "act now and here"
    assert [paragraph.text[span.start : span.end] for span in paragraph.spans] == ["now", "here"]
    assert [mark.offset for mark in paragraph.marks] == [3, 7]


def test_notes_beyond_a_thousand_are_notes() -> None:
    marks = "".join(f"<p>act<a href=#n{n} id=r{n}><sup>{n}</sup></a></p>" for n in range(998, 1003))
    notes = "".join(f"<p id=n{n}><a href=#r{n}>{n}</a> See.</p>" for n in range(998, 1003))
    assert [note.label for note in page(f"<body>{marks}{notes}").notes] == [
        "998",
        "999",
        "1000",
        "1001",
        "1002",
    ]


@pytest.mark.parametrize(("source", "label", "expected"), BEGINNINGS)
def test_the_label_of_a_note_is_none_of_its_words(source: str, label: str, expected: str) -> None:
    notes = page(f"<p>a<a href='#fn'><sup>{label}</sup></a></p><p id=fn>{source}</p>").notes
    assert [(note.label, note.text) for note in notes] == [(label, expected)]


EUR_LEX = """
<p>See the opinion <a id=c1 href="#r1">(<span>1</span>)</a>,</p><p>and the other <a id=c2 href="#r2">(<span>2</span>)</a>.</p>
<hr><p><a id=r1 href="#c1">(<span>1</span>)</a> OJ C 229.</p><p><a id=r2 href="#c2">(<span>2</span>)</a> OJ C 391.</p>
"""
WORD = """
<p>See the opinion,<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p><p>and the other.<a href="#_ftn2" name="_ftnref2">[2]</a></p>
<div><hr><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> OJ</p><p>C 229.</p></div>
<div id=ftn2><p><a href="#_ftnref2" name="_ftn2">[2]</a> OJ C 391.</p></div></div>
"""
LIBRE_OFFICE = """
<p>See the opinion,<a name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p>
<p>and the other.<a name="sdfootnote2anc" href="#sdfootnote2sym"><sup>2</sup></a></p>
<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>OJ</p><p>C 229.</p></div>
<div id="sdfootnote2"><p><a name="sdfootnote2sym" href="#sdfootnote2anc">2</a>OJ C 391.</p></div>
"""
WIKI = """
<p>See the opinion,<sup id=ref1><a href="#note1">[1]</a></sup></p><p>and the other.<sup id=ref2><a href="#note2">[2]</a></sup></p>
<h2>Notes</h2><ol><li id=note1><span>↑ <a href="#ref1"><sup>1.0</sup></a></span> <span>OJ C 229.</span></li>
<li id=note2><b><a href="#ref2">^</a></b> OJ C 391.</li></ol>
"""
PANDOC = """
<p>See the opinion,<a href="#fn1" id=ref1 role=doc-noteref><sup>1</sup></a></p>
<p>and the other.<a href="#fn2" id=ref2 role=doc-noteref><sup>2</sup></a></p>
<section><ol><li id=fn1><p>OJ</p><p>C 229.<a href="#ref1">↩︎</a></p></li><li id=fn2><p>OJ C 391.<a href="#ref2">↩︎</a></p></li></ol></section>
"""
OLD_PAGE = """
<p>See the opinion,<a href="#1"><sup>1</sup></a><p>and the other.<sup>2</sup><p>It is 2 m<sup>2</sup> large, see above.<a href="#2"><sup>2</sup></a>
<hr><p>Notes:<p><a name=1></a>1. OJ C 229.<br><a name=2></a>2. OJ C 391.
"""


@pytest.mark.parametrize("source", [EUR_LEX, WORD, LIBRE_OFFICE, WIKI, PANDOC, OLD_PAGE])
def test_notes_are_found_as_every_program_links_them(source: str) -> None:
    found = page(f"<body>{source}</body>")
    assert [p.text for p in found.paragraphs[:2]] == ["See the opinion,", "and the other."]
    marks = [(mark.offset - len(p.text) + 1, mark.note) for p in found.paragraphs[:2] for mark in p.marks]
    assert marks == ([(0, 0), (0, 1)] if source == EUR_LEX else [(1, 0), (1, 1)])
    assert [(note.label, note.text) for note in found.notes] == [("1", "OJ C 229."), ("2", "OJ C 391.")]
    more = ["It is 2 m2 large, see above."] if source == OLD_PAGE else []
    assert [p.text for p in found.paragraphs[2:]] == more
    headed = source in (WIKI, OLD_PAGE)
    assert [remark.code for remark in found.remarks] == ["left-out-heading"] * headed


COMMENTS = [
    """<p>act<a class=msocomanchor href="#_msocom_1" name="_msoanchor_1">[AB1]</a></p><div style='mso-element:comment-list'>
    <div style='mso-element: comment'><span><a name="_msocom_1"></a></span><p><a href="#_msoanchor_1">[AB1]</a>Why?</p></div></div>""",
    """<p>act<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>
    <div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Why?</span></p></div>""",
]


@pytest.mark.parametrize("source", COMMENTS, ids=["Word", "Google Docs"])
def test_comments_are_left_out_and_counted(source: str) -> None:
    found = page(f"<body>{source}</body>")
    assert ([p.text for p in found.paragraphs], found.notes) == (["act"], ())
    assert [(r.code, r.message.split(".")[0]) for r in found.remarks] == [
        ("left-out-comment", "1 comment left out")
    ]


def test_marks_within_notes_are_left_out_and_counted() -> None:
    source = "<p>a<a href='#n'><sup>1</sup></a></p><p>b<a href='#m'><sup>2</sup></a></p>"
    notes = "<p id=n><sup>1</sup> See note<a href='#m'><sup>2</sup></a></p><p id=m><sup>2</sup> c</p>"
    found = page(f"<body>{source}{notes}</body>")
    assert [note.text for note in found.notes] == ["See note", "c"]
    assert [r.code for r in found.remarks] == ["left-out-mark"]


def test_links_of_a_table_of_contents_call_no_notes() -> None:
    found = page("<p><a id=t1 href='#a1'>1</a> One</p><h2><a id=a1 href='#t1'>1</a> One</h2><p>act</p>")
    assert ([p.text for p in found.paragraphs][-1], found.notes) == ("act", ())


BREAKS = [
    ("one<br>two", ["one two"]),
    ("one<br><br>two", ["one", "two"]),
    ("one<br>\n &nbsp; <br>two", ["one", "two"]),
    ("1. Decides to act;<br>2. Requests a report.", ["Decides to act;", "Requests a report."]),
    ("to keep them<br>open;", ["to keep them open;"]),
]


@pytest.mark.parametrize(("source", "expected"), BREAKS)
def test_line_breaks_part_what_stands_by_itself(source: str, expected: list[str]) -> None:
    assert texts(f"<div>{source}</div>") == expected


def test_marked_changes_are_read_in_one_view() -> None:
    source = "<p>Member <del>States</del><ins>Governments</ins> shall act</p>"
    accepted = page(source)
    assert [p.text for p in accepted.paragraphs] == ["Member Governments shall act"]
    assert [r.code for r in accepted.remarks] == ["tracked-changes"]
    rejected = page(source, options=Options(tracked="rejected"))
    assert [p.text for p in rejected.paragraphs] == ["Member States shall act"]


def test_emphasis_is_kept() -> None:
    found = page(
        "<p><i>Recalls</i> the <b>plan</b> <span style='text-decoration: underline'>of</span> it</p>"
    )
    spans = [(found.paragraphs[0].text[s.start : s.end], s.style) for s in found.paragraphs[0].spans]
    assert spans == [("Recalls", Style.ITALIC), ("plan", Style.BOLD), ("of", Style.UNDERLINE)]


def test_powers_are_no_notes() -> None:
    assert texts("<p>an area of 5 km<sup>2</sup> in the 21<sup>st</sup> century</p>") == [
        "an area of 5 km2 in the 21st century"
    ]


ENCODINGS = [
    ("<meta charset='windows-1252'><p>Décide d’agir</p>".encode("cp1252"), "Décide d’agir"),
    ("<meta charset=utf-8><p>Décide</p>".encode("cp1252"), "Décide"),
    (
        "<meta http-equiv=content-type content='text/html; charset=koi8-r'><p>постановляет</p>".encode(
            "koi8-r"
        ),
        "постановляет",
    ),
    ("<p>Décide</p>".encode("utf-16"), "Décide"),
    ("<?xml version='1.0' encoding='utf-8'?><html><p>Décide</p></html>".encode(), "Décide"),
    ("<!DOCTYPE html><?xml version='1.0' encoding='utf-8'?><p>Décide".encode(), "Décide"),
]


@pytest.mark.parametrize(("data", "text"), ENCODINGS)
def test_pages_are_decoded_as_they_say_unless_that_is_wrong(data: bytes, text: str) -> None:
    assert [p.text for p in page(data).paragraphs] == [text]


def test_a_report_of_redrafts_own_is_no_text() -> None:
    text = read(sample("58-190.txt"))
    report = write(documents(text, text), "html")
    with pytest.raises(ReadError, match=r"a report of Redraft's, not a text.*its JSON"):
        page(report)


def test_the_caption_of_a_table_is_read() -> None:
    source = "<table><caption>Scale of assessments</caption><tr><td>a</td><td>b</td></tr></table>"
    assert texts(source) == ["Scale of assessments", "a", "b"]


def test_cells_that_claim_a_billion_columns_and_rows_are_read_in_bounded_space() -> None:
    row = "<tr>" + "<td colspan=1000000000 rowspan=1000000000>x</td>" * 20 + "</tr>"
    assert len(texts(f"<table>{row * 100}</table>")) == 2000


BOUNDED = [
    "<p style='" + "text-decoration" * 5_000 + "'>x</p>",
    "<p>" + "x<br>" * 20_000,
    "<p>a" + "<a href='#n'><sup>1</sup></a>" * 5_000 + "</p><p id=n>b</p>",
    "<p>a<a href='#m'><sup>1</sup></a></p><p id=m>b<a href='#n'><sup>2</sup></a></p><p id=n>c<a href='#m'>1</a></p>",
]


@pytest.mark.parametrize("source", BOUNDED, ids=["style", "breaks", "marks", "notes that call one another"])
def test_pages_that_repeat_themselves_are_one_paragraph(source: str) -> None:
    assert len(texts(source)) == 1


HOSTILE = [
    ("<div>" * 100_000 + "x", "limit `depth`"),
    ("<p>" * 300, "without text"),
    ("<script>alert(1)</script>", "without"),
    ("<html></html>", "without"),
]


@pytest.mark.parametrize(("source", "words"), HOSTILE)
def test_hostile_and_empty_pages_are_refused_in_one_line(source: str, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        page(source)


def test_more_elements_than_the_limits_allow_are_refused() -> None:
    with pytest.raises(ReadError, match="limit `elements` is 10"):
        page("<p>x</p>" * 11, options=Options(limits=Limits(elements=10)))


@pytest.mark.parametrize("sign", ["\f", "\v", "\x01", "&#12;", "&#x1f;", "&#65534;"])
def test_control_characters_beside_what_is_left_out_do_no_harm(sign: str) -> None:
    (text,) = texts(
        f"<body><nav>Home</nav>{sign}<p>a<i hidden>b</i>{sign} c<style>x</style>{sign}</p></body>"
    )[-1:]
    assert text.split(" ")[0].startswith("a")
    assert text.rstrip("\x01\x1f\ufffe").endswith("c")


def test_nothing_that_a_page_names_is_read(tmp_path: object) -> None:
    declared = f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file://{tmp_path}'>]>"
    assert texts(f"{declared}<html><p>&x; <img src='http://127.0.0.1:9/'>a</p></html>") == ["&x; a"]


def test_origins_name_the_elements() -> None:
    reading = read_bytes(b"<div><p>one</p><p>two <b>three</b></p></div>", "page.html")
    assert [[run.element for run in runs] for runs in reading.origins.paragraphs] == [
        ["/body/div[1]/p[1]/text()[1]"],
        ["/body/div[1]/p[2]/text()[1]", "/body/div[1]/p[2]/b[1]/text()[1]"],
    ]


def test_origins_name_the_elements_of_notes_from_the_same_root() -> None:
    source = b"<main><p>one<a href='#fn'><sup>1</sup></a></p><div><p>two</p><p id=fn>three</p></div></main>"
    reading = read_bytes(source, "page.html")
    assert [[run.element for run in runs] for runs in reading.origins.notes] == [
        ["/main/div[1]/p[2]/text()[1]"]
    ]
