"""JSON documents: what is read back, what is inferred, what is refused and with which words."""

import json
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import document
from strategies import documents

from compare.errors import ReadError
from compare.model import Document, Kind, Mark, Repair, Span, Style
from compare.model.typography import fold
from compare.options import Options
from compare.readers import read_bytes
from compare.readers.from_json import read
from compare.writers.to_json import write_document


def parsed(value: Any, **options: bool) -> Document:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return read(data, "draft.json", **options).document


def texts(*paragraphs: str) -> dict[str, Any]:
    return {"paragraphs": [{"text": text} for text in paragraphs]}


def one(**fields: Any) -> dict[str, Any]:
    return {"paragraphs": [{"text": "Decides to act", **fields}], "notes": [{"text": "See above."}]}


def holds_words(given_texts: Iterable[str]) -> bool:
    """Tell whether there is anything to see in one of the texts: a document without is refused."""
    return any(fold(text) for text in given_texts)


@given(documents().filter(lambda document: holds_words(p.text for p in document.paragraphs)))
def test_what_is_written_reads_back_the_same(before: Document) -> None:
    after = parsed(write_document(before).encode())
    assert replace(after, source=None) == before


def test_texts_segmented_by_hand_load_as_they_are(shared: Path) -> None:
    values = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(shared.glob("gold/*.json"))]
    segmented = [value for value in values if "paragraphs" in value]
    assert len(segmented) >= 7
    for value in segmented:
        found = parsed(value)
        assert [(p["kind"], p["label"], p["text"], p["marks"]) for p in value["paragraphs"]] == [
            (p.kind, p.label, p.text, [{"offset": m.offset, "note": m.note} for m in p.marks])
            for p in found.paragraphs
        ]
        assert [(note.label, note.text) for note in found.notes] == [
            (note["label"], note["text"]) for note in value.get("notes", [])
        ]
    for value in values:
        if value not in segmented:
            with pytest.raises(ReadError, match='no "paragraphs" in it'):
                parsed(value)


def test_only_the_text_of_paragraphs_is_required_and_the_rest_is_inferred() -> None:
    found = parsed(
        texts(
            "The General Assembly,",
            "Recalling its resolution 57/218,",
            "1. Decides:",
            "(a) To meet;",
            "(i) In Geneva;",
            "(ii) In New York;",
            "2. Requests a report.",
        )
    )
    assert [(p.kind.value, p.label, p.level, p.text) for p in found.paragraphs] == [
        ("opening", None, 0, "The General Assembly,"),
        ("preambular", None, 0, "Recalling its resolution 57/218,"),
        ("operative", "1", 0, "Decides:"),
        ("subparagraph", "(a)", 1, "To meet;"),
        ("subparagraph", "(i)", 2, "In Geneva;"),
        ("subparagraph", "(ii)", 2, "In New York;"),
        ("operative", "2", 0, "Requests a report."),
    ]
    assert found.language == "en"


def test_levels_that_are_not_given_follow_from_the_labels() -> None:
    labels = ["(a)", "(b)", "(i)", "(ii)", "(c)"]
    subs = [{"kind": "subparagraph", "label": label, "text": "one thing"} for label in labels]
    found = parsed({"paragraphs": [{"kind": "operative", "label": "1", "text": "Decides:"}, *subs]})
    assert [p.level for p in found.paragraphs] == [0, 1, 1, 2, 2, 1]


def test_a_level_that_is_given_stays() -> None:
    found = parsed({"paragraphs": [{"kind": "subparagraph", "label": "(a)", "level": 3, "text": "deep"}]})
    assert found.paragraphs[0].level == 3


def test_parts_that_are_not_given_follow_from_the_annexes() -> None:
    found = parsed(
        {
            "paragraphs": [
                {"kind": "operative", "label": "1", "text": "Adopts the plan."},
                {"kind": "annex", "text": "Annex I"},
                {"kind": "operative", "label": "1", "text": "States shall report."},
            ]
        }
    )
    assert [p.part for p in found.paragraphs] == [(), ("annex I",), ("annex I",)]


def test_a_kind_that_is_given_is_never_changed() -> None:
    found = parsed(
        {"paragraphs": [{"kind": "other", "text": "The General Assembly,"}, {"text": "1. Decides"}]}
    )
    assert found.paragraphs[0].kind is Kind.OTHER


