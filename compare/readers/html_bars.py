"""Bars of links around a text, which no name tells: "Home | Search | Contact", "Back to top".

In: the tree. Out: elements that hold links and nothing else to read. States that submit a draft may be links
too: they are parted by commas, and such a line stays.
"""

from typing import TYPE_CHECKING, NamedTuple

from compare.readers.verbs import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BARS = words("p div center ul ol table td dl span font menu dir")
_APART = _BARS | words("hr br pre h1 h2 h3 h4 h5 h6 blockquote wbr") - words("span font")
_SIGNS = frozenset("|·•/»«>‹›→←↑↓–—-*[]()▲△⬆ \u00a0")
"""What stands between the links of a bar."""
_FEWEST = 3
"""Links of a bar; two are one where a sign parts them."""
_LONGEST = 40
"""Characters of a link in a bar, on average; titles of documents are longer."""
_TO_TOP = frozenset({"#", "#top", "#page-top", "#pagetop", "#oben", "#haut", "#inicio"})


class _Held(NamedTuple):
    links: int = 0
    linked: int = 0
    """Letters and digits in links."""
    signs: int = 0
    """Signs between them."""
    other: bool = False
    """Whether there is anything else."""


def find(root: "HtmlElement") -> frozenset["HtmlElement"]:
    """Return the elements that are bars; where one holds another, both."""
    held: dict[HtmlElement, _Held] = {}
    bars: set[HtmlElement] = set()
    # From the last to the first, so that what is in an element is known before it.
    for element in reversed(list(root.iter())):
        if not isinstance(element.tag, str):
            continue
        of = _link(element) if element.tag == "a" else _sum(element, held)
        held[element] = of
        if (element.tag in _BARS and _is_bar(element, of)) or (element.tag == "a" and _stands_alone(element)):
            bars.add(element)
    return frozenset(bars)


def _link(anchor: "HtmlElement") -> _Held:
    text = "".join(anchor.itertext())
    size = sum(map(str.isalnum, text))
    if not anchor.get("href"):
        return _Held(other=size > 0)
    label = text.strip(" []()*.").isdecimal()  # calls a note
    return _Held(links=1 if size else 0, linked=size, other=label)


def _sum(element: "HtmlElement", held: dict["HtmlElement", _Held]) -> _Held:
    links = linked = 0
    signs, other = _between(element.text)
    for child in element:
        inner = held.pop(child, None)
        if inner is not None:
            links, linked, signs = links + inner.links, linked + inner.linked, signs + inner.signs
            other = other or inner.other
        more, something = _between(child.tail)
        signs, other = signs + more, other or something
    return _Held(links, linked, signs, other)


def _between(text: str | None) -> tuple[int, bool]:
    """Return how many signs stand in a text, and whether there is anything else."""
    packed = (text or "").strip()
    if not packed:
        return 0, False
    return len(packed), any(sign not in _SIGNS and not sign.isspace() for sign in packed)


def _is_bar(element: "HtmlElement", held: _Held) -> bool:
    if held.other or not held.links or held.linked > held.links * _LONGEST:
        return False
    if held.links >= _FEWEST or (held.links > 1 and held.signs):
        return True
    return any(map(_leads_to_top, element.iter("a")))


def _leads_to_top(anchor: "HtmlElement") -> bool:
    return (anchor.get("href") or "").lower() in _TO_TOP


def _stands_alone(anchor: "HtmlElement") -> bool:
    """Tell whether a link to the head of the page stands between blocks, and in no sentence."""
    if not _leads_to_top(anchor):
        return False
    before, behind, parent = anchor.getprevious(), anchor.getnext(), anchor.getparent()
    ahead = before.tail if before is not None else parent.text if parent is not None else None
    apart = all(one is None or one.tag in _APART for one in (before, behind))
    return apart and not _between(ahead)[1] and not _between(anchor.tail)[1]
