"""Bringing memory and disk together, one turn after the other, all on one thread."""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from tui.model import plural
from tui.state import backups
from tui.state.changes import Key, Op, Origin, additions, before, differences
from tui.state.disk import Disk, Identity
from tui.state.files import Files
from tui.state.history import Act
from tui.state.lines import Line
from tui.state.log import Log
from tui.state.migrations import Migration, migrate
from tui.state.present import Present
from tui.state.recovery import Loaded, load
from tui.state.snapshot import judge

_BATCH: Final = 512
_SMALL_JOURNAL: Final = 1_000_000
_LARGE_JOURNAL: Final = 4_000_000
_QUIT_JOURNAL: Final = 256_000
_QUIT_SNAPSHOT: Final = 1_000_000
_SETTLED: Final = 0.5
"""Seconds without a change after which another program has surely finished writing."""


class Writer:
    """Writes what waits, reads what others wrote, and puts the files in order."""

    def __init__(
        self,
        path: Path,
        present: Present,
        tell: Callable[[frozenset[Key], Origin], None],
        *,
        now: Callable[[], float],
        disk: Disk,
        limit: int | None,
        migrations: Sequence[Migration],
    ) -> None:
        """Take what there is to bring together; `open` begins."""
        self.failure: str | None = None
        """Why changes are not on disk, while the disk refuses."""
        self.read_only = False
        """Whether nothing may be written."""
        self._path: Final = path
        self._present: Final = present
        self._tell: Final = tell
        self._now: Final = now
        self._disk: Final = disk
        self._limit: Final = limit
        self._migrations: Final = migrations
        self._log: Final = Log(path, disk, now, len(migrations) + 1)
        self._opened = self._found = self._begin_anew = self._seal_again = False
        self._unsettled: tuple[Identity | None, float] | None = None
        self._backed_up = ""
        self._untold: list[tuple[frozenset[Key], Origin]] = []

    @property
    def files(self) -> Files:
        """Where everything stands."""
        return self._log.files

    @property
    def notices(self) -> tuple[str, ...]:
        """What the person should know, each once."""
        return tuple(dict.fromkeys(self._log.notices))

    def open(self) -> None:
        """Read everything, and put it in order if need be.

        Nothing is made where nothing was kept yet, and what cannot be written is shown all the same.
        """
        folder = self._path.parent
        if not folder.exists():
            self._opened = True
            return
        if not os.access(folder, os.W_OK):
            self._refuse(f"{folder} cannot be written: the marks are shown, and nothing changes them.")
            self._look()
            return
        try:
            with self._log.held():
                self._adopt(self._log.load(repair=True))
                self._put_in_order()
        except OSError as error:
            if not self._opened:
                self._look()
            if not self.read_only:
                self.fail(error)
        if self._present.pending:
            self.turn()

    def stirred(self) -> bool:
        """Tell whether another window or program changed a file."""
        return self._log.stirred() or self._unsettled is not None

    def turn(self) -> None:
        """Read what others wrote, write what waits, put the files in order where that is due, and tell what changed."""
        if self.read_only:
            self._look()
        else:
            self._bring_together()
        untold, self._untold = self._untold, []
        for keys, origin in untold:
            self._tell(keys, origin)

    def _bring_together(self) -> None:
        """Read what others wrote, write what waits, and put the files in order where that is due."""
        try:
            with self._log.held():
                self._catch_up()
                self._put_in_order()
                wrote = self._append()
            if not self.read_only:
                self._sync()
        except OSError as error:
            self.fail(error)
            return
        if self.failure:
            self.failure = None
            self._untold.append((frozenset(), "failure"))
        if wrote:
            self._tidy()

    def fail(self, error: Exception) -> None:
        """Remember why the disk refuses, and say so when it begins to."""
        reason = (error.strerror if isinstance(error, OSError) else None) or repr(error)
        if self.failure != reason:
            self.failure = reason
            self._untold.append((frozenset(), "failure"))

    def leave(self) -> None:
        """Leave state.json complete where that is cheap; whatever goes wrong, the journal has everything."""
        try:
            if self._log.is_open and self._log.number > self._log.sealed:
                with self._log.held():
                    self._catch_up()
                    if self._log.size > _QUIT_JOURNAL or self._log.snapshot_size < _QUIT_SNAPSHOT:
                        self._write(anew=self._begin_anew or self._log.size > _QUIT_JOURNAL)
        except OSError as error:
            self.fail(error)
        finally:
            self._log.close()

    def compact(self) -> None:
        """Write state.json anew, and begin a new journal."""
        with self._log.held():
            self._catch_up()
            self._write(anew=True)

    def backup(self) -> Path:
        """Keep a copy of all documents for ever, and return where."""
        with self._log.held():
            self._catch_up()
            name = time.strftime("%Y-%m-%dT%H%M%S", time.gmtime(self._now()))
            with self._present.standing_still() as tables:
                return backups.keep(self._disk, self._log.files, name, self._log.chunks(tables))

    def _catch_up(self) -> None:
        """Take in what others did (the lock is held)."""
        if not self._log.is_open:
            self._read_again()
            return
        news = self._log.news()
        if news.gap:
            self._read_again()
            return
        if news.lines:
            self._told(self._present.take_in(news.lines), "window")
        self._begin_anew |= news.broken
        if self._log.snapshot_changed():
            self._look_at_snapshot()

    def _read_again(self) -> None:
        """Read all files; where they know less than memory does, memory is right."""
        known = self._log.number
        loaded = self._log.load(repair=True)
        if loaded.schema and loaded.number >= known:
            self._adopt(loaded)
        elif known or (self._found and any(self._present.without_waiting().values())):
            self._log.number = known
            self._begin_anew = True
        else:
            self._log.begin()

    def _adopt(self, loaded: Loaded) -> None:
        """Take for true what was read."""
        ours = len(self._migrations) + 1
        self._found |= loaded.schema > 0
        if loaded.schema > ours:
            self._refuse("A newer sahel-reader wrote the marks: this one shows them, and changes nothing.")
            self._present.give_up(PermissionError(self.notices[-1]))
        elif 0 < loaded.schema < ours:
            if not self.read_only:
                backups.keep(self._disk, self._log.files, f"before-schema-{ours}", self._log.chunks(loaded.tables))
            migrate(loaded.tables, loaded.schema, self._migrations)
            loaded.lines = []
            loaded.repair = True
        if self._opened:
            self._told(self._present.replace(loaded.tables), "window")
        else:
            self._present.tables, self._opened = loaded.tables, True
            self._present.history.begin(loaded.lines, loaded.number)
        self._begin_anew |= loaded.repair
        self._take_edits(loaded.edits)

    def _look(self) -> None:
        """Read all files without putting anything in order; where one of them cannot be read, nothing is changed."""
        try:
            loaded = self._log.load(repair=False)
        except OSError as error:
            self._opened = True
            self._refuse(
                f"{error.filename or self._path} cannot be read ({error.strerror}): "
                "the marks are neither shown nor changed until that is mended and sahel-reader is opened again."
            )
        else:
            self._adopt(loaded)

    def _take_edits(self, edits: list[Op]) -> None:
        """Make the changes that somebody made in state.json, as a step that can be taken back."""
        if edits and not self.read_only:
            keys = frozenset((op.table, key) for op in edits for key in op.keys)
            said = f"{plural(len(keys), 'mark')} changed in state.json by another program"
            self._log.notices.append(f"{said}; undo takes that back.")
            self._present.submit(Act(edits, said), {})
            self._seal_again = True
            self._told(keys, "edit")

    def _look_at_snapshot(self) -> None:
        """Find out who changed state.json, and take over what was changed."""
        identity = self._disk.identity(self._log.files.snapshot)
        found = judge(self._disk.load(self._log.files.snapshot))
        if found.verdict == "sealed" and (found.number or 0) >= self._log.sealed:
            self._log.saw_snapshot(identity, found.number or 0)
            self._unsettled = None
            return
        if self._unsettled is None or self._unsettled[0] != identity:
            self._unsettled = identity, time.monotonic()
        if time.monotonic() - self._unsettled[1] < _SETTLED and not self._begin_anew:
            return
        self._unsettled = None
        self._seal_again = True
        if found.verdict == "damaged":
            self._log.set_aside()
        elif found.verdict == "foreign":
            self._log.saw_snapshot(identity, self._log.sealed)
            loaded = load(self._disk, self._log.files)
            self._take_edits(loaded.edits or additions(differences(self._present.without_waiting(), found.tables)))
        else:
            self._log.notices.append(
                "state.json was taken away or put back; it was written again as the marks are now."
            )

    def _put_in_order(self) -> None:
        """Write anew what was found broken (the lock is held)."""
        if self._begin_anew:
            self._write(anew=True)

    def _append(self) -> bool:
        """Put what waits into the journal (the lock is held); tell whether there was anything."""
        acts = [] if self.read_only else self._present.batch(_BATCH)
        if acts:
            self._log.append([self._line(act, number) for number, act in enumerate(acts, self._log.number + 1)])
            self._present.wrote(acts)
        if self._seal_again and len(acts) < _BATCH:
            self._write(anew=False)
        return bool(acts)

    def _line(self, act: Act, number: int) -> Line:
        """Return the line of an act."""
        act.number, act.time = number, self._log.tick()
        told = before(act.ops, act.back)
        return Line(
            number,
            act.time,
            tuple(op.written() for op in act.ops),
            tuple(op.written() for op in told),
            act.undoes.time if act.undoes else "",
            act.said,
        )

    def _sync(self) -> None:
        """Wait for the disk; one that fails is never asked again for the same file, since it may then lie."""
        if not self._present.pending:
            return
        try:
            self._log.sync()
        except OSError:
            self._begin_anew = True
            with self._log.held():
                self._catch_up()
                self._put_in_order()
            if judge(self._disk.load(self._log.files.snapshot)).verdict != "sealed":
                self._begin_anew = True
                raise
        self._present.synced()

    def _write(self, *, anew: bool) -> None:
        """Write state.json, and begin a new journal if asked to (the lock is held).

        What another program is just writing there is not overwritten: it is taken over first.
        """
        if self.read_only or self._unsettled:
            return
        with self._present.standing_still() as tables:
            self._log.write(tables, rotate=anew)
        self._seal_again = False
        if anew:
            self._begin_anew = False

    def _is_long(self) -> bool:
        """Tell whether the journal has grown too long."""
        limit = min(max(_SMALL_JOURNAL, self._log.snapshot_size // 4), _LARGE_JOURNAL)
        return self._log.size > (self._limit or limit)

    def _tidy(self) -> None:
        """Shorten the journal and keep the copy of the day; that it fails is said, but by then all changes are kept."""
        try:
            if self._is_long():
                with self._log.held():
                    self._catch_up()
                    self._write(anew=True)
            today = backups.day(self._now())
            if today != self._backed_up:
                with self._present.standing_still() as tables:
                    backups.keep_daily(self._disk, self._log.files, today, self._log.chunks(tables))
                self._backed_up = today
        except OSError as error:
            self._log.notices.append(f"The journal or today's backup could not be written anew: {error.strerror}.")

    def _refuse(self, sentence: str) -> None:
        """Change nothing from now on, and say why."""
        self.read_only = True
        if sentence not in self._log.notices:
            self._log.notices.append(sentence)

    def _told(self, keys: frozenset[Key], origin: Origin) -> None:
        """Remember to tell which documents changed, once the files are let go."""
        if keys:
            self._untold.append((keys, origin))
