"""What the files that are made of two texts are called: `58-190-draft--58-190`."""

import os
from typing import TYPE_CHECKING

from compare import inputs, output

if TYPE_CHECKING:
    from compare.model import Comparison, Document


def called(old: str, new: str, comparison: "Comparison") -> str:
    """Return the name of what is made of two texts, given as files or symbols, without a suffix."""
    return f"{_stem(old, comparison.old)}--{_stem(new, comparison.new)}"


def _stem(word: str, document: "Document") -> str:
    if word == inputs.STANDARD_INPUT or os.path.lexists(word):
        return output.stem(word)
    symbol = inputs.symbol_of(word) or inputs.symbol_of(document.symbol or "")
    return symbol.file_name if symbol else output.stem(word)
