"""Mastheads of UN documents: metadata, never paragraphs, and only ahead of the organ's name."""

from collections.abc import Callable

import pytest

from compare.model import Document, Kind
from compare.readers import read_bytes

Outline = Callable[..., list[str]]

ASSEMBLY = """\
United Nations                                                   A/RES/61/900
General Assembly                                                 Distr.: General
                                                                 9 February 2007
Sixty-first session
Agenda item 67 (b)

              Resolution adopted by the General Assembly on 19 December 2006

        [on the report of the Third Committee (A/61/443/Add.2 and
Corr.1)]

          61/900. Protection of coasts and of those who live
near them

     The General Assembly,

     Recalling its resolution 60/169,

     1. Decides to meet.

81st plenary meeting
19 December 2006
"""

COUNCIL = """\
United Nations S/2019/900
Security Council Distr.: General
30 May 2019
Original: English
19-08846 (E) 310519
*1908846*
Albania, Austria, Belgium, Bolivia, Chile, Ecuador, Mexico, Peru and the United States of America,
Viet Nam and Zambia: draft resolution
The Security Council,
Recalling its resolution 1 (1946),
1. Decides to remain seized of the matter.
"""

COMMITTEE = """\
A/C.3/58/L.70/Rev.1
Fifty-eighth session
Third Committee
Agenda item 117 (b)
Human rights questions: human rights questions, including alternative
approaches for improving the effective enjoyment of human rights

Mexico: revised draft resolution

Protection of coasts

The General Assembly,

1. Decides to meet.
"""


def _read(source: str) -> Document:
    return read_bytes(source.encode(), "invented.txt").document


def test_the_masthead_of_a_resolution_is_metadata_and_its_title_a_paragraph(outline: Outline) -> None:
    document = _read(ASSEMBLY)
    assert (document.symbol, document.date) == ("A/RES/61/900", "2006-12-19")
    assert document.title == "Protection of coasts and of those who live near them"
    assert dict(document.front) == {
        "organization": "United Nations",
        "symbol": "A/RES/61/900",
        "organ": "General Assembly",
        "distribution": "Distr.: General",
        "issued": "9 February 2007",
        "session": "Sixty-first session",
        "agenda item": "Agenda item 67 (b)",
        "adopted": "Resolution adopted by the General Assembly on 19 December 2006",
        "report": "[on the report of the Third Committee (A/61/443/Add.2 and Corr.1)]",
    }
    assert outline(ASSEMBLY)[:2] == [
        "title: Protection of coasts and of those who live near them",
        "opening: The General Assembly,",
    ]


def test_a_council_draft_keeps_its_sponsors(outline: Outline) -> None:
    document = _read(COUNCIL)
    assert (document.symbol, document.title, document.date) == ("S/2019/900", None, "2019-05-30")
    assert outline(COUNCIL) == [
        (
            "sponsors: Albania, Austria, Belgium, Bolivia, Chile, Ecuador, Mexico, Peru and the United States of "
            "America, Viet Nam and Zambia: draft resolution"
        ),
        "opening: The Security Council,",
        "preambular: Recalling its resolution 1 (1946),",
        "operative 1: Decides to remain seized of the matter.",
    ]


def test_a_committee_draft_has_an_item_sponsors_and_a_title(outline: Outline) -> None:
    document = _read(COMMITTEE)
    assert document.symbol == "A/C.3/58/L.70/Rev.1"
    assert document.title == "Protection of coasts"
    assert dict(document.front)["agenda item"] == (
        "Agenda item 117 (b) Human rights questions: human rights questions, including alternative approaches for "
        "improving the effective enjoyment of human rights"
    )
    assert outline(COMMITTEE)[:3] == [
        "sponsors: Mexico: revised draft resolution",
        "title: Protection of coasts",
        "opening: The General Assembly,",
    ]


BROKEN = [
    "Draft resolution submitted by the Chair of the Board following its informal|consultations",
    "Draft resolution submitted by the|Chair of the Board following its informal|consultations",
    "Albania, Austria, Belgium, Chile, Ecuador, Mexico, Peru and Zambia: draft|resolution",
    "Albania, Austria, Belgium, Chile, Ecuador, Mexico, Peru: revised|draft resolution",
    "Albania, Austria, Belgium, Chile, Ecuador, Mexico, Peru and Zambia:|draft resolution",
    "Albanie, Autriche, Belgique, Chili, Équateur, Mexique, Pérou : projet de|résolution",
]


@pytest.mark.parametrize("sponsors", BROKEN)
def test_the_line_on_sponsors_may_be_broken_and_a_title_follow_it(sponsors: str, outline: Outline) -> None:
    source = COMMITTEE.replace("Mexico: revised draft resolution\n", sponsors.replace("|", "\n"))
    assert outline(source)[:3] == [
        f"sponsors: {sponsors}".replace("|", " "),
        "title: Protection of coasts",
        "opening: The General Assembly,",
    ]


DRAFTS = {
    "fr": (
        "Nations Unies A/C.3/60/L.900\nAssemblée générale\nDistr. limitée\n27 octobre 2005\nFrançais\n"
        "Original : anglais\n\nSoixantième session\nTroisième Commission\nPoint 67 a) de l’ordre du jour\n"
        "Protection des côtes\n\nArgentine : projet de résolution\n\nLes côtes et les ports\n\n"
        "L’Assemblée générale,\n\nRappelant la Charte,\n\n1. Décide de se réunir.\n"
    ),
    "zh": (
        "联合国 A/C.3/60/L.900\n大会\nDistr.: Limited\n27 October 2005\nChinese\nOriginal: English\n\n"
        "第六十届会议\n第三委员会\n议程项目67(a)\n保护海岸\n\n阿根廷：决议草案\n\n海岸和港口\n\n"
        "大会，\n\n回顾《宪章》，\n\n1. 决定开会。\n"
    ),
    "ar": (
        "الأمم المتحدة A/C.3/60/L.900\nالجمعية العامة\nDistr.: Limited\n27 October 2005\nArabic\n"
        "Original: English\n\nالدورة الستون\nاللجنة الثالثة\nالبند 67 (أ) من جدول الأعمال\nحماية السواحل\n\n"
        "الأرجنتين: مشروع قرار\n\nالسواحل والموانئ\n\nإن الجمعية العامة،\n\nإذ تشير إلى الميثاق،\n\n"
        "1 - تقرر أن تجتمع.\n"
    ),
}
TITLES = {"fr": "Les côtes et les ports", "zh": "海岸和港口", "ar": "السواحل والموانئ"}


@pytest.mark.parametrize("spoken", DRAFTS)
def test_a_draft_in_another_language_has_one_title_and_a_date(spoken: str) -> None:
    document = _read(DRAFTS[spoken])
    titles = [p.text for p in document.paragraphs if p.kind is Kind.TITLE]
    assert (document.title, titles) == (TITLES[spoken], [TITLES[spoken]])
    assert (document.date, document.language) == ("2005-10-27", spoken)
    front = dict(document.front)
    assert {"edition", "original", "session", "committee"} <= set(front)
    assert front["agenda item"].count("\n") == 0
    assert "67" in front["agenda item"]


