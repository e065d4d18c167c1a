"""Writers: a comparison in, `str` out.

A writer is a module with one public function, `write(comparison, options) -> str`. It is imported
when it is first called: nobody waits for the template engine to see a comparison in the terminal.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from compare.model import Comparison
    from compare.options import Options

    Writer = Callable[[Comparison, Options], str]


def _late(module: str) -> "Writer":
    """Return the `write` of a module that is imported at the first call."""

    def write(comparison: "Comparison", options: "Options") -> str:
        writer = cast("Writer", import_module(module).write)
        return writer(comparison, options)

    return write


WRITERS: Mapping[str, "Writer"] = MappingProxyType(
    {
        "html": _late("compare.writers.to_html"),
        "json": _late("compare.writers.to_json"),
        "summary": _late("compare.writers.to_summary"),
        "terminal": _late("compare.writers.to_terminal"),
    }
)
"""Name of a format, and the function that writes it."""

PRINTED = "pdf"
"""The format that is no text: the page, printed by a browser."""

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {".htm": "html", ".html": "html", ".json": "json", ".pdf": "pdf", ".txt": "summary"}
)
"""Suffix of a file name in small letters, and the format that it asks for."""
