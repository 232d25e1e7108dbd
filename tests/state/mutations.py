"""Take away one guard at a time and see a test turn red; a guard that no test misses is not guarded.

``python -m tests.state.mutations [NAME]`` works on a copy, and prints each guard with the test that missed it.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]


class Mutation(NamedTuple):
    """A guard, and the program without it."""

    guard: str
    """What is taken away."""
    module: str
    """Where it stands, in tui/state."""
    old: str
    """The text that is the guard; it stands there once."""
    new: str
    """What takes its place."""
    tests: str
    """The files of tests that should miss it, parted by spaces."""


MUTATIONS: Final = (
    Mutation("the sync of the journal", "log.py", "        self._disk.sync(self._journal)", "        pass", "power"),
    Mutation(
        "the sync of new files",
        "disk.py",
        "            write_all(disk, descriptor, chunk)\n        disk.sync(descriptor)",
        "            write_all(disk, descriptor, chunk)",
        "power",
    ),
    Mutation(
        "the sync of the folder after a snapshot",
        "log.py",
        "        self._disk.sync_folder(self.files.folder)",
        "        pass",
        "power",
    ),
    Mutation(
        "the sync of the folder after a new journal",
        "disk.py",
        "    disk.sync_folder(target.parent)",
        "    pass",
        "power",
    ),
    Mutation("the checksum of lines", "lines.py", "    if end != seal(body):", "    if len(end) < 17:", "lines damage"),
    Mutation(
        "the checksum of the snapshot",
        "snapshot.py",
        "if tail and int(tail[1], 16) != crc32(",
        "if tail and crc32(b'') != crc32(b'') * len(",
        "lines damage",
    ),
    Mutation(
        "the re-apply of what waits",
        "present.py",
        "            self._weave_again(draft, foreign)",
        "            pass",
        "windows",
    ),
    Mutation(
        "the taking back of what waits before others' lines",
        "present.py",
        "                make(draft, act.back)\n            own",
        "                pass\n            own",
        "windows undo",
    ),
    Mutation(
        "the document that changes while a snapshot is written",
        "present.py",
        "                    still[op.table].keep(op.keys)",
        "                    pass",
        "snapshot",
    ),
    Mutation(
        "the taking back of what waits before a snapshot",
        "present.py",
        "                make(draft, act.back)\n            still",
        "                pass\n            still",
        "snapshot",
    ),
    Mutation("the lock", "disk.py", "        fcntl.flock(descriptor, fcntl.LOCK_EX)", "        pass", "killing"),
    Mutation(
        "the lock file that has the name",
        "log.py",
        "if named and named.inode == self._disk.inode(self._lock):",
        "if self._lock >= 0:",
        "windows",
    ),
    Mutation(
        "the cut of a torn tail",
        "log.py",
        "        self._disk.truncate(journal, end)",
        "            pass",
        "damage",
    ),
    Mutation(
        "the cut back after a failed write",
        "log.py",
        "            self._disk.truncate(self._journal, self._end)\n            raise",
        "            raise",
        "full_disk",
    ),
    Mutation("the previous snapshot", "log.py", "            self._keep_snapshot()", "            pass", "damage"),
    Mutation(
        "the snapshot before the journal",
        "log.py",
        "        self._disk.replace(self.files.beside, self.files.snapshot)\n",
        "        if rotate:\n            self._begin_journal()\n"
        "        self._disk.replace(self.files.beside, self.files.snapshot)\n",
        "damage faults power",
    ),
    Mutation(
        "the journal before the first snapshot",
        "log.py",
        "        self._begin_journal()\n        self.write({}, rotate=False)",
        "        self.write({}, rotate=True)",
        "faults power damage",
    ),
    Mutation(
        "the process in the clock",
        "lines.py",
        '    return f"{_letters(machine)[:4]}.{_letters(os.urandom(5))[:5]}"',
        '    return f"{_letters(machine)[:4]}.1"',
        "windows",
    ),
    Mutation("the clock that never goes back", "lines.py", "max(self._last + 1, ", "max(0, ", "lines windows"),
    Mutation(
        "one field for each tag",
        "changes.py",
        "if prefix and isinstance(value, list)",
        "if prefix and value is None and isinstance(value, list)",
        "windows",
    ),
    Mutation(
        "the look at an empty file",
        "snapshot.py",
        '    if not data:\n        return Snapshot("missing")',
        '    if not data:\n        return Snapshot("sealed", number=0)',
        "damage",
    ),
    Mutation(
        "the journal that has to be there",
        "recovery.py",
        '    if journal is None:\n        if snapshot.verdict == "sealed":',
        "    if journal is None:\n        if False:",
        "damage",
    ),
    Mutation(
        "the file that failed to sync is left",
        "writer.py",
        "            self._begin_anew = True\n            with",
        "            with",
        "full_disk",
    ),
    Mutation(
        "fields changed since in another window",
        "history.py",
        "since = [line for line in self._foreign if act.number and line.n > act.number]",
        "since: list[Line] = []",
        "undo",
    ),
    Mutation(
        "an undo that was overtaken",
        "present.py",
        "                act.wanted, _ = untouched(act.wanted, lines)",
        "                pass",
        "undo",
    ),
    Mutation(
        "the note that nobody saw", "present.py", "[*act.wanted, *_conflicts(act, tables)]", "act.wanted", "windows"
    ),
    Mutation(
        "what an edit is compared with",
        "recovery.py",
        "        loaded.edits = differences(before.tables, snapshot.tables)",
        "        loaded.edits = differences(loaded.tables, snapshot.tables)",
        "edits",
    ),
    Mutation(
        "the newer form",
        "writer.py",
        "        if loaded.schema > ours:",
        "        if loaded.schema > ours + 99:",
        "store upkeep",
    ),
    Mutation(
        "the older journals",
        "log.py",
        "            self._disk.link(self.files.journal, self.files.rotated(1))",
        "            pass",
        "damage undo windows",
    ),
    Mutation(
        "the mode of new files", "disk.py", "flags | os.O_CLOEXEC, 0o600)", "flags | os.O_CLOEXEC, 0o644)", "store"
    ),
    Mutation(
        "what a stopped process left behind",
        "log.py",
        "            self._disk.remove(leftover)",
        "            pass",
        "faults",
    ),
)
"""All of them."""


def broken_by(mutation: Mutation) -> str | None:
    """Return the first test that misses a guard, or None if none does."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "tui", copy / "tui", ignore=ignored)
        shutil.copytree(ROOT / "tests" / "state", copy / "tests" / "state", ignore=ignored)
        shutil.copy(ROOT / "pyproject.toml", copy)
        module = copy / "tui" / "state" / mutation.module
        module.write_text(module.read_text().replace(mutation.old, mutation.new))
        files = [f"tests/state/test_{part}.py" for part in mutation.tests.split()]
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-x",
            "-n0",
            "-p",
            "no:randomly",
            "-p",
            "no:cacheprovider",
            *files,
        ]
        run = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    if run.returncode == 0:
        return None
    found = re.search(r"^(?:FAILED|ERROR) \S*?(?:::)?(\w+(?:\[.*?\])?)(?: - |$)", run.stdout, re.MULTILINE)
    return found[1] if found else run.stdout[-300:] + run.stderr[-300:]


def main() -> int:
    """Take each guard away, print what missed it, and return how many nothing missed."""
    missed = 0
    for mutation in MUTATIONS:
        if all(word in mutation.guard for word in sys.argv[1:]):
            test = broken_by(mutation)
            missed += test is None
            print(f"| {mutation.guard} | {test or 'NOTHING TURNED RED'} |", flush=True)  # noqa: T201  the table
    return missed


if __name__ == "__main__":
    sys.exit(main())
