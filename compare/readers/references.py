"""References in running text: what a number or a letter at the beginning of a line may belong to."""

from compare.readers.lines import Line
from compare.readers.verbs import words

_REFERRING = words(
    """
    paragraph paragraphs subparagraph subparagraphs para. paras. article articles section sections
    rule rules item items chapter annex paragraphe paragraphes alinéa alinéas article párrafo
    párrafos apartado apartados inciso artículo пункт пункта пункте пунктах подпункт подпункта
    подпункте статья статьи статье resolution no. page
    """
)
"""Words that a number or a letter belongs to."""
_JOINING = words(
    """
    a an the of in on to by for from with under and or as at that which than into upon per its their
    de du des la le les en et ou à au aux par pour sur y o del el los las con por para
    и или в на с к по для о об от из
    """
)
"""Words that no heading ends with."""
_AFTER_REFERENCE = ("above", "below", "of ", "and (", "or (", "to (", "ci-", "supra", "anterior", "выше")


def refers(before: Line, after: str) -> bool:
    """Tell whether what looks like a label ends a reference: `paragraph` `(a) above`."""
    word = before.text.rpartition(" ")[2].lower()
    return word in _REFERRING or (after.startswith(_AFTER_REFERENCE) and not before.stop)


def awaits(line: Line) -> bool:
    """Tell whether a line ends with a word that something must follow: `of`, `the`, `and`."""
    return line.text.rpartition(" ")[2].lower() in _JOINING
