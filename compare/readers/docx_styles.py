"""Styles of a Word file: what a paragraph or a run inherits from the style that it names.

In: `styles.xml`. Out: list, outline level and looks, each style's own before those of the one it is based on.
"""

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Style
from compare.readers.composer import Looks
from compare.readers.docx_xml import W, integer, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_TOGGLES = (("b", Style.BOLD), ("i", Style.ITALIC), ("strike", Style.STRIKE), ("dstrike", Style.STRIKE))
_DEEPEST = 20
"""Styles based on one another; Word follows as many."""
_BODY_TEXT = 9
"""The outline level that is none."""
_RAISED_BY = 4
"""Half points: less than that sets an image or a sign straight, and raises no mark."""
_NOTES = ("footnote", "endnote")
_LISTS = ("list", "list bullet", "list number")
_LATIN = ("asciiTheme", "ascii", "hAnsiTheme", "hAnsi")
_PLAIN: Looks = frozenset()


class Resolved(NamedTuple):
    """What a style says, with all that it inherits."""

    names: tuple[str, ...] = ()
    """Its name and those that it is based on, in small letters."""
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    list_style: str | None = None
    """The nearest style, of this one and those inherited from, that says anything of numbers."""
    looks: Looks = _PLAIN
    hidden: bool = False
    raised: bool = False
    font: str = ""
    """The font that it names for Latin letters."""


class Styles:
    """The styles of a file."""

    def __init__(self, root: "_Element | None") -> None:
        """Take the styles of `root`; None for a file without."""
        self._elements: dict[str, _Element] = {}
        self._resolved: dict[str, Resolved] = {}
        self.default: str | None = None
        """The style of paragraphs that name none."""
        self.lists: dict[str, str] = {}
        """List of each numbering style."""
        for element in () if root is None else root.findall(f"{W}style"):
            key = element.get(f"{W}styleId", "")
            self._elements[key] = element
            kind = element.get(f"{W}type")
            if kind == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                self.default = key
            if kind == "numbering":
                list_id = value(element.find(f"{W}pPr/{W}numPr"), "numId")
                if list_id:
                    self.lists[key] = list_id

    @cached_property
    def _none(self) -> Resolved:
        return Resolved()

    def of(self, key: str | None) -> Resolved:
        """Return what a style says; nothing for one that is not there."""
        if key is None or key not in self._elements:
            return self._none
        known = self._resolved.get(key)
        if known is None:
            known = self._resolved[key] = self._resolve(key)
        return known

    def _resolve(self, key: str) -> Resolved:
        chain: dict[str, _Element] = {}
        at: str | None = key
        while at is not None and at in self._elements and at not in chain and len(chain) < _DEEPEST:
            chain[at] = self._elements[at]
            at = value(self._elements[at], "basedOn")
        found = Resolved(names=tuple((value(element, "name") or "").lower() for element in chain.values()))
        switches: dict[Style, bool] = {}
        hidden: bool | None = None
        raised: bool | None = None
        for name, element in chain.items():
            paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
            number = None if paragraph is None else paragraph.find(f"{W}numPr")
            if number is not None and found.list_id is None:
                level = value(number, "ilvl")
                if found.list_level is None and level and level.isdecimal():
                    found = found._replace(list_level=int(level))
                found = found._replace(list_id=value(number, "numId"), list_style=found.list_style or name)
            if not found.font and run is not None:
                found = found._replace(font=font(run))
            outline = value(paragraph, "outlineLvl")
            if found.outline is None and outline and outline.isdecimal():
                found = found._replace(outline=int(outline))
            for style, is_on in own_looks(run).items():
                switches.setdefault(style, is_on)
            if hidden is None:
                hidden = switch(run, "vanish")
            if raised is None:
                raised = own_raised(run)
        looks = frozenset(style for style, is_on in switches.items() if is_on)
        return found._replace(looks=looks, hidden=bool(hidden), raised=bool(raised))


def own_looks(run: "_Element | None") -> dict[Style, bool]:
    """Return which looks the properties of a run switch on or off by themselves."""
    if run is None:
        return {}
    found: dict[Style, bool] = {}
    for name, style in _TOGGLES:
        is_on = switch(run, name)
        if is_on is not None:
            found[style] = is_on or found.get(style, False)
    underline = value(run, "u")
    if underline is not None:
        found[Style.UNDERLINE] = underline != "none"
    return found


def own_raised(run: "_Element | None") -> bool | None:
    """Return whether the properties of a run set it as superscript; None where they say nothing of it."""
    if run is None:
        return None
    align, position = value(run, "vertAlign"), integer(value(run, "position"))
    if align is None and position is None:
        return None
    return align == "superscript" or (align in (None, "baseline") and (position or 0) >= _RAISED_BY)


def is_heading(style: Resolved, outline: str | None) -> bool:
    """Tell whether paragraphs of a style are headings; `outline` is the level that one says itself."""
    if outline is not None and outline.isdecimal():
        return int(outline) < _BODY_TEXT
    if style.outline is not None:
        return style.outline < _BODY_TEXT
    return any(name.startswith("heading ") for name in style.names)


def is_note(style: Resolved) -> bool:
    """Tell whether paragraphs of a style are notes: Word and LibreOffice both name it so."""
    return any(name.startswith(_NOTES) for name in style.names)


def list_depth(style: Resolved) -> int:
    """Return how deep a list is by its style: Word's `List Number 2` and its like have one list a depth."""
    for name in style.names:
        kind, _, depth = name.rpartition(" ")
        if kind in _LISTS and len(depth) == 1 and depth in "2345":
            return int(depth) - 1
    return 0


def font(run: "_Element") -> str:
    """Return the font that the properties of a run name for Latin letters; empty without one."""
    fonts = run.find(f"{W}rFonts")
    if fonts is None:
        return ""
    return next((named for key in _LATIN if (named := fonts.get(W + key))), "")
