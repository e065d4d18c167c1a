"""Notes among the lines of a text: where a block of them begins, where each note begins, where it ends.

Notes stand at a page's foot, under a rule or under nothing, or at the end of the text; the sentence that
they interrupt goes on after them. Lines in; body lines and notes out, and no line in both or in neither,
but for the rules.
"""

from collections.abc import Sequence
from typing import NamedTuple

from compare.model import NoteKind
from compare.readers import closings, dates, mark_forms, parts, verbs
from compare.readers.lines import Line
from compare.readers.note_labels import Calls, NoteLabel, ends, is_rule, parse_label
from compare.readers.verbs import words

HEADINGS = words(
    "notes endnotes footnotes note notas notes: références примечания сноски примечание 注 注释 الحواشي"
)
"""What stands over notes."""
_LONGEST_HEADING = max(map(len, HEADINGS))
_LARGEST_GAP = 3
"""Notes that may be missing between two labels; a larger step is a number that begins a line by chance."""
_LOOK_AHEAD = 6
"""Lines after which the next note, or the page's end, shows that a line without a rule above is a note."""
_SHORT = 0.85
"""Of the widest line of the notes: a line shorter than this ended because the note ended."""
_SYMBOL_LABELS = frozenset("*†‡§")


class FoundNote(NamedTuple):
    """A note and its lines; the first begins with the label."""

    label: str
    form: str
    """How the label is set; notes of one block are set alike."""
    kind: NoteKind
    lines: list[Line]


class Separated(NamedTuple):
    """Body and notes of a text, apart."""

    body: list[Line]
    notes: list[FoundNote]
    rules: list[Line]
    """Rules above notes, and headings such as "Notes": neither body nor note."""


def separate(lines: Sequence[Line], first: int) -> Separated:
    """Separate the notes from the body; `first` is the index of the organ's name, 0 if there is none."""
    return _Separator(lines, first).run()


