"""New documents while one reads: added by hand, or fetched from the feeds; they are told of, and never jump in."""

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import Worker, WorkerState

from tui.look.wrap import Piece
from tui.model import plural
from tui.screens.narrowing import Narrowing

if TYPE_CHECKING:
    from tui.screens.adder import Source


class Gathering(Narrowing):
    """A browser that takes documents in."""

    class Gathered(Message, bubble=False):
        """Documents were taken in, or could not be."""

        def __init__(self, said: str, *, new: bool, fault: bool) -> None:
            """Take what happened, whether the library has more now, and whether something went wrong."""
            super().__init__()
            self.said, self.new, self.fault = said, new, fault

    class Fetched(Message, bubble=False):
        """One more feed is done."""

        def __init__(self, done: int, of: int) -> None:
            """Take how many are."""
            super().__init__()
            self.done, self.of = done, of

    def action_add(self) -> None:
        """Ask what to add, and add it while one reads on."""
        from tui.screens.adder import Adder  # like every dialog no part of the first paint

        def add(source: "Source | None") -> None:
            if source is not None:
                self._say("Adding …")
                self._take_in(source)

        self.app.push_screen(Adder(), add)

    @work(thread=True, group="gather", exit_on_error=False)
    def _take_in(self, source: "Source") -> None:
        """Take a source in, in a thread of its own."""
        from tui.intake.taking import Taken, take

        if (where := self.session.where) is None:
            return
        today = datetime.now(UTC).astimezone().date()
        told = [*take([source], where.library, where.fetched, today, aside=self.session.aside)]
        taken = [one for one in told if isinstance(one, Taken)]
        others = [one for one in told if not isinstance(one, Taken)]
        said = [f"{plural(len(taken), 'document')} added to your library."] if taken else []
        said += [one.sentence for one in others][:2]
        self.post_message(self.Gathered(" ".join(said), new=bool(taken), fault=any(one.fault for one in others)))

    def action_refresh(self) -> None:
        """Bring the feeds up to date while one reads on."""
        from tui.state.feeds import feeds

        addresses = [feed.address for feed in feeds(self.session.store)]
        if addresses:
            self.post_message(self.Fetched(0, len(addresses)))
            self._fetch(addresses)
        else:
            self._say("You subscribed to no feed. “sahel-reader feeds add URL” does.")

    @work(thread=True, exclusive=True, group="gather", exit_on_error=False)
    def _fetch(self, addresses: list[str]) -> None:
        """Fetch feeds in a thread of its own."""
        from tui.intake.refreshing import refresh
        from tui.parsing import Undecodable

        if (where := self.session.where) is None:
            return
        count = 0

        def step(_: object) -> None:
            nonlocal count
            count += 1
            self.post_message(self.Fetched(count, len(addresses)))

        try:
            done = refresh(addresses, where.library, where.fetched, time.time(), step)
        except Undecodable as missing:
            self.post_message(self.Gathered(f"Nothing was fetched. {missing}", new=False, fault=True))
            return
        new, failed = sum(one.new for one in done), [one for one in done if one.failed]
        said = [f"{plural(len(done), 'feed')} looked at, {plural(new, 'new snippet')}."]
        said += [one.sentence for one in failed[:1]]
        said += [f"{len(failed) - 1:,} more failed."] if len(failed) > 1 else []
        self.post_message(self.Gathered(" ".join(said), new=new > 0, fault=bool(failed)))

    @on(Fetched)
    def _show_fetched(self, message: Fetched) -> None:
        """Tell in the status line how far fetching is."""
        more = message.done < message.of
        told = Piece(f"{message.done:,} of {plural(message.of, 'feed')} fetched …", "hit")
        self._news = (told, Piece(" · ", "muted")) if more else ()
        self._show_status()

    @on(Gathered)
    def _show_gathered(self, message: Gathered) -> None:
        """Say what happened, and see what is new without listing it."""
        self._say(message.said, "fault" if message.fault else "ink")
        if message.new and self.session.where is not None:
            self.session.include(self.session.where.library)
            self._reread(asked=False)

    @on(Worker.StateChanged)
    def _say_not_gathered(self, event: Worker.StateChanged) -> None:
        """Say that taking documents in broke off."""
        if event.state is WorkerState.ERROR and event.worker.group == "gather":
            self._news = ()
            self._say(f"Nothing was taken in ({event.worker.error}).", "fault")
