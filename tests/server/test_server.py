"""Who may ask the server of a review for what, and what it does with files that are no review of these texts."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import compare
from compare.cli import main
from compare.errors import OptionError, ReadError
from compare.options import Options
from compare.resources import sample
from compare.review.decisions import How, Verdict
from compare.review.record import write
from compare.reviewed import apply, begin, read_review
from compare.server.app import application
from compare.server.desk import Desk, Opened, Upload
from compare.server.store import ConflictError, Store

OLD, NEW = sample("58-190-draft.txt"), sample("58-190.txt")
COMPARISON = compare.files(OLD, NEW)
REVIEW = begin(COMPARISON)
DECIDED = REVIEW._replace(decisions=(REVIEW.decisions[0]._replace(verdict=Verdict.ACCEPT),))
ORIGIN = "http://127.0.0.1:8000"
NOTHING = '"' + "0" * 64 + '"'


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "a.review.json"), REVIEW)


@pytest.fixture
def ask(store: Store) -> Callable[..., Any]:
    """Send a request as a browser of this machine does, unless it is told otherwise."""
    desk = Desk(Options(), None)
    desk.opened = Opened(COMPARISON, store)
    app = application(token="secret", desk=desk)  # noqa: S106 - of a test
    client = app.test_client()

    def send(method: str, path: str, **more: Any) -> Any:
        headers = {"Host": "127.0.0.1:8000", "Origin": ORIGIN, **more.pop("headers", {})}
        given = {name: value for name, value in headers.items() if value is not None}
        return client.open(path, method=method, base_url="http://127.0.0.1:8000", headers=given, **more)

    return send


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/secret/", {}, 200),
        ("GET", "/secret/", {"Origin": None}, 200),
        ("GET", "/secret/", {"Host": "localhost:8000"}, 200),
        ("GET", "/other/", {}, 404),
        ("GET", "/", {}, 404),
        ("GET", "/secret/../etc/passwd", {}, 404),
        ("GET", "/secret/", {"Host": "evil.example"}, 403),
        ("GET", "/secret/", {"Host": "127.0.0.1:9999"}, 403),
        ("GET", "/secret/review.json", {"Origin": "http://evil.example"}, 403),
        ("GET", "/secret/review.json", {"Origin": "null"}, 403),
        ("PUT", "/secret/review.json", {"Origin": None}, 403),
        ("PUT", "/secret/review.json", {"Origin": "http://evil.example"}, 403),
        ("PUT", "/other/review.json", {}, 404),
        ("POST", "/secret/review.json", {}, 404),
        ("GET", "/secret/as-decided.txt", {}, 200),
        ("GET", "/secret/texts", {}, 204),
        ("GET", "/secret/texts", {"Origin": "http://evil.example"}, 403),
        ("POST", "/secret/carry", {"Origin": None}, 403),
        ("POST", "/secret/carry", {"Origin": "http://evil.example"}, 403),
        ("POST", "/other/carry", {}, 404),
        ("POST", "/secret/carry", {}, 500),
    ],
)
def test_only_the_page_itself_is_answered(
    method: str, path: str, headers: dict[str, str | None], status: int, ask: Callable[..., Any]
) -> None:
    answer = ask(method, path, headers=headers, data=b"{}" if method == "PUT" else None)
    assert answer.status_code == status
    assert "Set-Cookie" not in answer.headers
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_what_is_saved_is_read_again_and_the_older_revision_is_refused(
    ask: Callable[..., Any], store: Store
) -> None:
    answer = ask("PUT", "/secret/review.json", data=write(DECIDED).encode(), headers={"If-Match": NOTHING})
    assert answer.status_code == 204
    loaded = ask("GET", "/secret/review.json")
    assert loaded.headers["ETag"] == answer.headers["ETag"]
    assert loaded.json["decisions"][0]["verdict"] == "accept"
    assert len(loaded.json["decisions"]) == len(REVIEW.decisions)
    late = ask("PUT", "/secret/review.json", data=write(REVIEW).encode(), headers={"If-Match": NOTHING})
    assert late.status_code == 409
    assert store.state()[0].decisions[0].verdict is Verdict.ACCEPT


@pytest.mark.parametrize("data", [b"", b"[]", b'{"format_version": 2, "decisions": []}', b"\xff" * 100])
def test_what_is_no_review_is_not_saved(data: bytes, ask: Callable[..., Any], store: Store) -> None:
    answer = ask("PUT", "/secret/review.json", data=data, headers={"If-Match": NOTHING})
    assert answer.status_code == 500
    assert answer.text.startswith("the decisions: ")
    assert not Path(store.path).exists()


def test_a_disk_that_is_full_is_told_to_the_page_and_the_file_stays(
    ask: Callable[..., Any], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(write(DECIDED).encode(), NOTHING.strip('"'))
    before = Path(store.path).read_bytes()
    revision = store.load()[1]

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("compare.output._write", full)
    answer = ask(
        "PUT", "/secret/review.json", data=write(REVIEW).encode(), headers={"If-Match": f'"{revision}"'}
    )
    assert answer.status_code == 500
    assert "cannot be written: No space left on device. Make room, or a folder" in answer.text
    assert Path(store.path).read_bytes() == before


PINNED = REVIEW._replace(how=How(pins=(("op7", "op9"), ("op1", "op1"))))
BAD = [
    (b"{", ReadError, "JSON that cannot be read"),
    (b'{"format_version": 7, "decisions": []}', ReadError, "7 is not one"),
    (write(REVIEW._replace(old=REVIEW.new)).encode(), OptionError, "other versions of these texts"),
    (write(PINNED).encode(), OptionError, "its pins, --plain or --tracked are not those that were given"),
    (
        write(PINNED).encode(),
        OptionError,
        r"Give the same \(--pin op7=op9 --pin op1=op1\), or move it away\.",
    ),
]


@pytest.mark.parametrize(("data", "error", "said"), BAD, ids=[said for _, _, said in BAD])
def test_a_file_that_is_there_and_is_no_review_of_these_texts_is_never_overwritten(
    data: bytes, error: type[Exception], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.review.json"
    path.write_bytes(data)
    with pytest.raises(error, match=said):
        Store(str(path), REVIEW)
    assert path.read_bytes() == data


def test_a_review_goes_on_whatever_the_order_of_its_pins(tmp_path: Path) -> None:
    path = tmp_path / "a.review.json"
    path.write_text(write(PINNED), encoding="utf-8")
    turned = PINNED._replace(how=How(pins=PINNED.how.pins[::-1]))
    assert Store(str(path), turned).state()[0].how == PINNED.how


@pytest.mark.parametrize(
    "name",
    [
        "n" * 250 + ".txt",
        "\u00fc" * 130,
        "nul\0l.txt",
        "../../up.txt",
        "..",
        "a." + "s" * 250,
        "C:\\x\\y.txt",
    ],
)
def test_a_file_is_taken_whatever_its_name_and_its_decisions_are_saved_in_this_folder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desk = Desk(Options(), None)
    old, new = (Upload(name, Path(path).read_bytes(), "") for path in (OLD, NEW))
    desk.open_uploads(old, new, "Anna")
    assert desk.opened is not None
    desk.opened.store.save(write(DECIDED).encode(), NOTHING.strip('"'))
    assert [file.suffixes[-2:] for file in tmp_path.iterdir()] == [[".review", ".json"]]


def test_the_first_page_does_not_wait_for_standard_input() -> None:
    with pytest.raises(OptionError, match="the old text is missing"):
        Desk(Options(), None).open_uploads(Upload("", b"", " - "), Upload("b.txt", b"b", ""), "")


def test_a_text_that_cannot_be_read_is_called_by_its_name_and_not_by_where_it_was_put() -> None:
    with pytest.raises(OptionError) as refused:
        Desk(Options(), None).open_uploads(
            Upload("scan.bin", b"\x00" * 99, ""), Upload("b.txt", b"b", ""), ""
        )
    assert str(refused.value).startswith("scan.bin: ")


def test_another_program_that_writes_the_file_is_noticed(store: Store) -> None:
    _, revision = store.load()
    Path(store.path).write_text(write(DECIDED), encoding="utf-8")
    with pytest.raises(ConflictError, match="changed in another window or program"):
        store.save(write(REVIEW).encode(), revision)


def test_a_file_that_was_moved_away_is_written_again_and_not_taken_for_another_one(store: Store) -> None:
    revision = store.save(write(DECIDED).encode(), NOTHING.strip('"'))
    Path(store.path).unlink()
    store.save(write(DECIDED).encode(), revision)
    assert store.state()[0].decisions[0].verdict is Verdict.ACCEPT


def test_a_file_with_keys_that_are_not_known_is_kept_as_it_was_when_decisions_are_saved(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.review.json"
    strange = json.dumps({**json.loads(write(REVIEW)), "colour": "blue"}).encode()
    path.write_bytes(strange)
    store = Store(str(path), REVIEW)
    for _ in range(2):
        store.save(write(DECIDED).encode(), store.state()[1])
    assert (tmp_path / "a.earlier.review.json").read_bytes() == strange
    assert "colour" not in path.read_text("utf-8")
    assert len(list(tmp_path.iterdir())) == 2


def test_what_is_no_file_is_not_read_for_ever(tmp_path: Path) -> None:
    (tmp_path / "a.review.json").symlink_to("/dev/zero")
    with pytest.raises(ReadError, match="no file that decisions can be kept in"):
        Store(str(tmp_path / "a.review.json"), REVIEW)


@pytest.mark.parametrize("method", ["PUT", "GET"])
def test_a_folder_that_is_gone_is_an_error_that_says_what_to_do(
    method: str, ask: Callable[..., Any], tmp_path: Path
) -> None:
    assert list(tmp_path.iterdir()) == []
    tmp_path.rmdir()
    tmp_path.write_bytes(b"a file where the folder was")
    answer = ask(method, "/secret/review.json", data=write(DECIDED).encode(), headers={"If-Match": NOTHING})
    assert answer.status_code == 500
    assert answer.text.count("\n") == 0
    assert "a.review.json: cannot be" in answer.text
    assert " -o" not in answer.text


class Drafts(NamedTuple):
    """Two texts on disk that are under review, and the page's requests."""

    old: Path
    new: Path
    desk: Desk
    ask: Callable[..., Any]

    def accept_all(self) -> None:
        assert self.desk.opened is not None
        store = self.desk.opened.store
        review, revision = store.state()
        accepted = tuple(d._replace(verdict=Verdict.ACCEPT) for d in review.decisions)
        store.save(write(review._replace(decisions=accepted)).encode(), revision)


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Drafts:
    monkeypatch.chdir(tmp_path)
    old, new = tmp_path / "old.txt", tmp_path / "new é.txt"
    old.write_text("The General Assembly,\n\n1. Urges States to act;\n\n2. Decides to meet.", "utf-8")
    new.write_text(
        "The General Assembly,\n\n1. Urges all States to act;\n\n2. Decides to meet soon.", "utf-8"
    )
    desk = Desk(Options(), "Anna")
    comparison = compare.files(str(old), str(new))
    desk.open(comparison, "r.review.json", begin(comparison), texts=(str(old), str(new)))
    client = application(token="secret", desk=desk).test_client()  # noqa: S106 - of a test
    headers = {"Host": "127.0.0.1:8000", "Origin": ORIGIN}

    def ask(method: str, path: str) -> Any:
        return client.open(
            f"/secret/{path}", method=method, base_url="http://127.0.0.1:8000", headers=headers
        )

    return Drafts(old, new, desk, ask)


