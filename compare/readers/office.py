"""Formats that LibreOffice reads (.doc, .odt, .rtf), converted by it to Word's and read from there."""

from dataclasses import replace

from compare import libreoffice
from compare.digest import hexdigest
from compare.model import Repair
from compare.options import Options
from compare.readers import from_docx
from compare.readers.blocks import Reading


def read(data: bytes, name: str, options: Options, *, form: str) -> Reading:
    """Read a file in the format `form`; raise ReadError if LibreOffice is missing, fails, or is too slow."""
    reading = from_docx.read(libreoffice.convert(data, name, form, options.limits), name, options)
    document = reading.document
    source = document.source
    return reading._replace(
        document=replace(
            document,
            source=source and source._replace(format=form, sha256=hexdigest(data)),
            repairs=(Repair(name="convert_with_libreoffice", count=1), *document.repairs),
        )
    )
