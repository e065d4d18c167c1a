"""Words that a PDF's gaps leave open: `displac ed` is one, `of the` are two, and both gaps are as wide.

The words of the document itself decide: what stands there elsewhere, with gaps that leave no doubt.
"""

import re
from collections.abc import Iterable, Sequence

from compare.model import Span
from compare.readers.pdf_lines import PrintedLine
from compare.readers.repair import Tally

_WORD = re.compile(r"[^\W\d_]+")
_STRAY = re.compile(
    r"(?<=[^\W\d_]) (?=[-\u2010\u2011][^\W\d_])|(?<=\w) (?=[,.)،؛](?:\s|$))|(?<=[(\[]) (?=\w)"
)
"""`follow -up` and `Experts ,`: files print such spaces, but no word begins with a hyphen (dashes have a
space behind them) and none of the six languages puts a space before a comma or a full stop, or
behind an opening bracket."""


def mend_spaces(lines: Sequence[PrintedLine], tally: Tally) -> list[PrintedLine]:
    """Return the lines with doubtful spaces put in or taken out."""
    known = _known(lines)
    settled: list[PrintedLine] = []
    changed = 0
    for line in lines:
        text_line = line
        stray = {found.start() for found in _STRAY.finditer(line.text)}
        for offset in sorted({*line.doubtful, *stray}, reverse=True):
            wanted = False if offset in stray else _space_wanted(line.text, offset, known)
            if wanted is not None and wanted != (line.text[offset] == " "):
                text_line = _with_space(text_line, offset) if wanted else _without_space(text_line, offset)
                changed += 1
        settled.append(text_line)
    if changed:
        tally["mend_spaces"] += changed
    return settled


def _known(lines: Iterable[PrintedLine]) -> set[str]:
    """Return the words of which no doubtful gap is a part, or stands beside."""
    known: set[str] = set()
    for line in lines:
        doubtful = line.doubtful
        if not doubtful:
            known.update(_WORD.findall(line.text.lower()))
            continue
        for word in _WORD.finditer(line.text):
            if not any(word.start() - 1 <= offset <= word.end() for offset in doubtful):
                known.add(word.group().lower())
    return known


def _space_wanted(text: str, offset: int, known: set[str]) -> bool | None:
    """Tell whether a space belongs at a doubtful place; None where the gap has to decide."""
    after_at = offset + (text[offset] == " ")
    before = re.search(r"[^\W\d_]+$", text[:offset])
    after = _WORD.match(text, after_at)
    if not before or not after:
        return None
    parts = {before.group().lower(), after.group().lower()}
    if (before.group() + after.group()).lower() in known:
        return None if parts <= known else False
    return True if parts <= known else None


def _with_space(line: PrintedLine, offset: int) -> PrintedLine:
    return line._replace(
        text=f"{line.text[:offset]} {line.text[offset:]}",
        spans=tuple(
            Span(s.start + (s.start >= offset), s.end + (s.end > offset), s.style) for s in line.spans
        ),
        marks=tuple((at + (at > offset), label) for at, label in line.marks),
    )


def _without_space(line: PrintedLine, offset: int) -> PrintedLine:
    return line._replace(
        text=line.text[:offset] + line.text[offset + 1 :],
        spans=tuple(
            Span(s.start - (s.start > offset), s.end - (s.end > offset), s.style) for s in line.spans
        ),
        marks=tuple((at - (at > offset), label) for at, label in line.marks),
    )
