"""A model of a power cut: what was not synced may be lost, torn or applied in another order."""

import os
import random
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from tests.state.worlds import FaultyDisk, marks_on_disk, named, store
from tui.model import Mark

Marks: TypeAlias = dict[str, Mark]


class Call(NamedTuple):
    """A call that changes the disk, or (as "kept") what the person was told to be kept by then."""

    name: Literal["create", "write", "truncate", "sync", "sync_folder", "replace", "link", "remove", "kept"]
    path: Path = Path()
    inode: int = 0
    at: int = 0
    data: bytes = b""
    marks: Marks = {}  # noqa: RUF012  never changed
    asked: Marks = {}  # noqa: RUF012  never changed


@dataclass
class RecordingDisk(FaultyDisk):
    """A disk that works, and notes every call that changes it."""

    log: list[Call] = field(default_factory=list)

    def open(self, path: Path, flags: int) -> int:
        new = not path.exists()
        descriptor = super().open(path, flags)
        inode = os.fstat(descriptor).st_ino
        if new:
            self.log.append(Call("create", path, inode))
        elif flags & os.O_TRUNC:
            self.log.append(Call("truncate", path, inode, 0))
        return descriptor

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        found = os.fstat(descriptor)
        position = found.st_size if _appends(descriptor) else os.lseek(descriptor, 0, os.SEEK_CUR)
        self.log.append(Call("write", inode=found.st_ino, at=position, data=bytes(data)))
        return super().write(descriptor, data)

    def truncate(self, descriptor: int, size: int) -> None:
        self.log.append(Call("truncate", inode=os.fstat(descriptor).st_ino, at=size))
        super().truncate(descriptor, size)

    def sync(self, descriptor: int) -> None:
        self.log.append(Call("sync", inode=os.fstat(descriptor).st_ino))

    def sync_folder(self, folder: Path) -> None:
        self.log.append(Call("sync_folder", folder))

    def replace(self, source: Path, target: Path) -> None:
        inode = source.stat().st_ino
        self.log += [Call("link", target, inode), Call("remove", source)]
        if target.exists() and target.stat().st_ino == inode:
            self.log.pop()
        super().replace(source, target)

    def link(self, source: Path, target: Path) -> None:
        self.log.append(Call("link", target, source.stat().st_ino))
        super().link(source, target)

    def remove(self, path: Path) -> None:
        if path.exists():
            self.log.append(Call("remove", path))
        super().remove(path)


def _appends(descriptor: int) -> bool:
    """Tell whether a descriptor writes at the end."""
    import fcntl

    return bool(fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_APPEND)


@dataclass
class Media:
    """What is on the platters, and what is on its way."""

    files: dict[int, bytes] = field(default_factory=dict)
    names: dict[Path, int] = field(default_factory=dict)
    writes: dict[int, list[Call]] = field(default_factory=dict)
    renames: list[Call] = field(default_factory=list)

    def take(self, call: Call) -> None:
        """Take one call."""
        match call.name:
            case "create" | "link" | "remove":
                if call.name == "create":
                    self.files[call.inode], self.writes[call.inode] = b"", []
                self.renames.append(call)
            case "write" | "truncate":
                self.writes.setdefault(call.inode, []).append(call)
            case "sync":
                for write in self.writes.pop(call.inode, []):
                    self._write(write, write.data)
            case "sync_folder":
                for rename in self.renames:
                    if rename.path.parent == call.path:
                        self._rename(rename)
                self.renames = [rename for rename in self.renames if rename.path.parent != call.path]

    def cut(self, chance: random.Random) -> None:
        """Lose the power: of what is on its way some arrives, some is torn, some is lost."""
        keep = chance.choice([0.0, 0.5, 0.9, 1.0])
        for writes in self.writes.values():
            for write in chance.sample(writes, len(writes)) if chance.random() < 0.3 else writes:
                if chance.random() < keep:
                    end = chance.randrange(len(write.data) + 1) if write.data and chance.random() < 0.3 else None
                    self._write(write, write.data[:end])
        for rename in self.renames:
            if chance.random() < keep:
                self._rename(rename)

    def lay_out(self, folder: Path) -> None:
        """Make the files as they are found when the power is back."""
        for path, inode in self.names.items():
            path = folder / path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.files.get(inode, b""))

    def _write(self, call: Call, data: bytes) -> None:
        """Let bytes arrive; a hole before them is zeros."""
        before = self.files.get(call.inode, b"")
        if call.name == "truncate":
            self.files[call.inode] = before[: call.at]
        else:
            before = before.ljust(call.at, b"\0")
            self.files[call.inode] = before[: call.at] + data + before[call.at + len(data) :]

    def _rename(self, call: Call) -> None:
        """Let a name arrive."""
        if call.name == "remove":
            self.names.pop(call.path, None)
        else:
            self.names[call.path] = call.inode


def recorded(folder: Path, seed: int) -> list[Call]:
    """Return the calls of a day's work: changes, bursts, compactions, two windows, two openings."""
    chance = random.Random(seed)
    disk = RecordingDisk()
    kept: Marks = {}
    asked: Marks = {}
    for _ in range(2):
        windows = [store(folder, disk=disk, limit=900) for _ in range(2)]
        for _ in range(14):
            window = chance.choice(windows)
            for _ in range(chance.choice([1, 1, 3])):
                id = named(chance.randint(0, 9))
                asked[id] = Mark(starred=True, note=f"{len(disk.log)}")
                window.put({id: asked[id]}, "noted")
            disk.log.append(Call("kept", marks=dict(kept), asked=dict(asked)))
            window._storage.turn()
            for other in windows:
                other._storage.turn()
            kept = dict(asked)
            disk.log.append(Call("kept", marks=dict(kept), asked=dict(asked)))
        for window in windows:
            window.close()
    return [
        call._replace(path=call.path.relative_to(folder) if call.path != Path() else call.path) for call in disk.log
    ]


PER_RECORD: Final = 100
"""How many power cuts one day's work is good for."""


def power_trials(folder: Path, seed: int, cuts: int = PER_RECORD) -> int:
    """Cut the power at random moments of a day's work; return how often, having lost nothing.

    Some moments more are those when a file has just taken the name of another and the folder is not synced yet: there
    are few of them, and much can go wrong in each.
    """
    (folder / "day").mkdir(parents=True)
    calls = recorded(folder / "day", seed)
    chance = random.Random(seed)
    moments = [chance.randrange(len(calls) + 1) for _ in range(cuts)]
    renamed = [after for after, call in enumerate(calls, 1) if call.name in ("link", "remove")]
    moments = sorted([*moments, *chance.choices(renamed, k=cuts // 4)])
    media = Media()
    told = Call("kept")
    done = 0
    for number, moment in enumerate(moments):
        for call in calls[done:moment]:
            told = call if call.name == "kept" else told
            media.take(call)
        done = moment
        after = deepcopy(media)
        after.cut(chance)
        place = folder / f"cut{number}"
        place.mkdir()
        after.lay_out(place)
        found = marks_found(place)
        for id in told.asked.keys() | found.keys():
            assert found.get(id) in (told.marks.get(id), told.asked.get(id)), (seed, number, id)
    return len(moments)


def marks_found(folder: Path) -> Marks:
    """Return the marks as the next window finds them, and again as the one after it does."""
    with store(folder, disk=FaultyDisk()) as window:
        found = dict(window.marks)
    assert marks_on_disk(folder) == found
    return found
