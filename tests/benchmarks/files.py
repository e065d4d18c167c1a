"""Reading of PDF and Word files beside other libraries, in one process and in turns.

pdfplumber is asked for its characters only and docx2python for its text, as people use them; Redraft for
the whole document, with kinds, labels and notes.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.measure import output, python

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
"""Real files beside the project."""

_READ = r"""
import io, json, logging, sys, time, warnings
from pathlib import Path
logging.disable()
warnings.simplefilter("ignore")
import pdfplumber
from docx2python import docx2python
from compare.readers import read_bytes

def characters(data, name):
    with pdfplumber.open(io.BytesIO(data)) as file:
        return [page.chars for page in file.pages]

def text(data, name):
    with docx2python(io.BytesIO(data)) as file:
        return file.text

peer = {".pdf": characters, ".docx": text}[sys.argv[1]]
calls = {"redraft": read_bytes, "peer": peer}
files = [(Path(name).read_bytes(), name) for name in sys.argv[3:]]
order = ("redraft", "peer") if sys.argv[2] == "1" else ("peer", "redraft")
taken = dict.fromkeys(calls, 0.0)
for name in order:
    calls[name](*files[0])
for file in files:
    for name in order:
        start = time.perf_counter()
        calls[name](*file)
        taken[name] += time.perf_counter() - start
print(json.dumps(taken))
"""
"""Each side reads the first file once before, so that imports are not counted."""


class FileFigure(NamedTuple):
    """Seconds that all files of a format took."""

    what: str
    most: float
    """The share of the peer's time that is asked for."""
    ours: float
    theirs: float


_ASKED = (
    (".pdf", "texts", "PDF to document / pdfplumber's characters", 0.25),
    (".docx", "docx", "Word to document / docx2python's text", 0.5),
)


def file_figures(times: int, folder: Path) -> Iterator[FileFigure]:
    """Yield a figure for each format of which there are files; medians of `times` runs."""
    for suffix, where, what, most in _ASKED:
        files = sorted((DATA / where).glob(f"*{suffix}"))
        if not files:
            print(f"../shared/data/{where} is missing: {what} is left out", file=sys.stderr)
            continue
        commands = (python(_READ, suffix, str(turn % 2), *files) for turn in range(times))
        runs = [json.loads(output(command, folder=folder)) for command in commands]
        ours, theirs = (median(run[name] for run in runs) for name in ("redraft", "peer"))
        yield FileFigure(what, most, ours, theirs)
