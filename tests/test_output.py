"""Where results go: streams of other encodings, streams that fail, files that are devices or links."""

import io
import json
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path

import pytest

from compare import output
from compare.cli import main
from compare.errors import OptionError, WriteError


class Stream(io.TextIOWrapper):
    """A standard output in some encoding that keeps its bytes, or fails with an error."""

    def __init__(self, encoding: str, error: OSError | None = None) -> None:
        self.bytes = io.BytesIO()
        self.error = error
        super().__init__(self.bytes, encoding=encoding, newline="\n")

    def flush(self) -> None:
        if self.error is not None:
            raise self.error
        super().flush()


FULL = OSError(28, "No space left on device")
GONE = BrokenPipeError(32, "Broken pipe")
PRINT: list[Callable[[str], None]] = [
    output.print_text,
    output.print_json,
    lambda text: output.print_bytes(text.encode()),
]


def printed(print_it: Callable[[str], None], text: str, encoding: str) -> bytes:
    """Return the bytes that reach a standard output of some encoding."""
    stream = Stream(encoding)
    with redirect_stdout(stream):
        print_it(text)
    return stream.bytes.getvalue()


def test_text_is_printed_with_stand_ins_for_what_is_missing() -> None:
    data = printed(output.print_text, "“7 → 9” … Ж ‹1B› \ud800\n", "cp1252")
    assert data.decode("cp1252") == "“7 -> 9” … ? ‹1B› ?\n"


def test_colours_are_kept_where_they_are_wanted() -> None:
    text = "\x1b[1mA\x1b[0m"
    assert printed(partial(output.print_text, color=True), text, "utf-8") == text.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "utf_8", "cp1252", "utf-16"])
def test_json_is_utf_8_or_ascii(encoding: str) -> None:
    data = printed(output.print_json, '{"text": "“é” 🌍"}', encoding)
    assert json.loads(data) == {"text": "“é” 🌍"}
    assert data.isascii() == (encoding in ("cp1252", "utf-16"))


@pytest.mark.parametrize("print_it", PRINT)
def test_a_full_disk_is_an_error(print_it: Callable[[str], None]) -> None:
    stream = Stream("utf-8", FULL)
    message = r"standard output: cannot be written: No space left on device\. Give"
    with redirect_stdout(stream), pytest.raises(WriteError, match=message):
        print_it("words")
    stream.error = None


@pytest.mark.parametrize("print_it", PRINT)
def test_a_reader_that_went_away_is_no_error(print_it: Callable[[str], None]) -> None:
    stream = Stream("utf-8", GONE)
    with redirect_stdout(stream):
        print_it("words")
    stream.error = None


@pytest.mark.parametrize(("error", "code"), [(FULL, 2), (GONE, 0)])
def test_what_fails_only_when_the_program_ends_is_told_too(
    error: OSError, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.echo", lambda *_, **__: None)  # it would flush at once
    stream = Stream("utf-8", error)
    with redirect_stdout(stream):
        assert main(["--version"]) == code
    stream.error = None


def test_a_stream_that_fails_is_turned_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out"
    with path.open("w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        output.give_up(GONE)
        stream.write("lost")
    assert path.read_text() == ""


def test_nobody_is_left_to_read_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream("utf-8", GONE)
    monkeypatch.setattr(sys, "stderr", stream)
    output.print_message("words")
    stream.error = None


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    output.write_file(str(path), b"words")
    assert os.read(reader, 100) == b"words"
    os.close(reader)
    assert path.is_fifo()


def test_a_new_file_has_the_mode_that_new_files_have(tmp_path: Path) -> None:
    output.write_file(str(tmp_path / "new"), b"words")
    (tmp_path / "other").write_bytes(b"words")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_text_that_is_to_be_read_is_not_overwritten_through_a_link(tmp_path: Path) -> None:
    text, link = tmp_path / "text.txt", tmp_path / "link.txt"
    text.touch()
    link.symlink_to(text)
    with pytest.raises(OptionError, match="would overwrite a text that is to be read"):
        output.check_file(str(link), ("-", str(text)))


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    for _ in range(2):
        output.make_folder(str(tmp_path / "a" / "b" / "report.html"))
    assert (tmp_path / "a" / "b").is_dir()