def test_with_plain_nothing_is_inferred() -> None:
    found = parsed(texts("The General Assembly,", "1. Decides to act."), plain=True)
    assert [(p.kind, p.label, p.text) for p in found.paragraphs] == [
        (Kind.OTHER, None, "The General Assembly,"),
        (Kind.OTHER, None, "1. Decides to act."),
    ]
    assert found.language is None


def test_marks_and_spans_move_when_the_text_loses_its_label() -> None:
    first = {"text": "1. Decides to act", "marks": [{"offset": 10, "note": 0}, {"offset": 1, "note": None}]}
    first["spans"] = [
        {"start": 0, "end": 2, "style": "bold"},
        {"start": 0, "end": 10, "style": "italic"},
    ]
    reading = read(
        json.dumps({"paragraphs": [first, {"text": "2. Ends."}], "notes": [{"text": "N."}]}).encode(), "x"
    )
    paragraph = reading.document.paragraphs[0]
    assert paragraph.text == "Decides to act"
    assert paragraph.marks == (Mark(offset=0, note=None), Mark(offset=7, note=0))
    assert paragraph.spans == (Span(start=0, end=7, style=Style.ITALIC),)
    run = reading.origins.paragraphs[0][0]
    assert (run.start, run.end, run.offset, run.element) == (0, 14, 3, "paragraphs[0].text")


def test_a_bracket_before_a_label_stays_with_the_words() -> None:
    first = {"text": "[1. Decides to act;]", "marks": [{"offset": 11, "note": 0}]}
    first["spans"] = [{"start": 4, "end": 11, "style": "italic"}]
    reading = read(
        json.dumps({"paragraphs": [first, {"text": "2. Ends."}], "notes": [{"text": "N."}]}).encode(), "x"
    )
    paragraph = reading.document.paragraphs[0]
    assert (paragraph.label, paragraph.text) == ("1", "[Decides to act;]")
    assert paragraph.marks == (Mark(offset=8, note=0),)
    assert paragraph.spans == (Span(start=1, end=8, style=Style.ITALIC),)
    runs = reading.origins.paragraphs[0]
    assert [(run.start, run.end, run.offset) for run in runs] == [(0, 1, 0), (1, 17, 4)]


def test_spaces_and_line_breaks_are_collapsed_and_offsets_follow() -> None:
    text = "  Decides\n to  act \t"
    found = read(
        json.dumps(
            {
                "paragraphs": [
                    {
                        "text": text,
                        "marks": [{"offset": o, "note": None} for o in (0, 9, 12, 13, len(text))],
                        "spans": [
                            {"start": 11, "end": 13, "style": "bold"},
                            {"start": 0, "end": 2, "style": "bold"},
                        ],
                    }
                ]
            }
        ).encode(),
        "x",
    )
    paragraph = found.document.paragraphs[0]
    assert paragraph.text == "Decides to act"
    assert [mark.offset for mark in paragraph.marks] == [0, 7, 9, 10, 14]
    assert paragraph.spans == (Span(start=8, end=10, style=Style.BOLD),)
    assert found.document.repairs == (Repair(name="collapse_spaces", count=1),)
    assert [
        (paragraph.text[run.start : run.end], text[run.offset or 0 :][: run.end - run.start])
        for run in found.origins.paragraphs[0]
    ] == [("Decides", "Decides"), ("to", "to"), ("act", "act")]


def test_a_no_break_space_is_a_character_of_the_text() -> None:
    found = parsed(texts("Decides on 22\u00a0December"))
    assert found.paragraphs[0].text == "Decides on 22\u00a0December"
    assert found.repairs == ()


def test_half_a_character_is_replaced_and_the_repair_named() -> None:
    found = parsed(rb'{"paragraphs": [{"text": "one \ud800 two"}], "title": "\udfff"}')
    assert found.paragraphs[0].text == "one \ufffd two"
    assert found.title == "\ufffd"
    assert found.repairs == (Repair(name="replace_lone_surrogates", count=2),)


def test_what_is_known_of_the_source_is_kept() -> None:
    data = json.dumps({**texts("Decides"), "source": {"invented": True, "name": "old.txt"}}).encode()
    source = read(data, "draft.json").document.source
    assert source is not None
    assert (source.name, source.format, source.encoding) == ("draft.json", "json", "utf-8")
    assert source.sha256 == sha256(data).hexdigest()
    assert source.invented


def test_unknown_keys_and_null_are_ignored() -> None:
    found = parsed(
        {"x": 1, "notes": None, "title": None, "paragraphs": [{"text": "A", "y": 2, "kind": None}]}
    )
    assert [p.text for p in found.paragraphs] == ["A"]
    assert found.title is None


