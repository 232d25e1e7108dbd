"""``config``: a file to begin with, and what is in force."""

import tomllib
from pathlib import Path

from msgspec.structs import asdict, fields

from tests.cli.running import run
from tui.state.settings import SETTINGS, Settings, read


def test_every_setting_is_described() -> None:
    assert list(SETTINGS) == [setting.name for setting in fields(Settings)]
    assert all(each.about.endswith(".") for each in SETTINGS.values())


def test_init_writes_a_file_that_changes_nothing_until_it_is_edited(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    done = run(tmp_path, "config", "init")
    assert (done.returncode, done.stdout) == (
        0,
        f"{path} is written; every setting stands in it with what it decides.\n",
    )
    assert read(path) == (Settings(), ())
    text = path.read_text(encoding="utf-8")
    keys = [line for line in text.splitlines() if " = " in line]
    path.write_text("\n".join(line.removeprefix("# ") for line in keys), encoding="utf-8")
    assert read(path) == (Settings(), ())
    assert list(tomllib.loads(path.read_text(encoding="utf-8"))) == list(asdict(Settings()))


def test_init_never_writes_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("symbols = false\n", encoding="utf-8")
    done = run(tmp_path, "config", "init")
    assert done.returncode == 1
    assert f"{path} is there already" in done.stderr
    assert path.read_text(encoding="utf-8") == "symbols = false\n"


def test_show_says_what_is_in_force_and_where_it_is_from(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('symbols = false\n\nmark_read = "often"\nfolders = ["dumps"]\n', encoding="utf-8")
    done = run(tmp_path, "config", "show")
    assert done.returncode == 1
    assert done.stderr.startswith(f'{path}, line 3: mark_read must be one of "open", "rest", "never", not "often"')
    settings = tomllib.loads(done.stdout)
    assert settings["folders"] == [str(tmp_path / "dumps")]
    assert (settings["symbols"], settings["mark_read"]) == (False, "open")
    origins = {line.split(" = ")[0]: line.rpartition("  # ")[2] for line in done.stdout.splitlines()[1:]}
    assert {key: origin for key, origin in origins.items() if origin != "default"} == {
        "folders": "line 4",
        "symbols": "line 1",
    }
    assert done.stdout.startswith(f"# {path}\n")


def test_show_without_a_file_says_so(tmp_path: Path) -> None:
    done = run(tmp_path, "config", "show")
    assert done.returncode == 0
    assert done.stdout.startswith(f"# {tmp_path / 'config.toml'} (not there)\n")
