"""Looks that elements of a web page give to their words: by what they are, or by their own style.

In: an element. Out: italic, bold, underlined, struck out, a link; not what a style sheet says elsewhere.
"""

import re
from typing import TYPE_CHECKING

from compare.model import Style
from compare.readers.composer import Looks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LOOKS = {
    **dict.fromkeys(("b", "strong"), Style.BOLD),
    **dict.fromkeys(("i", "em", "cite", "dfn"), Style.ITALIC),
    "u": Style.UNDERLINE,
    **dict.fromkeys(("s", "strike"), Style.STRIKE),
}
_STYLED = (
    ("font-style", re.compile(r"italic|oblique"), Style.ITALIC),
    ("font-weight", re.compile(r"bold|[6-9]00"), Style.BOLD),
    ("text-decoration", re.compile(r"underline"), Style.UNDERLINE),
    ("text-decoration", re.compile(r"line-through"), Style.STRIKE),
)
"""Beginnings of properties, and what their values say."""


def own(element: "HtmlElement") -> Looks:
    """Return the looks that an element gives to what it holds."""
    tag = str(element.tag)
    found = {LOOKS[tag]} if tag in LOOKS else set()
    if tag == "a" and element.get("href"):
        found.add(Style.LINK)
    style = (element.get("style") or "").lower()
    for declaration in style.split(";") if style else ():
        key, _, value = declaration.partition(":")
        found.update(
            look for name, said, look in _STYLED if key.strip().startswith(name) and said.search(value)
        )
    return frozenset(found)
