"""Line breaks that somebody typed inside a paragraph: which of them part two paragraphs.

In: the pieces between two ends of a block, with breaks among them. Out: the paragraphs that they make.
"""

from collections.abc import Iterator

from compare.readers import front, labels, verbs
from compare.readers.composer import Composer
from compare.readers.lines import stop

BREAK = "\n"
"""The piece that stands for a line break."""


def parted(composer: Composer[str]) -> Iterator[Composer[str]]:
    """Yield the paragraphs that line breaks part: two in a row always, one where both sides say so."""
    parts = composer.lines(BREAK)
    current: Composer[str] | None = None
    last = ""
    blank = False
    for part in parts:
        if part.is_blank():
            blank = True
            continue
        if current is not None and not blank and not _stands_alone(last, part.plain()):
            current.extend(part)
            last = part.plain()
            continue
        if current is not None:
            yield current
        current, last, blank = part, part.plain(), False
    if current is not None:
        yield current


def _stands_alone(before: str, after: str) -> bool:
    """Tell whether two lines that a single break parts are two paragraphs."""
    if front.entries(before) or front.entries(after) or front.numbered_title(after):
        return True
    return bool(stop(before)) and (labels.parse(after) is not None or verbs.opens(after))
