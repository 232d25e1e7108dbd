"""Feeds are brought up to date one by one: only what is new comes into the library, and nothing is asked for twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.serving import Server, serving
from tests.parsing.formats.written import ENGLISH, FRENCH, rss
from tui.intake.refreshing import Refreshed, refresh

NOW = 1_700_820_000.0
"""24 November 2023, 10:00 in Greenwich."""


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as served:
        yield served


def refreshed(server: Server, tmp_path: Path, *paths: str, now: float = NOW) -> list[Refreshed]:
    addresses = [server.address(path) for path in paths]
    return refresh(addresses, tmp_path / "library", tmp_path / "fetched.json", now, private=True)


def documents(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "library").glob("*"))


def test_only_what_is_new_is_taken_in(server: Server, tmp_path: Path) -> None:
    (first,) = refreshed(server, tmp_path, "/feed")
    (again,) = refreshed(server, tmp_path, "/feed")
    assert (first.new, again.new, again.failed) == (len(ENGLISH), 0, False)
    assert server.headers["/feed"]["if-none-match"] == '"1"'
    server.news = rss([FRENCH[0], *ENGLISH])
    (third,) = refreshed(server, tmp_path, "/feed")
    assert third.new == 1
    assert documents(tmp_path) == ["2023-11-24 127.0.0.1 2.xml", "2023-11-24 127.0.0.1.xml"]
    server.news = rss(ENGLISH[:2])
    assert refreshed(server, tmp_path, "/feed")[0].new == 0
    assert len(documents(tmp_path)) == 2


def test_what_is_remembered_may_be_lost_or_broken(server: Server, tmp_path: Path) -> None:
    refreshed(server, tmp_path, "/feed")
    (tmp_path / "fetched.json").write_text("[nonsense", encoding="utf-8")
    assert not refreshed(server, tmp_path, "/feed")[0].failed
    assert len(documents(tmp_path)) == 1


def test_errors_are_told_of_each_feed_and_the_others_come(server: Server, tmp_path: Path) -> None:
    done = {one.address: one for one in refreshed(server, tmp_path, "/missing", "/page", "/feed", "/elsewhere")}
    assert "answers with status 404." in done[server.address("/missing")].sentence
    assert done[server.address("/page")].sentence.endswith("was not taken in. It is a web page, not a feed.")
    assert done[server.address("/elsewhere")].redirects == (server.address("/feed"),)
    assert not done[server.address("/feed")].failed


def test_a_server_that_wants_to_be_left_alone_is_left_alone(server: Server, tmp_path: Path) -> None:
    assert refreshed(server, tmp_path, "/busy")[0].failed
    (waiting,) = refreshed(server, tmp_path, "/busy", now=NOW + 60)
    assert waiting.sentence.endswith("wants to be left alone for 60 more seconds.")
    assert server.asked["/busy"] == 1
    refreshed(server, tmp_path, "/busy", now=NOW + 121)
    assert server.asked["/busy"] == 2
