"""Run programs and measure them: seconds, and the most memory that they held at once.

The system reports what a process used when it is waited for, so nothing runs beside it. What is to be
compared is run in turns, and the medians are taken: whatever else the machine does meanwhile
falls on all alike.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of `ru_maxrss`: the BSDs' manual says bytes on macOS, kilobytes elsewhere."""

_FINE = {"wdiff": (0, 1)}
"""Exit codes that mean success, where 0 is not the only one: wdiff ends with 1 when the texts differ."""

_LAUNCH = """
import os, sys, time
errors, *command = sys.argv[1:]
write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
actions = [
    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
    (os.POSIX_SPAWN_OPEN, 2, errors, write, 0o600),
]
start = time.perf_counter()
process = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
_, status, usage = os.wait4(process, 0)
seconds = time.perf_counter() - start
print(os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss)
"""
"""Starts what is measured. A process's peak is never below that of the one that started it (Linux counts
from before `exec`), so a bare interpreter of some 10 MB does that and not this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run took, or the medians of several."""

    seconds: float
    """From start to end, as somebody who waits for it sees it."""
    megabytes: float
    """Peak of the resident memory, in 10^6 bytes."""


def run(command: Sequence[str], *, folder: Path) -> Cost:
    """Run `command` in `folder` and return what it took; raise if it fails."""
    errors = folder / "stderr.txt"
    launcher = [sys.executable, "-I", "-S", "-c", _LAUNCH, str(errors), *command]
    code, seconds, peak = output(launcher, folder=folder).split()
    if int(code) not in _FINE.get(Path(command[0]).name, (0,)):
        message = f"{' '.join(command)[:200]} ended with {code}: {errors.read_text()[-2000:]}"
        raise RuntimeError(message)
    return Cost(seconds=float(seconds), megabytes=int(peak) * _MAXRSS_UNIT / 1e6)


def in_turns(commands: Mapping[str, Sequence[str]], *, times: int, folder: Path) -> dict[str, Cost]:
    """Return the medians of `times` runs of each command, run in turns after one that is not counted."""
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    if times > 1:
        for command in commands.values():
            run(command, folder=folder)
    for _ in range(times):
        for name, command in commands.items():
            runs[name].append(run(command, folder=folder))
    return {
        name: Cost(seconds=median(c.seconds for c in costs), megabytes=median(c.megabytes for c in costs))
        for name, costs in runs.items()
    }


def python(code: str, *arguments: object) -> list[str]:
    """Return the command that runs `code` in this interpreter."""
    return [sys.executable, "-c", code, *map(str, arguments)]


def output(command: Sequence[str], *, folder: Path) -> str:
    """Run `command` in `folder` and return what it printed; raise if it fails."""
    return subprocess.run(
        command, cwd=folder, env=environment(), capture_output=True, text=True, check=True
    ).stdout


def environment() -> dict[str, str]:
    """Return the environment without what keeps Python from keeping compiled modules, as users have them."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