def test_a_text_that_changed_on_disk_is_told_by_its_name_and_no_other_is(drafts: Drafts) -> None:
    assert "Redraft-Changed" not in drafts.ask("GET", "texts").headers
    drafts.new.touch()
    assert "Redraft-Changed" not in drafts.ask("GET", "texts").headers, "only its time is another one"
    text = drafts.new.read_text("utf-8")
    drafts.new.unlink()
    assert "Redraft-Changed" not in drafts.ask("GET", "texts").headers, "an editor may be saving it"
    drafts.new.write_text(text.replace("soon", "in Geneva"), "utf-8")
    assert drafts.ask("GET", "texts").headers["Redraft-Changed"] == "new%20%C3%A9.txt"
    drafts.new.write_text(text, "utf-8")
    assert "Redraft-Changed" not in drafts.ask("GET", "texts").headers, "it is as it was"


BOTH = {"all": "exact", "soon": "exact"}
MORE = "1. Takes note of a report;\n\n2. Urges"


@pytest.mark.parametrize(
    ("side", "words", "carried", "lost"),
    [
        ("new", ("meet soon", "meet in Geneva"), {"all": "exact"}, ["soon"]),
        ("new", ("1. Urges", MORE), BOTH, []),
        ("old", ("1. Urges", MORE), BOTH, []),
        ("old", ("to meet", "to meet soon"), {"all": "exact"}, ["soon"]),
    ],
)
def test_decisions_are_carried_over_to_a_text_that_changed_and_the_earlier_file_is_kept(
    side: str,
    words: tuple[str, str],
    carried: dict[str, str],
    lost: list[str],
    drafts: Drafts,
    tmp_path: Path,
) -> None:
    drafts.accept_all()
    earlier = Path("r.review.json").read_bytes()
    path = drafts.old if side == "old" else drafts.new
    path.write_text(path.read_text("utf-8").replace(*words), "utf-8")
    assert drafts.ask("POST", "carry").status_code == 204
    assert Path("r.earlier.review.json").read_bytes() == earlier
    review = read_review("r.review.json")
    assert {d.change.new: str(d.carried) for d in review.decisions} == carried
    assert [one.decision.change.new for one in review.lost] == lost
    assert "Redraft-Changed" not in drafts.ask("GET", "texts").headers
    drafts.accept_all()
    assert apply(drafts.old, drafts.new, read_review("r.review.json")).document.paragraphs == (
        compare.read(drafts.new).paragraphs
    )
    assert drafts.ask("POST", "carry").status_code == 204, "another window was slower"
    assert len(list(tmp_path.glob("*.review.json"))) == 2


