"""The masthead of a text: what stands ahead of the organ's name and is metadata, its number among it.

In: blocks, in order. Out: those that are paragraphs, while a `FrontMatter` keeps the rest: entries, title and
number, and what symbol and date they make. What one line can be, `front` tells.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from compare.model import Kind, Paragraph
from compare.readers import dates, front, headings, labels, numbered, organs, parts, references
from compare.readers.blocks import Block
from compare.readers.numbered import Numbered
from compare.readers.patterns import late
from compare.readers.pieces import append
from compare.readers.verbs import words

_MASTHEAD = 20
"""Lines that a masthead has at most after its agenda item."""
_ENDS = ".;:。；：؛"
"""What no title of an agenda item ends with."""
_OF_SEVERAL_LINES = ("adopted", "agenda item")
"""Entries whose later lines belong to the first."""
_SERIES = {
    "general assembly": "A",
    "human rights council": "A/HRC",
    "security council": "S",
    "economic and social council": "E",
}
"""What stands first in the symbol of a resolution or a decision."""
_BRACKETS = str.maketrans("（）", "()")
_NEAR = 4
"""Paragraphs from a number to the organ's name at most: it, a title in one or two, sponsors."""
_GOING_ON = words(
    """
    and or of for in on to with including from against among between through under towards
    et ou de du des d à au aux en dans sur pour avec y compris notamment e u del al para con sobre incluida
    incluido incluidas incluidos и или на в о об от с со для из включая
    """
)
"""Words that a title goes on with on its next line. `By` and `as` tell how a text was adopted, or by whom."""
_COUNTING = words("with avec con при")
"""Behind these stand the numbers of a vote: `with 4 abstentions`."""
_ADOPTED = (
    *("adopted ", "adoptée ", "aprobada ", "принята", "on the report ", "sur le rapport ", "sobre la base "),
    *(
        "on the recommendation ",
        "on the proposal ",
        "on behalf ",
        "sur la recommandation ",
        "sur proposition ",
    ),
    *("en votación ", "por recomendación ", "в результате ", "по докладу ", "по рекомендации "),
)
"""What is said of a text below its title, where it is no part of that."""
_FIRST_WORD = late(r"[^\W\d_]+")
_PARTING = " .:．。、：—–-"
"""What stands between number and title."""


