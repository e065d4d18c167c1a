"""Words that stand for a kind of paragraph or the name of an entry, in the language of the report.

In: what the model calls it. Out: what people call it; a name that is not known stays as it is.
"""

from collections.abc import Mapping

from compare.messages import Messages
from compare.model import Kind, MatchKind


def kinds(messages: Messages) -> Mapping[str, str]:
    """Return what to call a paragraph or note that has no name of its own, by its kind."""
    gettext = messages.gettext
    return {
        Kind.HEADING.value: gettext("heading"),
        Kind.TITLE.value: gettext("title"),
        Kind.SPONSORS.value: gettext("sponsors"),
        Kind.OPENING.value: gettext("opening"),
        Kind.PREAMBULAR.value: gettext("preambular"),
        Kind.OPERATIVE.value: gettext("operative"),
        Kind.SUBPARAGRAPH.value: gettext("subparagraph"),
        Kind.CELL.value: gettext("cell"),
        Kind.CLOSING.value: gettext("closing"),
        Kind.ANNEX.value: gettext("annex"),
        Kind.OTHER.value: gettext("other"),
        "note": gettext("note"),
    }


def fates(messages: Messages) -> Mapping[str, str]:
    """Return what happened to one paragraph or note, by the kind of its match."""
    gettext = messages.gettext
    return {
        MatchKind.IDENTICAL.value: gettext("unchanged"),
        MatchKind.MODIFIED.value: gettext("modified"),
        MatchKind.SPLIT.value: gettext("split"),
        MatchKind.MERGED.value: gettext("merged"),
        MatchKind.REGROUPED.value: gettext("regrouped"),
        MatchKind.INSERTED.value: gettext("inserted"),
        MatchKind.DELETED.value: gettext("deleted"),
        "stayed": gettext("in the same order"),
    }


def folded(size: int, renumbered: int, messages: Messages, *, notes: bool) -> str:
    """Return what a stretch of unchanged paragraphs or notes says while it is folded away."""
    ngettext = messages.ngettext
    if not renumbered and notes:
        said = ngettext("… %(count)s unchanged note", "… %(count)s unchanged notes", size)
    elif not renumbered:
        said = ngettext("… %(count)s unchanged paragraph", "… %(count)s unchanged paragraphs", size)
    elif renumbered == size and notes:
        said = ngettext(
            "… %(count)s unchanged note, renumbered", "… %(count)s unchanged notes, renumbered", size
        )
    elif renumbered == size:
        said = ngettext(
            "… %(count)s unchanged paragraph, renumbered",
            "… %(count)s unchanged paragraphs, renumbered",
            size,
        )
    elif notes:
        said = ngettext(
            "… %(count)s unchanged note, %(renumbered)s renumbered",
            "… %(count)s unchanged notes, %(renumbered)s renumbered",
            size,
        )
    else:
        said = ngettext(
            "… %(count)s unchanged paragraph, %(renumbered)s renumbered",
            "… %(count)s unchanged paragraphs, %(renumbered)s renumbered",
            size,
        )
    return said % {"count": messages.number(size), "renumbered": messages.number(renumbered)}


def entry(name: str, messages: Messages) -> str:
    """Return what to call an entry of the front matter; the names are those of `readers.front`."""
    gettext = messages.gettext
    known = {
        "symbol": gettext("symbol"),
        "organization": gettext("organization"),
        "organ": gettext("organ"),
        "distribution": gettext("distribution"),
        "edition": gettext("edition"),
        "original": gettext("original"),
        "issued": gettext("issued"),
        "session": gettext("session"),
        "dates": gettext("dates"),
        "number": gettext("number"),
        "agenda item": gettext("agenda item"),
        "committee": gettext("committee"),
        "adopted": gettext("adopted"),
        "report": gettext("report"),
        "job number": gettext("job number"),
        "bar code": gettext("bar code"),
        "recycling": gettext("recycling"),
    }
    return known.get(name, name)


def source_name(name: str, messages: Messages) -> str:
    """Return what to call a text that is no file; the name of a file stays as it is."""
    gettext = messages.gettext
    known = {
        "standard input": gettext("standard input"),
        "old text": gettext("old text"),
        "new text": gettext("new text"),
    }
    return known.get(name, name)


def format_name(name: str, messages: Messages) -> str:
    """Return what to call a format; all but plain text have names that are the same everywhere."""
    return messages.gettext("text") if name == "text" else name


def part_name(name: str, messages: Messages) -> str:
    """Return what to call a part of a text, which readers name in English.

    >>> part_name("annex II", Messages("fr")), part_name("B", Messages("fr"))
    ('annexe II', 'B')
    """
    gettext = messages.gettext
    word, _, number = name.partition(" ")
    known = {
        "annex": gettext("annex %(number)s") if number else gettext("annex"),
        "appendix": gettext("appendix %(number)s") if number else gettext("appendix"),
    }
    return known[word] % {"number": number} if word in known else name
