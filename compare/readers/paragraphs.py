"""Lines to paragraphs: which lines go on with the one before, and which begin something new.

No rule holds for all texts, so each pair of lines is decided by the evidence that the text's layout gives.
"""

from collections import Counter
from collections.abc import Sequence

from compare.readers import closings, dates, front, headings, labels, organs, parts, verbs
from compare.readers.layout import NEAR_WIDEST, SHORT, Layout
from compare.readers.lines import GLUED, Line
from compare.readers.nesting import Nesting
from compare.readers.references import awaits, refers

_LINES_OF_SPONSORS = 3
"""Lines over which `draft resolution submitted by …` runs; the States before it may take more."""
_PAGE_MARGINS = 3
"""Blank lines that can be left of a page's end."""

_OF_NOTES = ("See ", "Ibid.", "Voir ", "Véase ", "Ibíd.", "См. ", "Там же")
"""What notes begin with whose number was lost at a page's end."""


class Splitter:
    """Decides, line after line, whether a paragraph begins."""

    def __init__(
        self, lines: Sequence[Line], layout: Layout, *, opening: int | None, plain: bool = False
    ) -> None:
        self._lines = lines
        self._layout = layout
        self._opening = opening if opening is not None else -1
        self._plain = plain
        self._long = SHORT * layout.width
        self._number = 0
        self._subs = Nesting()
        self._paragraph: list[Line] = []  # that the line before belongs to
        styles = Counter(line.label.style for line in lines if line.label and line.text[0].isdigit())
        self._main_style = "1." if styles["1."] or not styles["1)"] else "1)"

    def paragraphs(self) -> list[list[Line]]:
        """Return the lines of each paragraph."""
        result: list[list[Line]] = []
        paragraph: list[Line] = []
        wrapped, double, long = self._layout.wrapped, self._layout.double_spaced, self._long
        full, indent_before = False, 0  # whether the line before is long and ends within a sentence
        for index, line in enumerate(self._lines):
            text, _, _, _, indent, gap, turn, label, _ = line
            start = text[: labels.LONGEST_LETTERS]
            # What most lines of wrapped text show: a full line before, and a small letter.
            plainly_goes_on = (
                full
                and "a" <= text[0] <= "z"
                and not (turn or label or "." in start or ")" in start)
                and gap <= double
                and indent <= indent_before
                and index - 1 > self._opening
            )
            if plainly_goes_on or (index and not self._begins(index)):
                paragraph.append(line)
            else:
                self._paragraph = paragraph = [line]
                result.append(paragraph)
                self._follow(line)
            full = wrapped and text[-1].isalpha() and len(text) >= long
            indent_before = indent
        return result

    def _follow(self, line: Line) -> None:
        label = line.label
        if label is None:
            return
        if label.style == self._main_style:
            self._number = label.number
            self._subs.clear()
            if within := labels.first_within(line.text, label):
                self._subs.place(within.printed, None, after_colon=False)
        elif label.style in labels.SUB_STYLES:
            self._subs.place(label.printed, None, after_colon=False)

    def _begins(self, index: int) -> bool:
        before, line = self._lines[index - 1], self._lines[index]
        if line.gap == GLUED:
            return False
        gap = line.gap - self._layout.double_spaced
        if not self._plain:
            special = self._special(index)
            if special is not None:
                return special
        if line.turn:
            return self._begins_after_turn(index, before, line)
        if gap > 0:
            return not self._sentence_goes_on(before, line)
        if not self._layout.wrapped:
            return True
        return self._begins_within(index, before, line)

    def _special(self, index: int) -> bool | None:
        """Decide lines whose form says what they are; None for all others."""
        before, line = self._lines[index - 1], self._lines[index]
        if index <= self._opening:
            return self._begins_in_front(index)
        if index - 1 == self._opening:
            return True
        if len(line.text) > headings.HEADING_LENGTH:
            return None
        after = self._after_landmark(index, before, line)
        return self._is_landmark(before, line) if after is None else after

    def _after_landmark(self, index: int, before: Line, line: Line) -> bool | None:
        """Decide a line by the one before, if that is an annex's heading, a closing or the like."""
        if before.text[0].islower():
            return None
        if closings.closing(before.text):
            return None if line.turn else not dates.date(line.text)
        section = headings.section(before.text) and not line.text[0].islower()
        name = self._opening >= 0 and organs.opening(before.text)
        if section or name or parts.part(before.text) or parts.annex(before.text):
            alone = index == 1 or self._may_begin(self._lines[index - 2], before)
            return True if alone else None
        return None

    def _is_landmark(self, before: Line, line: Line) -> bool | None:
        """Tell whether a line is an annex's heading, a closing or the like; None if it is just a line."""
        text = line.text
        if text[0].islower():
            return None
        if closings.closing(text):
            return self._may_begin(before, line) or dates.date(before.text) is None
        if not text[0].isalpha():
            return None
        if parts.annex(text) or organs.opening(text) or headings.section(text) or parts.part(text):
            return True if self._may_begin(before, line) else None
        return None

    def _may_begin(self, before: Line, line: Line) -> bool:
        """Tell whether nothing in the line before asks to be gone on with."""
        return (
            line.gap > self._layout.double_spaced
            or line.turn
            or bool(before.stop)
            or self._is_bare(before)
            or dates.date(before.text) is not None
        )

    def _is_bare(self, line: Line) -> bool:
        return (
            len(line.text) < self._long
            and headings.heading(line.text)
            and not line.text[0].isdigit()
            and not verbs.opens(line.text)
        )

    def _begins_in_front(self, index: int) -> bool:
        """Ahead of the organ's name, each line of the masthead stands alone; titles and sponsors may wrap."""
        before, line = self._lines[index - 1], self._lines[index]
        if index == self._opening:
            return True
        if before.text.startswith("[") and "]" not in before.text:
            return False
        if line.gap or front.entries(line.text) or front.entries(before.text):
            return True
        if front.numbered_title(line.text) or parts.annex(line.text):
            return True
        last = " ".join([line.text for line in self._paragraph[-_LINES_OF_SPONSORS:]])
        if front.sponsors(last):
            return not (line.text[0].islower() or awaits(before.text))
        if parts.names_draft(before.text):
            return not line.text[0].islower()
        return line.text.startswith("[") or parts.part(line.text) or parts.part(before.text)

    def _sentence_goes_on(self, before: Line, line: Line) -> bool:
        """Tell whether a blank line is all that is left of the end of a page within a sentence."""
        return (
            self._layout.wrapped
            and not self._plain
            and line.text[0].islower()
            and len(before.text) >= NEAR_WIDEST * self._layout.width
            and not before.stop
            and line.label is None
            and line.gap - self._layout.double_spaced <= _PAGE_MARGINS
        )

    def _begins_after_turn(self, index: int, before: Line, line: Line) -> bool:
        label = line.label
        finished = before.stop
        if finished and self._ended_early(before, line):
            return True
        if line.text[0].islower() and label is None:
            return False
        if label is not None:
            return bool(finished) or self._is_next(label) or self._is_bare(before)
        if finished == "strong":
            return not (before.text[-1] == "." and self._sentence_follows(before, line))
        opens = verbs.opens(line.text)
        if finished == "weak":
            return opens or self._indented(line) or self._is_heading(index)
        return self._is_bare(before) and (opens or line.gap > 0) and before.text != line.text

    def _ended_early(self, before: Line, line: Line) -> bool:
        """Tell whether a line was ended on purpose, though the next word would have fitted into it.

        Where lines are not filled, only words that open a paragraph in small letters tell.
        """
        if not self._layout.has_room(before, line):
            return False
        return self._layout.filled or (self._number == 0 and verbs.opens_in_small_letters(line.text))

    def _sentence_follows(self, before: Line, line: Line) -> bool:
        """Tell whether a page ended between two sentences of one paragraph, not between two paragraphs."""
        if verbs.opens(line.text) or headings.heading(line.text) or line.text.startswith(_OF_NOTES):
            return False
        return len(before.text) >= NEAR_WIDEST * self._layout.width and not self._indented(line)

    def _indented(self, line: Line) -> bool:
        first, other = self._layout.first_indent, self._layout.other_indent
        return first is not None and other is not None and first > other and line.indent > first

    def _is_next(self, label: labels.Label) -> bool:
        if label.style == self._main_style:
            return label.number == self._number + 1
        if label.style in labels.SUB_STYLES:
            return self._subs.expects(label.printed)
        return False

    def _begins_within(self, index: int, before: Line, line: Line) -> bool:
        """Decide two lines with nothing between them."""
        layout = self._layout
        finished = before.stop
        short = len(before.text) < self._long
        label = line.label
        if label is not None:
            begins = self._label_begins(index, label, finished=finished, short=short)
            if begins is not None:
                return begins
        begins = self._by_indent(before, line, finished=bool(finished), short=short)
        if begins is not None:
            return begins
        if not self._plain and self._is_heading(index):
            return True
        if layout.blank_lines:
            return finished == "strong" and short and verbs.opens(line.text)
        if finished and self._ended_early(before, line):
            return True
        if line.text[0].islower():
            return False
        after_heading = self._is_bare(before) and self._began_as_heading(index - 1)
        return after_heading or bool(finished and verbs.opens(line.text)) or (finished == "strong" and short)

    def _hangs(self, before: Line, line: Line) -> bool:
        """Tell whether a line goes back to the margin in a text whose other lines are indented."""
        first, other = self._layout.first_indent, self._layout.other_indent
        return first is not None and other is not None and first < other and line.indent < before.indent

    def _by_indent(self, before: Line, line: Line, *, finished: bool, short: bool) -> bool | None:
        """Decide by the indents of first lines, or of all the others, where the text has such."""
        first, other = self._layout.first_indent, self._layout.other_indent
        if first is None or other is None:
            return None
        if first < other:
            return (finished or short) if line.indent < before.indent else None
        if line.indent < before.indent:
            return None if finished and short else False
        if line.indent > before.indent:
            return finished or short
        if line.indent >= first and finished:
            first_line = line.indent == first and not line.text[0].islower()
            begins = line.text[0].isupper() or line.label is not None or first_line
            return begins or self._ended_early(before, line)
        return None

    def _label_begins(self, index: int, label: labels.Label, *, finished: str, short: bool) -> bool | None:
        before, line = self._lines[index - 1], self._lines[index]
        if refers(before, line.text[label.length :]):
            return False
        expected = self._is_next(label)
        if label.style == "1)" and self._main_style != "1)":
            return expected and before.text[-1] in ":;：；" and (short or label.number == 1)
        if label.style in ("1.", "1)", "(1)"):
            if expected or label.number == 1:
                return bool(finished) or self._is_bare(before) or short or self._is_heading(index - 1)
            likely = labels.in_turn(label.number, self._number) and not line.text[label.length].islower()
            return finished == "strong" and likely
        if label.style == "A":
            return True if finished == "strong" and (short or line.indent != before.indent) else None
        if expected:
            apart = line.indent > before.indent + 1 or self._hangs(before, line)
            return bool(finished) or short or apart or self._heads_list(before, line, label)
        return finished == "strong" or None

    def _is_heading(self, index: int) -> bool:
        """Tell whether a line between paragraphs is a bare heading: the next line begins a paragraph.

        A full line may be one, too, above the number that is next.
        """
        before, line = self._lines[index - 1], self._lines[index]
        finished = before.stop
        if not finished or index + 1 >= len(self._lines) or not headings.heading(line.text):
            return False
        after = self._lines[index + 1]
        label = after.label
        full = len(line.text) >= self._long
        if label is not None and label.style == self._main_style:
            due = label.number == self._number + 1
            if full:
                ended = finished == "strong" or len(before.text) < self._long
                return due and ended and self._heads(line, after, label)
            return due or label.number == 1
        if full:
            return False
        if finished != "strong" or verbs.opens(line.text):
            return False
        return after.gap > 0 or verbs.opens(after.text) or (label is not None and label.style == "a")

    @staticmethod
    def _heads(line: Line, after: Line, label: labels.Label) -> bool:
        """Tell whether a full line stands above a paragraph, and not within a sentence with a number."""
        words = after.text[label.length :]
        return not (words[0].islower() or awaits(line.text) or refers(line, words))

    def _heads_list(self, before: Line, line: Line, label: labels.Label) -> bool:
        """Tell whether a full line is a heading with a label, and the first item of its list is below it."""
        above = before.label
        if above is None or not self._subs.begins(label.printed):
            return False
        title = before.text[above.length :]
        return headings.heading(title) and not awaits(before.text) and line.text[label.length].isupper()

    def _began_as_heading(self, index: int) -> bool:
        return index == 0 or self._is_heading(index) or self._lines[index].gap > 0 or self._lines[index].turn
