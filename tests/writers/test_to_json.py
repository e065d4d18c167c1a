"""JSON: the shape that the schema promises, to the key, and no character lost."""

import json
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from notation import document
from strategies import documents

from compare import pipeline
from compare.model import (
    Comparison,
    Document,
    Kind,
    Match,
    MatchKind,
    Paragraph,
    Passage,
    Range,
    Remark,
    Source,
)
from compare.model.address import addresses, note_addresses
from compare.options import Options
from compare.readers.from_json import read
from compare.schema import FORMAT_VERSION
from compare.writers.to_json import write, write_document

SCHEMA: dict[str, Any] = json.loads(
    resources.files("compare").joinpath("schema/redraft.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)
WRITTEN = Draft202012Validator(
    {"$schema": SCHEMA["$schema"], "$defs": SCHEMA["$defs"], "$ref": "#/$defs/written_document"}
)

OLD = document(
    "O: The General Assembly, | P: Recalling the “Universal” Declaration^1 of Human Rights,"
    " | 1: Requests all States to protect migrants in transit^?9; | 2: Decides to meet;"
    " | 2a: in Geneva, in the spring of the year; | N1: Resolution 217 A (III). | N2: See A/58/275.",
    symbol="A/C.3/58/L.70",
)
NEW = document(
    'O: The General Assembly, | P: Recalling the "Universal" Declaration^2 of Human Rights,'
    " | 1: Welcomes the report of the Special Rapporteur; | 2: Calls upon all States to protect migrants in"
    " transit^1; | 3: Decides to meet; | 3a: in Geneva, in the spring of the year;"
    " | N1: See A/58/275. | N2: Resolution 217 A (III).",
    language="en",
)


def written(comparison: Comparison) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(write(comparison, Options()))
    return value


@pytest.fixture(name="comparison")
def fixture_comparison() -> Comparison:
    return pipeline.documents(OLD, NEW)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_is_of_the_version_that_is_written() -> None:
    assert SCHEMA["$defs"]["comparison"]["properties"]["format_version"] == {"const": FORMAT_VERSION}
    assert SCHEMA["$defs"]["document"]["properties"]["format_version"]["maximum"] == FORMAT_VERSION


def test_a_comparison_is_valid_and_has_the_promised_keys(comparison: Comparison) -> None:
    value = written(comparison)
    VALIDATOR.validate(value)
    assert list(value) == [
        *("format_version", "old", "new", "matches", "note_matches", "passages", "counts", "remarks"),
    ]
    assert value["format_version"] == 1
    assert list(value["matches"][0]) == [
        *("id", "kind", "old", "new", "moved", "renumbered", "similarity", "confidence", "pinned", "edits"),
    ]


def test_every_field_of_the_comparison_is_in_it(comparison: Comparison) -> None:
    value = written(comparison)
    assert [(m["id"], m["kind"], m["old"], m["new"], m["moved"]) for m in value["matches"]] == [
        (m.id, m.kind, list(m.old), list(m.new), m.moved) for m in comparison.matches
    ]
    edits = [edit for match in comparison.matches for edit in match.edits]
    assert edits
    assert [edit for match in value["matches"] for edit in match["edits"]] == [
        {
            "id": edit.id,
            "op": edit.op,
            "old": [list(place) for place in edit.old],
            "new": [list(place) for place in edit.new],
        }
        for edit in edits
    ]
    for side in ("old", "new", "old_notes", "new_notes"):
        counted = getattr(comparison.counts, side)
        assert value["counts"][side] == {name: getattr(counted, name) for name in value["counts"][side]}
        assert sum(value["counts"][side][kind] for kind in MatchKind) == counted.total
    assert value["counts"]["edits"] == comparison.counts.edits


def test_typography_and_marks_are_given_where_there_are_any(comparison: Comparison) -> None:
    matches = written(comparison)["matches"]
    quotes = next(match for match in matches if "typography" in match)
    assert quotes["typography"][0]["old"][0] == 1
    marked = next(match for match in matches if "marks" in match)
    assert all(set(change) == {"old", "new"} for change in marked["marks"])
    assert "typography" not in matches[0]
    assert "marks" not in matches[0]


def test_every_paragraph_and_note_has_its_address(comparison: Comparison) -> None:
    value = written(comparison)
    for side, source in (("old", OLD), ("new", NEW)):
        assert [p["address"] for p in value[side]["paragraphs"]] == list(addresses(source))
        assert [n["address"] for n in value[side]["notes"]] == list(note_addresses(source.notes))


def test_what_is_not_known_is_left_out(comparison: Comparison) -> None:
    value = written(comparison)
    assert list(value["old"]) == ["symbol", "direction", "paragraphs", "notes", "repairs", "remarks"]
    assert list(value["new"]) == ["language", "direction", "paragraphs", "notes", "repairs", "remarks"]


def test_a_mark_has_a_label_only_where_its_note_is_missing() -> None:
    value = json.loads(write_document(OLD))
    marks = [mark for paragraph in value["paragraphs"] for mark in paragraph["marks"]]
    assert marks == [{"offset": 37, "note": 0}, {"offset": 50, "note": None, "label": "9"}]


def test_passages_and_remarks_are_in_it() -> None:
    paragraph = Paragraph(kind=Kind.OTHER, text="words")
    side = Document(
        paragraphs=(paragraph,),
        remarks=(Remark(code="numbering-gap", message="A gap.", address="par1"),),
        source=Source(name="a.txt", format="text", sha256="0" * 64, encoding="cp1252", invented=True),
    )
    comparison = Comparison(
        old=side,
        new=Document(paragraphs=(paragraph,)),
        matches=(Match(id="m1", kind=MatchKind.IDENTICAL, old=(0,), new=(0,), similarity=1.0),),
        passages=(Passage(Range(0, 0, 3), Range(0, 1, 4)),),
        remarks=(Remark(code="swapped", message="Look."),),
    )
    value = written(comparison)
    VALIDATOR.validate(value)
    assert value["passages"] == [{"old": [0, 0, 3], "new": [0, 1, 4]}]
    assert value["remarks"] == [{"code": "swapped", "message": "Look."}]
    assert value["old"]["remarks"] == [{"code": "numbering-gap", "message": "A gap.", "address": "par1"}]
    assert value["old"]["source"] == {
        "name": "a.txt",
        "format": "text",
        "sha256": "0" * 64,
        "encoding": "cp1252",
        "invented": True,
    }


@given(documents())
def test_any_document_is_valid_as_written_and_as_input(any_document: Document) -> None:
    value = json.loads(write_document(any_document))
    VALIDATOR.validate(value)
    del value["format_version"]
    WRITTEN.validate(value)


@given(documents(), documents())
def test_any_comparison_is_valid(old: Document, new: Document) -> None:
    VALIDATOR.validate(written(pipeline.documents(old, new)))


@pytest.mark.parametrize("path", ["texts/58-190.txt", "texts/migrants-ar.txt"])
def test_a_real_text_is_valid(path: str, pytestconfig: pytest.Config) -> None:
    found = pipeline.read(pytestconfig.rootpath / path)
    VALIDATOR.validate(json.loads(pipeline.write_document(found, "json")))


def test_what_the_schema_refuses_is_refused_when_it_is_read() -> None:
    value = {"paragraphs": [{"text": "Decides", "kind": "verdict"}]}
    assert not VALIDATOR.is_valid(value)
    with pytest.raises(Exception, match="verdict"):
        read(json.dumps(value).encode(), "x")


def test_characters_are_written_as_they_are_and_half_ones_replaced() -> None:
    text = write_document(Document(paragraphs=(Paragraph(kind=Kind.OTHER, text="“مرحبا” \ud83d 🌍"),)))
    assert "“مرحبا” \ufffd 🌍" in text
    assert text.encode()


def test_json_is_one_line() -> None:
    text = write_document(OLD)
    assert text.count("\n") == 1
    assert text.endswith("}\n")
