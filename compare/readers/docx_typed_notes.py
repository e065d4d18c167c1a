"""Notes that somebody typed into a Word file, or a conversion left there: raised digits, paragraphs below.

In: blocks, and what is raised in them. Out: the text with marks, and the notes. Notes stand at the end, or in
the middle where a page ended: under a rule, under "Notes", in a style of notes, or with raised labels of
their own. A paragraph that merely begins with a number is none.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from compare.model import NoteKind
from compare.readers import mark_forms, marks, note_labels, parts, repair, verbs
from compare.readers.blocks import Block
from compare.readers.docx_raised import candidates, head, together
from compare.readers.lines import stop
from compare.readers.marks import Candidate
from compare.readers.note_labels import NoteLabel
from compare.readers.notes import HEADINGS
from compare.readers.pieces import append, with_marks, without_start

_FURTHER = 3
"""Paragraphs of a note that may follow its first, if the next note follows them."""
_GAP = 4
"""Steps from a note to the next; a larger one is a number that begins a paragraph by chance."""
_PARAGRAPH_FORMS = frozenset(("dot", "paren", "letter"))
"""Labels that paragraphs have too."""
_SIGNS = frozenset("*†‡§")


class _Run(NamedTuple):
    """Notes that follow one another."""

    notes: list[Block]
    end: int
    """Index of the block after them."""


class TypedNotes:
    """Looks for notes among the paragraphs of one file."""

    def __init__(
        self,
        blocks: Sequence[Block],
        raised: Mapping[int, Sequence[tuple[int, int]]],
        styled: set[int],
        real: Mapping[str, str],
    ) -> None:
        """Look among `blocks`; `raised` are superscripts by block, `styled` are blocks in a style of notes.

        `real` are the keys of Word's own notes, by their labels.
        """
        self._blocks = blocks
        self._real = real
        self._styled = styled
        self._heads = [head(block, raised.get(index, ())) for index, block in enumerate(blocks)]
        self._up = [c for i, ranges in sorted(raised.items()) for c in candidates(blocks[i], i, ranges)]
        self._raised = _firsts(self._up)
        found = marks.collect(blocks)
        self._typed = _firsts(c for c in found if c.weight > mark_forms.WEAK)
        self._candidates = together(self._up, found, blocks) if self._up else found
        self._last = 0
        """Number of the last note so far."""
        self._paragraph = 0
        """Number of the last numbered paragraph."""

    def found(self, tally: repair.Tally) -> list[Block]:
        """Return the text with the marks of its notes, and after it the notes; count the repairs."""
        segments: list[tuple[list[int], list[Block]]] = [([], [])]
        resumed: set[int] = set()
        index = 0
        while index < len(self._blocks):
            block = self._blocks[index]
            ruled = block.cell is None and note_labels.is_rule(block.text)
            titled = block.cell is None and block.text.lower().rstrip(":") in HEADINGS
            run = self._run(index + (ruled or titled), ruled=ruled, titled=titled)
            if run:
                segments[-1][1].extend(run.notes)
                segments.append(([], []))
                resumed.add(run.end)
            else:  # a rule without notes may be where somebody is to sign
                segments[-1][0].append(index)
                self._count(index)
            if run and (ruled or titled):
                tally["drop_rules"] += 1
            index = run.end if run else index + 1
        return self._marked(segments, resumed, tally)

    def _count(self, index: int) -> None:
        label = self._heads[index]
        if label and label.form == "dot":
            self._paragraph = int(label.label)

    def _run(self, start: int, *, ruled: bool, titled: bool) -> _Run | None:
        """Return the notes that begin at a block, if they do."""
        first = self._heads[start] if start < len(self._blocks) else None
        if first is None or not self._may_begin(first, start, ruled=ruled, titled=titled):
            return None
        run = self._gathered(start, first, NoteKind.ENDNOTE if titled else NoteKind.FOOTNOTE)
        if not (ruled or titled or start in self._styled) and first.form in _PARAGRAPH_FORMS:
            labels = {note.note or "" for note in run.notes}
            if run.end < len(self._blocks) or not labels <= self._raised.keys():
                return None
        last = run.notes[-1].note or ""
        self._last = int(last) if last.isdecimal() else self._last
        return run

    def _gathered(self, start: int, first: NoteLabel, kind: NoteKind) -> _Run:
        """Return the notes that follow one another from a block on, each with its further paragraphs."""
        notes: list[Block] = []
        index, last = start, first
        while index < len(self._blocks):
            here = first if index == start else self._next(last, index)
            if here is None:
                further = self._further(last, index)
                if not further:
                    break
                for block in self._blocks[index : index + further]:
                    notes[-1] = append(notes[-1], block)
                index += further
                continue
            block = without_start(self._blocks[index], here.length)
            notes.append(
                block._replace(note=here.label, note_kind=kind, label=None, level=None, heading=False)
            )
            index, last = index + 1, here
        return _Run(notes, index)

    def _further(self, last: NoteLabel, index: int) -> int:
        """Return how many blocks go on with a note: they have its style, or the next note follows."""
        if index in self._styled and self._goes_on(index):
            return 1
        found = next((count for count in range(1, _FURTHER + 1) if self._next(last, index + count)), 0)
        return found if all(map(self._goes_on, range(index, index + found))) else 0

    def _may_begin(self, label: NoteLabel, index: int, *, ruled: bool, titled: bool) -> bool:
        """Tell whether notes can begin with a block."""
        rest = self._blocks[index].text[label.length :]
        called = self._raised.get(label.label, index) < index
        if not rest:
            return False
        if index in self._styled or (
            titled and label.label in ("1", "*", "a") and label.form not in _PARAGRAPH_FORMS
        ):
            return True
        if mark_forms.starts_date(rest):
            return False
        due = label.label in ("1", str(self._last + 1))
        typed = self._typed.get(label.label, index) < index
        if label.form in _PARAGRAPH_FORMS:
            if ruled or titled:
                return (called or typed) and not verbs.opens_operative(rest)
            return label.form != "letter" and due and called and self._is_note_like(label, rest, index)
        if ruled or titled or label.form == "raised":
            return called or typed or (due and (ruled or titled or self._last > 0))
        if label.form == "plain":
            return due and called and not rest[0].islower() and not verbs.opens_operative(rest)
        return called or typed

    def _is_note_like(self, label: NoteLabel, rest: str, index: int) -> bool:
        """Tell a note from a numbered paragraph, which has the next number or begins an annex."""
        if verbs.opens_operative(rest) or rest[-1] in ";:；：":
            return False
        if int(label.label) == self._paragraph + 1:
            return False
        return not any(parts.annex(b.text) for b in self._blocks[max(0, index - 3) : index])

    def _next(self, last: NoteLabel, index: int) -> NoteLabel | None:
        """Return the label of a block that is the note after one labelled `last`."""
        label = self._heads[index] if index < len(self._blocks) else None
        if label is None or label.form != last.form or self._is_paragraph(label, index):
            return None
        if label.label.isdecimal() and last.label.isdecimal():
            step = int(label.label) - int(last.label)
            return label if step == 1 or (1 < step <= _GAP and label.label in self._raised) else None
        if label.label[0] in _SIGNS:
            return label if last.label[0] in _SIGNS else None
        alone = len(label.label) == len(last.label) == 1
        return label if alone and ord(label.label) == ord(last.label) + 1 else None

    def _is_paragraph(self, label: NoteLabel, index: int) -> bool:
        """Tell whether a block that could be the next note is the paragraph that follows the notes."""
        if label.form not in _PARAGRAPH_FORMS:
            return False
        if verbs.opens_operative(self._blocks[index].text[label.length :]):
            return True
        return label.label == str(self._paragraph + 1) and label.label not in self._raised

    def _goes_on(self, index: int) -> bool:
        """Tell whether a block without a label may be a further paragraph of a note."""
        block = self._blocks[index]
        if block.cell is not None or block.heading or note_labels.is_rule(block.text):
            return False
        return self._heads[index] is None and not parts.annex(block.text)

    def _marked(
        self, segments: list[tuple[list[int], list[Block]]], resumed: set[int], tally: repair.Tally
    ) -> list[Block]:
        """Return text and notes, with marks in place of what calls the notes.

        Where labels stand at more than one note, as when each page begins with 1, they are called from the
        text that stands before them.
        """
        counts = Counter(note.note for _, notes in segments for note in notes)
        if not counts or max(counts.values()) == 1:
            indexes = [index for part, _ in segments for index in part]
            segments = [(indexes, [note for _, notes in segments for note in notes])]
        body: list[Block] = []
        found: list[Block] = []
        for number, (indexes, notes) in enumerate(segments):
            key = f"typed {number} " if len(segments) > 1 else ""
            for index, block in zip(indexes, self._with_marks(indexes, notes, key, tally), strict=True):
                if index in resumed and body and _interrupted(body[-1], block):
                    body[-1] = append(body[-1], block)
                    tally["join_lines"] += 1
                else:
                    body.append(block)
            found += [note._replace(note_key=f"{key}{note.note}" if key else None) for note in notes]
        if found:
            tally["move_notes_out"] += len(found)
        return body + found

    def _with_marks(
        self, indexes: Sequence[int], notes: Sequence[Block], key: str, tally: repair.Tally
    ) -> list[Block]:
        """Return the blocks of a segment with the marks of its notes, whose labels get a `key`."""
        blocks = [self._blocks[index] for index in indexes]
        if not notes and (key or not self._lost_notes()):
            return blocks if key else self._called_again(blocks, indexes, tally)
        place = {index: at for at, index in enumerate(indexes)}
        there = [c._replace(block=place[c.block]) for c in self._candidates if c.block in place]
        taken = marks.take_out(blocks, notes, there)
        count = sum(len(block.marks) for block in taken) - sum(len(block.marks) for block in blocks)
        if count:
            tally["take_out_marks"] += count
        labels = {note.note for note in notes}
        return [_keyed(block, labels, key) if key and block.marks else block for block in taken]

    def _lost_notes(self) -> bool:
        """Tell whether raised numbers show that there were notes, of which none is left."""
        one, two = self._raised.get("1"), self._raised.get("2")
        return not self._real and one is not None and two is not None and one <= two

    def _called_again(
        self, blocks: Sequence[Block], indexes: Sequence[int], tally: repair.Tally
    ) -> list[Block]:
        """Return blocks with marks for raised numbers that call again one of Word's own notes."""
        again: defaultdict[int, list[Candidate]] = defaultdict(list)
        for candidate in self._up if self._real else ():
            if candidate.weight == mark_forms.CERTAIN and candidate.label in self._real:
                again[candidate.block].append(candidate)
        called: set[str] = set()
        freed: list[Block] = []
        for index, block in zip(indexes, blocks, strict=True):
            called |= {name for _, name in block.marks}
            calls = [c for c in again[index] if self._real[c.label] in called] if index in again else []
            if calls:
                tally["take_out_marks"] += len(calls)
                block = with_marks(  # noqa: PLW2901 - the same block, freed
                    block, [(c.start, c.end) for c in calls], [self._real[c.label] for c in calls]
                )
            freed.append(block)
        return freed


def _keyed(block: Block, labels: set[str | None], key: str) -> Block:
    return block._replace(
        marks=tuple((offset, f"{key}{label}" if label in labels else label) for offset, label in block.marks)
    )


def _interrupted(before: Block, after: Block) -> bool:
    """Tell whether notes stood in the middle of a sentence."""
    if before.cell is not None or after.cell is not None or after.label or stop(before.text):
        return False
    return after.text[0].islower() and not verbs.opens(after.text)


def _firsts(found: Iterable[Candidate]) -> dict[str, int]:
    """Return the block that first calls each label."""
    firsts: dict[str, int] = {}
    for candidate in found:
        firsts.setdefault(candidate.label, candidate.block)
    return firsts
