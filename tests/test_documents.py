"""What the documents say about the code is so: the table of typography, names of files, the examples."""

import doctest
import re
import unicodedata
from pathlib import Path

import pytest

from compare.model.typography import TABLE

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
UNSEEN = {"": "nothing", " ": "a space"}
"""What a group is read as, where a table could not show it."""


def shown(character: str) -> str:
    """Return how README shows a character: itself if it can be told from others by eye, else its number."""
    told = unicodedata.category(character) not in ("Cf", "Mn", "Zs", "Pd")
    return f"`{character}`" if told else f"U+{ord(character):04X}"


def test_readme_shows_the_table_of_what_is_no_change() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = [
        f"| {name} | {' '.join(map(shown, characters))} | {UNSEEN.get(plain, f'`{plain}`')} |"
        for name, (characters, plain) in TABLE.items()
    ]
    head = "| group | characters | read as |\n|---|---|---|\n"
    assert head + "\n".join(rows) + "\n\n" in readme


def test_the_example_in_readme_does_what_it_says() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert (failed, tried) == (0, 5)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_between_files_lead_somewhere(document: str) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", (ROOT / document).read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (ROOT / link).exists()]
    assert missing == []


def test_the_architecture_names_every_module_and_no_other() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    lives = text.partition("## Where things live")[2].partition("## Glossary")[0]
    named = {name.rpartition("/")[2] for name in re.findall(r"`((?!tests/)[\w/]+\.py)`", lives)}
    modules = {path.name for path in (ROOT / "compare").rglob("*.py") if not path.name.startswith("__")}
    by_pattern = {name for name in modules if name.startswith(("from_", "to_", "view_"))}
    assert sorted(modules - by_pattern - named) == []
    assert sorted(named - modules) == []


def test_the_architecture_names_every_folder() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    folders = [path for path in (ROOT / "compare").iterdir() if (path / "__init__.py").exists()]
    assert [folder.name for folder in folders if f"`compare/{folder.name}/`" not in text] == []


def test_the_changelog_keeps_its_form() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", heading) for heading in headings[1:])
