"""How alike two paragraphs are: weighted Dice over words and pairs of words, rare ones weighing more.

"Recalling its resolution …" is shared by every resolution and must not link paragraphs; a name or a
subject that stands in few paragraphs should. So each word weighs by how few of the paragraphs of both
texts have it, and function words weigh little wherever they stand.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from math import log
from typing import NamedTuple

from compare.diff.tokens import HAN
from compare.diff.weights import BOILERPLATE, FUNCTION_WEIGHT, FUNCTION_WORDS

Feature = str | tuple[str, str]
"""A word in lower case, or two words that follow one another."""

WORD_SHARE = 0.5
"""Weight of a word against that of a pair of words. Pairs separate better (on three hand-aligned pairs
the lowest true link has .25 where the highest false one has .26; words alone: .26 and .44) but words
alone find paragraphs whose order was changed."""
SAMPLE = 1000
"""Paragraphs of a side that are counted for the weights of a long text: enough to tell what is rare."""

PLAIN = FUNCTION_WORDS | BOILERPLATE
"""Words that weigh little wherever they stand."""

_PAIR_WEIGHTS = (1.0, 0.7, FUNCTION_WEIGHT)
"""Factor on a pair of words of which none, one or both are plain."""

COMMON_LANGUAGE = 0.03
"""Weighted Dice over what stands in two paragraphs and no other, below which all that they share is found
elsewhere too. Of the links below .42 out of place or between kinds on mutations of five texts 21 of 25 false
ones have less, and none of 64 true ones."""
_PAIR = 2
"""Paragraphs that have a feature which two share and no other has."""
_GRAINS = 1 << 24
"""Weights are whole numbers of such parts, whose sums are exact: the same in whatever order a set is gone
through, so on every machine.
"""
_WORDS = re.compile(r"[a-z]++(?!['\w-])|\w+(?:['-]\w+)*|[^\W\d_]")
"""The first branch is the commonest case of the second."""
_ORDINALS = frozenset(
    f"{ten}{one}"
    for ten in ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
    for one in (
        *("ieth", "y-first", "y-second", "y-third", "y-fourth", "y-fifth", "y-sixth", "y-seventh"),
        *("y-eighth", "y-ninth"),
    )
)
"""In which sessions are counted. Those before the twentieth stand in running text."""
_PIECES = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")
_JOINING = 3
"""Joining words in a row that may stand within a name: "Convention on all the Rights"."""


@lru_cache(maxsize=512)  # the stages ask for those of a paragraph one after another
def words(folded: str) -> tuple[str, ...]:
    """Return the words of a folded text in lower case, without punctuation.

    >>> words("Recalling its resolution 58/190,"), words("大会2003年")
    (('recalling', 'its', 'resolution', '58', '190'), ('大', '会', '2003', '年'))
    """
    found: list[str] = _WORDS.findall(folded.lower())
    if folded.isascii() or max(folded) < HAN[0]:
        return tuple(found)
    return tuple([piece for word in found for piece in _han_apart().findall(word)])


def plain_runs(folded: str) -> list[list[str]]:
    """Return the runs of words of a folded text that stand in no name, date or number.

    A name is what has a capital inside the text, and the joining words between two such words.

    >>> plain_runs("Recalling the Convention on the Rights of the Child, as of 18 May, with regret")
    [['recalling', 'the'], ['as', 'of'], ['with', 'regret']]
    """
    found = _PIECES.findall(folded)
    runs: list[list[str]] = [[]]
    joining: list[str] | None = None
    for place, piece in enumerate(found):
        if (piece[0].isupper() and place) or piece[0].isdigit():
            if joining is None and runs[-1]:
                runs.append([])
            joining = []
        elif joining is not None and piece.lower() in FUNCTION_WORDS and len(joining) < _JOINING:
            joining.append(piece.lower())
        elif piece[0].isalnum():
            runs[-1] += [*(joining or ()), *words(piece)]
            joining = None
        else:
            runs[-1] += joining or ()
            joining = None
            if runs[-1]:
                runs.append([])
    runs[-1] += joining or ()
    return [run for run in runs if run]


def is_number(word: str) -> bool:
    """Tell whether a word is a number, or has one in it; sessions are counted in words: "seventy-sixth"."""
    return word in _ORDINALS or any(map(str.isdigit, word))


def has_content(word: str) -> bool:
    """Tell whether a word says something of its own: it joins no others, and not every resolution has it."""
    return word not in PLAIN and not is_number(word)


@lru_cache(maxsize=1)
def _han_apart() -> re.Pattern[str]:
    return re.compile(f"[{HAN}]|[^{HAN}]+")


class Profile(NamedTuple):
    """What a paragraph is compared by."""

    features: frozenset[Feature]
    total: float
    """Sum of the weights of `features`."""


class Weights(dict[Feature, float]):
    """Weights of words and pairs of words, taken from the paragraphs of both texts: rarer is heavier."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        step = max(1, len(texts) // (2 * SAMPLE))
        counted = texts[::step]
        self._paragraphs = len(counted)
        self._counts: Counter[Feature] = Counter()
        # What is counted of a short text is looked up again; of a long one it would fill the memory.
        self._features: dict[str, frozenset[Feature]] = {}
        for text in counted:
            features = _features(words(text))
            self._counts.update(features)
            if step == 1:
                self._features[text] = features
        self._by_count: dict[int, tuple[float, ...]] = {}
        """Weights of a word, a plain word, and pairs with none, one or two plain words, by their count."""

    def __missing__(self, feature: Feature) -> float:
        """Work out the weight of a feature that is asked for the first time."""
        count = self._counts.get(feature) or 1
        weights = self._by_count.get(count)
        if weights is None:
            weights = self._by_count[count] = self._of_count(count)
        if isinstance(feature, str):
            weight = weights[feature in PLAIN]
        else:
            one, other = feature
            weight = weights[2 + (one in PLAIN) + (other in PLAIN)]
        self[feature] = weight
        return weight

    def _of_count(self, count: int) -> tuple[float, ...]:
        rarity = log(1 + self._paragraphs / count)
        factors = (WORD_SHARE, WORD_SHARE * FUNCTION_WEIGHT, *_PAIR_WEIGHTS)
        return tuple(round(rarity * factor * _GRAINS) / _GRAINS for factor in factors)

    def sum(self, features: Iterable[Feature]) -> float:
        """Return the weight of all `features` together."""
        return sum(map(self.__getitem__, features))

    def profile(self, text: str) -> Profile:
        """Return the profile of a folded text."""
        features = self._features.get(text)
        if features is None:
            features = _features(words(text))
        return Profile(features, self.sum(features))

    def profile_of(self, runs: Sequence[Sequence[str]]) -> Profile:
        """Return the profile of runs of words that do not follow one another."""
        features = frozenset(feature for run in runs for feature in _features(run))
        return Profile(features, self.sum(features))

    def shared_content(self, old: Profile, new: Profile) -> int:
        """Return how many words with content two paragraphs share."""
        return _content(old.features & new.features)

    def other_content(self, old: Profile, new: Profile) -> bool:
        """Tell whether both paragraphs have words with content and none of them is the same."""
        return not self.shared_content(old, new) and bool(_content(old.features) and _content(new.features))

    def is_formula(self, profile: Profile) -> bool:
        """Tell whether a paragraph has no words with content but numbers: "Recalling resolution 57/218"."""
        return not any(
            isinstance(feature, str) and feature not in PLAIN and not is_number(feature)
            for feature in profile.features
        )

    def similarity(self, old: Profile, new: Profile) -> float:
        """Return weighted Dice, 0 to 1."""
        return dice(self.sum(old.features & new.features), old, new)

    def only_here(self, shared: Iterable[Feature]) -> list[Feature]:
        """Return those of the features that two paragraphs share which stand in no other."""
        return [feature for feature in shared if self._counts[feature] <= _PAIR]

    def own(self, old: Profile, new: Profile) -> float:
        """Return weighted Dice over what stands in these two paragraphs and in no other, 0 to 1."""
        return dice(self.sum(self.only_here(old.features & new.features)), old, new)


def dice(shared: float, old: Profile, new: Profile) -> float:
    """Return the share that two profiles have in common, 0 to 1, given the weight of what they share."""
    total = old.total + new.total
    return 2 * shared / total if total else 0.0


def _content(features: Iterable[Feature]) -> int:
    return sum(
        isinstance(feature, str) and feature not in PLAIN and feature not in _ORDINALS for feature in features
    )


def _features(found: Sequence[str]) -> frozenset[Feature]:
    return frozenset(chain(found, pairwise(found)))
