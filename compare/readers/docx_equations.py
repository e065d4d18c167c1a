r"""Formulas of Word's `EQ` fields on one line, with the signs of `docx_math`: `\f(1,2)` is `1/2`.

In: what stands behind `EQ`. Out: text. Switches that only place or size characters are left out.
"""

from compare.readers.docx_math import bracketed
from compare.readers.patterns import late

_SWITCH = late(r"\\(\*\s*(?:\"[^\"]*\"|\S+)|[blr]c\s?\\.|[A-Za-z]+)\s?(-?\d*)")
"""Among them signs that stand around a part: `\\bc\\[`, `\\lc\\{`."""
_SPACE = late(r"\s*(?=[\\(])")
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_DEEPEST = 30
"""Formulas in formulas; of what lies deeper the characters are not told apart."""


def line(text: str) -> str:
    r"""Return what a formula says.

    >>> line(r"\f(1,2)"), line(r"x\s\up8(2)"), line(r"\r(3,a+b)"), line(r"\o\ac(○,5)"), line(r"a \* jc2 b")
    ('1/2', 'x^2', '^3√(a+b)', '○5', 'a b')
    """
    said, _ = _read(text, 0, "", 0)
    return " ".join(said.split())


def _read(text: str, at: int, ends: str, depth: int) -> tuple[str, int]:
    """Return what stands from a place to the first of the characters `ends`, and where that is."""
    said: list[str] = []
    while at < len(text) and text[at] not in ends:
        if text[at] != "\\":
            said.append(text[at])
            at += 1
            continue
        switches: list[str] = []
        while found := _SWITCH().match(text, at):
            switches.append(found[1].lower())
            at = _after(text, found.end())
        if not switches:  # a sign that is meant itself
            said.append(text[at + 1 : at + 2])
            at += 2
        elif text[at : at + 1] == "(" and depth < _DEEPEST and not switches[-1].startswith("*"):
            parts, at = _parts(text, at + 1, depth + 1)
            said.append(_say([switch for switch in switches if switch[0] != "*"], parts))
    return "".join(said), at


def _after(text: str, at: int) -> int:
    """Return where what belongs to a switch begins."""
    found = _SPACE().match(text, at)
    return found.end() if found else at


def _parts(text: str, at: int, depth: int) -> tuple[list[str], int]:
    """Return what stands in brackets, parted by commas, and the place behind them."""
    parts: list[str] = []
    while at < len(text):
        part, at = _read(text, at, ",;)", depth)
        parts.append(part.strip())
        at += 1
        if text[at - 1 : at] == ")":
            break
    return parts, at


def _say(switches: list[str], parts: list[str]) -> str:
    first, last = switches[0], parts[-1] if parts else ""
    if first == "f":
        return "/".join(map(bracketed, parts))
    if first == "r":
        return f"{f'^{bracketed(parts[0])}' if len(parts) > 1 else ''}√{bracketed(last)}"
    if first == "s":
        return f"{'_' if 'do' in switches else '^'}{bracketed(last)}" if last else ""
    if first == "i":
        low, high = (*parts, "", "")[:2]
        return f"∫{f'_{bracketed(low)}' if low else ''}{f'^{bracketed(high)}' if high else ''} {last}"
    if first == "b":
        return _around(switches[1:], ",".join(parts))
    if first == "o":  # over one another; what is raised there is how the rest is read (ruby)
        return "".join(part for part in parts if not part.startswith("^")) or "".join(parts)
    return (", " if first == "a" else ",").join(parts)


def _around(switches: list[str], inner: str) -> str:
    """Return a part between its signs: brackets, those that are named, or the one that is."""
    signs = {switch[:2]: switch[-1] for switch in switches}
    if "bc" not in signs and signs:
        return f"{signs.get('lc', '')}{inner}{signs.get('rc', '')}"
    first = signs.get("bc", "(")
    return f"{first}{inner}{_CLOSING.get(first, first)}"
