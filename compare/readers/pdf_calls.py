"""Functions of PDFium that are called for each character, bound so that a call costs little.

pypdfium2's take and give pointers, for each of which ctypes makes an object; these take and give numbers.
"""

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple


class Calls(NamedTuple):
    """The functions. The first argument is the address of a text page, the second an index on it."""

    unicode: Callable[..., int]
    generated: Callable[..., int]
    text_object: Callable[..., int | None]
    box: Callable[..., int]
    origin: Callable[..., int]
    font: Callable[..., int | None]
    """Takes the address of a text object only."""


@cache
def calls() -> Calls:
    """Return the functions; pypdfium2 is imported now."""
    from pypdfium2 import raw

    pointer, number = ctypes.c_void_p, ctypes.c_int

    def bound(function: Any, *types: Any) -> Any:  # noqa: ANN401 - ctypes has no type for them
        return ctypes.CFUNCTYPE(*types)(ctypes.cast(function, pointer).value or 0)

    return Calls(
        unicode=bound(raw.FPDFText_GetUnicode, ctypes.c_uint, pointer, number),
        generated=bound(raw.FPDFText_IsGenerated, number, pointer, number),
        text_object=bound(raw.FPDFText_GetTextObject, pointer, pointer, number),
        box=bound(raw.FPDFText_GetLooseCharBox, number, pointer, number, pointer),
        origin=bound(raw.FPDFText_GetCharOrigin, number, pointer, number, pointer, pointer),
        font=bound(raw.FPDFTextObj_GetFont, pointer, pointer),
    )
