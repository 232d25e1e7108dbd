"""Reading everything back: the newest snapshot that can be relied on, and all lines after it.

Nothing here writes. One rule brings the present back whatever broke: take a snapshot (state.json, its predecessor, a
backup, or nothing at all), then make all changes with higher numbers, from all journals that are there.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from tui.model import plural
from tui.state.changes import Op, Tables, additions, differences, make
from tui.state.disk import Disk, Identity
from tui.state.files import Files
from tui.state.lines import Line, Page, page
from tui.state.snapshot import Snapshot, judge


class Loaded(Struct):
    """What the files say, and what has to be done to them."""

    tables: Tables = field(default_factory=lambda: defaultdict(dict))
    """All documents as they are now."""
    number: int = 0
    """The number of the last change that is in them."""
    sealed: int = 0
    """The number of the last change that is in state.json."""
    time: str = ""
    """The latest time that was read."""
    lines: list[Line] = field(default_factory=list)
    """The lines of the journal, the head left out."""
    end: int = 0
    """Where the readable part of the journal ends."""
    torn: bytes = b""
    """What follows it."""
    schema: int = 0
    """The version of the form; 0 where there is nothing yet."""
    identity: Identity | None = None
    """What state.json was when it was read."""
    edits: list[Op] = field(default_factory=list)
    """What somebody else changed in state.json, still to be made."""
    notices: list[str] = field(default_factory=list)
    """What the person should know."""
    damaged: bool = False
    """Whether state.json has to be set aside."""
    repair: bool = False
    """Whether snapshot and journal have to be written anew."""


def load(disk: Disk, files: Files) -> Loaded:
    """Return the present as the files tell it."""
    loaded = Loaded(identity=disk.identity(files.snapshot))
    snapshot = judge(disk.load(files.snapshot))
    journal = disk.load(files.journal)
    read = page(journal or b"")
    head = read.lines[0] if read.lines and read.lines[0].v else None
    loaded.lines = [line for line in read.lines if not line.v]
    loaded.end, loaded.torn = read.end, (journal or b"")[read.end :]
    loaded.time = max([snapshot.time, *(line.t for line in read.lines)])
    loaded.sealed = snapshot.number or 0
    loaded.schema = max(snapshot.schema, head.v if head else 0)
    if snapshot.verdict == "missing" and _is_new(files, head, loaded.lines, loaded.torn):
        loaded.schema = 0
        return loaded
    if snapshot.verdict == "sealed" and head and snapshot.number is not None and head.n <= snapshot.number:
        _replay(loaded, snapshot.tables, snapshot.number, loaded.lines)
    else:
        _rebuild(loaded, snapshot, head, disk, files)
    _judge_journal(loaded, snapshot, journal, read, head, files)
    return loaded


def _is_new(files: Files, head: Line | None, lines: Sequence[Line], torn: bytes) -> bool:
    """Tell whether nothing was ever kept here (or a crash came before the first snapshot)."""
    begun = head is not None and head.n == 0 and not lines and not torn
    untouched = head is None and not files.journal.exists()
    return (begun or untouched) and not files.previous.exists() and next(files.rotations(), None) is None


def _replay(loaded: Loaded, tables: Tables, number: int, lines: Sequence[Line]) -> int:
    """Make the changes after a snapshot; return how many are missing on the way."""
    loaded.tables = defaultdict(dict, {name: dict(documents) for name, documents in tables.items()})
    loaded.number = number
    missing = 0
    for line in lines:
        if line.n > loaded.number:
            missing += line.n - loaded.number - 1
            make(loaded.tables, line.ops)
            loaded.number = line.n
    if missing:
        loaded.notices.append(f"{plural(missing, 'change')} of the journal cannot be read any more.")
        loaded.repair = True
    return missing


def _rebuild(loaded: Loaded, snapshot: Snapshot, head: Line | None, disk: Disk, files: Files) -> None:
    """Bring the present back without relying on state.json as it was found, and say so."""
    loaded.repair = True
    lines = every_line(disk, files)
    past = [*_pasts(disk, files)]
    if snapshot.verdict == "foreign":
        _take_over(loaded, snapshot, past, lines)
        return
    if snapshot.verdict == "sealed" and snapshot.number is not None:
        past.insert(0, ("state.json", snapshot))
        if head and head.n > snapshot.number:
            loaded.notices.append("state.json was older than its journal; later changes were made again.")
    else:
        loaded.damaged = snapshot.verdict == "damaged"
        source, base = _best(past, lines)
        what = "damaged" if loaded.damaged else "missing"
        how = f"the marks were rebuilt from {source}" if base.tables or lines else "there is nothing to rebuild it from"
        loaded.notices.append(f"state.json was {what}; {how}.")
    _, base = _best(past, lines)
    _replay(loaded, base.tables, base.number or 0, lines)


def _take_over(loaded: Loaded, snapshot: Snapshot, past: list[tuple[str, Snapshot]], lines: Sequence[Line]) -> None:
    """Keep what somebody else wrote into state.json, and what the journal says besides."""
    known = [(name, base) for name, base in past if not _missing(base, lines)]
    if not known or (not lines and len(past) == 1):
        _replay(loaded, snapshot.tables, snapshot.number or 0, lines)
        loaded.notices.append("state.json was written by another program; it was taken over as it is.")
        return
    now = known[0][1]
    _replay(loaded, now.tables, now.number or 0, lines)
    then = [base for _, base in known if snapshot.number is not None and (base.number or 0) <= snapshot.number]
    if then:
        before = Loaded()
        _replay(before, then[0].tables, then[0].number or 0, [x for x in lines if x.n <= (snapshot.number or 0)])
        loaded.edits = differences(before.tables, snapshot.tables)
    else:
        loaded.edits = additions(differences(loaded.tables, snapshot.tables))


def _judge_journal(
    loaded: Loaded, snapshot: Snapshot, journal: bytes | None, read: Page, head: Line | None, files: Files
) -> None:
    """Say what is wrong with the journal."""
    if journal is None:
        if snapshot.verdict == "sealed":
            loaded.notices.append(
                f"The journal {files.journal.name} was missing; changes since state.json may be lost."
            )
    elif head is None:
        loaded.notices.append(f"The journal {files.journal.name} had lost its beginning; what could be read was kept.")
    if read.damaged:
        loaded.notices.append(f"{plural(read.damaged, 'damaged line')} of the journal left out.")
    if loaded.torn:
        loaded.notices.append(
            f"The last line of the journal was cut off and left out; its bytes are kept in {files.torn.name}."
        )
    last = loaded.lines[-1].n if loaded.lines else head.n if head else 0
    if head and last < loaded.number:
        loaded.notices.append("The journal ended early; state.json had all of its changes.")
    loaded.repair |= head is None or bool(read.damaged) or last < loaded.number


def every_line(disk: Disk, files: Files) -> list[Line]:
    """Return the lines of all journals that are there, each once, in their order."""
    lines: dict[int, Line] = {}
    for path in (*reversed([*files.rotations()]), files.journal):
        lines |= {line.n: line for line in page(disk.load(path) or b"").lines if not line.v}
    return [lines[number] for number in sorted(lines)]


def _pasts(disk: Disk, files: Files) -> Iterator[tuple[str, Snapshot]]:
    """Yield the snapshots to begin from, the newest first, and at last the empty one."""
    previous = judge(disk.load(files.previous))
    if previous.verdict in ("sealed", "foreign"):
        yield files.previous.name, previous
    for path in sorted(files.backups.glob("state-*.json.gz"), reverse=True):
        if (copy := judge(unpacked(disk, path))).verdict == "sealed":
            yield f"backups/{path.name}", copy
    yield "the journal alone", Snapshot("sealed", {}, 0)


def unpacked(disk: Disk, path: Path) -> bytes | None:
    """Return what a backup holds, or None if it cannot be read."""
    import gzip  # as good as no start needs a backup

    data = disk.load(path)
    try:
        return gzip.decompress(data) if data else None
    except (OSError, EOFError, zlib.error):
        return None


def _best(past: Sequence[tuple[str, Snapshot]], lines: Sequence[Line]) -> tuple[str, Snapshot]:
    """Return the snapshot after which the fewest changes are missing; of equals the newest."""
    return min(past, key=lambda named: (_missing(named[1], lines), -(named[1].number or 0)))


def _missing(base: Snapshot, lines: Sequence[Line]) -> int:
    """Return how many changes lie between a snapshot and the last line, and cannot be read."""
    number = base.number or 0
    later = [line.n for line in lines if line.n > number]
    return later[-1] - number - len(later) if later else 0
