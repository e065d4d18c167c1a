"""What a mark of a note can look like in running text, and how much each place looks like one.

In: one text. Out: places with a label and a weight. Whether a place is a mark, only the whole text and its
notes can tell; see `marks`.
"""

import re
from collections.abc import Iterator

from compare.readers import dates
from compare.readers.verbs import words

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_CANDIDATE = re.compile(
    r"(?<=[^\W\d_]|[)\]”’»\"',;:.!?…%*，。；：、）》」』؛،])(?P<glued>\d{1,3})(?P<slash>/(?!\w))?"
    # Chinese goes on without a space: 《世界人权宣言》1和. Elsewhere a letter after it makes it no mark.
    r"(?:(?![\w/])(?![.,]\d)|(?:(?<=[》」』）]\d)|(?<=[》」』）]\d\d))(?=[一-鿿]))"
    r"|(?<![\w/.,–-])(?P<year>(?:1[5-9]|20)\d\d)(?P<after>[1-9]\d{0,2})(?![\w/])(?![.,]\d)"
    r"|(?<![\w/.])(?P<number>\d{1,2}/\d{1,3}(?=\d))(?P<tail>[1-9]\d{0,2})(?![\w/])"
    rf"|(?<=.)(?P<raised>[{_SUPERSCRIPTS}]+)(?!\d)"
    r"|(?<=[^\W\d_])(?P<paren>\(\d{1,3}\))"
    r"|(?P<bracket> ?\[(?:\d{1,3}|\*{1,3}|[a-z])\])"
    r"|(?P<old>(?<=\S) \d{1,3}/)(?=[\s,;.:)]|$)"
    r"|(?P<star> ?(?:\*{1,4}|[†‡§]{1,2}))(?![\w*])"
)
_ANY_HINT = re.compile(rf"[\d{_SUPERSCRIPTS}*†‡§\[]")
_HINT = re.compile(rf"\d+|[{_SUPERSCRIPTS}]+|[*†‡§]+|\[")
"""What every candidate holds. Searching for it is five times faster than searching for candidates."""
_BEFORE_HINT = 2
"""Characters of a candidate that can stand before the hint: a space and a bracket."""

_ABBREVIATIONS = words(
    """
    add corr rev no nos para paras art arts vol vols chap chaps p pp sect sects cf fig ref sales res
    amend conf wg crp ser inf prst misc ch pt reg doc supp suppl annex ed cap párr núm tomo
    """
)
"""Words whose full stop binds a number to them: `Corr.1`, `No.5`."""
_UNITS = words("m km cm mm ha dm")
CERTAIN, STRONG, FAIR, SPLIT, WEAK = 6, 4, 3, 2, 1
"""Weights: a raised digit; one glued to a word in small letters; after a number and a comma; cut off a
longer number; glued to an acronym."""
_ACRONYM = 3
"""Capitals up to which digits belong to the word: G20, CO2, UN5."""
_SLASHED_NUMBER = 400
"""Resolutions of one session never reached this number: 40/14423 is 40/144 and note 23."""


def find(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Yield start, end, label and weight of everything in `text` that could be a mark.

    >>> list(find("Human Rights1 and the Vienna Convention of 196316 in A/58/275"))
    [(12, 13, '1', 4), (47, 49, '16', 2)]
    >>> [label for _, _, label, weight in find("Corr.1, G20, 1,000, COVID-19, E.95.XIII.18") if weight > 1]
    []
    """
    for found in _candidates(text):
        kind = found.lastgroup
        if kind in ("glued", "slash"):
            start, end = found.start("glued"), found.end()
            weight = _weight(text, start, end)
            if weight:
                yield start, end, found["glued"], weight
        elif kind == "after":
            yield found.start("after"), found.end(), found["after"], SPLIT
        elif kind == "tail":
            yield from _split_number(found)
        elif kind == "raised":
            if not _is_unit(text, found.start()):
                yield found.start(), found.end(), found["raised"].translate(_PLAIN_DIGITS), CERTAIN
        else:
            label = found.group().strip(" []()/")
            yield found.start(), found.end(), label, FAIR


def _candidates(text: str) -> Iterator[re.Match[str]]:
    if _ANY_HINT.search(text) is None:
        return
    end = 0
    for hint in _HINT.finditer(text):
        for start in range(max(end, hint.start() - _BEFORE_HINT), hint.start() + 1):
            found = _CANDIDATE.match(text, start)
            if found is not None:
                end = found.end()
                if found.start() > 0 or found.lastgroup in ("after", "tail"):
                    yield found
                break


def _split_number(found: re.Match[str]) -> Iterator[tuple[int, int, str, int]]:
    whole = found["number"] + found["tail"]
    slash = whole.index("/")
    if int(whole[slash + 1 :]) < _SLASHED_NUMBER:
        return
    for split in range(slash + 2, min(slash + 5, len(whole))):
        if whole[split] != "0" and len(whole) - split <= 3:  # noqa: PLR2004 - digits of a mark
            yield found.start() + split, found.end(), whole[split:], SPLIT


def _weight(text: str, start: int, end: int) -> int:
    """Return how much digits glued to what stands before them look like a mark; 0 if they are none."""
    before = text[max(0, start - 40) : start]
    token = before[before.rfind(" ") + 1 :]
    last = token[-1:]
    if text[start] == "0" or "//" in token:
        return 0
    if last.isalpha():
        return _weight_after_word(token)
    stem = token.rstrip(".,;:'’\"”»)]!?…%*")
    if last in ",.:" and stem[-1:].isdigit():
        return _weight_after_number(token, last, text[start:end])
    if last == ".":
        word = stem.rpartition("/")[2].rpartition("(")[2]
        if len(word) < 2 or word.lower() in _ABBREVIATIONS or "." in word:  # noqa: PLR2004 - an initial
            return 0
        return 0 if word.isupper() and ("/" in stem or len(word) <= _ACRONYM) else STRONG
    return STRONG


def _weight_after_word(token: str) -> int:
    letters = len(token)
    while letters and token[letters - 1].isalpha():
        letters -= 1
    word, head = token[letters:], token[:letters]
    if "/" in head or (head[-1:].isdigit() and word.isascii()) or head.endswith("."):
        return 0
    if head.endswith(("-", "‑")) and word.isupper():
        return 0
    if word[0] >= "\u2e80":
        return WEAK
    if word.isupper() or (len(word) == 1 and word not in "aày"):
        return WEAK if len(word) <= _ACRONYM else FAIR
    return 0 if word.lower() in ("no", "nº") else STRONG


def _weight_after_number(token: str, last: str, digits: str) -> int:
    """`2001,6` and `55/2,7` may end with a mark; `1,000`, `1,5`, `10:30` and `2.5` are numbers."""
    bare = token[:-1].lstrip("(“\"'$€£«")
    if last == ":" or (last == "." and "/" not in bare and not _is_year(bare)):
        return 0
    if "/" in bare or _is_year(bare):
        return FAIR
    return 0 if len(digits) == 3 or len(bare) <= 3 else WEAK  # noqa: PLR2004 - groups of thousands


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("15", "16", "17", "18", "19", "20")  # noqa: PLR2004


def _is_unit(text: str, start: int) -> bool:
    head = text[max(0, start - 4) : start]
    word = head[head.rfind(" ") + 1 :].lstrip("0123456789")
    return word.lower() in _UNITS


def starts_date(text: str) -> bool:
    """Tell whether words after a number make a date of it: `1 January 2000`."""
    return dates.is_month(text.split(" ", 1)[0].rstrip(",.;"))
