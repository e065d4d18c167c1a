"""Symbols in place of files, in folders and from the service, and the word `predecessor`."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import MappingProxyType

import click
import pytest
from office_files import printed, word
from service import DOCX, PAGE, PDF, Answer, Service, serving

from compare import inputs, libreoffice, pipeline, readers
from compare.cli import main
from compare.errors import OptionError, ReadError
from compare.fetch import transfer
from compare.options import Options
from compare.readers import from_text

OLD = "The General Assembly,\n\nRecalling its resolution 56/170,\n\n1. Decides to act.\n"
NEW = "The General Assembly,\n\nRecalling its resolution 57/218,\n\n1. Resolves to act.\n"
TIED = NEW.replace("57/218", "57/218 and resolution 57/219")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(name="run")
def fixture_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REDRAFT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("REDRAFT_UN_URL", "http://127.0.0.1:1")
    (tmp_path / "texts").mkdir()
    for name, text in (("texts/57-218.txt", OLD), ("texts/A_RES_58_190-EN.txt", NEW), ("tied.txt", TIED)):
        (tmp_path / name).write_text(text, encoding="utf-8")

    def run(*words: str) -> tuple[int, str, str]:
        code = main(words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture(name="service")
def fixture_service(run: Run, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Serve text behind the signature of a PDF, and read it as that."""
    assert run
    with serving() as service:
        monkeypatch.setenv("REDRAFT_UN_URL", service.url)
        monkeypatch.setenv("NO_PROXY", "*")
        stub = MappingProxyType(
            {
                **readers.READERS,
                "pdf": lambda data, name, options: from_text.read(
                    data.removeprefix(b"%PDF-").removesuffix(b"%%EOF"), name, plain=options.plain
                ),
            }
        )
        recognise = readers.recognise
        monkeypatch.setattr(readers, "READERS", stub)
        monkeypatch.setattr(
            readers,
            "recognise",
            lambda data, name: "pdf" if data.startswith(b"%PDF-") else recognise(data, name),
        )
        service.has(pdf=b"%PDF-" + OLD.encode() + b"%%EOF")
        yield service


def test_symbols_are_found_in_a_folder_and_name_the_report(run: Run, tmp_path: Path) -> None:
    code, out, err = run("report", "57/218", "a-res-58-190", "--from", "texts")
    assert (code, err) == (0, "")
    path = os.path.join("reports", "A-RES-57-218--A-RES-58-190.html")  # noqa: PTH118 - as the program prints it
    assert out.endswith(f"{path}\n")
    assert "A/RES/57/218" in (tmp_path / path).read_text(encoding="utf-8")


def test_a_file_of_that_name_wins(run: Run, tmp_path: Path) -> None:
    (tmp_path / "58").mkdir()
    (tmp_path / "58" / "190").write_text(NEW, encoding="utf-8")
    assert inputs.symbol_of("58/190") is None
    assert inputs.symbol_of("57/218") is not None
    assert run("compare", "58/190", "58/190")[0] == 0
    (tmp_path / "predecessor").write_text(OLD, encoding="utf-8")
    assert "old: predecessor" in run("compare", "predecessor", "58/190")[1]


def test_the_predecessor_is_taken_from_a_folder_and_why_is_said(run: Run, tmp_path: Path) -> None:
    code, _, err = run("report", "predecessor", "58/190", "--from", "texts")
    why = "A/RES/57/218 was taken as the predecessor: pp1 names it, the first of session 57, the nearest before its own, 58."
    assert (code, err) == (0, f"{why}\n")
    page = tmp_path / "reports" / "A-RES-57-218--A-RES-58-190.html"
    assert "was taken as the predecessor" in page.read_text(encoding="utf-8")


