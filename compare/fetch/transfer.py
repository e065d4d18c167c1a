"""One address of the document service, downloaded with bounds on everything: bytes, seconds, tries, detours.

In: an address. Out: its bytes, or None where the service has nothing there. It goes to no other host than
the one it was sent to, and from https to nothing else; what does not end in time is left to itself.
"""

import queue
import threading
import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from compare.errors import ReadError
from compare.options import Limits

if TYPE_CHECKING:
    import requests

TRIES = 4
_DETOURS = 5
"""Redirects; the service is known to use one."""
_CONNECT_SECONDS = 10.0
_SILENT_SECONDS = 30.0
"""For which the service may say nothing; making a large document ready takes it some seconds."""
_CHUNK = 64 * 1024
_FIRST_PAUSE = 1.0
"""Seconds before the second try; twice that before the third, and so on."""
_LONGEST_PAUSE = 30.0
"""Seconds: a service that asks for more (Retry-After) is not waited for."""
_FOUND, _NOT_FOUND = 200, frozenset({204, 400, 404, 406, 410, 415, 422})
"""400 is said of a symbol that the service cannot make out, 406 and what follows of a format it has not."""
_ELSEWHERE = frozenset({301, 302, 303, 307, 308})
_BUSY, _FAILED = 429, 500
_OF_ONE_FORMAT = frozenset({500, 501})
"""Said of a service that fails at what it was asked for, where 502 to 504 say that it fails at everything."""
_BY_HAND = "Save it with a browser, and give the file."


class Bounds(NamedTuple):
    """How long and how much one document may take, all its tries together."""

    limits: Limits
    until: float
    """By `time.monotonic()`."""

    def left(self) -> float:
        """Return the seconds that are left."""
        return self.until - time.monotonic()


class FormatError(ReadError):
    """A document that did not come whole; in another format it may."""

    def __init__(self, name: str, why: str) -> None:
        """Say `why` the document `name` cannot be had."""
        super().__init__(f"{name}: {why}. Try again later, or save the document and give its file.")
        self.why = why
        """For a remark."""


class _AgainError(Exception):
    """Something that may be over in a moment."""

    def __init__(self, why: str, pause: float | None = None, *, of_format: bool = False) -> None:
        super().__init__(why)
        self.pause = pause
        """Seconds that the service asks for."""
        self.of_format = of_format
        """Whether another format may be had all the same."""


def download(url: str, name: str, bounds: Bounds, tries: int = TRIES) -> bytes | None:
    """Return what stands at `url`, None where nothing does; `name` is for messages.

    Raise FormatError if it does not come whole in that many tries, ReadError if nothing can be had, or it
    is too large, or takes too long.
    """
    given_up = threading.Event()
    answers: queue.SimpleQueue[bytes | BaseException | None] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put(_try(url, name, bounds, given_up, tries))
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            answers.put(error)

    # A socket's timeout starts anew with each byte, so that only somebody else can end a slow answer.
    threading.Thread(target=work, name="download", daemon=True).start()
    try:
        answer = answers.get(timeout=max(bounds.left(), 0.001))
    except queue.Empty:
        raise _too_slow(name, bounds.limits) from None
    finally:
        given_up.set()
    if isinstance(answer, BaseException):
        raise answer
    return answer


def origin(url: str) -> tuple[str, str, int | None]:
    """Return scheme, host and port of an address.

    >>> origin("https://documents.un.org/api"), origin("HTTPS://documents.un.org:443/doc")
    (('https', 'documents.un.org', 443), ('https', 'documents.un.org', 443))
    """
    split = urlsplit(url)
    return split.scheme, split.hostname or "", split.port or {"https": 443, "http": 80}.get(split.scheme)


def _try(url: str, name: str, bounds: Bounds, given_up: threading.Event, tries: int) -> bytes | None:
    """Ask until there is an answer, with longer and longer pauses."""
    with _session() as session:
        session.headers["User-Agent"] = _agent()
        session.headers["Accept-Encoding"] = "identity"  # these formats are packed themselves
        for attempt in range(tries):
            try:
                return _follow(session, url, name, bounds, given_up)
            except _AgainError as trouble:
                pause = trouble.pause if trouble.pause is not None else _FIRST_PAUSE * 2**attempt
                unwanted = pause > min(_LONGEST_PAUSE, bounds.left())
                if unwanted or attempt + 1 == tries or given_up.wait(pause):
                    if trouble.of_format and not unwanted:
                        raise FormatError(name, f"{trouble}") from trouble
                    message = f"{name}: {trouble}. Try again later, or save the document and give its file."
                    raise ReadError(message) from trouble
    raise AssertionError  # the last try returns or raises


def _session() -> "requests.Session":
    import requests

    class Session(requests.Session):
        """One that leaves redirects alone: while it works out where they lead, it reads their whole body."""

        def get_redirect_target(self, _: requests.Response) -> None:
            """Return None: it leads nowhere."""

    return Session()


