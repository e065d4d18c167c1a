"""What each paragraph is: one pass over the paragraphs of a text, in order, as a drafter would read it.

In: texts, with whatever is already known of each. Out: kind, part, label and level for each, as many as
came in. Nothing here looks at lines, pages or notes.
"""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from compare.model import Kind
from compare.model.address import shared
from compare.readers import closings, front, headings, labels, long_titles, parts, verbs
from compare.readers.nesting import Nesting
from compare.readers.overview import NEGOTIATED, Draft, Overview

_SIGNATURE = 2
"""Lines below the name of who signs that belong to it: an office, and a State."""
_SKIPPED = 3
"""Numbers by which one in brackets follows another, `[5. Decides …]`: paragraphs between may be deleted."""
_AHEAD_OF_TITLE = (None, Kind.SPONSORS, Kind.HEADING)
"""What the paragraph ahead of a long title may be; None where there is none."""
_FEW_WORDS = 5
"""A heading may begin like a preambular paragraph ("Reporting and review"); one that long does not."""


class _Place(Enum):
    FRONT = auto()
    PREAMBLE = auto()
    OPERATIVE = auto()
    AFTER = auto()


class Placed(NamedTuple):
    """What was found out about a paragraph."""

    kind: Kind
    part: tuple[str, ...] = ()
    label: str | None = None
    level: int = 0
    cut: int = 0
    """Characters at the beginning of the text that are the label."""
    opened: int = 0
    """How many of them are a bracket that stays."""


def infer(drafts: Sequence[Draft]) -> list[Placed]:
    """Return what each of `drafts` is."""
    overview = Overview(drafts)
    if not overview.is_structured():
        return [
            _article(d)
            or Placed(kind=d.kind or Kind.OTHER, part=d.part or (), label=d.label, level=d.level or 0)
            for d in drafts
        ]
    reader = _Reader(overview)
    return [reader.place(index) for index in range(len(drafts))]


def _article(draft: Draft) -> Placed | None:
    """Read a paragraph that is the heading of an article, or begins with its number; None for any other."""
    if draft.label is not None or draft.kind not in (None, Kind.HEADING):
        return None
    if heading := headings.label(draft.text):
        return Placed(kind=Kind.HEADING, part=draft.part or (), label=heading[0], cut=heading[1])
    found = headings.provision(draft.text) if draft.kind is None else None
    kind = Kind.HEADING if draft.heading else Kind.OTHER
    return found and Placed(kind=kind, part=draft.part or (), label=found[0], cut=found[1])


