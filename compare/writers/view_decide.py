"""What a review page has beside a report: on each row what there is to decide, and what was decided.

In: plain values, made by whoever knows reviews; a writer takes decisions as data.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Item(NamedTuple):
    """One change to accept or to reject."""

    id: str
    kind: str
    """`edit`, `inserted`, `deleted`, `moved`, `parts`, `mark` or `numbering`."""
    old: str
    new: str
    """Words that came and went, on one line and not long; of `parts` those at the borders of paragraphs."""
    edits: tuple[str, ...] = ()
    """Ids of the edits whose words it is, where that is not its own id."""


class Deciding(NamedTuple):
    """Everything that a page needs to take decisions."""

    items: Mapping[str, tuple[Item, ...]]
    """What there is to decide, by the id of the row's match; under "" what belongs to no row."""
    state: str
    """The review, as JSON, every change in it."""
    revision: str
    """Of the file that keeps it; empty where the browser keeps it."""
    reviewer: str
    """Who decides; empty if that is not known."""
    file: str
    """Name of the file that the decisions are saved or exported to."""
    served: bool
    """Whether a server of this machine keeps the decisions."""
