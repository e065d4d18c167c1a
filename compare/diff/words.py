"""Which tokens changed: long kept runs first, then a minimal script in what is left.

People who mark a revision by hand keep long unbroken runs and mark the rest; a minimal script keeps
more tokens but scatters them. So the heaviest common run is taken first and the rest is split around
it, again and again, as long as a run is worth keeping; only between those runs diff-match-patch looks
for a minimal script. `weak` then tells what was kept by accident.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.diff.weights import token_weight

MIN_RUN = 1.0
"""Weight of a run worth cutting at: one word with content. Lighter ones are left to the minimal script, which
sees both sides of the gap at once, but would as soon keep "and" as "midwives": with 1.5 for this, two in a
hundred edits fewer are as marked by hand."""
LONG = 400
"""Tokens of a gap above which it is first cut at phrases that stand once on either side; the search for
the heaviest run is quadratic in the commonest tokens."""
PHRASES = (2, 6, 24)
"""Tokens of the phrases that are tried: longer ones are unique even in text that repeats itself."""
HUGE = 16_000
"""Tokens of a gap without any unique phrase above which both sides are cut in the middle: a script for
more needs gigabytes. What comes out is right, but may mark more than the least."""
RUN_LIMIT = 2_000_000
"""Pairs of equal tokens in a gap above which no heaviest run is looked for: a second's work, and more with
every run that is found. Only text that repeats itself for pages has so many and no phrase that is unique."""
SCRIPT_LIMIT = 250_000
"""Tokens of one side times the other above which rapidfuzz finds the minimal script: diff-match-patch
takes 68 ms where rapidfuzz takes 1.3 on a long rewritten paragraph, and 0.8 GB on 80,000 tokens."""
_ROUNDING = 1e-9
"""Difference of two weights that is rounding."""
_SURROGATES = range(0xD800, 0xE000)


class Hunk(NamedTuple):
    """Tokens `old_start` to `old_end` of the old text became `new_start` to `new_end` of the new one."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


class Block(NamedTuple):
    """A kept run: `size` equal tokens, from `old` of the old text and from `new` of the new one."""

    old: int
    new: int
    size: int


