"""Every text that is drawn is legible where it stands, in every look of our own; nothing is said by colour alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color as Drawn
from textual.geometry import Region
from textual.pilot import Pilot

from tests.conftest import SEEDS
from tests.look.test_themes import LEGIBLE, contrast
from tests.screens.driving import opened, shown
from tui.look.themes import LOOKS
from tui.session import Session, open_session

FRAMES = re.compile(r"[\s─-▟]*")
"""What is no text: blanks, frames, bars and blocks."""
SCREENS = {
    "reader": (),
    "search": ("slash", *"mali -nothing pla"),
    "found": ("slash", *"mali", "enter", "enter"),
    "filter": ("2", "space", "j", "space", "space"),
    "selection": ("x", "j", "x", "s"),
    "why": ("W",),
    "tag editor": ("t", *"f"),
    "bad tag": ("t", "full_stop"),
    "note": ("e", *"call"),
    "account": ("d",),
    "help": ("question_mark",),
    "tour": ("question_mark", "t"),
    "palette": ("ctrl+p",),
    "palette search": ("ctrl+p", *"star"),
    "timeline": ("T",),
    "figures": ("percent_sign",),
    "colours": ("C",),
    "brief": ("b", "j", "b", "B"),
    "writing": ("w",),
    "choosing": ("equals_sign",),
    "sorting": ("S",),
    "adding": ("i",),
    "prompt": ("slash", *"mali", "enter", "F"),
}
"""What is opened, by the keys that lead there."""


def drawn(pilot: Pilot[None], region: Region) -> Iterator[tuple[str, str, str]]:
    """Yield each piece of text in a region of the screen with its colour and the one behind it, as #rrggbb."""
    strips = pilot.app.screen._compositor.render_strips()
    for strip in strips[region.y : region.bottom]:
        for text, style, _ in strip.crop(region.x, region.right):
            if style is None or FRAMES.fullmatch(text):
                continue
            colours = [style.color, style.bgcolor]
            ink, ground = reversed(colours) if style.reverse else colours
            assert ink is not None, text
            assert ground is not None, text
            yield text, _hex(ink), _hex(ground)


def _hex(colour: Drawn) -> str:
    """Return an exact colour as #rrggbb."""
    return colour.get_truecolor().hex


@pytest.mark.parametrize("look", [look.name for look in LOOKS])
async def test_every_text_stands_out_from_what_is_behind_it(session: Session, look: str) -> None:
    faint = set()
    session.tag([2, 3], ["follow-up", "field"])
    session.star([0, 4])
    session.note([1], "a note")
    session.read([3])
    async with opened(session) as (pilot, reader):
        pilot.app.theme = look
        for name, keys in SCREENS.items():
            while len(pilot.app.screen_stack) > 1:
                pilot.app.pop_screen()
                await pilot.pause()
            for _ in range(4):
                reader.action_escape()
            reader.action_pane("snippets")
            await pilot.press(*keys)
            await pilot.pause()
            there = [*pilot.app.screen.query(".dialog, CommandInput, CommandList")] or [pilot.app.screen]
            pieces = [piece for widget in there for piece in drawn(pilot, widget.region)]
            assert pieces, name
            for text, ink, ground in pieces:
                if (ratio := contrast(ink, ground)) < LEGIBLE:
                    faint.add(f"{name}: {text.strip()!r} is {ink} on {ground}, {ratio:.1f}:1")
    assert sorted(faint) == []


async def test_without_colours_signs_and_weight_say_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    session = open_session([SEEDS], tmp_path / "home", {})
    session.star([1])
    session.note([2], "a note")
    async with opened(session) as (pilot, _):
        await pilot.pause()
        assert [sign for sign in "●★✎" if sign not in shown(pilot)] == []
        await pilot.press("2", "space", "j", "space", "space")
        await pilot.pause()
        assert [sign for sign in ("+ ", "− ") if sign not in shown(pilot)] == []
        for strip in pilot.app.screen._compositor.render_strips():
            for _, style, _ in strip:
                colours = [colour for colour in (style.color, style.bgcolor) if style and colour] if style else []
                assert all(len({*colour.get_truecolor()}) == 1 for colour in colours)
    session.close()
