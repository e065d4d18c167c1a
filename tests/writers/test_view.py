"""Rows that are ready to show: their order, their segments, and what links to what."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import document

import compare
from compare.model import (
    Comparison,
    Document,
    Edit,
    Kind,
    Mark,
    Match,
    MatchKind,
    Note,
    Op,
    Paragraph,
    Passage,
    Range,
    Remark,
    Span,
    Style,
)
from compare.model.match import Kept
from compare.options import Options
from compare.writers.view import CHUNK as CHUNK_ROWS
from compare.writers.view import Block, View, view
from compare.writers.view_contents import LONG
from compare.writers.view_rows import Row
from compare.writers.view_text import Segment, Show, What, visible


def rows_of(chunks: Iterable[Iterable[Block]]) -> list[Row]:
    return [row for chunk in chunks for block in chunk for row in block.rows]


def shown(segments: tuple[Segment, ...]) -> str:
    """Write segments in the notation of the fixtures."""
    brackets = {Show.DELETED: "[-{}-]", Show.INSERTED: "{{+{}+}}", Show.TYPOGRAPHY: "<{}>", Show.KEPT: "{}"}
    result = ""
    for segment in segments:
        words = ""
        for run in segment.runs:
            mark = f"^{'-' if run.gone else ''}{run.text}{'!' if run.changed else ''}"
            words += {What.MARK: mark, What.END: "¶", What.CONTROL: f"<U+{run.target}>"}.get(
                run.what, run.text
            )
        result += brackets[segment.show].format(words)
    return result


def rows(comparison: Comparison, **options: Any) -> list[Row]:
    return list(rows_of(view(comparison, Options(**options)).chunks))


def note_rows(comparison: Comparison) -> list[Row]:
    return list(rows_of(view(comparison, Options()).note_chunks))


WORDS = [
    ("= 1: Same", ["Same"], ["Same"], "nothing changed"),
    ("+ 1: New", [], ["{+New+}"], "a whole paragraph inserted"),
    ("- 1: Old", ["[-Old-]"], [], "a whole paragraph deleted"),
    ("~ 1: the [-old-]{+new+} year", ["the [-old-] year"], ["the [-old-]{+new+} year"], "deleted first"),
    ("~ 1: [-a-]x{+b+}", ["[-a-]x"], ["[-a-]x{+b+}"], "edits at both ends"),
    ("* 1>1,2: One /> {+and+} two", ["One¶ two"], ["One", "{+and+} two"], "split"),
    ("* 1,2>1: One /< [-and-] two", ["One", "[-and-] two"], ["One¶[-and-] two"], "merged"),
    (
        "* 1,2>1: One [-and /< more-] two",
        ["One [-and-]", "[-more-] two"],
        ["One [-and-]¶[-more-] two"],
        "cut",
    ),
    (
        "* 1,2>1: One[-; /<-]{+ and+} two",
        ["One[-;-]", " two"],
        ["One[-;-]¶{+ and+} two"],
        "the end is deleted first",
    ),
    ("* 1,2>1,2: a /> {+b +}/< c", ["a", "c"], ["a", "{+b +}c"], "ends that fall together"),
    ("* 1,2>1: One /<[- two-]", ["One", "[- two-]"], ["One¶[- two-]"], "the second old one is all deleted"),
    ("* 1,2>1,2: a /> b /< c", ["a¶b", "c"], ["a", "b¶c"], "regrouped"),
]


@pytest.mark.parametrize(("row", "old", "new", "why"), WORDS, ids=[case[3] for case in WORDS])
def test_segments_say_what_was_kept_deleted_and_inserted(
    comparisons: Any, row: str, old: list[str], new: list[str], why: str
) -> None:
    (built,) = rows(comparisons.build([row]))
    assert [shown(cell.segments) for cell in built.old] == old, why
    assert [shown(cell.segments) for cell in built.new] == new, why


MARKS = [
    ("= 1: Rights^1 of all", "Rights^1 of all", "Rights^1 of all"),
    ("= 1: Rights^1>2 of all", "Rights^1 of all", "Rights^2 of all"),
    ("= 1: Rights^-1 of all", "Rights^1! of all", "Rights^-1! of all"),
    ("= 1: Rights^+2 of all", "Rights of all", "Rights^2! of all"),
    ("= 1: Rights^-1^+2 of all", "Rights^1! of all", "Rights^-1!^2! of all"),
    ("= 1: Rights of all^1", "Rights of all^1", "Rights of all^1"),
    ("= 1: ^1Rights", "^1Rights", "^1Rights"),
    ("~ 1: Rights[- of man^1-]{+ of all^2+}.", "Rights[- of man^1-].", "Rights[- of man^1-]{+ of all^2+}."),
    ("= 1: A mark^9 without its note", "A mark^9 without its note", "A mark^9 without its note"),
]


@pytest.mark.parametrize(("row", "old", "new"), MARKS)
def test_marks_stand_where_they_are_called(comparisons: Any, row: str, old: str, new: str) -> None:
    (built,) = rows(comparisons.build([row], ["= 1: One.", "+ 2: Two."]))
    assert shown(built.old[0].segments) == old
    assert shown(built.new[0].segments) == new


def test_a_mark_points_to_its_note_of_the_same_side(comparisons: Any) -> None:
    comparison = comparisons.build(["= 1: Rights^1>2"], ["+ 1: New.", "= 1>2: Kept."])
    (built,) = rows(comparison)
    targets = [cell.segments[0].runs[1].target for cell in (*built.old, *built.new)]
    assert targets == ["old-note1", "note2"]
    inserted, kept = note_rows(comparison)
    assert inserted.new[0].callers == ()
    assert [link.anchor for link in kept.new[0].callers] == ["op1"]
    assert [link.anchor for link in kept.old[0].callers] == ["old-op1"]
    assert kept.renumbered == ("1", "2")
    assert not kept.changed


def _one(text: str, **more: Any) -> Comparison:
    document = Document(paragraphs=(Paragraph(kind=Kind.OTHER, text=text, **more),))
    match = Match(id="m", kind=MatchKind.IDENTICAL, old=(0,), new=(0,))
    return Comparison(old=document, new=document, matches=(match,))


def test_styles_may_overlap_and_end_anywhere() -> None:
    spans = (Span(start=0, end=5, style=Style.ITALIC), Span(start=3, end=8, style=Style.BOLD))
    (row,) = rows(_one("abcdefghij", spans=spans))
    found = [(run.text, run.style) for run in row.new[0].segments[0].runs]
    assert found == [("abc", "italic"), ("de", "bold italic"), ("fgh", "bold"), ("ij", "")]


@pytest.mark.parametrize(
    "code", [0, 8, 0xD, 0x1B, 0x7F, 0x85, 0x2028, 0x202E, 0x2066, 0xD800, 0xFFFE, 0x1FFFF]
)
def test_a_control_character_is_a_run_of_its_own(code: int) -> None:
    (row,) = rows(_one(f"a{chr(code)}b"))
    assert shown(row.new[0].segments) == f"a<U+{code:04X}>b"
    assert row.new[0].segments[0].text == f"a{chr(code)}b"
    assert visible(f"a{chr(code)}b") == f"a‹{code:04X}›b"


@pytest.mark.parametrize(
    "text", ["tab\tand\nline", "soft\u00adhyphen", "no\u00a0break", "العربية", "e\u0301"]
)
def test_other_characters_are_left_alone(text: str) -> None:
    (row,) = rows(_one(text))
    assert shown(row.new[0].segments) == text
    assert visible(text) == text


def test_a_paragraph_without_words_keeps_its_marks() -> None:
    old = Document(paragraphs=(Paragraph(kind=Kind.OTHER, text=""),))
    new = Document(
        paragraphs=(Paragraph(kind=Kind.OTHER, text="", marks=(Mark(offset=0, note=0),)),),
        notes=(Note(label="*", text="A note."),),
    )
    match = Match(id="m", kind=MatchKind.MODIFIED, old=(0,), new=(0,))
    note = Match(id="n", kind=MatchKind.INSERTED, old=(), new=(0,))
    (row,) = rows(Comparison(old=old, new=new, matches=(match,), note_matches=(note,)))
    assert shown(row.new[0].segments) == "^*"


def _typographic() -> Comparison:
    old = Document(paragraphs=(Paragraph(kind=Kind.OTHER, text="the State's duty"),))
    new = Document(paragraphs=(Paragraph(kind=Kind.OTHER, text="the State’s duty"),))
    pair = Kept(Range(0, 4, 11), Range(0, 4, 11))
    match = Match(id="m", kind=MatchKind.IDENTICAL, old=(0,), new=(0,), typography=(pair,))
    return Comparison(old=old, new=new, matches=(match,))


def test_typography_shows_only_when_asked_for() -> None:
    (quiet,) = rows(_typographic())
    assert [shown(quiet.old[0].segments), shown(quiet.new[0].segments)] == [
        "the State's duty",
        "the State’s duty",
    ]
    (loud,) = rows(_typographic(), typography=True)
    assert [shown(loud.old[0].segments), shown(loud.new[0].segments)] == [
        "the <State's> duty",
        "the <State’s> duty",
    ]
    assert loud.new[0].segments[1].other == "State's"
    assert not loud.changed


def test_every_match_is_a_row_and_a_moved_one_leaves_a_ghost(comparisons: Any) -> None:
    found = rows(comparisons.every())
    assert [row.kind for row in found] == [
        *("identical", "identical", "modified", "inserted", "identical", "identical", "modified", "split"),
        *("deleted", "merged", "ghost", "identical", "identical"),
    ]
    moved, ghost = found[6], found[10]
    assert moved.moved
    assert [link.anchor for link in moved.links] == [ghost.anchor] == ["ghost-old-op5"]
    assert [link.anchor for link in ghost.links] == ["op2"] == [moved.new[0].anchor]
    assert [link.title for link in ghost.links] == ["operative paragraph 2"]
    assert ghost.old[0].name == "5"


def test_ghosts_stand_in_the_order_of_the_old_text(comparisons: Any) -> None:
    found = rows(
        comparisons.build(["~@-2 1>3: [-a-]b", "~@-1 2>2: [-c-]d", "= 3>1: e", "= 4: f", "=@2.5 5: g"])
    )
    assert [row.anchor for row in found] == [
        *("ghost-old-op1", "ghost-old-op2", "old-op1", "old-op2", "old-op3"),
        *("ghost-old-op5", "old-op4", "old-op5"),
    ]


def test_rows_say_what_else_happened(comparisons: Any) -> None:
    found = rows(comparisons.every())
    assert [row.id for row in found if row.marks] == ["m5"]
    assert [row.renumbered for row in found if row.renumbered] == [("5", "2"), ("7", "6")]
    assert view(comparisons.every(), Options()).changes == 8 + 3 - 1


def test_unchanged_rows_stand_in_blocks_of_their_own(comparisons: Any) -> None:
    found: View = view(comparisons.every(), Options())
    assert [(block.unchanged, len(block.rows)) for chunk in found.chunks for block in chunk] == [
        *((True, 2), (False, 9), (True, 2)),
    ], "the heading above a change stays with it"
    assert found.chunks[-1][-1].renumbered == 1


def test_language_that_went_elsewhere_is_linked_both_ways(comparisons: Any) -> None:
    comparison = comparisons.build(
        ["- 1: migrant workers", "= 2>1: States", "+ 2: all migrant workers"],
        passages=(Passage(Range(0, 0, 15), Range(1, 4, 19)),),
    )
    deleted, same, inserted = rows(comparison)
    assert [(link.text, link.anchor) for link in deleted.went] == [("2", "op2")]
    assert [(link.text, link.anchor) for link in inserted.came] == [("1", "old-op1")]
    assert same.went == same.came == ()


def test_names_are_labels_else_addresses_that_help(comparisons: Any) -> None:
    found = rows(
        comparisons.build(["= opening: The Council,", "= pp: Recalling", "= 1: Decides", "= closing: End"])
    )
    assert [row.new[0].name for row in found] == ["", "pp1", "1", ""]


TABLE = """\
1. Approves the following table of stations:

