"""Web pages: their main content, with notes that anchors call.

In: bytes. Out: a `Reading`. Scripts are not run and nothing is fetched; what stands around the text
(navigation, forms, what is hidden) is left out and counted.
"""

from dataclasses import replace

from compare.digest import hexdigest
from compare.model import Kind, Remark, Source
from compare.options import Options
from compare.readers import html_notes
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
    reading = assemble(
        blocks + reader.notes(),
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
    found: list[Remark] = []
    if page.left_out:
        what = _counted(page.left_out, "part")
        message = f"{what} of the page around its text (navigation, forms, what is hidden) left out."
        found.append(Remark(code="left-out-page", message=message))
    if page.comments:
        message = f"{_counted(page.comments, 'comment')} left out. Comments are no part of the text."
        found.append(Remark(code="left-out-comment", message=message))
    if page.pictures:
        found.append(
            Remark(
                code="left-out-picture",
                message=f"{_counted(page.pictures, 'picture')} left out. Only text is compared.",
            )
        )
    if reader.marks_in_notes:
        message = f"{_counted(reader.marks_in_notes, 'mark')} within notes left out."
        found.append(Remark(code="left-out-mark", message=message))
    if reader.headings_of_notes:
        message = f"{_counted(reader.headings_of_notes, 'heading')} over the notes left out."
        found.append(Remark(code="left-out-heading", message=message))
    if reader.tracked:
        what = _counted(reader.tracked, "change")
        message = f"{what} marked on the page (ins, del) read as {options.tracked}."
        found.append(Remark(code="tracked-changes", message=message))
    return tuple(found)


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
