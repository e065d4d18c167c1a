"""Reading files with what `sources.toml` and the user say about them, and what cannot be read."""

import io
import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from compare import pipeline
from compare.errors import OptionError, ReadError
from compare.model import Document, Kind, MatchKind
from compare.options import Metadata, Options

TEXT = "The General Assembly,\n\nRecalling its resolution 57/218,\n\n1. Decides to act;\n\n2. Requests a report.\n"


@pytest.fixture(name="text")
def fixture_text(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def listed(text: Path, entries: str) -> Document:
    """Return the text as read with a `sources.toml` beside it; `SHA` stands for its sha256."""
    digest = sha256(text.read_bytes()).hexdigest()
    (text.parent / "sources.toml").write_text(entries.replace("SHA", digest), encoding="utf-8")
    return pipeline.read(text)


def test_a_file_is_read_and_its_source_known(text: Path) -> None:
    found = pipeline.read(text)
    assert [paragraph.kind for paragraph in found.paragraphs] == [
        Kind.OPENING,
        Kind.PREAMBULAR,
        Kind.OPERATIVE,
        Kind.OPERATIVE,
    ]
    assert found.source is not None
    assert (found.source.name, found.source.format) == ("draft.txt", "text")
    assert found.source.sha256 == sha256(TEXT.encode()).hexdigest()


def test_a_path_may_be_a_string(text: Path) -> None:
    assert pipeline.read(str(text)) == pipeline.read(text)


def test_plain_reads_no_structure(text: Path) -> None:
    assert {p.kind for p in pipeline.read(text, Options(plain=True)).paragraphs} == {Kind.OTHER}


def test_the_list_beside_a_file_says_what_the_text_does_not(text: Path) -> None:
    found = listed(
        text,
        '[[text]]\nfile = "other.txt"\nsha256 = "SHA"\nsymbol = "A/RES/1/1"\ntitle = "Two\\n words"\n'
        'date = 2003-12-22\nlanguage = "ar"\ninvented = true\n',
    )
    assert (found.symbol, found.title, found.date) == ("A/RES/1/1", "Two words", "2003-12-22")
    assert (found.language, found.direction) == ("ar", "rtl")
    assert found.source is not None
    assert found.source.invented
    assert found.remarks == ()


def test_an_entry_for_another_version_of_the_file_is_not_believed(text: Path) -> None:
    found = listed(text, '[[text]]\nfile = "draft.txt"\nsha256 = "0"\nsymbol = "A/RES/1/1"\n')
    assert found.symbol is None
    assert [remark.code for remark in found.remarks] == ["sources-differ"]


def test_a_list_about_other_files_says_nothing(text: Path) -> None:
    found = listed(text, '[[text]]\nfile = "final.txt"\nsha256 = "0"\nsymbol = "A/RES/1/1"\n')
    assert (found.symbol, found.remarks) == (None, ())


def test_an_entry_with_values_of_other_types_says_nothing(text: Path) -> None:
    found = listed(text, '[[text]]\nsha256 = "SHA"\nsymbol = 5\ntitle = ""\ninvented = "yes"\n')
    assert (found.symbol, found.title) == (None, None)
    assert found.source is not None
    assert not found.source.invented


@pytest.mark.parametrize(
    "broken", ["[[text]", 'text = "a"', "text = [1]", "\udcff", "a = " + "[" * 5000], ids=ascii
)
def test_a_broken_list_is_ignored_and_said_to_be(text: Path, broken: str) -> None:
    (text.parent / "sources.toml").write_bytes(broken.encode("utf-8", "surrogateescape"))
    found = pipeline.read(text)
    assert [remark.code for remark in found.remarks] == ["sources-unreadable"]
    assert len(found.paragraphs) == 4


def test_what_the_user_says_comes_before_the_list_and_the_text(text: Path) -> None:
    listed(text, '[[text]]\nsha256 = "SHA"\nsymbol = "A/RES/1/1"\ntitle = "Listed"\n')
    said = Options(old=Metadata(title="Said", language="he"), new=Metadata(date="3 May"))
    comparison = pipeline.files(text, text, said)
    assert (comparison.old.symbol, comparison.old.title) == ("A/RES/1/1", "Said")
    assert (comparison.old.language, comparison.old.direction) == ("he", "rtl")
    assert (comparison.new.title, comparison.new.date, comparison.new.direction) == ("Listed", "3 May", "ltr")


def test_texts_are_compared_without_a_source() -> None:
    comparison = pipeline.texts(TEXT, TEXT.replace("Decides", "Resolves"))
    assert comparison.old.source is None
    assert [match.kind for match in comparison.matches].count(MatchKind.MODIFIED) == 1


def test_a_text_with_half_a_character_is_read_all_the_same() -> None:
    comparison = pipeline.texts("Decides \ud800 to act.", "Decides \ufffd to act.")
    assert not comparison.differs(strict=True)


def test_plain_holds_for_texts_too() -> None:
    comparison = pipeline.texts(TEXT, TEXT, Options(plain=True))
    assert {paragraph.kind for paragraph in comparison.new.paragraphs} == {Kind.OTHER}


def test_a_pin_is_obeyed(text: Path) -> None:
    comparison = pipeline.files(text, text, Options(pins=(("op1", "op2"),)))
    pinned = [match for match in comparison.matches if match.pinned]
    assert [(match.old, match.new) for match in pinned] == [((2,), (3,))]


def test_standard_input_is_a_file_like_others(text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    comparison = pipeline.files("-", text)
    assert comparison.old.source is not None
    assert comparison.old.source.name == "standard input"
    assert not comparison.differs(strict=True)


def test_standard_input_cannot_be_both_texts() -> None:
    with pytest.raises(OptionError, match="can be one of the two texts, not both"):
        pipeline.files("-", "-")


@pytest.mark.parametrize("missing", [None, io.StringIO()], ids=["none", "closed"])
def test_no_standard_input_is_an_error(missing: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if missing is not None:
        missing.close()
    monkeypatch.setattr(sys, "stdin", missing)
    with pytest.raises(ReadError, match="there is no standard input"):
        pipeline.read("-")


def test_standard_input_that_fails_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: object) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Broken())))
    with pytest.raises(ReadError, match="standard input: cannot be read: Input/output error"):
        pipeline.read("-")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nothing.txt: no such file"):
        pipeline.read(tmp_path / "nothing.txt")


