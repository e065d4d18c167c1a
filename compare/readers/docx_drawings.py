"""Drawings of a Word file: text boxes, whose words are text, and what else there is, to be counted.

In: `w:drawing`, `w:pict` or `w:object`. Out: elements, and names of what they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from compare.readers.docx_xml import MC, R, W

if TYPE_CHECKING:
    from lxml.etree import _Element

DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
ART = "{urn:schemas-microsoft-com:vml}textpath"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_NAMES = {
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic": "picture",
    "{urn:schemas-microsoft-com:vml}imagedata": "picture",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart": "chart",
    f"{DIAGRAM}relIds": "diagram",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingInk}contentPart": "picture",
}
_BOX = f"{W}txbxContent"


def boxes(drawing: "_Element") -> list[tuple["_Element", int]]:
    """Return the contents of the text boxes that are not in another one, and which of all each is, from 1."""
    numbered = enumerate(drawing.iter(_BOX), start=1)
    return [(box, number) for number, box in numbered if not _is_within(box, drawing)]


def others(drawing: "_Element") -> Iterator[tuple[str, str | None]]:
    """Yield the name of each thing that is no text box; with a diagram's, the relationship to its data."""
    if drawing.tag == f"{W}object":
        yield "object", None
        return
    seen = False
    for element in drawing.iter(*_NAMES):
        if not _is_within(element, drawing):
            seen = True
            yield _NAMES[str(element.tag)], element.get(f"{R}dm")
    if not seen and next(drawing.iter(_BOX), None) is None and not art(drawing):
        yield "shape", None


def art(drawing: "_Element") -> list[tuple["_Element", int]]:
    """Return what holds words that are drawn (WordArt), and which of all such each is, from 1."""
    numbered = enumerate(drawing.iter(ART), start=1)
    return [
        (path, number)
        for number, path in numbered
        if path.get("string", "").strip() and not _is_within(path, drawing)
    ]


def drawn_text(element: "_Element") -> Iterable[str] | None:
    """Return the words of a diagram or of WordArt; None for what holds paragraphs."""
    if element.tag == ART:
        return [" ".join(element.get("string", "").split())]
    return diagram(element) if element.tag == f"{DIAGRAM}dataModel" else None


def diagram(model: "_Element") -> Iterator[str]:
    """Yield what the points of a diagram say, in the order of its outline."""
    points = {point.get("modelId"): point for point in model.iter(f"{DIAGRAM}pt")}
    below: defaultdict[str | None, list[tuple[int, str | None]]] = defaultdict(list)
    for link in model.iter(f"{DIAGRAM}cxn"):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd", "")
            below[link.get("srcId")].append((int(order) if order.isdecimal() else 0, link.get("destId")))
    waiting = [key for key, point in points.items() if point.get("type") == "doc"]
    while waiting:
        key = waiting.pop()
        point = points.pop(key, None)
        if point is None:  # a link that leads back
            continue
        waiting += [child for _, child in sorted(below[key], key=lambda pair: pair[0], reverse=True)]
        words = _words(point)
        if words:
            yield words


def _words(point: "_Element") -> str:
    text = point.find(f"{DIAGRAM}t")
    if text is None or point.get("type", "node") not in ("node", "asst"):
        return ""
    paragraphs = ("".join(t.text or "" for t in p.iter(f"{_A}t")) for p in text.iter(f"{_A}p"))
    return " ".join(" ".join(paragraphs).split())


def _is_within(element: "_Element", top: "_Element") -> bool:
    """Tell whether an element lies in a text box, or in the second form of an alternative."""
    parent = element.getparent()
    while parent is not None and parent is not top:
        if parent.tag == _BOX:
            return True
        if parent.tag == f"{MC}Fallback":
            alternative = parent.getparent()
            choice = None if alternative is None else alternative.find(f"{MC}Choice")
            if choice is not None and next(choice.iter(str(element.tag)), None) is not None:
                return True
        parent = parent.getparent()
    return False
