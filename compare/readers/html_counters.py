"""Numbers that style sheets count and print before an element: `content: "(" counter(item, lower-latin) ")"`.

In: elements as they are entered and left. Out: what stands before each (CSS Lists 3, 4). Only what has a
counter in it is told: other signs before an element are no words of a text.
"""

import re
from typing import TYPE_CHECKING

from compare.readers.docx_numbers import printed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from compare.readers.html_css import Sheets

PROPERTIES = frozenset({"counter-reset", "counter-set", "counter-increment", "content"})
_CHANGE = re.compile(r"([A-Za-z_][\w-]*)(?:\s+(-?\d{1,6})\b)?")
_PART = re.compile(
    r"""(?P<many>counters?)\(\s*(?P<name>[\w-]+)\s*(?:,\s*(?P<between>"[^"]*"|'[^']*')\s*)?"""
    r"""(?:,\s*(?P<form>[\w-]+)\s*)?\)|(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
)
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")
_MOST = 200
"""Characters that are read of what stands before an element."""
_FORMATS = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    **dict.fromkeys(("lower-alpha", "lower-latin"), "lowerLetter"),
    **dict.fromkeys(("upper-alpha", "upper-latin"), "upperLetter"),
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "lower-russian": "russianLower",
    "upper-russian": "russianUpper",
    "hebrew": "hebrew1",
    "arabic-abjad": "arabicAbjad",
    **dict.fromkeys(("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"), "chineseCounting"),
    "cjk-decimal": "ideographDigital",
}
"""Names of `list-style-type`, and the format of Word that prints the same."""
_DIGITS = {"arabic-indic": "٠", "persian": "۰", "urdu": "۰", "devanagari": "०", "bengali": "০", "thai": "๐"}
"""Names of those that only have other digits, and their noughts."""
_LETTERS = 26


def number(value: int, style: str) -> str | None:
    """Return a number in a `list-style-type`; None for one that is no number, or not known.

    >>> [number(value, "lower-alpha") for value in (1, 26, 28)], number(4, "upper-roman"), number(4, "disc")
    (['a', 'z', 'ab'], 'IV', None)
    """
    if style in _DIGITS:
        return "".join(
            chr(ord(_DIGITS[style]) + int(digit)) if digit.isdecimal() else digit for digit in str(value)
        )
    form = _FORMATS.get(style)
    if form is None:
        return None
    if form.endswith("erLetter") and value > _LETTERS:  # where Word goes on with `bb`
        ahead, last = divmod(value - 1, _LETTERS)
        return f"{number(ahead, style)}{printed(last + 1, form)}"
    return printed(value, form)


class Counters:
    """The counters of a page, at an element that was entered last."""

    def __init__(self, sheets: "Sheets") -> None:
        """Begin outside of all elements."""
        self._sheets = sheets
        self._on = "content" in sheets.declares
        self._values: dict[str, list[int]] = {}
        """Instances of each counter, the innermost last."""
        self._begun: list[list[str]] = [[]]
        """Counters that were begun among the children of each open element."""

    def enter(self, element: "HtmlElement") -> str | None:
        """Enter an element, and return what counters print before it; None where they print nothing."""
        if not self._on:
            return None
        self._change(self._sheets.of(element))
        self._begun.append([])
        before = self._sheets.of(element, before=True)
        if "content" not in before:
            return None
        self._change(before)
        return self._content(before["content"])

    def leave(self) -> None:
        """Leave the element that was entered last; what was begun in it ends."""
        if self._on:
            for name in self._begun.pop():
                self._values[name].pop()

    def _change(self, declared: dict[str, str]) -> None:
        for name, by in _changes(declared.get("counter-reset")):
            self._begin(name, by or 0)
        for name, by in _changes(declared.get("counter-set")):
            self._instances(name)[-1] = by or 0
        for name, by in _changes(declared.get("counter-increment")):
            self._instances(name)[-1] += 1 if by is None else by

    def _begin(self, name: str, value: int) -> None:
        if name in self._begun[-1]:  # a sibling began it; this one begins it anew
            self._values[name][-1] = value
            return
        self._begun[-1].append(name)
        self._values.setdefault(name, []).append(value)

    def _instances(self, name: str) -> list[int]:
        if not self._values.get(name):
            self._begin(name, 0)
        return self._values[name]

    def _content(self, content: str) -> str | None:
        parts = list(_PART.finditer(content[:_MOST]))
        if not any(part["many"] for part in parts):
            return None
        return "".join(map(self._printed, parts))

    def _printed(self, part: re.Match[str]) -> str:
        if part["text"]:
            return _unescaped(part["text"][1:-1])
        values = self._values.get(part["name"]) or [0]
        style = part["form"] or "decimal"
        shown = [
            number(value, style) or "" for value in (values if part["many"] == "counters" else values[-1:])
        ]
        return _unescaped((part["between"] or '""')[1:-1]).join(shown)


def _changes(declared: str | None) -> list[tuple[str, int | None]]:
    if not declared or declared in ("none", "inherit", "initial"):
        return []
    return [(one[1], int(one[2]) if one[2] else None) for one in _CHANGE.finditer(declared[:_MOST])]


def _unescaped(text: str) -> str:
    r"""Return a string of a style sheet: `\0025cf ` is a sign by its number."""

    def sign(found: re.Match[str]) -> str:
        code = int(found[1], 16) if found[1] else 0
        return found[2] or (chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd")  # noqa: PLR2004 - what Unicode has

    return _ESCAPED.sub(sign, text)
