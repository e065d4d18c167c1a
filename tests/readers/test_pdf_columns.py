"""Pages of two columns: each has its notes at its own foot, and goes on in the next."""

import textwrap

from pages import ROMAN, Sheet, pdf
from reportlab.pdfbase.pdfmetrics import stringWidth

from compare.readers import read_bytes

TEXT = (
    "1. Requests the States to act in the matter of public libraries, and to take into account the situation of"
    " all persons who read in them, wherever they may be, in full conformity with the principles of the"
)
REST = (
    "Charter, and to report on it at the next session of the Assembly, and at each session after it, on the means"
    " that are needed to keep them open to everyone, in particular in rural areas, and on their holdings;"
)
AGAIN = "It was issued in that year, and again in the year after."
LAST = "2. Decides to remain seized of the matter" + ", and of all matters that it touches" * 4 + "."


def columns(sheet: Sheet) -> None:
    """Print two columns with a note below each; the rows of one lie a point below those of the other."""
    for left, text, top, note in ((60, TEXT, 700, "1"), (310, REST, 699, "2")):
        printed = textwrap.wrap(text, 52)
        for number, line in enumerate(printed):
            sheet.put(left, top - 12 * number, line, size=10)
        foot = top - 12 * len(printed)
        end = left + stringWidth(printed[-1], ROMAN, 10)
        sheet.put(end, foot + 15.5, note, size=6)
        sheet.put(left, foot - 8, "_" * 12, size=10)
        sheet.put(left, foot - 18, note, size=5)
        sheet.put(left + 4, foot - 21, f"See document A/58/15{note} of the Assembly at its session.", size=8)
        sheet.put(left + 4, foot - 31, AGAIN, size=8)
    for number, line in enumerate(textwrap.wrap(LAST, 95)):
        sheet.put(60, 500 - 12 * number, line, size=10)


def test_notes_below_each_of_two_columns_do_not_part_the_sentence() -> None:
    found = read_bytes(pdf(columns), "a.pdf").document
    first, last = found.paragraphs
    assert (first.label, first.text) == ("1", f"{TEXT[3:]} {REST}")
    assert (last.label, last.text) == ("2", LAST[3:])
    assert [(mark.offset, mark.note) for mark in first.marks] == [(len(TEXT) - 3, 0), (len(first.text), 1)]
    assert [(note.label, note.text) for note in found.notes] == [
        (label, f"See document A/58/15{label} of the Assembly at its session. {AGAIN}") for label in "12"
    ]
