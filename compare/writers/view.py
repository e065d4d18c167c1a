"""A comparison as rows that are ready to show: what a report says, in order, before any markup.

In: a `Comparison` and the options. Out: a `View`, from which a writer (HTML, Markdown, Word) only has to
print. Everything is decided here and in the `view_*` modules, one for each part of the page: what `view_rows`
makes is put together into what is folded away, and laid out, at a time. No markup, no file, no clock.
"""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from compare.messages import Messages, messages
from compare.model import Comparison
from compare.model.match import PERHAPS
from compare.options import Options
from compare.writers.view_contents import Entry, contents
from compare.writers.view_decide import Deciding
from compare.writers.view_glance import Sentence, glance
from compare.writers.view_head import Head, head
from compare.writers.view_numbers import NumberTable, numbers
from compare.writers.view_pictures import Pictures, pictures
from compare.writers.view_rows import NoteRowBuilder, Row, RowBuilder
from compare.writers.view_text import sides
from compare.writers.view_words import folded, kinds


class Block(NamedTuple):
    """Rows one after another that are all unchanged, or all to be looked at."""

    unchanged: bool
    rows: tuple[Row, ...]
    renumbered: int
    """How many of them have another label."""
    said: str
    """What it says while it is folded away; empty if it is to be looked at."""


class View(NamedTuple):
    """Everything that a report shows."""

    head: Head
    contents: tuple[Entry, ...]
    chunks: tuple[tuple[Block, ...], ...]
    """Blocks that a browser lays out together where it does so with a part of the page only."""
    note_chunks: tuple[tuple[Block, ...], ...]
    numbers: tuple[NumberTable, ...]
    glance: tuple[Sentence, ...]
    pictures: Pictures | None
    perhaps: int
    """Per cent below which a match is unsure."""
    changes: int
    """Rows to be looked at, notes included."""


CHUNK = 50
"""Rows that are laid out together: some screens full. Of 10,000 rows laid out one by one each step to another
takes a browser .2 s, for the page as a whole is measured anew."""


def view(comparison: Comparison, options: Options, deciding: Deciding | None = None) -> View:
    """Return everything that a report of `comparison` shows, in order; in a review with what is to decide."""
    (old, new), (old_notes, new_notes) = sides(comparison)
    words = messages(options.ui_language)
    names = kinds(words)
    rows = RowBuilder(comparison, old, new, options).build()
    note_rows = NoteRowBuilder(comparison, old_notes, new_notes, (old, new), options).build()
    if deciding is not None:
        rows = tuple(row._replace(decisions=deciding.items.get(row.id, ())) for row in rows)
        note_rows = tuple(r._replace(decisions=deciding.items.get(f"note:{r.id}", ())) for r in note_rows)
    changes = sum(row.changed for row in (*rows, *note_rows) if row.kind != "ghost")
    return View(
        head=head(
            comparison,
            frozenset((*old.anchors, *new.anchors, *old_notes.anchors, *new_notes.anchors)),
            words,
        ),
        contents=contents(rows, names),
        chunks=_chunks(_blocks(rows, words, notes=False)),
        note_chunks=_chunks(_blocks(note_rows, words, notes=True)),
        numbers=numbers(comparison, (old, new), (old_notes, new_notes), words),
        glance=glance(comparison),
        pictures=pictures(rows, words),
        perhaps=round(100 * PERHAPS),
        changes=changes,
    )


def _chunks(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], ...]:
    """Return the blocks in chunks of some `CHUNK` rows; a block is not cut."""
    chunks: list[list[Block]] = []
    size = CHUNK
    for block in blocks:
        if size >= CHUNK:
            chunks.append([])
            size = 0
        chunks[-1].append(block)
        size += len(block.rows)
    return tuple(map(tuple, chunks))


def _in_sight(rows: Iterable[Row]) -> list[tuple[bool, Row]]:
    """Return the rows, and of each whether it stays when the unchanged are hidden.

    So does the heading above a change, without which nobody could tell where it stands.
    """
    rows = list(rows)
    stay = [row.changed for row in rows]
    above: list[int] = []
    for index, row in enumerate(rows):
        if (row.new or row.old)[0].heading:
            above = [*above, index] if above and above[-1] == index - 1 else [index]
        elif row.changed:
            for place in above:
                stay[place] = True
    return list(zip(stay, rows, strict=True))


def _blocks(rows: Iterable[Row], words: Messages, *, notes: bool) -> tuple[Block, ...]:
    blocks = []
    for changed, pairs in groupby(_in_sight(rows), key=itemgetter(0)):
        together = tuple(row for _, row in pairs)
        renumbered = sum(row.renumbered is not None for row in together)
        said = "" if changed else folded(len(together), renumbered, words, notes=notes)
        blocks.append(Block(not changed, together, renumbered, said))
    return tuple(blocks)
