"""``sahel-reader serve`` as a process of its own, and a Chromium that visits it, driven by its DevTools protocol."""

import asyncio
import base64
import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import aiohttp

from tests.terminal import PATIENCE, shows, surroundings

CHROMIUM: Final = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""The browser of this machine, if it has one."""


class Served:
    """A running server; ended when the block ends."""

    def __init__(self, home: Path, *words: str) -> None:
        """Serve with everything that is kept under one folder, on a port that is free, and wait for the address."""
        command = [sys.executable, "-m", "tui", "serve", "--port", "0", *words]
        self.process = subprocess.Popen(
            command, env=surroundings(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        found = re.search(r"(http://([^/\s]+))/\?token=(\S+)", said)
        assert found is not None, (said, self.process.stderr and self.process.stderr.read())
        self.way_in, self.origin, self.host, self.token = found[0], found[1], found[2], found[3]

    def __enter__(self) -> Self:
        """Give the running server."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave no process behind."""
        self.end()

    def end(self) -> str:
        """Ask the server to end, and return what it said beside the address."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.communicate(timeout=PATIENCE)[1]
        finally:
            self.process.kill()

    def readers(self) -> list[int]:
        """Return the processes that this server started."""
        found = []
        for status in Path("/proc").glob("[0-9]*/status"):
            with suppress(OSError):
                if f"\nPPid:\t{self.process.pid}\n" in status.read_text():
                    found.append(int(status.parent.name))
        return found


class Page:
    """A page of the browser: what it asks for, what the reader in it draws, and hands for it."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Take the socket of the DevTools."""
        self._socket = socket
        self._numbers = itertools.count(1)
        self._session = ""
        self.asked: list[str] = []
        """Every address that it asked for."""
        self.drawn = b""
        """Everything that a reader drew on it."""
        self.size = (0, 0)
        """How many columns and lines it gave to the reader."""

    async def say(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and return its answer, taking in what happens meanwhile."""
        number = next(self._numbers)
        command = {"id": number, "method": method, "params": parameters}
        await self._socket.send_json(command | ({"sessionId": self._session} if self._session else {}))
        while True:
            told = await self._socket.receive_json(timeout=PATIENCE)
            if told.get("id") == number:
                assert "error" not in told, told
                return dict(told["result"])
            self._take(told)

    async def open(self) -> None:
        """Make a page and watch it."""
        target = await self.say("Target.createTarget", url="about:blank", newWindow=True, width=1200, height=800)
        attached = await self.say("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Network", "Page", "Runtime"):
            await self.say(f"{domain}.enable")

    async def go(self, address: str) -> None:
        """Open an address."""
        await self.say("Page.navigate", url=address)

    async def wait_for(self, words: str) -> None:
        """Wait until the reader drew some words."""
        until = time.monotonic() + PATIENCE
        while not shows(self.drawn, words):
            assert time.monotonic() < until, f"{words!r} was never drawn; the page says {await self.text()!r}"
            with suppress(asyncio.TimeoutError):
                self._take(await self._socket.receive_json(timeout=0.2))

    async def text(self) -> str:
        """Return the words of the page that are to be seen, beside what the reader draws."""
        found = await self.say("Runtime.evaluate", expression="document.body && document.body.innerText")
        return str(found["result"].get("value"))

    async def wait_for_text(self, words: str) -> None:
        """Wait until some words stand on the page itself."""
        until = time.monotonic() + PATIENCE
        while words not in await self.text():
            assert time.monotonic() < until, f"{words!r} never stood there, but {await self.text()!r}"
            await asyncio.sleep(0.05)

    async def press(self, key: str) -> None:
        """Press a key that writes a letter."""
        for kind in ("keyDown", "keyUp"):
            await self.say("Input.dispatchKeyEvent", type=kind, text=key if kind == "keyDown" else "", key=key)

    async def click(self, column: int, line: int) -> None:
        """Click on a cell of the reader, counted from 0."""
        measure = (
            "(b => [b.x, b.y, b.width, b.height])(document.querySelector('.xterm-screen').getBoundingClientRect())"
        )
        found = await self.say("Runtime.evaluate", expression=measure, returnByValue=True)
        x, y, width, height = found["result"]["value"]
        at = {"x": x + (column + 0.5) * width / self.size[0], "y": y + (line + 0.5) * height / self.size[1]}
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            await self.say("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **at)

    async def picture(self, path: Path) -> None:
        """Keep what is to be seen, for people who look into a failure."""
        path.write_bytes(base64.b64decode((await self.say("Page.captureScreenshot"))["data"]))

    def _take(self, told: dict[str, Any]) -> None:
        """Take in something that happened."""
        said = told.get("params", {})
        match told.get("method"):
            case "Network.requestWillBeSent":
                self.asked.append(said["request"]["url"])
            case "Network.webSocketCreated":
                self.asked.append(said["url"])
                found = re.search(r"width=(\d+)&height=(\d+)", said["url"])
                self.size = (int(found[1]), int(found[2])) if found else self.size
            case "Network.webSocketFrameReceived" if said["response"]["opcode"] == 2:
                self.drawn += base64.b64decode(said["response"]["payloadData"])


@asynccontextmanager
async def chromium(folder: Path) -> AsyncIterator[Page]:
    """Start a browser without a window and give a page of it; it keeps everything in a folder."""
    assert CHROMIUM is not None
    options = [
        "--headless=new",
        "--no-sandbox",
        "--remote-debugging-port=0",
        f"--user-data-dir={folder}",
        "--no-first-run",
    ]
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    process = subprocess.Popen([CHROMIUM, *options], env=environ, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    try:
        assert process.stderr is not None
        address = next(line.split()[-1].decode() for line in process.stderr if b"DevTools listening" in line)
        async with aiohttp.ClientSession() as client, client.ws_connect(address, max_msg_size=0) as socket:
            page = Page(socket)
            await page.open()
            yield page
    finally:
        process.kill()
        process.communicate()
