"""The golden pictures of screenshots/: what the reader looks like. `pytest --redraw` writes them anew; look at them."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens.autumn import AUTUMN
from tests.screens.driving import opened, settled, until
from tui.session import Session, open_session

PICTURES = Path(__file__).parent.parent / "screenshots"
_NOON = 1_694_520_000
"""Noon of 12 September 2023 in the zone of the Sahel, the same day in most others."""
WIDE, NARROW, SMALL = (120, 40), (80, 24), (60, 20)


@dataclass(frozen=True)
class Scene:
    """A state of the reader worth a picture."""

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = WIDE
    colours: str = "sahel-night"
    dumps: tuple[str, ...] = ()
    """Documents that it needs in place of the owner's, each a day younger than the one before."""

    def __str__(self) -> str:
        """Name the test after the picture."""
        return self.name


READING = ("s", "j", "enter", "n", "n", "t", *"follow-up", "enter", "3", "j", "s")
_ATTACK = (
    "Gunmen on motorcycles attacked the market of Intillit near Gossi on Monday, killing at least {toll} people, "
    "residents {said} by telephone. The army gave no figures."
)
DUMPS = (
    _ATTACK.format(toll=12, said="said"),
    _ATTACK.format(toll=21, said="said"),
    _ATTACK.format(toll=21, said="told reporters"),
)
WAGNER = ("slash", *"wagner", "enter", "F", *"Wagner watch", "enter", "escape")
MALI = ("slash", *"is:unread place:mali", "enter", "F", *"Mali news", "enter", "escape")
SAVED = (*READING, *WAGNER, *MALI, "f", *"wag", "enter")
SCENES = (
    Scene("welcome"),
    Scene("welcome-narrow", (), NARROW, "sahel-day"),
    Scene("main", READING),
    Scene("main-day", READING, colours="sahel-day"),
    Scene("main-contrast", READING, colours="sahel-contrast"),
    Scene("main-16-colours", READING, colours="sahel-16"),
    Scene("tag-editor", (*READING, "t", *"urgent fol")),
    Scene("tag-editor-narrow", ("t", *"urgent 2"), SMALL, "sahel-day"),
    Scene("tags", (*READING, "2", "space", "j", "j", "space", "space")),
    Scene("selection", (*READING, "k", "k", "k", "x", "j", "j", "v", "j", "j")),
    Scene("selection-narrow", ("j", "v", "j", "j"), NARROW, "sahel-day"),
    Scene("note-editor", (*READING, "e", *"Ask Bamako who signed.", "enter", *"Compare with May.")),
    Scene("note-editor-narrow", ("e", *"Ask who signed."), NARROW, "sahel-day"),
    Scene("revisions", ("e", *"Which toll holds?", "escape", "enter"), dumps=DUMPS),
    Scene("revisions-narrow", ("enter",), NARROW, "sahel-day", dumps=DUMPS),
    Scene("search", (*READING, "slash", *"wagner place:m")),
    Scene("search-narrow", (*READING, "slash", *"mali wagnar"), NARROW, "sahel-day"),
    Scene("saved-searches", SAVED),
    Scene("saved-searches-narrow", (*SAVED, "1"), NARROW, "sahel-day"),
    Scene("search-fault", (*READING, "slash", *"wagner", *" place:atlantis")),
    Scene("rename", (*READING, "2", "G", "f2")),
    Scene("rename-narrow", (*SAVED, "1", "f2"), NARROW, "sahel-day"),
    Scene("brief", (*READING, "e", *"Who signed?", "escape", "x", "G", "x", "k", "b", "B", "j", "J")),
    Scene("brief-narrow", ("j", "v", "j", "j", "b", "B", "j", "K"), NARROW, "sahel-day"),
    Scene("narrow", (*READING, "equals_sign", "j")),
    Scene("sort-narrow", ("j", "S", "j"), NARROW, "sahel-day"),
    Scene("writing", (*READING, "b", "B", "w", "slash", *"tmp", "slash", *"sahel.md")),
    Scene("writing-narrow", ("w", "slash", *"tmp", "slash", *"sahel.csv"), NARROW, "sahel-day"),
    Scene("adder", ("i",)),
    Scene("adder-narrow", ("i", *"https://"), SMALL, "sahel-day"),
    Scene("nothing-found-narrow", ("slash", *"mali -mali", "enter"), NARROW, "sahel-contrast"),
    Scene("nothing-found", ("2", "space", "slash", *"place:niger", "enter")),
    Scene("why", (*READING, "W", "j", "j", "X", "j", "p")),
    Scene("why-narrow", ("j", "j", "W", "j"), NARROW, "sahel-day"),
    Scene("palette", (*SAVED, "ctrl+p")),
    Scene("palette-narrow", (*SAVED, "ctrl+p", *"mal"), NARROW, "sahel-day"),
    Scene("help", (*READING, "question_mark")),
    Scene("account", (*READING, "d")),
    Scene("account-narrow", ("d", "j", "enter"), NARROW, "sahel-day"),
    Scene("two-panes", (*READING, "enter"), NARROW),
    Scene("two-panes-topics", (*READING, "1", "j"), NARROW),
    Scene("one-pane", READING, SMALL),
    Scene("one-pane-article", (*READING, "enter"), SMALL),
    Scene("smallest", READING, (40, 12), "sahel-day"),
    Scene("too-small", READING, (30, 8)),
    Scene("help-narrow", ("question_mark", "slash", *"snippet"), NARROW, "sahel-day"),
    Scene("tour", ("question_mark", "t"), (100, 36)),
    Scene("tour-narrow", ("question_mark", "t"), NARROW, "sahel-day"),
    Scene("colours", (*READING, "C", "j")),
    Scene("colours-narrow", ("C", "j", "j"), SMALL),
    Scene("timeline", ("T",), dumps=(AUTUMN,)),
    Scene("timeline-narrow", ("T", "space", "k"), NARROW, "sahel-day", (AUTUMN,)),
    Scene("figures", ("percent_sign",), dumps=(AUTUMN,)),
    Scene("figures-narrow", ("percent_sign",), NARROW, "sahel-day", (AUTUMN,)),
)