| Station | Staff |
|---|---|
| Northern harbour | fourteen people in two shifts |
| Upper valley | nine people |

2. Decides to remain seized of the matter.
"""


def test_a_cell_is_named_by_its_row_and_column(tmp_path: Path) -> None:
    for name, staff in (("old.md", "two shifts"), ("new.md", "three shifts")):
        (tmp_path / name).write_text(TABLE.replace("two shifts", staff), encoding="utf-8")
    comparison = compare.files(tmp_path / "old.md", tmp_path / "new.md")
    found = view(comparison, Options())
    names = [row.new[0].name for chunk in found.chunks for block in chunk for row in block.rows]
    assert names == ["1", "r1c1", "r1c2", "r2c1", "r2c2", "r3c1", "r3c2", "2"]
    (entry,) = found.contents
    assert (entry.first, entry.last) == ("1", "2"), "a range of numbers holds no cells"
    assert [tick.name for tick in entry.ticks] == ["1", "r2c2", "2"], "of the cells those that changed"


def test_the_contents_follow_headings_and_parts(comparisons: Any) -> None:
    found = view(comparisons.every(), Options()).contents
    assert [(entry.title, entry.zone, entry.first, entry.last, entry.changes) for entry in found] == [
        ("", "preamble", "pp1", "pp3", 2),
        ("I. Protection", "operative", "1", "6", 5),
    ]
    assert [(tick.name, tick.anchor, tick.kind) for tick in found[0].ticks] == [
        ("pp1", "pp1", "identical"),
        ("pp2", "pp2", "modified"),
        ("pp3", "pp3", "inserted"),
    ]


ARTICLES = """\
Charter of the Lake

