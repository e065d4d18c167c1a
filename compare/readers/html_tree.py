"""A web page as a tree: parsed, with what is not its text taken out.

In: bytes. Out: the element that holds the text. Scripts are never run, nothing is fetched; what is left out
(navigation, forms, what is hidden) is counted.
"""

import codecs
import re
from itertools import islice
from typing import TYPE_CHECKING

from compare.errors import ReadError
from compare.options import Limits
from compare.readers import html_bars, html_bullets, html_comments, html_counters, html_lists
from compare.readers.decode import Decoded, decode
from compare.readers.html_css import Sheets
from compare.readers.html_hidden import Hidden
from compare.readers.limits import too_much
from compare.readers.verbs import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE
)
_DECLARATIONS = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE\b[^\[>]*(?:\[.*?\]\s*)?>)?", re.IGNORECASE | re.DOTALL
)
"""What stands ahead of a page: entities that it declares are none to us."""
_CHARSET_WITHIN = 4096
"""Bytes in which a page says its encoding; browsers look at 1,024."""
_NEVER_TEXT = words("script style head link meta button select input map")
"""Elements that hold no words of a text."""
_NOT_SHOWN = words("""
    noscript template svg iframe object embed canvas audio video textarea dialog
    """)
"""Elements whose words, if any, a browser shows in some other way, or not at all: they are counted."""
_AROUND = ("nav", "header", "footer", "aside", "form")
"""Elements around the text of a page."""
_AROUND_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog"}
)
_AROUND_NAMES = words("""
    nav navbar navigation menu breadcrumb breadcrumbs sidebar cookie cookies cookie-banner cookie-consent
    share social footer site-footer page-footer header site-header page-header skip-link skiplink toc-toggle
    mw-editsection mw-jump-link noprint ws-noexport catlinks navbox printfooter licensecontainer toc pagenum
    visually-hidden sr-only screen-reader-text share-links social-links language-switcher related-links
    """)
"""Words of `class` and `id` that say the same, by convention and in MediaWiki's pages."""
_REPORT = ('href="#ui-text"', 'id="ui-text"')
"""What every page has that our own template makes."""
_SMALL = 0.3
"""Share of the page's text; what has such a name and more text than that is the text."""
_ALL_BUT = 0.99
"""The same for what is hidden; what has more is shown by a script, when the page is ready."""
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
EMPTY = "wbr"
"""What an element becomes that is left out: it may stand anywhere, and has no words."""
_AS_BROWSERS = {
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
    "windows-874": "cp874",
    "macintosh": "mac_roman",
}
"""Encodings that browsers read as others that have more characters (Encoding Standard, 4.2)."""
_ENCODINGS = re.compile(
    r"utf-8(?:-sig)?|cp(?:125\d|866|874|932|949)|iso8859-\d{1,2}|koi8-[rut]|mac-(?:roman|cyrillic)|gb18030|big5"
    r"|big5hkscs|euc_(?:jp|kr)|shift_jis|iso2022_jp|tis-620"
)
"""Names, as Python has them, of encodings of pages: its codecs can do more than that."""
_FEW_NOUGHTS = 0.05
"""Share of bytes; pages in UTF-16 have a fifth and more, in Chinese too: spaces, digits and tags."""
_DIGITS_OF_PICTURE = 2
"""Of its width and height in pixels; what is smaller is a bullet or a line."""
_CELLS = frozenset({"thead", "tbody", "tfoot", "tr", "th", "td", "col", "colgroup"})
_MAIN = ("main", "article")


class Page:
    """A parsed page."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        """Parse `data`; raise ReadError if that is too much, or nothing."""
        self.decoded = _decode(data, name)
        self.left_out = 0
        """Elements with text that are no part of the page's."""
        if all(part in self.decoded.text for part in _REPORT):
            message = (
                f"{name}: a report of Redraft's, not a text. Give one of the texts that it compares, "
                "or its JSON (redraft show TEXT -o text.json)."
            )
            raise ReadError(message)
        root = _parse(self.decoded.text, name, limits)
        self.language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        self.title = " ".join((root.findtext(".//title") or "").split()) or None
        body = root.find("body")
        self.root: HtmlElement = root if body is None else body
        self.sheets = Sheets(root, html_counters.PROPERTIES | html_lists.PROPERTIES, name)
        """What style sheets say of numbers."""
        comments, self.comments = html_comments.find(self.root)
        for element in comments:
            _drop(element)
        self._prune(Hidden(root))
        self.pictures = sum(map(_is_picture, self.root.iter("img")))
        """Pictures among the text, which are not read."""
        headings = [" ".join("".join(one.itertext()).split()) for one in islice(self.root.iter("h1"), 2)]
        self.heading = headings[0] if len(headings) == 1 else None
        """The one heading over all others."""

    def _prune(self, hidden: Hidden) -> None:
        for element in [*self.root.iter(*_NEVER_TEXT), *html_bullets.find(self.root)]:
            _drop(element)
        main = _main(self.root)
        self.root = self.root if main is None else main
        bars = html_bars.find(self.root)
        total, around = _measure(
            self.root, lambda element: _SMALL if element in bars else _share(element, hidden)
        )
        waiting = list(self.root)
        while waiting:
            element = waiting.pop()
            most, size = around.get(element, (0, 1))
            if size > most * total or element not in around:
                waiting.extend(element)
            else:
                self.left_out += size > 0
                _drop(element)


