"""Numbers that Word counts, held against those that LibreOffice prints for the same file."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from word_files import abstract, level, num, numbered, numbering, p, restarted, styles, word

from compare.readers import read_bytes

Outline = Callable[..., list[str]]

DECIMAL = [level(index, "decimal", "".join(f"%{n}." for n in range(1, index + 2))) for index in range(4)]
UN = [
    level(0, "decimal", "%1."),
    level(1, "lowerLetter", "(%2)"),
    level(2, "lowerRoman", "(%3)"),
    level(3, "upperLetter", "%4."),
]


class Case(NamedTuple):
    """Lists, and paragraphs as list and level; None stands between lists."""

    promise: str
    parts: list[str]
    paragraphs: list[tuple[int, int] | None]
    styles: str = ""


def lists(*levels: str, more: str = "") -> list[str]:
    return [abstract(0, *levels, more=more), num(1, 0)]


CASES = [
    Case("count and start afresh below", lists(*UN), [(1, n) for n in (0, 1, 1, 2, 2, 3, 1, 2, 0, 1)]),
    Case(
        "print the numbers of the levels above",
        lists(*DECIMAL),
        [(1, n) for n in (0, 1, 2, 3, 3, 1, 2, 0, 2)],
    ),
    Case("go on after other text", lists(*UN), [(1, 0), None, (1, 0), None, (1, 1), None, (1, 1), (1, 0)]),
    Case(
        "begin where the list says",
        lists(level(0, "decimal", "%1.", start=7), *UN[1:]),
        [(1, 0), (1, 1), (1, 0)],
    ),
    Case("begin below a level that was never used", lists(*UN), [(1, 1), (1, 1), (1, 0), (1, 1)]),
    Case(
        "go on from one list to another of the same definition",
        [abstract(0, *UN), num(1, 0), num(2, 0)],
        [(1, 0), (1, 0), (2, 0), (2, 1), (1, 1), (1, 0)],
    ),
    Case(
        "start afresh where a list of the same definition says so",
        [abstract(0, *UN), num(1, 0), num(2, 0, restarted(0, 1))],
        [(1, 0), (1, 0), (2, 0), (2, 0), (2, 1)],
    ),
    Case(
        "start at the number that a list says",
        [abstract(0, *UN), num(1, 0), num(2, 0, restarted(0, 5))],
        [(1, 0), (2, 0), (2, 0)],
    ),
    Case(
        "count lists of two definitions apart",
        [abstract(0, *UN), abstract(1, *UN), num(1, 0), num(2, 1)],
        [(1, 0), (2, 0), (1, 0), (2, 0), (2, 1), (1, 1)],
    ),
    Case(
        "take a level that a list defines anew",
        [
            abstract(0, *UN),
            num(1, 0),
            num(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1)")}</w:lvlOverride>'),
        ],
        [(1, 0), (1, 1), (2, 0), (2, 1)],
    ),
    Case("pass over a level that is used later", lists(*DECIMAL), [(1, n) for n in (0, 2, 1, 2, 0, 3, 1)]),
    Case(
        "follow a numbering style to the list that it names",
        [
            abstract(0, *UN, more='<w:styleLink w:val="Lists"/>'),
            abstract(1, more='<w:numStyleLink w:val="Lists"/>'),
            num(1, 0),
            num(2, 1),
        ],
        [(2, 0), (2, 1), (2, 0)],
        styles='<w:style w:type="numbering" w:styleId="Lists"><w:name w:val="Lists"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    ),
    Case("leave paragraphs of no list unnumbered", lists(*UN), [(1, 0), (0, 0), (1, 0)]),
    Case(
        "count far in letters and Roman numbers",
        lists(level(0, "lowerLetter", "%1)"), level(1, "upperRoman", "%2.")),
        [(1, 0)] * 29 + [(1, 1)] * 49,
    ),
    Case("print words around the number", lists(level(0, "decimal", "Article %1")), [(1, 0), (1, 0)]),
    Case("have zeros before", lists(level(0, "decimalZero", "%1")), [(1, 0)] * 11),
    Case("know bullets to be none", lists(level(0, "bullet", "•"), UN[1]), [(1, 0), (1, 1), (1, 1)]),
    Case(
        "find the level that a style is bound to",
        lists(
            level(0, "decimal", "%1.", '<w:pStyle w:val="One"/>'),
            level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Two"/>'),
        ),
        [(-1, 0), (-2, 0), (-2, 0), (-1, 0), (-2, 0)],
        styles='<w:style w:type="paragraph" w:styleId="One"><w:name w:val="One"/><w:basedOn w:val="Normal"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Two"><w:name w:val="Two"/><w:basedOn w:val="One"/><w:pPr>'
        '<w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>',
    ),
]
STYLE = {-1: "One", -2: "Two"}


def file_of(case: Case) -> bytes:
    body = []
    for index, place in enumerate(case.paragraphs):
        text = f"text{index}"
        if place is None:
            body.append(p(text))
        elif place[0] < 0:
            body.append(p(text, f'<w:pStyle w:val="{STYLE[place[0]]}"/>'))
        else:
            body.append(numbered(text, place[1], place[0]))
    return word("".join(body), numbering=numbering(*case.parts), styles=styles(case.styles))


@pytest.fixture(scope="module")
def printed(libreoffice: str, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """Return for each case what LibreOffice prints before the text of each paragraph."""
    folder = tmp_path_factory.mktemp("numbering")
    files = [folder / f"{index}.docx" for index in range(len(CASES))]
    for file, case in zip(files, CASES, strict=True):
        file.write_bytes(file_of(case))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        libreoffice,
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    return [_labels(file.with_suffix(".txt")) for file in files]


def _labels(file: Path) -> dict[str, str]:
    found = re.findall(r"^(.*?)(text\d+)$", file.read_text(encoding="utf-8-sig"), re.MULTILINE)
    return {text: label.strip() for label, text in found}


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.promise for case in CASES])
def test_numbers_are_those_that_libreoffice_prints(index: int, printed: list[dict[str, str]]) -> None:
    found = read_bytes(file_of(CASES[index]), "a.docx").document
    ours = {paragraph.text: paragraph.label or "" for paragraph in found.paragraphs}
    theirs = {text: "" if label == "•" else label.removesuffix(".") for text, label in printed[index].items()}
    assert len(ours) == len(CASES[index].paragraphs)
    assert ours == theirs


SAID = [
    (
        "digits alone where a level is legal",
        lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")),
        [(1, 0), (1, 0), (1, 1), (1, 1)],
        ["I", "II", "2.1", "2.2"],
    ),
    (
        "no new start where that is said",
        lists(UN[0], level(1, "lowerLetter", "(%2)", '<w:lvlRestart w:val="0"/>')),
        [(1, 0), (1, 1), (1, 0), (1, 1)],
        ["1", "(a)", "2", "(b)"],
    ),
    (
        "a new start only after the level that is named",
        lists(*UN[:2], level(2, "lowerRoman", "(%3)", '<w:lvlRestart w:val="1"/>')),
        [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)],
        ["1", "(a)", "(i)", "(b)", "(ii)", "2", "(i)"],
    ),
]
"""What the standard says (ECMA-376-1, 17.9.4 and 17.9.10) and LibreOffice did not always do."""


@pytest.mark.parametrize(("promise", "parts", "places", "labels"), SAID, ids=[case[0] for case in SAID])
def test_numbers_follow_the_standard_where_libreoffice_may_not(
    promise: str, parts: list[str], places: list[tuple[int, int] | None], labels: list[str]
) -> None:
    found = read_bytes(file_of(Case(promise, parts, places)), "a.docx").document
    assert [paragraph.label for paragraph in found.paragraphs] == labels


ARTICLES = [
    abstract(
        0, level(0, "decimal", "Article %1"), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)")
    ),
    num(1, 0),
]


def test_an_article_that_word_counts_is_a_heading_as_where_it_is_typed(outline: Outline) -> None:
    places = [("Scope", 0), ("The Act applies.", 1), ("Ports:", 1), ("small;", 2), ("large.", 2), ("Fees", 0)]
    body = "".join(numbered(text, at) for text, at in places)
    assert outline(word(body, numbering=numbering(*ARTICLES), styles=styles())) == [
        "heading Article 1: Scope",
        "operative 1: The Act applies.",
        "operative 2: Ports:",
        "subparagraph a) >>: small;",
        "subparagraph b) >>: large.",
        "heading Article 2: Fees",
    ]


def test_a_list_that_word_counts_hangs_below_a_number_that_is_typed(outline: Outline) -> None:
    parts = [abstract(0, level(0, "decimal", "(%1)"), level(1, "lowerLetter", "(%2)")), num(1, 0)]
    body = p("1. Title") + p("2. Licences") + numbered("An application has:", 0) + numbered("a plan;", 1)
    body += numbered("a fee.", 1) + numbered("It is decided.", 0)
    assert outline(word(body, numbering=numbering(*parts), styles=styles())) == [
        "operative 1: Title",
        "operative 2: Licences",
        "subparagraph (1) >: An application has:",
        "subparagraph (a) >>: a plan;",
        "subparagraph (b) >>: a fee.",
        "subparagraph (2) >: It is decided.",
    ]
