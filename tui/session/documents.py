"""The documents behind the rows: reading them again, decisions about their lines, and taking one out of the library."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.intake.find import Problem
from tui.keymaps import in_force
from tui.library.ingest.opening import Library, Sources
from tui.model import Document, plural
from tui.session.done import Done
from tui.state.books import own_lines, taken_out
from tui.state.changes import Fields
from tui.state.paths import Paths
from tui.state.settings import Settings
from tui.state.store import Store
from tui.text import fold

if TYPE_CHECKING:
    from tui.library.ingest.process import Progress
    from tui.state.history import Act


class _Renamed(NamedTuple):
    """A document that was given another name."""

    before: Path
    """Where it lay."""
    now: Path
    """Where it lies."""
    step: "Act | None"
    """The last step before that."""


class Documents:
    """Some open documents, and what the person decided about them."""

    def __init__(self, library: Library, store: Store, settings: Settings) -> None:
        """Take the documents as they were read, the state, and the settings."""
        self._library = library
        self.settings = settings
        """What the person chose for good."""
        self.keymap = in_force(settings.keys)
        """The keys in force."""
        self.store = store
        """Where the marks are kept."""
        self.where: Paths | None = None
        """Where all that is kept is; None for documents that are opened for themselves."""
        self.catalog = library.catalog
        """The rows."""
        self._renamed: _Renamed | None = None
        self.named_otherwise = False
        """Whether a document got its old name back since the rows were read."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files and folders that are open."""
        return self._library.sources.paths

    @property
    def aside(self) -> frozenset[Path]:
        """The documents of the person's library that were taken out; they lie there still and are not read."""
        return taken_out(self.store, self.where.library) if self.where else frozenset()

    def of_library(self, document: str) -> Path | None:
        """Return where a document of the person's library lies; None for one that was opened from elsewhere."""
        path = Path(document).absolute()
        return path if self.where is not None and path.is_relative_to(self.where.library.absolute()) else None

    def take_out(self, path: Path) -> Done:
        """Take a document out of the person's library: kept aside, as one step to undo."""
        if self.where is None:
            return self._refused()
        if (held := self._held()) is not None:
            return held
        name = path.relative_to(self.where.library.absolute()).as_posix()
        said = f"{path.name} is out of your library, kept aside with all its marks"
        saved = self.store.write("aside", {name: {"aside": True}}, said)
        return Done(f"{said}. {self.keymap.takes_back}", saved=saved)

    def rename(self, path: Path, name: str) -> tuple[Done, Path]:
        """Give a document of the person's library another name, as one step to undo; return where it lies then."""
        if (held := self._held()) is not None:
            return held, path
        from tui.intake.shelf import rename  # few documents are renamed

        try:
            renamed = rename(path, name)
        except OSError as error:
            return Done(f"{path.name} cannot be renamed: {(error.strerror or str(error)).lower()}."), path
        if renamed is None:
            return Done("A document has that name already."), path
        self._renamed = _Renamed(path, renamed, self.store.latest)
        return Done(f"{path.name} is called {renamed.name} now. {self.keymap.takes_back}"), renamed

    def named_back(self) -> Done | None:
        """Give the document that was renamed last its old name, if nothing was done since; None if something was."""
        last, self._renamed = self._renamed, None
        if last is None or last.step is not self.store.latest:
            return None
        done, path = self.rename(last.now, last.before.name)
        self._renamed = None
        self.named_otherwise = path != last.now
        return done if path == last.now else Done(f"Taken back: {last.now.name} is called {path.name} again.")

    def seen_on(self, document: str) -> str:
        """Return the day from which a document is, as YYYY-MM-DD; empty where that is not known."""
        time = self.catalog.times.get(document)
        return "" if time is None else datetime.fromtimestamp(time / 1e9).astimezone().date().isoformat()

    def restore(self, lines: Iterable[str]) -> Done:
        """Keep lines as snippets of their own from now on, in every document."""
        return self._decide(lines, "restored")

    def hide(self, lines: Iterable[str]) -> Done:
        """Leave out lines like these from now on, in every document."""
        return self._decide(lines, "hidden")

    def account(self, document: str) -> Document | Problem | None:
        """Return what becomes of one document line by line, by the rules and decisions as they are now."""
        return self._library.account(document, own_lines(self.store))

    @property
    def outdated(self) -> bool:
        """Whether the rows were read before the person last decided about a line; looking again brings them up."""
        return (own_lines(self.store), self.aside) != (self._library.lines, self._library.sources.aside)

    def include(self, path: Path) -> None:
        """Read a file or folder too when the documents are read again."""
        self._library = self._library.including(path)

    @property
    def unfinished(self) -> bool:
        """Whether documents are still to be read; looking again does that."""
        return self._library.waits

    def look_again(self, step: "Callable[[Progress], bool]" = lambda _: True) -> Library:
        """Read the documents again; slow, meant for a thread of its own. `show` then makes the result the present.

        Args:
            step: Told how far it is, where that takes long; returns whether to go on, else this ends with `Stopped`.
        """
        if self.catalog.damaged:
            self._library.forget()
        return Library.opened(self._sources, own_lines(self.store), step, ahead=self._library.ahead)

    def is_damaged(self) -> bool:
        """Look the whole cache through, which is slow; when something is damaged, looking again reads it anew."""
        return self.catalog.is_damaged()

    def so_far(self) -> Library | None:
        """Return what was read so far, while the documents are being read."""
        return Library.so_far(self._sources, own_lines(self.store))

    def news(self, library: Library) -> str:
        """Return in a few words what another reading has that the present one lacks, and the other way round."""
        new, gone = library.catalog.news(self.catalog)
        parts = [plural(new, "new snippet")] if new else []
        parts += [f"{gone:,} gone"] if gone else []
        return ", ".join(parts)

    @property
    def _sources(self) -> Sources:
        """What is to be read the next time."""
        return self._library.sources._replace(aside=self.aside)

    def _decide(self, lines: Iterable[str], what: str) -> Done:
        """Keep a decision about lines, as one step to undo."""
        if (held := self._held()) is not None:
            return held
        decided: dict[str, Fields | None] = {fold(line): {"what": what, "line": line} for line in lines}
        said = f"{plural(len(decided), 'line')} {what}"
        return Done(f"{said}. {self.keymap.takes_back}", saved=self.store.write("lines", decided, said))

    def _held(self, changed: Collection[object] = (None,)) -> Done | None:
        """Say why nothing is done: nothing can be changed, or nothing would be; None where something is."""
        if self.store.read_only:
            return self._refused()
        return None if changed else Done("Nothing to change.")

    def _refused(self) -> Done:
        """Say why nothing can be changed."""
        return Done(f"Nothing is changed in this window. {' '.join(self.store.notices)}")
