"""The names of the files beside state.json."""

import time
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct


class Files(Struct, frozen=True):
    """The files that keep one set of marks; all stand beside the real state.json, so that a linked one stays a link."""

    snapshot: Path
    """All marks at one moment, a TinyDB."""

    @classmethod
    def of(cls, path: Path) -> "Files":
        """Return the files of a state.json, which may be a link."""
        return cls(path.resolve())

    @property
    def folder(self) -> Path:
        """Where they stand."""
        return self.snapshot.parent

    @property
    def journal(self) -> Path:
        """What was done since the snapshot before the last, a line for each action."""
        return self._beside(".journal")

    @property
    def previous(self) -> Path:
        """The snapshot before; with the journals it rebuilds the present."""
        return self._beside(".bak")

    @property
    def lock(self) -> Path:
        """Held while one window writes; never deleted."""
        return self._beside(".lock")

    @property
    def torn(self) -> Path:
        """Ends of lines that a crash cut off; kept, never read."""
        return self._beside(".torn")

    @property
    def beside(self) -> Path:
        """A new snapshot while it is written."""
        return self._beside(".tmp")

    @property
    def previous_beside(self) -> Path:
        """A second name of the snapshot, before it takes that of the previous one."""
        return self._beside(".bak.tmp")

    @property
    def journal_beside(self) -> Path:
        """A new journal while it is written."""
        return self._beside(".journal.tmp")

    @property
    def backups(self) -> Path:
        """The folder of daily and weekly copies."""
        return self.folder / "backups"

    def leftovers(self) -> Iterator[Path]:
        """Yield what a process that was stopped may have left half made."""
        yield from (self.beside, self.previous_beside, self.journal_beside)
        yield from self.backups.glob("*.tmp")

    def rotated(self, age: int) -> Path:
        """Return the journal that many rotations ago; 1 is the latest."""
        return self._beside(f".journal.{age}")

    def rotations(self) -> Iterator[Path]:
        """Yield the older journals that are there, the latest first."""
        found = [path for path in self.folder.glob(f"{self.snapshot.name}.journal.*") if path.suffix[1:].isdigit()]
        yield from sorted(found, key=lambda path: int(path.suffix[1:]))

    def damaged(self, now: float) -> Path:
        """Return a name that is free, for a file that cannot be read."""
        stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime(now))
        names = (self._beside(f".damaged-{stamp}{'-' * bool(n)}{n or ''}") for n in range(1_000_000))
        return next(path for path in names if not path.exists())

    def _beside(self, suffix: str) -> Path:
        """Return the file whose name goes on with a suffix."""
        return self.snapshot.with_name(self.snapshot.name + suffix)