@pytest.mark.parametrize(
    "line",
    [
        "22 December 2003 – 9 January 2004",
        "30 June 2003-25 July 2003",
        "22 de diciembre de 2003 a 9 de enero de 2004",
    ],
)
def test_the_dates_of_a_session_are_no_title(line: str) -> None:
    document = _read(f"Executive Board\n{line}\n\nThe Executive Board,\n\n1. Decides to meet.\n")
    assert dict(document.front)["session"] == line
    assert document.title != line


SESSIONS = [
    ("الدورة السبعون", "البندان 15 و 116 من جدول الأعمال", "الجمعية العامة", "إن الجمعية العامة،"),
    ("Sexagésimo período de sesiones", "Tema 3 de la agenda", "Asamblea General", "La Asamblea General,"),
]


@pytest.mark.parametrize(("session", "item", "organ", "opening"), SESSIONS)
def test_an_agenda_item_is_no_session(session: str, item: str, organ: str, opening: str) -> None:
    found = dict(_read(f"{organ}\n{session}\n{item}\n\n{opening}\n\n1. Decide X.\n").front)
    assert (found["session"], found["agenda item"]) == (session, item)


SPONSORS = [
    "Draft resolution submitted by the Chair",
    "France : projet de résolution",
    "México y Perú: proyecto de resolución",
    "Российская Федерация: проект резолюции",
    "中国：决议草案",
]


@pytest.mark.parametrize("sponsors", SPONSORS)
def test_sponsors_are_told_in_many_languages(sponsors: str, outline: Outline) -> None:
    assert outline(f"{sponsors}\n\nThe General Assembly,\n\n1. Decides.")[0] == f"sponsors: {sponsors}"


SYMBOLS = [
    "A/RES/58/190",
    "A/RES/217 (III)",
    "A/RES/3201 (S-VI)",
    "A/RES/ES-10/15",
    "A/C.3/58/L.70/Rev.1",
    "S/RES/1540 (2004)",
    "A/HRC/RES/50/13",
    "A/RES/31/16 A",
    "E/CN.4/2003/L.11/Add.4",
]


@pytest.mark.parametrize(
    "symbol",
    [
        "Assembly/AU/Dec.865(XXXVII)",
        "WHA78.14",
        "222 EX/PX/DR.14.1",
        "AG/RES. 2988 (LIII-O/23)",
        "MC.DEC/3/23",
    ],
)
def test_a_symbol_of_another_organization_is_no_title(symbol: str) -> None:
    text = (
        f"{symbol}\n\nDECISION ON TRADE\n\nThe Assembly,\n\n1. Takes note of the report;\n\n2. Adopts it.\n"
    )
    document = read_bytes(text.encode(), "x").document
    assert (document.symbol, document.title) == (symbol, "DECISION ON TRADE")


@pytest.mark.parametrize(
    "title",
    ["HIV/AIDS 2020", "Israel/Palestine 2023 (draft)", "Wi-Fi/5G", "AGENDA21.1", "Women/Peace/Security 2020"],
)
def test_words_that_a_slash_parts_are_no_symbol(title: str) -> None:
    document = _read(f"{title}\n\nThe Assembly,\n\n1. Takes note of the report;\n\n2. Adopts it.\n")
    assert (document.symbol, document.title) == (None, title)


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_symbols_are_read_whole(symbol: str) -> None:
    document = _read(f"{symbol}\n\nThe General Assembly,\n\n1. Decides.")
    assert document.symbol == symbol
    assert [paragraph.kind for paragraph in document.paragraphs] == [Kind.OPENING, Kind.OPERATIVE]


@pytest.mark.parametrize(
    ("number", "organ", "symbol"),
    [
        ("58/190. Protection of coasts", "The General Assembly,", "A/RES/58/190"),
        ("217 (III). Bill", "The General Assembly,", "A/RES/217 (III)"),
        ("31/16 A. Zones", "The General Assembly,", "A/RES/31/16 A"),
        ("50/13. Right to the coast", "The Human Rights Council,", "A/HRC/RES/50/13"),
        ("Resolution 1540 (2004)", "The Security Council,", "S/RES/1540 (2004)"),
        ("5/1. Rules", "The Conference of the Parties,", None),
        ("1998/5. Rules", "The General Assembly,", None),
        ("58/190. Rules", "The Security Council,", None),
        ("2019/5. Cooperation", "The Economic and Social Council,", "E/RES/2019/5"),
        ("1296 (XLIV). Rules", "El Consejo Económico y Social,", "E/RES/1296 (XLIV)"),
        ("2019/5. Сотрудничество", "Экономический и Социальный Совет,", "E/RES/2019/5"),
        ("74/523. Programme of work", "The General Assembly,", "A/RES/74/523"),
        ("Decision 74/523", "The General Assembly,", "A/DEC/74/523"),
        ("Décision 74/523", "L’Assemblée générale,", "A/DEC/74/523"),
        ("Resolution 58/190", "The General Assembly,", "A/RES/58/190"),
        ("Résolution 1846 (2008)", "Le Conseil de sécurité,", "S/RES/1846 (2008)"),
        ("RESOLUTION 242 (1967)", "The Security Council,", "S/RES/242 (1967)"),
        ("第1846（2008）号决议", "安全理事会，", "S/RES/1846 (2008)"),
    ],
)
def test_number_and_organ_make_the_symbol(number: str, organ: str, symbol: str | None) -> None:
    assert _read(f"{number}\n\n{organ}\n\n1. Decides.").symbol == symbol


def test_nothing_after_the_organ_s_name_is_front_matter(outline: Outline) -> None:
    source = (
        "The General Assembly,\n\nNoting the report,\n\nGeneral Assembly\n\n1. Decides.\n\nUnited Nations\n"
    )
    assert outline(source)[2:] == [
        "heading: General Assembly",
        "operative 1: Decides.",
        "other: United Nations",
    ]


def test_without_an_organ_s_name_there_is_no_front_matter(outline: Outline) -> None:
    assert outline("United Nations\n\nGeneral Assembly\n\nA talk about it, on the whole.") == [
        "other: United Nations",
        "other: General Assembly",
        "other: A talk about it, on the whole.",
    ]


def test_a_masthead_and_an_organ_s_name_are_one_paragraph() -> None:
    document = _read("A/RES/58/190\n\nThe General Assembly,")
    assert [paragraph.kind for paragraph in document.paragraphs] == [Kind.OPENING]


