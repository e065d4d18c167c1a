"""The words of a Word paragraph: its runs, with looks, marks of notes, and where each came from.

In: elements within `w:p`. Out: `Words`. Instructions of fields, deleted (or, in the other view, inserted)
text, comments and pictures are no words; what is left out is counted.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Run, Span, Style
from compare.readers import breaks, docx_math, docx_own_marks
from compare.readers.breaks import BREAK
from compare.readers.composer import Composer, Looks
from compare.readers.docx_alternatives import ALTERNATIVES, chosen
from compare.readers.docx_drawings import art, boxes, others
from compare.readers.docx_fields import bare_instruction, form_text, without_result
from compare.readers.docx_styles import Resolved
from compare.readers.docx_symbols import character, shown, unknown
from compare.readers.docx_view import CHANGES, TextReader
from compare.readers.docx_xml import MC, M, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTERED = frozenset(
    f"{W}{name}"
    for name in (
        *("hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple"),
        *("dir", "bdo", "ruby", "rubyBase"),
    )
)
"""Elements whose content is read as if it stood there by itself."""
_TEXT = frozenset((f"{W}t", f"{W}delText"))
_LITERAL = {
    **dict.fromkeys((f"{W}tab", f"{W}ptab"), " "),
    **dict.fromkeys((f"{W}br", f"{W}cr"), BREAK),
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
"""Elements that stand for a character."""
_DRAWINGS = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_FIELD = frozenset((f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"))
_ASIDE = frozenset((*_FIELD, f"{W}commentReference", f"{W}lastRenderedPageBreak", f"{W}rPr"))
_PROPERTIES = frozenset((f"{W}pPr", f"{W}rPr", f"{W}rt", f"{W}instrText", f"{W}delInstrText"))
"""Elements that say something of the text, and are none."""
ELSEWHERE = {f"{W}altChunk": "part", f"{W}subDoc": "subdocument"}
"""Elements that stand for text in another file."""
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}

_FORMATTED = frozenset((f"{W}rPrChange", f"{W}pPrChange", f"{W}tblPrChange", f"{W}sectPrChange"))


class Call(NamedTuple):
    """The place in a text where a note is called."""

    offset: int
    kind: str
    """`footnote` or `endnote`."""
    note: str
    """Its id in the file."""
    custom: str | None
    """The mark, where somebody typed one."""
    section: int
    page: int
    """Counted from 0; as far as the file tells."""


class _Typed(NamedTuple):
    """A call that has a mark of its own."""

    place: int
    """Which mark of the composer it is."""
    call: Call
    run: "_Element | None"
    """The run that it stands in."""


_UP, _DOWN = Call(0, "up", "", None, 0, 0), Call(0, "down", "", None, 0, 0)
"""Stand among the calls where superscript begins and ends."""


class Words(NamedTuple):
    """What a paragraph says."""

    text: str
    runs: tuple[Run, ...]
    spans: tuple[Span, ...]
    calls: tuple[Call, ...]
    raised: tuple[tuple[int, int], ...]
    """Ranges that are set as superscript."""


class Collector:
    """Collects the words of one paragraph, which tracked changes may have made of several."""

    def __init__(self, reader: TextReader) -> None:
        """Collect for `reader`."""
        self._reader = reader
        self._composer: Composer[Call] = Composer()
        self.boxes: list[tuple[_Element, str]] = []
        """Contents of text boxes that hang on the paragraph, and their paths."""
        self._broken = False
        """Whether there is a line break in it."""
        self._custom: _Typed | None = None
        """The call whose mark is typed behind it, while more of that may follow."""
        self._run_read: _Element | None = None
        self._up = False
        """The run that is read, and whether it is raised."""
        self._font = ""
        """The font of the run that is read, where the run or a style names one."""
        self._style = Resolved()

    def add(self, paragraph: "_Element", path: str, style: Resolved) -> None:
        """Add what a `w:p` of a style says."""
        self._style = style
        self._children(paragraph, path, style.looks, ())

    def _children(self, element: "_Element", path: str, looks: Looks, extra: tuple[Style, ...]) -> None:
        for child, tag, at in children(element, path):
            self._child(child, tag, at, looks, extra)

    def _child(self, child: "_Element", tag: str, path: str, looks: Looks, extra: tuple[Style, ...]) -> None:
        reader = self._reader
        if tag == f"{W}r":
            self._run(child, path, looks, extra)
        elif tag in CHANGES:
            reader.tracked[CHANGES[tag]] += 1
            if reader.shows(tag):
                self._children(child, path, looks, extra)
        elif tag in _ENTERED:
            self._children(child, path, looks, (*extra, Style.LINK) if tag == f"{W}hyperlink" else extra)
            self._field(bare_instruction(child), looks, path)
        elif tag == ALTERNATIVES:
            self._alternatives(child, path, looks, extra)
        elif tag in (f"{M}oMath", f"{M}oMathPara"):
            self._text(docx_math.line(child, accepted=reader.accepted), looks, path)
        elif tag in _FORMATTED:
            reader.tracked["formatted"] += 1
        elif tag in ELSEWHERE:
            reader.left[ELSEWHERE[tag]] += 1
        elif tag not in _PROPERTIES and next(child.iter(f"{W}t", f"{W}delText"), None) is not None:
            self._children(child, path, looks, extra)  # of a later edition of the format, or of nobody's

    def _alternatives(self, element: "_Element", path: str, looks: Looks, extra: tuple[Style, ...]) -> None:
        form = chosen(element, path)
        if form is not None:
            self._run_children(*form, looks, extra)

    def _run(self, run: "_Element", path: str, looks: Looks, extra: tuple[Style, ...]) -> None:
        properties = run.find(f"{W}rPr")
        self._font, hidden = self._style.font, self._style.hidden
        self._run_read = run
        raised = False
        if properties is not None:
            looks, hidden = self._reader.looks_of(properties, looks, hidden=hidden)
            self._font = self._reader.font_of(properties) or self._font
            raised = self._reader.is_raised(properties)
        if hidden:
            self._reader.left["hidden"] += any(True for _ in run.iter(f"{W}t"))
            for mark in run.iter(*_FIELD):  # of which the rest may be shown
                self._reader.field(mark)
            return
        self._up = raised
        if raised:
            self._composer.mark(_UP)
        self._run_children(run, path, looks | frozenset(extra) if extra else looks, ())
        if raised:
            self._composer.mark(_DOWN)

    def _run_children(self, run: "_Element", path: str, looks: Looks, extra: tuple[Style, ...]) -> None:
        for child, tag, at in children(run, path):
            if tag in _TEXT:
                if tag == f"{W}t" or not self._reader.accepted:
                    text = (child.text or "").replace(BREAK, " ")
                    self._written(shown(text, self._font), looks, at)
            elif tag in _LITERAL:
                self._reader.turn(child, tag)
                self._broken |= _LITERAL[tag] == BREAK
                self._text(_LITERAL[tag], looks, at)
            elif tag == f"{W}sym":
                self._written(shown(_symbol(child), child.get(f"{W}font", "")), looks, at)
            elif tag in _NOTES:
                self._call(child, _NOTES[tag])
            elif tag in _DRAWINGS:
                self._drawing(child, at)
            elif not self._aside(child, tag, looks, at):
                self._child(child, tag, at, looks, extra)

    def _aside(self, child: "_Element", tag: str, looks: Looks, path: str) -> bool:
        """Take note of what a run holds beside words; tell whether it was that."""
        if tag in _FIELD:
            instruction = self._reader.field(child)
            self._text(form_text(child), looks, path, within=True)
            self._field(instruction, looks, path)
        elif tag == f"{W}commentReference":
            self._reader.left["comment"] += 1
        elif tag == f"{W}lastRenderedPageBreak":
            self._reader.turn(child, tag)
        return tag in _ASIDE

    def _field(self, instruction: str | None, looks: Looks, path: str) -> None:
        """Add what a field shows that ends without a result."""
        if instruction is not None and not self._reader.in_instruction:
            text = without_result(instruction)
            self._reader.left["field"] += text is None
            self._text(text or "", looks, path)

    def _written(self, text: str, looks: Looks, path: str) -> None:
        start = 0 if self._custom is None or not text.strip() else self._typed(text, self._custom)
        self._text(text[start:], looks, path, start=start)

    def _typed(self, text: str, waiting: "_Typed") -> int:
        """Return how many characters of a text are the mark that a call waits for."""
        own, before = waiting.run is self._run_read, waiting.call.custom or ""
        end = docx_own_marks.length(text, before, own=own, raised=self._up)
        self._custom = None
        if end:
            call = waiting.call._replace(custom=before + text[:end].strip())
            self._composer.change_mark(waiting.place, call)
            self._custom = waiting._replace(call=call) if end == len(text) else None
        return end

    def _call(self, child: "_Element", kind: str) -> None:
        reader = self._reader
        if reader.in_instruction:
            return
        call = Call(0, kind, child.get(f"{W}id", ""), None, reader.section, reader.page)
        index = self._composer.mark(call)
        if child.get(f"{W}customMarkFollows") in ("1", "true", "on"):
            self._custom = _Typed(index, call, self._run_read)

    def _drawing(self, element: "_Element", path: str) -> None:
        for box, number in boxes(element):
            self.boxes.append((box, f"{path}/descendant::w:txbxContent[{number}]"))
        for words, number in art(element):
            self.boxes.append((words, f"{path}/descendant::*[local-name()='textpath'][{number}]"))
        for name, relationship in others(element):
            model = self._reader.diagrams(relationship) if relationship else None
            if model is None:
                self._reader.left[name] += 1
            else:
                self.boxes.append(model)

    def _text(self, text: str, looks: Looks, path: str, *, start: int = 0, within: bool = False) -> None:
        """Add words from the `start` of an element, which a field's instruction hides if not `within` it."""
        if text and (within or not self._reader.in_instruction):
            self._custom = None if text.strip() else self._custom
            self._reader.unknown += unknown(text)
            self._composer.add(text, looks, path, start)

    def words(self, *, whole: bool) -> Iterator[Words]:
        """Yield what was collected: one paragraph, or those that line breaks part if it is not `whole`."""
        parts = [self._composer] if whole or not self._broken else breaks.parted(self._composer)
        for part in parts:
            text, runs, spans, marks = part.compose()
            calls = tuple(call._replace(offset=at) for at, call in marks if call not in (_UP, _DOWN))
            yield Words(text, runs, spans, calls, tuple(_ranges(marks)))


def _ranges(marks: Sequence[tuple[int, Call]]) -> Iterator[tuple[int, int]]:
    """Yield what is raised; runs that follow one another make one range."""
    start = end = -1
    for offset, call in marks:
        if call is _UP and offset != end:
            if end > start >= 0:
                yield start, end
            start = offset
        elif call is _DOWN:
            end = offset
    if end > start >= 0:
        yield start, end


def children(element: "_Element", path: str) -> Iterator[tuple["_Element", str, str]]:
    """Yield each child with its tag and its path: that of the element, and which of its kind it is."""
    counts: dict[str, int] = {}
    for child in element:
        tag = str(child.tag)
        count = counts[tag] = counts.get(tag, 0) + 1
        yield child, tag, f"{path}/{short(tag)}[{count}]"


@lru_cache(maxsize=256)
def short(tag: str) -> str:
    """Return the name of an element with the usual prefix of its namespace."""
    space, _, name = tag.rpartition("}")
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
    return character(number)
