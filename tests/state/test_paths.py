from pathlib import Path

import pytest

from tui.state.paths import Paths


def test_a_home_puts_everything_into_one_folder(tmp_path: Path) -> None:
    paths = Paths.found(tmp_path, {})
    assert paths.state == tmp_path / "state.json"
    assert paths.settings == tmp_path / "config.toml"
    assert paths.library == tmp_path / "library"
    assert paths.cache == tmp_path / "cache"


def test_the_environment_may_name_the_home_but_a_given_one_goes_first(tmp_path: Path) -> None:
    environ = {"SAHEL_READER_HOME": str(tmp_path / "named")}
    assert Paths.found(None, environ).data == tmp_path / "named"
    assert Paths.found(tmp_path / "given", environ).data == tmp_path / "given"


def test_without_a_home_the_system_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    paths = Paths.found(None, {})
    assert {folder.name for folder in (paths.data, paths.config, paths.cache)} == {"sahel-reader"}
    assert len({paths.data, paths.config, paths.cache}) == 3


def test_a_relative_home_is_taken_from_where_one_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert Paths.found(Path("here"), {}).data == tmp_path / "here"
