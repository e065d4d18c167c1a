"""Take the picture of the example report that README shows. `make reports` runs it; it needs Chromium."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

REPORT = Path(__file__).resolve().parents[1] / "reports" / "58-190-draft--58-190.html"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZE = {"width": 1280, "height": 815}
FIRST = "[id='op5']"
"""The paragraph at the top of the picture: a split one, with a moved one after it."""


def main() -> int:
    """Write the picture beside the report and return the exit code."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.stderr.write("No Chromium found; reports/ keeps the picture that it has.\n")
        return 2
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport=SIZE, color_scheme="light")
        page.goto(REPORT.as_uri())
        page.locator(FIRST).evaluate("paragraph => paragraph.scrollIntoView()")
        page.screenshot(path=REPORT.with_suffix(".png"))
        chromium.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
