"""JSON documents: what `redraft show --format json` prints, or what another program found in a text.

In: the bytes of one JSON object. Out: a `Reading` with the same paragraphs, notes and metadata. Only
`paragraphs[].text` is required: missing kinds are inferred from the words, and keys that are not
known are ignored. What is known but wrong (an unknown kind, a mark outside its text) is refused, with
its place: nothing is guessed where somebody said something.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from compare.digest import hexdigest
from compare.errors import ReadError
from compare.json_fields import (
    FieldError,
    Json,
    as_object,
    choice,
    each,
    needed_string,
    needed_whole,
    one_of,
    parsed,
    refuse,
    say,
    string,
    whole,
)
from compare.model import (
    Document,
    Kind,
    Mark,
    Note,
    NoteKind,
    Origins,
    Paragraph,
    Remark,
    Repair,
    Run,
    Source,
    Span,
    Style,
)
from compare.model.typography import fold
from compare.readers import doubts, language
from compare.readers.blocks import Reading
from compare.readers.json_gaps import Given, settle
from compare.readers.pieces import cut
from compare.schema import FORMAT_VERSION

_MOST_LEVELS = 99
"""No text nests deeper; a writer may indent by the level."""
_MOST_CELLS = 10_000_000
"""Rows or columns of a table; a spreadsheet holds a million rows."""
_MOST_VERSIONS = 10**9
_MOST_REPAIRS = 10**9

_NO_DOCUMENT = 'no document. Give an object such as {"paragraphs": [{"text": "…"}]}'
_RIGHT_FILE = "Check that it is the right file"

_UNTIDY = re.compile(r"\s{2,}|[^\S \u00a0\u202f\u2007]|^\s|\s$")
"""White space that only lays out a text. A single no-break space between words is part of it."""
_INK = re.compile(r"\S+(?:[ \u00a0\u202f\u2007]\S+)*")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def read(data: bytes, name: str, *, plain: bool = False) -> Reading:
    """Read one document from JSON; with `plain` nothing is inferred.

    Raise ReadError, on one line and with its place, for anything that is no such document.
    """
    value, encoding = parsed(data, name, _NO_DOCUMENT)
    try:
        document, origins = _Builder(plain=plain).build(value)
        invented = _source(value).get("invented") is True
    except FieldError as error:
        message = f"{name}: {error}."
        raise ReadError(message) from None
    source = Source(name=name, format="json", sha256=hexdigest(data), encoding=encoding, invented=invented)
    return Reading(replace(document, source=source), origins)


class _Builder:
    """Builds one document, and counts what it had to mend."""

    def __init__(self, *, plain: bool) -> None:
        self._plain = plain
        self._repairs: Counter[str] = Counter()
        self._runs: list[tuple[Run, ...]] = []
        self._notes = 0

    def build(self, value: Json) -> tuple[Document, Origins]:
        _check_version(value)
        notes = each(value, "notes", self._note)
        note_runs, self._runs = tuple(self._runs), []
        self._notes = len(notes)
        drafts = each(value, "paragraphs", self._draft)
        if not drafts:
            refuse("", "no paragraphs in it", _RIGHT_FILE)
        if not any(fold(draft.text) for draft in drafts):
            refuse("", "no paragraphs, nothing but white space", _RIGHT_FILE)
        paragraphs = settle(drafts, plain=self._plain)
        spoken, direction = self._language(value, paragraphs)
        document = Document(
            paragraphs=tuple(paragraphs),
            notes=notes,
            symbol=self._line(value, "symbol"),
            title=self._line(value, "title"),
            date=self._line(value, "date"),
            language=spoken,
            direction=direction,
            front=each(value, "front", self._pair),
            repairs=self._all_repairs(value),
            remarks=each(value, "remarks", _remark),
        )
        if value.get("remarks") is None:
            document = replace(document, remarks=doubts.remarks(document))
        runs = zip(self._runs, drafts, paragraphs, strict=True)
        kept = tuple(_without_label(found, draft.text, len(new.text)) for found, draft, new in runs)
        return document, Origins(paragraphs=kept, notes=note_runs)

    def _language(self, value: Json, paragraphs: Sequence[Paragraph]) -> tuple[str | None, str]:
        """Return language and direction; where neither is given, what the words tell."""
        spoken = self._line(value, "language")
        given = string(value, "direction")
        if given not in (None, "ltr", "rtl"):
            refuse(".direction", f"{say(given)} is no direction", "Use ltr or rtl")
        if given is None and not self._plain:
            spoken = spoken or language.detect(paragraph.text for paragraph in paragraphs)
        return spoken, given or language.direction(spoken)

    def _draft(self, item: object, index: int) -> Given:
        fields = as_object(item)
        text, runs = self._text(fields, f"paragraphs[{index}].text")
        self._runs.append(runs)
        before = len(fields["text"])
        return Given(
            text=text,
            kind=choice(fields, "kind", Kind, "kind of paragraph"),
            part=None if fields.get("part") is None else each(fields, "part", _part),
            label=(self._line(fields, "label") or "").removesuffix(".") or None,
            level=whole(fields, "level", most=_MOST_LEVELS),
            marks=tuple(sorted(self._marks(fields, before, runs), key=lambda mark: mark.offset)),
            spans=_spans(fields, before, runs),
            row=whole(fields, "row", most=_MOST_CELLS),
            column=whole(fields, "column", most=_MOST_CELLS),
        )

    def _note(self, item: object, index: int) -> Note:
        fields = as_object(item)
        text, runs = self._text(fields, f"notes[{index}].text")
        self._runs.append(runs)
        return Note(
            label=self._line(fields, "label") or str(index + 1),
            text=text,
            spans=_spans(fields, len(fields["text"]), runs),
            kind=choice(fields, "kind", NoteKind, "kind of note") or NoteKind.FOOTNOTE,
        )

    def _marks(self, fields: Json, length: int, runs: tuple[Run, ...]) -> tuple[Mark, ...]:
        def mark(item: object, _: int) -> Mark:
            given = as_object(item)
            offset = _moved(needed_whole(given, "offset", most=length), runs)
            note = whole(given, "note", most=self._notes - 1) if self._notes else self._no_note(given)
            return Mark(offset=offset, note=note, label=self._line(given, "label") if note is None else None)

        return each(fields, "marks", mark)

    @staticmethod
    def _no_note(given: Json) -> None:
        if given.get("note") is not None:
            trouble = f"{say(given['note'])} calls a note, but there are no notes"
            refuse(".note", trouble, 'Add it to "notes", or leave out the mark')

    def _text(self, fields: Json, place: str) -> tuple[str, tuple[Run, ...]]:
        """Return the text of a paragraph or note on one line, and where it stood in the JSON string."""
        text = self._whole_characters(needed_string(fields, "text"))
        if not _UNTIDY.search(text):
            return text, (Run(start=0, end=len(text), offset=0, element=place),) if text else ()
        self._repairs["collapse_spaces"] += 1
        runs: list[Run] = []
        start = 0
        for found in _INK.finditer(text):
            end = start + found.end() - found.start()
            runs.append(Run(start=start, end=end, offset=found.start(), element=place))
            start = end + 1
        return " ".join(_INK.findall(text)), tuple(runs)

    def _line(self, fields: Json, key: str) -> str | None:
        """Return a string without line breaks and outer spaces; None if there is none or it is empty."""
        text = string(fields, key)
        return " ".join(_INK.findall(self._whole_characters(text))) or None if text else None

    def _whole_characters(self, text: str) -> str:
        """Replace lone surrogates: half a character, which no file can hold."""
        mended, count = _LONE_SURROGATE.subn("\ufffd", text)
        if count:
            self._repairs["replace_lone_surrogates"] += count
        return mended

    def _pair(self, item: object, _: int) -> tuple[str, str]:
        pair = item if isinstance(item, list) else []
        if [type(text) for text in pair] != [str, str]:
            refuse("", f"{say(item)} is no pair of a name and a text", 'Give two strings: ["…", "…"]')
        return self._whole_characters(pair[0]), self._whole_characters(pair[1])

    def _all_repairs(self, value: Json) -> tuple[Repair, ...]:
        """Return the repairs that the JSON tells of, and then those that were done here."""

        def repair(item: object, _: int) -> Repair:
            given = as_object(item)
            count = needed_whole(given, "count", most=_MOST_REPAIRS)
            return Repair(name=needed_string(given, "name"), count=count)

        given = each(value, "repairs", repair)
        return given + tuple(Repair(name=name, count=count) for name, count in self._repairs.items())


def _check_version(value: Json) -> None:
    """Refuse a comparison, and a document in a format of the future."""
    version = whole(value, "format_version", most=_MOST_VERSIONS)
    if version is not None and version > FORMAT_VERSION:
        trouble = f"this program reads versions up to {FORMAT_VERSION}, this is {version}"
        refuse(".format_version", trouble, "Update Redraft")
    if "paragraphs" not in value:
        if "matches" in value:
            refuse("", "this is a comparison, not a document", 'Give one of its two sides, "old" or "new"')
        refuse("", 'no "paragraphs" in it', _RIGHT_FILE)


def _source(value: Json) -> Json:
    """Return what the JSON says of its own source."""
    try:
        return as_object(value.get("source") or {})
    except FieldError as error:
        step = ".source"
        raise error.under(step) from None


def _moved(offset: int, runs: tuple[Run, ...]) -> int:
    """Return where an offset of the JSON string lies in the text that was made of it."""
    result = 0
    for run in runs:
        before = run.offset or 0
        if offset < before:
            break
        result = min(run.start + offset - before, run.end)
    return result


def _without_label(runs: tuple[Run, ...], text: str, length: int) -> tuple[Run, ...]:
    """Return where the `length` characters stood that a text kept without its label."""
    kept = int(text.startswith("["))
    label = len(text) - length
    return cut(text, runs, [(kept, kept + label)])[1] if label else runs


def _spans(fields: Json, length: int, runs: tuple[Run, ...]) -> tuple[Span, ...]:
    def span(item: object, _: int) -> Span | None:
        given = as_object(item)
        start, end = (needed_whole(given, key, most=length) for key in ("start", "end"))
        style = choice(given, "style", Style, "style")
        if style is None:
            refuse("", 'the string "style" is missing', one_of(Style))
        if start >= end:
            trouble = f"a span from {start} to {end} holds no characters"
            refuse("", trouble, "Give an end after the start, or leave out the span")
        start, end = _moved(start, runs), _moved(end, runs)
        # Nothing is left of a span that held spaces only.
        return Span(start=start, end=end, style=style) if start < end else None

    return tuple(found for found in each(fields, "spans", span) if found)


def _part(item: object, _: int) -> str:
    if not isinstance(item, str) or not item.strip():
        refuse("", f"{say(item)} is no name of a part", 'Give one in quotes, such as "annex I"')
    return item


def _remark(item: object, _: int) -> Remark:
    given = as_object(item)
    return Remark(
        code=needed_string(given, "code"),
        message=needed_string(given, "message"),
        address=string(given, "address"),
    )
