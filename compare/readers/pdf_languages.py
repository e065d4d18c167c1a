"""Pages of two columns with a language in each, as the first sessions were printed: each is read to its end.

Lines in, those of the second language behind all of the first, and what tells its notes from the others.
"""

from collections.abc import Iterable

from compare.readers import language
from compare.readers.pdf_lines import PrintedLine
from compare.readers.pdf_notes import Separated

_Place = tuple[int, float]
"""Page and left edge of a column."""


def in_turn(separated: Separated) -> Separated:
    """Return a text whose right columns are in another language with these behind the left ones.

    Marks of the second language call notes by `key`, as far as it has notes of its own.
    """
    second = _second(separated.body)
    if second is None:
        return separated
    spoken, places = second
    own = [note for note in separated.notes if _place(note.lines[0]) in places]
    labels = {note.label for note in own}
    behind = [_renamed(line, labels, spoken) for line in separated.body if _place(line) in places]
    return separated._replace(
        body=[line for line in separated.body if _place(line) not in places] + behind,
        notes=[note for note in separated.notes if _place(note.lines[0]) not in places]
        + [note._replace(key=key(note.label, spoken)) for note in own],
    )


def key(label: str, spoken: str) -> str:
    """Return what marks call a note of the second language by.

    >>> key("1", "fr")
    '1 (fr)'
    """
    return f"{label} ({spoken})"


def _second(lines: Iterable[PrintedLine]) -> tuple[str, set[_Place]] | None:
    """Return language and places of the right columns, None if it is that of the left ones."""
    columned = [line for line in lines if line.column]
    edges: dict[int, float] = {}
    for line in columned:
        edges[line.page] = min(edges.get(line.page, line.x0), _left(line))
    left = [line.text for line in columned if _left(line) == edges[line.page]]
    right = [line for line in columned if _left(line) > edges[line.page]]
    first, second = language.detect(left), language.detect(line.text for line in right)
    if first is None or second is None or first == second:
        return None
    return second, {_place(line) for line in right}


def _left(line: PrintedLine) -> float:
    return line.column[0] if line.column else line.x0


def _place(line: PrintedLine) -> _Place:
    return line.page, line.column[0] if line.column else -1.0


def _renamed(line: PrintedLine, labels: set[str], spoken: str) -> PrintedLine:
    marks = tuple((at, key(label, spoken) if label in labels else label) for at, label in line.marks)
    return line._replace(marks=marks)
