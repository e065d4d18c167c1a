"""Numbers of articles: which are only counted, so that a new one says nothing, and which say something.

In: labels such as `Article 4`. One article that was put in renumbers all behind it; but where a resolution
deletes rule 5, and then rule 6, or an article has the number of another one, the number is what changed.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from compare.model import article

_HAN = "第"

Series = Mapping[str, Sequence[int]]
"""The numbers of articles, by what they count, in small letters."""


def series(labels: Sequence[str | None]) -> Series:
    """Return the numbers of the articles that a text has.

    >>> series(["Article I", "1", None, "Article II", "Article 2 bis", "§ 3", "Sec. 2.01"])
    {'article': [1, 2], '§': [3], 'sec.': [1]}
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for one in map(article.parse, labels):
        if one is not None:
            found[one.word].append(one.number)
    return dict(found)


def is_new_number(old: str, new: str, sides: tuple[Series, Series]) -> bool:
    """Tell whether an article with another label has only been counted anew.

    >>> one_by_one = {"rule": [1, 2, 3]}, {"rule": [1, 2, 3, 4]}
    >>> is_new_number("Rule 2", "Rule 3", one_by_one), is_new_number("Rule 2", "Article 3", one_by_one)
    (True, False)
    >>> is_new_number("Rule 5", "Rule 6", ({"rule": [5, 8]}, {"rule": [6, 8]}))
    False
    """
    if old[0] == new[0] == _HAN:
        return old[-1] == new[-1]
    one, other = article.parse(old), article.parse(new)
    if one is None or other is None or one.word != other.word:
        return False
    if one.number == other.number:
        return True
    numbers = [side.get(one.word, ()) for side in sides]
    moved_up = len(numbers[0]) != len(numbers[1]) or numbers[0][0] == numbers[1][0]
    return moved_up and all(map(_is_counted, numbers))


def _is_counted(numbers: Sequence[int]) -> bool:
    """Tell whether numbers go up one by one; they may begin anew, as sections do in each chapter."""
    return all(after in (before + 1, 1) for before, after in pairwise(numbers))
