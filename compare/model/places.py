"""What people call the paragraphs of one text, for whom an address is too short: `Article 3, paragraph 2`.

In: paragraphs or notes with their addresses. Out: a name for each, in the language of `gettext`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from compare.model.address import names_itself
from compare.model.document import Kind, Note, Paragraph
from compare.model.spoken import describe


class _Article(NamedTuple):
    """What is called by its label: a heading, or a paragraph with others below it."""

    address: str
    label: str
    within: str = ""
    """The label of the article around it, where sections are counted anew in each."""

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
        self._items, self._addresses = items, addresses
        self._gettext, self._within_part = gettext, within_part
        self._above = self._find_articles()
        self._once = self._find_numbers()
        """Numbers that begin anew in each article of a part, and stand once there."""

    def of(self, index: int) -> str:
        """Return what people call the paragraph at `index`: by its article, or as `describe` does."""
        return self.by_article(index) or describe(self._addresses[index], self._gettext)

    def by_article(self, index: int) -> str:
        """Return what is called by the article that it stands in; empty for anything else.

        The heading of an article is called by its label, such as `Article 4`, and what hangs on it by letters
        too. So is what is numbered anew in each article, and what has no number.
        """
        above, address = self._above[index], self._addresses[index]
        if above is None:
            return ""
        gettext, item = self._gettext, self._items[index]
        stem = address.partition("~")[0]
        if stem == above.address or stem.startswith(f"{above.address}."):
            return self._within(above, stem[len(above.address) :].split(".")[1:])
        if not isinstance(item, Paragraph) or "~" in stem:
            return ""
        if item.kind is Kind.HEADING:
            return gettext("title of %(heading)s") % {"heading": self._within(above, ())}
        if item.kind is Kind.OTHER and item.label is None:
            return gettext("under %(heading)s") % {"heading": self._within(above, ())}
        rest = stem.removeprefix(f"{above.part}op")
        if (above, stem) in self._once and rest != stem and rest[:1].isdecimal():
            return gettext(", ").join((self._within(above, ()), describe(f"par{rest}", gettext)))
        return ""

    def _find_articles(self) -> list[_Article | None]:
        """Return the article that each paragraph belongs to; an article whose number stands twice is none."""
        above: list[_Article | None] = []
        article: _Article | None = None
        alone = False  # the heading is a number alone, whose title may follow
        for item, address in zip(self._items, self._addresses, strict=True):
            if isinstance(item, Note):
                return [None] * len(self._items)
            if item.kind in (Kind.HEADING, Kind.OTHER) and names_itself(item.label or ""):
                article = _Article(address, item.label or "")
            elif item.kind is Kind.ANNEX or (item.kind in (Kind.HEADING, Kind.TITLE) and not alone):
                article = None
            alone = item.kind is Kind.HEADING and not item.text
            above.append(article)
        return _by_names(above)

    def _find_numbers(self) -> set[tuple[_Article, str]]:
        stems = [address.partition("~")[0] for address in self._addresses]
        numbers = Counter(zip(self._above, stems, strict=True))
        # Under what numbers stand in each part.
        under: defaultdict[str, set[_Article | None]] = defaultdict(set)
        for above, stem in numbers:
            part, dot, step = stem.rpartition(".")
            if step.startswith("op"):
                under[part + dot].add(above)
        firsts = Counter(above.part for above, stem in numbers if above and stem == f"{above.part}op1")
        restarts = {
            part
            for part, articles in under.items()
            if None not in articles and (len(articles) == 1 or firsts[part] > 1)
        }
        return {
            (above, stem)
            for (above, stem), count in numbers.items()
            if above and above.part in restarts and count == 1
        }

    def _within(self, above: _Article, letters: Sequence[str]) -> str:
        """Return an article, or an item that hangs on it."""
        gettext, said = self._gettext, above.label
        if above.within:
            said = gettext(", ").join((above.within, said))
        if above.part and not self._within_part:
            said = gettext(", ").join((describe(above.part.rstrip("."), gettext), said))
        for letter in letters:
            said = gettext("%(number)s (%(letter)s)") % {"number": said, "letter": letter}
        return said


def _by_names(above: Sequence[_Article | None]) -> list[_Article | None]:
    """Return the articles with what it takes to tell them apart; None for those that nothing does."""
    articles = list(dict.fromkeys(one for one in above if one))
    counts = Counter((one.part, one.label) for one in articles)
    anew = {(one.part, _kind(one)) for one in articles if counts[one.part, one.label] > 1}
    named: dict[_Article, _Article] = {}
    around: dict[tuple[str, str], _Article] = {}  # the last of each kind in each part
    for one in articles:
        kind = one.part, _kind(one)
        if kind not in anew:
            around.pop(kind, None)
            around[kind] = named[one] = one
        elif others := [other for other in around.values() if other.part == one.part]:
            named[one] = one._replace(within=others[-1].label)
    twice = Counter((one.part, one.within, one.label) for one in named.values())
    return [one and _once(named.get(one), twice) for one in above]


def _once(one: _Article | None, counts: Mapping[tuple[str, str, str], int]) -> _Article | None:
    return one if one and counts[one.part, one.within, one.label] == 1 else None


def _kind(one: _Article) -> str:
    """Return what a label counts, in small letters."""
    return one.label.partition(" ")[0].casefold()
