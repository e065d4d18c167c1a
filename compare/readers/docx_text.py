"""The words of a Word paragraph: its runs, with looks, marks of notes, and where each came from.

In: elements within `w:p`. Out: `Words`. Instructions of fields, deleted (or, in the other view, inserted)
text, comments and pictures are no words; what is left out is counted.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Run, Span, Style
from compare.readers.composer import Composer, Looks
from compare.readers.docx_styles import Styles, own_looks
from compare.readers.docx_xml import MC, M, W, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_INSERTED, _DELETED = f"{W}ins", f"{W}del"
_MOVED_HERE, _MOVED_AWAY = f"{W}moveTo", f"{W}moveFrom"
_ENTERED = frozenset(
    f"{W}{name}"
    for name in (
        *("smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo", "ruby", "rubyBase"),
    )
)
"""Elements whose content is read as if it stood there by itself."""
_TEXT = frozenset((f"{W}t", f"{W}delText"))
_LITERAL = {
    **dict.fromkeys((f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab"), " "),
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
"""Elements that stand for a character."""
_PICTURES = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_CHANGES = {
    _INSERTED: "inserted",
    _DELETED: "deleted",
    _MOVED_HERE: "moved",
    _MOVED_AWAY: "moved",
}
_FORMATTED = frozenset((f"{W}rPrChange", f"{W}pPrChange", f"{W}tblPrChange", f"{W}sectPrChange"))
Tracked = Counter[str]
"""How many changes of each kind were tracked."""


class Call(NamedTuple):
    """The place in a text where a note is called."""

    offset: int
    kind: str
    """`footnote` or `endnote`."""
    note: str
    """Its id in the file."""
    custom: str | None
    """The mark, where somebody typed one."""


class Words(NamedTuple):
    """What a paragraph says."""

    text: str
    runs: tuple[Run, ...]
    spans: tuple[Span, ...]
    calls: tuple[Call, ...]
    boxes: tuple["tuple[_Element, str]", ...]
    """Contents of text boxes that hang on the paragraph, and their paths."""


class Left(Counter[str]):
    """What was left out, and how often: `comment`, `picture`, `hidden`, `object`, `part`."""


class Collector:
    """Collects the words of one paragraph, which tracked changes may have made of several."""

    def __init__(self, reader: "TextReader") -> None:
        """Collect for `reader`."""
        self._reader = reader
        self._composer: Composer[Call] = Composer()
        self._boxes: list[tuple[_Element, str]] = []
        self._custom: tuple[int, Call] | None = None
        """The call whose mark is typed behind it."""

    def add(self, paragraph: "_Element", path: str, looks: Looks) -> None:
        """Add what a `w:p` says; `looks` are those of its style."""
        self._children(paragraph, path, looks, ())

    def _children(self, element: "_Element", path: str, looks: Looks, extra: tuple[Style, ...]) -> None:
        for child, tag, at in children(element, path):
            self._child(child, tag, at, looks, extra)

    def _child(self, child: "_Element", tag: str, path: str, looks: Looks, extra: tuple[Style, ...]) -> None:
        reader = self._reader
        if tag == f"{W}r":
            self._run(child, path, looks, extra)
        elif tag in _CHANGES:
            reader.tracked[_CHANGES[tag]] += 1
            if reader.shows(tag):
                self._children(child, path, looks, extra)
        elif tag == f"{W}hyperlink":
            self._children(child, path, looks, (*extra, Style.LINK))
        elif tag in _ENTERED:
            self._children(child, path, looks, extra)
        elif tag == f"{MC}AlternateContent":
            self._alternative(child, path, looks, extra)
        elif tag in (f"{M}oMath", f"{M}oMathPara"):
            self._text("".join(t.text or "" for t in child.iter(f"{M}t")), looks, path)
        elif tag in _FORMATTED:
            reader.tracked["formatted"] += 1
        elif tag == f"{W}altChunk":
            reader.left["part"] += 1

    def _alternative(self, element: "_Element", path: str, looks: Looks, extra: tuple[Style, ...]) -> None:
        """Read one of several forms of the same: the first that holds text, else the first."""
        chosen = next(
            (c for c in element if next(c.iter(f"{W}t", f"{W}delText"), None) is not None),
            next(iter(element), None),
        )
        if chosen is not None:
            name = short(chosen.tag)
            index = [c for c in element if c.tag == chosen.tag].index(chosen) + 1
            self._run_children(chosen, f"{path}/{name}[{index}]", looks, extra)

    def _run(self, run: "_Element", path: str, looks: Looks, extra: tuple[Style, ...]) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            looks, hidden = self._reader.looks_of(properties, looks)
            if hidden:
                self._reader.left["hidden"] += any(True for _ in run.iter(f"{W}t"))
                return
        self._run_children(run, path, looks | frozenset(extra) if extra else looks, ())

    def _run_children(self, run: "_Element", path: str, looks: Looks, extra: tuple[Style, ...]) -> None:
        for child, tag, at in children(run, path):
            if tag in _TEXT:
                self._written(child, tag, looks, at)
            elif tag in _LITERAL:
                self._text(_LITERAL[tag], looks, at)
            elif tag == f"{W}sym":
                self._text(_symbol(child), looks, at)
            elif tag in _NOTES:
                self._call(child, _NOTES[tag])
            elif tag == f"{W}fldChar":
                self._reader.field(child.get(f"{W}fldCharType", ""))
            elif tag == f"{W}commentReference":
                self._reader.left["comment"] += 1
            elif tag in _PICTURES:
                self._picture(child, at)
            elif tag != f"{W}rPr":
                self._child(child, tag, at, looks, extra)

    def _written(self, child: "_Element", tag: str, looks: Looks, path: str) -> None:
        text = child.text or ""
        if tag == f"{W}delText" and self._reader.accepted:
            return
        if self._custom is not None and text.strip():
            index, call = self._custom
            self._composer.change_mark(index, call._replace(custom=text.strip()))
            self._custom = None
            return
        self._text(text, looks, path)

    def _call(self, child: "_Element", kind: str) -> None:
        if self._reader.in_instruction:
            return
        call = Call(0, kind, child.get(f"{W}id", ""), None)
        index = self._composer.mark(call)
        if child.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            self._custom = index, call

    def _picture(self, element: "_Element", path: str) -> None:
        boxes = [box for box in element.iter(f"{W}txbxContent") if not _is_within(box, element)]
        for box in boxes:
            self._boxes.append((box, f"{path}/descendant::w:txbxContent[{boxes.index(box) + 1}]"))
        if not boxes:
            self._reader.left["picture"] += 1

    def _text(self, text: str, looks: Looks, path: str) -> None:
        if not self._reader.in_instruction:
            self._composer.add(text, looks, path)

    def words(self) -> Words:
        """Return what was collected."""
        text, runs, spans, marks = self._composer.compose()
        calls = tuple(call._replace(offset=offset) for offset, call in marks)
        return Words(text, runs, spans, calls, tuple(self._boxes))


class TextReader:
    """What is known while the words of a text are read: view, styles, open fields, and what is left out."""

    def __init__(self, styles: Styles, *, accepted: bool) -> None:
        """Read in the view where tracked changes are accepted, or rejected."""
        self.accepted = accepted
        self.tracked: Tracked = Counter()
        self.left = Left()
        self._styles = styles
        self._fields: list[bool] = []

    @property
    def in_instruction(self) -> bool:
        """Whether the place is inside the instruction of a field, which is no text."""
        return any(self._fields)

    def field(self, kind: str) -> None:
        """Follow the beginning, the middle or the end of a field."""
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def shows(self, tag: str) -> bool:
        """Tell whether what a tracked change holds is part of the text in this view."""
        return self.accepted is (tag in (_INSERTED, _MOVED_HERE))

    def looks_of(self, properties: "_Element", looks: Looks) -> tuple[Looks, bool]:
        """Return the looks of a run in a paragraph of certain looks, and whether it is hidden."""
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
        hidden = switch(properties, "vanish")
        return looks, style.hidden if hidden is None else hidden


def children(element: "_Element", path: str) -> Iterator[tuple["_Element", str, str]]:
    """Yield each child with its tag and its path: that of the element, and which of its kind it is."""
    counts: Counter[str] = Counter()
    for child in element:
        tag = str(child.tag)
        counts[tag] += 1
        yield child, tag, f"{path}/{short(tag)}[{counts[tag]}]"


def short(tag: object) -> str:
    """Return the name of an element with the usual prefix of its namespace."""
    space, _, name = str(tag).rpartition("}")
    for known, prefix in ((W, "w"), (MC, "mc"), (M, "m")):
        if space + "}" == known:
            return f"{prefix}:{name}"
    return f"*[local-name()='{name}']"


def _symbol(element: "_Element") -> str:
    """Return a character of a symbol font; fonts such as Symbol lie in the private area from U+F000."""
    code = element.get(f"{W}char", "")
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    half = 0xD800 <= number < 0xE000  # noqa: PLR2004 - of a pair in UTF-16
    return chr(number) if 0 < number <= sys.maxunicode and not half else "\ufffd"


def _is_within(box: "_Element", top: "_Element") -> bool:
    """Tell whether a text box lies in another one, or in the second form of an alternative."""
    parent = box.getparent()
    while parent is not None and parent is not top:
        if parent.tag == f"{W}txbxContent":
            return True
        if parent.tag == f"{MC}Fallback":
            alternative = parent.getparent()
            choice = None if alternative is None else alternative.find(f"{MC}Choice")
            if choice is not None and next(choice.iter(f"{W}txbxContent"), None) is not None:
                return True
        parent = parent.getparent()
    return False
