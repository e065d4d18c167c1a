"""Resolutions quoted whole, in press releases: a quotation mark before each paragraph, and one at the end."""

import pytest

from compare.model import Document
from compare.readers import read_bytes


def read(paragraphs: list[str], name: str) -> Document:
    if name.endswith(".html"):
        text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    else:
        text = "\n\n".join(paragraphs)
    return read_bytes(text.encode(), name).document


QUOTED = {
    "English": ["Full text:", "“The Security Council,", "“Recalling the “Pact” of 2031,", "“1. Decides to act;", "“2. Decides to remain seized.”"],
    "straight": ["Full text:", '"The Security Council,', '"Recalling the "Pact" of 2031,', '"1. Decides to act;', '"2. Decides to remain seized."'],
    "guillemets": ["Texte :", "« Le Conseil de sécurité,", "« Rappelant le « Pacte » de 2031,", "« 1. Décide d’agir ;", "« 2. Décide de rester saisi. »"],
    "German": ["Text:", "„The Security Council,", "„Recalling the „Pact“ of 2031,", "„1. Decides to act;", "„2. Decides to remain seized.“"],
    "never closed": ["Full text:", "“The Security Council,", "“Recalling the “Pact” of 2031,", "“1. Decides to act;", "“2. Decides to remain seized."],
    "and more": ["Full text:", "“The Security Council,", "“Recalling the “Pact” of 2031,", "“1. Decides to act;", "“2. Decides to remain seized.”", "“No,” she said."],
}  # fmt: skip


@pytest.mark.parametrize("name", ["release.html", "release.txt", "release.md"])
@pytest.mark.parametrize("paragraphs", QUOTED.values(), ids=QUOTED)
def test_a_resolution_that_is_quoted_whole_is_read_without_the_repeated_marks(
    paragraphs: list[str], name: str
) -> None:
    document = read(paragraphs, name)
    kinds = [p.kind.value for p in document.paragraphs][1:5]
    assert kinds == ["opening", "preambular", "operative", "operative"]
    assert [p.label for p in document.paragraphs][1:5] == [None, None, "1", "2"]
    assert document.paragraphs[2].text.startswith(("Recalling the", "Rappelant le"))
    assert document.paragraphs[4].text[-1] in ".i"
    assert len(document.paragraphs) == len(paragraphs)
    assert "drop_quotes" in [repair.name for repair in document.repairs]


NOT_QUOTED = [
    ["The General Assembly,", "“Pact” means the pact,", "“Port” means a port."],
    ["“The Security Council”, he said,", "“and no other.”"],
    ["“First we sail,", "“then we row,", "“then we rest.”"],
    ["The General Assembly,", "1. Decides to insert:", "“2. Harbours are open.", "“3. Lights are lit.”"],
]


@pytest.mark.parametrize("paragraphs", NOT_QUOTED)
def test_quotation_marks_of_other_paragraphs_are_theirs(paragraphs: list[str]) -> None:
    document = read(paragraphs, "page.html")
    assert [p.text.lstrip("1. ") for p in document.paragraphs] == [text.lstrip("1. ") for text in paragraphs]
    assert document.repairs == ()
