"""Headings that are numbered: their number is no evidence, for one new article renumbers all behind it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from compare.diff.align import Link
from compare.diff.pairing import UNTITLED, Unit
from compare.diff.similarity import words
from compare.diff.tokens import HAN
from compare.model import Kind

LONGEST = 120
"""Characters of a heading, as the readers have it."""
NEXT = 8
"""First words of what follows by which a heading without a title is known."""
_STOPS = ".;,:"
"""What no heading ends with."""
_ARABIC = "\u0600\u06ff"
"""Between these are the letters of Arabic, in which an annex is counted by a word."""


def units(
    keys: Sequence[str], kinds: Sequence[str], labels: Sequence[str | None] | None = None
) -> list[Unit]:
    """Return folded texts as units; numbered headings are known by their title, else by what follows.

    >>> found = units(["Rule 4. Scope", "II", "", "Fish are free"], ["other", *["heading"] * 2, "other"])
    >>> [unit.key for unit in found]
    ['Scope', '¶ fish are free', '¶ fish are free', 'Fish are free']
    """
    titles = [_title(key, kind) for key, kind in zip(keys, kinds, strict=True)]
    known = list(keys)
    for index, title in reversed([*enumerate(titles)]):
        if title:
            known[index] = title
        elif title is not None and index + 1 < len(keys) and not _in_a_row(keys, titles, index):
            counted = () if not labels else words(labels[index] or "")[:1]  # an article is no chapter
            known[index] = " ".join((UNTITLED, *counted, *words(known[index + 1])[:NEXT]))
    heads = [
        kind == Kind.HEADING or titles[index] is not None or _is_title(keys, titles, index)
        for index, kind in enumerate(kinds)
    ]
    named = [(label or "") * head for label, head in zip(labels or [None] * len(keys), heads, strict=True)]
    return list(map(Unit, known, kinds, heads, named))


def join_titles(
    links: Sequence[Link],
    old: tuple[Sequence[str], Sequence[str | None]],
    new: tuple[Sequence[str], Sequence[str | None]],
) -> list[Link]:
    """Return the links, with a number alone joined to its title where the other side has both in one heading.

    `old` and `new` are keys and labels: "Article 4" above "Scope" became "Article 4. Scope", or the reverse.
    """
    linked = {i for link in links for i in link.old}, {j for link in links for j in link.new}
    return [_with_numbers(link, (old, new), linked) for link in links]


def _with_numbers(
    link: Link,
    sides: tuple[tuple[Sequence[str], Sequence[str | None]], ...],
    linked: tuple[set[int], set[int]],
) -> Link:
    if len(link.old) != 1 or len(link.new) != 1:
        return link
    places = link.old[0], link.new[0]
    for here in (0, 1):
        keys, labels = sides[here]
        above, label = places[here] - 1, sides[1 - here][1][places[1 - here]]
        if above < 0 or above in linked[here] or labels[places[here]] is not None or keys[above]:
            continue
        if label is not None and (labels[above] or "").casefold() == label.casefold():
            joined = (above, places[here])
            return link._replace(new=joined) if here else link._replace(old=joined)
    return link


def _in_a_row(keys: Sequence[str], titles: Sequence[str | None], index: int) -> bool:
    """Tell whether a line and the next are one word and their numbers: a list, and no headings."""
    word, space, _ = keys[index].partition(" ")
    return bool(space) and titles[index + 1] == "" and keys[index + 1].startswith(f"{word} ")


def _is_title(keys: Sequence[str], titles: Sequence[str | None], index: int) -> bool:
    """Tell whether a line is the title below a heading that is a number alone."""
    below = index > 0 and titles[index - 1] == ""
    return below and len(keys[index]) <= LONGEST and keys[index][-1:] not in _STOPS


def _title(key: str, kind: str) -> str | None:
    """Return the title of a numbered heading, empty if it has none; None for anything else."""
    if kind not in (Kind.HEADING, Kind.ANNEX, Kind.OTHER) or len(key) > LONGEST:
        return None
    if not key or (kind == Kind.ANNEX and _is_annex_alone(key)):
        return ""
    found = _numbered().fullmatch(key)
    # In a text without structure a line is a heading only if it says so: "Rule 2 - Agenda".
    if found is None or (kind == Kind.OTHER and (not found["word"] or key[-1] in _STOPS)):
        return None
    return found["title"] or found["rest"] or ""


def _is_annex_alone(key: str) -> bool:
    """Tell whether an annex is headed by one word, and its number: Annex, 附件二, المرفق الثاني."""
    arabic = _ARABIC[0] <= key[:1] <= _ARABIC[1]
    return key.count(" ") == 0 or (arabic and key.count(" ") == 1)


@lru_cache(maxsize=1)
def _numbered() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:(?P<word>[^\W\d_]{3,14}) )?(?:\d{1,3}|[IVXLC]{1,6}|[A-Z])(?: ?(?:bis|ter|quater))?"
        rf"|(?P<han>第 ?[{HAN}\d]{{1,5}}[条條章节節编編部]))"
        # Without a stop a capital has to begin the title, and a word to stand before the number.
        r"(?:$| ?[.:：)\-\u2013\u2014]+ ?(?P<title>.*)|(?(word) (?=[^\W\da-z_])|(?(han) ?|(?!)))(?P<rest>.*))"
    )
