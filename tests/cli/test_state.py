"""``state``: looking after the marks without a reader."""

from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.cli.running import printed, run


@pytest.fixture
def starred(tmp_path: Path) -> str:
    """The id of a snippet that is starred in a home."""
    id = str(printed(tmp_path)[0]["id"])
    run(tmp_path, "mark", id, "--star")
    return id


def test_path_says_where_and_check_how_it_is(tmp_path: Path, starred: str) -> None:
    assert run(tmp_path, "state", "path").stdout.strip() == str(tmp_path / "state.json")
    done = run(tmp_path, "state", "check")
    assert done.returncode == 0
    assert "1 starred" in done.stdout
    assert "Nothing is wrong." in done.stdout
    assert starred in (tmp_path / "state.json").read_text(encoding="utf-8")


def test_damage_is_said_by_check_and_changes_nothing(tmp_path: Path, starred: str) -> None:
    run(tmp_path, "state", "compact")
    path = tmp_path / "state.json"
    broken = path.read_bytes()[:-30]
    path.write_bytes(broken)
    done = run(tmp_path, "state", "check")
    assert done.returncode == 1
    assert path.read_bytes() == broken
    assert [snippet["id"] for snippet in printed(tmp_path, "is:starred")] == [starred]


def test_a_backup_can_be_restored(tmp_path: Path, starred: str) -> None:
    run(tmp_path, "state", "backup")
    (copy, *_) = sorted((tmp_path / "backups").iterdir())
    run(tmp_path, "mark", starred, "--unstar")
    assert run(tmp_path, "state", "restore", str(copy)).returncode != 0
    assert printed(tmp_path, "is:starred") == []
    assert run(tmp_path, "state", "restore", str(copy), "--yes").returncode == 0
    assert [snippet["id"] for snippet in printed(tmp_path, "is:starred")] == [starred]


def test_what_is_exported_is_a_plain_tinydb_and_can_be_taken_in_elsewhere(tmp_path: Path, starred: str) -> None:
    target = tmp_path / "marks.json"
    assert run(tmp_path, "state", "export", str(target)).returncode == 0
    with TinyDB(target) as plain:
        assert [mark["id"] for mark in plain.table("marks")] == [starred]
    other = tmp_path / "other"
    assert run(other, "state", "import", str(target)).returncode == 0
    assert [snippet["id"] for snippet in printed(other, "is:starred")] == [starred]


def test_a_file_without_marks_is_refused_in_a_sentence(tmp_path: Path, starred: str) -> None:
    (tmp_path / "other.json").write_text("nonsense", encoding="utf-8")
    done = run(tmp_path, "state", "import", str(tmp_path / "other.json"))
    assert done.returncode == 1
    assert "other.json" in done.stderr
    assert "Traceback" not in done.stderr
    assert printed(tmp_path, "is:starred")[0]["id"] == starred


def test_only_an_explicit_call_removes_marks_without_a_snippet(tmp_path: Path, starred: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text("A convoy left Gao for Niger on Monday, officials said.\n", encoding="utf-8")
    listed = run(tmp_path, "state", "gc", "--dry-run", "--in", str(page))
    assert starred in listed.stdout
    assert [snippet["id"] for snippet in printed(tmp_path, "is:starred")] == [starred]
    assert run(tmp_path, "state", "gc", "--in", str(page), "--yes").returncode == 0
    assert printed(tmp_path, "is:starred") == []
