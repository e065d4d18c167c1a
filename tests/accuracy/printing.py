"""Print a document as a UN text comes out of a PDF or a word processor: lines, pages, notes at page feet.

What is printed is the same text whatever the layout, so that reading it back must give the same
paragraphs, labels, marks and notes. Only layouts in which a reader can tell where paragraphs end are
printed: with blank lines, with indents, or with neither but full lines.
"""

import random
import re
from collections.abc import Iterator, Sequence
from textwrap import TextWrapper
from typing import NamedTuple

from accuracy.marked import MARKS, mark, noted, with_marks

from compare.model import Document, Kind, Paragraph

_RULE = "_______________"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NO_START = "，。；：、！？）》”’"
_UNBROKEN = 100_000
"""A width that no paragraph has."""
_LEAST_BODY = 6
"""Lines of text that every page has, however many notes."""


class Layout(NamedTuple):
    """How a text is printed."""

    name: str
    width: int = 85
    """Characters of the widest line."""
    height: int = 50
    """Lines of a page, notes included."""
    blank_lines: bool = True
    """Blank lines between paragraphs."""
    indent: str = ""
    """Before a paragraph's first line."""
    label_gap: str = " "
    """Between a paragraph's number and its text."""
    stepped: bool = False
    """Sub-paragraphs are indented by their level."""
    trailing: str = ""
    """Behind every line of the body."""
    head: str = ""
    """Running head of every page but the first; `{page}` is its number, `{pages}` how many there are."""
    foot: str = ""
    """Last line of every page, with the same numbers."""
    form_feed: bool = False
    """A form feed begins every page but the first."""
    marks: str = "{}"
    """How a mark is printed; `raised` sets raised digits."""
    label: str = "{} "
    """How a note's own label is printed."""
    notes_at_end: bool = False
    """All notes stand behind the text instead of at the feet of pages."""
    resumes: bool = False
    """After notes, two spaces begin a paragraph and one goes on with it, as in 58/190 as received."""
    masthead: str = ""
    """Lines ahead of the text."""


_MASTHEAD = """\
United Nations                                                   A/RES/61/900
General Assembly                                                 Distr.: General
                                                                 9 February 2007
Sixty-first session
Agenda item 67 (b)

              Resolution adopted by the General Assembly on 19 December 2006

        [on the report of the Third Committee (A/61/443/Add.2 and Corr.1)]
"""
LAYOUTS = (
    Layout("as 58/190 was received", indent=" ", trailing=" ", resumes=True),
    Layout("blank lines, heads with symbol and page", head="A/RES/61/900\n{page}/{pages}"),
    Layout("blank lines, form feeds, page numbers", foot="{page}", form_feed=True, width=78),
    Layout(
        "indents, tabs behind numbers",
        indent="     ",
        label_gap="\t",
        stepped=True,
        head="A/RES/61/900",
        form_feed=True,
    ),
    Layout(
        "indents, no blank lines", indent="     ", blank_lines=False, label_gap="  ", foot="{page}/{pages}"
    ),
    Layout("neither blank lines nor indents", blank_lines=False, head="A/RES/61/900\n{page}/{pages}"),
    Layout("raised marks", marks="raised", label="raised", head="A/RES/61/900\n{page}/{pages}", width=92),
    Layout("bracketed marks, notes at the end", marks="[{}]", label="[{}] ", notes_at_end=True),
    Layout("a paragraph a line", width=_UNBROKEN, notes_at_end=True),
    Layout("with a masthead", indent="     ", masthead=_MASTHEAD, foot="{page}/{pages}", width=80),
    Layout("page numbers and nothing else at page ends", indent="     ", foot="{page}", width=80),
    Layout("job numbers", foot="18-01971 (E) 120218\n*1801971*", head="A/RES/61/900", form_feed=True),
)


def laid_out(layout: Layout, chance: random.Random) -> Layout:
    """Return the layout with other lines and other pages."""
    if layout.width == _UNBROKEN:
        return layout
    return layout._replace(width=layout.width + chance.randint(-7, 7), height=chance.randint(32, 56))


class _Line(NamedTuple):
    """A printed line of the body."""

    text: str
    notes: tuple[int, ...] = ()
    """Notes that it calls."""


