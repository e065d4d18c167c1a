"""The command line, called in this process: options, files, formats, messages and exit codes."""

import json
import os
import re
import shutil
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from compare import output, pipeline
from compare.cli import main, redraft
from compare.writers import PRINTED, SUFFIXES, WRITERS

OLD = "The General Assembly,\n\n1. Requests a report;\n\n2. Decides to act in Geneva.\n"
NEW = "The General Assembly,\n\n1. Welcomes a report;\n\n2. Decides to act in Geneva.\n"
RENUMBERED = OLD.replace("2. ", "3. ")
CONTEXT = click.Context(redraft)
COMMANDS = {name: redraft.get_command(CONTEXT, name) or redraft for name in redraft.list_commands(CONTEXT)}


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(name="run")
def fixture_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `redraft` in a folder with three texts."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("old.txt", OLD), ("new.txt", NEW), ("renumbered.txt", RENUMBERED)):
        (tmp_path / name).write_text(text, encoding="utf-8")

    def run(*words: str) -> Ran:
        code = main(words)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


INPUT = {"old.txt", "new.txt", "renumbered.txt"}


def test_report_writes_a_page_and_prints_the_counts_and_where_it_is(run: Run, tmp_path: Path) -> None:
    ran = run("report", "old.txt", "new.txt")
    path = os.path.join("reports", "old--new.html")  # noqa: PTH118 - as the program prints it
    assert ran == Ran(
        0, f"2 operative paragraphs, as before.\nParagraphs: 2 unchanged, 1 modified.\n{path}\n", ""
    )
    assert (tmp_path / path).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert files(tmp_path) == INPUT | {"reports/old--new.html"}


