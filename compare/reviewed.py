"""Reviews beside the pipeline: review files in, and the text that their decisions make, or the next review.

Like `inputs` it reads files, and nothing here prints or writes one.
"""

from typing import TYPE_CHECKING, NamedTuple

from compare import inputs, pipeline
from compare.errors import OptionError
from compare.options import Options

if TYPE_CHECKING:
    from compare.model import Comparison, Document
    from compare.review.decisions import Review, Side
    from compare.review.settle import Settled

_NAMED = 3
"""Decisions, or keys, that a message names."""


class Applied(NamedTuple):
    """The text that decisions make."""

    document: "Document"
    remarks: tuple[str, ...]
    """What the person should know, each on one line."""


class OpenedReview(NamedTuple):
    """A review out of a file."""

    review: "Review"
    remarks: tuple[str, ...]
    """What the person should know, each on one line."""


def read_review(path: inputs.Path) -> "Review":
    """Return the review in a file, or `-`, standard input; raise ReadError for anything else."""
    return opened(path).review


def opened(path: inputs.Path) -> OpenedReview:
    """Return what `read_review` does, with remarks on what of the file was not read."""
    from compare.review.record import read, strange

    data, name = inputs.contents(path)
    review, keys = read(data, name), strange(data, name)
    if not keys:
        return OpenedReview(review, ())
    named = ", ".join(map(repr, keys[:_NAMED]))
    more = " and more" if len(keys) > _NAMED else ""
    return OpenedReview(review, (f"{name}: keys that redraft does not know are left out: {named}{more}.",))


def apply(
    old: inputs.Path,
    new: inputs.Path,
    review: "Review",
    options: Options | None = None,
    *,
    undecided: str = "error",
    renumber: bool = False,
) -> Applied:
    """Return the text in which the accepted changes are made and the rejected ones are not.

    `undecided` says what becomes of the others: `old`, `new`, or `error`. With `renumber` paragraphs are
    counted anew. Raise ReadError for what cannot be read, OptionError where the review is one of other texts
    or where changes are undecided and should not be.
    """
    from compare.review.numbers import counted, references, renumbered

    comparison = pipeline.files(old, new, as_reviewed(review, options or Options()))
    check_texts(review, comparison)
    outcome = _settled(comparison, review, undecided)
    document, remarks = outcome.settled.document, []
    sides = comparison.old, comparison.new
    if outcome.undecided:
        count = outcome.undecided
        are = "1 change was undecided and is" if count == 1 else f"{count} changes were undecided and are"
        remarks.append(f"{are} as in the {undecided} text.")
    if renumber:
        document = renumbered(document, sides)
        remarks += dict.fromkeys(map(str, references(comparison, outcome.settled, document)))
    elif not counted(document, sides) and counted(comparison.old) and counted(comparison.new):
        remarks.append("The paragraphs are not numbered one after the other. --renumber counts them anew.")
    return Applied(document, tuple(remarks))


def settled(comparison: "Comparison", review: "Review", *, undecided: str = "error") -> "Document":
    """Return the text that a review makes of its comparison; raise OptionError as `apply` does."""
    return _settled(comparison, review, undecided).settled.document


class _Outcome(NamedTuple):
    settled: "Settled"
    undecided: int


def _settled(comparison: "Comparison", review: "Review", undecided: str) -> _Outcome:
    from compare.review.changes import changes
    from compare.review.settle import settle
    from compare.review.verdicts import Undecided, outcome

    found = outcome(review, changes(comparison), Undecided(undecided))
    if found.lost:
        named = ", ".join(found.lost[:_NAMED])
        message = (
            f"{len(found.lost)} of the decisions fit no change between these texts ({named}): another version"
            " of redraft made them. Review the texts anew."
        )
        raise OptionError(message)
    made = settle(comparison, found.accepted)
    if not made.document.paragraphs:
        message = "nothing is left of the text: every paragraph was deleted. Reject some of the deletions."
        raise OptionError(message)
    return _Outcome(made, len(found.undecided))


def reviewed_text(review: "Review", path: inputs.Path) -> str | None:
    """Return the file of the new text that was reviewed, if it lies beside the review, or here, unchanged."""
    from pathlib import Path

    from compare.digest import hexdigest

    name, sha256 = review.new
    if not name or not sha256:
        return None
    for folder in (Path(path).parent, Path()):
        file = folder / Path(name).name
        try:
            if hexdigest(file.read_bytes()) == sha256:
                return str(file)
        except OSError:
            continue
    return None


def written(review: "Review") -> str:
    """Return a review as JSON."""
    from compare.review.record import write

    return write(review)


