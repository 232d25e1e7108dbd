"""Fetching with httpx: bounded in size and time, and connected only to addresses that were looked at.

A name is resolved once, its addresses are judged, and the connection is made to just one of those: no answer of a name
server, however it changes, leads anywhere else. Redirects take the same road one by one.
"""

import asyncio
import ipaddress
import socket
import zlib
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx

from tui import __version__
from tui.intake.asking import AT_ONCE, PER_HOST, REDIRECTS, Answer, Ask, Failure
from tui.text import clean

_PATIENCE: Final = 10.0
"""So long a server may be silent."""
_MOVED: Final = (301, 302, 303, 307, 308)
_BUSY: Final = (429, 503)
_LONGEST_WAIT: Final = 86_400.0
_NO_TEXT: Final = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")
_HEADERS: Final = {
    "User-Agent": f"sahel-reader/{__version__}",
    "Accept": "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
}


class _Refused(Exception):
    """A reason not to go on; the message is the end of a sentence."""

    def __init__(self, why: str, wait: float = 0.0) -> None:
        """Take the reason, and how long the server wants to be left alone."""
        super().__init__(why)
        self.wait = wait


class _Pinned(httpx.AsyncBaseTransport):
    """Connects to an address that was looked at, whatever the name resolves to a moment later."""

    def __init__(self, private: bool) -> None:
        """Say whether private addresses are allowed."""
        self._private = private
        # A connection that stays open could be taken for another name with the same address, its certificate unseen.
        self._inner = httpx.AsyncHTTPTransport(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Resolve the name, judge what comes, and send the request there."""
        host, port = request.url.host, request.url.port or (443 if request.url.scheme == "https" else 80)
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise _Refused("has a name that leads nowhere") from None
        addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
        allowed = [address for address in addresses if self._private or is_public(address)]
        if not allowed:
            raise _Refused(
                f"leads to {', '.join(addresses) or 'no address'}, inside this machine or a private network; "
                "--allow-private fetches it all the same"
            )
        if request.url.scheme == "https":
            request.extensions = {**request.extensions, "sni_hostname": host}
        request.url = request.url.copy_with(host=allowed[0])
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._inner.aclose()


def is_public(address: str) -> bool:
    """Tell whether an address is one of the whole internet, and leads into no machine or network of one's own."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")


class Wire:
    """Fetches documents within limits."""

    def __init__(self, private: bool, size: int, seconds: float, clock: Callable[[], float]) -> None:
        """Take what is allowed, and what tells the time."""
        self._private, self._size, self._seconds, self._clock = private, size, seconds, clock
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(PER_HOST))
        self._busy: dict[str, float] = {}

    async def fetch_all(
        self, asks: Sequence[Ask], step: Callable[[Answer | Failure], object]
    ) -> list[Answer | Failure]:
        """Fetch documents; each comes or fails by itself."""
        at_once = asyncio.Semaphore(AT_ONCE)
        transport = _Pinned(self._private)
        async with httpx.AsyncClient(
            transport=transport, headers=_HEADERS, trust_env=False, timeout=_PATIENCE
        ) as client:

            async def one(ask: Ask) -> Answer | Failure:
                async with self._hosts[_host(ask.address)], at_once:
                    answer = await self._fetch(client, ask)
                step(answer)
                return answer

            return list(await asyncio.gather(*map(one, asks)))

    async def _fetch(self, client: httpx.AsyncClient, ask: Ask) -> Answer | Failure:
        """Fetch one document, following redirects."""
        redirects: list[str] = []
        try:
            async with asyncio.timeout(self._seconds):
                return await self._follow(client, ask, redirects)
        except TimeoutError:
            why, wait = f"took longer than {self._seconds:g} seconds", 0.0
        except _Refused as refused:
            why, wait = str(refused), refused.wait
        except httpx.TimeoutException:
            why, wait = f"was silent for {_PATIENCE:g} seconds", 0.0
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            why, wait = f"cannot be fetched: {_reason(error)}", 0.0
        if wait:
            self._busy[_host(ask.address)] = wait
        return Failure(ask, f"{redirects[-1] if redirects else _shown(ask.address)} {why}.", wait, tuple(redirects))

    async def _follow(self, client: httpx.AsyncClient, ask: Ask, redirects: list[str]) -> Answer:
        """Ask, and ask again where one is sent."""
        address = ask.address
        known = {"If-None-Match": ask.etag, "If-Modified-Since": ask.modified}
        headers = {name: value for name, value in known.items() if value}
        for _ in range(REDIRECTS + 1):
            if urlsplit(address).scheme not in ("http", "https"):
                raise _Refused("is no address of the web; only http and https are fetched")
            if wait := self._busy.get(_host(address)):
                raise _Refused(f"is on a host that wants to be left alone for {wait:.0f} seconds", wait)
            async with client.stream("GET", address, headers=headers) as response:
                if response.status_code in _MOVED and (target := response.headers.get("location")):
                    address = urljoin(address, target)
                    redirects.append(_shown(address))
                    continue
                return await self._answer(ask, response, address, tuple(redirects))
        raise _Refused(f"sends elsewhere more than {REDIRECTS} times")

    async def _answer(self, ask: Ask, response: httpx.Response, address: str, redirects: tuple[str, ...]) -> Answer:
        """Return what a response holds, if it is what was asked for."""
        status, headers = response.status_code, response.headers
        etag, modified = headers.get("etag", ""), headers.get("last-modified", "")
        if status == httpx.codes.NOT_MODIFIED:
            return Answer(ask, None, address, redirects, etag or ask.etag, modified or ask.modified)
        if status in _BUSY:
            wait = self._wait(headers.get("retry-after", ""))
            raise _Refused(f"wants to be left alone for {wait:.0f} seconds (status {status})", wait)
        if status != httpx.codes.OK:
            raise _Refused(f"answers with status {status}")
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind.startswith(_NO_TEXT):
            raise _Refused(f"is no text but {_shown(kind)}")
        data = await self._read(response)
        return Answer(ask, data, address, redirects, etag, modified)

    async def _read(self, response: httpx.Response) -> bytes:
        """Return the bytes of a response, unpacked piece by piece, so that a bomb is seen before it goes off."""
        packing = response.headers.get("content-encoding", "identity").strip().lower()
        if packing not in ("identity", "", "gzip", "x-gzip", "deflate"):
            raise _Refused(f"is packed in a way that was not asked for ({_shown(packing)})")
        found = bytearray()
        async for piece in _unpacked(response, packing, self._size):
            found += piece
            if len(found) > self._size:
                raise _Refused(f"is larger than {self._size / 1024**2:.3g} MB")
        return bytes(found)

    def _wait(self, said: str) -> float:
        """Return for how long a server wants to be left alone."""
        if said.strip().isdigit():
            return min(float(said), _LONGEST_WAIT)
        with suppress(ValueError, TypeError, OverflowError):
            return min(max(parsedate_to_datetime(said).timestamp() - self._clock(), 1.0), _LONGEST_WAIT)
        return 60.0


async def _unpacked(response: httpx.Response, packing: str, size: int) -> AsyncIterator[bytes]:
    """Yield what a response holds, never more of it at once than is allowed in all."""
    if packing in ("identity", ""):
        async for piece in response.aiter_raw():
            yield piece
        return
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        async for packed in response.aiter_raw():
            yield unpack.decompress(packed, size + 1)
            if unpack.unconsumed_tail:
                yield unpack.decompress(unpack.unconsumed_tail, size + 1)
    except zlib.error:
        raise _Refused("is packed, and broken") from None


def _host(address: str) -> str:
    """Return the host of an address, as it is counted by."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _reason(error: Exception) -> str:
    """Return in a few words why an address cannot be fetched."""
    return _shown(str(error) or type(error).__name__).rstrip(".")


def _shown(text: str) -> str:
    """Return something that the web said as text that is harmless to show."""
    return " ".join(clean(text).split())[:500]
