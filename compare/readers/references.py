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
_AFTER_REFERENCE = ("above", "below", "of ", "and (", "or (", "to (", "ci-", "supra", "anterior", "выше")


def refers(before: Line, after: str) -> bool:
    """Tell whether what looks like a label ends a reference: `paragraph` `(a) above`."""
    word = before.text.rpartition(" ")[2].lower()
    return word in _REFERRING or (after.startswith(_AFTER_REFERENCE) and not before.stop)
