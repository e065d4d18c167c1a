"""Patterns that are compiled when they are first used: most texts need few of them, and compiling all of
them takes longer than reading a resolution.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import AnyStr


def late(pattern: AnyStr, flags: int = 0) -> Callable[[], re.Pattern[AnyStr]]:
    r"""Return a function that returns the compiled pattern.

    >>> number = late(r"\d+")
    >>> number().findall("58/190")
    ['58', '190']
    """

    @cache
    def compiled() -> re.Pattern[AnyStr]:
        return re.compile(pattern, flags)

    return compiled
