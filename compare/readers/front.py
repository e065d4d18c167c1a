"""Front matter of United Nations documents: what stands ahead of a text and is no part of it.

One line in, (name, text) pairs out; a line that holds anything else is left alone.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from compare.model.series import PRINTED
from compare.readers import closings, dates, headings
from compare.readers.patterns import late

Entries = tuple[tuple[str, str], ...]

_FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "symbol": (
            rf"{PRINTED}(?: ?[-–—] ?{PRINTED})?\*?",
            r"(?:WHA|EB)\d{1,3}\.R?\d{1,3}|(?:A|EB)\d{2,3}/(?:[A-Z]+\.?/)*[A-Z.]*\d{1,3}",
            r"[A-Z]{2,6}\(\d{1,3}\)/(?:RES|DEC)/\d{1,3}|[A-Z]{1,4} \d{1,3}/Res\.\d{1,4}",
        ),
        "organization": (
            r"United Nations|Nations Unies|Naciones Unidas",
            r"Организация Объединенных Наций|联合国|الأمم المتحدة",
        ),
        "organ": (
            r"General Assembly|Security Council|Economic and Social Council|Human Rights Council",
            r"Assemblée générale|Conseil de sécurité|Conseil économique et social",
            r"Conseil des droits de l[’']homme|Asamblea General|Consejo de Seguridad",
            r"Consejo Económico y Social|Consejo de Derechos Humanos|Генеральная Ассамблея",
            r"Совет Безопасности|Экономический и Социальный Совет|大\s*会|安全理事会",
            r"الجمعية العامة|مجلس الأمن",
        ),
        "distribution": (
            r"Distr(?:ibution)?\.? ?: ?\w+|Distr\. (?:générale|limitée|general|limitada)|Distr\.",
            r"Provisional|Advance unedited version|Limited|General|LIMITED|GENERAL|التوزيع: ?\w+",
        ),
        "original": (
            (
                r"(?:Original|ORIGINAL|Язык оригинала|原文|الأصل) ?[:：]? ?[^\W\d_]+"
                r"(?:(?:/| and | et | y | и )[^\W\d_]+)*"
            ),
            r"(?:English|Arabic|Chinese|French|Russian|Spanish)(?:/\w+)* only|(?:Original|ORIGINAL) ?:",
        ),
        "edition": (
            r"English|French|Spanish|Russian|Chinese|Arabic|ENGLISH|FRENCH|SPANISH|RUSSIAN|CHINESE|ARABIC",
            r"Anglais|Français|Espagnol|Russe|Chinois|Arabe|Inglés|Francés|Español|Ruso|Chino|Árabe",
            r"Английский|Французский|Испанский|Русский|Китайский|Арабский|英文|法文|西班牙文|俄文|中文|阿拉伯文",
            r"(?:ال)?(?:إنكليزية|فرنسية|إسبانية|روسية|صينية|عربية)",
        ),
        "session": (
            (
                r"(?:Resumed )?(?:[A-Z][\w\-]*(?:first|second|third|th)|\d{1,3}(?:st|nd|rd|th))"
                r"(?: emergency| special| regular| substantive| resumed){0,2} (?:session|year)"
            ),
            r"[A-ZÀ-Þ][\w\-]+(?: et [\w\-]+)? (?:année|session)(?: (?:extraordinaire|ordinaire))?",
            r"[A-Z]\w+(?: \w+){0,2} (?:período (?:extraordinario )?de sesiones|año)",
            r"[А-Я]\w+(?: \w+){0,2} (?:сессия|год)",
            r"第[一二三四五六七八九十百零\d]{1,6}届(?:特别)?会议|第[一二三四五六七八九十百零\d]{1,6}年",
            r"الدورة [\w ]{2,40}|السنة [\w ]{2,40}",
            (
                r"\d{1,2}(?: (?:de )?[^\W\d_]+)?(?: (?:de )?\d{4})? ?[-–—a]"
                r" ?\d{1,2} (?:de )?[^\W\d_]+ (?:de )?\d{4}(?: года)?"
            ),
            r"\d{4}年\d{1,2}月\d{1,2}日至(?:\d{1,2}月)?\d{1,2}日",
            r"\d{4} (?:organizational |substantive |resumed )?session|Session de \d{4}",
            r"Período de sesiones de \d{4}|Сессия \d{4} года|\d{4}年届会|دورة عام \d{4}",
        ),
        "agenda item": (
            (
                r"\(?(?:(?:Provisional )?[Aa]genda items?|Items?|Points?|Temas?|Пункты?|议程项目"
                r"|البند|البندان)[: ]{0,2}\d{1,3}(?!\d)(?:\.\d{1,2})?"
                r"(?:(?:,| and| et| y| и| to| à| a| و)? ?"
                r"(?:\d{1,3}(?!\d| [^\W\d_]+ \d{4})|\([a-zа-яء-ي]ـ?\)|[a-zа-я]\)))*"
                r"(?:,? [a-zа-я]\b,?(?= (?:de l[’']ordre|del|повестки)))?\*?"
                r"(?: (?:of the|de l[’']ordre|del|de la agenda|повестки|من جدول).{0,60})?\)?"
            ),
        ),
        "committee": (
            (
                r"(?:First|Second|Third|Fourth|Fifth|Sixth|Special Political)(?: \w+){0,4} Committee"
                r"(?: \(.{3,60}\))?"
            ),
            r"(?:Première|Deuxième|Troisième|Quatrième|Cinquième|Sixième) Commission",
            r"(?:Primera|Segunda|Tercera|Cuarta|Quinta|Sexta) Comisión",
            r"(?:Первый|Второй|Третий|Четвертый|Пятый|Шестой) комитет|第[一二三四五六]委员会",
            r"اللجنة (?:الأولى|الثانية|الثالثة|الرابعة|الخامسة|السادسة)",
        ),
        "adopted": (
            r"(?:\d+/\d+\.? )?Resolution adopted (?:by|on).{0,160}|on \d{1,2} [A-Z][a-z]+ \d{4}",
            r"\(?Adopted on \d{1,2} [A-Z][a-z]+ \d{4}\)?",
            r"Resolution \d+(?:/\d+)? \(?\d{4}\)?|Resolution \d{1,2}/\d{1,3}",
            r"Résolution adoptée (?:par|le).{0,160}|[Ll]e \d{1,2} \w+ \d{4}",
            r"Resolución aprobada (?:por|el).{0,160}|el \d{1,2} de \w+ de \d{4}",
            r"Резолюция, принятая .{0,160}|(?:大会|安全理事会)?\d.{3,20}日?.{0,10}决议|قرار اتخذته .{0,160}",
            r"Adopted by the (?:Security|Human Rights) Council.{0,100}",
            r"Adoptée par le Conseil.{0,100}|Aprobada por el Consejo.{0,100}",
            r"[Пп]ринята(?:я)? Советом .{0,100}|\d{4}年\d{1,2}月\d{1,2}日.{2,20}会议通过",
            r"الذي اتخذه مجلس .{0,100}",
            r"(?:Résolution|Resolución|Резолюция|القرار) \d+ ?\(\d{4}\),?|第\d+ ?[（(]\d{4}[)）]号决议",
        ),
        "report": (
            (
                r"\[(?:on the (?:report|recommendation)|without reference|sur (?:le rapport|la base)"
                r"|sans renvoi|sobre la base|sin remisión|по докладу|без передачи|根据|未经发交"
                r"|بناء على|دون الإحالة).{0,200}\]"
            ),
        ),
        "job number": (
            r"\d{2}-\d{5} ?\([A-Z]\)(?: +\d{6})*|\d{2}-\d{5}",
            r"GE\.\d{2}-\d{4,6}(?: ?\([A-Z]\))?(?: +\d{6})*",
        ),
        "bar code": (r"\*\d{6,9}\*",),
        "recycling": (r"Please recycle ?\W?",),
    }
)
"""Name of an entry, and the forms that it takes."""
_NAMES = tuple(_FORMS)
_LETTERHEAD = frozenset({"organization", "organ"})
"""Entries that stand in capitals too, and beside which a scan or a copy leaves rules and bars."""
_OTHER_SYMBOL = late(
    r"(?:\d{1,3} )?[A-Z][A-Za-z0-9.\-]*(?:/[A-Za-z0-9.\-]+)*"
    r"/(?:[A-Za-z0-9.\-]*\d[A-Za-z0-9.\-]*|RES\. \d{1,5})"
    r"(?: ?\((?:[IVXL]+|[\w/\-]*\d[\w/\-]*)\))?"
)
"""Symbols of other organizations, with a line to themselves: `Assembly/AU/Dec.865(XXXVII)`, `222 EX/14`,
`AG/RES. 2988 (LIII-O/23)`; of press releases, `SC/9514`."""
_PRESS = 7
"""Characters that numbers of press releases have at least."""
_MASTHEAD = _LETTERHEAD | {"symbol", "distribution"}
"""Entries that no table holds which tabulates."""
_STRAY = " _*|~#=+•·-–—«»“”\"'<>"
_ANY_FORM = "|".join(
    f"(?P<_{index}>(?{'i' if name in _LETTERHEAD else ''}:{'|'.join(forms)}))"
    for index, (name, forms) in enumerate(_FORMS.items())
)
_ENTRY = late(rf"(?:{_ANY_FORM})[*]?(?=\s|$)")

_NUMBERED_TITLE = late(
    r"(?P<number>(?:(?:S|ES)-)?\d{1,4}/\d{1,3}|\d{1,4} \([IVXLC\d\-S]+\)|\d{1,4} \(\d{4}\))"
    r"(?: (?P<letter>[A-Z]))?(?:\. +|\.(?=[^\W\d_])|\.?\s*[—–-]\s+|\.?$)(?P<title>.*)"
    r"|(?P<open>\d{1,4}/(?:…|\.{3}))\.?(?:\s+(?P<titled>.*))?",
)
DRAFTS = (
    "draft (?:resolution|decision|declaration)|projet de (?:résolution|décision)"
    "|proyecto de (?:resolución|decisión)|проект (?:резолюции|решения)"
)
"""What texts are called that are not adopted yet, but for Chinese and Arabic ones."""
_DRAFT = (
    rf"(?:(?:revised |amended |пересмотренный )?(?:{DRAFTS})(?: révisé| revisado)?"
    r"|(?:订正)?决议草案|决定草案|مشروع (?:قرار|مقرر))"
)
_SPONSORS = late(
    rf".*[:：]? ?{_DRAFT}(?: (?:submitted|proposed|présenté|présentée|presentado|sponsored) .*)?[*¹]?",
    re.IGNORECASE | re.DOTALL,
)
_SUBMITS = late(rf"[:：] ?{_DRAFT}\b", re.IGNORECASE)
_SUBMITTED = late(
    r"(?:Revised d|D)raft (?:resolution|decision) (?:submitted|proposed|sponsored) by .*", re.DOTALL
)
_DRAFTS = ("Draft ", "Revised draft ")
_OFFICER = late(
    r"(?:(?:Special |Vice-|Co-)?(?:Rapporteur|Chair(?:man|person|woman)?|President|Facilitator)s?|Secretary"
    r"|Rapporteuse|(?:Co|Vice-)?[Pp]résidente?|Relatora?|(?:Vicep|P)residente?|Докладчик|Председатель"
    r"|报告员|主席|المقررة?|الرئيسة?) ?[:：] ?\S"
)
_LONGEST = 260
"""Characters; the line on the committee's report is the longest."""
_LONGEST_SPONSORS = 3000
"""A list of all Member States has about 2,400 characters."""
_SEVERAL_NAMES = 4
_LONGEST_OFFICER = 180
"""An office, a name and a State, in characters."""


