"""Comments that Word and Google Docs put into a page: they are linked like notes, and are none.

In: the tree. Out: the elements of it that are comments, and how many there are.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LINK = re.compile(r"#(_msocom_|cmnt)\d+")
_BLOCKS = frozenset({"p", "div", "li"})


def find(root: "HtmlElement") -> tuple[list["HtmlElement"], int]:
    """Return the elements that are comments or link to them, and how many links there are."""
    links = [anchor for anchor in root.iter("a") if _LINK.fullmatch(anchor.get("href") or "")]
    if not links:
        return [], 0
    named = {element.get(key): element for element in root.iter("a") for key in ("name", "id")}
    called = (named.get((anchor.get("href") or "")[1:]) for anchor in links)
    found = [*links, *(_block(words) for words in called if words is not None)]
    found += [
        element
        for element in root.iter("div", "span")
        if "mso-element:comment" in "".join((element.get("style") or "").split())
    ]
    return found, len(links)


def _block(anchor: "HtmlElement") -> "HtmlElement":
    """Return the paragraph in which a comment begins."""
    return next((one for one in anchor.iterancestors() if one.tag in _BLOCKS), anchor)
