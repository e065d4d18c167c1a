"""The words of UN drafting in the six official languages: openings, verbs, closings, annexes.

Every function looks at one line or one paragraph and says what it could be; whether it is that, where it
stands, is for `structure` and `paragraphs` to decide.
"""

import re
from collections.abc import Callable, Sequence
from unicodedata import normalize

from compare.model.address import from_roman, roman
from compare.model.typography import fold
from compare.readers.dates import date, starts_with_date
from compare.readers.patterns import late
from compare.readers.verbs import words

OPENING_LENGTH = 120
"""An organ's name is shorter; the longest of them, conferences of parties, stay below 110 characters."""

_KNOWN_LENGTH = 60
"""The longest well-known name, that of the Human Rights Council in Spanish, has 32 characters."""

_ORGAN = late(
    r"(?:The|L[ae'’]|Le|Les|La|El|Los|Las) ?[^\W\d_][\w'’\-]*"
    r"(?: (?:of|on|for|to|the|and|in|at|de|des|du|d[’']\w+|l[’']\w+|la|las|los|el|les|y|et|e|à|sur|pour"
    r"|del|para|económique|social|sociale|générale|économique|[^\W\d_a-zà-þ][\w'’\-]*))*",
)
_ARTICLES = ("The", "La", "Le", "L'", "L’", "El", "Los", "Las")
"""How the names that `_ORGAN` knows begin."""
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
}
_PART_LENGTH = 5
_COMMAS = ",，،"
_ENDS = ",，،;；؛。"
_MASTHEAD = 25
"""Lines from the organ's name in a masthead to the text at most: agenda item, adoption, title."""

_ANNEX_WORDS = "annex|appendix|enclosure|annexe|appendice|anexo|apéndice|приложение|добавление"
_ANNEX = late(
    rf"(?:(?P<word>{_ANNEX_WORDS})(?: +(?P<number>[IVXLC]+|\d{{1,2}}|[A-Z]))?\.?)"
    r"|(?P<zh>附件|附录) ?(?P<zhn>[一二三四五六七八九十]{1,3}|\d{1,2})?"
    r"|(?P<ar>المرفق|التذييل)(?: (?P<arn>الأول|الثاني|الثالث|الرابع|الخامس|السادس|\d{1,2}))?",
    re.IGNORECASE,
)
_ANNEX_TITLED = late(
    rf"(?i:{_ANNEX_WORDS})(?: +(?P<number>[IVXLC]+|\d{{1,2}}|[A-Z]))?(?:\.|:| *[—–]| -) *[^\W\da-zà-þ].*",
)
_ANNEX_OF_LETTER = late(
    rf"(?i:{_ANNEX_WORDS})(?: +(?P<number>[IVXLC]+|\d{{1,2}}|[A-Z]))?"
    r" (?:to the (?:identical )?(?:letter|note)s?|(?:à la|aux|de la) (?:lettre|note)s?"
    r"|(?:a|de) las? (?:carta|nota)s?|к (?:письму|вербальной ноте)) .*[^.;,:]",
)
_OF_LETTER_LENGTH = 400
"""Characters; such a heading names who wrote to whom, and the longest have some 250."""
_ARABIC_ORDINALS = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس")
_CHINESE_DIGITS = "零一二三四五六七八九"
_ANNEX_LENGTH = 160
_ANNEX_STARTS = (
    *("annex", "append", "enclosure", "anexo", "apéndice", "приложение", "добавление"),
    *("附件", "附录", "المرفق", "التذييل"),
)
"""How those words begin, in small letters, and how long their longest beginning is."""
_ANNEX_START = 10

