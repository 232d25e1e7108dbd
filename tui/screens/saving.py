"""Saved searches: save what is listed, go there, and see what came in since the last visit."""

import time
from collections.abc import Mapping, Sequence
from typing import Final

from pyroaring import BitMap
from textual import on, work
from textual.message import Message

from tui.library.catalog.catalog import Catalog
from tui.library.view import AT_ONCE, SAVED, View, listed, topic_rows
from tui.look.lines import TopicLine
from tui.look.offers import Offer
from tui.look.wrap import Piece
from tui.model import facet
from tui.screens.marking import Marking
from tui.session import Done, Session
from tui.state.fields import JSON
from tui.text import fold_same

_VISITS: Final = "visits"
"""Where the state keeps when each saved search was last looked at."""


class Saving(Marking):
    """A browser with saved searches among its topics."""

    class Worked(Message, bubble=False):
        """The saved searches that read many texts were worked out."""

    def __init__(self, session: Session) -> None:
        """Take the library to show, and when each saved search was last looked at."""
        kept = session.store.place.get(_VISITS)
        self._visited = {name: at for name, at in kept.items() if isinstance(at, int)} if isinstance(kept, dict) else {}
        self._since = dict(self._visited)
        """The last visits before this window was opened, in seconds since 1970."""
        self._saved: dict[str, BitMap] = {}
        """What each saved search finds."""
        self._new: dict[str, BitMap] = {}
        """What of that is unread and came in since the last visit."""
        self._searches: Mapping[str, str] = session.marks.searches
        self._worked_out: Catalog | None = None
        super().__init__(session)

    # saving and going there

    def action_save_search(self) -> None:
        """Save topic, tags and search as one search under a name."""
        from tui.library.asking import as_query
        from tui.screens.prompt import Prompt  # like every dialog no part of the first paint

        session, fault = self.session, self._searched.fault
        text = as_query(self.view, lambda name: session.marks.searches.get(name, ""))
        if fault or not text:
            nothing = "There is nothing to save. Choose a topic or tags, or search for something."
            unsaved = "A storyline is found anew each time, so it cannot be saved." if text is None else nothing
            self._say(fault.sentence if fault else unsaved, "fault")
            return

        def about(name: str) -> str:
            if not name:
                return f"Type a name for: {text}"
            instead = name in session.marks.searches
            return f"{'Enter replaces what is saved so with' if instead else 'Enter saves'}: {text}"

        def save(name: str | None) -> None:
            if name:
                self._visit(name)
                self._since[name] = self._visited[name]
                self._apply(session.keep_searches({name: text}, f"Saved as “{name}”"), aloud=True)

        start = self.view.topic.removeprefix(SAVED) if self.view.topic.startswith(SAVED) else ""
        self.app.push_screen(Prompt("Save this search", about, start=start), save)

    def action_go_to_search(self) -> None:
        """Choose a saved search, and list it."""
        from tui.screens.prompt import Prompt

        searches = self.session.marks.searches
        if not searches:
            self._say("No search is saved yet. F saves the topic, the tags and the search of now.")
            return

        def offers(begun: str) -> Sequence[Offer]:
            wanted = fold_same(begun)
            return [Offer(name, name, "ink", len(self._saved[name])) for name in searches if wanted in fold_same(name)]

        about = "Type a part of a name; arrows choose."
        self.app.push_screen(Prompt("Saved searches", lambda _: about, offers=offers, among=True), self._go_to_search)

    def _go_to_search(self, name: str | None) -> None:
        """List what a saved search finds, and nothing less."""
        if name is None:
            return
        self._folded -= {SAVED.rstrip(":")}
        self.search.set_quietly("")
        self._relist(View(f"{SAVED}{name}", sort=self.view.sort, translate=self.view.translate))
        self._tell(name)
        self.action_pane("snippets")

    def _rest_on_topic(self, line: TopicLine) -> None:
        """Say of a saved search what it asks for, and what came in since the last visit."""
        super()._rest_on_topic(line)
        if line.folded is None and line.topic.startswith(SAVED):
            self._tell(line.topic.removeprefix(SAVED))

    def _tell(self, name: str) -> None:
        """Say what a saved search asks for and what is new in it; this counts as a visit."""
        new = f" · since last time: +{len(self._new[name]):,}" if self._new.get(name) else ""
        self._say(f"{self.session.marks.searches.get(name, '')}{new}")
        self._visit(name)

    def _visit(self, name: str) -> None:
        """Keep that a saved search was looked at, once for each window; what is new in it stays so until the next."""
        if self._visited.get(name) == self._since.get(name):
            self._visited[name] = int(time.time())
            visits: dict[str, JSON] = {name: at for name, at in self._visited.items()}
            self.session.store.keep_place({_VISITS: visits})

    # what they find

    def _apply(self, done: Done, *, aloud: bool = False) -> None:
        """Show what a change did; it may be one of the saved searches."""
        super()._apply(done, aloud=aloud)
        searches = self.session.marks.searches
        if searches != self._searches:
            self._searches, self._worked_out = searches, None
            gone = self.view.topic.startswith(SAVED) and self.view.topic.removeprefix(SAVED) not in searches
            self._list(View(sort=self.view.sort, translate=self.view.translate) if gone else self.view)
            if aloud:
                self._say(done.said)

    def _count(self) -> None:
        """Bring figures up to date, those of the saved searches first."""
        session = self.session
        catalog, marks = session.catalog, session.marks
        self._saved = {
            name: topic_rows(catalog, marks, f"{SAVED}{name}", self.view.translate) for name in marks.searches
        }
        self._new = {}
        if self._saved:
            from tui.library.search.days import new_since

            for name, since in self._since.items():
                if name in self._saved:
                    fresh = new_since(catalog, since * 10**9) & marks.unread
                    self._new[name] = self._saved[name] & fresh
        super()._count()
        if self._worked_out is not catalog:
            self._worked_out = catalog
            if len(catalog) > AT_ONCE and marks.searches:
                self._work_out()

    def _came_in(self) -> Mapping[str, int]:
        """Return of each saved search how much came in since the last visit."""
        return {f"{SAVED}{name}": len(rows) for name, rows in self._new.items()}

    @work(thread=True, exclusive=True, group="saved", exit_on_error=False)
    def _work_out(self) -> None:
        """Read the texts that saved searches must look into; what was found is remembered by the library."""
        session = self.session
        for name in session.marks.searches:
            listed(session.catalog, session.marks, View(f"{SAVED}{name}", translate=self.view.translate))
        self.post_message(self.Worked())

    @on(Worked)
    def _show_worked(self) -> None:
        """Show the figures that are known now."""
        self._count()

    # the reason

    def _watched(self, row: int) -> Sequence[tuple[str, str]]:
        """Return the saved searches that find a row, each with what it asks for."""
        return [(name, self._searches[name]) for name, rows in self._saved.items() if row in rows]

    def _why(self, row: int) -> Sequence[Piece]:
        """Return which saved searches a row is new in, and in a saved search what it asks for that no place tells."""
        if not self._saved:
            return ()
        here = self.view.topic.removeprefix(SAVED) if self.view.topic.startswith(SAVED) else None
        new = [name for name, rows in self._new.items() if row in rows]
        others = ", ".join(name for name in new if name != here)
        found = [Piece("new" if here in new else "", "starred"), Piece(f"new in {others}" if others else "", "starred")]
        if here is not None:
            catalog = self.session.catalog
            asked = self._tags_asked(here)
            found += [Piece(catalog.name(tag), facet(tag)) for tag in self.session.tags(row) if tag in asked]
        return tuple(piece for piece in found if piece.text)

    def _tags_asked(self, name: str) -> frozenset[str]:
        """Return the actors and themes that a saved search asks for."""
        from tui.library.search.query import Fault, read
        from tui.library.search.saved import tags_asked

        query = read(self._searches.get(name, ""), self.view.translate)
        tags = frozenset[str]() if isinstance(query, Fault) else tags_asked(query.asked, self.session.catalog)
        return frozenset(tag for tag in tags if facet(tag) != "place")