class FrontMatter:
    """Takes what stands ahead of the first organ's name and is no paragraph."""

    def __init__(self) -> None:
        self.entries: list[tuple[str, str]] = []
        self.title: str | None = None
        self._number: Numbered | None = None
        self._numbered: Block | None = None
        self._others: parts.Others | None = None
        self._printed = ""  # the number with the words around it
        self._organ = ""  # the name in the opening, in small letters

    def title_start(self, block: Block) -> int:
        """Return how many characters stand before the title in the block that has both, else 0."""
        return len(block.text) - len(self.title or "") if block is self._numbered else 0

    def take(self, blocks: list[Block]) -> list[Block]:
        """Return the blocks that are paragraphs; keep the rest as metadata."""
        opening = organs.first_opening([block.text for block in blocks])
        if opening is None:
            return self._take_letterhead(blocks)
        kept: list[Block] = []
        head = _masthead(blocks[:opening])
        self._organ = organs.name(blocks[opening].text).casefold()
        for index, block in enumerate(blocks[:opening]):
            near = blocks[index + 1 : min(opening, index + 1 + _MASTHEAD)]
            free = block.label is None and block.cell is None
            begun = any(other is not self._numbered for other in kept)
            if free and self._numbers(blocks, index, opening):
                kept += [block] if self._numbered else []
            elif free and kept and self._goes_on(kept[-1], block):
                kept[-1] = self._join(kept[-1], block)
            elif not free or not self._takes(block, near, begun=begun):
                if free and index < head and _is_name(block.text):
                    name = "session" if any(map(str.isdecimal, block.text)) else "organ"
                    self._add(((name, block.text),))
                else:
                    kept.append(block)
        return kept + blocks[opening:]

    def _take_letterhead(self, blocks: list[Block]) -> list[Block]:
        """Return a letter or a report without the entries at its head, if they show that it has one."""
        entries: list[front.Entries] = []
        for block, following in zip_longest(blocks[:_MASTHEAD], blocks[1:_MASTHEAD]):
            found = front.entries(block.text) if block.label is None and block.cell is None else None
            named = entries and entries[-1][-1][0] == "agenda item"
            if not found and named and following and following.heading and not block.heading:
                found = (("agenda item", block.text),)
            if not found:
                break
            entries.append(found)
        if not any(name == "symbol" for found in entries for name, _ in found):
            return blocks
        for found in entries:
            self._add(found)
        return blocks[len(entries) :]

    def _numbers(self, blocks: Sequence[Block], index: int, opening: int) -> bool:
        """Take the line that numbers the text, `58/190. Protection of migrants`; its title is a paragraph.

        The number may stand alone ahead of that line.
        """
        block = blocks[index]
        found = _number(block.text, opening - index, self._symbol() or "")
        if found is None:
            return False
        if self._number and (self.title or not found.title or found.number != self._number.number):
            return False
        own = numbered.says(self._symbol() or "", found.number)  # what follows is quoted, or has a masthead
        if not own and self._behind(blocks, opening).go_on_from(block.text):
            return False
        if self._number:
            self.entries = [entry for entry in self.entries if entry[0] != "number"]
        self._number, self._printed = found, _without(block.text, found.title or found.dated)
        if found.title:
            self.title, self._numbered = found.title, block
        elif not found.symbol:
            self.entries.append(("number", self._printed))
        if found.symbol and found.number != self._symbol():
            self.entries.append(("symbol", found.number))
        if found.dated:
            self.entries.append(("adopted", found.dated))
        return True

    def _behind(self, blocks: Sequence[Block], opening: int) -> parts.Others:
        """Return the numbered texts behind the first organ's name, looked for once."""
        if self._others is None:
            self._others = parts.others([block.text for block in blocks[opening:]])
        return self._others

    def _goes_on(self, title: Block, block: Block) -> bool:
        """Tell whether a paragraph goes on with the numbered title, which was set in several."""
        below = self._number and not self.title and _is_name(title.text.rstrip(","))
        if title is not self._numbered and not below:
            return False
        text = block.text
        if front.entries(text) or front.sponsors(text) or numbered.is_dated(text) or parts.part(text):
            return False
        unfinished = _is_unfinished(title.text)
        if text[0].islower():
            ends = text[-1] in _ENDS or text.lower().startswith(_ADOPTED)
            return not ends and (unfinished or _goes_on_with(text))
        return unfinished and headings.of_any_length(text) and labels.parse(text) is None

    def _join(self, title: Block, block: Block) -> Block:
        """Return a title with what goes on with it."""
        joined = append(title, block)
        if title is self._numbered and self.title:
            self.title, self._numbered = joined.text[self.title_start(title) :], joined
        return joined

    def _takes(self, block: Block, near: Sequence[Block], *, begun: bool) -> bool:
        """Take a line of the masthead; where paragraphs have `begun`, none is the agenda item's title."""
        text = block.text
        found = front.entries(text)
        if not found and not begun:
            found = self._names_organ(text)
        if not found and self.entries and numbered.is_dated(text):
            found = (("adopted", text),) if self._number or self.entries[-1][0] == "adopted" else None
        if not found and self.entries and not begun and dates.month_and_year(text):
            found = (("issued", text),)
        if found:
            self._add(found)
            return True
        after_item = bool(self.entries) and self.entries[-1][0] == "agenda item" and not begun
        if after_item and not front.sponsors(text) and self._names_item(block, near):
            self._extend(text)
            return True
        return False

    def _names_organ(self, text: str) -> front.Entries | None:
        """Return the entries of a line that names the organ of the opening, perhaps with others behind it."""
        if not text.casefold().startswith(self._organ):
            return None
        name, rest = text[: len(self._organ)], text[len(self._organ) :].strip()
        behind = front.entries(rest) if rest else ()
        return None if behind is None else (("organ", name), *behind)

    @staticmethod
    def _names_item(block: Block, near: Sequence[Block]) -> bool:
        """Tell whether a line after the agenda item is its title: one of the text itself still follows.

        The heading of a letter or a report may stand there, too, and no more of a masthead behind it.
        """
        if len(block.text) <= 1 or block.text[-1] in _ENDS or labels.parse(block.text):
            return False
        if front.officer(block.text) or headings.titles_document(block.text):
            return False
        if block.heading and not any(_ends_masthead(b.text) for b in near):
            return False
        return any(not front.entries(b.text) and not front.sponsors(b.text) for b in near)

    def _add(self, found: front.Entries) -> None:
        for said, text in found:
            name = self._session(text) if said == "session" else said
            if name in _OF_SEVERAL_LINES and self.entries and self.entries[-1][0] == name:
                self._extend(text)
            else:
                self.entries.append((name, text))

    def _session(self, text: str) -> str:
        """Return what to call a line on the session: `dates` where another line says which session it is."""
        if dates.last_date(text):
            return "dates" if any(name == "session" for name, _ in self.entries) else "session"
        self.entries = [
            ("dates" if name == "session" and dates.last_date(text) else name, text)
            for name, text in self.entries
        ]
        return "session"

    def _extend(self, text: str) -> None:
        name, before = self.entries[-1]
        self.entries[-1] = (name, f"{before} {text}")

    def date(self, wanted: str) -> str | None:
        """Return the date in the entry of that name: `adopted` or `issued`."""
        for name, text in self.entries:
            if name == wanted and (found := dates.last_date(text)):
                return found
        return None

    def symbol(self, paragraphs: Sequence[Paragraph]) -> str | None:
        """Return the symbol of the masthead, or the one that the number and the organ's name make."""
        if printed := self._symbol():
            return printed
        opening = next((p.text for p in paragraphs if p.kind is Kind.OPENING), "")
        series = _SERIES.get(organs.organ(opening) or "")
        adopted = (numbered.parse(text) for name, text in self.entries if name == "adopted")
        number = self._number or next(filter(None, adopted), None)
        if series is None or number is None:
            return None
        printed = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in number.number)
        printed = printed.translate(_BRACKETS)
        from compare.model.symbol import parse  # few texts need it

        found = parse(f"{series}/{'DEC' if number.decision else 'RES'}/{printed}")
        return str(found) if found else None

    def _symbol(self) -> str | None:
        """Return the symbol that is printed in the masthead."""
        return next((text.rstrip("*") for name, text in self.entries if name == "symbol"), None)

    def front(self, symbol: str | None) -> tuple[tuple[str, str], ...]:
        """Return the entries, with the number if neither title nor `symbol` says it."""
        if self._number is None or not self.title or not _is_closed(self._number.number):
            return tuple(self.entries)
        digits = _digits(self._number.number)
        if symbol and _digits(symbol)[-len(digits) :] == digits:
            return tuple(self.entries)
        return (*self.entries, ("number", self._printed))


