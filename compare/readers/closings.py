"""What stands below a text: the meeting and its date, how it was adopted, who voted how, who signed.

In: a line or a paragraph, in one of the six official languages. Out: whether it could be one of these;
whether it is, where it stands, is for `kinds` and `paragraphs` to decide.
"""

import re
from collections.abc import Callable

from compare.model.typography import plain
from compare.readers.dates import date, starts_with_date
from compare.readers.patterns import late

_MEETINGS = {
    word: late(form + r"(?: ?[(（][^()]{0,60}[)）])?(?P<rest>.{0,60})", re.IGNORECASE)
    for word, form in (
        ("meeting", r"\d{1,5}(?:st|nd|rd|th) (?:\w+ ){0,2}meeting"),
        ("séance", r"\d{1,5} ?(?:e|ᵉ|re|ère|ème) séance(?: [^\W\d]+)?"),
        ("sesión", r"\d{1,5}[ªa.]{1,2} sesión(?: [^\W\d]+)?"),
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
_SIGNED = late(r"[(（](?:Signed|Signature|Signé|Firmado|Подпись|Подписал\w*|签名|签字|توقيع)[)）]")


def closing(text: str) -> bool:
    """Tell whether a paragraph or a line says at which meeting, or how, a text was adopted.

    >>> closing("77th plenary meeting"), closing("77e séance plénière 22 décembre 2003")
    (True, True)
    """
    if text[:1] == "[" or text[:2] in ("Ad", "Ap", "Пр", "未经", "经记"):
        return _ADOPTED().match(text) is not None
    if len(text) > _CLOSING_LENGTH or not (text[:1].isdigit() or text[:1] in "第ا"):
        return False
    if not _meeting_forms(plain(text)):
        return False
    rest = _after_meeting(text)
    if rest is not None:
        return not rest or date(rest) is not None
    text = plain(text)
    start = starts_with_date(text)
    return start > 0 and meeting(text[start:].lstrip(" ,"))


def meeting(text: str) -> bool:
    """Tell whether a text names the meeting of adoption, without its date.

    >>> meeting("77th plenary meeting"), meeting("77th plenary meeting 22 December 2003")
    (True, False)
    """
    if not text or len(text) > _CLOSING_LENGTH or not (text[0].isdigit() or text[0] in "第ا"):
        return False
    return _after_meeting(text) == ""


def _after_meeting(text: str) -> str | None:
    """Return what follows the name of a meeting at the beginning of a text, None if there is no such name."""
    text = plain(text)
    for form in _meeting_forms(text):
        if found := form().fullmatch(text):
            return found["rest"].strip(" ,،，.")
    return None


def _meeting_forms(text: str) -> list[Callable[[], re.Pattern[str]]]:
    """Return the forms in which `text` may name a meeting, none for most texts."""
    lower = text.lower()
    return [form for word, form in _MEETINGS.items() if word in lower]


def votes(text: str) -> bool:
    """Tell whether a line begins the list of those who voted in one way.

    >>> votes("In favour: Albania, Andorra"), votes("In favour of this")
    (True, False)
    """
    return text[:1] in "IAOVSГВ赞反弃ا" and _VOTES().match(text) is not None


def signature(text: str) -> bool:
    """Tell whether a line is a signature: `(Signed) A. Name`."""
    return text[:1] in "(（" and _SIGNED().match(text) is not None
