"""A comparison, or one document, as text for a terminal: paragraph by paragraph, what happened to each.

With colours, deleted words are red and struck through and inserted ones green and underlined; without,
they stand in `[-…-]` and `{+…+}` as wdiff writes them. `¶` shows where a paragraph of the old text ended.
Control characters of the texts are shown as their codes, such as `‹1B›`: no text can steer the terminal.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from compare.model import Comparison, Document, Kind, Mark, Match, Note, Origins, Paragraph
from compare.model.address import addresses, names_itself, note_addresses
from compare.options import Options
from compare.writers import wording
from compare.writers.lines import Ink, Piece, Printer
from compare.writers.view_segments import segments
from compare.writers.view_text import Run, Segment, Show, Side, What, sides, visible

_INDENT = 4
_MARKS = {
    Show.KEPT: ("", ""),
    Show.DELETED: ("[-", "-]"),
    Show.INSERTED: ("{+", "+}"),
    Show.TYPOGRAPHY: ("{~", "~}"),
}
_MOST_ARTICLES = 5
"""New numbers of articles that are told between two changes."""
_INKS = {
    Show.KEPT: Ink.PLAIN,
    Show.DELETED: Ink.DELETED,
    Show.INSERTED: Ink.INSERTED,
    Show.TYPOGRAPHY: Ink.TYPOGRAPHY,
}


def write(comparison: Comparison, options: Options) -> str:
    """Return what changed, paragraph by paragraph; with `options.stat` the counts only."""
    printer = Printer(color=options.color, width=options.width)
    _head(printer, comparison)
    if not options.stat:
        (old, new), (old_notes, new_notes) = sides(comparison)
        paragraphs, notes = wording.pairs(comparison)
        _Body(printer, options, old, new).print(paragraphs)
        if notes.matches:
            printer.line()
            printer.line("Notes", Ink.HEADING)
            _Body(printer, options, old_notes, new_notes).print(notes, "note")
        _passages(printer, comparison, paragraphs)
    return printer.text()


def _head(printer: Printer, comparison: Comparison) -> None:
    printer.line(f"old: {wording.title(comparison.old, 'a text')}", Ink.HEADING)
    printer.line(f"new: {wording.title(comparison.new, 'a text')}", Ink.HEADING)
    for line in wording.doubts(comparison):
        printer.line(f"! {line}", Ink.DOUBT)
    for line in wording.counts(comparison):
        printer.line(line)


class _Body:
    """Prints the matches of paragraphs, or of notes."""

    def __init__(self, printer: Printer, options: Options, old: Side, new: Side) -> None:
        self._printer, self._old, self._new = printer, old, new
        self._typography = options.typography
        self._marked = not options.color

    def print(self, pairs: wording.Pairs, what: str = "paragraph") -> None:
        unchanged: list[Match] = []
        for match in pairs.matches:
            if wording.changed(match) or (self._typography and match.typography):
                self._skip(unchanged, pairs, what)
                unchanged = []
                self._match(match, pairs)
            else:
                unchanged.append(match)
        self._skip(unchanged, pairs, what)

    def _skip(self, unchanged: Sequence[Match], pairs: wording.Pairs, what: str) -> None:
        if unchanged:
            renumbered = [match for match in unchanged if match.renumbered]
            also = f", {len(renumbered)} renumbered" if renumbered else ""
            articles = [said for match in renumbered if (said := pairs.new_number(match))]
            if articles:
                more = f" and {len(articles) - _MOST_ARTICLES} more" if len(articles) > _MOST_ARTICLES else ""
                also += f" ({', '.join(articles[:_MOST_ARTICLES])}{more})"
            self._printer.line()
            said = wording.number(len(unchanged), f"unchanged {what}")
            self._printer.line(f"… {said}{also}", Ink.FAINT)

    def _match(self, match: Match, pairs: wording.Pairs) -> None:
        said = pairs.happened(match) or ["typography"]
        self._printer.line()
        self._printer.line(f"{pairs.where(match)}: {', '.join(said)}", Ink.HEADING)
        old, new = segments(match, self._old, self._new, typography=self._typography)
        side, indexes, shown = (self._new, match.new, new) if match.new else (self._old, match.old, old)
        for index, found in zip(indexes, shown, strict=True):
            label = self._label(match, _label(side.items[index]), alone=not found)
            self._printer.pieces([label, *self._pieces(found)], indent=_INDENT)

    def _label(self, match: Match, label: str, *, alone: bool) -> Piece:
        """Return a label; that of a heading without words is what was inserted or deleted."""
        show = Show.KEPT if match.old and match.new else Show.INSERTED if match.new else Show.DELETED
        if not alone or show is Show.KEPT:
            return Ink.PLAIN, label
        opening, closing = _MARKS[show] if self._marked else ("", "")
        return _INKS[show], f"{opening}{label.rstrip()}{closing}"

    def _pieces(self, found: Iterable[Segment]) -> Iterator[Piece]:
        for show, group in groupby((segment for segment in found if not _is_unseen(segment)), key=_fate):
            if show is Show.TYPOGRAPHY:
                for segment in group:
                    yield from self._typography_of(segment)
            else:
                yield from self._together(tuple(group), _INKS[show], _MARKS[show])

    def _typography_of(self, segment: Segment) -> Iterator[Piece]:
        """Yield words that differ in typography only, as CriticMarkup has it: {~old~>new~}."""
        opening, closing = _MARKS[Show.TYPOGRAPHY]
        ink = _INKS[Show.TYPOGRAPHY]
        if segment.other:
            yield ink, f"{opening}{visible(segment.other)}~>"
            yield from self._runs(segment, ink)
            yield ink, closing
        else:
            yield from self._together((segment,), ink, (opening, closing))

    def _together(self, found: Sequence[Segment], ink: Ink, marks: tuple[str, str]) -> Iterator[Piece]:
        """Yield segments that share one fate, in one pair of marks."""
        opening, closing = marks if self._marked else ("", "")
        yield ink, opening
        for segment, after in zip(found, (*found[1:], None), strict=True):
            if _is_end(segment):
                apart = after is not None and not after.text[:1].isspace()
                yield ink, "¶ " if apart else "¶"
            yield from self._runs(segment, ink)
        yield ink, closing

    def _runs(self, segment: Segment, ink: Ink) -> Iterator[Piece]:
        for run in segment.runs:
            yield from self._run(run, ink)

    def _run(self, run: Run, ink: Ink) -> Iterator[Piece]:
        """Yield the characters of a run; the mark of a note only where it changed, or words with it."""
        match run.what:
            case What.TEXT:
                yield ink, _one_line(run.text)
            case What.CONTROL:
                yield Ink.CONTROL, f"‹{run.target}›"
            case What.MARK if run.changed and ink is Ink.PLAIN:
                show = Show.DELETED if run.gone else Show.INSERTED
                opening, closing = _MARKS[show] if self._marked else ("", "")
                yield _INKS[show], f"{opening}[note {run.text}]{closing}"
            case What.MARK if ink in (Ink.DELETED, Ink.INSERTED):
                yield ink, f"[note {run.text}]"
            case What.MARK | What.END:
                pass


def _fate(segment: Segment) -> Show:
    """Return how a segment is shown; where an old paragraph ended, its end is what was deleted."""
    return Show.DELETED if _is_end(segment) else segment.show


def _is_unseen(segment: Segment) -> bool:
    """Tell whether a segment is nothing but marks that stayed, which are not printed."""
    return segment.show is Show.KEPT and all(
        run.what is What.MARK and not run.changed for run in segment.runs
    )


def _is_end(segment: Segment) -> bool:
    """Tell whether a paragraph of the old text ended here."""
    return any(run.what is What.END for run in segment.runs)


def _passages(printer: Printer, comparison: Comparison, pairs: wording.Pairs) -> None:
    """Print the language that now stands in a paragraph it is not matched with."""
    if comparison.passages:
        printer.line()
        printer.line("Language that stands elsewhere now", Ink.HEADING)
    for line in wording.passages(comparison, pairs):
        printer.line(line, indent=_INDENT)


def _label(item: Paragraph | Note) -> str:
    """Return the label of a paragraph as a text prints it: `7. `, `(a) `, `Article 4 ` of a heading."""
    label = item.label
    if not label:
        return ""
    stop = label.isalnum()
    if names_itself(label):
        heads = isinstance(item, Paragraph) and item.kind is Kind.HEADING
        stop = not heads and label[-1].isalnum() and not label.startswith("第")
    return visible(f"{label}{'.' if stop else ''} ")


def _one_line(text: str) -> str:
    """Return text without tabs and line feeds, which only a hand-made document can hold."""
    return text.replace("\t", " ").replace("\n", " ")


def show_document(document: Document, options: Options, origins: Origins | None = None) -> str:
    """Return one document as it was understood: metadata, every paragraph with its address, doubts.

    Of a PDF the page is told on which a paragraph begins, if its `origins` are given.
    """
    printer = Printer(color=options.color, width=options.width)
    _metadata(printer, document)
    part: tuple[str, ...] = ()
    pages = _pages(document, origins)
    for paragraph, address, page in zip(document.paragraphs, addresses(document), pages, strict=True):
        if paragraph.part != part:
            part = paragraph.part
            printer.line()
            printer.line(visible(f"Part: {', '.join(part) or 'the body'}"), Ink.HEADING)
        printer.line()
        head = [(Ink.HEADING, visible(f"{address}  {paragraph.kind}"))]
        printer.pieces([*head, (Ink.FAINT, f"  p. {page}")] if page else head)
        words = _with_marks(paragraph, document)
        printer.line(f"{_label(paragraph)}{words}", indent=_INDENT * (1 + paragraph.level))
    if document.notes:
        printer.line()
    for note, address in zip(document.notes, note_addresses(document.notes), strict=True):
        printer.line(f"{address}  {visible(_one_line(note.text))}")
    return printer.text()


def _pages(document: Document, origins: Origins | None) -> list[int | None]:
    """Return the page on which each paragraph of a PDF begins; other formats have no pages to turn to."""
    if origins is None or document.source is None or document.source.format != "pdf":
        return [None] * len(document.paragraphs)
    return [next((run.page for run in runs), None) for runs in origins.paragraphs]


def _metadata(printer: Printer, document: Document) -> None:
    source = document.source
    known = {
        "symbol": document.symbol,
        "title": document.title,
        "date": document.date,
        "language": document.language,
        **dict(document.front),
        "file": source and source.name,
        "format": source and source.format,
        "encoding": source and source.encoding,
        "sha256": source and source.sha256,
        "invented": "yes, this is no real text" if source and source.invented else None,
        "paragraphs": str(len(document.paragraphs)),
        "notes": str(len(document.notes)),
    }
    for name, value in known.items():
        if value:
            printer.line(visible(_one_line(f"{name}: {value}")), Ink.HEADING)
    for repair in document.repairs:
        printer.line(visible(f"repaired: {repair.name.replace('_', ' ')} ({repair.count})"))
    for line in wording.said_of(document.remarks, ""):
        printer.line(f"! {line}", Ink.DOUBT)


def _with_marks(paragraph: Paragraph, document: Document) -> str:
    """Return the words with `[note 3]` where a note is called."""
    parts: list[str] = []
    start = 0
    for mark in paragraph.marks:
        parts += [visible(_one_line(paragraph.text[start : mark.offset])), _called(mark, document)]
        start = mark.offset
    return "".join([*parts, visible(_one_line(paragraph.text[start:]))])


def _called(mark: Mark, document: Document) -> str:
    if mark.note is None:
        return f"[note {visible(mark.label or '?')}, missing]"
    return f"[note {visible(document.notes[mark.note].label)}]"