def test_nothing_is_carried_to_a_text_that_cannot_be_read_or_beside_a_file_that_changed(
    drafts: Drafts, tmp_path: Path
) -> None:
    drafts.accept_all()
    before = Path("r.review.json").read_bytes()
    text = drafts.new.read_text("utf-8")
    drafts.new.write_bytes(b"\0" * 99)
    answer = drafts.ask("POST", "carry")
    assert (answer.status_code, answer.text.count("\n")) == (500, 0)
    assert Path("r.review.json").read_bytes() == before
    drafts.new.write_text(text.replace("soon", "now"), "utf-8")
    Path("r.review.json").write_bytes(b"{")
    assert drafts.ask("POST", "carry").status_code == 500
    assert Path("r.review.json").read_bytes() == b"{"
    assert len(list(tmp_path.glob("*.review.json"))) == 1


def test_a_review_goes_on_with_a_text_that_changed_since_and_keeps_the_earlier_file(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts.accept_all()
    Path("r.review.json").rename("old--new-é.review.json")
    earlier = Path("old--new-é.review.json").read_bytes()
    words = ["review", "old.txt", "new é.txt", "--no-open"]
    drafts.new.write_text(drafts.new.read_text("utf-8").replace("soon", "now"), "utf-8")
    assert main(words) == 2
    assert "Carry them over with --carry old--new-é.review.json" in capsys.readouterr().err
    monkeypatch.setattr("compare.server.run.serve", lambda _, *, port, ready: ready(f"http://x:{port}/"))
    assert main([*words, "--carry", "old--new-é.review.json"]) == 0
    assert (
        "1 carried, 0 carried with a difference and to be confirmed, 1 not carried" in capsys.readouterr().err
    )
    assert Path("old--new-é.earlier.review.json").read_bytes() == earlier
    assert len(read_review("old--new-é.review.json").lost) == 1


def test_a_port_that_is_taken_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import socket

    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["review", OLD, NEW, "--port", port, "--no-open"]) == 2
        said = capsys.readouterr().err
        assert said.startswith(f"Error: --port {port}: cannot be listened on: ")
        assert list(tmp_path.iterdir()) == []
        (tmp_path / "r.json").write_text(write(DECIDED), encoding="utf-8")
        assert main(["review", OLD, NEW, "--carry", "r.json", "--port", port, "--no-open"]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["r.json"], "what was carried can be carried again"


def test_without_flask_a_review_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    monkeypatch.chdir(tmp_path)
    for name in [name for name in sys.modules if name.startswith("compare.server")]:
        monkeypatch.delitem(sys.modules, name)
    import compare as package

    monkeypatch.delattr(package, "server", raising=False)
    monkeypatch.setitem(sys.modules, "flask", None)
    assert main(["review", OLD, NEW, "--no-open"]) == 2
    assert "Run: pip install 'redraft[review]'" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["58-190-draft--58-190.review.json", "mine.review.json", "page.txt", ""])
def test_a_page_is_never_written_where_decisions_may_be(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    if name:
        (tmp_path / name).write_text(write(DECIDED), encoding="utf-8")
    assert main(["review", OLD, NEW, "-o", name]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()] == [write(DECIDED)] * bool(name)
