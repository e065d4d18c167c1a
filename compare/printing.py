"""A report on paper: the page as PDF, printed by a Chromium that is installed.

In: the page. Out: the PDF. The browser gets a profile of its own that is gone afterwards, and no network.
"""

import os
import tempfile

from compare import programs
from compare.errors import WriteError
from compare.options import Options

VARIABLE = "REDRAFT_BROWSER"
"""Environment variable that names the browser."""
_NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("chrome", "microsoft-edge", "msedge"),
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
"""Where such browsers are on systems that do not put them on the path."""
_ARGUMENTS = (
    *("--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"),
    *("--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer"),
)


def to_pdf(page: bytes, options: Options) -> bytes:
    """Return a page, in UTF-8, as PDF; raise WriteError if no browser can print it."""
    program = os.environ.get(VARIABLE) or programs.find(_NAMES, _PLACES)
    if program is None:
        message = (
            "a report as PDF is printed by Chromium, Chrome or Edge, and none of them is installed. Install"
            f" one, name it in {VARIABLE}, or print what --format html makes."
        )
        raise WriteError(message)
    with tempfile.TemporaryDirectory(prefix="redraft-", ignore_cleanup_errors=True) as folder:
        source, target = (os.path.join(folder, name) for name in ("report.html", "report.pdf"))
        with open(source, "wb") as file:
            file.write(page)
        said = _print(program, folder, (source, target), options.limits.seconds)
        try:
            with open(target, "rb") as file:
                printed = file.read()
        except FileNotFoundError:
            printed = b""
    if not printed.startswith(b"%PDF-"):
        trouble = f" It says: {said}" if said else ""
        message = f"{program} did not print the report.{trouble} Print what --format html makes."
        raise WriteError(message)
    return printed


def _print(program: str, folder: str, files: tuple[str, str], seconds: int) -> str:
    """Let the browser print a file, and return the last line that it says."""
    source, target = files
    root = getattr(os, "geteuid", lambda: 1)() == 0
    command = [
        program,
        *_ARGUMENTS,
        *(["--no-sandbox"] if root else []),  # it refuses to run as root otherwise
        f"--user-data-dir={os.path.join(folder, 'profile')}",
        f"--print-to-pdf={target}",
        f"file://{source}" if source.startswith("/") else source,
    ]
    try:
        lines = programs.run(command, folder, seconds).split("\n")
    except TimeoutError as error:
        message = (
            f"{program} had not printed the report after {seconds} seconds, the limit `seconds`."
            " Print what --format html makes."
        )
        raise WriteError(message) from error
    except OSError as error:
        message = f"{program}: cannot be started: {error.strerror}. Check {VARIABLE} and the installation."
        raise WriteError(message) from error
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
