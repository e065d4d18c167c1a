"""Bytes to characters: byte order marks, UTF-8, UTF-16 told by its zeros, else an informed guess.

What comes out is one string and the name of its encoding. A guess is marked as such, so that the report
can say so. What is not text at all is refused with a `ReadError`.
"""

import codecs
import re
import unicodedata
from typing import NamedTuple

from compare.errors import ReadError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other."""

_RUN = re.compile(rb"[\x80-\xff]{3,}")
_LATIN_SHARE = 0.25
"""At most this share of the bytes beyond ASCII stands three and more together in Latin script, where only
quotation marks meet accents (`l’« été »`): 0 to .1 in the tests' texts. In Russian, Arabic and Chinese, whose
words are such runs, it is .9 and more."""

_SINGLE_BYTE_SCRIPTS = ("cp1251", "cp1256", "koi8_r", "iso8859_5", "iso8859_6", "gb18030", "big5")
"""What Russian, Arabic and Chinese texts were saved in before UTF-8."""

_CONTROL_SHARE = 0.1
"""More control characters than this (line ends and tabs aside) and it is no text. Stray ones in real
texts stay below one in a hundred; compressed and compiled files lie at about one in eight and hold zeros."""

_PRINTABLE = bytes(range(32, 127)) + b"\t\n\r"
_BEYOND_ASCII = bytes(range(128, 256))
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1b")
_CONTROLS = bytes(code for code in range(32) if code not in _TEXT_CONTROLS)
_ZEROS_OF_ASCII = 0.45
"""Least share of zeros in ASCII as UTF-16, where it is half; with fewer they were put there otherwise."""
_MEANINGLESS_SHARE = 0.02
"""Of the characters of a text; Chinese and Russian read from the wrong side have one in twenty and more."""
_GUESSED_FROM = 65536
"""Bytes looked at to guess an encoding; more of the same text adds time and no certainty."""


class Decoded(NamedTuple):
    """The characters of a source and how they were told from its bytes."""

    text: str
    encoding: str
    """Name that Python knows, without the byte order mark."""
    assumed: bool
    """True if nothing in the bytes says so, and the encoding is a guess."""


def decode(data: bytes, name: str) -> Decoded:
    r"""Return the text of `data`; `name` is for the message of a `ReadError`.

    >>> decode("Côte d’Ivoire".encode("cp1252"), "list.txt")
    Decoded(text='Côte d’Ivoire', encoding='cp1252', assumed=True)
    >>> decode(b"\xff\xfeA\x00", "letter.txt")
    Decoded(text='A', encoding='utf-16-le', assumed=False)
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding, name)
    if b"\0" in data:
        return _decode_wide(data, name)
    _refuse_controls(data, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", assumed=False)
    except UnicodeDecodeError:
        return _guess(data, name)


def _decode_as(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = (
            f"{name}: says by its first bytes that it is {encoding}, but byte {error.start} does not fit. "
            "Save it again as UTF-8."
        )
        raise ReadError(message) from error
    if "\0" in text:
        raise _binary(name)
    return Decoded(text, encoding, assumed=False)


def _decode_wide(data: bytes, name: str) -> Decoded:
    """Tell UTF-16 without a byte order mark: every line end and ASCII letter has a zero, on one side.

    Read from the wrong side, such text is full of characters that mean nothing.
    """
    rest = data.replace(b"\0", b"")
    zeros = len(data) - len(rest)
    if len(data) % 2 or (not rest.translate(None, _PRINTABLE) and zeros < _ZEROS_OF_ASCII * len(data)):
        raise _binary(name)
    sides = ("utf-16-le", "utf-16-be")
    # In Latin script the zeros alone tell; elsewhere the fewer characters without a meaning do.
    even = data[::2].count(0)
    for encoding in sides if even * 2 <= zeros else sides[::-1]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        head = text[:_GUESSED_FROM]
        if sum(map(_is_meaningless, head)) <= _MEANINGLESS_SHARE * len(head):
            return Decoded(text, encoding, assumed=True)
    raise _binary(name)


def _is_meaningless(character: str) -> bool:
    """Tell whether a character is a control, unassigned or for private use."""
    return unicodedata.category(character) in ("Cc", "Cn", "Co") and character not in "\t\n\v\f\r\x1b"


def _refuse_controls(data: bytes, name: str) -> None:
    if len(data) - len(data.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(data):
        raise _binary(name)


def _guess(data: bytes, name: str) -> Decoded:
    """Guess the encoding of bytes that are not UTF-8.

    Latin script is told by how its accents stand alone among ASCII letters; charset-normalizer, asked about
    a sentence in Windows-1252, answers with code pages of Eastern Europe and the Baltic as often as not.
    """
    beyond = len(data) - len(data.translate(None, _BEYOND_ASCII))
    if sum(map(len, _RUN.findall(data))) <= _LATIN_SHARE * beyond:
        try:
            return Decoded(data.decode("cp1252"), "cp1252", assumed=True)
        except UnicodeDecodeError:
            pass  # five bytes mean nothing in Windows-1252; the library may know better
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESSED_FROM], cp_isolation=[*_SINGLE_BYTE_SCRIPTS, "cp1252", "cp1250"]).best()
    encodings = [best.encoding] if best else []
    for encoding in encodings:
        try:
            return Decoded(data.decode(encoding), encoding, assumed=True)
        except UnicodeDecodeError:
            continue
    message = f"{name}: the encoding cannot be told. Save it as UTF-8 text and try again."
    raise ReadError(message)


def _binary(name: str) -> ReadError:
    return ReadError(f"{name}: binary file, not text. Save the document as UTF-8 text and try again.")
