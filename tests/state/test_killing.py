"""Writers killed with SIGKILL: nothing that was said to be kept is gone, and every file can be read."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("rounds", "writers"), [(100, 1), (20, 3)])
def test_nothing_kept_is_lost_when_a_writer_is_killed(tmp_path: Path, rounds: int, writers: int) -> None:
    command = [sys.executable, "-m", "tests.state.killing", str(tmp_path / "data"), str(rounds), str(writers), "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr == ""
    killed, kept, lost, unreadable = map(int, done.stdout.split())
    print(f"killed {killed} of {writers} at once, {kept} kept, {lost} lost")  # noqa: T201
    assert (killed, lost, unreadable) == (rounds, 0, 0)
    assert kept > rounds


LEAVING = """
import sys
from pathlib import Path
from tests.state.worlds import named
from tui.model import Mark
from tui.state.store import Store
store = Store.open(Path(sys.argv[1]))
for number in range(300):
    store.put({named(number): Mark(starred=True)}, "starred")
"""


@pytest.mark.parametrize("ending", ["", "sys.exit(3)", "raise KeyError('bug')"])
def test_what_waits_is_written_when_the_program_ends_by_itself(tmp_path: Path, ending: str) -> None:
    command = [sys.executable, "-c", LEAVING + ending, str(tmp_path / "data")]
    subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    found = subprocess.run(
        [sys.executable, "-c", COUNTING, str(tmp_path / "data")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "300"


COUNTING = """
import sys
from pathlib import Path
from tui.state.store import Store
with Store.open(Path(sys.argv[1])) as store:
    print(len(store.marks))
"""