def entries(text: str) -> Entries | None:
    """Return what a line of front matter holds, or None if there is anything else in it.

    >>> entries("United Nations A/RES/73/8")
    (('organization', 'United Nations'), ('symbol', 'A/RES/73/8'))
    >>> entries("Distr.: General"), entries("Protection of migrants")
    ((('distribution', 'Distr.: General'),), None)
    >>> entries("WHA78.14"), entries("Trade/Development")
    ((('symbol', 'WHA78.14'),), None)
    >>> entries("_SECURITY COUNCIL")
    (('organ', 'SECURITY COUNCIL'),)
    """
    if len(text) > _LONGEST:
        return None
    if found := _entries(text):
        return found
    if _is_other_symbol(text):
        return (("symbol", text),)
    bare = text.strip(_STRAY)
    found = _entries(bare) if bare != text else None
    return found if found and all(name in _LETTERHEAD for name, _ in found) else None


def _is_other_symbol(text: str) -> bool:
    """Tell whether a line is a symbol of some organization: words that a slash parts have no number so."""
    press = text[:2].isupper() and text[2:3] == "/" and text[3:].isdecimal() and len(text) >= _PRESS
    parted = press or "." in text or text.count("/") > 1 or text[0].isdecimal()  # Wi-Fi/5G has one stroke
    return parted and _OTHER_SYMBOL().fullmatch(text) is not None


