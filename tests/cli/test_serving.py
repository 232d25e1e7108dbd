"""Who gets into the reader that is served, what its page loads, and how the server ends."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path

import aiohttp
import pytest

from tests.cli.running import ROOT, run
from tests.cli.served import Served
from tests.conftest import SEEDS
from tests.terminal import PATIENCE, shows, surroundings
from tui.cli.web import Address, everywhere, loopback


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that many tests ask."""
    with Served(tmp_path_factory.mktemp("home"), str(SEEDS)) as server:
        yield server


class Visit:
    """What a browser has after the first visit: a cookie, and the folder that it was led to."""

    def __init__(self, served: Served, response: aiohttp.ClientResponse) -> None:
        self.folder = response.headers["Location"]
        cookie = SimpleCookie(response.headers["Set-Cookie"])["sahel-reader"]
        self.cookie = {"Cookie": f"sahel-reader={cookie.value}"}
        self.scope = cookie["path"]
        self.kept = (cookie["httponly"], cookie["samesite"])
        self.address = served.origin + self.folder


async def entered(client: aiohttp.ClientSession, served: Served) -> Visit:
    """Visit the address that was printed."""
    async with client.get(served.way_in, allow_redirects=False) as response:
        assert response.status == 303
        return Visit(served, response)


def client() -> aiohttp.ClientSession:
    """Return a browser that keeps no cookies, so that each test says what it sends."""
    return aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())


async def status(client: aiohttp.ClientSession, address: str, **headers: str) -> int:
    """Return the status with which an address is answered."""
    async with client.get(address, headers=headers, allow_redirects=False) as response:
        return int(response.status)


async def test_the_token_lets_in_and_nothing_else_does(served: Served) -> None:
    async with client() as browser:
        visit = await entered(browser, served)
        assert await status(browser, visit.address, **visit.cookie) == 200
        assert await status(browser, served.origin + "/") == 403
        assert await status(browser, f"{served.origin}/?token={served.token[:-1]}") == 403
        assert await status(browser, f"{served.origin}/?token={served.token}x") == 403
        assert await status(browser, f"{served.origin}/?token=%C3%A9%00") == 403
        for path in ("", "ws", "page/page.js", "static/js/textual.js", "nothing"):
            assert await status(browser, visit.address + path) == 403, path
            assert await status(browser, visit.address + path, Cookie="sahel-reader=x") == 403, path
            assert await status(browser, f"{visit.address}{path}?token={served.token}") == 403, path


async def test_the_token_is_kept_where_no_script_and_no_other_server_sees_it(served: Served) -> None:
    async with client() as browser:
        visit = await entered(browser, served)
        assert visit.kept == (True, "Strict")
        assert visit.scope == visit.folder.rstrip("/")
        assert len(visit.scope) > 10
        assert served.token not in visit.folder


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1.evil.example", ""])
async def test_a_name_that_somebody_pointed_here_gets_no_answer(served: Served, host: str) -> None:
    async with client() as browser:
        visit = await entered(browser, served)
        assert await status(browser, served.way_in, Host=host) in {400, 421}
        assert await status(browser, visit.address, Host=host, **visit.cookie) in {400, 421}
        assert await status(browser, served.way_in, Host=served.host.replace("127.0.0.1", "localhost")) == 303


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1", "http://localhost.evil.example"]
)
async def test_pages_of_other_servers_get_nothing(served: Served, origin: str) -> None:
    async with client() as browser:
        visit = await entered(browser, served)
        assert await status(browser, visit.address, Origin=origin, **visit.cookie) == 403
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await browser.ws_connect(visit.address + "ws", headers={"Origin": origin, **visit.cookie})
        assert refused.value.status == 403


async def test_a_web_socket_needs_cookie_and_origin(served: Served) -> None:
    async with client() as browser:
        visit = await entered(browser, served)
        for headers in (
            {},
            visit.cookie,
            {"Origin": served.origin},
            {"Origin": served.origin, "Cookie": "sahel-reader="},
        ):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await browser.ws_connect(visit.address + "ws", headers=headers)
            assert refused.value.status == 403


async def test_a_window_is_a_reader_that_ends_with_it(served: Served) -> None:
    async with client() as browser:
        visit = await entered(browser, served)
        drawn = b""
        headers = {"Origin": served.origin, **visit.cookie}
        async with browser.ws_connect(visit.address + "ws?width=120&height=40", headers=headers) as socket:
            while not shows(drawn, "France-Niger Military"):
                drawn += await socket.receive_bytes(timeout=PATIENCE)
            assert len(served.readers()) == 1
            await socket.send_json(["stdin", "q"])
            while (await socket.receive(timeout=PATIENCE)).type is aiohttp.WSMsgType.BINARY:
                pass


