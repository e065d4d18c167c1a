"""Lines of a PDF to paragraphs: gaps, indents, sizes and styles tell where one begins.

Where a page or a column ends in between, the indent tells, and the words where that is not clear.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from compare.model import Style
from compare.readers import closings, dates, front, headings, labels, organs, parts, repair, verbs
from compare.readers.lines import stop
from compare.readers.pdf_layout import EDGE, PARAGRAPH_GAP, Layout
from compare.readers.pdf_lines import PrintedLine
from compare.readers.pieces import is_wide

_OTHER_SIZE = 0.06
"""Of the size; lines of one paragraph have the same, but for rounding."""
_SAME_ROW = 0.35
"""Ems; parts of one row stand on one baseline."""
_CENTRED = 0.03
"""Of the width by which the middles of centred lines differ at most."""
_LEAST_MARGIN = 2
"""Ems on either side of a centred line."""
_BOLD = 0.9
"""Of the letters of a line that is bold as a whole."""
_OF_TWO_LINES = frozenset({"adopted", "report"})
"""Entries of a masthead whose first line has the form of one by itself, too: `Resolution adopted by the
General Assembly on 1 November` and the year."""
_APART = 2.0
"""Of the leading, from which a line stands apart from the next; gaps between paragraphs are 1.5."""
_FEWEST_INDENTED = 2
"""First lines that show by how much they are indented."""
_Column = tuple[float, float] | None


def paragraphs(lines: Sequence[PrintedLine], layout: Layout) -> list[list[PrintedLine]]:
    """Return the lines of each paragraph."""
    splitter = _Splitter(lines, layout)
    result: list[list[PrintedLine]] = []
    for line in lines:
        if result and not splitter.begins(result[-1], line):
            result[-1].append(line)
        else:
            result.append([line])
    return result


class _Splitter:
    """Tells whether a line begins a paragraph, or goes on with the one before."""

    def __init__(self, lines: Sequence[PrintedLine], layout: Layout) -> None:
        self._layout = layout
        ends: dict[_Column, list[float]] = {}
        for line in lines:
            ends.setdefault(line.column, []).append(line.x1)
        # The longest line in twenty sticks out: a number in the margin, a stop that hangs.
        self._right = {
            column: sorted(found)[max(0, int(len(found) * 0.95) - 1)] for column, found in ends.items()
        }
        self._alone = {(line.page, line.number) for line in _masthead(lines) if _is_entry(line.text)}
        self._behind = {
            (line.page, line.number) for before, line in pairwise(lines) if _is_beside(before, line)
        }
        self._set_apart = {
            (line.page, line.number)
            for line, below in pairwise(lines)
            if line.page == below.page and line.y - below.y >= _APART * layout.leading_of(line)
        }
        self._first = self._usual_indent(lines)

    def _usual_indent(self, lines: Sequence[PrintedLine]) -> float | None:
        """Return by how much first lines are indented whose second ones are not; None where they are not."""
        indents = Counter(
            round(self._indent(line))
            for line, below in pairwise(lines)
            if self._indent(line) > EDGE * line.size and abs(self._indent(below)) <= EDGE * below.size
        )
        (indent, count), *_ = indents.most_common(1) or [(0, 0)]
        return indent if count >= _FEWEST_INDENTED else None

    def begins(self, paragraph: Sequence[PrintedLine], line: PrintedLine) -> bool:
        before = paragraph[-1]
        if before.cell or line.cell:
            return before.cell != line.cell
        if abs(before.size - line.size) > _OTHER_SIZE * max(before.size, line.size):
            return True
        if (before.page, before.number) in self._alone and not line.text[0].islower():
            return True
        begun = has_bullet(line) or closings.votes(line.text)
        if begun or _closes(before.text) or _heads_annex(paragraph, line):
            return True
        turned = (before.page, before.column) != (line.page, line.column)
        if turned and _is_bold(before) != _is_bold(line) and not _is_inside_word_run(before, line):
            return True
        if turned or line.y > before.y + _SAME_ROW * line.size:
            return self._begins_after_turn(paragraph, line)
        if before.y - line.y >= PARAGRAPH_GAP * self._layout.leading_of(line):
            return True
        if _is_beside(before, line) or self._begins_row(before, line):
            return True
        if _is_bold(before) != _is_bold(line) and not _is_inside_word_run(before, line):
            return True
        return self._begins_by_indent(paragraph, line)

    def _begins_row(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Tell whether a line begins the row below one of several parts, and does not go on with the last."""
        if (before.page, before.number) not in self._behind:
            return False
        goes_on = line.text[0].islower() and not stop(before.text)
        return not _overlap(before, line) or (line.x0 < before.x0 - EDGE * line.size and not goes_on)

    def _begins_by_indent(self, paragraph: Sequence[PrintedLine], line: PrintedLine) -> bool:
        before = paragraph[-1]
        near = EDGE * line.size
        by = line.x0 - before.x0
        if abs(by) > near and self._is_centred(before) and self._is_centred(line):
            return False
        if by > near:
            hangs = _hangs(before, line, near) or self._hangs_in_sentence(before, line)
            if len(paragraph) == 1 and hangs and labels.parse(line.text) is None:
                return False
            return not (self._layout.spaced and self._goes_on(before, line))
        if by < -near:
            return len(paragraph) > 1 or self._begins_further_out(before, line)
        return self._begins_below(paragraph, line)

    def _hangs_in_sentence(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Tell whether a line goes on, further in, with the sentence of a full line that has a label.

        Behind "(2)" stands no more than a space, so that nobody knows where its words begin.
        """
        full = not self._ended(before, line) and stop(before.text) != "strong"
        return full and line.text[0].islower() and labels.parse(before.text) is not None

    def _begins_below(self, paragraph: Sequence[PrintedLine], line: PrintedLine) -> bool:
        """Decide a line that stands under the one before."""
        before = paragraph[-1]
        near = EDGE * line.size
        label = labels.parse(line.text)
        if label is not None and _is_bold(before) and _is_bold(line):
            return True
        if label is not None and stop(before.text) and self._is_next(paragraph, label):
            return True
        if label is None and self._is_display(before) and self._is_display(line) and not stop(before.text):
            return False  # headings are broken where it looks well, not where the line is full
        ended = self._ended(before, line)
        if label is not None and label.style == "1.1" and (ended or stop(before.text) == "strong"):
            return True  # no sentence breaks off there, and none begins with 4.1.2
        if len(paragraph) == 1 and ended and abs(self._indent(line)) > near:
            return True
        if len(paragraph) == 1 and is_wide(before.text[-1]) and stop(before.text) and self._is_first(line):
            return True
        if self._layout.spaced or not stop(before.text):
            return False
        if not ended:
            # A number with a verb behind it, after a stop, is no part of a sentence; nor a verb set apart.
            if label is None:
                return _opens_in_italics(line) and not _ends_in_italics(before)
            return verbs.opens(line.text[label.length :])
        return label is not None or verbs.opens(line.text) or len(paragraph) == 1

    @staticmethod
    def _is_next(paragraph: Sequence[PrintedLine], label: labels.Label) -> bool:
        """Tell whether a label stands under the label of a paragraph of one line, and goes on with it."""
        first = labels.parse(paragraph[0].text) if len(paragraph) == 1 else None
        return first is not None and labels.follows(first.printed, label.printed)

    def _begins_further_out(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Decide a line after a first one that is indented, as those of most paragraphs are."""
        ended = self._ended(before, line)
        if (ended or _is_bold(before)) and self._is_centred(before) and _may_be_heading(before):
            return True
        complete = bool(stop(before.text)) and ended
        return complete and labels.parse(line.text) is not None

    def _is_first(self, line: PrintedLine) -> bool:
        """Tell whether a line is indented like the first lines of paragraphs."""
        return self._first is not None and abs(self._indent(line) - self._first) <= EDGE * line.size

    def _begins_after_turn(self, paragraph: Sequence[PrintedLine], line: PrintedLine) -> bool:
        """Decide the first line of a page or column by its indent, compared with that of the paragraph."""
        before = paragraph[-1]
        near = EDGE * line.size
        indent = self._indent(line)
        label = labels.parse(line.text)
        finished = stop(before.text)
        if label is None and self._goes_on(before, line):
            return False
        if len(paragraph) == 1 and self._ended(before, line) and (label or headings.section(line.text)):
            return True  # a heading was left at the page's foot
        if finished and (line.page, line.number) in self._set_apart:  # a head that stands on no other page
            return True
        if len(paragraph) > 1:
            inner, outer = self._indent(before), self._indent(paragraph[0])
            if abs(indent - inner) > near:
                return True
            if abs(inner - outer) > near:
                return self._may_begin_at_edge(before, line)
        elif indent > near:
            hangs = (
                before.text_x is not None
                and abs(before.text_x - before.x0 + self._indent(before) - indent) <= near
            )
            return not (hangs and not finished)
        elif self._indent(before) > near:
            return self._may_begin_at_edge(before, line)
        if not finished:
            return False
        return label is not None or verbs.opens(line.text) or self._ended(before, line)

    def _may_begin_at_edge(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Tell whether a line at the edge begins something where other paragraphs are indented: a heading.

        Or a number with a verb behind it, on a page of too few lines to tell where its edge is.
        """
        if not stop(before.text):
            return False
        label = labels.parse(line.text)
        opens = label is not None and verbs.opens(line.text[label.length :])
        return opens or (self._ended(before, line) and _is_bold(line))

    def _indent(self, line: PrintedLine) -> float:
        return line.x0 - self._layout.edge(line)

    def _goes_on(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Tell whether the words say that a sentence goes on, and the line before is full."""
        asks = line.text[0].islower() or before.text[-1] in "-/"
        return asks and not stop(before.text) and not self._ended(before, line)

    def _ended(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Tell whether the first word of a line would have fitted into the line before."""
        edge = self._right.get(before.column, before.x1)
        word = line.text[0] if is_wide(line.text[0]) else line.text.partition(" ")[0]
        width = (line.x1 - line.x0) * (len(word) + 1) / len(line.text)
        return before.x1 + width < edge - line.size

    def _is_display(self, line: PrintedLine) -> bool:
        """Tell whether a line is set like a heading: larger than the text, and bold."""
        return _is_bold(line) and line.size > self._layout.size * (1 + _OTHER_SIZE)

    def _is_centred(self, line: PrintedLine) -> bool:
        left, end = self._layout.edge(line), self._right.get(line.column, line.x1)
        before, behind = line.x0 - left, end - line.x1
        least = _LEAST_MARGIN * line.size
        return min(before, behind) >= least and abs(before - behind) <= 2 * _CENTRED * (end - left)


def _masthead(lines: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
    """Return the lines ahead of the organ's name; where there is no such name, those of the first page."""
    opening = organs.first_opening([line.text for line in lines])
    if opening is None:
        return [line for line in lines if line.page == lines[0].page]
    return lines[:opening]


def _is_entry(text: str) -> bool:
    """Tell whether a line of a masthead is complete: what follows is another entry, or a title."""
    numbered = front.numbered_title(text)
    if numbered:
        return not numbered[1]
    entries = front.entries(text)
    return entries is not None and not any(name in _OF_TWO_LINES for name, _ in entries)


def _closes(text: str) -> bool:
    """Tell whether a line is a paragraph by itself: a meeting, a date, an entry of a table of contents."""
    if text[:1].isdecimal() and (closings.meeting(text) or dates.date(text) is not None):
        return True
    return repair.leaders(text) > 0


def _heads_annex(paragraph: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Tell whether a paragraph of one line is all of an annex's heading."""
    text = paragraph[0].text
    return (
        len(paragraph) == 1 and parts.annex(text) is not None and parts.annex(f"{text} {line.text}") is None
    )


def has_bullet(line: PrintedLine) -> bool:
    """Tell whether a line begins with a bullet or a dash and a tab."""
    return line.text_x is not None and line.text[0] in labels.BULLETS


def _is_beside(before: PrintedLine, line: PrintedLine) -> bool:
    """Tell whether two lines are parts of one row."""
    here = (before.page, before.column) == (line.page, line.column)
    return here and abs(before.y - line.y) < _SAME_ROW * line.size


def _overlap(before: PrintedLine, line: PrintedLine) -> bool:
    """Tell whether one line stands under the other."""
    return before.x0 < line.x1 and line.x0 < before.x1


def _hangs(before: PrintedLine, line: PrintedLine, near: float) -> bool:
    """Tell whether a line stands under the words behind the label of the line before."""
    return before.text_x is not None and abs(before.text_x - line.x0) <= near


def _may_be_heading(line: PrintedLine) -> bool:
    return headings.heading(line.text) and not stop(line.text)


def _is_inside_word_run(before: PrintedLine, line: PrintedLine) -> bool:
    """Tell whether two lines are parts of one sentence, whatever their style."""
    return before.text[-1].isalpha() and line.text[0].islower()


def _opens_in_italics(line: PrintedLine) -> bool:
    """Tell whether a line begins with a verb that opens paragraphs, in italics."""
    return verbs.opens(line.text) and any(s.style is Style.ITALIC and s.start == 0 for s in line.spans)


def _ends_in_italics(line: PrintedLine) -> bool:
    return any(s.style is Style.ITALIC and s.end == len(line.text) for s in line.spans)


def _is_bold(line: PrintedLine) -> bool:
    bold = sum(span.end - span.start for span in line.spans if span.style is Style.BOLD)
    return bold >= _BOLD * len(line.text)
