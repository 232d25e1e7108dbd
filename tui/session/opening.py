"""Opening documents with the marks that belong to them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tui.intake.find import seeds
from tui.library.ingest.opening import Library, Sources
from tui.session.session import Session
from tui.state.books import own_lines, taken_out
from tui.state.paths import Paths
from tui.state.settings import read
from tui.state.store import Store


def open_session(
    paths: Sequence[Path],
    home: Path | None,
    environ: Mapping[str, str],
    tell: Callable[[str], object] = lambda _: None,
    *,
    later: bool = False,
) -> Session:
    """Open documents with the marks that belong to them.

    Args:
        paths: Files and folders; with none, those of the settings, else the person's library, else the seeds.
        home: The folder for all that is kept, or None for where the system puts such things.
        environ: The environment, which may name that folder too.
        tell: Called with a sentence before something that takes a while.
        later: Whether to open at once what is at hand; then the session may be `unfinished`.
    """
    where = Paths.found(home, environ)
    settings, faults = read(where.settings)
    own = where.library if where.library.is_dir() and any(where.library.iterdir()) else seeds()
    chosen = [Path(path) for path in paths] or [Path(folder) for folder in settings.folders] or [own]
    store = Store.open(where.data)
    aside, lines = taken_out(store, where.library), own_lines(store)
    sources = Sources(tuple(chosen), where.lexicon, where.boilerplate, where.cache, aside, not later)
    library = Library.at_hand(sources, lines) if later else Library.opened(sources, lines, tell=tell)
    session = Session(library, store, settings, faults)
    session.where = where
    return session
