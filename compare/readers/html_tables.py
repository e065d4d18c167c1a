"""Tables of web pages: their cells with the columns that spans leave free, and which tables tabulate at all.

In: a `table` of a tree. Out: its cells with row and column, in order.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from compare.readers import front, labels

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONG_CELL = 300
"""Characters; a cell that holds more places text on the page, it does not tabulate."""
_FEW = 2
"""Paragraphs of a cell that tabulates."""
_WIDEST = 1000
"""Columns of which spans are followed; browsers heed a `colspan` up to that (HTML Standard)."""
_DIGITS = 6
_PAIR = 2
_BULLETS = frozenset("—–-•·")


class Cell(NamedTuple):
    """A cell and where it stands."""

    element: "HtmlElement"
    row: int
    column: int
    path: str
    """Under the table."""


def cells(table: "HtmlElement") -> Iterator[Cell]:
    """Yield the cells of a table, not those of tables in it; rows and columns count from 0."""
    taken_until: list[int] = []
    """For each column, the row from which on it is free."""
    rows = _rows(table)
    for row, element in enumerate(rows):
        column = 0
        for index, cell in enumerate((one for one in element if one.tag in ("td", "th")), start=1):
            while column < len(taken_until) and taken_until[column] > row:
                column += 1
            yield Cell(cell, row, column, f"tr[{row + 1}]/{cell.tag!s}[{index}]")
            end = column + _span(cell, "colspan", _WIDEST)
            last = row + _span(cell, "rowspan", len(rows))
            taken_until += [0] * (min(end, _WIDEST) - len(taken_until))
            taken_until[column:end] = [last] * (min(end, _WIDEST) - column)
            column = end


def is_layout(table: "HtmlElement") -> bool:
    """Tell whether a table only places text on the page."""
    if table.get("role") in ("presentation", "none"):
        return True
    widths = (sum(cell.tag in ("td", "th") for cell in row) for row in _rows(table))
    if max(widths, default=0) <= 1:
        return True
    return any(_places_text(cell) for cell in table.iter("td")) or _sets_labels_apart(table)


def label_of(cell: "HtmlElement") -> str | None:
    """Return the label that a cell holds alone, beside the paragraph that it labels, such as `(a)`."""
    text = " ".join("".join(cell.itertext()).split()) if cell.getnext() is not None else ""
    found = labels.parse(f"{text} x") if text else None
    return found.printed if found and found.length == len(text) + 1 and found.style != "1.1" else None


def is_bullet(cell: "HtmlElement") -> bool:
    """Tell whether a cell holds a dash or a bullet alone, beside the paragraph that it marks."""
    return "".join(cell.itertext()).strip() in _BULLETS and cell.getnext() is not None


def _sets_labels_apart(table: "HtmlElement") -> bool:
    """Tell whether each row is a paragraph, with its label in a cell of its own (as EUR-Lex sets them).

    A bare number is none here: it is a quantity, or counts the rows of what is tabulated.
    """
    held = [[cell for cell in row if cell.tag in ("td", "th")] for row in _rows(table)]
    return bool(held) and all(
        len(row) == _PAIR
        and (is_bullet(row[0]) or (label_of(row[0]) and not "".join(row[0].itertext()).strip().isalnum()))
        for row in held
    )


def _places_text(cell: "HtmlElement") -> bool:
    """Tell whether a cell holds a text, another table, or a part of a masthead."""
    text = " ".join("".join(cell.itertext()).split())
    paragraphs = sum(1 for _ in cell.iter("p"))
    if len(text) > _LONG_CELL or paragraphs > _FEW or next(cell.iter("table"), None) is not None:
        return True
    return front.is_masthead(text)


def _rows(table: "HtmlElement") -> list["HtmlElement"]:
    return [row for row in table.iter("tr") if _owner(row) is table]


def _owner(row: "HtmlElement") -> "HtmlElement | None":
    """Return the table that a row belongs to."""
    parent = row.getparent()
    while parent is not None and parent.tag != "table":
        parent = parent.getparent()
    return parent


def _span(cell: "HtmlElement", name: str, most: int) -> int:
    """Return over how many columns or rows a cell goes."""
    digits = (cell.get(name) or "").strip()
    if not (digits.isascii() and digits.isdecimal()):
        return 1
    return most if len(digits) > _DIGITS else max(1, min(int(digits), most))
