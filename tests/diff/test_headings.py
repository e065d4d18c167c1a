"""Numbered headings go with their titles and what stands below them, not with their numbers."""

import re
from collections.abc import Callable

import pytest
from notation import document

from compare.diff import compare
from compare.diff.headings import units
from compare.pipeline import understood

STATUTE = (
    "H: Article 1. Scope | X: This Statute applies to the staff of the library. | "
    "H: Article 2. Borrowing | X: A reader may borrow six books for four weeks. | "
    "H: Article 3. Fines | X: Whoever keeps a book for too long pays a penny a day. | "
    "H: Article 4. Appeals | X: An appeal is filed with the board within sixty days."
)
LONGER = (
    "H: Article 1. Scope | X: This Statute applies to the staff of the library. | "
    "H: Article 2. Opening hours | X: The reading room opens at nine and closes at dusk. | "
    "H: Article 3. Borrowing | X: A reader may borrow eight books for four weeks. | "
    "H: Article 4. Fines | X: Whoever keeps a book for too long pays twopence a day. | "
    "H: Article 5. Appeals | X: An appeal is filed with the board within ninety days."
)
TITLES = ("Scope", "Borrowing", "Fines", "Appeals")
Form = Callable[[str, str], str]
FORMS: list[tuple[str, Form]] = [
    ("title on the same line", lambda number, title: f"{number}. {title}"),
    ("title on a line of its own", lambda number, title: f"{number} | H: {title}"),
    ("no title", lambda number, _: number),
]


def laid_out(text: str, form: Form) -> str:
    """Return the text with its headings in another form."""
    return re.sub(r"H: (Article \d)\. ([^|]+?) \|", lambda found: f"H: {form(*found.groups())} |", text)


@pytest.mark.parametrize("form", [form for _, form in FORMS], ids=[name for name, _ in FORMS])
def test_an_article_put_in_renumbers_the_headings_behind_it_and_matches_none_of_them_anew(
    form: Form,
) -> None:
    old, new = document(laid_out(STATUTE, form)), document(laid_out(LONGER, form))
    found = compare(old, new)
    added = [new.paragraphs[match.new[0]].text.partition(".")[0] for match in found.matches if not match.old]
    linked = [
        (old.paragraphs[match.old[0]].text, new.paragraphs[match.new[0]].text)
        for match in found.matches
        if match.old and old.paragraphs[match.old[0]].text.startswith("Article")
    ]
    assert "Article 2" in added
    assert not [match for match in found.matches if not match.new or match.moved]
    assert [(a.partition(".")[0], b.partition(".")[0]) for a, b in linked] == [
        ("Article 1", "Article 1"),
        ("Article 2", "Article 3"),
        ("Article 3", "Article 4"),
        ("Article 4", "Article 5"),
    ]


@pytest.mark.parametrize("form", [form for _, form in FORMS], ids=[name for name, _ in FORMS])
def test_an_article_that_has_another_number_and_the_same_title_is_renumbered_and_not_modified(
    form: Form,
) -> None:
    old, new = (understood(_typed(text, form)) for text in (STATUTE, LONGER))
    found = compare(old, new).matches
    headings = [match for match in found if match.old and old.paragraphs[match.old[0]].label]
    assert [match.kind.value for match in headings] == ["identical"] * 4
    assert [match.renumbered for match in headings] == [False, True, True, True]
    assert next(new.paragraphs[m.new[0]].label for m in found if not m.old) == "Article 2"
    assert not [match for match in found if match.edits and match in headings]


@pytest.mark.parametrize("turn", [1, -1], ids=["from beside to below", "from below to beside"])
def test_a_title_that_stands_elsewhere_is_one_heading_with_its_number(turn: int) -> None:
    old, new = [understood(_typed(STATUTE, form)) for _, form in FORMS[:2]][::turn]
    found = compare(old, new).matches
    assert not [match for match in found if match.edits or not match.old or not match.new]
    sizes = {(len(match.old), len(match.new)) for match in found}
    assert sizes == {(1, 1), (1, 2) if turn == 1 else (2, 1)}


