"""Numbers of the items of lists in a web page, as a browser counts them.

In: elements in their order, and what counters of style sheets print before them. Out: the label of each item.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from compare.readers import html_counters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from compare.readers.html_css import Sheets

PROPERTIES = frozenset({"list-style", "list-style-type"})
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
"""Values of `type`, and what style sheets call them."""
_BULLETS = frozenset({"none", "disc", "circle", "square"})
_WORD = re.compile(r"[\w-]+")
_LEVEL = re.compile(r"lst-kix_\w+-(\d)")
"""Classes of Google Docs, whose lists do not stand in one another."""


class _List(NamedTuple):
    """An `ol` or `ul` that is open."""

    style: str
    """`decimal`, `lower-alpha`, … or what prints no number."""
    step: int
    level: int | None
    """Depth below the first level; None for the first, or where nothing tells."""


class Lists:
    """The lists that are open at a place of a page, the innermost last."""

    def __init__(self, sheets: "Sheets") -> None:
        """Begin outside of all lists."""
        self._sheets = sheets
        self._open: list[_List] = []
        self._numbers: list[int] = []

    def begin(self, element: "HtmlElement") -> None:
        """Open an `ol` or `ul`."""
        step = -1 if "reversed" in element.attrib else 1
        start = _integer(element.get("start"))
        if start is None:
            start = sum(child.tag == "li" for child in element) if step < 0 else 1
        said = _LEVEL.search(element.get("class") or "")
        outer = self._open[0].style if self._open else ""
        # What stands in a list of letters may stand under a paragraph that no list numbers.
        level = (
            int(said[1]) if said else 0 if outer.endswith(("alpha", "latin", "roman")) else len(self._open)
        )
        self._open.append(_List(self._style(element), step, level or None))
        self._numbers.append(start - step)

    def end(self) -> None:
        """Close the innermost list."""
        self._open.pop()
        self._numbers.pop()

    def item(self, element: "HtmlElement", before: str | None) -> tuple[str, int | None] | None:
        """Count an item, and return its label and its depth below the first level; None without a label.

        What counters print `before` it is its label, in place of a number.
        """
        if not self._open:
            return None
        top = self._open[-1]
        value = _integer(element.get("value"))
        self._numbers[-1] = value if value is not None else self._numbers[-1] + top.step
        if before is not None:
            label = " ".join(before.split()).rstrip(".")
            return (label, top.level) if any(map(str.isalnum, label)) else None
        number = html_counters.number(self._numbers[-1], self._said(element) or top.style)
        return None if number is None else (number, top.level)

    def _style(self, element: "HtmlElement") -> str:
        said = self._said(element)
        if said is None and element.tag == "ol":
            return _TYPES.get(element.get("type") or "1", "decimal")
        return said or "disc"

    def _said(self, element: "HtmlElement") -> str | None:
        """Return what style sheets or its own `style` say of an element's numbers, if that is known."""
        declared = self._sheets.of(element)
        said = declared.get("list-style-type") or declared.get("list-style") or ""
        words = map(str.lower, _WORD.findall(said))
        return next((word for word in words if word in _BULLETS or html_counters.number(1, word)), None)


def _integer(text: str | None) -> int | None:
    found = re.match(r"\s*(-?\d{1,6})", text or "")
    return int(found[1]) if found else None
