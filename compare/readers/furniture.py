"""Page furniture: running heads, page numbers, job numbers and bar codes, which say nothing of the text.

Lines in; the indexes of those that are furniture out. A line that could also be text (a lone symbol, a
lone number) counts as furniture only with evidence: it stands at a page's edge, next to other furniture,
or runs on from page to page.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from compare.model.series import PRINTED
from compare.readers import dates, running_heads
from compare.readers.lines import Line
from compare.readers.note_labels import is_rule
from compare.readers.patterns import late

_JOB = r"(?:\d{2}-\d{5}|GE\.\d{2}-\d{4,6})(?:\*?  ?\([A-Z]\))?(?: {1,9}\d{6}){0,3}"
_OF = r"\d{1,3} ?/ ?\d{1,3}"
_CERTAIN = late(rf"(?:{_OF} +|\d{{1,3}} +)?{_JOB}(?: +{_OF}| +\d{{1,3}}| +\*\d{{6,9}}\*)?|\*\d{{6,9}}\*")
_OF_PAGES = late(r"(?:[Pp]age )?(?P<page>\d{1,3}) ?(?:/|of|de|sur|из) ?(?P<pages>\d{1,3})")
_PAGE = late(
    r"(?:[Pp]age|[Pp]ágina|[Сс]тр\.) ?(?P<page>\d{1,3})|[-–—] ?(?P<dashed>\d{1,3}) ?[-–—]"
    r"|第 ?(?P<zh>\d{1,3}) ?页"
)
_JOB_DATE = late(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}")
"""Day, month and year behind a job number, on a line of their own: `020620`."""
_JOB_YEAR = late(r"(?:\*|GE\.)?\d\d")
"""The year with which a job number or a bar code begins. A text of its last days is dated in the next."""
_PAGE_STARTS = "PpСс-–—第"
"""What `_PAGE` begins with."""
_LONGEST = 70
"""Characters, the spaces of a column's width counted as one; longer lines are furniture only if they repeat
what stands in the masthead."""
_COLUMN = "   "
"""What parts the two ends of a running head or foot."""
_EDGE = 3
"""Lines from a page's edge in which running heads stand: symbol, title in two lines."""
_FEW_PAGES = 2
_LEAST_PAGE = 400
"""Characters; a sparse page of Chinese has 550, of other languages 1,200. Numbers of rows are nearer."""
_LONGEST_NUMBER = 3
"""Digits of a page's number."""
_ASKS_FOR_MORE = ":;：；؛"


class _PageNumbers(NamedTuple):
    """Lines that could be the numbers of pages."""

    sure: set[int]
    """They run on from page to page, or end a text of one page."""
    likely: set[int]
    """They are page numbers if other furniture is near."""
    told: set[int]
    """Likely ones whose form says that they number pages: `2/7`, `Page 2`, `-2-`."""


def find(lines: Sequence[Line], first: int) -> set[int]:
    """Return the indexes of the lines from `first` on that are page furniture.

    What stands before `first`, the organ's name, is front matter and is told by its own forms; a running
    head repeats it.
    """
    short = [(i, line) for i, line in enumerate(lines) if i >= first and _is_short(line.text)]
    feet = {i for i, line in short if is_certain(line.text)}
    masthead = {symbol for line in lines[:first] for symbol in _symbols_in(line.text)}
    symbols = _of_this_document(_symbols(short), masthead)
    pages = _page_numbers(lines, short)
    repeated = _repeated_at_edges(lines, first)
    title = " ".join(word for line in lines[:first] for word in line.text.split())
    feet |= _job_dates(lines, feet)
    found = feet | pages.sure | repeated | _heads(lines, symbols, pages.told)
    for i, line in enumerate(lines[first:], start=first):
        if "/" in line.text and running_heads.is_titled(
            line.text, title, masthead, lines[i - 1].text if i else ""
        ):
            found.add(i)
    own = masthead.union(*(_symbols_in(lines[i].text) for i in found))
    found |= running_heads.in_columns(lines, feet, found, own)
    # Each round may lend evidence to the neighbours: job number, then symbol, then title.
    fresh = found | {i for i, line in enumerate(lines) if line.turn and i >= first}
    found |= {i for i in fresh if i in symbols or i in pages.likely}
    while fresh:
        beside: set[int] = set()
        for i in fresh:
            steps = (i - 1, i, i + 1) if i in found else (i - 1, i)
            beside.update(k for k in steps if first <= k < len(lines) and k not in found)
        fresh = {
            i
            for i in beside
            if i in symbols
            or i in pages.likely
            or running_heads.repeats_title(lines[i].text, title)
            or (i - 1 in found and running_heads.goes_on(lines[i - 1].text, lines[i].text, title))
        }
        found |= fresh
    counts = Counter(symbols.values())
    return found | {i for i, symbol in symbols.items() if counts[symbol] > 1 or symbol in masthead}


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST or (_COLUMN in text and len(" ".join(text.split())) <= _LONGEST)


