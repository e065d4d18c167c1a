"""What `structure` makes of blocks from formats that know more than plain text does."""

import pytest

from compare.model import Kind, Mark, NoteKind, Run, Span, Style
from compare.readers import structure
from compare.readers.blocks import Block
from compare.readers.dates import date, last_date
from compare.readers.kinds import infer
from compare.readers.labels import parse
from compare.readers.language import detect
from compare.readers.mark_forms import find
from compare.readers.nesting import Nesting
from compare.readers.overview import Draft


def test_labels_levels_headings_cells_and_notes_that_the_format_tells_are_kept() -> None:
    document, origins = structure.build(
        [
            Block(text="The General Assembly,"),
            Block(text="Recalling the Act,", marks=((17, "1"), (18, "2"))),
            Block(text="Preparing for the second part of the session of the Council", heading=True),
            Block(text="Decides:", label="1.", runs=(Run(start=0, end=8, element="p4"),)),
            Block(text="to meet;", label="(a)", level=2),
            Block(text="Name", cell=(0, 0)),
            Block(text="First.", note="1", note_kind=NoteKind.ENDNOTE),
        ]
    )
    assert [(p.kind, p.label, p.level) for p in document.paragraphs] == [
        (Kind.OPENING, None, 0),
        (Kind.PREAMBULAR, None, 0),
        (Kind.HEADING, None, 0),
        (Kind.OPERATIVE, "1", 0),
        (Kind.SUBPARAGRAPH, "(a)", 2),
        (Kind.CELL, None, 0),
    ]
    assert document.paragraphs[1].marks == (Mark(offset=17, note=0), Mark(offset=18, note=None, label="2"))
    assert (document.paragraphs[5].row, document.paragraphs[5].column) == (0, 0)
    assert document.notes[0].kind is NoteKind.ENDNOTE
    assert origins.paragraphs[3] == (Run(start=0, end=8, element="p4"),)


def test_spans_marks_and_runs_move_with_the_label_that_is_cut() -> None:
    document, origins = structure.build(
        [
            Block(text="The General Assembly,"),
            Block(
                text="1. Decides to meet.",
                marks=((10, "*"),),
                spans=(Span(start=0, end=2, style=Style.BOLD), Span(start=0, end=10, style=Style.ITALIC)),
                runs=(Run(start=0, end=19, offset=100),),
            ),
            Block(text="See above.", note="*"),
        ]
    )
    decides = document.paragraphs[1]
    assert (decides.label, decides.text) == ("1", "Decides to meet.")
    assert decides.marks == (Mark(offset=7, note=0),)
    assert decides.spans == (Span(start=0, end=7, style=Style.ITALIC),)
    assert origins.paragraphs[1] == (Run(start=0, end=16, offset=103),)


def test_meeting_and_date_become_one_paragraph_with_all_their_spans() -> None:
    document, origins = structure.build(
        [
            Block(text="The General Assembly"),
            Block(text="1. Decides."),
            Block(text="77th plenary meeting", runs=(Run(start=0, end=20, offset=50),)),
            Block(
                text="22 December 2003",
                runs=(Run(start=0, end=16, offset=80),),
                spans=(Span(start=0, end=2, style=Style.ITALIC),),
            ),
        ]
    )
    closing = document.paragraphs[2]
    assert (closing.kind, closing.text) == (Kind.CLOSING, "77th plenary meeting 22 December 2003")
    assert closing.spans == (Span(start=21, end=23, style=Style.ITALIC),)
    assert [(run.start, run.offset) for run in origins.paragraphs[2]] == [(0, 50), (21, 80)]
    assert document.date == "2003-12-22"


def test_notes_with_one_label_are_called_in_order_where_pages_are_not_known() -> None:
    document, _ = structure.build(
        [
            Block(text="The General Assembly"),
            *(Block(text=f"{number}. Decides.", marks=((8, "*"),)) for number in (1, 2, 3)),
            Block(text="One.", note="*"),
            Block(text="Two.", note="*"),
        ]
    )
    assert [p.marks[0].note for p in document.paragraphs[1:]] == [0, 1, 1]


def test_kinds_that_are_given_are_kept_and_lead_the_others() -> None:
    placed = infer(
        [
            Draft(text="The Board,", kind=Kind.OPENING),
            Draft(text="Aware of it,"),
            Draft(text="Decides:", kind=Kind.OPERATIVE, label="1"),
            Draft(text="(a) to meet;"),
            Draft(text="Done", kind=Kind.CLOSING),
            Draft(text="Rules", kind=Kind.ANNEX),
            Draft(text="Of procedure"),
            Draft(text="1. One."),
        ]
    )
    assert [(one.kind, one.part) for one in placed] == [
        (Kind.OPENING, ()),
        (Kind.PREAMBULAR, ()),
        (Kind.OPERATIVE, ()),
        (Kind.SUBPARAGRAPH, ()),
        (Kind.CLOSING, ()),
        (Kind.ANNEX, ("annex",)),
        (Kind.TITLE, ("annex",)),
        (Kind.OPERATIVE, ("annex",)),
    ]


