"""What a line of notes shows by itself: a label, a rule, an end; and which labels the text has called."""

from collections.abc import Sequence
from typing import NamedTuple

from compare.readers import mark_forms
from compare.readers.lines import Line
from compare.readers.patterns import late
from compare.readers.verbs import words

_RULE_CHARACTERS = "_-–—―─=‗"
_RULE_LENGTH = 3
_NUMBER = late(r"(\d{1,3})(?:([.)/])?\s+|/(?=\S)|(?=[^\W\d_a-zà-þ]))")
_OTHERS = (
    ("(", "paren", late(r"\((\d{1,3})\)\s*")),
    ("[", "bracket", late(r"\[(\d{1,3}|\*{1,3}|[a-z])\]\s*")),
    ("⁰¹²³⁴⁵⁶⁷⁸⁹", "raised", late(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*")),
    ("*†‡§", "star", late(rf"({mark_forms.SIGNS})\s*(?=[^\s*])")),
    ("abcdefghijklmnopqrstuvwxyz", "letter", late(r"([a-z])(?:/\s*|\s+(?=[^\W\d_a-zà-þ]))")),
)
"""What other labels begin with, how they are set, and their pattern."""
_ABBREVIATED = words(
    """
    no. nos. vol. vols. chap. chaps. p. pp. para. paras. art. arts. sect. sects. see ed. cf. corr.
    add. rev. suppl. par. núm. t. гл. т. ст. стр. с. п. пп. разд.
    """
)
"""Words whose full stop does not end a note."""


class NoteLabel(NamedTuple):
    """The label that a line of a note begins with."""

    label: str
    form: str
    """How it is set: `plain`, `dot`, `slash`, `paren`, `bracket`, `raised`, `star`, `letter`."""
    length: int
    """Characters up to the words of the note."""


def parse_label(text: str) -> NoteLabel | None:
    """Return the label that a note's line may begin with.

    >>> parse_label("7 See resolution 55/2."), parse_label("* A/58/150.")
    (NoteLabel(label='7', form='plain', length=2), NoteLabel(label='*', form='star', length=2))
    >>> parse_label("1994 (United Nations publication"), parse_label("the present")
    (None, None)
    """
    if text[0].isalpha() and text[1:2].isalpha():
        return None
    if text[0].isdecimal():
        found = _NUMBER().match(text)
        if found is None:
            return None
        form = {None: "plain", "/": "slash"}.get(found[2], "dot")
        return NoteLabel(found[1], form, found.end())
    for starts, form, pattern in _OTHERS:
        if text[0] in starts and (found := pattern().match(text)):
            return NoteLabel(found[1].translate(mark_forms.PLAIN_DIGITS), form, found.end())
    return None


def is_rule(text: str) -> bool:
    """Tell whether a line is a rule: underscores or dashes and nothing else."""
    return (
        text[0] in _RULE_CHARACTERS and len(text) >= _RULE_LENGTH and not text.strip(_RULE_CHARACTERS + " ")
    )


def ends(text: str) -> bool:
    """Tell whether a line can be the last of a note: it ends a sentence, and not with an abbreviation."""
    if text[-1] not in '.。)]”’»"؟?!':
        return False
    return text.rpartition(" ")[2].lstrip("(").lower() not in _ABBREVIATED


class Calls:
    """The labels that look called in the body so far; looked for only when somebody asks."""

    def __init__(self, body: Sequence[Line]) -> None:
        """Watch `body`, which may grow."""
        self._body = body
        self._last: dict[str, int] = {}
        self._count = 0

    def last(self, label: str) -> int:
        """Return how many lines it took to the last that calls `label`; 0 if there is none."""
        for line in self._body[self._count :]:
            self._count += 1
            for _, _, found, weight in mark_forms.find(line.text):
                if weight > mark_forms.WEAK:
                    self._last[found] = self._count
        return self._last.get(label, 0)

    def __contains__(self, label: str) -> bool:
        """Tell whether `label` looks called."""
        return self.last(label) > 0
