"""Labels of articles, sections and the like: what they count, and the number.

In: a label as printed, such as `Article 4`. Out: its parts, or None for one that does not count.
"""

import re
from typing import NamedTuple

from compare.model.address import from_roman, names_itself

_LABEL = re.compile(
    r"(?P<before>(?P<word>\S+) (?:\d+[.-])*)(?P<number>\d+|[IVXLC]+|premier|première|1er|Ier)"
)


class Article(NamedTuple):
    """The label of an article that is counted: `Article 4`, `PART II`; an inserted `Article 4 bis` is not."""

    word: str
    """What is counted, in small letters: `article`."""
    before: str
    """All that is printed before the number: `Article `, `Sec. 2.`."""
    number: int
    form: str
    """How the number is printed: `decimal`, `roman`, or in a `word`."""


def parse(label: str | None) -> Article | None:
    """Return the parts of a label; None if it is none of an article, or does not count.

    >>> parse("Article 4")
    Article(word='article', before='Article ', number=4, form='decimal')
    >>> [found[2:] for found in map(parse, ("PART II", "Sec. 2.03", "Article premier")) if found]
    [(2, 'roman'), (3, 'decimal'), (1, 'word')]
    >>> parse("Article 4 bis"), parse("12"), parse("Part B")
    (None, None, None)
    """
    found = _LABEL.fullmatch(label) if label and names_itself(label) else None
    if found is None:
        return None
    printed = found["number"]
    form = "decimal" if printed.isdecimal() else "roman" if printed.isupper() else "word"
    number = int(printed) if form == "decimal" else from_roman(printed) if form == "roman" else 1
    return Article(found["word"].casefold(), found["before"], number, form) if number is not None else None
