"""Names of WordprocessingML, and the few questions that are asked of its elements again and again."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF = ("0", "false", "off")


def value(element: "_Element | None", name: str) -> str | None:
    """Return the `w:val` of a child; None without it."""
    child = None if element is None else element.find(W + name)
    return None if child is None else child.get(f"{W}val")


def on(element: "_Element | None", name: str) -> bool:
    """Tell whether a child switches something on: it is there, and does not say `0`."""
    return bool(switch(element, name))


def switch(element: "_Element | None", name: str) -> bool | None:
    """Return whether a child switches something on or off; None without it."""
    child = None if element is None else element.find(W + name)
    return None if child is None else child.get(f"{W}val", "1") not in _OFF


def integer(text: str | None) -> int | None:
    """Return a number as XML writes it, None for anything else."""
    digits = (text or "").removeprefix("-")
    return int(text or "") if digits.isdecimal() and len(digits) < 10 else None  # noqa: PLR2004 - Word has 32 bits