def _follow(
    session: "requests.Session", url: str, name: str, bounds: Bounds, given_up: threading.Event
) -> bytes | None:
    """Return the body at the end of the redirects."""
    start = url
    for _ in range(_DETOURS + 1):
        with _get(session, url, name) as response:
            code = response.status_code
            if code in _ELSEWHERE and "Location" in response.headers:
                url = _next(response, start, name)
                continue
            if code == _BUSY or code >= _FAILED:
                why = f"{_host(start)} is too busy" if code == _BUSY else f"{_host(start)} is in trouble"
                why = f"{why} (HTTP {code})"
                pause = _asked_pause(response.headers.get("Retry-After"))
                raise _AgainError(why, pause, of_format=code in _OF_ONE_FORMAT)
            if code in _NOT_FOUND:
                return None
            if code != _FOUND:
                message = f"{name}: {_host(start)} refuses it (HTTP {code}). {_BY_HAND}"
                raise ReadError(message)
            return _body(response, name, bounds, given_up)
    message = (
        f"{name}: {_host(start)} sends in circles. Try again later, or save the document and give its file."
    )
    raise ReadError(message)


def _get(session: "requests.Session", url: str, name: str) -> "requests.Response":
    from requests import exceptions

    try:
        return session.get(
            url, stream=True, allow_redirects=False, timeout=(_CONNECT_SECONDS, _SILENT_SECONDS)
        )
    except exceptions.ProxyError as error:
        message = f"{name}: the proxy for {_host(url)} cannot be used. Check HTTPS_PROXY."
        raise ReadError(message) from error
    except exceptions.SSLError as error:
        message = (
            f"{name}: {_host(url)} could not prove who it is (TLS). "
            "Set REQUESTS_CA_BUNDLE to your network's certificates, or save the document and give its file."
        )
        raise ReadError(message) from error
    except (exceptions.ConnectionError, exceptions.Timeout) as error:
        slow = isinstance(error, exceptions.ReadTimeout)
        why = f"{_host(url)} does not answer" if slow else f"{_host(url)} cannot be reached"
        raise _AgainError(f"{why}; is there a network?" if not slow else why) from error
    except (exceptions.RequestException, ValueError) as error:  # an address or a header that is none
        message = f"{name}: {_host(url)} answers what cannot be understood. Try again later."
        raise ReadError(message) from error


def _next(response: "requests.Response", start: str, name: str) -> str:
    """Return where a redirect leads; raise ReadError if that is another place."""
    try:
        url = urljoin(response.url, response.headers["Location"])
        safe = origin(url) == origin(start) and "@" not in urlsplit(url).netloc
    except ValueError:  # of an address that is none
        safe = False
    if safe:
        return url
    message = (
        f"{name}: {_host(start)} sends elsewhere, which is not followed. Save the document and give its file."
    )
    raise ReadError(message)


def _body(response: "requests.Response", name: str, bounds: Bounds, given_up: threading.Event) -> bytes:
    """Return the body; raise ReadError beyond the limit, _AgainError if it ends too early."""
    most = bounds.limits.file_bytes
    told = response.headers.get("Content-Length", "")
    length = int(told) if told.isascii() and told.isdigit() and len(told) < 20 else None  # noqa: PLR2004 - digits of 2^64
    if length is not None and length > most:
        raise _too_large(name, bounds.limits)
    body = bytearray()
    for chunk in _chunks(response, name):
        body += chunk
        if len(body) > most:
            raise _too_large(name, bounds.limits)
        if given_up.is_set() or bounds.left() <= 0:
            raise _too_slow(name, bounds.limits)
    if length is not None and "Content-Encoding" not in response.headers and len(body) != length:
        raise _cut_off(response.url)
    return bytes(body)


def _chunks(response: "requests.Response", name: str) -> Iterator[bytes]:
    from requests import exceptions

    try:
        yield from response.iter_content(_CHUNK)
    except exceptions.ContentDecodingError as error:
        message = f"{name}: {_host(response.url)} packed it wrongly. Try again later."
        raise ReadError(message) from error
    except (exceptions.RequestException, OSError) as error:
        raise _cut_off(response.url) from error


def _asked_pause(retry_after: str | None) -> float | None:
    """Return the seconds that a Retry-After asks for: it is a number or a date (RFC 9110, 10.2.3)."""
    if retry_after is None:
        return None
    if retry_after.isascii() and retry_after.strip().isdigit():
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - time.time())
    except (ValueError, OverflowError, OSError):
        return None


def _agent() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"redraft/{version('redraft')}"
    except PackageNotFoundError:
        return "redraft"


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


def _cut_off(url: str) -> _AgainError:
    return _AgainError(f"{_host(url)} broke off in the middle", of_format=True)


def _too_large(name: str, limits: Limits) -> ReadError:
    message = (
        f"{name}: more than {limits.file_bytes:,} bytes, the limit `file_bytes`. Raise `Options.limits`."
    )
    return ReadError(message)


def _too_slow(name: str, limits: Limits) -> ReadError:
    message = (
        f"{name}: not here after {limits.seconds} seconds, the limit `seconds`. "
        "Try again later, or save the document and give its file."
    )
    return ReadError(message)