def print_text(document: Document, layout: Layout) -> str:
    """Return the document as a text."""
    lines = [line for paragraph in document.paragraphs for line in _lines(paragraph, layout)]
    pages = list(_pages(lines, document, layout))
    printed = [*layout.masthead.split("\n")] if layout.masthead else []
    for number, (body, notes) in enumerate(pages, start=1):
        if number > 1:
            head = layout.head.format(page=number, pages=len(pages)).split("\n") if layout.head else []
            if layout.form_feed:
                head = ["\f" + (head[0] if head else ""), *head[1:]]
            printed += [*head, ""] if head and layout.blank_lines else head
        after_notes = layout.resumes and number > 1 and bool(pages[number - 2][1])
        for at, line in enumerate(body):
            resumed = " " if after_notes and at == 0 else ""
            printed.append(resumed + line.text)
        if notes:
            printed += ["", _RULE] if layout.blank_lines else [_RULE]
            printed += [row for note in notes for row in _note(document, note, layout)]
        if layout.foot:
            foot = layout.foot.format(page=number, pages=len(pages)).split("\n")
            printed += ["", *foot] if layout.blank_lines else foot
    text = "\n".join(line if line.strip() else line.strip(" ") for line in printed)
    return f"{_marked(text, document, layout)}\n"


def _lines(paragraph: Paragraph, layout: Layout) -> Iterator[_Line]:
    """Yield a paragraph's lines and the blank one after it."""
    text = with_marks(paragraph).text
    if paragraph.label:
        stop = "." if paragraph.label.isdigit() else ""
        text = f"{paragraph.label}{stop}{layout.label_gap}{text}"
    step = "     " * paragraph.level if layout.stepped else ""
    broken = _closing(text) if paragraph.kind is Kind.CLOSING else _broken(text, layout.indent + step, layout)
    for row in broken:
        yield _Line(row + layout.trailing, tuple(noted(row)))
    if layout.blank_lines:
        yield _Line("")


def _closing(text: str) -> list[str]:
    """Return the meeting and the date, each on a line of its own."""
    meeting, found, date = text.partition("meeting ")
    return [meeting + found.strip(), date] if found else [text]


def _broken(text: str, indent: str, layout: Layout) -> list[str]:
    if any("\u4e00" <= character <= "\u9fff" for character in text):
        # Characters are twice as wide, and no line begins with what ends a phrase or calls a note.
        least = layout.width // 2
        return re.findall(rf".{{1,{least}}}[{_NO_START}{MARKS}]*", indent + text)
    wrapper = TextWrapper(
        layout.width,
        initial_indent=indent,
        expand_tabs=False,
        replace_whitespace=False,
        break_long_words=False,
    )
    return wrapper.wrap(text)


def _pages(
    lines: Sequence[_Line], document: Document, layout: Layout
) -> Iterator[tuple[list[_Line], list[int]]]:
    """Yield the body's lines of each page and the notes first called there.

    Where nothing shows the end of a page, there is none: no blank line is lost.
    """
    furnished = bool(layout.head or layout.foot or layout.form_feed)
    body: list[_Line] = []
    notes: list[int] = []
    called: set[int] = set()
    used = 0
    for line in lines:
        new = [note for note in dict.fromkeys(line.notes) if note not in called]
        needed = 1 + sum(len(_note(document, note, layout)) for note in new) * (not layout.notes_at_end)
        if used + needed > layout.height and len(body) >= _LEAST_BODY and (furnished or notes):
            yield _trimmed(body), notes
            body, notes, used = [], [], 0
        if not body and not line.text:
            continue
        body.append(line)
        called.update(new)
        if not layout.notes_at_end:
            notes += new
        used += needed
    yield _trimmed(body), list(range(len(document.notes))) if layout.notes_at_end else notes


def _trimmed(body: list[_Line]) -> list[_Line]:
    while body and not body[-1].text:
        body = body[:-1]
    return body


def _note(document: Document, note: int, layout: Layout) -> list[str]:
    label = document.notes[note].label
    printed = label.translate(_RAISED) + " " if layout.label == "raised" else layout.label.format(label)
    return _broken(printed + document.notes[note].text, "", layout._replace(width=layout.width + 10))


def _marked(text: str, document: Document, layout: Layout) -> str:
    for index, note in enumerate(document.notes):
        printed = (
            note.label.translate(_RAISED) if layout.marks == "raised" else layout.marks.format(note.label)
        )
        text = text.replace(mark(index), printed)
    return text
