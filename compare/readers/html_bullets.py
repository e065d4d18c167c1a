"""Bullets that Word types into its pages: signs of symbol fonts at the head of an item, which are no words.

In: the tree. Out: the elements that hold nothing but a bullet. Numbers stand there in the same way, and stay.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ITEMS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div")
_SYMBOLS = re.compile(
    r"font(?:-family)?\s*:[^;]*\b(?:symbol|wingdings|webdings|zapf ?dingbats)", re.IGNORECASE
)
_TYPEWRITER = re.compile(r"font(?:-family)?\s*:[^;]*\bcourier", re.IGNORECASE)
"""Word's font for the bullet `o`."""
_APART = re.compile(r"font\s*:\s*7(?:\.0)?pt", re.IGNORECASE)
"""What Word fills up with between a number or bullet and the words."""
_LONGEST = 40
"""Characters of a bullet with what sets it apart; Word has up to a dozen of these."""


def find(root: "HtmlElement") -> Iterator["HtmlElement"]:
    """Yield the elements that are bullets: each the first of an item, with one sign in it."""
    for item in root.iter(*_ITEMS):
        first = _first(item)
        if first is not None and _is_bullet(first):
            yield first


def _first(item: "HtmlElement") -> "HtmlElement | None":
    """Return the span that an item begins with."""
    place = item
    while not (place.text or "").strip():
        inner = next((child for child in place if child.tag == "span" or not _is_blank(child)), None)
        if inner is None or inner.tag not in ("span", "i", "b", "em", "strong"):
            return None
        if inner.tag == "span":
            return inner
        place = inner
    return None


def _is_blank(element: "HtmlElement") -> bool:
    return not (element.tail or "").strip() and next(element.itertext(), None) is None


def _is_bullet(span: "HtmlElement") -> bool:
    styles = [one.get("style") or "" for one in span.iter("span")]
    marked = any("mso-list:ignore" in "".join(style.split()).lower() for style in styles)
    if not (marked or any(map(_APART.search, styles))):
        return False
    text = ""
    for piece in span.itertext():
        text += piece
        if len(text) > _LONGEST:
            return False
    sign = text.strip()
    if len(sign) != 1:
        return False
    if any(map(_SYMBOLS.search, styles)) or not sign.isalnum():
        return True
    return sign == "o" and any(map(_TYPEWRITER.search, styles))
