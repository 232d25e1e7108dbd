"""Finding one's way: topics, tags, search, snippets and article, and the keys that move among them.

The browser owns what is shown: a view (topic, tags, search, sort), what that lists, and the row under the cursor, which
the article always follows. Whatever a key causes is applied inside its own handler, so that a key costs one frame.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Final

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.getters import query_one
from textual.reactive import Reactive
from textual.widget import Widget

from tui.library.view import AT_ONCE, SAVED, Listing, View, listed, topic_rows
from tui.look.article import article_lines
from tui.look.keys import hints
from tui.look.lines import LETTERS, SIGNS, TopicLine, snippet_lines
from tui.look.pages import indented, sentences, welcome
from tui.look.status import filter_pieces, saving_pieces
from tui.look.wrap import Line, Piece
from tui.screens.layout import PANES, fit
from tui.screens.painting import Part
from tui.screens.panes import STORIES, index_of, label_of, nothing_listed, reading_of, tag_lines, topic_lines
from tui.screens.place import Place
from tui.session import Session
from tui.widgets.article import Article
from tui.widgets.lines import Lines
from tui.widgets.rows import Rows
from tui.widgets.search import Search
from tui.widgets.snippets import Snippets
from tui.widgets.status import Keys, OneLine
from tui.widgets.tags import Tags
from tui.widgets.topics import Topics

_BACK: Final = {"article": "snippets", "snippets": "topics", "tags": "topics", "search": "snippets"}


class Browser(Part):
    """Shows the library, and follows the cursor through it."""

    AUTO_FOCUS = ""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)  # else each change of pane paints all of them

    topics = query_one(Topics)
    tags = query_one(Tags)
    snippets = query_one(Snippets)
    article = query_one("#article", Article)
    search = query_one(Search)
    status = query_one("#status", OneLine)
    keys = query_one(Keys)

    def __init__(self, session: Session) -> None:
        """Take the library to show."""
        super().__init__()
        self.session = session
        place = Place.read(session.store.place)
        gone = ":" in place.view.topic and not topic_rows(session.catalog, session.marks, place.view.topic)
        if place.view.topic.startswith(SAVED):
            gone = place.view.topic.removeprefix(SAVED) not in session.marks.searches
        self.view = replace(place.view, topic="all" if gone else place.view.topic, translate=session.settings.translate)
        self._at = session.catalog.row(place.snippet)
        self._folded = place.folded
        self._welcoming = not place.welcomed
        self._listing = listed(session.catalog, session.marks, View())
        self._searched = self._listing
        self._said = Piece("")
        self._waits = False
        self._hints: dict[str, Sequence[tuple[str, str]]] = {}
        """The keys of each pane that had the focus once, with their labels."""
        self._followed = ""
        """The pane whose keys are shown."""
        self._alone = False
        """Whether the article has the whole window."""
        self._news: Sequence[Piece] = ()

    def compose(self) -> ComposeResult:
        """Fill the grid row by row: topics over tags, the search over the snippets, the article; two lines below."""
        yield Topics(self._rest_on_topic)
        yield Search(self._narrow, self._completed, self._choose, lambda: self.snippets.offers.close())
        yield Article()
        yield Snippets(
            self._draw,
            look=self._look,
            rest=lambda _: self._rested(),
            empty=self._missing,
            take=lambda text: self.search.put(text),
        )
        yield Tags(self._cycle, self._any_or_all)
        yield OneLine(id="status")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Come back to where one left off: the first unread row from there on."""
        self._fit(self.app.size)
        self.search.set_quietly(self.view.query)
        self._list(self.view)
        start = self._listing.nearest(self.session.marks.unread, self.snippets.cursor)
        if start is not None:
            self.snippets.show(self._listing.rows, start)
            self._hold()
            self._preview()
        self.action_pane("snippets")
        if notices := self.session.notices:
            more = f"{len(notices):,} things to know (sahel-reader check): " if len(notices) > 1 else ""
            self._say(more + notices[0], "fault")

    def place(self) -> Place:
        """Return where one is now, to be found again."""
        row = self.snippets.current
        return Place(
            self.view, "" if row is None else self.session.catalog.snippet(row).id, self._folded, welcomed=True
        )

    def _list(self, view: View) -> None:
        """List what a view lists with the cursor on the held snippet; a search that cannot be read keeps the list."""
        if view.topic.startswith((f"{STORIES}:", "doc:")) and not self.session.catalog.rows(view.topic):
            view = replace(view, topic="all")  # the story is not told any more, the document is gone
        self.view = view
        self._searched = listing = self._look_up(view)
        self._say_fault()
        if (listing.fault or listing.unfinished) and len(self.snippets.entries) == len(self._listing.rows):
            return
        self._listing = listing
        index = None if self._at is None else listing.index(self._at)
        self.snippets.show(listing.rows, index or 0)
        self._count()
        self._preview()

    def _look_up(self, view: View) -> Listing:
        """Return what a view lists, reading no more texts for it than fit into a frame."""
        return listed(self.session.catalog, self.session.marks, view, lambda texts: texts <= AT_ONCE)

    def _say_fault(self) -> None:
        """Say what is wrong with the search, unless the line under it says so already."""
        fault = None if self.pane == "search" else self._searched.fault
        self._say(f"{fault.sentence} (at “{self.view.query[fault.at :]}”)" if fault else "", "fault")

    def _relist(self, view: View) -> None:
        """List another view; the cursor stays on its snippet."""
        if view != self.view:
            self._end_welcome()
            self._hold()
            self._list(view)

    def _hold(self) -> None:
        """Remember the snippet under the cursor, if there is one, as the one to stay on."""
        if self.snippets.current is not None:
            self._at = self.snippets.current

    def _count(self) -> None:
        """Bring figures and frames up to date."""
        lines = topic_lines(self.session, self.view, self._folded, self._came_in())
        at = self.topics.current
        on_heading = at is not None and at.folded is not None
        self.topics.show(lines, self.topics.cursor if on_heading else index_of(lines, self.view.topic))
        self.tags.show(tag_lines(self.session, self.view), self.tags.cursor)
        self.tags.put_title(f"Tags · {self.view.mode}" if self.view.include else "Tags")
        total, shown = len(self.session.catalog), len(self._listing.rows)
        unread = self._listing.matched.intersection_cardinality(self.session.marks.unread)
        figures = f"{shown:,} of {total:,}" if shown != total else f"{total:,}"
        self.snippets.put_title(f"Snippets · {figures} · {unread:,} unread")

    def _draw(self, row: int, width: int) -> tuple[Line, Line]:
        """Return the lines of a row."""
        session = self.session
        snippet, mark = session.catalog.snippet(row), session.mark(row)
        signs = SIGNS if session.settings.symbols else LETTERS
        tags, collected, hits = session.tags(row), row in session.in_brief, self._listing.hits
        name, why = session.catalog.name, self._why(row)
        return snippet_lines(snippet, mark, tags, name, width, signs, hits, collected=collected, why=why)

    def _look(self, row: int) -> Hashable:
        """Return what a drawn row depends on."""
        return row, self.session.mark(row), row in self.session.in_brief, self._listing.sought, self._why(row)

    def _preview(self, *, keep_place: bool = False) -> None:
        """Show the current snippet in the article, or what stands there instead."""
        row, session = self.snippets.current, self.session
        if row is None:
            self.article.show(lambda _: ())
        elif self._welcoming:
            figures = len(session.catalog), len(session.catalog.documents)
            self.article.show(lambda width: welcome(*figures, session.keymap, width))
        else:
            reading = reading_of(session, row, self._listing.hits, self._related(row), self._watched(row))
            self.article.show(lambda width: article_lines(reading, session.catalog.name, width), keep_place=keep_place)

    def _related(self, row: int) -> Sequence[tuple[str, str]]:  # noqa: ARG002 (a browser that only browses knows none)
        """Return headlines of snippets that are related to a row, each with the reason."""
        return ()

    def _watched(self, row: int) -> Sequence[tuple[str, str]]:  # noqa: ARG002 (likewise)
        """Return the saved searches that find a row, each with what it asks for."""
        return ()

    def _why(self, row: int) -> Sequence[Piece]:  # noqa: ARG002 (likewise)
        """Return what is to be said in a row of why it is listed or new."""
        return ()

    def _came_in(self) -> Mapping[str, int]:
        """Return of each saved search how much came in since the last visit."""
        return {}

    def _missing(self, width: int) -> list[Line]:
        """Return why nothing is listed, and which key helps."""
        fault = self._searched.fault
        said = nothing_listed(self.session, self.view)
        if fault:
            told = [] if self.pane == "search" else [fault.sentence]
            said = [*told, self.session.keymap.fill("{reader.escape} clears the search.")]
        return indented(sentences(said, width - 2))

    def _say(self, sentence: str, meaning: str = "ink") -> None:
        """Put a sentence into the status line, in place of the last one."""
        self._said = Piece(sentence, meaning)
        self._show_status()

    def _show_status(self) -> None:
        """Show the filter, the last sentence, whether all is saved, and the order of the list."""
        store = self.session.store
        left = [*filter_pieces(self.view, lambda tag: label_of(self.session, tag)), self._said]
        saving = saving_pieces(self._listing.sort, store.failure, self._waits, store.read_only)
        self.status.show(left, [*self._news, *saving])

    def _rested(self) -> None:
        """Preview the snippet that the cursor came to, in the same frame."""
        self._end_welcome()
        self._hold()
        self._say("")
        self._preview()

    def _end_welcome(self) -> None:
        """Let the first article take the place of the welcome, for good."""
        if self._welcoming:
            self._welcoming = False
            self.session.store.keep_place({"welcomed": True})

    def _rest_on_topic(self, line: TopicLine) -> None:
        """Narrow the list to the topic that the cursor came to; a heading changes nothing."""
        if line.folded is None:
            self._relist(replace(self.view, topic=line.topic))

    def _narrow(self, query: str) -> None:
        """Narrow the list to what is being typed; taking letters back leads back to the snippet where typing began."""
        self._end_welcome()
        self._list(replace(self.view, query=query))

    def _cycle(self, tag: str) -> None:
        """Move a tag on: off, included, excluded."""
        self._relist(self.view.cycled(tag))

    def _any_or_all(self) -> None:
        """Turn any of the included tags into all of them, and back."""
        self._relist(replace(self.view, mode="any" if self.view.mode == "all" else "all"))
        self._say(f"The list holds what has {self.view.mode} of the included tags.")

    @on(Rows.Opened, "#topics")
    def _open_topic(self) -> None:
        """Fold the group, or go to the list of the topic."""
        line = self.topics.current
        if line is None or line.folded is None:
            self.action_pane("snippets")
            return
        self._folded ^= {line.topic}
        self._count()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus wherever it went, as by a click."""
        if event.widget.id is not None:
            self._follow_focus()

    def _follow_focus(self) -> None:
        """Show the keys of the pane that has the focus now, if it is another; narrow screens show that pane."""
        if self.pane == self._followed:
            return
        self._followed = self.pane
        if self.pane != "search":
            self.snippets.offers.clear()
        self._alone = self._alone and self.pane == "article"
        self._fit(self.app.size)
        self._show_keys()

    def _show_keys(self) -> None:
        """Show the keys of the pane that has the focus."""
        pane = self.pane
        if pane not in self._hints:
            scopes = (pane,) if pane == "search" else (pane, "reader")
            back = ("reader.back",) if pane == "article" else ()
            self._hints[pane] = hints(self.session.keymap, pane, *scopes, also=back)
        self.keys.show_keys(self._hints[pane])

    def on_resize(self, event: events.Resize) -> None:
        """Show as many columns as the window has room for."""
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        """Lay the panes out for a size of the window."""
        fit(self, self.pane, size, alone=self._alone)

    def on_screen_suspend(self) -> None:
        """Show no keys that do nothing while a dialog or the palette is open."""
        self.keys.show_keys(())

    def on_screen_resume(self, event: events.ScreenResume) -> None:  # noqa: ARG002 (Textual calls both)
        """Show the keys again when a dialog closes, and put the terminal's cursor back on the current row."""
        if self.focused is not None:
            self._show_keys()
        if isinstance(self.focused, Lines):
            self.focused.stand()

    @property
    def pane(self) -> str:
        """The pane that has the focus, or "search"."""
        return (self.focused.id if self.focused else None) or "snippets"

    def action_pane(self, pane: str) -> None:
        """Go to a pane, before the next key is looked at."""
        self.set_focus(self.query_one(f"#{pane}"), scroll_visible=False)
        self._follow_focus()  # in this frame, not when Textual tells of it

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Go to a widget, and show that in the same frame; Textual shows it when it tells the widgets."""
        left = self.focused
        super().set_focus(widget, scroll_visible, from_app_focus)
        for pane in (left, self.focused):
            if pane is not None:
                pane.has_focus = pane is self.focused

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        """Go to the previous pane."""
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        """Go so many panes on, round and round."""
        here = PANES.index(self.pane) if self.pane in PANES else PANES.index("snippets")
        self.action_pane(PANES[(here + step) % len(PANES)])

    def action_back(self) -> None:
        """Go back one pane; nothing is cleared."""
        if self.pane == "topics":
            self._say("There is no pane before the topics.")
        else:
            self.action_pane(_BACK.get(self.pane, "topics"))

    def action_escape(self) -> None:
        """Clear the search, else the tags, else go back one pane."""
        if self.view.query:
            self.search.set_quietly("")
            self._narrow("")
        elif self.view.include or self.view.exclude:
            self._relist(replace(self.view, include=frozenset(), exclude=frozenset()))
        else:
            self.action_back()

    def action_search(self) -> None:
        """Go to the search line."""
        self._hold()
        self.action_pane("search")

    @on(Search.Left)
    def _leave_search(self) -> None:
        """Go from the search to the list."""
        self._hold()
        self.action_pane("snippets")
        self._say_fault()

    def _completed(self, text: str) -> str | None:  # noqa: ARG002 (a browser that only browses knows none)
        """Return the search with its completion taken, or None."""
        return None

    def _choose(self, step: int) -> None:
        """Choose another completion."""
