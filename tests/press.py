"""Sets documents as the United Nations print them, for tests of the PDF reader: one text, many layouts.

Text flows: lines are justified and broken at hyphens, pages and columns break where they are full, and notes
stand at the foot of the page that calls them and go on at the next one where there is no room.
"""

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

_PIECES = re.compile(r"\^[^^]+\^|_[^_]+_|[^_^]+")
_RAISED, _RISE = 0.65, 0.36
"""Of the size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a text is set. Points."""

    page: tuple[float, float] = A4
    left: float = 123.0
    right: float = 123.0
    top: float = 92.0
    bottom: float = 92.0
    size: float = 10.0
    leading: float = 12.0
    gap: float = 6.0
    indent: float = 24.0
    step: float = 24.0
    """By which sub-paragraphs stand further in."""
    hang: bool = False
    """Sub-paragraphs hang behind their label."""
    note_size: float = 8.5
    rule: str = "underscores"
    level: str | None = None
    """What stands behind the labels of notes; then they are not raised and as large as the notes."""
    roman: str = "Times-Roman"
    italic: str = "Times-Italic"
    bold: str = "Times-Bold"
    justify: bool = True
    columns: int = 1
    gutter: float = 24.0
    running: Callable[["Press"], None] = lambda _: None
    """Prints heads and feet of a page that is begun."""


@dataclass(slots=True)
class Word:
    """Characters that are not parted."""

    text: str
    font: str
    raised: bool
    glued: bool
    """True where no space stands before it."""


@dataclass(slots=True)
class _Page:
    notes: list[tuple[str, list[list[Word]]]] = field(default_factory=list)
    height: float = 0.0


