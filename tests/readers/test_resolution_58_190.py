"""Resolution 58/190 as received: text out of a PDF, with all the traps in one place."""

import json
from pathlib import Path

import pytest

from compare.model import Document
from compare.readers import read_bytes

ROOT = Path(__file__).resolve().parents[2]

PARAGRAPHS = """
opening - The General Assembly,
preambular - Recalling its resolution 57/218
preambular - Reaffirming that the Universal Declaration [1]
preambular - Reaffirming also the provisions [2 3 4 5]
preambular - Welcoming the provisions on [6]
preambular - Recalling its resolution 40/144
preambular - Recognizing the positive contributions
preambular - Bearing in mind the situation
preambular - Bearing in mind also the need
preambular - Deeply concerned about
preambular - Underlining the importance
preambular - Taking note of Advisory Opinion OC-16/99,
preambular - Taking note also of Advisory Opinion OC-18/03,
preambular - Encouraged by the increasing interest
preambular - Taking note of the decision of
operative 1 Welcomes the renewed commitment [7]
operative 2 Requests all Member States, [1 8 9 10 11 12 13]
operative 3 Calls upon States to promote [6]
operative 4 Acknowledges with satisfaction [14 15]
operative 5 Strongly condemns the manifestations
operative 6 Strongly condemns also
operative 7 Requests all States, in conformity
operative 8 Calls upon all States to consider
operative 9 Reiterates the need
operative 10 Reaffirms emphatically [16]
operative 11 Reaffirms the responsibility
operative 12 Urges all States to adopt
operative 13 Encourages Member States
operative 14 Calls upon States, when enacting
operative 15 Encourages States to consider
operative 16 Encourages all Governments
operative 17 Welcomes immigration programmes,
operative 18 Calls upon all States to protect
operative 19 Requests States to adopt
operative 20 Calls upon States to facilitate
operative 21 Encourages States of origin
operative 22 Encourages States, in cooperation
operative 23 Welcomes the proclamation [17]
operative 24 Urges States to consider [18]
operative 25 Takes note of the interim report [19]
operative 26 Requests all Governments to cooperate
operative 27 Requests the Secretary-General to submit
closing - 77th plenary meeting 22 December 2003
"""
"""Kind, label, first words and, in brackets, the notes called."""


@pytest.fixture(scope="module")
def document() -> Document:
    return read_bytes((ROOT / "texts" / "58-190.txt").read_bytes(), "58-190.txt").document


def test_every_paragraph_has_its_kind_its_label_its_first_words_and_its_marks(document: Document) -> None:
    expected = PARAGRAPHS.strip().splitlines()
    assert len(document.paragraphs) == len(expected)
    for paragraph, line in zip(document.paragraphs, expected, strict=True):
        head, _, called = line.partition(" [")
        kind, label, words = head.split(" ", 2)
        assert (paragraph.kind.value, paragraph.label or "-") == (kind, label)
        assert paragraph.text.startswith(words)
        notes = [document.notes[mark.note].label for mark in paragraph.marks if mark.note is not None]
        assert notes == called.rstrip("]").split()


def test_a_year_and_the_note_glued_to_it_part(document: Document) -> None:
    paragraph = next(p for p in document.paragraphs if p.label == "10")
    assert "Consular Relations of 1963 to ensure" in paragraph.text
    assert paragraph.text[: paragraph.marks[0].offset].endswith("of 1963")


def test_a_note_whose_second_line_begins_with_a_number_is_one_note(document: Document) -> None:
    assert document.notes[2].text == (
        "See Report of the International Conference on Population and Development, Cairo, 5–13 September "
        "1994 (United Nations publication, Sales No. E.95.XIII.18), chap. I, resolution 1, annex."
    )


def test_sentences_go_on_after_the_notes_that_interrupt_them(document: Document) -> None:
    texts = {p.label: p.text for p in document.paragraphs}
    assert "the International Convention on the Elimination of All Forms" in texts["2"]
    assert "regardless of their legal status" in texts["9"]
    assert "under the sub-item entitled “Human rights questions" in texts["27"]


def test_nothing_is_doubted_and_only_the_date_is_known(document: Document) -> None:
    assert document.remarks == ()
    assert (document.symbol, document.title, document.date) == (None, None, "2003-12-22")
    assert (document.language, document.direction, document.front) == ("en", "ltr", ())
    assert document.source is not None
    assert document.source.encoding == "utf-8"


def test_the_segmentation_equals_the_one_made_by_hand(document: Document, shared: Path) -> None:
    gold = json.loads((shared / "gold" / "58-190.json").read_text(encoding="utf-8"))
    assert [
        {
            "kind": paragraph.kind.value,
            "label": paragraph.label,
            "text": paragraph.text,
            "marks": [{"offset": mark.offset, "note": mark.note} for mark in paragraph.marks],
        }
        for paragraph in document.paragraphs
    ] == gold["paragraphs"]
    assert [{"label": note.label, "text": note.text} for note in document.notes] == gold["notes"]
