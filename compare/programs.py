"""Other programs: found where they are installed, run for a limited time, ended with all that they started.

In: names, or a command. Out: a path, or what the program printed. What is run here gets no standard input,
and of the environment only what it cannot do without.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress

_PASSED_ON = ("PATH", "SYSTEMROOT", "LANG", "LD_LIBRARY_PATH")
_DYING = 5
"""Seconds for killed programs to be gone; milliseconds do, on a machine that is not stuck."""


def find(names: Iterable[str], places: Iterable[str]) -> str | None:
    """Return the first of `names` on the path, else the first of `places` that is a file, else None."""
    on_path = next(filter(None, map(shutil.which, names)), None)
    return on_path or next((place for place in places if os.path.isfile(place)), None)


def run(command: Sequence[str], folder: str, seconds: float) -> str:
    """Run a command in `folder`, where its home and its temporary files are too, and return what it printed.

    Raise OSError if it cannot be started, TimeoutError if it is not done after `seconds`.
    """
    environment = {key: os.environ[key] for key in _PASSED_ON if key in os.environ}
    environment |= dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), folder)
    process = subprocess.Popen(  # noqa: S603 - a program that was found, with arguments of ours
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        printed, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    finally:
        _end(process)
    return printed.decode("utf-8", "replace")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program and those that it started, and wait until all of them are gone."""
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=_DYING)  # each of them holds the other end until it is gone