def test_an_older_report_of_the_same_name_is_replaced_and_keeps_its_mode(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "reports" / "old--new.html"
    report.parent.mkdir()
    report.write_text("an older report")
    report.chmod(0o640)
    assert run("report", "old.txt", "new.txt").code == 0
    assert "an older report" not in report.read_text(encoding="utf-8")
    assert report.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_to_the_new_report(run: Run, tmp_path: Path) -> None:
    target, link = tmp_path / "target.html", tmp_path / "link.html"
    target.write_text("older")
    link.symlink_to(target)
    assert run("report", "old.txt", "new.txt", "-o", "link.html").code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_report_to_standard_output_leaves_the_counts_to_standard_error(run: Run, tmp_path: Path) -> None:
    ran = run("report", "old.txt", "new.txt", "-o", "-")
    assert ran.out.startswith("<!DOCTYPE html>")
    assert ran.out.endswith("</html>\n")
    assert "1 modified" in ran.err
    assert files(tmp_path) == INPUT


def test_quiet_prints_nothing(run: Run, tmp_path: Path) -> None:
    assert run("report", "old.txt", "new.txt", "-q") == Ran(0, "", "")
    assert run("compare", "old.txt", "new.txt", "-q") == Ran(0, "", "")
    assert run("compare", "old.txt", "new.txt", "-q", "-o", "a.json") == Ran(0, "", "")
    assert files(tmp_path) == INPUT | {"reports/old--new.html", "a.json"}


def test_quiet_still_writes_to_standard_output_what_o_asks_for(run: Run) -> None:
    assert run("compare", "old.txt", "new.txt", "-q", "-o", "-").out


@pytest.mark.parametrize(
    ("words", "start"),
    [
        (["report", "-o", "a.html"], "<!DOCTYPE html>"),
        (["report", "-o", "a.HTM"], "<!DOCTYPE html>"),
        (["report", "-o", "a.json"], '{"format_version": 1'),
        (["report", "-o", "a.txt"], "Old text: old.txt"),
        (["report", "-o", "a.txt", "--format", "html"], "<!DOCTYPE html>"),
        (["report", "-o", "a.odd", "--format", "terminal"], "old: old.txt"),
        (["report", "-o", "a"], "<!DOCTYPE html>"),
        (["report", "-o", ".html", "--format", "html"], "<!DOCTYPE html>"),
        (["report", "-o", ".a"], "<!DOCTYPE html>"),
        (["compare", "-o", "a"], "old: old.txt"),
        (["compare", "-o", "a.html"], "<!DOCTYPE html>"),
        (["compare", "-o", "a.txt", "--format", "json"], '{"format_version": 1'),
    ],
    ids=" ".join,
)
def test_the_format_is_said_or_the_suffix_or_the_default(
    words: list[str], start: str, run: Run, tmp_path: Path
) -> None:
    command, *rest = words
    assert run(command, "old.txt", "new.txt", *rest).code == 0
    assert (tmp_path / words[2]).read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize("to", list(WRITERS))
def test_a_default_report_has_the_suffix_of_its_format(to: str, run: Run, tmp_path: Path) -> None:
    assert run("report", "old.txt", "new.txt", "--format", to).code == 0
    suffix = {"html": ".html", "json": ".json"}.get(to, ".txt")
    assert files(tmp_path) == INPUT | {f"reports/old--new{suffix}"}


def test_compare_prints_the_changes(run: Run) -> None:
    ran = run("compare", "old.txt", "new.txt")
    assert ran.out.startswith("old: old.txt\nnew: new.txt\n")
    assert "    1. [-Requests-]{+Welcomes+} a report;\n" in ran.out
    assert ran.err == ""


def test_compare_in_json_is_what_the_library_writes(run: Run) -> None:
    ran = run("compare", "old.txt", "new.txt", "--format", "json")
    assert ran.out == pipeline.write(pipeline.files("old.txt", "new.txt"), "json")


def test_stat_counts_only(run: Run) -> None:
    assert run("compare", "old.txt", "new.txt", "--stat").out == (
        "old: old.txt\nnew: new.txt\n2 operative paragraphs, as before.\nParagraphs: 2 unchanged, 1 modified.\n"
    )


def test_titles_and_the_rest_can_be_said(run: Run) -> None:
    words = ["--old-title", "Draft", "--old-symbol", "A/1", "--old-date", "3 May", "--old-language", "en"]
    words += [word.replace("old", "new").replace("Draft", "Final") for word in words]
    value = json.loads(run("compare", "old.txt", "new.txt", "--format", "json", *words).out)
    for side, title in (("old", "Draft"), ("new", "Final")):
        known = {key: value[side][key] for key in ("title", "symbol", "date", "language")}
        assert known == {"title": title, "symbol": "A/1", "date": "3 May", "language": "en"}


def test_paragraphs_can_be_pinned(run: Run) -> None:
    ran = run("compare", "old.txt", "new.txt", "--format", "json", "--pin", "op1=op2", "--pin", "op2=op1")
    pinned = [match for match in json.loads(ran.out)["matches"] if match["pinned"]]
    assert [(match["old"], match["new"]) for match in pinned] == [([2], [1]), ([1], [2])]


def test_pins_can_stand_in_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "my.pins").write_text(
        "# decided by hand\n\npin op1 = op2   # as the sponsors say\nunpin op2=op2\n", encoding="utf-8"
    )
    ran = run("compare", "old.txt", "new.txt", "--format", "json", "--pins", "my.pins", "--pin", "op2=op1")
    value = json.loads(ran.out)
    pinned = [match for match in value["matches"] if match["pinned"]]
    assert [(match["old"], match["new"]) for match in pinned] == [([2], [1]), ([1], [2])]
    assert value["remarks"][0]["message"] == (
        "Matched by hand: op2 and op1, op1 and op2. Kept apart by hand: op2 and op2."
    )


def test_plain_and_typography_reach_the_library(run: Run, tmp_path: Path) -> None:
    plain = json.loads(run("compare", "old.txt", "new.txt", "--plain", "--format", "json").out)
    assert {paragraph["kind"] for paragraph in plain["new"]["paragraphs"]} == {"other"}
    (tmp_path / "curly.txt").write_text(OLD.replace("a report", "“a report”"), encoding="utf-8")
    (tmp_path / "plain.txt").write_text(OLD.replace("a report", '"a report"'), encoding="utf-8")
    assert "typography" not in run("compare", "curly.txt", "plain.txt").out
    assert "typography" in run("compare", "curly.txt", "plain.txt", "--typography").out


def test_templates_replace_those_of_the_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "report.html.jinja").write_text("<p>{{ view.changes }}</p>")
    assert run("report", "old.txt", "new.txt", "-o", "-", "--templates", "mine").out == "<p>1</p>"


