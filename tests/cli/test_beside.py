"""Every command works while a reader is open, and the reader shows at once what a command changed."""

from pathlib import Path

from tests.cli.running import printed, run
from tests.conftest import SEEDS
from tests.terminal import Terminal


def test_commands_work_beside_an_open_reader_which_shows_what_they_change(tmp_path: Path) -> None:
    with Terminal.reader(tmp_path, str(SEEDS)) as reader:
        reader.wait_for("France-Niger Military")
        where = ("--in", str(SEEDS))
        id = printed(tmp_path, *where)[0]["id"]
        reader.forget()
        assert run(tmp_path, "mark", id, "--star", "--tag", "seen-beside", *where).returncode == 0
        reader.wait_for("seen-beside")
        assert run(tmp_path, "export", "is:starred", "--to", str(tmp_path / "a.md"), *where).returncode == 0
        assert run(tmp_path, "stats", *where).returncode == 0
        assert run(tmp_path, "state", "check").returncode == 0
        assert run(tmp_path, "config", "show").returncode == 0
        reader.press("js")
        reader.wait_for("Starred.")
        reader.press("q")
        reader.wait()
        assert reader.status == 0
        assert len(printed(tmp_path, *where, "is:starred")) == 2
