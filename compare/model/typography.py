"""The one table of what is not a change: quotes, spaces, hyphens, ligatures and invisible characters.

Two texts are the same when their folded forms are equal. Folding is NFC, never NFKC: an en dash, an
ellipsis and guillemets stay what they are. README shows this table; a test holds the two together.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

TABLE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "quotation marks": ("“”„‟″", '"'),
        "apostrophes": ("‘’‚‛′ʼ", "'"),
        "hyphens": ("\u2010\u2011", "-"),
        "spaces": (
            (
                "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
                "\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
            ),
            " ",
        ),
        "invisible characters": ("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
        "ligature ff": ("\ufb00", "ff"),
        "ligature fi": ("\ufb01", "fi"),
        "ligature fl": ("\ufb02", "fl"),
        "ligature ffi": ("\ufb03", "ffi"),
        "ligature ffl": ("\ufb04", "ffl"),
        "ligature st": ("\ufb05\ufb06", "st"),
    }
)
"""Name of a group, its characters, and what each of them is read as."""

INVISIBLE = TABLE["invisible characters"][0]
"""Characters that fold to nothing."""

_TRANSLATION = str.maketrans(
    {character: plain for characters, plain in TABLE.values() for character in characters}
)
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    r"""Return `text` as comparing sees it: the table applied, NFC, runs of spaces as one.

    >>> fold("the “host”  State’s non\u2011refoulement")
    'the "host" State\'s non-refoulement'
    >>> fold("1990–1995")
    '1990–1995'
    """
    if not text.isascii():
        text = text.translate(_TRANSLATION)
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
            return _SPACES.sub(" ", text).strip()
    # All spaces of ASCII but the plain one are control characters, which cannot be printed.
    if "  " in text or not text.isprintable():
        text = _SPACES.sub(" ", text)
    return text.strip()


def plain(text: str) -> str:
    r"""Return a short text without no-break spaces and what cannot be seen, its accents composed.

    Without either, its quotation marks, apostrophes and hyphens stay what they are; that tells `fold` apart.

    >>> plain("77th\u00a0plenary meeting"), plain("L’Assemble\u0301e")
    ('77th plenary meeting', 'L’Assemblée')
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text) if text.isprintable() else fold(text)