@pytest.mark.parametrize(
    ("new", "words", "code"),
    [
        ("new.txt", [], 0),
        ("new.txt", ["--exit-code"], 1),
        ("old.txt", ["--exit-code"], 0),
        ("renumbered.txt", ["--exit-code"], 0),
        ("renumbered.txt", ["--exit-code", "--strict"], 1),
        ("renumbered.txt", ["--strict"], 0),
    ],
)
@pytest.mark.parametrize("command", ["report", "compare"])
def test_the_exit_code_says_whether_the_texts_differ(
    command: str, new: str, words: list[str], code: int, run: Run
) -> None:
    assert run(command, "old.txt", new, *words).code == code


def test_show_prints_a_text_as_it_was_understood(run: Run) -> None:
    ran = run("show", "old.txt")
    assert "\nop2  operative\n    2. Decides to act in Geneva.\n" in ran.out
    assert ran.code == 0


def test_show_as_json_can_be_compared_in_place_of_the_text(run: Run) -> None:
    assert run("show", "old.txt", "-o", "old.json").code == 0
    assert run("compare", "old.json", "old.txt", "--exit-code", "--strict").code == 0
    assert run("compare", "old.json", "new.txt", "--exit-code").code == 1


@pytest.mark.parametrize("name", ["a.txt", "a.text"])
def test_show_writes_text_to_a_text_file_and_refuses_odd_suffixes(
    name: str, run: Run, tmp_path: Path
) -> None:
    ran = run("show", "old.txt", "-o", name)
    assert (ran.code, (tmp_path / name).exists()) == ((0, True) if name == "a.txt" else (2, False))


def test_show_plain_finds_no_structure(run: Run) -> None:
    assert "par3  other" in run("show", "old.txt", "--plain").out


def test_demo_reports_the_sample_pair(run: Run, tmp_path: Path) -> None:
    ran = run("demo")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == os.path.join("reports", "58-190-draft--58-190.html")  # noqa: PTH118
    page = (tmp_path / "reports" / "58-190-draft--58-190.html").read_text(encoding="utf-8")
    assert "A/RES/58/190" in page
    assert re.search("invented", page, re.IGNORECASE)


def test_demo_obeys_o_and_quiet(run: Run, tmp_path: Path) -> None:
    assert run("demo", "-q", "-o", "sample.html") == Ran(0, "", "")
    assert files(tmp_path) == INPUT | {"sample.html"}


LOCALES = [
    ({"LC_ALL": "fr_FR.UTF-8"}, [], "fr"),
    ({"LC_ALL": "", "LC_MESSAGES": "es_MX", "LANG": "ru_RU.UTF-8"}, [], "es"),
    ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8@pinyin"}, [], "zh"),
    ({"LC_ALL": "", "LANG": "ar"}, [], "ar"),
    ({"LC_ALL": "ru-RU"}, [], "ru"),
    ({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}, [], "en"),
    ({"LC_ALL": "POSIX"}, [], "en"),
    ({"LC_ALL": "de_DE.UTF-8"}, [], "en"),
    ({"LC_ALL": "", "LANG": ""}, [], "en"),
    ({"LC_ALL": "fr_FR.UTF-8"}, ["--ui-language", "en"], "en"),
    ({"LC_ALL": "C"}, ["--ui-language", "ar"], "ar"),
]


@pytest.mark.parametrize(("variables", "words", "language"), LOCALES, ids=str)
@pytest.mark.parametrize("command", [["demo"], ["report", "old.txt", "new.txt"]], ids=lambda words: words[0])
def test_the_report_speaks_the_language_that_is_said_else_that_of_the_locale(  # noqa: PLR0913, PLR0917 - a case
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    variables: dict[str, str],
    words: list[str],
    language: str,
) -> None:
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert run(*command, "-o", "page.html", *words).code == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page


def test_the_library_speaks_english_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert '<html lang="en" dir="ltr">' in pipeline.write(pipeline.texts("1. One;", "1. Two;"))


