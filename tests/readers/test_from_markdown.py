"""Markdown: its markers are understood, numbers stay as typed, nothing in it is run."""

import re
import sys
from types import FrameType

import pytest

from compare import read
from compare.errors import ReadError
from compare.model import Document, Kind, Style
from compare.options import Limits, Options
from compare.readers import read_bytes
from compare.resources import sample


def markdown(source: str, options: Options | None = None) -> Document:
    return read_bytes(source.encode(), "draft.md", options).document


def texts(source: str) -> list[str]:
    return [p.text for p in markdown(source).paragraphs]


def escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)


def typed(document: Document) -> str:
    """Return a document as somebody types it in Markdown: numbers as a list, opening words in italics."""
    lines = []
    for p in document.paragraphs:
        parts, last = [], 0
        for mark in p.marks:
            parts += [escaped(p.text[last : mark.offset]), f"[^{document.notes[mark.note or 0].label}]"]
            last = mark.offset
        text = "".join([*parts, escaped(p.text[last:])])
        if p.kind in (Kind.PREAMBULAR, Kind.OPERATIVE):
            text = re.sub(r"^\w+", r"*\g<0>*", text)
        label = "" if p.label is None else f"{p.label}. " if p.label.isdecimal() else f"{p.label} "
        lines.append(label + text)
    lines += [f"[^{note.label}]: {escaped(note.text)}" for note in document.notes]
    return "\n\n".join(lines)


def test_58_190_typed_in_markdown_is_the_document_that_its_text_is() -> None:
    text = read(sample("58-190.txt"))
    found = markdown(typed(text))
    assert [(p.kind, p.label, p.level, p.text, p.marks) for p in found.paragraphs] == [
        (p.kind, p.label, p.level, p.text, p.marks) for p in text.paragraphs
    ]
    assert [(n.label, n.text) for n in found.notes] == [(n.label, n.text) for n in text.notes]
    assert found.remarks == ()
    assert found.paragraphs[1].spans[0].style is Style.ITALIC


