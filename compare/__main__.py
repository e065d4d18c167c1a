"""`redraft` and `python -m compare`: the command line, with Ctrl-C heeded while its modules load.

A program that is told to end (SIGTERM), or whose terminal is closed (SIGHUP), is interrupted as by Ctrl-C: it
leaves nothing behind, and ends with 130 too.

Loading them takes some 50 ms. An interrupt meanwhile would be raised in the midst of an import, whose
traceback nobody wants; and an import may turn it into another error, or swallow it. So the program ends at
once: it has begun nothing. From then on an interrupt is `KeyboardInterrupt` again, and undoes what was begun.
"""

import os
import sys

EXIT_INTERRUPTED = 130
"""As `compare.cli` has it, which may not be loaded yet."""


def main() -> int:
    """Run the command line and return its exit code."""
    try:
        return _run()
    except KeyboardInterrupt:  # before that, or a second one while the first is told
        return EXIT_INTERRUPTED


def script() -> None:
    """Run the command line as a program of its own, and end it at once.

    Python would take everything apart first, object by object: a tenth of the time that a comparison takes.
    """
    code = main()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):  # told already, or closed by the caller: Python ends as it would have
        sys.exit(code)
    os._exit(code)


def _run() -> int:
    # `signal` without its enums, which take 5 ms in which no interrupt could be heeded.
    import _signal as signal  # type: ignore[import-not-found]  # typeshed describes the other only

    # Whatever asks the program to end is an interrupt, but for what the caller has ignored, as nohup does.
    asked = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heeded = [n for n in asked if signal.getsignal(n) in (signal.SIG_DFL, signal.default_int_handler)]
    for number in heeded:
        signal.signal(number, _leave)
    import gc

    gc.disable()  # modules throw nothing away in cycles; `compare.cli` says what it saves later
    from compare.cli import main as run

    for number in heeded:
        signal.signal(number, signal.default_int_handler)
    code = run()
    for number in heeded:
        signal.signal(number, signal.SIG_IGN)  # all is done
    return code


def _leave(_signal: int, _frame: object) -> None:
    """End the program. Nothing can be imported here: what is half loaded cannot be used."""
    try:
        if sys.stderr is not None:
            os.write(sys.stderr.fileno(), b"Interrupted.\n")
    finally:
        os._exit(EXIT_INTERRUPTED)


if __name__ == "__main__":
    script()
