"""What a mark costs: a star at 1k to 1M marks, beside TinyDB's storages and SQLite; opening, compaction, windows."""

import argparse
import gc
import json
import os
import random
import shutil
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import JSONStorage

from tests.benchmarks.conditions import conditions
from tui.model import Mark
from tui.state.changes import Fields, snippet_id
from tui.state.disk import DISK
from tui.state.fields import fields_of
from tui.state.files import Files
from tui.state.lines import Line, encode
from tui.state.recovery import load
from tui.state.snapshot import chunks
from tui.state.store import Store

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
TOGGLES: Final = 1_000
ROUNDS: Final = 5


def keys(count: int) -> list[str]:
    """Return numbers of documents, the same in every run."""
    chance = random.Random(7)
    return [str(chance.getrandbits(60)) for _ in range(count)]


def document(key: str) -> Fields:
    """Return a full mark."""
    mark = Mark(read=True, tags=frozenset({"follow-up"}), note="a note of some words")
    return {"id": snippet_id(key), **fields_of(mark)}


def lay_out(folder: Path, numbers: list[str], lines: int = 0) -> None:
    """Make a folder with full marks, and lines in its journal."""
    folder.mkdir(mode=0o700, parents=True)
    files = Files.of(folder / "state.json")
    clock = "01a2037d054e0000-lap1.aaaaa"
    tables = {"marks": {key: document(key) for key in numbers}}
    files.snapshot.write_bytes(b"".join(chunks(tables, {"schema": 1, "n": 0, "t": clock})))
    head = Line(0, clock, v=1)
    stars = (Line(n + 1, clock, (("marks", numbers[n], {"star": True}),), s="1 starred") for n in range(lines))
    files.journal.write_bytes(encode(head) + b"".join(map(encode, stars)))


def figures(seconds: list[float]) -> tuple[float, float]:
    """Return median and 99th percentile in milliseconds."""
    ordered = sorted(seconds)
    return ordered[len(ordered) // 2] * 1000, ordered[int(len(ordered) * 0.99)] * 1000


def timed(action: Callable[[], object]) -> float:
    """Return the seconds that an action takes."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


@contextmanager
def scratch(base: Path) -> Iterator[Path]:
    """Give a folder that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(dir=base))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def fsync(base: Path) -> tuple[float, float]:
    """Return what one synced write of 150 bytes costs on this disk."""
    with scratch(base) as folder, (folder / "file").open("ab", buffering=0) as file:

        def write() -> None:
            file.write(b"x" * 150)
            os.fdatasync(file.fileno())

        return figures([timed(write) for _ in range(TOGGLES)])


def toggles(folder: Path, numbers: list[str]) -> str:
    """Star and unstar in the store; return the figures as a row."""
    submitted, durable = [], []
    chance = random.Random(3)
    began = time.perf_counter()
    with Store.open(folder) as store:
        opened = time.perf_counter() - began
        journal = folder / "state.json.journal"
        names = [snippet_id(key) for key in chance.sample(numbers, min(TOGGLES, len(numbers)))]
        store.put({names[0]: Mark(starred=True)}, "1 starred").result()
        time.sleep(0.3 + len(numbers) / 200_000)  # the backup of the day
        before = journal.stat().st_size
        for name in names[1:]:
            mark = store.get(name)
            after = Mark(mark.read, not mark.starred, mark.tags, note=mark.note)
            began = time.perf_counter()
            saved = store.put({name: after}, "1 starred")
            submitted.append(time.perf_counter() - began)
            saved.result()
            durable.append(time.perf_counter() - began)
        written = (journal.stat().st_size - before) / (len(names) - 1)
    (p50, p99), (d50, d99) = figures(submitted), figures(durable)
    return f"| {p50:.3f} / {p99:.3f} | {d50:.2f} / {d99:.2f} | {written:.0f} | {opened * 1000:,.0f} |"


def first_mark(base: Path) -> float:
    """Return the bytes of a snippet's first mark."""
    with scratch(base) as folder, Store.open(folder) as store:
        for key in keys(50):
            store.put({snippet_id(key): Mark(starred=True)}, "1 starred").result()
        return ((folder / "state.json.journal").stat().st_size - 70) / 50


def others(base: Path, numbers: list[str], rounds: int) -> Iterator[str]:
    """Yield a row for each of the others: one star, and what it writes."""
    tables = {"marks": {key: document(key) for key in numbers}}
    with scratch(base) as folder:
        path = folder / "state.json"
        path.write_text(json.dumps(tables))
        size = path.stat().st_size
        cached = CachingMiddleware(JSONStorage)  # type: ignore[no-untyped-call]  # TinyDB's own constructor
        for name, storage in (("JSONStorage", JSONStorage), ("CachingMiddleware", cached)):
            db = TinyDB(path, storage=storage)
            p50, p99 = figures([timed(partial(_star, db, key)) for key in numbers[:rounds]])
            kept = f"{size:,}" if storage is JSONStorage else "0 until 1,000 writes"
            yield f"| TinyDB {name} | {p50:,.2f} / {p99:,.2f} | {kept} |"
            db.close()
    with scratch(base) as folder:
        db3 = sqlite3.connect(folder / "marks.db", isolation_level=None)
        db3.execute("PRAGMA journal_mode=WAL")
        db3.execute("PRAGMA synchronous=FULL")
        db3.execute("CREATE TABLE marks (id INTEGER PRIMARY KEY, document TEXT)")
        db3.execute("BEGIN")
        db3.executemany("INSERT INTO marks VALUES (?, ?)", ((int(k), json.dumps(document(k))) for k in numbers))
        db3.execute("COMMIT")
        star = "UPDATE marks SET document = json_set(document, '$.star', 1) WHERE id = ?"
        taken = [timed(partial(db3.execute, star, (int(key),))) for key in numbers[:TOGGLES]]
        p50, p99 = figures(taken)
        yield f"| SQLite (WAL, FULL) | {p50:.2f} / {p99:.2f} | 4,120 |"
        db3.close()


