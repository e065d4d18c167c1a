"""From changed tokens to edits: ranges of characters on both sides, spaces included where they changed.

Tokens know nothing of spaces. Here every space goes to exactly one side of an edit's border, so that
what is kept is the same on both sides, and a space that alone came or went is an edit too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import IntEnum
from operator import gt
from typing import NamedTuple

from compare.diff.tidy import tidy
from compare.diff.tokens import tokenize
from compare.diff.weights import CONJUNCTIONS, FUNCTION_WORDS
from compare.diff.words import Block, Hunk, changed, kept_runs
from compare.model import Edit, Kept, Range
from compare.model.match import op_of
from compare.model.typography import INVISIBLE

_CHINESE = "\u3400"
"""The first Chinese character, as in `chinese`, which only texts that have any load."""


class _Gap(IntEnum):
    """What lies between two tokens."""

    NOTHING = 0
    SPACE = 1
    BORDER = 2
    """The end of a paragraph: it stands for a space or for nothing."""


class Side(NamedTuple):
    """The paragraphs of one side of a match, as one run of tokens."""

    keys: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    owners: Sequence[int]
    """Index of the paragraph that each token stands in."""
    spaced: Sequence[bool]
    """Whether there is a space before each token, in its paragraph."""
    lengths: dict[int, int]
    """Length of each paragraph's text, in order."""

    @classmethod
    def of(cls, paragraphs: Sequence[int], texts: Sequence[str]) -> "Side":
        """Return the side that `paragraphs`, indexes into `texts`, make."""
        keys: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        owners: list[int] = []
        spaced: list[bool] = []
        for paragraph in paragraphs:
            text = texts[paragraph]
            tokens = tokenize(text)
            before = [0, *tokens.ends]
            if text.isascii():
                spaced += map(gt, tokens.starts, before)
            else:
                spaced += [
                    start > end and text[end:start].strip(INVISIBLE) != ""
                    for end, start in zip(before, tokens.starts, strict=False)
                ]
            keys += tokens.keys
            starts += tokens.starts
            ends += tokens.ends
            owners += [paragraph] * len(tokens.keys)
        return cls(keys, starts, ends, owners, spaced, {p: len(texts[p]) for p in paragraphs})

    def gap(self, token: int) -> _Gap:
        """Return what lies before a token; the end of the text is before the token after the last."""
        if token <= 0 or token >= len(self.keys) or self.owners[token] != self.owners[token - 1]:
            return _Gap.BORDER
        return _Gap.SPACE if self.spaced[token] else _Gap.NOTHING

    def place_before(self, token: int, *, after_space: bool) -> tuple[int, int]:
        """Return (paragraph, offset) of the border before a token, before or after the space there."""
        if after_space and token < len(self.keys):
            start = self.starts[token]
            first = token == 0 or self.owners[token - 1] != self.owners[token]
            return self.owners[token], 0 if first else start
        if token > 0:
            last = token == len(self.keys) or self.owners[token] != self.owners[token - 1]
            owner = self.owners[token - 1]
            return owner, self.lengths[owner] if last else self.ends[token - 1]
        if self.keys:
            return self.owners[0], 0
        paragraph = next(iter(self.lengths))
        return paragraph, 0

    def token_before(self, paragraph: int, offset: int) -> int:
        """Return the last token before a place in a paragraph."""
        first = bisect_left(self.owners, paragraph)
        last = bisect_right(self.owners, paragraph, lo=first)
        return bisect_right(self.ends, offset, lo=first, hi=last) - 1

    def word_before(self, paragraph: int, offset: int) -> int:
        """Return the last token before a place that is no punctuation; -1 if the text begins there.

        A mark follows a word: `Women,5` and `Women5 and` call the note from the same place.
        """
        token = self.token_before(paragraph, offset)
        while token >= 0 and not any(character.isalnum() for character in self.keys[token]):
            token -= 1
        return token

    def ranges(self, start: tuple[int, int], end: tuple[int, int]) -> tuple[Range, ...]:
        """Return the text from `start` to `end`, cut at the ends of paragraphs."""
        if start >= end:
            return (Range(start[0], start[1], start[1]),)
        if start[0] == end[0]:
            return (Range(*start, end[1]),)
        pieces = []
        for paragraph, length in self.lengths.items():
            if start[0] <= paragraph <= end[0]:
                begin = start[1] if paragraph == start[0] else 0
                finish = end[1] if paragraph == end[0] else length
                pieces.append(Range(paragraph, begin, finish))
        inked = tuple(piece for piece in pieces if piece.end > piece.start)
        return inked or (pieces[0],)


