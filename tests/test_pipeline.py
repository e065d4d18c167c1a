"""Reading files with what `sources.toml` and the user say about them, and what cannot be read."""

import io
import os
import re
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


@pytest.mark.parametrize("name", ["empty.txt", "empty.json", "wrong.json", "binary.txt"])
def test_an_error_names_the_whole_path_for_two_files_may_share_a_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "new" / name
    path.parent.mkdir()
    path.write_bytes({"empty": b"", "wrong": b"{", "binary": bytes(99)}[path.stem])
    with pytest.raises(ReadError) as refused:
        pipeline.read(path)
    assert str(refused.value).startswith(f"{path}: ")


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


WRONG = [
    ("symbol = 5", "symbol of draft.txt is 5, which is ignored. Give a string in quotes."),
    ("title = ['Two', 'words']", "title of draft.txt is a list, which is ignored. Give a string in quotes."),
    ("title = 2003-12-22", "title of draft.txt is 2003-12-22, which is ignored. Give a string in quotes."),
    ("language = true", "language of draft.txt is true, which is ignored. Give a string in quotes."),
    ("date = 2003", "date of draft.txt is 2003, which is ignored. Give a date such as 2003-12-22, or a string in quotes."),
    ("date = 12:30:00", "date of draft.txt is 12:30:00, which is ignored. Give a date such as 2003-12-22, or a string in quotes."),
    ("date = {year = 2003}", "date of draft.txt is a table, which is ignored. Give a date such as 2003-12-22, or a string in quotes."),
    ('invented = "yes"', 'invented of draft.txt is "yes", which is ignored. Give true or false.'),
    (f'invented = "{"y" * 99}"', f'invented of draft.txt is "{"y" * 40}…", which is ignored. Give true or false.'),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), WRONG, ids=[line for line, _ in WRONG])
def test_a_value_of_another_type_in_an_entry_is_ignored_and_said_to_be(
    text: Path, line: str, said: str
) -> None:
    given = "A/RES/1/1" if not line.startswith("symbol") else None
    symbol = 'symbol = "A/RES/1/1"\n' if given else ""
    found = listed(text, f'[[text]]\nsha256 = "SHA"\n{symbol}{line}\n')
    assert [(r.code, r.message) for r in found.remarks] == [("sources-type", f"sources.toml: {said}")]
    assert (found.symbol, found.title, found.date) == (given, None, None)
    assert found.source is not None
    assert not found.source.invented


def test_every_wrong_value_is_told_and_the_others_are_taken(text: Path) -> None:
    found = listed(
        text, '[[text]]\nsha256 = "SHA"\nsymbol = 5\ntitle = ""\ndate = 2003-12-22T10:00:00\nlanguage = 1\n'
    )
    assert [remark.message.split()[1] for remark in found.remarks] == ["symbol", "language"]
    assert (found.title, found.date) == (None, "2003-12-22")


@pytest.mark.parametrize(
    ("sha256", "said"),
    [
        ("", "the entry of draft.txt has no sha256, so it is ignored. Add"),
        ("sha256 = 5", "sha256 of draft.txt is 5, which is ignored. Give a string in quotes."),
        (
            'sha256 = "0"',
            "the entry of draft.txt describes another version: its sha256 differs, so it is ignored.",
        ),
    ],
)
def test_an_entry_of_the_file_that_is_not_believed_says_why(text: Path, sha256: str, said: str) -> None:
    found = listed(text, f'[[text]]\nfile = "draft.txt"\nsymbol = "A/RES/1/1"\n{sha256}\n')
    assert found.symbol is None
    assert [remark.message.startswith(f"sources.toml: {said}") for remark in found.remarks] == [True]


BROKEN = [
    ("[[text]", "it is no valid TOML: Expected ']]' at the end of an array declaration (at line 1, column 7). Mend it there."),
    ('text = "a"', "its texts are not in tables. Begin each with a line [[text]]."),
    ("text = [1]", "its texts are not in tables. Begin each with a line [[text]]."),
    ("# \udcff", "byte 2 of it is not UTF-8. Save it as UTF-8."),
    ("a = " + "[" * 5000, "it is nested too deeply. Write each text as a [[text]] table."),
]  # fmt: skip


@pytest.mark.parametrize(("broken", "why"), BROKEN, ids=[ascii(broken[:9]) for broken, _ in BROKEN])
def test_a_broken_list_is_ignored_and_said_to_be(text: Path, broken: str, why: str) -> None:
    (text.parent / "sources.toml").write_bytes(broken.encode("utf-8", "surrogateescape"))
    found = pipeline.read(text)
    assert [(remark.code, remark.message) for remark in found.remarks] == [
        ("sources-unreadable", f"sources.toml beside the text is ignored: {why}")
    ]
    assert len(found.paragraphs) == 4


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file that root cannot read")
def test_a_list_that_may_not_be_read_is_ignored_and_said_to_be(text: Path) -> None:
    (text.parent / "sources.toml").symlink_to("/proc/self/mem")
    found = pipeline.read(text)
    said = "sources.toml beside the text is ignored: it cannot be read. Check your rights to it."
    assert [remark.message for remark in found.remarks] == [said]
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


REST = "\n\nThe General Assembly,\n\nRecalling its work,\n\n1. Decides to meet at its next session."
TITLES = {
    "of a draft and adopted": ("Care of beaches", "78/190. Care of beaches", "identical"),
    "adopted twice, with the number on a line of its own": (
        "78/190.\n\nCare of beaches",
        "79/12. Care of beaches",
        "identical",
    ),
    "that says more in what was adopted": (
        "Care of beaches",
        "78/190. Care of beaches and dunes",
        "modified",
    ),
    "that is quite another one": ("78/190. Care of beaches", "79/12. Lights for harbours", "modified"),
}


@pytest.mark.parametrize(("old", "new", "kind"), TITLES.values(), ids=list(TITLES))
def test_a_title_is_compared_with_the_title(old: str, new: str, kind: str) -> None:
    found = pipeline.texts(old + REST, new + REST)
    assert [(match.kind.value, match.old, match.new) for match in found.matches] == [
        (kind, (0,), (0,)),
        *[("identical", (index,), (index,)) for index in range(1, 4)],
    ]
    assert (found.old.paragraphs[0].kind, found.new.paragraphs[0].kind) == (Kind.TITLE, Kind.TITLE)
    assert found.new.title == found.new.paragraphs[0].text


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
    with pytest.raises(ReadError, match=rf"^{re.escape(str(path))}: .*\.$") as refused:
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
