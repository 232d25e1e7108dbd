"""A morning of forty tasks, done by keys alone, and how many keys newsboat needs for the same.

Each task begins where the one before ended and is checked by what it was for. Keys of newsboat are those of its manual
for version 2.2x, with the words that its prompts ask for typed out; where newsboat cannot do a task there is no figure,
and neither side is counted. ``python -m tests.benchmarks triage`` prints the table.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.conftest import SEEDS
from tests.screens.driving import on_screen, opened, until
from tui.screens.reader import Reader
from tui.session import Session, open_session
from tui.text import fold_same

MOST: Final = 0.6
"""Of the keys that newsboat needs, so many may be needed here."""
DUMPS: Final = Path(__file__).parents[1] / "parsing" / "dumps"


class Task(NamedTuple):
    """Something to do, and how one sees that it is done."""

    what: str
    """The task."""
    keys: str
    """The keys here, parted by spaces; a word after "type:" is typed letter by letter."""
    newsboat: int | None
    """How many keys newsboat needs; None where it cannot do it."""
    done: Callable[[Reader], bool]
    """Whether it is done."""


def pressed(keys: str) -> Iterator[str]:
    """Yield the keys of a task one by one."""
    for key in keys.split():
        if key.startswith("type:"):
            yield from (_NAMED.get(letter, letter) for letter in key.removeprefix("type:"))
        else:
            yield key


_NAMED: Final = {":": "colon", "-": "minus", "_": "space"}


def _at(reader: Reader) -> int:
    """Return the row under the cursor."""
    row = reader.snippets.current
    assert row is not None
    return row


def _mark(reader: Reader, field: str) -> object:
    """Return what a field of the mark of the current row says."""
    return getattr(reader.session.mark(_at(reader)), field)


def _holds(reader: Reader, word: str) -> Iterator[bool]:
    """Yield for each row that is listed whether its words hold one."""
    for row in reader.snippets.entries:
        snippet = reader.session.catalog.snippet(row)
        yield word in fold_same(f"{snippet.title} {snippet.body}")


def _unread(reader: Reader) -> int:
    """Return how many rows are unread."""
    return len(reader.session.marks.unread)


def _first(reader: Reader) -> bool:
    """Tell whether the cursor stands at the beginning."""
    return reader.snippets.cursor == 0


def _last(reader: Reader) -> bool:
    """Tell whether the cursor stands at the end."""
    return reader.snippets.cursor == len(reader.snippets.entries) - 1


def _all(reader: Reader) -> bool:
    """Tell whether all is listed."""
    return len(reader.snippets.entries) == len(reader.session.catalog)


def _said(words: str) -> Callable[[Reader], bool]:
    """Return what tells whether some words stand on the screen."""
    return lambda reader: words in on_screen(reader.app)


def _sorted(sort: str) -> Callable[[Reader], bool]:
    """Return what tells whether the list has an order."""
    return lambda reader: reader.view.sort == sort


TASKS: Final = (
    Task("open the first unread snippet", "n", 1, lambda r: _mark(r, "read") is True and r.pane == "article"),
    Task("go on to the next", "n", 1, lambda r: _mark(r, "read") is True),
    Task("star it", "s", 3, lambda r: _mark(r, "starred") is True),  # ctrl+e S Enter
    Task("go on to the next", "n", 1, lambda r: _mark(r, "read") is True),
    Task("leave it unread", "m", 1, lambda r: _mark(r, "read") is False),
    Task("take that back", "u", None, lambda r: _mark(r, "read") is True),
    Task("look at the one before again", "K", 1, lambda r: _mark(r, "starred") is True),
    Task("tag it for a follow-up", "t type:follow-up enter", None, lambda r: _mark(r, "tags") == {"follow-up"}),
    Task("write a note to it", "e type:ask_Bamako escape", None, lambda r: _mark(r, "note") == "ask Bamako"),
    Task("see why it has its tags", "W", None, _said("Why")),
    Task("leave that", "escape", None, lambda r: r.app.screen is r),
    Task("copy its citation", "y", None, _said("The citation was")),
    Task("put it into the brief", "b", None, lambda r: bool(r.session.brief.ids)),
    Task("go back to the list", "h", 1, lambda r: r.pane == "snippets"),
    Task("go to the end of the list", "G", 1, _last),
    Task("go to its beginning", "g", 1, _first),
    Task("sort by newest", "S n", 2, _sorted("newest")),  # g d
    Task("sort by title", "S t", 2, _sorted("title")),  # g t
    Task("turn that round", "S S", 2, _said("by title, from the end")),  # G t
    Task("sort as listed", "S l", None, _sorted("listed")),
    Task("find a word", "slash type:wagner enter", 8, lambda r: 0 < len(r.snippets.entries) < 20),
    Task("leave the search", "escape", 1, _all),
    Task(
        "find a word in titles only",
        "slash type:title:chad enter",
        17,  # F title =~ "chad" Enter
        lambda r: all("chad" in (r.session.catalog.snippet(row).title or "").lower() for row in r.snippets.entries),
    ),
    Task("list all again", "escape", 1, _all),  # ctrl+f
    Task("list what speaks of Niger", "slash type:niger enter", 20, lambda r: all(_holds(r, "niger"))),
    Task(
        "leave out what speaks of France",
        "slash type:_-france enter",
        44,  # F content =~ "Niger" and content !~ "France" Enter, typed anew
        lambda r: not any(_holds(r, "france")),
    ),
    Task("list all again", "escape", 1, _all),
    Task("list what has a printed date since 2023", "slash type:after:2023 enter", 12, lambda r: not _all(r)),
    Task("list all again", "escape", 1, _all),
    Task("star three in a row", "g v j j s", 12, lambda r: len(r.session.marks.starred) >= 3),  # Home, 3 flags, 2 j
    Task("lift the selection", "escape", None, lambda r: "selected" not in on_screen(r.app)),
    Task(
        "list what is starred", "1 j j 3", 13, lambda r: all(r.session.mark(row).starred for row in r.snippets.entries)
    ),
    Task("list all again", "1 g 3", 1, _all),
    Task("narrow to a place of this snippet", "g equals_sign enter", None, lambda r: not _all(r)),
    Task("lift that", "equals_sign enter", None, _all),
    Task("see what was left out of the document", "d", None, _said("left out")),
    Task("leave that", "escape", None, lambda r: r.app.screen is r),
    Task("look for new documents", "r", 1, _said("Nothing new.")),
    Task("mark all read", "A", 1, lambda r: _unread(r) == 0),
    Task("take that back", "u", None, lambda r: _unread(r) > 0),
)


def test_there_are_forty_tasks_and_they_need_far_fewer_keys_than_elsewhere() -> None:
    assert len(TASKS) == 40
    here, there = counted()
    assert here <= MOST * there


def counted() -> tuple[int, int]:
    """Return how many keys are needed here and in newsboat for the tasks that both can do."""
    both = [task for task in TASKS if task.newsboat is not None]
    return sum(len([*pressed(task.keys)]) for task in both), sum(task.newsboat or 0 for task in both)


@pytest.fixture
def morning(tmp_path: Path) -> Iterator[Session]:
    """The owner's document and some more, none of it read."""
    session = open_session([SEEDS, DUMPS], tmp_path / "home", {})
    yield session
    session.close()


async def test_each_of_the_forty_tasks_is_done_by_its_keys(morning: Session) -> None:
    async with opened(morning) as (pilot, reader):
        for number, task in enumerate(TASKS, 1):
            await pilot.press(*pressed(task.keys))
            try:
                await until(partial(task.done, reader), 10)
            except AssertionError:
                pytest.fail(f"task {number}, {task.what}: {task.keys}\n{on_screen(pilot.app)}")