def test_the_terminal_and_json_do_not_heed_the_locale(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = run("compare", "old.txt", "new.txt").out
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert run("compare", "old.txt", "new.txt").out == before


def test_open_shows_the_report_in_the_browser(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url: opened.append(url) or True)
    assert run("report", "old.txt", "new.txt", "--open", "-o", "a b.html").err == ""
    assert opened == [(tmp_path / "a b.html").as_uri()]


def test_without_a_browser_the_report_is_there_and_a_message_says_where(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    ran = run("demo", "--open", "-o", "a.html")
    assert (ran.code, ran.err) == (0, "No browser could be opened. Open a.html yourself.\n")


TROUBLE = [
    (["report", "old.txt", "gone.txt"], "gone.txt: no such file. Check the name and the folder."),
    (["report", "old.txt", "."], ".: a folder, not a file. Give one file for each text."),
    (["report", "-", "-"], "-: standard input can be one of the two texts, not both."),
    (["report", "empty.txt", "old.txt"], "empty.txt: empty file."),
    (["report", "blank.txt", "old.txt"], "blank.txt: no paragraphs"),
    (["show", "binary.bin"], "binary.bin: "),
    (["show", "latin.json"], "latin.json: JSON must be in UTF-8"),
    (["show", "comparison.json"], "comparison.json: this is a comparison, not a document."),
    (["show", "kind.json"], 'kind.json: paragraphs[0].kind: "foo" is no kind of paragraph.'),
    (["report", "old.txt", "new.txt", "-o", "no/a.html"], "no/a.html: there is no folder no. Create it,"),
    (["report", "old.txt", "new.txt", "-o", "old.txt/a.html"], "old.txt/a.html: there is no folder old.txt."),
    (["report", "old.txt", "new.txt", "-o", "folder.html"], "folder.html: a folder, not a file."),
    (["report", "old.txt", "new.txt", "-o", "a.odt"], "a.odt: .odt is no suffix of a format. Use one of "),
    (["report", "old.txt", "new.txt", "--paper", "a4"], "--paper is that of pdf, and the format is html."),
    (
        ["compare", "old.txt", "new.txt", "--ui-language", "fr"],
        "--ui-language is that of html and pdf, and the format is terminal.",
    ),
    (
        ["report", "old.txt", "new.txt", "-o", ".html"],
        ".html: a suffix without a name. Give a name such as report.html",
    ),
    (
        ["compare", "old.txt", "new.txt", "-o", "./.JSON"],
        "./.JSON: a suffix without a name. Give a name such as ./report.JSON",
    ),
    (["show", "old.txt", "-o", ".json"], ".json: a suffix without a name."),
    (
        ["report", "old.txt", "new.txt", "-o", ""],
        "-o: the name of the file is empty. Give a name, or - for standard output.",
    ),
    (["compare", "old.txt", "new.txt", "-o", "", "--format", "json"], "-o: the name of the file is empty."),
    (["show", "old.txt", "-o", ""], "-o: the name of the file is empty."),
    (["demo", "-o", ""], "-o: the name of the file is empty."),
    (
        ["compare", "old.txt", "new.txt", "-o", "new.txt"],
        "new.txt: would overwrite a text that is to be read.",
    ),
    (["show", "old.txt", "-o", "./old.txt"], "./old.txt: would overwrite a text that is to be read."),
    (["report", "old.txt", "new.txt", "--open", "-o", "-"], "--open needs a file to open."),
    (["compare", "old.txt", "new.txt", "--stat", "--format", "json"], "--stat counts in the terminal and"),
    (
        ["compare", "old.txt", "new.txt", "--templates", "no", "--format", "html"],
        "no: no such folder of templates",
    ),
    (
        ["compare", "old.txt", "new.txt", "--templates", "."],
        "--templates are those of html, and the format is terminal.",
    ),
    (
        ["report", "old.txt", "new.txt", "--templates", "x", "-o", "a.json"],
        "--templates are those of html, and the",
    ),
    (
        ["report", "old.txt", "new.txt", "-o", "a.html", "--templates", "."],
        ".: no template in it that the report uses. Put one there: _bar",
    ),
    (["compare", "old.txt", "new.txt", "--pin", "op1"], "Invalid value for '--pin': 'op1' is no pair"),
    (
        ["compare", "old.txt", "new.txt", "--pin", "op1=op9"],
        "--pin op1=op9: the new text has no paragraph op9.",
    ),
    (
        ["compare", "old.txt", "new.txt", "--unpin", "op9=op1"],
        "--unpin op9=op1: the old text has no paragraph op9.",
    ),
    (
        ["compare", "old.txt", "new.txt", "--pin", "op1=op1", "--unpin", "op1=op1"],
        "--pin and --unpin op1=op1: one says what the other denies.",
    ),
    (
        ["compare", "old.txt", "new.txt", "--pins", "no.pins"],
        "Invalid value for '--pins': 'no.pins': No such file",
    ),
    (["compare", "old.txt", "new.txt", "--pins", "old.txt"], "old.txt, line 1: "),
    (
        ["compare", "old.txt", "new.txt", "--format", "odt"],
        "Invalid value for '--format': 'odt' is not one of",
    ),
    (
        ["compare", "old.txt", "new.txt", "--templates", "", "--format", "html"],
        "--templates: the name of the folder is empty. Give",
    ),
    (
        ["compare", "old.txt", ""],
        "the name of a text is empty. Give the name of a file, or - for standard input.",
    ),
    (["show", ""], "the name of a text is empty."),
    (["demo", "more"], "Got unexpected extra argument (more). See redraft demo --help."),
    (["compare", "old.txt"], "Missing argument 'NEW'. See redraft compare --help."),
    (["compare", "old.txt", "new.txt", "--fromat", "json"], "No such option"),
    (["undo"], "No such command 'undo'. See redraft --help."),
]


@pytest.mark.parametrize(("words", "message"), TROUBLE, ids=[" ".join(words) for words, _ in TROUBLE])
def test_trouble_is_told_on_one_line_and_nothing_is_written(
    words: list[str], message: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\n")
    (tmp_path / "binary.bin").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "latin.json").write_bytes(b'{"paragraphs": [{"text": "\xe9"}]}')
    (tmp_path / "comparison.json").write_text('{"matches": [], "old": {}, "new": {}}')
    (tmp_path / "kind.json").write_text('{"paragraphs": [{"text": "A", "kind": "foo"}]}')
    (tmp_path / "folder.html").mkdir()
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path)}
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"Error: {message}")
    assert ran.err.count("\n") == 1
    assert {name: (tmp_path / name).read_bytes() for name in files(tmp_path)} == before
    assert not (tmp_path / "reports").exists()


