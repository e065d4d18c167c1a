"""Two long texts are read at once, and nobody can tell but by the clock."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import compare
from compare import forking, inputs
from compare.errors import ReadError

pytestmark = pytest.mark.apart

LINE = "{number}. Requests the Secretary-General to report on item {number} at its {number}th session;\n"


@pytest.fixture(name="way", params=["a second process", "in turn"], autouse=True)
def fixture_way(request: pytest.FixtureRequest) -> Iterator[str]:
    """Read as where a process may be forked, and as beside another thread, where it may not."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    if request.param == "in turn":
        other.start()
    yield request.param
    done.set()
    if request.param == "in turn":
        other.join()


def long_text(path: Path, count: int = 1000) -> Path:
    text = "The General Assembly,\n\n" + "\n".join(LINE.format(number=n) for n in range(1, count + 1))
    assert len(text) > inputs._LONG
    path.write_text(text, encoding="utf-8")
    return path


def children() -> set[str]:
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split())


@pytest.fixture(autouse=True)
def _no_process_is_left_behind() -> Iterator[None]:
    before = children()  # such as the driver of a browser for other tests
    yield
    assert children() <= before


def test_two_long_texts_are_compared_as_if_they_had_been_read_in_turn(tmp_path: Path) -> None:
    old, new = long_text(tmp_path / "old.txt"), long_text(tmp_path / "new.txt", 1001)
    found = compare.files(old, new)
    assert (found.old, found.new) == (compare.read(old), compare.read(new))
    assert found.counts.new.inserted == 1


@pytest.mark.parametrize("broken", ["old", "new", "both"])
def test_of_two_long_files_that_cannot_be_read_the_first_is_named(tmp_path: Path, broken: str) -> None:
    paths = {side: long_text(tmp_path / f"{side}.txt") for side in ("old", "new")}
    wrong = ["old", "new"] if broken == "both" else [broken]
    for side in wrong:
        paths[side].write_text("\n" * 60_000, encoding="utf-8")
    with pytest.raises(ReadError, match=f"{wrong[0]}.txt: "):
        compare.files(paths["old"], paths["new"])


@pytest.mark.parametrize("end", ["killed", "cut off"])
def test_what_a_process_did_not_finish_is_done_here(end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()

    def work() -> str:
        if end == "killed" and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    if end == "cut off":
        monkeypatch.setattr(forking.pickle, "dumps", lambda _: b"\x80\x04\x95\x20")
    assert forking.at_once(lambda: 1, work) == (1, "done")


def test_an_interrupt_leaves_no_process_behind(way: str) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    done: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        forking.at_once(interrupted, lambda: signal.pause() if way == "a second process" else done.append(1))
    assert not done


def test_a_long_report_is_the_same_whoever_wrote_its_halves(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert way
    found = compare.files(long_text(tmp_path / "old.txt"), long_text(tmp_path / "new.txt", 1001))
    written = compare.write(found, "html")
    monkeypatch.setattr(forking, "can_share", lambda: False)
    assert written == compare.write(found, "html")
    assert written.count('class="chunk"') > 2
