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
from typing import Any, NamedTuple, TypeVar

Here = TypeVar("Here")
Beside = TypeVar("Beside")

PIECE = 1 << 20
"""Bytes taken from a pipe at a time."""


def can_fork() -> bool:
    """Tell whether this process may be forked."""
    return sys.platform == "linux" and threading.active_count() == 1


def can_share() -> bool:
    """Tell whether a second process would do part of the work at the same time."""
    return can_fork() and len(os.sched_getaffinity(0)) > 1


def at_once(here: Callable[[], Here], beside: Callable[[], Beside]) -> tuple[Here, Beside]:
    """Return what two functions return; the second works in a process of its own while the first works here.

    One after the other where a second process cannot share the work. Raise what `here` raises, else what
    `beside` raises, as if they had been called in turn.
    """
    if not can_share():
        return here(), beside()
    with started(lambda: _outcome(beside)) as answer:
        mine, said = here(), answer()
    if said is None:
        return mine, beside()
    return mine, said()


@contextmanager
def started(work: Callable[[], Here]) -> Iterator[Callable[[], Here | None]]:
    """Begin `work` in a process of its own; yield what waits for it and returns, by pickle, what it returned.

    That is None where the process broke down, as when memory is short: there is more of it afterwards.
    """
    with forked(lambda: pickle.dumps(work())) as pipe:
        yield lambda: _received(pipe)


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


class _Returned(NamedTuple):
    """What a function returned, or raised; called it does so again."""

    value: Any
    error: Exception | None = None

    def __call__(self) -> Any:  # noqa: ANN401 - what the function returns
        if self.error is not None:
            raise self.error
        return self.value


def _outcome(work: Callable[[], object]) -> _Returned:
    try:
        return _Returned(work())
    except Exception as error:  # noqa: BLE001 - raised again by who waits for it
        return _Returned(None, error)


def _received(pipe: int) -> Any:  # noqa: ANN401 - what the other process was asked for
    answer = b"".join(iter(lambda: os.read(pipe, PIECE), b""))
    try:
        return pickle.loads(answer)  # noqa: S301 - written by a process of ours
    except (EOFError, pickle.UnpicklingError):  # nothing, or cut off
        return None
