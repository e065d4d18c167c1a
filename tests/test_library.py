"""`import compare`: the public names, and that the command line's work reads as a sentence in Python."""

import inspect
import pkgutil
from importlib import resources
from pathlib import Path

import pytest

import compare
from compare.options import Options


@pytest.fixture(name="pair")
def fixture_pair(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("The General Assembly,\n\n1. Requests a report;\n\n2. Decides to act.\n", encoding="utf-8")
    new.write_text("The General Assembly,\n\n1. Welcomes a report;\n\n2. Decides to act.\n", encoding="utf-8")
    return old, new


def test_the_public_names_are_these() -> None:
    assert compare.__all__ == [
        *("Comparison", "Document", "Edit", "Kind", "Match", "MatchKind", "Metadata", "Note", "Op"),
        *("OptionError", "Options", "Paragraph", "ReadError", "RedraftError", "WriteError"),
        *("documents", "files", "print_pdf", "read", "texts", "write"),
    ]
    assert sorted(compare.__all__) == compare.__all__


@pytest.mark.parametrize("name", compare.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert inspect.getdoc(getattr(compare, name))
    assert name in dir(compare)


def test_no_public_name_is_that_of_a_module() -> None:
    assert not {module.name for module in pkgutil.iter_modules(compare.__path__)} & set(compare.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'compare' has no attribute 'nothing'"):
        _ = compare.nothing


def test_two_files_are_compared_and_written_as_the_documentation_says(pair: tuple[Path, Path]) -> None:
    comparison = compare.files(*pair)
    assert comparison.counts.old.modified == 1
    assert compare.write(comparison, "html").startswith("<!DOCTYPE html>")
    assert compare.write(comparison).startswith("<!DOCTYPE html>")


def test_documents_and_texts_give_the_same_as_files(pair: tuple[Path, Path]) -> None:
    old, new = pair
    expected = compare.files(old, new).matches
    assert compare.documents(compare.read(old), compare.read(new)).matches == expected
    assert compare.texts(old.read_text(), new.read_text()).matches == expected


def test_what_the_user_says_reaches_the_documents(pair: tuple[Path, Path]) -> None:
    options = Options(new=compare.Metadata(title="Migrants"))
    assert compare.documents(compare.read(pair[0]), compare.read(pair[1]), options).new.title == "Migrants"


def test_every_error_is_one_of_the_program() -> None:
    for name in ("OptionError", "ReadError", "WriteError"):
        assert issubclass(getattr(compare, name), compare.RedraftError)


def test_the_package_says_that_it_is_typed() -> None:
    assert resources.files("compare").joinpath("py.typed").is_file()
