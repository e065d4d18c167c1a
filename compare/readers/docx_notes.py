"""Notes of a Word file: which number each has, and what they say.

In: the calls of notes in the order of the text, and the parts that hold notes. Out: labels, and `Block`s.
Word keeps no numbers: it counts the calls, anew for each section or page where a file asks for that.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from compare.model import NoteKind
from compare.readers.blocks import Block
from compare.readers.docx_body import BodyReader
from compare.readers.docx_numbers import printed
from compare.readers.docx_text import Call
from compare.readers.docx_xml import W, integer, value
from compare.readers.pieces import without_start

if TYPE_CHECKING:
    from lxml.etree import _Element

FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
"""Kinds of notes, and how they are numbered where nothing is said (ECMA-376-1, 17.11.17 and 17.11.18)."""


class _Rule(NamedTuple):
    """How notes of a kind are numbered in a section."""

    form: str
    start: int
    restart: str | None
    """`eachSect`, `eachPage`, or None for a count that goes on."""


class NoteNumbers:
    """Counts the notes that are called."""

    def __init__(self, root: "_Element", settings: "_Element | None") -> None:
        """Take the rules of the text's sections, and of the file where these have none."""
        old = f"{W}sectPrChange"
        sections = [s for s in root.iter(f"{W}sectPr") if next(s.iterancestors(old), None) is None]
        self._rules = {
            kind: [_rule(kind, section, settings) for section in (*sections, None)] for kind in FORMS
        }
        self._last: dict[str, tuple[int, int | None]] = {}
        """Number and place of the last note of each kind; the place is a section or a page, if it matters."""
        self.by_page = False
        """Whether notes were counted anew on each page: pages are not part of a file."""

    def labels(self, calls: Sequence[Call]) -> list[str]:
        """Return the label of each call, as Word shows it."""
        known: dict[tuple[str, str], str] = {}
        labels: list[str] = []
        for call in calls:
            key = call.kind, call.note
            if call.custom is not None:
                known[key] = call.custom
            elif key not in known:
                known[key] = self._next(call)
            labels.append(known[key])
        return labels

    def _next(self, call: Call) -> str:
        rules = self._rules[call.kind]
        rule = rules[min(call.section, len(rules) - 1)]
        self.by_page |= rule.restart == "eachPage"
        places = {"eachSect": call.section, "eachPage": call.page}
        number, last = self._last.get(call.kind, (rule.start - 1, None))
        place = places.get(rule.restart or "", last)
        number = rule.start if place != last else number + 1
        self._last[call.kind] = number, place
        return printed(number, rule.form)


def _rule(kind: str, section: "_Element | None", settings: "_Element | None") -> _Rule:
    own = None if section is None else section.find(f"{W}{kind}Pr")
    general = None if settings is None else settings.find(f"{W}{kind}Pr")
    restart = value(own, "numRestart") or value(general, "numRestart")
    start = integer(value(own, "numStart") or value(general, "numStart"))
    return _Rule(
        form=value(own, "numFmt") or value(general, "numFmt") or FORMS[kind],
        start=1 if start is None else start,
        restart=None if restart == "continuous" else restart,
    )


def note_key(call: Call) -> str:
    """Return what tells a note from all others of its file, also from those with the same label."""
    return f"{call.kind} {call.note}"


def note_blocks(
    reader: BodyReader,
    calls: Sequence[Call],
    labels: Sequence[str],
    elements: dict[tuple[str, str], tuple["_Element", str]],
) -> Iterator[Block]:
    """Yield the notes in the order in which they are called, each once; `elements` come with their paths."""
    seen: set[tuple[str, str]] = set()
    for call, label in zip(calls, labels, strict=True):
        key = call.kind, call.note
        if key in seen or key not in elements:
            continue
        seen.add(key)
        block = _joined(list(reader.blocks(*elements[key])))
        if block is not None:
            if call.custom is not None:
                block = without_start(block, _typed(block.text, call.custom))
            yield block._replace(note=label, note_kind=NoteKind(call.kind), note_key=note_key(call))


def _typed(text: str, mark: str) -> int:
    """Return how many characters of a note repeat its mark, which is typed there too.

    LibreOffice doubles stars; letters and digits must stand apart from the text, and a note that says
    nothing else keeps them.
    """
    end = 0
    while text.startswith(mark, end):
        end += len(mark)
        if mark.isalnum():
            break
    rest = text[end:]
    if not end or (mark.isalnum() and rest[:1] not in (" ", ".", ")")):
        return 0
    rest = rest.lstrip(" .)" if mark.isalnum() else " ")
    return len(text) - len(rest) if rest else 0


def _joined(blocks: Sequence[Block]) -> Block | None:
    """Return the paragraphs of a note as one block, with their numbers; None if there are none."""
    texts, runs, spans = [], [], []
    length = 0
    for block in blocks:
        # A number that Word counts is no part of the text, and a note has no place for it but there.
        before = f"{block.label} " if block.label else ""
        by = length + len(before)
        texts.append(before + block.text)
        runs += [run._replace(start=run.start + by, end=run.end + by) for run in block.runs]
        spans += [span._replace(start=span.start + by, end=span.end + by) for span in block.spans]
        length = by + len(block.text) + 1
    return Block(text=" ".join(texts), runs=tuple(runs), spans=tuple(spans)) if texts else None