def _measure(
    root: "HtmlElement", share: "Callable[[HtmlElement], float | None]"
) -> "tuple[int, dict[HtmlElement, tuple[float, int]]]":
    """Return the characters of a tree, and of what may be left out of it: up to which share, and how many.

    From the last element to the first, so that each text is counted once, however deep it lies.
    """
    found: dict[HtmlElement, tuple[float, int]] = {}
    sizes: dict[HtmlElement, int] = {}
    for element in reversed(list(root.iter())):
        size = _ink(element.text) + sum(sizes.pop(child, 0) + _ink(child.tail) for child in element)
        sizes[element] = size
        most = share(element) if isinstance(element.tag, str) else None
        if most is not None:
            found[element] = most, size
    return sizes[root], found


def _ink(text: str | None) -> int:
    return sum(map(len, text.split())) if text else 0


def _share(element: "HtmlElement", hidden: Hidden) -> float | None:
    """Return the share of the page's text up to which an element is none of it; None for what is text."""
    if element.tag in _NOT_SHOWN:
        return 1
    if hidden.hides(element):
        return _ALL_BUT
    names = {word.lower() for key in ("class", "id") for word in (element.get(key) or "").split()}
    if element.tag in _HEADINGS or element.tag in _CELLS:
        names.clear()  # `page-header` is the heading of the page, `header` a row over the others
    if (element.tag == "header" and _holds_title(element)) or _holds_notes(element):
        return None
    around = element.tag in _AROUND or element.get("role") in _AROUND_ROLES or names & _AROUND_NAMES
    return _SMALL if around or (element.tag == "div" and element.get("title") == "footer") else None


def _holds_notes(element: "HtmlElement") -> bool:
    """Tell whether an `aside` or `footer` says of itself that it is, or holds, notes of the text."""
    said = " ".join(filter(None, map(element.get, ("role", "class", "id")))).lower()
    return element.tag in ("aside", "footer", "section") and ("footnote" in said or "endnote" in said)


def _is_picture(image: "HtmlElement") -> bool:
    """Tell whether a picture may say something: an ornament says that it does not, or is small."""
    said = image.get("alt", "?").strip() and image.get("role") not in ("presentation", "none")
    sizes = [image.get(side) or "" for side in ("width", "height")]
    return bool(said) and not any(size.isdecimal() and len(size) < _DIGITS_OF_PICTURE for size in sizes)


def _holds_title(header: "HtmlElement") -> bool:
    """Tell whether a `header` is that of the text: it holds its title, and leads nowhere."""
    return next(header.iter("h1"), None) is not None and next(header.iter("a", "nav", "form"), None) is None


def _main(root: "HtmlElement") -> "HtmlElement | None":
    """Return the element that a page calls its main content, if there is one and it has text."""
    for path in (*(f".//{tag}" for tag in _MAIN), ".//*[@role='main']"):
        found: list[HtmlElement] = root.findall(path)
        if len(found) == 1 and _text(found[0]):
            return found[0]
    return None


def _text(element: "HtmlElement") -> str:
    return "".join("".join(element.itertext()).split())


def _drop(element: "HtmlElement") -> None:
    """Make an element one that has no words, and leave the text behind it.

    lxml cannot move that text if there is a control character in it, a form feed for instance.
    """
    element.clear(keep_tail=True)
    element.tag = EMPTY


def _decode(data: bytes, name: str) -> Decoded:
    """Decode a page as it says it is encoded, or as its bytes show."""
    said = _CHARSET.search(data[:_CHARSET_WITHIN])
    if said and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        label = said[1].decode("ascii", "replace").lower()
        try:
            encoding = _AS_BROWSERS.get(label, label)
            if _ENCODINGS.fullmatch(codecs.lookup(encoding).name):
                return Decoded(data.decode(encoding), encoding, assumed=False)
        except (LookupError, UnicodeError):
            pass  # what the page says of itself is wrong; its bytes are asked
    few = data.count(0) < _FEW_NOUGHTS * len(data)  # which browsers pass over; UTF-16 has more
    return decode(data.replace(b"\0", b"") if few else data, name)


def _end_of_declarations(text: str) -> int:
    found = _DECLARATIONS.match(text)
    return found.end() if found else 0


def _parse(text: str, name: str, limits: Limits) -> "HtmlElement":
    from lxml import etree, html

    # Bytes, because lxml refuses characters among which it finds the name of an encoding.
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    page = text[_end_of_declarations(text) :].replace("\0", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        message = f"{name}: a web page without any text. Check that it was saved whole."
        raise ReadError(message) from error
    if any("depth" in entry.message for entry in parser.error_log):
        found = "elements nested more than 256 deep"
        raise too_much(name, "depth", limits, found)
    if any(
        entry.type_name == "ERR_RESOURCE_LIMIT" and entry.level_name == "FATAL" for entry in parser.error_log
    ):
        message = (
            f"{name}: more than 10,000,000 characters in one piece of text, script or picture, with which "
            "the rest would be lost. Save the page without scripts and pictures."
        )
        raise ReadError(message)
    elements = sum(1 for _ in root.iter())
    if elements > limits.elements:
        found = f"{elements:,} elements"
        raise too_much(name, "elements", limits, found)
    return root