@pytest.fixture
def pictured(scene: Scene, session: Session, tmp_path: Path) -> Iterator[Session]:
    """The library that a scene shows."""
    if not scene.dumps:
        yield session
        return
    folder = tmp_path / "dumps"
    folder.mkdir()
    for day, text in enumerate(scene.dumps):
        path = folder / f"listing-{day + 1}.txt"
        path.write_text(text + "\n", encoding="utf-8")
        os.utime(path, (_NOON + day * 86_400,) * 2)
    opened = open_session([folder], tmp_path / "other-home", {})
    yield opened
    opened.close()


@pytest.mark.parametrize("scene", SCENES, ids=str)
async def test_a_picture_is_up_to_date(scene: Scene, pictured: Session, request: pytest.FixtureRequest) -> None:
    golden = PICTURES / f"{scene.name}.svg"
    async with opened(pictured, scene.size) as (pilot, _):
        pilot.app.theme = scene.colours
        await pilot.press(*scene.keys)
        await settled(pilot)
        if request.config.getoption("--redraw"):
            await pilot.pause(1)  # what waits for a pause in the typing, such as related snippets, comes after it
            golden.write_text(drawn(pilot), encoding="utf-8")
        with suppress(TimeoutError):  # then the comparison shows where they differ
            await until(lambda: drawn(pilot) == golden.read_text(encoding="utf-8"))
        assert drawn(pilot) == golden.read_text(encoding="utf-8")


def drawn(pilot: Pilot[None]) -> str:
    """Return the screen as a picture, without the number made of the whole picture: one change, every line."""
    return re.sub(r"terminal-\d+", "terminal", pilot.app.export_screenshot(title="sahel-reader", simplify=True))


def test_every_picture_has_its_scene() -> None:
    assert {path.stem for path in PICTURES.iterdir()} == {scene.name for scene in SCENES}
