"""Line breaks that somebody typed inside a paragraph: which of them part two paragraphs.

In: the pieces between two ends of a block, with breaks among them. Out: the paragraphs that they make.
"""

from collections.abc import Iterator

from compare.readers import closings, front, headings, labels, organs, parts, verbs
from compare.readers.composer import Composer, Mark
from compare.readers.lines import stop

_NAMES = ("organization", "organ")
BREAK = "\n"
"""The piece that stands for a line break."""


def parted(composer: Composer[Mark]) -> Iterator[Composer[Mark]]:
    """Yield the paragraphs that line breaks part: two in a row, or one where both sides or labels say so."""
    parts = composer.lines(BREAK)
    series = _series([part.plain() for part in parts])
    current: Composer[Mark] | None = None
    last = ""
    blank = False
    for index, part in enumerate(parts):
        if part.is_blank():
            blank = True
            continue
        parts_here = blank or index in series
        if current is not None and not parts_here and not _stands_alone(last, part.plain()):
            current.extend(part)
            last = part.plain()
            continue
        if current is not None:
            yield current
        current, last, blank = part, part.plain(), False
    if current is not None:
        yield current


def _series(lines: list[str]) -> frozenset[int]:
    """Return the lines that are items of a list: their labels begin one, and count on.

    A sentence that is broken before `(a)` has hardly another break before `(b)`.
    """
    found: set[int] = set()
    last: tuple[int, str, list[tuple[str, int]]] | None = None
    for index, line in enumerate(lines):
        label = labels.parse(line)
        if label is None:
            continue
        values = labels.values(label.printed)
        if last and label.style == last[1] and any((name, value - 1) in last[2] for name, value in values):
            if last[0] in found or any(value == 1 for _, value in last[2]):
                found |= {last[0], index}
            last = index, label.style, values
        elif last is None or any(value == 1 for _, value in values):
            last = index, label.style, values
    return frozenset(found)


def _is_entry(found: front.Entries | None) -> bool:
    """Tell whether a line is front matter, whatever is beside it; "United Nations" is in addresses too."""
    return bool(found) and any(name not in _NAMES for name, _ in found or ())


def _stands_alone(before: str, after: str) -> bool:
    """Tell whether two lines that a single break parts are two paragraphs."""
    entries = front.entries(before), front.entries(after)
    if all(entries) or any(map(_is_entry, entries)) or front.numbered_title(after):
        return True
    names = parts.annex(before) or parts.names_draft(before)
    if organs.opening(before) or (names and headings.heading(after)):
        return True
    if not stop(before):
        return False
    landmark = parts.annex(after) is not None or closings.meeting(after) or closings.closing(after)
    return landmark or labels.parse(after) is not None or verbs.opens(after)
