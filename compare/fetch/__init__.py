"""Documents by their symbol: out of the cache, else from the United Nations' document service.

In: a symbol, and the options that say in which language. Out: a `Fetched`. Only symbols that
`compare.model.symbol` could take apart come here, so that neither an address nor a path can be led astray.
"""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from compare import libreoffice
from compare.errors import OptionError, ReadError, WriteError
from compare.fetch import cache
from compare.fetch.kinds import is_whole, kind
from compare.fetch.transfer import TRIES, Bounds, FormatError, download, origin
from compare.model import Remark
from compare.model.symbol import Symbol
from compare.options import Limits, Options

__all__ = ["Fetched", "NotThereError", "fetch"]

URL_VARIABLE = "REDRAFT_UN_URL"
SERVICE = "https://documents.un.org"
_PATH = "/api/symbol/access"
_LANGUAGES = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ru": "Russian",
    "zh": "Chinese",
}
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class NotThereError(ReadError):
    """A document that is not to be had where it was looked for, or not in the formats that are wanted."""


class Fetched(NamedTuple):
    """A document as it was handed over."""

    data: bytes
    name: str
    """A file name for it: `A-RES-58-190-en.docx`."""
    format: str
    """One of `kinds.FORMATS`."""
    remarks: tuple[Remark, ...] = ()


def fetch(symbol: Symbol, options: Options, without: frozenset[str] = frozenset()) -> Fetched:
    """Return a document in the best format that the cache has, else that the service has.

    Formats `without` which it is to be are passed over: they were had, and could not be read.

    Raise OptionError for choices that make no sense, ReadError if the document cannot be had.
    """
    language, formats = options.language, tuple(to for to in _formats() if to not in without)
    if language not in _LANGUAGES:
        message = f"{language!r} is no language of the United Nations. Use one of {', '.join(_LANGUAGES)}."
        raise OptionError(message)
    if options.offline and options.refresh:
        message = "--offline and --refresh cannot both be. Leave one of them out."
        raise OptionError(message)
    if not options.refresh:
        held = {to: cache.look(symbol, language, to) for to in (*formats, "rtf") if to not in without}
        for to, found in held.items():
            if found.data is not None:
                said = tuple(Remark(code="format-refused", message=message) for message in found.refused)
                return Fetched(found.data, _name(symbol, language, to), to, said)
        if options.offline:
            raise _not_held(symbol, language, without, damaged=any(found.damaged for found in held.values()))
    return _download(symbol, formats, options, without)


def _download(symbol: Symbol, formats: Sequence[str], options: Options, without: frozenset[str]) -> Fetched:
    """Return the first document that comes whole; what did not is remarked, or told where there is no other.

    Once one did not come, the others are asked for once each: a service in trouble has enough to do.
    """
    base, bounds = _service(), _bounds(options.limits)
    failed: dict[str, FormatError] = {}
    for asked, url in _addresses(base, symbol, options.language, formats):
        try:
            data = _whole(url, symbol, bounds, 1 if failed else TRIES)
        except FormatError as error:
            failed.setdefault(asked, error)
            continue
        to = kind(data) if data else None  # what it is counts, not what was asked for
        if data and to and to not in without:
            remarks = _instead(failed, symbol, options.language, to)
            unkept = _keep(symbol, options, to, url, data, [remark.message for remark in remarks])
            return Fetched(data, _name(symbol, options.language, to), to, (*remarks, *unkept))
    if failed:
        raise next(iter(failed.values()))
    if without:
        message = (
            f"{symbol}: {urlsplit(base).hostname} has it in no other ({', '.join(formats)}). Give a file."
        )
        raise NotThereError(message)
    raise _not_there(symbol, formats, options, base, bounds)


def _whole(url: str, symbol: Symbol, bounds: Bounds, tries: int) -> bytes | None:
    """Return what stands at an address; raise FormatError if that is a document without its end."""
    data = download(url, str(symbol), bounds, tries)
    if data and kind(data) and not is_whole(data):
        raise FormatError(str(symbol), "what came is cut off")
    return data


