"""What a mark of a note can look like in running text, and how much each place looks like one.

In: one text. Out: places with a label and a weight. Whether a place is a mark, only the whole text and its
notes can tell; see `marks`.
"""

import re
from collections.abc import Iterator

from compare.readers import dates
from compare.readers.patterns import late
from compare.readers.verbs import words

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
PLAIN_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_BEFORE_GLUED = frozenset(")]”’»\"',;:.!?…%*，。；：、）》」』؛،")
"""What digits that call a note are glued to, beside letters."""
_BEFORE_CHINESE = frozenset("》」』）")
"""Chinese goes on without a space: 《世界人权宣言》1和. Elsewhere a letter after it makes it no mark."""
_AFTER_CHINESE = (*"和及与或并所中的内就向对而其", "以及", "关于")
"""What may go on after a mark behind a Chinese word: 报告3和其中所载建议. A number is followed by what it
counts: 报告3份, 12个月."""
_NUMBERED_CHINESE = ("第", "附件", "项目", "目标", "议定书", "表", "图", "组", "类", "级")
"""Chinese words that the number behind them belongs to: 附件1和附件2."""
_CHINESE_DIGITS = 2
"""Digits of such a mark; a year may stand there too."""
_RAISED = late(rf"(?<=[^{_SUPERSCRIPTS}])[{_SUPERSCRIPTS}]+(?!\d)")
SIGNS = r"\*{1,4}|[†‡]{1,2}|§{1,2}(?!§|\s*\d)"
"""A pattern for signs that label notes; `§ 3` is a section."""
_SIGN = late(rf"(?:(?<![*†‡§])({SIGNS})(?![\w*])|\[(\d{{1,3}}|\*{{1,3}}|[a-z])\])")
_AT_DIGITS = late(
    r"(?<=[^\s\d/(-])(?P<glued>\d{1,3})(?:/(?!\w))?(?:(?![\w/])(?![.,]\d)|(?=[^\W\d_]))"
    r"|(?<![\w/.,–-])(?:1[5-9]|20)\d\d(?P<after>[1-9]\d{0,2})(?![\w/])(?![.,]\d)"
    r"|(?<![\w/.])(?P<number>\d{1,2}/\d{2,6})(?![\w/])"
    r"|(?<=[^\W\d_]\()(?P<paren>\d{1,3})\)"
    r"|(?<=\S )(?P<old>\d{1,3})/(?=[\s,;.:)]|$)"
)
"""Digits that could be a mark: glued to a word, cut off a year or a number, in brackets, before a slash."""
_SOME_DIGITS = (
    r"(?:(?<!\d)"  # no digit, but a sign
    r"|(?<=[^\s\d/(-]\d)\d{0,2}(?!\d)"  # glued to something
    r"|(?<!\d\d)(?:\d{4,6}(?!\d)|\d?/(?![0-3]\d\d\b)\d{3})"  # too long for a year, or a resolution
    r"|(?<=[^\W\d_]\(\d)\d{0,2}\)"
    r"|(?<=\S \d)\d{0,2}/(?!\w))"
)
_HINT = late(rf"[\d{_SUPERSCRIPTS}*†‡§\[]{_SOME_DIGITS}")
"""A sign, or such digits, at their first character. Looking for it is many times faster than for marks."""
_ASCII_HINT = late(rf"[0-9*\[]{_SOME_DIGITS}")
"""The same for texts without other characters, in which the search is nearly twice as fast."""

