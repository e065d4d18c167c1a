"""Headings: of a passage, of an article or a chapter, of a list of contents, of a whole document.

In: a line or a paragraph, in one of the six official languages. Out: whether it could be one; whether it is,
where it stands, is for `kinds` and `paragraphs` to decide. What begins a part is in `parts`.
"""

from compare.readers.labels import is_roman
from compare.readers.patterns import late
from compare.readers.verbs import words

HEADING_LENGTH = 120
_HEADING_WORDS = 14
"""Headings of UN resolutions have up to a dozen words, on one line or two."""
_STOPS = ".;:!?。；：！？؛؟…,，،、—"
_CLOSING = '”’»"'
"""What may stand behind a stop."""
_SECTIONS = words(
    """
    article section chapter part rule regulation principle title clause division artículo sección
    capítulo parte regla principio título chapitre partie règle principe titre статья раздел глава часть
    правило принцип المادة الفصل الباب القاعدة art. sec. artikel abschnitt kapitel teil articolo capitolo
    titolo artigo §
    """
)
_STOPPED = ("artículo", "capítulo", "título", "sección", "disposición")
"""Behind these, in Spanish, titles have a stop."""
_SENTENCE = 4
"""Words, with a stop behind them."""
_FIRST = frozenset(
    {"premier", "première", "1er", "1re", "ier", "ire", "primero", "primera", "único", "única"}
)
"""How the first of them is counted in French and Spanish, and the only one."""
_INSERTED = frozenset({"bis", "ter", "quater", "quinquies"})
"""What marks an article that was inserted behind the one of its number."""
_NUMBER = late(
    r"[LRD]?\d{1,6}(?:[.-]\d{1,4}){0,3}(?:[A-Za-z]|-?(?:bis|ter|quater|quinquies))?|\d{1,4}[.]?[º°]|[A-Z]"
)
"""`12`, `12A`, `12bis`, `2.02`, `L121-3`, `5.º`; `B` of a part."""
_OF_CODES, _CODES = frozenset({"art.", "article"}), ("L. ", "R. ", "D. ")
"""What stands before the numbers of French codes: of a law, a decree of the Council of State, a decree."""
_STRONG = ".:—–-"
"""What stands between the number of a section and its title, or between it and the words of a paragraph."""
_PARTING = f" {_STRONG}"
_CHINESE_SECTION = late(
    r"第 ?[〇零一二三四五六七八九十百千\d]{1,7} ?[条章节编部](?:之[一二三四五六七八九十]{1,3})?"
)
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
_DOCUMENT_LENGTH = 400
"""Characters, as many as of an annex to a letter (`parts`): the title names who wrote to whom."""


def heading(text: str) -> bool:
    """Tell whether a text could be a heading: short, begun with a capital, not ended with a stop.

    >>> heading("Reporting and review"), heading("reporting and review"), heading("Decides:")
    (True, False, False)
    >>> heading("In this Act, unless the context otherwise requires—")
    False
    >>> heading("“Reporting and review”"), heading("“The members serve for four years.”")
    (True, False)
    """
    if len(text) > HEADING_LENGTH or text.count(" ") >= _HEADING_WORDS:
        return False
    return of_any_length(text)


def of_any_length(text: str) -> bool:
    """Tell whether a text begins and ends as a heading does, however long it is.

    >>> of_any_length("Necessity of ending " + "all of " * 30 + "it"), of_any_length("Recalling the Charter,")
    (True, False)
    """
    if text.rstrip(_CLOSING)[-1:] in _STOPS:
        return False
    return not text[0].islower() and (text[0].isalnum() or text[0] in '“«"§')


def section(text: str) -> bool:
    """Tell whether a paragraph is the heading of an article, a chapter or the like.

    >>> section("Article 12"), section("Section IV. Membership"), section("Article 12 applies.")
    (True, True, False)
    >>> section("Rule 3 bis Agenda"), section("Article 5A"), section("Article 5 bis applies")
    (True, True, False)
    >>> section("Part D. Finance"), section("Section L. Other matters")
    (True, True)
    >>> [section(text) for text in ("§ 105. Permits", "Art. L. 121-3", "§ 105 applies", "Sec. 2.02 Fees")]
    [True, True, False, True]
    """
    return label(text) is not None


