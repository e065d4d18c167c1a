"""Formulas of a Word file (OMML, ECMA-376-1, 22.1) on one line: `(a+b)/2`, `x^2`, `√(n)`.

In: `m:oMath`. Out: text. The characters are those of the file; between them stand brackets and signs for
what a formula says by place alone, so that 1/2 and 12 are not the same.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from compare.readers.docx_xml import M, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_SUM, _HAT, _BRACE = "∫", "\u0302", "⏟"
"""The sign of `m:nary`, of `m:acc` and of `m:groupChr` where none is named."""
_OVERLINE, _UNDERLINE = "\u0305", "\u0332"


def line(element: "_Element", *, accepted: bool) -> str:
    """Return what a formula, or a part of one, says; `accepted` is the view of tracked changes."""
    form = _FORMS.get(str(element.tag))
    if form is not None:
        return form(element, accepted)
    if element.tag == f"{M}r":
        return "" if _gone(element, accepted=accepted) else _words(element)
    if element.tag in ((f"{W}del", f"{W}moveFrom") if accepted else (f"{W}ins", f"{W}moveTo")):
        return ""
    return "".join(line(child, accepted=accepted) for child in element)


def _words(run: "_Element") -> str:
    return "".join(text.text or "" for text in run.iter(f"{M}t", f"{W}t"))


def _gone(run: "_Element", *, accepted: bool) -> bool:
    """Tell whether a tracked change took a run out of this view."""
    properties = run.find(f"{W}rPr")
    return properties is not None and properties.find(f"{W}{'del' if accepted else 'ins'}") is not None


def _part(element: "_Element", name: str, accepted: bool, *, bare: bool = False) -> str:  # noqa: FBT001 - handed on
    """Return a part of a formula, in brackets if it is more than a word; `bare` without."""
    child = element.find(M + name)
    text = "" if child is None else line(child, accepted=accepted)
    return text if bare else bracketed(text)


def bracketed(text: str) -> str:
    """Return a part of a formula, in brackets if it is more than a word."""
    return text if text.isalnum() or not text else f"({text})"


def _property(element: "_Element", kind: str, name: str, otherwise: str) -> str:
    found = element.find(f"{M}{kind}/{M}{name}")
    return otherwise if found is None else found.get(f"{M}val", "")


def _scripts(element: "_Element", accepted: bool) -> str:  # noqa: FBT001
    base, low, high = (_part(element, name, accepted) for name in ("e", "sub", "sup"))
    return base + (f"_{low}" if low else "") + (f"^{high}" if high else "")


def _before(element: "_Element", accepted: bool) -> str:  # noqa: FBT001
    low, high = (_part(element, name, accepted) for name in ("sub", "sup"))
    return (f"_{low}" if low else "") + (f"^{high}" if high else "") + _part(element, "e", accepted)


def _nary(element: "_Element", accepted: bool) -> str:  # noqa: FBT001
    low, high = (_part(element, name, accepted) for name in ("sub", "sup"))
    sign = _property(element, "naryPr", "chr", _SUM)
    limits = (f"_{low}" if low else "") + (f"^{high}" if high else "")
    return f"{sign}{limits} {_part(element, 'e', accepted, bare=True)}"


def _fraction(element: "_Element", accepted: bool) -> str:  # noqa: FBT001
    return f"{_part(element, 'num', accepted)}/{_part(element, 'den', accepted)}"


def _root(element: "_Element", accepted: bool) -> str:  # noqa: FBT001
    degree = _part(element, "deg", accepted)
    return f"{f'^{degree}' if degree else ''}√{_part(element, 'e', accepted)}"


def _brackets(element: "_Element", accepted: bool) -> str:  # noqa: FBT001
    inner = [line(child, accepted=accepted) for child in element.findall(f"{M}e")]
    first, between, last = (
        _property(element, "dPr", name, sign)
        for name, sign in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
    )
    return f"{first}{between.join(inner)}{last}"


def _rows(element: "_Element", accepted: bool) -> str:  # noqa: FBT001
    rows = element.findall(f"{M}mr") or element.findall(f"{M}e")
    return "; ".join(
        ", ".join(line(cell, accepted=accepted) for cell in row.findall(f"{M}e") or [row]) for row in rows
    )


def _limit(element: "_Element", accepted: bool) -> str:  # noqa: FBT001
    sign = "_" if element.tag == f"{M}limLow" else "^"
    return f"{_part(element, 'e', accepted, bare=True)}{sign}{_part(element, 'lim', accepted)} "


def _function(element: "_Element", accepted: bool) -> str:  # noqa: FBT001
    return (
        f"{_part(element, 'fName', accepted, bare=True).rstrip()} {_part(element, 'e', accepted, bare=True)}"
    )


def _accent(element: "_Element", accepted: bool) -> str:  # noqa: FBT001
    """Return a part and the sign that stands over or under it."""
    text = _part(element, "e", accepted, bare=True)
    if element.tag == f"{M}bar":
        sign = _OVERLINE if _property(element, "barPr", "pos", "bot") == "top" else _UNDERLINE
    elif element.tag == f"{M}acc":
        sign = _property(element, "accPr", "chr", _HAT)
    else:
        sign = _property(element, "groupChrPr", "chr", _BRACE)
    return f"({text}){sign}" if len(text) > 1 else text and text + sign


_FORMS: Mapping[str, "Callable[[_Element, bool], str]"] = MappingProxyType(
    {
        M + name: form
        for names, form in (
            (("sSub", "sSup", "sSubSup"), _scripts),
            (("sPre",), _before),
            (("nary",), _nary),
            (("f",), _fraction),
            (("rad",), _root),
            (("d",), _brackets),
            (("m", "eqArr"), _rows),
            (("limLow", "limUpp"), _limit),
            (("func",), _function),
            (("acc", "bar", "groupChr"), _accent),
        )
        for name in names
    }
)
