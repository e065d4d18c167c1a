"""What tests of the report in a real browser share: sizes of screens, and what a person would look for."""

from collections.abc import Callable
from typing import Any

WIDE = {"width": 1400, "height": 900}
PHONE = {"width": 400, "height": 800}

Open = Callable[..., Any]
"""Opens the report: at an anchor, on a screen of some size, with what a browser's context takes."""


def focused(page: Any) -> str:
    """Return the anchor of the row in focus: its own, or that of its first new paragraph."""
    return str(page.evaluate("(e => e.id || e.querySelector('[id]')?.id || '')(document.activeElement)"))


def in_sight(page: Any, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    top = box["y"] if box else -1
    return bool(0 <= top < page.viewport_size["height"])


def copied(page: Any, key: str) -> dict[str, str]:
    """Press a key and return what was copied, by its type."""
    page.evaluate(
        "window.addEventListener('copy', e => { globalThis.copied = Object.fromEntries("
        "['text/plain', 'text/html'].map(type => [type, e.clipboardData.getData(type)])) }, {once: true})"
    )
    page.keyboard.press(key)
    return dict(page.evaluate("globalThis.copied"))
