"""The words of a match as segments: kept, deleted and inserted, for every paragraph of both sides.

The segments of an old paragraph are its kept and deleted words. Those of a new paragraph are its kept
and inserted words and, where they stood, the deleted ones: a writer that shows two columns leaves the
deleted ones out, a writer that shows one text leaves them in.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from compare.model import Edit, Kept, Match, Paragraph, Range
from compare.model.kept import kept_ranges
from compare.writers.view_text import Run, Segment, Show, Side, What

Shown = tuple[Segment, ...]
"""The segments of one paragraph."""


def segments(
    match: Match, old: Side, new: Side, *, typography: bool
) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
    """Return the segments of every old and every new paragraph of a match, in order."""
    if not match.new:
        return tuple(_whole(old, index, Show.DELETED, match.id) for index in match.old), ()
    if not match.old:
        return (), tuple(_whole(new, index, Show.INSERTED, match.id) for index in match.new)
    one_to_one = len(match.old) == len(match.new) == 1
    if one_to_one and not match.edits and not match.marks and not (typography and match.typography):
        return (_whole(old, match.old[0], Show.KEPT),), (_whole(new, match.new[0], Show.KEPT),)
    weaver = _Weaver(match, old, new, typography=typography)
    return weaver.weave()


def _whole(side: Side, index: int, show: Show, edit: str = "") -> Shown:
    runs = side.runs(Range(index, 0, len(side.texts[index])), frozenset())
    return (Segment(show, runs, edit=edit),) if runs else ()  # a heading may be a label alone


class _Weaver:
    """Walks kept ranges and edits of one match in order and fills the paragraphs of both sides."""

    def __init__(self, match: Match, old: Side, new: Side, *, typography: bool) -> None:
        self._match, self._old, self._new = match, old, new
        self._old_marks = frozenset(mark.old for mark in match.marks if mark.old)
        self._new_marks = frozenset(mark.new for mark in match.marks if mark.new)
        twins = match.typography if typography else ()
        self._old_twins = sorted((pair.old, pair.new) for pair in twins)
        self._new_twins = sorted((pair.new, pair.old) for pair in twins)
        self._shown_old: dict[int, list[Segment]] = {index: [] for index in match.old}
        self._shown_new: dict[int, list[Segment]] = {index: [] for index in match.new}
        self._at_old, self._at_new = match.old[0], match.new[0]
        # Notes whose mark stays in the paragraph but stands among inserted or deleted words, by new anchor.
        self._in_inserted, self._in_deleted = self._strayed()

    def weave(self) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
        for step in _steps(self._match, self._old.texts, self._new.texts):
            if isinstance(step, Kept):
                self._keep(step)
            else:
                self._edit(step)
        return self._finish(self._shown_old, self._old), self._finish(self._shown_new, self._new)

    def _keep(self, kept: Kept) -> None:
        self._enter_old(kept.old.paragraph)
        self._enter_new(kept.new.paragraph)
        extra = self._lost_marks(kept) if self._old_marks else []
        for show, place, other in _cut(kept.old, self._old_twins):
            runs = self._old.runs(place, self._old_marks)
            words = _slice(self._new.texts, other)
            self._shown_old[place.paragraph].append(Segment(show, runs, words))
        for show, place, other in _cut(kept.new, self._new_twins):
            mine = [(at, run) for at, run in extra if place.start < at <= place.end or at == place.start == 0]
            runs = self._new.runs(place, self._new_marks, mine)
            words = _slice(self._old.texts, other)
            self._shown_new[place.paragraph].append(Segment(show, runs, words))

    def _edit(self, edit: Edit) -> None:
        self._enter_new(edit.new[0].paragraph)
        deleted = [
            self._old.runs(place, self._old_marks) if place.end > place.start else () for place in edit.old
        ]
        inserted = [
            self._new.runs(place, self._new_marks) if place.end > place.start else () for place in edit.new
        ]
        deleted[-1], old_marks, inserted[-1], new_marks = self._apart(deleted[-1], inserted[-1])
        for place, runs in zip(edit.old, deleted, strict=True):
            self._enter_old(place.paragraph)
            for segment in _marks_apart(runs, Show.DELETED, edit.id, self._in_deleted, self._old.heirs):
                self._shown_old[place.paragraph].append(segment)
                if segment.show is Show.DELETED:  # the new text has the mark where it stands there
                    self._shown_new[self._at_new].append(segment)
        for place, runs in zip(edit.new, inserted, strict=True):
            self._enter_new(place.paragraph)
            self._shown_new[place.paragraph] += _marks_apart(runs, Show.INSERTED, edit.id, self._in_inserted)
        if old_marks:
            self._shown_old[edit.old[-1].paragraph].append(Segment(Show.KEPT, old_marks))
            self._shown_new[edit.new[-1].paragraph].append(Segment(Show.KEPT, new_marks))

    def _strayed(self) -> tuple[Counter[str], Counter[str]]:
        """Return how many marks of each note are kept in old words only, and in new words only."""
        olds, news = self._old, self._new
        if not any(item.marks for item in self._marked()):
            return Counter(), Counter()
        old: Counter[str] = Counter()
        new: Counter[str] = Counter()
        for kept in kept_ranges(self._match, olds.texts, news.texts):
            stay = _unchanged_marks(olds, kept.old, self._old_marks)
            old.update(olds.heirs.get(run.target, "") for run in stay)
            new.update(run.target for run in _unchanged_marks(news, kept.new, self._new_marks))
        return old - new, new - old

    def _marked(self) -> Iterator[Paragraph]:
        """Yield the paragraphs of both sides; notes have no marks."""
        items = [self._old.items[i] for i in self._match.old] + [self._new.items[j] for j in self._match.new]
        return (item for item in items if isinstance(item, Paragraph))

    def _apart(
        self, deleted: tuple[Run, ...], inserted: tuple[Run, ...]
    ) -> tuple[tuple[Run, ...], tuple[Run, ...], tuple[Run, ...], tuple[Run, ...]]:
        """Return words and marks of both sides, apart where the marks behind replaced words stayed."""
        old_words, old_marks = _marks_behind(deleted)
        new_words, new_marks = _marks_behind(inserted)
        stayed = [self._old.heirs.get(run.target) for run in old_marks] == [run.target for run in new_marks]
        if stayed and old_words and new_words:
            return old_words, old_marks, new_words, new_marks
        return deleted, (), inserted, ()

    def _enter_old(self, paragraph: int) -> None:
        """Show in the new text where an old paragraph ended, if the new one goes on.

        It ended before what was inserted there, as all that is deleted stands first.
        """
        if paragraph != self._at_old:
            self._at_old = paragraph
            shown = self._shown_new[self._at_new]
            at = len(shown)
            while at and shown[at - 1].show is Show.INSERTED:
                at -= 1
            if at:
                shown.insert(at, _END)

    def _enter_new(self, paragraph: int) -> None:
        """Show in the old text where a new paragraph begins, if the old one goes on."""
        if paragraph != self._at_new:
            self._at_new = paragraph
            if self._shown_old[self._at_old]:
                self._shown_old[self._at_old].append(_END)

    def _lost_marks(self, kept: Kept) -> list[tuple[int, Run]]:
        """Return the marks of the kept old words that were removed, at their offsets in the new words."""
        lost = []
        _, start, end = kept.old
        paragraph = self._old.items[kept.old.paragraph]
        for index, mark in enumerate(paragraph.marks if isinstance(paragraph, Paragraph) else ()):
            inside = start < mark.offset <= end or mark.offset == start == 0
            if inside and (kept.old.paragraph, index) in self._old_marks:
                # The two ranges may differ in length by a few characters of mere typography.
                offset = kept.new.end if mark.offset == end else kept.new.start + mark.offset - start
                run = self._old.gone(kept.old.paragraph, index)
                lost.append((min(offset, kept.new.end), run))
        return lost

    @staticmethod
    def _finish(shown: dict[int, list[Segment]], side: Side) -> tuple[Shown, ...]:
        """Drop ends that end nothing; show the marks of a paragraph without words."""
        result = []
        for index, found in shown.items():
            while found and found[-1] is _END:
                found.pop()
            marks = () if found or side.texts[index] else _whole(side, index, Show.KEPT)
            result.append((*found, *marks))
        return tuple(result)


def _unchanged_marks(side: Side, place: Range, changed: frozenset[tuple[int, int]]) -> list[Run]:
    """Return the marks in kept words that are not told to have changed."""
    return [run for run in side.runs(place, changed) if run.what is What.MARK and not run.changed]


def _marks_apart(
    runs: tuple[Run, ...],
    show: Show,
    edit: str,
    staying: Counter[str],
    heirs: Mapping[str, str] | None = None,
) -> list[Segment]:
    """Return words that came or went as segments, with the marks among them that stay as kept ones."""
    result: list[Segment] = []
    start = 0
    for at, run in enumerate(runs):
        note = run.target if heirs is None else heirs.get(run.target, "")
        if run.what is What.MARK and staying[note] > 0:
            staying[note] -= 1
            if at > start:
                result.append(Segment(show, runs[start:at], edit=edit))
            result.append(Segment(Show.KEPT, (run,)))
            start = at + 1
    if start < len(runs):
        result.append(Segment(show, runs[start:], edit=edit))
    return result


def _marks_behind(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return what stands before the marks at the end, and these marks."""
    end = len(runs)
    while end and runs[end - 1].what is What.MARK:
        end -= 1
    return runs[:end], runs[end:]


