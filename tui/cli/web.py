"""The reader in a browser: textual-serve behind a door that lets in only who has the token.

Each window of a browser is a reader of its own, in a process of its own, as each terminal is. What keeps others out:
nothing is answered unless the Host is a name that this server goes by (so nobody can point a name of theirs here), and
nothing but the first visit unless the token comes along. That visit brings it in the address and takes it on as a
cookie for a folder that only this server knows, so that no other server on this machine is ever sent it. A web socket
must besides come from a page of this server (its Origin). The page loads scripts and letters from here alone.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from html import escape
from ipaddress import ip_address
from pathlib import Path
from string import Template
from typing import Final, NamedTuple, Self
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

_PAGE: Final = Path(__file__).parent / "page"
_COOKIE: Final = "sahel-reader"
_LETTERS: Final = 16
"""The size of the letters in pixels."""
_REFUSED: Final = "Open the address that “sahel-reader serve” printed; it holds the token that lets you in.\n"
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Address(NamedTuple):
    """Where browsers reach the server."""

    scheme: str
    """http; or https, behind another server that sees to that."""
    shown: str
    """The host and port to open."""
    hosts: frozenset[str]
    """All names with the port that it goes by."""

    @classmethod
    def of(cls, host: str, port: int, url: str | None = None) -> Self:
        """Return the address of a server that listens on a host and a port, or that is reached by a URL."""
        if url is not None:
            parts = urlsplit(url.lower())
            return cls(parts.scheme, parts.netloc, frozenset({parts.netloc}))
        names = [f"[{host}]" if ":" in host else host.lower()]
        names += ["127.0.0.1", "localhost", "[::1]"] if loopback(host) else []
        ports = [f":{port}", *([""] if port == 80 else [])]
        return cls("http", f"{names[0]}:{port}", frozenset(name + end for name in names for end in ports))

    @property
    def origins(self) -> frozenset[str]:
        """What browsers say that this server's own pages come from."""
        return frozenset(f"{self.scheme}://{host}" for host in self.hosts)


def loopback(host: str) -> bool:
    """Say whether a host is this machine, reached from nowhere else."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def everywhere(host: str) -> bool:
    """Say whether a host stands for all addresses of this machine, so that no browser could go to it."""
    try:
        return ip_address(host or "0.0.0.0").is_unspecified
    except ValueError:
        return False


class Web:
    """The server: textual-serve's handling of windows behind this module's door, with a page of its own."""

    def __init__(self, command: str, address: Address) -> None:
        """Take the shell command that opens a reader, and where this is reached."""
        self._served = Server(command)
        logging.getLogger("textual-serve").setLevel(logging.CRITICAL)  # tracebacks are for nobody who reads here
        self._address = address
        self._token = secrets.token_urlsafe(32)
        self._folder = f"/{secrets.token_urlsafe(9)}"
        self._windows: set[asyncio.Task[object]] = set()

    @property
    def way_in(self) -> str:
        """The address to open, with the token."""
        return f"{self._address.scheme}://{self._address.shown}/?token={self._token}"

    def application(self) -> web.Application:
        """Return the server as aiohttp runs it."""

        async def door(request: web.Request, handler: _Handler) -> web.StreamResponse:
            """Turn away or let in; aiohttp takes no method for this."""
            return self._turned_away(request) or await handler(request)

        made = web.Application(middlewares=[web.middleware(door)])
        made.add_routes(
            [
                web.get("/", self._enter),
                web.get(f"{self._folder}/", self._index),
                web.get(f"{self._folder}/ws", self._window),
                web.static(f"{self._folder}/page", _PAGE),
                web.static(f"{self._folder}/static", self._served.statics_path),
            ]
        )
        made.on_response_prepare.append(self._protect)
        made.on_shutdown.append(self._close)
        return made

    def _turned_away(self, request: web.Request) -> web.StreamResponse | None:
        """Return what is said to who goes by another name, comes from elsewhere or has no token; None lets in."""
        if request.headers.get("Host", "").lower() not in self._address.hosts:
            return web.Response(status=421, text="This server does not go by that name.\n")
        origin = request.headers.get("Origin")
        if origin is not None and origin.lower() not in self._address.origins:
            return web.Response(status=403, text="Pages of other servers are given nothing here.\n")
        first = request.path == "/"
        brought = request.query.get("token", "") if first else request.cookies.get(_COOKIE, "")
        if not secrets.compare_digest(brought.encode(errors="replace"), self._token.encode()):
            return web.Response(status=403, text=_REFUSED)
        return None

    async def _enter(self, _: web.Request) -> web.Response:
        """Take the token out of the address, and keep it as a cookie for the rest of the visit."""
        gone_in = web.Response(status=303, headers={"Location": f"{self._folder}/"})
        safe = self._address.scheme == "https"
        gone_in.set_cookie(_COOKIE, self._token, path=self._folder, httponly=True, samesite="Strict", secure=safe)
        return gone_in

    async def _index(self, request: web.Request) -> web.Response:
        """Return the page, which opens a window on a reader."""
        page = Template((_PAGE / "index.html").read_text(encoding="utf-8"))
        socket = f"{self._socket(request)}{self._folder}/ws"
        return web.Response(text=page.substitute(socket=escape(socket), size=_LETTERS), content_type="text/html")

    async def _window(self, request: web.Request) -> web.StreamResponse:
        """Open a reader for a window of a browser, until either is closed."""
        if "Origin" not in request.headers:
            return web.Response(status=403, text="A web socket says which page it comes from.\n")
        task = asyncio.current_task()
        if task is not None:
            self._windows.add(task)
            task.add_done_callback(self._windows.discard)
        return await self._served.handle_websocket(request)

    async def _close(self, _: web.Application) -> None:
        """Let all readers end in order before the server does."""
        for task in self._windows:
            task.cancel()
        await asyncio.gather(*self._windows, return_exceptions=True)

    async def _protect(self, request: web.Request, response: web.StreamResponse) -> None:
        """Tell the browser what it may load for this page, and that nobody else's page may hold it."""
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
            f"img-src 'self' data:; connect-src 'self' {self._socket(request)}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Cache-Control"] = "no-store"

    def _socket(self, request: web.Request) -> str:
        """Return how web sockets of this server begin, by the name that the browser went to."""
        host = request.headers.get("Host", "").lower()
        known = host if host in self._address.hosts else self._address.shown
        return f"{'wss' if self._address.scheme == 'https' else 'ws'}://{known}"