_ABBREVIATIONS = words(
    """
    add corr rev no nos para paras art arts vol vols chap chaps p pp sect sects cf fig ref sales res
    amend conf wg crp ser inf prst misc ch pt reg doc supp suppl annex ed cap párr núm tomo
    """
)
"""Words whose full stop binds a number to them: `Corr.1`, `No.5`."""
_LONGEST_AT_END = 3
_BEHIND_NUMBER = late(
    r"(?<!\w)(?:(?:Agenda|Annex|Article|Chapter|Part|Programme|Protocol|Resolution|Section) \d{1,4}|Action 21"
    r"|Programa 21)[,;](?P<label>[1-9]\d{0,2})(?![\w/%°-]|[.,]\d"
    r"| ?(?:%|°|per cent|pour cent|por ciento|процент|m(?:illi|et)|мил|bill|thousand|тыс|k[mg]\b|m\b|h[aл]\b"
    r"|ton|degre|dollar|euro|US))"
)
"""A mark behind the number of something that has a name. Behind others stand decimals: `3,2 persons`. What
Agenda 21 is called in French and Spanish has no other number."""
_UNITS = words("m km cm mm ha dm")
CERTAIN, STRONG, FAIR, SPLIT, WEAK = 6, 4, 3, 2, 1
"""Weights: a raised digit; one glued to a word in small letters; after a number and a comma; cut off a
longer number; glued to an acronym."""
_NEGOTIATED = frozenset(("PP", "OP"))
"""What paragraphs of drafts that are negotiated are called by: `OP3`."""
_PARTS_OF_SYMBOLS = late(r"(?:L|Add|Corr|Rev|PV|SR|WP|INF|CRP|NGO|RES|Res|Misc|CONF)\.\d+")
"""With what symbols of the United Nations end, so that a stop behind it ends the sentence: A/C.3/58/L.23."""
_NEGOTIATED_IN_BRACKETS = ("(PP)", "(OP)")
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
    hints = (_ASCII_HINT if text.isascii() else _HINT)().finditer(text)
    end = 0
    for hint in hints:
        place = hint.start()
        if place < end:
            continue
        first = text[place]
        raised = first in _SUPERSCRIPTS
        form = _AT_DIGITS if first.isdecimal() else _RAISED if raised else _SIGN
        found = form().match(text, place)
        if found is None:
            continue
        end = found.end()
        if raised:
            if not is_unit(text, place):
                yield place, end, found.group().translate(PLAIN_DIGITS), CERTAIN
        elif form is _SIGN:
            # Its space goes with it; what stands before all words calls nothing.
            start = place - 1 if text[place - 1 : place] == " " else place
            if start > 0:
                yield start, end, found[1] or found[2], FAIR
        else:
            yield from _digits(text, found)


def at_end(text: str) -> tuple[int, int, str] | None:
    """Return start, end and label of a number that a space parts from the stop of a whole paragraph.

    Text that is copied out of PDFs has such spaces before raised digits. Behind a comma, a colon or a word
    stand figures, as those of a vote.

    >>> at_end("the implementation of the resolution; 1"), at_end("in paragraph 1"), at_end("Against, 5")
    ((38, 39, '1'), None, None)
    >>> at_end("the Charter. 2"), at_end("the report No. 2"), at_end("Against: 2")
    ((13, 14, '2'), None, None)
    """
    bare = text.rstrip("0123456789")
    digits = text[len(bare) :]
    if not 1 <= len(digits) <= _LONGEST_AT_END or digits[0] == "0" or bare[-1:] != " ":
        return None
    stop, word = bare[-2:-1], bare[:-2].rpartition(" ")[2]
    stopped = stop == ";" or (stop == "." and word[-1:].isalpha() and word.lower() not in _ABBREVIATIONS)
    return (len(bare), len(text), digits) if stopped else None


