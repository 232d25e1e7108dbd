"""A dialog of one line: a name to give, or one to choose among those that are there."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.look.keys import bindings
from tui.look.offers import Offer
from tui.look.pages import sentences
from tui.look.wrap import Line
from tui.screens.dialog import Completing
from tui.widgets.completions import Completions
from tui.widgets.search import Typing

_WITH_OFFERS, _ALONE = 12, 7
"""The lines of the dialog with something to choose from, and without."""


def _none(_: str) -> Sequence[Offer]:
    """Offer nothing."""
    return ()


class Prompt(Completing[str | None]):
    """Asks for a line; gives it, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("prompt")
    DEFAULT_CSS = """
    #prompt {
        max-width: 76;
    }
    #prompt-page { height: 1fr; margin-top: 1; }
    """

    def __init__(
        self,
        title: str,
        about: Callable[[str], str],
        *,
        start: str = "",
        offers: Callable[[str], Sequence[Offer]] = _none,
        among: bool = False,
    ) -> None:
        """Take what is asked.

        Args:
            title: What stands in the frame.
            about: Gives one sentence on what Enter would do with a text.
            start: What stands in the line at first.
            offers: Gives what can be chosen, for a text.
            among: Whether only what is offered will do.
        """
        super().__init__()
        self._title, self._about, self._start, self._offers, self._among = title, about, start, offers, among

    def compose(self) -> ComposeResult:
        """Lay out the line over what can be chosen."""
        with Vertical(id="prompt", classes="dialog") as frame:
            frame.border_title = Content(self._title)
            frame.styles.height = _WITH_OFFERS if self._offers is not _none else _ALONE
            yield Typing(self._typed, lambda _: self._chosen, placeholder="a name", id="prompt-line")
            yield Completions(lambda text: self.answer(text), id="prompt-page")

    @property
    def _chosen(self) -> str | None:
        """What is chosen among the offers."""
        return self.page.chosen.text if self.page.chosen else None

    def on_mount(self) -> None:
        """Show what there is, and type: a letter takes the place of the name that stands there."""
        self.line.set_quietly(self._start)
        self._typed(self._start)
        self.set_focus(self.line)
        self.line.select_all()

    def action_accept(self) -> None:
        """Answer with what stands in the line, or with what is chosen."""
        self.answer(self.line.value)

    def answer(self, text: str) -> None:
        """Give the answer; an empty one keeps the dialog open."""
        answer = self._chosen if self._among else text.strip()
        if answer:
            self.dismiss(answer)

    def _typed(self, text: str) -> None:
        """Say what Enter would do, and offer what fits."""

        def write(width: int) -> list[Line]:
            return [*sentences([self._about(text.strip())], width), ()]

        self.page.show(write, self._offers(text))
