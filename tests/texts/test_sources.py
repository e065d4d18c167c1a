"""Every text in `texts/` says where it comes from, and is what it says."""

import hashlib
import tomllib
from pathlib import Path

import pytest

TEXTS = Path(__file__).parents[2] / "texts"
ENTRIES = tomllib.loads((TEXTS / "sources.toml").read_text(encoding="utf-8"))["text"]
FILES = sorted(path.name for path in TEXTS.iterdir() if path.name != "sources.toml")

REQUIRED = {"file", "title", "language", "from", "sha256", "invented"}
OPTIONAL = {"symbol", "date"}
REAL = {"58-190.txt"}
LANGUAGES = {"en", "ar", "es", "fr", "ru", "zh"}


@pytest.fixture(params=ENTRIES, ids=lambda entry: str(entry["file"]))
def entry(request: pytest.FixtureRequest) -> dict[str, object]:
    return request.param


def test_every_file_has_one_entry_and_every_entry_its_file() -> None:
    assert sorted(entry["file"] for entry in ENTRIES) == FILES


def test_every_official_language_has_a_text() -> None:
    assert {entry["language"] for entry in ENTRIES} == LANGUAGES


def test_an_entry_has_the_required_keys_and_no_unknown_ones(entry: dict[str, object]) -> None:
    assert set(entry) >= REQUIRED
    assert set(entry) <= REQUIRED | OPTIONAL


def test_an_entry_has_no_empty_value(entry: dict[str, object]) -> None:
    assert all(value != "" for value in entry.values())


def test_the_sha256_is_that_of_the_file(entry: dict[str, object]) -> None:
    content = (TEXTS / str(entry["file"])).read_bytes()
    assert entry["sha256"] == hashlib.sha256(content).hexdigest()


def test_what_is_invented_says_so_and_has_neither_symbol_nor_date(entry: dict[str, object]) -> None:
    real = entry["file"] in REAL
    assert entry["invented"] is not real
    assert str(entry["from"]).startswith("written for this project") is not real
    assert ({"symbol", "date"} <= set(entry)) if real else not ({"symbol", "date"} & set(entry))


@pytest.mark.parametrize("name", FILES)
def test_a_text_is_utf_8_and_ends_in_a_newline(name: str) -> None:
    content = (TEXTS / name).read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.decode("utf-8").endswith("\n")


def test_58_190_is_the_text_as_received_to_the_byte(shared: Path) -> None:
    received = shared / "texts" / "58-190.txt"
    assert (TEXTS / "58-190.txt").read_bytes() == received.read_bytes()
