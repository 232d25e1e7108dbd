"""Documents that take long to read: the reader is open at once, fills up, tells how far it is, and can be stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.corpus import documents, write
from tests.screens.driving import opened, shown, titles, until
from tui.session import Session, open_session

SNIPPETS = 4_000


@pytest.fixture(scope="module")
def dumps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with so many documents that reading them takes a while."""
    folder = tmp_path_factory.mktemp("dumps")
    write(folder, SNIPPETS, per_document=500)
    return folder


@pytest.fixture
def arriving(dumps: Path, tmp_path: Path) -> Iterator[Session]:
    """The folder, opened for the first time."""
    session = open_session([dumps], tmp_path / "home", {}, later=True)
    yield session
    session.close()


async def test_the_list_fills_while_the_documents_are_read(arriving: Session) -> None:
    assert arriving.unfinished
    async with opened(arriving) as (pilot, reader):
        await until(lambda: "Reading" in shown(pilot))
        await until(lambda: len(reader.snippets.entries) > 0, 60)
        first = titles(reader)
        await pilot.press("j", "s")
        starred = reader.snippets.current
        assert starred is not None
        title = arriving.catalog.snippet(starred).headline
        await until(lambda: len(reader.snippets.entries) == SNIPPETS and "Reading" not in shown(pilot), 120)
        assert titles(reader)[: len(first)] == first
        here = reader.snippets.current
        assert here is not None
        assert arriving.catalog.snippet(here).headline == title
        assert arriving.mark(here).starred
        assert not arriving.unfinished


async def test_esc_stops_reading_and_r_goes_on(arriving: Session) -> None:
    async with opened(arriving) as (pilot, reader):
        await until(lambda: "Esc stops" in shown(pilot))
        await pilot.press("escape")
        await until(lambda: "Reading was stopped. r goes on with it." in shown(pilot))
        await until(lambda: "Esc stops" not in shown(pilot))
        await pilot.press("r")
        await until(lambda: len(reader.snippets.entries) == SNIPPETS and "Esc stops" not in shown(pilot), 120)


async def test_a_reader_that_is_left_stops_reading(arriving: Session) -> None:
    async with opened(arriving) as (pilot, reader):
        await until(lambda: "Esc stops" in shown(pilot))
        (reading,) = [worker for worker in reader.workers if worker.group == "reread"]
    await until(lambda: reading.is_finished)


async def test_a_cache_that_turns_out_to_be_damaged_is_made_anew(tmp_path: Path) -> None:
    folder, home = tmp_path / "dumps", tmp_path / "home"
    write(folder, 1_500)
    open_session([folder], home, {}).close()
    (kept,) = (home / "cache").glob("library-*/segment-*")
    content = bytearray(kept.read_bytes())
    middle = slice(len(content) // 2, len(content) // 2 + 9)
    content[middle] = b"\0" * 9
    kept.write_bytes(content)
    session = open_session([folder], home, {}, later=True)
    assert not session.catalog.damaged
    async with opened(session) as (pilot, reader):
        await until(lambda: session.catalog.damaged)
        await until(lambda: not session.catalog.damaged, 60)
        await until(lambda: "Nothing new." in shown(pilot))
        assert not session.is_damaged()
        assert len(reader.snippets.entries) == 1_500
    session.close()


async def test_what_came_since_the_last_time_is_told_and_listed_only_when_asked_for(
    tmp_path: Path,
) -> None:
    folder, home = tmp_path / "dumps", tmp_path / "home"
    write(folder, 20)
    open_session([folder], home, {}).close()
    for name, content in documents(3_000, seed=2):
        (folder / f"more {name}").write_bytes(content)
    session = open_session([folder], home, {}, later=True)
    assert session.unfinished
    async with opened(session) as (pilot, reader):
        assert len(titles(reader)) == 20
        await until(lambda: "3,000 new snippets · r lists them" in shown(pilot), 120)
        assert len(titles(reader)) == 20
        await pilot.press("r")
        await until(lambda: len(reader.snippets.entries) == 3_020)
    session.close()