BULLETS = frozenset("•·–—-▪■◦‣●○\uf0b7\uf0a7\uf02d")
"""Signs at the head of items; the last three are those of Word's symbol fonts."""
_DASHES = frozenset("–—-\uf02d")
HEADING_LENGTH = 120
_HEADING_WORDS = 14
"""Headings of UN resolutions have up to a dozen words, on one line or two."""
_STOPS = ".;:!?。；：！？؛؟…,，،、"
_CLOSING = '”’»"'
"""What may stand behind a stop."""
_SECTIONS = words(
    """
    article section chapter part rule regulation principle title artículo sección capítulo parte
    chapitre partie règle principe статья раздел глава часть المادة
    """
)
_CHINESE_SECTION = late(r"第 ?[一二三四五六七八九十百\d]{1,5} ?[条章节编部]")

_MEETINGS = {
    word: late(form + r"(?: ?[(（][^()]{0,60}[)）])?(?P<rest>.{0,60})", re.IGNORECASE)
    for word, form in (
        ("meeting", r"\d{1,5}(?:st|nd|rd|th) (?:\w+ ){0,2}meeting"),
        ("séance", r"\d{1,5} ?(?:e|re|ère|ème) séance(?: \w+)?"),
        ("sesión", r"\d{1,5}[ªa.]{1,2} sesión(?: \w+)?"),
        ("заседание", r"\d{1,5}-(?:[ео])?е (?:\w+ )?заседание"),
        ("会议", r"第 ?\d{1,5} ?次(?:全体)?会议"),
        ("الجلسة", r"الجلسة(?: العامة)? \d{1,5}"),
    )
}
"""How a meeting is named, by a word that is always in it."""
_ADOPTED = late(
    r"\[?(?:Adopted (?:without a vote|by a recorded vote|by consensus|unanimously|at the \d)"
    r"|Adoptée? (?:sans vote|à l[’']issue d|par consensus)|Aprobada (?:sin votación|en votación)"
    r"|Принята (?:без голосования|заносимым)|未经表决|经记录表决|اعتمد)"
)
_VOTES = late(
    r"(?:In favour|Against|Abstaining|Absent|(?:Ont voté|Votes?) (?:pour|contre)"
    r"|Se sont abstenus|Abstentions?|Votos (?:a favor|en contra)|Abstenciones"
    r"|Голосовали (?:за|против)|Воздержались|赞成|反对|弃权"
    r"|المؤيدون|المعارضون|الممتنعون(?: عن التصويت)?) ?[:：]"
)
_CLOSING_LENGTH = 90
_TITLED_LENGTH = 250
_DRAFT_WORDS = (
    "draft resolution|draft decision|projet de résolution|projet de décision|proyecto de resolución"
    "|proyecto de decisión|проект резолюции|проект решения"
)
_ADOPTED_WORDS = "resolution|decision|résolution|décision|resolución|decisión|резолюция|решение"
_NUMBER = r"(?: (?:[IVXLC]{1,6}|\d{1,2}|[A-Z]))"
_TITLED = r"(?:\.|(?:\.|:| *[—–]| -) *[^\W\da-zà-þ].*[^.;,:])?"
_DRAFT = late(
    rf"(?P<name>(?:(?i:{_DRAFT_WORDS}){_NUMBER}|(?:决议|决定)草案 ?[一二三四五六七八九十]{{1,3}}"
    rf"|مشروع (?:القرار|المقرر) (?:الأول|الثاني|الثالث|الرابع|الخامس|السادس))){_TITLED}"
)
_UNNUMBERED_DRAFT = late(rf"(?i:{_DRAFT_WORDS})\.?")
_NUMBERED_TEXT = late(rf"(?P<name>(?i:{_ADOPTED_WORDS}){_NUMBER}){_TITLED}")
_DOCUMENTS = (
    *("Report of the ", "Rapport de ", "Rapport du ", "Informe de ", "Доклад ", "تقرير "),
    *("Note by the ", "Note du ", "Nota de ", "Записка "),
    *("Letter dated ", "Identical letters dated ", "Note verbale dated ", "Lettre datée ", "Carta de fecha "),
    *("Lettres identiques datées ", "Note verbale datée ", "Cartas idénticas de fecha ", "Письмо "),
)
"""How the titles of documents begin that a masthead may stand above."""
_CONTENTS = frozenset(
    {
        "contents",
        "table of contents",
        "sommaire",
        "table des matières",
        "índice",
        "содержание",
        "目录",
        "المحتويات",
    }
)
_SIGNED = late(r"[(（](?:Signed|Signature|Signé|Firmado|Подпись|Подписал\w*|签名|签字|توقيع)[)）]")
_OFFICER = late(
    r"(?:(?:Special |Vice-|Co-)?(?:Rapporteur|Chair(?:man|person|woman)?|President|Facilitator)s?|Secretary"
    r"|Rapporteuse|(?:Co|Vice-)?[Pp]résidente?|Relatora?|(?:Vicep|P)residente?|Докладчик|Председатель"
    r"|报告员|主席|المقررة?|الرئيسة?) ?[:：] ?\S"
)
_DRAFT_STARTS = ("dr", "pr", "re", "de", "ré", "dé", "пр", "ре", "决", "مش")