class Press:
    """Prints a document from its beginning to its end."""

    def __init__(self, layout: Layout, notes: dict[str, str]) -> None:
        self.layout = layout
        self.number = 1
        self._notes = notes
        self._called: set[str] = set()
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=layout.page, invariant=True)
        self.width, self.height = layout.page
        self._column = 0
        self._page = _Page()
        self._over: list[tuple[str, list[list[Word]]]] = []
        self.y = self.height - layout.top
        self._top = self.y

    @property
    def left(self) -> float:
        """Left edge of the column."""
        return self.layout.left + self._column * (self.measure + self.layout.gutter)

    @property
    def measure(self) -> float:
        """Width of the column."""
        whole = self.width - self.layout.left - self.layout.right
        return (whole - self.layout.gutter * (self.layout.columns - 1)) / self.layout.columns

    def put(self, x: float, y: float, text: str, font: str | None = None, size: float | None = None) -> float:
        """Print a text at a place and return where it ends."""
        font, size = font or self.layout.roman, size or self.layout.size
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        return x + stringWidth(text, font, size)

    def start_columns(self) -> None:
        """Let columns begin here, below what was printed over the whole width."""
        self._top = self.y

    def line(
        self, text: str, font: str | None = None, size: float | None = None, align: str = "left"
    ) -> None:
        """Print a line by itself."""
        size = size or self.layout.size
        font = font or self.layout.roman
        self._room(size * 1.2)
        width = stringWidth(text, font, size)
        x = {"left": self.left, "centre": self.left + (self.measure - width) / 2,
             "right": self.left + self.measure - width}[align]  # fmt: skip
        self.put(x, self.y, text, font, size)
        self.y -= size * 1.2

    def skip(self, points: float) -> None:
        """Leave room."""
        self.y -= points

    def paragraph(
        self, text: str, *, label: str = "", level: int = 0, indent: float | None = None, left: float = 0.0
    ) -> None:
        """Print a paragraph: `_italic_`, `^1^` raised, with a tab behind its label."""
        layout = self.layout
        first = layout.indent if indent is None else indent
        inner = left
        tab = 24.0
        if layout.hang and level:
            inner = left + level * layout.step + tab
            first = -tab
        elif level:
            first += level * layout.step
        if label:
            start = inner + first
            tab = max(tab, stringWidth(label, layout.roman, layout.size) + 6)
        lines = self._broken(text, layout.size, self.measure - inner, first + (tab if label else 0))
        for number, words in enumerate(lines):
            self._room(layout.leading, words)
            x = self.left + inner + (first + (tab if label else 0) if number == 0 else 0)
            if number == 0 and label:
                self.put(self.left + start, self.y, label)
            self._set(words, x, self.left + self.measure, layout.size, last=number == len(lines) - 1)
            self.y -= layout.leading
        self.y -= layout.gap

    def table(self, rows: Sequence[Sequence[str]], *, boxes: bool) -> None:
        """Print a table in boxes, or with strokes above it, below its head and at its end.

        Its head is printed again where it goes on.
        """
        layout = self.layout
        width = self.measure / len(rows[0])
        for index, row in enumerate(rows):
            cells = [self._broken(cell, layout.size, width - 8, 0) for cell in row]
            height = max(len(cell) for cell in cells) * layout.leading + 5
            page = self.number
            self._room(height * (2 if index == 0 else 1))
            if index and self.number > page:
                self._row(
                    [self._broken(cell, layout.size, width - 8, 0) for cell in rows[0]], 17, boxes=boxes
                )
            self._row(cells, height, boxes=boxes, head=index == 0)
        if not boxes:
            self._across(self.y + layout.size)
        self.y -= layout.gap * 2

    def _row(
        self, cells: Sequence[list[list[Word]]], height: float, *, boxes: bool, head: bool = True
    ) -> None:
        layout = self.layout
        width = self.measure / len(cells)
        for index, cell in enumerate(cells):
            x = self.left + index * width
            for number, words in enumerate(cell):
                y = self.y - number * layout.leading
                self._set(words, x + 4, x + width, layout.size, last=True, y=y)
            if boxes:
                self.canvas.rect(x, self.y + layout.size - height, width, height, stroke=1)
        if head and not boxes:
            self._across(self.y + layout.size)
        self.y -= height
        if head and not boxes:
            self._across(self.y + layout.size)

    def _across(self, y: float) -> None:
        self.canvas.line(self.left, y, self.left + self.measure, y)

    def turn(self) -> None:
        """Begin the next column, or page."""
        if self._column + 1 < self.layout.columns:
            self._column += 1
            self.y = self._top
        else:
            self.new_page()

    def new_page(self) -> None:
        """Begin the next page."""
        self._foot()
        self.canvas.showPage()
        self.number += 1
        self._column = 0
        self._page = _Page()
        self._page.notes = self._over
        self._over = []
        self._page.height = sum(len(lines) for _, lines in self._page.notes) * self._note_leading
        self.y = self._top = self.height - self.layout.top
        self.layout.running(self)

    def finish(self) -> bytes:
        """Return the file."""
        self._foot()
        while self._over:
            self.new_page()
            self._foot()
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()

    @property
    def _note_leading(self) -> float:
        return self.layout.note_size * 1.18

    def _room(self, height: float, words: Sequence[Word] = ()) -> None:
        """Turn where there is no room for a line, or none for the first line of the notes that it calls."""
        notes = [w.text for w in words if w.raised and w.text in self._notes and w.text not in self._called]
        for _ in range(self.layout.columns + 1):
            free = (
                self.y
                - height
                - self.layout.bottom
                - self._page.height
                - (12 if self._page.notes or notes else 0)
            )
            if free >= self._note_leading * len(notes) - height:
                break
            self.turn()
        for label in notes:
            self._called.add(label)
            lines = self._broken(self._notes[label], self.layout.note_size, self._foot_measure - 12, 12)
            free = self.y - height - self.layout.bottom - self._page.height - 12
            fitting = max(1, int(free // self._note_leading))
            self._page.notes.append((label, lines[:fitting]))
            self._page.height += len(lines[:fitting]) * self._note_leading
            if lines[fitting:]:
                self._over.append(("", lines[fitting:]))

    @property
    def _foot_measure(self) -> float:
        return self.width - self.layout.left - self.layout.right

    def _foot(self) -> None:
        if not self._page.notes:
            return
        layout, size = self.layout, self.layout.note_size
        y = layout.bottom + self._page.height - self._note_leading
        if layout.rule == "underscores":
            self.put(layout.left, y + size + 3, "_" * 14, size=size)
        elif layout.rule == "stroke":
            self.canvas.line(layout.left, y + size + 3, layout.left + 72, y + size + 3)
        for label, lines in self._page.notes:
            if label and layout.level is None:
                self.put(layout.left, y + size * _RISE, label, size=size * _RAISED)
            elif label:
                self.put(layout.left, y, f"{label}{layout.level}", size=size)
            behind = 12 if layout.level is None else 16
            for number, words in enumerate(lines):
                x = layout.left + (behind if number == 0 and label else 0)
                self._set(words, x, layout.left + self._foot_measure, size, last=True, y=y)
                y -= self._note_leading

    def _words(self, text: str) -> list[Word]:
        words: list[Word] = []
        glued = True
        for piece in _PIECES.findall(text):
            font = self.layout.italic if piece[0] == "_" else self.layout.roman
            raised = piece[0] == "^"
            bare = piece.strip("_^")
            for index, part in enumerate(bare.split(" ")):
                glued = index == 0
                for number, bit in enumerate(re.findall(r"[^-]*-|[^-]+", part)):
                    words.append(Word(bit, font, raised, glued=(glued and bool(words)) or number > 0))
        return words

    def _broken(self, text: str, size: float, measure: float, first: float) -> list[list[Word]]:
        """Break a text into lines; `first` is the indent of the first."""
        lines: list[list[Word]] = [[]]
        room = measure - first
        for word in self._words(text):
            width = self._width(word, size)
            space = 0 if word.glued or not lines[-1] else stringWidth(" ", word.font, size)
            breaks = not word.raised and (not word.glued or (lines[-1] and lines[-1][-1].text.endswith("-")))
            if lines[-1] and room < width + space and breaks:
                lines.append([])
                room, space = measure, 0
            lines[-1].append(word)
            room -= width + space
        return lines

    @staticmethod
    def _width(word: Word, size: float) -> float:
        return stringWidth(word.text, word.font, size * (_RAISED if word.raised else 1))

    def _set(
        self,
        words: Sequence[Word],
        x: float,
        right: float,
        size: float,
        *,
        last: bool,
        y: float | None = None,
    ) -> None:
        y = self.y if y is None else y
        spaces = sum(not word.glued for word in words[1:])
        wide = sum(self._width(word, size) for word in words) + sum(
            stringWidth(" ", word.font, size) for word in words[1:] if not word.glued
        )
        extra = (right - x - wide) / spaces if self.layout.justify and spaces and not last else 0
        for index, word in enumerate(words):
            if index and not word.glued:
                x += stringWidth(" ", word.font, size) + extra
            scale = _RAISED if word.raised else 1
            x = self.put(x, y + (size * _RISE if word.raised else 0), word.text, word.font, size * scale)
