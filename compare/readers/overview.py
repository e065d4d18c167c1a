"""What is to know of a text as a whole before its paragraphs are read in order: labels, organs' names, parts,
and which series of numbers the paragraphs have.

In: texts, with whatever is already known of each. Out: what they show together, and whether they show any
structure at all. What each paragraph is, is for `kinds` to say.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.model import Kind
from compare.readers import headings, labels, organs, parts

_SERIES = 2
"""Numbers in order that show that a text without an organ's name is numbered. One could be a year."""
_EXCERPT = 3
"""Numbers in order that show the same where 1 and 2 are not among them."""
_LONG_LIST = 40
"""Items that may stand within another one."""
NEGOTIATED = {"PP": Kind.PREAMBULAR, "OP": Kind.OPERATIVE}
"""What labels of drafts that are negotiated say of their paragraphs."""


class Draft(NamedTuple):
    """A paragraph of which the text is known, and perhaps more."""

    text: str
    label: str | None = None
    """A label that is not part of the text."""
    level: int | None = None
    kind: Kind | None = None
    """None where it is to be found out."""
    part: tuple[str, ...] | None = None
    heading: bool = False
    """True where the format says that it is one."""
    bullet: bool = False
    """True where the format shows a bullet before it, which is no part of the text."""


class Overview:
    """What the paragraphs of a text show together; lists have an entry for each paragraph."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.drafts = drafts
        # What each begins with, or what the format counts before it; None where there is no label.
        self.labels = [_given(draft) if draft.label else labels.parse(draft.text) for draft in drafts]
        # Whether each is an organ's name.
        texts = [draft.text for draft in drafts]
        self.openings = [
            draft.kind is Kind.OPENING or (draft.kind is None and organs.opens(texts, index))
            for index, draft in enumerate(drafts)
        ]
        # The style of the series that numbers most paragraphs, and the least level that it is counted on.
        self.main = self._main_style()
        counted = [
            draft.level or 0
            for draft, label in zip(drafts, self.labels, strict=True)
            if draft.label and label and label.style == self.main
        ]
        self.counted_from = min(counted, default=0)
        typed = any(
            label is not None and label.style == self.main and not draft.label
            for draft, label in zip(drafts, self.labels, strict=True)
        )
        # Levels that lists which the format counts hang lower than it says: below numbers that were typed.
        self.hangs_by = int(typed and not counted)
        self.has_opening = any(self.openings)
        # By the index of the paragraph that begins each.
        self.parts = parts.find(texts, self.openings)
        # Whether a numbered paragraph follows each before another section begins.
        self.numbered_ahead = self._look_for_numbers()

    def _main_style(self) -> str:
        """Return the style of the series that numbers most paragraphs.

        Where `(1)` stands under letters or under `OP1`, no number labels a paragraph; where `1.` stands
        under `(1)`, as in German, that does.
        """
        styles = {label.style for label in self.labels if label}
        if "1." in styles:
            return "(1)" if "(1)" in styles and self._holds("(1)", "1.") else "1."
        if "1)" in styles:
            return "1)"
        if "(1)" in styles and styles.isdisjoint(NEGOTIATED) and not self._holds("a", "(1)"):
            return "(1)"
        return "1."

    def _holds(self, outer: str, inner: str) -> bool:
        """Tell whether labels of one style go on behind those of another one more often than the reverse."""
        found = [label for label in self.labels if label and label.style in (outer, inner)]
        more = 0
        for at, label in enumerate(found):
            between = False
            for before in reversed(found[max(0, at - _LONG_LIST) : at]):
                if before.style != label.style:
                    between = True
                elif labels.follows(before.printed, label.printed):
                    more += between * (1 if label.style == outer else -1)
                    break
        return more > 0

    def is_structured(self) -> bool:
        """Tell whether the text shows any structure: an organ's name, kinds given, or a series of labels."""
        if self.has_opening or any(draft.kind not in (None, Kind.OTHER, Kind.CELL) for draft in self.drafts):
            return True
        if any(draft.heading or draft.label for draft in self.drafts):
            return True
        if sum(label.style in NEGOTIATED for label in self.labels if label) >= _SERIES:
            return True
        numbers = [label.number for label in self.labels if label and label.style == self.main]
        if {1, 2} <= set(numbers) or _is_excerpt(numbers):
            return True
        listed = [label for label in self.labels if label and label.style in ("a", "(1)")]
        firsts = {label.printed.strip("()°") for label in listed}
        if any(series <= firsts for series in ({"a", "b"}, {"i", "ii"}, {"1", "2"})):
            return True
        return len(numbers) >= _SERIES and any(map(self.first_within, range(len(self.drafts))))

    def next_sub(self, index: int) -> str | None:
        """Return the label of the next paragraph, if that is a subparagraph too."""
        following = self.labels[index + 1] if index + 1 < len(self.labels) else None
        return following.printed if following and following.style in labels.SUB_STYLES else None

    def first_within(self, index: int) -> labels.Label | None:
        """Return the label of the first item behind a paragraph's number, if a second one follows."""
        label = self.labels[index]
        first = labels.first_within(self.drafts[index].text, label) if label else None
        if label is None or first is None:
            return None
        for following in self.labels[index + 1 :]:
            if following is not None and following.style == label.style:
                return None
            if following is not None and labels.follows(first.printed, following.printed):
                return first
        return None

    def _look_for_numbers(self) -> list[bool]:
        result = [False] * len(self.drafts)
        ahead = False
        for index in range(len(self.drafts) - 1, -1, -1):
            label = self.labels[index]
            text = self.drafts[index].text
            if self.openings[index] or (text and (parts.annex(text) or headings.section(text))):
                ahead = False
            elif label is not None and label.style == self.main:
                ahead = True
            result[index] = ahead
        return result


def _is_excerpt(numbers: Sequence[int]) -> bool:
    """Tell whether paragraphs are counted one by one, perhaps with some left out, and no years are listed."""
    if len(numbers) < _EXCERPT or numbers[-1] > labels.LARGEST:
        return False
    steps = [after - before for before, after in pairwise(numbers)]
    unbroken = set(steps) == {1}
    return unbroken or (len(numbers) > _EXCERPT and min(steps) > 0 and sum(steps) < 2 * len(numbers))


def _given(draft: Draft) -> labels.Label | None:
    """Return a label that is not in the text as if it were."""
    printed = (draft.label or "").rstrip(".")
    found = labels.parse(f"{draft.label} x") or labels.parse(f"{printed}. x")
    if found is None:
        return labels.Label(printed, "a", 0, 0)
    return found._replace(printed=printed, length=0)
