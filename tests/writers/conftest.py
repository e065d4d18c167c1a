"""Comparisons for tests of writers, and the report of one in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import WIDE, Open
from comparisons import EVERY_KIND, EVERY_NOTE, Chunk, Row, build

from compare.model import Comparison
from compare.options import Options
from compare.writers.to_html import write


class Builder:
    """What tests of writers get: `build`, `parse`, and one comparison with every kind of match."""

    build = staticmethod(build)
    Row = Row
    Chunk = Chunk
    ROWS = EVERY_KIND
    NOTES = EVERY_NOTE

    def every(self, **more: Any) -> Comparison:
        return build(EVERY_KIND, EVERY_NOTE, **more)


@pytest.fixture(scope="session")
def comparisons() -> Builder:
    return Builder()


@pytest.fixture(scope="module")
def report(comparisons: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a page with every kind of match, and far more text than fits on a screen."""
    long = [f"= pp: Recalling text number {number}, " + "which goes on and on, " * 12 for number in range(12)]
    rows = [*comparisons.ROWS[:-1], *long, comparisons.ROWS[-1]]
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(write(comparisons.build(rows, comparisons.NOTES), Options()), encoding="utf-8")
    return path


@pytest.fixture
def look(browser: Any, report: Path) -> Iterator[Open]:
    """Open the report; afterwards hold that it asked for nothing and complained of nothing."""
    contexts: list[Any] = []
    troubles: list[str] = []
    requests: list[str] = []

    def open_page(anchor: str = "", size: dict[str, int] | None = None, **context: Any) -> Any:
        contexts.append(browser.new_context(viewport=size or WIDE, **context))
        page = contexts[-1].new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(report.as_uri() + anchor)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []
    assert {url.partition("#")[0].partition("?")[0] for url in requests} == {report.as_uri()}
