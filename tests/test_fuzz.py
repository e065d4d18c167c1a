"""Damaged files of every format: each is read, or refused in one line; nothing hangs, grows or breaks."""

import io
import json
import random
import select
import subprocess
import sys
import zipfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from office_files import converted, printed, word

from compare import pipeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT = Path(__file__).resolve().parents[1]
CASES = {"pdf": 600, "docx": 600, "html": 300, "json": 250, "text": 250}
"""2,000 in all."""
CONVERTED = {"doc": 6, "odt": 6, "rtf": 6}
"""A handful: LibreOffice takes a second or two for each."""
LONGEST = 60
"""Seconds for one file; the readers' own limit is 20 there."""
LEAST_READ = 0.3
_DRAFT = """The General Assembly,\n\nRecalling its resolution 57/218,\n\n# Requests all States to report;

# Decides to remain seized of the matter."""


class Damage(NamedTuple):
    """What is done to a file; `seed` says where."""

    file: int
    kind: str
    seed: int


DAMAGES = st.builds(
    Damage,
    st.integers(0, 1000),
    st.sampled_from(["flip", "flip", "cut", "hole", "twice"]),
    st.integers(0, 2**32),
)


def damaged(data: bytes, damage: Damage) -> bytes:
    """Return a file with bits flipped, its end cut off, a part taken out, or a part standing twice."""
    chance = random.Random(damage.seed)
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _damaged_inside(data, damage, chance)
    return _damaged(data, damage.kind, chance)


def _damaged(data: bytes, kind: str, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    end = start + chance.randrange(1, 200)
    match kind:
        case "flip":
            changed = bytearray(data)
            for _ in range(chance.randrange(1, 17)):
                changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            return bytes(changed)
        case "cut":
            return data[: max(start, 1)]
        case "hole":
            return data[:start] + data[end:]
        case _:
            return data[:end] + data[start:]


def _damaged_inside(data: bytes, damage: Damage, chance: random.Random) -> bytes:
    """Return a zip file of which one part is damaged before it is packed."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist() if not name.endswith("/")}
    name = chance.choice([name for name in parts if parts[name]])
    parts[name] = _damaged(parts[name], damage.kind, chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for one, content in parts.items():
            file.writestr(one, content)
    return packed.getvalue()


def _files(kind: str) -> list[bytes]:
    """Return files of a format: those beside the project where they are, and some made here."""
    beside = ROOT.parent / "shared" / "data"
    texts = [path.read_bytes() for path in sorted((ROOT / "texts").glob("*.txt"))]
    match kind:
        case "pdf":
            return [
                printed(texts[0].decode()),
                *(path.read_bytes() for path in sorted(beside.glob("texts/*.pdf"))),
            ]
        case "docx":
            return [
                word(_DRAFT, cells=3),
                *(path.read_bytes() for path in sorted(beside.glob("docx/*.docx"))),
            ]
        case "html":
            return [_page(text.decode()) for text in texts[:6]]
        case "json":
            document = pipeline.read(ROOT / "texts" / "58-190.txt")
            return [pipeline.write_document(document, "json").encode()]
        case _:
            return texts


def _page(text: str) -> bytes:
    paragraphs = "".join(
        f'<p id="p{index}">{part}<a href="#n{index}"><sup>{index}</sup></a></p>'
        f'<p id="n{index}"><a href="#p{index}">{index}</a> A note.</p>'
        for index, part in enumerate(text.split("\n\n"))
    )
    table = "<table><tr><td colspan=2>A</td><td>B</td></tr><tr><td>C</td></tr></table>"
    return f"<!DOCTYPE html><html><body><ol><li>One</li></ol>{table}{paragraphs}</body></html>".encode()


@contextmanager
def _worker(*words: str) -> "Iterator[Callable[[Path, str], dict[str, str]]]":
    """Start a process that reads, and return what asks it; a broken one is started anew."""
    command = [sys.executable, str(ROOT / "tests" / "fuzz_worker.py"), *words]
    running: list[subprocess.Popen[bytes]] = []

    def ask(path: Path, name: str) -> dict[str, str]:
        if not running:
            running.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT))
        process = running[0]
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps({"path": str(path), "name": name}).encode() + b"\n")
        process.stdin.flush()
        in_time = select.select([process.stdout], [], [], LONGEST)[0]
        line = process.stdout.readline() if in_time else b""
        if line:
            answer: dict[str, str] = json.loads(line)
            return answer
        end(running.pop())
        trouble = f"ended with {process.returncode}" if in_time else f"not done after {LONGEST} s"
        return {"outcome": "unexpected", "said": trouble}

    def end(process: "subprocess.Popen[bytes]") -> None:
        process.kill()
        process.communicate()

    try:
        yield ask
    finally:
        for process in running:
            end(process)


def bounded(cases: int) -> settings:
    """Return what makes hypothesis try so many cases, the same in every run."""
    return settings(
        max_examples=cases,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


@pytest.mark.slow
def test_a_damaged_file_is_read_or_refused_and_never_breaks_anything(tmp_path: Path) -> None:
    came = _tried(CASES, _files, tmp_path)
    total = sum(came.values(), Counter[str]())
    assert total.total() >= sum(CASES.values())
    assert total["read"] >= LEAST_READ * total.total()


@pytest.mark.slow
def test_a_damaged_file_is_converted_or_refused_and_never_breaks_anything(
    tmp_path: Path, libreoffice: str
) -> None:
    def files(kind: str) -> list[bytes]:
        return [converted(word(_DRAFT, cells=3), kind, libreoffice, tmp_path)]

    came = _tried(CONVERTED, files, tmp_path, "--converts")
    assert sum(came.values(), Counter[str]()).total() >= sum(CONVERTED.values())


def _tried(
    kinds: "Mapping[str, int]", files_of: "Callable[[str], list[bytes]]", tmp_path: Path, *words: str
) -> "dict[str, Counter[str]]":
    """Damage files of some formats so many times, and return what came of it; fail on what should not be."""
    came: dict[str, Counter[str]] = {}
    wrong: list[str] = []
    for kind, cases in kinds.items():
        files = files_of(kind)
        counts = came[kind] = Counter[str]()
        with _worker(*words) as ask:

            def check(damage: Damage) -> None:
                path = tmp_path / f"damaged.{kind}"
                path.write_bytes(damaged(files[damage.file % len(files)], damage))
                said = ask(path, path.name)
                counts[said["outcome"]] += 1
                one_line = said["outcome"] != "refused" or "\n" not in said["said"]
                if said["outcome"] == "unexpected" or not one_line:
                    kept = tmp_path / f"unexpected-{len(wrong)}.{kind}"
                    kept.write_bytes(path.read_bytes())
                    wrong.append(f"{kept} ({damage}): {said['said']}")

            bounded(cases)(given(DAMAGES)(check))()
        print(f"{kind}: {dict(counts)}")
    assert wrong == []
    return came
