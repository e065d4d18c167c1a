"""How paragraphs of a resolution open: with a participle before, with a verb in the present after.

Word lists where endings do not tell; endings where they do (-ing, -ant, -ndo, Russian, Arabic). Chinese has
neither, and is told by numbers and stops alone.
"""

import re
from functools import lru_cache
from itertools import islice

from compare.model.typography import fold


def words(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


_STRESS = words(
    """
    also further again once more strongly deeply gravely seriously particularly especially fully
    firmly in addition always and other equally warmly highly profoundly extremely solemnly ever
    """
)
_EN_PREAMBULAR = words(
    """
    aware mindful conscious desirous cognizant anxious eager confident faithful grateful hopeful
    proud sensitive certain resolute steadfast having being
    """
)
_EN_OPERATIVE = words(
    """
    accepts acknowledges addresses adopts advises affirms agrees appeals applauds appoints
    appreciates approves asks assures authorizes believes calls commends concludes concurs condemns
    confirms congratulates considers decides declares demands denounces deplores designates
    determines directs draws elects emphasizes encourages endorses entrusts establishes exhorts
    expects expresses extends finds gives hails highlights holds honours hopes implores instructs
    intends invites joins keeps lauds looks mandates notes notifies objects offers opposes orders
    pays pledges postpones proclaims proposes provides reaffirms realizes recalls recognizes
    recommends reconfirms refers registers regrets reiterates rejects remains reminds renews repeats
    requests requires resolves salutes seeks sets shares stands stresses strengthens suggests
    supports suspends takes terminates thanks transmits trusts underlines underscores undertakes
    urges values views warns welcomes wishes
    """
)
_FR_OPERATIVE = words(
    """
    accepte accueille adopte affirme appelle approuve apprécie autorise charge condamne confirme
    considère constate convient crée décide déclare demande déplore désigne encourage engage enjoint
    entérine estime exhorte exige exprime fait félicite insiste invite juge lance loue note prend
    presse prie proclame proroge rappelle réaffirme recommande reconnaît regrette réitère rejette
    remercie rend renouvelle s’engage salue se souhaite soutient souligne souscrit suggère
    """
)
_ES_OPERATIVE = words(
    """
    acepta acoge adopta afirma agradece alienta apoya aprecia aprueba autoriza celebra condena
    confirma considera crea decide declara deplora destaca encarece encomia establece exhorta exige
    expresa felicita hace insta invita lamenta llama manifiesta nombra observa pide proclama
    prorroga reafirma recalca rechaza recomienda reconoce recuerda reitera renueva señala solicita
    subraya sugiere toma
    """
)
_FR_PREAMBULAR = words(
    """
    consciente conscient préoccupée préoccupé convaincue convaincu alarmée alarmé inquiète inquiet
    désireuse désireux soucieuse soucieux résolue résolu
    """
)
_ES_PREAMBULAR = words(
    """
    consciente preocupada preocupado convencida convencido alarmada alarmado inquieta inquieto
    deseosa deseoso decidida decidido resuelta resuelto guiada guiado
    """
)
_RU_PREAMBULAR = words(
    """
    будучи воздавая выражая вспоминая встревоженная действуя желая заслушав заявляя изучив исходя
    напоминая обеспокоенная озабоченная осознавая осуждая отдавая отмечая памятуя подтверждая
    подчеркивая полагая получив преисполненная признавая принимая приветствуя рассмотрев
    руководствуясь сознавая сожалея ссылаясь стремясь считая убежденная учитывая
    """
)
_RU_JOINING = words("а и или но")
_NOUNS = words(
    """
    beijing building ceiling during evening everything king meeting morning nothing ring something
    spring thing advanced allied armed bed combined federated feed indeed limited need red related
    seed speed united assistant consultant covenant descendant distant dominant grant important
    infant instant merchant migrant participant plant pursuant relevant restaurant significant tenant
    """
)
"""Words with the ending of a participle that open lines of running text."""
_PREAMBULAR_STARTS = (
    *("إذ ", "وإذ ", "وقد ", "回顾", "重申", "铭记", "注意到", "考虑到", "深信", "意识到", "认识到", "念及"),
    *("关切", "深为关切", "深切关注", "感兴趣地注意到", "赞赏地注意到", "又回顾", "还回顾", "又重申"),
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_STRESS_WORDS = 4
"""Adverbs looked past before the verb: "Once again strongly urges"."""
_HEAD = 80
"""Characters in which the verb stands."""


def opens_preambular(text: str) -> bool:
    """Tell whether a paragraph opens as preambular ones do, with a participle or an adjective.

    >>> opens_preambular("Deeply concerned about the"), opens_preambular("Requests the Secretary-General")
    (True, False)
    """
    head = _head(text)
    if head.startswith(_PREAMBULAR_STARTS):
        return True
    word = _verb(head)
    if not word or word in _NOUNS:
        return False
    if word in _EN_PREAMBULAR or word in _FR_PREAMBULAR or word in _ES_PREAMBULAR:
        return True
    if word.isascii():
        return word.endswith(("ing", "ed", "ant", "ando", "endo"))
    if "а" <= word[0] <= "я":
        return word.endswith(("я", "ясь", "в", "вшись", "на", "ена"))
    return word.endswith(("ant", "ndo"))


def opens_operative(text: str) -> bool:
    """Tell whether a paragraph opens as operative ones do, with a verb in the present.

    >>> opens_operative("Further requests the"), opens_operative("Members are elected")
    (True, False)
    """
    word = _verb(_head(text))
    if word in _EN_OPERATIVE or word in _FR_OPERATIVE or word in _ES_OPERATIVE:
        return True
    if word and "а" <= word[0] <= "я":
        return word.endswith(("ет", "ит", "ёт", "ает", "яет", "ется", "ится"))
    if word and "ء" <= word[0] <= "ي":
        return word[0] in "تي" and len(word) > 2  # noqa: PLR2004 - the verb and its prefix
    return False


def _head(text: str) -> str:
    """Return the characters in which the verb stands, without what is mere typography."""
    head = text[:_HEAD]
    return head if head.isascii() else fold(head)


@lru_cache(maxsize=4096)
def _verb(text: str) -> str:
    """Return the first word that is not an adverb, in lower case."""
    for found in islice(_WORD.finditer(text), _STRESS_WORDS + 1):
        word = found.group().lower()
        if word not in _STRESS and not word.endswith(("ly", "ment", "mente")):
            return word
    return ""


def opens_in_small_letters(text: str) -> bool:
    """Tell whether a preambular paragraph in Russian may open with these words.

    So may a line inside of one, behind a comma: where a line stands must tell the two apart.

    >>> opens_in_small_letters("с интересом отмечая доклад"), opens_in_small_letters("и отмечая доклад")
    (True, False)
    """
    if not "а" <= text[:1] <= "я":
        return False
    first = text[:_HEAD].split()[:_STRESS_WORDS]
    return first[0] not in _RU_JOINING and not _RU_PREAMBULAR.isdisjoint(word.rstrip(",") for word in first)


def opens(text: str) -> bool:
    """Tell whether a paragraph of a resolution may open with these words, if it opens with a capital."""
    return text[:1].isalpha() and not text[0].islower() and (opens_preambular(text) or opens_operative(text))
