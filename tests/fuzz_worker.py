"""Reads what it is given, one file after another, and says what came of it: the other side of `test_fuzz`.

In, on standard input: lines of JSON with the path of a file, and the name that it goes by. Out: a line of
JSON for each. Whoever reads a file has no business on the network, with other programs or with writing.
"""

import json
import os
import resource
import sys
import traceback
from pathlib import Path

from compare.errors import ReadError
from compare.options import Limits, Options
from compare.readers import read_bytes

MEMORY = 3_000_000_000
FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "os.system", "os.remove", "os.rename")
OPTIONS = Options(limits=Limits(seconds=20))


def watch(event: str, told: tuple[object, ...]) -> None:
    if event in FORBIDDEN or (event == "subprocess.Popen" and "soffice" not in str(told)):
        message = f"reading a file does {event} {told!r:.200}"
        raise AssertionError(message)


def watch_writing(event: str, told: tuple[object, ...]) -> None:
    if event == "open" and len(told) == 3 and isinstance(told[2], int):
        writes = told[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes and isinstance(told[0], str) and not told[0].startswith("/dev/"):
            message = f"reading a file writes {told[0]}"
            raise AssertionError(message)


def outcome(path: str, name: str) -> dict[str, str]:
    try:
        reading = read_bytes(Path(path).read_bytes(), name, OPTIONS)
    except ReadError as error:
        return {"outcome": "refused", "said": str(error)}
    except BaseException:  # noqa: BLE001 - this is what is looked for
        return {"outcome": "unexpected", "said": traceback.format_exc()}
    return {"outcome": "read", "said": f"{len(reading.document.paragraphs)} paragraphs"}


def main() -> None:
    sys.dont_write_bytecode = True
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if "--converts" not in sys.argv:
        sys.addaudithook(watch)
        sys.addaudithook(watch_writing)
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(outcome(asked["path"], asked["name"])), flush=True)


if __name__ == "__main__":
    main()
