"""The report on paper, printed by a real Chromium: what stands on every page, and what is said where none can print."""

import os
import stat
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import compare
from compare import printing
from compare.cli import main
from compare.errors import WriteError
from compare.options import Limits, Options

TEXTS = Path(__file__).resolve().parents[1] / "texts"
PAIR = (str(TEXTS / "58-190-draft.txt"), str(TEXTS / "58-190.txt"))
A4, LETTER = (595, 842), (612, 792)


def pages(data: bytes) -> list[tuple[tuple[int, int], str]]:
    """Return size in points and text of every page."""
    document = pypdfium2.PdfDocument(data)
    return [
        ((round(page.get_width()), round(page.get_height())), page.get_textpage().get_text_bounded())
        for page in document
    ]


@pytest.mark.parametrize(
    ("words", "size"), [([], A4), (["--paper", "letter"], LETTER), (["--paper", "A4"], A4)], ids=str
)
@pytest.mark.usefixtures("browser")
def test_every_page_says_what_it_is(words: list[str], size: tuple[int, int], tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    assert main(["report", *PAIR, "-q", "-o", str(target), *words]) == 0
    found = pages(target.read_bytes())
    assert len(found) > 5
    for number, (measured, text) in enumerate(found, start=1):
        assert measured == size
        assert "58-190-draft.txt → A/RES/58/190" in text
        assert "struck through: deleted · underlined: inserted" in text
        assert f"{number} / {len(found)}" in text
    assert sum("Old 58-190-draft.txt" in text and "New A/RES/58/190" in text for _, text in found) > 5


@pytest.mark.usefixtures("browser")
def test_a_page_prints_no_buttons_and_all_paragraphs(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    assert main(["report", *PAIR, "-q", "-o", str(target)]) == 0
    text = " ".join(" ".join(text for _, text in pages(target.read_bytes())).split())
    assert "Hide the unchanged" not in text
    for paragraph in compare.read(PAIR[1]).paragraphs:
        assert " ".join(paragraph.text.split()[:4]) in text


def test_without_a_browser_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(printing.programs, "find", lambda *_: None)
    monkeypatch.delenv(printing.VARIABLE, raising=False)
    target = tmp_path / "report.pdf"
    target.write_bytes(b"older")
    assert main(["report", *PAIR, "-o", str(target)]) == 2
    assert (
        "Install one, name it in REDRAFT_BROWSER, or print what --format html makes."
        in capsys.readouterr().err
    )
    assert target.read_bytes() == b"older"


SCRIPTS = [
    ("exit 3", 10, "did not print the report. Print what"),
    ("echo 'no display' >&2; exit 1", 10, "did not print the report. It says: no display Print what"),
    ("sleep 30", 1, "had not printed the report after 1 seconds, the limit `seconds`."),
    (None, 10, "cannot be started"),
]


@pytest.mark.skipif(os.name == "nt", reason="the programs are scripts of a Unix shell")
@pytest.mark.parametrize(("script", "seconds", "said"), SCRIPTS, ids=[said for _, _, said in SCRIPTS])
def test_a_browser_that_fails_is_told_on_one_line(
    script: str | None, seconds: int, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "browser"
    if script is not None:
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(printing.VARIABLE, str(program))
    with pytest.raises(WriteError) as refused:
        printing.to_pdf(b"<p>page</p>", Options(limits=Limits(seconds=seconds)))
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.usefixtures("browser")
def test_the_library_prints_too() -> None:
    comparison: Any = compare.texts("1. Requests all States to report;", "1. Urges all States to report;")
    (size, text), *_ = pages(compare.print_pdf(comparison))
    assert size == A4
    assert "Urges" in text
