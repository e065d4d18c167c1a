"""Comparisons written by hand, in a short notation, so that writers can be tested without `diff`.

    = 1: Decides                    identical, both labelled 1
    = 7>9: Decides                  the same words, another label
    ~ 2: the [-old-]{+new+} year    modified; also `[-deleted-]` or `{+inserted+}` alone
    * 3: One /> two                 split, merged or regrouped: `/>` ends a new paragraph, `/<` an old one
    + 4: Adds                       inserted
    - 5: Drops                      deleted
    ~@2.5 9>6: Moved                moved: in the old text it stood at 2.5, between the rows 2 and 3

Rows are counted from 0. A kind other than operative stands before the label: `= pp: Recalling`, `= heading: I.`.
Marks of notes: `^3` in kept, deleted or inserted words, `^3>4` where the label differs, `^-3` removed,
`^+4` added. Notes are rows of the same notation.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from compare.model import (
    Comparison,
    Document,
    Edit,
    Kind,
    Mark,
    MarkChange,
    Match,
    MatchKind,
    Note,
    Op,
    Paragraph,
    Range,
    Source,
)

_ROW = re.compile(r"(?P<sign>[=~*+-])(?:@(?P<at>-?[\d.]+))? (?P<label>[^:]*): ?(?P<words>.*)", re.DOTALL)
_CHUNK = re.compile(
    r"\[-(?P<deleted>.*?)-\]|\{\+(?P<inserted>.*?)\+\}| ?(?P<end>/[<>]) ?"
    r"|\^(?P<sign>[-+]?)(?P<old>\d+)(?:>(?P<new>\d+))?",
    re.DOTALL,
)
_KINDS = {"pp": Kind.PREAMBULAR, "sub": Kind.SUBPARAGRAPH, **{kind.value: kind for kind in Kind}}


class Chunk(NamedTuple):
    """One step of a row: words kept, deleted, inserted, the end of a paragraph, or a mark."""

    what: str
    """`=`, `-`, `+`, `/<`, `/>`, `^`, `^-`, `^+`."""
    old: str = ""
    new: str = ""


class Row(NamedTuple):
    """One match before it knows its indexes."""

    sign: str
    labels: tuple[str, str]
    chunks: tuple[Chunk, ...]
    at: float | None = None
    kind: Kind = Kind.OPERATIVE


def parse(row: str | Row) -> Row:
    if isinstance(row, Row):
        return row
    found = _ROW.fullmatch(row)
    assert found, row
    kind = Kind.OPERATIVE
    label = found["label"]
    first, _, rest = label.partition(" ")
    if first in _KINDS:
        kind, label = _KINDS[first], rest
    old, _, new = label.partition(">")
    at = float(found["at"]) if found["at"] else None
    return Row(found["sign"], (old, new or old), tuple(_chunks(found["sign"], found["words"])), at, kind)


def _chunks(sign: str, words: str) -> list[Chunk]:
    what = sign if sign in "+-" else "="
    chunks, at = [], 0
    for found in _CHUNK.finditer(words):
        chunks.append(Chunk(what, words[at : found.start()], words[at : found.start()]))
        at = found.end()
        if found["deleted"] is not None:
            chunks += _chunks("-", found["deleted"])
        elif found["inserted"] is not None:
            chunks += _chunks("+", found["inserted"])
        elif found["end"]:
            chunks.append(Chunk(found["end"]))
        else:
            sign = found["sign"] or (what if what != "=" else "")
            chunks.append(Chunk("^" + sign, found["old"], found["new"] or found["old"]))
    chunks.append(Chunk(what, words[at:], words[at:]))
    return [chunk for chunk in chunks if chunk.what not in "=+-" or chunk.old or chunk.new]


@dataclass
class _Text:
    """One side of one match while it is being written."""

    first: int
    texts: list[str] = field(default_factory=lambda: [""])
    marks: list[list[Mark]] = field(default_factory=lambda: [[]])

    @property
    def at(self) -> tuple[int, int]:
        return self.first + len(self.texts) - 1, len(self.texts[-1])

    def add(self, words: str) -> Range:
        paragraph, start = self.at
        self.texts[-1] += words
        return Range(paragraph, start, start + len(words))

    def end(self) -> None:
        self.texts.append("")
        self.marks.append([])

    def mark(self, label: str, notes: Sequence[str]) -> tuple[int, int]:
        known = notes.index(label) if label in notes else None
        self.marks[-1].append(Mark(offset=self.at[1], note=known, label=None if label in notes else label))
        return self.at[0], len(self.marks[-1]) - 1


class _Writer:
    """Writes the sides of one row and the match between them."""

    def __init__(self, row: Row, old_first: int, new_first: int, notes: tuple[list[str], list[str]]) -> None:
        self.row = row
        self.old, self.new = _Text(old_first), _Text(new_first)
        self.edits: list[Edit] = []
        self.changes: list[MarkChange] = []
        self._notes = notes
        self._old_edit: list[Range] = []
        self._new_edit: list[Range] = []
        for chunk in row.chunks:
            self._write(chunk)
        self._flush()

    def _write(self, chunk: Chunk) -> None:
        match chunk.what:
            case "=":
                self._flush()
                self.old.add(chunk.old)
                self.new.add(chunk.new)
            case "-":
                self._old_edit.append(self.old.add(chunk.old))
            case "+":
                self._new_edit.append(self.new.add(chunk.new))
            case "/<":
                self.old.end()
            case "/>":
                self.new.end()
            case _:
                self._mark(chunk)

    def _mark(self, chunk: Chunk) -> None:
        old = self.old.mark(chunk.old, self._notes[0]) if chunk.what in ("^", "^-") else None
        new = self.new.mark(chunk.new, self._notes[1]) if chunk.what in ("^", "^+") else None
        if not (old and new) and not self._old_edit and not self._new_edit and self.row.sign not in "+-":
            self.changes.append(MarkChange(old=old, new=new))

    def _flush(self) -> None:
        old, new = self._old_edit, self._new_edit
        self._old_edit, self._new_edit = [], []
        if old or new:
            op = Op.REPLACE if old and new else Op.DELETE if old else Op.INSERT
            old = old or [Range(*self.old.at, self.old.at[1])]
            new = new or [Range(*self.new.at, self.new.at[1])]
            self.edits.append(Edit(id=f"e{len(self.edits)}", op=op, old=_joined(old), new=_joined(new)))

    def match(self, number: int, **more: Any) -> Match:
        sign = self.row.sign
        sizes = len(self.old.texts), len(self.new.texts)
        kind = {"=": MatchKind.IDENTICAL, "+": MatchKind.INSERTED, "-": MatchKind.DELETED}.get(sign)
        if kind is None:
            grouped = MatchKind.REGROUPED if min(sizes) > 1 else None
            one_sided = MatchKind.SPLIT if sizes[1] > 1 else MatchKind.MERGED if sizes[0] > 1 else None
            kind = grouped or one_sided or MatchKind.MODIFIED
        old_label, new_label = self.row.labels
        return Match(
            id=f"m{number}",
            kind=kind,
            old=() if sign == "+" else tuple(range(self.old.first, self.old.first + sizes[0])),
            new=() if sign == "-" else tuple(range(self.new.first, self.new.first + sizes[1])),
            moved=self.row.at is not None,
            renumbered=old_label != new_label if sizes == (1, 1) and old_label and sign not in "+-" else None,
            edits=() if sign in "+-" else tuple(self.edits),
            marks=tuple(self.changes),
            **more,
        )


def _joined(ranges: list[Range]) -> tuple[Range, ...]:
    """Join ranges that touch within a paragraph."""
    result: list[Range] = []
    for place in ranges:
        if result and result[-1].paragraph == place.paragraph:
            place = Range(place.paragraph, result.pop().start, place.end)  # noqa: PLW2901 - the join is its point
        result.append(place)
    return tuple(result)


def _written(rows: Sequence[Row], notes: tuple[list[str], list[str]]) -> list[_Writer]:
    """Write the rows: new paragraphs in their order, old ones in the order of `at`."""
    sized = [_Writer(row, 0, 0, notes) for row in rows]
    old_first: dict[int, int] = {}
    total = 0
    for index in sorted(range(len(rows)), key=lambda i: i if (at := rows[i].at) is None else at):
        if rows[index].sign != "+":
            old_first[index] = total
            total += len(sized[index].old.texts)
    writers, total = [], 0
    for index, row in enumerate(rows):
        writers.append(_Writer(row, old_first.get(index, 0), total, notes))
        total += 0 if row.sign == "-" else len(sized[index].new.texts)
    return writers


def _labels(label: str, count: int) -> list[str | None]:
    listed = label.split(",") if label else []
    return [*listed, *[None] * (count - len(listed))][:count]


def _paragraphs(writers: Sequence[_Writer], side: str) -> list[Paragraph]:
    found: list[tuple[int, Paragraph]] = []
    for writer in writers:
        if writer.row.sign == ("+" if side == "old" else "-"):
            continue
        text: _Text = getattr(writer, side)
        labels = _labels(writer.row.labels[side == "new"], len(text.texts))
        for index, (words, marks, label) in enumerate(zip(text.texts, text.marks, labels, strict=True)):
            level = 1 if writer.row.kind is Kind.SUBPARAGRAPH else 0
            paragraph = Paragraph(
                kind=writer.row.kind, text=words, label=label, level=level, marks=tuple(marks)
            )
            found.append((text.first + index, paragraph))
    return [paragraph for _, paragraph in sorted(found, key=lambda pair: pair[0])]


def build(rows: Sequence[str | Row], notes: Sequence[str | Row] = (), **more: Any) -> Comparison:
    """Return the comparison that `rows` and `notes` describe; `more` are further fields of it."""
    parsed_notes = [parse(note) for note in notes]
    note_writers = _written(parsed_notes, ([], []))
    sides = []
    for side in ("old", "new"):
        found = _paragraphs(note_writers, side)
        sides.append(tuple(Note(label=note.label or "", text=note.text) for note in found))
    labels = ([note.label for note in sides[0]], [note.label for note in sides[1]])
    writers = _written([parse(row) for row in rows], labels)
    documents = [
        Document(
            paragraphs=tuple(_paragraphs(writers, side)),
            notes=sides[side == "new"],
            language="en",
            source=Source(name=f"{side}.txt", format="text", sha256=f"{side:0<64}", encoding="utf-8"),
        )
        for side in ("old", "new")
    ]
    comparison = Comparison(
        old=documents[0],
        new=documents[1],
        matches=tuple(writer.match(index) for index, writer in enumerate(writers)),
        note_matches=tuple(writer.match(1000 + index) for index, writer in enumerate(note_writers)),
    )
    return replace(comparison, **more)


EVERY_KIND = (
    "= opening: The General Assembly,",
    "= pp: Recalling its resolution 57/218 of 18 December 2002,^1",
    "~ pp: Reaffirming that the [-Declaration-]{+Universal Declaration of Human Rights+}^2>3 proclaims equality,",
    "+ pp: Bearing in mind the situation of migrants,^2",
    "= heading: I. Protection",
    "= 1: Welcomes the renewed commitment;^-3",
    "~@9.5 5>2: Requests [-all-] States to {+fully+} protect migrants;",
    "* 2>3,4: Calls upon States to review their laws; /> {+Also calls upon them+} to train officials;",
    "- 3: Takes note of the report;^3",
    "* 4,6>5: Encourages States to adopt norms; /< [-Also encourages them to ratify-] and to act upon them;",
    "= 7>6: Decides to remain seized of the matter.",
    "= closing: 77th plenary meeting, 22 December 2003",
)

EVERY_NOTE = (
    "= 1: Resolution 217 A (III).",
    "+ 2: See A/CONF.157/24.",
    "~ 2>3: Resolution [-1-]{+2+} of the Council.",
    "- 3: Ibid.",
)