def as_reviewed(review: "Review", options: Options) -> Options:
    """Return the options under which the texts give the comparison that was reviewed."""
    how = review.how
    return options._replace(
        plain=how.plain or options.plain,
        tracked=how.tracked,
        pins=(*how.pins, *options.pins),
        unpins=(*how.unpins, *options.unpins),
    )


def check_texts(review: "Review", comparison: "Comparison") -> None:
    """Raise OptionError if the decisions were made on other texts, which their sha256 tells."""
    check_text("OLD", review.old, comparison.old)
    check_text("NEW", review.new, comparison.new)


def check_text(side: str, said: "Side", document: "Document") -> None:
    """Raise OptionError if a document is not the `side`, OLD or NEW, that was reviewed."""
    if said.sha256 and document.source and said.sha256 != document.source.sha256:
        name = f" ({said.name})" if said.name else ""
        message = (
            f"{side} is not the text that was reviewed{name}: its sha256 begins with"
            f" {document.source.sha256[:12]}, that of the review with {said.sha256[:12]}."
            " Give the files that were reviewed."
        )
        raise OptionError(message)


def text_of(document: "Document") -> tuple[str, tuple[str, ...]]:
    """Return a document as plain text, and remarks on what would be read otherwise from it."""
    from compare.model.address import addresses
    from compare.writers.to_text import write_document

    text = write_document(document)
    again = pipeline.understood(text)
    for name, one, other in zip(addresses(document), document.paragraphs, again.paragraphs, strict=False):
        if (one.label, one.text, one.marks) != (other.label, other.text, other.marks):
            return text, (_unlike(name),)
    if len(document.paragraphs) != len(again.paragraphs):
        return text, (_unlike("the number of paragraphs"),)
    if [(n.label, n.text) for n in document.notes] != [(n.label, n.text) for n in again.notes]:
        return text, (_unlike("a note"),)
    return text, ()


def _unlike(place: str) -> str:
    return (
        f"Plain text cannot say all of it: read again, {place} is understood otherwise."
        " Write JSON (-o FILE.json) to give it back to redraft."
    )


def table(review: "Review", to: str = "text") -> str:
    """Return decisions and comments as a table: `text`, `markdown` or `csv`."""
    from compare.review.minutes import FORMATS

    return FORMATS[to](review)


def merged(one: "Review", other: "Review") -> tuple[str, tuple[str, ...]]:
    """Return two reviews of the same comparison as one, in JSON, and a line for each disagreement."""
    from compare.review.join import join, told
    from compare.review.record import write

    joined = join(one, other)
    count = len(joined.disagreements)
    lines = tuple(told(joined))
    many = "1 disagreement" if count == 1 else f"{count} disagreements"
    return write(joined.review), (f"{many}{':' if count else '.'}", *lines)


def begin(
    comparison: "Comparison", options: Options | None = None, *, reviewer: str | None = None
) -> "Review":
    """Return a review of a comparison made under `options`, in which nothing is decided."""
    from compare.review.decisions import How, begun

    options = options or Options()
    how = How(options.plain, options.tracked, options.pins, options.unpins)
    return begun(comparison, how, reviewer)


def page(
    comparison: "Comparison",
    review: "Review",
    options: Options | None = None,
    *,
    file: str,
    revision: str | None = None,
) -> bytes:
    """Return the report as a page on which each change is decided, in UTF-8.

    `file` is the name of the file of decisions. `revision` is that of the file which a server of this machine
    keeps; None for a plain page, whose decisions the browser keeps and exports.
    """
    from compare.review.changes import border_words, cutting, parts_id
    from compare.review.minutes import items, shortened
    from compare.review.record import write
    from compare.writers.to_html import encoded
    from compare.writers.view_decide import Deciding, Item

    found: dict[str, list[Item]] = {"": []}
    cut = {parts_id(m): m for m in comparison.matches if m.old and m.new and not m.one_to_one}
    for match_id, id_, kind, old, new in items(review):
        item = Item(id_, kind, old, new)
        if id_ in cut:
            was, now = border_words(comparison, cut[id_])
            edits = tuple(sorted(cutting(comparison, cut[id_])))
            item = Item(id_, kind, shortened(was), shortened(now), edits)
        found.setdefault(match_id, []).append(item)
    deciding = Deciding(
        items={match: tuple(those) for match, those in found.items()},
        state=write(review, empty=True),
        revision=revision or "",
        reviewer=review.reviewer or "",
        file=file,
        served=revision is not None,
    )
    return encoded(comparison, options or Options(), deciding)
