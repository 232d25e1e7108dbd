"""The brief on the screen: what was collected, in its order, to be put right, copied and written to a file."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.library.catalog.printed import Printed, encoded
from tui.library.writing.citing import origin
from tui.library.writing.export import FORMATS
from tui.look.keys import bindings
from tui.look.lines import BriefLine
from tui.look.pages import indented, sentences
from tui.look.wrap import Line, Piece
from tui.model import Snippet, plural
from tui.screens.clipboard import copy
from tui.screens.dialog import Dialog
from tui.session import Done, Session
from tui.widgets.brief import BriefRows
from tui.widgets.rows import Rows
from tui.widgets.status import OneLine

TITLE = "Brief"
"""What stands over the brief, on the screen and in files."""


def brief_items(session: Session) -> list[Printed]:
    """Return what the brief holds, first to last; of what is in no document any more the headline is left."""
    catalog = session.catalog
    rows = ((item, catalog.row(item.id)) for item in session.brief.items)
    return [
        Printed.of(Snippet(item.id, item.headline, None)) if row is None else session.printed(row) for item, row in rows
    ]


class BriefPage(Dialog[str]):
    """Shows the brief; gives the id of the snippet to go to, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("brief")
    DEFAULT_CSS = """
    #brief {
        width: 95%;
        max-width: 110;
        height: 95%;
        padding: 0;
    }
    #brief-rows { height: 1fr; }
    """

    def __init__(self, session: Session, apply: Callable[[Done], None]) -> None:
        """Take the library, and what shows in the reader what a change did."""
        super().__init__()
        self._session = session
        self._apply = apply
        self._rows = BriefRows(self._missing)

    def compose(self) -> ComposeResult:
        """Lay out the items over what happened last."""
        with Vertical(id="brief", classes="dialog"):
            yield self._rows
            yield OneLine(id="brief-said")

    def on_mount(self) -> None:
        """List what there is."""
        self._list(0)
        self._rows.focus()

    def _list(self, cursor: int) -> None:
        """List the items with the cursor on one of them."""
        lines = []
        for number, (item, printed) in enumerate(
            zip(self._session.brief.items, brief_items(self._session), strict=True), 1
        ):
            where = ", ".join(origin(printed))
            lines.append(BriefLine(number, item.id, printed.headline, where, printed.note, is_gone=not printed.seen))
        self._rows.show(lines, cursor)
        self.query_one("#brief").border_title = Content(f"{TITLE} · {plural(len(lines), 'snippet')}")

    def _missing(self, width: int) -> Sequence[Line]:
        """Return what stands there while nothing is collected."""
        texts = ["Nothing is in the brief.", "In the list, b puts the snippet there, or all that are selected."]
        return indented(sentences(texts, width - 2))

    def _say(self, sentence: str) -> None:
        """Put a sentence over the keys."""
        self.query_one("#brief-said", OneLine).show((Piece(sentence),))

    def _done(self, done: Done, cursor: int) -> None:
        """Show what a change did, here and in the reader."""
        self._apply(done)
        self._list(cursor)
        self._say(done.said)

    def _move(self, step: int) -> None:
        """Move the item under the cursor; the cursor goes with it."""
        line, here = self._rows.current, self._rows.cursor
        if line is None:
            return
        if 0 <= here + step < len(self._rows.entries):
            self._done(
                self._session.rearrange(self._session.brief.moved(line.id, step), "Moved in the brief"), here + step
            )
        else:
            self._say("It stands first already." if step < 0 else "It stands last already.")

    def action_move_down(self) -> None:
        """Move the item down."""
        self._move(1)

    def action_move_up(self) -> None:
        """Move the item up."""
        self._move(-1)

    def action_leave_out(self) -> None:
        """Take the item out of the brief."""
        if (line := self._rows.current) is not None:
            self._done(self._session.rearrange({line.id: None}, "Taken out of the brief"), self._rows.cursor)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._done(self._session.undo(), self._rows.cursor)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._done(self._session.redo(), self._rows.cursor)

    def action_copy(self) -> None:
        """Copy the brief as plain text, each item with its citation."""
        items = brief_items(self._session)
        if items:
            text = "".join(FORMATS["txt"].write(map(encoded, items), TITLE))
            self._say(copy(self.app, text, f"The brief ({plural(len(items), 'snippet')}, plain text) was"))

    def action_write(self) -> None:
        """Write the brief to a file."""
        from tui.screens.writing import Writing

        if items := brief_items(self._session):
            writing = Writing(lambda: map(encoded, items), len(items), TITLE)
            self.app.push_screen(writing, lambda said: self._say(said or ""))

    @on(Rows.Opened)
    def action_open(self) -> None:
        """Go to the snippet in the list."""
        line = self._rows.current
        if line is None:
            return
        if line.is_gone:
            self._say("Its text is in none of the opened documents.")
        else:
            self.dismiss(line.id)

    def action_close(self) -> None:
        """Go back to the reader."""
        self.dismiss()
