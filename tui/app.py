"""The program on the screen: wires session, screen, looks and palette, and ends in order whatever ends it."""

import asyncio
import gc
import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, Final, Self

from textual import events
from textual.app import App
from textual.command import Provider
from textual.driver import Driver
from textual.screen import Screen

from tui.look.keys import moved
from tui.look.themes import DEFAULT, themes
from tui.screens.painting import Painted
from tui.screens.reader import Reader
from tui.session import Session, open_session

_LAST_SECONDS: Final = 2
"""After this many seconds a program that was told to end is gone, whatever the terminal does."""


def _commands() -> type[Provider]:
    """Return what the palette offers, imported when somebody opens it."""
    from tui.palette import Commands

    return Commands


class SahelReader(App[None]):
    """The reader as a Textual program."""

    TITLE = "sahel-reader"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # no key of Textual's own for it: the table of actions has one, which can be moved
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}

    def __init__(self, session: Session) -> None:
        """Take the open library."""
        super().__init__()
        self.session = session
        self.keymap = session.keymap
        for name in self.available_themes:  # they know no $place and no $hit
            self.unregister_theme(name)
        for theme in themes():
            self.register_theme(theme)
        set_up = session.settings.colours
        self._set_up = set_up if set_up in self.available_themes else DEFAULT
        kept = session.store.place.get("colours")
        # Setting the theme as such would style everything twice before the first paint.
        self.set_reactive(App.theme, kept if isinstance(kept, str) and kept in self.available_themes else self._set_up)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_driver_class(self) -> type[Driver]:
        """Read a Unix terminal in our own way; others as Textual does."""
        driver = super().get_driver_class()
        if driver.__name__ == "LinuxDriver":
            from tui.screens.keyboard import Keyboard  # not where there is no such terminal

            return Keyboard
        return driver

    def get_default_screen(self) -> Screen[Any]:
        """Open on the reader."""
        return Reader(self.session)

    def on_mount(self) -> None:
        """End in order when the system or a closed terminal says so."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                loop.add_signal_handler(getattr(signal, name), self._end)
        if keys := moved(self.keymap):
            self.set_keymap(keys)
        self.call_after_refresh(_thaw)
        if (wrong := self.session.settings.colours) not in self.available_themes:
            names = ", ".join(sorted(self.available_themes))
            self.notify(f"No look is called {wrong!r}. There are {names}.", severity="warning", markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Let keys that come in one piece act one after the other.

        Textual hands them all to what has the focus when they come; those that it let pass come back here, where the
        first of them is acted on. If that moved the focus, the others were typed for where it is now.
        """
        if isinstance(event, events.Key):
            here = self.focused or self.screen
            if not event.is_forwarded:
                event.set_sender(here)
            elif event._sender is not here:
                event = events.Key(event.key, event.character).set_sender(here)
        acted = isinstance(event, events.Key) and event.is_forwarded
        await super().on_event(event)
        if acted and isinstance(self.screen, Painted):
            self.screen.paint()

    def refresh(self, *, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:  # noqa: ARG002 (Textual's)
        """Leave laying out and painting to the screens; Textual asks for it each time that one comes or goes."""
        return self

    def _end(self) -> None:
        """Bring everything to disk first, since a closed terminal may keep the rest from ever coming to an end."""
        signal.alarm(_LAST_SECONDS)
        self.keep_place()
        self.session.store.flush(_LAST_SECONDS / 2)
        self.exit()

    def keep_place(self) -> None:
        """Keep the colours and where one is."""
        for screen in self.screen_stack:
            if isinstance(screen, Reader):
                colours = None if self.theme == self._set_up else self.theme
                self.session.store.keep_place({**screen.place().kept(), "colours": colours})

    def on_exit_app(self) -> None:
        """Keep the place while the screens still stand, whoever asked for the end: a key, or a closed browser."""
        self.keep_place()


def _thaw() -> None:
    """Collect garbage again after the start, which made nothing but what stays."""
    gc.freeze()
    gc.enable()


def open_reader(paths: Sequence[Path], home: Path | None) -> int:
    """Open documents on the screen, and return the exit status when the person is done."""
    session = open_session(paths, home, os.environ, later=True)
    try:
        app = SahelReader(session)
        app.run()
        return app.return_code or 0
    finally:
        session.close()
