"""Items behind bullets hang on the paragraph before them, whatever the format."""

import io

import pytest
from docx import Document

from compare.readers import read_bytes

HTML = (
    "<p>The General Assembly,</p><ol><li>Decides:<ul><li>To read;</li><li>Books.</li></ul></li>"
    "<li>Requests reports.</li></ol>"
)
MARKDOWN = "The General Assembly,\n\n1. Decides:\n   - To read;\n   - Books.\n2. Requests reports.\n"


def word() -> bytes:
    document = Document()
    for text, style in (
        ("The General Assembly,", None),
        ("Decides:", "List Number"),
        ("To read;", "List Bullet"),
        ("Books.", "List Bullet"),
        ("Requests reports.", "List Number"),
    ):
        document.add_paragraph(text, style=style)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


FILES = {"a.html": HTML.encode(), "a.md": MARKDOWN.encode(), "a.docx": word()}


@pytest.mark.parametrize("name", FILES)
def test_items_behind_bullets_are_subparagraphs(name: str) -> None:
    document = read_bytes(FILES[name], name).document
    assert [(p.kind.value, p.label, p.level, p.text) for p in document.paragraphs] == [
        ("opening", None, 0, "The General Assembly,"),
        ("operative", "1", 0, "Decides:"),
        ("subparagraph", None, 1, "To read;"),
        ("subparagraph", None, 1, "Books."),
        ("operative", "2", 0, "Requests reports."),
    ]
