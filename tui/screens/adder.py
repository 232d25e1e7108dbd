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
from tui.screens.dialog import Dialog
from tui.text import clean
from tui.widgets.search import Typing

Source: TypeAlias = str | Pasted
"""A path or an address, or a text."""


def completed_path(text: str) -> str | None:
    """Return a path with its last part completed, or None where nothing begins so."""
    if not text or is_address(text):
        return None
    head, _, begun = text.rpartition("/")
    folder = Path(f"{head}/" if head or text.startswith("/") else ".").expanduser()
    try:
        found = sorted(path for path in folder.iterdir() if path.name.startswith(begun) and not _is_hidden(path, begun))
        ending = "/" if found and found[0].is_dir() else ""
    except OSError:
        return None
    name = f"{found[0].name}{ending}" if found else ""
    return f"{text[: len(text) - len(begun)]}{name}" if len(name) > len(begun) and clean(name) == name else None


def _is_hidden(path: Path, begun: str) -> bool:
    """Tell whether a file is one of those that are shown only when asked for."""
    return path.name.startswith(".") and not begun.startswith(".")


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


class Adder(Dialog[Source | None]):
    """Asks what to add; gives a path, an address or a text, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("adder")
    DEFAULT_CSS = """
    #adder {
        width: 90%;
        max-width: 84;
        height: 70%;
        max-height: 20;
        min-height: 8;
        background: $ground;
        padding: 0 1;
    }
    #adder-line {
        height: 1;
        margin-bottom: 1;
        background: $ground;
        color: $ink;
        &:focus { background-tint: $ground 0%; }
        & > .input--placeholder { color: $muted; }
        & > .input--suggestion { color: $suggested; }
    }
    #adder-text {
        height: 1fr;
        padding: 0;
        background: $ground;
        color: $ink;
        & .text-area--cursor-line { background: $ground; }
        & .text-area--placeholder { color: $muted; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the line over the text."""
        with Vertical(id="adder", classes="dialog") as frame:
            frame.border_title = Content("Add to your library")
            frame.border_subtitle = Content("Enter adds · Tab completes · ^s adds the text · Esc cancels")
            yield _Line(lambda _: None, completed_path, placeholder="a file, a folder, or https://…", id="adder-line")
            text = TextArea(id="adder-text", compact=True, placeholder="or paste a text here, and type ctrl+s")
            text.cursor_blink = False
            yield text

    def on_mount(self) -> None:
        """Type into the line."""
        self.query_one(Typing).focus()

    def on_paste(self, event: events.Paste) -> None:
        """Put pasted lines into the text, wherever the cursor stands."""
        text = self.query_one(TextArea)
        text.focus()
        text.insert(clean(event.text))

    def on_input_submitted(self) -> None:
        """Add with Enter what the line names."""
        self.action_take()

    def action_take(self) -> None:
        """Add what the line names, or the text where it names nothing."""
        line = self.query_one(Typing).value.strip()
        if line:
            self.dismiss(line if is_address(line) else str(Path(line).expanduser()))
        else:
            self.action_paste()

    def action_paste(self) -> None:
        """Add the pasted text."""
        text = self.query_one(TextArea).text
        self.dismiss(Pasted(text.encode()) if text.strip() else None)

    def action_complete(self) -> None:
        """Take the completion of the path."""
        self.query_one(Typing).action_complete()

    def action_cancel(self) -> None:
        """Add nothing."""
        self.dismiss(None)
