"""A web server on loopback, for one test: good pages, and each way in which a server can be hostile."""

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.parsing.formats.written import ENGLISH, FRENCH, rss, web_page

BOMB = gzip.compress(b"\0" * 64 * 1024 * 1024)
"""64 MB that are 64 KB on the way."""


class Server(ThreadingHTTPServer):
    """Counts what is asked of it."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: Counter[str] = Counter()
        self.headers: dict[str, dict[str, str]] = {}
        self.at_once = 0
        self.most_at_once = 0
        self.news = rss(ENGLISH)
        self.over = threading.Event()

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        server, path = self.server, self.path
        server.asked[path] += 1
        server.headers[path] = {name.lower(): value for name, value in self.headers.items()}
        server.at_once += 1
        server.most_at_once = max(server.most_at_once, server.at_once)
        with suppress(OSError):
            _WAYS.get(path.partition("?")[0], _Handler.missing)(self)
        server.at_once -= 1

    def log_message(self, format: str, *_: object) -> None:
        """Say nothing."""

    def give(self, data: bytes, kind: str = "application/rss+xml", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def missing(self) -> None:
        self.give(b"", status=404)

    def feed(self) -> None:
        known = self.headers.get("If-None-Match") == '"1"' and self.server.news == rss(ENGLISH)
        version = '"1"' if self.server.news == rss(ENGLISH) else '"2"'
        when = "Fri, 24 Nov 2023 10:00:00 GMT"
        self.give(b"" if known else self.server.news, status=304 if known else 200, ETag=version, Last_Modified=when)

    def slowly(self) -> None:
        time.sleep(0.05)
        self.give(rss(FRENCH))

    def page(self) -> None:
        self.give(web_page(ENGLISH), "text/html")

    def packed(self) -> None:
        self.give(gzip.compress(rss(ENGLISH)), Content_Encoding="gzip")

    def broken(self) -> None:
        self.give(b"\x1f\x8bnonsense", Content_Encoding="gzip")

    def bomb(self) -> None:
        self.give(BOMB, Content_Encoding="gzip")

    def odd(self) -> None:
        self.give(b"?", Content_Encoding="br")

    def picture(self) -> None:
        self.give(b"\x89PNG", "image/png")

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.over.is_set():
            self.wfile.write(b"<p>and so on</p>" * 4096)

    def drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.over.wait(0.05):
            self.wfile.write(b"<")
            self.wfile.flush()

    def drip_of_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not self.server.over.wait(0.05):
            self.wfile.write(b"y")
            self.wfile.flush()

    def round(self) -> None:
        self.give(b"", status=302, Location="/round")

    def elsewhere(self) -> None:
        self.give(b"", status=301, Location="/feed")

    def to_a_file(self) -> None:
        self.give(b"", status=302, Location="file:///etc/passwd")

    def to_loopback(self) -> None:
        self.give(b"", status=302, Location=f"http://localhost:{self.server.server_port}/feed")

    def busy(self) -> None:
        self.give(b"", status=429, Retry_After="120")

    def nonsense(self) -> None:
        self.wfile.write(b"\x00\xff not http at all\r\n\r\n")


_WAYS: dict[str, Callable[[_Handler], None]] = {
    f"/{name}": getattr(_Handler, name)
    for name in (
        *("feed", "slowly", "page", "packed", "broken", "bomb", "odd", "picture", "endless", "drip"),
        *("drip_of_headers", "round", "elsewhere", "to_a_file", "to_loopback", "busy", "nonsense"),
    )
}


@contextmanager
def serving() -> Iterator[Server]:
    """Serve while a test runs."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
