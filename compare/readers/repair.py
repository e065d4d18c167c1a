"""Mendings that readers do, each a named function that says why; a document lists those applied to it.

None of them loses a word: notes and marks become objects, and what is dropped (page furniture, rules) is
returned beside what is kept, so that it can be counted and shown.
"""

from collections import Counter
from collections.abc import Sequence

from compare.model import Repair
from compare.readers import furniture, lone_labels, marks, notes, pieces, quoted
from compare.readers.blocks import Block
from compare.readers.lines import GLUED, Line, unquoted
from compare.readers.patterns import late

Tally = Counter[str]
"""How often each repair was needed, by its name."""

_JOB_HINT = late(r"[-*]\d{5}")
"""What every job number and bar code holds."""
_INLINE_JOB = late(
    r" (?:(?:\d{1,3}/\d{1,3} )?\d{2}-\d{5} \([A-Z]\)(?: \d{6}){0,2}(?: \*\d{7}\*)?(?: \d{1,3}/\d{1,3})?"
    r"|\d{2}-\d{5} \d{1,3}/\d{1,3}|\d{1,3}/\d{1,3} \d{2}-\d{5}|\*\d{7}\*)(?= |$)"
)
_QUOTED = ">"
_FEWEST_QUOTED, _MOSTLY_QUOTED = 3, 0.8
"""Lines of a quoted text at least, and their share; "On Monday … wrote:" and an answer may stand above."""
_LEADERS = late(r"\s*(?:\.\s?){4,}\s*(?:(?:\d{1,4}(?:[-–]\d{1,4})?\s+)?(?:\d{1,4}|[ivxlc]{1,7}))?$")
"""A column of paragraphs may stand before that of pages: `1–4 3`."""
_LEADERS_END = 16
"""Characters at the end of such an entry among which there is a dot, if there are any."""
_LONGEST_LEADERS = 400
"""Characters; a line holds 200 dots at most."""


def drop_mail_quotes(lines: list[Line], tally: Tally) -> list[Line]:
    """Drop the `>` with which a mail program quotes: where nearly all lines have one, none is the text's."""
    if not any(line.text[0] == _QUOTED for line in lines[: 2 * _FEWEST_QUOTED]):
        return lines
    # `>90 mg/L` is more than 90; between the paragraphs of a mail stand lines that are nothing but the sign.
    quoted = sum(line.text == _QUOTED or line.text.startswith((f"{_QUOTED} ", _QUOTED * 2)) for line in lines)
    blank = any(not line.text.strip(f"{_QUOTED} ") for line in lines)
    if not blank or quoted < max(_FEWEST_QUOTED, _MOSTLY_QUOTED * len(lines)):
        return lines
    tally["drop_mail_quotes"] += quoted
    return list(unquoted(lines, _QUOTED))


def drop_page_furniture(lines: Sequence[Line], first: int, tally: Tally) -> tuple[list[Line], list[Line]]:
    """Drop running heads, page numbers, job numbers and bar codes, which interrupt sentences.

    Return the lines kept and the lines dropped. The line after a dropped one is marked as a turn of the
    page, and where the source has no form feeds it begins a page.
    """
    gone = furniture.find(lines, first)
    if not gone or len(gone) == len(lines):
        return list(lines), []
    kept: list[Line] = []
    dropped: list[Line] = []
    paged = lines[-1].page > 1
    turn, page = False, 1
    for index, line in enumerate(lines):
        if index in gone:
            dropped.append(line)
            turn = True
            continue
        page += turn and bool(kept)
        kept.append(line._replace(turn=line.turn or (turn and bool(kept)), page=line.page if paged else page))
        turn = False
    tally["drop_page_furniture"] += len(dropped)
    return kept, dropped


def put_labels_before_words(lines: Sequence[Line], tally: Tally) -> list[Line]:
    """Join a label, or the number of a note, on a line of its own with its words: so PDFs are copied."""
    joined = lone_labels.put_before_words(lone_labels.put_before_notes(lines))
    if len(joined) < len(lines):
        tally["join_lines"] += len(lines) - len(joined)
    return joined


