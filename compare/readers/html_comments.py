"""Comments that Word and Google Docs put into a page: they are linked like notes, and are none.

In: the tree, which is changed. Out: how many comments were taken out of it.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LINK = re.compile(r"#(_msocom_|cmnt)\d+")
_BLOCKS = frozenset({"p", "div", "li"})


def take_out(root: "HtmlElement") -> int:
    """Take comments and the links to them out of a page; return how many links there were."""
    links = [anchor for anchor in root.iter("a") if _LINK.fullmatch(anchor.get("href") or "")]
    if not links:
        return 0
    named = {element.get(key): element for element in root.iter("a") for key in ("name", "id")}
    for anchor in links:
        words = named.get((anchor.get("href") or "")[1:])
        if words is not None:
            _drop(_block(words))
        _drop(anchor)
    for element in list(root.iter("div", "span")):
        if "mso-element:comment" in "".join((element.get("style") or "").split()):
            _drop(element)
    return len(links)


def _block(anchor: "HtmlElement") -> "HtmlElement":
    """Return the paragraph in which a comment begins."""
    return next((one for one in anchor.iterancestors() if one.tag in _BLOCKS), anchor)


def _drop(element: "HtmlElement") -> None:
    if element.getparent() is not None:
        element.drop_tree()