def _entries(text: str) -> Entries | None:
    found: list[tuple[str, str]] = []
    position = 0
    while position < len(text):
        if dates.date(text[position:]) or (found and dates.month_and_year(text[position:])):
            found.append(("issued", text[position:]))
            break
        entry = _ENTRY().match(text, position)
        if entry is not None:
            name, end = _NAMES[int((entry.lastgroup or "_0")[1:])], entry.end()
        else:  # a date may also stand before other entries on one line
            name, end = "issued", position + dates.starts_with_date(text[position:])
            if end == position or not text[end : end + 1].isspace():
                return None
        found.append((name, text[position:end]))
        position = end
        while position < len(text) and text[position].isspace():
            position += 1
    return tuple(found) or None


def is_masthead(text: str) -> bool:
    """Tell whether a line of a table shows that a masthead is set in it.

    >>> is_masthead("United Nations A/RES/73/8"), is_masthead("22 December 2003")
    (True, False)
    """
    return any(name in _MASTHEAD for name, _ in (text and entries(text)) or ())


def could_be_title(text: str) -> bool:
    """Tell whether a line that looks like a heading can be a title: it has words, and is no front matter.

    Nor does it name an officer, sign, or head a table of contents.

    >>> could_be_title("Protection of migrants"), could_be_title("SECURITY COUNCIL"), could_be_title("1994")
    (True, False, False)
    """
    named = officer(text) or headings.contents(text) or closings.signature(text)
    return not named and any(character.isalpha() for character in text) and entries(text) is None


