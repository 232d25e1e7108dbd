"""Finding the documents that paths name, and reading their bytes; whatever is wrong comes out as a sentence."""

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from tui.text import clean

LARGEST: Final = 512 * 1024 * 1024
"""How many bytes a document may have; beyond that it is no listing, and reading it would stop the machine."""

_OTHER_KINDS: Final = frozenset((".csv", ".ini", ".py", ".svg", ".toml", ".tsv", ".yaml", ".yml"))
"""Endings of texts that are no documents; inside a folder they are passed over, by name they are read."""

_PERHAPS: Final = frozenset((".json", ".jsonl", ".ndjson", ".xml"))
"""Endings of texts that may be documents: inside a folder they are read if some format recognises their beginning."""

_SAVED_WITH: Final = r"(?P<page>.+)_(?:files|fichiers|dateien|archivos)"
"""How browsers name the folder of pictures and frames beside a page that they saved."""


class Found(Struct, frozen=True):
    """A document that is there to be read."""

    path: Path
    """Where it is."""
    name: str
    """Its path as given, harmless to show; a folder's documents have the folder in front."""
    size: int
    """How many bytes it has."""
    mtime_ns: int
    """When it was last changed, in nanoseconds since 1970."""


class Problem(Struct, frozen=True):
    """A path that cannot be read as a document."""

    path: Path
    """The path."""
    sentence: str
    """What is wrong, for the person, with the path in it."""


def find(paths: Iterable[Path], aside: Collection[Path] = ()) -> Iterator[Found | Problem]:
    """Yield the documents that files and folders name, each once; a folder's own by name, all levels, none hidden.

    Args:
        paths: the files and folders.
        aside: documents to pass over, as absolute paths.
    """
    seen: dict[tuple[int, int], list[Path]] = {}
    for path in paths:
        for there in _look(path):
            if isinstance(there, Problem):
                yield there
            elif not (aside and there[0].absolute() in aside) and _is_new(*there, seen):
                document, status = there
                yield Found(document, shown(document), status.st_size, status.st_mtime_ns)


def read(found: Found) -> bytes | Problem:
    """Return the bytes of a document, never waiting for a pipe and never more than `LARGEST`."""
    data = beginning(found, LARGEST + 1)
    if not isinstance(data, Problem) and len(data) > LARGEST:
        return Problem(found.path, f"{found.name} is larger than {LARGEST // 1024**2} MB and was not read.")
    return data


def beginning(found: Found, most: int) -> bytes | Problem:
    """Return the first bytes of a document, never waiting for a pipe."""
    try:
        descriptor = os.open(found.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return _no_file(found.path)
            return file.read(most)
    except OSError as error:
        return _unreadable(found.path, error)


def seeds() -> Path:
    """Return the folder of documents that comes with the package: inside it when installed, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "seeds"
    return inside if inside.is_dir() else package.parent / "seeds"


def shown(path: Path) -> str:
    """Return a path as text that is harmless to show, whatever its bytes are."""
    return clean(os.fsencode(path).decode("utf-8", "backslashreplace")).replace("\n", " ").replace("\t", " ")


def _is_new(path: Path, status: os.stat_result, seen: dict[tuple[int, int], list[Path]]) -> bool:
    """Tell whether a file was not seen yet, and remember it; links are followed only where that may matter.

    Args:
        path: The file.
        status: What the system says of it.
        seen: The files seen before, by what the system tells files apart by; few of them are alike.
    """
    alike = seen.setdefault((status.st_dev, status.st_ino), [])
    if alike and path.resolve() in (before.resolve() for before in alike):
        return False
    alike.append(path)
    return True


def _look(path: Path) -> Iterator[tuple[Path, os.stat_result] | Problem]:
    """Yield what one path names: the files, each with what the system says of it."""
    try:
        status = path.stat()
    except FileNotFoundError:
        where = " leads nowhere" if path.is_symlink() else " does not exist"
        yield Problem(path, f"{shown(path)}{where}.")
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)
    else:
        if stat.S_ISDIR(status.st_mode):
            yield from _look_inside(path)
        elif stat.S_ISREG(status.st_mode):
            yield path, status
        else:
            yield _no_file(path)


def _look_inside(folder: Path) -> Iterator[tuple[Path, os.stat_result] | Problem]:
    """Yield the documents of a folder and of the folders in it; links to folders are not followed."""
    failed: list[OSError] = []
    documents, others = [], set()
    for place, folders, files in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_saved_with(name, files))
        there = Path(place)
        for name in sorted(files):
            ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 (a path for each name takes longer than the rest)
            if ending in _OTHER_KINDS or (ending in _PERHAPS and not _is_recognised(there / name)):
                others.add(ending)
            elif not name.startswith(".") and not name.endswith("~"):
                documents.append(there / name)
    for error in failed:
        yield _unreadable(Path(error.filename), error)
    for path in documents:
        yield from _look(path)
    if not documents and not failed:
        besides = f" (files of other kinds are passed over: {', '.join(sorted(others))})" if others else ""
        yield Problem(folder, f"{shown(folder)} holds no documents{besides}.")


def _is_saved_with(name: str, files: Collection[str]) -> bool:
    """Tell whether a folder holds what belongs to a saved page beside it."""
    saved = re.fullmatch(_SAVED_WITH, name)
    return saved is not None and any(f"{saved['page']}{ending}" in files for ending in (".html", ".htm", ".xhtml"))


def _is_recognised(path: Path) -> bool:
    """Tell whether some format recognises the beginning of a file; one that cannot be read says so later."""
    from tui.parsing.formats import HEAD, format_of

    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return format_of(file.read(HEAD)) is not None
    except OSError:
        return True


def _no_file(path: Path) -> Problem:
    """Return what is said of a pipe, a socket or a device."""
    return Problem(path, f"{shown(path)} is no file that can be read, but a pipe, a socket or a device.")


def _unreadable(path: Path, error: OSError | ValueError) -> Problem:
    """Return what is said of a path that the system refuses."""
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return Problem(path, f"{shown(path)} cannot be read: {(reason or 'the system gives no reason').lower()}.")
