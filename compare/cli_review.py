"""The commands on reviews: decisions into text, tables, two people's into one, to the next draft."""

from typing import TYPE_CHECKING

import click

from compare.errors import OptionError
from compare.switches import (
    with_lookup,
    with_output,
    with_password,
    with_pins,
    with_reading,
    with_ui_language,
)
from compare.words import STANDARD, chosen, to_review

if TYPE_CHECKING:
    from typing import Unpack

    from compare.model import Comparison
    from compare.options import Options
    from compare.review.decisions import Review
    from compare.words import Opened, Reviewed

_TABLES = ("text", "markdown", "csv")


@click.command()
@click.argument("old", type=click.Path(), required=False)
@click.argument("new", type=click.Path(), required=False)
@click.option("--reviewer", metavar="NAME", help="Who decides: stands with decisions and comments.")
@with_output("Write a plain page to this file and serve none: the browser keeps the decisions.")
@click.option(
    "--carry", type=click.Path(), metavar="REVIEW", help="Begin with the decisions on an earlier draft."
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port of the page. Default: any.")
@click.option("--no-open", is_flag=True, help="Print the address and open no browser.")
@with_ui_language
@with_pins
@with_reading
@with_lookup
def review(  # noqa: PLR0913 - one for each option
    old: str | None,
    new: str | None,
    *,
    reviewer: str | None,
    output: str | None,
    carry: str | None,
    port: int,
    no_open: bool,
    **words: "Unpack[Reviewed]",
) -> int:
    """Decide on each change, on a page with the report: accept, reject, flag, comment.

    \b
    Examples:
      redraft review draft.txt final.txt --reviewer Anna
      redraft review draft.txt final.txt -o review.html
      redraft review draft.txt final2.txt --carry draft--final.review.json
      redraft review

    Without OLD and NEW a first page asks for them. The page is served to this machine only, until Ctrl-C.
    Each decision is saved at once to OLD--NEW.review.json in the present folder, with which the page goes on
    the next time, and from which `redraft apply` makes a text. It needs Flask and waitress: pip install
    "redraft[review]".
    """
    from compare import delivery, naming, pipeline, reviewed

    options = to_review(words)
    if old is None or new is None:
        if old or carry or output is not None:
            message = "one text is missing. Give OLD and NEW; or none, no -o and no --carry, to be asked."
            raise OptionError(message)
        return _serve(None, None, options, reviewer=reviewer, port=port, no_open=no_open)
    if output is not None:
        chosen(None, output, {".html": "html", ".htm": "html"}, "html")
        delivery.check(output, (old, new))
    if carry:
        comparison, begun = _carried(old, new, carry, options)
    else:
        comparison = pipeline.files(old, new, options, delivery.chooser(new))
        begun = reviewed.begin(comparison, options, reviewer=reviewer)
    file = f"{naming.called(old, new, comparison)}.review.json"
    if output:
        delivery.put(reviewed.page(comparison, begun, options, file=file), "html", output, options)
        return 0
    if carry:
        _put_new(reviewed.written(begun), file)
    return _serve(comparison, file, options, reviewer=reviewer, port=port, no_open=no_open)


def _carried(old: str, later: str, path: str, options: "Options") -> "tuple[Comparison, Review]":
    """Return the comparison with a later draft and the decisions carried to it; say what was not."""
    from compare import output, reviewed

    decided = reviewed.read_review(path)
    carried = reviewed.carry(old, later, decided, options, new=reviewed.reviewed_text(decided, path))
    for line in carried.remarks:
        output.print_message(line)
    return carried.comparison, carried.carriage.review


def _put_new(text: str, file: str) -> None:
    """Write a file of decisions where there is none."""
    import os

    from compare import output

    if os.path.lexists(file):
        message = f"{file}: holds decisions already. Leave --carry out, or move the file away."
        raise OptionError(message)
    output.write_file(file, text.encode())


def _serve(
    comparison: "Comparison | None",
    file: str | None,
    options: "Options",
    *,
    reviewer: str | None,
    port: int,
    no_open: bool,
) -> int:
    """Serve the page of a review, or the first page where there is none yet, until Ctrl-C."""
    from compare import output

    try:
        from compare.server import desk, run
    except ImportError as error:
        missing = f"{error.name} is not installed, and serves the page."
        message = f"{missing} Run: pip install 'redraft[review]'. Or write a plain page with -o."
        raise OptionError(message) from error

    def ready(address: str) -> None:
        output.print_message(f"Decisions are saved to {file or 'OLD--NEW.review.json'}. Ctrl-C ends.")
        output.print_text(f"{address}\n")
        if not no_open:
            run.show(address)

    table = desk.Desk(options, reviewer)
    if comparison is not None and file is not None:
        table.open(comparison, file)
    run.serve(table, port=port, ready=ready)
    return 0


@click.command()
@click.argument("old", type=click.Path())
@click.argument("new", type=click.Path())
@click.argument("review", type=click.Path(allow_dash=True))
@with_output("File to write, .txt or .json; `-` is standard output, the default.")
@click.option(
    "--format", "to", type=click.Choice(["text", "json"]), help="Default: the suffix of -o, else text."
)
@click.option(
    "--undecided",
    type=click.Choice(["old", "new", "error"]),
    default="error",
    help="What undecided changes become. Default: error.",
)
@click.option("--renumber", is_flag=True, help="Count the paragraphs anew; references to them are listed.")
@with_password
@with_lookup
def apply(  # noqa: PLR0913 - one for each option
    old: str,
    new: str,
    review: str,
    *,
    output: str | None,
    to: str | None,
    undecided: str,
    renumber: bool,
    **words: "Unpack[Opened]",
) -> int:
    """Write the text that the decisions of a review make: accepted changes in, rejected ones out.

    \b
    Examples:
      redraft apply draft.txt final.txt draft--final.review.json -o agreed.txt
      redraft apply draft.txt final.txt draft--final.review.json --undecided new --renumber

    OLD and NEW are the texts that were reviewed, REVIEW is the file with the decisions. Notes are numbered
    anew where they have to be. Text cannot hold tables; JSON holds everything and can be given to redraft.
    """
    from compare import delivery, pipeline, reviewed
    from compare import output as out
    from compare.options import Options

    target = output or STANDARD
    to = chosen(to, output, {".json": "json", ".txt": "text"}, "text")
    delivery.check(target, (old, new, review))
    options = Options(**words)
    decided = reviewed.read_review(review)
    applied = reviewed.apply(old, new, decided, options, undecided=undecided, renumber=renumber)
    if to == "json":
        text, doubts = pipeline.write_document(applied.document, "json"), applied.remarks
    else:
        text, unlike = reviewed.text_of(applied.document)
        doubts = (*applied.remarks, *unlike)
    delivery.put(text, to, target, options)
    for remark in doubts:
        out.print_message(remark)
    return 0


@click.group()
def decisions() -> None:
    """Say what was decided in reviews, join those of two people, carry them to the next draft.

    \b
    Examples:
      redraft decisions summary draft--final.review.json
      redraft decisions merge anna.review.json boris.review.json -o both.review.json
      redraft decisions carry last-year.txt draft2.txt last-year--draft.review.json -o next.review.json
    """


@decisions.command()
@click.argument("review", type=click.Path(allow_dash=True))
@with_output("File to write; `-` is standard output, the default.")
@click.option("--format", "to", type=click.Choice(_TABLES), help="Default: the suffix of -o, else text.")
def summary(review: str, *, output: str | None, to: str | None) -> int:
    """Print decisions and comments as a table, for the minutes.

    \b
    Examples:
      redraft decisions summary draft--final.review.json
      redraft decisions summary draft--final.review.json -o minutes.md
      redraft decisions summary draft--final.review.json --format csv > minutes.csv
    """
    from compare import delivery, reviewed
    from compare.options import Options

    target = output or STANDARD
    to = chosen(to, output, {".csv": "csv", ".md": "markdown", ".txt": "text"}, "text")
    delivery.check(target, (review,))
    delivery.put(reviewed.table(reviewed.read_review(review), to), "text", target, Options())
    return 0


@decisions.command()
@click.argument("one", type=click.Path())
@click.argument("other", type=click.Path())
@with_output("File to write; `-` is standard output, the default.")
def merge(one: str, other: str, *, output: str | None) -> int:
    """Join the decisions of two reviewers; what they disagree on is listed, undecided and flagged.

    \b
    Examples:
      redraft decisions merge anna.review.json boris.review.json -o both.review.json
    """
    from compare import delivery, reviewed
    from compare import output as out
    from compare.options import Options

    target = output or STANDARD
    if one == other:
        message = f"{one}: the same file twice. Give the files of two reviewers."
        raise OptionError(message)
    delivery.check(target, (one, other))
    text, said = reviewed.merged(reviewed.read_review(one), reviewed.read_review(other))
    delivery.put(text, "json", target, Options())
    for line in said:
        out.print_message(line)
    return 0


@decisions.command()
@click.argument("old", type=click.Path())
@click.argument("later", metavar="NEW2", type=click.Path())
@click.argument("review", type=click.Path(allow_dash=True))
@click.option(
    "--new",
    type=click.Path(),
    metavar="NEW",
    help="The draft that was reviewed. Default: the file of its name beside REVIEW, if it is unchanged.",
)
@with_output("File to write; `-` is standard output, the default.")
@with_password
@with_lookup
def carry(
    old: str, later: str, review: str, *, new: str | None, output: str | None, **words: "Unpack[Opened]"
) -> int:
    """Carry the decisions on OLD with a draft to those on OLD with the next draft, NEW2.

    \b
    Examples:
      redraft decisions carry old.txt draft2.txt old--draft1.review.json -o old--draft2.review.json
      redraft decisions carry old.txt draft2.txt old--draft1.review.json --new draft1.txt -o next.review.json

    A decision on the same change stays. One on a change that is a little different now is kept to be
    confirmed, and counts as undecided until then. What fits no change is listed with the reason, and is in
    the file too.
    """
    from compare import delivery, reviewed
    from compare import output as out
    from compare.options import Options

    target = output or STANDARD
    delivery.check(target, (old, later, review, *([new] if new else [])))
    options = Options(**words)
    decided = reviewed.read_review(review)
    at_hand = new or reviewed.reviewed_text(decided, review)
    carried = reviewed.carry(old, later, decided, options, new=at_hand)
    delivery.put(reviewed.written(carried.carriage.review), "json", target, options)
    if not at_hand:
        out.print_message(
            "The draft that was reviewed is not at hand: its changes are known by their words only."
            " Give it with --new to carry more."
        )
    for line in carried.remarks:
        out.print_message(line)
    return 0
