"""Formats that LibreOffice reads (.doc, .odt, .rtf), converted by it to Word's and read from there.

This is the one reader that starts a program: without a screen, in a folder and with a profile of its own
that are gone afterwards, with macros, active content and links switched off, and for a limited time.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from compare.digest import hexdigest
from compare.errors import ReadError
from compare.model import Repair
from compare.options import Options
from compare.readers import from_docx
from compare.readers.blocks import Reading

_PROGRAMS = ("soffice", "libreoffice", "loffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
"""Where it is installed on systems that do not put it on the path."""
_NAMES = {"doc": "an old Word file", "odt": "an OpenDocument text", "rtf": "Rich Text"}
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
"""No macros, no links, and a proxy that nobody listens at (port 9 discards), so that nothing gets out."""
_PASSED_ON = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "LANG", "LD_LIBRARY_PATH")


def read(data: bytes, name: str, options: Options, *, form: str) -> Reading:
    """Read a file in the format `form`; raise ReadError if LibreOffice is missing, fails, or is too slow."""
    reading = from_docx.read(_converted(data, name, options, form), name, options)
    document = reading.document
    source = document.source
    return reading._replace(
        document=replace(
            document,
            source=source and source._replace(format=form, sha256=hexdigest(data)),
            repairs=(Repair(name="convert_with_libreoffice", count=1), *document.repairs),
        )
    )


def _converted(data: bytes, name: str, options: Options, form: str) -> bytes:
    """Return the file as LibreOffice saves it in Word's format."""
    program = find()
    if program is None:
        message = (
            f"{name}: {_NAMES[form]}, which LibreOffice has to convert, and that is not installed. Install it"
            " (https://www.libreoffice.org), or save the file as .docx."
        )
        raise ReadError(message)
    with tempfile.TemporaryDirectory(prefix="redraft-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        _write_profile(work / "profile")
        source = work / f"text.{form}"
        source.write_bytes(data)
        said = _run(program, source, work, name, options)
        result = work / "out" / "text.docx"
        if not result.is_file():
            trouble = f" It says: {said}." if said else ""
            message = (
                f"{name}: LibreOffice cannot open it as {_NAMES[form]}.{trouble} It may be damaged or"
                " encrypted: open it yourself, and save it as .docx."
            )
            raise ReadError(message)
        return result.read_bytes()


def find() -> str | None:
    """Return the path of LibreOffice, None if it is not installed."""
    on_path = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    return on_path or next((place for place in _PLACES if os.path.isfile(place)), None)  # noqa: PTH113 - a constant


def _run(program: str, source: Path, work: Path, name: str, options: Options) -> str:
    """Let LibreOffice convert a file, and return what it complained of."""
    command = [
        program,
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(work / "out"), str(source)),
    ]
    environment = {key: os.environ[key] for key in _PASSED_ON if key in os.environ} | {"HOME": str(work)}
    try:
        process = subprocess.Popen(  # noqa: S603 - found on the path, with arguments of ours
            command,
            cwd=work,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        message = (
            f"{name}: LibreOffice ({program}) cannot be started: {error.strerror}. Check its installation."
        )
        raise ReadError(message) from error
    try:
        printed, _ = process.communicate(timeout=options.limits.seconds)
    except subprocess.TimeoutExpired as error:
        message = (
            f"{name}: LibreOffice was not done after {options.limits.seconds} seconds, the limit `seconds`."
            " Save the file as .docx, or raise `Options.limits`."
        )
        raise ReadError(message) from error
    finally:
        _end(process)
    lines = [line.strip() for line in printed.decode("utf-8", "replace").splitlines()]
    return next((line.rstrip(".") for line in lines if line.lower().startswith("error")), "")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program and those that it started."""
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _write_profile(folder: Path) -> None:
    """Write the settings of a fresh profile."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{key}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, key, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">' + items + "</oor:items>",
        encoding="utf-8",
    )
