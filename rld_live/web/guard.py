"""Who may come in: the door between the web and everything that it can reach.

A page of another site must not reach the instrument through the browser of somebody who sits beside it. So the Host
header has to be an address or a name of this very machine (a name that a stranger's DNS points here is neither), and a
browser's Origin has to be this very page. Other machines also have to know the token; OSCQuery is open to those for
whom OSC itself is.
"""

import secrets
import socket

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rld_live.web.hosts import is_address, is_loopback, own_name

COOKIE = "rld_live_token"

_SAFE_METHODS = frozenset({"GET", "HEAD"})


class Guard:
    """ASGI middleware that lets in whom it may."""

    def __init__(self, app: ASGIApp, *, token: str | None, is_osc_open: bool) -> None:
        self._app = app
        self._token = token or ""
        self._is_osc_open = is_osc_open
        name = socket.gethostname().lower()
        self._names = frozenset({"localhost", name, own_name().lower(), f"{own_name().lower()}.local"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the connection on, or refuse it."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        refusal = self._refusal(connection)
        await (refusal or self._app)(scope, receive, _with_headers(send, connection.headers.get("host", "")))

    def _refusal(self, connection: HTTPConnection) -> Response | None:
        host = connection.headers.get("host", "")
        if not self._is_own(host):
            return _refused("this is not the name of this machine: use its address", 421)
        if not _is_same_origin(connection.headers, host):
            return _refused("another page may not play this instrument", 403)
        if connection.scope["type"] == "http" and connection.scope["method"] not in _SAFE_METHODS:
            return _refused("send GET", 405)
        if is_local(connection) or self._is_open(connection) or self._knows(self._shown(connection)):
            return self._keep_token(connection)
        return _refused("open the address with the token that the server printed at its start", 401)

    def _is_own(self, host: str) -> bool:
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        # Without a zone, which may be any text: what is let in here is repeated in the headers of the answer.
        return name.lower().rstrip(".") in self._names or (is_address(name.strip("[]")) and "%" not in name)

    def _is_open(self, connection: HTTPConnection) -> bool:
        is_oscquery = connection.url.path in {"/", "/rld"} or connection.url.path.startswith("/rld/")
        return self._is_osc_open and is_oscquery and not wants_page(connection)

    def _shown(self, connection: HTTPConnection) -> str:
        scheme, _, bearer = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return bearer
        return connection.query_params.get("token") or connection.cookies.get(COOKIE, "")

    def _knows(self, shown: str) -> bool:
        return bool(self._token) and secrets.compare_digest(shown.encode(), self._token.encode())

    def _keep_token(self, connection: HTTPConnection) -> Response | None:
        """Return a redirect that turns the token of the page's address into a cookie, so that nobody reads it there."""
        shown = connection.query_params.get("token")
        if shown is None or connection.scope["type"] != "http" or connection.url.path != "/" or not self._knows(shown):
            return None
        kept = RedirectResponse("/", status_code=303)
        # Lax, because a strict cookie is not sent when the address was opened from a message or a QR code.
        kept.set_cookie(COOKIE, shown, max_age=30 * 86400, httponly=True, samesite="lax")
        return kept


def wants_page(connection: HTTPConnection) -> bool:
    """Return whether a browser asks for something to look at, where a program asks for something to read."""
    return "text/html" in connection.headers.get("accept", "")


def is_local(connection: HTTPConnection) -> bool:
    """Return whether the other side is on this machine."""
    return connection.client is not None and is_loopback(connection.client.host)


def _is_same_origin(headers: Headers, host: str) -> bool:
    origin = headers.get("origin")  # browsers send it with every websocket; other programs need none
    return origin is None or origin.partition("://")[2].lower() == host.lower()


def _refused(reason: str, status: int) -> Response:
    return PlainTextResponse(f"{reason}\n", status_code=status)


def _with_headers(send: Send, host: str) -> Send:
    """Return a `send` that adds the headers which keep a page to itself; `host` is one of ours by now, or refused."""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; manifest-src 'self'; "
        f"connect-src 'self' ws://{host} wss://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    added = [
        (b"content-security-policy", policy.encode("latin-1", "replace")),
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"DENY"),
        (b"referrer-policy", b"no-referrer"),
        (b"cross-origin-resource-policy", b"same-origin"),
        (b"cross-origin-opener-policy", b"same-origin"),
    ]

    async def send_with_headers(message: Message) -> None:
        if message["type"] in {"http.response.start", "websocket.http.response.start"}:
            headers = message.setdefault("headers", [])
            headers.extend(added)
            if not any(name == b"cache-control" for name, _ in headers):
                headers.append((b"cache-control", b"no-cache"))
        await send(message)

    return send_with_headers
