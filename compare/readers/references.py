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
    de d' du des la le les en et ou à au aux par pour sur y o u del al el los las con por para
    и или в на с со к по для о об от из у
    """
)
"""Words that no heading and no title ends with."""
_AFTER_REFERENCE = ("above", "below", "of ", "and (", "or (", "to (", "ci-", "supra", "anterior", "выше")


def refers(before: Line, after: str) -> bool:
    """Tell whether what looks like a label ends a reference: `paragraph` `(a) above`."""
    word = before.text.rpartition(" ")[2].lower()
    return word in _REFERRING or (after.startswith(_AFTER_REFERENCE) and not before.stop)


def awaits(text: str) -> bool:
    """Tell whether a line ends with a word that something must follow: `of`, `the`, `and`.

    >>> awaits("Protection of the"), awaits("Hepatitis A")
    (True, False)
    """
    last = text.rpartition(" ")[2]
    return last in _JOINING or (len(last) > 1 and last.lower() in _JOINING)