def move_notes_out(lines: Sequence[Line], first: int, tally: Tally) -> notes.Separated:
    """Take notes out of the running text: they stand at the page's foot, often in mid-sentence."""
    separated = notes.separate(lines, first)
    if separated.notes:
        tally["move_notes_out"] += len(separated.notes)
    return drop_rules(separated, tally)


def drop_rules(separated: notes.Separated, tally: Tally) -> notes.Separated:
    """Drop the rules above notes, and headings such as "Notes": they only say where notes begin."""
    if separated.rules:
        tally["drop_rules"] += len(separated.rules)
    return separated


def glue_lone_marks(lines: Sequence[Line], labels: set[str], tally: Tally) -> list[Line]:
    """Glue a mark that stands on a line of its own to the line before: raised, it lost its place.

    Only a number that is the label of a note is one; any other stays a line.
    """
    if not labels:
        return list(lines)
    glued: list[Line] = []
    for line in lines:
        if len(line.text) <= 3 and line.text in labels and glued:  # noqa: PLR2004 - notes have three digits at most
            tally["glue_lone_marks"] += 1
            glued.append(line._replace(gap=GLUED, turn=False, indent=glued[-1].indent))
        else:
            glued.append(line)
    return glued


def join_lines(lines: Sequence[Line], tally: Tally) -> Block:
    """Join the lines of a paragraph with a space, or without one after a hyphen, which is a real one."""
    text, runs = pieces.join(lines)
    if len(lines) > 1:
        tally["join_lines"] += len(lines) - 1
    return Block(text=text, runs=runs)


def drop_furniture_inside(block: Block, tally: Tally) -> Block:
    """Drop job numbers and bar codes inside a paragraph that was joined before we got it."""
    text = block.text
    if ("-" not in text and "*" not in text) or _JOB_HINT().search(text) is None:
        return block
    gone = [found.span() for found in _INLINE_JOB().finditer(text)]
    if not gone:
        return block
    tally["drop_furniture_inside"] += len(gone)
    return pieces.without(block, gone)


def leaders(text: str) -> int:
    """Return how many characters at the end of a text are leaders: dots and the number of a page.

    >>> leaders("Introduction . . . . . 3"), leaders("Introduction...")
    (12, 0)
    >>> leaders("Introduction . . . . . 1–14 3")
    17
    """
    if "." not in text[-_LEADERS_END:]:
        return 0
    found = _LEADERS().search(text, max(0, len(text) - _LONGEST_LEADERS))
    return len(text) - found.start() if found and found.start() else 0


def drop_leaders(block: Block, tally: Tally) -> Block:
    """Drop the dots and the page's number behind an entry of a table of contents: layout, and no words."""
    length = leaders(block.text)
    if not length:
        return block
    tally["drop_leaders"] += 1
    return pieces.without(block, [(len(block.text) - length, len(block.text))])


def take_out_marks(blocks: Sequence[Block], found: Sequence[Block], tally: Tally) -> list[Block]:
    """Take the marks of notes out of the words that they are glued to."""
    freed = marks.take_out(blocks, found)
    count = sum(len(block.marks) for block in freed)
    if count:
        tally["take_out_marks"] += count
    return freed


def drop_quotes(blocks: Sequence[Block], tally: Tally) -> list[Block]:
    """Drop the quotation marks of a resolution that is quoted whole: one before each of its paragraphs."""
    found = quoted.marks(blocks)
    if not found:
        return list(blocks)
    tally["drop_quotes"] += sum(map(len, found.values()))
    return [pieces.without(block, found.get(index, [])) for index, block in enumerate(blocks)]


def listed(tally: Tally) -> tuple[Repair, ...]:
    """Return the repairs that were applied, in the order of their names."""
    return tuple(Repair(name=name, count=count) for name, count in sorted(tally.items()))
