"""Lines to type into: the search, and the base it shares with the dialogs."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.suggester import Suggester
from textual.widgets import Input

from tui.look.keys import bindings


class _Rest(Suggester):
    """Gives the rest of what is being typed, from a function."""

    def __init__(self, complete: Callable[[str], str | None]) -> None:
        """Take the function; nothing is cached, since names come and go."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """Return the completed text, or None."""
        return self._complete(value)


class Typing(Input):
    """A line that calls on every change, inside the key's own frame, and lays nothing out."""

    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(
        self,
        typed: Callable[[str], None],
        complete: Callable[[str], str | None],
        *,
        placeholder: str,
        id: str,
        inline: bool = False,
    ) -> None:
        """Take what to call with the new text, and what knows completions.

        Args:
            typed: Called with the new text.
            complete: Gives the completed text for a text, or None.
            placeholder: What stands there while nothing is typed.
            id: The id of the widget.
            inline: Whether the completion is shown in the line itself.
        """
        self._typed: Callable[[str], None] = lambda _: None
        suggester = _Rest(complete) if inline else None
        super().__init__(placeholder=placeholder, suggester=suggester, select_on_focus=False, id=id)
        self.set_reactive(Input.compact, True)
        self.add_class("-textual-compact", update=False)  # the usual way it would be styled before it stands anywhere
        self.cursor_blink = False
        self._complete = complete
        self._typed = typed
        self._leaving = False
        self._held: list[events.Key] = []

    def on_key(self, event: events.Key) -> None:
        """Hold what was typed behind Enter, if it came in one piece with it: it is meant for where Enter leads."""
        if self._leaving:
            event.stop()
            event.prevent_default()
            self._held.append(events.Key(event.key, event.character))
        self._leaving = self._leaving or event.key == "enter"

    def on_blur(self) -> None:
        """Be left: what is held is typed where one is now."""
        self.type_on()

    def on_unmount(self) -> None:
        """Go, as with a dialog that closes."""
        self.type_on()

    def type_on(self) -> None:
        """Take letters again, as where Enter did not lead away; what is held is typed now, in its order."""
        self._leaving = False
        held, self._held = self._held, []
        for key in held:
            self.app.post_message(key)

    def watch_value(self, value: str) -> None:
        """Hand the text on before this frame is painted."""
        self._typed(value)

    def put(self, value: str) -> None:
        """Put a text into the line as if it had been typed."""
        self.value = value
        self.action_end()

    def set_quietly(self, value: str) -> None:
        """Put a text into the line without telling anybody."""
        typed, self._typed = self._typed, lambda _: None
        self.put(value)
        self._typed = typed

    def action_complete(self) -> None:
        """Take the completion, or move the cursor right where there is none."""
        self.action_cursor_right()

    def action_cursor_right(self, select: bool = False) -> None:
        """Move the cursor right; at the end take the completion."""
        completed = self._complete(self.value) if self.cursor_at_end and not select else None
        if completed:
            self.put(completed)
        else:
            super().action_cursor_right(select)


class Search(Typing):
    """The search line."""

    BORDER_TITLE = "Search"
    BINDINGS: ClassVar[list[BindingType]] = bindings("search")

    class Left(Message):
        """The person is done typing and goes to the list."""

    def __init__(
        self,
        typed: Callable[[str], None],
        complete: Callable[[str], str | None],
        choose: Callable[[int], None],
        close: Callable[[], bool],
    ) -> None:
        """Take what to call with the new text, and what knows completions.

        Args:
            typed: Called with the new text.
            complete: Gives the completed text for a text, or None.
            choose: Chooses a completion further down or up.
            close: Closes the completions; says whether there were any.
        """
        super().__init__(typed, complete, placeholder="/ words, place:mali, is:starred …", id="search")
        self._choose = choose
        self._close = close

    def action_accept(self) -> None:
        """Keep the search and go to the list."""
        self.post_message(self.Left())

    def action_cancel(self) -> None:
        """Close the completions; where there are none, clear the search and go to the list."""
        if not self._close():
            self.value = ""
            self.post_message(self.Left())

    def action_choose_next(self) -> None:
        """Choose the next completion."""
        self._choose(1)

    def action_choose_previous(self) -> None:
        """Choose the previous completion; while nothing is typed, an earlier search."""
        self._choose(-1)
