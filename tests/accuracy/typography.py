"""What typography does to a text without changing it: every group of the program's own table of no changes."""

import random
import unicodedata
from collections.abc import Callable

_LIGATURES = (("ffi", "\ufb03"), ("ffl", "\ufb04"), ("ff", "\ufb00"), ("fi", "\ufb01"), ("fl", "\ufb02"))


def noisy(text: str, chance: random.Random) -> str:
    """Return the same words set in another way: one to three things are done to them, here and there."""
    for change in chance.sample(_CHANGES, chance.randint(1, 3)):
        text = change(text, chance)
    return text


def _curly(text: str, chance: random.Random) -> str:
    opening, closing = chance.choice((("“", "”"), ("„", "“"), ("‟", "”")))
    pieces = text.replace("“", '"').replace("”", '"').split('"')
    quoted = pieces[0]
    for count, piece in enumerate(pieces[1:]):
        quoted += (closing if count % 2 else opening) + piece
    return quoted.replace("'", "’")


def _straight(text: str, _: random.Random) -> str:
    return text.replace("’", "'").replace("“", '"').replace("”", '"')


def _hyphens(text: str, chance: random.Random) -> str:
    return text.replace("-", chance.choice("\u2010\u2011"))


def _spaces(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    spaces = [chance.choice("\u00a0\u202f\u2009") if chance.random() < 0.1 else " " for _ in words[1:]]
    return words[0] + "".join(space + word for space, word in zip(spaces, words[1:], strict=True))


def _invisible(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    for at, word in enumerate(words):
        if len(word) > 7 and word.isalpha() and chance.random() < 0.2:
            words[at] = word[:4] + chance.choice("\u00ad\u200b\u2060") + word[4:]
    return " ".join(words)


def _ligatures(text: str, _: random.Random) -> str:
    for letters, ligature in _LIGATURES:
        text = text.replace(letters, ligature)
    return text


def _decomposed(text: str, _: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


_CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    *(_curly, _straight, _hyphens, _spaces, _invisible, _ligatures, _decomposed),
)
