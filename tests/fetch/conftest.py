"""The local service, a cache of each test's own, and no waiting between tries."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from service import Service, serving

from compare import libreoffice
from compare.fetch import transfer


@pytest.fixture(name="service")
def fixture_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    with serving() as service:
        monkeypatch.setenv("REDRAFT_UN_URL", service.url)
        monkeypatch.setenv("REDRAFT_CACHE", str(tmp_path / "cache"))
        monkeypatch.setenv("NO_PROXY", "*")
        monkeypatch.setattr(transfer, "_FIRST_PAUSE", 0.01)
        yield service


@pytest.fixture(autouse=True)
def _word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a program that reads old Word files, wherever the tests run."""
    monkeypatch.setattr(libreoffice, "find", lambda: "/usr/bin/soffice")
