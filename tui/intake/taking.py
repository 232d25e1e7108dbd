"""Taking documents into the library from wherever they are: files, folders, addresses of the web, pasted text."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from tui.intake.asking import Answer, Ask
from tui.intake.fetching import fetch_all
from tui.intake.find import Problem, find, read
from tui.intake.refreshing import host_of, recall, remember
from tui.intake.shelf import shelve
from tui.parsing import Undecodable, decode
from tui.parsing.formats import HEAD, format_of
from tui.text import clean

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class Pasted(NamedTuple):
    """A text that stands in no file."""

    data: bytes
    """What it says."""


class Taken(NamedTuple):
    """A document that was taken in."""

    path: Path
    """Where it is now."""
    data: bytes
    """What it holds."""


class Said(NamedTuple):
    """What the person should know."""

    sentence: str
    """In a sentence."""
    fault: bool = True
    """Whether something was not taken in that should have been."""


class _There(NamedTuple):
    """What a source holds."""

    name: str
    ending: str
    data: bytes
    mtime_ns: int | None = None


def take(
    sources: Iterable[str | Pasted],
    library: Path,
    memory: Path,
    day: date,
    *,
    private: bool = False,
    aside: Collection[Path] = (),
) -> Iterator[Taken | Said]:
    """Take documents in one by one; what is wrong with one is said, and the others are taken.

    Args:
        sources: paths, addresses (http, https) and pasted texts.
        library: the folder that they go to.
        memory: the file that remembers what servers said.
        day: today.
        private: whether addresses of this machine and of private networks may be asked.
        aside: documents that were taken out of the library, as absolute paths; what they hold may come again.
    """
    for source in sources:
        for there in _there(source, memory, private):
            yield there if isinstance(there, Said) else _shelved(there, library, day, aside)


def is_address(source: str) -> bool:
    """Tell whether a source is an address of the web."""
    return source.lower().startswith(("http://", "https://"))


def _shelved(there: _There, library: Path, day: date, aside: Collection[Path]) -> Taken | Said:
    """Put a document into the library."""
    name = there.name + there.ending
    if not there.data.strip():
        return Said(f"{name} is empty.")
    try:
        if format_of(there.data) is None:
            decode(there.data[:HEAD])
    except Undecodable as undecodable:
        return Said(f"{name} was not taken in. {undecodable}")
    try:
        ending, mtime_ns = there.ending, there.mtime_ns
        shelved = shelve(library, there.data, there.name, day, ending=ending, mtime_ns=mtime_ns, aside=aside)
    except OSError as error:
        return Said(f"{name} was not taken in: {error.strerror or error}.")
    if not shelved.new:
        return Said(f"{name} is in your library already, as {shelved.path.name}.", fault=False)
    return Taken(shelved.path, there.data)


def _there(source: str | Pasted, memory: Path, private: bool) -> Iterator[_There | Said]:
    """Yield what a source holds."""
    if isinstance(source, Pasted):
        yield _There("pasted", "", source.data)
    elif is_address(source):
        yield from _fetched(source, memory, private)
    elif _SCHEME.match(source):
        yield Said(f"{' '.join(clean(source).split())} is no address of the web; only http and https are fetched.")
    else:
        for found in find([Path(source)]):
            if isinstance(found, Problem):
                yield Said(found.sentence)
            elif isinstance(data := read(found), Problem):
                yield Said(data.sentence)
            else:
                yield _There(found.path.stem, found.path.suffix, data, found.mtime_ns)


def _fetched(address: str, memory: Path, private: bool) -> Iterator[_There | Said]:
    """Yield what an address holds, and remember which version that is."""
    try:
        (answer,) = fetch_all([Ask(address)], private=private)
    except Undecodable as missing:
        yield Said(f"{address} was not fetched. {missing}")
        return
    for target in answer.redirects:
        yield Said(f"→ {target}", fault=False)
    if isinstance(answer, Answer):
        known = recall(memory)
        known.setdefault(address, {}).update(etag=answer.etag, modified=answer.modified)
        remember(memory, known)
        yield _There(host_of(answer.address), "", answer.data or b"")
    else:
        yield Said(answer.sentence)
