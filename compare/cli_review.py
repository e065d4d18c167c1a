"""The commands of a review: the page on which changes are decided, and the text that decisions make."""

import os
from typing import TYPE_CHECKING, NamedTuple

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
    from compare import delivery, naming, reviewed

    options = to_review(words)
    if old is None or new is None:
        if old or carry or output is not None:
            message = "one text is missing. Give OLD and NEW; or none, no -o and no --carry, to be asked."
            raise OptionError(message)
        return _serve(None, options, reviewer=reviewer, port=port, no_open=no_open)
    if output is not None:
        chosen(None, output, {".html": "html", ".htm": "html"}, "html")
        delivery.check(output, (old, new))
    comparison, begun = _begun(old, new, carry, options, reviewer)
    file = f"{naming.called(old, new, comparison)}.review.json"
    if output:
        delivery.put(reviewed.page(comparison, begun, options, file=file), "html", output, options)
        return 0
    follows = None
    if carry and os.path.lexists(file):
        follows = _followed(carry, file, begun)
    opening = Opening(comparison, file, begun, (old, new), follows)
    return _serve(opening, options, reviewer=reviewer, port=port, no_open=no_open)


class Opening(NamedTuple):
    """Two texts that are put under review."""

    comparison: "Comparison"
    file: str
    """That keeps the decisions."""
    begun: "Review"
    texts: tuple[str, str]
    """What they were read from."""
    follows: str | None
    """The sha256 of the review in the file which this one carries on; None if that is no other one."""


def _followed(carry: str, file: str, begun: "Review") -> str:
    """Return the sha256 of the review in `file` if it is the one that is carried, from other texts.

    Raise OptionError otherwise: what is in the file would be lost.
    """
    from compare import reviewed
    from compare.digest import hexdigest

    if os.path.exists(file) and os.path.samefile(carry, file):
        with open(file, "rb") as opened:
            data = opened.read()
        earlier = reviewed.read_review(file)
        if (earlier.old.sha256, earlier.new.sha256) != (begun.old.sha256, begun.new.sha256):
            return hexdigest(data)
    message = f"{file}: holds decisions already. Leave --carry out, or move the file away."
    raise OptionError(message)


def _begun(
    old: str, new: str, carry: str | None, options: "Options", reviewer: str | None
) -> "tuple[Comparison, Review]":
    """Return a comparison and the review that begins on it, with decisions on an earlier draft if asked."""
    from compare import delivery, next_draft, output, pipeline, reviewed

    if carry is None:
        comparison = pipeline.files(old, new, options, delivery.chooser(new))
        return comparison, reviewed.begin(comparison, options, reviewer=reviewer)
    earlier = reviewed.opened(carry)
    carried = next_draft.carry(old, new, earlier.review, options, beside=carry)
    for line in (*earlier.remarks, *carried.remarks):
        output.print_message(line)
    return carried.comparison, carried.carriage.review


def _serve(
    opened: Opening | None, options: "Options", *, reviewer: str | None, port: int, no_open: bool
) -> int:
    """Serve the page of a review, or the first page where none is opened yet, until Ctrl-C."""
    from compare import output, reviewed

    try:
        from compare.server import desk, run
    except ImportError as error:
        missing = f"{error.name} is not installed, and serves the page."
        message = f"{missing} Run: pip install 'redraft[review]'. Or write a plain page with -o."
        raise OptionError(message) from error
    table = desk.Desk(options, reviewer)
    if opened is not None:
        table.open(opened.comparison, opened.file, opened.begun, texts=opened.texts, after=opened.follows)
        if os.path.exists(opened.file):
            for line in reviewed.opened(opened.file).remarks:
                output.print_message(f"{line} The file as it is stays beside when decisions are saved.")

    def ready(address: str) -> None:
        table.keep()
        file = table.opened.store.path if table.opened else "OLD--NEW.review.json"
        output.print_message(f"Decisions are saved to {file}. Ctrl-C ends.")
        output.print_text(f"{address}\n")
        if not no_open:
            run.show(address)

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
    decided, unread = reviewed.opened(review)
    applied = reviewed.apply(old, new, decided, options, undecided=undecided, renumber=renumber)
    if to == "json":
        text, doubts = pipeline.write_document(applied.document, "json"), applied.remarks
    else:
        text, unlike = reviewed.text_of(applied.document)
        doubts = (*applied.remarks, *unlike)
    delivery.put(text, to, target, options)
    for remark in (*unread, *doubts):
        out.print_message(remark)
    return 0
