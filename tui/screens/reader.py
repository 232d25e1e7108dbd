"""Reading and triage: opening snippets, marking, tagging, undoing, copying, and help."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

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
from tui.screens.completions import completed_tags
from tui.screens.relating import Relating
from tui.session import Done
from tui.state.store import LATE, Change
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.palette import Command
    from tui.screens.tag_editor import Edit


class Reader(Relating):
    """The screen of the reader: everything the browser shows, and what one does to it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("reader")

    class Changed(Message, bubble=False):
        """Another window changed marks, or the disk refused or took them again."""

        def __init__(self, change: Change) -> None:
            """Take what changed."""
            super().__init__()
            self.change = change

    class Reread(Message, bubble=False):
        """The documents were read again."""

        def __init__(self, library: Library) -> None:
            """Take what they hold now."""
            super().__init__()
            self.library = library

    def on_mount(self) -> None:
        """Listen to other windows and the disk."""
        self.session.store.watch(self._hear)

    def _hear(self, change: Change) -> None:
        """Pass a change on from whatever thread it comes."""
        self.post_message(self.Changed(change))

    def _rested(self) -> None:
        """Preview the snippet that the cursor came to; with the setting for it, that counts as reading."""
        super()._rested()
        if self.session.settings.mark_read == "rest":
            self._apply(self.session.read(self._current()))

    def _apply(self, done: Done, *, aloud: bool = False) -> None:
        """Show what a change of marks did: rows in sight, figures, article, and the sentence if it was asked for."""
        if done.rows:
            self.snippets.repaint()
            self._count()
            if self.snippets.current in done.rows:
                self._preview(keep_place=True)
        if aloud:
            self._say(done.said)
        if done.saved is not None:
            self.set_timer(LATE, self._show_pending)

    def _show_pending(self) -> None:
        """Say that something is still not on disk, until it is."""
        self._waits = self.session.store.pending > 0
        self._show_status()
        if self._waits:
            self.set_timer(LATE, self._show_pending)

    @on(Changed)
    def _take_change(self, message: Changed) -> None:
        """Show what another window did, or what the disk says."""
        self._apply(Done("", self.session.take(message.change)))
        self._show_status()

    def _current(self) -> list[int]:
        """Return the rows that a key acts on."""
        row = self.snippets.current
        return [] if row is None else [row]

    # opening

    @on(Rows.Opened, "#snippets")
    def _open(self) -> None:
        """Read the current snippet: it counts as read from now on, and the article has the focus."""
        if not self.snippets.entries:
            return
        self._say("")
        if self._welcoming:
            self._end_welcome()
            self._preview()
        if self.session.settings.mark_read != "never":
            self._apply(self.session.read(self._current()))
        self.action_pane("article")

    def action_onward(self) -> None:
        """Open an unread snippet; in an open one scroll a page, and at its end go to the next unread one."""
        row = self.snippets.current
        if row is not None and row in self.session.marks.unread and self.session.settings.mark_read != "never":
            self._open()
        elif row is None or not self.article.scroll_page():
            self.action_next_unread()

    def action_next_unread(self) -> None:
        """Open the next unread snippet of the list, if there is one below."""
        self._open_at(self._unread(range(self.snippets.cursor + 1, len(self._listing.rows))), "below")

    def action_previous_unread(self) -> None:
        """Open the previous unread snippet of the list, if there is one above."""
        self._open_at(self._unread(range(self.snippets.cursor - 1, -1, -1)), "above")

    def _open_at(self, index: int | None, side: str) -> None:
        """Open the row at an index, or say that no unread one is left on that side."""
        if index is None:
            left = self._listing.matched.intersection_cardinality(self.session.marks.unread)
            self._say(f"No unread snippet {side}." + (f" {left:,} elsewhere in the list." if left else ""))
            return
        self.snippets.cursor = index
        self._open()

    def action_next_snippet(self) -> None:
        """Go to the next snippet; it is opened if the article has the focus."""
        self._step(1)

    def action_previous_snippet(self) -> None:
        """Go to the previous snippet; it is opened if the article has the focus."""
        self._step(-1)

    def _step(self, step: int) -> None:
        """Move the cursor of the list, and open the snippet where one is reading."""
        before = self.snippets.cursor
        self.snippets.cursor += step
        if self.snippets.cursor == before:
            self._say("This is the last snippet of the list." if step > 0 else "This is the first snippet of the list.")
        elif self.pane == "article":
            self._open()

    # marks

    def action_star(self) -> None:
        """Star the snippet, or take its star away."""
        rows = self._current()
        on = not all(self.session.mark(row).starred for row in rows)
        self._apply(self.session.star(rows, on=on), aloud=True)

    def action_toggle_read(self) -> None:
        """Mark the snippet read or unread."""
        rows = self._current()
        on = not all(self.session.mark(row).read for row in rows)
        self._apply(self.session.read(rows, on=on), aloud=True)

    def action_read_all(self) -> None:
        """Mark read what is listed, and nothing else."""
        self._apply(self.session.read(self._listing.rows), aloud=True)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._apply(self.session.undo(), aloud=True)
        self._reread_outdated()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._apply(self.session.redo(), aloud=True)
        self._reread_outdated()

    def action_tag(self) -> None:
        """Edit the snippet's own tags."""
        from tui.screens.tag_editor import TagEditor  # like every dialog no part of the first paint

        rows = self._current()
        if not rows:
            return

        def save(edit: "Edit | None") -> None:
            if edit is not None:
                self._apply(self.session.tag(rows, edit.add, edit.remove), aloud=True)

        session = self.session
        known = [tag.removeprefix("tag:") for tag in session.marks.tags(session.catalog, "tag")]
        complete = partial(completed_tags, session=session)
        headline = session.catalog.snippet(rows[0]).headline
        self.app.push_screen(TagEditor(headline, session.mark(rows[0]).tags, known, complete), save)

    def action_why(self) -> None:
        """Show which words gave the snippet its tags, to be pinned or rejected."""
        from tui.screens.why import Why

        for row in self._current():
            self.app.push_screen(Why(self.session, row, partial(self._apply, aloud=True)))

    # taking along

    def action_open_link(self) -> None:
        """Open the snippet's link, or say where it stands."""
        for row in self._current():
            link = self.session.catalog.snippet(row).link
            where = "; ".join(place_of(sighting) for sighting in self.session.catalog.sightings(row)[:1])
            self._say(open_or_copy(self.app, link) if link else f"This snippet has no link. It stands in {where}.")

    def action_copy(self) -> None:
        """Copy a citation of the snippet."""
        for row in self._current():
            text = citation(self.session.catalog.snippet(row), self.session.catalog.sightings(row))
            self._say(copy(self.app, text, "The citation was"))

    def action_copy_whole(self) -> None:
        """Copy the text of the snippet."""
        for row in self._current():
            snippet = self.session.catalog.snippet(row)
            text = "\n\n".join(part for part in (snippet.title, snippet.body) if part)
            self._say(copy(self.app, text, "The text was"))

    # the documents

    def action_account(self) -> None:
        """Show what was left out of the snippet's document, beginning at the snippet."""
        from tui.screens.account import Account

        for row in self._current():
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
        said = self.session.show(message.library)
        self._at = self.session.catalog.row(kept)
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
