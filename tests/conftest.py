"""A real browser for the tests that look at the report."""

import os
import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_SWITCHES = (
    "--no-sandbox",  # tests may run as root, where Chromium refuses its sandbox; the page is our own
    "--disable-gpu",
    "--disable-background-networking",
)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Start Chromium. Without it skip, except where CI says that nothing may be skipped."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    missing = "Chromium" if program is None else "playwright" if find_spec("playwright") is None else None
    if missing:
        message = f"{missing} is not installed: the report was not looked at in a browser"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(_SWITCHES))
        yield chromium
        chromium.close()
