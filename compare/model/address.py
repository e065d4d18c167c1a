"""Addresses of paragraphs and notes: one grammar for pins, anchors, JSON and reviews.

    pp3, pp4.a       third preambular paragraph; (a) under the fourth
    op12             operative paragraph labelled 12, or OP12
    op12.b.iii       operative paragraph 12 (b) (iii)
    op5.1            first item of operative paragraph 5, labelled `5. (1)` or `(1)`
    annex1.op3       operative paragraph 3 of annex I
    B.op3            the same in part B of a composite resolution
    par5             fifth paragraph without structure
    heading2         second heading
    article4         a paragraph that begins with `Article 4.`, and article4.a below it
    op1.1-2.1-2-2    clause 1.2.2, under 1.2, under 1
    table1.r2c3      first table, second row, third cell
    opening, closing, title, sponsors, annex1, note7

An address that stands twice in a text gets `~2`, `~3`, … after it.
"""

import re
from collections import Counter
from collections.abc import Sequence

from compare.model.document import Document, Kind, Note, Paragraph
from compare.model.grid import goes_on

_LABEL = re.compile(r"[^\W_]+")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SHARED = re.compile(r"(\d\w*)\. (\(?\w+\))")
"""A number and the label of the first item that stands behind it."""
DECIMAL = re.compile(r"\d+(?:-\d+)+")
"""A label that names what it stands under, `1.2.2`, as a step."""


def addresses(document: Document) -> tuple[str, ...]:
    """Return the address of each paragraph, in order; all are different."""
    return _Namer().name_all(document.paragraphs)


def note_addresses(notes: Sequence[Note]) -> tuple[str, ...]:
    """Return the address of each note, in order; all are different."""
    return _distinct([f"note{_slug(note.label)}" for note in notes])


def names_itself(label: str) -> bool:
    """Tell whether a label says what it counts: `Article 4`, `§ 4`, `第四条`; not `A`, `IV`, `3 alt`."""
    return label.startswith("第") or (" " in label and not label[0].isdecimal())


def counted_as(paragraph: Paragraph) -> Kind:
    """Return the kind that a paragraph is counted as: what is numbered in an annex is not operative."""
    numbered = paragraph.kind in (Kind.PREAMBULAR, Kind.OPERATIVE)
    annexed = any(name.partition(" ")[0].lower() in ("annex", "appendix") for name in paragraph.part)
    return Kind.OTHER if numbered and annexed else paragraph.kind


def shared(number: str, item: str) -> str:
    """Return the label of a number behind which the first item of its list stands, if it does.

    >>> shared("5", "(1)"), shared("5", "")
    ('5. (1)', '5')
    """
    return f"{number}. {item}" if item else number


def parted(label: str) -> tuple[str, str]:
    """Return the number in a label, and the label of the first item that shares it, as `shared` joins them.

    >>> parted("5. (1)"), parted("12"), parted("Art. 1")
    (('5', '(1)'), ('12', ''), ('Art. 1', ''))
    """
    found = _SHARED.fullmatch(label)
    return (found[1], found[2]) if found else (label, "")


def roman(number: int) -> str:
    """Return `number` (1 to 399) as a Roman numeral in capitals.

    >>> [roman(n) for n in (1, 4, 9, 14, 40, 99)]
    ['I', 'IV', 'IX', 'XIV', 'XL', 'XCIX']
    """
    result = ""
    for value, letters in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        count, number = divmod(number, value)
        result += letters * count
    return result


def from_roman(text: str) -> int | None:
    """Return the value of a Roman numeral, in either case, or None if it is none.

    >>> from_roman("xiv"), from_roman("IIX"), from_roman("")
    (14, None, None)
    """
    capitals = text.upper()
    if not capitals or any(letter not in _ROMAN for letter in capitals):
        return None
    values = [_ROMAN[letter] for letter in capitals]
    total = sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
    return total if total > 0 and roman(total) == capitals else None


_FIRST = frozenset({"", "a", "i", "1", "а", "أ", "ا", "一"})
"""Labels with which a list begins."""