def changed(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Return what changed from `old` to `new`, two lists of tokens, in order and without overlaps.

    >>> changed("Urges all States to act".split(), "Urges all States now to act".split())
    [Hunk(old_start=3, old_end=3, new_start=3, new_end=4)]
    """
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    old_end, new_end = len(old), len(new)
    while old_end > start and new_end > start and old[old_end - 1] == new[new_end - 1]:
        old_end -= 1
        new_end -= 1
    blocks = _blocks(old, new, Hunk(start, old_end, start, new_end))
    return between(blocks, Hunk(start, old_end, start, new_end))


def _blocks(old: Sequence[str], new: Sequence[str], gap: Hunk) -> list[Block]:
    """Return the kept runs inside `gap`, in order."""
    blocks: list[Block] = []
    todo = [gap]
    while todo:
        gap = todo.pop()
        if gap.old_start == gap.old_end or gap.new_start == gap.new_end:
            continue
        size = max(gap.old_end - gap.old_start, gap.new_end - gap.new_start)
        found = _unique_phrases(old, new, gap) if size > LONG else []
        if not found and size > HUGE:
            todo += _halves(gap)
            continue
        if not found and (size <= LONG or _pairs(old, new, gap) <= RUN_LIMIT):
            heaviest = _heaviest_run(old, new, gap)
            found = [heaviest] if heaviest else []
        if not found:
            blocks += _minimal_script(old, new, gap)
            continue
        blocks += found
        todo += between(found, gap)
    return sorted(blocks)


def kept_runs(hunks: Sequence[Hunk], old_length: int) -> Iterator[Block]:
    """Yield what `hunks`, in order, leave of an old text of so many tokens."""
    old_at = new_at = 0
    for start, old_end, new_end in (
        *((h.old_start, h.old_end, h.new_end) for h in hunks),
        (old_length, 0, 0),
    ):
        if start > old_at:
            yield Block(old_at, new_at, start - old_at)
        old_at, new_at = old_end, new_end


def between(blocks: list[Block], gap: Hunk) -> list[Hunk]:
    """Return what `blocks`, in order, leave of `gap`."""
    left = []
    old_at, new_at = gap.old_start, gap.new_start
    for block in blocks:
        if block.old > old_at or block.new > new_at:
            left.append(Hunk(old_at, block.old, new_at, block.new))
        old_at, new_at = block.old + block.size, block.new + block.size
    if gap.old_end > old_at or gap.new_end > new_at:
        left.append(Hunk(old_at, gap.old_end, new_at, gap.new_end))
    return left


def _heaviest_run(old: Sequence[str], new: Sequence[str], gap: Hunk) -> Block | None:
    """Return the heaviest common run, of equals the one that ends first; None if none is worth it."""
    old_start, old_end, new_start, new_end = gap
    places: dict[str, list[int]] = {}
    for j in range(new_start, new_end):
        places.setdefault(new[j], []).append(j)
    best, best_weight, best_end = None, MIN_RUN, (old_end, new_end)
    before = None
    for i in range(old_start, old_end):
        token = old[i]
        for j in places.get(token, ()):
            if new[j - 1] == before and j > new_start:
                continue  # within a run that was looked at where it begins
            weight, size = token_weight(token), 1
            while i + size < old_end and j + size < new_end and (following := old[i + size]) == new[j + size]:
                weight += token_weight(following)
                size += 1
            end = (i + size, j + size)
            if weight > best_weight + _ROUNDING or (weight > best_weight - _ROUNDING and end <= best_end):
                best, best_weight, best_end = Block(i, j, size), weight, end
        before = token
    return best


def _pairs(old: Sequence[str], new: Sequence[str], gap: Hunk) -> int:
    """Return in how many pairs of places the same token stands on both sides."""
    counts = Counter(new[gap.new_start : gap.new_end])
    return sum(counts[token] for token in old[gap.old_start : gap.old_end])


def _unique_phrases(old: Sequence[str], new: Sequence[str], gap: Hunk) -> list[Block]:
    """Return runs around phrases that stand once on either side, in the longest common order."""
    size = 0
    pairs: list[tuple[int, int]] = []
    for size in PHRASES:
        places = _once(new, gap.new_start, gap.new_end, size)
        olds = _once(old, gap.old_start, gap.old_end, size)
        pairs = [(i, places[phrase]) for phrase, i in olds.items() if phrase in places]
        if pairs:
            break
    blocks: list[Block] = []
    for i, j in _longest_increasing(sorted(pairs)):
        last = blocks[-1] if blocks else Block(gap.old_start, gap.new_start, 0)
        if i < last.old + last.size or j < last.new + last.size:
            continue
        length = size
        while i + length < gap.old_end and j + length < gap.new_end and old[i + length] == new[j + length]:
            length += 1
        while i > last.old + last.size and j > last.new + last.size and old[i - 1] == new[j - 1]:
            i, j, length = i - 1, j - 1, length + 1  # noqa: PLW2901 - the block grows to the left
        blocks.append(Block(i, j, length))
    return blocks


def _once(tokens: Sequence[str], start: int, end: int, size: int) -> dict[tuple[str, ...], int]:
    """Return the phrases of `size` tokens that stand exactly once, and where."""
    places: dict[tuple[str, ...], int] = {}
    for i in range(start, end - size + 1):
        phrase = tuple(tokens[i : i + size])
        places[phrase] = -1 if phrase in places else i
    return {phrase: i for phrase, i in places.items() if i >= 0}


def _halves(gap: Hunk) -> list[Hunk]:
    """Cut both sides in the middle."""
    old = (gap.old_start + gap.old_end) // 2
    new = (gap.new_start + gap.new_end) // 2
    return [Hunk(gap.old_start, old, gap.new_start, new), Hunk(old, gap.old_end, new, gap.new_end)]


def _longest_increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest chain of pairs that increases on both sides; `pairs` are sorted."""
    from bisect import bisect_left

    tails: list[int] = []
    tail_index: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before.append(tail_index[at - 1] if at else -1)
        if at == len(tails):
            tails.append(j)
            tail_index.append(index)
        else:
            tails[at] = j
            tail_index[at] = index
    chain = []
    at = tail_index[-1] if tail_index else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _minimal_script(old: Sequence[str], new: Sequence[str], gap: Hunk) -> list[Block]:
    """Return the kept runs of a script with the fewest tokens deleted and inserted."""
    one, other = old[gap.old_start : gap.old_end], new[gap.new_start : gap.new_end]
    shared = set(one).intersection(other)
    if not shared:
        return []
    olds = [i for i, token in enumerate(one, gap.old_start) if token in shared]
    news = [j for j, token in enumerate(other, gap.new_start) if token in shared]
    if len(olds) == len(news) == len(shared) and all(
        old[i] == new[j] for i, j in zip(olds, news, strict=True)
    ):
        # What both sides have stands once on either side, in the same order: there is nothing to choose.
        return [Block(i, j, 1) for i, j in zip(olds, news, strict=True)]
    if len(one) * len(other) > SCRIPT_LIMIT:
        from rapidfuzz.distance import Indel

        return [
            Block(gap.old_start + op.src_start, gap.new_start + op.dest_start, op.src_end - op.src_start)
            for op in Indel.opcodes(one, other)
            if op.tag == "equal"
        ]
    return _diff_match_patch(one, other, gap)


def _diff_match_patch(one: Sequence[str], other: Sequence[str], gap: Hunk) -> list[Block]:
    """Run diff-match-patch on one character per token, without a clock, so that it always finishes."""
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    codes: dict[str, str] = {}
    encoded = ["".join(codes.setdefault(t, _character(len(codes))) for t in side) for side in (one, other)]
    blocks = []
    i, j = gap.old_start, gap.new_start
    for op, run in engine.diff_main(encoded[0], encoded[1], False):  # noqa: FBT003 - positional there
        if op == engine.DIFF_EQUAL:
            blocks.append(Block(i, j, len(run)))
        i += len(run) * (op != engine.DIFF_INSERT)
        j += len(run) * (op != engine.DIFF_DELETE)
    return blocks


def _character(number: int) -> str:
    """Return a character of its own for each number, past the surrogates, which are no characters."""
    code = number + 1
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