def test_a_text_in_a_folder_is_known_by_its_own_symbol(run: Run, tmp_path: Path) -> None:
    (tmp_path / "texts" / "57-218.txt").rename(tmp_path / "texts" / "older.txt")
    (tmp_path / "texts" / "odd.bin").write_bytes(bytes(range(256)))
    assert (
        "no text of A/RES/57/218 (3 files looked at)"
        in run("compare", "57/218", "58/190", "--from", "texts")[2]
    )
    (tmp_path / "texts" / "older.txt").write_text(f"A/RES/57/218\n\n{OLD}", encoding="utf-8")
    assert run("compare", "57/218", "58/190", "--from", "texts", "--stat")[0] == 0


def test_a_folder_that_is_none_is_told(run: Run) -> None:
    assert "nowhere: cannot be read" in run("show", "57/218", "--from", "nowhere")[2]


def test_of_several_files_the_best_format_is_taken_and_a_tie_told(run: Run, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    (texts / "57-218.pdf").write_bytes(PDF)
    assert run("show", "57/218", "--from", "texts")[0] == 0
    (texts / "57_218.txt").write_text(OLD, encoding="utf-8")
    assert (
        "several texts of A/RES/57/218: 57-218.txt, 57_218.txt. Give one"
        in run("show", "57/218", "--from", "texts")[2]
    )


def test_a_text_that_calls_itself_something_else_is_doubted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "texts" / "57-218.txt").write_text(f"A/RES/56/1\n\n{OLD}", encoding="utf-8")
    err = run("compare", "57/218", "58/190", "--from", "texts")[2]
    assert "A/RES/57/218 was asked for, and the text calls itself A/RES/56/1." in err


def test_predecessor_prints_the_symbol_and_why(run: Run) -> None:
    code, out, err = run("predecessor", "texts/A_RES_58_190-EN.txt", "--new-symbol", "A/RES/58/190")
    assert (code, out) == (0, "A/RES/57/218\n")
    assert "the nearest before its own, 58" in err
    out = run("predecessor", "texts/A_RES_58_190-EN.txt")[1]
    assert out == "A/RES/57/218\n"


def test_a_tie_without_anybody_to_ask_is_an_error(run: Run) -> None:
    for words in (("predecessor", "tied.txt"), ("compare", "predecessor", "tied.txt", "--from", "texts")):
        code, out, err = run(*words)
        assert (code, out) == (2, "")
        assert "A/RES/57/218, A/RES/57/219 are equally near" in err


def test_a_tie_is_asked_about_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (sys.stdin, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: 1)
    code, _, err = run("compare", "predecessor", "tied.txt", "--from", "texts")
    assert code == 0
    assert "  2  A/RES/57/219\n" in err
    assert "A/RES/57/218 was taken as the predecessor (chosen by hand)" in err


def test_a_symbol_is_downloaded_kept_and_then_read_offline(service: Service, run: Run) -> None:
    code, out, err = run("compare", "57/218", "texts/A_RES_58_190-EN.txt", "--stat")
    assert (code, err) == (0, "")
    asked = len(service.asked)
    assert run("compare", "57/218", "texts/A_RES_58_190-EN.txt", "--stat", "--offline")[1] == out
    assert len(service.asked) == asked
    listed = run("cache")[1]
    assert "A/RES/57/218  en  pdf  " in listed
    assert "1 document, " in listed
    assert "emptied" in run("cache", "--clear")[1]
    assert "is not there. Leave out --offline" in run("show", "57/218", "--offline")[2]


def test_the_predecessor_is_downloaded(service: Service, run: Run) -> None:
    code, _, err = run("compare", "predecessor", "texts/A_RES_58_190-EN.txt", "--stat")
    assert code == 0
    assert "A/RES/57/218 was taken as the predecessor" in err
    assert {asked.symbol for asked in service.asked} == {"A/RES/57/218"}


def test_a_downloaded_text_has_its_symbol_and_a_file_name(service: Service) -> None:
    document = pipeline.read("57/218", Options(refresh=True))
    assert document.symbol == "A/RES/57/218"
    assert document.source is not None
    assert document.source.name == "A-RES-57-218-en.pdf"
    assert service.asked