LETTERHEADS = [
    ("_SECURITY COUNCIL", "organ", "SECURITY COUNCIL"),
    ("Security Council_", "organ", "Security Council"),
    ("| GENERAL ASSEMBLY |", "organ", "GENERAL ASSEMBLY"),
    ("* General Assembly *", "organ", "General Assembly"),
    ("«CONSEIL DE SÉCURITÉ»", "organ", "CONSEIL DE SÉCURITÉ"),
    ("UNITED NATIONS", "organization", "UNITED NATIONS"),
]


@pytest.mark.parametrize(("line", "name", "text"), LETTERHEADS, ids=[line for line, *_ in LETTERHEADS])
def test_an_organ_s_name_is_no_title_in_whatever_letters_and_beside_whatever_marks(
    line: str, name: str, text: str
) -> None:
    document = _read(f"{line}\n\nProtection of coasts\n\nThe Security Council,\n\n1. Decides.")
    assert (document.title, document.front) == ("Protection of coasts", ((name, text),))
    assert _read(f"{line}\n\nThe Security Council,\n\n1. Decides.").title is None
    assert _read(f"{line}\n\n1. Decides to act;\n\n2. Decides to meet.").title is None


@pytest.mark.parametrize("line", ["@@##", "12345", "1994", "____", "A/RES/58/190", "Distr.: General"])
@pytest.mark.parametrize("opening", ["The Security Council,\n\n", ""])
def test_what_has_no_words_of_its_own_is_no_title(line: str, opening: str) -> None:
    document = _read(f"{line}\n\n{opening}1. Decides to act;\n\n2. Decides to meet.")
    assert document.title is None
    assert Kind.TITLE not in {paragraph.kind for paragraph in document.paragraphs}


def test_the_first_line_of_a_numbered_text_is_its_title() -> None:
    assert _read("Bylaws of the Club\n\n1. It meets;\n\n2. It votes.").title == "Bylaws of the Club"


REPORT = """\
A/61/444

Agenda item 67 (a)

Coasts

I. Introduction

1. The Assembly gave the item to the Committee.

2. The Committee met twice.

II. Recommendation

3. The Committee recommends two drafts:

Draft resolution I

Protection of coasts

The General Assembly,

Recalling its resolution 60/169,

1. Decides to meet.

Draft resolution II

Care of beaches

The General Assembly,

1. Decides to walk.
"""


def test_the_paragraphs_of_a_report_ahead_of_the_drafts_in_it_are_kept(outline: Outline) -> None:
    assert dict(_read(REPORT).front)["agenda item"] == "Agenda item 67 (a) Coasts"
    first, second = "Draft resolution I", "Draft resolution II"
    assert outline(REPORT) == [
        "heading I: Introduction",
        "operative 1: The Assembly gave the item to the Committee.",
        "operative 2: The Committee met twice.",
        "heading II: Recommendation",
        "operative 3: The Committee recommends two drafts:",
        f"{first} heading: {first}",
        f"{first} title: Protection of coasts",
        f"{first} opening: The General Assembly,",
        f"{first} preambular: Recalling its resolution 60/169,",
        f"{first} operative 1: Decides to meet.",
        f"{second} heading: {second}",
        f"{second} title: Care of beaches",
        f"{second} opening: The General Assembly,",
        f"{second} operative 1: Decides to walk.",
    ]


RESOLUTION = "The General Assembly,\n\n1. Decides to meet;\n\n2. Decides to walk."
HEADS = {
    "with titles behind them": ("Draft resolution I: Coasts", "Draft resolution II. Beaches", False),
    "with digits": ("Draft resolution 1", "Draft resolution 2", True),
    "in French": ("Projet de résolution I", "Projet de résolution II", True),
    "in Chinese": ("决议草案一", "决议草案二", True),
    "without numbers": ("Draft resolution", "Draft decision", True),
    "adopted by a conference": ("Resolution 1", "Resolution 2", True),
    "of a compilation": ("61/45. Coasts", "61/46. Beaches", False),
}


@pytest.mark.parametrize("heads", HEADS.values(), ids=list(HEADS))
def test_several_texts_in_one_file_are_parts_of_their_own(
    heads: tuple[str, str, bool], outline: Outline
) -> None:
    first, second, bare = heads
    title = "\n\nCoasts" if bare else ""
    found = outline(f"{first}{title}\n\n{RESOLUTION}\n\n{second}{title}\n\n{RESOLUTION}")
    name = second if bare else "61/46" if second[0] == "6" else "Draft resolution II"
    expected = [f"{name} heading: {second}"] + [f"{name} title: Coasts"] * bare
    expected += [f"{name} opening: The General Assembly,"]
    expected += [f"{name} operative 1: Decides to meet;", f"{name} operative 2: Decides to walk."]
    assert found[-len(expected) :] == expected
    assert not any(line.startswith(name) for line in found[: -len(expected)])


def test_one_draft_alone_and_a_resolution_s_number_are_no_parts() -> None:
    for head in ("Draft resolution", "Resolution 7"):
        document = _read(f"{head}\n\nCoasts\n\n{RESOLUTION}")
        assert {p.part for p in document.paragraphs} == {()}, head
    assert _read(f"Draft resolution\n\nCoasts\n\n{RESOLUTION}").title == "Coasts"


def test_a_report_goes_on_behind_the_drafts_in_it(outline: Outline) -> None:
    report = (
        f"{REPORT}\n4. The Committee also recommends a decision:\n\nDraft decision\n\nThe Assembly notes it."
    )
    assert outline(report)[-3:] == [
        "operative 4: The Committee also recommends a decision:",
        "Draft decision heading: Draft decision",
        "Draft decision other: The Assembly notes it.",
    ]


OFFICERS = ("Rapporteur: Ms. Doe (Arcadia)", "Chair: Mr. Roe", "Relatora: Sra. Doe", "Докладчик: г-жа Доу")


@pytest.mark.parametrize("line", OFFICERS)
def test_who_reports_is_no_title(line: str) -> None:
    document = _read(f"{line}\n\nProtection of coasts\n\n{RESOLUTION}")
    assert (document.title, document.paragraphs[0].kind) == ("Protection of coasts", "other")
    report = _read(f"Report of the Committee\n\n{line}\n\n1. It met.\n\n2. It left.")
    assert (report.title, report.paragraphs[1].kind) == ("Report of the Committee", "other")


def test_an_agenda_item_ends_ahead_of_the_report_on_it() -> None:
    head = "A/61/444\n\nAgenda item 67\n\nCoasts\n\nReport of the Third Committee\n\nRapporteur: Ms. Doe"
    document = _read(f"{head}\n\nDraft resolution I\n\n{RESOLUTION}")
    assert dict(document.front)["agenda item"] == "Agenda item 67 Coasts"
    assert [p.text for p in document.paragraphs][:2] == [
        "Report of the Third Committee",
        "Rapporteur: Ms. Doe",
    ]
    assert document.title == "Report of the Third Committee"