def test_defaults_of_notes_and_labels() -> None:
    found = parsed(
        {"paragraphs": [{"text": "A", "kind": "operative", "label": "7."}], "notes": [{"text": "N."}]}
    )
    assert found.paragraphs[0].label == "7"
    assert found.notes[0].label == "1"


def test_doubts_are_found_unless_the_document_brings_its_own() -> None:
    paragraphs = [{"kind": "operative", "label": label, "text": "Decides"} for label in ("1", "3")]
    assert [remark.code for remark in parsed({"paragraphs": paragraphs}).remarks] == ["numbering-gap"]
    assert parsed({"paragraphs": paragraphs, "remarks": []}).remarks == ()


def test_an_arabic_text_runs_from_right_to_left() -> None:
    found = parsed(texts("إن الجمعية العامة،", "إذ تشير إلى قرارها بشأن حماية المهاجرين وحقوق الإنسان،"))
    assert (found.language, found.direction) == ("ar", "rtl")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_json_is_read_in_every_encoding_that_unicode_has(encoding: str) -> None:
    data = json.dumps(texts("Côte d’Ivoire"), ensure_ascii=False).encode(encoding)
    assert parsed(data).paragraphs[0].text == "Côte d’Ivoire"


WRONG = [
    (one(kind="foo"), 'paragraphs[0].kind: "foo" is no kind of paragraph. Use one of heading, title, '),
    (one(kind=3), "paragraphs[0].kind: 3 is no string."),
    (one(text=None), 'paragraphs[0]: the string "text" is missing.'),
    (one(text=["a"]), "paragraphs[0].text: a list is no string."),
    (one(label={}), "paragraphs[0].label: an object is no string."),
    (one(level=-1), "paragraphs[0].level: -1 is not from 0 to 99."),
    (one(level=True), "paragraphs[0].level: true is no whole number."),
    (one(level=1.0), "paragraphs[0].level: 1.0 is no whole number."),
    (one(row=10**60), "paragraphs[0].row: a very large number is not from 0 to "),
    (one(part="annex I"), 'paragraphs[0].part: "annex I" is no list.'),
    (one(part=[""]), 'paragraphs[0].part[0]: "" is no name of a part.'),
    (one(marks=[{"offset": 15, "note": 0}]), "paragraphs[0].marks[0].offset: 15 is not from 0 to 14."),
    (one(marks=[{"note": 0}]), 'paragraphs[0].marks[0]: the number "offset" is missing.'),
    (one(marks=[{"offset": 1, "note": 1}]), "paragraphs[0].marks[0].note: 1 is not from 0 to 0."),
    (one(marks=[7]), "paragraphs[0].marks[0]: 7 is no object."),
    (
        {"paragraphs": [{"text": "A", "marks": [{"offset": 1, "note": 0}]}]},
        "paragraphs[0].marks[0].note: 0 calls a note, but there are no notes.",
    ),
    (
        one(spans=[{"start": 3, "end": 3, "style": "bold"}]),
        "paragraphs[0].spans[0]: a span from 3 to 3 holds no",
    ),
    (
        one(spans=[{"start": 0, "end": 3, "style": "wavy"}]),
        'paragraphs[0].spans[0].style: "wavy" is no style.',
    ),
    (one(spans=[{"start": 0, "end": 3}]), 'paragraphs[0].spans[0]: the string "style" is missing.'),
    ({"paragraphs": [{"text": "A"}, "B"]}, 'paragraphs[1]: "B" is no object.'),
    ({"paragraphs": {}}, "paragraphs: an object is no list."),
    ({"paragraphs": []}, "no paragraphs in it."),
    (texts(" \n\u200b\u00a0"), "no paragraphs, nothing but white space."),
    (texts("", ""), "no paragraphs, nothing but white space."),
    ({"texts": []}, 'no "paragraphs" in it.'),
    ({"matches": [], "old": {}, "new": {}}, "this is a comparison, not a document."),
    ({**texts("A"), "notes": [{}]}, 'notes[0]: the string "text" is missing.'),
    ({**texts("A"), "notes": [{"text": "N", "kind": "x"}]}, 'notes[0].kind: "x" is no kind of note.'),
    ({**texts("A"), "direction": "up"}, 'direction: "up" is no direction. Use ltr or rtl.'),
    ({**texts("A"), "front": [["a"]]}, "front[0]: a list is no pair of a name and a text."),
    ({**texts("A"), "front": ["ab"]}, 'front[0]: "ab" is no pair of a name and a text.'),
    ({**texts("A"), "source": 5}, "source: 5 is no object."),
    ({**texts("A"), "title": 5}, "title: 5 is no string."),
    ({**texts("A"), "remarks": [{"code": "x"}]}, 'remarks[0]: the string "message" is missing.'),
    ({**texts("A"), "repairs": [{"name": "x"}]}, 'repairs[0]: the number "count" is missing.'),
    (
        {**texts("A"), "format_version": 99},
        "format_version: this program reads versions up to 1, this is 99.",
    ),
    ({**texts("A"), "format_version": "1"}, 'format_version: "1" is no whole number.'),
    ([], "JSON, but no document."),
    (b"{", "JSON that cannot be read: Expecting property name enclosed in double quotes, line 1, column 2."),
    (b'{"paragraphs": [{"text": "A"}]', "JSON that cannot be read: Expecting ',' delimiter"),
    (b'{"paragraphs": NaN}', "JSON that cannot be read: NaN is no number."),
    (b'{"paragraphs": -Infinity}', "JSON that cannot be read: -Infinity is no number."),
    (b'{"a": {"b": 1, "b": 2}}', 'JSON that cannot be read: the key "b" stands twice in one object.'),
    (b"[" * 200_000, "JSON that cannot be read: nested too deeply."),
    (b'{"a": ' + b"9" * 5000 + b"}", "JSON that cannot be read: a number of thousands of digits."),
    (b'{"a": 1e999, "paragraphs": 1e999}', "paragraphs: inf is no list."),
    (
        '{"\ud83d"'.encode("utf-16-le", "surrogatepass"),
        "JSON must be in UTF-8; byte 4 is not utf-16-le.",
    ),
    (b'{"paragraphs": [{"text": "\xff"}]}', "JSON must be in UTF-8; byte 26 is not utf-8."),
]


