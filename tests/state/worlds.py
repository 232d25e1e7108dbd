"""What the tests of the marks share: snippet ids, storages without a thread, and disks that fail."""

import errno
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, TypeAlias

from tinydb import TinyDB

from tui.model import Mark
from tui.state.changes import Fields, snippet_id
from tui.state.disk import Disk
from tui.state.journal import JournalStorage
from tui.state.store import Store

Fault: TypeAlias = Literal["die", "torn", "full", "broken", "short"]
"""How a call to the disk fails: the process ends, it ends amid a write, ENOSPC, EIO, only half is written."""

FAULTS: Final[tuple[Fault, ...]] = ("die", "torn", "full", "broken", "short")


LONG: Final = int(os.environ.get("SAHEL_LONG", "1"))
"""How many times as many examples a property gets; `tests.state.long` sets it."""


def named(number: int) -> str:
    """Return the snippet id of a number."""
    return snippet_id(str(number))


class Died(BaseException):
    """The process ended here."""


@dataclass
class FaultyDisk(Disk):
    """A disk whose n-th changing call fails, once or from then on; it never waits for the real one."""

    at: int = -1
    fault: Fault = "broken"
    lasting: bool = False
    calls: list[str] = field(default_factory=list)
    dead: bool = False

    def _call(self, name: str, *of: object) -> bool:
        """Count a call; tell whether it fails."""
        if self.dead:
            raise Died(*of)
        self.calls.append(name)
        number = len(self.calls) - 1
        return number == self.at or (self.lasting and 0 <= self.at <= number)

    def _fail(self) -> None:
        """Fail the call."""
        if self.fault in ("die", "torn"):
            self.dead = True
            raise Died
        code = errno.EIO if self.fault == "broken" else errno.ENOSPC
        raise OSError(code, os.strerror(code))

    def _check(self, name: str, *of: object) -> None:
        """Count a call, and fail if it is the one."""
        if self._call(name, *of):
            self._fail()

    def open(self, path: Path, flags: int) -> int:
        self._check("open", path)
        return super().open(path, flags)

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        if not self._call("write", descriptor):
            return super().write(descriptor, data)
        if self.fault in ("torn", "short"):
            taken = super().write(descriptor, memoryview(data)[: len(data) // 2])
            if self.fault == "short":
                return taken
        self._fail()
        raise AssertionError

    def truncate(self, descriptor: int, size: int) -> None:
        self._check("truncate", descriptor)
        super().truncate(descriptor, size)

    def sync(self, descriptor: int) -> None:
        self._check("sync", descriptor)

    def sync_folder(self, folder: Path) -> None:
        self._check("sync_folder", folder)

    def replace(self, source: Path, target: Path) -> None:
        self._check("replace", source)
        super().replace(source, target)

    def link(self, source: Path, target: Path) -> None:
        self._check("link", source)
        super().link(source, target)

    def remove(self, path: Path) -> None:
        self._check("remove", path)
        super().remove(path)


def storage(folder: Path, **options: object) -> JournalStorage:
    """Return a storage without a thread: `turn` writes."""
    return JournalStorage(folder / "state.json", threaded=False, **options)  # type: ignore[arg-type]


def store(folder: Path, **options: object) -> Store:
    """Return a store without a thread."""
    return Store(storage(folder, **options))


def turn(*stores: Store) -> None:
    """Let each window write and read once."""
    for each in stores:
        each._storage.turn()


def marks_on_disk(folder: Path) -> dict[str, Mark]:
    """Return the marks as a fresh window finds them."""
    with store(folder) as found:
        return dict(found.marks)


def plain(folder: Path) -> Mapping[str, Mapping[str, Fields]]:
    """Return the tables as a plain TinyDB finds them."""
    with TinyDB(folder / "state.json") as db:
        return {
            name: {str(document.doc_id): dict(document) for document in db.table(name)}
            for name in db.tables()
            if name != "_meta"
        }


Clock: TypeAlias = Callable[[], float]


def still(at: float = 1_700_000_000.0) -> Clock:
    """Return a clock that stands still."""
    return lambda: at