ITEMS = (
    "Point 117, b, de l’ordre du jour",
    "Agenda item 117 (b)",
    "Пункт 117 b повестки дня",
    "Tema 117 b) del programa",
)


@pytest.mark.parametrize("item", ITEMS)
def test_the_letter_of_an_agenda_item_may_stand_without_brackets(item: str) -> None:
    document = _read(f"A/61/444\n\n{item}\n\n58/190.Coasts\n\n{RESOLUTION}")
    assert dict(document.front)["agenda item"] == item
    assert document.title == "Coasts"  # no space stands behind the number


def test_a_letter_ahead_of_a_text_gives_it_no_title_but_its_own() -> None:
    letter = "Letter dated 3 May 2007 from the Permanent Representative of Arcadia to the Secretary-General"
    lines = (
        "A/61/444",
        "Agenda item 117",
        letter,
        "I transmit a text.",
        "(Signed) A. Doe",
        "Permanent Representative",
    )
    document = _read("\n\n".join((*lines, RESOLUTION)))
    assert dict(document.front)["agenda item"] == "Agenda item 117"
    kinds = {p.text: p.kind.value for p in document.paragraphs[:4]}
    assert kinds == {letter: "title", **dict.fromkeys(lines[3:], "other")}
    contents = _read(f"Contents\n\nPage\n\nCoasts\n\n{RESOLUTION}")
    assert contents.title != "Contents"


NUMBERED = [
    ("44/… Protection of coasts", "Human Rights Council", None),
    ("44/... Protection of coasts", "Human Rights Council", None),
    ("44/5. Protection of coasts", "Human Rights Council", "A/HRC/RES/44/5"),
    ("2019/5. Protection of coasts", "Economic and Social Council", "E/RES/2019/5"),
]


@pytest.mark.parametrize(("line", "organ", "symbol"), NUMBERED, ids=[line for line, *_ in NUMBERED])
def test_a_title_may_stand_behind_a_number_that_is_open_or_of_a_year(
    line: str, organ: str, symbol: str | None
) -> None:
    document = _read(f"2019 session\n\n{line}\n\nThe {organ},\n\n1. Decides to meet.")
    assert (document.title, document.symbol) == ("Protection of coasts", symbol)
    assert document.front == (("session", "2019 session"),)
    assert [p.kind.value for p in document.paragraphs] == ["title", "opening", "operative"]
    assert document.paragraphs[0].text == "Protection of coasts"


def test_names_and_places_ahead_of_a_numbered_title_are_no_titles() -> None:
    document = _read(
        "UNEP/EA.4/Res.1\n\nUnited Nations Environment Assembly\n\nNairobi, 11-15 March 2019\n\n"
        "4/1. Care of beaches\n\nThe United Nations Environment Assembly,\n\n1. Decides to meet."
    )
    assert (document.title, document.symbol) == ("Care of beaches", "UNEP/EA.4/Res.1")
    assert document.front[1:] == (
        ("organ", "United Nations Environment Assembly"),
        ("session", "Nairobi, 11-15 March 2019"),
    )
    assert [p.kind.value for p in document.paragraphs] == ["title", "opening", "operative"]


MASTHEADS = [
    (
        "Генеральная Ассамблея",
        "Семьдесят четвертая сессия",
        "Генеральная Ассамблея,",
        "1. постановляет собраться.",
    ),
    ("大会", "第七十四届会议", "大会，", "1. 决定开会。"),
    ("الجمعية العامة", "الدورة الرابعة والسبعون", "الجمعية العامة،", "1 - تقرر الاجتماع."),
    ("Совет Безопасности", "28 January 2020", "Совет Безопасности", "постановляет собраться."),
]


@pytest.mark.parametrize("case", MASTHEADS, ids=[case[0] for case in MASTHEADS])
def test_the_organ_in_a_masthead_opens_nothing_where_it_has_the_same_words(case: tuple[str, ...]) -> None:
    organ, below, opening, decision = case
    document = _read(f"A/74/L.5\n\n{organ}\n\n{below}\n\n{opening}\n\n{decision}")
    assert [p.kind.value for p in document.paragraphs] == ["opening", "operative"]
    assert document.paragraphs[0].text == opening
    assert ("organ", organ) in document.front


SECURITY_COUNCIL = {
    "fr": ("Nations Unies", "Conseil de sécurité", "Résolution 1846 (2008)", "Adoptée par le Conseil de sécurité à sa 6026e séance, le 2 décembre 2008", "Le Conseil de sécurité,", "1. Condamne la piraterie ;"),
    "es": ("Naciones Unidas", "Consejo de Seguridad", "Resolución 1846 (2008)", "Aprobada por el Consejo de Seguridad en su 6026ª sesión, celebrada el 2 de diciembre de 2008", "El Consejo de Seguridad,", "1. Condena la piratería;"),
    "ru": ("Организация Объединенных Наций", "Совет Безопасности", "Резолюция 1846 (2008),", "принятая Советом Безопасности на его 6026-м заседании 2 декабря 2008 года", "Совет Безопасности,", "1. осуждает пиратство;"),
    "zh": ("联合国", "安全理事会", "第1846（2008）号决议", "2008年12月2日安全理事会第6026次会议通过", "安全理事会，", "1. 谴责海盗行为；"),
    "ar": ("الأمم المتحدة", "مجلس الأمن", "القرار 1846 (2008)", "الذي اتخذه مجلس الأمن في جلسته 6026 المعقودة في 2 كانون الأول/ديسمبر 2008", "إن مجلس الأمن،", "1 - يدين القرصنة؛"),
}  # fmt: skip


@pytest.mark.parametrize("language", SECURITY_COUNCIL)
def test_the_masthead_of_the_security_council_is_no_part_of_the_text(language: str) -> None:
    organization, organ, number, adopted, opening, decides = SECURITY_COUNCIL[language]
    document = _read(
        f"{organization} S/RES/1846 (2008)\n\n{organ}\n\nDistr.: General\n\n2 December 2008\n\n"
        f"{number}\n\n{adopted}\n\n{opening}\n\n{decides}"
    )
    assert (document.symbol, document.date, document.language) == (
        "S/RES/1846 (2008)",
        "2008-12-02",
        language,
    )
    assert (document.paragraphs[0].kind, document.paragraphs[0].text) == (Kind.OPENING, opening)
    assert [p.kind for p in document.paragraphs] == [Kind.OPENING, Kind.OPERATIVE]
    assert dict(document.front)["adopted"] == f"{number} {adopted}"


@pytest.mark.parametrize(
    "opening",
    [
        "La Soixante-Deuxième Assemblée mondiale de la Santé,",
        "La 62.ª Asamblea Mundial de la Salud,",
        "Шестьдесят вторая сессия Всемирной ассамблеи здравоохранения,",
        "第六十二届世界卫生大会，",
        "جمعية الصحة العالمية الثانية والستون،",
        "Конференция Сторон,",
        "缔约方会议，",
    ],
)
def test_an_assembly_of_another_organization_opens_its_resolution(opening: str, outline: Outline) -> None:
    assert outline(f"{opening}\n\n1. Decides.")[0] == f"opening: {opening}"


