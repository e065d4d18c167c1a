"""English sentences that remember what they were made of, so that they can be said in another language.

In: a pattern with named places and what stands there, in calls that extractors of messages look for. Out: a
`Phrase`, which is the finished English sentence wherever text is expected, in JSON and on a terminal. Looks
no translation up: that is for whoever writes a report, and costs nothing where nobody asks for it.
"""

from collections.abc import Mapping
from typing import Any, Self

from compare.model.spoken import describe

Value = int | str | tuple[str, ...]
"""What stands at a named place. A number is written as a language writes numbers, so a label is none; the
items of a tuple are listed; a `Phrase` or a `Place` is said in the language; other text stays as it is."""


class Place(str):
    """The place of a paragraph or note as people say it in English, which remembers the address."""

    __slots__ = ("address",)

    address: str

    def __new__(cls, address: str) -> Self:
        """Take an address: `op12.b`."""
        place = super().__new__(cls, describe(address))
        place.address = address
        return place

    def __reduce__(self) -> tuple[type["Place"], tuple[str]]:
        """Return what makes it anew, in another process."""
        return Place, (self.address,)


class Phrase(str):
    """A finished English sentence, or a part of one, that can be said in another language."""

    __slots__ = ("number", "one", "several", "values")

    one: str
    """The pattern; of a phrase that counts, that for one."""
    several: str
    """Of a phrase that counts, the pattern for several; else empty."""
    number: int
    values: Mapping[str, Value]
    """What stands at the named places."""

    def __new__(cls, one: str, several: str, count: int, values: Mapping[str, Value]) -> Self:
        """Take pattern and values; `gettext` and `ngettext` do."""
        pattern = several if several and count != 1 else one
        shown = {name: ", ".join(v) if isinstance(v, tuple) else v for name, v in values.items()}
        phrase = super().__new__(cls, pattern % shown)
        phrase.one, phrase.several, phrase.number, phrase.values = one, several, count, values
        return phrase

    def __reduce__(self) -> tuple[type["Phrase"], tuple[Any, ...]]:
        """Return what makes it anew, in another process."""
        return Phrase, (self.one, self.several, self.number, self.values)


def gettext(pattern: str, /, **values: Value) -> Phrase:
    """Return a sentence.

    >>> gettext("The notes go from %(before)s to %(number)s.", before="3", number="5")
    'The notes go from 3 to 5.'
    """
    return Phrase(pattern, "", 1, values)


def ngettext(one: str, several: str, count: int, /, **values: Value) -> Phrase:
    """Return a sentence that counts; `%(count)s` is the number.

    >>> ngettext("%(count)s picture left out.", "%(count)s pictures left out.", 2)
    '2 pictures left out.'
    """
    return Phrase(one, several, count, {"count": count, **values})
