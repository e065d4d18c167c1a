"""Reading in a process of its own: a library written in C can only be ended with the process that it runs in.

In: a reader and what it shall read. Out: what it returns or raises; a ReadError of our own if it takes longer
than `Limits.seconds`, more memory than `Limits.memory_bytes`, or breaks down.
"""

import os
import pickle
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from compare import forking
from compare.errors import ReadError
from compare.options import Options
from compare.readers.blocks import Reading

if TYPE_CHECKING:
    from compare.readers import Reader

_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from compare.readers import apart; apart.answer()"


def run(reader: "Reader", data: bytes, name: str, options: Options) -> Reading:
    """Let `reader`, a function of a module, read `data` in another process, and return what it read.

    On Linux that is a fork, which costs some milliseconds. Elsewhere, and where other threads run, which a
    fork would cut off in the middle of what they do, it is a fresh Python.
    """
    answer = (_fork if forking.can_fork() else _start)(reader, data, name, options)
    if not answer:
        limit = f"{options.limits.memory_bytes:,} bytes"
        message = (
            f"{name}: it broke the library that reads it, or needs more memory than the limit `memory_bytes`,"
            f" {limit}. Get it once more from where it came, or save it as .docx."
        )
        raise ReadError(message)
    said: Reading | Exception = pickle.loads(answer)  # noqa: S301 - written by a process of ours
    if isinstance(said, Exception):
        raise said
    return said


def answer() -> None:
    """Read what standard input names and write the answer to standard output: the other process."""
    reader, data, name, options = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by a process of ours
    sys.stdout.buffer.write(_answer(reader, data, name, options))


def _answer(reader: "Reader", data: bytes, name: str, options: Options) -> bytes:
    """Return a `Reading`, or what went wrong, as bytes."""
    if sys.platform == "linux":  # elsewhere the system does not keep to it
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = options.limits.memory_bytes
        if most == resource.RLIM_INFINITY or bound < most:
            resource.setrlimit(resource.RLIMIT_AS, (bound, most))
    said: Reading | Exception
    try:
        said = reader(data, name, options)
    except MemoryError:
        return b""
    except Exception as error:  # noqa: BLE001 - raised again by who waits for the answer
        said = error
    return pickle.dumps(said)


def _fork(reader: "Reader", data: bytes, name: str, options: Options) -> bytes:
    with forking.forked(lambda: _answer(reader, data, name, options)) as pipe:
        return _received(pipe, name, options)


def _received(pipe: int, name: str, options: Options) -> bytes:
    """Return all that comes through a pipe until it is closed."""
    end = time.monotonic() + options.limits.seconds
    pieces: list[bytes] = []
    while True:
        left = end - time.monotonic()
        if left <= 0 or not select.select([pipe], [], [], left)[0]:
            raise _late(name, options)
        piece = os.read(pipe, forking.PIECE)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)


def _start(reader: "Reader", data: bytes, name: str, options: Options) -> bytes:
    task = pickle.dumps((reader, data, name, options))
    command = [sys.executable, "-c", _PROGRAM, *sys.path]
    try:
        done = subprocess.run(  # noqa: S603 - this Python, with a program of ours
            command,
            input=task,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=options.limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _late(name, options) from error
    except OSError as error:
        message = f"{name}: no process could be started to read it: {error.strerror}. Close other programs."
        raise ReadError(message) from error
    return done.stdout


def _late(name: str, options: Options) -> ReadError:
    message = (
        f"{name}: not read after {options.limits.seconds} seconds, the limit `seconds`. Give a part of it, or"
        " raise `Options.limits`."
    )
    return ReadError(message)
