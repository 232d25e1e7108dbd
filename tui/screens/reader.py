"""The screen of the reader: what the browser shows and marks, taking along, the documents, and help."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from pyroaring import BitMap
from textual import on, work
from textual.binding import BindingType
from textual.message import Message
from textual.worker import Worker, WorkerState

from tui.actions import of_scope
from tui.library.opening import Library
from tui.library.records import citation, place_of
from tui.look.keys import bindings, signs
from tui.model import Document
from tui.screens.clipboard import copy, open_or_copy
from tui.screens.onward import Onward

if TYPE_CHECKING:
    from tui.palette import Command


class Reader(Onward):
    """The screen of the reader: everything the browser shows, and what one does to it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("reader")

    class Reread(Message, bubble=False):
        """The documents were read again."""

        def __init__(self, library: Library) -> None:
            """Take what they hold now."""
            super().__init__()
            self.library = library

    # taking along

    def action_open_link(self) -> None:
        """Open the snippet's link, or say where it stands."""
        for row in self._here():
            link = self.session.catalog.snippet(row).link
            where = "; ".join(place_of(sighting) for sighting in self.session.catalog.sightings(row)[:1])
            self._say(open_or_copy(self.app, link) if link else f"This snippet has no link. It stands in {where}.")

    def action_copy(self) -> None:
        """Copy a citation of the snippet."""
        for row in self._here():
            text = citation(self.session.catalog.snippet(row), self.session.catalog.sightings(row))
            self._say(copy(self.app, text, "The citation was"))

    def action_copy_whole(self) -> None:
        """Copy the text of the snippet."""
        for row in self._here():
            snippet = self.session.catalog.snippet(row)
            text = "\n\n".join(part for part in (snippet.title, snippet.body) if part)
            self._say(copy(self.app, text, "The text was"))

    # the documents

    def action_undo(self) -> None:
        """Take the last change back; it may be a decision about lines."""
        super().action_undo()
        self._reread_outdated()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        super().action_redo()
        self._reread_outdated()

    def action_account(self) -> None:
        """Show what was left out of the snippet's document, beginning at the snippet."""
        from tui.screens.account import Account

        for row in self._here():
            sighting = self.session.catalog.sightings(row)[0]
            document = self.session.account(sighting.document)
            if isinstance(document, Document):
                line = sighting.lines[0] if sighting.lines else 1
                self.app.push_screen(Account(self.session, document, line), lambda _: self._reread_outdated())
            else:
                self._say(document.sentence if document else "The document is not there any more.", "fault")

    def _reread_outdated(self) -> None:
        """Read the documents again if the person decided about lines since."""
        if self.session.outdated:
            self.action_rescan()

    def action_rescan(self) -> None:
        """Look at the folders again, without holding the reader up."""
        self._say("Looking at the folders …")
        self._reread()

    @work(thread=True, exclusive=True, group="reread", exit_on_error=False)
    def _reread(self) -> None:
        """Read the documents in a thread of its own."""
        self.post_message(self.Reread(self.session.look_again()))

    @on(Reread)
    def _show_reread(self, message: Reread) -> None:
        """List what the documents hold now; the cursor stays on its snippet."""
        kept = "" if self._at is None else self.session.catalog.snippet(self._at).id
        selected = [self.session.catalog.snippet(row).id for row in self._selected]
        said = self.session.show(message.library)
        self._at, self._opened = self.session.catalog.row(kept), None
        self._selected = BitMap(row for id in selected if (row := self.session.catalog.row(id)) is not None)
        self.snippets.forget()
        self._list(self.view)
        problems = self.session.catalog.problems
        self._say(" ".join((said, *problems[:1])), "fault" if problems else "ink")

    @on(Worker.StateChanged)
    def _say_failure(self, event: Worker.StateChanged) -> None:
        """Say that work in the background broke off."""
        if event.state is WorkerState.ERROR and event.worker.group == "reread":
            self._say(
                f"The documents could not be read again ({event.worker.error}); the list stays as it was.", "fault"
            )

    # help

    def action_help(self) -> None:
        """Show what has the focus, and its keys."""
        from tui.screens.help import ABOUT, Help

        scopes = (self.pane, *(("rows",) if self.pane in {"topics", "tags", "snippets"} else ()), "reader")
        self.app.push_screen(Help(self.pane.capitalize(), ABOUT[self.pane], scopes))

    def action_palette(self) -> None:
        """Find anything by its name."""
        self.app.action_command_palette()

    async def action_quit(self) -> None:
        """Quit; what was changed is written before the program ends."""
        await self.app.action_quit()

    def commands(self) -> "Iterable[Command]":
        """Yield what the palette offers: actions, topics and tags."""
        from tui.palette import Command

        for action in of_scope("reader"):
            yield Command(action.label, f"{signs(action.keys)}  {action.help}", partial(self.run_action, action.method))
        for look in self.app.available_themes:
            choose = partial(setattr, self.app, "theme", look)
            yield Command(f"Colours: {look}", "Use this look from now on", choose, offered=False)
        for line in self.topics.entries:
            if line.folded is None:
                go = partial(self._go_to_topic, line.topic)
                yield Command(f"Topic: {line.label}", "List this topic", go, offered=False)
        for choice in self.tags.entries:
            cycle = partial(self._cycle, choice.tag)
            yield Command(f"Tag: {choice.label}", "Include, exclude or leave out", cycle, offered=False)

    def _go_to_topic(self, topic: str) -> None:
        """List a topic chosen in the palette."""
        at: Sequence[int] = [place for place, line in enumerate(self.topics.entries) if line.topic == topic]
        if at:
            self.topics.cursor = at[0]
        self.action_pane("snippets")
