"""Reviews of the next draft: what was decided on the one before, carried over. Beside `reviewed`."""

from typing import TYPE_CHECKING, NamedTuple

from compare import inputs, pipeline, reviewed
from compare.options import Options

if TYPE_CHECKING:
    from compare.model import Comparison
    from compare.review.carry import Carriage
    from compare.review.decisions import How, Review

_NOT_AT_HAND = (
    "The draft that was reviewed is not at hand: its changes are known by their words only. To carry more put"
    " it beside the review, or give it to `redraft decisions carry` with --new."
)


class CarriedOver(NamedTuple):
    """The review of the next draft."""

    carriage: "Carriage"
    comparison: "Comparison"
    """Of OLD with the next draft."""
    remarks: tuple[str, ...]
    """What became of the decisions, each on one line."""


def carry(
    old: inputs.Path,
    later: inputs.Path,
    review: "Review",
    options: Options | None = None,
    *,
    new: inputs.Path | None = None,
    beside: inputs.Path | None = None,
) -> CarriedOver:
    """Return the review of OLD with a later draft, with what was decided on OLD with NEW.

    `new` is the draft that was reviewed; without it the file of its name is taken if it lies `beside` the
    review, or here, unchanged. Where there is none, more has to be confirmed, or decided anew. Pins of
    `options` are those of the later draft; those of the review name paragraphs of NEW.
    Raise ReadError for what cannot be read, OptionError where OLD or NEW is not the text that was reviewed.
    """
    from compare.review.decisions import How

    told = options or Options()
    how = How(review.how.plain or told.plain, review.how.tracked, told.pins, told.unpins)
    reading = told._replace(plain=how.plain, tracked=how.tracked)
    document = pipeline.read(old, reading)
    comparison = pipeline.documents(document, pipeline.read(later, reading), reading)
    reviewed.check_text("OLD", review.old, document)
    former = None
    if new is None and beside is not None:
        new = reviewed.reviewed_text(review, beside)
    if new is not None:
        pinned = reviewed.as_reviewed(review, reading._replace(pins=(), unpins=()))
        former = pipeline.documents(document, pipeline.read(new, pinned), pinned)
        reviewed.check_texts(review, former)
    carried = _carried(review, comparison, former, how)
    if (how.plain, how.tracked) == (told.plain, told.tracked):
        return carried
    as_before = f"The texts are read as for the review that is carried: {how._replace(pins=(), unpins=())}"
    return carried._replace(remarks=(as_before.removesuffix(": ") + ".", *carried.remarks))


def carry_on(
    review: "Review",
    former: "Comparison",
    texts: tuple[inputs.Path, inputs.Path],
    options: Options | None = None,
) -> CarriedOver:
    """Return the review of two texts as they are now, with what was decided on them as they were.

    `former` is the comparison that was reviewed; either text may be another one by now. Where OLD is, less
    can be carried. Raise ReadError for what cannot be read.
    """
    reading = reviewed.as_reviewed(review, options or Options())._replace(pins=(), unpins=())
    return _carried(
        review,
        pipeline.files(*texts, reading),
        former,
        review.how._replace(plain=reading.plain, pins=(), unpins=()),
    )


def _carried(
    review: "Review", comparison: "Comparison", former: "Comparison | None", how: "How"
) -> CarriedOver:
    from compare.review import carry as carrying

    carriage = carrying.carry(review, comparison, former, how)
    remarks = list(carrying.told(carriage))
    if former is None:
        remarks.insert(0, _NOT_AT_HAND)
    if review.how.pins or review.how.unpins:
        remarks.append(
            "The review was made with pins, which name paragraphs of its new text. They are left out."
        )
    return CarriedOver(carriage, comparison, tuple(remarks))
