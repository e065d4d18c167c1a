"""All new numbers of a comparison, for whoever has to bring citations up to date.

In: a comparison and both sides of it. Out: tables of old and new numbers, one for each part in which
numbering restarts; numbers that all went on by as much are one line.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from compare.messages import Messages
from compare.model import Comparison, MatchKind
from compare.model.spoken import cited
from compare.writers.view_text import Side, visible
from compare.writers.view_words import part_name

_NOTES = "notes"


class Numbers(NamedTuple):
    """One new number, or a run of them; as they are cited, such as `12 (b)`."""

    old: str
    new: str
    """Empty if it has no successor; `5, 6` if it has several."""
    anchor: str
    """Of the first, as it stands now, else as it stood."""
    old_last: str = ""
    """The last of a run, else empty."""
    new_last: str = ""


class NumberTable(NamedTuple):
    """The new numbers of one part."""

    part: str
    """Name of the part of the old text; empty for its body; `notes`."""
    numbers: tuple[Numbers, ...]


def numbers(
    comparison: Comparison, texts: tuple[Side, Side], notes: tuple[Side, Side], messages: Messages
) -> tuple[NumberTable, ...]:
    """Return a table for each part of the old text that has new numbers, then one for the notes."""
    (old, new), (_, new_notes) = texts, notes
    said = _Cited(old, messages), _Cited(new, messages)
    parts: dict[str, list[Numbers]] = {}
    for match in comparison.matches:
        grouped = bool(match.old and match.new) and not match.one_to_one
        if match.renumbered or grouped or match.kind is MatchKind.DELETED:
            olds = [i for i in match.old if comparison.old.paragraphs[i].label]
            news = [j for j in match.new if comparison.new.paragraphs[j].label]
            if olds:
                names = (part_name(name, messages) for name in comparison.old.paragraphs[olds[0]].part)
                part = visible(messages.gettext(", ").join(names))
                anchor = new.anchors[news[0]] if news else old.anchors[olds[0]]
                one = Numbers(said[0].all(olds), said[1].all(news), anchor)
                parts.setdefault(part, []).append(one)
    tables = [NumberTable(part, _runs(found)) for part, found in parts.items()]
    labels = [
        Numbers(
            visible(comparison.old.notes[match.old[0]].label),
            visible(comparison.new.notes[match.new[0]].label),
            new_notes.anchors[match.new[0]],
        )
        for match in comparison.note_matches
        if match.renumbered
    ]
    return (*tables, *((NumberTable(_NOTES, _runs(labels)),) if labels else ()))


class _Cited:
    """Says paragraphs of one side as they are cited within their part."""

    def __init__(self, side: Side, messages: Messages) -> None:
        self._gettext, self._addresses = messages.gettext, side.addresses
        self._places = side.places(messages, within_part=True)

    def all(self, indexes: Sequence[int]) -> str:
        """Return what several paragraphs are cited as."""
        return visible(self._gettext(", ").join(map(self._one, indexes)))

    def _one(self, index: int) -> str:
        return self._places.by_article(index) or cited(self._addresses[index], self._gettext)


def _runs(found: Iterable[Numbers]) -> tuple[Numbers, ...]:
    """Return the numbers in order of the old ones, those that went on together as one."""
    runs: list[Numbers] = []
    for one in sorted(found, key=_leading):
        last = runs[-1] if runs else None
        follows = last and _follows(last.old_last or last.old, one.old)
        if last and follows and _follows(last.new_last or last.new, one.new):
            runs[-1] = last._replace(old_last=one.old, new_last=one.new)
        else:
            runs.append(one)
    return tuple(runs)


def _leading(one: Numbers) -> list[int]:
    """Return the numbers that a label begins with: 2 and 1 for `2.1`, 3 for `3A`, 4 for `Article 4`."""
    first, _, rest = one.old.partition(" ")
    said = first if any(map(str.isdecimal, first)) else rest
    return [int(number) for number in re.findall(r"\d+", said)] or [0]


def _follows(before: str, after: str) -> bool:
    return before.isdecimal() and after.isdecimal() and int(after) == int(before) + 1
