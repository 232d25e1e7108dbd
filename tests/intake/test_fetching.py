"""Fetching is bounded in size and time and goes where it was sent only after looking; each failure is one sentence."""

import time
from collections.abc import Iterator

import pytest

from tests.intake.serving import Server, serving
from tests.parsing.formats.written import ENGLISH, rss
from tui.intake.asking import PER_HOST, Answer, Ask, Failure
from tui.intake.fetching import fetch_all
from tui.intake.wire import is_public


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as served:
        yield served


def fetched(address: str, *, private: bool = True, size: int = 1024 * 1024, seconds: float = 5.0) -> Answer | Failure:
    (answer,) = fetch_all([Ask(address)], private=private, size=size, seconds=seconds)
    return answer


def refused(server: Server, path: str, *, private: bool = True, seconds: float = 5.0) -> str:
    """Return why an address was not fetched, without the address."""
    answer = fetched(server.address(path), private=private, seconds=seconds)
    assert isinstance(answer, Failure)
    return answer.sentence.removeprefix(server.address(path) + " ")


@pytest.mark.parametrize("path", ["/feed", "/packed"])
def test_a_document_comes_as_it_is_with_its_version(path: str, server: Server) -> None:
    answer = fetched(server.address(path))
    assert isinstance(answer, Answer)
    assert answer.data == rss(ENGLISH)
    assert answer.etag == ('"1"' if path == "/feed" else "")


def test_a_version_that_one_has_is_not_sent_again(server: Server) -> None:
    (answer,) = fetch_all([Ask(server.address("/feed"), '"1"', "Fri, 24 Nov 2023 10:00:00 GMT")], private=True)
    assert isinstance(answer, Answer)
    assert answer.data is None
    assert answer.modified == "Fri, 24 Nov 2023 10:00:00 GMT"


def test_redirects_are_followed_and_told(server: Server) -> None:
    answer = fetched(server.address("/elsewhere"))
    assert isinstance(answer, Answer)
    assert answer.redirects == (server.address("/feed"),)
    assert answer.address == server.address("/feed")


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/missing", "answers with status 404."),
        ("/bomb", "is larger than 1 MB."),
        ("/endless", "is larger than 1 MB."),
        ("/broken", "is packed, and broken."),
        ("/odd", "is packed in a way that was not asked for (br)."),
        ("/picture", "is no text but image/png."),
        ("/round", "sends elsewhere more than 5 times."),
        ("/to_a_file", "is no address of the web; only http and https are fetched."),
        ("/busy", "wants to be left alone for 120 seconds (status 429)."),
    ],
)
def test_what_cannot_be_taken_is_refused_in_a_sentence(path: str, sentence: str, server: Server) -> None:
    assert refused(server, path).endswith(sentence)


@pytest.mark.parametrize("path", ["/drip", "/drip_of_headers"])
def test_a_server_that_drips_is_left_after_a_while(path: str, server: Server) -> None:
    start = time.monotonic()
    assert refused(server, path, seconds=0.5) == "took longer than 0.5 seconds."
    assert time.monotonic() - start < 30


def test_what_is_no_web_server_and_nobody_at_all_are_said(server: Server) -> None:
    assert refused(server, "/nonsense").startswith("cannot be fetched: ")
    server.server_close()
    assert refused(server, "/feed").startswith("cannot be fetched: ")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"]
)
def test_this_machine_is_not_asked_however_it_is_called(host: str, server: Server) -> None:
    answer = fetched(f"http://{host}:{server.server_port}/feed", private=False)
    assert isinstance(answer, Failure)
    assert "--allow-private" in answer.sentence or "leads nowhere" in answer.sentence
    assert not server.asked


def test_a_redirect_to_this_machine_is_not_followed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.intake import wire

    # The first address counts as one of the internet, as a server out there would; where it sends is judged anew.
    monkeypatch.setattr(wire, "is_public", lambda address: address == "127.0.0.1" and not server.asked)
    answer = fetched(server.address("/to_loopback"), private=False)
    assert isinstance(answer, Failure)
    assert "inside this machine or a private network" in answer.sentence
    assert server.asked["/feed"] == 0


@pytest.mark.parametrize(
    "address",
    ["10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "127.0.0.1", "0.0.0.0", "224.0.0.1",
     "240.0.0.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
     "2002:7f00:1::1"],
)  # fmt: skip
def test_private_addresses_are_known_in_every_form(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://e.example/", "javascript:alert(1)", "http://", "nonsense", "http://[/"]
)
def test_what_is_no_address_of_the_web_is_said(address: str) -> None:
    answer = fetched(address)
    assert isinstance(answer, Failure)
    assert answer.sentence.endswith(".")


def test_many_are_fetched_at_once_but_few_of_one_host_and_each_fails_by_itself(server: Server) -> None:
    asks = [Ask(server.address(f"/slowly?{n}")) for n in range(6)] + [Ask(server.address("/missing"))]
    seen: list[Answer | Failure] = []
    answers = fetch_all(asks, private=True, step=seen.append)
    assert [isinstance(answer, Answer) for answer in answers] == [True] * 6 + [False]
    assert sorted(map(id, seen)) == sorted(map(id, answers))
    assert server.most_at_once == PER_HOST


def test_a_host_that_wants_to_be_left_alone_is_asked_nothing_else(server: Server) -> None:
    asks = [Ask(server.address("/busy"))] + [Ask(server.address(f"/feed?{n}")) for n in range(8)]
    answers = fetch_all(asks, private=True)
    assert sum(isinstance(answer, Answer) for answer in answers) <= PER_HOST
    assert "is on a host that wants to be left alone for 120 seconds." in {
        answer.sentence.partition(" ")[2] for answer in answers if isinstance(answer, Failure)
    }