def _of_this_document(symbols: dict[int, str], masthead: set[str]) -> dict[int, str]:
    """Return the lines with the document's own symbol, where masthead or repetition tells which that is.

    A line with another one is text: a note (`19 A/58/275.`) or the end of a sentence.
    """
    counts = Counter(symbols.values())
    own = {symbol for symbol in counts if counts[symbol] > 1 or symbol in masthead}
    return {i: symbol for i, symbol in symbols.items() if symbol in own} if own else symbols


def is_certain(text: str) -> bool:
    """Tell whether a line is a job number or a bar code, wherever it stands."""
    if not (text[0] == "*" or "-" in text):
        return False
    return (text[0].isdigit() or text[0] in "*G") and _CERTAIN().fullmatch(text) is not None


def _symbols(lines: Sequence[tuple[int, Line]]) -> dict[int, str]:
    """Return the lines that are nothing but a symbol, perhaps with a page number."""
    found: dict[int, str] = {}
    for i, line in lines:
        text = line.text
        # Before the first slash of a symbol stands the letter of an organ: A/RES/58/190.
        symbol = running_heads.symbol_of(text)
        if symbol:
            found[i] = symbol
    return found


def is_page_number(text: str) -> bool:
    """Tell whether a line has the form of a page's number; a bare one could also be text.

    >>> is_page_number("2/7"), is_page_number("Page 3"), is_page_number("-4-"), is_page_number("12")
    (True, True, True, True)
    """
    if text.isdecimal():
        return len(text) <= _LONGEST_NUMBER
    return bool(_OF_PAGES().fullmatch(text) or _PAGE().fullmatch(text))


def _symbols_in(text: str) -> list[str]:
    return re.findall(PRINTED, text) if "/" in text else []


def _heads(lines: Sequence[Line], symbols: Iterable[int], told: set[int]) -> set[int]:
    """Return symbols with the number of a page on the next line or the one before, and those numbers."""
    pairs = [pair for i in symbols for pair in ((i - 1, i), (i, i + 1)) if not told.isdisjoint(pair)]
    return {i for pair in pairs if lines[pair[1]].gap == 0 for i in pair}


def _page_numbers(lines: Sequence[Line], short: Sequence[tuple[int, Line]]) -> _PageNumbers:
    """Return those of the short lines that could be the numbers of pages."""
    by_form: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, line in short:
        text = line.text
        if len(text) > 16:  # noqa: PLR2004 - the longest form, "Page 100 of 100"
            continue
        if text.isdecimal():
            if len(text) <= _LONGEST_NUMBER:
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
        sure.update(_bare_page_numbers(lines, numbers) if form == "bare" else _run(numbers))
        sure.update(_known_by_count(lines, form, numbers))
    bare = {i for i, _ in by_form["bare"]}
    told = likely - bare
    if told:  # then a bare number below a rule is that of a note
        likely -= {i for i in bare if i and is_rule(lines[i - 1].text)}
    return _PageNumbers(sure, likely, told)


