"""Word files and PDFs made of a text, as programs make them, and what LibreOffice makes of them."""

import io
import subprocess
import textwrap
from pathlib import Path

from docx import Document
from reportlab.pdfgen.canvas import Canvas

_ROWS = 50
"""Lines of a page."""


def word(text: str, *, cells: int = 0) -> bytes:
    """Return a Word file of the paragraphs that blank lines part; its numbers are typed, `#` is automatic.

    With `cells` a table of so many rows and columns ends it.
    """
    document = Document()
    for paragraph in text.split("\n\n"):
        numbered = paragraph.startswith("# ")
        document.add_paragraph(paragraph.strip("# \n"), style="List Number" if numbered else None)
    if cells:
        table = document.add_table(rows=cells, cols=cells)
        for index, cell in enumerate(table._cells):
            cell.text = f"Cell {index}"
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def printed(text: str, *, width: int = 100) -> bytes:
    """Return a PDF of the paragraphs that blank lines part, in lines of `width` characters at most."""
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        lines += [short for line in paragraph.splitlines() for short in textwrap.wrap(line.strip(), width)]
        lines.append("")
    packed = io.BytesIO()
    canvas = Canvas(packed)
    for start in range(0, len(lines), _ROWS):
        for row, line in enumerate(lines[start : start + _ROWS]):
            canvas.drawString(60, 780 - 14 * row, line)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def converted(data: bytes, form: str, program: str, folder: Path) -> bytes:
    """Return a Word file as LibreOffice saves it in an older format, `doc`, `odt` or `rtf`."""
    (folder / "made.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to = "doc:MS Word 97" if form == "doc" else form
    command = [program, profile, "--headless", "--convert-to", to, "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "made.docx")], check=True, capture_output=True)
    return (folder / f"made.{form}").read_bytes()