LONG = (
    "Comprehensive, balanced and well-planned follow-up to the outcome of the great conferences on coasts, on "
    "beaches and on the harbours of small islands, including the care of dunes and of those who live near them"
)
LONG_TITLES = {
    "behind sponsors": ("A/61/L.4\n\nChad: draft resolution\n\n", LONG),
    "below a masthead": ("A/61/L.4\n\nAgenda item 4\n\nCoasts\n\nDistr.: Limited\n\n", LONG),
    "below what it is": ("Draft resolution\n\n", LONG),
    "at the beginning": ("", LONG),
    "behind a sentence": ("The Committee recommends a draft:\n\n", LONG),
    "begun like a preambular paragraph": (
        "A/61/L.4\n\nChad: draft resolution\n\n",
        "Reaffirming the part that the harbours of small islands have in the care of coasts, beaches and dunes",
    ),
    "with a clause in it": (
        "",
        "Care of the coasts, beaches and dunes of small islands that were eroded, and of those who have no others",
    ),
    "on several lines": (
        "A/61/L.4\n\nChad: draft resolution\n\n",
        "Coasts and beaches and dunes\nand harbours and small islands\nand those who live in such places",
    ),
}


@pytest.mark.parametrize("case", LONG_TITLES)
def test_a_title_may_have_more_words_than_other_headings(case: str) -> None:
    ahead, title = LONG_TITLES[case]
    document = _read(f"{ahead}{title}\n\n{RESOLUTION}")
    assert document.title == title.replace("\n", " ")
    assert [p.kind.value for p in document.paragraphs][-4:] == ["title", "opening", "operative", "operative"]


NO_LONG_TITLES = {
    "a sentence": f"{LONG}.",
    "a preambular paragraph": f"Recalling {LONG[0].lower()}{LONG[1:]},",
    "a sentence that goes on": f"{LONG};",
    "half a sentence": f"{LONG[0].lower()}{LONG[1:]}",
    "sponsors and title": f"Chad and Peru: draft resolution {LONG}",
    "a chapter": LONG * 4,
    "a list of names": "Albania, Andorra, Arcadia, Belgium, Chad, Chile, Cuba, Fiji, Ghana, Haiti, Iraq and Peru, Mali, Oman",
    "a recommendation": f"The Third Committee recommends to the Assembly the adoption of a draft on {LONG[:60]}",
    "a letter": f"We are pleased to send you the text that was adopted last year on the {LONG.lower()[:90]}",
    "an honour": f"The Secretary-General has the honour to transmit to the General Assembly the {LONG.lower()[:90]}",
    "minutes": f"At the same meeting the representative of Chad introduced, as it was called, {LONG.lower()[:80]}",
    "a meeting": f"Adopted without a vote at the 41st meeting on the proposal of the President, {LONG.lower()[:90]}",
    "a source": f"Source: Official Records of the General Assembly, Supplement No. 49, {LONG.lower()[:90]}",
    "a copy": f"Unofficial copy for the use of delegations only, not to be quoted or cited, {LONG.lower()[:90]}",
    "a translation": f"Translated by the secretariat; in case of doubt the French text prevails, {LONG.lower()[:90]}",
    "in French": f"La Troisième Commission recommande à l’Assemblée le projet de texte sur les côtes, {LONG.lower()[:70]}",
    "a few names": (
        "Antigua and Barbuda, Bosnia and Herzegovina and the United Kingdom of Great Britain and Northern Ireland"
    ),
    "names that joined": (
        "Albania and the United Kingdom of Great Britain and Northern Ireland, later joined by Bosnia and"
        " Herzegovina, Chad and the Republic of Moldova"
    ),
    "an officer": f"Rapporteur: Ms. Doe (Arcadia) {LONG[:110]}",
}


@pytest.mark.parametrize("case", NO_LONG_TITLES)
def test_a_long_paragraph_ahead_of_the_organ_s_name_may_be_no_title(case: str) -> None:
    document = _read(f"A/61/L.4\n\n{NO_LONG_TITLES[case]}\n\n{RESOLUTION}")
    assert (document.title, document.paragraphs[0].kind) == (None, Kind.OTHER)
    assert document.paragraphs[0].text == NO_LONG_TITLES[case]


def test_names_below_the_line_on_sponsors_are_no_title() -> None:
    document = _read(f"Mexico: draft resolution\n\n{NO_LONG_TITLES['a few names']}\n\n{RESOLUTION}")
    assert [p.kind.value for p in document.paragraphs[:3]] == ["sponsors", "other", "opening"]


def test_behind_a_numbered_title_stands_no_long_one() -> None:
    document = _read(f"61/45. Care of coasts\n\n{LONG}\n\n{RESOLUTION}")
    assert [p.kind.value for p in document.paragraphs[:3]] == ["title", "other", "opening"]
    assert document.title == "Care of coasts"


def test_one_of_several_long_paragraphs_ahead_of_the_organ_s_name_is_no_title() -> None:
    document = _read(f"{LONG}\n\n{LONG} too\n\n{RESOLUTION}")
    assert (document.title, {p.kind for p in document.paragraphs[:2]}) == (None, {Kind.OTHER})


ASSEMBLY_S = "A/RES/61/45"
FORMS = {
    "a word ahead": ("Resolution 61/45. Care of coasts", ASSEMBLY_S),
    "a word and no stop": ("Resolution 61/45 Care of coasts", ASSEMBLY_S),
    "no stop": ("61/45 Care of coasts", ASSEMBLY_S),
    "a colon": ("61/45: Care of coasts", ASSEMBLY_S),
    "a line of its own": ("61/45\nCare of coasts", ASSEMBLY_S),
    "a paragraph of its own": ("Resolution 61/45\n\nCare of coasts", ASSEMBLY_S),
    "twice": ("61/45\n\n61/45. Care of coasts", ASSEMBLY_S),
    "the symbol": ("A/RES/61/45. Care of coasts", ASSEMBLY_S),
    "half the symbol": ("RES 61/45 Care of coasts", ASSEMBLY_S),
    "a session and a letter": ("217 A (III). Care of coasts", "A/RES/217 A (III)"),
    "a decision": ("Decision 61/545: Care of coasts", "A/DEC/61/545"),
    "French": ("Résolution 61/45. Protection des côtes", ASSEMBLY_S),
    "French with a sign": ("Résolution n° 61/45 – Protection des côtes", ASSEMBLY_S),
    "Spanish": ("Resolución 61/45. Protección de las costas", ASSEMBLY_S),
    "Russian": ("Резолюция 61/45. Защита побережья", ASSEMBLY_S),
    "Chinese with a wide stop": ("61/45．保护海岸", ASSEMBLY_S),
    "Chinese with a stop": ("61/45。保护海岸", ASSEMBLY_S),
    "Chinese with a comma": ("61/45、保护海岸", ASSEMBLY_S),
    "Chinese words": ("第61/45号决议\n\n保护海岸", ASSEMBLY_S),
    "Chinese words and a stop": ("大会第61/45号决议：保护海岸", ASSEMBLY_S),
    "Arabic with a sign of direction": ("\u200f61/45 - حماية السواحل", ASSEMBLY_S),
    "Arabic words": ("القرار 61/45\n\nحماية السواحل", ASSEMBLY_S),
}


