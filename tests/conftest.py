"""What some tests need beside the project: a real browser, and the texts segmented by hand."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from compare import forking
from compare import libreoffice as office
from compare.readers import apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# Wherever the tests run, the report speaks English unless a test says otherwise.
os.environ["LC_ALL"] = "C.UTF-8"

# No test is timed: a machine may be busy with something else.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_SWITCHES = (
    "--no-sandbox",  # tests may run as root, where Chromium refuses its sandbox; the page is our own
    "--disable-gpu",
    "--disable-background-networking",
)


def _go_without(message: str) -> None:
    """Skip, saying why; fail where CI says that nothing may be skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Read in the process of the tests, where coverage sees it; tests marked `apart` share the work as for users."""
    if "apart" not in request.keywords:
        monkeypatch.setattr(apart, "run", lambda reader, *told: reader(*told))
        monkeypatch.setattr(forking, "can_share", lambda: False)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of texts and measurements beside the project, `../shared/data`."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        _go_without("../shared/data is missing: nothing was held against the texts segmented by hand there")
    return folder


@pytest.fixture(scope="session")
def libreoffice() -> str:
    """Return the path of LibreOffice."""
    program = office.find()
    if program is None:
        _go_without("LibreOffice is not installed: nothing was converted, or held against what it prints")
    assert program is not None
    return program


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Start Chromium."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    missing = "Chromium" if program is None else "playwright" if find_spec("playwright") is None else None
    if missing:
        _go_without(f"{missing} is not installed: the report was not looked at in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(_SWITCHES))
        yield chromium
        chromium.close()
