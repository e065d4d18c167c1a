"""Make the pairs of texts that are hardest to compare: all alike, nothing alike, one endless paragraph.

Seeded: the same size gives the same texts on every machine.
"""

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

from benchmarks.generator import Writer

Texts = tuple[str, str]
"""Old and new text."""

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_OTHER_LETTERS = str.maketrans(_ALPHABET, _ALPHABET[13:] + _ALPHABET[:13])
_EVERY = 100
"""Words of which one is another, in a paragraph that was edited lightly."""
_DIFFERENT = 2
"""Words in which a paragraph differs from the one that all are made from."""


def nothing_alike(paragraphs: int) -> Texts:
    """Return two texts that share no word but the first."""
    old, new = _writer(1), _writer(2)
    return (
        _numbered([old.body() for _ in range(paragraphs)]),
        _numbered([new.body().translate(_OTHER_LETTERS) for _ in range(paragraphs)]),
    )


def all_alike(paragraphs: int) -> Texts:
    """Return two texts of paragraphs that differ in two words from one another, on either side."""
    random = Random(3)  # noqa: S311 - a benchmark, no secret
    writer = Writer(random)
    model = _words(writer, 80)

    def body() -> str:
        words = list(model)
        for _ in range(_DIFFERENT):
            words[random.randrange(len(words))] = writer.name()
        return " ".join(words)

    return _numbered([body() for _ in range(paragraphs)]), _numbered([body() for _ in range(paragraphs)])


def rewritten(words: int) -> Texts:
    """Return one paragraph and another of the same vocabulary that has nothing to do with it."""
    return _numbered([" ".join(_words(_writer(4), words))]), _numbered([" ".join(_words(_writer(5), words))])


def lightly_edited(words: int) -> Texts:
    """Return one paragraph twice, every hundredth word another."""
    writer = _writer(6)
    old = _words(writer, words)
    new = [writer.name() if at % _EVERY == _EVERY // 2 else word for at, word in enumerate(old)]
    return _numbered([" ".join(old)]), _numbered([" ".join(new)])


HARDEST: Mapping[str, Callable[[int], Texts]] = MappingProxyType(
    {
        "paragraphs with nothing in common": nothing_alike,
        "paragraphs that are all nearly the same": all_alike,
        "words of one paragraph, rewritten": rewritten,
        "words of one paragraph, lightly edited": lightly_edited,
    }
)
"""What a size counts, and who makes the texts."""


def _writer(seed: int) -> Writer:
    return Writer(Random(seed))  # noqa: S311 - a benchmark, no secret


def _words(writer: Writer, count: int) -> list[str]:
    words: list[str] = []
    while len(words) < count:
        words += writer.body().split()
    return words[:count]


def _numbered(bodies: list[str]) -> str:
    paragraphs = [f" {number}. Requests {body};" for number, body in enumerate(bodies, start=1)]
    return "\n\n".join([" The General Assembly,", *paragraphs]) + "\n"
