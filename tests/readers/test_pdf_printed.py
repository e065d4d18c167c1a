"""Whole documents with mastheads, running heads and notes that flow over pages, each in many layouts."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from press import Layout
from printed import Text, assembly, draft, human_rights, security
from reportlab.lib.pagesizes import LETTER

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
