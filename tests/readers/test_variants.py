"""Resolution 58/190 printed in other ways: what is read stays the same, to the character.

The text as received is read once; then its lines are changed, or its paragraphs and notes are printed anew.
"""

import re
from collections.abc import Callable
from pathlib import Path
from textwrap import fill

import pytest

from compare.model import Document
from compare.readers import read_bytes

SOURCE = (Path(__file__).resolve().parents[2] / "texts" / "58-190.txt").read_text(encoding="utf-8")
READ = read_bytes(SOURCE.encode(), "58-190.txt").document
LINES = SOURCE.split("\n")
RULE = "_______________"


def _essence(document: Document) -> tuple[object, ...]:
    return document.paragraphs, tuple(note._replace(kind=READ.notes[0].kind) for note in document.notes)


def _with_page_ends(*, form_feed: bool) -> str:
    """Return the text with a running head after each block of notes, and page numbers."""
    lines: list[str] = []
    page, in_notes = 1, False
    for line in LINES:
        if in_notes and (line.startswith(" ") or not line.strip()):
            in_notes = False
            lines += (
                [str(page), "\fA/RES/58/190"] if form_feed else ["A/RES/58/190", f"{page + 1}/6 03-50361"]
            )
            page += 1
        in_notes = in_notes or line.startswith("____")
        lines.append(line)
    return "\n".join(lines)


def _with_labels(form: str) -> str:
    """Return the text with the labels of its notes set in another way."""
    lines: list[str] = []
    in_notes = False
    for line in LINES:
        if line.startswith("____"):
            in_notes = True
        elif line.startswith(" ") or not line.strip():
            in_notes = False
        label = re.match(r"(\d{1,2}) (?=[A-Z])", line) if in_notes else None
        lines.append(form.format(label[1]) + line[label.end() :] if label else line)
    return "\n".join(lines)


LAID_OUT = {
    "no indents": "\n".join(line.strip() for line in LINES),
    "no blank lines": "\n".join(line for line in LINES if line.strip()),
    "neither": "\n".join(line.strip() for line in LINES if line.strip()),
    "deeper indents": "\n".join(re.sub(r"^ +", "     ", line) for line in LINES),
    "no rules": "\n".join(line for line in LINES if not line.startswith("___")),
    "no rules, no indents": "\n".join(line.strip() for line in LINES if not line.startswith("___")),
    "rules of dashes": SOURCE.replace(RULE, "-----"),
    "CRLF": SOURCE.replace("\n", "\r\n"),
    "CR": SOURCE.replace("\n", "\r"),
    "running heads": _with_page_ends(form_feed=False),
    "running heads, neither": "\n".join(
        line.strip() for line in _with_page_ends(form_feed=False).split("\n") if line.strip()
    ),
    "form feeds": _with_page_ends(form_feed=True),
    "form feeds, neither": "\n".join(
        line.strip(" ") for line in _with_page_ends(form_feed=True).split("\n") if line.strip(" ")
    ),
} | {f"notes as {form!r}": _with_labels(form) for form in ("{}. ", "{}/ ", "[{}] ", "{}\t", "  {}   ", "{}")}


@pytest.mark.parametrize("variant", LAID_OUT)
def test_the_layout_of_lines_changes_nothing(variant: str) -> None:
    assert _essence(read_bytes(LAID_OUT[variant].encode(), "x").document) == _essence(READ)


SET_ANEW = {
    "no-break spaces": (" ", "\u00a0"),
    "narrow no-break spaces": (" ", "\u202f"),
    "soft hyphens": ("e", "e\u00ad"),
    "zero-width spaces": ("e", "e\u200b"),
}


@pytest.mark.parametrize("typography", SET_ANEW)
def test_the_typography_of_the_opening_and_the_closing_changes_no_kind(typography: str) -> None:
    source = SOURCE
    for words in ("The General Assembly,", "77th plenary meeting", "22 December 2003"):
        assert source.count(words) == 1
        source = source.replace(words, words.replace(*SET_ANEW[typography]))
    document = read_bytes(source.encode(), "x").document
    assert document.date == READ.date
    assert [(p.kind, p.label) for p in document.paragraphs] == [(p.kind, p.label) for p in READ.paragraphs]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_the_encoding_changes_nothing(encoding: str) -> None:
    assert _essence(read_bytes(SOURCE.encode(encoding), "x").document) == _essence(READ)


def _raised(label: str) -> str:
    return "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in label)


Form = Callable[[str], str]
FORMS: dict[str, tuple[Form, Form]] = {
    "brackets": (lambda label: f"[{label}]", lambda label: f"[{label}] "),
    "glued digits": (lambda label: label, lambda label: f"{label} "),
    "glued digits, notes with stops": (lambda label: label, lambda label: f"{label}. "),
    "raised digits": (_raised, lambda label: f"{_raised(label)} "),
    "slashes": (lambda label: f" {label}/", lambda label: f"{label}/ "),
}


def _printed(mark: Form, note: Form) -> tuple[list[str], list[str]]:
    """Return paragraphs and notes, each on one line, with marks and labels in the given forms."""
    paragraphs = []
    for paragraph in READ.paragraphs:
        text = paragraph.text
        for one in reversed(paragraph.marks):
            assert one.note is not None
            text = text[: one.offset] + mark(READ.notes[one.note].label) + text[one.offset :]
        paragraphs.append(f"{paragraph.label}. {text}" if paragraph.label else text)
    return paragraphs, [note(one.label) + one.text for one in READ.notes]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("head", ["Notes", RULE, None])
@pytest.mark.parametrize("form", FORMS)
def test_one_paragraph_a_line_with_all_notes_at_the_end(form: str, head: str | None, between: str) -> None:
    paragraphs, notes = _printed(*FORMS[form])
    source = between.join([*paragraphs, *([head] if head else []), *notes])
    assert _essence(read_bytes(source.encode(), "x").document) == _essence(READ)


WRAPPINGS: dict[str, Callable[[list[str], int], str]] = {
    "blank lines": lambda texts, width: "\n\n".join(fill(text, width) for text in texts),
    "nothing": lambda texts, width: "\n".join(fill(text, width) for text in texts),
    "first indents": lambda texts, width: "\n".join(
        fill(text, width, initial_indent="     ") for text in texts
    ),
    "hanging indents": lambda texts, width: "\n".join(
        fill(text, width, subsequent_indent="    ") for text in texts
    ),
    "both": lambda texts, width: "\n\n".join(fill(text, width, initial_indent="  ") for text in texts),
}


@pytest.mark.parametrize("width", [60, 72, 85, 100, 130])
@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_lines_of_any_width_join(wrapping: str, width: int) -> None:
    paragraphs, notes = _printed(*FORMS["glued digits"])
    source = WRAPPINGS[wrapping]([*paragraphs, RULE, *notes], width)
    assert _essence(read_bytes(source.encode(), "x").document) == _essence(READ)