@pytest.mark.parametrize(("value", "message"), WRONG, ids=[message[:50] for _, message in WRONG])
def test_what_is_wrong_is_refused_on_one_line_that_says_where_and_what_to_try(
    value: Any, message: str
) -> None:
    with pytest.raises(ReadError) as refused:
        parsed(value)
    said = str(refused.value)
    assert said.startswith(f"draft.json: {message}")
    assert "\n" not in said
    assert said.endswith(".")
    remedy = said.removesuffix(".").rpartition(". ")[2]
    assert remedy.split()[0] in ("Add", "Check", "Give", "Keep", "Mend", "Save", "Update", "Use"), said
    assert refused.value.__cause__ is None


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "kind", "marks", "offset", "note", "part", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(
    st.fixed_dictionaries({"paragraphs": st.lists(JSON_VALUES, max_size=3)}, optional={"notes": JSON_VALUES})
)
def test_any_json_is_read_or_refused_and_never_crashes(value: Any) -> None:
    try:
        found = parsed(value)
    except ReadError as refused:
        assert "\n" not in str(refused)  # noqa: PT017 - either outcome is right
    else:
        assert len(found.paragraphs) == len(value["paragraphs"])


@given(st.lists(st.text(max_size=20), min_size=1, max_size=6).filter(holds_words))
def test_any_texts_become_as_many_paragraphs_with_all_their_ink(given_texts: list[str]) -> None:
    found = parsed(texts(*given_texts))
    assert len(found.paragraphs) == len(given_texts)
    for before, after in zip(given_texts, found.paragraphs, strict=True):
        assert "".join(before.split()).endswith("".join(after.text.split()))


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        read(data, "noise")


def test_the_notation_of_the_tests_survives_too() -> None:
    before = document(
        "O: The General Assembly, | P: Recalling^1 all | 1: Decides^?9: | 1a: to act; | N1: See above."
    )
    assert replace(parsed(write_document(before).encode()), source=None) == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"matches": [], "old": {}}', "this is a comparison, not a document"),
        ('{\n "paragraphs": [}', "JSON that cannot be read"),
        ('[{"text": "A"}]', "JSON, but no document"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_without_a_name_is_known_by_its_beginning_even_if_it_is_wrong(
    text: str, message: str, encoding: str
) -> None:
    with pytest.raises(ReadError, match=f"standard input: {message}"):
        read_bytes(text.encode(encoding), "standard input")


@pytest.mark.parametrize("text", ["[Adopted without a vote]", "{1} The General Assembly,", "[[1]] See above"])
def test_brackets_alone_make_no_json(text: str) -> None:
    assert [p.text for p in read_bytes(text.encode(), "-", Options(plain=True)).document.paragraphs] == [text]
