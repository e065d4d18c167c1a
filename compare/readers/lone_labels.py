"""Labels on lines of their own: `1.`, then `Decides …`, as text copied out of a PDF has them.

Lines in, lines out. A label that has its turn is put before the words that follow it, and nothing else: a
number that a wrapped sentence ends with, a year, a row of figures stay where they are.
"""

from collections.abc import Sequence
from itertools import pairwise

from compare.readers import headings, labels, mark_forms, note_labels, verbs
from compare.readers.layout import SHORT, widest
from compare.readers.lines import Line
from compare.readers.nesting import Nesting
from compare.readers.references import refers

_LONGEST = 7
"""Characters of such a line: `(xviii)`."""
_ENDS = ".)"
_LONGEST_NOTE = 4
"""Characters of a note's number, with a stop or a slash."""
_NOTE_ENDS = "./"
_PAGE = 80
"""Lines of a page; those of the United Nations have 50."""
_OPENERS = "“«\"'[("
"""What words may begin with, beside a letter."""
_NUMBERS = ("1.", "1)")
_STYLES = ("a", "(1)")
"""Letters in brackets, and what hangs below numbers; others, as `A.`, head sections or are initials."""


def put_before_words(lines: Sequence[Line]) -> list[Line]:
    r"""Return the lines; where one is nothing but a label in its turn, it and the next are one.

    >>> from compare.readers.lines import split
    >>> [line.text for line in put_before_words(split("It decides:\n1.\nTo meet;"))]
    ['It decides:', '1.\nTo meet;']
    """
    short = [(index, line.text) for index, line in enumerate(lines) if len(line.text) <= _LONGEST]
    lone = {index: label for index, text in short if (label := _lone(text)) is not None}
    if not lone:
        return list(lines)
    return _Joiner(lines, lone).join()


def put_before_notes(lines: Sequence[Line]) -> list[Line]:
    """Return the lines; where one under a rule is nothing but a note's number, it and the next are one."""
    if not any(note_labels.is_rule(line.text) for line in lines):
        return list(lines)
    out: list[Line] = []
    called = note_labels.Calls(out)
    last: int | None = None  # number of the last note of a block, 0 above the first; None outside of blocks
    index = 0
    while index < len(lines):
        line = lines[index]
        words = lines[index + 1] if index + 1 < len(lines) else None
        label = None if last is None else note_labels.parse_label(line.text)
        if (
            words
            and last is not None
            and _is_due_note(line, words, out, last)
            and _is_called(line, out, called)
        ):
            last = int(line.text.rstrip(_NOTE_ENDS))
            out.append(put_before(line, words))
            index += 2
            continue
        if note_labels.is_rule(line.text):
            last = 0
        elif label is not None and label.label.isdecimal():
            last = int(label.label)
        elif not last or line.turn or line.gap:
            last = None
        out.append(line)
        index += 1
    return out


def _is_due_note(line: Line, words: Line, out: Sequence[Line], last: int) -> bool:
    """Tell whether a line is the next number of a block of notes, or the first below a rule, with words."""
    number = line.text.rstrip(_NOTE_ENDS)
    if len(line.text) > _LONGEST_NOTE or not number.isdecimal() or number[0] == "0":
        return False
    if words.page != line.page or words.label is not None or words.text[0].islower():
        return False
    if not (words.text[0].isalpha() or words.text[0] in _OPENERS) or mark_forms.starts_date(words.text):
        return False
    return not last or (int(number) == last + 1 and note_labels.ends(out[-1].text))


def _is_called(line: Line, out: Sequence[Line], called: note_labels.Calls) -> bool:
    """Tell whether the number of a line is called by the text of its page, or before."""
    number = line.text.rstrip(_NOTE_ENDS)
    ends = (mark_forms.at_end(before.text) for before in out[-_PAGE:])
    return number in called or any(found is not None and found[2] == number for found in ends)


def put_before(label: Line, words: Line) -> Line:
    """Return a label and the words behind it as one line, as long as both are in the source."""
    breaks = "\n" * (words.number - label.number)
    text = f"{label.text}{breaks.ljust(words.offset - label.offset - len(label.text))}{words.text}"
    return label._replace(text=text, stop=words.stop)


