"""Who may speak to the desk: this machine's own browser, from the desk's own pages, with the secret of this start.

It stands before everything else and judges the request as it came (``scope``), never an address put together from it.
A page elsewhere may send what it likes: a cookie knows no port, so Host, Origin and Sec-Fetch-Site are asked too.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping
    from typing import Any

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = "127.0.0.1"
ENTER = "/enter"
# Bytes of one request: a form, and a file that is brought in.
_SMALL, _FILE = 1 << 20, 64 << 20
_JSON, _BYTES = "application/json", "application/octet-stream"
# https://www.w3.org/TR/CSP3/: nothing but what the desk itself serves.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
# A redirection would be followed from the page one comes from, a web mail, and the strict cookie then not sent.
_ENTERED = (
    b'<!DOCTYPE html>\n<html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/">'
    b'<title>Desk</title><p><a href="/">Desk</a></p></html>\n'
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not let in."""

    status: HTTPStatus
    why: str


@dataclass(frozen=True)
class Guard:
    """An application that answers only to its own browser; ``takes_files`` are the paths to which files may be sent."""

    application: ASGIApp
    port: int
    takes_files: frozenset[str] = frozenset()
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    _session: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def address(self) -> str:
        """Where a browser enters, with the secret of this start."""
        return f"http://{LOOPBACK}:{self.port}{ENTER}?token={self.token}"

    @property
    def cookie(self) -> str:
        """The name of the cookie: two desks on one machine have one each."""
        return f"desk-{self.port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, or answer it with what is wrong; every answer carries the same strict headers."""
        if scope["type"] == "lifespan":
            await self.application(scope, receive, send)
        elif scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
        elif refusal := self._refusal(scope):
            await _answer(send, refusal.status, refusal.why.encode() + b"\n", {})
        elif scope["path"] == ENTER:
            await self._enter(scope, send)
        elif scope["path"] == "/favicon.ico":
            await _answer(send, HTTPStatus.NO_CONTENT, b"", {})
        elif not self._known(scope):
            why = b"Open the desk by the address that the terminal shows.\n"
            await _answer(send, HTTPStatus.UNAUTHORIZED, why, {})
        else:
            await self.application(scope, _limited(receive, self._most(scope)), _strict(send))

    def _refusal(self, scope: Scope) -> Refusal | None:
        names = {f"{name}:{self.port}" for name in (LOOPBACK, "localhost")}
        if [host.lower() for host in _headers(scope, "host")] not in [[name] for name in names]:
            return Refusal(HTTPStatus.MISDIRECTED_REQUEST, "The desk answers only to its own address.")
        if scope["method"] in ("GET", "HEAD"):
            return None if _own_reading(scope) else Refusal(HTTPStatus.FORBIDDEN, "Not from another page.")
        if scope["method"] != "POST":
            return Refusal(HTTPStatus.FORBIDDEN, "The desk knows GET and POST.")
        return self._refused_post(scope, {f"http://{name}" for name in names})

    def _refused_post(self, scope: Scope, origins: set[str]) -> Refusal | None:
        if [origin.lower() for origin in _headers(scope, "origin")] not in [[origin] for origin in origins]:
            return Refusal(HTTPStatus.FORBIDDEN, "Only the desk's own pages may ask for a change.")
        if any(site not in ("same-origin", "none") for site in _headers(scope, "sec-fetch-site")):
            return Refusal(HTTPStatus.FORBIDDEN, "Only the desk's own pages may ask for a change.")
        kinds = [kind.partition(";")[0].strip().lower() for kind in _headers(scope, "content-type")]
        if kinds != [_BYTES if scope["path"] in self.takes_files else _JSON]:
            return Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "The desk takes JSON.")
        lengths = _headers(scope, "content-length")
        if len(lengths) != 1 or not lengths[0].isdecimal():
            return Refusal(HTTPStatus.LENGTH_REQUIRED, "Its length is not said.")
        if len(lengths[0]) > 12 or int(lengths[0]) > self._most(scope):
            return Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "That is too long.")
        return None

    def _most(self, scope: Scope) -> int:
        return _FILE if scope["path"] in self.takes_files else _SMALL

    async def _enter(self, scope: Scope, send: Send) -> None:
        """Give the cookie of this start for its token, and nothing else for anything else."""
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [])
        if len(given) != 1 or not hmac.compare_digest(given[0].encode(), self.token.encode()):
            await _answer(send, HTTPStatus.UNAUTHORIZED, b"This address is of another start of the desk.\n", {})
            return
        cookie = f"{self.cookie}={self._session}; HttpOnly; SameSite=Strict; Path=/"
        await _answer(send, HTTPStatus.OK, _ENTERED, {"content-type": "text/html; charset=utf-8", "set-cookie": cookie})

    def _known(self, scope: Scope) -> bool:
        cookies: SimpleCookie = SimpleCookie()
        for line in _headers(scope, "cookie"):
            try:
                cookies.load(line)
            except CookieError:
                return False
        given = cookies[self.cookie].value if self.cookie in cookies else ""
        return hmac.compare_digest(given.encode(), self._session.encode())


def _headers(scope: Scope, name: str) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name.encode()]


def _own_reading(scope: Scope) -> bool:
    """Whether a page is asked for by the desk itself, or by someone who goes there: no other page's script or frame."""
    foreign = any(site not in ("same-origin", "none") for site in _headers(scope, "sec-fetch-site"))
    goes_there = _headers(scope, "sec-fetch-mode") == ["navigate"] and _headers(scope, "sec-fetch-dest") == ["document"]
    return goes_there or not foreign


def _limited(receive: Receive, most: int) -> Receive:
    """What comes, as long as it is no longer than it may be; past that, as if the browser had gone."""
    come = 0

    async def limited() -> MutableMapping[str, Any]:
        nonlocal come
        message = await receive()
        come += len(message.get("body", b""))
        return {"type": "http.disconnect"} if come > most else message

    return limited


def _strict(send: Send) -> Send:
    """What is sent, with the headers that an answer does not set itself."""

    async def strict(message: Message) -> None:
        if message["type"] == "http.response.start":
            there = {key.lower() for key, _ in message.get("headers", [])}
            own = [(key.encode(), value.encode()) for key, value in _HEADERS.items() if key.encode() not in there]
            message = {**message, "headers": [*message.get("headers", []), *own]}
        await send(message)

    return strict


async def _answer(send: Send, status: HTTPStatus, body: bytes, headers: Mapping[str, str]) -> None:
    told = {"content-type": "text/plain; charset=utf-8", "content-length": str(len(body)), **_HEADERS, **headers}
    start = {"type": "http.response.start", "status": int(status)}
    await send({**start, "headers": [(key.encode(), value.encode()) for key, value in told.items()]})
    await send({"type": "http.response.body", "body": body})
