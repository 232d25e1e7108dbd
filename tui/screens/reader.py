"""The screen of the reader: what the browser shows and marks, taking along, the documents, and help."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui.actions import of_scope
from tui.look.keys import bindings, signs
from tui.screens.gathering import Gathering

if TYPE_CHECKING:
    from tui.palette import Command


class Reader(Gathering):
    """The screen of the reader: everything the browser shows, and what one does to it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("reader")

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
