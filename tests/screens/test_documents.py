"""Documents that change while somebody reads: told, taken in with a key, and nothing jumps."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.screens.driving import opened, shown, titles, until
from tui.screens.reader import Reader
from tui.session import Session, open_session

OLD = "A clash near Kidal left four soldiers dead, the army said on Monday.\n"
NEW = "A convoy left Gao for the border with Niger, officials said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one document."""
    dumps = tmp_path / "dumps"
    dumps.mkdir()
    (dumps / "a.txt").write_text(OLD, encoding="utf-8")
    return dumps


@pytest.fixture
def watched(folder: Path, tmp_path: Path) -> Iterator[Session]:
    """The folder, open."""
    session = open_session([folder], tmp_path / "home", {})
    yield session
    session.close()


def watching(reader: Reader) -> bool:
    """Tell whether changes are seen by now."""
    return any(worker.group == "watch" and worker.is_running for worker in reader.app.workers)


async def test_r_takes_in_what_came_to_the_folder(folder: Path, watched: Session) -> None:
    async with opened(watched) as (pilot, reader):
        await pilot.press("s")
        (folder / "b.txt").write_text(NEW, encoding="utf-8")
        await pilot.press("r")
        await until(lambda: "1 new snippet." in shown(pilot))
        assert len(reader.snippets.entries) == 2
        here = reader.snippets.current
        assert here is not None
        assert watched.mark(here).starred


async def test_what_comes_while_one_reads_is_told_and_listed_only_when_asked_for(
    folder: Path, watched: Session
) -> None:
    async with opened(watched) as (pilot, reader):
        await until(lambda: watching(reader))
        await pilot.pause(0.5)
        before = titles(reader)
        (folder / "b.txt").write_text(NEW, encoding="utf-8")
        await until(lambda: "1 new snippet · r lists them" in shown(pilot))
        assert titles(reader) == before
        await pilot.press("r")
        assert len(titles(reader)) == 2
        assert "r lists them" not in shown(pilot)


async def test_a_document_that_goes_is_told_too(folder: Path, watched: Session) -> None:
    (folder / "b.txt").write_text(NEW, encoding="utf-8")
    watched.show(watched.look_again())
    async with opened(watched) as (pilot, reader):
        await until(lambda: watching(reader))
        await pilot.pause(0.5)
        (folder / "b.txt").unlink()
        await until(lambda: "1 gone · r lists them" in shown(pilot))
        await pilot.press("r")
        assert len(titles(reader)) == 1
