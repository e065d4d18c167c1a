"""Style sheets in a page: which of their rules say something of an element, as far as reading needs them.

In: the tree, and names of properties. Out: what is declared of an element, or of `::before` it. Nothing is
fetched. Selectors of elements, classes and ids, in one another or not, are followed; states, attributes and
what holds on paper only are not.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from compare.errors import ReadError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_DECLARATION = re.compile(r"""([\w-]+)\s*:((?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^;"'])*)""")
_COMPOUND = re.compile(r"(\*|[a-z][a-z0-9]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_NAMES = re.compile(r"[.#][\w-]+")
_PSEUDO = re.compile(r"::?(before|marker)$", re.IGNORECASE)
_LONGEST = 300
"""Characters of a selector."""
_MOST_STEPS = 1_000_000
"""Comparisons of an element with a part of a selector, some three seconds. Elements that stand alike are
compared once: pages of Google Docs with 20 lists take a few thousand."""
_USUAL_DEPTH = 20
"""Elements around one, that are looked at for nothing."""
_MOST_KNOWN = 5_000
"""Places that are remembered."""


class _Rule(NamedTuple):
    chains: tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]
    """What the selector asks for, innermost first: chains of element and parents, each inside of the next;
    of each a tag (or nothing), classes and ids."""
    weight: tuple[int, int, int, int]
    """How much it counts: ids, classes, tags, and its place."""
    declared: Mapping[str, str]


class Sheets:
    """The rules of a page that declare certain properties."""

    def __init__(self, root: "HtmlElement", properties: frozenset[str], name: str) -> None:
        """Read the style sheets that stand in the page itself; `name` is for messages."""
        self._name = name
        self._properties = properties
        self._steps = 0
        self._known: dict[tuple[object, ...], dict[str, str]] = {}
        """What rules declare, by tag, class and id of an element and all around it."""
        self._rules: defaultdict[tuple[bool, str], list[_Rule]] = defaultdict(list)
        """By whether they are of what stands before an element, and a name that the element must have."""
        number = 0
        for sheet in root.iter("style"):
            if on_screen(sheet):
                for selectors, declarations in rules(sheet.text or ""):
                    number += 1
                    self._heed(selectors, self._declared(declarations), number)
        self.declares = frozenset(
            name for several in self._rules.values() for rule in several for name in rule.declared
        )
        """The properties that any rule declares."""

    def of(self, element: "HtmlElement", *, before: bool = False) -> dict[str, str]:
        """Return what is declared of an element, or before it; what its own `style` says counts most."""
        declared = self._of_rules(element, before=before) if self._rules else {}
        own = element.get("style") if not before else None
        return declared | self._declared(own) if own else declared

    def _of_rules(self, element: "HtmlElement", *, before: bool) -> dict[str, str]:
        around = [(one.tag, one.get("class"), one.get("id")) for one in element.iterancestors()]
        self._count(len(around) // _USUAL_DEPTH)
        key = (before, element.tag, element.get("class"), element.get("id"), *around)
        found = self._known.get(key)
        if found is None:
            found = self._look_up(element, before=before)
            if len(self._known) < _MOST_KNOWN:
                self._known[key] = found
        return found

    def _count(self, steps: int) -> None:
        self._steps += steps
        if self._steps > _MOST_STEPS:
            message = f"{self._name}: its style sheets are too much to follow. Save the page as plain text."
            raise ReadError(message)

    def _look_up(self, element: "HtmlElement", *, before: bool) -> dict[str, str]:
        tag = str(element.tag)
        names = [f".{name}" for name in (element.get("class") or "").split()]
        names += [f"#{element.get('id')}"] if element.get("id") else []
        found: list[_Rule] = []
        for key in dict.fromkeys((*names, tag, "*")):
            found += (rule for rule in self._rules.get((before, key), ()) if self._holds(rule, element))
        declared: dict[str, str] = {}
        for rule in sorted(found, key=lambda rule: rule.weight):
            declared |= rule.declared
        return declared

    def _declared(self, declarations: str) -> dict[str, str]:
        found = ((one[1].lower(), one[2].strip()) for one in _DECLARATION.finditer(declarations))
        return {
            name: value.removesuffix("!important").strip()
            for name, value in found
            if name in self._properties
        }

    def _heed(self, selectors: str, declared: Mapping[str, str], number: int) -> None:
        if not declared:
            return
        for selector in selectors.split(","):
            text = selector.strip()
            pseudo = _PSEUDO.search(text)
            chains = _chains(text[: pseudo.start()] if pseudo else text) if len(text) < _LONGEST else None
            if not chains:
                continue
            parts = [part for chain in chains for part in chain]
            names = [name for _, several in parts for name in several]
            ids = sum(name.startswith("#") for name in names)
            weight = (ids, len(names) - ids, sum(bool(tag) for tag, _ in parts), number)
            tag, own = chains[0][0]
            key = next(iter(sorted(own)), tag or "*")
            self._rules[bool(pseudo), key].append(_Rule(chains, weight, declared))

    def _holds(self, rule: _Rule, element: "HtmlElement") -> bool:
        """Tell whether a selector asks for an element: its outer chains are looked for from inside out."""
        if not self._fits(rule.chains[0], element):
            return False
        place = element
        for chain in rule.chains[1:]:
            outer = next((one for one in place.iterancestors() if self._fits(chain, one)), None)
            if outer is None:
                return False
            place = outer
        return True

    def _fits(self, chain: tuple[tuple[str, tuple[str, ...]], ...], element: "HtmlElement | None") -> bool:
        for tag, names in chain:
            self._count(1)
            if element is None or (tag and tag != element.tag):
                return False
            if names:
                classes = (element.get("class") or "").split()
                if not all(
                    name[1:] in classes if name[0] == "." else name[1:] == element.get("id") for name in names
                ):
                    return False
            element = element.getparent()
        return True


def _chains(selector: str) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], ...] | None:
    """Return the chains of a selector, None for one with anything that is not followed here."""
    chains: list[tuple[tuple[str, tuple[str, ...]], ...]] = []
    for outer in re.sub(r"\s*>\s*", ">", selector).split():
        parts: list[tuple[str, tuple[str, ...]]] = []
        for compound in outer.split(">"):
            found = _COMPOUND.fullmatch(compound)
            if not compound or found is None:
                return None
            tag = (found[1] or "").lower()
            parts.append(("" if tag == "*" else tag, tuple(_NAMES.findall(found[2]))))
        chains.append(tuple(reversed(parts)))
    return tuple(reversed(chains)) or None


def on_screen(sheet: "HtmlElement") -> bool:
    """Tell whether a style sheet holds on a screen."""
    return (sheet.get("media") or "all").strip().lower() in ("all", "screen")


def rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of rules that hold on any screen: none within `@media`.

    >>> list(rules("p, li { margin: 0 } @media print { p { display: none } }"))
    [('p, li ', ' margin: 0 ')]
    """
    sheet = _COMMENT.sub(" ", sheet)
    depth = start = 0
    selectors = ""
    for brace in _BRACE.finditer(sheet):
        if brace[0] == "{":
            if depth == 0:
                selectors = sheet[start : brace.start()].rpartition(";")[2]
                start = brace.end()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                if "@" not in selectors:
                    yield selectors, sheet[start : brace.start()]
                start = brace.end()
