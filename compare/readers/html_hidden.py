"""What a page does not show: by its attributes, by the style of an element, or by a plain rule of its own.

In: the tree. Out: for each element, whether it is shown. Style sheets are not fetched, and of those in
the page only rules are heeded that name a class, an id or an element alone: more takes a browser.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from compare.readers.html_css import on_screen, rules

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:[.#][\w-]+)?", re.IGNORECASE)
_PIECES_OF_SIGN = 20
"""Runs of text in an element; a sign has one, and some white space about it."""
_NEVER_SHOWN = re.compile(r"(?:^|;)(?:display:none|visibility:hidden|mso-hide:all)")
_DISPLAY = re.compile(r"(?:^|;)(?:display|visibility|mso-hide):")


class Hidden:
    """Knows what a page hides."""

    def __init__(self, root: "HtmlElement") -> None:
        """Read the style sheets that stand in the page itself."""
        self._hidden: set[str] = set()
        for sheet in root.iter("style"):
            if on_screen(sheet):
                self._heed(sheet.text or "")

    def hides(self, element: "HtmlElement") -> bool:
        """Tell whether an element is not shown; what holds it may be hidden too."""
        style = _packed(element.get("style") or "")
        if "hidden" in element.attrib or _NEVER_SHOWN.search(style):
            return True
        if element.get("aria-hidden") == "true" and _is_sign(element):
            return True  # for the eye; words are shown, and only not spoken
        return bool(self._hidden) and not _DISPLAY.search(style) and self._is_named(element)

    def _is_named(self, element: "HtmlElement") -> bool:
        tag = str(element.tag)
        names = [f".{name}" for name in (element.get("class") or "").split()]
        names += [f"#{element.get('id')}"] if element.get("id") else []
        return tag in self._hidden or any(
            name in self._hidden or f"{tag}{name}" in self._hidden for name in names
        )

    def _heed(self, sheet: str) -> None:
        """Learn the plain rules of a sheet; a later one overrules an earlier one of the same name."""
        for selectors, declarations in rules(sheet):
            declared = _packed(declarations)
            if not _DISPLAY.search(declared):
                continue
            for selector in selectors.split(","):
                name = selector.strip()
                if not (name and _SELECTOR.fullmatch(name)):
                    continue
                if _NEVER_SHOWN.search(declared):
                    self._hidden.add(name)
                else:
                    self._hidden.discard(name)


def _is_sign(element: "HtmlElement") -> bool:
    """Tell whether there are no letters or digits in an element."""
    pieces = list(islice(element.itertext(), _PIECES_OF_SIGN + 1))
    return len(pieces) <= _PIECES_OF_SIGN and not any(map(str.isalnum, "".join(pieces)))


def _packed(declarations: str) -> str:
    return "".join(declarations.split()).lower()
