"""Where parts of a text begin: letters of a composite resolution, drafts of a report, resolutions in a row.

In: the paragraphs of a text, and which of them are organs' names. Out: the name of the part that a paragraph
begins. Numbering may restart in each.
"""

from collections.abc import Sequence
from typing import NamedTuple

from compare.readers import drafting, front

_AHEAD = 4
"""Paragraphs within which an organ's name follows a part's head: it, a title in one or two, sponsors."""
_SEVERAL = 2
"""Heads of one form, with fewer of which `Draft resolution` or `Resolution 1` heads the whole text."""


class Part(NamedTuple):
    """A part that a paragraph begins."""

    name: str
    titled: bool
    """True where the paragraph holds the title, too."""
    draft: bool
    """True for one of several texts, which a report may go on behind."""


def find(texts: Sequence[str], openings: Sequence[bool]) -> dict[int, Part]:
    """Return the parts of a text by the index of the paragraph that begins each."""
    opened = [any(openings[index + 1 : index + 1 + _AHEAD]) for index in range(len(texts))]
    drafts = {index: name for index, text in enumerate(texts) if (name := drafting.draft(text))}
    numbered = [index for index in drafts if opened[index]]
    bare = _several({i: t.rstrip(".") for i, t in enumerate(texts) if drafting.unnumbered_draft(t)}, drafts)
    adopted = {index: name for index, text in enumerate(texts) if (name := drafting.adopted(text))}
    adopted = {index: name for index, name in adopted.items() if opened[index]}
    parts: dict[int, Part] = {}
    for index, text in enumerate(texts):
        letter = text.rstrip(".")
        if drafting.part(letter) and opened[index]:
            parts[index] = Part(letter, titled=False, draft=False)
        elif (index in drafts and (opened[index] or numbered)) or index in bare:
            name = drafts.get(index) or bare[index]
            parts[index] = Part(name, titled=len(name) + 1 < len(text), draft=True)
        elif index in adopted and len(adopted) >= _SEVERAL:
            parts[index] = Part(adopted[index], titled=len(adopted[index]) + 1 < len(text), draft=True)
        elif opened[index] and any(openings[:index]) and (title := front.numbered_title(text)):
            parts[index] = Part(title[0], titled=bool(title[1]), draft=True)
    return parts


def _several(bare: dict[int, str], drafts: dict[int, str]) -> dict[int, str]:
    """Return the heads without numbers if there are several drafts."""
    return bare if len(bare) + len(drafts) >= _SEVERAL else {}
