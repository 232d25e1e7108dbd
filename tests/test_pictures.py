"""The golden pictures of screenshots/: what the reader looks like. `pytest --redraw` writes them anew; look at them."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.screens.driving import opened
from tui.session import Session

PICTURES = Path(__file__).parent.parent / "screenshots"
WIDE, NARROW, SMALL = (120, 40), (80, 24), (60, 20)


@dataclass(frozen=True)
class Scene:
    """A state of the reader worth a picture."""

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = WIDE
    colours: str = "sahel-night"

    def __str__(self) -> str:
        """Name the test after the picture."""
        return self.name


READING = ("s", "j", "enter", "n", "n", "t", *"follow-up", "enter", "3", "j", "s")
SCENES = (
    Scene("welcome"),
    Scene("main", READING),
    Scene("main-day", READING, colours="sahel-day"),
    Scene("main-contrast", READING, colours="sahel-contrast"),
    Scene("main-16-colours", READING, colours="sahel-16"),
    Scene("tag-editor", (*READING, "t", *"urgent fol")),
    Scene("tags", (*READING, "2", "space", "j", "j", "space", "space")),
    Scene("selection", (*READING, "k", "k", "k", "x", "j", "j", "v", "j", "j")),
    Scene("selection-narrow", ("j", "v", "j", "j"), NARROW, "sahel-day"),
    Scene("search", (*READING, "slash", *"wagner place:ma")),
    Scene("nothing-found", ("2", "space", "slash", *"place:niger", "enter")),
    Scene("why", (*READING, "W", "j", "j", "X", "j", "p")),
    Scene("help", (*READING, "question_mark")),
    Scene("account", (*READING, "d")),
    Scene("account-narrow", ("d", "j", "enter"), NARROW, "sahel-day"),
    Scene("two-panes", (*READING, "enter"), NARROW),
    Scene("two-panes-topics", (*READING, "1", "j"), NARROW),
    Scene("one-pane", READING, SMALL),
    Scene("one-pane-article", (*READING, "enter"), SMALL),
    Scene("smallest", READING, (40, 12), "sahel-day"),
    Scene("too-small", READING, (30, 8)),
)


@pytest.mark.parametrize("scene", SCENES, ids=str)
async def test_a_picture_is_up_to_date(scene: Scene, session: Session, request: pytest.FixtureRequest) -> None:
    golden = PICTURES / f"{scene.name}.svg"
    async with opened(session, scene.size) as (pilot, _):
        pilot.app.theme = scene.colours
        await pilot.press(*scene.keys)
        await pilot.pause(0.3)
        drawn = pilot.app.export_screenshot(title="sahel-reader", simplify=True)
    fresh = re.sub(r"terminal-\d+", "terminal", drawn)  # a number made of the whole picture: one change, every line
    if request.config.getoption("--redraw"):
        golden.write_text(fresh, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == fresh


def test_every_picture_has_its_scene() -> None:
    assert {path.stem for path in PICTURES.iterdir()} == {scene.name for scene in SCENES}
