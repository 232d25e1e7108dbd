"""Files for the person are whole or not there, and take no other's place unasked."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.state.exports import write_new


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_holds_all_pieces(tmp_path: Path) -> None:
    write_new(tmp_path / "a.txt", iter(["Ménaka\r\n", "Gao\n"]))
    assert (tmp_path / "a.txt").read_bytes() == "Ménaka\r\nGao\n".encode()
    assert names(tmp_path) == ["a.txt"]


def test_a_file_that_is_there_is_replaced_only_if_asked(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_new(file, ["new"])
    assert file.read_text(encoding="utf-8") == "old"
    write_new(file, ["new"], replace=True)
    assert file.read_text(encoding="utf-8") == "new"
    assert names(tmp_path) == ["a.txt"]


def test_another_program_that_takes_the_name_meanwhile_keeps_it(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "new"
        (tmp_path / "a.txt").write_text("theirs", encoding="utf-8")

    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.txt", pieces())
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "theirs"
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("replace", [False, True])
def test_what_breaks_half_way_leaves_everything_as_it_was(tmp_path: Path, replace: bool) -> None:
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")

    def pieces() -> Iterator[str]:
        yield "half"
        raise RuntimeError("the other half")

    with pytest.raises((RuntimeError, FileExistsError)):
        write_new(tmp_path / "a.txt", pieces(), replace=replace)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["a.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_new(tmp_path / "link.txt", ["new"], replace=True)
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "new"


def test_a_disk_without_second_names_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Path) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    write_new(tmp_path / "a.txt", ["new"])
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "new"
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.txt", ["newer"])


def test_the_name_in_the_error_is_the_one_that_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        write_new(tmp_path / "none" / "a.txt", ["new"])
    assert caught.value.filename == str(tmp_path / "none" / "a.txt")
