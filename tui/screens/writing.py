"""Writing snippets to a file: a line for its name, whose ending says the format; nothing is written over unasked."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from tui.library.writing.export import ENDINGS, Format, format_of
from tui.look.keys import bindings
from tui.look.wrap import Line, paragraph
from tui.model import plural
from tui.screens.dialog import Asking
from tui.screens.paths import completed_path
from tui.state.exports import write_new
from tui.text import clean
from tui.widgets.article import Article
from tui.widgets.search import Typing

_ENDINGS: Final = ", ".join(f".{ending}" for ending in ENDINGS)


class Writing(Asking[str]):
    """Asks for a file and writes it; gives the sentence that says so, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("writing")
    DEFAULT_CSS = """
    #writing {
        max-width: 84;
        height: 10;
    }
    #writing-line { margin-bottom: 1; }
    #writing-page { height: 1fr; }
    """

    class Written(Message, bubble=False):
        """The file is there, or why it is not."""

        def __init__(self, fault: OSError | None) -> None:
            """Take what went wrong, if anything did."""
            super().__init__()
            self.fault = fault

    def __init__(self, objects: Callable[[], Iterable[bytes]], count: int, title: str) -> None:
        """Take what gives the snippets, how many they are, and what stands over them."""
        super().__init__()
        self._objects = objects
        self._count = count
        self._heading = title
        self._over: Path | None = None
        """The file that Enter may write over, since the person was told that it is there."""
        self._target = Path()
        """The file that is being written."""

    def compose(self) -> ComposeResult:
        """Lay out the line over what will become of it."""
        with Vertical(id="writing", classes="dialog") as frame:
            frame.border_title = Content(f"Write {plural(self._count, 'snippet')} to a file · {self._heading}")
            yield Typing(self._typed, completed_path, placeholder="sahel.md", id="writing-line")
            yield Article(id="writing-page")

    def on_mount(self) -> None:
        """Type."""
        self.query_one(Article).can_focus = False
        self._typed("")
        self.line.focus()

    def action_write(self) -> None:
        """Write the file."""
        self.answer(self.line.value)

    def _typed(self, text: str) -> None:
        """Say what Enter will do."""
        self._over = None
        chosen = _chosen(text)
        if isinstance(chosen, str):
            self._explain(chosen, "muted")
        else:
            path, form = chosen
            self._explain(f"{form.label}, {form.help}: {clean(str(path))}", "ink")

    def answer(self, text: str) -> None:
        """Write the file, or say what stands in the way."""
        chosen = _chosen(text)
        if isinstance(chosen, str):
            self._explain(chosen, "fault")
            return
        path, form = chosen
        if path.exists() and path != self._over:
            self._over = path
            self._explain(f"{clean(path.name)} is there already. Enter once more writes over it.", "fault")
            return
        self._target = path
        self._explain("Writing …", "muted")
        self._put(path, form, path == self._over)

    @work(thread=True, exclusive=True, group="writing", exit_on_error=False)
    def _put(self, path: Path, form: Format, over: bool) -> None:
        """Write in a thread of its own, since there may be a million snippets."""
        fault = None
        try:
            write_new(path, form.file(self._objects(), self._heading), replace=over)
        except OSError as error:
            fault = error
        self.post_message(self.Written(fault))

    @on(Written)
    def _close(self, message: Written) -> None:
        """Say that all is written, or why not."""
        if message.fault is None:
            self.dismiss(f"{plural(self._count, 'snippet')} written to {clean(str(self._target))}.")
        elif isinstance(message.fault, FileExistsError):
            self._over = self._target
            self._explain(f"{clean(self._target.name)} is there already. Enter once more writes over it.", "fault")
        else:
            reason = (message.fault.strerror or "the system gives no reason").lower()
            self._explain(f"{clean(str(self._target))} cannot be written: {reason}.", "fault")

    def _explain(self, sentence: str, meaning: str) -> None:
        """Show a sentence, and the endings to choose from."""

        def write(width: int) -> list[Line]:
            lines = [*paragraph(sentence, width, (), meaning), ()]
            return [*lines, *paragraph(f"The ending names the format: {_ENDINGS}", width, (), "muted")]

        self.query_one(Article).show(write)


def _chosen(text: str) -> tuple[Path, Format] | str:
    """Return the file that a line names with its format, or a sentence on why that is none yet."""
    if not text.strip():
        return "Type the name of a file."
    path = Path(text.strip()).expanduser().absolute()
    form = format_of(path)
    if form is None:
        return "A name with one of these endings is needed."
    if path.is_dir():
        return f"{path.name} is a folder."
    return path, form
