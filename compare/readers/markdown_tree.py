"""Markdown as the tokens that its markers make; what stands ahead of it in lines of YAML; its notes' labels.

In: decoded text. Out: tokens, in the order of the source, and what front matter says of the text. Nothing in
it is run or fetched; what is nested deeper than any text is refused.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.errors import ReadError
from compare.readers.patterns import late

if TYPE_CHECKING:
    from markdown_it.token import Token

_DEEPEST = 100
"""Quotes, lists and brackets in one another: markdown-it's own bound for blocks, which drops what is deeper.
It has none for pictures and notes in brackets, where Python's stack of 1,000 calls ends at about 200."""
_BRACKET = late(r"\[|\]|\n[ \t]*(?=\n)")
_CONTAINERS = frozenset({"blockquote_open", "list_item_open", "footnote_reference_open", "dd_open"})
_ENTRY = late(r"([A-Za-z][\w -]{0,40}):(?:\s+(.*))?")
_TOML_ENTRY = late(r"([A-Za-z][\w-]{0,40})\s*=\s*(.*)")
_GOES_ON = late(r"\s|-\s|#|\[|\]|$")
_LONGEST_FRONT = 200
"""Lines; a text that begins with a rule and has another further down has no front matter."""
_PRINTED = late(r"\d{1,3}|[a-z]|\*{1,4}")
"""Labels of notes that a text prints; `[^charter]` is a name for whoever writes it."""


class Front(NamedTuple):
    """Lines between rules ahead of a text."""

    entries: tuple[tuple[str, str], ...] = ()
    """Names in small letters, and values where they stand on the line."""
    lines: int = 0
    """How many there are, with the rules; 0 where there are none."""


class Tree(NamedTuple):
    """A text with its markers understood."""

    tokens: list["Token"]
    labels: dict[str, str]
    """Printed labels of notes, by the names in the source."""
    inline: dict[int, tuple[str, list["Token"]]]
    """Label and tokens of notes that stand where they are called (`^[…]`), by their number."""


def front(text: str) -> Front:
    r"""Return what simple YAML, or TOML between `+++`, ahead of a text says.

    >>> front("---\ntitle: Migrants\ntags: [a]\n---\n# Migrants")
    Front(entries=(('title', 'Migrants'), ('tags', '[a]')), lines=4)
    >>> front("---\n\nThe General Assembly,\n\n---\n")
    Front(entries=(), lines=0)
    """
    lines = text.split("\n", _LONGEST_FRONT)
    ends = {"---": ("---", "..."), "+++": ("+++",)}.get(lines[0].rstrip())
    if ends is None:
        return Front()
    entry = _ENTRY() if "---" in ends else _TOML_ENTRY()
    entries: list[tuple[str, str]] = []
    for number, line in enumerate(lines[1:_LONGEST_FRONT], start=1):
        if line.rstrip() in ends:
            return Front(tuple(entries), number + 1) if entries else Front()
        found = entry.fullmatch(line.rstrip())
        if found:
            entries.append((found[1].lower(), _unquoted(found[2] or "")))
        elif not _GOES_ON().match(line):
            break
    return Front()


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def parse(text: str, name: str) -> Tree:
    """Return the tokens of a text; raise ReadError if it is nested deeper than any text."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    from compare.readers import markdown_grids

    if _deepest_brackets(text) > _DEEPEST:
        raise _too_deep(name)
    # Indented lines are sub-paragraphs in drafts, not programs.
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"]).disable("code")
    parser.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    parser.use(deflist_plugin).use(markdown_grids.plugin)
    environment: dict[str, Any] = {}
    tokens = parser.parse(text, environment)
    if any(token.level >= _DEEPEST - 1 and token.type in _CONTAINERS for token in tokens):
        raise _too_deep(name)
    called: dict[int, dict[str, Any]] = environment.get("footnotes", {}).get("list", {})
    defined = [token.meta["label"] for token in tokens if token.type == "footnote_reference_open"]
    return _with_labels(tokens, called, defined)


def _with_labels(tokens: list["Token"], called: dict[int, dict[str, Any]], defined: Iterable[str]) -> Tree:
    """Return the tree with each note's label: as typed, or counted where some are only names."""
    names: list[str | int] = [called[key].get("label", key) for key in sorted(called)]
    order = list(dict.fromkeys([*names, *defined]))
    typed = all(isinstance(one, str) and _PRINTED().fullmatch(one) for one in order)
    printed = {one: str(one) if typed else str(number) for number, one in enumerate(order, start=1)}
    labels = {one: label for one, label in printed.items() if isinstance(one, str)}
    inline = {key: (printed[key], note["tokens"]) for key, note in called.items() if "tokens" in note}
    return Tree(tokens, labels, inline)


def _deepest_brackets(text: str) -> int:
    """Return how many brackets are open at once, at most, within a paragraph."""
    deepest = depth = 0
    for found in _BRACKET().finditer(text):
        depth = depth + 1 if found[0] == "[" else max(0, depth - 1) if found[0] == "]" else 0
        deepest = max(deepest, depth)
    return deepest


def _too_deep(name: str) -> ReadError:
    what = f"quotes, lists or brackets nested more than {_DEEPEST} deep"
    return ReadError(f"{name}: {what}. Check that it is Markdown, or save it as plain text (.txt).")


def counted(infos: list[str]) -> list[str]:
    """Return the numbers of a list's items as they are meant: as typed, counted if all are the same.

    >>> counted(["3", "4", "6"]), counted(["1", "1", "1"])
    (['3', '4', '6'], ['1', '2', '3'])
    """
    if len(infos) > 1 and len(set(infos)) == 1:
        return [str(int(infos[0]) + index) for index in range(len(infos))]
    return infos


TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b")
"""The beginning of a tag: whether it ends an element, and which."""
