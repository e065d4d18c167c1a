"""Organs' names, in the six official languages: `The General Assembly,` opens a resolution.

In: a line or a paragraph, or all of a text. Out: whether it could be an opening, where the opening is, which
organ it names. Where a name stands in a masthead only is for `structure` to say.
"""

from collections.abc import Sequence

from compare.model.typography import plain
from compare.readers import front, verbs
from compare.readers.patterns import late

OPENING_LENGTH = 120
"""An organ's name is shorter; the longest of them, conferences of parties, stay below 110 characters."""
_KNOWN_LENGTH = 60
"""The longest well-known name, that of the Human Rights Council in Spanish, has 32 characters."""
_ORGAN = late(
    r"(?:The|L[ae'’]|Le|Les|La|El|Los|Las) ?(?:\d{1,3}\.?[ªe] )?[^\W\d_][\w'’\-]*"
    r"(?: (?:of|on|for|to|the|and|in|at|de|des|du|d[’']\w+|l[’']\w+|la|las|los|el|les|y|et|e|à|sur|pour"
    r"|del|para|económique|social|sociale|générale|mondiale|[^\W\d_a-zà-þ][\w'’\-]*))*",
)
_ARTICLES = ("The", "La", "Le", "L'", "L’", "El", "Los", "Las")
"""How the names that `_ORGAN` knows begin."""
_IN_CAPITALS = late(
    r"(?:THE|L[AE]S?|L['’]|EL|LOS) ?(?:[^\W_][\w'’\-]* )*(?:ASSEMBLY|COUNCIL|COMMITTEE|CONFERENCE|COMMISSION"
    r"|CONGRESS|BOARD|MEETING|PARLIAMENT|PARTIES|ASSEMBLÉE|CONSEIL|COMITÉ|CONFÉRENCE|CONGRÈS|RÉUNION|ASAMBLEA"
    r"|CONSEJO|CONFERENCIA|COMISIÓN|CONGRESO|JUNTA|REUNIÓN|PARTES)(?: [^\W_][\w'’\-]*)*"
)
"""In capitals anybody may be named, `THE BUYER,`, and only what bodies are called tells."""
_FAMILIAR_ARTICLES = ("the", "l'", "le", "la", "el")
_FAMILIAR = frozenset(
    (
        *("general assembly", "security council", "economic and social council", "human rights council"),
        *("trusteeship council", "commission on human rights", "assemblée générale", "conseil de sécurité"),
        *("conseil économique et social", "conseil des droits de l'homme"),
        *("commission des droits de l'homme", "asamblea general", "consejo de seguridad"),
        *("consejo económico y social", "consejo de derechos humanos", "comisión de derechos humanos"),
    )
)
_OTHER_SCRIPTS = frozenset(
    (
        *("Генеральная Ассамблея", "Совет Безопасности", "Экономический и Социальный Совет"),
        *("Совет по правам человека", "Комиссия по правам человека", "Совет по Опеке"),
        *("Конференция Сторон", "缔约方会议", "مؤتمر الأطراف"),
        *("大会", "安全理事会", "经济及社会理事会", "人权理事会", "人权委员会", "托管理事会"),
        *(
            "الجمعية العامة",
            "مجلس الأمن",
            "المجلس الاقتصادي والاجتماعي",
            "مجلس حقوق الإنسان",
            "لجنة حقوق الإنسان",
        ),
    )
)
_COUNTED = late(
    r"[А-Я][а-я]+(?: [а-я]+)? сессия Всемирной ассамблеи здравоохранения|第.{1,5}届世界卫生大会"
    r"|جمعية الصحة العالمية(?: [^\W\d_]+){1,3}"
)
"""Those whose name says which session it is: `The Sixty-second World Health Assembly,`."""
_ORGANS_THAT_NUMBER = {
    "general assembly": (
        *("general assembly", "assemblée générale", "asamblea general"),
        *("генеральная ассамблея", "大会", "الجمعية العامة"),
    ),
    "human rights council": (
        *("human rights council", "conseil des droits de l", "consejo de derechos humanos"),
        *("совет по правам человека", "人权理事会", "مجلس حقوق الإنسان"),
    ),
    "security council": (
        *("security council", "conseil de sécurité", "consejo de seguridad"),
        *("совет безопасности", "安全理事会", "مجلس الأمن"),
    ),
    "economic and social council": (
        *("economic and social council", "conseil économique et social", "consejo económico y social"),
        *("экономический и социальный совет", "经济及社会理事会", "المجلس الاقتصادي والاجتماعي"),
    ),
}
_COMMAS = ",，،"
_ENDS = ",，،;；؛。"
_OF_LABELS = "0123456789.) \t\u00a0"
"""What stands ahead of the verb in `1. Decides`, `1 ADOPTS`."""
MASTHEAD = 25
"""Lines from the organ's name in a masthead to the text at most: agenda item, adoption, title."""