def opening(text: str) -> bool:
    """Tell whether a paragraph is an organ's name: `The General Assembly,`, `大会，`.

    Without a comma (there is no preamble, or a form of words follows) only the well-known organs pass.

    >>> opening("The General Assembly,"), opening("The Conference of the Parties,")
    (True, True)
    >>> opening("The situation in Burundi"), opening("L’Assemblée générale,")
    (False, True)
    """
    comma = text[-1:] in _COMMAS
    if len(text) > (OPENING_LENGTH if comma else _KNOWN_LENGTH) or text[:1].islower():
        return False
    bare = _plain(text).rstrip(_COMMAS + " ")
    if bare.removeprefix("إن ") in _OTHER_SCRIPTS or _is_familiar(bare):
        return True
    if not comma or not bare.startswith(_ARTICLES) or "," in bare:
        return False
    return _ORGAN().fullmatch(bare) is not None


def first_opening(texts: Sequence[str]) -> int | None:
    """Return the index of the organ's name that opens a text, None if there is none.

    Russian, Chinese and Arabic have no article that would tell it from the organ in the masthead: that has no
    comma, and no sentence ends between the two.

    >>> first_opening(["Генеральная Ассамблея", "Distr.: General", "Генеральная Ассамблея,"])
    2
    """
    first: int | None = None
    for index, text in enumerate(texts):
        if first is not None and (index - first > _MASTHEAD or text[-1:] in _ENDS):
            return index if text[-1:] in _COMMAS and opening(text) else first
        if opening(text):
            if text[-1:] in _COMMAS:
                return index
            first = index
    return first


def _plain(text: str) -> str:
    """Return a short text without no-break spaces and what cannot be seen, its accents composed."""
    if text.isascii():
        return text
    return normalize("NFC", text) if text.isprintable() else fold(text)


def _is_familiar(name: str) -> bool:
    name = name.lower().replace("’", "'")
    return any(
        name.startswith(article) and name[len(article) :].removeprefix(" ") in _FAMILIAR
        for article in _FAMILIAR_ARTICLES
    )


def annex(text: str) -> str | None:
    """Return the name of the part that an annex's heading begins, or None.

    >>> annex("Annex II"), annex("附件一"), annex("Annex"), annex("ANEXO 2"), annex("Annex I: Tables")
    ('annex II', 'annex I', 'annex', 'annex II', 'annex I')
    >>> annex("Annex II to the letter dated 3 May 2002"), annex("Annex to the letter was read.")
    ('annex II', None)
    """
    if len(text) > _OF_LETTER_LENGTH or not text[:_ANNEX_START].lower().startswith(_ANNEX_STARTS):
        return None
    if text[0].islower():
        return None
    if of_letter := _ANNEX_OF_LETTER().fullmatch(text):
        return _numbered("annex", of_letter["number"])
    found = _ANNEX().fullmatch(text) if len(text) <= _ANNEX_LENGTH else None
    if found is None:
        found = _ANNEX_TITLED().fullmatch(text)
        if found is None or len(text) > _ANNEX_LENGTH or text[-1] in ".;,":
            return None
        return _numbered("annex", found["number"])
    if found["zh"]:
        return _numbered("annex", found["zhn"] and _chinese_number(found["zhn"]))
    if found["ar"]:
        ordinal = found["arn"]
        if ordinal in _ARABIC_ORDINALS:
            ordinal = roman(_ARABIC_ORDINALS.index(ordinal) + 1)
        return _numbered("annex", ordinal)
    if not text[0].isupper():
        return None
    word = "appendix" if found["word"].lower().startswith(("app", "apé", "доб")) else "annex"
    return _numbered(word, found["number"])


