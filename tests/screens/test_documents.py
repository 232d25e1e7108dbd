"""Documents that change while somebody reads: told, taken in with a key, and nothing jumps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens.driving import opened, shown, titles, until
from tui.screens.reader import Reader
from tui.session import Session, open_session
from tui.state.paths import Paths

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


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose library holds two documents."""
    library = Paths.found(tmp_path / "home", {}).library
    library.mkdir(parents=True)
    (library / "a.txt").write_text(OLD, encoding="utf-8")
    (library / "b.txt").write_text(NEW, encoding="utf-8")
    return tmp_path / "home"


async def go_to(pilot: Pilot[None], reader: Reader, label: str) -> None:
    """Go to a topic by its name."""
    await pilot.press("1")
    reader.topics.cursor = next(at for at, line in enumerate(reader.topics.entries) if line.label == label)
    await pilot.pause()


async def test_delete_takes_a_document_out_of_the_library_and_u_brings_it_back_with_its_marks(home: Path) -> None:
    session = open_session([], home, {})
    async with opened(session) as (pilot, reader):
        await go_to(pilot, reader, "b.txt")
        await pilot.press("3", "s", "1", "delete")
        await until(lambda: "b.txt is out of your library, kept aside with all its marks." in shown(pilot))
        assert titles(reader) == [OLD.strip(" .\n")]
    session.close()
    session = open_session([], home, {})
    async with opened(session) as (pilot, reader):
        assert titles(reader) == [OLD.strip(" .\n")]
        await pilot.press("u")
        await until(lambda: len(titles(reader)) == 2)
        assert {session.catalog.snippet(row).body: session.mark(row).starred for row in (0, 1)} == {
            OLD.strip(): False,
            NEW.strip(): True,
        }
    session.close()


async def test_what_was_taken_out_can_be_added_again(home: Path, tmp_path: Path) -> None:
    (tmp_path / "again.txt").write_text(NEW, encoding="utf-8")
    session = open_session([], home, {})
    assert session.where is not None
    session.take_out(session.where.library.absolute() / "b.txt")
    async with opened(session) as (pilot, reader):
        await pilot.press("r")
        await until(lambda: len(titles(reader)) == 1)
        await pilot.press("i", *str(tmp_path / "again.txt"), "enter")
        await until(lambda: "1 new snippet · r lists them" in shown(pilot))
        await pilot.press("r")
        assert len(titles(reader)) == 2
    session.close()


async def test_f2_gives_a_document_of_the_library_another_name_but_never_that_of_another(home: Path) -> None:
    session = open_session([], home, {})
    async with opened(session) as (pilot, reader):
        await go_to(pilot, reader, "b.txt")
        await pilot.press("f2", *"gao", "enter")
        await until(lambda: "b.txt is called gao.txt now." in shown(pilot))
        assert sorted(path.name for path in Paths.found(home, {}).library.iterdir()) == ["a.txt", "gao.txt"]
        assert reader.view.topic.endswith("gao.txt")
        assert titles(reader) == [NEW.strip(" .\n")]
        await pilot.press("1", "f2", *"a", "enter")
        await until(lambda: "A document has that name already." in shown(pilot))
    session.close()


async def test_the_new_name_of_a_document_can_be_taken_back_until_something_else_is_done(home: Path) -> None:
    session = open_session([], home, {})
    library = Paths.found(home, {}).library
    async with opened(session) as (pilot, reader):
        await go_to(pilot, reader, "b.txt")
        await pilot.press("f2", *"gao", "enter")
        await until(lambda: "b.txt is called gao.txt now. u takes it back." in shown(pilot))
        await pilot.press("u")
        await until(lambda: "Taken back: gao.txt is called b.txt again." in shown(pilot))
        assert sorted(path.name for path in library.iterdir()) == ["a.txt", "b.txt"]
        await go_to(pilot, reader, "b.txt")
        await pilot.press("f2", *"gao", "enter")
        await until(lambda: "b.txt is called gao.txt now." in shown(pilot))
        await pilot.press("3", "s", "u")
        assert "Taken back: Starred." in shown(pilot)
        await pilot.press("u")
        assert (library / "gao.txt").exists()
    session.close()


@pytest.mark.parametrize("window", ["d", "B", "W"], ids=["the account", "the brief", "why"])
async def test_a_new_name_that_is_taken_back_in_a_window_goes_from_the_list_too(home: Path, window: str) -> None:
    session = open_session([], home, {})
    async with opened(session) as (pilot, reader):
        await pilot.press("b")
        await go_to(pilot, reader, "b.txt")
        await pilot.press("f2", *"gao", "enter")
        await until(lambda: "b.txt is called gao.txt now." in shown(pilot))
        await pilot.press("3", window)
        await until(lambda: pilot.app.screen is not reader)
        await pilot.press("u", "escape")
        await until(lambda: any(line.topic.endswith("b.txt") for line in reader.topics.entries))
        assert not any(line.topic.endswith("gao.txt") for line in reader.topics.entries)
    session.close()


async def test_where_marks_are_read_only_no_document_gets_another_name(home: Path) -> None:
    Paths.found(home, {}).state.write_text('{"_meta": {"1": {"schema": 99}}}', encoding="utf-8")
    session = open_session([], home, {})
    async with opened(session) as (pilot, reader):
        await go_to(pilot, reader, "b.txt")
        await pilot.press("f2", *"gao", "enter")
        await until(lambda: "Nothing is changed in this window." in shown(pilot))
        assert (Paths.found(home, {}).library / "b.txt").exists()
    session.close()


async def test_a_document_from_elsewhere_is_left_alone(watched: Session, folder: Path) -> None:
    async with opened(watched) as (pilot, reader):
        await go_to(pilot, reader, "a.txt")
        await pilot.press("delete")
        assert "That document is not in your library" in shown(pilot)
        assert (folder / "a.txt").exists()


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
