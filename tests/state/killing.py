"""Kill writers with SIGKILL at random moments, and count what was said to be kept and is gone.

Run as ``python -m tests.state.killing FOLDER ROUNDS WRITERS SEED``, in a process of its own: it forks. Prints one line:
rounds, changes kept, changes lost, files unreadable.
"""

import os
import random
import select
import signal
import struct
import sys
import time
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from tests.state.worlds import named, plain, store
from tui.model import Mark
from tui.state.journal import JournalStorage
from tui.state.store import Store

_LIMIT: Final = 23_000
"""Bytes of a journal: a compaction every 190 writes."""
_RECORD: Final = struct.Struct("<I")
_SNIPPETS: Final = 20


class Killed(NamedTuple):
    """What came of it."""

    rounds: int
    """How often a writer was killed."""
    kept: int
    """How many changes were said to be kept."""
    lost: int
    """How many of those are gone."""
    unreadable: int
    """How often the marks, or state.json for a plain TinyDB, could not be read."""


class Writer(NamedTuple):
    """A process that writes."""

    process: int
    """Its number."""
    told: int
    """Where it tells what is kept."""
    number: int
    """Which of the writers it is."""


def write_for_ever(folder: Path, number: int, first: int, told: int) -> None:
    """Count up in the notes of this writer's snippets, some at a time, and tell which counts are kept."""
    window = Store(JournalStorage(folder / "state.json", limit=_LIMIT))
    chance = random.Random(first * 31 + number)
    count = first
    while True:
        burst = chance.choice([1, 1, 1, 4, 12])
        for _ in range(burst):
            count += 1
            id = named(number * _SNIPPETS + count % _SNIPPETS)
            saved = window.put({id: Mark(read=True, tags=frozenset({f"w{number}"}), note=str(count))}, "noted")
            saved.add_done_callback(partial(_tell, told, count))
        saved.result(20)


def _tell(told: int, count: int, _saved: "Future[None]") -> None:
    """Tell that a count is kept."""
    os.write(told, _RECORD.pack(count))


def started(folder: Path, number: int, first: int) -> Writer:
    """Start a writer."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process:
        os.close(theirs)
        return Writer(process, ours, number)
    os.close(ours)
    try:
        write_for_ever(folder, number, first, theirs)
    finally:
        os._exit(1)


def heard(writer: Writer) -> int:
    """Kill a writer, and return the last count that it said was kept; 0 for none."""
    os.kill(writer.process, signal.SIGKILL)
    os.waitpid(writer.process, 0)
    data = b""
    while part := os.read(writer.told, 65_536):
        data += part
    os.close(writer.told)
    last = len(data) // _RECORD.size * _RECORD.size
    return int(_RECORD.unpack(data[last - _RECORD.size : last])[0]) if last else 0


def kill(folder: Path, rounds: int, writers: int, seed: int) -> Killed:
    """Let writers write, kill one a round (the last one standing is started again), and read everything after each."""
    chance = random.Random(seed)
    kept = [0] * writers
    lost = unreadable = 0
    running = {number: started(folder, number, 0) for number in range(writers)}
    for _ in range(rounds):
        number = chance.randrange(writers)
        select.select([running[number].told], [], [], 5)  # it has begun
        time.sleep(chance.random() * 0.04)
        before = kept[number]
        kept[number] = max(heard(running[number]), before)
        try:
            with store(folder) as window:
                counts = [int(mark.note) for id, mark in window.marks.items() if f"w{number}" in mark.tags]
            plain(folder)
        except Exception as error:
            print(f"unreadable: {error!r}", file=sys.stderr)  # noqa: T201  the person who runs this wants to know
            unreadable += 1
            counts = [kept[number]]
        expected = range(max(1, kept[number] - _SNIPPETS + 1), kept[number] + 1)
        lost += sum(all(count < want or count % _SNIPPETS != want % _SNIPPETS for count in counts) for want in expected)
        running[number] = started(folder, number, max([kept[number], *counts]))
    for writer in running.values():
        heard(writer)
    return Killed(rounds, sum(kept), lost, unreadable)


if __name__ == "__main__":
    print(*kill(Path(sys.argv[1]), *map(int, sys.argv[2:5])))  # noqa: T201  the caller reads it
