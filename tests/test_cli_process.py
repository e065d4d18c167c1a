"""The program as a process: consoles of other encodings, pipes, full disks, Ctrl-C, completion."""

import json
import os
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from heeding import HEED

ROOT = Path(__file__).resolve().parents[1]
OLD, NEW = ROOT / "texts" / "58-190-draft.txt", ROOT / "texts" / "58-190.txt"
RUSSIAN = ROOT / "texts" / "migrants-ru.txt"
PROGRAM = [sys.executable, "-m", "compare"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
REDRAFT = '"$PYTHON" -m compare'
"""The program in a line of the shell."""


def shell(command: str, cwd: Path, **said: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell, with `REDRAFT` for the program; `said` are variables for it."""
    return subprocess.run(
        ["sh", "-c", command],
        cwd=cwd,
        capture_output=True,
        check=False,
        env={**ENVIRONMENT, "PYTHON": sys.executable, **said},
    )


def run(*words: str | Path, cwd: Path, **said: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program; `said` adds to its environment."""
    command = [*PROGRAM, *map(str, words)]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, env={**ENVIRONMENT, **said})


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize("to", ["terminal", "summary"])
def test_text_for_people_is_printed_on_a_console_of_another_encoding(
    to: str, encoding: str, tmp_path: Path
) -> None:
    ran = run("compare", OLD, NEW, "--format", to, cwd=tmp_path, PYTHONIOENCODING=encoding)
    assert (ran.returncode, ran.stderr) == (0, b"")
    text = ran.stdout.decode(encoding)
    assert "renumbered 6 -> 8" in text
    quotes = "“”" if encoding == "cp1252" else '""'
    assert f"{quotes[0]}Protection of migrants{quotes[1]}" in text


def test_characters_that_a_console_lacks_become_question_marks(tmp_path: Path) -> None:
    ran = run("show", RUSSIAN, cwd=tmp_path, PYTHONIOENCODING="cp1252")
    assert ran.returncode == 0
    assert "?????" in ran.stdout.decode("cp1252")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16"])
def test_json_is_valid_whatever_the_console(encoding: str, tmp_path: Path) -> None:
    ran = run("compare", OLD, NEW, "--format", "json", cwd=tmp_path, PYTHONIOENCODING=encoding)
    assert ran.stdout.isascii()
    usual = run("compare", OLD, NEW, "--format", "json", cwd=tmp_path)
    assert not usual.stdout.isascii()
    assert json.loads(ran.stdout) == json.loads(usual.stdout)


def test_a_page_is_in_utf_8_whatever_the_console(tmp_path: Path) -> None:
    ran = run("report", OLD, NEW, "-o", "-", cwd=tmp_path, PYTHONIOENCODING="cp1252")
    usual = run("report", OLD, NEW, "-o", "page.html", cwd=tmp_path)
    assert (ran.returncode, usual.returncode) == (0, 0)
    assert ran.stdout == (tmp_path / "page.html").read_bytes()
    assert b'<meta charset="utf-8">' in ran.stdout


def test_texts_of_other_scripts_reach_the_report_from_any_console(tmp_path: Path) -> None:
    ran = run("report", RUSSIAN, RUSSIAN, "-o", "a.html", cwd=tmp_path, PYTHONIOENCODING="cp1252")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "Генеральная" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_text_may_come_through_a_pipe(tmp_path: Path) -> None:
    command = [*PROGRAM, "compare", "-", str(NEW), "--exit-code", "--strict"]
    with NEW.open("rb") as file:
        ran = subprocess.run(
            command, cwd=tmp_path, stdin=file, capture_output=True, check=False, env=ENVIRONMENT
        )
    assert ran.returncode == 0
    assert b"(standard input)" in ran.stdout


def test_json_may_come_through_a_pipe(tmp_path: Path) -> None:
    shown = run("show", NEW, "--format", "json", cwd=tmp_path).stdout
    command = [*PROGRAM, "compare", str(NEW), "-", "--exit-code", "--strict"]
    ran = subprocess.run(
        command, cwd=tmp_path, input=shown, capture_output=True, check=False, env=ENVIRONMENT
    )
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize(
    "words",
    [
        ["compare", OLD, NEW],
        ["compare", OLD, NEW, "--format", "json"],
        ["report", OLD, NEW, "-o", "-"],
        ["show", NEW],
        ["--help"],
        ["--version"],
    ],
    ids=lambda words: " ".join(map(str, words[:1])),
)
def test_a_full_disk_behind_standard_output_is_told(words: list[str | Path], tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [*PROGRAM, *map(str, words)]
        ran = subprocess.run(
            command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False, env=ENVIRONMENT
        )
    assert ran.returncode == 2
    lines = ran.stderr.decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("Error: standard output: ")
    assert "No space left on device" in lines[0]


def test_a_full_disk_behind_a_file_is_told(tmp_path: Path) -> None:
    ran = run("report", OLD, NEW, "-o", "/dev/full", cwd=tmp_path)
    assert ran.returncode == 2
    message = "Error: /dev/full: cannot be written: No space left on device. Give another file with -o.\n"
    assert ran.stderr.decode() == message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no POSIX shell that limits files")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("to", ["terminal", "json", "html"])
def test_a_disk_that_fills_halfway_behind_standard_output_is_told(
    to: str, unbuffered: str, tmp_path: Path
) -> None:
    line = f"ulimit -f 8; {REDRAFT} compare '{OLD}' '{NEW}' --format {to} > out"
    ran = shell(line, tmp_path, PYTHONUNBUFFERED=unbuffered, PYTHONDONTWRITEBYTECODE="1")
    assert (tmp_path / "out").stat().st_size > 0
    assert ran.returncode == 2
    message = b"Error: standard output: cannot be written: File too large. Give a file with -o.\n"
    assert ran.stderr == message


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no name for standard output")
def test_a_reader_of_a_pipe_that_was_named_may_go_away(tmp_path: Path) -> None:
    ran = shell(f"({REDRAFT} report '{OLD}' '{NEW}' -q -o /dev/stdout; echo $? >&2) | head -c 1", tmp_path)
    assert (ran.stdout, ran.stderr) == (b"<", b"0\n")


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    assert run("report", OLD, NEW, "-o", "/dev/null", cwd=tmp_path).returncode == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["report", "--help"]])
def test_a_reader_of_the_help_may_go_away(words: list[str], tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb") as gone:  # noqa: PTH123 - a descriptor
        ran = subprocess.run(
            [*PROGRAM, *words],
            cwd=tmp_path,
            stdout=gone,
            stderr=subprocess.PIPE,
            check=False,
            env=ENVIRONMENT,
        )
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize(("words", "code"), [([], 0), (["--exit-code"], 1)])
def test_a_reader_that_goes_away_is_no_trouble(words: list[str], code: int, tmp_path: Path) -> None:
    command = [*PROGRAM, "compare", str(OLD), str(NEW), "--format", "json", *words]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.read(1)
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait() == code


@pytest.mark.skipif(os.name == "nt", reason="there no signal is what Ctrl-C is")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_ctrl_c_and_the_like_end_with_130_and_leave_no_file(name: str, tmp_path: Path) -> None:
    """Interrupt while the program waits for its standard input."""
    command = [*PROGRAM, "report", "-", str(NEW), "-o", "a.html"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        preexec_fn=HEED,  # noqa: PLW1509 - no threads here
    ) as program:
        assert program.stdin is not None
        program.stdin.write(b"The General")
        program.stdin.flush()
        _wait_until_it_reads(program.pid)
        program.send_signal(signal.Signals[name])
        out, err = program.communicate(timeout=30)
    assert (program.returncode, out, err.strip()) == (130, b"", b"Interrupted.")
    assert list(tmp_path.iterdir()) == []


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MODULE, FUNCTION = PROJECT["scripts"]["redraft"].split(":")
STARTS = {
    "module": ["-m", "compare"],
    "console script": ["-c", f"import sys\nfrom {MODULE} import {FUNCTION}\nsys.exit({FUNCTION}())"],
}
INTERRUPT = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
LOADING = {
    "in a module": INTERRUPT,
    "where Python would make another error of it": (
        f"class Part:\n    def __set_name__(self, *_): {INTERRUPT}\nclass Whole:\n    part = Part()"
    ),
}


@pytest.mark.skipif(os.name == "nt", reason="there no signal is what Ctrl-C is")
@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
@pytest.mark.parametrize("first", LOADING.values(), ids=LOADING)
def test_ctrl_c_while_modules_load_ends_with_130_and_no_traceback(
    first: str, start: list[str], tmp_path: Path
) -> None:
    (tmp_path / "click.py").write_text(first)
    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    ran = subprocess.run(
        [sys.executable, *start, "--version"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={**ENVIRONMENT, "PYTHONPATH": path},
        preexec_fn=HEED,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"Interrupted.\n")


@pytest.mark.skipif(os.name == "nt", reason="no POSIX shell")
@pytest.mark.parametrize("name", ["INT", "TERM", "HUP"])
def test_an_interrupt_that_the_caller_has_ignored_stays_ignored(name: str, tmp_path: Path) -> None:
    sent = INTERRUPT.replace("INT", name)
    (tmp_path / "click.py").write_text(f"{sent}\nprint('went on', flush=True)\nos._exit(0)\n")
    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    ran = shell(f"trap '' {name}; exec {REDRAFT}", tmp_path, PYTHONPATH=path)
    assert (ran.returncode, ran.stdout) == (0, b"went on\n")


def _wait_until_it_reads(pid: int) -> None:
    """Wait until a process sleeps in a read from its standard input, as the kernel tells."""
    for _ in range(2000):
        try:
            if Path(f"/proc/{pid}/syscall").read_text().split()[:2] == ["0", "0x0"]:
                return
        except OSError:
            break
        time.sleep(0.01)
    else:
        return
    time.sleep(3)  # a kernel that does not tell


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_installed_in_a_shell(shell: str, tmp_path: Path) -> None:
    ran = run(cwd=tmp_path, _REDRAFT_COMPLETE=f"{shell}_source")
    assert ran.returncode == 0, ran.stderr
    assert b"_REDRAFT_COMPLETE" in ran.stdout


def test_completion_knows_the_commands_and_options(tmp_path: Path) -> None:
    words = {"_REDRAFT_COMPLETE": "bash_complete", "COMP_WORDS": "redraft compare --st", "COMP_CWORD": "2"}
    ran = run(cwd=tmp_path, **words)
    assert {line.partition(",")[2] for line in ran.stdout.decode().split()} == {"--stat", "--strict"}


def test_the_same_words_give_the_same_bytes(tmp_path: Path) -> None:
    pages = [
        run("report", OLD, NEW, "-o", "-", cwd=tmp_path, PYTHONHASHSEED=seed).stdout for seed in ("1", "2")
    ]
    assert pages[0] == pages[1]
    assert pages[0].endswith(b"</html>\n")


def test_warnings_are_none(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-X", "dev", "-m", "compare", "demo", "-o", "a.html"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, env=ENVIRONMENT)
    assert (ran.returncode, ran.stderr) == (0, b"")


CLOSED = [
    ("a result has nowhere to go", "compare '{old}' '{new}' --format json >&-", 2, b"standard output is closed. Name a file with -o."),
    ("a file needs no standard output", "report '{old}' '{new}' -o page.html >&-", 0, b""),
    ("an error stays an error where nobody is told", "compare '{old}' absent.txt --exit-code 2>&-", 2, b""),
]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="no POSIX shell that closes streams")
@pytest.mark.parametrize(("line", "code", "said"), [c[1:] for c in CLOSED], ids=[c[0] for c in CLOSED])
def test_closed_streams_are_met_without_a_traceback(
    line: str, code: int, said: bytes, tmp_path: Path
) -> None:
    done = shell(f"{REDRAFT} {line.format(old=OLD, new=NEW)}", tmp_path)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert said in done.stderr
    assert (tmp_path / "page.html").exists() is ("page.html" in line)
