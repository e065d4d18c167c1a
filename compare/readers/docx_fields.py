"""Fields of a Word file: which of them hide text, and what those show that have no result of their own.

In: `w:fldChar` elements, and instructions. A field is an instruction, which is no text, and then the result,
which is; the fields of old forms show their data, and some fields what their instruction says.
"""

from typing import TYPE_CHECKING

from compare.readers import docx_equations
from compare.readers.docx_symbols import character, shown
from compare.readers.docx_xml import W, integer, on, value
from compare.readers.patterns import late

if TYPE_CHECKING:
    from lxml.etree import _Element


_SILENT = frozenset(
    (
        *("XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "PRINT", "ADVANCE", "ADDIN", "HYPERLINK"),
        *("NEXT", "NEXTIF", "SKIPIF", "BIDIOUTLINE", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"),
    )
)
"""Fields that show nothing where they stand, or what else there is of them."""
_CODE, _FONT = late(r"(0[xX][0-9A-Fa-f]{1,6}|\d{1,7})\b"), late(r"\\f\s*(?:\"([^\"]*)\"|(\S+))")


def unclosed(root: "_Element", *, accepted: bool) -> frozenset["_Element"]:
    """Return the beginnings of fields that have no end in this view: they hide nothing.

    Damage and tracked changes leave such; taken at their word, all that follows would be an instruction.
    """
    gone = (f"{W}del", f"{W}moveFrom") if accepted else (f"{W}ins", f"{W}moveTo")
    begun: list[_Element] = []
    for mark in root.iter(f"{W}fldChar"):
        if next(mark.iterancestors(*gone), None) is not None:
            continue
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return frozenset(begun)


def form_text(mark: "_Element") -> str:
    """Return what a field of a form shows out of its data: a box to tick, a choice from a list."""
    data = mark.find(f"{W}ffData")
    if data is None:
        return ""
    box = data.find(f"{W}checkBox")
    if box is not None:
        name = "default" if box.find(f"{W}checked") is None else "checked"
        return "☒" if on(box, name) else "☐"
    choices = data.find(f"{W}ddList")
    if choices is None:
        return ""
    names = [entry.get(f"{W}val", "") for entry in choices.findall(f"{W}listEntry")]
    chosen = integer(value(choices, "result") or value(choices, "default")) or 0
    return names[chosen] if 0 <= chosen < len(names) else ""


def bare_instruction(element: "_Element") -> str | None:
    """Return the instruction of a field in one element, `w:fldSimple`, that holds no result."""
    return None if next(element.iter(f"{W}r"), None) is not None else element.get(f"{W}instr")


def without_result(instruction: str) -> str | None:
    r"""Return what a field shows that has an instruction and no result; None if that is not known here.

    >>> without_result("MACROBUTTON NoMacro [Type here]"), without_result(r'SYMBOL 112 \f "Symbol" \s 10')
    ('[Type here]', 'π')
    >>> without_result(r"EQ \f(1,2)"), without_result('XE "Index"'), without_result("AUTONUM")
    ('1/2', '', None)
    """
    name, _, rest = instruction.strip().partition(" ")
    name = name.upper()
    if name in ("MACROBUTTON", "GOTOBUTTON"):
        return rest.strip().partition(" ")[2].strip()
    if name == "SYMBOL":
        return _symbol(rest)
    if name == "EQ":
        return docx_equations.line(rest)
    return "" if not name or name in _SILENT else None


def _symbol(arguments: str) -> str | None:
    code, font = _CODE().match(arguments.strip()), _FONT().search(arguments)
    if code is None:
        return None
    number = int(code[1], 16 if code[1][:2].lower() == "0x" else 10)
    if not font and "\\u" not in arguments and 0x80 <= number <= 0xFF:  # noqa: PLR2004 - as Windows has them
        return bytes([number]).decode("cp1252", "replace")
    return shown(character(number), (font[1] or font[2]) if font else "")