TITLED = (
    *("Care of coasts", "Protection des côtes", "Protección de las costas"),
    *("Защита побережья", "保护海岸", "حماية السواحل"),
)


@pytest.mark.parametrize("case", FORMS)
def test_a_number_in_whatever_form_is_metadata_and_no_word_of_the_title(case: str) -> None:
    head, symbol = FORMS[case]
    title = next(words for words in TITLED if words in head)
    document = _read(f"{head}\n\n{RESOLUTION}")
    assert (document.symbol, document.title) == (symbol, title)
    assert [p.text for p in document.paragraphs[:2]] == [title, "The General Assembly,"]


OTHERS = {
    "Decision 1/CP.21": (None, "Decision 1/CP.21"),
    "Draft decision -/CP.21": (None, "Draft decision -/CP.21"),
    "Resolution 4/2019": (None, "Resolution 4/2019"),
    "RESOLUTION 130 (REV. BUCHAREST, 2022)": (None, "RESOLUTION 130 (REV. BUCHAREST, 2022)"),
    "RESOLUTION MEPC.176(58)": (None, "RESOLUTION MEPC.176(58)"),
    "Resolution XIII.4": (None, "Resolution XIII.4"),
    "Resolution Conf. 9.24 (Rev. CoP17)": (None, "Resolution Conf. 9.24 (Rev. CoP17)"),
    "Resolution 7": (None, "Resolution 7"),
    "41 C/Resolution 38": ("41 C/Resolution 38", None),
    "ILC.110/Resolution I": ("ILC.110/Resolution I", None),
    "GC(67)/RES/7": ("GC(67)/RES/7", None),
}


@pytest.mark.parametrize("head", OTHERS)
@pytest.mark.parametrize("parted", ["\n\n", ": "])
def test_the_number_of_another_organization_is_no_title(head: str, parted: str) -> None:
    document = _read(f"{head}{parted}Care of coasts\n\nThe Conference of the Parties,\n\n1. Decides.")
    symbol, number = OTHERS[head]
    assert (document.symbol, document.title) == (symbol, "Care of coasts")
    assert dict(document.front).get("number") == number
    assert [p.kind for p in document.paragraphs] == [Kind.TITLE, Kind.OPENING, Kind.OPERATIVE]


NO_NUMBERS = [
    "9/11 Memorial",
    "24/7 services for those who live near coasts",
    "2020/21 programme budget",
    "2020/21 Budget of the coasts",
    "Resolution 58/190 and the coasts",
    "Resolution 7 of the Conference on Coasts",
    "第58/190号决议的执行情况",
    "Decision 2020 Budget",
    "2030 Agenda for Sustainable Coasts",
]


@pytest.mark.parametrize("title", NO_NUMBERS)
def test_a_title_with_a_number_in_it_stays_whole(title: str) -> None:
    document = _read(f"A/61/L.4\n\nChad: draft resolution\n\n{title}\n\n{RESOLUTION}")
    assert document.title == title
    assert document.symbol == "A/61/L.4"


def test_a_number_that_the_symbol_does_not_say_is_kept() -> None:
    for masthead, said in (("A/RES/61/45", False), ("A/C.3/61/L.4", True), ("FCCC/CP/2015/10", True)):
        document = _read(f"{masthead}\n\n61/45. Coasts\n\n{RESOLUTION}")
        assert (("number", "61/45") in document.front) is said
    arabic = _read("\u0666\u0661/\u0664\u0665 - حماية\n\nإن الجمعية العامة،\n\n1 - تقرر أن تجتمع.")
    assert (arabic.symbol, arabic.front) == ("A/RES/61/45", ())


def test_far_from_the_organ_s_name_a_number_without_a_stop_numbers_nothing() -> None:
    report = "\n\n".join(f"Decision {n}/CP.1 on coasts was adopted at meeting {n}" for n in range(5, 12))
    document = _read(f"1/CP.1 Coasts\n\n{report}\n\n{RESOLUTION}")
    assert (document.title, document.front) == ("1/CP.1 Coasts", ())


IN_CAPITALS = [
    "THE ASSEMBLY,",
    "THE CONFERENCE,",
    "THE MARINE ENVIRONMENT PROTECTION COMMITTEE,",
    "THE CONFERENCE OF THE PARTIES TO THE CONVENTION,",
    "L’ASSEMBLÉE,",
    "LE COMITÉ DE LA PROTECTION DU MILIEU MARIN,",
    "LA CONFERENCIA,",
    "EL CONSEJO EJECUTIVO,",
]


@pytest.mark.parametrize("opening", IN_CAPITALS)
def test_an_organ_s_name_may_stand_in_capitals(opening: str, outline: Outline) -> None:
    assert outline(f"CARE OF COASTS\n\n{opening}\n\nRECALLING the Charter,\n\n1 ADOPTS the plan.") == [
        "title: CARE OF COASTS",
        f"opening: {opening}",
        "preambular: RECALLING the Charter,",
        "operative 1: ADOPTS the plan.",
    ]


@pytest.mark.parametrize(
    "line",
    ["THE BUYER,", "THE UNITED STATES OF ARCADIA,", "THE COUNCIL", "LOOK OUT,", "THE BOARD,\n\nof Minsk,"],
)
def test_other_words_in_capitals_open_nothing(line: str) -> None:
    document = _read(f"{line}\n\n1. The seller pays the tax;\n\n2. The seller pays the toll.")
    assert Kind.OPENING not in {paragraph.kind for paragraph in document.paragraphs}


@pytest.mark.parametrize(
    "following",
    [
        "12 Quay Street, Minsk\n\nand\n\nTHE TOWN COUNCIL,\n\n3 Town Square, Minsk\n\n1. Lamps shall burn.",
        "1. The Board has five members.\n\n2. It meets in May.",
        "3 members of which were absent, met on Monday.",
    ],
)
def test_a_number_alone_does_not_tell_that_capitals_open_a_resolution(following: str) -> None:
    document = _read(f"RULES OF THE CLUB\n\nTHE BOARD,\n\n{following}")
    assert Kind.OPENING not in {paragraph.kind for paragraph in document.paragraphs}