Article 1

1. The Lake belongs to all.

2. Nobody fences it in.

Article 2
Boats

1. Boats need lights.

2. They may stop anywhere.

A. Fish

Fish are free.
"""


def test_headings_are_called_by_their_labels_and_titles_in_the_contents() -> None:
    new = ARTICLES.replace("Article 2", "Article 2\n\nNobody drains the lake.\n\nArticle 3")
    found = view(compare.texts(ARTICLES, new), Options()).contents
    assert [(entry.title, entry.first, entry.changes) for entry in found] == [
        ("Charter of the Lake", "", 0),
        ("Article 1", "1", 0),
        ("Article 2", "par1", 2),
        ("Article 3 Boats", "1", 0),
        ("A. Fish", "par2", 0),
    ]
    assert found[0].zone == "", "it is no preamble"
    assert [[tick.name for tick in entry.ticks] for entry in found[1:3]] == [
        ["1", "2"],
        ["Article 2", "par1"],
    ]


def test_what_moved_between_articles_is_linked_by_them() -> None:
    old = "".join(
        f"Article {number}\n\n{body}\n\n"
        for number, body in enumerate(
            ["Boats need lights at night.", "Fish are free in lakes.", "Nobody swims."], 1
        )
    )
    new = old.replace("Boats need lights at night.\n\n", "") + "Boats need lights at night."
    moved = [row for row in rows(compare.texts(old, new)) if row.moved and row.links]
    assert [link.text for row in moved for link in row.links] == ["under Article 1"]


def test_a_paragraph_with_another_note_mark_is_shown_as_changed_in_the_contents(comparisons: Any) -> None:
    comparison = comparisons.build(["= 1: Decides^-1 now", "= 2: Requests"], ["- 1: A note."])
    (entry,) = view(comparison, Options()).contents
    assert entry.changes == 1
    assert [(tick.name, tick.kind) for tick in entry.ticks] == [("1", "modified"), ("2", "identical")]


def test_a_preamble_and_an_operative_part_are_two_entries(comparisons: Any) -> None:
    found = view(comparisons.build(["= pp: Recalling", "= 1: Decides", "= 2: Requests"]), Options()).contents
    assert [(entry.zone, entry.first, entry.last) for entry in found] == [
        ("preamble", "pp1", "pp1"),
        ("operative", "1", "2"),
    ]


def test_a_range_in_the_contents_holds_numbers_of_one_text(comparisons: Any) -> None:
    rows = [
        "= heading: I. Asks",
        "- 36: Drops",
        "= 8: Asks",
        "- 9: Drops",
        "- heading: II. Gone",
        "- 40: Goes",
        "- 41: Went",
    ]
    kept, gone = view(comparisons.build(rows), Options()).contents
    assert (kept.first, kept.last) == ("8", "8")
    assert (gone.first, gone.last) == ("40", "41")


def test_a_stretch_without_a_heading_is_gone_only_where_nothing_of_it_is_left(comparisons: Any) -> None:
    rows = ["- sponsors: Mexico: draft resolution", "= pp: Recalling", "- 1: Decides", "- 2: Requests"]
    found = view(comparisons.build(rows), Options()).contents
    assert [(entry.zone, entry.old) for entry in found] == [("preamble", False), ("operative", True)]


def test_the_contents_of_a_long_text_are_stretches(comparisons: Any) -> None:
    found = view(comparisons.build([f"= {i}: Text {i}" for i in range(LONG)]), Options()).contents
    assert [(entry.first, entry.last) for entry in found][:2] == [("0", "49"), ("50", "99")]
    assert len(found) == LONG // 50
    assert not any(entry.ticks for entry in found)


def test_the_title_in_the_contents_is_the_new_one_and_short(comparisons: Any) -> None:
    heading = "~ heading: [-Old-]{+New+} " + "long " * 40
    (entry,) = view(comparisons.build([heading, "= 1: Decides"]), Options()).contents
    assert entry.title.startswith("New long long")
    assert entry.title.endswith("long …")
    assert len(entry.title) <= 90


def test_remarks_link_to_the_paragraph_that_they_are_about(comparisons: Any) -> None:
    comparison = comparisons.every()
    document = comparison.old
    remarks = (
        Remark(code="gap", message="A number is missing.", address="op5"),
        Remark(code="gap", message="This place is not known.", address="op99"),
        Remark(code="gap", message="All of it."),
    )
    (row,) = rows(_one("text"))
    assert row.anchor == "old-par1"
    old = Document(**{**{f: getattr(document, f) for f in document.__slots__}, "remarks": remarks})
    head = view(
        Comparison(
            old=old, new=comparison.new, matches=comparison.matches, note_matches=comparison.note_matches
        ),
        Options(),
    ).head
    assert [doubt.link and doubt.link.anchor for doubt in head.old.doubts] == ["old-op5", None, None]


def test_anchors_are_distinct_even_when_a_part_is_called_like_a_note() -> None:
    document = Document(
        paragraphs=(
            Paragraph(kind=Kind.ANNEX, text="Note 7", part=("note7",), marks=(Mark(offset=0, note=0),)),
        ),
        notes=(Note(label="7", text="A note."),),
    )
    match = Match(id="m", kind=MatchKind.IDENTICAL, old=(0,), new=(0,))
    found = view(Comparison(old=document, new=document, matches=(match,), note_matches=(match,)), Options())
    row, note = (*rows_of(found.chunks), *rows_of(found.note_chunks))
    assert row.new[0].anchor == "note7"
    assert note.new[0].anchor == row.new[0].segments[0].runs[0].target == "note7~n"


WORD = st.text(st.characters(exclude_characters="[]{}/^: "), max_size=6)


class Whole(str):
    """A text that counts how often all of its characters are looked at."""

    __slots__ = ("looks",)

    def isprintable(self) -> bool:
        self.looks = getattr(self, "looks", 0) + 1
        return super().isprintable()


def test_an_edit_of_an_endless_paragraph_looks_at_its_own_words_only() -> None:
    old, new = Whole("Urges all States " * 50), Whole("Urges many States " * 50)
    documents = [Document(paragraphs=(Paragraph(kind=Kind.OTHER, text=text),)) for text in (old, new)]
    edits = tuple(
        Edit(
            id=f"m.{n}",
            op=Op.REPLACE,
            old=(Range(0, 17 * n + 6, 17 * n + 9),),
            new=(Range(0, 18 * n + 6, 18 * n + 10),),
        )
        for n in range(50)
    )
    match = Match(id="m", kind=MatchKind.MODIFIED, old=(0,), new=(0,), edits=edits)
    (row,) = rows(Comparison(old=documents[0], new=documents[1], matches=(match,)))
    assert shown(row.new[0].segments) == "Urges [-all-]{+many+} States " * 50
    assert not hasattr(old, "looks")
    assert not hasattr(new, "looks")


CHUNK = st.one_of(
    st.tuples(st.sampled_from("=-+"), WORD.filter(bool)),
    st.sampled_from([("/<", ""), ("/>", ""), ("^", "1"), ("^-", "1"), ("^+", "1")]),
)


@given(st.lists(CHUNK, max_size=12))
def test_segments_rebuild_both_sides_to_the_character(
    comparisons: Any, chunks: list[tuple[str, str]]
) -> None:
    pieces = tuple(comparisons.Chunk(what, words, words) for what, words in chunks)
    comparison = comparisons.build([comparisons.Row("*", ("", ""), pieces)], ["= 1: One."])
    (row,) = rows(comparison)
    for cells, paragraphs, dropped in (
        (row.old, comparison.old.paragraphs, Show.INSERTED),
        (row.new, comparison.new.paragraphs, Show.DELETED),
    ):
        texts = ["".join(s.text for s in cell.segments if s.show is not dropped) for cell in cells]
        assert texts == [paragraph.text for paragraph in paragraphs]
    inline = "".join(s.text for cell in row.new for s in cell.segments if s.show is not Show.INSERTED)
    assert inline == "".join(paragraph.text for paragraph in comparison.old.paragraphs)


def test_a_long_text_comes_in_chunks_that_cut_no_block(comparisons: Any) -> None:
    rows = [
        f"{'~' if number % 3 else '='} {number}: Decides {{+to act+}}"
        if number % 3
        else f"= {number}: Decides"
        for number in range(1, 200)
    ]
    found = view(comparisons.build(rows), Options())
    sizes = [sum(len(block.rows) for block in chunk) for chunk in found.chunks]
    assert sum(sizes) == 199
    assert all(CHUNK_ROWS <= size < CHUNK_ROWS + 3 for size in sizes[:-1])


MARKS = [
    ("~ 1: Women[- and^1-]{+,^1+} the", "Women[- and-]{+,+}^1 the", "the same note"),
    ("~ 1: Women[- and^1-]{+,^2+} the", "Women[- and^1-]{+,^2+} the", "another note"),
    ("~ 1: Women[- and-]{+,^1+} the", "Women[- and-]{+,^1+} the", "a mark that is new"),
    ("~ 1: Women[- and^1-] the", "Women[- and^1-] the", "a mark that went with its words"),
]


@pytest.mark.parametrize(("row", "said", "why"), MARKS, ids=[why for *_, why in MARKS])
def test_a_mark_behind_replaced_words_is_no_part_of_the_edit_if_it_stayed(
    comparisons: Any, row: str, said: str, why: str
) -> None:
    comparison = comparisons.build([row], ["= 1: One.", "= 2: Two."])
    (found,) = rows(comparison)
    assert shown(found.new[0].segments) == said, why


def test_a_mark_that_stays_is_no_part_of_the_words_that_were_added_behind_it() -> None:
    old = document("1: Recalls the Measures;^1 | N1: A treaty.")
    new = document("1: Recalls the Measures,^1 which are in force; | N1: A treaty.")
    (found,) = rows(compare.documents(old, new))
    assert shown(found.old[0].segments) == "Recalls the Measures;^1"
    assert shown(found.new[0].segments) == "Recalls the Measures{+,+}^1{+ which are in force+};"
    (back,) = rows(compare.documents(new, old))
    assert shown(back.old[0].segments) == "Recalls the Measures[-,-]^1[- which are in force-];"
    assert shown(back.new[0].segments) == "Recalls the Measures[-,-][- which are in force-];^1"
