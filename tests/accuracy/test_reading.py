import random
import re

import pytest
from accuracy.aligners import Found
from accuracy.cases import Case
from accuracy.mutations import IDENTITY, mutated
from accuracy.printing import LAYOUTS, Layout, laid_out, print_text
from accuracy.reading import (
    Printed,
    by_peers,
    holders,
    printed,
    read_back,
    read_texts,
    same_texts,
    translated,
)
from accuracy.scoring import score

from compare.model import Document, Kind, Paragraph
from compare.model.typography import fold


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_⁰¹²³⁴-⁹]+", fold(text))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_word_is_printed_and_in_order(layout: Layout) -> None:
    for case in mutated(range(2), IDENTITY):
        for paragraph in case.old.paragraphs:
            alone = Document(paragraphs=(paragraph,), notes=case.old.notes)
            text = print_text(alone, layout._replace(head="", foot="", masthead=""))
            body = text.replace("_", "")
            assert _words(body)[: len(_words(paragraph.text))] == _words(paragraph.text)
        whole = print_text(case.old, laid_out(layout, random.Random(1)))
        assert all(_words(note.text)[0] in whole for note in case.old.notes)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_what_is_printed_reads_back_to_the_same_paragraphs(layout: Layout) -> None:
    for case in mutated(range(4), IDENTITY):
        texts = [print_text(case.old, laid_out(layout, random.Random(seed))) for seed in (1, 2)]
        assert layout.width > 1000 or texts[0] != texts[1]
        back = read_back(case, *read_texts(Printed(case, *texts)))
        assert (back.misread, back.stray) == (0, 0)
        figures = score(case, back.found)
        assert figures.links == (len(case.old.paragraphs), 0, 0)
        assert figures.same.wrong == 0


def test_texts_that_say_the_same_differ_in_nothing_that_is_a_change() -> None:
    cases = [pair.case for pair in same_texts(range(24))]
    assert {case.old.language for case in cases} == {"en", "fr", "es", "ru", "ar", "zh"}
    for case in cases:
        for (i,), (j,) in case.links:
            assert fold(case.old.paragraphs[i].text) == fold(case.new.paragraphs[j].text)
        assert len(case.links) == len(case.old.paragraphs) >= len(case.new.paragraphs) - 1
    assert any(len(case.new.notes) > len(case.old.notes) for case in cases)


def test_a_paragraph_swallowed_by_another_stands_for_both() -> None:
    true = ["Decides to meet in May in the new hall;", "Requests all States to come to the meeting;"]
    assert holders([" ".join(true)], true) == [(0, 1)]
    assert holders([true[0], "Requests all States", "to come to the meeting;"], true) == [(0,), (1,), (1,)]
    assert holders(["A/RES/61/900 2/9", *true], true) == [(), (0,), (1,)]


def test_what_is_found_in_swallowed_paragraphs_links_each_of_them() -> None:
    found = Found((((0,), (0,)), ((1,), (1,))), frozenset(), frozenset({(0, 0), (1, 1)}))
    told = translated(found, ([(0, 1), (2,)], [(0,), (2,)]), ((), ()))
    assert told.links == (((0, 1), (0,)), ((2,), (2,)))
    assert told.unchanged == {(2, 2)}


def test_furniture_shown_as_a_change_is_stray() -> None:
    document = Document(
        paragraphs=(
            Paragraph(kind=Kind.OPENING, text="The General Assembly,"),
            Paragraph(kind=Kind.OPERATIVE, label="1", text="Decides to meet in May in the new hall."),
        )
    )
    case = Case("invented", document, document, (((0,), (0,)), ((1,), (1,))))
    text = print_text(document, LAYOUTS[0])
    assert read_back(case, *read_texts(Printed(case, text, text))).stray == 0
    back = read_back(case, *read_texts(Printed(case, text, f"{text}\nHandle with care\n")))
    assert back.stray == 1
    assert score(case, back.found).same.wrong == 0


def test_peers_get_what_blank_lines_part() -> None:
    (case,) = mutated([2], IDENTITY)
    pair = printed(case, random.Random(2))
    plain = print_text(case.old, LAYOUTS[0]._replace(height=10_000))
    for found in by_peers(pair._replace(old=plain, new=plain)).values():
        assert score(case, found).links.f1 == 1
