"""Fields of a Word file: which of them hide text, and what the fields of old forms show.

In: `w:fldChar` elements. A field is an instruction, which is no text, and then the result, which is.
"""

from typing import TYPE_CHECKING

from compare.readers.docx_xml import W, integer, on, value

if TYPE_CHECKING:
    from lxml.etree import _Element


def unclosed(root: "_Element", *, accepted: bool) -> frozenset["_Element"]:
    """Return the beginnings of fields that have no end in this view: they hide nothing.

    Damage and tracked changes leave such; taken at their word, all that follows would be an instruction.
    """
    gone = (f"{W}del", f"{W}moveFrom") if accepted else (f"{W}ins", f"{W}moveTo")
    begun: list[_Element] = []
    for mark in root.iter(f"{W}fldChar"):
        if next(mark.iterancestors(*gone), None) is not None:
            continue
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return frozenset(begun)


def form_text(mark: "_Element") -> str:
    """Return what a field of a form shows out of its data: a box to tick, a choice from a list."""
    data = mark.find(f"{W}ffData")
    if data is None:
        return ""
    box = data.find(f"{W}checkBox")
    if box is not None:
        name = "default" if box.find(f"{W}checked") is None else "checked"
        return "☒" if on(box, name) else "☐"
    choices = data.find(f"{W}ddList")
    if choices is None:
        return ""
    names = [entry.get(f"{W}val", "") for entry in choices.findall(f"{W}listEntry")]
    chosen = integer(value(choices, "result") or value(choices, "default")) or 0
    return names[chosen] if 0 <= chosen < len(names) else ""
