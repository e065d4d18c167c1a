"""A document service on this machine, which plays whatever a test tells it to."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

DOCX = b"PK\x03\x04" + b"words " * 200 + b"PK\x05\x06" + bytes(18)
PDF = b"%PDF-1.4\n" + b"words " * 200 + b"\n%%EOF\n"
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PAGE = b"<!DOCTYPE html><title>Document not found</title>"


class Asked(NamedTuple):
    """What a request asked for."""

    path: str
    symbol: str
    language: str
    format: str
    agent: str


class Answer(NamedTuple):
    """What is answered; `length` is said in place of the true one, and -1 says none."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    length: int | None = None
    pause: float = 0
    """Seconds between bytes."""


Play = Callable[[Asked], Answer]


class Service:
    """Address of the server, what it plays, and what it was asked."""

    def __init__(self) -> None:
        self.play: Play = lambda _: Answer(PAGE)
        self.asked: list[Asked] = []
        self.url = ""

    def has(self, **documents: bytes) -> None:
        """Have documents of these formats, in English, whatever the symbol."""
        self.play = lambda asked: Answer(
            documents.get(asked.format, PAGE) if asked.language == "en" else PAGE
        )

    def plays(self, *answers: Answer) -> None:
        """Give these answers one after another, and the last for ever."""
        left = list(answers)
        self.play = lambda _: left.pop(0) if len(left) > 1 else left[0]


@contextmanager
def serving() -> Iterator[Service]:
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            split = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(split.query).items()}
            asked = Asked(
                split.path,
                *(query.get(key, "") for key in "slt"),
                agent=self.headers["User-Agent"],
            )
            service.asked.append(asked)
            self._answer(service.play(asked))

        def _answer(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            length = len(answer.body) if answer.length is None else answer.length
            if length >= 0:
                self.send_header("Content-Length", str(length))
            try:
                self.end_headers()
                if not answer.pause:
                    self.wfile.write(answer.body)
                    return
                for byte in answer.body:
                    self.wfile.write(bytes([byte]))
                    time.sleep(answer.pause)
            except OSError:  # the client has had enough
                return

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def packed(size: int) -> bytes:
    """Return `size` noughts, gzipped: a thousandth of them."""
    return gzip.compress(bytes(size))


def compound() -> bytes:
    """Return a compound file, as old Word files are, of a header, a table, and three sectors in use."""
    signature = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header = signature + bytes(22) + (9).to_bytes(2, "little") + bytes(12) + (1).to_bytes(4, "little")
    table = b"\xfd\xff\xff\xff" + b"\xfe\xff\xff\xff" * 3 + b"\xff\xff\xff\xff" * 124
    words = "WordDocument".encode("utf-16-le")
    return header.ljust(76, b"\0") + bytes(436) + table + words + bytes(3 * 512 - len(words))
