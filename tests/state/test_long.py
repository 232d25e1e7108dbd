"""The long counts as tests: ``pytest -m long tests/state`` (or `python -m tests.state.long`, which can be stopped)."""

import time
from pathlib import Path

import pytest

from tests.state.long import TABLE, TRIALS, rows, work


@pytest.mark.long
@pytest.mark.parametrize("name", [trial.name for trial in TRIALS])
def test_the_long_count_finds_nothing_lost(name: str) -> None:
    assert work(TABLE, name, time.monotonic() + 3600), TABLE.read_text(encoding="utf-8")


def test_what_stands_in_the_table_is_not_done_again(tmp_path: Path) -> None:
    table = tmp_path / "table.md"
    for trial in TRIALS:
        with table.open("a", encoding="utf-8") as file:
            file.writelines(f"| {trial.name} | {batch} | 1 | 0 | 0.1 |\n" for batch in range(trial.batches))
    before = table.read_text(encoding="utf-8")
    assert work(table, None, time.monotonic() + 60)
    assert table.read_text(encoding="utf-8") == before
    assert sum(1 for _ in rows(table)) == sum(trial.batches for trial in TRIALS)
