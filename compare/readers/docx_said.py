"""What a Word file's reader says of changes that are tracked in it, and of what it left out.

In: how often each was met. Out: sentences for remarks.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from compare.model.phrase import Phrase, ngettext


def tracked(count: int, by_kind: Mapping[str, int], *, accepted: bool) -> Phrase:
    """Return in which view `count` changes were read, and of what kinds they are as far as kinds are told."""
    kinds = _kinds(by_kind)
    if not kinds:
        return _tracked_without_kinds(count, accepted=accepted)
    if accepted:
        return ngettext(
            "%(count)s tracked change (%(kinds)s) was read as accepted. Use --tracked rejected for the "
            "other view.",
            "%(count)s tracked changes (%(kinds)s) were read as accepted. Use --tracked rejected for the "
            "other view.",
            count,
            kinds=kinds,
        )
    return ngettext(
        "%(count)s tracked change (%(kinds)s) was read as rejected. Use --tracked accepted for the other "
        "view.",
        "%(count)s tracked changes (%(kinds)s) were read as rejected. Use --tracked accepted for the "
        "other view.",
        count,
        kinds=kinds,
    )


def _tracked_without_kinds(count: int, *, accepted: bool) -> Phrase:
    if accepted:
        return ngettext(
            "%(count)s tracked change was read as accepted. Use --tracked rejected for the other view.",
            "%(count)s tracked changes were read as accepted. Use --tracked rejected for the other view.",
            count,
        )
    return ngettext(
        "%(count)s tracked change was read as rejected. Use --tracked accepted for the other view.",
        "%(count)s tracked changes were read as rejected. Use --tracked accepted for the other view.",
        count,
    )


def _kinds(by_kind: Mapping[str, int]) -> tuple[Phrase, ...]:
    inserted, deleted, moved = (by_kind[kind] for kind in ("inserted", "deleted", "moved"))
    said = (
        inserted and ngettext("%(count)s inserted", "%(count)s inserted", inserted),
        deleted and ngettext("%(count)s deleted", "%(count)s deleted", deleted),
        moved and ngettext("%(count)s moved", "%(count)s moved", moved),
    )
    return tuple(phrase for phrase in said if isinstance(phrase, Phrase))


def left_out(left: Counter[str]) -> Iterator[tuple[str, Phrase]]:
    """Yield what was left out, by its name in `left`, and what to do about it."""
    for key, say in _LEFT_OUT.items():
        if left[key]:
            yield key, say(left[key])


_LEFT_OUT: Mapping[str, Callable[[int], Phrase]] = {
    "comment": lambda count: ngettext(
        "%(count)s comment was left out. Comments are no part of the text.",
        "%(count)s comments were left out. Comments are no part of the text.",
        count,
    ),
    "picture": lambda count: ngettext(
        "%(count)s picture was left out. Only text is compared.",
        "%(count)s pictures were left out. Only text is compared.",
        count,
    ),
    "chart": lambda count: ngettext(
        "%(count)s chart was left out. Only text is compared: look at its words and figures yourself.",
        "%(count)s charts were left out. Only text is compared: look at its words and figures yourself.",
        count,
    ),
    "diagram": lambda count: ngettext(
        "%(count)s diagram (SmartArt) was left out. Its data could not be found.",
        "%(count)s diagrams (SmartArt) were left out. Its data could not be found.",
        count,
    ),
    "object": lambda count: ngettext(
        "%(count)s embedded object was left out. Open it in Word: only text is compared.",
        "%(count)s embedded objects were left out. Open it in Word: only text is compared.",
        count,
    ),
    "shape": lambda count: ngettext(
        "%(count)s drawn shape without text was left out. Only text is compared.",
        "%(count)s drawn shapes without text were left out. Only text is compared.",
        count,
    ),
    "hidden": lambda count: ngettext(
        "%(count)s run of hidden text was left out. Show it in Word to have it read.",
        "%(count)s runs of hidden text were left out. Show it in Word to have it read.",
        count,
    ),
    "field": lambda count: ngettext(
        "%(count)s field was left out: what it shows is not in the file. Look at it in Word.",
        "%(count)s fields were left out: what they show is not in the file. Look at them in Word.",
        count,
    ),
    "part": lambda count: ngettext(
        "%(count)s embedded document was left out. Paste its text into the document to have it read.",
        "%(count)s embedded documents were left out. Paste its text into the document to have it read.",
        count,
    ),
    "subdocument": lambda count: ngettext(
        "%(count)s subdocument was left out. They are files of their own: compare them by themselves, or "
        "unlink them in Word to have them read.",
        "%(count)s subdocuments were left out. They are files of their own: compare them by themselves, "
        "or unlink them in Word to have them read.",
        count,
    ),
}
"""Within functions, so that only what is said is made; in the order in which it is said."""