class Script(NamedTuple):
    """How the words of one side of a match become those of the other."""

    old: Side
    new: Side
    hunks: tuple[Hunk, ...]

    @classmethod
    def between(cls, old: Side, new: Side) -> "Script":
        """Find and tidy the changes from `old` to `new`."""
        hunks = tidy(changed(old.keys, new.keys), old.keys, new.keys)
        if hunks and max(old.keys, default="") >= _CHINESE:
            from compare.diff.chinese import whole_words

            hunks = whole_words(hunks, old.keys, new.keys)
        return cls(old, new, tuple(_with_spaces([*_cut_at_seams(hunks, old, new)], old, new)))

    def kept_tokens(self) -> Iterator[Block]:
        """Yield each kept run of tokens."""
        return kept_runs(self.hunks, len(self.old.keys))

    def edits(self, match_id: str) -> tuple[Edit, ...]:
        """Return the edits, named after their match and numbered from 1."""
        edits: list[Edit] = []
        for hunk in self.hunks:
            old, new = self._borders(hunk)
            old_ranges, new_ranges = self.old.ranges(*old), self.new.ranges(*new)
            op = op_of(old_ranges, new_ranges)
            if op:
                edits.append(Edit(id=f"{match_id}.{len(edits) + 1}", op=op, old=old_ranges, new=new_ranges))
        return tuple(edits)

    def typography(self, old: Sequence[str], new: Sequence[str]) -> tuple[Kept, ...]:
        """Return the kept tokens that are not the same to the character; `old` and `new` are all texts."""
        found = []
        for old_at, new_at, count in self.kept_tokens():
            for k in range(count):
                i, j = old_at + k, new_at + k
                old_start, new_start = self.old.starts[i], self.new.starts[j]
                before_old = self._space(self.old, i, old) if k else " "
                before_new = self._space(self.new, j, new) if k else " "
                if before_old != before_new:
                    old_start -= len(before_old)
                    new_start -= len(before_new)
                old_range = Range(self.old.owners[i], old_start, self.old.ends[i])
                new_range = Range(self.new.owners[j], new_start, self.new.ends[j])
                if _cut(old, old_range) != _cut(new, new_range):
                    found.append(Kept(old_range, new_range))
        return tuple(found)

    @staticmethod
    def _space(side: Side, token: int, texts: Sequence[str]) -> str:
        if side.gap(token) is _Gap.BORDER:
            return ""
        return texts[side.owners[token]][side.ends[token - 1] : side.starts[token]]

    def _borders(
        self, hunk: Hunk
    ) -> tuple[tuple[tuple[int, int], tuple[int, int]], tuple[tuple[int, int], tuple[int, int]]]:
        """Return start and end on either side, so that the spaces kept before and after are the same."""
        old, new = self.old, self.new
        old_left, old_right = old.gap(hunk.old_start), old.gap(hunk.old_end)
        new_left, new_right = new.gap(hunk.new_start), new.gap(hunk.new_end)
        inserts = hunk.old_start == hunk.old_end
        deletes = hunk.new_start == hunk.new_end
        if inserts or deletes:
            left, right = _one_sided(old_left, new_left, old_right, new_right)
        else:
            left, right = _alike(old_left, new_left), _alike(old_right, new_right)
        # Where the gap is kept it lies outside the edit; elsewhere each side's edit takes its own space.
        return (
            (
                old.place_before(hunk.old_start, after_space=left),
                old.place_before(hunk.old_end, after_space=not right),
            ),
            (
                new.place_before(hunk.new_start, after_space=left),
                new.place_before(hunk.new_end, after_space=not right),
            ),
        )