def label(text: str) -> tuple[str, int] | None:
    """Return the label of a section's heading, and its length with what parts it from the title.

    >>> label("Section IV. Membership"), label("Article 5 bis"), label("Article 12 applies")
    (('Section IV', 12), ('Article 5 bis', 13), None)
    >>> label("Art. L. 121-3 - Permits"), label("第十二条")
    (('Art. L. 121-3', 16), ('第十二条', 4))
    >>> label("Article 3. Disputes are settled by the mayors."), label("Article 3. Disputes.")
    (None, ('Article 3', 11))
    >>> label("第四条 范围"), label("المادة 5: النطاق"), label("Article premier"), label("第四条 适用本法。")
    (('第四条', 4), ('المادة 5', 10), ('Article premier', 15), None)
    """
    if not text or len(text) > HEADING_LENGTH or text[0].islower() or text[-1] in ";,":
        return None
    found = _begin(text)
    if found is None:
        return None
    title = text[found[1] :]
    heads = heading(text.rstrip(".")) and not title[:1].islower()
    return found if heads and not _is_sentence(text, title, parted=_is_parted(text, *found)) else None


def _is_sentence(text: str, title: str, *, parted: bool) -> bool:
    """Tell whether a title is a sentence: some words with a stop, or any behind a number that has none."""
    if not title.endswith(".") or title.isupper():
        return False
    return not parted or (title.count(" ") + 1 >= _SENTENCE and not text.lower().startswith(_STOPPED))


def _is_parted(text: str, printed: str, length: int) -> bool:
    """Tell whether more than a space parts a label from what follows; in Chinese a space does."""
    return text[0] == "第" or any(sign in _STRONG for sign in text[len(printed) : length])


def provision(text: str) -> tuple[str, int] | None:
    """Return the label of a paragraph that begins with the number of an article, and its length, as `label`.

    >>> provision("Article 4. The Parties cooperate in all ports;"), provision("Article 4 applies.")
    (('Article 4', 11), None)
    >>> provision("第四条　国家保护港口。"), provision("Artículo 2.- Las Partes cooperan.")
    (('第四条', 4), ('Artículo 2', 13))
    """
    found = _begin(text) if text and not text[0].islower() else None
    if found is None:
        return None
    rest = text[found[1] :]
    return found if rest and _is_parted(text, *found) and not rest[0].islower() else None


def _begin(text: str) -> tuple[str, int] | None:
    """Return the number of an article that a text begins with, and its length with what parts it."""
    if text[0] == "第":
        han = _CHINESE_SECTION().match(text)
        rest = text[han.end() :] if han else ""
        length = len(text) - len(rest.lstrip())
        return (han[0], length) if han and (not rest or length > han.end()) else None
    word, _, rest = text.partition(" ")
    if not rest or word.lower() not in _SECTIONS:
        return None
    if word.lower() in _OF_CODES and rest.startswith(_CODES):
        rest = rest.partition(" ")[2]
    number, _, rest = rest.partition(" ")
    ends = len(text) - len(rest)
    number = number.rstrip(_PARTING)
    if not (is_roman(number) or _NUMBER().fullmatch(number) or number.lower() in _FIRST):
        return None
    inserted, _, title = rest.partition(" ")
    if inserted.rstrip(_STRONG) in _INSERTED:
        rest = title
        ends = len(text) - len(rest)
    return text[:ends].rstrip(_PARTING), len(text) - len(rest.lstrip(_PARTING))


def titles_document(text: str) -> bool:
    """Tell whether a line is the title of a report or a letter: `Report of the Third Committee`.

    >>> titles_document("Report of the Third Committee"), titles_document("Report of the Council was read.")
    (True, False)
    """
    return text.startswith(_DOCUMENTS) and len(text) <= _DOCUMENT_LENGTH and text[-1] not in _STOPS


def contents(text: str) -> bool:
    """Tell whether a line heads a table of contents."""
    return text.rstrip(":").lower() in _CONTENTS
