"""Power cuts: writes that were not synced may be lost, torn or reordered, and nothing that was kept is gone."""

from pathlib import Path

import pytest

from tests.state.power import PER_RECORD, power_trials


@pytest.mark.parametrize("seed", range(20))
def test_nothing_kept_is_lost_when_the_power_fails(tmp_path: Path, seed: int) -> None:
    assert power_trials(tmp_path, seed) >= PER_RECORD
