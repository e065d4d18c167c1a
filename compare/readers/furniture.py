"""Page furniture: running heads, page numbers, job numbers and bar codes, which say nothing of the text.

Lines in; the indexes of those that are furniture out. A line that could also be text (a lone symbol, a
lone number) counts as furniture only with evidence: it stands at a page's edge, next to other furniture,
or runs on from page to page.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from compare.readers.front import SYMBOL
from compare.readers.lines import Line
from compare.readers.patterns import late

_JOB = r"(?:\d{2}-\d{5}|GE\.\d{2}-\d{4,6})(?:\*?  ?\([A-Z]\))?(?: {1,4}\d{6}){0,3}"
_OF = r"\d{1,3} ?/ ?\d{1,3}"
_CERTAIN = late(rf"(?:{_OF} +|\d{{1,3}} +)?{_JOB}(?: +{_OF}| +\d{{1,3}}| +\*\d{{6,9}}\*)?|\*\d{{6,9}}\*")
_HEAD = late(
    rf"(?:(?:\d{{1,3}}|Page \d{{1,3}}) +)?(?P<symbol>{SYMBOL})(?: +(?:\d{{1,3}}|[Pp]age \d{{1,3}}))?"
)
_OF_PAGES = late(r"(?:[Pp]age )?(?P<page>\d{1,3}) ?(?:/|of|de|sur|из) ?(?P<pages>\d{1,3})")
_PAGE = late(
    r"(?:[Pp]age|[Pp]ágina|[Сс]тр\.) ?(?P<page>\d{1,3})|[-–—] ?(?P<dashed>\d{1,3}) ?[-–—]"
    r"|第 ?(?P<zh>\d{1,3}) ?页"
)
_PAGE_STARTS = "PpСс-–—第"
"""What `_PAGE` begins with."""
_LONGEST = 70
"""Characters; longer lines are furniture only if they repeat what stands in the masthead."""
_EDGE = 3
"""Lines from a page's edge in which running heads stand: symbol, title in two lines."""
_FEW_PAGES = 2
_SHORTEST_TITLE = 8
"""Characters that a running title has at least; below, a line repeats the masthead by chance."""


def find(lines: Sequence[Line], first: int) -> set[int]:
    """Return the indexes of the lines from `first` on that are page furniture.

    What stands before `first`, the organ's name, is front matter and is told by its own forms; a running
    head repeats it.
    """
    short = [(i, line) for i, line in enumerate(lines) if len(line.text) <= _LONGEST and i >= first]
    found = {i for i, line in short if _is_certain(line.text)}
    masthead = {symbol for line in lines[:first] for symbol in _symbols_in(line.text)}
    symbols = _of_this_document(_symbols(short), masthead)
    pages = _page_numbers(lines, short)
    repeated = _repeated_at_edges(lines, first)
    title = " ".join(line.text for line in lines[:first])
    found |= pages["sure"] | repeated
    # Each round may lend evidence to the neighbours: job number, then symbol, then title.
    fresh = found | {i for i, line in enumerate(lines) if line.turn and i >= first}
    found |= {i for i in fresh if i in symbols or i in pages["likely"]}
    while fresh:
        beside: set[int] = set()
        for i in fresh:
            steps = (i - 1, i, i + 1) if i in found else (i - 1, i)
            beside.update(k for k in steps if first <= k < len(lines) and k not in found)
        fresh = {
            i for i in beside if i in symbols or i in pages["likely"] or _repeats_title(lines[i].text, title)
        }
        found |= fresh
    counts = Counter(symbols.values())
    return found | {i for i, symbol in symbols.items() if counts[symbol] > 1 or symbol in masthead}


def _of_this_document(symbols: dict[int, str], masthead: set[str]) -> dict[int, str]:
    """Return the lines with the document's own symbol, where masthead or repetition tells which that is.

    A line with another one is text: a note (`19 A/58/275.`) or the end of a sentence.
    """
    counts = Counter(symbols.values())
    own = {symbol for symbol in counts if counts[symbol] > 1 or symbol in masthead}
    return {i: symbol for i, symbol in symbols.items() if symbol in own} if own else symbols