LABELS = [
    ("1. one\n2. two", [("1", "one"), ("2", "two")]),
    ("3. three\n\n5. five", [("3", "three"), ("5", "five")]),
    ("1.\tDecides to act;\n\n2.\tRequests it.", [("1", "Decides to act;"), ("2", "Requests it.")]),
    ("1. one\n1. two\n1. three", [("1", "one"), ("2", "two"), ("3", "three")]),
    ("1. Decides:\n\n   (a) To go;\n\n   (b) To stay.", [("1", "Decides:"), ("(a)", "To go;"), ("(b)", "To stay.")]),
    ("1. Decides:\n\n        (a) To go;\n\n        (b) To stay.", [("1", "Decides:"), ("(a)", "To go;"), ("(b)", "To stay.")]),
    ("1. Decides:\n(a) To go;\n(b) To stay.", [("1", "Decides:"), ("(a)", "To go;"), ("(b)", "To stay.")]),
    ("1. one\n2. two:\n   1. sub\n   2. other", [("1", "one"), ("2", "two:"), ("1", "sub"), ("2", "other")]),
    ("1. one\n2. two\n\n   goes on", [("1", "one"), ("2", "two"), (None, "goes on")]),
    ("1\\. one\n\n2\\. two", [("1", "one"), ("2", "two")]),
    ("1. Decides:\n\n   a) go\n   b) stay\n   c) rest", [("1", "Decides:"), ("a)", "go"), ("b)", "stay"), ("c)", "rest")]),
    ("Decides\n(i) to go\n(ii) to stay", [(None, "Decides"), ("(i)", "to go"), ("(ii)", "to stay")]),
    ("in accordance with paragraph\n(b) and the plan", [(None, "in accordance with paragraph (b) and the plan")]),
    ("see paragraphs\n(c) of it and\n(d) of that", [(None, "see paragraphs (c) of it and (d) of that")]),
    ("1. one\n   1. sub\n      1. deep\n   2. other\n2. two", [("1", "one"), ("1", "sub"), ("1", "deep"), ("2", "other"), ("2", "two")]),
    ("- one\n  1. two\n     - three", [(None, "one"), ("1", "two"), (None, "three")]),
    ("4. (1) one\n\n(2) two\n\n5. (1) three\n\n(2) four", [("4. (1)", "one"), ("(2)", "two"), ("5. (1)", "three"), ("(2)", "four")]),
    ("1. Decides:\n   1. (a) one thing;\n   2. (b) two things;", [("1", "Decides:"), ("(a)", "one thing;"), ("(b)", "two things;")]),
    ("07. seven\n08. eight", [("07", "seven"), ("08", "eight")]),
    ("1) one\n2) two", [("1)", "one"), ("2)", "two")]),
    ("- one\n- two", [(None, "one"), (None, "two")]),
    ("in the Convention of\n1994. It was adopted", [(None, "in the Convention of 1994. It was adopted")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), LABELS)
def test_numbers_are_those_that_were_typed(source: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(p.label, p.text) for p in markdown(source).paragraphs] == expected


def test_numbers_in_a_list_within_a_list_are_no_operative_paragraphs() -> None:
    found = markdown("1. one\n2. two:\n   1. sub\n   2. other\n3. three")
    assert [(p.kind, p.level) for p in found.paragraphs] == [
        (Kind.OPERATIVE, 0),
        (Kind.OPERATIVE, 0),
        (Kind.SUBPARAGRAPH, 1),
        (Kind.SUBPARAGRAPH, 1),
        (Kind.OPERATIVE, 0),
    ]
    assert found.remarks == ()


WORDS = [
    ("one\ntwo", ["one two"]),
    ("one  \ntwo\\\nthree", ["one two three"]),
    ("one<br><br>two", ["one", "two"]),
    ("one<br>\ntwo", ["one two"]),
    ("police-\ncontributing", ["police-contributing"]),
    ("联合国大会\n决定", ["联合国大会决定"]),
    ("Recalling [A/RES/58/190](https://undocs.org), and <https://un.org>", ["Recalling A/RES/58/190, and https://un.org"]),
    (r"\*no emphasis\* &amp; 5 \< 6", ["*no emphasis* & 5 < 6"]),
    ("“as typed” -- 'and' ... (c)", ["“as typed” -- 'and' ... (c)"]),
    ("> Recalls the plan\n> of action", ["Recalls the plan of action"]),
    ("[without reference to a Main Committee (A/58/508)]", ["[without reference to a Main Committee (A/58/508)]"]),
    ("the [text] in [[brackets]] [^ ]", ["the [text] in [[brackets]] [^ ]"]),
    ("<insert name> shall <i>act</i><script>alert(1)</script>", ["<insert name> shall act"]),
    ("<!-- a comment -->\n\nact <!-- here -->", ["act"]),
    ("<script>\nalert(1)\n</script>\n\nact", ["act"]),
    ("<p>one</p>\n<p>two</p>", ["one", "two"]),
    ("<div>\n\none *two*\n\n</div>", ["one two"]),
    ("```\none\ntwo\n\nthree\n```", ["one two", "three"]),
    ("x ![a picture](http://127.0.0.1:9/a.png) y", ["x y"]),
    ("# Annex {#annex .wide}\n\n## Set {x}", ["Annex", "Set {x}"]),
    ("a [pact][p], a [p], ![map][p]\n\n[p]: https://example.org 'The Pact'", ["a pact, a p,"]),
    ("5 \\* 3 \\_x\\_ \\# 1\\. 50\\% \\[a\\] \\~ \\|", ["5 * 3 _x_ # 1. 50% [a] ~ |"]),
    ("one\\\n\\\ntwo", ["one", "two"]),
    ("one <del>two</del><ins>three</ins>", ["one three"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), WORDS)
def test_markers_are_no_words(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_headings_are_headings_and_emphasis_is_kept() -> None:
    found = markdown("# Protection\n\nReporting\n---------\n\n*Recalls* **the** ~~plan~~ [of](u) it\n")
    assert [p.kind for p in found.paragraphs] == [Kind.HEADING, Kind.HEADING, Kind.OTHER]
    last = found.paragraphs[2]
    assert [(last.text[s.start : s.end], s.style) for s in last.spans] == [
        ("Recalls", Style.ITALIC),
        ("the", Style.BOLD),
        ("plan", Style.STRIKE),
        ("of", Style.LINK),
    ]


def test_cells_have_rows_and_columns() -> None:
    found = markdown("| Fund | Year |\n|---|---|\n| A[^1] | 2001 |\n| | 2002 |\n\n[^1]: A note.\n")
    assert [(p.text, p.row, p.column) for p in found.paragraphs] == [
        ("Fund", 0, 0),
        ("Year", 0, 1),
        ("A", 1, 0),
        ("2001", 1, 1),
        ("2002", 2, 1),
    ]
    assert found.paragraphs[2].marks[0].note == 0


NOTES = [
    ("a[^1] b[^1] c[^2]\n\n[^2]: two\n[^1]: one", [("2", "two"), ("1", "one")], [(1, 1), (3, 1), (5, 0)]),
    ("a[^charter] b[^2]\n\n[^charter]: one\n\n[^2]: two", [("1", "one"), ("2", "two")], [(1, 0), (3, 1)]),
    ("a^[one *two*] b", [("1", "one two")], [(1, 0)]),
    ("a[^1]\n\n[^1]: one\n\n    two", [("1", "one two")], [(1, 0)]),
    ("a[^1]\n\n[^1]: one\n\n    [^2]: two\n", [("2", "two"), ("1", "one")], [(1, 1)]),
    ("a[^1]\n\n[^1]: one [^1]", [("1", "one")], [(1, 0)]),
]


@pytest.mark.parametrize(("source", "notes", "marks"), NOTES)
def test_notes_are_called_by_their_marks(
    source: str, notes: list[tuple[str, str]], marks: list[tuple[int, int]]
) -> None:
    found = markdown(source)
    assert [(note.label, note.text) for note in found.notes] == notes
    assert [(mark.offset, mark.note) for mark in found.paragraphs[0].marks] == marks


def test_marks_without_notes_and_notes_without_marks_are_told() -> None:
    found = markdown("a[^1]\n\n[^2]: two")
    assert sorted(r.code for r in found.remarks) == ["mark-without-note", "note-without-mark"]


def test_raised_labels_call_the_notes_that_begin_with_them() -> None:
    found = markdown(
        "a<sup>1</sup>, 5 km<sup>3</sup><sup>2</sup>\n\n<sup>1</sup> See *A*.<sup>2</sup>\n\n<sup>2</sup> Ibid."
    )
    assert [(p.text, [(mark.offset, mark.note) for mark in p.marks]) for p in found.paragraphs] == [
        ("a, 5 km3", [(1, 0), (8, 1)])
    ]
    assert [(note.label, note.text) for note in found.notes] == [("1", "See A."), ("2", "Ibid.")]
    assert [r.message for r in found.remarks] == ["Left out of the Markdown: 1 mark in a note."]


def test_emphasis_around_a_note_is_none_of_its_own() -> None:
    found = markdown("*a^[See **b**] c*")
    assert [span.style for span in found.paragraphs[0].spans] == [Style.ITALIC]
    assert [(span.start, span.style) for span in found.notes[0].spans] == [(4, Style.BOLD)]


FRONT = "---\ntitle: 'Public libraries'\nsymbol: A/C.3/61/L.2\nlayout: page\ntags:\n  - x\n---\n\n# Annex\n\nact\n"


def test_yaml_ahead_of_the_text_is_no_text() -> None:
    reading = read_bytes(FRONT.encode(), "draft.md")
    found = reading.document
    assert (found.title, found.symbol) == ("Public libraries", "A/C.3/61/L.2")
    assert [p.text for p in found.paragraphs] == ["Annex", "act"]
    assert [r.code for r in found.remarks] == ["left-out-front-matter"]
    assert [run.line for runs in reading.origins.paragraphs for run in runs] == [9, 11]


def test_toml_ahead_of_the_text_is_no_text() -> None:
    toml = '+++\ntitle = "Harbours"\ndate = 2031-03-01\ntags = [\n  "a",\n]\n[params]\nx = 1\n+++\n\nact\n'
    found = markdown(toml)
    assert ([p.text for p in found.paragraphs], found.title, found.date) == (
        ["act"],
        "Harbours",
        "2031-03-01",
    )
    assert "tags, x" in found.remarks[0].message
    assert texts("+++\n\nact\n\n+++") == ["+++", "act", "+++"]


def test_a_note_of_several_paragraphs_with_a_list_and_a_table_is_one_note() -> None:
    source = (
        "act[^1]\n\n[^1]: First,\n    lazily.\n\n    Second *one*:\n\n    1. item\n    2. other\n\n"
        "    | a | b |\n    |---|---|\n    | c | d |\n\nafter\n"
    )
    found = markdown(source)
    assert [p.text for p in found.paragraphs] == ["act", "after"]
    assert [note.text for note in found.notes] == ["First, lazily. Second one: item other a b c d"]


def test_cells_hold_escaped_bars_breaks_notes_and_html() -> None:
    source = "| a \\| b | c<br>d |\n|:--|--:|\n| *e*[^1] | <b>f</b> `g|h` |\n| i |\n\n[^1]: See.\n"
    cells = [(p.row, p.column, p.text) for p in markdown(source).paragraphs]
    assert cells == [(0, 0, "a | b"), (0, 1, "c d"), (1, 0, "e"), (1, 1, "f `g"), (2, 0, "i")]


def test_what_is_left_out_is_counted() -> None:
    found = markdown("<!-- x -->\n\na ![p](u) <!-- y -->")
    assert [r.message for r in found.remarks] == ["Left out of the Markdown: 2 comments, 1 picture."]


def test_origins_name_the_lines() -> None:
    reading = read_bytes(b"one\ntwo *three*\n\n1. four\n   five\n\n| a |\n|---|\n| b |\n| c |\n", "a.md")
    assert [[run.line for run in runs] for runs in reading.origins.paragraphs] == [
        [1, 2, 2],
        [4, 5],
        [7],
        [9],
        [10],
    ]


HOSTILE = ["> " * 5_000 + "x", "[" * 100_000, "![" * 5_000 + "](u)" * 5_000, "^[" * 5_000 + "]" * 5_000]


@pytest.mark.parametrize("source", HOSTILE, ids=["quotes", "brackets", "pictures", "notes"])
def test_what_is_nested_too_deep_is_refused(source: str) -> None:
    with pytest.raises(ReadError, match="nested more than 100 deep"):
        markdown(source)


@pytest.mark.parametrize("source", ["", "   \n", "<!-- x -->", "---\ntitle: x\n---\n", "[^1]: only a note"])
def test_empty_texts_are_refused(source: str) -> None:
    with pytest.raises(ReadError, match=r"draft\.md: "):
        markdown(source)


def test_more_characters_than_the_limits_allow_are_refused() -> None:
    with pytest.raises(ReadError, match="limit `characters` is 10"):
        markdown("x " * 10, Options(limits=Limits(characters=10)))


BOUNDED = [
    "*a **b " * 10_000,
    "[a](" * 90,
    "_a__b " * 10_000,
    "<" * 50_000,
    "<!--" * 20_000,
    "*" * 50_000 + "a" + "*" * 50_000,
]


@pytest.mark.parametrize("source", BOUNDED)
def test_markers_that_nothing_closes_are_words(source: str) -> None:
    assert len(texts(f"x {source}")) == 1


GRID = """\
+-------+--------------+
| State | Scale        |
+=======+==============+
| Fiji  | 0.003 *per   |
|       | cent*        |
|       |              |
|       | In 2020.     |
+-------+--------------+
| All of them.         |
+-------+--------------+
| Mali  |              |
+-------+--------------+
"""


def test_a_grid_table_is_read_cell_by_cell() -> None:
    found = read_bytes(f"Before it.\n{GRID}After it.\n".encode(), "a.md").document
    assert [(par.row, par.column, par.text) for par in found.paragraphs] == [
        (None, None, "Before it."), (0, 0, "State"), (0, 1, "Scale"), (1, 0, "Fiji"), (1, 1, "0.003 per cent"),
        (1, 1, "In 2020."), (2, 0, "All of them."), (3, 0, "Mali"), (None, None, "After it."),
    ]  # fmt: skip
    (emphasis,) = found.paragraphs[4].spans
    assert found.paragraphs[4].text[emphasis.start : emphasis.end] == "per cent"


def test_cells_of_a_grid_table_know_their_lines() -> None:
    reading = read_bytes(GRID.encode(), "a.md")
    assert [runs[0].line for runs in reading.origins.paragraphs] == [2, 2, 4, 4, 7, 9, 11]


SPANNED = """\
+---+---------------+
| A | B: the head   |
|   +-------+-------+
|   | C     | D + E |
+===+=======+=======+
| 1 | 2     | 3     |
|   +-------+-------+
|   |  over columns |
|   |               |
|   |  and rows     |
+---+-------+       |
| wide cell |       |
+-----------+-------+
"""
OVER = """\
+-----+-----+-----+
| over two  | x   |
+-----+-----+     |
| d   | e   | y   |
|     +-----+-----+
| f   | g   | h   |
+-----+-----+-----+
"""


def test_cells_of_a_grid_table_may_go_over_columns_and_rows() -> None:
    found = read_bytes(OVER.encode(), "a.md").document
    assert [(par.row, par.column, par.text) for par in found.paragraphs] == [
        (0, 0, "over two"), (0, 2, "x"), (0, 2, "y"), (1, 0, "d"), (1, 0, "f"), (1, 1, "e"), (2, 1, "g"),
        (2, 2, "h"),
    ]  # fmt: skip
    found = read_bytes(SPANNED.encode(), "a.md").document
    assert all(par.row is None for par in found.paragraphs)  # the cell that is no rectangle


NO_GRIDS = [
    "+---+---+\n| a | b |\n",
    "+---+---+\n| a | b |\n+---+---\n",
    "+---+---+\n| a | b |\n|   +---\n| c | d |\n+---+---+\n",
    "+---+---+\n| a | b |\n|   +-x-+\n| c | d |\n+---+---+\n",
    "+---+---+\n+---+---+\n| c | d |\n+---+---+\n",
    "+---+---+\n| a | b |\n| a longer one |\n+---+---+\n",
    "+---+---+\n| a | b |\n| cc  d |\n+---+---+\n",
    "+---+---+\n+---+---+\n",
]


@pytest.mark.parametrize("source", NO_GRIDS)
def test_lines_that_make_no_table_stay_words(source: str) -> None:
    found = read_bytes(source.encode(), "a.md").document
    assert all(par.row is None for par in found.paragraphs)
    assert "".join(par.text for par in found.paragraphs).replace(" ", "") == "".join(source.split())


def test_terms_and_their_definitions_are_paragraphs_of_their_own() -> None:
    source = "State\n:   A Member State;\n\n    and an observer.\n:   A party.\n\nOrgan\n:   The Assembly.\n"
    found = read_bytes(source.encode(), "a.md").document
    assert [par.text for par in found.paragraphs] == [
        "State", "A Member State;", "and an observer.", "A party.", "Organ", "The Assembly.",
    ]  # fmt: skip


@pytest.mark.parametrize("source", ["+-+\n", "+-+\n|x|\n"])
def test_borders_that_make_no_table_are_looked_at_once(source: str) -> None:
    assert len(read_bytes((source * 20_000 + "|").encode(), "a.md").document.paragraphs) == 1
    assert _calls(source * 1000) < 3 * _calls(source * 500)  # of each with each there are four times as many


def _calls(source: str) -> int:
    """Return how many functions are called to read a text."""
    count = 0

    def called(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        read_bytes(source.encode(), "a.md")
    finally:
        sys.setprofile(before)
    return count
