"""Copies of the marks by day and week, and the way back to one."""

import time
import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from tui.state.disk import Disk, write_beside
from tui.state.files import Files

_DAYS: Final = 7
_WEEKS: Final = 4
_GZIP: Final = 31
"""What makes zlib write the form of gzip."""


def day(now: float) -> str:
    """Return the day of a time, as backups are named."""
    return time.strftime("%Y-%m-%d", time.gmtime(now))


def keep(disk: Disk, files: Files, name: str, chunks: Iterable[bytes]) -> Path:
    """Keep the bytes of a snapshot as a backup for ever, and return where."""
    files.backups.mkdir(mode=0o700, exist_ok=True)
    path = files.backups / f"state-{name}.json.gz"
    beside = path.with_suffix(".tmp")
    write_beside(disk, beside, _packed(chunks))
    disk.replace(beside, path)
    disk.sync_folder(files.backups)
    return path


def keep_daily(disk: Disk, files: Files, today: str, chunks: Iterable[bytes]) -> None:
    """Keep the backup of a day, unless there is one, and let go of those that are old."""
    if (files.backups / f"state-{today}.json.gz").exists():
        return
    keep(disk, files, today, chunks)
    for path in _old(_daily(files)):
        disk.remove(path)


def _packed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the chunks of a gzip file."""
    packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    for chunk in chunks:
        yield packer.compress(chunk)
    yield packer.flush()


def _daily(files: Files) -> dict[date, Path]:
    """Return the backups that are named by a day alone, the latest first."""
    found = {}
    for path in sorted(files.backups.glob("state-????-??-??.json.gz"), reverse=True):
        try:
            found[date.fromisoformat(path.name[6:16])] = path
        except ValueError:
            continue
    return found


def _old(daily: dict[date, Path]) -> Iterator[Path]:
    """Yield what need not be kept: all but the last seven days, and the last day of each of the last four weeks."""
    weeks = set[tuple[int, int]]()
    for age, (day, path) in enumerate(daily.items()):
        week = day.isocalendar()[:2]
        is_last_of_week = week not in weeks and len(weeks) < _WEEKS
        weeks.add(week)
        if age >= _DAYS and not is_last_of_week:
            yield path