class _Separator:
    """Goes through the lines once and decides for each block of notes where it begins and ends."""

    def __init__(self, lines: Sequence[Line], first: int) -> None:
        self._lines = lines
        self._first = first
        self._out = Separated([], [], [])
        self._last = 0  # number of the last note so far
        self._called = Calls(self._out.body)
        self._paragraph = 0  # number of the last numbered paragraph
        self._ruled = False

    def run(self) -> Separated:
        index = 0
        lines, body = self._lines, self._out.body
        turn = False
        while index < len(lines):
            line = lines[index]
            text = line.text
            # What most lines show: words, and more than a heading has.
            plain = (
                text[0].isalpha() and len(text) > _LONGEST_HEADING and text[1].isalpha() and text[-1] != ":"
            )
            if not plain:
                block = self._block_start(index)
                if block is not None:
                    start, kind = block
                    if start > index:
                        self._out.rules.append(line)
                    index = self._take_block(start, kind)
                    turn = True
                    continue
                if is_rule(text):
                    self._out.rules.append(line)
                    index += 1
                    turn = turn or (line.turn and index < len(lines))
                    continue
            index += 1
            if index == self._first + 1:  # behind the organ's name paragraphs are counted anew
                self._paragraph = 0
            body.append(line._replace(turn=True) if turn and not line.turn else line)
            turn = False
            if line.label is not None and line.label.style == "1.":
                self._paragraph = line.label.number
        return self._out

    def _block_start(self, index: int) -> tuple[int, NoteKind] | None:
        """Return where notes begin if they do so at `index`: there, or after a rule or a heading."""
        lines = self._lines
        line = lines[index]
        if is_rule(line.text) and index + 1 < len(lines):
            label = parse_label(lines[index + 1].text)
            if label is not None and self._plausible_after_rule(label, index + 1):
                self._ruled = True
                return index + 1, NoteKind.FOOTNOTE
            if label is None and self._goes_on(index + 1):
                return index + 1, NoteKind.FOOTNOTE
            return None
        if line.text.lower().rstrip(":") in HEADINGS and index + 1 < len(lines) and index > self._first:
            label = parse_label(lines[index + 1].text)
            if label is not None and label.label in ("1", "*", "a"):
                return index + 1, NoteKind.ENDNOTE
            return None
        if self._begins_without_rule(index):
            return index, NoteKind.FOOTNOTE
        return None

    def _plausible_after_rule(self, label: NoteLabel, index: int) -> bool:
        """Tell notes from a section that a rule parts off: that begins with a number never called."""
        if label.form in ("dot", "letter", "paren") and label.label not in self._called:
            return label.form == "dot" and self._ruled and label.label == str(self._last + 1)
        rest = self._lines[index].text[label.length :]
        return not mark_forms.starts_date(rest) and bool(rest)

    def _goes_on(self, index: int) -> bool:
        """Tell whether the line under a rule goes on with a note that the end of a page has cut.

        That note broke off in a sentence; and the next one follows, or the page ends after small letters.
        """
        last = self._out.notes[-1] if self._ruled and self._out.notes else None
        if last is None or not last.label.isdecimal() or ends(last.lines[-1].text):
            return False
        line = self._lines[index]
        if line.label or verbs.opens(line.text) or parts.annex(line.text):
            return False
        for after in self._lines[index + 1 : index + 1 + _LOOK_AHEAD]:
            label = parse_label(after.text)
            if label is not None and self._is_next_note(last, label, after.text):
                return True
            if after.turn:
                return line.text[0].islower()
            if after.gap > 0 or is_rule(after.text):
                return False
        return index + _LOOK_AHEAD >= len(self._lines) and line.text[0].islower()

    @staticmethod
    def _is_next_note(last: FoundNote, label: NoteLabel, text: str) -> bool:
        due = label.label == str(int(last.label) + 1) and label.form == last.form
        return due and not mark_forms.starts_date(text[label.length :])

    def _begins_without_rule(self, index: int) -> bool:
        """Tell whether notes begin without a rule.

        Their label was called before and is the next one; they stand at an edge, and other notes or the
        page's end follow.
        """
        line = self._lines[index]
        label = parse_label(line.text)
        if label is None or index <= self._first or not self._is_due(label.label):
            return False
        rest = line.text[label.length :]
        if not rest or (
            label.form in ("plain", "slash", "dot") and (mark_forms.starts_date(rest) or rest[0].islower())
        ):
            return False
        paragraph = line.label
        if paragraph is not None and (label.form == "letter" or paragraph.number == self._paragraph + 1):
            return False
        if label.form == "plain" and verbs.opens_operative(rest):
            return False
        at_edge = (
            line.gap > 0 or line.turn or label.form in ("bracket", "raised", "star") or self._has_closed()
        )
        if label.form in ("dot", "paren"):
            return at_edge and self._is_note_like(label, rest) and self._followed(index, label)
        return at_edge or self._followed(index, label)

    def _is_due(self, label: str) -> bool:
        """Tell whether a label was called and has its turn: it is the next one, or a page's first."""
        if not label.isdecimal() or int(label) == self._last + 1:
            return label in self._called
        return label == "1" and self._last > 0 and self._called.last("1") > self._called.last(str(self._last))

    def _has_closed(self) -> bool:
        """Tell whether the line before is the closing of the text."""
        before = self._out.body[-1].text if self._out.body else ""
        return closings.closing(before) or dates.date(before) is not None

    def _is_note_like(self, label: NoteLabel, rest: str) -> bool:
        """Tell a note from a numbered paragraph, which has the next number or begins an annex."""
        if label.label == str(self._paragraph + 1) or rest[-1] in ";:；：":
            return False
        if verbs.opens_operative(rest) or verbs.opens_preambular(rest):
            return False
        return not any(parts.annex(line.text) for line in self._out.body[-3:])

    def _followed(self, index: int, label: NoteLabel) -> bool:
        following = str(int(label.label) + 1) if label.label.isdecimal() else label.label + label.label[0]
        for line in self._lines[index + 1 : index + 1 + _LOOK_AHEAD]:
            if line.turn:
                return True
            after = parse_label(line.text)
            if after is not None and after.label == following and after.form == label.form:
                return True
        return index + _LOOK_AHEAD >= len(self._lines)

    def _take_block(self, index: int, kind: NoteKind) -> int:
        """Take notes from `index` on; return the index of the first line that is no note's.

        A first line without a label goes on with the last note so far.
        """
        lines = self._lines
        note_indent = lines[index].indent
        begin = index
        while index < len(lines):
            line = lines[index]
            label = parse_label(line.text)
            if label is not None and (index == begin or self._continues_series(label, index, kind)):
                self._out.notes.append(FoundNote(label=label.label, form=label.form, kind=kind, lines=[line]))
                if label.label.isdecimal():
                    self._last = int(label.label)
            elif index > begin and self._block_ends(index, note_indent, begin, kind):
                break
            else:
                self._out.notes[-1].lines.append(line)
            index += 1
        return index

    def _continues_series(self, label: NoteLabel, index: int, kind: NoteKind) -> bool:
        last = self._out.notes[-1]
        line, before = self._lines[index], self._lines[index - 1]
        if line.turn and kind is NoteKind.FOOTNOTE:
            return False
        rest = line.text[label.length :]
        if not rest:
            return False
        if label.label.isdecimal():
            return self._counts_on(last, label, rest, line, ended=ends(before.text))
        if label.label[0] in _SYMBOL_LABELS:
            return label.label in self._called or last.label[0] in _SYMBOL_LABELS
        if label.form == "letter":
            return len(last.label) == 1 and ord(label.label) == ord(last.label) + 1
        return False

    def _counts_on(self, last: FoundNote, label: NoteLabel, rest: str, line: Line, *, ended: bool) -> bool:
        """Tell whether a numbered line is the next note, and no date, wrapped number or paragraph."""
        if not last.label.isdecimal():
            return label.label in self._called
        step = int(label.label) - int(last.label)
        if label.form != last.form or mark_forms.starts_date(rest) or not 0 <= step <= _LARGEST_GAP + 1:
            return False
        if step == 1:
            return (ended or not rest[0].islower()) and not self._is_next_paragraph(line)
        likely = ended and rest[0].isupper() and line.gap == 0
        return likely and (step == 0 or label.label in self._called)

    def _is_next_paragraph(self, line: Line) -> bool:
        """Tell whether a line that could be the next note is the paragraph that follows the notes."""
        label = line.label
        if label is None or label.style != "1.":
            return False
        after = line.text[label.length :]
        return str(label.number) not in self._called and verbs.opens_operative(after)

    def _block_ends(self, index: int, note_indent: int, begin: int, kind: NoteKind) -> bool:
        """Tell whether the body goes on with this line, which begins no note."""
        line, before = self._lines[index], self._lines[index - 1]
        if line.turn or line.gap > 0 or is_rule(line.text):
            return True
        if parts.annex(line.text) and line.text[:1].isupper():
            return True
        if not ends(before.text):
            return False
        deeper = line.indent > note_indent and not self._hangs(begin, index, line.indent)
        if deeper or line.label or verbs.opens(line.text):
            return True
        widest = max(len(self._lines[i].text) for i in range(begin, index))
        if len(before.text) < _SHORT * widest and kind is NoteKind.FOOTNOTE:
            return True
        return self._body_is_open() and line.text[0].islower()

    def _hangs(self, begin: int, index: int, indent: int) -> bool:
        """Tell whether the notes' own second lines stand as far in as this line."""
        firsts = {id(note.lines[0]) for note in self._out.notes[-(index - begin) :]}
        return any(
            self._lines[i].indent == indent
            for i in range(begin + 1, index)
            if id(self._lines[i]) not in firsts
        )

    def _body_is_open(self) -> bool:
        return bool(self._out.body) and self._out.body[-1].text[-1] not in ".;:,。；，"