def test_titles_that_were_left_out_take_no_article_with_them() -> None:
    titled, bare = (understood(_typed(STATUTE, form)) for _, form in FORMS[1:])
    gone, come = compare(titled, bare), compare(bare, titled)
    assert {titled.paragraphs[m.old[0]].text for m in gone.matches if not m.new} == set(TITLES)
    assert {titled.paragraphs[m.new[0]].text for m in come.matches if not m.old} == set(TITLES)
    assert gone.counts.old.identical == come.counts.new.identical == 8


def test_a_section_that_was_put_in_below_a_number_alone_leaves_the_number() -> None:
    old = "Part I\n\nMethod\n\n1. Ports are free.\n\n2. Ships are not."
    new = old.replace("Method", "Aims\n\nWe aim high.\n\nMethod")
    found = compare(understood(old), understood(new)).matches
    assert [match.kind.value for match in found] == ["identical", *["inserted"] * 2, *["identical"] * 3]


NUMBERS = [
    ("what a resolution deletes", ["Rule 5", "Rule 8"], ["Rule 6", "Rule 9"], ["modified", "modified"]),
    ("a number that stands twice now", ["Article 4", "Article 5"], ["Article 4", "Article 4"], ["identical", "modified"]),
    ("a gap", ["Article 4", "Article 5"], ["Article 4", "Article 6"], ["identical", "modified"]),
    ("another form", ["ARTICLE IV", "ARTICLE V"], ["Article 4", "Article 5"], ["identical", "identical"]),
    ("one put in", ["§ 1", "§ 2"], ["§ 1", "§ 3"], ["identical", "identical"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("olds", "news", "kinds"), [case[1:] for case in NUMBERS], ids=[c[0] for c in NUMBERS]
)
def test_a_number_that_is_not_counted_is_what_changed(
    olds: list[str], news: list[str], kinds: list[str]
) -> None:
    bodies = ["The Lake belongs to all of the towns.", "Boats need a light in the dark of night."]
    old = "".join(f"{label}\n\n{body}\n\n" for label, body in zip(olds, bodies, strict=True))
    put_in = "§ 2\n\nNobody drains it, whatever the season.\n\n"
    new = "".join(f"{label}\n\n{body}\n\n" for label, body in zip(news, bodies, strict=True))
    new = new.replace("§ 3", f"{put_in}§ 3")
    comparison = compare(understood(old), understood(new))
    found = [m for m in comparison.matches if m.old and comparison.old.paragraphs[m.old[0]].label]
    assert [match.kind.value for match in found] == kinds


def test_a_chapter_that_was_left_out_takes_no_article_with_it() -> None:
    old = "Chapter 1\n\nArticle 1\n\nThe Parties cooperate.\n\nChapter 2\n\nArticle 2\n\nThe Parties report."
    new = re.sub(r"Chapter \d\n\n", "", old)
    found = compare(understood(old), understood(new)).matches
    assert [match.old for match in found if not match.new] == [(0,), (3,)]
    assert {match.kind.value for match in found if match.new} == {"identical"}


def test_a_chapter_that_became_a_part_is_modified() -> None:
    old = "Chapter I\n\nGeneral\n\n1. One.\n\n2. Two.\n\nCHAPTER II\n\n1. Three.\n\n2. Four."
    new = old.replace("Chapter I\n", "Part I\n").replace("CHAPTER II", "Chapter III")
    found = [match for match in compare(understood(old), understood(new)).matches if match.renumbered]
    assert [match.kind.value for match in found] == ["modified", "identical"]


def _typed(text: str, form: Form) -> str:
    """Return a statute as somebody types it."""
    return re.sub(r"[HX]: ", "", laid_out(text, form)).replace(" | ", "\n\n")


def test_a_heading_that_got_another_title_is_the_one_above_the_same_paragraph() -> None:
    old = "H: Part 3. Fines | 1: Decides that whoever keeps a book for too long pays a penny a day; "
    new = "H: Part 4. Late returns | 1: Decides that whoever keeps a book for too long pays a penny a day; "
    (heading, _) = compare(document(old), document(new)).matches
    assert (heading.old, heading.new) == ((0,), (0,))
    assert heading.edits


def test_articles_with_other_titles_keep_their_numbers_in_a_text_without_structure() -> None:
    old = "X: Article 3 | X: Fines | X: Whoever keeps a book for too long pays a penny a day. | X: a b c."
    new = "X: Article 3 | X: Late returns | X: Whoever keeps a book for too long pays a penny a day. | X: a b c."
    found = compare(document(old), document(new)).matches
    assert [(match.old, match.new, match.kind.value) for match in found] == [
        ((0,), (0,), "identical"),
        ((1,), (1,), "modified"),
        ((2,), (2,), "identical"),
        ((3,), (3,), "identical"),
    ]


KEYS = [
    ("Article 12 bis - Sessions", "heading", "Sessions"),
    ("Chapter IV", "heading", "¶ what comes next"),
    ("B", "heading", "¶ what comes next"),
    ("第四条 范围", "heading", "范围"),
    ("Статья 5. Сфера применения", "heading", "Сфера применения"),
    ("المادة 5: النطاق", "heading", "النطاق"),
    ("Rule 2 - Agenda", "other", "Agenda"),
    ("Rule 2 - the agenda is adopted.", "other", "Rule 2 - the agenda is adopted."),
    ("A place in history", "heading", "A place in history"),
    ("2030 Agenda", "heading", "2030 Agenda"),
    ("Article 4", "operative", "Article 4"),
]


@pytest.mark.parametrize(("text", "kind", "key"), KEYS)
def test_what_a_numbered_heading_is_known_by(text: str, kind: str, key: str) -> None:
    assert units([text, "What comes next"], [kind, "other"])[0].key == key


ANNEXES = {
    "with numbers": ("Annex I", "Annex II"),
    "of which one alone has a number": ("Annex", "Annex II"),
    "in Chinese": ("附件一", "附件二"),
    "in Arabic": ("المرفق الأول", "المرفق الثاني"),
    "in Russian": ("Приложение I", "Приложение II"),
}


def test_a_number_whose_paragraphs_were_mostly_left_out_keeps_its_heading() -> None:
    old = (
        "Article 1|1. Boats need lights.|2. Ships need horns.|Article 2|1. Masters dredge the harbour each spring."
        "|2. Quays are painted white.|3. Nets are mended ashore.|4. Bells shall be rung in fog.|5. Dogs "
        "shall be kept on a lead.|Article 3|Fees are due in May."
    )
    new = (
        "Article 1|1. Boats need lights.|2. Ships need horns.|Article 2|Gulls shall be fed by nobody.|Article 3|"
        "1. Bells shall be rung loudly in fog.|2. Dogs shall be kept on a lead.|Article 4|Fees are due in May."
    )
    found = compare(*(understood(text.replace("|", "\n\n")) for text in (old, new)))
    assert [(match.new, match.renumbered) for match in found.matches if match.old == (3,)] == [((5,), True)]


def test_the_line_above_a_list_goes_with_it_where_it_lost_its_number() -> None:
    items = "(a) boats that carry goods;|(b) ships that carry people;|(c) rafts that drift."
    old = f"Article 1|1. Here:|{items}|2. Craft shall be painted.|Article 2|Fees are due in May."
    new = f"Article 1|For the ends of these rules:|{items}|Article 2|Fees are due in May."
    found = compare(*(understood(text.replace("|", "\n\n")) for text in (old, new)))
    assert [match.new for match in found.matches if match.old == (1,)] == [(1,)]


@pytest.mark.parametrize("names", ANNEXES.values(), ids=list(ANNEXES))
def test_of_two_annexes_that_changed_places_the_headings_went_with_what_is_below(
    names: tuple[str, str],
) -> None:
    lamps = "X: Every lamp shall be trimmed at dusk. | X: The lens shall be cleaned with spirit."
    tides = "X: The Institute has its seat in the harbour. | X: A director is elected for four years."
    old = document(f"A: {names[0]} | {lamps} | A: {names[1]} | {tides}")
    new = document(f"A: {names[0]} | {tides} | A: {names[1]} | {lamps}")
    found = compare(old, new)
    assert {(match.old, match.new) for match in found.matches} == {
        *(((index,), (index + 3,)) for index in range(3)),
        *(((index + 3,), (index,)) for index in range(3)),
    }
