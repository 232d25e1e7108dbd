"""The tag editor: a line to type own tags into, what the snippet has, and the tags in use to choose from."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.look.keys import bindings
from tui.look.lines import joined
from tui.look.wrap import Line, Piece, fitted, paragraph
from tui.model import own_tag
from tui.screens.dialog import Dialog
from tui.widgets.article import Article
from tui.widgets.search import Typing

_FORM: Final = "A tag is one word of letters, digits, - _ or . and begins with a letter or digit."


@dataclass(frozen=True, slots=True)
class Edit:
    """What the person typed: own tags to give and to take away."""

    add: frozenset[str] = frozenset()
    remove: frozenset[str] = frozenset()


def read_edit(text: str) -> Edit | str:
    """Return what a line of tags asks for, or a sentence on the word that is no tag."""
    add: set[str] = set()
    remove: set[str] = set()
    for word in text.replace(",", " ").split():
        asked = remove if word.startswith("-") else add
        tag = own_tag(word.removeprefix("-").removeprefix("#"))
        if tag is None:
            return f"“{word}” cannot be a tag. {_FORM}"
        asked.add(tag)
    return Edit(frozenset(add - remove), frozenset(remove))


class TagEditor(Dialog[Edit | None]):
    """Edits own tags of a snippet; gives what to add and to remove, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("tag_editor")
    DEFAULT_CSS = """
    #tag-editor {
        width: 90%;
        max-width: 76;
        height: 12;
        background: $ground;
        padding: 0 1;
    }
    #tag-line {
        height: 1;
        margin-bottom: 1;
        background: $ground;
        color: $ink;
        &:focus { background-tint: $ground 0%; }
        & > .input--placeholder { color: $muted; }
        & > .input--suggestion { color: $suggested; }
    }
    #tag-page { height: 1fr; }
    """

    def __init__(
        self, title: str, tags: Iterable[str], known: Sequence[str], complete: Callable[[str], str | None]
    ) -> None:
        """Take the snippet's title and own tags, all own tags in use, and what completes a word."""
        super().__init__()
        self._heading = title
        self._tags = tuple(sorted(tags))
        self._known = tuple(tag for tag in known if tag not in self._tags)
        self._complete = complete

    def compose(self) -> ComposeResult:
        """Lay out the line over the tags."""
        with Vertical(id="tag-editor", classes="dialog") as frame:
            frame.border_title = Content("Tags")
            frame.border_subtitle = Content("Enter saves · Tab completes · -tag removes · Esc cancels")
            yield Typing(self._typed, self._complete, placeholder="follow-up urgent -old", id="tag-line")
            yield Article(id="tag-page")

    def on_mount(self) -> None:
        """Show what there is, and type."""
        self.query_one("#tag-page", Article).can_focus = False
        self._explain("")
        self.set_focus(self.query_one(Typing))

    def on_input_submitted(self) -> None:
        """Save with Enter."""
        self._save(self.query_one(Typing).entered)

    def action_save(self) -> None:
        """Hand over what was asked for."""
        self._save(self.query_one(Typing).value)

    def _save(self, text: str) -> None:
        """Hand over the tags of a line; a word that is no tag keeps the dialog open."""
        edit = read_edit(text)
        if isinstance(edit, Edit):
            self.dismiss(edit)
        else:
            self._explain(edit)

    def action_cancel(self) -> None:
        """Leave the tags as they were."""
        self.dismiss(None)

    def action_complete(self) -> None:
        """Take the completion."""
        self.query_one(Typing).action_complete()

    def _typed(self, text: str) -> None:
        """Say at once when a word cannot be a tag."""
        edit = read_edit(text)
        self._explain(edit if isinstance(edit, str) else "")

    def _explain(self, fault: str) -> None:
        """Show the snippet, its tags, those in use, and what is wrong with the line."""

        def write(width: int) -> list[Line]:
            lines = [*paragraph(self._heading, width, (), "title"), ()]
            for heading, tags in (("Now     ", self._tags), ("In use  ", self._known)):
                if tags:
                    words = joined((Piece(tag, "own-tag") for tag in tags), "  ")
                    lines.append(fitted((Piece(heading, "heading"), *words), width))
            return [*lines, (), *paragraph(fault, width, (), "fault")] if fault else lines

        self.query_one("#tag-page", Article).show(write)
