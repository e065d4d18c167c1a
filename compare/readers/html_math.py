"""Formulas of a web page (MathML Core), as a line of text: browsers show them, so they are text.

In: a `math` element. Out: its signs in their order, with a stroke for a fraction's line.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from compare.readers.verbs import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NOT_SHOWN = words("annotation annotation-xml mphantom mspace")
_RELATIONS = frozenset("=<>≤≥≠≈≡+−±×÷·→←↔∈⊂⊆∪∩")
"""Operators with space around them, where something stands before them."""


def text(math: "HtmlElement") -> str:
    """Return a formula as text.

    >>> from lxml.html import fragment_fromstring
    >>> text(fragment_fromstring("<math><mi>x</mi><mo>=</mo><msup><mi>c</mi><mn>2</mn></msup></math>"))
    'x = c2'
    >>> text(fragment_fromstring("<math><mfrac><mn>3</mn><mn>4</mn></mfrac></math>"))
    '3/4'
    """
    return " ".join("".join(_parts(math)).split())


def _parts(element: "HtmlElement") -> Iterator[str]:
    tag = str(element.tag).rpartition(":")[2]
    children = [child for child in element if isinstance(child.tag, str) and child.tag not in _NOT_SHOWN]
    if tag == "mfrac" and len(children) == 2:  # noqa: PLR2004 - above and below the line
        above, below = (" ".join("".join(_parts(child)).split()) for child in children)
        yield f"{_side(above)}/{_side(below)}"
        return
    if not children:
        sign = " ".join((element.text or "").split())
        spaced = tag == "mo" and sign in _RELATIONS and element.getprevious() is not None
        yield f" {sign} " if spaced or tag == "mtext" else sign
        return
    if tag in ("msqrt", "mroot"):
        yield "√"
    for child in children:
        yield from _parts(child)
        if tag in ("mtr", "mtable"):
            yield " "


def _side(words: str) -> str:
    return words if words.replace(".", "").replace(",", "").isalnum() else f"({words})"