def behind_number(text: str, label: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield each place from `start` to `end` where `label` is behind a number and its comma: `Agenda 21,2`.

    By itself such a place is a number, `21,2`, as some languages write it; a name before it tells.

    >>> list(behind_number("chapter 17 of Agenda 21,2 and 3,2 persons", "2"))
    [(24, 25)]
    """
    end = len(text) if end is None else end
    if text.find(f",{label}", start, end) < 0 and text.find(f";{label}", start, end) < 0:
        return
    for found in _BEHIND_NUMBER().finditer(text, start):
        if found.end() > end:
            return
        if found["label"] == label:
            yield found.span("label")


def _digits(text: str, found: re.Match[str]) -> Iterator[tuple[int, int, str, int]]:
    start, end = found.span()
    kind = found.lastgroup
    if kind == "glued":
        stop = found.end("glued")
        weight = _weight(text, start, end) if _is_glued(text, start, stop) else 0
        if weight:
            yield start, end, found["glued"], weight
    elif kind == "after":
        yield found.start("after"), end, found["after"], SPLIT
    elif kind == "number":
        yield from _split_number(found)
    else:
        yield start - 1, end, found[kind or 0], FAIR


def _split_number(found: re.Match[str]) -> Iterator[tuple[int, int, str, int]]:
    whole = found["number"]
    slash = whole.index("/")
    if int(whole[slash + 1 :]) < _SLASHED_NUMBER:
        return
    for split in range(slash + 2, min(slash + 5, len(whole))):
        if whole[split] != "0" and len(whole) - split <= 3:  # noqa: PLR2004 - digits of a mark
            yield found.start() + split, found.end(), whole[split:], SPLIT


def _is_glued(text: str, start: int, stop: int) -> bool:
    """Tell whether a mark may stand between what is before and after these digits."""
    before, after = text[start - 1], text[stop : stop + 1]
    if before == ")" and text.endswith(_NEGOTIATED_IN_BRACKETS, 0, start):
        return False
    if after.isalnum():
        return stop - start <= _CHINESE_DIGITS and _is_glued_to_chinese(text, start, stop)
    return before in _BEFORE_GLUED or before.isalnum()


def _is_glued_to_chinese(text: str, start: int, stop: int) -> bool:
    """Tell whether Chinese, which has no spaces, may go on after a mark."""
    before, after = text[start - 1], text[stop]
    if not "一" <= after <= "鿿":
        return False
    if "一" <= before <= "鿿":
        numbers = text.endswith(_NUMBERED_CHINESE, 0, start) or text[stop + 1 : stop + 2].isdecimal()
        return text.startswith(_AFTER_CHINESE, stop) and not numbers
    return before in _BEFORE_CHINESE


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
    if word in _NEGOTIATED:
        return 0
    if word.isupper() or (len(word) == 1 and word not in "aày"):
        return WEAK if len(word) <= _ACRONYM else FAIR
    return 0 if word.lower() in ("no", "nº") else STRONG


def _weight_after_number(token: str, last: str, digits: str) -> int:
    """`2001,6` and `55/2,7` may end with a mark; `1,000`, `1,5`, `10:30` and `2.5` are numbers."""
    bare = token[:-1].lstrip("(“\"'$€£«")
    if last == ":" or (last == "." and "/" not in bare and not is_year(bare)):
        return 0
    part = bare.rpartition("/")[2]
    if last == "." and "." in part and not _PARTS_OF_SYMBOLS().fullmatch(part):
        return 0  # a symbol that goes on: PX/DR.14.1
    if "/" in bare or is_year(bare):
        return FAIR
    return 0 if len(digits) == 3 or len(bare) <= 3 else WEAK  # noqa: PLR2004 - groups of thousands


def is_year(digits: str) -> bool:
    """Tell whether digits can be a year that a text of the United Nations names."""
    return len(digits) == 4 and digits[:2] in ("15", "16", "17", "18", "19", "20")  # noqa: PLR2004 - a year has four


def is_unit(text: str, start: int) -> bool:
    """Tell whether a raised digit is the power of a unit: `10 km²`."""
    head = text[max(0, start - 4) : start]
    word = head[head.rfind(" ") + 1 :].lstrip("0123456789")
    return word.lower() in _UNITS


def starts_date(text: str) -> bool:
    """Tell whether words after a number make a date of it: `1 January 2000`."""
    return dates.is_month(text.split(" ", 1)[0].rstrip(",.;"))
