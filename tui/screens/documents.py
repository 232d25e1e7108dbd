"""The documents behind the list: what was left out of them, and taking in what changes in them while one reads.

Nothing is listed anew by itself: the person is told what is new and takes it in with a key.
"""

from functools import partial
from pathlib import Path
from threading import Event
from typing import Final

from msgspec.structs import replace
from pyroaring import BitMap
from textual import events, on, work
from textual.message import Message
from textual.worker import Worker, WorkerState

from tui.intake.watch import Watch, watches
from tui.library.ingest.opening import Library, Step
from tui.look.wrap import Piece
from tui.model import Document
from tui.screens.onward import Onward
from tui.session import Session
from tui.widgets.named import Wish

_START: Final = 1.0
"""Seconds after the first paint at which watching begins, so that it takes nothing from the start."""


class Documents(Onward):
    """A browser that looks at its documents again, when asked to and when they change."""

    class Stirred(Message, bubble=False):
        """Something changed among the documents."""

    class Reread(Message, bubble=False):
        """The documents were read again."""

        def __init__(self, library: Library, said: str, *, asked: bool) -> None:
            """Take what they hold now, what else is to be said, and whether the person asked to see it."""
            super().__init__()
            self.library, self.said, self.asked = library, said, asked

    def __init__(self, session: Session) -> None:
        """Take the library to show."""
        super().__init__(session)
        self._over = Event()
        self._fresh: Library | None = None

    def on_mount(self) -> None:
        """Watch the documents, once the first screen stands."""
        self.set_timer(_START, self._begin_watching)

    def on_unmount(self) -> None:
        """Let the watching threads end."""
        self._over.set()

    def _begin_watching(self) -> None:
        """Start a thread for each set of places to watch."""
        for watch in watches(self.session.paths):
            self._watch(watch)

    @work(thread=True, group="watch", exit_on_error=False)
    def _watch(self, watch: Watch) -> None:
        """Pass changes on until the screen is left."""
        for _ in watch.changes(self._over):
            self.post_message(self.Stirred())

    @on(Stirred)
    def _look_quietly(self) -> None:
        """See what is new without a word until that is known."""
        self._reread(asked=False)

    def on_screen_resume(self, event: events.ScreenResume) -> None:  # noqa: ARG002 (Textual calls all of them)
        """List a document under its old name where that was given back in a window over the list."""
        if self.session.named_otherwise:
            self._reread(asked=True)

    def action_undo(self) -> None:
        """Take the last change back; it may be a decision about lines, or the new name of a document."""
        if (back := self.session.named_back()) is None:
            super().action_undo()
            self._reread_outdated()
        else:
            self._reread(asked=True, said=back.said)

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

    def _change_document(self, document: str, wish: Wish) -> None:
        """Rename a document of the person's library, or take it out; others are not ours to touch."""
        path = self.session.of_library(document)
        if path is None:
            self._say("That document is not in your library; what becomes of it is left to you.")
        elif wish == "remove":
            self._reread(asked=True, said=self.session.take_out(path).said)
        else:
            from tui.screens.prompt import Prompt

            about = "Enter renames the file; its snippets and their marks stay."
            prompt = Prompt(f"Rename {path.name}", lambda _: about, start=path.name)
            self.app.push_screen(prompt, partial(self._rename, path))

    def _rename(self, path: Path, name: str | None) -> None:
        """Give a document of the library another name, and list it under that."""
        if not name or name == path.name:
            return
        done, renamed = self.session.rename(path, name)
        if renamed == path:
            self._say(done.said, "fault")
            return
        if self.view.topic == f"doc:{path}":
            self.view = replace(self.view, topic=f"doc:{renamed}")
        self._reread(asked=True, said=done.said)

    def _reread_outdated(self) -> None:
        """Read the documents again if the person decided about lines since."""
        if self.session.outdated:
            self._ask()

    def action_rescan(self) -> None:
        """List what is new, if that is known already; else look at the folders again, without holding the reader up."""
        if self._fresh is None:
            self._ask()
        else:
            self._list_anew(self._fresh)

    def _ask(self) -> None:
        """Have the documents read again, to be listed as soon as that is done."""
        self._say("Looking at the folders …")
        self._reread(asked=True)

    @work(thread=True, exclusive=True, group="reread", exit_on_error=False)
    def _reread(self, *, asked: bool, said: str = "") -> None:
        """Read the documents in a thread of its own; what is said then stands in place of what is new."""
        if (library := self._look_again()) is not None:
            self.post_message(self.Reread(library, said, asked=asked))

    def _look_again(self, step: Step = lambda _: True) -> Library | None:
        """Read the documents again, in a thread; None if that was given up."""
        return self.session.look_again(step)

    @on(Reread)
    def _show_reread(self, message: Reread) -> None:
        """List what the documents hold now, or only tell of it where nobody asked."""
        if message.asked:
            self._list_anew(message.library, message.said)
            return
        news = self.session.news(message.library)
        self._fresh = message.library if news else None
        lists = self.session.keymap.fill("{reader.rescan} lists them")
        self._news = (Piece(f"{news} · {lists}", "hit"), Piece(" · ", "muted")) if news else ()
        self._show_status()

    def _list_anew(self, library: Library, said: str = "") -> None:
        """List a reading of the documents; the cursor and the selection stay on their snippets."""
        kept = "" if self._at is None else self.session.catalog.snippet(self._at).id
        selected = [self.session.catalog.snippet(row).id for row in self._selected]
        news = self.session.show(library)
        self._fresh, self._news = None, ()
        self._at, self._opened = self.session.catalog.row(kept), None
        self._selected = BitMap(row for id in selected if (row := self.session.catalog.row(id)) is not None)
        self.snippets.forget()
        self._list(self.view)
        problems = self.session.catalog.problems
        said = said or (f"{news.capitalize()}." if news else "Nothing new.")
        self._say(" ".join((said, *problems[:1])), "fault" if problems else "ink")

    @on(Worker.StateChanged)
    def _say_failure(self, event: Worker.StateChanged) -> None:
        """Say that work in the background broke off."""
        if event.state is WorkerState.ERROR and event.worker.group == "reread":
            self._say(
                f"The documents could not be read again ({event.worker.error}); the list stays as it was.", "fault"
            )