async def test_the_page_names_no_other_host_and_forbids_the_browser_to_ask_one(served: Served) -> None:
    async with client() as browser:
        visit = await entered(browser, served)
        async with browser.get(visit.address, headers=visit.cookie) as response:
            page = await response.text()
            policy = response.headers["Content-Security-Policy"]
        assert f"ws://{served.host}{visit.folder}ws" in page
        loaded = re.findall(r'(?:src|href)="([^"]*)"', page)
        for path in filter(None, loaded):
            assert path == "data:," or not re.match(r"\w+:|//|/", path), path
            if path != "data:,":
                assert await status(browser, visit.address + path, **visit.cookie) == 200, path
        styles = [path for path in loaded if path.endswith(".css")]
        for path in styles:
            async with browser.get(visit.address + path, headers=visit.cookie) as response:
                assert "//" not in re.sub(r"/\*.*?\*/", "", await response.text(), flags=re.DOTALL)
        assert policy.startswith("default-src 'none'; script-src 'self'; ")
        assert f"connect-src 'self' ws://{served.host};" in policy
        assert "frame-ancestors 'none'" in policy


async def test_no_folder_can_be_listed_or_left(served: Served) -> None:
    async with client() as browser:
        visit = await entered(browser, served)
        for path in ("page/", "static/", "static/js/", "page/../web.py", "page/%2e%2e/web.py", "page/%2e%2e%2fweb.py"):
            assert await status(browser, visit.address + path, **visit.cookie) in {403, 404}, path


async def test_a_server_that_is_told_to_end_ends_its_readers_first(tmp_path: Path) -> None:
    with Served(tmp_path, str(SEEDS)) as server:
        async with client() as browser:
            visit = await entered(browser, server)
            headers = {"Origin": server.origin, **visit.cookie}
            async with browser.ws_connect(visit.address + "ws", headers=headers) as socket:
                await socket.receive_bytes(timeout=PATIENCE)
                readers = server.readers()
                server.process.send_signal(signal.SIGINT)
                while (await socket.receive(timeout=PATIENCE)).type is not aiohttp.WSMsgType.CLOSED:
                    pass
        assert server.process.wait(PATIENCE) == 0
        assert not [reader for reader in readers if Path(f"/proc/{reader}").exists()]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["--host", "0.0.0.0"], 2, "--url"),
        (["--host", "::"], 2, "--url"),
        (["--url", "ftp://x"], 2, "http or https"),
        (["--url", "http://x/y"], 2, "http or https"),
        (["--port", "70000"], 2, "70000"),
        (["--host", "203.0.113.7"], 1, "Nothing can listen on 203.0.113.7"),
        (["/nonexistent"], 1, "/nonexistent"),
    ],
)
def test_what_cannot_be_served_is_said(tmp_path: Path, words: list[str], status: int, said: str) -> None:
    done = run(tmp_path, "serve", *words)
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken_is_said(served: Served, tmp_path: Path) -> None:
    done = run(tmp_path, "serve", "--port", served.host.rpartition(":")[2])
    assert done.returncode == 1
    assert "--port 0 takes a free one" in done.stderr


async def test_behind_another_name_only_that_name_is_answered(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tui",
        "serve",
        "--port",
        "0",
        "--host",
        "0.0.0.0",
        "--url",
        "https://desk.example",
    ]
    with subprocess.Popen(command, env=surroundings(tmp_path), stdout=-1, stderr=-1, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("The reader is at https://desk.example/?token=")
        process.send_signal(signal.SIGTERM)
        assert "Whoever gets this address" in process.stderr.read()
    address = Address.of("0.0.0.0", 8000, "https://desk.example")
    assert address.hosts == {"desk.example"}
    assert address.origins == {"https://desk.example"}


def test_addresses_of_this_machine_alone_are_known() -> None:
    assert all(map(loopback, ("127.0.0.1", "127.9.9.9", "::1", "localhost")))
    assert not any(map(loopback, ("0.0.0.0", "192.0.2.1", "::", "localhost.example", "")))
    assert all(map(everywhere, ("0.0.0.0", "::", "")))
    assert Address.of("::1", 8000).shown == "[::1]:8000"
    assert "localhost:8000" in Address.of("::1", 8000).hosts
    assert Address.of("192.0.2.1", 8000).hosts == {"192.0.2.1:8000"}


def test_without_the_extra_the_one_command_that_adds_it_is_said(tmp_path: Path) -> None:
    code = "import sys; sys.modules['aiohttp'] = None; from tui.cli.run import run; sys.exit(run(['serve']))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=surroundings(tmp_path), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "pip install 'sahel-reader[web]'" in done.stderr
    assert "Traceback" not in done.stderr
