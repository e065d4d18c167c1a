"""Bytes to characters: what is stated, what is guessed, and what is refused."""

import codecs

import pytest

from compare.errors import ReadError
from compare.readers import read_bytes
from compare.readers.decode import decode

FRENCH = (
    "L’Assemblée générale,\n\nRappelant sa résolution 57/218, notant « l’été » et 5 % du coût à Genève,\n"
)
SPANISH = (
    "La Asamblea General,\n\nRecordando su resolución, señalando la situación de los niños y el año 2003,\n"
)
ENGLISH = "The General Assembly,\n\nRecalling the “Pact” of Côte d’Ivoire – and its naïve authors,\n"
RUSSIAN = "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию 57/218 от 18 декабря 2002 года,\n" * 3
ARABIC = "إن الجمعية العامة،\n\nإذ تشير إلى قرارها 57/218 المؤرخ 18 ديسمبر وإلى حقوق الإنسان،\n" * 3
CHINESE = "大会，\n\n回顾其2002年12月18日第57/218号决议，重申《世界人权宣言》宣布人人生而自由，\n" * 3


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (FRENCH.encode(), FRENCH, "utf-8"),
        (codecs.BOM_UTF8 + FRENCH.encode(), FRENCH, "utf-8"),
        (codecs.BOM_UTF16_LE + FRENCH.encode("utf-16-le"), FRENCH, "utf-16-le"),
        (codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"), FRENCH, "utf-16-be"),
        (codecs.BOM_UTF32_LE + FRENCH.encode("utf-32-le"), FRENCH, "utf-32-le"),
    ],
)
def test_what_the_bytes_state_is_no_guess(data: bytes, text: str, encoding: str) -> None:
    assert decode(data, "x") == (text, encoding, False)


@pytest.mark.parametrize(
    ("text", "encoding", "reported"),
    [
        (FRENCH, "cp1252", "cp1252"),
        (SPANISH, "cp1252", "cp1252"),
        (ENGLISH, "cp1252", "cp1252"),
        ("Éléonore à l’été", "cp1252", "cp1252"),
        ("Côte d’Ivoire", "cp1252", "cp1252"),
        ("1. Décide", "cp1252", "cp1252"),
        ("año", "cp1252", "cp1252"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (CHINESE, "utf-16-le", "utf-16-le"),
        (RUSSIAN, "utf-16-be", "utf-16-be"),
        (RUSSIAN, "cp1251", "cp1251"),
        (ARABIC, "cp1256", "cp1256"),
        (CHINESE, "gb18030", "gb18030"),
    ],
)
def test_guesses_come_out_right_and_are_reported(text: str, encoding: str, reported: str) -> None:
    data = text.encode(encoding)
    assert decode(data, "x") == (text, reported, True)
    document = read_bytes(data, "x").document
    assert document.source is not None
    assert document.source.encoding == reported
    assert document.remarks[0].code == "encoding-assumed"
    assert reported in document.remarks[0].message


REFUSED = {
    "zeros": b"The\0General\0\0Assembly",
    "a program": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4,
    "control characters": bytes(range(1, 9)) * 20,
    "a byte order mark and half a character": codecs.BOM_UTF16_LE + b"A",
    "zeros after a byte order mark": codecs.BOM_UTF8 + b"A\0B",
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_text_is_refused_in_one_line(case: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(REFUSED[case], "draft.bin")
    message = str(caught.value)
    assert message.startswith("draft.bin: ")
    assert "Save" in message
    assert "\n" not in message


def test_a_stray_control_character_stays_in_the_text() -> None:
    document = read_bytes(b"The bell\x07 tolls for all of us in this place.", "x").document
    assert document.paragraphs[0].text == "The bell\x07 tolls for all of us in this place."


def test_undecodable_bytes_are_refused() -> None:
    data = bytes(range(0x81, 0x100)) * 3 + b"\xff\xff\x81\x8d"
    with pytest.raises(ReadError, match=r"encoding cannot be told|binary"):
        decode(data, "x")