def _numbered(word: str, number: str | None) -> str:
    return f"{word} {_capitals(number)}" if number else word


def _capitals(number: str) -> str:
    if number.isdecimal() and int(number):
        return roman(int(number))
    return number.upper()


def _chinese_number(digits: str) -> str:
    if digits.isdecimal():
        return digits
    tens, _, ones = digits.rpartition("十")
    if "十" not in digits:
        return str(_CHINESE_DIGITS.index(digits[0]))
    return str(
        (_CHINESE_DIGITS.index(tens) if tens else 1) * 10 + (_CHINESE_DIGITS.index(ones) if ones else 0)
    )


def closing(text: str) -> bool:
    """Tell whether a paragraph or a line says at which meeting, or how, a text was adopted.

    >>> closing("77th plenary meeting"), closing("77e séance plénière 22 décembre 2003")
    (True, True)
    """
    if text[:1] == "[" or text[:2] in ("Ad", "Ap", "Пр", "未经", "经记"):
        return _ADOPTED().match(text) is not None
    if len(text) > _CLOSING_LENGTH or not (text[:1].isdigit() or text[:1] in "第ا"):
        return False
    if not _meeting_forms(_plain(text)):
        return False
    rest = _after_meeting(text)
    if rest is not None:
        return not rest or date(rest) is not None
    text = _plain(text)
    start = starts_with_date(text)
    return start > 0 and meeting(text[start:].lstrip(" ,"))


def _after_meeting(text: str) -> str | None:
    """Return what follows the name of a meeting at the beginning of a text, None if there is no such name."""
    text = _plain(text)
    for form in _meeting_forms(text):
        if found := form().fullmatch(text):
            return found["rest"].strip(" ,،，.")
    return None


def _meeting_forms(text: str) -> list[Callable[[], re.Pattern[str]]]:
    """Return the forms in which `text` may name a meeting, none for most texts."""
    lower = text.lower()
    return [form for word, form in _MEETINGS.items() if word in lower]


def bullet(text: str) -> int:
    """Return how many characters a bullet or a dash, and what parts it from the words, take at the beginning.

    >>> bullet("• To read;"), bullet("– to write;"), bullet("-able"), bullet("read")
    (2, 2, 0, 0)
    """
    if text[:1] not in BULLETS or not text[1:2].isspace() or len(text) == len("• "):
        return 0
    return len("• ")


def is_dash(text: str) -> bool:
    """Tell whether a text begins with a dash, which may be a bullet or begin an aside."""
    return text[:1] in _DASHES


def heading(text: str) -> bool:
    """Tell whether a text could be a heading: short, begun with a capital, not ended with a stop.

    >>> heading("Reporting and review"), heading("reporting and review"), heading("Decides:")
    (True, False, False)
    >>> heading("“Reporting and review”"), heading("“The members serve for four years.”")
    (True, False)
    """
    if len(text) > HEADING_LENGTH or text.count(" ") >= _HEADING_WORDS:
        return False
    if text.rstrip(_CLOSING)[-1:] in _STOPS:
        return False
    return not text[0].islower() and (text[0].isalnum() or text[0] in '“«"')