def test_a_folder_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r": a folder, not a file"):
        pipeline.read(tmp_path)


def test_a_file_under_a_file_cannot_be_read(text: Path) -> None:
    with pytest.raises(ReadError, match=r"cannot be read: Not a directory"):
        pipeline.read(text / "inside.txt")


def test_a_name_that_no_file_can_have_is_an_error() -> None:
    with pytest.raises(ReadError, match="cannot be read: embedded null byte"):
        pipeline.read("a\0b")


@pytest.mark.parametrize("data", [b"", b" \n\n ", bytes(range(256)) * 8, b"%PDF-1.7 x"], ids=ascii)
def test_what_is_no_text_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=r"^odd.txt: .*\.$") as refused:
        pipeline.read(path)
    assert "\n" not in str(refused.value)


@pytest.mark.skipif(os.name != "posix", reason="names of files are characters there")
def test_a_name_in_another_encoding_becomes_printable(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/d\xe9but.txt"
    Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    source = pipeline.read(os.fsdecode(path)).source
    assert source is not None
    assert source.name == "d\ufffdbut.txt"


def test_json_that_is_shown_is_read_back(text: Path, tmp_path: Path) -> None:
    shown = tmp_path / "draft.json"
    shown.write_text(pipeline.write_document(pipeline.read(text), "json"), encoding="utf-8")
    comparison = pipeline.files(text, shown)
    assert not comparison.differs(strict=True)
    assert comparison.old.paragraphs == comparison.new.paragraphs


def test_an_unknown_format_is_an_error(text: Path) -> None:
    comparison = pipeline.files(text, text)
    with pytest.raises(OptionError, match=r"'pdf' is no format. Use one of html, json, summary, terminal"):
        pipeline.write(comparison, "pdf")
    with pytest.raises(OptionError, match=r"'html' is no format of a document. Use json or text"):
        pipeline.write_document(comparison.old, "html")


@pytest.mark.parametrize("to", ["html", "json", "summary", "terminal"])
def test_every_format_is_written(text: Path, to: str) -> None:
    written = pipeline.write(pipeline.files(text, text), to)
    assert written
    assert written.encode().decode() == written


def test_the_counts_in_short(text: Path) -> None:
    assert pipeline.in_short(pipeline.files(text, text)).splitlines() == [
        "1 preambular paragraph, as before; 2 operative paragraphs, as before.",
        "Paragraphs: 4 unchanged.",
        "The two texts are the same.",
    ]