def numbered_title(text: str) -> tuple[str, str] | None:
    """Return number and title of a masthead such as `58/190. Protection of migrants`, else None.

    Drafts of the Human Rights Council leave the number open.

    >>> numbered_title("58/190. Protection of migrants"), numbered_title("31/16 A. Zones")
    (('58/190', 'Protection of migrants'), ('31/16 A', 'Zones'))
    >>> numbered_title("44/… Right to food"), numbered_title("2019/5. Partnership for Africa")
    (('44/…', 'Right to food'), ('2019/5', 'Partnership for Africa'))
    """
    if len(text) > _LONGEST * 2 or not (text[:1].isdecimal() or text[:1] in "SE"):
        return None
    found = _NUMBERED_TITLE().fullmatch(text)
    if found is None:
        return None
    if found["open"]:
        return found["open"], found["titled"] or ""
    number = f"{found['number']} {found['letter']}" if found["letter"] else found["number"]
    return number, found["title"].strip()


def sponsors(text: str) -> bool:
    """Tell whether a paragraph names those who submit a draft: `France: draft resolution`.

    >>> sponsors("Albania, Austria and Chad: draft resolution"), sponsors("Draft resolution")
    (True, False)
    """
    if len(text) > _LONGEST_SPONSORS:
        return False
    if text.startswith(_DRAFTS) and _SUBMITTED().fullmatch(text):
        return True
    return (":" in text or "：" in text) and _SPONSORS().fullmatch(text) is not None


def submits(text: str) -> bool:
    """Tell whether a text says somewhere who submits a draft, perhaps with its title on the same line.

    >>> submits("Chad: draft resolution Care of beaches"), submits("Coasts: draft guidelines")
    (True, False)
    """
    return (":" in text or "：" in text) and _SUBMITS().search(text) is not None


def names(text: str) -> bool:
    """Tell whether a text is a list of names, as sponsors are without a word that says so.

    >>> names("Albania, Andorra, Chad, Chile and Cuba"), names("Coasts, beaches, dunes, ports and isles")
    (True, False)
    """
    pieces = text.split(", ")
    return len(pieces) >= _SEVERAL_NAMES and all(piece[:1].isupper() for piece in pieces)


def officer(text: str) -> bool:
    """Tell whether a line names who leads a body or reports for it: `Rapporteur: Ms. Doe (Arcadia)`.

    >>> officer("Rapporteur: Ms. Doe (Arcadia)"), officer("Chair of the Committee")
    (True, False)
    """
    return (
        len(text) <= _LONGEST_OFFICER and (":" in text or "：" in text) and _OFFICER().match(text) is not None
    )
