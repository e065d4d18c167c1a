"""Notes that Markdown has with raised labels: `plan<sup>1</sup>`, and `<sup>1</sup> See …` below.

In: tokens. Out: which paragraphs are notes, and the labels that they have. A raised digit that no paragraph
begins with is a power, and stays a word.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from compare.readers.patterns import late

if TYPE_CHECKING:
    from markdown_it.token import Token

_LENGTH = 3
"""Tokens of a raised label: tag, words, tag."""
_LABEL = late(r"[\[(]?(\d{1,3}|[a-z]|\*{1,4}|[†‡§]{1,2})[\])]?")
_OPEN, _CLOSE = "<sup>", "</sup>"


def _label_at(tokens: Sequence["Token"], index: int) -> str | None:
    """Return the raised label that begins at a token."""
    if tokens[index].type != "html_inline" or tokens[index].content.lower() != _OPEN:
        return None
    rest = tokens[index + 1 : index + _LENGTH]
    if len(rest) < _LENGTH - 1 or rest[0].type != "text" or rest[1].content.lower() != _CLOSE:
        return None
    found = _LABEL().fullmatch(rest[0].content.strip())
    return found[1] if found else None


def with_marks(tokens: Sequence["Token"], labels: frozenset[str]) -> list["Token"]:
    """Return the tokens of a paragraph with one, `footnote_ref`, in place of those of each raised label."""
    from markdown_it.token import Token

    found: list[Token] = []
    index = 0
    while index < len(tokens):
        label = _label_at(tokens, index)
        if label in labels:
            found.append(Token("footnote_ref", "", 0, meta={"raised": label}))
            index += _LENGTH
        else:
            found.append(tokens[index])
            index += 1
    return found


def notes(tokens: Sequence["Token"]) -> dict[int, str]:
    """Return the labels of paragraphs that are notes, by the index of their tokens: each is called before it.

    Of several with one label the last is the note, as in a web page.
    """
    begun: dict[str, int] = {}
    called: dict[str, int] = {}
    for index, token in enumerate(tokens):
        children = token.children or []
        for at in range(len(children)):
            label = _label_at(children, at)
            if label is None:
                continue
            if at == 0 and len(children) > _LENGTH:
                begun[label] = index
            else:
                called.setdefault(label, index)
    return {index: label for label, index in begun.items() if called.get(label, index) < index}
