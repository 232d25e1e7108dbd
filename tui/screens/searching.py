"""Searching: what stands under the line while one types, earlier searches, and what takes longer than a key."""

from collections.abc import Sequence
from time import sleep
from typing import Final

from msgspec.structs import replace
from pyroaring import BitMap
from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from tui.library.view import AT_ONCE, Listing, View, listed, searched, topic_rows, with_tags
from tui.look.offers import Offer, fault_lines, help_lines
from tui.look.wrap import Line
from tui.screens.browser import Browser
from tui.session import Session
from tui.state.fields import JSON
from tui.widgets.search import Search

_KEPT: Final = 50
"""So many searches are remembered."""
_SOON: Final = 0.4
"""Seconds after the first paint at which the search is made ready."""
_BREATH: Final = 0.0005
"""So many seconds a search in the background rests after a few texts, which hands the processor to a key that waits."""
_GRAMMAR: Final = 'words  "a phrase"  /regex/  -word  A OR B  ( )  place:  is:  after:7d'


class Searching(Browser):
    """A browser that helps with the search line."""

    class Read(Message, bubble=False):
        """The texts that a search had to look into were read."""

        def __init__(self, view: View) -> None:
            """Take the view whose search it is."""
            super().__init__()
            self.view = view

    def __init__(self, session: Session) -> None:
        """Take the library to show, and what was searched before."""
        super().__init__(session)
        kept = session.store.place.get("searched")
        self._earlier = [text for text in kept if isinstance(text, str)] if isinstance(kept, list) else []
        self._back = 0
        """How many searches back the one in the line lies; 0 for one that was typed."""
        self._headed: tuple[View | None, BitMap] = (None, BitMap())
        """What the search without its last word lists, and of which view that is."""

    def on_mount(self) -> None:
        """Make ready for the first search and the first dialog, once the first screen stands."""
        self.set_timer(_SOON, self._make_ready)

    @work(thread=True, group="ready", exit_on_error=False)
    def _make_ready(self) -> None:
        """Search once, which reads what the language and its table are made of: no first letter waits for that.

        What lists of choices are made of is read too, so that the first `S` comes as soon as the next.
        """
        from tui.screens import choosing  # noqa: F401 (only read)
        from tui.screens.completions import completed_search

        any_word = View(query="ma", translate=self.view.translate)
        listed(self.session.catalog, self.session.marks, any_word, lambda _: False)
        completed_search(any_word.query, self.session, lambda _: BitMap())

    def action_search(self) -> None:
        """Go to the search line; what it finds and how it may go on stands under it."""
        super().action_search()
        self._back, self._headed = 0, (None, BitMap())
        self._help(self.search.value)

    def _narrow(self, query: str) -> None:
        """Narrow the list to what is being typed, and say under it what that finds."""
        super()._narrow(query)
        if self._back and query != self._earlier[-self._back]:
            self._back = 0
        self._help(query)

    def _help(self, query: str) -> None:
        """Show under the line what is wrong with it or what it finds, and how it may go on, while one types it."""
        if self.pane != "search":
            return
        from tui.screens.completions import completed_search  # comes with the search

        listing = self._searched
        meant = [] if listing.rows or listing.fault else self._meant(query, listing)
        offers = meant or (completed_search(query, self.session, self._without_last) if query else self._remembered())

        def write(width: int) -> Sequence[Line]:
            if listing.fault:
                line = self.search
                start = line.content_region.x - self.snippets.content_region.x - line.scroll_offset.x
                return fault_lines(start + listing.fault.at, listing.fault.sentence, width)
            if listing.unfinished:
                return help_lines("Reading the texts …", width)
            return help_lines("" if query or offers else _GRAMMAR, width)

        self.snippets.offers.show(write, offers)

    def _without_last(self, head: str) -> BitMap:
        """Return what is listed by a search without its last word; it stays the same while that word is typed."""
        view = replace(self.view, query=head)
        if self._headed[0] != view:
            catalog, marks = self.session.catalog, self.session.marks
            found = searched(catalog, marks, view, lambda texts: texts <= AT_ONCE).rows
            self._headed = view, found & with_tags(catalog, marks, view) & topic_rows(catalog, marks, view.topic)
        return self._headed[1]

    def _meant(self, query: str, listing: Listing) -> list[Offer]:
        """Return what may have been meant by a search that nothing matches."""
        from tui.library.search.suggestions import meant

        near = meant(self.session.catalog, listing.sought)
        places = ((each, next(each.term.spans(query), None)) for each in near)
        return [
            Offer(f"{query[: at[0]]}{each.word}{query[at[1] :]}", f"{each.word}?", "ink", each.rows)
            for each, at in places
            if at is not None
        ]

    def _remembered(self) -> list[Offer]:
        """Return earlier searches, the last one first."""
        return [Offer(text, text, "muted") for text in reversed(self._earlier)]

    def _completed(self, text: str) -> str | None:  # noqa: ARG002 (the offers are those for it)
        """Return the line with the chosen offer taken."""
        chosen = self.snippets.offers.chosen
        return chosen.text if chosen else None

    def _choose(self, step: int) -> None:
        """Choose another offer; while nothing is typed, go back to earlier searches or forth again."""
        if self.search.value and not self._back:
            self.snippets.offers.choose(step)
            return
        self._back = min(max(self._back - step, 0), len(self._earlier))
        self.search.put(self._earlier[-self._back] if self._back else "")

    @on(Search.Left)
    def _remember(self) -> None:
        """Remember what was searched, if it could be read."""
        query, fault = self.view.query.strip(), self._searched.fault
        if query and not fault:
            self._earlier = [*(text for text in self._earlier if text != query), query][-_KEPT:]
            kept: list[JSON] = [*self._earlier]
            self.session.store.keep_place({"searched": kept})

    # patterns

    def _look_up(self, view: View) -> Listing:
        """Return what a view lists; texts that are too many for one key are read in a thread."""
        listing = super()._look_up(view)
        if listing.unfinished:
            self._read_texts(view)
        return listing

    @work(thread=True, exclusive=True, group="texts", exit_on_error=False)
    def _read_texts(self, view: View) -> None:
        """Read the texts that a search must look into; what was found is remembered by the library."""
        worker = get_current_worker()

        def may_read(_: int) -> bool:
            sleep(_BREATH)
            return not worker.is_cancelled

        listing = listed(self.session.catalog, self.session.marks, view, may_read)
        if not listing.unfinished:
            self.post_message(self.Read(view))

    @on(Read)
    def _show_read(self, message: Read) -> None:
        """List what was found, if it is still asked for."""
        if message.view == self.view:
            self._list(self.view)
            self._help(self.view.query)
