"""In which order matches are read: that of the new text, each deleted one where it stood.

Matches in, their indexes out. A deleted paragraph stands behind what stayed before it. A list that got
further items is not cut in two by it, and an item of a list that moved is told where that went.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from compare.model import Match


def reading_order(
    matches: Sequence[Match], old_levels: Sequence[int] = (), new_levels: Sequence[int] = ()
) -> list[int]:
    """Return the indexes of `matches` in reading order; without levels no paragraph hangs on another one."""
    stayed: dict[int, int] = {}
    went: dict[int, int] = {}
    deleted: list[int] = []
    kept: set[int] = set()
    for match in matches:
        if not match.new:
            deleted += match.old
        elif match.moved:
            went.update((i, match.new[-1]) for i in match.old)
        elif match.old:
            stayed.update((i, match.new[-1]) for i in match.old if i >= match.place[0])
            kept.update(match.new)
    behind: dict[int, int] = {}
    last = -1
    for i in sorted([*stayed, *deleted]):
        last = max(last, stayed.get(i, -1))
        if i not in stayed:
            at = _of_list(i, old_levels, stayed, went)
            level = old_levels[i] if old_levels else 0
            behind[i] = _behind_list(last if at is None else at, level, new_levels, kept)

    def place(row: int) -> tuple[int, int, int]:
        old, new = matches[row].old, matches[row].new
        return (new[0], 1, 0) if new else (behind[old[0]], 2, old[0])

    return sorted(range(len(matches)), key=place)


def _of_list(i: int, levels: Sequence[int], stayed: Mapping[int, int], went: Mapping[int, int]) -> int | None:
    """Return the new paragraph that an item of a list stands behind, if its list moved, chapeau and all."""
    found = None
    while i > 0 and levels and levels[i] > 0:
        i -= 1
        if i in stayed:
            return None
        found = went.get(i) if found is None else found
    return found if i in went else None


def _behind_list(at: int, level: int, levels: Sequence[int], kept: AbstractSet[int]) -> int:
    """Return the last of the deeper paragraphs behind a new one that came there: they belong to it."""
    while at + 1 < len(levels) and at + 1 not in kept and levels[at + 1] > level:
        at += 1
    return at
