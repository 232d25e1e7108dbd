"""Opening the reader in a test, and looking at what it shows."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.app import App
from textual.events import Key
from textual.pilot import Pilot

from tui.app import SahelReader
from tui.screens.reader import Reader
from tui.session import Session


@asynccontextmanager
async def opened(session: Session, size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[Pilot[None], Reader]]:
    """Open the reader on a library; gives who presses the keys, and the screen."""
    async with SahelReader(session).run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, Reader)
        yield pilot, pilot.app.screen


def titles(reader: Reader) -> list[str]:
    """Return the headlines that are listed, in their order."""
    return [reader.session.catalog.snippet(row).headline for row in reader.snippets.entries]


def shown(pilot: Pilot[None]) -> str:
    """Return everything that stands on the screen, as text."""
    return on_screen(pilot.app)


def on_screen(app: App[None]) -> str:
    """Return everything that stands on the screen of a program, as text."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips[:height])[: width * height + height]


def at_once(pilot: Pilot[None], *keys: str) -> None:
    """Send keys in one piece, as a slow line brings them."""
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))


async def settled(pilot: Pilot[None]) -> None:
    """Wait until what was begun in the background is done; watching the documents goes on for as long as one reads."""
    for _ in range(3):
        await pilot.pause()
        if busy := [each for each in pilot.app.workers if each.group != "watch" and not each.is_finished]:
            await pilot.app.workers.wait_for_complete(busy)
        await pilot.pause()


async def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something holds, on however busy a machine; raises TimeoutError when it never does."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("it never came to hold")
        await asyncio.sleep(0.02)
