"""The tag editor: a line to type own tags into, how it may go on, and what the snippets have."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.look.keys import bindings
from tui.look.lines import joined
from tui.look.offers import Offer
from tui.look.wrap import Line, Piece, fitted, paragraph
from tui.model import TAG_FORM, own_tag
from tui.screens.dialog import Completing
from tui.widgets.completions import Completions
from tui.widgets.search import Typing


class Scope(NamedTuple):
    """Some snippets whose tags can be edited together."""

    heading: str
    """What they are called."""
    shared: Sequence[str]
    """The own tags that all of them have."""
    others: Sequence[str]
    """The own tags that some of them have."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What the person typed: own tags to give and to take away."""

    add: frozenset[str] = frozenset()
    remove: frozenset[str] = frozenset()
    scope: int = 0
    """Which of the scopes is meant."""


def read_edit(text: str) -> Edit | str:
    """Return what a line of tags asks for, or a sentence on the word that is no tag."""
    add: set[str] = set()
    remove: set[str] = set()
    for word in text.replace(",", " ").split():
        asked = remove if word.startswith("-") else add
        tag = own_tag(word.removeprefix("-").removeprefix("#"))
        if tag is None:
            return f"“{word}” cannot be a tag. {TAG_FORM}"
        asked.add(tag)
    return Edit(frozenset(add - remove), frozenset(remove))


class TagEditor(Completing[Edit | None]):
    """Edits own tags of some snippets; gives what to add and to remove, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("tag_editor")
    DEFAULT_CSS = """
    #tag-editor {
        max-width: 76;
        height: 12;
    }
    #tag-page { height: 1fr; }
    """

    def __init__(self, scopes: Sequence[Scope], known: Sequence[str], complete: Callable[[str], list[Offer]]) -> None:
        """Take what can be tagged, the likeliest first, all own tags in use, and what gives the ways to go on."""
        super().__init__()
        self._scopes = scopes
        self._scope = 0
        self._known = known
        self._complete = complete

    def compose(self) -> ComposeResult:
        """Lay out the line over the ways to go on."""
        with Vertical(id="tag-editor", classes="dialog") as frame:
            frame.border_title = Content("Tags")
            yield Typing(self._typed, self._completed, placeholder="follow-up urgent -old", id="tag-line")
            yield Completions(lambda text: self.line.put(text), id="tag-page")

    def on_mount(self) -> None:
        """Show what there is, and type."""
        self.query_one("#tag-editor").border_subtitle = Content("-tag removes")
        self._typed("")
        self.set_focus(self.line)

    def action_save(self) -> None:
        """Hand over what was asked for."""
        self.answer(self.line.value)

    def answer(self, text: str) -> None:
        """Hand over the tags of a line; a word that is no tag keeps the dialog open."""
        edit = read_edit(text)
        if isinstance(edit, Edit):
            self.dismiss(Edit(edit.add, edit.remove, self._scope))
        else:
            self._show(edit, ())

    def action_scope(self) -> None:
        """Tag all that is listed instead, and back."""
        self._scope = (self._scope + 1) % len(self._scopes)
        self._typed(self.line.value)

    def _completed(self, text: str) -> str | None:  # noqa: ARG002 (the offers are those for it)
        """Return the line with the chosen offer taken."""
        return self.page.chosen.text if self.page.chosen else None

    def _typed(self, text: str) -> None:
        """Say at once when a word cannot be a tag, and how the last one may go on."""
        edit = read_edit(text)
        self._show(edit if isinstance(edit, str) else "", self._complete(text))

    def _show(self, fault: str, offers: Sequence[Offer]) -> None:
        """Show the snippets, their tags, and what is wrong with the line or how it may go on."""
        scope = self._scopes[self._scope]

        def write(width: int) -> list[Line]:
            lines = [(), *paragraph(scope.heading, width, (), "title")][:3]
            known = () if offers else tuple(tag for tag in self._known if tag not in (*scope.shared, *scope.others))
            for heading, tags in (("Now     ", scope.shared), ("Some    ", scope.others), ("In use  ", known)):
                if tags:
                    words = joined((Piece(tag, "own-tag") for tag in tags), "  ")
                    lines.append(fitted((Piece(heading, "heading"), *words), width))
            return [*lines, (), *paragraph(fault, width, (), "fault")] if fault else [*lines, ()]

        self.page.show(write, offers)
