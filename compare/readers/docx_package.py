"""The parts of a Word file: a zip of XML, opened as what comes from strangers has to be.

In: bytes. Out: parts by name, as parsed XML. Everything is counted while it is unpacked; no document type,
no entity and nothing outside the file is ever looked at, and nothing is written to disk.
"""

import codecs
import io
import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from compare.errors import ReadError
from compare.options import Limits
from compare.readers.limits import too_much

if TYPE_CHECKING:
    from lxml import etree
    from lxml.etree import _Element

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    *(
        (
            b"http://purl.oclc.org/ooxml/drawingml/" + name,
            b"http://schemas.openxmlformats.org/drawingml/2006/" + name,
        )
        for name in (b"main", b"diagram", b"chart", b"picture", b"wordprocessingDrawing")
    ),
)
"""Namespaces of the strict variant of the format (ISO/IEC 29500-1) and those of the usual one."""
_CHUNK = 1 << 20
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What `zipfile` raises for damaged, encrypted or unknown entries."""
_DEEPEST = 256
"""Elements in elements that libxml2 follows without its `huge` switch; it says so beyond."""


_TOO_LONG = ("Text node too long", "Comment too big", "Buffer size limit", "too long")
"""What libxml2 says of more than 10,000,000 characters without a break."""
_NO_SUCH_PREFIX = 201
"""What libxml2 calls a name whose prefix stands for no namespace: `XML_NS_ERR_UNDEFINED_NAMESPACE`."""
_PROLOGUE = 4096
"""Bytes in which a document type is looked for, once a part could not be read."""
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*\?>")


def declared(data: bytes) -> int:
    """Return the bytes to which a file says that it unpacks, and beyond which nothing of it is unpacked."""
    try:
        return sum(info.file_size for info in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except _UNREADABLE:
        return 0


class Package:
    """An opened file."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        """Open `data`; raise ReadError if it is no zip."""
        self.name = name
        self._limits = limits
        self._unpacked = self._elements = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _UNREADABLE as error:
            raise self._damaged() from error
        self._names: dict[str, zipfile.ZipInfo] = {}
        self._doubled: set[str] = set()
        for info in self._zip.infolist():
            key = (
                info.filename.replace("\\", "/").lstrip("/").lower()
            )  # a backslash: some programs of Windows
            if key in self._names:
                self._doubled.add(key)
            self._names[key] = info

    def __contains__(self, part: str) -> bool:
        """Tell whether there is a part of that name; case does not count (ECMA-376-2)."""
        return part.lower() in self._names

    def read(self, part: str) -> bytes:
        """Return a part's bytes; raise ReadError if it is missing, damaged or too much."""
        info = self._names.get(part.lower())
        if info is None:
            why = f"its part {part} is missing"
            raise self._damaged(why)
        if part.lower() in self._doubled:
            why = f"it holds its part {part} twice"
            raise self._damaged(why)
        if info.flag_bits & 1:
            message = f"{self.name}: an encrypted zip file. Save it without a password and try again."
            raise ReadError(message)
        chunks: list[bytes] = []
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(_CHUNK):
                    self._unpacked += len(chunk)
                    if self._unpacked > self._limits.unpacked_bytes:
                        found = f"unpacks to more than {self._limits.unpacked_bytes:,} bytes"
                        raise too_much(self.name, "unpacked_bytes", self._limits, found)
                    chunks.append(chunk)
        except _UNREADABLE as error:
            why = f"its part {part} cannot be unpacked"
            raise self._damaged(why) from error
        return b"".join(chunks)

    def xml(self, part: str) -> "_Element":
        """Return the root of a part's XML; raise ReadError if it is not well formed, or too much."""
        from lxml import etree

        data = _as_utf8(self.read(part))
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = _parser(recover=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            # The log of the error itself may hold those of other texts.
            if any(entry.type != _NO_SUCH_PREFIX for entry in parser.error_log):
                raise self._malformed(part, data, " ".join(str(error.msg).split())) from error
            # LibreOffice itself writes such for some drawings; nothing that is read here has those names.
            root = etree.fromstring(data, _parser(recover=True))
        if root.getroottree().docinfo.doctype:
            raise self._declares(part)
        self._elements += sum(1 for _ in root.iter())
        if self._elements > self._limits.elements:
            found = f"{self._elements:,} elements of XML"
            raise too_much(self.name, "elements", self._limits, found)
        return root

    def _malformed(self, part: str, data: bytes, trouble: str) -> ReadError:
        """Return the error for a part that libxml2 does not take; it keeps to limits of its own."""
        if b"<!DOCTYPE" in data[:_PROLOGUE]:
            return self._declares(part)
        if "depth" in trouble.lower():
            found = f"elements of {part} nested more than {_DEEPEST} deep"
            return too_much(self.name, "depth", self._limits, found)
        if any(words in trouble for words in _TOO_LONG):
            message = (
                f"{self.name}: a text or name in {part} of more than 10,000,000 characters, more than the XML"
                " library takes. Give a part of it."
            )
            return ReadError(message)
        return self._damaged(f"its part {part} is not well formed: {trouble}")

    def _declares(self, part: str) -> ReadError:
        return ReadError(
            f"{self.name}: its part {part} declares a document type, which no Word file does. Refused."
        )

    def related(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Return the relationships of a part by id: last word of the type, target, and if that is outside."""
        folder, base = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self:
            return {}
        found = {}
        for element in self.xml(rels).iter(f"{_RELATIONSHIPS}Relationship"):
            target = element.get("Target", "")
            outside = element.get("TargetMode") == "External"
            if not outside:
                target = self._found(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
            found[element.get("Id", "")] = (element.get("Type", "").rpartition("/")[2], target, outside)
        return found

    def _found(self, target: str) -> str:
        """Return a target as the parts are named: it is a URI, in which a space is `%20` (ECMA-376-2)."""
        if "%" not in target or target in self:
            return target
        from urllib.parse import unquote

        plain = unquote(target)
        return plain if plain in self else target

    def main(self) -> str:
        """Return the name of the part that holds the text."""
        for kind, target, outside in self.related("").values():
            if kind == "officeDocument" and not outside and target in self:
                return target
        if "word/document.xml" in self:
            return "word/document.xml"
        why = "it holds no document"
        raise self._damaged(why)

    def _damaged(self, why: str = "it is no whole zip file") -> ReadError:
        return ReadError(f"{self.name}: a damaged Word file: {why}. Open and save it in Word or LibreOffice.")


def _parser(*, recover: bool) -> "etree.XMLParser":
    """Return a parser that looks at nothing but what it is given."""
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True,
        remove_pis=True, recover=recover,
    )  # fmt: skip


def _as_utf8(data: bytes) -> bytes:
    """Return XML in UTF-16, which parts may be in too, as UTF-8; anything else as it is."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"<\0", b"\0<"))
    if not wide:
        return data
    order = "utf-16-be" if data.startswith((codecs.BOM_UTF16_BE, b"\0<")) else "utf-16-le"
    text = data.decode(order, "replace").removeprefix("\ufeff")
    return _DECLARED.sub(b"", text.encode("utf-8", "replace"))
