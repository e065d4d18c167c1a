"""Several forms of the same in a Word file, of which a program takes one (`mc:AlternateContent`, ECMA-376-3).

In: the element around them. Out: the form that is read, and its path. Forms that need an extension which is
not Microsoft's are the last to be taken.
"""

from typing import TYPE_CHECKING

from compare.readers.docx_xml import MC, M, W

if TYPE_CHECKING:
    from lxml.etree import _Element

ALTERNATIVES = f"{MC}AlternateContent"
_TEXT = (f"{W}t", f"{W}delText", f"{M}t")


def chosen(element: "_Element", path: str) -> "tuple[_Element, str] | None":
    """Return the first form that holds text, else the first, with its path; None if there is none."""
    forms = sorted(element.iterchildren(f"{MC}Choice", f"{MC}Fallback"), key=_is_strange)
    found = next(
        (form for form in forms if next(form.iter(*_TEXT), None) is not None), next(iter(forms), None)
    )
    if found is None:
        return None
    count = sum(1 for _ in found.itersiblings(str(found.tag), preceding=True)) + 1
    return found, f"{path}/mc:{str(found.tag).rpartition('}')[2]}[{count}]"


def _is_strange(form: "_Element") -> bool:
    """Tell whether a form needs what nobody here has heard of."""
    needs = (form.nsmap.get(prefix, "microsoft") for prefix in form.get("Requires", "").split())
    return not all("microsoft" in needed for needed in needs)