_END = Segment(Show.KEPT, (Run(What.END, ""),))


def _steps(match: Match, old: Sequence[str], new: Sequence[str]) -> list[Kept | Edit]:
    """Return kept ranges and edits in the order of both sides."""
    steps: list[Kept | Edit] = [*kept_ranges(match, old, new), *match.edits]
    return sorted(steps, key=_place)


def _place(step: Kept | Edit) -> tuple[Range, Range]:
    return (step.old, step.new) if isinstance(step, Kept) else (step.old[0], step.new[0])


def _cut(place: Range, twins: Sequence[tuple[Range, Range]]) -> Iterator[tuple[Show, Range, Range | None]]:
    """Cut kept words where their typography differs; yield each piece, with its twin if it does.

    `twins` are all pieces whose typography differs, in order, each with the other side's.
    """
    paragraph, start, end = place
    if not twins:
        yield Show.KEPT, place, None
        return
    for at in range(bisect_left(twins, (paragraph, start), key=itemgetter(0)), len(twins)):
        mine, other = twins[at]
        if mine.paragraph != paragraph or mine.start >= end:
            break
        if start <= mine.start < mine.end <= end:
            if mine.start > start:
                yield Show.KEPT, Range(paragraph, start, mine.start), None
            yield Show.TYPOGRAPHY, mine, other
            start = mine.end
    if end > start:
        yield Show.KEPT, Range(paragraph, start, end), None


def _slice(texts: Sequence[str], place: Range | None) -> str:
    return texts[place.paragraph][place.start : place.end] if place else ""
