"""Edits of Chinese at the borders of words, between which nothing is written.

Tokens are single characters there, so what is kept between two edits may be half of a word that was
exchanged: `吁` of `呼吁`, which became `吁请`. BudouX (Apache-2.0) tells where words end, by a small model
that it comes with. As that depends on what stands around a word, and can be wrong, a kept run stands if
either text has it as whole words.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate

from compare.diff.words import Block, Hunk, between, kept_runs

FIRST = "\u3400"
"""The first Chinese character. A text without any from here on has no words to look for."""


def whole_words(hunks: Sequence[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Return the hunks; what was kept of two different words is part of the change.

    >>> whole_words([Hunk(0, 1, 0, 0), Hunk(2, 2, 1, 2)], "呼吁各国", "吁请各国")
    [Hunk(old_start=0, old_end=2, new_start=0, new_end=2)]
    """
    borders = _borders(old), _borders(new)
    kept = [_trimmed(run, *borders) for run in kept_runs(hunks, len(old))]
    return between([run for run in kept if run.size], Hunk(0, len(old), 0, len(new)))


def _trimmed(run: Block, old: Sequence[bool], new: Sequence[bool]) -> Block:
    """Return the part of a kept run that begins with a word of either text, and ends with one."""
    first, last = run.size, 0
    for borders, start in ((old, run.old), (new, run.new)):
        places = [place for place in range(run.size + 1) if borders[start + place]]
        if len(places) > 1:
            first, last = min(first, places[0]), max(last, places[-1])
    return Block(run.old + first, run.new + first, max(0, last - first))


def _borders(tokens: Sequence[str]) -> list[bool]:
    """Return whether a word may end before each token, and after the last."""
    ends = set(accumulate(map(len, _segmenter()("".join(tokens)))))
    borders = [True]
    for before, token, start in zip(tokens, tokens[1:], accumulate(map(len, tokens)), strict=False):
        borders.append(start in ends or not (_is_character(before) and _is_character(token)))
    return [*borders, True]


def _is_character(token: str) -> bool:
    return len(token) == 1 and token >= FIRST and token.isalpha()


@lru_cache(maxsize=1)
def _segmenter() -> Callable[[str], list[str]]:
    from budoux import load_default_simplified_chinese_parser

    return load_default_simplified_chinese_parser().parse
