"""What every dialog shares: it stands in the middle of the dimmed reader, over its own keys; its lines look alike."""

from itertools import takewhile
from typing import Protocol, TypeVar, runtime_checkable

from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.strip import Strip

from tui.keymaps import FACTORY, Keymap
from tui.look.dimming import dimmed
from tui.look.keys import hints
from tui.screens.painting import Painted, lines_of
from tui.widgets.completions import Completions
from tui.widgets.cover import Cover
from tui.widgets.search import Typing
from tui.widgets.status import Keys

Result = TypeVar("Result")


@runtime_checkable
class HasKeymap(Protocol):
    """A program that knows the keys in force."""

    keymap: Keymap


class Dialog(Painted[Result], ModalScreen[Result]):
    """A screen over the reader; gives a result when it closes."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $ground 60%;
        overflow: hidden;
        & > Keys { dock: bottom; }
        & .dialog {
            width: 90%;
            background: $ground;
            padding: 0 1;
        }
        & Typing {
            height: 1;
            background: $ground;
            color: $ink;
            &:focus { background-tint: $ground 0%; }
            & > .input--placeholder { color: $muted; }
            & > .input--suggestion { color: $suggested; }
        }
        & TextArea {
            height: 1fr;
            padding: 0;
            background: $ground;
            color: $ink;
            & .text-area--cursor-line { background: $ground; }
            & .text-area--placeholder { color: $muted; }
        }
    }
    """

    def __init__(self) -> None:
        """Show nothing until all of it stands."""
        super().__init__()
        self.hold_painting()

    @property
    def keymap_in_force(self) -> Keymap:
        """The keys in force."""
        return self.app.keymap if isinstance(self.app, HasKeymap) else FACTORY

    def keyed(self, text: str) -> str:
        """Return a sentence with the keys in force in place of the names of actions in braces."""
        return self.keymap_in_force.fill(text)

    def on_mount(self) -> None:
        """Show its keys in place of the reader's."""
        scope = next(each.id.partition(".")[0] for each in self.BINDINGS if isinstance(each, Binding) and each.id)
        keys = Keys(id="dialog-keys")
        keys.show_keys(hints(self.keymap_in_force, scope, scope))
        self.mount(keys)
        self.call_later(self.paint_from_now_on)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw what is behind it: the screen below, dimmed."""
        below = [*takewhile(lambda screen: screen is not self, self.app.screen_stack)]
        return dimmed(lines_of(below[-1], crop), self.styles.background) if below else super().render_lines(crop)

    def on_resize(self, event: events.Resize) -> None:
        """Say so where the window is too small for it."""
        Cover.fit(self, event.size)


class Asking(Dialog[Result]):
    """A dialog that begins with a line to type into."""

    @property
    def line(self) -> Typing:
        """The line."""
        return self.query_one(Typing)

    def on_input_submitted(self) -> None:
        """Answer with Enter; what was typed behind it is for the line again, if that stays."""
        self.answer(self.line.value)
        self.line.type_on()

    def answer(self, text: str) -> None:
        """Take what stands in the line: close, or say what is wrong with it."""
        raise NotImplementedError

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def action_complete(self) -> None:
        """Take the completion."""
        self.line.action_complete()


class Completing(Asking[Result]):
    """A dialog of a line, and what it may become."""

    @property
    def page(self) -> Completions:
        """What stands under the line."""
        return self.query_one(Completions)

    def action_choose_next(self) -> None:
        """Choose the next offer."""
        self.page.choose(1)

    def action_choose_previous(self) -> None:
        """Choose the previous offer."""
        self.page.choose(-1)
