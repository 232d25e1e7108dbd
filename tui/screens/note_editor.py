"""The note editor: the person's own words to a snippet, as many lines as it takes; closing it keeps them."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import TextArea

from tui.look.article import lost_note_lines
from tui.look.keys import bindings
from tui.look.wrap import Line
from tui.screens.dialog import Dialog
from tui.text import clean
from tui.widgets.article import Article


class NoteEditor(Dialog[str]):
    """Edits a note; gives its text however it is closed, since what was written is never thrown away."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("note_editor")
    DEFAULT_CSS = """
    #note-editor {
        width: 90%;
        max-width: 84;
        height: 70%;
        max-height: 22;
        min-height: 8;
        background: $ground;
        padding: 0 1;
    }
    #note-text {
        height: 2fr;
        padding: 0;
        background: $ground;
        color: $note;
        & .text-area--cursor-line { background: $ground; }
        & .text-area--placeholder { color: $muted; }
    }
    #note-lost { height: 1fr; }
    """

    def __init__(self, title: str, note: str, lost: Sequence[str] = ()) -> None:
        """Take what the note is about, the note so far, and notes that another window wrote over."""
        super().__init__()
        self._heading = title
        self._note = note
        self._lost = lost

    def compose(self) -> ComposeResult:
        """Lay out the text over the notes that were lost, if there are any."""
        with Vertical(id="note-editor", classes="dialog") as frame:
            frame.border_title = Content(f"Note · {' '.join(self._heading.split())}")
            frame.border_subtitle = Content(self.keyed("Enter breaks the line · {note_editor.keep} keeps and closes"))
            text = TextArea(self._note, id="note-text", compact=True, placeholder="What is to be said about this?")
            text.cursor_blink = False
            yield text
            if self._lost:
                yield Article(id="note-lost")

    def on_mount(self) -> None:
        """Write on at the end of the note."""
        for page in self.query(Article):
            page.show(self._lost_lines)
        text = self.query_one(TextArea)
        text.move_cursor(text.document.end)
        text.focus()

    def _lost_lines(self, width: int) -> list[Line]:
        """Return the notes that another window wrote over."""
        return [*lost_note_lines(self._lost, width)]

    def action_keep(self) -> None:
        """Keep the note as it stands."""
        lines = clean(self.query_one(TextArea).text).split("\n")
        self.dismiss("\n".join(line.rstrip() for line in lines).strip("\n"))
