"""What can be done here: help, palette and colours."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.actions import SCOPES, of_scope
from tui.keymaps import BESIDE
from tui.library.view import SAVED
from tui.look.lines import TopicLine
from tui.screens.panes import STORIES, topic_lines
from tui.screens.surveying import Surveying
from tui.widgets.rows import Made

if TYPE_CHECKING:
    from tui.palette import Command


class Offering(Surveying):
    """A reader that tells what it can do."""

    def action_help(self) -> None:
        """Show what has the focus, and its keys."""
        self._push_help(tour=False)

    def _push_help(self, *, tour: bool) -> None:
        """Show the help of what has the focus, from its keys or from the tour on."""
        from tui.screens.help import ABOUT, Help

        scopes = (self.pane, *BESIDE.get(self.pane, ()), "reader")
        self.app.push_screen(Help(self.pane.capitalize(), ABOUT[self.pane], scopes, self.session.keymap, tour=tour))

    def action_tour(self) -> None:
        """Show the tour for newcomers."""
        self._push_help(tour=True)

    def action_colours(self) -> None:
        """Choose the colours, seeing each before it is taken."""
        from tui.screens.colours import Colours

        self.app.push_screen(Colours())

    def action_palette(self) -> None:
        """Find anything by its name."""
        from tui.palette import Palette

        if not Palette.is_open(self.app):
            self.app.push_screen(Palette(placeholder="an action, topic, saved search, tag, document or look"))

    def commands(self) -> "Iterable[Command]":
        """Yield what the palette offers: what can be done here and everywhere, then topics, tags and colours."""
        from tui.palette import Command

        for scope in ("reader", self.pane, *BESIDE.get(self.pane, ())):
            if scope != "search":
                yield from self._actions(scope)
        yield Command("Tour", "One page for newcomers", self.action_tour)
        for look in self.app.available_themes:
            choose = partial(setattr, self.app, "theme", look)
            yield Command(f"Colours: {look}", "Use this look from now on", choose, offered=False)
        for line in topic_lines(self.session, self.view, self._folded & {STORIES}):
            if line.folded is None:
                yield self._topic(line)
        for choice in self.tags.entries:
            cycle = partial(self._cycle, choice.tag)
            yield Command(f"Tag: {choice.label}", "Include, exclude or leave out", cycle, offered=False)

    def _actions(self, scope: str) -> "Iterable[Command]":
        """Yield the actions of a place; those of a pane are done there."""
        from tui.palette import Command

        there = self if scope == "reader" else self.focused or self
        where = "" if scope == "reader" else f" ({SCOPES[scope][:1].lower()}{SCOPES[scope][1:]})"
        for action in of_scope(scope):
            keys = self.session.keymap.signs(action.name, self.pane)
            run = partial(self.app.run_action, action.method, there)
            yield Command(action.label, f"{action.help}{where}", run, keys)

    def _topic(self, line: TopicLine) -> "Command":
        """Return what lists a topic; a saved search is listed with nothing less than it finds."""
        from tui.palette import Command

        kind, _, name = line.topic.partition(":")
        if f"{kind}:" == SAVED:
            about = self.session.marks.searches.get(name, "")
            return Command(f"Saved search: {name}", about, partial(self._go_to_search, name), offered=False)
        called = {"doc": "Document", STORIES: "Storyline"}.get(kind, "Topic")
        figures = f"{line.unread:,} unread of {line.total:,}"
        return Command(f"{called}: {line.label}", figures, partial(self._go_to_topic, line.topic), offered=False)

    def _go_to_topic(self, topic: str) -> None:
        """List a topic chosen in the palette, even of a folded group."""
        lines = self.topics.entries
        if isinstance(lines, Made) and topic in lines.names:
            self.topics.cursor = lines.names.index(topic)
        else:
            self._relist(replace(self.view, topic=topic))
        self.action_pane("snippets")
