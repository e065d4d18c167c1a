"""Tables: a cell is matched by its row and its column, whatever it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.diff import compare
from compare.diff.tables import pair_cells
from compare.model import Document, Kind, Paragraph
from compare.model.typography import fold

BUDGET = """
Line | 2022 | 2023 | Total
Executive direction | 1 620 | 1 640 | 3 260
Implementation support | 3 140 | 3 190 | 6 330
Administration | 790 | 805 | 1 595
"""


def table(rows: str) -> list[Paragraph]:
    """Return a table that is written with `|` between cells and `/` between paragraphs of one.

    An empty cell is none.
    """
    return [
        Paragraph(kind=Kind.CELL, text=text.strip(), row=row, column=column)
        for row, line in enumerate(rows.strip().splitlines())
        for column, cell in enumerate(line.split("|"))
        for text in cell.split("/")
        if text.strip()
    ]


def text(*tables: str, below: str = "") -> Document:
    """Return a text of tables with a heading above each."""
    paragraphs = []
    for number, rows in enumerate(tables, start=1):
        paragraphs += [Paragraph(kind=Kind.HEADING, text=f"Table {number}"), *table(rows)]
    paragraphs += [Paragraph(kind=Kind.OTHER, text=below)] if below else []
    return Document(paragraphs=tuple(paragraphs))


def changes(old: Document, new: Document) -> list[str]:
    """Return what changed: `150 > 50`, `150 > -` and `- > 50`, with `moved` where it is."""
    found = []
    for match in compare(old, new).matches:
        if match.moved or match.kind != "identical":
            olds = "+".join(old.paragraphs[i].text for i in match.old) or "-"
            news = "+".join(new.paragraphs[j].text for j in match.new) or "-"
            found.append(f"{olds} > {news}{' moved' * match.moved}")
    return found


CASES = {
    "a figure that shares nothing with what it became": (
        BUDGET,
        BUDGET.replace("3 190", "900"),
        ["3 190 > 900"],
    ),
    "a figure that stood elsewhere in the table": (
        BUDGET,
        BUDGET.replace("| 3 260", "| 3 420").replace("3 190", "3 260"),
        ["3 260 > 3 420", "3 190 > 3 260"],
    ),
    "the years above the columns": (
        BUDGET,
        BUDGET.replace("2022 | 2023", "2024 | 2025"),
        ["2022 > 2024", "2023 > 2025"],
    ),
    "years that went on": (
        "Line | 2022 | 2023\nShips | 1 | 2\nBuoys | 3 | 4",
        "Line | 2023 | 2024\nShips | 2 | 5\nBuoys | 4 | 6",
        ["2022 > -", "1 > -", "3 > -", "- > 2024", "- > 5", "- > 6"],
    ),
    "a row that was inserted": (
        BUDGET,
        BUDGET.replace("Administration", "Mobilization | 790 | 3 190 | 415\nAdministration"),
        ["- > Mobilization", "- > 790", "- > 3 190", "- > 415"],
    ),
    "a row that was renamed": (
        BUDGET,
        BUDGET.replace("Implementation support", "Support of implementation"),
        ["Implementation support > Support of implementation"],
    ),
    "a row in the place of another one": (
        "Item | Made of | Number\nPins | Steel | 1\nGloves | Vinyl, pair | 4",
        "Item | Made of | Number\nMask | Silk | 1\nGloves | Nitrile, pair | 4",
        ["Pins > -", "Steel > -", "1 > -", "- > Mask", "- > Silk", "- > 1", "Vinyl, pair > Nitrile, pair"],
    ),
    "a column that was inserted": (
        "Fee | Active | Junior\nInitiation | $100 | $25\nLocker | $40 | $40",
        "Fee | Active | Associate | Junior\nInitiation | $100 | $50 | $25\nLocker | $40 | $40 | $40",
        ["- > Associate", "- > $50", "- > $40"],
    ),
    "a cell that was filled": (
        "Item | Note\nPins |\nGloves | two",
        "Item | Note\nPins | one\nGloves | two",
        ["- > one"],
    ),
    "numbers of rows that were counted anew": (
        "No. | Process | Limit\n1 | Cement | 150\n2 | Lime | 200",
        "No. | Process | Limit\n1 | Brick | 90\n2 | Cement | 50\n3 | Lime | 200",
        ["- > 1", "- > Brick", "- > 90", "1 > 2", "150 > 50", "2 > 3"],
    ),
    "one of several rows that are alike": (
        "A | B\nship | 1\nship | 1\nboat | 2\nship | 1",
        "A | B\nship | 1\nboat | 2\nship | 1",
        ["ship > -", "1 > -"],
    ),
    "rows that are all alike": (
        "A | B\n" + "ship | 1\n" * 3 + "boat | 2",
        "A | B\n" + "ship | 1\n" * 4 + "boat | 2",
        ["- > ship", "- > 1"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_cells_are_matched_by_row_and_column(case: str) -> None:
    old, new, expected = CASES[case]
    assert sorted(changes(text(old), text(new))) == sorted(expected)


PROGRESS = (
    "Item | Finding\nleft | One body reported progress on wells. / The office will print it next year.\n"
)

PARAGRAPHS = {
    "a second one in the first cell": (
        "Year | 2022\nShips | 1\nBuoys | 3",
        "Year / (thousands) | 2022\nShips | 1\nBuoys | 3",
        ["- > (thousands)"],
    ),
    "two of the first cell, and a figure that changed": (
        "Year / (thousands) | 2022\nShips | 1\nBuoys | 3\nLights | 9",
        "Year / (thousands) | 2022\nShips | 4\nBuoys | 3\nLights | 9",
        ["1 > 4"],
    ),
    "one before others": (
        PROGRESS,
        PROGRESS.replace("One body", "A fund was set up in some town. / One body"),
        ["- > A fund was set up in some town."],
    ),
    "the first of two": (
        PROGRESS,
        PROGRESS.replace("One body reported progress on wells. /", ""),
        ["One body reported progress on wells. > -"],
    ),
    "the first of two short ones": (
        "A | B\nleft | First clause here. / Second clause here.",
        "A | B\nleft | Third clause new. / First clause here. / Second clause here.",
        ["- > Third clause new."],
    ),
    "one that was edited, behind one that is new": (
        PROGRESS,
        PROGRESS.replace("One body", "Ships. / One body").replace("next year", "this year"),
        [
            "- > Ships.",
            "The office will print it next year. > The office will print it this year.",
        ],
    ),
    "figures, one of which changed": (
        "Item | Sums\nShips | 1 / 2 / 3\nBuoys | 8",
        "Item | Sums\nShips | 1 / 7 / 3\nBuoys | 8",
        ["2 > 7"],
    ),
    "one that repeats": (
        "Item | Sums\nShips | none / none / 3\nBuoys | 8",
        "Item | Sums\nShips | none / none / none / 3\nBuoys | 8",
        ["- > none"],
    ),
    "two that changed places": (
        "A | B\nleft | First clause here. / Second clause here.",
        "A | B\nleft | Second clause here. / First clause here.",
        ["First clause here. > First clause here. moved"],
    ),
    "one that was cut in two": (
        "A | B\nleft | The office prints all that it found. The council reads it next year.",
        "A | B\nleft | The office prints all that it found. / The council reads it next year.",
        [" > ".join(f"The office prints all that it found.{c}The council reads it next year." for c in " +")],
    ),
    "a row that went to another table": (
        "A | B\nx | y\nz | w / v",
        "A | B\nx | y\n-\nz | w / v",
        [],
    ),
}


@pytest.mark.parametrize("case", PARAGRAPHS)
def test_paragraphs_of_one_cell_are_matched_among_one_another(case: str) -> None:
    old, new, expected = PARAGRAPHS[case]
    texts = [
        Document(paragraphs=tuple(c for t in rows.split("\n-\n") for c in table(t))) for rows in (old, new)
    ]
    assert sorted(changes(*texts)) == sorted(expected)


def test_a_row_that_went_elsewhere_moved_whole() -> None:
    rows = BUDGET.strip().splitlines()
    new = "\n".join([rows[0], rows[2], rows[3], rows[1]])
    assert changes(text(BUDGET), text(new)) == [f"{cell} > {cell} moved" for cell in rows[1].split(" | ")]


def test_tables_are_told_from_one_another_by_what_they_hold() -> None:
    ships = "Item | Number\nShips | 4\nBuoys | 7"
    assert changes(text(BUDGET, ships), text(BUDGET, ships.replace("4", "5"))) == ["4 > 5"]
    cells = [cell for cell in changes(text(BUDGET, ships), text(ships, BUDGET)) if "Table" not in cell]
    assert cells == [f"{said} > {said} moved" for said in ("Item", "Number", "Ships", "4", "Buoys", "7")]


ROWS = [f"Item {number} | {number * 17 % 101}" for number in range(20)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([ROWS], [ROWS[:9], ROWS[9:]]),
        ([ROWS[:9], ROWS[9:]], [ROWS]),
        ([ROWS[:10], ROWS[10:]], [ROWS[:12], ROWS[12:]]),
    ],
    ids=["split", "joined", "cut at another page"],
)
def test_rows_that_stand_in_another_table_now_are_the_same(
    old: list[list[str]], new: list[list[str]]
) -> None:
    before, after = (text(*("Name | Value\n" + "\n".join(rows) for rows in side)) for side in (old, new))
    found = [change for change in changes(before, after) if not change.endswith(" moved")]
    assert all({"Name", "Value", "Table"} & set(change.split()) for change in found)


def test_a_clause_of_a_cell_that_became_a_row_of_its_own_is_a_split() -> None:
    one = "Urges all States to ratify the Convention on ships"
    two = "calls on the Agency to monitor all harbours and buoys"
    old = text(f"No. | Text\nFirst | {one}, and {two}\nSecond | Counts")
    new = text(f"No. | Text\nFirst | {one}\nNext | C{two[1:]}\nSecond | Counts")
    assert f"{one}, and {two} > {one}+C{two[1:]}" in changes(old, new)


def test_rows_that_have_no_word_with_content_in_common_are_others() -> None:
    old = "Post | Holder\nChair of the Board | Ms. Doe\nClerk | Mr. Foe"
    new = old.replace("Chair of the Board | Ms. Doe", "Rapporteur of the Year | Mr. Roe")
    assert "Ms. Doe > Mr. Roe" not in changes(text(old), text(new))


def test_language_of_a_row_that_was_struck_is_found_elsewhere() -> None:
    clause = "States report to the Committee on all measures taken in ports and harbours"
    old = text(f"Step | Text\nFirst | Ships are counted\nSecond | {clause}")
    new = text("Step | Text\nFirst | Ships are counted", below=f"{clause} each year.")
    assert f"{clause} > {clause} each year." in changes(old, new)


CELLS = st.sampled_from(
    [
        "",
        "1",
        "2",
        "3 260",
        "1 / 2 / ship",
        "ship",
        "a buoy",
        "a long clause on the counting of ships in ports",
    ]
)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4).map(" | ".join), max_size=5).map("\n".join)


@given(TABLES, TABLES)
def test_each_cell_is_paired_once_or_known_to_be_alone(old: str, new: str) -> None:
    olds, news = text(old).paragraphs, text(new).paragraphs
    found = pair_cells(olds, news, [fold(p.text) for p in olds], [fold(p.text) for p in news])
    assert len(set(found.together.values())) == len(found.together)
    assert found.alone_old.isdisjoint(found.together)
    assert found.alone_new.isdisjoint(found.together.values())
    cells = set(found.together) | found.alone_old
    assert all(olds[i].kind is Kind.CELL for i in cells)
    assert all(news[j].kind is Kind.CELL for j in {*found.together.values()} | found.alone_new)


@given(TABLES)
def test_a_table_is_its_own_version(rows: str) -> None:
    assert changes(text(rows), text(rows)) == []
