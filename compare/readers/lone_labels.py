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
from compare.readers.patterns import late
from compare.readers.references import refers

_LONGEST = 7
"""Characters of such a line: `(xviii)`."""
_ENDS = ".)"
_LONGEST_NOTE = 4
"""Characters of a note's number, with a stop or a slash."""
_NOTE_ENDS = "./"
_WORDS = late(r"[^\W\d_]{2,} [^\W\d_]{2,}")
"""Two words side by side."""
_PAGE = 80
"""Lines of a page; those of the United Nations have 50."""
_OPENERS = "“«\"'[("
"""What words may begin with, beside a letter."""
_JOINING = verbs.words("And Or But Nor Et Ou Mais Y O Pero И Или Но")
"""What a sentence goes on with, even where it has capitals."""
_CHINESE = "\u2e80"
"""The first of the characters that need no small letters or spaces, of which a line of words has few."""
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
    """Return the lines; where one is nothing but the number of a note in its turn, it and the next are one.

    Notes are counted on from block to block, or anew on each page. They begin under a rule or a blank line.
    """
    lone = {index for index, line in enumerate(lines) if len(line.text) <= _LONGEST_NOTE and _number(line)}
    if not lone:
        return list(lines)
    out: list[Line] = []
    called = note_labels.Calls(out)
    last, inside = 0, False  # number of the last note, and whether the line before is of a block of notes
    index = 0
    while index < len(lines):
        line = lines[index]
        ruled = bool(out) and note_labels.is_rule(out[-1].text)
        if index in lone and index + 1 < len(lines) and _may_be_note(line, lines[index + 1]):
            number = _number(line)
            edge = inside and note_labels.ends(out[-1].text)
            edge = edge or ruled or ((line.gap > 0 or line.turn) and lines[index + 1].gap == 0)
            if edge and (number in (1, last + 1) or ruled) and _is_called(line, out, called):
                last, inside = number, True
                out.append(_put_before(line, lines[index + 1]))
                index += 2
                continue
        label = note_labels.parse_label(line.text) if ruled or inside else None
        if label is not None and label.label.isdecimal():
            last, inside = int(label.label), True
        elif ruled or line.turn or line.gap:
            inside = False
        out.append(line)
        index += 1
    return out


def _number(line: Line) -> int:
    """Return the number that is all that stands on a line, 0 if there is more or none."""
    digits = line.text.rstrip(_NOTE_ENDS)
    return int(digits) if digits.isdecimal() else 0


def _may_be_note(line: Line, words: Line) -> bool:
    """Tell whether a line can be the words of the note whose number stands on the line before."""
    if words.page != line.page or words.label is not None or mark_forms.starts_date(words.text):
        return False
    return _has_words(words.text) and not words.text[0].islower() and not verbs.opens(words.text)


def _has_words(text: str) -> bool:
    """Tell whether a text can stand behind a label: it begins with a letter, or has more than a figure."""
    if text[0].isalpha():
        return True
    return len(text) > _LONGEST and (
        text[0] in _OPENERS or (text[0].isdecimal() and _WORDS().search(text) is not None)
    )


def _is_called(line: Line, out: Sequence[Line], called: note_labels.Calls) -> bool:
    """Tell whether the number of a line is called by the text of its page, or before."""
    number = line.text.rstrip(_NOTE_ENDS)
    ends = (mark_forms.at_end(text) for text, *_ in out[-_PAGE:] if text[-1].isdecimal())
    return number in called or any(found is not None and found[2] == number for found in ends)


def _put_before(label: Line, words: Line) -> Line:
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
                joined = _put_before(line, lines[index + 1])
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
        if due and label.style in _NUMBERS and label.number > 1:
            return self._may_end(before, words) or verbs.opens_operative(words.text)
        return (due or self._follows(index, label)) and self._may_end(before, words)

    @staticmethod
    def _may_be_words(words: Line, label: labels.Label) -> bool:
        """Tell whether a line can be the words behind a label, or the first item below it."""
        if words.label is not None:
            return label.style == "1." and labels.is_first_item(words.label)
        capital = not words.text[0].islower() or verbs.opens_operative(words.text)  # Russian has small ones
        return _has_words(words.text) and (label.style not in _NUMBERS or capital)

    def _follows(self, index: int, label: labels.Label) -> bool:
        """Tell whether a number behind some that are missing begins a series: the next one labels, too."""
        if label.style not in _NUMBERS or not self._last[label.style] < label.number <= labels.LARGEST:
            return False
        after = self._lone.get(self._after.get(index, -1))
        return after is not None and (after.style, after.number) == (label.style, label.number + 1)

    def _may_end(self, before: Line | None, words: Line) -> bool:
        """Tell whether a paragraph can end with the line before: with a stop, or because it is a heading.

        A sentence that a page or a column broke looks like a heading, too. It opens a paragraph, or what
        follows the number does not.
        """
        if before is None or before.stop:
            return True
        if not headings.heading(before.text) or not self._may_open(before, words):
            return False
        above = self._out[-2] if len(self._out) > 1 else None
        return len(before.text) < self._long or before.gap > 0 or above is None or above.stop == "strong"

    def _may_open(self, heading: Line, words: Line) -> bool:
        """Tell whether words open a paragraph below a heading, and go on with no sentence that it begins."""
        if verbs.opens_operative(words.text) or words.label is not None:
            return True
        above = self._out[-2] if len(self._out) > 1 else None
        preamble = above is not None and above.stop == "weak" and verbs.opens_preambular(heading.text)
        numbered = heading.label is not None and heading.label.style in _NUMBERS
        if preamble or numbered or verbs.opens_operative(heading.text):
            return False
        if words.text.split(" ", 1)[0] in _JOINING:
            return False
        return words.text[0] >= _CHINESE or words.stop == "strong" or len(words.text) >= self._long

    def _goes_on(self, words: Line, line: Line) -> bool:
        """Tell whether the blank line behind words that blank lines part from their label is layout."""
        if not words.gap or not line.gap or words.stop or line.label or line.turn:
            return False
        return words.text[0].islower() or len(words.text) >= self._long