def _star(db: TinyDB, key: str) -> None:
    """Star one document of a plain TinyDB."""
    db.table("marks").update({"star": True}, doc_ids=[int(key)])


def stall(base: Path, numbers: list[str]) -> tuple[tuple[float, float], list[tuple[float, float]]]:
    """Return the `longest` stall while nothing goes on, and that of each of some compactions."""
    with scratch(base) as folder:
        lay_out(folder / "data", numbers)
        with Store.open(folder / "data") as store:
            store.put({snippet_id(numbers[0]): Mark()}, "cleared").result()
            time.sleep(1)
            idle = longest(lambda: time.sleep(0.5))
            return idle, [longest(store._storage.compact) for _ in range(ROUNDS)]


def longest(action: Callable[[], object]) -> tuple[float, float]:
    """Return by how many ms a tick of 1 ms came late while another thread does something.

    Returns:
        the longest wait, and the longest in which the program itself kept a processor busy: the rest is waiting for
        other programs, of which a machine that many share has enough.
    """
    worker = threading.Thread(target=action)
    worst = own = 0.0
    worker.start()
    while worker.is_alive():
        busy = time.process_time()
        late = timed(lambda: time.sleep(0.001)) - 0.001
        worst, own = max(worst, late), max(own, min(late, time.process_time() - busy))
    return worst * 1000, own * 1000


def bulk(base: Path, numbers: list[str]) -> tuple[float, float, float]:
    """Return what marking all read costs in ms: on the event loop, there of a processor, and until it is on disk."""
    taken = []
    for _ in range(ROUNDS):
        with scratch(base) as folder, Store.open(folder / "data") as store:
            marks = {snippet_id(key): Mark(read=True) for key in numbers}
            began, busy = time.perf_counter(), time.thread_time()
            saved = store.put(marks, f"{len(marks):,} marked read")
            busy, submitted = time.thread_time() - busy, time.perf_counter() - began
            saved.result()
            taken.append((submitted, busy, time.perf_counter() - began))
    submitted, busy, durable = (sorted(part)[ROUNDS // 2] * 1000 for part in zip(*taken, strict=True))
    return submitted, busy, durable


def window(base: Path) -> tuple[float, float]:
    """Return after how many ms another window shows a star."""
    taken = []
    with scratch(base) as folder, Store.open(folder) as one, Store.open(folder) as other:
        shown = threading.Event()
        other.watch(lambda _change: shown.set())
        for key in keys(30):
            shown.clear()
            began = time.perf_counter()
            one.put({snippet_id(key): Mark(starred=True)}, "1 starred").result()
            shown.wait(5)
            taken.append(time.perf_counter() - began)
    return figures(taken)


def main() -> int:
    """Measure everything, and print a table with the conditions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=tempfile.gettempdir(), help="the disk to measure")
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the most marks to measure")
    words = parser.parse_args()
    base: Path = words.folder
    print(conditions("tinydb", "msgspec"))
    print("fsync of 150 bytes: p50 {:.2f} ms, p99 {:.2f} ms".format(*fsync(base)))
    print("\n| marks, all full | one star: loop p50 / p99 ms | durable p50 / p99 ms | bytes | opened in ms |")
    print("| --- | --- | --- | --- | --- |")
    for size in (size for size in SIZES if size <= words.most):
        with scratch(base) as folder:
            lay_out(folder / "data", keys(size))
            print(f"| {size:,} {toggles(folder / 'data', keys(size))}", flush=True)
    print("fsync of 150 bytes, again: p50 {:.2f} ms, p99 {:.2f} ms".format(*fsync(base)))
    numbers = keys(min(100_000, words.most))
    print(f"\n| others, {len(numbers):,} marks | one star: p50 / p99 ms | bytes |\n| --- | --- | --- |")
    for row in others(base, numbers, 5):
        print(row, flush=True)
    gc.collect()
    print(f"\nA snippet's first mark: {first_mark(base):.0f} bytes")
    with scratch(base) as folder:
        lay_out(folder / "data", numbers, min(5_000, len(numbers)))
        opened = [timed(lambda: Store.open(folder / "data")._storage._writer._log.close()) for _ in range(5)]
        print(f"Opening {len(numbers):,} marks and 5,000 lines: {sorted(opened)[2] * 1000:.0f} ms (median of 5)")
        assert load(DISK, Files.of(folder / "data" / "state.json")).number == min(5_000, len(numbers))
    idle, compacting = stall(base, numbers)
    print("Longest stall of a 1-ms tick (and of it while the program itself kept a processor busy):")
    print("  idle {:.1f} ms ({:.1f} ms)".format(*idle))
    print("  compactions " + ", ".join("{:.1f} ms ({:.1f} ms)".format(*each) for each in compacting))
    print(
        "Marking {:,} read: {:.0f} ms on the event loop, {:.0f} ms of a processor, {:.0f} ms until durable".format(
            len(numbers), *bulk(base, numbers)
        )
        + f" (medians of {ROUNDS})"
    )
    print("Another window shows a star after: p50 {:.0f} ms, p99 {:.0f} ms".format(*window(base)))
    return 0


if __name__ == "__main__":
    main()