def section(text: str) -> bool:
    """Tell whether a paragraph is the heading of an article, a chapter or the like.

    >>> section("Article 12"), section("Section IV. Membership"), section("Article 12 applies.")
    (True, True, False)
    """
    if len(text) > HEADING_LENGTH or text[0].islower() or text[-1] in ";,":
        return False
    if text[0] == "第" and _CHINESE_SECTION().fullmatch(text):
        return True
    word, _, rest = text.partition(" ")
    if not rest or word.lower() not in _SECTIONS or not word[0].isupper():
        return False
    number, _, rest = rest.partition(" ")
    number = number.rstrip(".:—–-")
    if not (number.isdecimal() or is_roman(number) or (len(number) == 1 and number.isupper())):
        return False
    return (not rest or not rest[0].islower()) and heading(text.rstrip(".:"))


def meeting(text: str) -> bool:
    """Tell whether a text names the meeting of adoption, without its date.

    >>> meeting("77th plenary meeting"), meeting("77th plenary meeting 22 December 2003")
    (True, False)
    """
    if not text or len(text) > _CLOSING_LENGTH or not (text[0].isdigit() or text[0] in "第ا"):
        return False
    return _after_meeting(text) == ""


def votes(text: str) -> bool:
    """Tell whether a line begins the list of those who voted in one way.

    >>> votes("In favour: Albania, Andorra"), votes("In favour of this")
    (True, False)
    """
    return text[:1] in "IAOVSГВ赞反弃ا" and _VOTES().match(text) is not None


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


def part(text: str) -> bool:
    """Tell whether a line is the bare letter or numeral of a part: `A`, `II`."""
    return len(text) <= _PART_LENGTH and (is_roman(text) or (len(text) == 1 and "A" <= text <= "Z"))


def draft(text: str) -> str | None:
    """Return the name of one of several drafts that a line begins, with or without its title.

    >>> draft("Draft resolution II"), draft("Draft resolution on libraries")
    ('Draft resolution II', None)
    >>> draft("Projet de résolution I. Bibliothèques"), draft("Draft resolution I: it was adopted.")
    ('Projet de résolution I', None)
    """
    return _name(text, _DRAFT)


def officer(text: str) -> bool:
    """Tell whether a line names who leads a body or reports for it: `Rapporteur: Ms. Doe (Arcadia)`.

    >>> officer("Rapporteur: Ms. Doe (Arcadia)"), officer("Chair of the Committee")
    (True, False)
    """
    return len(text) <= _CLOSING_LENGTH * 2 and _OFFICER().match(text) is not None


def titles_document(text: str) -> bool:
    """Tell whether a line is the title of a report or a letter: `Report of the Third Committee`.

    >>> titles_document("Report of the Third Committee"), titles_document("Report of the Council was read.")
    (True, False)
    """
    return text.startswith(_DOCUMENTS) and len(text) <= _OF_LETTER_LENGTH and text[-1] not in _STOPS


def contents(text: str) -> bool:
    """Tell whether a line heads a table of contents."""
    return text.rstrip(":").lower() in _CONTENTS


def signature(text: str) -> bool:
    """Tell whether a line is a signature: `(Signed) A. Name`."""
    return text[:1] in "(（" and _SIGNED().match(text) is not None


def unnumbered_draft(text: str) -> bool:
    """Tell whether a line is the head of a draft that has no number: `Draft decision`."""
    return _may_name(text) and _UNNUMBERED_DRAFT().fullmatch(text) is not None


def adopted(text: str) -> str | None:
    """Return the name of one of several texts that a meeting adopted: `Resolution 3`.

    >>> adopted("Resolution 3"), adopted("Resolution 2644 (2022)"), adopted("Decision II: Books")
    ('Resolution 3', None, 'Decision II')
    """
    return _name(text, _NUMBERED_TEXT)


def _may_name(text: str) -> bool:
    return len(text) <= _TITLED_LENGTH and text[:2].lower().startswith(_DRAFT_STARTS)


def _name(text: str, form: Callable[[], re.Pattern[str]]) -> str | None:
    found = form().fullmatch(text) if _may_name(text) else None
    return found["name"] if found else None


def is_roman(text: str) -> bool:
    """Tell whether `text` is a Roman numeral in capitals."""
    return text.isupper() and from_roman(text) is not None
