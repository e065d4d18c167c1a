"""What people call the paragraphs of one text, for whom an address is too short: `Article 3, paragraph 2`.

In: paragraphs or notes with their addresses. Out: a name for each, in the language of `gettext`.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from compare.model.address import describe, names_itself
from compare.model.document import Kind, Note, Paragraph


class _Heading(NamedTuple):
    """A heading, or a paragraph with others below it, that is called by its label."""

    address: str
    label: str

    @property
    def part(self) -> str:
        """What the address begins with: `annex1.`, or nothing."""
        part, dot, _ = self.address.rpartition(".")
        return part + dot


class Places:
    """Names of the paragraphs, or the notes, of one text."""

    def __init__(
        self,
        items: Sequence[Paragraph | Note],
        addresses: Sequence[str],
        gettext: Callable[[str], str] = str,
        *,
        within_part: bool = False,
    ) -> None:
        """Take what is to be named, and the address of each; `within_part` leaves out in which part it is."""
        self._addresses, self._gettext, self._within_part = addresses, gettext, within_part
        self._above: list[_Heading | None] = [None] * len(items)
        above: _Heading | None = None
        for index, item in enumerate(items):
            if isinstance(item, Note):
                break
            if item.kind in (Kind.HEADING, Kind.OTHER):
                above = self._heading(index, item) or above
            elif item.kind is Kind.ANNEX:
                above = None
            self._above[index] = above
        self._under: Counter[tuple[_Heading, str]] = Counter()
        for above, address in zip(self._above, addresses, strict=True):
            if above is not None:
                self._under[above, address.partition("~")[0]] += 1
        firsts = Counter(above.part for above, stem in self._under if stem == f"{above.part}op1")
        self._restarts = {part for part, count in firsts.items() if count > 1}
        """Parts in which numbers begin anew under headings."""

    def of(self, index: int) -> str:
        """Return what people call the paragraph at `index`: by its article, or as `describe` does."""
        return self.by_heading(index) or describe(self._addresses[index], self._gettext)

    def by_heading(self, index: int) -> str:
        """Return what is called by the heading above it; empty for anything else.

        A heading with a label such as `Article 4` is called by that; so is what stands under it, if numbers
        begin anew there.
        """
        address, above = self._addresses[index], self._above[index]
        stem = address.partition("~")[0]
        if above is not None and self._under[above, stem] == 1:
            if stem == above.address or stem.startswith(f"{above.address}."):
                return self._within(above, stem[len(above.address) :].split(".")[1:])
            if above.part in self._restarts:
                return self._numbered(above, stem)
        return ""

    def _heading(self, index: int, item: Paragraph) -> _Heading | None:
        """Return what is called by its label, None for anything else."""
        label = item.label or ""
        return _Heading(self._addresses[index], label) if names_itself(label) else None

    def _within(self, above: _Heading, letters: Sequence[str]) -> str:
        """Return a heading, or an item that hangs on it."""
        said = above.label
        if above.part and not self._within_part:
            said = self._together(describe(above.part.rstrip("."), self._gettext), said)
        for letter in letters:
            said = self._gettext("%(number)s (%(letter)s)") % {"number": said, "letter": letter}
        return said

    def _numbered(self, above: _Heading, stem: str) -> str:
        """Return a numbered paragraph under a heading, where it is just that; empty if it has no number."""
        rest = stem.removeprefix(f"{above.part}op")
        if rest == stem or not rest[:1].isdecimal():
            return ""
        return self._together(self._within(above, ()), describe(f"par{rest}", self._gettext))

    def _together(self, *names: str) -> str:
        return self._gettext(", ").join(names)