def test_wrong_choices_are_told_in_the_library_too(service: Service) -> None:
    with pytest.raises(OptionError, match="'xx' is no language"):
        pipeline.read("57/218", Options(language="xx"))
    service.has()
    with pytest.raises(ReadError, match="has no such document"):
        pipeline.read("57/218")


@pytest.fixture(name="plain_service")
def fixture_plain_service(run: Run, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Serve real files, which are read as users' files are."""
    assert run
    with serving() as service:
        monkeypatch.setenv("REDRAFT_UN_URL", service.url)
        monkeypatch.setenv("NO_PROXY", "*")
        yield service


@pytest.mark.parametrize(("form", "made"), [("docx", word), ("pdf", partial(printed, width=16))])
def test_a_real_file_of_the_service_becomes_a_report(
    run: Run, plain_service: Service, form: str, made: Callable[[str], bytes]
) -> None:
    files = {"A/RES/57/218": made(OLD), "A/RES/58/190": made(NEW)}
    plain_service.play = lambda asked: Answer(files[asked.symbol] if asked.format == form else PAGE)
    code, out, err = run("compare", "57/218", "58/190", "--format", "json")
    assert code == 0, err
    compared = json.loads(out)
    assert [compared[side]["source"]["format"] for side in ("old", "new")] == [form, form]
    assert [paragraph["text"] for paragraph in compared["new"]["paragraphs"]][-1] == "Resolves to act."


@pytest.mark.parametrize("damaged", [DOCX, word("")], ids=["damaged", "without text"])
def test_a_word_file_that_cannot_be_read_gives_way_to_the_pdf(
    run: Run, plain_service: Service, damaged: bytes
) -> None:
    plain_service.has(docx=damaged, pdf=printed(OLD, width=16))
    assert run("show", "57/218")[0] == 0
    for options in (Options(), Options(offline=True), Options(refresh=True)):
        document = pipeline.read("57/218", options)
        assert document.source
        assert document.source.name == "A-RES-57-218-en.pdf"
        refused = [remark.message for remark in document.remarks if remark.code == "format-refused"]
        assert len(refused) == 1
        assert refused[0].startswith("A-RES-57-218-en.docx: ")
        assert refused[0].endswith(" The pdf was read in its place.")


NEITHER = [
    ("nothing else there", PAGE, 200, "127.0.0.1 has it in no other (doc, pdf). Give a file."),
    ("the service fails", b"", 503, "127.0.0.1 is in trouble (HTTP 503). Try again later"),
    ("refused", b"", 403, "127.0.0.1 refuses it (HTTP 403). Save it with a browser"),
    ("the next one is damaged too", printed("", width=16), 200, "A-RES-57-218-en.pdf: "),
    ("the next one is cut off", PDF[:-6], 200, "what came is cut off."),
]


@pytest.mark.parametrize(
    ("body", "status", "said"), [case[1:] for case in NEITHER], ids=[c[0] for c in NEITHER]
)
def test_a_word_file_that_cannot_be_read_is_told_with_why_no_other_will_do(
    run: Run, plain_service: Service, monkeypatch: pytest.MonkeyPatch, body: bytes, status: int, said: str
) -> None:
    monkeypatch.setattr(transfer, "_FIRST_PAUSE", 0.01)
    monkeypatch.setattr(libreoffice, "find", lambda: "/usr/bin/soffice")
    plain_service.play = lambda asked: Answer(DOCX) if asked.format == "docx" else Answer(body, status)
    code, out, err = run("show", "57/218")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "A-RES-57-218-en.docx: " in err
    assert " No other format will do: " in err
    assert said in err
    assert "no such document" not in err


def test_offline_a_word_file_that_cannot_be_read_says_that_no_other_is_kept(
    run: Run, plain_service: Service
) -> None:
    plain_service.has(docx=DOCX)
    run("show", "57/218")
    err = run("show", "57/218", "--offline")[2]
    assert "A-RES-57-218-en.docx: " in err
    assert "another cached copy in English is not there. Leave out --offline" in err
