"""The long counts of the tests of the marks: one command, to be stopped and started again at will.

``nice python -m tests.state.long [--minutes M] [--only NAME] [--table FILE]`` does batch after batch, in turn, and
appends a row to the table for each; batches that stand there already are not done again. At the end it prints the sums.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from tests.state.power import power_trials
from tests.state.test_damage import damage_trial
from tests.state.test_faults import fault_trials
from tests.state.worlds import FAULTS

ROOT: Final = Path(__file__).parents[2]
TABLE: Final = ROOT / ".pytest_cache" / "state-long.md"
"""Where the table stands unless told otherwise."""

_HEAD: Final = "| test | batch | count | lost or wrong | seconds |\n| --- | --- | --- | --- | --- |\n"
_ROW: Final = re.compile(
    r"\| (?P<test>[^|]+) \| (?P<batch>\d+) \| (?P<count>\d+) \| (?P<wrong>.+?) \| (?P<seconds>[\d.]+) \|"
)


class Trial(NamedTuple):
    """A test with many rounds."""

    name: str
    """What the table calls it."""
    batches: int
    """How many batches are the whole of it."""
    run: Callable[[Path, int], int]
    """Does a batch in an empty folder, and returns its count; an AssertionError is something lost or wrong."""


def _killed(rounds: int, writers: int) -> Callable[[Path, int], int]:
    """Return a trial that kills writers."""

    def run(folder: Path, batch: int) -> int:
        numbers = [str(folder / "data"), str(rounds), str(writers), str(batch)]
        command = [sys.executable, "-m", "tests.state.killing", *numbers]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        killed, _, lost, unreadable = map(int, done.stdout.split())
        assert (killed, lost, unreadable) == (rounds, 0, 0), done.stdout + done.stderr
        return killed

    return run


def _damaged(folder: Path, batch: int) -> int:
    """Damage files in 500 ways."""
    seeds = range(batch * 500, batch * 500 + 500)
    for seed in seeds:
        damage_trial(folder / str(seed), seed)
        shutil.rmtree(folder / str(seed))
    return len(seeds)


def _property(test: str, examples: int) -> Callable[[Path, int], int]:
    """Return a trial of a property, with ten times the examples of every day."""

    def run(folder: Path, batch: int) -> int:
        command = [sys.executable, "-m", "pytest", "-q", "-n0", f"--basetemp={folder}", f"--hypothesis-seed={batch}"]
        environ = {**os.environ, "SAHEL_LONG": "10"}
        done = subprocess.run(
            [*command, f"tests/state/{test}"], cwd=ROOT, env=environ, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout
        return examples * 10

    return run


TRIALS: Final = (
    Trial("kill -9", 20, _killed(50, 1)),
    Trial("3 writers, one killed a round", 6, _killed(50, 3)),
    Trial("every I/O call × fault", 25, lambda folder, batch: fault_trials(folder, FAULTS[batch % 5], batch // 5)),
    Trial("power cut, model of un-synced writes", 50, lambda folder, batch: power_trials(folder, batch + 1000, 1000)),
    Trial("random damage × 7 kinds", 28, _damaged),
    Trial(
        "two windows agree",
        4,
        _property("test_windows.py::test_whatever_two_windows_do_they_agree_with_each_other_and_the_disk", 150),
    ),
    Trial(
        "all taken back is the first state", 5, _property("test_undo.py::test_all_taken_back_is_the_first_state", 120)
    ),
    Trial(
        "StateDB against plain TinyDB",
        8,
        _property("test_tinydb.py::test_any_operations_have_the_same_answers_as_in_a_plain_tinydb", 250),
    ),
)
"""All of them; the counts are those of the guide to the state."""


def rows(table: Path) -> Iterator[re.Match[str]]:
    """Yield the rows of a table."""
    if table.exists():
        yield from _ROW.finditer(table.read_text(encoding="utf-8"))


def work(table: Path, only: str | None, until: float) -> bool:
    """Do what is not in the table yet, a batch of each test in turn; tell whether all is done and nothing was wrong."""
    done = {(row["test"], int(row["batch"])) for row in rows(table)}
    trials = [trial for trial in TRIALS if only is None or only in trial.name]
    todo = [(trial, batch) for batch in range(50) for trial in trials if batch < trial.batches]
    for trial, batch in todo:
        if (trial.name, batch) in done:
            continue
        if time.monotonic() > until:
            return False
        began = time.monotonic()
        with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
            try:
                count, wrong = trial.run(Path(name), batch), "0"
            except AssertionError as error:
                count, wrong = 0, " ".join(str(error).split())[-300:].replace("|", "/")
        if not table.exists():
            table.parent.mkdir(parents=True, exist_ok=True)
            table.write_text(_HEAD, encoding="utf-8")
        with table.open("a", encoding="utf-8") as file:
            file.write(f"| {trial.name} | {batch} | {count} | {wrong} | {time.monotonic() - began:.1f} |\n")
    return all(row["wrong"] == "0" for row in rows(table))


def sums(table: Path) -> str:
    """Return the table with one row a test."""
    lines = ["| test | count | lost or wrong | seconds |", "| --- | --- | --- | --- |"]
    for trial in TRIALS:
        own = [row for row in rows(table) if row["test"] == trial.name]
        count, seconds = sum(int(row["count"]) for row in own), sum(float(row["seconds"]) for row in own)
        wrong = [row["wrong"] for row in own if row["wrong"] != "0"]
        lines.append(f"| {trial.name} | {count:,} | {'; '.join(wrong) or 0} | {seconds:,.0f} |")
    return "\n".join(lines)


def main() -> int:
    """Read the command line, work, and print the sums."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=240)
    parser.add_argument("--only")
    parser.add_argument("--table", type=Path, default=TABLE)
    words = parser.parse_args()
    finished = work(words.table, words.only, time.monotonic() + words.minutes * 60)
    print(sums(words.table))  # noqa: T201  what the person wants to see
    return 0 if finished else 1


if __name__ == "__main__":
    sys.exit(main())
