"""Which earlier resolution a text continues, by what it recalls."""

import pytest

from compare import pipeline
from compare.errors import OptionError, ReadError
from compare.model import Document, Kind, Paragraph
from compare.model.symbol import parse
from compare.named import mentions
from compare.options import Metadata, Options
from compare.resources import sample

NAMED = [
    ("A/RES", "Recalling its resolution 57/218 of 18 December 2002,", "A/RES/57/218"),
    ("A/RES", "Recalling its resolutions 57/218 and 58/190 A, and its decision 58/504,", "A/RES/57/218 | A/RES/58/190 A"),
    ("A/RES", "and Security Council resolutions 1540 (2004) and 1673 (2006)", "S/RES/1540 (2004) | S/RES/1673 (2006)"),
    ("A/RES", "Human Rights Council resolution 50/13, Council resolution 7/1", "A/HRC/RES/50/13 | A/HRC/RES/7/1"),
    ("A/HRC/RES", "General Assembly resolution 60/251, and Council resolutions 16/21 and 5/1,", "A/RES/60/251 | A/HRC/RES/16/21 | A/HRC/RES/5/1"),
    ("A/RES", "Economic and Social Council resolution 2002/5 and Commission on Human Rights resolution 2003/46", "E/RES/2002/5 | E/CN.4/RES/2003/46"),
    ("A/RES", "See A/57/218, A/CONF.157/24 and resolution 217 A (III), and A/RES/40/1 of 3/4", "A/RES/217 A (III) | A/RES/40/1 | A/RES/3/4"),
    ("A/RES", "resolutions S-27/2 and ES-10/15", "A/RES/S-27/2 | A/RES/ES-10/15"),
    ("A/RES", "decision 58/504 and documents 57/1", ""),
    ("A/RES", "Welcoming 57/218 reports", ""),
    ("A/RES", "Rappelant sa résolution 57/218 du 18 décembre 2002, et la résolution 50/13 du Conseil des droits de l’homme,", "A/RES/57/218 | A/HRC/RES/50/13"),
    ("A/HRC/RES", "les résolutions 60/251 et 65/281 de l’Assemblée générale, et ses résolutions 16/21 et 5/1,", "A/RES/60/251 | A/RES/65/281 | A/HRC/RES/16/21 | A/HRC/RES/5/1"),
    ("A/RES", "Recordando su resolución 57/218, de 18 de diciembre de 2002, y la resolución 2002/5 del Consejo Económico y Social,", "A/RES/57/218 | E/RES/2002/5"),
    ("A/RES", "ссылаясь на свою резолюцию 57/218 от 18 декабря 2002 года и резолюцию 50/13 Совета по правам человека,", "A/RES/57/218 | A/HRC/RES/50/13"),
    ("A/RES", "回顾其2002年12月18日第57/218号决议和第40/144号决议，以及人权理事会第50/13号决议，第58/504号决定，", "A/RES/57/218 | A/RES/40/144 | A/HRC/RES/50/13"),
    ("S/RES", "回顾其第1540(2004)号、第1673(2006)号决议", "S/RES/1540 (2004) | S/RES/1673 (2006)"),
    ("A/RES", "إذ تشير إلى قرارها 57/218 المؤرخ 18 كانون الأول/ديسمبر 2002، وإلى قرار مجلس حقوق الإنسان 50/13، والمقرر 58/504،", "A/RES/57/218 | A/HRC/RES/50/13"),
    ("A/RES", "إذ تشير إلى قراريها ٥٧/٢١٨ و ٤٠/١٤٤", "A/RES/57/218 | A/RES/40/144"),
]  # fmt: skip


@pytest.mark.parametrize(("own", "text", "named"), NAMED)
def test_resolutions_are_found_with_the_organ_whose_they_are(own: str, text: str, named: str) -> None:
    assert " | ".join(map(str, mentions(text, own))) == named


def document(symbol: str | None, *texts: str, date: str | None = None, opening: str = "") -> Document:
    paragraphs = [Paragraph(kind=Kind.OPENING, text=opening)] if opening else []
    paragraphs += [Paragraph(kind=Kind.PREAMBULAR, text=text) for text in texts]
    return Document(paragraphs=tuple(paragraphs), symbol=symbol, date=date)


