"""Marks of Word's notes that somebody typed: where they end, and the text goes on.

In: what is written behind the call of a note that has a mark of its own. Out: how much of it is the mark. A
file may lack the mark: what follows then is text.
"""

from compare.readers.patterns import late

_ALONE = late(r"\S{1,8}")
"""A mark that is all that is written in its place."""
_SIGNS = late(r"\s*[^\w\s(\[{«“\"]{1,4}")
"""A mark that may stand before other words."""


def length(text: str, before: str, *, own: bool, raised: bool) -> int:
    """Return how many characters of `text` are a mark, or go on with the one typed `before` it.

    It stands in the run of the call, its `own`, or is raised, and is short. Signs need not be raised.

    >>> length("a", "", own=True, raised=False), length("a", "", own=False, raised=False)
    (1, 0)
    >>> length("* of the text", "", own=True, raised=False), length("*", "*", own=False, raised=True)
    (1, 1)
    """
    signs = _SIGNS().fullmatch(text.rstrip())
    if before:
        goes_on = (own or raised) if signs else raised and before.isalnum()
        return len(text) if goes_on and _ALONE().fullmatch(before + text.rstrip()) else 0
    if (own or raised or signs) and _ALONE().fullmatch(text.strip()):
        return len(text)
    found = _SIGNS().match(text) if own else None
    return found.end() if found else 0