def _known_by_count(lines: Sequence[Line], form: str, numbers: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield numbers with the count of pages that are those of their pages, and the last page's at the end."""
    end = len(lines) - 1
    last_page = int(form.removeprefix("of ")) if form.startswith("of ") else 1
    if lines[end].page == last_page > 1:
        yield from (i for i, number in numbers if lines[i].page == number and _is_parted(lines, i))
    if numbers[-1] == (end, last_page) and (form != "bare" or lines[end].gap) and _closes(lines[end - 1]):
        yield end


def _run(numbers: Sequence[tuple[int, int]]) -> set[int]:
    """Return the lines of numbers that run on from page to page, none if they do not."""
    runs_on = all(after == before + 1 for (_, before), (_, after) in pairwise(numbers))
    return {i for i, _ in numbers} if runs_on and len(numbers) >= _FEW_PAGES else set()


def _bare_page_numbers(lines: Sequence[Line], numbers: Sequence[tuple[int, int]]) -> set[int]:
    """Return the lines of bare numbers that run on from page to page and are no text.

    Other numbers run on, too: those of rows, but they are close to one another; marks of notes that lost
    their place, but nothing parts them from the lines around; those of sections, but they begin with 1 and
    the last has a text, while the number of the last page ends the text.
    """
    apart = [(i, number) for i, number in numbers if _is_apart(lines, i)]
    paged, end = lines[-1].page > 1, len(lines) - 1
    if _are_pages(lines, apart) and (paged or apart[0][1] > 1 or apart[-1][0] == end):
        return _run(apart)
    if _are_pages(lines, numbers) and _interrupts(lines, [i for i, _ in numbers]):
        return _run(numbers)
    return set()


def _is_apart(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the edge of a page or, where no form feeds show those, a blank line is next to a line."""
    last = index == len(lines) - 1
    if lines[-1].page > 1:
        return lines[index].turn or last or lines[index + 1].turn
    return lines[index].gap > 0 or (not last and lines[index + 1].gap > 0)


def _is_parted(lines: Sequence[Line], index: int) -> bool:
    """Tell whether blank lines or page breaks stand on both sides of a line."""
    after = lines[index + 1 : index + 2]
    return (lines[index].gap > 0 or lines[index].turn) and all(line.gap > 0 or line.turn for line in after)


def _are_pages(lines: Sequence[Line], numbers: Sequence[tuple[int, int]]) -> bool:
    """Tell whether numbers go with the form feeds or, where there are none, are a page's length apart."""
    if lines[-1].page > 1:
        return len({number - lines[i].page for i, number in numbers}) == 1
    starts = [lines[0].offset, *(lines[i].offset for i, _ in numbers[:-1])]
    return bool(numbers) and all(after - before >= _LEAST_PAGE for before, after in pairwise(starts))


def _interrupts(lines: Sequence[Line], indexes: Sequence[int]) -> bool:
    """Tell whether any of these lines stands in the middle of a sentence."""
    return any(
        0 < i < len(lines) - 1 and lines[i - 1].text[-1] not in ".;:,。；" and lines[i + 1].text[0].islower()
        for i in indexes
    )


def _closes(line: Line) -> bool:
    """Tell whether a text can end with a line: with a sentence or a date."""
    ended = line.stop == "strong" and line.text[-1] not in _ASKS_FOR_MORE
    return ended or dates.date(line.text) is not None


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
            text = lines[i].text
            # A note of a number only, `2 A/59/377.`, differs from a running head by its full stop.
            if len(text) <= _LONGEST * 2 and not (text[0].isdigit() and text[-1] == "."):
                places[re.sub(r"\d+", "#", lines[i].text)].add(i)
    found: set[int] = set()
    for indexes_of_text in places.values():
        if len({lines[i].page for i in indexes_of_text}) > max(_FEW_PAGES, last_page // 3):
            found |= {i for i in indexes_of_text if i >= first}
    return found


def _job_dates(lines: Sequence[Line], found: AbstractSet[int]) -> set[int]:
    """Return the dates of job numbers that stand on lines of their own right below these or their bar codes.

    Only a job number with a language or a bar code has one, and it is of the year in which they begin.
    """
    below = {k for i in found if (k := i + 1) < len(lines) and len(lines[k].text) == len("020620")}
    return {k for k in below - found if _JOB_DATE().fullmatch(lines[k].text) and _is_dated(lines, k, found)}


def _is_dated(lines: Sequence[Line], date: int, found: AbstractSet[int]) -> bool:
    """Tell whether the job number or the bar code above a date can be of that date."""
    job = lines[date - 1].text
    coded = job[0] == "*" or job[-1] == ")" or (date + 1 in found and lines[date + 1].text[0] == "*")
    year = _JOB_YEAR().match(job)
    if year is None or not coded:
        return False
    return (int(lines[date].text[-2:]) - int(year[0].lstrip("*GE."))) % 100 in (0, 1)
