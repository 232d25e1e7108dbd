"""The dialog that adds documents: a line for a path or an address, and room for pasted text."""

from pathlib import Path
from typing import ClassVar, TypeAlias

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import TextArea

from tui.intake.taking import Pasted, is_address
from tui.look.keys import bindings
from tui.screens.dialog import Asking
from tui.screens.paths import completed_path
from tui.text import clean
from tui.widgets.search import Typing

Source: TypeAlias = str | Pasted
"""A path or an address, or a text."""


class _Line(Typing):
    """A line that leaves pasted texts of several lines to the dialog."""

    def _on_paste(self, event: events.Paste) -> None:
        """Take one line; more are no path."""
        if "\n" in event.text.strip():
            event.prevent_default()
        else:
            event.prevent_default()
            event.stop()
            self.insert_text_at_cursor(clean(event.text).strip())


class Adder(Asking[Source | None]):
    """Asks what to add; gives a path, an address or a text, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("adder")
    DEFAULT_CSS = """
    #adder {
        max-width: 84;
        height: 70%;
        max-height: 20;
        min-height: 8;
    }
    #adder-line { margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the line over the text."""
        with Vertical(id="adder", classes="dialog") as frame:
            frame.border_title = Content("Add to your library")
            yield _Line(lambda _: None, completed_path, placeholder="a file, a folder, or https://…", id="adder-line")
            paste = self.keyed("or paste a text here, and type {adder.paste}")
            text = TextArea(id="adder-text", compact=True, placeholder=paste)
            text.cursor_blink = False
            yield text

    def on_mount(self) -> None:
        """Type into the line."""
        self.line.focus()

    def on_paste(self, event: events.Paste) -> None:
        """Put pasted lines into the text, wherever the cursor stands."""
        text = self.query_one(TextArea)
        text.focus()
        text.insert(clean(event.text))

    def action_take(self) -> None:
        """Add what the line names, or the text where it names nothing."""
        self.answer(self.line.value)

    def answer(self, text: str) -> None:
        """Add what a line names, or the pasted text where it names nothing."""
        if named := text.strip():
            self.dismiss(named if is_address(named) else str(Path(named).expanduser()))
        else:
            self.action_paste()

    def action_paste(self) -> None:
        """Add the pasted text."""
        text = self.query_one(TextArea).text
        self.dismiss(Pasted(text.encode()) if text.strip() else None)
