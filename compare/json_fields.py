"""Values out of parsed JSON, checked: what is asked for, or an error: what is wrong, where, what to try.

In: bytes, or what `json.loads` made of them. Out: strings, whole numbers, objects and lists as wanted.
Nothing is converted: `"3"` is no number and `1.0` is no whole number.
"""

import json
from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from compare.errors import ReadError

Json = dict[str, Any]
T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)

MEND = "Mend it, or the program that wrote it"
"""What to try where JSON is damaged."""
_SHOWN = 40
"""Characters of a wrong value that an error message shows."""


class FieldError(Exception):
    """What is wrong and what to try, and where in the JSON; every level on the way out adds its own step."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(where, message)
        self.where, self.message = where, message

    def under(self, step: str) -> "FieldError":
        """Return the same error, seen from one step further out."""
        return FieldError(step + self.where, self.message)

    def __str__(self) -> str:
        """Return place and message as one line."""
        where = self.where.removeprefix(".")
        return f"{where}: {self.message}" if where else self.message


def refuse(where: str, trouble: str, remedy: str) -> NoReturn:
    """Raise the error; `where` is the step from here, such as `.kind`, or empty."""
    raise FieldError(where, f"{trouble}. {remedy}")


def say(value: object) -> str:
    r"""Return a wrong value as an error message shows it: short, on one line, in printable characters.

    >>> say("fo\no"), say(1.5), say([1, 2]), say(None), say({})
    ('"fo\\no"', '1.5', 'a list', 'null', 'an object')
    """
    match value:
        case str():
            shown = value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
            inner = repr(shown)[1:-1]
            return f'"{inner}"'
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case int() if abs(value) >= 10**_SHOWN:
            return "a very large number"
        case int() | float():
            return str(value)
        case list():
            return "a list"
        case _:
            return "an object"


def string(parent: Json, key: str) -> str | None:
    """Return the string under `key`; None if it is missing or null."""
    value = parent.get(key)
    if value is None or isinstance(value, str):
        return value
    refuse(f".{key}", f"{say(value)} is no string", "Give a string in quotes")


def needed_string(parent: Json, key: str) -> str:
    """Return the string under `key`, which must be there."""
    value = string(parent, key)
    if value is None:
        refuse("", f'the string "{key}" is missing', f'Add "{key}": "…"')
    return value


def whole(parent: Json, key: str, *, most: int) -> int | None:
    """Return the whole number from 0 to `most` under `key`; None if it is missing or null."""
    value = parent.get(key)
    if value is None:
        return None
    # True and False are ints in Python, and numbers nowhere else.
    if not isinstance(value, int) or isinstance(value, bool):
        remedy = f"Give one from 0 to {most}, without quotes or a point"
        refuse(f".{key}", f"{say(value)} is no whole number", remedy)
    if not 0 <= value <= most:
        refuse(f".{key}", f"{say(value)} is not from 0 to {most}", "Give a number that is")
    return value


def needed_whole(parent: Json, key: str, *, most: int) -> int:
    """Return the whole number from 0 to `most` under `key`, which must be there."""
    value = whole(parent, key, most=most)
    if value is None:
        refuse("", f'the number "{key}" is missing', f"Add it, a whole number from 0 to {most}")
    return value


def choice(parent: Json, key: str, kinds: type[Choice], name: str) -> Choice | None:
    """Return the member of `kinds` under `key`; None if it is missing or null. `name` says what it is."""
    value = string(parent, key)
    if value is None:
        return None
    try:
        return kinds(value)
    except ValueError:
        refuse(f".{key}", f"{say(value)} is no {name}", one_of(kinds))


def one_of(kinds: type[StrEnum]) -> str:
    """Return the remedy that names all members of `kinds`."""
    return f"Use one of {', '.join(kinds)}"


def as_object(value: object) -> Json:
    """Return `value` if it is an object."""
    if isinstance(value, dict):
        return value
    refuse("", f"{say(value)} is no object", "Give an object in braces")


def each(parent: Json, key: str, build: Callable[[Any, int], T]) -> tuple[T, ...]:
    """Return what `build` makes of each item (and its index) of the list under `key`; () if there is none."""
    items = parent.get(key)
    if items is None:
        return ()
    if not isinstance(items, list):
        refuse(f".{key}", f"{say(items)} is no list", "Give a list in brackets")
    result = []
    for index, item in enumerate(items):
        try:
            result.append(build(item, index))
        except FieldError as error:
            step = f".{key}[{index}]"
            raise error.under(step) from None
    return tuple(result)


def parsed(data: bytes, name: str, otherwise: str) -> tuple[Json, str]:
    """Return the JSON object in a file, and its encoding; refuse what the definition of JSON leaves open.

    Raise ReadError, which says `otherwise` of JSON that is no object.
    """
    text, encoding = _decode(data, name)
    try:
        value = json.loads(text, parse_constant=_no_number, object_pairs_hook=_no_duplicates)
    except json.JSONDecodeError as error:
        trouble = f"{error.msg}, line {error.lineno}, column {error.colno}. {MEND}"
    except FieldError as error:
        trouble = error.message
    except RecursionError:
        trouble = f"nested too deeply. {MEND}"
    except ValueError:  # Python's own limit on the digits of a whole number
        trouble = f"a number of thousands of digits. {MEND}"
    else:
        if isinstance(value, dict):
            return value, encoding
        message = f"{name}: JSON, but {otherwise}."
        raise ReadError(message)
    message = f"{name}: JSON that cannot be read: {trouble}."
    raise ReadError(message)


def _decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the characters and the encoding, which shows in the first bytes of JSON."""
    encoding = json.detect_encoding(data)
    try:
        return data.decode(encoding), encoding.removesuffix("-sig")
    except UnicodeDecodeError as error:
        message = f"{name}: JSON must be in UTF-8; byte {error.start} is not {encoding}. Save it as UTF-8."
        raise ReadError(message) from None


def _no_number(word: str) -> NoReturn:
    refuse("", f"{word} is no number", "Give a number, or null")


def _no_duplicates(pairs: list[tuple[str, Any]]) -> Json:
    value = dict(pairs)
    if len(value) != len(pairs):
        key, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        refuse("", f"the key {say(key)} stands twice in one object", "Keep one of them")
    return value
