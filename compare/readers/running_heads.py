"""Running heads: the symbol of a document beside its title, on one line or two, at the head of a page.

Lines in; which of them repeat the masthead, or are set as nothing but a running head is, out.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from compare.model.series import PRINTED
from compare.readers.lines import Line
from compare.readers.patterns import late

_HEAD = late(
    rf"(?:(?:\d{{1,3}}|Page \d{{1,3}}) +)?(?P<symbol>{PRINTED})(?: +(?:\d{{1,3}}|[Pp]age \d{{1,3}}))?"
)
_WIDEST = 300
"""Characters of a running head, with all its spaces."""
SHORTEST_TITLE = 8
"""Characters that a running title has at least; below, a line repeats the masthead by chance."""
_WIDE = " " * 8
"""What parts the symbol from the title in a running head that is set in columns."""
_FAR_IN = 20
"""Columns before the first line of such a title, which stands beside nothing."""
_STOPS = ".;:,"
_LINES = 2
"""Lines that such a head has at most."""


def symbol_of(text: str) -> str | None:
    """Return the symbol of a line that is nothing else but a symbol and perhaps a page number.

    >>> symbol_of("A/RES/73/8 2"), symbol_of("A/73/85.")
    ('A/RES/73/8', None)
    """
    slash = text.find("/")
    if slash <= 0 or not text[slash - 1].isupper() or text[-1] == ".":
        return None
    head = _HEAD().fullmatch(text)
    return head["symbol"] if head else None


def is_titled(text: str, title: str, masthead: AbstractSet[str], above: str) -> bool:
    """Tell whether a line holds this document's symbol and what the masthead says, and nothing else.

    Where the masthead has no symbol, it has the number: `80/187. Human rights of older persons`. A long title
    begins on the line `above`.
    """
    parted = _parted(text) if len(text) <= _WIDEST else None
    if parted is None:
        return False
    symbol, rest = parted
    if repeats_title(rest, title) or goes_on(above, rest, title):
        number = "/".join(symbol.split("/")[-2:])
        return symbol in masthead or (not masthead and f"{number}." in title)
    return False


def _parted(text: str) -> tuple[str, str] | None:
    r"""Return the symbol at either end of a line, and the rest of it.

    >>> _parted("A/RES/66/231\tOceans"), _parted("A/58/275 and A/58/276.")
    (('A/RES/66/231', 'Oceans'), ('A/58/275', 'and A/58/276.'))
    """
    for words in (text.split(None, 1), text.rsplit(None, 1)[::-1]):
        if len(words) > 1 and "/" in words[0] and (symbol := symbol_of(words[0])):
            return symbol, words[1]
    return None


def in_columns(
    lines: Sequence[Line], feet: AbstractSet[int], found: AbstractSet[int], own: AbstractSet[str]
) -> set[int]:
    """Return running heads that follow a foot: a symbol, and in another column words of a line or two.

    A blank line parts them from the text, and none like them follows, as in a list of documents. Such a
    list may go on at a page's head, so the symbol must be the document's: one of its `own`, or at the head
    of another page. Where no masthead tells, a head goes that breaks a sentence.
    """
    heads = [(i, k) for i in sorted(feet) if i + 1 not in found and (k := _last_in_columns(lines, i + 1))]
    counts = Counter(_symbol_at_end(lines[k].text) for _, k in heads)
    gone: set[int] = set()
    for i, k in heads:
        symbol = _symbol_at_end(lines[k].text)
        if symbol in own or counts[symbol] > 1 or _breaks_sentence(lines, i, k, feet | found):
            gone.update(range(i + 1, k + 1))
    return gone


def _last_in_columns(lines: Sequence[Line], start: int) -> int | None:
    """Return the line with the symbol of a head in columns that begins at `start`."""
    for k in range(start, min(start + _LINES, len(lines) - 1)):
        if _is_in_columns(lines[k].text):
            return k if lines[k + 1].gap and not _is_in_columns(lines[k + 1].text) else None
        if lines[k].indent < _FAR_IN:
            break
    return None


def _symbol_at_end(text: str) -> str:
    """Return the symbol at either end of a line that has one."""
    parted = _parted(text)
    return parted[0] if parted else ""


def _breaks_sentence(lines: Sequence[Line], foot: int, last: int, furniture: AbstractSet[int]) -> bool:
    """Tell whether a sentence, and no list, goes on from above a foot to below the head's `last` line."""
    while foot in furniture:
        foot -= 1
    if foot < 0 or not lines[last + 1].text[0].islower():
        return False
    above = lines[foot]
    return not above.stop and not _is_in_columns(above.text)


def _is_in_columns(text: str) -> bool:
    """Tell whether a line is a symbol and words that are no sentence, a column's width apart."""
    parted = _parted(text) if "/" in text and (_WIDE in text or "\t" in text) else None
    if parted is None:
        return False
    symbol, rest = parted
    gap = len(text) - len(symbol) - len(rest)
    return (gap >= len(_WIDE) or "\t" in text) and rest[-1] not in _STOPS


def repeats_title(text: str, title: str) -> bool:
    """Tell whether a line is the masthead's title, or the beginning or the end of it."""
    return len(text) >= SHORTEST_TITLE and text[0].isupper() and text.rstrip("*") in title


def goes_on(above: str, text: str, title: str) -> bool:
    """Tell whether a line goes on with a title that begins on the one above."""
    return repeats_title(above, title) and f"{above} {text.rstrip('*')}" in title