def _lone(text: str) -> labels.Label | None:
    """Return the label that is all that stands on a line."""
    if text[-1] not in _ENDS:
        return None
    label = labels.parse(f"{text} …")
    if label is None or label.length != len(text) + 1 or label.opened:
        return None
    return label if label.style in _NUMBERS or label.printed[-1] == ")" else None


class _Joiner:
    """Goes through the lines once and counts their labels."""

    def __init__(self, lines: Sequence[Line], lone: dict[int, labels.Label]) -> None:
        self._lines = lines
        self._lone = lone
        self._after = dict(pairwise(lone))
        self._last = dict.fromkeys(_NUMBERS, 0)
        self._subs = Nesting()
        self._out: list[Line] = []
        self._long = SHORT * widest([len(line.text) for line in lines])

    def join(self) -> list[Line]:
        index = 0
        lines, out = self._lines, self._out
        while index < len(lines):
            line = lines[index]
            label = self._lone.get(index)
            if label is not None and index + 1 < len(lines) and self._labels(index, label):
                self._count(label)
                joined = put_before(line, lines[index + 1])
                length = len(joined.text) - len(lines[index + 1].text)
                out.append(joined._replace(label=label._replace(length=length)))
                index += 2
                if index < len(lines) and self._goes_on(lines[index - 1], lines[index]):
                    out.append(lines[index]._replace(gap=0))
                    index += 1
                continue
            if line.label is not None and self._is_next(line.label):
                self._count(line.label)
            out.append(line)
            index += 1
        return out

    def _count(self, label: labels.Label) -> None:
        if label.style in _NUMBERS:
            self._last[label.style] = label.number
            self._subs.clear()
        elif label.style in _STYLES:
            self._subs.place(label.printed, None, after_colon=False)

    def _is_next(self, label: labels.Label) -> bool:
        if label.style in _NUMBERS:
            return label.number in (1, self._last[label.style] + 1)
        return label.style in _STYLES and self._subs.expects(label.printed)

    def _labels(self, index: int, label: labels.Label) -> bool:
        """Tell whether a label has its turn, and what follows can be its words."""
        words = self._lines[index + 1]
        before = self._out[-1] if self._out else None
        referred = before is not None and " " in before.text and refers(before, "")
        if referred or not self._may_be_words(words, label):
            return False
        if label.style in _STYLES and before is not None and len(before.text) < self._long:
            return self._is_next(label)
        due = self._is_next(label)
        if due and label.number > 1 and label.number == self._last.get(label.style, 0) + 1:
            return self._may_end(before) or verbs.opens_operative(words.text)
        return (due or self._follows(index, label)) and self._may_end(before)

    @staticmethod
    def _may_be_words(words: Line, label: labels.Label) -> bool:
        """Tell whether a line can be the words behind a label, or the first item below it."""
        if words.label is not None:
            return label.style == "1." and labels.is_first_item(words.label)
        if not words.text[0].isalpha():
            return words.text[0] in _OPENERS and len(words.text) > _LONGEST
        return label.style not in _NUMBERS or not words.text[0].islower()

    def _follows(self, index: int, label: labels.Label) -> bool:
        """Tell whether a number behind some that are missing begins a series: the next one labels, too."""
        if label.style not in _NUMBERS or not self._last[label.style] < label.number <= labels.LARGEST:
            return False
        after = self._lone.get(self._after.get(index, -1))
        return after is not None and (after.style, after.number) == (label.style, label.number + 1)

    def _may_end(self, before: Line | None) -> bool:
        """Tell whether a paragraph can end with the line before: with a stop, or because it is a heading."""
        if before is None or before.stop:
            return True
        if not headings.heading(before.text):
            return False
        above = self._out[-2] if len(self._out) > 1 else None
        return len(before.text) < self._long or before.gap > 0 or above is None or above.stop == "strong"

    def _goes_on(self, words: Line, line: Line) -> bool:
        """Tell whether the blank line behind words that blank lines part from their label is layout."""
        if not words.gap or not line.gap or words.stop or line.label or line.turn:
            return False
        return words.text[0].islower() or len(words.text) >= self._long
