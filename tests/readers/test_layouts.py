"""One invented resolution in many layouts: what is read must not depend on how it was printed."""

from collections.abc import Callable

import pytest

Outline = Callable[..., list[str]]

READ = [
    "opening: The General Assembly,",
    (
        "preambular: Recalling its resolution 60/169 of 16 December 2005, in which it asked the Secretary-General "
        "to report on the protection of all persons who live near the coast,"
    ),
    (
        "preambular: Mindful of the need to act in accordance with the Charter and with the views of the "
        "police-contributing countries, as set out in paragraph 5 of its resolution,"
    ),
    (
        "operative 1: Takes note of the report of the Secretary-General on the rights of persons who were "
        "displaced by the sea;"
    ),
    (
        "operative 2: Requests all States, in conformity with the Convention and with due regard to paragraph 3 "
        "(b) of the Declaration:"
    ),
    (
        "subparagraph (a) >: To give effect to the present resolution, in accordance with the measures that "
        "were agreed upon in Geneva;"
    ),
    "subparagraph (b) >: To report;",
    "operative 3: Decides to consider the question at its sixty-third session.",
]

LAYOUTS = {
    "blank lines, no indents": """\
The General Assembly,

Recalling its resolution 60/169 of 16 December 2005, in which it asked the
Secretary-General to report on the protection of all persons who live near the
coast,

Mindful of the need to act in accordance with the Charter and with the views of
the police-
contributing countries, as set out in paragraph
5 of its resolution,

1. Takes note of the report of the Secretary-General on the rights of persons
who were displaced by the sea;

2. Requests all States, in conformity with the Convention and with due regard to
paragraph 3
(b) of the Declaration:

(a) To give effect to the present resolution, in accordance with the measures
that were agreed upon in Geneva;

(b) To report;

3. Decides to consider the question at its sixty-third session.
""",
    "indents, no blank lines": """\
     The General Assembly,
     Recalling its resolution 60/169 of 16 December 2005, in which it asked the
Secretary-General to report on the protection of all persons who live near the
coast,
     Mindful of the need to act in accordance with the Charter and with the views
of the police-
contributing countries, as set out in paragraph
5 of its resolution,
     1.   Takes note of the report of the Secretary-General on the rights of
persons who were displaced by the sea;
     2.   Requests all States, in conformity with the Convention and with due
regard to paragraph 3
(b) of the Declaration:
     (a)  To give effect to the present resolution, in accordance with the
measures that were agreed upon in Geneva;
     (b)  To report;
     3.   Decides to consider the question at its sixty-third session.
""",
    "neither, as out of a PDF": """\
The General Assembly,
Recalling its resolution 60/169 of 16 December 2005, in which it asked the
Secretary-General to report on the protection of all persons who live near the
coast,
Mindful of the need to act in accordance with the Charter and with the views of
the police-
contributing countries, as set out in paragraph
5 of its resolution,
1. Takes note of the report of the Secretary-General on the rights of persons
who were displaced by the sea;
2. Requests all States, in conformity with the Convention and with due regard to
paragraph 3
(b) of the Declaration:
(a) To give effect to the present resolution, in accordance with the measures
that were agreed upon in Geneva;
(b) To report;
3. Decides to consider the question at its sixty-third session.
""",
    "one paragraph a line": "\n".join(
        [
            *READ[0].split(": ")[1:],
            *(line.split(": ", 1)[1] for line in READ[1:3]),
            "1.\t" + READ[3].split(": ", 1)[1],
            "2.\t" + READ[4].split(": ", 1)[1],
            "(a)\t" + READ[5].split(": ", 1)[1],
            "(b)\t" + READ[6].split(": ", 1)[1],
            "3.\t" + READ[7].split(": ", 1)[1],
        ]
    ),
    "hanging indents": """\
The General Assembly,

Recalling its resolution 60/169 of 16 December 2005, in which it asked the
    Secretary-General to report on the protection of all persons who live near
    the coast,
Mindful of the need to act in accordance with the Charter and with the views of
    the police-
    contributing countries, as set out in paragraph
    5 of its resolution,
1.  Takes note of the report of the Secretary-General on the rights of persons
    who were displaced by the sea;
2.  Requests all States, in conformity with the Convention and with due regard
    to paragraph 3
    (b) of the Declaration:
    (a)  To give effect to the present resolution, in accordance with the
         measures that were agreed upon in Geneva;
    (b)  To report;
3.  Decides to consider the question at its sixty-third session.
""",
    "double spaced": """\
The General Assembly,


Recalling its resolution 60/169 of 16 December 2005, in which it asked the

Secretary-General to report on the protection of all persons who live near the

coast,


Mindful of the need to act in accordance with the Charter and with the views of

the police-contributing countries, as set out in paragraph 5 of its resolution,


1. Takes note of the report of the Secretary-General on the rights of persons who

were displaced by the sea;


2. Requests all States, in conformity with the Convention and with due regard to

paragraph 3 (b) of the Declaration:


(a) To give effect to the present resolution, in accordance with the measures that

were agreed upon in Geneva;


(b) To report;


3. Decides to consider the question at its sixty-third session.
""",
    "running heads, page numbers and job numbers in mid-sentence": """\
The General Assembly,

Recalling its resolution 60/169 of 16 December 2005, in which it asked the
Secretary-General to report on the protection of all persons who live near the

18-01971 (E) 120218
*1801971*

A/RES/61/900
2/3
coast,

Mindful of the need to act in accordance with the Charter and with the views of
the police-contributing countries, as set out in paragraph 5 of its resolution,

1. Takes note of the report of the Secretary-General on the rights of persons
A/RES/61/900
3/3
who were displaced by the sea;

2. Requests all States, in conformity with the Convention and with due regard to
paragraph 3 (b) of the Declaration:

(a) To give effect to the present resolution, in accordance with the measures
that were agreed upon in Geneva;

(b) To report;

3. Decides to consider the question at its sixty-third session.
""",
    "form feeds, a running title and bare page numbers": """\
     The General Assembly,

     Recalling its resolution 60/169 of 16 December 2005, in which it asked the
Secretary-General to report on the protection of all persons who live near the
1
\fProtection of coasts

coast,

     Mindful of the need to act in accordance with the Charter and with the views
of the police-contributing countries, as set out in paragraph 5 of its resolution,

2
\fProtection of coasts

     1. Takes note of the report of the Secretary-General on the rights of persons
who were displaced by the sea;

     2. Requests all States, in conformity with the Convention and with due
3
\fProtection of coasts

regard to paragraph 3 (b) of the Declaration:

     (a) To give effect to the present resolution, in accordance with the measures
that were agreed upon in Geneva;

     (b) To report;

     3. Decides to consider the question at its sixty-third session.
4
""",
    "a page break of blank lines only": """\
The General Assembly,

Recalling its resolution 60/169 of 16 December 2005, in which it asked the
Secretary-General to report on the protection of all persons who live near the


coast,

Mindful of the need to act in accordance with the Charter and with the views of
the police-contributing countries, as set out in paragraph 5 of its resolution,

1. Takes note of the report of the Secretary-General on the rights of persons

who were displaced by the sea;

2. Requests all States, in conformity with the Convention and with due regard to
paragraph 3 (b) of the Declaration:

(a) To give effect to the present resolution, in accordance with the measures
that were agreed upon in Geneva;

(b) To report;

3. Decides to consider the question at its sixty-third session.
""",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_resolution_reads_the_same_in_every_layout(layout: str, outline: Outline) -> None:
    assert outline(LAYOUTS[layout]) == READ


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028", "\u0085", "\v"])
@pytest.mark.parametrize("layout", ["blank lines, no indents", "neither, as out of a PDF"])
def test_lines_may_end_in_many_ways(layout: str, ending: str, outline: Outline) -> None:
    assert outline(LAYOUTS[layout].replace("\n", ending)) == READ


CLOSE = (
    "The General Assembly,|Recalling its resolution on the coasts, by which it established a fund for all|"
    "those who live there,|{}1. Takes note of the report on the state of the coasts, and of the fund that was|"
    "established for them;|{}2. Decides to meet."
)
"""A text without blank lines, with two places for headings."""
HEADINGS = (
    ("Financial performance report of the Fund for the Coasts, from September to December", ""),
    ("", "Financial performance report of the Fund for the Coasts, from September to December"),
    (
        "Supplementary financing of the Fund for the Coasts between January and December",
        "Financial performance report of the Fund for the Coasts, from September to December",
    ),
)


@pytest.mark.parametrize("heads", HEADINGS)
def test_a_heading_as_wide_as_the_page_stands_above_the_next_number(
    heads: tuple[str, str], outline: Outline
) -> None:
    source = CLOSE.format(*(f"{head}|" if head else "" for head in heads)).replace("|", "\n")
    lines = outline(source)
    assert [line for line in lines if line.startswith("heading")] == [f"heading: {h}" for h in heads if h]
    assert [line.partition(":")[0] for line in lines if line[:1] == "o"] == [
        "opening",
        "operative 1",
        "operative 2",
    ]


NO_HEADINGS = (
    "the Fund for the Coasts, established by the Assembly,|and as the Council of the Fund for the Coasts of the North says in its Report, para|2. Of that report,",
    "the Fund for the Coasts, established by the Assembly,|Bearing in mind the figures of the Fund for the Coasts in the North, which are|2. 5 and 7,",
    "the Fund for the Coasts, established by the Assembly;|The Council of the Fund for the Coasts of the North has seen it raised from 1 to|2. of those,",
)


@pytest.mark.parametrize("words", NO_HEADINGS)
def test_a_number_that_begins_a_line_of_a_sentence_stands_below_no_heading(
    words: str, outline: Outline
) -> None:
    source = CLOSE.format("", "").replace("established for them;", words).replace("2. Decides", "3. Decides")
    lines = outline(source.replace("|", "\n"))
    assert not [line for line in lines if line.startswith(("heading", "operative 2"))]


def test_the_end_of_a_sentence_above_the_next_number_is_no_heading(outline: Outline) -> None:
    words = (
        "established for them and in particular of the Protocol against the Smuggling of Fish by Land,|"
        "Sea and Air, supplementing the Convention against Crime of the Coasts and Harbours;¹⁵"
    )
    lines = outline(CLOSE.format("", "").replace("established for them;", words).replace("|", "\n"))
    kinds = [line.partition(":")[0] for line in lines]
    assert kinds == ["opening", "preambular", "operative 1", "operative 2"]


LISTED = (
    "The General Assembly,|1. Decides that the Fund for the Coasts shall have the following tasks of its own:|"
    "(i) Harbours|(a) To repair those of which the walls have been broken by the waves of the past|years;|"
    "(ii) {}|(a) {} that are below the level of the water in the north and in the|south;|2. Decides to meet."
)


def test_the_first_item_stands_below_a_heading_as_wide_as_the_page_that_has_a_label(outline: Outline) -> None:
    title = "Support for the Harbours of the North and the Strengthening of Councils"
    lines = outline(LISTED.format(title, "Assist those").replace("|", "\n"))
    assert lines[4:] == [
        f"subparagraph (ii) >: {title}",
        "subparagraph (a) >>: Assist those that are below the level of the water in the north and in the south;",
        "operative 2: Decides to meet.",
    ]


REFERENCES = (
    ("Support for the Harbours of the North and for the Towns listed in Rule", "Of the Rules"),
    ("Support for the Harbours of the North, and for the Council of those in", "The Annex"),
    ("Support for the Harbours of the North, the Councils, and all the towns", "of the towns"),
)


@pytest.mark.parametrize(("title", "words"), REFERENCES)
def test_what_a_line_with_a_label_refers_to_is_no_item_below_it(
    title: str, words: str, outline: Outline
) -> None:
    lines = outline(LISTED.format(title, words).replace("|", "\n"))
    assert f"subparagraph (ii) >: {title} (a) {words} that" in lines[4]


def test_job_numbers_inside_a_joined_line_go(outline: Outline) -> None:
    source = (
        "The Security Council,\n\nRecalling the statements of its President, and the United 18-01971 (E) 120218 "
        "*1801971* Nations Mission,\n\n1. Decides to extend the mandate 2/7 18-01971 of the Mission."
    )
    assert outline(source) == [
        "opening: The Security Council,",
        "preambular: Recalling the statements of its President, and the United Nations Mission,",
        "operative 1: Decides to extend the mandate of the Mission.",
    ]


NOT_FURNITURE = {
    "a symbol that ends a sentence": (
        "Taking note of the report that was issued on the first day of the year as document\nA/58/275\n"
        "and of the views of States on it,"
    ),
    "a number that ends a sentence": (
        "Recalling the statement that the Secretary-General made on the first day in December\n2003\n"
        "and the views of States on it,"
    ),
    "a fraction": "Recalling that the assessments of all States together are paid to the extent of\n1/2\nonly,",
}


@pytest.mark.parametrize("case", NOT_FURNITURE)
def test_what_only_looks_like_furniture_stays(case: str, outline: Outline) -> None:
    source = f"The General Assembly,\n\n{NOT_FURNITURE[case]}\n\n1. Decides to meet."
    joined = NOT_FURNITURE[case].replace("\n", " ")
    assert outline(source) == [
        "opening: The General Assembly,",
        f"preambular: {joined}",
        "operative 1: Decides to meet.",
    ]


def test_pages_of_one_repeated_line_are_not_all_furniture(outline: Outline) -> None:
    assert outline("x y z\f" * 5) == ["other: " + " ".join(["x y z"] * 5)]


def test_a_sentence_may_end_where_a_page_ends(outline: Outline) -> None:
    source = (
        "The General Assembly,\nNoting the report of the Secretary-General on the state of all the coasts of the\n"
        "world,\fDeeply concerned about the fate of those who live there and about their children,\n"
        "1. Decides to meet.\n"
    )
    assert [line.split(":")[0] for line in outline(source)] == [
        "opening",
        "preambular",
        "preambular",
        "operative 1",
    ]


def test_a_million_characters_on_one_line_are_one_paragraph(outline: Outline) -> None:
    assert outline("word " * 200_000) == ["other: " + "word " * 199_999 + "word"]


def test_fifty_thousand_paragraphs_are_all_there(outline: Outline) -> None:
    lines = outline("\n\n".join(f"{number}. Requests step {number};" for number in range(1, 50_001)))
    assert len(lines) == 50_000
    assert lines[-1] == "operative 50000: Requests step 50000;"


@pytest.mark.parametrize(
    "source",
    [
        "a1 " * 50_000,
        " 1/" * 50_000,
        "[" * 100_000,
        "*" * 100_000,
        "(a) " * 50_000,
        "The " + "A " * 99_999 + ",",
    ],
)
def test_no_line_takes_forever(source: str, outline: Outline) -> None:
    assert len(outline(source)) == 1