def test_the_folder_of_reports_may_not_be_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("mine")
    ran = run("report", "old.txt", "new.txt")
    assert (ran.code, ran.err) == (
        2,
        "Error: reports: cannot be created: File exists. Give another file with -o.\n",
    )
    assert (tmp_path / "reports").read_text() == "mine"


def test_a_message_is_one_line_whatever_the_name_of_the_file(run: Run) -> None:
    ran = run("show", "a\nb\x1b[31m\u202e.txt")
    assert ran.err == "Error: a b\\x1b[31m\\u202e.txt: no such file. Check the name and the folder.\n"


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()]
)
@pytest.mark.parametrize("step", ["write", "replace"])
def test_a_report_that_cannot_be_finished_leaves_the_older_one(
    error: BaseException, step: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "a.html"
    older.write_text("older")

    def fail(*_: object) -> None:
        raise error

    def write_half(path: str, data: bytes, mode: str = "wb") -> None:
        Path(path).write_bytes(data[: len(data) // 2])
        assert mode == "xb"
        fail()

    if step == "write":
        monkeypatch.setattr(output, "_write", write_half)
    else:
        monkeypatch.setattr(os, "replace", fail)
    ran = run("report", "old.txt", "new.txt", "-o", "a.html")
    code, message = {
        OSError: (
            2,
            "Error: a.html: cannot be written: No space left on device. Give another file with -o.\n",
        ),
        KeyboardInterrupt: (130, "Interrupted.\n"),
        MemoryError: (2, "Error: not enough memory. Compare the texts in parts.\n"),
    }[type(error)]
    assert (ran.code, ran.out, ran.err.lstrip("\n")) == (code, "", message)
    assert older.read_text() == "older"
    assert files(tmp_path) == INPUT | {"a.html"}


@pytest.mark.parametrize("step", ["documents", "page"])
def test_an_interrupted_comparison_leaves_nothing(
    step: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, step, interrupt)
    ran = run("report", "old.txt", "new.txt")
    assert (ran.code, ran.err.strip()) == (130, "Interrupted.")
    assert files(tmp_path) == INPUT


class Look(NamedTuple):
    """When colours are used."""

    words: str
    environment: dict[str, str]
    screen: bool
    colored: bool


LOOKS = [
    Look("", {}, screen=True, colored=True),
    Look("", {}, screen=False, colored=False),
    Look("", {"NO_COLOR": "1"}, screen=True, colored=False),
    Look("", {"NO_COLOR": ""}, screen=True, colored=True),
    Look("", {"TERM": "dumb"}, screen=True, colored=False),
    Look("--color never", {}, screen=True, colored=False),
    Look("--color always", {}, screen=False, colored=True),
    Look("--color always", {"NO_COLOR": "1"}, screen=True, colored=True),
    Look("-o a.out --format terminal", {}, screen=True, colored=False),
    Look("-o a.out --format terminal --color always", {}, screen=True, colored=True),
]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_colours_are_for_terminals_unless_said_otherwise(
    look: Look, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in look.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: look.screen)
    ran = run("compare", "old.txt", "new.txt", *look.words.split())
    shown = ran.out or (tmp_path / "a.out").read_text(encoding="utf-8")
    assert ("\x1b[" in shown) == look.colored


def test_lines_are_as_wide_as_the_terminal_but_not_too_wide(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for columns, widest in ((40, 40), (300, 100)):
        monkeypatch.setattr(
            shutil, "get_terminal_size", lambda columns=columns: os.terminal_size((columns, 24))
        )
        ran = run("compare", shutil.copy("old.txt", f"{'a' * 30}.txt"), "new.txt", "--color", "never")
        assert max(len(line) for line in ran.out.splitlines()) <= widest
    assert max(len(line) for line in run("show", "old.txt").out.splitlines()) <= 100


def test_without_a_command_the_help_is_shown_as_an_error(run: Run) -> None:
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    assert "Examples:\n    redraft demo --open" in ran.err


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_the_help_has_examples_and_describes_every_option(name: str | None, run: Run) -> None:
    words = [name] if name else []
    ran = run(*words, "--help")
    assert ran.code == 0
    assert f"Examples:\n    redraft {name or 'demo'} " in ran.out
    assert run(*words, "-h").out == ran.out
    command = COMMANDS[name] if name else redraft
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts} has no help"


def test_every_example_in_the_help_is_one_that_the_program_understands() -> None:
    lines = [line.split() for command in COMMANDS.values() for line in (command.help or "").splitlines()]
    examples = [words for words in lines if words[:1] == ["redraft"]]
    assert len(examples) >= 10
    for words in examples:
        stop = next((index for index, word in enumerate(words) if word in (">", "||")), len(words))
        given = " ".join(words[1:stop]).replace('"Draft of 3 May"', "Draft").split()
        command = COMMANDS[given[0]]
        command.make_context(given[0], given[1:])


def test_report_and_compare_understand_the_same_words() -> None:
    names = [{p.name for p in COMMANDS[name].params} for name in ("report", "compare")]
    assert names[0] ^ names[1] == {"browse", "stat"}


def test_every_suffix_asks_for_a_format_that_there_is() -> None:
    assert set(SUFFIXES.values()) <= {*WRITERS, PRINTED}
    assert all(suffix == suffix.lower() for suffix in SUFFIXES)


def test_the_version_is_printed(run: Run) -> None:
    assert re.fullmatch(
        r"redraft (\d+\.\d+\.\d+|\(run from its source, not installed\))\n", run("--version").out
    )


def test_without_an_installation_the_version_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    assert run("--version").out == "redraft (run from its source, not installed)\n"


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("a/58-190.txt", "b/58-190.v2.txt", "58-190--58-190.v2"),
        ("-", "new.txt", "stdin--new"),
        ("A:B|C?.txt", "Резолюция 1.txt", "A-B-C---Резолюция-1"),
        (".txt", "..", "txt--text"),
        (f"{'é' * 200}.txt", "b.txt", f"{'é' * 40}--b"),
    ],
)
def test_the_name_of_a_report_is_safe(old: str, new: str, name: str) -> None:
    assert output.report_name(old, new) == name
    assert len(name.encode()) < 200
