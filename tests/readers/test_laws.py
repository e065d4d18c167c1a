"""Laws of reading: no ink is lost, and every slice of a text is a slice of its source."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compare.errors import ReadError
from compare.readers import from_text, pieces, repair
from compare.readers.blocks import Block, Reading
from compare.readers.lines import Line
from compare.readers.notes import Separated

TRAPS = [
    *("The General Assembly,", "Recalling", "the", "report", "Rights1", "Women,5", "196316", "police-", "x"),
    *(
        "1.",
        "2.",
        "3.",
        "(a)",
        "(i)",
        "(b)",
        "Decides",
        "to",
        "meet;",
        "meet.",
        "“",
        "-",
        "--",
        "1",
        "2",
        "3",
    ),
    *(
        "A/RES/58/190",
        "2/7",
        "18-01971 (E) 120218",
        "*1801971*",
        "Page 2",
        "____",
        "1 See",
        "2 Resolution 5.",
    ),
    *("* Two.", "Annex", "ANNEX I", "A", "B", "I. General", "Article 1", "Notes", "Notes:", "¹", "[1]", "1/"),
    *("77th plenary meeting", "22 December 2003", "United Nations", "Agenda item 5", "58/190. Title"),
    *("France: draft resolution", "\f", "\t", "  ", "大会，", "回顾其", "\u2028", "e\u0301", "\u00a0"),
]
LINES = st.lists(
    st.tuples(st.integers(0, 6), st.lists(st.sampled_from(TRAPS), max_size=6)).map(
        lambda line: " " * line[0] + " ".join(line[1])
    ),
    max_size=14,
)
TEXTS = st.builds(
    lambda lines, ending: ending.join(lines), LINES, st.sampled_from(["\n", "\r\n", "\r"])
) | st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)
PUNCTUATION = set(".()[]/-–:¹²³⁰⁴⁵⁶⁷⁸⁹")
"""What is printed around labels, and raised digits, which become ordinary ones."""


@contextmanager
def _dropped(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Collect what the repairs drop."""
    gone: list[str] = []
    furniture, notes, inside = repair.drop_page_furniture, repair.move_notes_out, repair.drop_furniture_inside

    def drop_page_furniture(
        lines: list[Line], first: int, tally: repair.Tally
    ) -> tuple[list[Line], list[Line]]:
        kept, dropped = furniture(lines, first, tally)
        gone.extend(line.text for line in dropped)
        return kept, dropped

    def move_notes_out(lines: list[Line], first: int, tally: repair.Tally) -> Separated:
        separated = notes(lines, first, tally)
        gone.extend(line.text for line in separated.rules)
        return separated

    def drop_furniture_inside(block: Block, tally: repair.Tally) -> Block:
        left = inside(block, tally)
        gone.append("".join((Counter(block.text) - Counter(left.text)).elements()))
        return left

    with monkeypatch.context() as patch:
        for mended in (drop_page_furniture, move_notes_out, drop_furniture_inside):
            patch.setattr(repair, mended.__name__, mended)
        yield gone


def _ink(*texts: str | None) -> Counter[str]:
    return Counter(character for text in texts for character in text or "" if not character.isspace())


def _accounted_for(reading: Reading) -> Counter[str]:
    document = reading.document
    ink = _ink(document.title, document.symbol, *(text for _, text in document.front))
    for paragraph in document.paragraphs:
        ink += _ink(paragraph.text, paragraph.label)
        ink += _ink(*(m.label if m.note is None else document.notes[m.note].label for m in paragraph.marks))
    for note in document.notes:
        ink += _ink(note.label, note.text)
    return ink


def _marks_of_the_front(reading: Reading) -> set[str]:
    """Return what marks are made of, if any stood in the masthead: there, their notes are just uncalled."""
    taken = sum(one.count for one in reading.document.repairs if one.name == "take_out_marks")
    left = sum(len(paragraph.marks) for paragraph in reading.document.paragraphs)
    return set("0123456789*") if taken > left else set()


def _check_origins(reading: Reading, source: str) -> None:
    document, origins = reading
    for texts, all_runs in (
        ([p.text for p in document.paragraphs], origins.paragraphs),
        ([n.text for n in document.notes], origins.notes),
    ):
        assert len(texts) == len(all_runs)
        for text, runs in zip(texts, all_runs, strict=True):
            end = 0
            for run in runs:
                assert end <= run.start < run.end
                assert text[end : run.start].strip() == ""
                assert run.offset is not None
                assert source[run.offset : run.offset + run.end - run.start] == text[run.start : run.end]
                end = run.end
            assert text[end:].strip() == ""


@pytest.mark.parametrize("plain", [False, True])
def test_no_ink_is_lost_and_every_slice_has_its_origin(plain: bool) -> None:  # noqa: FBT001
    monkeypatch = pytest.MonkeyPatch()

    @given(TEXTS)
    @example("[1] [1] The General Assembly,\n¹ The General Assembly,")
    @example("The General Assembly, ¹")
    @example("1/   United Nations\n____\n1/   United   Nations")
    def law(source: str) -> None:
        with _dropped(monkeypatch) as gone:
            try:
                reading = from_text.read(source.encode(), "x", plain=plain)
            except ReadError:
                return
        source = source.removeprefix("\ufeff")
        _check_origins(reading, source)
        for text in (
            *(p.text for p in reading.document.paragraphs),
            *(n.text for n in reading.document.notes),
        ):
            assert "  " not in text
            assert text == text.strip()
        lost = _ink(source) - _accounted_for(reading) - _ink(*gone)
        assert set(lost) <= (set() if plain else PUNCTUATION | _marks_of_the_front(reading))

    law()


def test_reading_twice_gives_the_same() -> None:
    data = b"The General Assembly,\n\nRecalling the Act,1\n\n1. Decides.\n\n____\n1 One."
    assert from_text.read(data, "x") == from_text.read(data, "x")


def test_origins_tell_line_and_page() -> None:
    data = b"The General Assembly,\n\nRecalling  the\nact,1\n____\n1 One.\n\f\n1. Decides."
    origins = from_text.read(data, "x").origins
    assert [[(run.line, run.page) for run in runs] for runs in origins.paragraphs] == [
        [(1, 1)],
        [(3, 1), (3, 1), (4, 1)],
        [(8, 2)],
    ]
    assert [[(run.line, run.page) for run in runs] for runs in origins.notes] == [[(6, 1)]]


def test_a_hyphen_or_a_slash_at_a_line_s_end_belongs_to_the_word() -> None:
    for before, after, joined in (
        ("police-", "men", "police-men"),
        ("troop-", "and police-", "troop- and police-"),
        ("and/", "or", "and/or"),
        ("a -", "b", "a - b"),
    ):
        lines = [Line(before, 0, 1, 1, 0, 0, turn=False), Line(after, 9, 2, 1, 0, 0, turn=False)]
        assert pieces.join(lines)[0] == joined