ORGANIZATIONS = {
    "health": (
        ("SEVENTIETH WORLD HEALTH ASSEMBLY    WHA70.99", "Agenda item 13.2    27 May 2017"),
        "The Seventieth World Health Assembly,",
        ("WHA70.99", "2017-05-27"),
    ),
    "a draft of theirs": (
        ("SEVENTIETH WORLD HEALTH ASSEMBLY  A70/A/CONF./2", "Agenda item 13.2  20 May 2017"),
        "The Seventieth World Health Assembly,",
        ("A70/A/CONF./2", "2017-05-20"),
    ),
    "atoms": (
        (
            *("GC(61)/RES/77", "September 2017", "General Conference", "Sixty-first regular session"),
            *("Item 13 of the agenda (GC(61)/24)", "Resolution adopted on 28 September 2017"),
        ),
        "The General Conference,",
        ("GC(61)/RES/77", "2017-09-28"),
    ),
    "ships": (
        (
            *("A 30/Res.1199", "ASSEMBLY", "30th session", "Agenda item 7", "RESOLUTION A.1199(30)"),
            *("Adopted on 6 December 2017", "(Agenda item 7)"),
        ),
        "THE ASSEMBLY,",
        ("A 30/Res.1199", "2017-12-06"),
    ),
    "ships, in one line": (
        ("RESOLUTION MEPC.999(58) Adopted on 10 October 2008",),
        "THE COMMITTEE,",
        (None, "2008-10-10"),
    ),
    "telephones": (
        ("RESOLUTION 130 (REV. MINSK, 2030)",),
        "The Plenipotentiary Conference of the Union (Minsk, 2030),",
        (None, None),
    ),
    "a regional commission": (
        (
            *("United Nations  ESCAP/RES/79/99", "Commission for Coasts", "Seventy-ninth session"),
            *("Minsk, 15–19 May 2023", "Agenda item 2"),
        ),
        "The Commission for Coasts,",
        ("ESCAP/RES/79/99", None),
    ),
}


@pytest.mark.parametrize("case", ORGANIZATIONS)
def test_the_masthead_of_another_organization_gives_no_titles(case: str) -> None:
    lines, opening, (symbol, date) = ORGANIZATIONS[case]
    number = "79/99 " if case == "a regional commission" else ""
    head = "\n\n".join(lines)
    document = _read(f"{head}\n\n{number}Care of coasts\n\n{opening}\n\n1. Decides to meet.")
    assert [p.text for p in document.paragraphs] == ["Care of coasts", opening, "Decides to meet."]
    assert (document.title, document.symbol, document.date) == ("Care of coasts", symbol, date)


def test_the_line_below_the_number_says_when_a_text_was_adopted() -> None:
    for number in ("RESOLUTION 242 (1967)", "Resolution 242 (1967)"):
        for line in ("of 22 November 1967", "on 22 November 1967", "(Adopted on 22 November 1967)"):
            document = _read(f"{number}\n\n{line}\n\nThe Security Council,\n\n1. Decides to meet.")
            assert (document.symbol, document.date, document.title) == (
                "S/RES/242 (1967)",
                "1967-11-22",
                None,
            )
            assert [p.kind for p in document.paragraphs] == [Kind.OPENING, Kind.OPERATIVE]
    alone = _read("of 22 November 1967\n\nThe Security Council,\n\n1. Decides to meet.")
    assert alone.paragraphs[0].text == "of 22 November 1967"


def test_the_dates_of_a_session_are_not_the_session() -> None:
    for lines in (("Ninth session", "10–28 May 2018"), ("10–28 May 2018", "Ninth session")):
        document = _read("A/HRC/RES/9/6\n\n{}\n\n{}\n\n{}".format(*lines, RESOLUTION))
        assert dict(document.front) == {
            "symbol": "A/HRC/RES/9/6",
            "session": "Ninth session",
            "dates": "10–28 May 2018",
        }


def test_the_number_of_a_press_release_is_no_title() -> None:
    document = _read(f"SC/9599\n\n2 December 2008\n\nCouncil acts for coasts\n\n{RESOLUTION}")
    assert (document.symbol, document.title) == ("SC/9599", "Council acts for coasts")
    assert _read(f"Wi/5\n\n{RESOLUTION}").symbol is None


DRAFT_NAMES = [
    ("Draft resolution I", "Draft resolution II", "Care of coasts"),
    ("Draft decision 1", "Draft decision 2", "Care of coasts"),
    ("Projet de résolution I", "Projet de résolution II", "Protection des côtes"),
    ("决议草案一", "决议草案二", "保护海岸"),
]


@pytest.mark.parametrize(("first", "second", "title"), DRAFT_NAMES)
@pytest.mark.parametrize("ahead", ["", "It recommends two drafts:\n\n", REPORT[: REPORT.index("Draft")]])
def test_the_title_of_a_draft_may_stand_on_the_line_below_its_name(
    first: str, second: str, title: str, ahead: str, outline: Outline
) -> None:
    texts = "\n\n".join(f"{name}\n{title}\n\n{RESOLUTION}" for name in (first, second))
    found = outline(f"{ahead}{texts}")
    for name in (first, second):
        assert [line.removeprefix(f"{name} ") for line in found if line.startswith(f"{name} ")] == [
            f"heading: {name}",
            f"title: {title}",
            "opening: The General Assembly,",
            "operative 1: Decides to meet;",
            "operative 2: Decides to walk.",
        ]
    page = f"<p>{first}<br>{title}</p><p>The General Assembly,</p><p>1. Decides.</p>" * 2
    document = read_bytes(f"<html><body>{page}</body></html>".encode(), "x.html").document
    assert [p.kind for p in document.paragraphs[:2]] == [Kind.HEADING, Kind.TITLE]


def test_a_title_goes_on_below_words_that_name_a_draft_only_with_the_line_before(outline: Outline) -> None:
    text = f"Care of coasts and what follows from the\nDraft resolution\non beaches\n\n{RESOLUTION}"
    assert outline(text)[0] == "title: Care of coasts and what follows from the Draft resolution on beaches"


COLLECTIONS = {
    "titles behind numbers": ("61/45. Coasts", "61/46. Beaches"),
    "no stops": ("61/45 Coasts", "61/46 Beaches"),
    "a word ahead": ("Resolution 61/45. Coasts", "Resolution 61/46. Beaches"),
    "titles below numbers": ("61/45\n\nCoasts", "61/46\n\nBeaches"),
    "symbols": ("A/RES/61/45. Coasts", "A/RES/61/46. Beaches"),
}


