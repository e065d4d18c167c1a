"""The catalogues are complete, agree with the templates, and are compiled; numbers and dates are as languages have them."""

import ast
import json
import pickle
import re
import tomllib
from collections import Counter
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

import compare
from compare.errors import OptionError
from compare.messages import LANGUAGES, Messages, messages
from compare.model.phrase import Place, gettext
from compare.model.spoken import cited, describe
from compare.options import Options
from compare.readers.docx_said import left_out
from compare.writers.view_remarks import repair_name, translated

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
        "dates",
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


def test_every_repair_that_a_reader_counts_has_a_name() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "compare/readers").glob("*.py"))
    counted = set(re.findall(r'tally\["(\w+)"\]', sources))
    assert len(counted) >= 10
    assert {name for name in counted if repair_name(name, messages("en")) is None} == set()


OWN_WORDS = {"format-refused", "cache-unwritable", "sources-unreadable"}
"""Remarks that may say what a program said of its failure."""


def made_of_text(source: str) -> Iterator[int]:
    """Yield the lines of functions that make remarks in which a message is a finished English sentence."""
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef):
            continue
        codes = {
            keyword.value.value if isinstance(keyword.value, ast.Constant) else ""
            for node in ast.walk(function)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Remark"
            for keyword in node.keywords
            if keyword.arg == "code"
        }
        if not codes - OWN_WORDS:
            continue
        for node in ast.walk(function):
            said = node.value if isinstance(node, ast.Assign | ast.keyword) else None
            named = (
                node.arg == "message"
                if isinstance(node, ast.keyword)
                else isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "message"
            )
            if named and isinstance(said, ast.Constant | ast.JoinedStr):
                yield said.lineno


def test_no_remark_is_made_of_text_that_no_catalogue_can_have() -> None:
    """A finished English sentence, with its values in it, would stay English in every report."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "compare").rglob("*.py")}
    assert {name: found for name, source in sources.items() if (found := list(made_of_text(source)))} == {}
    wrong = 'def f(n):\n    message = f"{n} left out."\n    return Remark(code="c", message=message)\n'
    assert list(made_of_text(wrong)) == [2]


FOUND = compare.texts(
    "The General Assembly,\n\n1. Decides to act;\n\n4. Requests the Secretary-General to report.^9\n",
    "Something else.",
)


def test_a_remark_is_said_in_the_language_of_the_report_and_stays_english_in_json() -> None:
    (gap,) = [remark for remark in FOUND.old.remarks if remark.code == "numbering-gap"]
    assert gap.message == "The numbering goes from 1 to 4: 2 to 3 missing."
    assert translated(gap.message, messages("ru")) == (
        "Нумерация переходит от 1 к 4: отсутствуют номера с 2 по 3."
    )
    assert translated(gap.message, messages("en")) == gap.message
    said = json.loads(compare.write(FOUND, "json"))["old"]["remarks"]
    assert {"code": "numbering-gap", "message": str(gap.message), "address": "op4"} in said


def test_a_remark_out_of_json_keeps_its_own_words(tmp_path: Path) -> None:
    kept = tmp_path / "old.json"
    kept.write_text(json.dumps(json.loads(compare.write(FOUND, "json"))["old"]), encoding="utf-8")
    again = compare.read(kept)
    (gap,) = [remark for remark in again.remarks if remark.code == "numbering-gap"]
    assert translated(gap.message, messages("fr")) is None
    page = compare.write(compare.documents(again, again), "html", Options(ui_language="fr"))
    assert f'<bdi lang="en" dir="ltr">{gap.message}</bdi>' in page


def test_a_phrase_comes_whole_through_another_process() -> None:
    phrase = gettext(
        "The mark %(mark)s in %(place)s calls a note that is not there.", mark="9", place=Place("op3")
    )
    again = pickle.loads(pickle.dumps(phrase))  # noqa: S301 - our own
    assert again == phrase
    assert translated(again, messages("es")) == translated(phrase, messages("es"))
    assert "párrafo 3 de la parte dispositiva" in str(translated(again, messages("es")))


COUNTED = [
    ("ru", 1, "Пропущен 1 комментарий."),
    ("ru", 3, "Пропущено 3 комментария."),
    ("ru", 11, "Пропущено 11 комментариев."),
    ("ar", 1, "جرى استبعاد تعليق واحد."),
    ("ar", 2, "جرى استبعاد تعليقين."),
    ("ar", 4, "جرى استبعاد 4 تعليقات."),
    ("ar", 12, "جرى استبعاد 12 تعليقا."),
    ("fr", 2, "2 commentaires écartés."),
    ("zh", 5, "已略去5条批注。"),
]


@pytest.mark.parametrize(("language", "count", "begins"), COUNTED)
def test_what_was_left_out_is_counted_as_the_language_counts(language: str, count: int, begins: str) -> None:
    comments = dict(left_out(Counter(comment=count)))["comment"]
    said = translated(comments, messages(language))
    assert str(said).startswith(begins)


def test_names_in_a_remark_are_isolated_and_harmless() -> None:
    said = str(
        translated(
            gettext("Note %(label)s is called nowhere in the text.", label="a\u202e/b"), messages("ar")
        )
    )
    assert "\u2068a‹202E›/b\u2069" in said


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
