"""A review that is served to the browser of this machine until it is interrupted."""

import secrets
import socket
import sys
import webbrowser
from collections.abc import Callable

from waitress.server import create_server

from compare import reviewed
from compare.errors import OptionError
from compare.model import Comparison
from compare.options import Options
from compare.server.app import application
from compare.server.store import Store

_HOST = "127.0.0.1"
_THREADS = 4


def serve(
    comparison: Comparison,
    options: Options,
    *,
    path: str,
    reviewer: str | None,
    port: int,
    ready: Callable[[str], None],
) -> None:
    """Serve the page on which a comparison is reviewed, and keep the decisions in the file at `path`.

    `ready` is called with the address once it answers. Return when interrupted. Raise ReadError or
    OptionError if the file is no review of these texts, OptionError if the port is taken.
    """
    store = Store(path, reviewed.begin(comparison, options, reviewer=reviewer))

    def page() -> bytes:
        review = store.review()
        _, revision = store.load()
        named = review._replace(reviewer=reviewer or review.reviewer)
        return reviewed.page(comparison, named, options, file=path, revision=revision)

    def as_decided() -> str:
        document = reviewed.settled(comparison, store.review(), undecided="old")
        return reviewed.text_of(document)[0]

    token = secrets.token_urlsafe(24)
    app = application(token=token, page=page, store=store, as_decided=as_decided)
    try:
        listening = socket.create_server((_HOST, port))
    except OSError as error:
        message = f"--port {port}: cannot be listened on: {error.strerror}. Give another, or leave it out."
        raise OptionError(message) from error
    server = create_server(app, sockets=[listening], threads=_THREADS, ident="redraft")
    ready(f"http://{_HOST}:{listening.getsockname()[1]}/{token}/")
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()


def show(address: str) -> None:
    """Open the address in the browser; say so if there is none."""
    if not webbrowser.open(address) and sys.stderr is not None:
        sys.stderr.write(f"No browser could be opened. Open {address} yourself.\n")
