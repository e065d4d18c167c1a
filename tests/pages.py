"""Prints pages for tests of the PDF reader: text at places, in sizes and styles, as documents lay it out."""

import io
from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

ROMAN, ITALIC, BOLD = "Times-Roman", "Times-Italic", "Times-Bold"


class Sheet:
    """A page that is written from top to bottom, as wide as its margins leave it."""

    def __init__(self, canvas: Canvas, *, width: float, height: float) -> None:
        self.canvas, self.width, self.height = canvas, width, height
        self.left, self.right = 90.0, width - 90
        self.indent, self.hang = 24.0, 0.0
        self.size, self.leading, self.gap = 11.0, 13.0, 6.5
        self.y = height - 110
        self.bottom = 110.0

    def put(self, x: float, y: float, text: str, *, size: float | None = None, font: str = ROMAN) -> None:
        """Print `text` at a place."""
        self.canvas.setFont(font, size or self.size)
        self.canvas.drawString(x, y, text)

    def centred(self, text: str, *, size: float | None = None, font: str = BOLD) -> None:
        """Print a line in the middle."""
        size = size or self.size
        middle = (self.left + self.right - stringWidth(text, font, size)) / 2
        self.put(middle, self.y, text, size=size, font=font)
        self.y -= self.leading + self.gap

    def paragraph(self, text: str, *, left: float = 0.0, opening: str = "", label: str = "") -> None:
        """Print a paragraph: `opening` in italics, `^1^` raised, `label` with a tab behind it."""
        words = [(word, ITALIC) for word in opening.split()] + [(word, ROMAN) for word in text.split()]
        x = self.left + left + self.indent
        if label:
            self._word(x, label, ROMAN)
            x += max(24.0, stringWidth(label, ROMAN, self.size) + 8)
        space = stringWidth(" ", ROMAN, self.size)
        for word, font in words:
            bare = word.replace("^", "")
            if x + stringWidth(bare, font, self.size) > self.right:
                self.y -= self.leading
                self._turn()
                x = self.left + left + self.hang
            x = self._word(x, word, font) + space
        self.y -= self.leading + self.gap
        self._turn()

    def _word(self, x: float, word: str, font: str) -> float:
        for index, part in enumerate(word.split("^")):
            raised = index % 2
            size = self.size * (0.6 if raised else 1)
            self.put(x, self.y + raised * self.size * 0.36, part, size=size, font=font)
            x += stringWidth(part, font, size)
        return x

    def _turn(self) -> None:
        if self.y < self.bottom:
            self.new_page()

    def new_page(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()
        self.y = self.height - 110

    def notes(self, *notes: tuple[str, str], size: float = 9.0, rule: str = "underscores") -> None:
        """Print notes at the foot of the page, under a rule of `underscores`, a `stroke` or `none`."""
        y = 36.0 + 11 * len(notes)
        if rule == "underscores":
            self.put(self.left, y + 12, "_" * 14)
        elif rule == "stroke":
            self.canvas.line(self.left, y + 12, self.left + 90, y + 12)
        for label, text in notes:
            if label:
                self.put(self.left, y + 3, label, size=size * 0.65)
            self.put(self.left + 8, y, text, size=size)
            y -= 11


def pdf(
    draw: Callable[[Sheet], None], *, size: tuple[float, float] = A4, password: str | None = None
) -> bytes:
    """Return the PDF that `draw` prints."""
    buffer = io.BytesIO()
    encrypt = StandardEncryption(password, ownerPassword="owner") if password else None
    canvas = Canvas(buffer, pagesize=size, encrypt=encrypt, invariant=True)
    draw(Sheet(canvas, width=size[0], height=size[1]))
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
