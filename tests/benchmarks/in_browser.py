"""The report of a long text in a browser, beside HtmlDiff's page of the same texts.

Chromium opens each page in turns. First paint is what the browser says of itself; a step to the next change is
timed from the key to the frame that shows it.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_STEPS = 15
_STEP = """async () => {
  const start = performance.now();
  document.dispatchEvent(new KeyboardEvent("keydown", {key: "n", bubbles: true}));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  return performance.now() - start;
}"""
_PAINT = """async () => {
  for (;;) {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    if (paint) return paint.startTime;
    await new Promise((done) => setTimeout(done, 5));
  }
}"""
_MILLISECONDS = 180_000


class InBrowser(NamedTuple):
    """What was asked of the page, and what was measured; times in milliseconds."""

    paint: float
    their_paint: float
    load: float
    their_load: float
    step: float


def measure(ours: Path, theirs: Path, times: int) -> InBrowser | None:
    """Return medians of `times` openings of both pages; None without a browser, which is told."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        print("Chromium is not installed: the page was not opened", file=sys.stderr)
        return None
    # In a process of its own: Playwright bears no second one beside it.
    command = [sys.executable, __file__, program, str(ours), str(theirs), str(times)]
    return InBrowser(**json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))


def _measure(program: str, ours: Path, theirs: Path, times: int) -> InBrowser:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        mine = [_open(chromium, ours, _STEPS) for _ in range(times)]
        others = [_open(chromium, theirs, 0) for _ in range(times)]
        chromium.close()
    return InBrowser(
        paint=median(run["paint"] for run in mine),
        their_paint=median(run["paint"] for run in others),
        load=median(run["load"] for run in mine),
        their_load=median(run["load"] for run in others),
        step=median(step for run in mine for step in run["steps"]),
    )


def _open(chromium: Any, path: Path, steps: int) -> dict[str, Any]:
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.set_default_timeout(_MILLISECONDS)
    page.goto(path.as_uri())
    taken = {
        "paint": page.evaluate(_PAINT),
        "load": page.evaluate("performance.timing.loadEventEnd - performance.timing.navigationStart"),
        "steps": [page.evaluate(_STEP) for _ in range(steps)],
    }
    context.close()
    return taken


def lines(found: InBrowser) -> Iterator[tuple[str, float, float, str]]:
    """Yield what was asked, the most that was asked for, what was measured, and how."""
    theirs = f"HtmlDiff's page {found.their_paint:.0f} ms"
    yield "10,000 in a browser, seconds to first paint", 2.0, found.paint / 1000, theirs
    yield "10,000 in a browser, ms to the next change", 100.0, found.step, "median of key to frame"
    share, told = found.load / found.their_load, f"{found.load / 1000:.2f} / {found.their_load / 1000:.2f} s"
    yield "10,000 in a browser, loaded / HtmlDiff's page", 1.0, share, told


if __name__ == "__main__":
    named, mine, others, turns = sys.argv[1:]
    print(json.dumps(_measure(named, Path(mine), Path(others), int(turns))._asdict()))
