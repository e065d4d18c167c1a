"""Other programs that compare texts, each as a whole process that reads two files and writes one.

Every one gets what it is made for: the lines of the text, or the text, or its paragraphs as HTML. Blank
lines are left out for those that would pair them.
"""

import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path
from platform import python_version

from benchmarks.measure import python

HTML_DIFF = """
import sys
from difflib import HtmlDiff
old, new = ([line for line in open(name, encoding="utf-8").read().splitlines() if line.strip()]
            for name in sys.argv[1:3])
page = HtmlDiff().make_file(old, new)
open(sys.argv[3], "w", encoding="utf-8").write(page)
"""
REDLINES = """
import sys
from redlines import Redlines
old, new = (open(name, encoding="utf-8").read() for name in sys.argv[1:3])
open(sys.argv[3], "w", encoding="utf-8").write(Redlines(old, new).output_markdown)
"""
LXML = r"""
import sys
from html import escape
from lxml.html.diff import htmldiff
old, new = ("".join(f"<p>{escape(block)}</p>" for block in open(name, encoding="utf-8").read().split("\n\n"))
            for name in sys.argv[1:3])
open(sys.argv[3], "w", encoding="utf-8").write(htmldiff(old, new))
"""

UP_TO = {"difflib.HtmlDiff": 10_000, "redlines": 1_000, "lxml htmldiff": 1_000, "wdiff": 10_000}
"""Paragraphs a side up to which a peer is asked; beyond that it takes many minutes."""


def peers(old: Path, new: Path, out: Path) -> dict[str, list[str]]:
    """Return the command of every peer that is installed."""
    found = {
        "difflib.HtmlDiff": python(HTML_DIFF, old, new, out),
        "redlines": python(REDLINES, old, new, out),
        "lxml htmldiff": python(LXML, old, new, out),
    }
    wdiff = shutil.which("wdiff")
    if wdiff:
        found["wdiff"] = [wdiff, str(old), str(new)]
    return found


def versions() -> dict[str, str]:
    """Return the version of every peer, "not installed" where it is missing."""
    wdiff = shutil.which("wdiff")
    first_line = (
        subprocess.run([wdiff, "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[0]
        if wdiff
        else "not installed"
    )
    return {
        "difflib.HtmlDiff": f"Python {python_version()}",
        "redlines": version("redlines"),
        "lxml htmldiff": version("lxml"),
        "wdiff": first_line.rpartition(" ")[2] if wdiff else first_line,
    }
