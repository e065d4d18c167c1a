"""The masthead of a text: what stands ahead of the organ's name and is metadata, its number among it.

In: blocks, in order. Out: those that are paragraphs, while a `FrontMatter` keeps the rest: entries, title and
number, and what symbol and date they make. What one line can be, `front` tells.
"""

from collections.abc import Sequence
from itertools import zip_longest

from compare.model import Kind, Paragraph
from compare.readers import dates, front, headings, labels, organs
from compare.readers.blocks import Block

_MASTHEAD = 20
"""Lines that a masthead has at most after its agenda item."""
_ENDS = ".;:。；：؛"
"""What no title of an agenda item ends with."""
_OF_SEVERAL_LINES = ("adopted", "agenda item")
"""Entries whose later lines belong to the first."""
_SERIES = {"general assembly": "A/RES", "human rights council": "A/HRC/RES"}
"""What stands before the number of a resolution in its symbol."""


class FrontMatter:
    """Takes what stands ahead of the first organ's name and is no paragraph."""

    def __init__(self) -> None:
        self.entries: list[tuple[str, str]] = []
        self.title: str | None = None
        self._number: str | None = None
        self._numbered: Block | None = None

    def number(self, block: Block) -> int:
        """Return how many characters stand before the title in the block that has both, else 0."""
        return len(block.text) - len(self.title or "") if block is self._numbered else 0

    def take(self, blocks: list[Block]) -> list[Block]:
        """Return the blocks that are paragraphs; keep the rest as metadata."""
        opening = organs.first_opening([block.text for block in blocks])
        if opening is None:
            return self._take_letterhead(blocks)
        kept: list[Block] = []
        head = _masthead(blocks[:opening])
        for index, block in enumerate(blocks[:opening]):
            near = blocks[index + 1 : min(opening, index + 1 + _MASTHEAD)]
            free = block.label is None and block.cell is None
            begun = any(other is not self._numbered for other in kept)
            if free and self._numbers(block):
                kept += [block] if self._numbered else []
            elif not free or not self._takes(block, near, begun=begun):
                if free and index < head and _is_name(block.text):
                    name = "session" if any(map(str.isdecimal, block.text)) else "organ"
                    self.entries.append((name, block.text))
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

    def _numbers(self, block: Block) -> bool:
        """Take the line that numbers the text, `58/190. Protection of migrants`; its title is a paragraph."""
        numbered = front.numbered_title(block.text)
        if not numbered or self._number is not None:
            return False
        self._number, title = numbered
        if title:
            self.title, self._numbered = title, block
        else:
            self.entries.append(("number", block.text))
        return True

    def _takes(self, block: Block, near: Sequence[Block], *, begun: bool) -> bool:
        """Take a line of the masthead; where paragraphs have `begun`, none is the agenda item's title."""
        text = block.text
        found = front.entries(text)
        if found:
            self._add(found)
            return True
        after_item = bool(self.entries) and self.entries[-1][0] == "agenda item" and not begun
        if after_item and not front.sponsors(text) and self._names_item(block, near):
            self._extend(text)
            return True
        return False

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
        for name, text in found:
            if name in _OF_SEVERAL_LINES and self.entries and self.entries[-1][0] == name:
                self._extend(text)
            else:
                self.entries.append((name, text))

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
        for name, text in self.entries:
            if name == "symbol":
                return text.rstrip("*")
        organ = next((p.text for p in paragraphs if p.kind is Kind.OPENING), "")
        series = _SERIES.get(organs.organ(organ) or "")
        if self._number and series and not self._number.endswith(("…", "...")):
            return f"{series}/{self._number}"
        for name, text in self.entries:
            if name == "adopted" and organs.organ(organ) == "security council":
                number = text.removeprefix("Resolution ").strip()
                if number != text and number[:1].isdigit() and number.endswith(")"):
                    return f"S/RES/{number}"
        return None


def _masthead(blocks: Sequence[Block]) -> int:
    """Return the index of the numbered title, 0 if there is none: ahead of it stands no title of the text.

    Programmes and conferences have names of their own there, and places and dates of their sessions.
    """
    for index, block in enumerate(blocks):
        numbered = front.numbered_title(block.text)
        if numbered and numbered[1]:
            return index
    return 0


def _ends_masthead(text: str) -> bool:
    of_masthead = bool(front.entries(text)) or front.sponsors(text) or headings.titles_document(text)
    return of_masthead or front.numbered_title(text) is not None


def _is_name(text: str) -> bool:
    return headings.heading(text) and labels.parse(text) is None and not front.sponsors(text)