def opening(text: str) -> bool:
    """Tell whether a paragraph is an organ's name: `The General Assembly,`, `大会，`.

    Without a comma (there is no preamble, or a form of words follows) only the well-known organs pass.

    >>> opening("The General Assembly,"), opening("The Conference of the Parties,")
    (True, True)
    >>> opening("The situation in Burundi"), opening("L’Assemblée générale,")
    (False, True)
    >>> opening("THE MARINE COMMITTEE,"), opening("THE BUYER,"), opening("THE MARINE COMMITTEE")
    (True, False, False)
    """
    comma = text[-1:] in _COMMAS
    if len(text) > (OPENING_LENGTH if comma else _KNOWN_LENGTH) or text[:1].islower():
        return False
    bare = plain(text).rstrip(_COMMAS + " ")
    if bare.endswith(")"):
        bare = _without_place(bare)
    if bare.removeprefix("إن ") in _OTHER_SCRIPTS or _is_familiar(bare):
        return True
    if not comma or "," in bare:
        return False
    if bare.isupper() and _IN_CAPITALS().fullmatch(bare):
        return True
    if not bare.startswith(_ARTICLES):
        return not bare.isascii() and _COUNTED().fullmatch(bare) is not None
    return _ORGAN().fullmatch(bare) is not None


def _without_place(name: str) -> str:
    """Return an organ's name without where and when it meets: `The Conference (Minsk, 2030)`."""
    bare, bracket, place = name.rpartition(" (")
    return bare if bracket and place[-5:-1].isdecimal() and place.endswith(")") else name


def name(text: str) -> str:
    """Return the name in an opening, without article and comma.

    >>> name("The General Conference,"), name("L’Assemblée,"), name("大会，")
    ('General Conference', 'Assemblée', '大会')
    """
    bare = _without_place(text.rstrip(_COMMAS + " "))
    article = next((a for a in _ARTICLES if bare.lower().startswith(a.lower())), "")
    rest = bare[len(article) :]
    return rest.lstrip() if article[-1:] in ("'", "’") or rest[:1] == " " else bare


def opens(texts: Sequence[str], index: int) -> bool:
    """Tell whether a paragraph is an organ's name; in capitals only if a paragraph of a resolution follows.

    Parties to a contract stand in capitals, too; an address or a number of an article follows them.

    >>> opens(["THE BOARD,", "Recalling its work,"], 0), opens(["THE BOARD,", "THE AUDITORS"], 0)
    (True, False)
    >>> opens(["THE BOARD,", "1 ADOPTS the plan."], 0), opens(["THE BOARD,", "12 Quay Street, Norport"], 0)
    (True, False)
    """
    text = texts[index]
    if not opening(text):
        return False
    if not text.isupper() or opening(text.rstrip(_COMMAS)):  # those that pass without a comma are well known
        return True
    return any(_is_paragraph(after) for after in texts[index + 1 : index + 2])


def _is_paragraph(text: str) -> bool:
    """Tell whether a text opens as paragraphs of resolutions do, behind a number as operative ones."""
    if not text[:1].isdecimal():
        return verbs.opens(text)
    words = text.lstrip(_OF_LABELS)
    return words[:1].isupper() and verbs.opens_operative(words)


def first_opening(texts: Sequence[str]) -> int | None:
    """Return the index of the organ's name that opens a text, None if there is none.

    Russian, Chinese and Arabic have no article that would tell it from the organ in the masthead: that has no
    comma, and no sentence ends between the two.

    >>> first_opening(["Генеральная Ассамблея", "Distr.: General", "Генеральная Ассамблея,"])
    2
    """
    first: int | None = None
    for index, text in enumerate(texts):
        if first is not None and (_ends_sentence(text) or index - first > MASTHEAD):
            return index if text[-1:] in _COMMAS and opens(texts, index) else first
        if opens(texts, index):
            if text[-1:] in _COMMAS:
                return index
            first = index
    return first


def _ends_sentence(text: str) -> bool:
    """Tell whether a paragraph ends in a comma or a stop, and is no line of a masthead."""
    return text[-1:] in _ENDS and front.entries(text) is None  # Резолюция 1846 (2008),


def _is_familiar(name: str) -> bool:
    name = name.lower().replace("’", "'")
    return any(
        name.startswith(article) and name[len(article) :].removeprefix(" ") in _FAMILIAR
        for article in _FAMILIAR_ARTICLES
    )


def organ(text: str) -> str | None:
    """Return the English name of the organ that an opening names, for those that number by themselves.

    >>> organ("La Asamblea General,"), organ("The Security Council,"), organ("The Executive Board,")
    ('general assembly', 'security council', None)
    """
    lower = text.lower()
    for name, forms in _ORGANS_THAT_NUMBER.items():
        if any(form in lower for form in forms):
            return name
    return None
