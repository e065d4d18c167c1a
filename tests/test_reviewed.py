"""Decisions on the command line: into a text, into a table, and two people's into one."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from accuracy.mutations import LEVELS, mutated
from test_cli import Ran

import compare
from compare.cli import main
from compare.next_draft import carry
from compare.options import Options
from compare.resources import sample
from compare.review.decisions import Comment, How, Review, Verdict, begun
from compare.review.record import write
from compare.reviewed import apply, reviewed_text, text_of

Run = Callable[..., Ran]
OLD, NEW = sample("58-190-draft.txt"), sample("58-190.txt")
ALL = len(begun(compare.files(OLD, NEW)).decisions)


@pytest.fixture(name="run")
def fixture_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Ran:
        code = main(words)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


def decided(verdicts: Callable[[int], Verdict | None], reviewer: str = "Anna") -> Review:
    review = begun(compare.files(OLD, NEW), reviewer=reviewer)
    return review._replace(
        decisions=tuple(d._replace(verdict=verdicts(n)) for n, d in enumerate(review.decisions))
    )


def saved(path: Path, review: Review) -> str:
    path.write_text(write(review), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(("verdict", "side"), [(Verdict.ACCEPT, NEW), (Verdict.REJECT, OLD)])
def test_the_text_of_one_verdict_for_all_is_read_again_as_that_side(
    verdict: Verdict, side: str, run: Run, tmp_path: Path
) -> None:
    review = saved(tmp_path / "r.json", decided(lambda _: verdict))
    for name in ("agreed.txt", "agreed.json"):
        assert run("apply", OLD, NEW, review, "-o", name) == Ran(0, "", "")
        found, expected = compare.read(name), compare.read(side)
        assert not compare.documents(expected, found).differs(strict=True)
        if verdict is Verdict.ACCEPT:
            assert (found.paragraphs, found.notes) == (expected.paragraphs, expected.notes)


@pytest.mark.parametrize("level", LEVELS, ids=[level.name for level in LEVELS])
def test_what_is_written_as_text_is_read_again_or_said_to_be_otherwise(level: object) -> None:
    for case in mutated(range(5), level):  # type: ignore[arg-type]  # ids want objects
        text, remarks = text_of(case.new)
        again = compare.documents(case.new, compare.pipeline.understood(text))
        assert remarks or not again.differs(strict=True)
        thin = "\u2009"  # a space of the generator's that no reader of text keeps
        assert not remarks or any(thin in p.text for p in case.new.paragraphs)


def test_a_table_cannot_be_said_in_plain_text_which_is_remarked(run: Run, tmp_path: Path) -> None:
    cells = [
        {"kind": "cell", "text": "Paragraph of the table", "row": row, "column": 0, "label": "1"}
        for row in (0, 1)
    ]
    for name in ("old.json", "new.json"):
        (tmp_path / name).write_text(json.dumps({"paragraphs": cells}), encoding="utf-8")
    review = saved(tmp_path / "r.json", begun(compare.files("old.json", "new.json")))
    ran = run("apply", "old.json", "new.json", review)
    assert (ran.code, ran.err.startswith("Plain text cannot say all of it: read again, ")) == (0, True)


def test_undecided_changes_are_an_error_until_it_is_said_what_they_become(run: Run, tmp_path: Path) -> None:
    review = saved(tmp_path / "r.json", decided(lambda n: Verdict.ACCEPT if n else None))
    ran = run("apply", OLD, NEW, review, "-o", "agreed.txt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"Error: 1 of {ALL} changes are undecided (pp3). Decide on them, or say --undecided old or new.\n"
    )
    assert not (tmp_path / "agreed.txt").exists()
    assert run("apply", OLD, NEW, review, "-o", "agreed.txt", "--undecided", "new") == Ran(
        0, "", "1 change was undecided and is as in the new text.\n"
    )
    assert not compare.files(NEW, "agreed.txt").differs(strict=True)


def test_paragraphs_are_counted_anew_if_that_is_asked_and_references_are_listed(
    run: Run, tmp_path: Path
) -> None:
    words = (
        "The General Assembly,\n\n{}1. Urges States to act;\n\n2. Requests a report on paragraph {} above."
    )
    (tmp_path / "old.txt").write_text(words.format("", 1), encoding="utf-8")
    (tmp_path / "new.txt").write_text(
        "The General Assembly,\n\n1. Calls for new libraries in all towns;\n\n2. Urges States to act;\n\n"
        "3. Requests a report on paragraph 2 above.",
        encoding="utf-8",
    )
    review = begun(compare.files("old.txt", "new.txt"))
    verdict = {"inserted": Verdict.REJECT}
    path = saved(
        tmp_path / "r.json",
        review._replace(
            decisions=tuple(
                d._replace(verdict=verdict.get(d.change.kind, Verdict.ACCEPT)) for d in review.decisions
            )
        ),
    )
    ran = run("apply", "old.txt", "new.txt", path, "--renumber")
    assert ran.code == 0
    assert ran.out == (
        "The General Assembly,\n\n1. Urges States to act;\n\n2. Requests a report on paragraph 2 above.\n"
    )
    assert ran.err == "op2: “paragraph 2” is now number 1\n"


@pytest.mark.parametrize(
    ("first", "words", "said"),
    [
        (1, (), "The paragraphs are not numbered one after the other. --renumber counts them anew.\n"),
        (1, ("--renumber",), ""),
        (5, (), ""),  # neither were those of the texts
    ],
)
def test_numbers_that_decisions_leave_with_a_gap_are_told(
    first: int, words: tuple[str, ...], said: str, run: Run, tmp_path: Path
) -> None:
    begins = f"The General Assembly,\n\n{first}. Urges States to act;\n\n"
    (tmp_path / "old.txt").write_text(f"{begins}2. Decides to meet in Geneva.", encoding="utf-8")
    (tmp_path / "new.txt").write_text(
        f"{begins}2. Calls for new libraries in all towns;\n\n3. Decides to meet in Geneva.", encoding="utf-8"
    )
    review = begun(compare.files("old.txt", "new.txt"))
    verdict = {"inserted": Verdict.REJECT}
    decisions = tuple(
        d._replace(verdict=verdict.get(d.change.kind, Verdict.ACCEPT)) for d in review.decisions
    )
    path = saved(tmp_path / "r.json", review._replace(decisions=decisions))
    ran = run("apply", "old.txt", "new.txt", path, "-o", "agreed.txt", *words)
    assert (ran.code, ran.err) == (0, said)


def test_a_review_of_other_texts_is_refused(run: Run, tmp_path: Path) -> None:
    review = saved(tmp_path / "r.json", decided(lambda _: Verdict.ACCEPT))
    ran = run("apply", NEW, OLD, review, "-o", "agreed.txt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "Error: OLD is not the text that was reviewed (58-190-draft.txt): its sha256 begins"
    )
    assert not (tmp_path / "agreed.txt").exists()


def test_decisions_whose_change_is_gone_are_an_error_and_never_lost_in_silence(
    run: Run, tmp_path: Path
) -> None:
    review = decided(lambda _: Verdict.ACCEPT)
    first = review.decisions[0]
    lost = first._replace(change=first.change._replace(id="m0.1"))
    path = saved(tmp_path / "r.json", review._replace(decisions=(*review.decisions, lost)))
    ran = run("apply", OLD, NEW, path)
    assert ran.code == 2
    assert "1 of the decisions fit no change between these texts (m0.1)" in ran.err


def test_pins_of_a_review_are_those_of_its_comparison() -> None:
    how = How(unpins=(("op1", "op1"),))
    comparison = compare.files(OLD, NEW, Options(unpins=how.unpins))
    review = begun(comparison, how)
    accepted = review._replace(decisions=tuple(d._replace(verdict=Verdict.ACCEPT) for d in review.decisions))
    assert apply(OLD, NEW, accepted).document.paragraphs == comparison.new.paragraphs


def test_everything_deleted_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("Deciding nothing.", encoding="utf-8")
    (tmp_path / "new.txt").write_text("Unrelated words here, all of them.", encoding="utf-8")
    review = begun(compare.files("old.txt", "new.txt"))
    verdicts = {"deleted": Verdict.ACCEPT, "inserted": Verdict.REJECT}
    path = saved(
        tmp_path / "r.json",
        review._replace(
            decisions=tuple(d._replace(verdict=verdicts[d.change.kind]) for d in review.decisions)
        ),
    )
    ran = run("apply", "old.txt", "new.txt", path)
    assert (ran.code, ran.err) == (
        2,
        "Error: nothing is left of the text: every paragraph was deleted. Reject some of the deletions.\n",
    )


def test_the_summary_goes_to_the_format_that_the_suffix_asks_for(run: Run, tmp_path: Path) -> None:
    review = decided(lambda n: (Verdict.ACCEPT, Verdict.REJECT)[n % 2])
    first = review.decisions[0]._replace(comments=(Comment("Agreed in the morning.", "Anna"),))
    path = saved(tmp_path / "r.json", review._replace(decisions=(first, *review.decisions[1:])))
    ran = run("decisions", "summary", path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        f"{ALL - ALL // 2} accepted, {ALL // 2} rejected, 0 flagged; 1 comment by Anna.\n"
    )
    assert "Anna: Agreed in the morning." in ran.out
    for name, begins in (
        ("m.md", f"{ALL - ALL // 2} accepted"),
        ("m.csv", "Paragraph,Change,Decision,Comments"),
    ):
        assert run("decisions", "summary", path, "-o", name) == Ran(0, "", "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_two_reviews_are_merged_into_a_file_that_is_a_review(run: Run, tmp_path: Path) -> None:
    one = saved(tmp_path / "a.json", decided(lambda _: Verdict.ACCEPT))
    other = saved(
        tmp_path / "b.json", decided(lambda n: Verdict.REJECT if n == 1 else Verdict.ACCEPT, "Boris")
    )
    ran = run("decisions", "merge", one, other, "-o", "both.json")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == ["1 disagreement:", "pp4: Anna: accept / Boris: reject: 8"]
    assert run("apply", OLD, NEW, "both.json", "--undecided", "new").code == 0
    assert run("decisions", "merge", one, one).code == 2
    elsewhere = saved(tmp_path / "c.json", begun(compare.files(NEW, NEW)))
    assert "of different texts" in run("decisions", "merge", one, elsewhere).err


@pytest.mark.parametrize("words", [("apply", OLD, NEW, "r.json"), ("decisions", "summary", "r.json")])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "r.json: no such file"),
        (b"\xff\xfe\x00", "r.json: JSON"),
        (b"{}", "r.json: JSON, but no review"),
        (b'{"format_version": 9, "decisions": []}', "r.json: format_version: 9 is not one"),
    ],
)
def test_a_file_that_is_no_review_is_an_error(
    words: tuple[str, ...], data: bytes | None, said: str, run: Run, tmp_path: Path
) -> None:
    if data is not None:
        (tmp_path / "r.json").write_bytes(data)
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("apply", OLD, NEW, "r.json", "-o", "o.txt"),
        ("decisions", "summary", "r.json", "-o", "o.txt"),
        ("decisions", "merge", "r.json", "s.json", "-o", "o.json"),
        ("decisions", "carry", OLD, NEW, "r.json", "-o", "o.json"),
    ],
)
def test_keys_of_a_review_that_are_not_known_are_told(
    words: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    path = saved(tmp_path / "r.json", decided(lambda _: Verdict.ACCEPT))
    (tmp_path / "s.json").write_bytes((tmp_path / path).read_bytes())
    record = json.loads((tmp_path / path).read_text(encoding="utf-8"))
    record |= {f"\x1b[31m{n}": n for n in range(9)}
    (tmp_path / "r.json").write_text(json.dumps(record), encoding="utf-8")
    ran = run(*words)
    assert ran.code == 0
    assert ran.err.splitlines()[0] == (
        r"r.json: keys that redraft does not know are left out: '\x1b[31m0', '\x1b[31m1', '\x1b[31m2' and more."
    )


TOWNS = "The General Assembly,\n\n1. Urges States to open {}libraries in {};\n\n2. Requests a report{}.\n"


@pytest.fixture(name="drafts")
def fixture_drafts(run: Run, tmp_path: Path) -> Review:
    """Write three drafts, and a review of the first two in which everything is accepted."""
    assert run  # which works in this folder
    texts = {
        "old.txt": TOWNS.format("", "towns", ""),
        "new.txt": TOWNS.format("well-lit public ", "all towns", " each year"),
        "new2.txt": TOWNS.format("well-lit quiet public ", "all towns", ""),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    review = begun(compare.files("old.txt", "new.txt"), reviewer="Anna")
    comment = Comment("Every year?", "Anna")
    return review._replace(
        decisions=tuple(
            d._replace(verdict=Verdict.ACCEPT, comments=(comment,) * (d.change.new == "each year"))
            for d in review.decisions
        )
    )


@pytest.mark.parametrize("named", [(), ("--new", "elsewhere/draft.txt")])
def test_decisions_are_carried_to_the_next_draft_and_what_is_not_is_listed(
    named: tuple[str, ...], run: Run, tmp_path: Path, drafts: Review
) -> None:
    saved(tmp_path / "r.json", drafts)
    if named:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "new.txt").rename(tmp_path / "elsewhere" / "draft.txt")
    ran = run("decisions", "carry", "old.txt", "new2.txt", "r.json", *named, "-o", "next.json")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "1 carried, 1 carried with a difference and to be confirmed, 1 not carried:",
        "to be confirmed: Operative paragraph 1: “well-lit quiet public” inserted: accepted, to be confirmed",
        "not carried: Operative paragraph 2: “each year” inserted: accepted, 1 comment: the new text no longer makes this change",
    ]
    kept = json.loads((tmp_path / "next.json").read_text(encoding="utf-8"))
    assert [(d["new"], d["carried"]) for d in kept["decisions"]] == [
        ("well-lit quiet public", "near"),
        ("all", "exact"),
    ]
    assert [(d["new"], d["comments"][0]["text"]) for d in kept["lost"]] == [("each year", "Every year?")]


def test_what_was_carried_with_a_difference_is_applied_only_when_it_is_confirmed(
    run: Run, tmp_path: Path, drafts: Review
) -> None:
    saved(tmp_path / "r.json", drafts)
    assert run("decisions", "carry", "old.txt", "new2.txt", "r.json", "-o", "next.json").code == 0
    asked = run("apply", "old.txt", "new2.txt", "next.json")
    assert (asked.code, asked.out) == (2, "")
    assert asked.err.startswith("Error: 1 of 2 changes are undecided (op1).")
    kept = json.loads((tmp_path / "next.json").read_text(encoding="utf-8"))
    for decision in kept["decisions"]:
        decision["carried"] = None
    (tmp_path / "next.json").write_text(json.dumps(kept), encoding="utf-8")
    assert run("apply", "old.txt", "new2.txt", "next.json") == Ran(
        0, TOWNS.format("well-lit quiet public ", "all towns", ""), ""
    )


def test_without_the_draft_that_was_reviewed_decisions_are_carried_by_their_words(
    run: Run, tmp_path: Path, drafts: Review
) -> None:
    saved(tmp_path / "r.json", drafts)
    (tmp_path / "new.txt").write_text("Something else by now.", encoding="utf-8")
    ran = run("decisions", "carry", "old.txt", "new2.txt", "r.json")
    assert ran.code == 0
    assert ran.err.splitlines()[0] == (
        "The draft that was reviewed is not at hand: its changes are known by their words only."
        " To carry more put it beside the review, or give it to `redraft decisions carry` with --new."
    )
    assert [d["carried"] for d in json.loads(ran.out)["decisions"]] == ["near", "exact"]


def test_decisions_are_carried_from_the_texts_that_were_reviewed_only(
    run: Run, tmp_path: Path, drafts: Review
) -> None:
    saved(tmp_path / "r.json", drafts)
    for words, said in [
        (("new.txt", "new2.txt", "r.json"), "Error: OLD is not the text that was reviewed (old.txt)"),
        (("old.txt", "new2.txt", "r.json", "--new", "new2.txt"), "Error: NEW is not the text that was"),
    ]:
        ran = run("decisions", "carry", *words, "-o", "next.json")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(said)
        assert not (tmp_path / "next.json").exists()


def test_a_review_does_not_say_which_files_outside_its_folder_are_read(
    tmp_path: Path, drafts: Review
) -> None:
    (tmp_path / "reviews").mkdir()
    path = saved(tmp_path / "reviews" / "r.json", drafts)
    assert reviewed_text(drafts, path) == "new.txt"
    (tmp_path / "new.txt").rename(tmp_path / "reviews" / "secret.txt")
    elsewhere = drafts._replace(new=drafts.new._replace(name="reviews/secret.txt"))
    assert reviewed_text(elsewhere, str(tmp_path / "r.json")) is None


def test_pins_of_a_review_name_paragraphs_of_its_draft_and_are_left_out(drafts: Review) -> None:
    pinned = drafts._replace(how=How(pins=(("op1", "op1"),)))
    carried = carry("old.txt", "new2.txt", pinned, new="new.txt")
    assert carried.carriage.review.how == How()
    assert carried.remarks[-1] == (
        "The review was made with pins, which name paragraphs of its new text. They are left out."
    )


@pytest.mark.parametrize(
    ("made", "told", "remarks"),
    [
        (How(), How(), ()),
        (How(plain=True), How(plain=True), ()),
        (How(tracked="rejected"), How(tracked="rejected"), ()),
        (How(tracked="rejected"), How(), (": --tracked rejected",)),
        (How(plain=True, tracked="rejected"), How(), (": --plain --tracked rejected",)),
        (How(), How(tracked="rejected"), ("",)),
        (How(), How(plain=True), ()),
    ],
)
def test_texts_are_read_as_for_the_review_that_is_carried_and_where_that_is_not_asked_it_is_told(
    made: How, told: How, remarks: tuple[str, ...], drafts: Review
) -> None:
    carried = carry(
        "old.txt", "new2.txt", drafts._replace(how=made), Options(told.plain, tracked=told.tracked)
    )
    assert (carried.carriage.review.how.tracked, carried.carriage.review.how.plain) == (
        made.tracked,
        made.plain or told.plain,
    )
    said = [line for line in carried.remarks if line.startswith("The texts are read")]
    assert said == [f"The texts are read as for the review that is carried{more}." for more in remarks]


def test_carrying_to_a_file_that_holds_decisions_leaves_it_as_it_is(run: Run, tmp_path: Path) -> None:
    path = saved(tmp_path / "58-190-draft--58-190.review.json", decided(lambda _: Verdict.ACCEPT))
    before = (tmp_path / path).read_bytes()
    ran = run("review", OLD, NEW, "--carry", path, "--no-open")
    assert ran.code == 2
    assert "holds decisions already. Leave --carry out, or move the file away." in ran.err
    assert (tmp_path / path).read_bytes() == before
