"""How a Word file is read: in which view of its tracked changes, and where the reading is.

In: elements, as the reading comes by them. Out: what they mean for the words that follow. What is left out
is counted.
"""

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from compare.readers.composer import Looks
from compare.readers.docx_fields import unclosed
from compare.readers.docx_styles import Styles, font, own_looks, own_raised
from compare.readers.docx_xml import W, switch, value

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_INSERTED, _DELETED = f"{W}ins", f"{W}del"
_MOVED_HERE, _MOVED_AWAY = f"{W}moveTo", f"{W}moveFrom"
CHANGES = {
    _INSERTED: "inserted",
    _DELETED: "deleted",
    _MOVED_HERE: "moved",
    _MOVED_AWAY: "moved",
}
Tracked = Counter[str]
"""How many changes of each kind were tracked."""


class Left(Counter[str]):
    """What was left out, and how often: `comment`, `hidden`, `field`, `part`, `subdocument`, drawings."""


class _Field(NamedTuple):
    """A field that has begun."""

    instruction: list[str]
    """In pieces, as far as it was read."""
    has_result: bool = False
    """Whether what follows is what it shows."""
    hidden: bool = True
    """Whether what follows is in an instruction, its own or that of a field around it."""


class TextReader:
    """What is known while the words of a text are read: view, styles, open fields, and what is left out."""

    def __init__(self, styles: Styles, *, accepted: bool) -> None:
        """Read in the view where tracked changes are accepted, or rejected."""
        self.accepted = accepted
        self.tracked: Tracked = Counter()
        self.left = Left()
        self._styles = styles
        self._fields: list[_Field] = []
        self._unclosed: frozenset[_Element] = frozenset()
        self._breaks = f"{W}br"
        self.diagrams: Callable[[str], tuple[_Element, str] | None] = lambda _: None
        """Finds a diagram, and says where it is, by its relationship."""
        self.unknown = 0
        """Characters of symbol fonts of which it is not known here what they look like."""
        self.section = self.page = 0
        """Where the reading is, counted from 0."""

    def begin(self, part: "_Element") -> None:
        """Begin to read a part of the file."""
        self._fields = []
        self._unclosed |= unclosed(part, accepted=self.accepted)
        rendered = f"{W}lastRenderedPageBreak"
        # Where Word says where it broke the pages, breaks that somebody typed are among them.
        self._breaks = f"{W}br" if next(part.iter(rendered), None) is None else rendered

    def turn(self, element: "_Element", tag: str) -> None:
        """Turn the page, if an element does."""
        if tag == self._breaks:
            self.page += tag != f"{W}br" or element.get(f"{W}type") == "page"

    @property
    def in_instruction(self) -> bool:
        """Whether the place is inside the instruction of a field, which is no text."""
        return bool(self._fields) and self._fields[-1].hidden

    def field(self, mark: "_Element") -> str | None:
        """Follow a field: its beginning, instruction, middle and end.

        Return the instruction of one that ends without a result.
        """
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin" and mark not in self._unclosed:
            self._fields.append(_Field([]))
        elif not self._fields:
            return None
        elif kind == "separate":
            around = len(self._fields) > 1 and self._fields[-2].hidden
            self._fields[-1] = self._fields[-1]._replace(has_result=True, hidden=around)
        elif kind == "end":
            field = self._fields.pop()
            return None if field.has_result else "".join(field.instruction)
        elif kind is None and not self._fields[-1].has_result:
            self._fields[-1].instruction.append(mark.text or "")
        return None

    def shows(self, tag: str) -> bool:
        """Tell whether what a tracked change holds is part of the text in this view."""
        return self.accepted is (tag in (_INSERTED, _MOVED_HERE))

    def looks_of(self, properties: "_Element", looks: Looks, *, hidden: bool) -> tuple[Looks, bool]:
        """Return the looks of a run, and whether it is hidden, in a paragraph whose style says so of it."""
        if properties.find(f"{W}rPrChange") is not None:
            self.tracked["formatted"] += 1
            if not self.accepted:
                before = properties.find(f"{W}rPrChange/{W}rPr")
                properties = properties if before is None else before
        key = value(properties, "rStyle")
        style = self._styles.of(key)
        # Styles of paragraph and run switch each other off (ECMA-376-1, 17.7.3); what a run says holds.
        looks = looks ^ style.looks
        for which, is_on in own_looks(properties).items():
            looks = looks | {which} if is_on else looks - {which}
        own = switch(properties, "vanish")
        return looks, hidden ^ style.hidden if own is None else own

    def font_of(self, properties: "_Element") -> str:
        """Return the font of a run, or of its style; empty where both name none."""
        return font(properties) or self._styles.of(value(properties, "rStyle")).font

    def is_raised(self, properties: "_Element") -> bool:
        """Tell whether a run is set as superscript."""
        raised = own_raised(properties)
        return self._styles.of(value(properties, "rStyle")).raised if raised is None else raised
