"""What a reader should know before trusting a comparison."""

from collections.abc import Iterator, Sequence

from compare.model import Document, Kind, Match, MatchKind, Remark
from compare.model.phrase import gettext, ngettext
from compare.model.typography import fold

FEW = 0.2
"""Share of the shorter text's words in linked paragraphs below which two texts hardly resemble one another.
Successive resolutions on a subject, sections replaced, keep more than half."""


def doubts(old: Document, new: Document, matches: Sequence[Match]) -> Iterator[Remark]:
    """Yield what speaks against comparing these two texts, or in this order."""
    yield from _unlike(old, new, matches)
    yield from _swapped(old, new)
    yield from _unnumbered(old, new, matches)
    yield from _titles(old, new, matches)
    if old.language and new.language and old.language != new.language:
        yield Remark(
            code="different-languages",
            message=gettext(
                "The old text is in “%(old)s”, the new one in “%(new)s”.", old=old.language, new=new.language
            ),
        )


def _unlike(old: Document, new: Document, matches: Sequence[Match]) -> Iterator[Remark]:
    alone = (MatchKind.INSERTED, MatchKind.DELETED)
    if not any(match.kind in alone for match in matches):
        return
    old_words = [len(p.text.split()) for p in old.paragraphs]
    new_words = [len(p.text.split()) for p in new.paragraphs]
    linked_old = sum(old_words[i] for m in matches if m.kind not in alone for i in m.old)
    linked_new = sum(new_words[j] for m in matches if m.kind not in alone for j in m.new)
    shorter, linked = min((sum(old_words), linked_old), (sum(new_words), linked_new))
    if shorter and linked < FEW * shorter:
        percent = round(100 * linked / shorter)
        yield Remark(
            code="hardly-alike",
            message=gettext(
                "These texts hardly resemble one another: %(percent)s %% of the shorter one has a "
                "counterpart.",
                percent=percent,
            ),
        )


def _swapped(old: Document, new: Document) -> Iterator[Remark]:
    """Yield a remark if the old text cites the new one, or bears a later date."""
    if _cites(old, new) and not _cites(new, old):
        yield Remark(
            code="swapped",
            message=gettext(
                "Old and new look swapped: the old text cites %(symbol)s, the symbol of the new one.",
                symbol=str(new.symbol),
            ),
        )
    elif old.date and new.date and _iso(old.date) and _iso(new.date) and old.date > new.date:
        yield Remark(
            code="swapped",
            message=gettext(
                "Old and new look swapped: the old text is of %(old)s, the new one of %(new)s.",
                old=old.date,
                new=new.date,
            ),
        )


def _unnumbered(old: Document, new: Document, matches: Sequence[Match]) -> Iterator[Remark]:
    """Yield a remark if paragraphs have a label on one side only, which no match calls renumbered.

    Not of those that left the preamble or came there: it has no numbers.
    """
    old_only = new_only = 0
    for match in matches:
        # None for what is renumbered means that a label is missing, on one side or on both.
        if match.renumbered is None and match.one_to_one:
            one, other = old.paragraphs[match.old[0]], new.paragraphs[match.new[0]]
            crossed = one.kind is not other.kind and Kind.PREAMBULAR in (one.kind, other.kind)
            if not crossed and (one.label, other.label) != (None, None):
                new_only += one.label is None
                old_only += one.label is not None
    if old_only:
        message = ngettext(
            "%(count)s paragraph has a number or letter in the old text only.",
            "%(count)s paragraphs have a number or letter in the old text only.",
            old_only,
        )
        yield Remark(code="label-on-one-side", message=message)
    if new_only:
        message = ngettext(
            "%(count)s paragraph has a number or letter in the new text only.",
            "%(count)s paragraphs have a number or letter in the new text only.",
            new_only,
        )
        yield Remark(code="label-on-one-side", message=message)


def _titles(old: Document, new: Document, matches: Sequence[Match]) -> Iterator[Remark]:
    """Yield a remark on a title that one text has among its paragraphs, and the other does not."""
    deleted = any(m.kind is MatchKind.DELETED and _is_its_title(old, m.old[0]) for m in matches)
    inserted = any(m.kind is MatchKind.INSERTED and _is_its_title(new, m.new[0]) for m in matches)
    if deleted == inserted or not old.title or not new.title:
        return
    if fold(old.title).casefold() != fold(new.title).casefold():
        message = gettext("The title was “%(old)s” and is “%(new)s”.", old=old.title, new=new.title)
    elif deleted:
        message = gettext("The title was not deleted: the new text has it, though not as a paragraph.")
    else:
        message = gettext("The title was not inserted: the old text has it, though not as a paragraph.")
    yield Remark(code="title-on-one-side", message=message)


def _is_its_title(document: Document, index: int) -> bool:
    paragraph = document.paragraphs[index]
    return paragraph.kind is Kind.TITLE and not paragraph.part and paragraph.text == document.title


def _cites(citing: Document, cited: Document) -> bool:
    """Tell whether a text names the symbol of another: `57/218` for `A/RES/57/218`."""
    if not cited.symbol or cited.symbol == citing.symbol:
        return False
    number = fold(cited.symbol).removeprefix("A/RES/")
    return any(
        f" {word} " in f" {text} "
        for paragraph in citing.paragraphs
        for text in [fold(paragraph.text).replace(",", " ").replace(";", " ").replace(".", " ")]
        for word in (number, fold(cited.symbol))
    )


def _iso(date: str) -> bool:
    return len(date) == len("2003-12-22") and date[:4].isdecimal() and date[4] == date[7] == "-"
