"""What is noticed of a folder and of a file, and what is not."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from tui.intake.watch import Watch, watches


def told(watch: Watch, change: Callable[[], object], seconds: float) -> bool:
    """Return whether a change is told within some seconds."""
    over, seen = Event(), Event()

    def listen() -> None:
        for _ in watch.changes(over):
            seen.set()

    listener = Thread(target=listen)
    listener.start()
    try:
        seen.wait(1)  # what was written before may still be told
        seen.clear()
        change()
        return seen.wait(seconds)
    finally:
        over.set()
        listener.join()


def test_a_folder_is_watched_with_the_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "2023").mkdir()
    (watch,) = watches([tmp_path])
    assert told(watch, lambda: (tmp_path / "2023" / "new.txt").write_text("A convoy left Gao."), 20)


def test_a_file_that_is_replaced_is_noticed_and_its_neighbours_are_not(tmp_path: Path) -> None:
    page, beside = tmp_path / "page.txt", tmp_path / "beside.txt"
    page.write_text("A convoy left Gao.")
    (watch,) = watches([page])

    def replace() -> None:
        (tmp_path / "page.new").write_text("A convoy reached Gao.")
        (tmp_path / "page.new").replace(page)

    assert not told(watch, lambda: beside.write_text("Another file."), 2)
    assert told(watch, replace, 20)


@pytest.mark.parametrize("name", [".page.txt.swp", "page.txt~"])
def test_what_an_editor_writes_beside_a_document_is_no_change(tmp_path: Path, name: str) -> None:
    (watch,) = watches([tmp_path])
    assert not told(watch, lambda: (tmp_path / name).write_text("x"), 2)


def test_what_is_not_there_is_not_watched(tmp_path: Path) -> None:
    assert watches([tmp_path / "nowhere"]) == []
