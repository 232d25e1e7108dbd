"""What belongs together: related snippets under the article, and storylines among the topics.

Nothing here is looked for before the first paint or while a key waits: in a small library an answer costs less than a
frame, in a large one it is looked for in a thread when the cursor rests, and stories when their group is unfolded.
"""

import sys
from threading import Lock
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import on, work
from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from tui.library.catalog.catalog import Catalog
from tui.screens.panes import STORIES
from tui.screens.searching import Searching
from tui.session import Session

if TYPE_CHECKING:
    from tui.library.related.relations import Relation, Relations
    from tui.library.related.storylines import Storyline

REST: Final = 0.25
"""Seconds of rest on a snippet after which it is worth looking for what is related to it."""
_GIVE_WAY: Final = 0.0005
"""Seconds after which a thread at work lets a key go first; Python by itself takes ten times as long."""
_SMALL: Final = 300
"""Up to so many rows an answer fits into the frame of a key."""


class Answer(NamedTuple):
    """What is related to a row of a catalog."""

    catalog: Catalog
    """The catalog."""
    row: int
    """The row."""
    related: "tuple[Relation, ...]"
    """The related rows, the most alike first."""


class Relating(Searching):
    """A browser that also tells what belongs together."""

    class Related(Message, bubble=False):
        """What is related to a snippet was found."""

        def __init__(self, answer: Answer) -> None:
            """Take the answer."""
            super().__init__()
            self.answer = answer

    class Told(Message, bubble=False):
        """The stories of a catalog were found."""

        def __init__(self, catalog: Catalog, stories: "list[Storyline]") -> None:
            """Take the stories."""
            super().__init__()
            self.catalog = catalog
            self.stories = stories

    def __init__(self, session: Session) -> None:
        """Take the library to show; nothing is looked for yet."""
        super().__init__(session)
        self._awake = False
        self._relations: Relations | None = None
        self._answer: Answer | None = None
        self._rest_timer: Timer | None = None
        self._listening: Catalog | None = None
        self._one_at_a_time = Lock()  # both threads ask the same words, which are remembered

    def on_mount(self) -> None:
        """Look for what belongs together as soon as the first paint is over."""
        self.call_after_refresh(self._wake)

    def _wake(self) -> None:
        """Look for what belongs together from now on."""
        sys.setswitchinterval(_GIVE_WAY)
        self._awake = True
        if not self._welcoming:
            self._preview(keep_place=True)
        self._seek_stories()

    # related snippets

    def _related(self, row: int) -> list[tuple[str, str]]:
        """Return what is related to a row as far as that is known; what is not is looked for when one rests there."""
        catalog, answer = self.session.catalog, self._answer
        if self._rest_timer is not None:
            self._rest_timer.stop()
        if self._awake and len(catalog) <= _SMALL:
            answer = self._answered(row)
        elif answer is None or (answer.catalog, answer.row) != (catalog, row):
            answer = None
            if self._awake:
                self._rest_timer = self.set_timer(REST, lambda: self._relate(row))
        related = answer.related if answer else ()
        return [(catalog.snippet(each.row).headline, each.reason(catalog.name)) for each in related]

    def _answered(self, row: int) -> Answer:
        """Look for what is related to a row."""
        relations = self._related_by()
        return Answer(relations.catalog, row, relations.of(row, self.session.marks))

    def _related_by(self) -> "Relations":
        """Return what knows the words of the present catalog."""
        from tui.library.related.relations import Relations  # no part of the first paint

        relations = self._relations
        if relations is None or relations.catalog is not self.session.catalog:
            relations = self._relations = Relations(self.session.catalog)
        return relations

    @work(thread=True, exclusive=True, group="related", exit_on_error=False)
    def _relate(self, row: int) -> None:
        """Look for what is related in a thread of its own."""
        worker = get_current_worker()
        with self._one_at_a_time:
            answer = None if worker.is_cancelled else self._answered(row)
        if answer is not None and not worker.is_cancelled:
            self.post_message(self.Related(answer))

    @on(Related)
    def _show_related(self, message: Related) -> None:
        """Show what is related, if one still rests on that snippet; a late answer is dropped."""
        self._answer = answer = message.answer
        if answer.related and answer.catalog is self.session.catalog and answer.row == self.snippets.current:
            self._preview(keep_place=True)

    # storylines

    def _count(self) -> None:
        """Bring figures up to date, and look for stories where their group is unfolded for the first time."""
        super()._count()
        self._seek_stories()

    def _seek_stories(self) -> None:
        """Look for the stories of the present catalog, once, if somebody wants to see them."""
        catalog = self.session.catalog
        if self._awake and STORIES not in self._folded and not catalog.gathered and self._listening is not catalog:
            self._listening = catalog
            self._tell_stories()

    @work(thread=True, exclusive=True, group="stories", exit_on_error=False)
    def _tell_stories(self) -> None:
        """Look for stories in a thread of its own."""
        from tui.library.related.storylines import storylines

        relations, worker = self._related_by(), get_current_worker()
        with self._one_at_a_time:
            stories = storylines(relations, self.session.marks, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(self.Told(relations.catalog, stories))

    @on(Told)
    def _show_stories(self, message: Told) -> None:
        """List the stories among the topics."""
        message.catalog.gather(message.stories)
        if message.catalog is self.session.catalog:
            self._count()
