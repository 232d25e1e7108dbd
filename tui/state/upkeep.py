"""What the command line does to the marks as a whole: look them over, copy them, bring them back, clear up.

All of it works while a reader is open, and nothing here asks the person: the caller does.
"""

import os
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tui.model import UNMARKED, Mark, plural
from tui.state.changes import CONFLICTS, MARKS, Tables, additions, differences
from tui.state.disk import DISK, put_file
from tui.state.files import Files
from tui.state.journal import JournalStorage
from tui.state.recovery import every_line, load, unpacked
from tui.state.snapshot import chunks, judge
from tui.state.store import Store


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What there is to say about the files of the marks."""

    sound: bool
    """Whether nothing is wrong."""
    sentences: tuple[str, ...]
    """What was found, what is wrong last."""


class Unusable(Exception):
    """A file holds no marks; the message says so in one sentence."""


def check(folder: Path) -> Diagnosis:
    """Look over all files of the marks, and change none."""
    files = Files.of(folder / "state.json")
    with _undisturbed(files):
        loaded, lines = load(DISK, files), every_line(DISK, files)
    if not loaded.schema:
        return Diagnosis(True, (f"{files.snapshot}: nothing was kept here yet.",))
    marks = loaded.tables[MARKS].values()
    starred = sum(fields.get("star") is True for fields in marks)
    steps = sum(bool(line.s) and not line.u for line in lines)
    found = [
        f"{files.snapshot}: {plural(len(marks), 'mark')}, {starred:,} starred; schema {loaded.schema}.",
        f"{plural(len(loaded.lines), 'change')} in the journal, {plural(steps, 'step')} that can be taken back.",
        f"{plural(len([*_copies(files)]), 'backup')} in {files.backups}.",
    ]
    if conflicts := len(loaded.tables[CONFLICTS]):
        found.append(f"{plural(conflicts, 'note')} of another window kept beside a later one.")
    if aside := sorted(path.name for path in files.folder.glob(f"{files.snapshot.name}.damaged-*")):
        found.append(f"Set aside earlier: {', '.join(aside)}.")
    faults = [*loaded.notices, *_faults(files, loaded.tables, folder)]
    if loaded.edits:
        faults.append(f"{plural(len(loaded.edits), 'mark')} edited in state.json, taken over when a reader opens.")
    return Diagnosis(not faults, (*found, *(faults or ["Nothing is wrong."])))


def backup(folder: Path, clock: Callable[[], float] = time.time) -> Path:
    """Keep a copy of all marks for ever, and return where."""
    with _opened(folder, clock) as storage:
        return storage.backup()


def compact(folder: Path) -> str:
    """Write state.json anew and begin a new journal; return what was done."""
    with _opened(folder) as storage:
        storage.compact()
    return f"{folder / 'state.json'} is complete."


def restore(folder: Path, copy: Path, clock: Callable[[], float] = time.time) -> str:
    """Make the marks those of a backup, after a backup of the present, as one step to undo; return what was done.

    Raises:
        Unusable: if the file holds no marks.
    """
    tables = tables_of(copy)
    with _opened(folder, clock) as storage:
        storage.backup()
        store = Store(storage)
        said = f"marks restored from {copy.name}"
        store.restore(tables, said)
        storage.turn()
        _raise(storage)
        return f"{plural(len(store.marks), 'mark')} restored from {copy}; undo takes that back."


def export(folder: Path, target: Path) -> str:
    """Write all marks into one file that a plain TinyDB reads; return what was done."""
    files = Files.of(folder / "state.json")
    with _undisturbed(files):
        tables = load(DISK, files).tables
    beside = target.with_name(f"{target.name}.tmp")
    put_file(DISK, beside, target, b"".join(chunks(tables, {"schema": 1})))
    return f"{plural(len(tables[MARKS]), 'mark')} written to {target}."


def take_in(folder: Path, source: Path) -> str:
    """Add the marks of a file to those that are there, as one step to undo; nothing is removed. Return what was done.

    Raises:
        Unusable: if the file holds no marks.
    """
    tables = tables_of(source)
    with _opened(folder) as storage:
        ops = additions(differences(storage.read() or {}, tables))
        said = f"{plural(len({key for op in ops for key in op.keys}), 'mark')} changed by what {source.name} holds"
        storage.submit(ops, said)
        storage.turn()
        _raise(storage)
    return f"{said}; undo takes that back."


def without_snippet(marks: Collection[str], snippets: Collection[str]) -> tuple[str, ...]:
    """Return the marks whose snippet stands in no document that is there; this removes none."""
    return tuple(sorted(set(marks).difference(snippets)))


def forget(folder: Path, ids: Collection[str], clock: Callable[[], float] = time.time) -> str:
    """Remove marks for good, after a backup, as one step to undo; return what was done."""
    with _opened(folder, clock) as storage:
        kept = storage.backup()
        store = Store(storage)
        cleared: dict[str, Mark] = {id: UNMARKED for id in ids if id in store.marks}
        said = f"{plural(len(cleared), 'mark')} without a snippet removed"
        store.put(cleared, said)
        storage.turn()
        _raise(storage)
    return f"{said}; a backup is {kept}."


def tables_of(path: Path) -> Tables:
    """Return the documents of a backup, an export, or a state.json.

    Raises:
        Unusable: if the file holds no marks.
    """
    data = unpacked(DISK, path) if path.suffix == ".gz" else DISK.load(path)
    snapshot = judge(data)
    if snapshot.verdict not in ("sealed", "foreign"):
        raise Unusable(f"{path}: this file is {snapshot.verdict}; nothing was changed.")
    return snapshot.tables


@contextmanager
def _undisturbed(files: Files) -> Iterator[None]:
    """Keep open windows from writing while everything is read."""
    if not files.lock.exists():
        yield
        return
    lock = DISK.open(files.lock, os.O_RDONLY)
    try:
        DISK.lock(lock)
        yield
    finally:
        DISK.close(lock)


@contextmanager
def _opened(folder: Path, clock: Callable[[], float] = time.time) -> Iterator[JournalStorage]:
    """Open the marks for one action, done when this ends."""
    storage = JournalStorage(folder / "state.json", now=clock, threaded=False)
    try:
        if storage.read_only:
            raise PermissionError(storage.notices[-1])
        yield storage
    finally:
        storage.close()


def _raise(storage: JournalStorage) -> None:
    """Raise what keeps changes from the disk, if anything does."""
    if storage.failure:
        raise OSError(storage.failure)


def _copies(files: Files) -> Iterator[Path]:
    """Yield the backups."""
    yield from sorted(files.backups.glob("state-*.json.gz"))


def _faults(files: Files, tables: Tables, folder: Path) -> Iterator[str]:
    """Yield a sentence for each thing that is wrong, though all marks could be read."""
    previous = judge(DISK.load(files.previous))
    if previous.verdict == "damaged":
        yield f"{files.previous.name} is damaged; the next compaction replaces it."
    for path in _copies(files):
        if judge(unpacked(DISK, path)).verdict != "sealed":
            yield f"The backup {path.name} is damaged."
    for path in (folder, files.snapshot, files.journal):
        if path.exists() and path.stat().st_mode & 0o077:
            yield f"{path} can be read by other people."
    if nameless := sum("id" not in fields for fields in tables[MARKS].values()):
        yield f"{plural(nameless, 'mark')} without the id of a snippet."
    for path in files.leftovers():
        if path.exists():
            yield f"{path.name} was left behind by a stopped process; the next opening removes it."