class _Namer:
    """Names paragraphs one after another; what has no label is counted within its part."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._chain: list[tuple[int, str]] = []  # level and address of what the next may hang on
        self._above: list[tuple[int, str]] = []  # the same above headings that stand within a list
        self._announced = False  # whether the paragraph above them ends with a colon
        self._part: tuple[str, ...] = ()
        self._prefix = ""
        self._last_cell: tuple[int, int] | None = None  # row and column, while a table goes on

    def name_all(self, paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
        return _distinct([self._name(paragraph) for paragraph in paragraphs])

    def _name(self, paragraph: Paragraph) -> str:
        if paragraph.part != self._part:
            self._part, self._chain, self._above, self._last_cell = paragraph.part, [], [], None
            self._prefix = "".join(f"{_part_slug(part)}." for part in paragraph.part)
        prefix = self._prefix
        kind = paragraph.kind
        if kind is Kind.CELL:
            return prefix + self._cell(prefix, paragraph)
        self._last_cell = None
        if kind is Kind.SUBPARAGRAPH:
            return self._subparagraph(prefix, paragraph)
        if kind is Kind.ANNEX and paragraph.part:
            return prefix.rstrip(".")
        step, within = self._step(prefix, paragraph)
        self._remember_list(paragraph)
        self._chain = [(0, prefix + step)]
        if within:
            return self._subparagraph(prefix, paragraph._replace(label=within, level=1))
        return prefix + step

    def _step(self, prefix: str, paragraph: Paragraph) -> tuple[str, str]:
        """Return what names a paragraph within its part, and the label of an item that shares its number."""
        kind = paragraph.kind
        if kind is Kind.PREAMBULAR:
            return self._counted(prefix, "pp"), ""
        if kind is Kind.OPERATIVE:
            number, within = parted(paragraph.label or "")
            return f"op{_slug(number.removeprefix('OP'))}" if number else self._counted(prefix, "op"), within
        if kind is Kind.OTHER:
            return self._other(prefix, paragraph.label), ""
        if kind in (Kind.HEADING, Kind.ANNEX):
            return self._counted(prefix, kind.value), ""
        return kind.value, ""

    def _remember_list(self, paragraph: Paragraph) -> None:
        """Keep what a list hangs on while headings without numbers stand within it."""
        if paragraph.kind is not Kind.HEADING or paragraph.label:
            self._above, self._announced = [], paragraph.text.endswith((":", "："))
        elif not self._above and (self._announced or len(self._chain) > 1):
            self._above = self._chain

    def _other(self, prefix: str, label: str | None) -> str:
        if not label:
            return self._counted(prefix, "par")
        step = _slug(label)
        if not names_itself(label):
            return f"par{step}"
        return f"section{step}" if step[0].isdecimal() else step.lower()  # § 4 is a section

    def _counted(self, prefix: str, name: str) -> str:
        self._counts[prefix + name] += 1
        return f"{name}{self._counts[prefix + name]}"

    def _subparagraph(self, prefix: str, paragraph: Paragraph) -> str:
        if self._above and (self._announced or _slug(paragraph.label or "") not in _FIRST):
            self._chain = self._above
        self._above, self._announced = [], paragraph.text.endswith((":", "："))
        if not self._chain:
            self._chain = [(0, prefix + self._counted(prefix, "par"))]
        level = max(paragraph.level, 1)
        while self._chain[-1][0] >= level:
            self._chain.pop()
        parent = self._chain[-1][1]
        step = _slug(paragraph.label) if paragraph.label else self._counted(f"{parent}.", "par")
        self._chain.append((level, f"{parent}.{step}"))
        return f"{parent}.{step}"

    def _cell(self, prefix: str, paragraph: Paragraph) -> str:
        row, column = place = (paragraph.row or 0), (paragraph.column or 0)
        if not goes_on(self._last_cell, place):
            self._counts[f"{prefix}table"] += 1
        self._last_cell = place
        return f"table{self._counts[f'{prefix}table']}.r{row + 1}c{column + 1}"


def _distinct(names: list[str]) -> tuple[str, ...]:
    if len(set(names)) == len(names):
        return tuple(names)
    seen: Counter[str] = Counter()
    result = []
    for name in names:
        seen[name] += 1
        result.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
    return tuple(result)


def _slug(label: str) -> str:
    """Return the letters and digits of a label: `(iii)` is `iii`, `1.2` is `1-2`, `*` is `x2a`."""
    if "." in label and (decimal := label.strip(".").replace(".", "-")) and DECIMAL.fullmatch(decimal):
        return decimal
    letters = label if label.isalnum() else "".join(_LABEL.findall(label))
    return letters or "".join(f"x{ord(character):x}" for character in label)


def _part_slug(part: str) -> str:
    """Return `annex1` for `annex I`, `B` for `B`."""
    words = part.split()
    if words and words[0].lower() == "annex":
        number = from_roman(words[-1]) if len(words) > 1 else None
        return f"annex{number or _slug(''.join(words[1:]) or '1')}"
    return _slug(part)
