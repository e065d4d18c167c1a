"""Puts the words of a paragraph together from the pieces in which a format keeps them.

In: pieces of text with looks and places, and marks between them. Out: one line, with white space read as
one space, and runs, spans and marks that fit it.
"""

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from compare.model import Run, Span, Style
from compare.readers.patterns import late

Looks = frozenset[Style]
Mark = TypeVar("Mark")
_SPACES = late(r"\s{2,}|[^\S \u00a0\u202f\u2007]|^\s|\s$")
"""White space that reads as one space, or stands at an end. A no-break space within stays: typography."""
_BREAKS = str.maketrans("\u2028\u2029\v", "   ")


class _Piece(NamedTuple):
    text: str
    looks: Looks
    path: str | None
    offset: int | None
    line: int | None


class Composed(NamedTuple, Generic[Mark]):
    """A paragraph's words."""

    text: str
    runs: tuple[Run, ...]
    spans: tuple[Span, ...]
    marks: tuple[tuple[int, Mark], ...]


class Composer(Generic[Mark]):
    """Collects pieces in their order."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pieces: list[_Piece] = []
        self._marks: list[tuple[int, Mark]] = []
        self._length = 0

    def add(self, text: str, looks: Looks, path: str, offset: int = 0) -> None:
        """Add a piece that stands in the element at `path`, after `offset` characters."""
        self._put(_Piece(text.translate(_BREAKS), looks, path, offset, None))

    def add_of_line(self, text: str, looks: Looks, line: int) -> None:
        """Add a piece of which only the line is known."""
        self._put(_Piece(text.translate(_BREAKS), looks, None, None, line))

    def _put(self, piece: _Piece) -> None:
        if piece.text:
            self._pieces.append(piece)
            self._length += len(piece.text)

    def mark(self, mark: Mark) -> int:
        """Put a mark behind what was added, and return which it is."""
        self._marks.append((self._length, mark))
        return len(self._marks) - 1

    def change_mark(self, index: int, mark: Mark) -> None:
        """Replace a mark."""
        self._marks[index] = (self._marks[index][0], mark)

    def is_blank(self) -> bool:
        """Tell whether there is nothing but white space so far."""
        return not self._marks and all(not piece.text.strip() for piece in self._pieces)

    def plain(self) -> str:
        """Return the words so far."""
        return " ".join("".join(piece.text for piece in self._pieces).split())

    def extend(self, other: "Composer[Mark]") -> None:
        """Add what another composer holds, behind a space."""
        self.add(" ", frozenset(), "")
        start = self._length
        pieces, marks = other.parts()
        for piece in pieces:
            self._put(piece)
        self._marks += [(start + at, mark) for at, mark in marks]

    def parts(self) -> "tuple[list[_Piece], list[tuple[int, Mark]]]":
        """Return the pieces, and the marks with the characters before each."""
        return self._pieces, self._marks

    def lines(self, end: str) -> "list[Composer[Mark]]":
        """Return a composer for each run of pieces that pieces of the text `end` part."""
        parted: list[Composer[Mark]] = [Composer()]
        marks = iter(self._marks)
        mark = next(marks, None)
        raw = 0
        for piece in self._pieces:
            while mark is not None and mark[0] <= raw:
                parted[-1].mark(mark[1])
                mark = next(marks, None)
            raw += len(piece.text)
            if piece.text == end:
                parted.append(Composer())
                continue
            parted[-1]._put(piece)  # noqa: SLF001 - of this class
        while mark is not None:
            parted[-1].mark(mark[1])
            mark = next(marks, None)
        return parted

    def compose(self) -> Composed[Mark]:
        """Return the paragraph."""
        kept: list[str] = []
        runs: list[Run] = []
        looks: list[tuple[int, int, Looks]] = []
        offsets: list[int] = []
        places = [place for place, _ in self._marks]
        length = raw = 0
        pending = False
        for piece in self._pieces:
            for start, end in _inked(piece.text):
                while len(offsets) < len(places) and places[len(offsets)] <= raw + start:
                    offsets.append(length)
                pending = pending or (start > 0 and length > 0)
                if end > start:
                    kept.append(f" {piece.text[start:end]}" if pending else piece.text[start:end])
                    begin = length + pending
                    length = begin + end - start
                    offset = None if piece.offset is None else piece.offset + start
                    runs.append(Run(begin, length, offset, piece.line, element=piece.path))
                    looks.append((begin, length, piece.looks))
                    pending = False
                pending = pending or (end < len(piece.text) and length > 0)
            raw += len(piece.text)
        offsets += [length] * (len(places) - len(offsets))
        marks = tuple((at, mark) for at, (_, mark) in zip(offsets, self._marks, strict=True))
        return Composed("".join(kept), tuple(runs), _spans(looks), marks)


def _inked(text: str) -> list[tuple[int, int]]:
    """Return the ranges of `text` between white space that is more than a single space within a line."""
    found: list[tuple[int, int]] = []
    start = 0
    for space in _SPACES().finditer(text):
        found.append((start, space.start()))
        start = space.end()
    if start < len(text) or not found:
        found.append((start, len(text)))
    return found


def _spans(looks: Iterable[tuple[int, int, Looks]]) -> tuple[Span, ...]:
    """Return a span for each run of characters in one style; a space between two of them belongs to it."""
    open_spans: dict[Style, Span] = {}
    closed: list[Span] = []
    for start, end, styles in looks:
        for style in sorted(styles):
            last = open_spans.get(style)
            if last is not None and last.end >= start - 1:
                open_spans[style] = last._replace(end=end)
            else:
                if last is not None:
                    closed.append(last)
                open_spans[style] = Span(start, end, style)
    return tuple(sorted([*closed, *open_spans.values()]))
