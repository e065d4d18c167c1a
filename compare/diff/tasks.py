"""What a paragraph is there for, where its words do not tell: it asks for a report, or it ends the text.

"Requests the Secretary-General to report every 90 days" and "… to submit a report on developments" share
hardly a word with content. Words in, a verdict out; in the languages that part their words. Written down for
this project from the drafting conventions of resolutions.
"""

from collections.abc import Sequence

LONGEST = 60
"""Words up to which a paragraph has one task."""
ADDRESSED, ASKED = 3, 10
"""First words, which two paragraphs must have in common: who is asked; and those among which a report is what
is asked for, and not what something else is about."""

_ASK = "requests invites asks prie invite demande pide solicita invita просит تطلب"
ASKS = frozenset(_ASK.split())
"""How a paragraph opens that asks for something."""
_REPORTING = "report reports rapport rapports informe informes доклад доклада доклады تقرير تقريرا"
REPORTS = frozenset(_REPORTING.split())
_DECIDE = "decides décide decide постановляет تقرر"
DECIDES = frozenset(_DECIDE.split())
"""How the last paragraph opens."""
_KEEPING = (
    "remain seized continue keep consideration rester saisi saisie poursuivre examen seguir examinando "
    "ocupándose продолжить продолжать рассмотрение заниматься النظر"
)
KEEPS = frozenset(_KEEPING.split())
_ENDING = "matter question cuestión asunto вопрос вопросом вопроса المسألة"
MATTERS = frozenset(_ENDING.split())
"""What it says of what: "Decides to remain seized of the matter"."""

_LEFT_OUT = (
    "repealed omitted revoked deleted reserved spent abrogé abrogée supprimé réservé derogado suprimido"
)
LEFT_OUT = frozenset(_LEFT_OUT.split())
"""What stands in the place of a section that is no longer in force: "[Repealed]"."""


_BESIDE = "section sections subsection paragraph article by act law no nos of and s ss art"
_CITING = frozenset(_BESIDE.split())
"""What may stand beside that, with numbers: "[Section 2 repealed by Act No. 4 of 2020]"."""


def same_task(old: Sequence[str], new: Sequence[str], *, last: bool) -> bool:
    """Tell whether two paragraphs ask the same for a report, or, where both are the `last`, end the text.

    >>> one = "requests the secretary-general to report every 90 days".split()
    >>> same_task(one, "requests the secretary-general to submit a report on it".split(), last=False)
    True
    >>> same_task(one, "requests the secretary-general to convene a meeting".split(), last=False)
    False
    """
    if max(len(old), len(new)) > LONGEST or old[:1] != new[:1]:
        return False
    if old[:ADDRESSED] == new[:ADDRESSED] and old[0] in ASKS:
        return not any(REPORTS.isdisjoint(side[:ASKED]) for side in (old, new))
    ends = last and old[0] in DECIDES
    return ends and not any(KEEPS.isdisjoint(side) or MATTERS.isdisjoint(side) for side in (old, new))


def left_out(words: Sequence[str]) -> bool:
    """Tell whether a paragraph only says that what stood in its place is left out.

    >>> left_out(["repealed"]), left_out("the act is repealed".split()), left_out([])
    (True, False, False)
    >>> left_out("section 2 repealed by act no 4 of 2020".split()), left_out(["section", "2"])
    (True, False)
    """
    others = [word for word in words if word not in LEFT_OUT]
    return len(others) < len(words) and all(word in _CITING or word[0].isdecimal() for word in others)
