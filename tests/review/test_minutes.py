"""The table of decisions: everything that was said, in formats that the words of a text cannot break."""

import csv
import io

from markdown_it import MarkdownIt

from compare.review.changes import Change, ChangeKind
from compare.review.decisions import Comment, Decision, Review, Side, Verdict
from compare.review.join import join, told
from compare.review.minutes import as_csv, as_markdown, as_text

EDIT = Change("m1.1", ChangeKind.EDIT, "m1", "op2", "op3", "Urges", "Requests")
HOSTILE = Change("m2", ChangeKind.INSERTED, "m2", None, "pp1", "", "=1+1 | <b>*all*</b>\nand [more](x)")
NUMBERS = Change("numbering", ChangeKind.NUMBERING)


def review(*decisions: Decision, reviewer: str | None = "Anna") -> Review:
    return Review(Side("old.txt"), Side("new.txt"), reviewer=reviewer, decisions=decisions)


SAID = review(
    Decision(EDIT, Verdict.ACCEPT, comments=(Comment("Agreed.", "Anna"), Comment("=see | 2"))),
    Decision(HOSTILE, None, flagged=True),
    Decision(NUMBERS, Verdict.REJECT),
    Decision(EDIT._replace(id="m1.2")),
)


def test_the_table_says_what_was_decided_where() -> None:
    assert as_text(SAID) == (
        "1 accepted, 1 rejected, 1 flagged; 2 comments by Anna.\n"
        "\nOperative paragraph 3: accepted\n  “Urges” replaced by “Requests”\n  Anna: Agreed.\n  =see | 2\n"
        "\nPreambular paragraph 1: undecided, flagged\n"
        "  inserted: “=1+1 | <b>*all*</b> and [more](x)”\n"
        "\nThe whole text: rejected\n  new numbers of paragraphs and notes\n"
    )


def test_words_of_a_text_are_no_markup_in_markdown() -> None:
    page = MarkdownIt("commonmark").enable("table").render(as_markdown(SAID))
    assert page.count("<tr>") == 4
    assert "<b>" not in page
    assert "<em>" not in page
    assert "href" not in page
    assert "&lt;b&gt;*all*&lt;/b&gt; and [more](x)" in page


def test_csv_is_read_back_and_holds_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(SAID))))
    assert rows[0] == ["Paragraph", "Change", "Decision", "Comments"]
    assert rows[1][3] == "Anna: Agreed.\n=see | 2"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    single = review(Decision(EDIT, Verdict.ACCEPT, comments=(Comment("=1+1"),)))
    assert list(csv.reader(io.StringIO(as_csv(single))))[1][3] == "'=1+1"


def test_nothing_of_a_table_gives_orders_to_a_terminal() -> None:
    orders = "\x1b]0;owned\x07\x1b[2J\u202etxt\rover"
    change = EDIT._replace(new_address=f"op1{orders}", new=orders)
    said = review(
        Decision(change, Verdict.ACCEPT, comments=(Comment(orders, orders),), by=orders), reviewer=orders
    )
    other = review(Decision(change, Verdict.REJECT), reviewer="Boris")
    for table in (as_text(said), as_markdown(said), as_csv(said), *told(join(said, other))):
        assert not {"\x1b", "\x07", "\u202e"} & set(table)
        assert "\r" not in table.replace("\r\n", "\n")  # as CSV ends its lines


def test_two_reviews_are_joined_and_what_they_disagree_on_is_open() -> None:
    anna = review(
        Decision(EDIT, Verdict.ACCEPT, comments=(Comment("Yes.", "Anna"),)), Decision(NUMBERS, Verdict.ACCEPT)
    )
    boris = review(
        Decision(EDIT, Verdict.REJECT, comments=(Comment("No.", "Boris"),)),
        Decision(NUMBERS, Verdict.ACCEPT),
        Decision(HOSTILE, Verdict.REJECT, flagged=True),
        reviewer="Boris",
    )
    joined = join(anna, boris)
    by_id = joined.review.by_id()
    assert by_id["m1.1"] == Decision(
        EDIT, None, flagged=True, comments=(Comment("Yes.", "Anna"), Comment("No.", "Boris"))
    )
    assert by_id["numbering"] == Decision(NUMBERS, Verdict.ACCEPT, by="Anna, Boris")
    assert by_id["m2"] == Decision(HOSTILE, Verdict.REJECT, flagged=True, by="Boris")
    assert joined.review.reviewer == "Anna, Boris"
    assert list(told(joined)) == ["op3: Anna: accept / Boris: reject: Requests"]
