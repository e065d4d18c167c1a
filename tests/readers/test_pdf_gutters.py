"""Columns that stand close together: old Official Records, in one language or with another beside it."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from press import Layout, Press

from compare.model import Document
from compare.readers import read_bytes
from compare.readers.pdf_columns import order
from compare.readers.pdf_file import Upright
from compare.readers.pdf_gutters import Gutters
from compare.readers.pdf_lines import PrintedLine

LAYOUT = Layout(left=50, right=50, columns=2, gutter=20, gap=0, indent=12, rule="stroke")
LONG = (
    "the report of the Secretary-General on the state of public libraries, on their holdings in all languages"
    " and on the means that are needed to keep them open to everyone, in particular in rural areas, where they"
    " are often the only public building that is heated in winter"
)
ITEMS = (
    ("opening", None, "_The General Assembly_,"),
    *(("preambular", None, f"_Recalling_ its resolution 4{n}/45 of 4 December 2006 and {LONG},") for n in range(4)),
    *(("operative", str(n), f"_Notes_ {LONG}, for year {n};") for n in range(1, 12)),
    ("operative", "12", "_Urges_ States:"),
    ("subparagraph", "(a)", "to read;"),
    ("subparagraph", "(b)", f"to discuss {LONG};"),
    ("operative", "13", "_Decides_ to remain seized of the matter."),
)  # fmt: skip
NOTES = {"1": "Official Records of the Assembly, document A/62/108.", "2": "A/63/77."}
CALLED = {2: "1", 9: "2"}
Item = tuple[str, str | None, str]


def printed(layout: Layout, *, title: bool = True) -> bytes:
    press = Press(layout, NOTES)
    if title:
        press.put(180, press.y, "Public libraries for everyone", layout.bold, 12)
        press.y -= 24
        press.start_columns()
    for index, (kind, label, text) in enumerate(ITEMS):
        mark = f"^{CALLED[index]}^" if index in CALLED else ""
        shown = "" if label is None else f"{label}." if label.isdecimal() else label
        press.paragraph(text + mark, label=shown, level=int(kind == "subparagraph"))
    return press.finish()


def outline(document: Document) -> list[Item]:
    return [(p.kind.value, p.label, p.text) for p in document.paragraphs]


def bare(items: Sequence[Item]) -> list[Item]:
    return [(kind, label, text.replace("_", "")) for kind, label, text in items]


@pytest.mark.parametrize("gutter", [10, 15, 20, 24, 40])
@pytest.mark.parametrize(
    "layout",
    [
        LAYOUT,
        replace(LAYOUT, justify=False),
        replace(LAYOUT, gap=6),
        replace(LAYOUT, size=8, leading=9.6, indent=10, note_size=6.8),
        replace(LAYOUT, indent=0, gap=5),
    ],
    ids=["justified", "ragged", "gaps", "small", "no indents"],
)
def test_columns_close_together_are_read_one_after_the_other(layout: Layout, gutter: float) -> None:
    document = read_bytes(printed(replace(layout, gutter=gutter)), "a.pdf").document
    title, *rest = outline(document)
    assert title == ("title", None, "Public libraries for everyone")
    assert rest == bare(ITEMS)
    assert {note.label: note.text for note in document.notes} == NOTES
    assert [m.note for p in document.paragraphs for m in p.marks] == [0, 1]


def test_a_last_page_with_few_lines_keeps_the_columns_of_those_before() -> None:
    press = Press(LAYOUT, {})
    for _, label, text in ITEMS:
        press.paragraph(text, label=f"{label}." if label else "")
    press.new_page()
    for x, text in (
        (62, "14. Invites the States to keep the libraries"),
        (308, "that stand near schools and"),
    ):
        press.put(x, 740, text)
    for x, text in ((50, "open in the evening, and the libraries"), (308, "their readers.")):
        press.put(x, 728, text)
    document = read_bytes(press.finish(), "a.pdf").document
    last = document.paragraphs[-1]
    assert (last.label, last.text) == (
        "14",
        (
            "Invites the States to keep the libraries open in the evening, and the libraries that stand near "
            "schools and their readers."
        ),
    )


class Lowered(Press):
    """Begins the right column lower, below a heading that is larger than the text."""

    lower = 0.0

    def turn(self) -> None:
        super().turn()
        if self._column:
            self.y -= self.lower
            self.put(self.left, self.y, "Second part", self.layout.bold, 12)
            self.y -= 12


@pytest.mark.parametrize("lower", [1.0, 3.2, 6.0, 8.8, 10.0])
def test_columns_whose_lines_stand_lower_on_one_side_keep_their_marks_and_words(lower: float) -> None:
    press = Lowered(replace(LAYOUT, bottom=440, gutter=14), {"1": NOTES["1"]})
    press.lower = lower
    texts = [text.replace(" the ", " the^1^ ").replace(" on ", " on^1^ ") for _, _, text in ITEMS[:9]]
    for text in texts:
        press.paragraph(text)
    document = read_bytes(press.finish(), "a.pdf").document
    whole = [text.replace("^1^", "").replace("_", "") for text in texts]
    found = [p.text for p in document.paragraphs]
    assert " ".join(found).replace(" Second part", "") == " ".join(whole)
    assert len([text for text in whole if text not in found]) == 1  # the heading stands in it
    marks = [p.text[: m.offset].rpartition(" ")[2] for p in document.paragraphs for m in p.marks]
    assert marks == [word.removesuffix("^1^") for text in texts for word in text.split() if "^" in word]


def test_a_head_that_stands_on_one_page_only_goes_on_with_no_sentence() -> None:
    press = Press(LAYOUT, {})
    for _, label, text in ITEMS[:9]:
        press.paragraph(text, label=f"{label}." if label else "")
    before = press.number
    press.new_page()
    press.put(50, 790, "General Assembly, Sixty-first Session")
    press.y = press._top = 740
    for _, label, text in ITEMS[9:]:
        press.paragraph(text, label=f"{label}." if label else "")
    found = [p.text for p in read_bytes(press.finish(), "a.pdf").document.paragraphs]
    assert before == 1
    assert [text for text in found if text.endswith("Session")] == ["General Assembly, Sixty-first Session"]
    assert ITEMS[8][2].replace("_", "") in found


ENGLISH = (
    ("opening", None, "_The General Assembly_,"),
    ("preambular", None, f"_Recalling_ its resolution 61/45 of 4 December 2006 and {LONG},^1^"),
    ("operative", "1", f"_Requests_ Member States to consider {LONG};"),
    ("operative", "2", "_Invites_ the States to report to it on the matter, and on their libraries;^2^"),
    ("operative", "3", "_Decides_ to consider the matter at its next session, under the item on culture."),
)
FRENCH = (
    ("opening", None, "_L’Assemblée générale_,"),
    (
        *("preambular", None),
        (
            "_Rappelant_ sa résolution 61/45 du 4 décembre 2006 sur les bibliothèques publiques et sur les moyens"
            " nécessaires pour les tenir ouvertes à tous, en particulier dans les zones rurales,^1^"
        ),
    ),
    (
        *("operative", "1"),
        (
            "_Prie_ les États Membres de tenir leurs bibliothèques publiques ouvertes au moins cinq jours par semaine"
            " et de veiller à ce qu’elles soient chauffées en hiver, dans les villes et dans les villages;"
        ),
    ),
    (
        "operative",
        "2",
        "_Invite_ les États à lui faire rapport sur la question et sur leurs bibliothèques;^2^",
    ),
    ("operative", "3", "_Décide_ d’examiner la question à sa prochaine session, au titre de la culture."),
)


def bilingual(*, gutter: float, unsteady: float) -> bytes:
    """Print one language beside the other on two pages, paragraph beside paragraph, each with its notes."""
    press = Press(replace(LAYOUT, columns=1), {})
    chance = random.Random(7)  # noqa: S311 - no secret
    width = (press.width - 100 - gutter) / 2
    sides = ((50.0, ENGLISH, "5"), (50 + width + gutter, FRENCH, "6"))
    for pages in ((0, 1), (2, 3, 4)):
        y = 740.0
        for index in pages:
            ends = []
            for x, items, _ in sides:
                _, label, text = items[index]
                lines = press._broken(f"{label}. {text}" if label else text, 10, width, 12)
                for number, words in enumerate(lines):
                    first, last = number == 0, number == len(lines) - 1
                    height = y - 12 * number + chance.uniform(-unsteady, unsteady)
                    press._set(words, x + 12 * first, x + width, 10, last=last, y=height)
                ends.append(y - 12 * len(lines))
            y = min(ends)
        note = "1" if 1 in pages else "2"
        for x, _, year in sides:
            press.canvas.line(x, 130, x + 72, 130)
            press.put(x, 121, note, size=5.5)
            press.put(x + 8, 118, f"See document A/{year}{note}.", size=8)
        press.new_page()
    return press.finish()


@pytest.mark.parametrize("unsteady", [0.0, 0.6], ids=["steady", "unsteady"])
@pytest.mark.parametrize("gutter", [12, 20, 30])
def test_two_languages_side_by_side_are_read_one_after_the_other(gutter: float, unsteady: float) -> None:
    document = read_bytes(bilingual(gutter=gutter, unsteady=unsteady), "a.pdf").document
    expected = bare([*ENGLISH, *FRENCH])
    assert outline(document) == [
        (kind, label, text.replace("^1^", "").replace("^2^", "")) for kind, label, text in expected
    ]
    assert [note.text for note in document.notes] == [f"See document A/{n}." for n in (51, 52, 61, 62)]
    assert [note.label for note in document.notes] == ["1", "2", "1", "2"]
    assert [m.note for p in document.paragraphs for m in p.marks] == [0, 1, 2, 3]


def test_columns_of_arabic_are_read_from_the_right() -> None:
    def line(text: str, x0: float, y: float) -> PrintedLine:
        return PrintedLine(text=text, page=1, number=0, x0=x0, x1=x0 + 200, y=y, size=10)

    rows = [
        line(text, x0, 700 - 12 * row)
        for row in range(6)
        for text, x0 in ((f"المكتبات {row}", 50), (f"القراء {row}", 280))
    ]
    read = [f"القراء {row}" for row in range(6)] + [f"المكتبات {row}" for row in range(6)]
    gutters = Gutters((Upright(270, 600, 710),), (200, 200))
    assert [found.text for found in order(rows, gutters)] == read
    assert [found.text for found in order(rows)] == read


COLUMN = Layout(left=200, right=200, gap=6, hang=True)


@pytest.mark.parametrize("size", [8, 10, 12])
def test_wide_spaces_of_a_narrow_column_are_no_gutter(size: float) -> None:
    press = Press(replace(COLUMN, size=size, leading=size * 1.2), {})
    words, chance = LONG.replace(",", "").split(), random.Random(3)  # noqa: S311 - no secret
    texts = [f"{number} " + " ".join(chance.choices(words, k=60)) for number in range(1, 40)]
    for text in texts:
        press.paragraph(text + ";", label="\u2022")
    document = read_bytes(press.finish(), "a.pdf").document
    assert [p.text for p in document.paragraphs] == [text + ";" for text in texts]


NAMES = (
    "Albania",
    "Bolivia (Plurinational State of)",
    "Chad",
    "Djibouti",
    "Ecuador",
    "Fiji",
    "Ghana",
    "Haiti",
)


def test_names_side_by_side_are_never_joined_with_those_of_the_next_row() -> None:
    press = Press(Layout(), {})
    press.paragraph("_The General Assembly_,")
    press.paragraph(f"_Notes_ {LONG} of these States:", label="1.")
    for index, name in enumerate(NAMES):
        press.put(press.left + (index % 2) * 190, press.y - 14 * (index // 2), name)
    press.y -= 70
    press.paragraph("_Decides_ to remain seized of the matter.", label="2.")
    document = read_bytes(press.finish(), "a.pdf").document
    assert [p.text for p in document.paragraphs][2:-1] == list(NAMES)
