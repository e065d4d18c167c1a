"""Work in a second process that begins with all that this one has: a fork, which costs some milliseconds.

Only Linux forks safely whatever is loaded, and only while no other thread runs, which a fork would cut off in
the middle of what it does: `can_fork` tells.
"""

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Here = TypeVar("Here")
Beside = TypeVar("Beside")

PIECE = 1 << 20
"""Bytes taken from a pipe at a time."""


def can_fork() -> bool:
    """Tell whether this process may be forked."""
    return sys.platform == "linux" and threading.active_count() == 1


def at_once(here: Callable[[], Here], beside: Callable[[], Beside]) -> tuple[Here, Beside]:
    """Return what two functions return; the second works in a process of its own while the first works here.

    What `beside` returns is pickled. One after the other, where the process may not be forked or has one
    processor only. Raise what `here` raises, else what `beside` raises, as if they had been called in turn.
    """
    if not can_fork() or len(os.sched_getaffinity(0)) == 1:
        return here(), beside()
    with forked(lambda: pickle.dumps(_outcome(beside))) as pipe:
        mine = here()
        answer = b"".join(iter(lambda: os.read(pipe, PIECE), b""))
    if not answer:  # the system ended the process, as where memory is short: there is more of it now
        return mine, beside()
    said: Beside | Exception = pickle.loads(answer)  # noqa: S301 - written by a process of ours
    if isinstance(said, Exception):
        raise said
    return mine, said


@contextmanager
def forked(work: Callable[[], bytes]) -> Iterator[int]:
    """Do `work` in a process of its own and yield the pipe that its bytes come through; then end the process.

    The pipe closes after the last byte, or without any if the process broke down.
    """
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(out)
            gc.freeze()  # else each collection goes through, and so copies, all that the process came with
            with open(into, "wb") as file:  # noqa: PTH123 - a descriptor
                file.write(work())
        finally:
            os._exit(0)
    os.close(into)
    try:
        yield out
    finally:
        os.close(out)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _outcome(work: Callable[[], Beside]) -> Beside | Exception:
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - raised again by who waits for it
        return error
