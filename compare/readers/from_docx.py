"""Word files (.docx, .docm, .dotx): what Word shows of them, numbers included.

In: bytes. Out: a `Reading`. Tracked changes are read as accepted or as rejected, never both. Macros are not
looked at; comments, pictures and hidden text are counted and left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from compare.digest import hexdigest
from compare.errors import ReadError
from compare.model import Remark, Source
from compare.model.phrase import Phrase, gettext, ngettext
from compare.options import Options
from compare.readers import apart, docx_furniture, docx_said, front, organs, repair
from compare.readers.assemble import assemble, with_remarks
from compare.readers.blocks import Block, Reading
from compare.readers.docx_body import BodyReader
from compare.readers.docx_notes import FORMS, NoteNumbers, note_blocks, note_key
from compare.readers.docx_numbering import Numbering
from compare.readers.docx_package import Package, declared
from compare.readers.docx_styles import Styles
from compare.readers.docx_typed_notes import TypedNotes
from compare.readers.docx_view import TextReader
from compare.readers.docx_xml import W
from compare.readers.limits import too_much

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGE = 20_000_000
"""Bytes of XML, of which some 200,000 paragraphs have as many and are read in 10 to 20 seconds."""


def read(data: bytes, name: str, options: Options) -> Reading:
    """Read a Word file; raise ReadError if it is damaged, too much, or holds no text.

    A large one is read in a process that can be ended: a million paragraphs take minutes.
    """
    if declared(data) > _LARGE:
        return apart.run(read_here, data, name, options)
    return read_here(data, name, options)


def read_here(data: bytes, name: str, options: Options) -> Reading:
    """Read a Word file in this process, whatever time it takes."""
    file = _File(data, name, options)
    tally = repair.Tally()
    blocks = file.blocks(tally)
    pictures = file.pictures
    says_something = any(block.text for block in blocks)
    if pictures and not says_something:
        what = "1 picture" if pictures == 1 else f"{pictures:,} pictures"
        remedy = "Run it through OCR (text recognition) and try again."
        message = f"{name}: a Word file that holds only pictures ({what}), and no text. {remedy}"
        raise ReadError(message)
    source = Source(name=name, format="docx", sha256=hexdigest(data))
    empty = "no paragraphs: there is no text in it."
    if says_something and not options.plain:
        empty = "no paragraphs, nothing but front matter. Try --plain."
    reading = assemble(blocks, source, tally, plain=options.plain, empty=empty)
    return with_remarks(reading, file.remarks(options))


class _File:
    """The parts of a file, and what was seen in them."""

    def __init__(self, data: bytes, name: str, options: Options) -> None:
        self._package = Package(data, name, options.limits)
        self._limits = options.limits
        self._plain = options.plain
        self._characters = 0
        self._missing: dict[str, None] = {}
        self._main = self._package.main()
        self._related = self._package.related(self._main)
        styles = Styles(self._root("styles"))
        self._text = TextReader(styles, accepted=options.tracked == "accepted")
        self._numbering = Numbering(self._root("numbering"), styles.lists)
        self._styles = styles
        self._reader = BodyReader(self._text, styles, self._numbering)
        self._settings = self._root("settings")

    def _part(self, kind: str) -> str | None:
        """Return the name of the part that stands in a relationship to the text."""
        targets = [
            target for known, target, outside in self._related.values() if known == kind and not outside
        ]
        self._missing.update(dict.fromkeys(target for target in targets if target not in self._package))
        return next((target for target in targets if target in self._package), None)

    def _root(self, kind: str) -> "_Element | None":
        part = self._part(kind)
        return None if part is None else self._package.xml(part)

    def blocks(self, tally: repair.Tally) -> list[Block]:
        """Return the paragraphs, with the marks of notes, and after them the notes."""
        root = self._package.xml(self._main)
        body = root.find(f"{W}body")
        if body is None:
            message = f"{self._package.name}: a Word file without a body. Open and save it in Word."
            raise ReadError(message)
        self._text.begin(root)
        self._text.diagrams = self._diagram
        blocks = list(self._bounded(self._reader.blocks(body, f"{self._main}#/w:document/w:body[1]")))
        calls = [call for _, call in self._reader.calls]
        self._numbers = NoteNumbers(root, self._settings)
        labels = self._numbers.labels(calls)
        elements = self._note_elements()
        notes = list(self._bounded(note_blocks(self._reader, calls, labels, elements)))
        there = {note.note_key for note in notes}
        marks: dict[int, list[tuple[int, str]]] = {}
        for (index, call), label in zip(self._reader.calls, labels, strict=False):  # notes may call notes
            key = note_key(call)
            marks.setdefault(index, []).append((call.offset, key if key in there else label))
        blocks = [
            block._replace(marks=tuple(marks[index])) if index in marks else block
            for index, block in enumerate(blocks)
        ]
        if not self._plain:
            blocks = self._with_typed_notes(blocks, notes, tally)
        return [*self._head(blocks, tally), *blocks, *notes]

    def _with_typed_notes(
        self, blocks: Sequence[Block], notes: Sequence[Block], tally: repair.Tally
    ) -> list[Block]:
        """Return the paragraphs without furniture, and after them the notes that were typed among them."""
        kept = docx_furniture.text_of(blocks, tally)
        raised, styled = self._reader.raised, self._reader.notes
        typed = TypedNotes(
            [blocks[index] for index in kept],
            {place: raised[index] for place, index in enumerate(kept) if index in raised},
            {place for place, index in enumerate(kept) if index in styled},
            {note.note or "": note.note_key or "" for note in notes},
        )
        return typed.found(tally)

    def _bounded(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Pass on blocks; raise ReadError once those of the file have more characters than the limit."""
        for block in blocks:
            self._characters += len(block.text) + len(block.label or "")
            if self._characters > self._limits.characters:
                found = f"more than {self._limits.characters:,} characters"
                raise too_much(self._package.name, "characters", self._limits, found)
            yield block

    def _diagram(self, relationship: str) -> "tuple[_Element, str] | None":
        """Return the data of a diagram (SmartArt) that the text shows, and their path."""
        _, part, outside = self._related.get(relationship, ("", "", True))
        if outside or part not in self._package:
            return None
        return self._package.xml(part), f"{part}#/*"

    def _note_elements(self) -> dict[tuple[str, str], tuple["_Element", str]]:
        """Return the notes of the file by kind and id, with their paths."""
        return {
            (kind, note.get(f"{W}id", "")): (note, f"{self._part(kind + 's')}#/w:{kind}s/w:{kind}[{index}]")
            for kind in FORMS
            for index, note in enumerate(self._all_notes(kind), start=1)
        }

    def _all_notes(self, kind: str) -> list["_Element"]:
        root = self._root(f"{kind}s")
        if root is not None:
            self._text.begin(root)
        return [] if root is None else root.findall(f"{W}{kind}")

    def _head(self, blocks: Sequence[Block], tally: repair.Tally) -> list[Block]:
        """Return what headers say of the document, where the text is a resolution; count all of them."""
        found: list[Block] = []
        kinds = ("header", "footer")
        parts = [target for kind, target, outside in self._related.values() if kind in kinds and not outside]
        for part in dict.fromkeys(parts):
            if part not in self._package:
                continue
            quiet = BodyReader(TextReader(self._styles, accepted=True), self._styles, Numbering(None, {}))
            lines = list(quiet.blocks(self._package.xml(part), f"{part}#/*"))
            tally["drop_page_furniture"] += bool(lines)
            found += [Block(text=line.text) for line in lines if front.entries(line.text)]
        if not tally["drop_page_furniture"]:
            del tally["drop_page_furniture"]
        opening = any(organs.opening(block.text) for block in blocks)
        symbol = any(name == "symbol" for b in blocks[:30] for name, _ in front.entries(b.text) or ())
        return [] if symbol or not opening else list(dict.fromkeys(found))

    @property
    def pictures(self) -> int:
        """How many pictures there are; text in them was not read."""
        return self._text.left["picture"]

    def remarks(self, options: Options) -> tuple[Remark, ...]:
        """Return what was left out, and in which view tracked changes were read."""
        found: list[Remark] = []
        tracked = self._text.tracked
        formatted = tracked["formatted"]
        count = tracked.total() - formatted
        if count:
            message = docx_said.tracked(count, tracked, accepted=options.tracked == "accepted")
            found.append(Remark(code="tracked-changes", message=message))
        found += [Remark(code=code, message=message) for code, message in self._doubts()]
        left = docx_said.left_out(self._text.left)
        found += [Remark(code=f"left-out-{key}", message=message) for key, message in left]
        return tuple(found)

    def _doubts(self) -> Iterator[tuple[str, Phrase]]:
        """Yield what is not as it should be in the file, or not known of it."""
        for part in self._missing:
            message = gettext(
                "The file names a part that it does not hold, %(part)s: look at it in Word.", part=part
            )
            yield "part-missing", message
        if self._numbers.by_page:
            message = gettext("Notes are numbered anew on each page, by where Word last broke the pages.")
            yield "notes-by-page", message
        if self._text.unknown:
            message = ngettext(
                "%(count)s character of a symbol font was kept as it is in the file: what it looks like "
                "is not "
                "known here.",
                "%(count)s characters of symbol fonts were kept as they are in the file: what they look "
                "like is "
                "not known here.",
                self._text.unknown,
            )
            yield "symbols-unknown", message
