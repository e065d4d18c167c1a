"""No text breaks out of its place in a real browser: paragraphs, notes, labels, titles, symbols, names of files."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from compare.model import Comparison, Remark, Source
from compare.options import Options
from compare.writers.to_html import write

INJECTIONS = (
    "<script>globalThis.harmed = 1</script>",
    "<img src=x onerror='globalThis.harmed = 1'>",
    "\"' onmouseover='globalThis.harmed = 1' autofocus onfocus='globalThis.harmed = 1'",
    "</style><script>globalThis.harmed = 1</script>",
    '"; } </style><svg onload=globalThis.harmed=1>',
    "\\22 ; } * { display: none } /*",
    "</title></bdi></p></section></main><script>globalThis.harmed = 1</script>",
    "javascript:globalThis.harmed=1",
    "{{ 7 * 7 }}{% include 'report.js' %}",
    "<template><style>*{display:none}</style></template><!--",
    "\u202e\u2066<iframe srcdoc='<script>parent.harmed=1</script>'>",
)


def with_everywhere(comparison: Comparison, text: str) -> Comparison:
    """Return a comparison in which whatever comes from outside is `text`."""

    def said(document: Any, side: str) -> Any:
        return replace(
            document,
            title=text,
            symbol=text,
            date=text,
            language=text,
            front=((text, text),),
            remarks=(Remark(code="x", message=text, address=None),),
            source=Source(name=f"{text}{side}", format=text, sha256=text, encoding=text),
            paragraphs=tuple(p._replace(part=(text,), label=p.label and text) for p in document.paragraphs),
            notes=tuple(note._replace(label=text) for note in document.notes),
        )

    return replace(comparison, old=said(comparison.old, "old"), new=said(comparison.new, "new"))


@pytest.fixture
def opened(browser: Any, comparisons: Any, tmp_path: Path) -> Iterator[Any]:
    """Open a page with `text` wherever text from outside can stand, and return it with what it complained of."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})

    def open_page(text: str) -> tuple[Any, list[str]]:
        harm = text.replace("[", "(").replace("{", "(").replace("^", " ").replace("/", "∕")  # no notation
        rows = [
            f"~ 1: Decides {harm} [-{harm}-]{{+now {harm}+}}",
            f"+ 2: {harm}",
            f"- 3: {harm}",
            f"= 4: {harm}^1",
        ]
        comparison = with_everywhere(comparisons.build(rows, [f"~ 1: {harm} [-a-]{{+b+}}"]), text)
        path = tmp_path / "hostile.html"
        path.write_text(write(comparison, Options(paper="A4")), encoding="utf-8")
        page = context.new_page()
        troubles: list[str] = []
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.on(
            "request", lambda request: troubles.append(request.url) if "hostile" not in request.url else None
        )
        page.goto(path.as_uri())
        return page, troubles

    yield open_page
    context.close()


@pytest.mark.parametrize("text", INJECTIONS, ids=range(len(INJECTIONS)))
def test_an_injection_stays_text_wherever_it_stands(opened: Any, text: str) -> None:
    page, troubles = opened(text)
    for key in ("n", "n", "y", "x", "3", "4", "2"):
        page.keyboard.press(key)
    page.locator(".new .t").first.hover()
    page.keyboard.press("/")
    page.keyboard.type("<script>")
    page.wait_for_timeout(200)
    assert page.evaluate("globalThis.harmed === undefined")
    assert page.locator("script").count() == page.locator("style").count() == 1
    assert page.locator("iframe, img, template").count() == 0
    assert page.locator(".r").first.is_visible()
    assert troubles == []
