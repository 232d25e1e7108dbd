"""Options that several commands have, and the session that they ask for."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import click

from tui.cli.opening import complain

if TYPE_CHECKING:
    from pathlib import Path  # imported where there is a path, since asking for help needs none

    from tui.library.search.faults import Fault
    from tui.library.view import Listing
    from tui.session import Session
    from tui.state.paths import Paths
    from tui.state.store import Store

PROGRAM = "sahel-reader"
"""What it is called on the command line."""

_Command = TypeVar("_Command", bound=Callable[..., object])


def _keep_home(context: click.Context, _: click.Parameter, home: str | None) -> None:
    """Keep the folder where every command finds it; the word nearest to the command counts."""
    root = context.find_root()
    root.obj = home or root.obj


def home_option(command: _Command) -> _Command:
    """Give a command ``--home``; it may stand before the command or after it."""
    folder = click.Path(file_okay=False)
    return click.option(
        "--home", type=folder, metavar="DIR", expose_value=False, callback=_keep_home, help="Keep everything in DIR."
    )(command)


def in_option(command: _Command) -> _Command:
    """Give a command ``--in``."""
    from pathlib import Path

    return click.option(
        "--in",
        "paths",
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="PATH",
        help="Read this file or folder instead of the library; may be given more than once.",
    )(command)


def query_argument(command: _Command) -> _Command:
    """Give a command the words of a search; its context ignores unknown options, so that -word gets there."""
    return click.argument("query", nargs=-1, type=click.UNPROCESSED, metavar="[QUERY]...")(command)


def home() -> "Path | None":
    """Return the folder that ``--home`` named, if it was given."""
    found = click.get_current_context().find_root().obj
    if not isinstance(found, str):
        return None
    from pathlib import Path

    return Path(found)


@contextmanager
def opened(paths: "Iterable[Path]") -> "Iterator[Session]":
    """Open documents with their marks for one command, and say what is wrong with them.

    That another window keeps the marks is no news to a command that only reads them.
    """
    import gc

    from tui.session import open_session

    session = open_session(tuple(paths), home(), os.environ)
    gc.disable()  # a command ends soon, and looking for circles in what it lists costs a third of its time
    try:
        store = session.store
        complain(notice for notice in session.notices if not (store.read_only and notice in store.notices))
        yield session
    finally:
        session.close()


@contextmanager
def stored() -> "Iterator[tuple[Store, Paths]]":
    """Open the marks alone for one command; no document is looked at."""
    from tui.state.paths import Paths
    from tui.state.store import Store

    where = Paths.found(home(), os.environ)
    store = Store.open(where.data)
    try:
        yield store, where
    finally:
        store.close()


class Found(NamedTuple):
    """What a command with a search works on."""

    session: "Session"
    """The documents with their marks."""
    listing: "Listing"
    """The rows that the search finds, in its order."""
    status: int
    """How the command ends if nothing else goes wrong."""


def _complain_of(fault: "Fault", text: str) -> None:
    """Say what is wrong with a search, and show where."""
    complain([fault.sentence, f"  {text}", "  " + " " * fault.at + "^"])


@contextmanager
def found(query: Iterable[str], paths: "Iterable[Path]") -> Iterator[Found]:
    """Open documents for one command and search them; say what is wrong with the search, or that nothing is found."""
    for word in query:
        if word.startswith("--") and word.strip("-"):
            raise click.NoSuchOption(word)
    from tui.library.view import View, listed

    text = " ".join(query)
    if text:
        _refuse_unreadable(text)
    with opened(paths) as session:
        listing = listed(session.catalog, session.marks, View(query=text, translate=session.settings.translate))
        if listing.fault:
            _complain_of(listing.fault, text)
            raise click.exceptions.Exit(1)
        unread = bool(session.catalog.problems)
        if not listing.rows and not unread:
            complain(["No snippet matches." if text else "There are no snippets."])
        yield Found(session, listing, 0 if listing.rows and not unread else 1)


def _refuse_unreadable(text: str) -> None:
    """End the command where a search cannot be read; the language is imported only where there is one."""
    from tui.library.search.query import Fault, parse

    asked = parse(text, typing=False)
    if isinstance(asked, Fault):
        _complain_of(asked, text)
        raise click.exceptions.Exit(2)
