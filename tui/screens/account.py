"""The account of a document: the left-out lines in place among the kept ones, each with its reason."""

from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.look.keys import bindings
from tui.look.lines import AccountLine, account_line, account_rows
from tui.look.wrap import Piece
from tui.model import Document, plural
from tui.screens.dialog import Dialog
from tui.session import Done, Session
from tui.widgets.rows import Rows
from tui.widgets.status import OneLine


class Account(Dialog[None]):
    """Shows what became of each line of a document, and lets the person decide otherwise."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("account")
    DEFAULT_CSS = """
    #account {
        width: 95%;
        max-width: 140;
        height: 95%;
        padding: 0;
    }
    #account-lines { height: 1fr; }
    """

    def __init__(self, session: Session, document: Document, line: int) -> None:
        """Take the document, and the line to begin at."""
        super().__init__()
        self._session = session
        self._document = document
        self._line = line
        self._rows = Rows[AccountLine](account_line, id="account-lines")

    def compose(self) -> ComposeResult:
        """Lay out the lines over what happened last."""
        with Vertical(id="account", classes="dialog"):
            yield self._rows
            yield OneLine(id="account-said")

    def on_mount(self) -> None:
        """Show the document around the line one came from."""
        self._show(self._document)
        self._rows.cursor = next((at for at, row in enumerate(self._rows.entries) if row.until >= self._line), 0)
        self._rows.focus()

    def _show(self, document: Document) -> None:
        """Show an account; the cursor stays where it is."""
        kept, left_out = plural(len(document.snippets), "snippet"), plural(len(document.dropped), "piece")
        frame = self.query_one("#account")
        name = PurePath(document.name).name
        frame.border_title = Content(f"{name} · {kept}, {left_out} left out, read as {document.encoding}")
        frame.border_subtitle = Content(" · ".join(document.repairs))
        self._rows.show(account_rows(document), self._rows.cursor)

    def _say(self, done: Done) -> None:
        """Show what was done, and what becomes of the document now."""
        document = self._session.account(self._document.name)
        if isinstance(document, Document):
            self._show(document)
        self.query_one("#account-said", OneLine).show((Piece(done.said),))

    def action_restore(self) -> None:
        """Keep the left-out line under the cursor, and lines like it."""
        row = self._rows.current
        if row is None:
            return
        if row.is_copy:
            self._say(Done("A snippet says the same already: nothing is lost here."))
        elif row.why:
            self._say(self._session.restore([row.text]))
        else:
            self._say(Done(self.keyed("This line is kept; {account.hide} hides lines like it.")))

    def action_hide(self) -> None:
        """Leave out the kept line under the cursor, and lines like it."""
        row = self._rows.current
        if row is not None:
            left_out = Done(self.keyed("This line is left out already; {account.restore} restores it."))
            self._say(left_out if row.why else self._session.hide(row.printed))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._say(self._session.undo())

    def action_close(self) -> None:
        """Go back to the reader."""
        self.dismiss()