def _one_sided(old_left: _Gap, new_left: _Gap, old_right: _Gap, new_right: _Gap) -> tuple[bool, bool]:
    """Return whether the gap before and the gap after are kept, where one side has no tokens.

    That side has one gap only, which can be kept before the edit or after it, not both.
    """
    if old_left is new_left:
        return True, False
    if old_right is new_right:
        return False, True
    if _alike(old_left, new_left):
        return True, False
    if _alike(old_right, new_right):
        return False, True
    return False, False


def _alike(one: _Gap, other: _Gap) -> bool:
    return one is other or _Gap.BORDER in (one, other)


def _cut_at_seams(hunks: Sequence[Hunk], old: Side, new: Side) -> Iterator[Hunk]:
    """Yield the hunks, cut at the seams of a split, so that each part is told what became of its words.

    What joined the sentences, ", and", became the first one's stop and the second one's opening word; what
    was left out before it was the first one's. Of a merge both stand in one paragraph, where they are read as
    one change.
    """
    for hunk in hunks:
        rest = hunk
        for seam in range(hunk.new_start + 1, hunk.new_end):
            if new.gap(seam) is _Gap.BORDER and rest.old_start < rest.old_end:
                old_end = _seam(old, rest, new, seam)
                if old_end is not None:
                    yield Hunk(rest.old_start, old_end, rest.new_start, seam)
                    rest = Hunk(old_end, rest.old_end, seam, rest.new_end)
        yield rest


def _seam(old: Side, hunk: Hunk, new: Side, seam: int) -> int | None:
    """Return where the old words of a hunk are parted by a border between new ones; None if nothing tells.

    At the word that opens the second part, if it was there, of several the last one, unless another part
    follows; where the first part has only got another stop, behind the clause that ends there.
    """
    opening = new.keys[seam].casefold()
    places = [
        token
        for token in range(hunk.old_start, hunk.old_end)
        if old.keys[token].casefold() == opening and _may_open(old, hunk, token)
    ]
    if places:
        more = any(new.gap(token) is _Gap.BORDER for token in range(seam + 1, hunk.new_end))
        place = places[0] if more else places[-1]
        return place - (place > hunk.old_start and old.keys[place - 1].casefold() in CONJUNCTIONS)
    if _leading_stops(new, hunk.new_start, seam) == seam:
        return _end_of_clause(old, hunk.old_start, hunk.old_end)
    return None


def _may_open(old: Side, hunk: Hunk, token: int) -> bool:
    """Tell whether a word may have opened a clause; "the" and "to" stand everywhere, if not at the end."""
    word = old.keys[token].casefold()
    return word[0].isalpha() and (word not in FUNCTION_WORDS or token + 1 == hunk.old_end)


def _end_of_clause(side: Side, start: int, end: int) -> int:
    """Return where the clause that a run goes on with ends: behind its stop, or before an "and"."""
    for token in range(start, end):
        if side.keys[token].casefold() in CONJUNCTIONS:
            return token
        if not any(map(str.isalnum, side.keys[token])):
            return _leading_stops(side, token, end)
    return start


def _leading_stops(side: Side, start: int, end: int) -> int:
    """Return where the marks of punctuation that a run begins with end."""
    while start < end and not any(map(str.isalnum, side.keys[start])):
        start += 1
    return start


def _with_spaces(hunks: Sequence[Hunk], old: Side, new: Side) -> Iterator[Hunk]:
    """Yield the hunks and, between them, an empty one wherever a space alone came or went."""
    old_at = new_at = 0
    one_each = len(old.lengths) == len(new.lengths) == 1
    for hunk in (*hunks, None):
        old_end = hunk.old_start if hunk else len(old.keys)
        # Most kept runs are spaced alike, and comparing two slices tells so at once.
        new_end = new_at + old_end - old_at
        alike = one_each and old.spaced[old_at + 1 : old_end] == new.spaced[new_at + 1 : new_end]
        if alike:
            old_end = old_at
        for offset in range(1, old_end - old_at):
            i, j = old_at + offset, new_at + offset
            if not _alike(old.gap(i), new.gap(j)):
                yield Hunk(i, i, j, j)
        if hunk:
            yield hunk
            old_at, new_at = hunk.old_end, hunk.new_end


def _cut(texts: Sequence[str], piece: Range) -> str:
    return texts[piece.paragraph][piece.start : piece.end]
