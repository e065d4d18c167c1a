"""What to say of a file that holds more than `Limits` allows."""

from compare.errors import ReadError
from compare.options import Limits


def too_much(name: str, limit: str, limits: Limits, found: str) -> ReadError:
    """Return the error for a file beyond the field `limit` of `limits`; `found` says what it holds.

    >>> print(too_much("a.pdf", "pages", Limits(), "6,000 pages"))
    a.pdf: 6,000 pages, and the limit `pages` is 5,000. Give a part of it, or raise `Options.limits`.
    """
    allowed = f"{getattr(limits, limit):,}"
    remedy = "Give a part of it, or raise `Options.limits`."
    return ReadError(f"{name}: {found}, and the limit `{limit}` is {allowed}. {remedy}")
