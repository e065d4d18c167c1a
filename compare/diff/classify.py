"""From links to matches: what became of each paragraph, its edits, and the order to read them in."""

from collections.abc import Sequence
from typing import NamedTuple

from compare.diff.align import Link
from compare.diff.articles import is_new_number, series
from compare.diff.edits import Script, Side
from compare.diff.order import staying
from compare.diff.reading_order import reading_order
from compare.digest import hexdigest
from compare.model import Edit, Kept, Kind, Match, MatchKind
from compare.model.address import names_itself

_ID_LENGTH = 10
"""Hexadecimal digits of an id: 40 bits, so that two of 10,000 matches hardly ever collide; if they do,
the second is told apart by its number."""


class Texts(NamedTuple):
    """The paragraphs, or the notes, of one document."""

    texts: Sequence[str]
    keys: Sequence[str]
    """The texts, folded."""
    labels: Sequence[str | None]
    kinds: Sequence[str] = ()
    levels: Sequence[int] = ()
    """Of paragraphs; notes have neither."""

    def plain(self, chosen: Sequence[int]) -> bool:
        """Tell whether texts are what they fold to, so that they have no typography to differ in."""
        return all(self.texts[i] == self.keys[i] for i in chosen)


class Matched(NamedTuple):
    """A match and, where it was modified, the script it was made from, which the marks need."""

    match: Match
    script: Script | None


class Classifier:
    """Makes matches of the paragraphs, or of the notes, of two documents."""

    def __init__(self, old: Texts, new: Texts) -> None:
        self._old, self._new = old, new
        self._series = series(old.labels), series(new.labels)
        self._ids: dict[str, int] = {}
        """How many matches have an id made from the same digest."""

    def matches(self, links: Sequence[Link]) -> list[Matched]:
        """Return a match for each link, inserted and deleted ones added, in reading order."""
        sizes = [len(key) for key in self._new.keys]
        # Of equals what kept its number stays: nobody would say that paragraph 4 moved to paragraph 4.
        bonus = sum(sizes)
        weights = [
            sum(sizes[j] for j in link.new) + bonus * (self._renumbered(link) is False) for link in links
        ]
        crossing = {index for index, link in enumerate(links) if self._crosses(link)}
        stayed = staying([(link.old, link.new) for link in links], weights, crossing)
        made = [self._linked(link, stayed.get(index)) for index, link in enumerate(links)]
        linked_old = {i for link in links for i in link.old}
        linked_new = {j for link in links for j in link.new}
        made += [self._alone((i,), ()) for i in range(len(self._old.texts)) if i not in linked_old]
        made += [self._alone((), (j,)) for j in range(len(self._new.texts)) if j not in linked_new]
        rows = reading_order([match for match, _ in made], self._old.levels, self._new.levels)
        return [made[row] for row in rows]

    def _linked(self, link: Link, place: tuple[int, int] | None) -> Matched:
        match_id = self._id(link.old, link.new)
        script = None
        edits: tuple[Edit, ...] = ()
        typography: tuple[Kept, ...] = ()
        one_to_one = len(link.old) == len(link.new) == 1
        old, new = self._old.texts, self._new.texts
        if not one_to_one or old[link.old[0]] != new[link.new[0]]:
            script = Script.between(Side.of(link.old, old), Side.of(link.new, new))
            edits = script.edits(match_id)
            if not (self._old.plain(link.old) and self._new.plain(link.new)):
                typography = script.typography(old, new)
        return Matched(
            Match(
                id=match_id,
                kind=_kind(link, changed=bool(edits) or self._renamed(link)),
                old=link.old,
                new=link.new,
                moved=place is None,
                renumbered=self._renumbered(link) if one_to_one else None,
                similarity=link.similarity,
                confidence=link.confidence,
                pinned=link.pinned,
                edits=edits,
                typography=typography,
                kept_place=None if place == (link.old[0], link.new[0]) else place,
            ),
            script,
        )

    def _alone(self, old: tuple[int, ...], new: tuple[int, ...]) -> Matched:
        kind = MatchKind.DELETED if old else MatchKind.INSERTED
        return Matched(Match(id=self._id(old, new), kind=kind, old=old, new=new), None)

    def _crosses(self, link: Link) -> bool:
        """Tell whether a link leads out of the preamble, or into it."""
        if not self._old.kinds or not self._new.kinds:
            return False
        kinds = self._old.kinds[link.old[0]], self._new.kinds[link.new[0]]
        return (kinds[0] == Kind.PREAMBULAR) != (kinds[1] == Kind.PREAMBULAR)

    def _renumbered(self, link: Link) -> bool | None:
        old, new = self._old.labels[link.old[0]], self._new.labels[link.new[0]]
        return None if old is None or new is None else old != new

    def _renamed(self, link: Link) -> bool:
        """Tell whether the label of an article says something else: a chapter became a part, rule 5 rule 6.

        Its number says nothing where the articles of both texts are counted one by one.
        """
        old, new = self._old.labels[link.old[0]] or "", self._new.labels[link.new[0]] or ""
        if len(link.old) > 1 or len(link.new) > 1 or not (names_itself(old) and names_itself(new)):
            return False
        return old.casefold() != new.casefold() and not is_new_number(old, new, self._series)

    def _id(self, old: tuple[int, ...], new: tuple[int, ...]) -> str:
        """Return an id made from the words only, so that a decision finds its match again.

        A heading that is a label alone is known by that.
        """
        old_words = "\x1f".join([self._old.keys[i] or self._old.labels[i] or "" for i in old])
        new_words = "\x1f".join([self._new.keys[j] or self._new.labels[j] or "" for j in new])
        words = f"{old_words}\x1e{new_words}".encode("utf-8", "surrogatepass")
        digest = hexdigest(words)[:_ID_LENGTH]
        count = self._ids[digest] = self._ids.get(digest, 0) + 1
        return f"m{digest}" if count == 1 else f"m{digest}-{count}"


def _kind(link: Link, *, changed: bool) -> MatchKind:
    if len(link.old) > 1 and len(link.new) > 1:
        return MatchKind.REGROUPED
    if len(link.new) > 1:
        return MatchKind.SPLIT
    if len(link.old) > 1:
        return MatchKind.MERGED
    return MatchKind.MODIFIED if changed else MatchKind.IDENTICAL
