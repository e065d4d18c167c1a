"""The cache: what was downloaded is kept, nothing is ever half written, and what is damaged is noticed."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from service import DOCX, PDF, Answer, Service

from compare import fetch as fetching
from compare.errors import OptionError, ReadError, WriteError
from compare.fetch import cache, fetch
from compare.model.symbol import Symbol, parse
from compare.options import Options


def symbol(text: str) -> Symbol:
    found = parse(text)
    assert found
    return found


RESOLUTION = symbol("A/RES/57/218")


def get(what: Symbol = RESOLUTION, options: Options | None = None) -> fetching.Fetched:
    return fetch(what, options or Options())


def cached(service: Service) -> Path:
    """Download a document and return the folder it is kept in."""
    service.has(docx=DOCX)
    get()
    return cache.folder()


def test_what_was_downloaded_is_not_asked_for_again(service: Service) -> None:
    cached(service)
    assert get().data == DOCX
    assert get(options=Options(offline=True)).data == DOCX
    assert len(service.asked) == 1


def test_a_refresh_asks_again_and_replaces(service: Service) -> None:
    folder = cached(service)
    service.has(docx=DOCX[:4] + b"new" + DOCX[4:])
    assert b"new" in get(options=Options(refresh=True)).data
    assert b"new" in get().data
    assert len(list(folder.iterdir())) == 2


def test_languages_and_symbols_are_kept_apart(service: Service) -> None:
    service.play = lambda asked: Answer(PDF + asked.language.encode() + asked.symbol.encode() + b"%%EOF")
    bodies = {
        get(symbol(name), Options(language=language)).data
        for name in ("A/S-27/2", "A/S/27/2", "A/RES/31/16 A", "A/RES/31/16")
        for language in ("en", "fr")
    }
    assert len(bodies) == 8


def test_offline_nothing_is_asked(service: Service) -> None:
    with pytest.raises(ReadError, match=r"the cached copy in English is not there\. Leave out --offline"):
        get(options=Options(offline=True))
    with pytest.raises(OptionError, match="--offline and --refresh cannot both be"):
        get(options=Options(offline=True, refresh=True))
    assert not service.asked


BROKEN_NOTES = [b"", b"{", b"[]", b'"a"', b"{}", b"\xff", b"[" * 9000, b'{"symbol": 5}', b'{"file": "../x"}']


@pytest.mark.parametrize("note", BROKEN_NOTES, ids=lambda note: ascii(note[:12]))
def test_a_broken_note_is_noticed_and_the_document_fetched_again(note: bytes, service: Service) -> None:
    folder = cached(service)
    (path,) = folder.glob("*.json")
    path.write_bytes(note)
    with pytest.raises(ReadError, match="the cached copy in English is damaged"):
        get(options=Options(offline=True))
    assert get().data == DOCX
    assert get(options=Options(offline=True)).data == DOCX


def test_a_damaged_document_is_noticed_and_fetched_again(service: Service) -> None:
    folder = cached(service)
    (path,) = folder.glob("*.docx")
    path.write_bytes(DOCX[:-1])
    assert get().data == DOCX
    assert len(service.asked) == 2


def test_a_note_cannot_lead_out_of_the_folder(service: Service, tmp_path: Path) -> None:
    folder = cached(service)
    (path,) = folder.glob("*.json")
    note = json.loads(path.read_text())
    (tmp_path / "secret").write_bytes(b"secret")
    path.write_text(json.dumps(note | {"file": "../secret"}))
    assert cache.entries() == []
    assert get().data == DOCX


def test_a_cache_that_cannot_be_written_is_told_and_gone_without(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("REDRAFT_CACHE", str(tmp_path / "file" / "cache"))
    service.has(docx=DOCX)
    found = get()
    assert found.data == DOCX
    assert [remark.code for remark in found.remarks] == ["cache-unwritable"]
    assert "Name another folder in REDRAFT_CACHE." in found.remarks[0].message


def test_clearing_leaves_what_is_not_the_cache_s(service: Service) -> None:
    folder = cached(service)
    (folder / "diary.txt").write_text("mine")
    (folder / "mine.docx").write_text("mine")
    assert [(entry.symbol, entry.size) for entry in cache.entries()] == [("A/RES/57/218", len(DOCX))]
    assert cache.clear() > len(DOCX)
    assert sorted(path.name for path in folder.iterdir()) == ["diary.txt", "mine.docx"]
    assert cache.entries() == []


def test_a_cache_that_is_not_there_is_empty(service: Service) -> None:
    assert (cache.entries(), cache.clear(), service.asked) == ([], 0, [])


@pytest.mark.skipif(os.name != "posix", reason="folders elsewhere have no such mode")
def test_a_file_that_cannot_be_removed_is_told(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    cached(service)

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(WriteError, match="cannot be removed: Permission denied"):
        cache.clear()


def test_two_at_once_never_see_half_of_anything(service: Service) -> None:
    bodies = [DOCX[:4] + bytes([65 + n]) * 50_000 + DOCX[4:] for n in range(4)]
    cache.keep(RESOLUTION, "en", "docx", "", bodies[0])
    seen: list[bytes | None] = []

    def write(body: bytes) -> None:
        for _ in range(10):
            cache.keep(RESOLUTION, "en", "docx", "", body)
            seen.append(cache.look(RESOLUTION, "en", "docx").data)

    threads = [threading.Thread(target=write, args=(body,)) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {data for data in seen if data is not None} <= set(bodies)
    assert cache.look(RESOLUTION, "en", "docx").data in bodies
    assert not service.asked


WRITER = """
import sys
from compare.fetch import cache
from compare.model.symbol import parse
body = sys.argv[1].encode() * 300_000
print("ready", flush=True)
while True:
    cache.keep(parse("A/RES/57/218"), "en", "docx", "", body)
"""


def test_programs_that_are_killed_while_they_write_leave_nothing_half(service: Service) -> None:
    bodies = {sign.encode() * 300_000 for sign in "AB"}
    for pause in (0.0, 0.011, 0.037, 0.083):
        writers = [
            subprocess.Popen([sys.executable, "-c", WRITER, sign], stdout=subprocess.PIPE) for sign in "AB"
        ]
        for writer in writers:
            assert writer.stdout
            assert writer.stdout.readline() == b"ready\n"
        time.sleep(pause)
        for writer in writers:
            writer.kill()
            writer.communicate()
        held = cache.look(RESOLUTION, "en", "docx")
        assert held.data in bodies or held == cache.Held(None)
    cache.keep(RESOLUTION, "en", "docx", "", DOCX)
    assert cache.look(RESOLUTION, "en", "docx").data == DOCX
    cache.clear()
    assert not list(cache.folder().iterdir())
    assert not service.asked


def test_the_cache_is_the_user_s_own_unless_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REDRAFT_CACHE", raising=False)
    assert "redraft" in str(cache.folder())
