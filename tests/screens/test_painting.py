"""What is painted piece by piece is what the screen looks like when Textual paints it as a whole."""

import random
import re
from pathlib import Path
from typing import Any, Final

import pytest
from rich.cells import cell_len
from rich.console import Console
from textual._compositor import Compositor, CompositorUpdate

from tests.builders import catalog, snippet
from tests.screens.driving import opened
from tui.library.ingest.opening import Library, Sources
from tui.model import OwnLines
from tui.screens.painting import Painted, Painter
from tui.session import Session

KEYS: Final = (
    *("j", "k", "pagedown", "pageup", "g", "G", "ctrl+d", "enter", "space", "n", "N", "J", "K", "s", "m", "x", "v"),
    *("1", "2", "3", "4", "tab", "escape", "z", "S", "u", "slash", "a", "i", "backspace", "question_mark", "W", "t"),
)
_PIECES: Final = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m|([^\x1b]+)")


class Paper:
    """A terminal that only remembers what stands in each cell, and in which style."""

    def __init__(self) -> None:
        """Start blank."""
        self.cells: dict[tuple[int, int], tuple[str, str]] = {}

    def take(self, update: CompositorUpdate) -> None:
        """Take in what is sent for a frame."""
        line = column = 0
        style = ""
        for moved, to, looks, text in _PIECES.findall(update.render_segments(Console())):
            if moved:
                line, column = int(moved), int(to)
            elif text:
                for sign in text.replace("\n", ""):
                    self.cells[line, column] = sign, style
                    if cell_len(sign) == 2:
                        self.cells.pop((line, column + 1), None)
                    column += cell_len(sign)
            else:
                style = looks


@pytest.mark.parametrize("size", [(120, 40), (90, 26), (60, 20)], ids=str)
@pytest.mark.parametrize("seed", range(1))
async def test_what_is_painted_in_pieces_is_the_whole(
    session: Session, tmp_path: Path, size: tuple[int, int], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        snippet(
            f"{n:012d}", "字 A convoy left Gao for Ménaka.\n" * (n % 30 + 1), f"Convoy {n} " + "and Kidal " * (n % 9)
        )
        for n in range(60)
    ]
    library = Library(catalog(*rows), Sources((), tmp_path, tmp_path, tmp_path), OwnLines())
    session = Session(library, session.store, session.settings)
    paper, paint = Paper(), Painter.render_update

    def painting(self: Painter, *args: Any, **named: Any) -> object:  # noqa: ANN401 (whatever Textual passes)
        update = paint(self, *args, **named)
        if isinstance(update, CompositorUpdate):
            paper.take(update)
        return update

    monkeypatch.setattr(Painter, "render_update", painting)
    chosen = random.Random(seed)
    async with opened(session, size) as (pilot, _):
        for key in chosen.choices(KEYS, k=40):
            await pilot.press(key)
            await pilot.pause(0.02)
            if not isinstance(screen := pilot.app.screen, Painted):
                continue
            for widget in screen.query("*"):
                widget._styles_cache.clear()
            whole = Paper()
            whole.take(Compositor.render_full_update(screen._compositor))
            differ = {
                at: (paper.cells.get(at), cell) for at, cell in whole.cells.items() if paper.cells.get(at) != cell
            }
            assert differ == {}, key
