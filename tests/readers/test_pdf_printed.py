"""Whole documents with mastheads, running heads and notes that flow over pages, each in many layouts."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from press import Layout, Press, Word
from printed import Text, assembly, body, draft, human_rights, paragraphs, security
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth

from compare.readers import read_bytes

PLAIN = Layout()
LAYOUTS = {
    "as resolutions are printed": PLAIN,
    "Letter": replace(PLAIN, page=LETTER, left=100, right=100, size=11, leading=13),
    "without serifs": replace(
        PLAIN, roman="Helvetica", italic="Helvetica-Oblique", bold="Helvetica-Bold", size=9.5
    ),
    "large type": replace(PLAIN, size=12, leading=14.5, gap=8, note_size=9),
    "a stroke above the notes": replace(PLAIN, rule="stroke"),
    "nothing above the notes": replace(PLAIN, rule="none"),
    "notes as large as the text": replace(PLAIN, rule="stroke", note_size=10),
    "notes with labels that are not raised": replace(PLAIN, level=""),
    "notes as the text, under underscores": replace(PLAIN, level="", note_size=10),
    "notes as the text, under a stroke": replace(PLAIN, level=".", note_size=10, rule="stroke"),
    "notes as the text, with slashes": replace(PLAIN, level="/", note_size=10, rule="stroke"),
    "ragged": replace(PLAIN, justify=False),
    "no gaps": replace(PLAIN, gap=0),
    "no indents": replace(PLAIN, indent=0),
    "neither gaps nor indents": replace(PLAIN, gap=0, indent=0),
    "sub-paragraphs hang": replace(PLAIN, hang=True),
    "sub-paragraphs hang, no indents": replace(PLAIN, hang=True, indent=0),
    "widely spaced": replace(PLAIN, leading=18, gap=0),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
@pytest.mark.parametrize("print_document", [assembly, human_rights, security, draft])
def test_a_document_reads_the_same_from_every_layout(
    print_document: Callable[[Layout], tuple[bytes, Text]], layout: Layout
) -> None:
    data, text = print_document(layout)
    document = read_bytes(data, "printed.pdf").document
    found = [(p.kind.value, p.label, p.level, p.text) for p in document.paragraphs]
    assert found == [item.found() for item in text.items]
    assert {note.label: note.text for note in document.notes} == text.notes
    called = [document.notes[m.note or 0].label for p in document.paragraphs for m in p.marks]
    assert called == [label for item in text.items for label in re.findall(r"\^([^^]*)\^", item.text)]
    assert (document.symbol, document.title, document.date) == (text.symbol, text.title, text.date)
    assert document.remarks == ()


@pytest.mark.parametrize("level", ["", "/"])
@pytest.mark.parametrize("print_document", [assembly, human_rights])
def test_notes_as_large_as_the_text_are_known_by_the_marks_that_call_them(
    print_document: Callable[[Layout], tuple[bytes, Text]], level: str
) -> None:
    data, text = print_document(replace(PLAIN, level=level, note_size=10, rule="none"))
    document = read_bytes(data, "printed.pdf").document
    assert [p.text for p in document.paragraphs] == [item.found()[3] for item in text.items]
    assert {note.label: note.text for note in document.notes} == text.notes
    assert document.remarks == ()


def test_paragraphs_that_are_numbered_like_the_marks_before_them_are_no_notes() -> None:
    press = Press(PLAIN, {})
    press.paragraph("_The General Assembly_,")
    press.paragraph(
        "_Recalling_ its resolutions 61/45 of 4 December 2006^1^ and 62/108 of 18 December 2007,^2^"
    )
    press.paragraph("_Decides_ that all shall read;", label="1.")
    press.paragraph("_Requests_ the Secretary-General to report.", label="2.")
    document = read_bytes(press.finish(), "a.pdf").document
    assert [(p.kind, p.label) for p in document.paragraphs][2:] == [("operative", "1"), ("operative", "2")]
    assert document.notes == ()


class _Numbered(Press):
    """Counts the lines of the text in the margin."""

    every, edge, size, count = 1, 70.0, 10.0, 0

    def _set(
        self,
        words: Sequence[Word],
        x: float,
        right: float,
        size: float,
        *,
        last: bool,
        y: float | None = None,
    ) -> None:
        super()._set(words, x, right, size, last=last, y=y)
        if y is None:
            self.count += 1
            if self.count % self.every == 0:
                number = str(self.count)
                start = self.edge - stringWidth(number, "Times-Roman", self.size)
                self.put(start, self.y, number, size=self.size)


@pytest.mark.parametrize("every", [1, 5])
@pytest.mark.parametrize("edge", [70.0, 100.0, 116.0])
@pytest.mark.parametrize("size", [7.0, 10.0], ids=["small", "as large as the text"])
def test_numbers_that_count_lines_are_no_text(every: int, edge: float, size: float) -> None:
    items, notes = body("The General Assembly", 10, 12)
    press = _Numbered(PLAIN, notes)
    press.every, press.edge, press.size = every, edge, size
    paragraphs(press, items)
    document = read_bytes(press.finish(), "numbered.pdf").document
    found = [(p.kind.value, p.label, p.level, p.text) for p in document.paragraphs]
    assert found == [item.found() for item in items]
