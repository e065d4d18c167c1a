"""Pins: what a person says belongs together or does not, from addresses to indexes."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from compare.errors import OptionError
from compare.model import Document, Remark
from compare.model.address import addresses, note_addresses
from compare.model.phrase import gettext

Pair = tuple[int, int]
"""Indexes of an old and a new paragraph (or note)."""
Said = Sequence[tuple[str, str]]
"""The same as addresses."""


class Pins(NamedTuple):
    """What a person says about the paragraphs (or the notes) of two texts."""

    together: frozenset[Pair] = frozenset()
    """Belong together whatever their words; several pairs that share a paragraph are one match."""
    apart: frozenset[Pair] = frozenset()
    """Never belong together."""


NO_PINS = Pins()


def resolve(old: Document, new: Document, pinned: Said, unpinned: Said) -> tuple[Pins, Pins]:
    """Return the pins of the paragraphs and those of the notes.

    OptionError for an address that no paragraph or note has, a paragraph paired with a note, a note
    pinned twice, and a pair that is both pinned and unpinned.
    """
    if not pinned and not unpinned:
        return NO_PINS, NO_PINS
    known = [_places(old), _places(new)]
    pairs = [
        [_resolve(option, pair, known) for pair in said]
        for option, said in (("--pin", pinned), ("--unpin", unpinned))
    ]
    both = set(pairs[0]) & set(pairs[1])
    if both:
        said_twice = pinned[pairs[0].index(min(both))]
        message = f"--pin and --unpin {'='.join(said_twice)}: one says what the other denies. Leave one out."
        raise OptionError(message)
    _refuse_groups_of_notes(pinned, pairs[0])
    paragraphs, notes = (
        Pins(*(frozenset((i, j) for is_note, i, j in side if is_note is wanted) for side in pairs))
        for wanted in (False, True)
    )
    return paragraphs, notes


def pin_remark(pinned: Said, unpinned: Said) -> list[Remark]:
    """Return what a report says of the pins it is built on; nothing if there are none."""
    together, apart = (
        tuple(gettext("%(old)s and %(new)s", old=old, new=new) for old, new in pairs)
        for pairs in (pinned, unpinned)
    )
    if together and apart:
        message = gettext(
            "Matched by hand: %(together)s. Kept apart by hand: %(apart)s.", together=together, apart=apart
        )
    elif together:
        message = gettext("Matched by hand: %(together)s.", together=together)
    elif apart:
        message = gettext("Kept apart by hand: %(apart)s.", apart=apart)
    else:
        return []
    return [Remark(code="pins", message=message)]


_Place = tuple[bool, int]
"""Whether it is a note, and its index."""


def _places(document: Document) -> dict[str, _Place]:
    places = {address: (False, i) for i, address in enumerate(addresses(document))}
    return places | {address: (True, i) for i, address in enumerate(note_addresses(document.notes))}


def _resolve(
    option: str, pair: tuple[str, str], known: Sequence[Mapping[str, _Place]]
) -> tuple[bool, int, int]:
    said = f"{option} {'='.join(pair)}"
    for address, places, name in zip(pair, known, ("old", "new"), strict=True):
        if address not in places:
            message = (
                f"{said}: the {name} text has no paragraph {address}. See its addresses with `redraft show`."
            )
            raise OptionError(message)
    (old_is_note, i), (new_is_note, j) = (
        places[address] for address, places in zip(pair, known, strict=True)
    )
    if old_is_note is not new_is_note:
        message = f"{said}: one is a paragraph and the other a note. Pair like with like."
        raise OptionError(message)
    return old_is_note, i, j


def _refuse_groups_of_notes(pinned: Said, pairs: Sequence[tuple[bool, int, int]]) -> None:
    for side, name in ((1, "old"), (2, "new")):
        seen: set[int] = set()
        for said, pair in zip(pinned, pairs, strict=True):
            if pair[0] and pair[side] in seen:
                message = (
                    f"--pin {'='.join(said)}: {name} {said[side - 1]} is pinned twice. Pin each note once."
                )
                raise OptionError(message)
            if pair[0]:
                seen.add(pair[side])
