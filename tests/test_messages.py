"""The catalogues are complete, agree with the templates, and are compiled; numbers and dates are as languages have them."""

import re
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from lxml import html

from compare.errors import OptionError
from compare.messages import LANGUAGES, Messages, messages
from compare.model.address import cited, describe

ROOT = Path(__file__).resolve().parents[1]
OTHERS = sorted(set(LANGUAGES) - {"en"})
PLACEHOLDER = re.compile(r"%\((\w+)\)s|(%%)")
ABSENT = {"ar": {0, 1, 2}}
"""Plural forms that may say their number in a word, or in the form of the noun: none, one and two."""
ALIKE = {
    *(
        "note",
        "distribution",
        "original",
        "session",
        "Format",
        "Notes",
        "Original",
        "note %(number)s",
        "→",
        "]",
        ", ",
    ),
    *("%(number)s (%(letter)s)", "%(place)s: %(what)s", "%(count)s note", "%(count)s notes"),
}
"""Messages that may be the same in another language as in English."""


def catalogue(language: str) -> Catalog:
    path = ROOT / "compare" / "locales" / language / "LC_MESSAGES" / "redraft.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def extracted() -> set[tuple[str | None, Any]]:
    """Return context and text of every message in templates and code, as `make messages` finds them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"][
        "mappings"
    ]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in settings]
    options = {
        mapping["pattern"]: {"silent": "false"} for mapping in settings if mapping["method"] == "jinja2"
    }
    return {(context, text) for _, _, text, _, context in extract_from_dir(ROOT, methods, options)}


def forms(message: Any) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_in_the_catalogue_and_no_other(language: str) -> None:
    listed = {(message.context, message.id) for message in catalogue(language) if message.id}
    assert listed == extracted(), "`make messages` brings them up to date"
    assert len(listed) > 200


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated_in_all_its_plural_forms(language: str) -> None:
    listed = catalogue(language)
    plural = get_plural(language)
    assert listed.num_plurals == plural.num_plurals
    for message in listed:
        if not message.id:
            continue
        assert all(form.strip() for form in forms(message)), message.id
        assert not message.fuzzy, message.id
        assert len(forms(message)) == (plural.num_plurals if message.pluralizable else 1), message.id
        if message.id not in ALIKE and not message.pluralizable:
            assert message.string != message.id


def placeholders(text: str) -> list[str]:
    return sorted(found[0] for found in PLACEHOLDER.finditer(text))


@pytest.mark.parametrize("language", OTHERS)
def test_translations_name_what_their_messages_name(language: str) -> None:
    for message in catalogue(language):
        if not message.id:
            continue
        original = message.id[-1] if message.pluralizable else message.id
        for number, form in enumerate(forms(message)):
            missing = set(placeholders(original)) - set(placeholders(form)) - {"%%"}
            allowed = {"%(count)s"} if message.pluralizable and number in ABSENT.get(language, ()) else set()
            assert missing <= allowed, form
            assert set(placeholders(form)) - {"%%"} <= set(placeholders(original)), form
            assert form.count("%") == sum(len(found) if found == "%%" else 1 for found in placeholders(form))


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_compiled_is_what_babel_makes_of_the_catalogue(language: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    path = ROOT / "compare" / "locales" / language / "LC_MESSAGES" / "redraft.mo"
    assert path.read_bytes() == compiled.getvalue(), "`make messages` compiles it"


def literals(template: Path) -> Iterator[str]:
    """Yield what a template prints by itself where a person reads or hears it."""
    source = template.read_text(encoding="utf-8")
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.DOTALL)
    root = html.fragment_fromstring(f"<div>{bare}</div>")
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style", "code"):
            yield from (element.text or "", element.tail or "")
            shown = ("title", "aria-label", "placeholder", "alt", "data-link", "data-text", "data-failed")
            yield from (element.get(name, "") for name in shown)


KNOWN = {"SHA", "DOCTYPE", "lang", "dir"}


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("*.jinja")), ids=lambda path: path.name)
def test_no_template_says_anything_that_is_not_in_the_catalogues(path: Path) -> None:
    words = {word for text in literals(path) for word in re.findall(r"[^\W\d_]{2,}", text)}
    assert words <= KNOWN


FORMS = [
    ("fr", [(0, "0 modification"), (1, "1 modification"), (2, "2 modifications")]),
    ("es", [(1, "1 cambio"), (21, "21 cambios")]),
    (
        "ru",
        [
            (1, "1 изменение"),
            (3, "3 изменения"),
            (5, "5 изменений"),
            (11, "11 изменений"),
            (22, "22 изменения"),
        ],
    ),
    ("zh", [(1, "1处变动"), (7, "7处变动")]),
]


@pytest.mark.parametrize(("language", "cases"), FORMS, ids=[case[0] for case in FORMS])
def test_a_count_takes_the_form_that_its_language_asks_for(
    language: str, cases: list[tuple[int, str]]
) -> None:
    said = messages(language)
    found = [said.ngettext("%(count)s change", "%(count)s changes", n) % {"count": n} for n, _ in cases]
    assert found == [text for _, text in cases]


def test_arabic_has_a_form_for_one_two_few_and_many() -> None:
    said = messages("ar")
    counted = ("%(count)s paragraph", "%(count)s paragraphs")
    found = [said.ngettext(*counted, n) % {"count": n} for n in (1, 2, 3, 10, 11, 100, 103)]
    assert found == ["فقرة واحدة", "فقرتان", "3 فقرات", "10 فقرات", "11 فقرة", "100 فقرة", "103 فقرات"]


DATES = [
    ("en", "22 December 2003"),
    ("fr", "22 décembre 2003"),
    ("es", "22 de diciembre de 2003"),
    ("ru", "22 декабря 2003\u202fг."),
    ("zh", "2003年12月22日"),
    ("ar", "22 كانون الأول/ديسمبر 2003"),
]


@pytest.mark.parametrize(("language", "written"), DATES)
def test_dates_are_written_as_the_language_writes_them(language: str, written: str) -> None:
    assert messages(language).date("2003-12-22").replace("\xa0", "\u202f") == written


@pytest.mark.parametrize(
    "text", ["", "22 December 2003", "2003-12", "2003-13-01", "2003-02-30", "20031222", "٢٠٠٣-١٢-٢٢"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_iso_date_stays_as_printed(language: str, text: str) -> None:
    assert messages(language).date(text) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_have_the_digits_of_symbols(language: str) -> None:
    assert messages(language).number(190) == "190"
    assert re.sub(r"\D", "", messages(language).number(1234567), flags=re.ASCII) == "1234567"
    assert len(messages(language).number(1234567)) == 9


def test_a_language_that_is_not_spoken_is_refused() -> None:
    with pytest.raises(OptionError, match=r"'de' is no language of the report\. Use one of ar, en, es"):
        messages("de")


ADDRESSES = ["op12.b.iii", "annex1.op3~2", "B.pp3", "table1.r2c3", "note7", "heading2", "closing", "par5~7"]


@pytest.mark.parametrize("language", OTHERS)
def test_places_have_names_in_every_language(language: str) -> None:
    for address in ADDRESSES:
        said = describe(address, Messages(language).gettext)
        assert not set(re.findall(r"[a-z]{3,}", said)) & set(re.findall(r"[a-z]{3,}", describe(address))) - {
            "iii",
            "note",
        }


def test_a_paragraph_is_cited_by_its_number_in_any_language() -> None:
    assert cited("annex1.op12.b", messages("fr").gettext) == "12 b)"
    assert describe("op12.b", messages("fr").gettext) == "paragraphe 12 b) du dispositif"
    assert describe("op12", messages("zh").gettext) == "执行部分第12段"
