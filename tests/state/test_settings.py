from pathlib import Path

import pytest

from tui.state.settings import Settings, read


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read(tmp_path / "config.toml") == (Settings(), ())


def test_what_the_file_says_holds(tmp_path: Path) -> None:
    path = written(tmp_path, 'mark_read = "rest"\ncolours = "sahel-day"\nsymbols = false\n')
    assert read(path) == (Settings(mark_read="rest", colours="sahel-day", symbols=False), ())


def test_folders_are_taken_from_where_the_file_stands(tmp_path: Path) -> None:
    path = written(tmp_path, 'folders = ["dumps", "/srv/dumps", "~/dumps"]\n')
    assert read(path)[0].folders == (str(tmp_path / "dumps"), "/srv/dumps", str(Path("~/dumps").expanduser()))


def test_an_unknown_key_is_named_with_its_file_and_the_nearest_spelling(tmp_path: Path) -> None:
    path = written(tmp_path, 'mark_reads = "rest"\nsymbols = false\n')
    settings, problems = read(path)
    assert settings == Settings(symbols=False)
    assert problems == (f"{path}, line 1: no setting is called 'mark_reads'; did you mean 'mark_read'?",)


@pytest.mark.parametrize("line", ['mark_read = "always"', "folders = 'dumps'", "symbols = 1", "colours = true"])
def test_a_value_of_the_wrong_kind_is_said_and_the_default_holds(tmp_path: Path, line: str) -> None:
    settings, problems = read(written(tmp_path, line))
    assert settings == Settings()
    assert len(problems) == 1
    assert "the default holds" in problems[0]


@pytest.mark.parametrize("data", [b"mark_read = ", b"\xff\xfe", b"folders = [1, 'x']"])
def test_a_file_that_cannot_be_read_is_said_and_the_defaults_hold(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(data)
    settings, problems = read(path)
    assert settings == Settings()
    assert problems[0].startswith(str(path))


def test_a_folder_in_place_of_the_file_is_said(tmp_path: Path) -> None:
    settings, problems = read(tmp_path)
    assert settings == Settings()
    assert "cannot be read" in problems[0]


def test_reading_settings_never_writes(tmp_path: Path) -> None:
    read(tmp_path / "none" / "config.toml")
    assert [*tmp_path.iterdir()] == []
