"""What the browser of a reviewer asks this machine for, and nobody else.

In: a desk, with a review on it or none yet. Out: a Flask application. Every address has
a random token in it; requests under another host's name (DNS rebinding) or from another origin are refused;
there are no cookies, so that no other page can act for the reviewer.
"""

import hmac
from urllib.parse import quote

from flask import Flask, Response, abort, request

from compare.errors import RedraftError
from compare.server.desk import Desk, Upload
from compare.server.store import ConflictError, Store

MOST_BYTES = 104_000_000
"""Of what is sent at once: two texts of the size that readers take. Decisions have some megabytes at most."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_JSON, _TEXT, _HTML = "application/json", "text/plain; charset=utf-8", "text/html; charset=utf-8"


def application(*, token: str, desk: Desk) -> Flask:  # noqa: C901 - each address is a function in it
    """Return the application that serves a desk under `/<token>/`."""
    app = Flask("redraft", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES

    @app.before_request
    def guard() -> None:
        _only_from_here()
        given = (request.view_args or {}).get("token", "")
        if not hmac.compare_digest(given.encode(), token.encode()):
            abort(404)

    @app.after_request
    def seal(response: Response) -> Response:
        response.headers.update(_HEADERS)
        return response

    @app.errorhandler(RedraftError)
    def explain(error: RedraftError) -> Response:
        return Response(str(error), 409 if isinstance(error, ConflictError) else 500, content_type=_TEXT)

    @app.get("/<token>/")
    def show(token: str) -> Response:  # noqa: ARG001 - the guard looked at it
        return Response(desk.page(), content_type=_HTML)

    @app.post("/<token>/open")
    def open_texts(token: str) -> Response:
        try:
            old, new = (_upload(side) for side in ("old", "new"))
            desk.open_uploads(old, new, request.form.get("reviewer", ""))
        except RedraftError as error:
            return Response(desk.first_page(f"{error}"), 422, content_type=_HTML)
        return Response(status=303, headers={"Location": f"/{token}/"})

    @app.get("/<token>/review.json")
    def load(token: str) -> Response:  # noqa: ARG001
        text, revision = _store(desk).load()
        return Response(text, content_type=_JSON, headers={"ETag": f'"{revision}"'})

    @app.put("/<token>/review.json")
    def save(token: str) -> Response:  # noqa: ARG001
        revision = _store(desk).save(
            request.get_data(cache=False), request.headers.get("If-Match", "").strip('"')
        )
        return Response(status=204, headers={"ETag": f'"{revision}"', **_changed(desk)})

    @app.get("/<token>/texts")
    def look(token: str) -> Response:  # noqa: ARG001
        return Response(status=204, headers=_changed(desk))

    @app.post("/<token>/carry")
    def carry_over(token: str) -> Response:  # noqa: ARG001
        desk.carry_over()
        return Response(status=204)

    @app.get("/<token>/as-decided.txt")
    def decided(token: str) -> Response:  # noqa: ARG001
        return Response(desk.as_decided(), content_type=_TEXT)

    return app


def _store(desk: Desk) -> Store:
    if desk.opened is None:
        abort(404)
    return desk.opened.store


def _changed(desk: Desk) -> dict[str, str]:
    """Return the header that names the texts whose files hold something else by now."""
    names = desk.changed()
    return {"Redraft-Changed": quote(", ".join(names))} if names else {}


def _upload(side: str) -> Upload:
    file = request.files.get(side)
    data = file.read() if file else b""
    return Upload(file.filename or "" if file else "", data, request.form.get(f"{side}-symbol", ""))


def _only_from_here() -> None:
    """Refuse what did not come from a page of this server, under its own name."""
    port = request.environ.get("SERVER_PORT")
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
    origin = request.headers.get("Origin")
    if request.host not in hosts or (origin is not None and origin not in {f"http://{h}" for h in hosts}):
        abort(403)
    if request.method not in ("GET", "HEAD") and origin is None:
        abort(403)  # browsers say it with everything that writes
