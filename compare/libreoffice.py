"""LibreOffice, where it is installed: it converts texts of older formats to Word's.

In: bytes. Out: bytes. The program runs without a screen, in a folder and with a profile of its own that are
gone afterwards, with macros, active content, links and the network switched off, and within `Limits`.
"""

import os
import sys
import tempfile
from hashlib import md5
from pathlib import Path

from compare import programs
from compare.errors import ReadError
from compare.options import Limits

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
_BOUNDED = 'ulimit -v "$0" && ulimit -f "$1" && shift && exec "$@"'
"""For a shell, which alone can bound a program before it begins: kibibytes of addresses, blocks of a file."""
_BLOCK = 512


def find() -> str | None:
    """Return the path of LibreOffice, None if it is not installed."""
    return programs.find(_PROGRAMS, _PLACES)


def convert(data: bytes, name: str, form: str, limits: Limits) -> bytes:
    """Return a text of the format `form` as LibreOffice saves it in Word's.

    Raise ReadError if it is not installed, cannot read the text, or is not done within the limits.
    """
    program = find()
    if program is None:
        message = (
            f"{name}: {_NAMES[form]}, which LibreOffice has to convert, and that is not installed. Install it"
            " (https://www.libreoffice.org), or save the file as .docx."
        )
        raise ReadError(message)
    with tempfile.TemporaryDirectory(prefix="redraft-", ignore_cleanup_errors=True) as folder:
        work = Path(folder).resolve()
        _write_profile(work / "profile")
        source = work / f"text.{form}"
        source.write_bytes(data)
        said = _run(program, source, work, name, limits)
        result = work / "out" / "text.docx"
        if not result.is_file():
            trouble = f" It says: {said}." if said else ""
            message = (
                f"{name}: LibreOffice cannot open it as {_NAMES[form]}.{trouble} It may be damaged or"
                " encrypted: open it yourself, and save it as .docx."
            )
            raise ReadError(message)
        return result.read_bytes()


def _run(program: str, source: Path, work: Path, name: str, limits: Limits) -> str:
    """Let LibreOffice convert a file, and return what it complained of."""
    profile = (work / "profile").as_uri()
    command = [
        *_bounds(limits),
        *(program, f"-env:UserInstallation={profile}"),
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(work / "out"), str(source)),
    ]
    try:
        printed = programs.run(command, str(work), limits.seconds)
    except TimeoutError as error:
        message = (
            f"{name}: LibreOffice was not done after {limits.seconds} seconds, the limit `seconds`. Save the"
            " file as .docx, or raise `Options.limits`."
        )
        raise ReadError(message) from error
    except OSError as error:
        message = (
            f"{name}: LibreOffice ({program}) cannot be started: {error.strerror}. Check its installation."
        )
        raise ReadError(message) from error
    finally:
        _remove_pipes(profile)
    lines = [line.strip() for line in printed.splitlines()]
    return next((line.rstrip(".") for line in lines if line.lower().startswith("error")), "")


def _bounds(limits: Limits) -> list[str]:
    """Return the beginning of a command that bounds the program: its memory, and the files that it writes."""
    if sys.platform != "linux":  # elsewhere the system does not keep to it
        return []
    import resource

    bounds = []
    for kind, wanted, unit in (
        (resource.RLIMIT_AS, limits.memory_bytes, 1024),
        (resource.RLIMIT_FSIZE, limits.unpacked_bytes, _BLOCK),
    ):
        most = resource.getrlimit(kind)[1]  # nobody may ask for more
        bounds.append(str((wanted if most == resource.RLIM_INFINITY else min(wanted, most)) // unit))
    return ["/bin/sh", "-c", _BOUNDED, *bounds]


def _remove_pipes(profile: str) -> None:
    """Remove the socket at which a LibreOffice of this profile listened: one that is killed leaves it.

    It stands outside of any folder that we can choose and is named after the profile, as seen with
    LibreOffice 7.4: the MD5 sum of its address in UTF-16, bytes in hexadecimal without zeros before.
    """
    if sys.platform == "win32":
        return
    order = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
    digest = md5(profile.encode(order), usedforsecurity=False).digest()
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"
    for folder in ("/tmp", "/var/tmp"):  # noqa: S108 - not ours to choose
        Path(folder, name).unlink(missing_ok=True)


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
