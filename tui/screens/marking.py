"""Marks by key: read, star, own tags, the lexicon's tags, and taking it all back."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from pyroaring import BitMap
from textual import on
from textual.message import Message

from tui.model import plural
from tui.screens.selecting import Selecting
from tui.session import Done
from tui.state.store import LATE, Change

if TYPE_CHECKING:
    from tui.screens.tag_editor import Edit, Scope


class Marking(Selecting):
    """A browser in which marks change, by keys and by what other windows do."""

    class Changed(Message, bubble=False):
        """Another window changed marks, or the disk refused or took them again."""

        def __init__(self, change: Change) -> None:
            """Take what changed."""
            super().__init__()
            self.change = change

    def on_mount(self) -> None:
        """Listen to other windows and the disk."""
        self.session.store.watch(self._hear)

    def _hear(self, change: Change) -> None:
        """Pass a change on from whatever thread it comes."""
        self.post_message(self.Changed(change))

    def _apply(self, done: Done, *, aloud: bool = False) -> None:
        """Show what a change of marks did: rows in sight, figures, article, and the sentence if it was asked for."""
        if done.rows:
            self._repaint_rows(done.rows)
            self._count()
            if self.snippets.current in done.rows:
                self._preview(keep_place=True)
        if aloud:
            self._say(done.said)
        if done.saved is not None:
            self.set_timer(LATE, self._show_pending)

    def _repaint_rows(self, rows: Collection[int]) -> None:
        """Paint listed rows again, since their marks are others now."""
        if len(rows) > 1:
            self.snippets.repaint()
            return
        for row in rows:
            index = self._listing.index(row)
            if index is not None:
                self.snippets.repaint_row(index)

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

    def action_star(self) -> None:
        """Star the snippet, or take its star away."""
        rows = self._chosen()
        on = not all(self.session.mark(row).starred for row in rows)
        self._apply(self.session.star(rows, on=on), aloud=True)

    def action_toggle_read(self) -> None:
        """Mark the snippet read or unread."""
        rows = self._chosen()
        on = not all(self.session.mark(row).read for row in rows)
        self._apply(self.session.read(rows, on=on), aloud=True)

    def action_read_all(self) -> None:
        """Mark read what is selected, else what is listed, and nothing else."""
        self._apply(self.session.read(self.selection or self._listing.rows), aloud=True)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._apply(self.session.undo(), aloud=True)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._apply(self.session.redo(), aloud=True)

    def action_tag(self) -> None:
        """Edit the own tags of the snippet, of those that are selected, or of all that is listed."""
        from tui.screens.completions import completed_tags
        from tui.screens.tag_editor import TagEditor  # like every dialog no part of the first paint

        rows, session = self._chosen(), self.session
        if not rows:
            return
        scopes = [(BitMap(rows), self._called(rows)), (self._listing.matched.copy(), "")]

        def save(edit: "Edit | None") -> None:
            if edit is not None:
                self._apply(session.tag(scopes[edit.scope][0], edit.add, edit.remove), aloud=True)

        known = [tag.removeprefix("tag:") for tag in session.marks.tags(session.catalog, "tag")]
        complete = partial(completed_tags, session=session)
        self.app.push_screen(TagEditor([self._scope(*scope) for scope in scopes], known, complete), save)

    def _scope(self, rows: BitMap, called: str) -> "Scope":
        """Return some rows as the tag editor shows them."""
        from tui.screens.tag_editor import Scope

        own = self.session.marks.own
        held = {tag: len(rows & own[tag]) for tag in sorted(own)}
        shared = [tag.removeprefix("tag:") for tag, count in held.items() if count == len(rows)]
        others = [tag.removeprefix("tag:") for tag, count in held.items() if 0 < count < len(rows)]
        return Scope(called or f"All that is listed: {plural(len(rows), 'snippet')}", shared, others)

    def _called(self, rows: Sequence[int]) -> str:
        """Return what stands above a dialog that is about some rows."""
        if len(rows) > 1:
            return f"{len(rows):,} selected snippets"
        return self.session.catalog.snippet(rows[0]).headline

    def action_note(self) -> None:
        """Write a note to the snippet; what is written to a selection stands below the notes that are there."""
        from tui.screens.note_editor import NoteEditor

        rows, session = self._chosen(), self.session
        if not rows:
            return
        alone = len(rows) == 1
        before = session.mark(rows[0]).note if alone else ""

        def keep(text: str | None) -> None:
            if text is not None and text != before:
                self._apply(session.note(rows, text) if alone else session.add_note(rows, text), aloud=True)

        def let_go() -> None:
            self._apply(session.let_go(rows[0]), aloud=True)

        lost = session.lost_notes(rows[0]) if alone else ()
        self.app.push_screen(NoteEditor(self._called(rows), before, lost, let_go), keep)

    def action_why(self) -> None:
        """Show which words gave the snippet its tags, to be pinned or rejected."""
        from tui.screens.why import Why

        for row in self._here():
            self.app.push_screen(Why(self.session, row, partial(self._apply, aloud=True)))
