"""The invented resolution in five languages, printed in lines without blank ones between its paragraphs."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import fill
from unicodedata import normalize

import pytest

from compare.model import Document
from compare.readers import read_bytes

TEXTS = Path(__file__).resolve().parents[2] / "texts"
NAMES = sorted(path.name for path in TEXTS.glob("migrants-*.txt"))
Outline = Callable[..., list[str]]


def _read(name: str) -> Document:
    return read_bytes((TEXTS / name).read_bytes(), name).document


def _texts(document: Document) -> Iterator[str]:
    """Yield paragraphs with their labels, without marks."""
    for paragraph in document.paragraphs:
        stop = "." if paragraph.label and paragraph.label.isdigit() else ""
        yield f"{paragraph.label}{stop} {paragraph.text}" if paragraph.label else paragraph.text


def _wrapped(text: str, width: int, indent: str) -> str:
    if re.search("[一-鿿]", text) is None:
        return fill(text, width, initial_indent=indent, break_long_words=False)
    return "\n".join(re.findall(rf".{{1,{width // 2}}}[，。；：、）》]*", indent + text))


@pytest.mark.parametrize("width", [60, 72, 85, 100])
@pytest.mark.parametrize("indent", ["", "     "])
@pytest.mark.parametrize("name", NAMES)
def test_paragraphs_are_told_without_blank_lines(name: str, indent: str, width: int) -> None:
    document = _read(name)
    source = "\n".join(_wrapped(text, width, indent) for text in _texts(document))
    again = read_bytes(source.encode(), name).document
    assert [(p.kind, p.label, p.text) for p in again.paragraphs] == [
        (p.kind, p.label, p.text) for p in document.paragraphs
    ]


@pytest.mark.parametrize("name", NAMES)
def test_accents_that_are_letters_of_their_own_tell_as_much(name: str) -> None:
    document = _read(name)
    source = normalize("NFD", "\n".join(_wrapped(text, 85, "") for text in _texts(document)))
    again = read_bytes(source.encode(), name).document
    assert [(p.kind, p.label, normalize("NFC", p.text)) for p in again.paragraphs] == [
        (p.kind, p.label, normalize("NFC", p.text)) for p in document.paragraphs
    ]


GOES_ON = {
    "a full line, then words that open paragraphs": """\
Генеральная Ассамблея,
ссылаясь на свои предыдущие резолюции по вопросу о защите мигрантов, вновь
подтверждая их и с признательностью принимая к сведению все последние доклады,
отмечая усилия государств,
1. постановляет продолжить рассмотрение этого вопроса.
""",
    "an early end, then words that open nothing": """\
Генеральная Ассамблея,
ссылаясь на свои предыдущие резолюции по вопросу о защите мигрантов, вновь
подтверждая их,
а также с признательностью принимая к сведению доклад Генерального секретаря,
1. постановляет продолжить рассмотрение этого вопроса.
""",
    "an early end where lines are of any length": """\
The General Assembly,
Recalling its earlier resolutions on the protection of all migrants, the
reports of the Secretary-General on it,
and all that was said about them at its last session by the representatives of
States, and mindful of it,
1. Decides to meet.
""",
}


@pytest.mark.parametrize("case", GOES_ON)
def test_a_paragraph_goes_on_where_no_word_opens_one(case: str, outline: Outline) -> None:
    lines = GOES_ON[case].splitlines()
    assert outline(GOES_ON[case])[1:2] == ["preambular: " + " ".join(lines[1:-1])]
