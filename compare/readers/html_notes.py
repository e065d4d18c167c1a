"""Notes of a web page: links from a mark in the text to a note, and back, in all the ways pages have them.

In: the tree. Out: which anchors are marks, which elements are notes, and which anchors only lead back.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from compare.readers.verbs import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = re.compile(
    r"[\[(]?\s*(\d{1,3}|[a-z]|[ivxlc]{1,6}|\*{1,4}|[†‡§]{1,2}|note \d{1,3})\s*[\])]?\.?", re.IGNORECASE
)
_NOTE_ID = re.compile(r"fn|note|ftn|edn|cite|sdfoot|sdend", re.IGNORECASE)
"""What ids of notes hold: `fn1`, `_ftn1`, `cite_note-2`, `sdfootnote1sym`, `endnote-3`."""
_BLOCKS = words("li p div aside dd tr td section blockquote")
_BACK = words("↩ ↑ ⏎ ^ ↵ ⬆ ↩︎ back")


class Notes(NamedTuple):
    """The notes of a page."""

    marks: dict["HtmlElement", tuple[str, "HtmlElement"]]
    """Anchors, or raised labels, that call a note: label and note."""
    notes: dict["HtmlElement", str]
    """Elements that are notes, in the order in which they are called, with their labels."""
    back: set["HtmlElement"]
    """Anchors that lead back to the text."""


def find(root: "HtmlElement") -> Notes:
    """Return the notes that anchors of the tree call."""
    places = {element: index for index, element in enumerate(root.iter())}
    targets: dict[str, HtmlElement] = {}
    for element in places:
        for key in ("id", "name"):
            if element.get(key):
                targets.setdefault(element.get(key, ""), element)
    marks: dict[HtmlElement, tuple[str, HtmlElement]] = {}
    notes: dict[HtmlElement, str] = {}
    for anchor in root.iter("a"):
        target = targets.get((anchor.get("href") or "").removeprefix("#"))
        if not (anchor.get("href") or "").startswith("#") or target is None:
            continue
        label = _label(anchor)
        if label is None or places[target] < places[anchor] or not _calls(anchor, target):
            continue
        note = _block(target, root)
        if note is None or _holds(note, anchor):
            continue
        marks[anchor] = label, note
        notes.setdefault(note, label)
    _add_unlinked(root, marks, notes)
    return Notes(marks, notes, _back(notes, marks, targets))


def _add_unlinked(
    root: "HtmlElement",
    marks: dict["HtmlElement", tuple[str, "HtmlElement"]],
    notes: dict["HtmlElement", str],
) -> None:
    """Add notes that nothing links: paragraphs that begin with a label raised elsewhere, too."""
    raised = [sup for sup in root.iter("sup") if not any(anchor in marks for anchor in sup.iter("a"))]
    begun: dict[str, HtmlElement] = {}
    begins: set[HtmlElement] = set()
    for sup in raised:
        block = sup.getparent()
        if (
            block is not None
            and block.tag in _BLOCKS | {"p"}
            and not (block.text or "").strip()
            and block[0] is sup
        ):
            label = _label(sup)
            if label:
                begun[label] = block
                begins.add(sup)
    for sup in raised:
        label = _label(sup)
        if sup not in begins and label in begun and not _holds(begun[label], sup):
            marks[sup] = label, begun[label]
            notes.setdefault(begun[label], label)


def _label(anchor: "HtmlElement") -> str | None:
    text = " ".join("".join(anchor.itertext()).split())
    found = _MARK.fullmatch(text)
    return found[1].lower().removeprefix("note ") if found else None


def _calls(anchor: "HtmlElement", target: "HtmlElement") -> bool:
    """Tell whether a link to a place of the page calls a note: it is raised, says so, or its target does."""
    if anchor.get("role") == "doc-noteref" or next(anchor.iter("sup"), None) is not None:
        return True
    parent = anchor.getparent()
    raised = parent is not None and parent.tag == "sup"
    said = " ".join(filter(None, (target.get("id"), target.get("name"), anchor.get("class"))))
    return raised or bool(_NOTE_ID.search(said))


def _block(target: "HtmlElement", root: "HtmlElement") -> "HtmlElement | None":
    """Return the paragraph or list item that a target is or stands in."""
    element: HtmlElement | None = target
    while element is not None and element is not root:
        if element.tag in _BLOCKS:
            return element
        element = element.getparent()
    return None


def _holds(note: "HtmlElement", anchor: "HtmlElement") -> bool:
    """Tell whether a mark lies in what it would call."""
    parent = anchor.getparent()
    while parent is not None:
        if parent is note:
            return True
        parent = parent.getparent()
    return False


def _back(
    notes: Iterable["HtmlElement"],
    marks: dict["HtmlElement", tuple[str, "HtmlElement"]],
    targets: dict[str, "HtmlElement"],
) -> set["HtmlElement"]:
    found: set[HtmlElement] = set()
    for note in notes:
        for anchor in note.iter("a"):
            text = "".join(anchor.itertext()).strip()
            href = anchor.get("href") or ""
            to_text = href.startswith("#") and targets.get(href[1:]) is not None
            if anchor not in marks and ((to_text and _label(anchor)) or text in _BACK):
                found.add(anchor)
    return found
