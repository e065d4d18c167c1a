"""A desk that is served to the browser of this machine until it is interrupted."""

import logging
import secrets
import socket
import sys
import webbrowser
from collections.abc import Callable

from waitress.server import create_server

from compare.errors import OptionError
from compare.server.app import application
from compare.server.desk import Desk

_HOST = "127.0.0.1"
_THREADS = 4


def serve(desk: Desk, *, port: int, ready: Callable[[str], None]) -> None:
    """Serve a desk; `ready` is called with the address once it answers. Return when interrupted.

    Raise OptionError if the port is taken.
    """
    try:
        listening = socket.create_server((_HOST, port))
    except OSError as error:
        message = f"--port {port}: cannot be listened on: {error.strerror}. Give another, or leave it out."
        raise OptionError(message) from error
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that requests wait is no news to a reviewer
    token = secrets.token_urlsafe(24)
    server = create_server(
        application(token=token, desk=desk), sockets=[listening], threads=_THREADS, ident="redraft"
    )
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