@pytest.mark.parametrize(
    ("labels", "levels"),
    [
        ("(a) (b) (d) (e)", [1, 1, 1, 1]),
        ("(a) (i) (iii) (b)", [1, 2, 2, 1]),
        ("(a) (b) (a) (b)", [1, 1, 1, 1]),
        ("(a) (c) (b)", [1, 1, 1]),
        ("(h) (i) (j)", [1, 1, 1]),
        ("(iv) (v) (vi)", [1, 1, 1]),
        ("(y) (z) (aa) (bb)", [1, 1, 1, 1]),
        ("a) i) ii) b) c)", [1, 2, 2, 1, 1]),
        ("(a) 1) 2) (b)", [1, 2, 2, 1]),
        ("а) б) в)", [1, 1, 1]),
        ("§", [1]),
        ("(a) (b) (ba) (c)", [1, 1, 1, 1]),
        ("(a) 1° 2° (b) 1°", [1, 2, 2, 1, 2]),
    ],
)
def test_nesting_follows_labels_through_gaps_and_repeats(labels: str, levels: list[int]) -> None:
    nesting = Nesting()
    row = labels.split()
    following = [*row[1:], None]
    assert [
        nesting.place(label, after, after_colon=False) for label, after in zip(row, following, strict=True)
    ] == levels


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("12. Decides", "12"),
        ("12.\tDecides", "12"),
        ("12.Decides", "12"),
        ("3、决定", "3"),
        ("4 - تقرر", "4"),
        ("1 bis. Decides", "1 bis"),
        ("2) Decides", "2)"),
        ("(2) Decides", "(2)"),
        ("(bb) to meet", "(bb)"),
        ("xiv. to meet", "xiv"),
        ("IV. General", "IV"),
        ("2.1.3 To meet", "2.1.3"),
        ("(ba) to meet", "(ba)"),
        ("(2AA) It meets", "(2AA)"),
        ("1AA. It meets", "1AA"),
        ("(3rd) meeting", None),
        ("4. Alt. Decides", "4 alt"),
        ("4 alt. Decides", "4 alt"),
        ("[4. Alt 2. Decides", "4 alt 2"),
        ("4. Alternative routes", "4"),
        ("(OP1) URGES", "OP1"),
        ("(PP)1. Recalling", "PP1"),
        ("3° Une carte", "3°"),
        ("2.º Una carta", "2°"),
        ("5 °C at noon", None),
        ("12.", None),
        ("(CAR) is", None),
        ("(the Committee) is", None),
        ("(ab) is", None),
        ("1,000 persons", None),
        ("1994 persons", None),
        ("U.S. persons", None),
        ("e.g. persons", None),
    ],
)
def test_labels_are_told_from_words(text: str, printed: str | None) -> None:
    label = parse(text)
    assert (label.printed if label else None) == printed


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1er janvier 2004", "2004-01-01"),
        ("15 de mayo de 2021", "2021-05-15"),
        ("22 декабря 2003 года", "2003-12-22"),
        ("22 كانون الأول/ديسمبر 2003", "2003-12-22"),
        ("2003年12月22日", "2003-12-22"),
        ("45 May 2003", None),
        ("5 Mai", None),
        ("5 Floréal 2003", None),
        ("22 كانون الأول/فلان 2003", None),
        ("on 5 May 2003", None),
    ],
)
def test_dates_are_read_in_six_languages(text: str, iso: str | None) -> None:
    assert date(text) == iso


def test_the_last_date_of_several_counts() -> None:
    assert last_date("adopted on 5 May 2003 and on 6 June 2004") == "2004-06-06"
    assert last_date("never") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Recalling its resolution on the rights of the child and of the family,", "en"),
        ("Rappelant sa résolution sur les droits de l’enfant et de la famille,", "fr"),
        ("Recordando su resolución sobre los derechos del niño y de la familia,", "es"),
        ("ссылаясь на свою резолюцию о правах ребенка,", "ru"),
        ("回顾其关于儿童权利的决议，", "zh"),
        ("إذ تشير إلى قرارها المتعلق بحقوق الطفل،", "ar"),
        ("Stadt Land Fluss und noch viel mehr davon", None),
        ("12 34 56", None),
        ("la de", None),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert detect([text]) == language


@pytest.mark.parametrize("text", ["¹² [a] x", "¹²-9 x"])
def test_no_mark_is_cut_off_a_raised_number(text: str) -> None:
    assert "²" not in [text[start:end] for start, end, _, _ in find(text)]


@pytest.mark.parametrize("text", ["http://un.org/a1 x", "Rights0 x", "J.5 x", "No5 x", "SR.5 x", "10-A5 x"])
def test_what_is_no_place_for_a_mark_is_not_offered(text: str) -> None:
    assert [found for found in find(text) if found[3] > 1] == []


def test_a_line_of_french_is_not_taken_for_spanish() -> None:
    line = (
        "que l'accès de tous à la qualité de l'eau est une condition de la santé (numéro 3 de l'article 1);"
    )
    assert detect([line]) == "fr"
    assert detect(["que el acceso de todos a la calidad del agua es una condición de la salud;"]) == "es"