def _instead(failed: Mapping[str, FormatError], symbol: Symbol, language: str, to: str) -> tuple[Remark, ...]:
    """Return remarks on the formats that would have been better than `to`, and did not come."""
    then = f"The {to} was read in its place; --refresh asks again"
    return tuple(
        Remark(code="format-refused", message=f"{_name(symbol, language, asked)}: {error.why}. {then}.")
        for asked, error in failed.items()
    )


def _addresses(base: str, symbol: Symbol, language: str, formats: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield formats and the addresses at which a document may be in them, the likeliest first.

    The service is seen in use with `S/RES/1540(2004)`, while documents print a blank before the bracket.
    """
    spellings = dict.fromkeys((str(symbol).replace(" ", ""), str(symbol)))
    for spelling in spellings:
        for to in formats:
            query = urlencode({"s": spelling, "l": language, "t": to}, safe="/()", quote_via=quote)
            yield to, f"{base}{_PATH}?{query}"


def _formats() -> tuple[str, ...]:
    """Return the formats to ask for, the one that reads best first.

    Word files say what a paragraph, a number and a note is, while a PDF only says where letters stand; but
    the old format of Word (which the years around 2003 have) takes another program to read.
    """
    return ("docx", "pdf") if libreoffice.find() is None else ("docx", "doc", "pdf")


def _service() -> str:
    """Return the address of the service, without a stroke at its end."""
    base = os.environ.get(URL_VARIABLE) or SERVICE
    try:
        scheme, host, _ = origin(base)
        split = urlsplit(base)
    except ValueError:
        scheme, host, split = "", "", urlsplit("")
    allowed = scheme == "https" or (scheme == "http" and host in _LOOPBACK)
    if not (allowed and host) or "@" in split.netloc or split.query or split.fragment:
        message = f"{URL_VARIABLE}: {base!r} is no https address. Give one such as {SERVICE}, or none."
        raise OptionError(message)
    return base.rstrip("/")


def _bounds(limits: Limits) -> Bounds:
    return Bounds(limits, time.monotonic() + limits.seconds)


def _keep(
    symbol: Symbol, options: Options, to: str, url: str, data: bytes, refused: Sequence[str]
) -> tuple[Remark, ...]:
    """Put a document into the cache; where that cannot be done, say so and go on without."""
    try:
        cache.keep(symbol, options.language, to, url, data, refused)
    except WriteError as error:
        return (Remark(code="cache-unwritable", message=f"{error}"),)
    return ()


def _name(symbol: Symbol, language: str, to: str) -> str:
    return f"{symbol.file_name}-{language}.{to}"


def _not_held(symbol: Symbol, language: str, without: frozenset[str], *, damaged: bool) -> NotThereError:
    what = "is damaged" if damaged else "is not there"
    copy = "another cached copy" if without else "the cached copy"
    message = f"{symbol}: {copy} in {_LANGUAGES[language]} {what}. Leave out --offline, or give a file."
    return NotThereError(message)


def _not_there(
    symbol: Symbol, formats: Sequence[str], options: Options, base: str, bounds: Bounds
) -> NotThereError:
    """Return the error for a document that is not there: because of its language, or at all."""
    host = urlsplit(base).hostname
    asked = f"({', '.join(formats)})"
    if options.language != "en":
        for _, url in _addresses(base, symbol, "en", ("pdf",)):
            data = download(url, str(symbol), bounds)
            if data and kind(data):
                spoken = _LANGUAGES[options.language]
                message = f"{symbol}: {host} has it in English, not in {spoken} {asked}. Try --language en."
                return NotThereError(message)
    message = f"{symbol}: {host} has no such document {asked}. Check the symbol, or give a file."
    return NotThereError(message)