def _masthead(blocks: Sequence[Block]) -> int:
    """Return the index of the numbered title, 0 if there is none: ahead of it stands no title of the text.

    Programmes and conferences have names of their own there, and places and dates of their sessions.
    """
    for index, block in enumerate(blocks):
        found = _number(block.text, len(blocks) - index)
        if found and found.title:
            return index
    return 0


def _number(text: str, distance: int, symbol: str = "") -> Numbered | None:
    """Return the number and the title that a line holds; far from the organ's name few forms tell."""
    if found := front.numbered_title(text):
        return Numbered(*found)
    if distance > _NEAR or not numbered.may_number(text) or front.entries(text) or parts.draft(text):
        return None
    return numbered.parse(text, symbol)


def _is_unfinished(title: str) -> bool:
    """Tell whether something must follow a title: `Coasts and`; `Vitamin A` ends in a letter, and no word."""
    return title.endswith(",") or references.awaits(title)


def _goes_on_with(text: str) -> bool:
    """Tell whether a line in small letters begins as the next of a title does; votes are counted below it."""
    first = _FIRST_WORD().match(text)
    if first is None or first[0] not in _GOING_ON:
        return False
    return first[0] not in _COUNTING or not text[first.end() :].lstrip()[:1].isdecimal()


def _without(text: str, end: str) -> str:
    return text.removesuffix(end).rstrip(_PARTING)


def _digits(text: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", text)]


def _is_closed(number: str) -> bool:
    """Tell whether a number is known: `44/…` is left open."""
    return any(map(str.isdecimal, number.rpartition("/")[2]))


def _ends_masthead(text: str) -> bool:
    of_masthead = bool(front.entries(text)) or front.sponsors(text) or headings.titles_document(text)
    return of_masthead or front.numbered_title(text) is not None


def _is_name(text: str) -> bool:
    return headings.heading(text) and labels.parse(text) is None and not front.sponsors(text)
