"""The commands on decisions: tables of them, two people's into one, to the next draft."""

from typing import TYPE_CHECKING

import click

from compare.errors import OptionError
from compare.switches import with_lookup, with_output, with_password
from compare.words import STANDARD, chosen

if TYPE_CHECKING:
    from typing import Unpack

    from compare.words import Opened

_TABLES = ("text", "markdown", "csv")


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
    from compare import output as out
    from compare.options import Options

    target = output or STANDARD
    to = chosen(to, output, {".csv": "csv", ".md": "markdown", ".txt": "text"}, "text")
    delivery.check(target, (review,))
    decided, unread = reviewed.opened(review)
    delivery.put(reviewed.table(decided, to), "text", target, Options())
    for line in unread:
        out.print_message(line)
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
    mine, theirs = reviewed.opened(one), reviewed.opened(other)
    text, said = reviewed.merged(mine.review, theirs.review)
    delivery.put(text, "json", target, Options())
    for line in (*mine.remarks, *theirs.remarks, *said):
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
    from compare import delivery, next_draft, reviewed
    from compare import output as out
    from compare.options import Options

    target = output or STANDARD
    delivery.check(target, (old, later, review, *([new] if new else [])))
    options = Options(**words)
    decided, unread = reviewed.opened(review)
    carried = next_draft.carry(old, later, decided, options, new=new, beside=review)
    delivery.put(reviewed.written(carried.carriage.review), "json", target, options)
    for line in (*unread, *carried.remarks):
        out.print_message(line)
    return 0
