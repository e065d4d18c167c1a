"""Numbers of the items of lists in a web page, as a browser counts them.

In: elements in their order. Out: the label of each item. Counters of style sheets are not followed.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from compare.readers.docx_numbers import printed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NUMBERS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""Values of `type`, and the numbers that browsers show."""
_LIST_STYLE = re.compile(r"list-style(?:-type)?:\s*([\w-]+)")
_LIST_STYLES = {
    "decimal": "1",
    **dict.fromkeys(("lower-alpha", "lower-latin"), "a"),
    **dict.fromkeys(("upper-alpha", "upper-latin"), "A"),
    "lower-roman": "i",
    "upper-roman": "I",
    "none": "none",
}


class _List(NamedTuple):
    """An `ol` or `ul` that is open."""

    form: str | None
    """`1`, `a`, `A`, `i`, `I`; None for bullets and for lists without labels."""
    step: int


class Lists:
    """The lists that are open at a place of a page, the innermost last."""

    def __init__(self) -> None:
        """Begin outside of all lists."""
        self._open: list[_List] = []
        self._numbers: list[int] = []

    def begin(self, element: "HtmlElement") -> None:
        """Open an `ol` or `ul`."""
        step = -1 if "reversed" in element.attrib else 1
        start = _integer(element.get("start"))
        if start is None:
            start = sum(child.tag == "li" for child in element) if step < 0 else 1
        self._open.append(_List(_form(element), step))
        self._numbers.append(start - step)

    def end(self) -> None:
        """Close the innermost list."""
        self._open.pop()
        self._numbers.pop()

    def item(self, element: "HtmlElement") -> tuple[str, int | None] | None:
        """Count an item, and return its label and its depth below the first level; None without a label."""
        if not self._open:
            return None
        top = self._open[-1]
        value = _integer(element.get("value"))
        self._numbers[-1] = value if value is not None else self._numbers[-1] + top.step
        if top.form is None:
            return None
        return printed(self._numbers[-1], _NUMBERS[top.form]), len(self._open) - 1 or None


def _form(element: "HtmlElement") -> str | None:
    if element.tag != "ol":
        return None
    styled = _LIST_STYLE.search((element.get("style") or "").lower())
    form = (_LIST_STYLES.get(styled[1]) if styled else None) or element.get("type") or "1"
    return form if form in _NUMBERS else None


def _integer(text: str | None) -> int | None:
    found = re.match(r"\s*(-?\d{1,6})", text or "")
    return int(found[1]) if found else None
