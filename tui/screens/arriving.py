"""Documents that take long to read arrive while one reads: how far that is, what is there already, and Esc to stop it.

A first reading fills the list as it goes, since nothing there can jump yet; later ones are told of at the end.
"""

from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from tui.library.ingest.opening import Library, Step, Stopped
from tui.look.pages import indented, sentences
from tui.look.wrap import Line, Piece
from tui.screens.documents import Documents
from tui.session import Session

if TYPE_CHECKING:
    from tui.library.ingest.process import Progress

_QUIET: Final = 5.0
"""Seconds after the first paint at which the cache is looked through."""
_WIDE: Final = 110
"""From so many columns on there is room to tell how fast it goes."""


class Arriving(Documents):
    """A browser that shows how far reading is, and what was read so far."""

    class Went(Message, bubble=False):
        """Reading went on, or was given up."""

        def __init__(self, progress: "Progress | None") -> None:
            """Take how far it is."""
            super().__init__()
            self.progress = progress

    class Broken(Message, bubble=False):
        """The cache turned out to be damaged."""

    class Grown(Message, bubble=False):
        """More of a first reading can be listed."""

        def __init__(self, library: Library) -> None:
            """Take what was read so far."""
            super().__init__()
            self.library = library

    def __init__(self, session: Session) -> None:
        """Take the library to show."""
        super().__init__(session)
        self._progress: Progress | None = None
        self._filling = session.unfinished and not len(session.catalog)

    def on_mount(self) -> None:
        """Go on reading where the session left off, once the first screen stands."""
        if self.session.unfinished:
            self.call_after_refresh(self._reread, asked=self._filling)
        else:
            self.set_timer(_QUIET, self._check)

    @work(thread=True, group="check", exit_on_error=False)
    def _check(self) -> None:
        """Look the cache through, and have the documents read anew if it is damaged."""
        if self.session.is_damaged():
            self.post_message(self.Broken())

    @on(Broken)
    def _mend(self) -> None:
        """Read the documents anew."""
        self._ask()
        self._say("The cache was damaged, so the documents are read anew; nothing of yours is lost.", "fault")

    def _look_again(self, step: Step = lambda _: True) -> Library | None:
        """Read the documents again, telling how far it is."""
        worker, ready = get_current_worker(), 0

        def tell(progress: "Progress") -> bool:
            nonlocal ready
            if self._filling and progress.ready > ready and (library := self.session.so_far()) is not None:
                ready = progress.ready
                self.post_message(self.Grown(library))
            self.post_message(self.Went(progress))
            return step(progress) and not worker.is_cancelled

        try:
            return super()._look_again(tell)
        except Stopped:
            self.post_message(self.Went(None))
            return None

    @on(Documents.Reread)
    def _end_progress(self, message: Documents.Reread) -> None:
        """Tell no more how far it is; what filled the list so far is listed to the end."""
        message.asked |= self._filling
        self._progress, self._filling = None, False
        self._tell_progress()

    @on(Went)
    def _show_progress(self, message: Went) -> None:
        """Tell how far it is, in the status line and in an empty list."""
        self._progress = message.progress
        self._tell_progress()
        if not self.snippets.entries:
            self.snippets.refresh(self.snippets.size.region)

    @on(Grown)
    def _show_grown(self, message: Grown) -> None:
        """List what was read so far; the cursor stays on its snippet."""
        self._list_anew(message.library)
        self._say("")
        self._tell_progress()

    def _tell_progress(self) -> None:
        """Put into the status line how far reading is."""
        if self._progress is not None:
            told = self._progress.told(briefly=self.size.width < _WIDE)
            self._news = (Piece(f"{told} · Esc stops", "hit"), Piece(" · ", "muted"))
        else:
            self._news = ()
        self._show_status()

    def _missing(self, width: int) -> list[Line]:
        """Say of an empty list that it is being filled."""
        if self._progress is None or not self._filling:
            return super()._missing(width)
        return indented(sentences([f"{self._progress.told()}."], width - 2))

    def action_escape(self) -> None:
        """Stop reading, if there is nothing else to clear."""
        view = self.view
        if self._progress is None or self.selection or view.query or view.include or view.exclude:
            super().action_escape()
            return
        self.workers.cancel_group(self, "reread")
        self._say("Reading was stopped. r goes on with it.")