@pytest.mark.parametrize("case", COLLECTIONS)
@pytest.mark.parametrize("ahead", ["", "General Assembly\n\nSixty-first session\n\n"])
def test_each_of_several_numbered_texts_is_a_part_and_the_first_is_one_too(
    case: str, ahead: str, outline: Outline
) -> None:
    first, second = COLLECTIONS[case]
    text = f"{ahead}{first}\n\n{RESOLUTION}\n\n{second}\n\n{RESOLUTION}"
    prefix = "A/RES/" if case == "symbols" else ""
    expected = []
    for number, head in ((f"{prefix}61/45", first), (f"{prefix}61/46", second)):
        kinds = zip(("heading", "title"), head.split("\n\n"), strict=False)
        expected += [f"{number} {kind}: {line}" for kind, line in kinds]
        expected += [f"{number} opening: The General Assembly,"]
        expected += [f"{number} operative 1: Decides to meet;", f"{number} operative 2: Decides to walk."]
    assert outline(text) == expected
    document = _read(text)
    assert (document.symbol, document.title) == (None, None)


def test_a_text_alone_that_cites_numbers_is_no_part() -> None:
    text = f"61/45. Coasts\n\n{RESOLUTION}\n\n61/46. Beaches\n\n61/47. Dunes\n\nAnnex\n\nThe end"
    document = _read(text)
    assert (document.symbol, document.title) == ("A/RES/61/45", "Coasts")
    assert {p.part for p in document.paragraphs} == {(), ("annex",)}


def test_a_numbered_text_in_an_annex_leaves_the_text_what_it_is() -> None:
    annex = "Annex\n\nDraft resolution\n\n61/46. Beaches\n\nThe General Assembly,\n\n1. Decides to swim."
    document = _read(f"61/45. Coasts\n\n{RESOLUTION}\n\n{annex}")
    assert (document.symbol, document.title) == ("A/RES/61/45", "Coasts")


@pytest.mark.parametrize("masthead", ["", "United Nations    A/RES/61/45\n\nGeneral Assembly\n\n"])
@pytest.mark.parametrize("number", ["60/12", "59/45", "2625 (XXV)"])
def test_a_numbered_text_that_another_quotes_takes_neither_its_symbol_nor_its_title(
    number: str, masthead: str
) -> None:
    quoted = f"The letter had this enclosure:\n\n{number}. Beaches\n\n{RESOLUTION}"
    document = _read(f"{masthead}61/45. Coasts\n\n{RESOLUTION}\n\n{quoted}")
    assert (document.symbol, document.title) == ("A/RES/61/45", "Coasts")
    assert {p.part for p in document.paragraphs} == {()}


def test_a_text_with_a_masthead_stays_what_it_is_where_it_quotes_the_next_number() -> None:
    document = _read(f"A/RES/61/45\n\n61/45. Coasts\n\n{RESOLUTION}\n\n61/46. Beaches\n\n{RESOLUTION}")
    assert (document.symbol, document.title) == ("A/RES/61/45", "Coasts")


def test_texts_of_several_sessions_are_parts_where_each_has_a_masthead() -> None:
    texts = (("61/45", "Coasts"), ("60/12", "Beaches"), ("62/7", "Dunes"))
    document = _read(
        "\n\n".join(f"United Nations  A/RES/{n}\n\n{n}. {title}\n\n{RESOLUTION}" for n, title in texts)
    )
    assert (document.symbol, document.title) == ("A/RES/61/45", "Coasts")
    assert {p.part for p in document.paragraphs} == {(), ("60/12",), ("62/7",)}


def test_a_text_that_is_quoted_in_one_of_several_is_no_part_of_its_own() -> None:
    texts = "\n\n".join(f"{number}. Coasts\n\n{RESOLUTION}" for number in ("61/45", "60/12", "61/46"))
    assert {p.part for p in _read(texts).paragraphs} == {("61/45",), ("61/46",)}


def test_a_list_of_numbers_ahead_of_several_texts_gives_them_no_parts(outline: Outline) -> None:
    listed = "61/45. Coasts\n\n61/46. Beaches"
    found = outline(f"{listed}\n\n61/45. Coasts\n\n{RESOLUTION}\n\n61/46. Beaches\n\n{RESOLUTION}")
    assert [line for line in found if " heading: " in line] == [
        "61/45 heading: 61/45. Coasts",
        "61/46 heading: 61/46. Beaches",
    ]


IN_PIECES = {
    "three centred lines": (
        "61/45. Care of coasts and of beaches,",
        "including those of small islands and their harbours,",
        "in winter and in summer",
    ),
    "in the middle of a phrase": ("61/45. Care of coasts and", "their harbours"),
    "with capitals": ("61/45. Care of Coasts and of", "Their Harbours"),
    "with a year": ("61/45. Care of coasts", "for 2030 and 2031"),
    "in capitals": ("61/45. CARE OF COASTS AND OF", "THEIR HARBOURS"),
    "below the number": ("61/45", "Care of coasts,", "of beaches and of harbours"),
    "in French": ("61/45. Protection des côtes,", "y compris des ports"),
    "in Russian": ("61/45. Защита побережья", "и портов"),
}


@pytest.mark.parametrize("case", IN_PIECES)
def test_a_numbered_title_may_be_set_in_several_paragraphs(case: str) -> None:
    pieces = IN_PIECES[case]
    title = " ".join(pieces).removeprefix("61/45").lstrip(". ")
    lines = "\n\n".join(" " * 10 + piece for piece in pieces)
    document = _read(f"A/RES/61/45\n\n{lines}\n\n{RESOLUTION}")
    assert (document.title, document.paragraphs[0].text) == (title, title)
    assert [p.kind.value for p in document.paragraphs] == ["title", "opening", "operative", "operative"]
    page = "".join(f"<p align=center><b>{piece}</b></p>" for piece in pieces)
    page += "<p>The General Assembly,</p><p>1. Decides.</p>"
    assert read_bytes(f"<html><body>{page}</body></html>".encode(), "x.html").document.title == title


NOT_OF_A_TITLE = [
    "Chad: draft resolution",
    "Agenda item 4",
    "A",
    "adopted by the Assembly at its last meeting",
    "by a recorded vote of 120 to 2, with 4 abstentions",
    "with 4 abstentions",
    "as orally revised",
    "introduced by Mexico",
    "submitted by Chad and Peru",
    "on behalf of the sponsors",
    "adoptada sin votación",
    "en votación registrada",
    "of 22 December 2003",
    "Noting the report of the Committee,",
    "This text was adopted without a vote.",
    "which was adopted without a vote.",
    "Beaches",
]


@pytest.mark.parametrize("line", NOT_OF_A_TITLE)
def test_what_else_stands_below_a_numbered_title_is_no_part_of_it(line: str) -> None:
    document = _read(f"61/45. Care of coasts\n\n{line}\n\n{RESOLUTION}")
    assert document.title == "Care of coasts"
    said = [*(p.text for p in document.paragraphs), *(text for _, text in document.front)]
    assert line in said


def test_a_letter_at_the_end_of_a_numbered_title_is_no_word_that_goes_on() -> None:
    document = _read(f"61/45. Hepatitis A\n\nReport of the Third Committee\n\n{RESOLUTION}")
    assert document.title == "Hepatitis A"
    assert document.paragraphs[1].text == "Report of the Third Committee"