class _Reader:
    """Reads paragraphs in order and remembers where in the text it is."""

    def __init__(self, overview: Overview) -> None:
        self._overview = overview
        self._drafts, self._labels = overview.drafts, overview.labels
        self._item_before = -2  # index of the last item behind a bullet
        self._shallowest = 0  # level of the first of them in a row
        self._reported = 0  # the last number of a report in which drafts stand
        self._place = _Place.FRONT if overview.has_opening else _Place.OPERATIVE
        self._outer: tuple[str, ...] = ()
        self._part: tuple[str, ...] = ()
        self._nesting = Nesting()
        self._last: Kind | None = None
        self._number = 0
        self._title_next = False

    def place(self, index: int) -> Placed:
        """Return what the paragraph at `index` is; to be called for each in order."""
        draft = self._drafts[index]
        found = self._given(index) if draft.kind is not None else self._read(index)
        if draft.label and found.label is None:  # what the format counts is printed, whatever it may mean
            found = found._replace(label=draft.label.rstrip("."))
        self._last = found.kind
        if found.kind is not Kind.ANNEX and not (found.kind is Kind.HEADING and self._title_next):
            self._title_next = False
        return found

    def _given(self, index: int) -> Placed:
        """Follow a paragraph whose kind is known."""
        draft = self._drafts[index]
        part = draft.part if draft.part is not None else self._part
        if draft.kind is Kind.ANNEX:
            part = draft.part or (parts.annex(draft.text) or "annex",)
            self._title_next = True
        self._part = part
        if draft.kind in (Kind.OPENING, Kind.PREAMBULAR):
            self._place = _Place.PREAMBLE
        elif draft.kind in (Kind.OPERATIVE, Kind.ANNEX):
            self._place = _Place.OPERATIVE
            self._nesting.clear()
        elif draft.kind is Kind.CLOSING:
            self._place = _Place.AFTER
        placed = Placed(kind=draft.kind or Kind.OTHER, part=part, label=draft.label, level=draft.level or 0)
        article = _article(draft)
        return placed._replace(label=article.label, cut=article.cut) if article else placed

    def _read(self, index: int) -> Placed:
        draft = self._drafts[index]
        if draft.part is not None:
            self._part = draft.part
        return (
            self._negotiated(index)
            or self._landmark(index)
            or self._labelled(index)
            or self._item(index)
            or self._article(index)
            or (None if front.officer(self._drafts[index].text) else self._bare(index))
            or self._unlabelled(index)
        )

    def _negotiated(self, index: int) -> Placed | None:
        """Read a paragraph whose label says what it is."""
        label = self._labels[index]
        if label is None or label.style not in NEGOTIATED:
            return None
        kind = NEGOTIATED[label.style]
        self._place = _Place.PREAMBLE if kind is Kind.PREAMBULAR else _Place.OPERATIVE
        self._nesting.clear()
        return self._placed(kind, label)

    def _landmark(self, index: int) -> Placed | None:
        """Read what divides a text: annexes, lettered parts, organs' names, closings, sponsors."""
        text = self._drafts[index].text
        if name := parts.annex(text):
            self._part = (*self._outer, name)
            self._place = _Place.OPERATIVE
            self._nesting.clear()
            self._title_next = True
            return self._placed(Kind.ANNEX)
        if part := self._overview.parts.get(index):
            if not self._outer:
                self._reported = self._number
            self._outer = self._part = (part.name,)
            self._place = _Place.FRONT
            self._number = 0
            self._nesting.clear()
            self._title_next = not part.titled
            return self._placed(Kind.HEADING)
        if self._overview.openings[index]:
            self._place = _Place.PREAMBLE
            self._nesting.clear()
            return self._placed(Kind.OPENING)
        if self._overview.has_opening and self._place is not _Place.FRONT and closings.closing(text):
            self._place = _Place.AFTER
            return self._placed(Kind.CLOSING)
        return self._ahead(index) if self._place is _Place.FRONT else None

    def _ahead(self, index: int) -> Placed | None:
        """Read what stands ahead of the organ's name."""
        text = self._drafts[index].text
        if front.sponsors(text):
            return self._placed(Kind.SPONSORS)
        if parts.unnumbered_draft(text):  # what it is, not what it is about
            return self._placed(Kind.HEADING)
        label = self._labels[index]
        if label is not None and (label.style != "A" or self._overview.numbered_ahead[index]):
            return None
        heads = headings.heading(text) or self._drafts[index].heading or self._is_long_title(index)
        title = heads and front.could_be_title(text) and not self._signs(index)
        return self._placed(Kind.TITLE if title else Kind.OTHER)

    def _is_long_title(self, index: int) -> bool:
        """Tell whether a paragraph of more words than headings have stands where nothing but a title does.

        The organ's name follows; ahead stands nothing, or who submits a draft, what it is called or the end
        of a sentence: nobody writes half a sentence there. Behind a numbered title stands no second one.
        """
        if not any(self._overview.openings[index + 1 : index + 2]):
            return False
        if not long_titles.could_be(self._drafts[index].text):
            return False
        before = self._drafts[index - 1] if index else Draft("")
        return self._last in _AHEAD_OF_TITLE or before.text.endswith((".", ":", "。", "："))

    def _signs(self, index: int) -> bool:
        """Tell whether a line stands below a signature, and says who signs."""
        above = [draft.text for draft in self._drafts[max(0, index - _SIGNATURE) : index]]
        return any(map(closings.signature, above))

    def _labelled(self, index: int) -> Placed | None:
        draft, label = self._drafts[index], self._labels[index]
        if label is None:
            return None
        rest = draft.text[label.length :]
        deeper = (draft.level or 0) - self._overview.counted_from if draft.label else 0
        heads = label.style == "A" and headings.heading(rest)
        if (
            label.style in (self._overview.main, "A") and deeper > 0 and not heads
        ):  # a list within one of numbers
            return self._placed(Kind.SUBPARAGRAPH, label, level=deeper)
        if label.style == self._overview.main:
            return self._numbered(index, label)
        if label.style == "A" and not label.printed.startswith("("):
            if heads:
                self._nesting.clear()
                return self._placed(Kind.HEADING, label)
            return self._placed(Kind.OPERATIVE, label) if labels.is_roman(label.printed) else None
        if label.style == "1.1":
            level = label.printed.count(".") if draft.level is None else draft.level
            return self._placed(Kind.SUBPARAGRAPH, label, level=level)
        following = self._overview.next_sub(index)
        if label.opened and not self._nesting.expects(label.printed):
            return None
        before = self._drafts[index - 1].text if index else ""
        level = self._nesting.place(label.printed, following, after_colon=before.endswith((":", "：")))
        if draft.level is not None:
            level = max(1, draft.level + self._overview.hangs_by if draft.label else draft.level)
        return self._placed(Kind.SUBPARAGRAPH, label, level=level)

    def _numbered(self, index: int, label: labels.Label) -> Placed | None:
        """Read a paragraph with a number of the series that most paragraphs have."""
        draft = self._drafts[index]
        if self._goes_on_behind(draft, label):
            self._outer = self._part = ()
            self._place, self._number = _Place.FRONT, self._reported
        following = label.number == self._number + 1
        near = label.number - self._number
        if not labels.in_turn(label.number, self._number) or (label.opened and not 0 < near <= _SKIPPED):
            return None
        if self._place is _Place.FRONT:  # of a report in which drafts of resolutions stand
            if not following or draft.heading or headings.heading(draft.text[label.length :]):
                return None
            self._number = label.number
            return self._placed(Kind.OPERATIVE, label)
        if draft.heading and not following:
            self._nesting.clear()
            return self._placed(Kind.HEADING, label)
        self._number = label.number
        self._place = _Place.OPERATIVE
        self._nesting.clear()
        if within := self._overview.first_within(index):
            self._nesting.place(within.printed, None, after_colon=False)
            printed = shared(label.printed, within.printed)
            label = label._replace(printed=printed, length=label.length + within.length)
        return self._placed(Kind.OPERATIVE, label)

    def _goes_on_behind(self, draft: Draft, label: labels.Label) -> bool:
        """Tell whether a number goes on with those of a report behind a draft that stands in it."""
        if not self._reported or not self._outer or label.number != self._reported + 1:
            return False
        return label.number != self._number + 1 or not verbs.opens_operative(draft.text[label.length :])

    def _item(self, index: int) -> Placed | None:
        """Read an item behind a bullet, or a dash: it hangs on what it follows."""
        draft = self._drafts[index]
        cut = 0 if draft.bullet else labels.bullet(draft.text)
        if draft.heading or not (draft.bullet or cut):
            return None
        goes_on = self._item_before == index - 1
        before = self._drafts[index - 1].text if index else ""
        hangs = self._last in (Kind.OPERATIVE, Kind.SUBPARAGRAPH) and not (cut and labels.is_dash(draft.text))
        begins = self._last is not Kind.HEADING and before.endswith((":", "："))
        if not (goes_on or hangs or begins):
            return None
        if not goes_on:
            self._shallowest = draft.level or 0
        self._item_before = index
        level = self._nesting.depth + 1 + max(0, (draft.level or 0) - self._shallowest)
        return self._placed(Kind.SUBPARAGRAPH, level=level)._replace(cut=cut)

    def _article(self, index: int) -> Placed | None:
        """Read an article; no preamble goes on behind it, unless its format makes it a heading of that."""
        draft = self._drafts[index]
        found = _article(draft)
        if found and not draft.heading:
            self._nesting.clear()
            if self._place is _Place.PREAMBLE:
                self._place = _Place.OPERATIVE
        return found and found._replace(part=self._part)

    def _bare(self, index: int) -> Placed | None:
        """Read a bare short line: a title after an annex's heading, else a heading of what follows."""
        draft = self._drafts[index]
        text = draft.text
        if draft.heading:
            return self._placed(Kind.TITLE if self._title_next else Kind.HEADING)
        if not headings.heading(text) or index + 1 == len(self._drafts):
            return None
        if index == 0 and not self._overview.has_opening:
            return self._placed(Kind.TITLE if front.could_be_title(text) else Kind.OTHER)
        if self._title_next:
            return self._placed(Kind.TITLE)
        if self._place is _Place.AFTER or text[0].islower() or text[0].isdigit():
            return None
        words = text.count(" ") + 1
        if verbs.opens_operative(text) and words > 2:  # noqa: PLR2004 - "Expresses concern" is a paragraph cut short
            return None
        if self._place is _Place.PREAMBLE and verbs.opens_preambular(text) and words >= _FEW_WORDS:
            return None
        self._nesting.clear()
        return self._placed(Kind.HEADING)

    def _unlabelled(self, index: int) -> Placed:
        text = self._drafts[index].text
        after_sub = self._last is Kind.SUBPARAGRAPH
        lower = text[:1].islower()
        if self._place is _Place.PREAMBLE:
            opens = verbs.opens_preambular(text) or verbs.opens_operative(text)
            if after_sub and lower and not opens:
                return self._placed(Kind.SUBPARAGRAPH, level=1)
            outright = text[-1] in ".:" and verbs.opens_operative(text) and not verbs.opens_preambular(text)
            if outright or (not self._overview.numbered_ahead[index] and self._is_operative(index)):
                self._place = _Place.OPERATIVE
                self._nesting.clear()
                return self._placed(Kind.OPERATIVE)
            self._nesting.clear()
            return self._placed(Kind.PREAMBULAR)
        in_annex = len(self._part) > len(self._outer)
        if (
            self._place is _Place.OPERATIVE
            and self._overview.has_opening
            and not in_annex
            and self._decides(text)
        ):
            self._nesting.clear()
            return self._placed(Kind.OPERATIVE)
        if lower and (after_sub or self._last is Kind.OPERATIVE) and self._place is _Place.OPERATIVE:
            return self._placed(Kind.SUBPARAGRAPH, level=1)
        following = self._overview.next_sub(index)
        begins = following is not None and any(value == 1 for _, value in labels.values(following))
        if not lower and begins and text.endswith((":", "：")) and not self._nesting.goes_on(following or ""):
            self._nesting.clear()  # a chapeau without a number, and a list of its own
        return self._placed(Kind.OTHER)

    @staticmethod
    def _decides(text: str) -> bool:
        """Tell whether a paragraph among operative ones is one, without a number.

        Russian ones begin with a small letter; in English that goes on with the paragraph before.
        """
        return verbs.opens_operative(text) and not (text[0].islower() and text.isascii())

    def _is_operative(self, index: int) -> bool:
        """Tell whether an unnumbered paragraph after the organ's name decides something."""
        text = self._drafts[index].text
        if verbs.opens_operative(text):
            return True
        last = index + 1 == len(self._drafts) or closings.closing(self._drafts[index + 1].text)
        return last and text[-1] in ".。" and not verbs.opens_preambular(text)

    def _placed(self, kind: Kind, label: labels.Label | None = None, *, level: int = 0) -> Placed:
        if label is None:
            return Placed(kind=kind, part=self._part, level=level)
        return Placed(
            kind=kind,
            part=self._part,
            label=label.printed,
            level=level,
            cut=label.length,
            opened=label.opened,
        )
