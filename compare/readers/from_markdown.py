"""Markdown: text with its markers understood; numbers, spaces and quotes stay as they were typed.

In: bytes. Out: a `Reading`. HTML in it is read, never run; pictures and comments are left out and counted.
What stands ahead of it in lines of YAML is no text: title, symbol and date are taken from it.
"""

from dataclasses import replace

from compare.digest import hexdigest
from compare.errors import ReadError
from compare.model import Document, Remark, Source
from compare.model.phrase import Phrase, gettext, ngettext
from compare.options import Options
from compare.readers import doubts, markdown_tree, repair, structure
from compare.readers.blocks import Reading
from compare.readers.decode import decode
from compare.readers.limits import too_much
from compare.readers.markdown_body import MarkdownReader
from compare.readers.markdown_tree import Front

_FIELDS = ("title", "symbol", "date")


def read(data: bytes, name: str, options: Options) -> Reading:
    """Read Markdown; raise ReadError if there is no text in `data`, or it is too much."""
    decoded = decode(data, name)
    if len(decoded.text) > options.limits.characters:
        raise too_much(name, "characters", options.limits, f"{len(decoded.text):,} characters")
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    front = markdown_tree.front(text)
    body = "\n" * front.lines + "\n".join(text.split("\n")[front.lines :])
    reader = MarkdownReader(markdown_tree.parse(body, name), name, options)
    reader.read()
    tally = repair.Tally()
    blocks = reader.blocks if options.plain else repair.drop_quotes(reader.blocks, tally)
    reading, called = structure.build_knowing_calls(blocks + reader.notes, plain=options.plain)
    if not reading.document.paragraphs:
        message = f"{name}: no paragraphs in the Markdown. Check that it is the right file."
        raise ReadError(message)
    source = Source(name=name, format="markdown", sha256=hexdigest(data), encoding=decoded.encoding)
    document = _with_front(replace(reading.document, source=source, repairs=repair.listed(tally)), front)
    remarks = doubts.remarks(document, encoding_assumed=decoded.assumed, called=called)
    return Reading(replace(document, remarks=(*remarks, *_remarks(reader, front, options))), reading.origins)


def _with_front(document: Document, front: Front) -> Document:
    """Return the document with what the lines of YAML say and the text does not."""
    said = dict(front.entries)
    return replace(
        document,
        title=document.title or said.get("title") or None,
        symbol=document.symbol or said.get("symbol") or None,
        date=document.date or said.get("date") or None,
    )


def _remarks(reader: MarkdownReader, front: Front, options: Options) -> tuple[Remark, ...]:
    found: list[Remark] = []
    others = [name for name, _ in front.entries if name not in _FIELDS]
    if others:
        message = gettext("Lines of YAML ahead of the text left out: %(names)s.", names=tuple(others[:5]))
        found.append(Remark(code="left-out-front-matter", message=message))
    left = tuple(_counted(what, count) for what, count in reader.left.items() if count)
    if left:
        message = gettext("Left out of the Markdown: %(what)s.", what=left)
        found.append(Remark(code="left-out-markdown", message=message))
    if reader.tracked:
        found.append(Remark(code="tracked-changes", message=_tracked(reader.tracked, options)))
    return tuple(found)


def _tracked(count: int, options: Options) -> Phrase:
    if options.tracked == "accepted":
        return ngettext(
            "%(count)s change marked in the text (ins, del) read as accepted.",
            "%(count)s changes marked in the text (ins, del) read as accepted.",
            count,
        )
    return ngettext(
        "%(count)s change marked in the text (ins, del) read as rejected.",
        "%(count)s changes marked in the text (ins, del) read as rejected.",
        count,
    )


def _counted(what: str, count: int) -> Phrase:
    """Return how many of something were left out; the names are those of `MarkdownReader.left`."""
    return {
        "picture": ngettext("%(count)s picture", "%(count)s pictures", count),
        "comment": ngettext("%(count)s comment", "%(count)s comments", count),
        "mark in a note": ngettext("%(count)s mark in a note", "%(count)s marks in notes", count),
        "hidden part": ngettext("%(count)s hidden part", "%(count)s hidden parts", count),
    }[what]
