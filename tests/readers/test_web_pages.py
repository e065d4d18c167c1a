"""Invented pages as they come from the programs and sites that make them, each beside what is read of it.

`PYTHONPATH=tests python -m readers.test_web_pages` writes anew what is read; look at every line that changes.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from compare.model.address import addresses
from compare.readers import read_bytes

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def lines(path: Path) -> Iterator[str]:
    """Yield what is read of a page: each paragraph with its address and label, notes, repairs and remarks."""
    document = read_bytes(path.read_bytes(), path.name).document
    yield f"{document.language}, {document.symbol}: {document.title}"
    for address, paragraph in zip(addresses(document), document.paragraphs, strict=True):
        text = paragraph.text
        for mark in reversed(paragraph.marks):
            text = f"{text[: mark.offset]}^{mark.note}{text[mark.offset :]}"
        yield f"{address} [{paragraph.label or ''}] {text}"
    yield from (f"note {index} [{note.label}] {note.text}" for index, note in enumerate(document.notes))
    yield from (f"repair {repair.name} {repair.count}" for repair in document.repairs)
    yield from (f"! {remark.message}" for remark in document.remarks)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_read_as_it_is_shown(path: Path) -> None:
    assert list(lines(path)) == path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    for page in PAGES:
        page.with_suffix(".txt").write_text("".join(f"{line}\n" for line in lines(page)), encoding="utf-8")
