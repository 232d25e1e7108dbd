"""Documents are found wherever they are; what cannot be read comes out as a sentence and never as an exception."""

import os
from pathlib import Path

import pytest

from tui.intake import find as intake
from tui.intake.find import Found, Problem, find, read, seeds


def names(*paths: Path) -> list[str]:
    return [found.path.name if isinstance(found, Found) else found.sentence for found in find(paths)]


def only(path: Path) -> Found:
    (found,) = find([path])
    assert isinstance(found, Found)
    return found


def test_a_folder_gives_its_documents_of_all_levels_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "inner/c", "inner/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert names(tmp_path) == ["a.txt", "b.txt", "c", "d.md"]


def test_hidden_files_backups_and_texts_of_other_kinds_are_passed_over_in_a_folder(tmp_path: Path) -> None:
    for name in (
        ".hidden",
        ".git/config",
        "a.txt~",
        "answers.json",
        "a.csv",
        "a.txt",
        "page.html",
        "page_files/x.html",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert names(tmp_path) == ["a.txt", "page.html"]
    assert names(tmp_path / "answers.json") == ["answers.json"]


def test_what_some_format_recognises_is_read_in_a_folder_whatever_it_is_called(tmp_path: Path) -> None:
    from tests.parsing.formats.written import ENGLISH, export, json_feed, rss

    for name, data in (("a.xml", rss(ENGLISH)), ("b.json", json_feed(ENGLISH)), ("c.jsonl", export(ENGLISH))):
        (tmp_path / name).write_bytes(data)
        (tmp_path / f"other {name}").write_bytes(b"<a/>" if name.endswith("xml") else b"{}")
    assert names(tmp_path) == ["a.xml", "b.json", "c.jsonl"]


def test_a_document_keeps_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps" / "a.txt").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = only(Path("dumps"))
    assert found.name == "dumps/a.txt"
    assert found.size == 1


def test_a_document_named_twice_is_found_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert names(tmp_path, tmp_path / "a.txt") == ["a.txt"]


def test_two_names_of_one_file_that_are_no_links_to_each_other_are_two_documents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "b.txt").hardlink_to(tmp_path / "a.txt")
    (tmp_path / "c.txt").symlink_to("b.txt")
    assert names(tmp_path) == ["a.txt", "b.txt"]


def test_no_link_is_followed_where_no_file_comes_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text("x", encoding="utf-8")
    monkeypatch.setattr(Path, "resolve", None)
    assert len(names(tmp_path)) == 9


def test_a_missing_path_and_an_empty_folder_are_said_and_the_rest_is_found(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    missing, empty, found = names(tmp_path / "gone", tmp_path / "empty", tmp_path / "a.txt")
    assert missing == f"{tmp_path}/gone does not exist."
    assert empty == f"{tmp_path}/empty holds no documents."
    assert found == "a.txt"


def test_a_folder_of_other_kinds_only_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    assert names(tmp_path) == [f"{tmp_path} holds no documents (files of other kinds are passed over: .json)."]


def test_links_that_lead_nowhere_or_round_in_a_circle_are_said(tmp_path: Path) -> None:
    (tmp_path / "dead").symlink_to("gone")
    (tmp_path / "round").symlink_to("round")
    dead, circle = names(tmp_path)
    assert dead == f"{tmp_path}/dead leads nowhere."
    assert circle.startswith(f"{tmp_path}/round cannot be read: ")


def test_a_pipe_is_said_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (sentence,) = names(tmp_path / "pipe")
    assert "no file that can be read" in sentence


def test_a_file_that_became_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    problem = read(Found(tmp_path / "pipe", "pipe", 1, 0))
    assert isinstance(problem, Problem)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_one_may_not_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (tmp_path / "secret.txt").chmod(0)
    problem = read(only(tmp_path / "secret.txt"))
    assert isinstance(problem, Problem)
    assert problem.sentence == f"{tmp_path}/secret.txt cannot be read: permission denied."


def test_a_file_that_vanished_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    found = only(tmp_path)
    (tmp_path / "a.txt").unlink()
    problem = read(found)
    assert isinstance(problem, Problem)
    assert problem.sentence == f"{tmp_path}/a.txt cannot be read: no such file or directory."


def test_a_document_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LARGEST", 3)
    (tmp_path / "a.txt").write_text("four", encoding="utf-8")
    assert isinstance(read(only(tmp_path)), Problem)
    (tmp_path / "a.txt").write_text("abc", encoding="utf-8")
    assert read(only(tmp_path)) == b"abc"


def test_a_name_that_would_command_the_terminal_is_shown_without_it(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\nb.txt").write_text("x", encoding="utf-8")
    assert only(tmp_path).name == f"{tmp_path}/a b.txt"
    assert names(Path("no\x00where"))[0].startswith("nowhere cannot be read")


def test_the_documents_that_come_with_the_package_are_found() -> None:
    assert names(seeds()) == ["000_b210746ba4ae3a81.txt"]  # typos: ignore
