"""Why a snippet has its tags: the words that gave each one; here the person pins and rejects tags."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from tui.library.reasons import Reason, reasons
from tui.look.keys import bindings
from tui.look.wrap import Piece, paragraph
from tui.model import plural
from tui.screens.completions import completed_name, tags_called
from tui.screens.dialog import Dialog
from tui.session import Done, Session
from tui.widgets.article import Article
from tui.widgets.reasons import Reasons
from tui.widgets.search import Typing
from tui.widgets.status import OneLine


class Why(Dialog[None]):
    """Shows the tags of one snippet with their reasons, and changes them at once."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("why")
    DEFAULT_CSS = """
    #why {
        max-width: 92;
        height: 90%;
        max-height: 30;
    }
    #reasons { height: 1fr; }
    #why-words { height: 4; }
    """

    def __init__(self, session: Session, row: int, applied: Callable[[Done], None]) -> None:
        """Take the library, the row, and what shows in the reader behind what was done here."""
        super().__init__()
        self._session = session
        self._snippet = session.catalog.snippet(row).id
        self._applied = applied
        self._shown: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """Lay out the tags over a line to name another one, and a line for what was done."""
        with Vertical(id="why", classes="dialog") as frame:
            frame.border_title = Content("Why these tags")
            yield Reasons(self._session.catalog.name, self._explain)
            yield Typing(
                lambda _: None,
                lambda text: completed_name(text, self._session),
                placeholder=self.keyed("{why.name} names a tag that is missing: Mali, Wagner Group …"),
                id="why-line",
                inline=True,
            )
            yield OneLine(id="why-said")
            words = Article(id="why-words")
            words.can_focus = False
            yield words

    def on_mount(self) -> None:
        """Show the tags."""
        self._show()
        self._tags.focus()

    @property
    def _tags(self) -> Reasons:
        """The list of tags."""
        return self.query_one(Reasons)

    @property
    def _line(self) -> Typing:
        """The line to name a tag in."""
        return self.query_one(Typing)

    @property
    def _rows(self) -> list[int]:
        """The row of the snippet; none if its document went away meanwhile."""
        row = self._session.catalog.row(self._snippet)
        return [] if row is None else [row]

    def _show(self, at: str = "") -> None:
        """Show the tags as they stand now; those shown before stay, so that nothing vanishes under the cursor."""
        for row in self._rows:
            found = reasons(self._session.catalog, row, self._session.mark(row), self._shown)
            self._shown = frozenset(reason.tag for reason in found)
            places = {reason.tag: place for place, reason in enumerate(found)}
            self._tags.show(found, places.get(at, self._tags.cursor))
            if not found:
                self._say("Nothing in this snippet gives it a tag.")

            if (current := self._tags.current) is not None:
                self._explain(current)

    def _explain(self, reason: Reason) -> None:
        """Show all the words that gave a tag, which may be more than its row has room for."""
        said = " · ".join(reason.clauses(self._session.catalog.name))
        self.query_one(Article).show(lambda width: [*paragraph(said, width, (), "muted")])

    def _say(self, sentence: str, meaning: str = "ink") -> None:
        """Put a sentence under the tags."""
        self.query_one("#why-said", OneLine).show((Piece(sentence, meaning),))

    def _apply(self, done: Done, tag: str = "") -> None:
        """Show what a change did, here and behind."""
        self._applied(done)
        self._say(done.said)
        self._show(tag)

    def action_pin(self) -> None:
        """Pin the tag under the cursor, or take that back."""
        if (reason := self._tags.current) is not None:
            self._apply(self._session.pin(self._rows, reason.tag, on=reason.state != "pinned"))

    def action_reject(self) -> None:
        """Reject the tag under the cursor, or take that back."""
        if (reason := self._tags.current) is not None:
            self._apply(self._session.reject(self._rows, reason.tag, on=reason.state != "rejected"))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._apply(self._session.undo())

    def action_name(self) -> None:
        """Go to the line where a tag is named."""
        self._line.focus()

    def action_complete(self) -> None:
        """Take the completion of the name that is being typed."""
        if self._line.has_focus:
            self._line.action_complete()

    @on(Input.Submitted)
    def _pin_named(self) -> None:
        """Pin the tag that was named, if the lexicon has one and only one of that name."""
        typed = self._line.value.strip()
        self._line.type_on()
        chosen = tags_called(typed, self._session) if typed else []
        if not typed:
            self.action_close()
        elif len(chosen) == 1:
            self._line.set_quietly("")
            self._tags.focus()
            self._apply(self._session.pin(self._rows, chosen[0]), chosen[0])
        elif chosen:
            names = ", ".join(map(self._session.catalog.name, chosen[:3]))
            self._say(f"“{typed}” names {plural(len(chosen), 'tag')}: {names} …", "fault")
        else:
            self._say(f"The lexicon has nothing called “{typed}”.", "fault")

    def action_close(self) -> None:
        """Leave the line if one types there, else go back to the reader."""
        if self._line.has_focus:
            self._line.set_quietly("")
            self._say("")
            self._tags.focus()
        else:
            self.dismiss()
