"""The note editor: the person's own words to a snippet, as many lines as it takes; closing it keeps them."""

from collections.abc import Callable, Sequence
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
        max-width: 84;
        height: 70%;
        max-height: 22;
        min-height: 8;
    }
    #note-text {
        height: 2fr;
        color: $note;
    }
    #note-lost { height: 1fr; }
    """

    def __init__(self, title: str, note: str, lost: Sequence[str], let_go: Callable[[], None]) -> None:
        """Take what the note is about, the note so far, notes that another window wrote over, and what drops them."""
        super().__init__()
        self._heading = title
        self._note = note
        self._lost = lost
        self._let_go = let_go

    def compose(self) -> ComposeResult:
        """Lay out the text over the notes that were lost, if there are any."""
        with Vertical(id="note-editor", classes="dialog") as frame:
            frame.border_title = Content(f"Note · {' '.join(self._heading.split())}")
            frame.border_subtitle = self._hint()
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

    def _hint(self) -> Content:
        """Return the keys that matter now."""
        lost = " · {note_editor.let_go} lets the lost note go" if self._lost else ""
        return Content(self.keyed("Enter breaks the line" + lost))

    def action_let_go(self) -> None:
        """Let go of the notes that another window wrote over."""
        frame = self.query_one("#note-editor")
        if not self._lost:
            frame.border_subtitle = Content("No note was lost.")
            return
        self._let_go()
        self._lost = ()
        self.query(Article).remove()
        frame.border_subtitle = self._hint()

    def action_keep(self) -> None:
        """Keep the note as it stands."""
        lines = clean(self.query_one(TextArea).text).split("\n")
        self.dismiss("\n".join(line.rstrip() for line in lines).strip("\n"))
