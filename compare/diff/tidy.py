"""Make a script readable: what is kept by accident is given up, and edits stand at natural places.

Works on tokens, before anything is decoded to characters. Hunks in, hunks out.
"""

from collections.abc import Iterator, Sequence

from compare.diff.weak import BRACKETS, FULL_STOPS, STOPS, is_weak
from compare.diff.weights import ARTICLES, CONJUNCTIONS, FUNCTION_WORDS
from compare.diff.words import Hunk


def tidy(hunks: list[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Return the same changes as an editor would mark them."""
    joined = _close_brackets(_join_over_weak(_beside_what_stays(hunks, old, new), old, new), old, new)
    return _slide([*_cut_at_stops(joined, old, new)], old, new)


def _beside_what_stays(hunks: list[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Keep a word between two changes where it stands beside a kept run, if it stands there as well.

    Of "[-, its advice-] and [-its views and-]{+also+} the report" comes "[-, its advice and its views-] and
    {+also+} the report": what was left out is one phrase, and what was put in is told from it.
    """
    kept = list(hunks)
    for at in range(len(kept) - 1):
        one, other = kept[at : at + 2]
        length = other.old_start - one.old_end
        if one.new_start == one.new_end and _ends_with(
            old, one.old_end, length, other.old_start, other.old_end
        ):
            kept[at] = one._replace(old_end=other.old_end - length)
            kept[at + 1] = other._replace(old_start=other.old_end)
        elif one.old_start == one.old_end and _ends_with(
            new, one.new_end, length, other.new_start, other.new_end
        ):
            kept[at] = one._replace(new_end=other.new_end - length)
            kept[at + 1] = other._replace(new_start=other.new_end)
    return [hunk for hunk in kept if hunk.old_start < hunk.old_end or hunk.new_start < hunk.new_end]


def _ends_with(tokens: Sequence[str], kept: int, length: int, start: int, end: int) -> bool:
    """Tell whether a run from `start` to `end` is longer than the kept one before it and ends with it."""
    return end - start > length and tokens[kept : kept + length] == tokens[end - length : end]


def _join_over_weak(hunks: list[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Join neighbouring hunks when the run kept between them is little against what changed on both sides."""
    joined: list[Hunk] = []
    for hunk in hunks:
        current = hunk
        while joined and is_weak(joined[-1], current, old, new):
            last = joined.pop()
            current = Hunk(last.old_start, current.old_end, last.new_start, current.new_end)
        joined.append(current)
    return joined


def _close_brackets(hunks: list[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Let a change that opens a bracket on both sides take in the one that closes it, if it comes next."""
    closed: list[Hunk] = []
    for index, hunk in enumerate(hunks):
        after = hunks[index + 1] if index + 1 < len(hunks) else None
        bracket = _open_bracket(old[hunk.old_start : hunk.old_end])
        alike = bracket and bracket == _open_bracket(new[hunk.new_start : hunk.new_end])
        room = (after.old_start if after else len(old)) - hunk.old_end
        if alike and room > (after is not None) and old[hunk.old_end] == BRACKETS[bracket]:
            closed.append(hunk._replace(old_end=hunk.old_end + 1, new_end=hunk.new_end + 1))
        else:
            closed.append(hunk)
    return closed


def _open_bracket(tokens: Sequence[str]) -> str:
    """Return the last bracket that is opened and not closed; empty if there is none."""
    opened: list[str] = []
    for token in tokens:
        if token in BRACKETS:
            opened.append(token)
        elif opened and token == BRACKETS[opened[-1]]:
            opened.pop()
    return opened[-1] if opened else ""


def _cut_at_stops(hunks: Sequence[Hunk], old: Sequence[str], new: Sequence[str]) -> Iterator[Hunk]:
    """Yield the hunks; where the end of a sentence and whole sentences came or went, these by themselves.

    The stop that is kept is that of the first sentence, not that of the last.
    """
    for index, hunk in enumerate(hunks):
        limit = hunks[index + 1].old_start if index + 1 < len(hunks) else len(old)
        inserts = hunk.old_start == hunk.old_end
        tokens, start, end = (
            (new, hunk.new_start, hunk.new_end) if inserts else (old, hunk.old_start, hunk.old_end)
        )
        one_sided = inserts or hunk.new_start == hunk.new_end
        at = _inner_stop(tokens, start, end) if one_sided and hunk.old_end < limit else None
        if at is None:
            yield hunk
        elif inserts:
            yield hunk._replace(new_end=at)
            yield Hunk(hunk.old_end + 1, hunk.old_end + 1, at + 1, hunk.new_end + 1)
        else:
            yield hunk._replace(old_end=at)
            yield Hunk(at + 1, hunk.old_end + 1, hunk.new_end + 1, hunk.new_end + 1)


def _inner_stop(tokens: Sequence[str], start: int, end: int) -> int | None:
    """Return the first full stop within a run before the same one, with the end of a sentence before it."""
    for at in range(start + 1, end - 1):
        if tokens[at] == tokens[end] and tokens[at] in FULL_STOPS:
            ends = tokens[at - 1].islower() and not tokens[start][:1].isupper()
            return at if ends and tokens[at + 1][:1].isupper() else None
    return None


def _slide(hunks: list[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Move each pure insertion or deletion to where it begins or ends with a phrase, if it can move.

    One that comes to stand right beside another change is one with it.
    """
    result: list[Hunk] = []
    for index, hunk in enumerate(hunks):
        low = result[-1].old_end if result else 0
        high = hunks[index + 1].old_start if index + 1 < len(hunks) else len(old)
        if hunk.old_start == hunk.old_end:
            shift = _best_shift(new, hunk.new_start, hunk.new_end, hunk.old_start - low, high - hunk.old_end)
        elif hunk.new_start == hunk.new_end:
            shift = _best_shift(old, hunk.old_start, hunk.old_end, hunk.old_start - low, high - hunk.old_end)
        else:
            shift = 0
        moved = Hunk(*(edge + shift for edge in hunk))
        last = result[-1] if result else None
        if last and (last.old_end, last.new_end) == (moved.old_start, moved.new_start):
            result[-1] = Hunk(last.old_start, moved.old_end, last.new_start, moved.new_end)
        else:
            result.append(moved)
    return result


def _best_shift(tokens: Sequence[str], start: int, end: int, room_left: int, room_right: int) -> int:
    """Return by how many tokens to shift `start` to `end`; the text on the other side stays the same."""
    left = 0
    while left < room_left and tokens[start - left - 1] == tokens[end - left - 1]:
        left += 1
    right = 0
    while right < room_right and tokens[start + right] == tokens[end + right]:
        right += 1
    # Of equals the last: what came twice was there first, and is kept.
    return max(
        range(-left, right + 1), key=lambda shift: (_naturalness(tokens, start + shift, end + shift), shift)
    )


def _naturalness(tokens: Sequence[str], start: int, end: int) -> int:
    """Return how well a phrase begins at `start` and ends at `end`: -1 to 10."""
    first, last = tokens[start], tokens[end - 1]
    score = 0
    if start == 0 or tokens[start - 1] in STOPS or first in STOPS:
        score += 4
    # A paragraph keeps its own last comma or semicolon; its last full stop is the last sentence's.
    whole = end < len(tokens) or last not in STOPS or last in FULL_STOPS
    if (end == len(tokens) and whole) or (end < len(tokens) and tokens[end] in STOPS):
        score += 2
    if whole and last in STOPS and first not in STOPS and start > 0 and tokens[start - 1] in STOPS:
        score += 1 if last == "," and _opens_aside(first) else 3
    joins_item = last.casefold() in CONJUNCTIONS and not _joins_clause(tokens, end)
    if joins_item or first.casefold() in CONJUNCTIONS:
        score += 1
    if last.casefold() in ARTICLES:
        score -= 1
    return score


def _joins_clause(tokens: Sequence[str], at: int) -> bool:
    """Tell whether an "and" joins what follows it as a clause, "and to resume", not as an item of a list."""
    word = tokens[at].casefold() if at < len(tokens) else ""
    return word in FUNCTION_WORDS and word not in ARTICLES


def _opens_aside(token: str) -> bool:
    """Return whether a phrase that begins so is an aside, with its comma before it, and no item of a list."""
    word = token.casefold()
    return word.endswith(("ly", "ing")) or (word in FUNCTION_WORDS and word not in ARTICLES)
