"""Web pages: their main content, with notes that anchors call.

In: bytes. Out: a `Reading`. Scripts are not run and nothing is fetched; what stands around the text
(navigation, forms, what is hidden) is left out and counted.
"""

from dataclasses import replace

from compare.digest import hexdigest
from compare.model import Kind, Remark, Source
from compare.model.phrase import Phrase, ngettext
from compare.options import Options
from compare.readers import html_notes, html_typed_notes
from compare.readers.assemble import assemble, with_remarks
from compare.readers.blocks import Reading
from compare.readers.html_body import BodyReader
from compare.readers.html_tree import Page
from compare.readers.limits import too_much


def read(data: bytes, name: str, options: Options) -> Reading:
    """Read a web page; raise ReadError if it is too much, or holds no text."""
    page = Page(data, name, options.limits)
    if len(page.decoded.text) > options.limits.characters:
        raise too_much(name, "characters", options.limits, f"{len(page.decoded.text):,} characters")
    reader = BodyReader(html_notes.find(page.root), page.sheets, accepted=options.tracked == "accepted")
    blocks = reader.blocks(page.root)
    source = Source(name=name, format="html", sha256=hexdigest(data), encoding=page.decoded.encoding)
    notes = reader.notes()
    reading = assemble(
        blocks + notes if notes or options.plain else html_typed_notes.take(blocks, reader.tally),
        source,
        reader.tally,
        plain=options.plain,
        empty="a web page without text of its own. Save the page that shows the text.",
        encoding_assumed=page.decoded.assumed,
    )
    titles = [p.text for p in reading.document.paragraphs if p.kind is Kind.TITLE and not p.part]
    heading = page.heading if page.heading in titles else None
    titled = replace(reading.document, title=heading or reading.document.title or page.title)
    return with_remarks(reading._replace(document=titled), _remarks(page, reader, options))


def _remarks(page: Page, reader: BodyReader, options: Options) -> tuple[Remark, ...]:
    said = (
        ("left-out-page", page.left_out),
        ("left-out-comment", page.comments),
        ("left-out-picture", page.pictures),
        ("left-out-mark", reader.marks_in_notes),
        ("left-out-heading", reader.headings_of_notes),
    )
    found = [Remark(code=code, message=_left_out(code, count)) for code, count in said if count]
    if reader.tracked:
        found.append(Remark(code="tracked-changes", message=_tracked(reader.tracked, options)))
    return tuple(found)


def _left_out(code: str, count: int) -> Phrase:
    return {
        "left-out-page": ngettext(
            "%(count)s part of the page around its text (navigation, forms, what is hidden) left out.",
            "%(count)s parts of the page around its text (navigation, forms, what is hidden) left out.",
            count,
        ),
        "left-out-comment": ngettext(
            "%(count)s comment left out. Comments are no part of the text.",
            "%(count)s comments left out. Comments are no part of the text.",
            count,
        ),
        "left-out-picture": ngettext(
            "%(count)s picture left out. Only text is compared.",
            "%(count)s pictures left out. Only text is compared.",
            count,
        ),
        "left-out-mark": ngettext(
            "%(count)s mark within notes left out.", "%(count)s marks within notes left out.", count
        ),
        "left-out-heading": ngettext(
            "%(count)s heading over the notes left out.",
            "%(count)s headings over the notes left out.",
            count,
        ),
    }[code]


def _tracked(count: int, options: Options) -> Phrase:
    if options.tracked == "accepted":
        return ngettext(
            "%(count)s change marked on the page (ins, del) read as accepted.",
            "%(count)s changes marked on the page (ins, del) read as accepted.",
            count,
        )
    return ngettext(
        "%(count)s change marked on the page (ins, del) read as rejected.",
        "%(count)s changes marked on the page (ins, del) read as rejected.",
        count,
    )
