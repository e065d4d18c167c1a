"""Which earlier resolution a text continues: the one of the nearest earlier session that it names first.

In: a document. Out: a `Lineage`. Resolutions recall their earlier versions ("Recalling its resolution 57/218
of 18 December 2002"), and others besides; only those of the same organ count, by session or, where an organ
counts in years, by year. Several of the nearest session in one paragraph are a tie: nothing is guessed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from compare.errors import OptionError, ReadError
from compare.model import Document, Kind, Remark
from compare.model.address import addresses
from compare.model.phrase import Phrase, gettext
from compare.model.symbol import Symbol, parse
from compare.named import mentions, series_of

_SEPTEMBER = 9
_BEFORE_FIRST = 1945
"""The General Assembly's sessions are counted from that of 1946; each opens in September."""


class Lineage(NamedTuple):
    """What a text says of its earlier version."""

    candidates: tuple[Symbol, ...]
    """One, or several that nothing tells apart."""
    reason: str
    """Why these."""

    def chosen(self, choose: "Callable[[Lineage], Symbol] | None" = None) -> Symbol:
        """Return the one candidate, or the one that `choose` takes; raise OptionError where nobody does."""
        if len(self.candidates) == 1:
            return self.candidates[0]
        if choose is not None:
            return choose(self)
        several = ", ".join(map(str, self.candidates))
        message = f"predecessor: {several} are equally near: {self.reason}. Give one of them as OLD."
        raise OptionError(message)

    def remark(self, chosen: Symbol) -> Remark:
        """Return why a resolution was taken for the earlier version."""
        if len(self.candidates) > 1:
            message = gettext(
                "%(chosen)s was taken as the predecessor (chosen by hand): %(reason)s.",
                chosen=str(chosen),
                reason=self.reason,
            )
        else:
            message = gettext(
                "%(chosen)s was taken as the predecessor: %(reason)s.", chosen=str(chosen), reason=self.reason
            )
        return Remark(code="predecessor", message=message)


class _Own(NamedTuple):
    """Where a text itself stands."""

    series: str
    """What stands before the numbers of its organ's resolutions: `A/RES`."""
    session: int | None
    """Or the year; None where it is not known."""
    special: str = ""
    number: int = 0


def lineage(document: Document) -> Lineage:
    """Return the earlier version of a resolution, by what it says itself.

    Raise ReadError if it names none that could be it.
    """
    own = _own(document)
    if own is None:
        message = f"{_called(document)}: of no organ that is known here. Give the older text as OLD."
        raise ReadError(message)
    named = [(place, symbol) for place, symbol in _named(document, own.series) if _is_earlier(symbol, own)]
    if not named:
        message = (
            f"{_called(document)}: names no resolution of an earlier session. Give the older text as OLD."
        )
        raise ReadError(message)
    nearest = max(_order(symbol) for _, symbol in named)
    of_nearest = [(place, symbol) for place, symbol in named if _order(symbol) == nearest]
    first = of_nearest[0][0]
    tied = tuple(dict.fromkeys(symbol for place, symbol in of_nearest if place == first))
    return Lineage(tied, _reason(own, tied, addresses(document)[first]))


def _named(document: Document, own: str) -> Iterator[tuple[int, Symbol]]:
    """Yield the resolutions that the body names, each with the index of its paragraph."""
    for index, paragraph in enumerate(document.paragraphs):
        annexed = paragraph.kind is Kind.ANNEX or any(part.startswith("annex") for part in paragraph.part)
        if not annexed:
            for symbol in mentions(paragraph.text, own):
                yield index, symbol


def _own(document: Document) -> _Own | None:
    """Return where a text stands: by its symbol, else by its organ's name and its date."""
    symbol = parse(document.symbol) if document.symbol else None
    opening = next((p.text for p in document.paragraphs if p.kind is Kind.OPENING), "")
    series = _series(symbol) if symbol else series_of(opening)
    if series is None:
        return None
    if symbol is None or (session := _session(symbol)) is None:
        return _Own(series, _session_of_date(series, document.date))
    number = int(symbol.number) if symbol.is_resolution else 0
    return _Own(series, session, symbol.special, number)


def _series(symbol: Symbol) -> str | None:
    """Return what stands before the resolutions of the organ that a symbol belongs to, drafts included."""
    if symbol.is_resolution:
        return symbol.series
    organ = "/".join(symbol.parts[:2])
    if organ in ("A/HRC", "E/CN.4"):
        return f"{organ}/RES"
    return f"{symbol.parts[0]}/RES" if symbol.parts[0] in ("A", "S", "E") else None


def _session(symbol: Symbol) -> int | None:
    return symbol.session if symbol.session is not None else symbol.year


def _session_of_date(series: str, date: str | None) -> int | None:
    """Return the session, or year, in which a text of a date in ISO 8601 was adopted."""
    found = re.match(r"(\d{4})-(\d{2})", date or "")
    if found is None or series == "A/HRC/RES":  # it meets three times a year or more
        return None
    year, month = int(found[1]), int(found[2])
    if series != "A/RES":
        return year
    return year - _BEFORE_FIRST - (month < _SEPTEMBER)


def _is_earlier(symbol: Symbol, own: _Own) -> bool:
    """Tell whether a resolution is of the text's organ, and of an earlier session as far as that is known."""
    if symbol.series != own.series or symbol.special != own.special or _session(symbol) is None:
        return False
    return own.session is None or _order(symbol) < (own.session, own.number if own.special == "ES" else 0)


def _order(symbol: Symbol) -> tuple[int, int]:
    """Return what is greater for a later session; one emergency session is resumed for decades."""
    return _session(symbol) or 0, int(symbol.number) if symbol.special == "ES" else 0


def _reason(own: _Own, tied: tuple[Symbol, ...], address: str) -> Phrase:
    """Return why these: by sessions or years, with the text's own known or not, for one or several."""
    counts_years, several, known = tied[0].year is not None, len(tied) > 1, own.session is not None
    return _REASONS[counts_years, several, known](
        {"place": address, "session": str(_session(tied[0])), "own": str(own.session)}
    )


_REASONS: Mapping[tuple[bool, bool, bool], Callable[[Mapping[str, str]], Phrase]] = {
    (False, False, True): lambda named: gettext(
        "%(place)s names it, the first of session %(session)s, the nearest before its own, %(own)s",
        **named,
    ),
    (False, False, False): lambda named: gettext(
        "%(place)s names it, the first of session %(session)s, the nearest (its own session is not known)",
        **named,
    ),
    (False, True, True): lambda named: gettext(
        "%(place)s names them together, all of session %(session)s, the nearest before its own, %(own)s",
        **named,
    ),
    (False, True, False): lambda named: gettext(
        "%(place)s names them together, all of session %(session)s, the nearest (its own session is not "
        "known)",
        **named,
    ),
    (True, False, True): lambda named: gettext(
        "%(place)s names it, the first of year %(session)s, the nearest before its own, %(own)s",
        **named,
    ),
    (True, False, False): lambda named: gettext(
        "%(place)s names it, the first of year %(session)s, the nearest (its own year is not known)",
        **named,
    ),
    (True, True, True): lambda named: gettext(
        "%(place)s names them together, all of year %(session)s, the nearest before its own, %(own)s",
        **named,
    ),
    (True, True, False): lambda named: gettext(
        "%(place)s names them together, all of year %(session)s, the nearest (its own year is not known)",
        **named,
    ),
}
"""By whether years are counted, there are several, and its own is known."""


def _called(document: Document) -> str:
    return document.symbol or (document.source.name if document.source else "the text")