ASSEMBLY = "The General Assembly,"
LINES = [
    ("the nearest session", document("A/RES/58/190", "its resolution 40/144", "its resolution 57/218"), "A/RES/57/218"),
    ("the first that is named", document("A/RES/58/190", "its resolution 57/218", "its resolution 57/1"), "A/RES/57/218"),
    ("not its own session", document("A/RES/58/190", "its resolution 58/4", "its resolution 57/1"), "A/RES/57/1"),
    ("a draft", document("A/C.3/58/L.70/Rev.1", "its resolution 57/218"), "A/RES/57/218"),
    ("two in one paragraph", document("A/RES/58/190", "its resolutions 57/218 and 57/219"), "A/RES/57/218, A/RES/57/219"),
    ("one named twice is one", document("A/RES/58/190", "resolution 57/218, and in resolution 57/218"), "A/RES/57/218"),
    ("another organ's is none", document("A/RES/70/1", "its resolution 60/1 and Human Rights Council resolution 69/2"), "A/RES/60/1"),
    ("Human Rights Council", document("A/HRC/RES/50/13", "General Assembly resolution 49/1, its resolutions 47/5 and 41/1"), "A/HRC/RES/47/5"),
    ("its draft", document("A/HRC/50/L.3", "its resolution 47/5"), "A/HRC/RES/47/5"),
    ("Security Council", document("S/2019/441", "its resolutions 2206 (2015), 2353 (2017) and 2428 (2018), 2459 (2019)"), "S/RES/2428 (2018)"),
    ("Economic and Social Council", document("E/RES/2003/7", "its resolutions 2002/5 and 1999/1"), "E/RES/2002/5"),
    ("older than 1976", document("A/RES/31/16 A", "its resolutions 3263 (XXIX) and 3474 (XXX)"), "A/RES/3474 (XXX)"),
    ("special sessions apart", document("A/RES/58/190", "its resolutions S-26/2 and 57/218"), "A/RES/57/218"),
    ("emergency", document("A/RES/ES-10/15", "its resolutions ES-10/13 and ES-10/14, 57/1"), "A/RES/ES-10/14"),
    ("no symbol, a date", document(None, "resolution 58/1, resolution 57/218", date="2003-12-22", opening=ASSEMBLY), "A/RES/57/218"),
    ("no symbol, a date in spring", document(None, "resolution 58/1, resolution 57/218", date="2004-05-03", opening=ASSEMBLY), "A/RES/57/218"),
    ("no symbol, no date", document(None, "its resolutions 57/218 and 40/144", opening=ASSEMBLY), "A/RES/57/218"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_the_predecessor_is_of_the_nearest_earlier_session_and_named_first(
    text: Document, named: str
) -> None:
    assert ", ".join(map(str, pipeline.lineage(text).candidates)) == named


def test_58_190_continues_57_218_and_says_why() -> None:
    found = pipeline.lineage(pipeline.read(sample("58-190.txt")))
    assert list(map(str, found.candidates)) == ["A/RES/57/218"]
    assert found.reason == "pp1 names it, the first of session 57, the nearest before its own, 58"


def test_what_the_user_says_of_the_symbol_counts() -> None:
    text = document("A/RES/58/190", "its resolutions 57/218 and 40/144")
    said = Options(new=Metadata(symbol="A/RES/57/1"))
    assert list(map(str, pipeline.lineage(text, said).candidates)) == ["A/RES/40/144"]


def test_a_tie_is_told_and_nothing_taken() -> None:
    found = pipeline.lineage(document("A/RES/58/190", "its resolutions 57/218 and 57/219"))
    with pytest.raises(
        OptionError, match=r"A/RES/57/218, A/RES/57/219 are equally near: .*\. Give one of them as OLD\."
    ):
        found.chosen()
    chosen = found.chosen(lambda lineage: lineage.candidates[1])
    assert chosen == parse("57/219")
    assert "(chosen by hand)" in found.remark(chosen).message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (document("A/RES/58/190", "nothing"), "A/RES/58/190: names no resolution of an earlier session"),
        (document(None, "its resolution 57/218"), "the text: of no organ that is known here"),
        (document("CEDAW/C/GC/30", "its resolution 57/218"), "CEDAW/C/GC/30: of no organ"),
    ],
)
def test_a_text_that_names_no_predecessor_is_told(text: Document, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        pipeline.lineage(text)
