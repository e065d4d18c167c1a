"""What a reader should doubt about a document: one function, used by every reader of every format."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from compare.model import Document, Kind, Remark
from compare.model.address import addresses, note_addresses, parted
from compare.model.phrase import Phrase, Place, gettext, ngettext

_SAID_AT_MOST = 3
"""Remarks of one kind that are said one by one; more of them are counted in one sentence."""


def remarks(
    document: Document, *, encoding_assumed: bool = False, called: AbstractSet[int] = frozenset()
) -> tuple[Remark, ...]:
    """Return what to know before trusting `document`; codes are stable, messages are English sentences.

    `called` are notes that are called from what is no paragraph.
    """
    names = addresses(document)
    found: list[Remark] = []
    if encoding_assumed and document.source and document.source.encoding:
        message = gettext(
            "The encoding is not stated and was assumed to be %(encoding)s.",
            encoding=document.source.encoding,
        )
        found.append(Remark(code="encoding-assumed", message=message))
    found.extend(_brief(_numbering(document, names)))
    found.extend(_brief(_marks(document, names)))
    found.extend(_brief(_notes(document, called)))
    kinds = {paragraph.kind for paragraph in document.paragraphs}
    if Kind.OPENING in kinds and Kind.OPERATIVE not in kinds:
        message = ngettext(
            "No operative paragraphs were found among %(count)s paragraph.",
            "No operative paragraphs were found among %(count)s paragraphs.",
            len(document.paragraphs),
        )
        found.append(Remark(code="no-operative-paragraphs", message=message))
    return tuple(found)


def _numbering(document: Document, names: Sequence[str]) -> Iterator[Remark]:
    """Tell gaps and duplicates in the numbers of operative paragraphs, within each run of numbers.

    Numbering may begin again in each part and under each heading; only then is a second 1 no duplicate. A
    number that a cell has is not missing.
    """
    elsewhere = defaultdict(set)
    for paragraph in document.paragraphs:
        if paragraph.kind is Kind.CELL and paragraph.label is not None:
            elsewhere[paragraph.part].add(_number(paragraph.label))
    series: defaultdict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    may_restart: set[tuple[str, ...]] = set()
    for paragraph, name in zip(document.paragraphs, names, strict=True):
        if paragraph.kind is Kind.HEADING:
            may_restart.add(paragraph.part)
        if paragraph.kind is not Kind.OPERATIVE or paragraph.label is None:
            continue
        number = _number(paragraph.label)
        if number is None:
            continue
        run = series[paragraph.part]
        if number == 1 and run and paragraph.part in may_restart:
            yield from _check_run(run, elsewhere[paragraph.part])
            run.clear()
        may_restart.discard(paragraph.part)
        run.append((number, name))
    for part, run in series.items():
        yield from _check_run(run, elsewhere[part])


def _check_run(run: Sequence[tuple[int, str]], elsewhere: AbstractSet[int | None]) -> Iterator[Remark]:
    if run and any(number not in elsewhere for number in range(1, run[0][0])):
        message = gettext("Numbering begins with %(number)s.", number=str(run[0][0]))
        yield Remark(code="numbering-gap", message=message, address=run[0][1])
    seen = {run[0][0]} if run else set()
    for (before, _), (number, name) in pairwise(run):
        if number in seen:
            message = gettext(
                "The number %(number)s stands more than once (%(place)s).",
                number=str(number),
                place=Place(name),
            )
            yield Remark(code="numbering-duplicate", message=message, address=name)
        elif any(between not in elsewhere for between in range(before + 1, number)):
            yield Remark(code="numbering-gap", message=_missing(before, number), address=name)
        elif number < before:
            message = gettext(
                "The numbering goes back from %(before)s to %(number)s.",
                before=str(before),
                number=str(number),
            )
            yield Remark(code="numbering-order", message=message, address=name)
        seen.add(number)


def _missing(before: int, number: int) -> Phrase:
    """Return what to say of numbers that stand one after another, with others missing between them."""
    if number == before + 2:
        return gettext(
            "The numbering goes from %(before)s to %(number)s: %(missing)s missing.",
            before=str(before),
            number=str(number),
            missing=str(before + 1),
        )
    return gettext(
        "The numbering goes from %(before)s to %(number)s: %(first)s to %(last)s missing.",
        before=str(before),
        number=str(number),
        first=str(before + 1),
        last=str(number - 1),
    )


def _number(label: str) -> int | None:
    digits = parted(label)[0].strip("()°").removeprefix("OP")
    return int(digits) if digits.isdecimal() else None


def _marks(document: Document, names: Sequence[str]) -> Iterator[Remark]:
    for paragraph, name in zip(document.paragraphs, names, strict=True):
        for mark in paragraph.marks:
            if mark.note is None:
                message = gettext(
                    "The mark %(mark)s in %(place)s calls a note that is not there.",
                    mark=str(mark.label),
                    place=Place(name),
                )
                yield Remark(code="mark-without-note", message=message, address=name)


def _notes(document: Document, elsewhere: AbstractSet[int]) -> Iterator[Remark]:
    called = elsewhere | {mark.note for paragraph in document.paragraphs for mark in paragraph.marks}
    names = note_addresses(document.notes)
    counts = Counter(note.label for note in document.notes)
    for index, (note, name) in enumerate(zip(document.notes, names, strict=True)):
        if index not in called:
            message = gettext("Note %(label)s is called nowhere in the text.", label=note.label)
            yield Remark(code="note-without-mark", message=message, address=name)
        if counts[note.label] > 1 and "~" in name:
            message = gettext("The label %(label)s stands at more than one note.", label=note.label)
            yield Remark(code="note-duplicate", message=message, address=name)
    numbers = [int(note.label) for note in document.notes if note.label.isdecimal()]
    for before, number in pairwise(numbers):
        if number > before + 1:
            message = gettext(
                "The notes go from %(before)s to %(number)s.", before=str(before), number=str(number)
            )
            yield Remark(code="note-gap", message=message, address=f"note{number}")


def _kind(code: str) -> str:
    """Return what to call remarks of a code."""
    return {
        "mark-without-note": gettext("mark without note"),
        "note-duplicate": gettext("note duplicate"),
        "note-gap": gettext("note gap"),
        "note-without-mark": gettext("note without mark"),
        "numbering-duplicate": gettext("numbering duplicate"),
        "numbering-gap": gettext("numbering gap"),
        "numbering-order": gettext("numbering order"),
    }[code]


def _brief(found: Iterator[Remark]) -> list[Remark]:
    """Say the first few of each kind one by one, and count the others."""
    by_code: defaultdict[str, list[Remark]] = defaultdict(list)
    for remark in found:
        by_code[remark.code].append(remark)
    result: list[Remark] = []
    for code, same in by_code.items():
        said = same if len(same) <= _SAID_AT_MOST + 1 else same[:_SAID_AT_MOST]
        result.extend(said)
        if len(said) < len(same):
            message = ngettext(
                "And %(count)s more of this kind (%(kind)s).",
                "And %(count)s more of this kind (%(kind)s).",
                len(same) - len(said),
                kind=_kind(code),
            )
            result.append(Remark(code=code, message=message))
    return result
