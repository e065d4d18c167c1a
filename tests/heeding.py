"""How tests start programs that are to be interrupted.

What a process was told to ignore, as by nohup or by a shell that began it in the background, the programs
that it starts ignore too, so tests would fail for want of an interrupt.
"""

import os
import signal


def _heed() -> None:
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(signal.Signals[name], signal.SIG_DFL)


HEED = None if os.name == "nt" else _heed
"""`preexec_fn` of a program that heeds what asks it to end."""
