"""Word files (.docx, .docm, .dotx): what Word shows of them, numbers included.

In: bytes. Out: a `Reading`. Tracked changes are read as accepted or as rejected, never both. Macros are not
looked at; comments, pictures and hidden text are counted and left out.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from compare.digest import hexdigest
from compare.errors import ReadError
from compare.model import NoteKind, Remark, Source
from compare.options import Options
from compare.readers import drafting, front, repair
from compare.readers.assemble import assemble, with_remarks
from compare.readers.blocks import Block, Reading
from compare.readers.docx_body import BodyReader, note_block
from compare.readers.docx_numbering import Numbering
from compare.readers.docx_numbers import printed
from compare.readers.docx_package import Package
from compare.readers.docx_styles import Styles
from compare.readers.docx_text import Call, TextReader
from compare.readers.docx_xml import W, value
from compare.readers.limits import too_much

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
"""How notes are numbered where nothing else is said (ECMA-376-1, 17.11.17 and 17.11.18)."""
_TEXTLESS = ("separator", "continuationSeparator", "continuationNotice")
_SAID = (
    ("comment", "comment", "comments", "Comments are no part of the text."),
    ("picture", "picture", "pictures", "Only text is compared."),
    ("hidden", "run of hidden text", "runs of hidden text", "Show it in Word to have it read."),
    ("part", "embedded document", "embedded documents", "Paste its text into the document to have it read."),
)


def read(data: bytes, name: str, options: Options) -> Reading:
    """Read a Word file; raise ReadError if it is damaged, too much, or holds no text."""
    file = _File(data, name, options)
    tally = repair.Tally()
    blocks = file.blocks(tally)
    if sum(len(block.text) for block in blocks) > options.limits.characters:
        size = f"{sum(len(block.text) for block in blocks):,} characters"
        raise too_much(name, "characters", options.limits, size)
    source = Source(name=name, format="docx", sha256=hexdigest(data))
    empty = "no paragraphs, nothing but front matter, pictures or white space. Try --plain."
    reading = assemble(blocks, source, tally, plain=options.plain, empty=empty)
    return with_remarks(reading, file.remarks(options))


class _File:
    """The parts of a file, and what was seen in them."""

    def __init__(self, data: bytes, name: str, options: Options) -> None:
        self._package = Package(data, name, options.limits)
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
        return next(
            (
                target
                for known, target, outside in self._related.values()
                if known == kind and not outside and target in self._package
            ),
            None,
        )

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
        blocks = list(self._reader.blocks(body, f"{self._main}#/w:document/w:body[1]"))
        calls = self._reader.calls
        labels = self._labels([call for _, call in calls], root)
        marks: dict[int, list[tuple[int, str]]] = {}
        for (index, call), label in zip(calls, labels, strict=True):
            marks.setdefault(index, []).append((call.offset, label))
        blocks = [
            block._replace(marks=tuple(marks[index])) if index in marks else block
            for index, block in enumerate(blocks)
        ]
        notes = self._notes([call for _, call in calls], labels)
        return [*self._head(blocks, tally), *blocks, *notes]

    def _labels(self, calls: Sequence[Call], root: "_Element") -> list[str]:
        """Return the labels of the notes that are called, as Word numbers them."""
        labels: list[str] = []
        numbers: dict[str, int] = {}
        known: dict[tuple[str, str], str] = {}
        for call in calls:
            before = known.get((call.kind, call.note))
            if before is not None and call.custom is None:
                labels.append(before)
                continue
            if call.custom is not None:
                label = call.custom
            else:
                form, start = self._numbered(call.kind, root)
                numbers[call.kind] = numbers.get(call.kind, start - 1) + 1
                label = printed(numbers[call.kind], form)
            known[call.kind, call.note] = label
            labels.append(label)
        return labels

    def _numbered(self, kind: str, root: "_Element") -> tuple[str, int]:
        """Return the format of the numbers of notes, and the first."""
        tag = f"{W}{kind}Pr"
        section = next((s.find(tag) for s in root.iter(f"{W}sectPr") if s.find(tag) is not None), None)
        settings = None if self._settings is None else self._settings.find(tag)
        form = value(section, "numFmt") or value(settings, "numFmt") or _FORMS[kind]
        start = value(section, "numStart") or value(settings, "numStart") or "1"
        return form, int(start) if start.isdecimal() else 1

    def _notes(self, calls: Sequence[Call], labels: Sequence[str]) -> list[Block]:
        """Return the notes in the order in which they are called, each once."""
        elements = {
            (kind, note.get(f"{W}id", "")): (note, f"{self._part(kind + 's')}#/w:{kind}s/w:{kind}[{index}]")
            for kind in _FORMS
            for index, note in enumerate(self._all_notes(kind), start=1)
        }
        found: list[Block] = []
        seen: set[tuple[str, str]] = set()
        for call, label in zip(calls, labels, strict=True):
            key = call.kind, call.note
            if key in seen or key not in elements:
                continue
            seen.add(key)
            element, path = elements[key]
            block = note_block(self._reader, element, path, label, NoteKind(call.kind))
            if block is not None:
                found.append(block)
        return found

    def _all_notes(self, kind: str) -> list["_Element"]:
        root = self._root(f"{kind}s")
        return [] if root is None else root.findall(f"{W}{kind}")

    def _head(self, blocks: Sequence[Block], tally: repair.Tally) -> list[Block]:
        """Return what headers say of the document, where the text is a resolution; count all of them."""
        found: list[Block] = []
        kinds = ("header", "footer")
        parts = [target for kind, target, outside in self._related.values() if kind in kinds and not outside]
        for part in parts:
            if part not in self._package:
                continue
            quiet = BodyReader(TextReader(self._styles, accepted=True), self._styles, Numbering(None, {}))
            lines = list(quiet.blocks(self._package.xml(part), f"{part}#/*"))
            tally["drop_page_furniture"] += bool(lines)
            found += [Block(text=line.text) for line in lines if front.entries(line.text)]
        if not tally["drop_page_furniture"]:
            del tally["drop_page_furniture"]
        opening = any(drafting.opening(block.text) for block in blocks)
        symbol = any(name == "symbol" for b in blocks[:30] for name, _ in front.entries(b.text) or ())
        return [] if symbol or not opening else list(dict.fromkeys(found))

    def remarks(self, options: Options) -> tuple[Remark, ...]:
        """Return what was left out, and in which view tracked changes were read."""
        found: list[Remark] = []
        tracked = self._text.tracked
        formatted = tracked["formatted"]
        count = tracked.total() - formatted
        if count:
            other = "rejected" if options.tracked == "accepted" else "accepted"
            kinds = ", ".join(
                f"{tracked[kind]} {kind}" for kind in ("inserted", "deleted", "moved") if tracked[kind]
            )
            which = f" ({kinds})" if kinds else ""
            message = (
                f"{_counted(count, 'tracked change', 'tracked changes')}{which} read as {options.tracked}."
                f" Use --tracked {other} for the other view."
            )
            found.append(Remark(code="tracked-changes", message=message))
        for key, one, many, remedy in _SAID:
            number = self._text.left[key]
            if number:
                message = f"{_counted(number, one, many)} left out. {remedy}"
                found.append(Remark(code=f"left-out-{key}", message=message))
        return tuple(found)


def _counted(number: int, one: str, many: str) -> str:
    return f"1 {one} was" if number == 1 else f"{number} {many} were"