def _is_certain(text: str) -> bool:
    if not (text[0] == "*" or "-" in text):
        return False
    return (text[0].isdigit() or text[0] in "*G") and _CERTAIN().fullmatch(text) is not None


def _symbols(lines: Sequence[tuple[int, Line]]) -> dict[int, str]:
    """Return the lines that are nothing but a symbol, perhaps with a page number."""
    found: dict[int, str] = {}
    for i, line in lines:
        text = line.text
        # Before the first slash of a symbol stands the letter of an organ: A/RES/58/190.
        slash = text.find("/")
        if slash > 0 and text[slash - 1].isupper() and text[-1] != "." and (head := _HEAD().fullmatch(text)):
            found[i] = head["symbol"]
    return found


def _symbols_in(text: str) -> list[str]:
    return re.findall(SYMBOL, text) if "/" in text else []


def _page_numbers(lines: Sequence[Line], short: Sequence[tuple[int, Line]]) -> dict[str, set[int]]:
    """Return lines that are page numbers: surely, for they run on, or likely, if other furniture is near.

    `short` are those of the lines that can be one.
    """
    by_form: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, line in short:
        text = line.text
        if len(text) > 16:  # noqa: PLR2004 - the longest form, "Page 100 of 100"
            continue
        if text.isdecimal():
            if len(text) <= 3:  # noqa: PLR2004 - pages of one document
                by_form["bare"].append((i, int(text)))
        elif (text[0].isdecimal() or text[0] in "Pp") and (found := _OF_PAGES().fullmatch(text)):
            if 1 <= int(found["page"]) <= int(found["pages"]):
                by_form[f"of {found['pages']}"].append((i, int(found["page"])))
        elif text[0] in _PAGE_STARTS and (found := _PAGE().fullmatch(text)):
            by_form["page"].append((i, int(found["page"] or found["dashed"] or found["zh"])))
    sure: set[int] = set()
    likely: set[int] = set()
    for form, numbers in by_form.items():
        likely.update(i for i, _ in numbers)
        runs_on = len(numbers) >= _FEW_PAGES and all(
            after == before + 1 for (_, before), (_, after) in pairwise(numbers)
        )
        if runs_on and (form != "bare" or _interrupts(lines, [i for i, _ in numbers])):
            sure.update(i for i, _ in numbers)
    return {"sure": sure, "likely": likely}


def _interrupts(lines: Sequence[Line], indexes: Sequence[int]) -> bool:
    """Tell whether any of these lines stands in the middle of a sentence."""
    return any(
        0 < i < len(lines) - 1 and lines[i - 1].text[-1] not in ".;:,。；" and lines[i + 1].text[0].islower()
        for i in indexes
    )


def _repeated_at_edges(lines: Sequence[Line], first: int) -> set[int]:
    """Return lines at the edges of form-feed pages that stand there on page after page."""
    last_page = lines[-1].page
    if last_page < _FEW_PAGES + 1:
        return set()
    by_page: defaultdict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        by_page[line.page].append(i)
    places: defaultdict[str, set[int]] = defaultdict(set)
    for indexes in by_page.values():
        for i in {*indexes[:_EDGE], *indexes[-_EDGE:]}:
            if len(lines[i].text) <= _LONGEST * 2:
                places[re.sub(r"\d+", "#", lines[i].text)].add(i)
    found: set[int] = set()
    for indexes_of_text in places.values():
        if len({lines[i].page for i in indexes_of_text}) > max(_FEW_PAGES, last_page // 3):
            found |= {i for i in indexes_of_text if i >= first}
    return found


def _repeats_title(text: str, title: str) -> bool:
    return len(text) >= _SHORTEST_TITLE and text[0].isupper() and text.rstrip("*") in title
