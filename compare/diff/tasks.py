"""What a paragraph is there for, where its words do not tell: it asks for a report, or it ends the text.

"Requests the Secretary-General to report every 90 days" and "… to submit a report on developments" share
hardly a word with content. Words in, a verdict out; in the languages that part their words. Written down for
this project from the drafting conventions of resolutions.
"""

from collections.abc import Sequence

LONGEST = 60
"""Words up to which a paragraph has one task."""
SAME = 3
"""First words that say who is asked, which two paragraphs must have in common."""

_ASK = (
    "requests invites asks calls decides prie invite demande décide pide solicita invita decide просит تطلب"
)
ASKS = frozenset(_ASK.split())
"""How a paragraph opens that asks for something."""
_REPORTING = "report reports rapport rapports informe informes доклад доклада доклады تقرير تقريرا"
REPORTS = frozenset(_REPORTING.split())
_ENDING = "matter seized saisi saisie question ocupándose cuestión asunto вопрос вопросом вопроса المسألة"
MATTERS = frozenset(_ENDING.split())
"""What the last paragraph speaks of: "Decides to remain seized of the matter"."""


def same_task(old: Sequence[str], new: Sequence[str], *, last: bool) -> bool:
    """Tell whether two paragraphs ask the same for a report, or, where both are the `last`, end the text.

    >>> one = "requests the secretary-general to report every 90 days".split()
    >>> same_task(one, "requests the secretary-general to submit a report on it".split(), last=False)
    True
    >>> same_task(one, "requests the secretary-general to convene a meeting".split(), last=False)
    False
    """
    if max(len(old), len(new)) > LONGEST or old[:1] != new[:1] or ASKS.isdisjoint(old[:1]):
        return False
    if old[:SAME] == new[:SAME] and not (REPORTS.isdisjoint(old) or REPORTS.isdisjoint(new)):
        return True
    return last and not (MATTERS.isdisjoint(old) or MATTERS.isdisjoint(new))
