"""What each command prints, and the exit status it ends with."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, printed, run
from tests.terminal import Terminal, surroundings

SEEDS = ROOT / "seeds"
CLEAN = "A convoy left Gao for Niger on Monday, officials said.\n"


def test_help_and_version_say_what_this_is(tmp_path: Path) -> None:
    assert run(tmp_path, "--version").stdout == "sahel-reader 0.1.0\n"
    said = run(tmp_path, "--help").stdout
    assert all(command in said for command in ("list", "show", "check", "mark"))


def test_list_prints_one_object_a_snippet_with_everything_a_script_needs(tmp_path: Path) -> None:
    snippets = printed(tmp_path)
    assert len(snippets) == 12
    assert list(snippets[0]) == [
        "id",
        "title",
        "derived_title",
        "body",
        "date",
        "date_precision",
        "date_text",
        "byline",
        "source",
        "link",
        "read",
        "starred",
        "note",
        "tags",
        "seen",
    ]
    assert snippets[0]["title"] == "France-Niger Military Talks Underway Amid Speculation of Troop Withdrawal"
    assert snippets[0]["tags"]["actor"] == ["french-army"]
    assert snippets[0]["seen"][0]["lines"] == [1, 2]


def test_list_json_is_one_array(tmp_path: Path) -> None:
    assert json.loads(run(tmp_path, "list", "--json", "wagner").stdout) == printed(tmp_path, "wagner")
    assert json.loads(run(tmp_path, "list", "--json", "zebra").stdout) == []


def test_the_words_of_a_query_are_joined_and_a_minus_belongs_to_it(tmp_path: Path) -> None:
    assert len(printed(tmp_path, "wagner")) == 3
    assert len(printed(tmp_path, "wagner", "-CMA")) == 2
    assert len(printed(tmp_path, "place:mali OR place:niger")) == 8
    assert len(printed(tmp_path, "-wagner", "place:mali", "is:unread")) == 3


def test_list_in_a_folder_reads_that_folder(tmp_path: Path) -> None:
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps" / "a.txt").write_text(CLEAN, encoding="utf-8")
    assert [snippet["body"] for snippet in printed(tmp_path, "--in", str(tmp_path / "dumps"))] == [CLEAN.strip()]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["list", "zebra"], 1, "No snippet matches."),
        (["list", "place:mali)"], 2, "bracket"),
        (["list", "--nonsense"], 2, "--nonsense"),
        (["show", "aaaaaaaaaaaa"], 1, "No snippet has the id"),
        (["check", "/nonexistent"], 1, "/nonexistent"),
        (["check"], 2, "PATH"),
        (["mark", "aaaaaaaaaaaa", "--star"], 1, "No snippet has the id"),
        (["mark", "aaaaaaaaaaaa"], 2, "Say what to do"),
        (["mark", "aaaaaaaaaaaa", "--pin", "place:malli"], 2, "place:mali"),
        (["mark", "aaaaaaaaaaaa", "--tag", "two words"], 2, "no tag"),
        ([], 2, "There is no terminal"),
        (["/nonexistent"], 2, "There is no terminal"),
        (["lsit", "wagner"], 2, "No command is called lsit; the nearest is list."),  # typos: ignore
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_goes_wrong_is_said_in_a_sentence_with_the_right_status(
    tmp_path: Path, words: list[str], status: int, said: str
) -> None:
    done = run(tmp_path, *words)
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_marks_are_given_and_taken_by_the_ids_that_list_prints(tmp_path: Path) -> None:
    first, second, *_ = [snippet["id"] for snippet in printed(tmp_path)]
    done = run(tmp_path, "mark", first, second, "--star", "--read", "--tag", "Follow-Up", "--note", "call Bamako")
    assert done.returncode == 0
    assert "2 starred" in done.stdout
    marked = printed(tmp_path, "is:starred", "tag:follow-up")
    assert [snippet["id"] for snippet in marked] == [first, second]
    assert all(snippet["read"] and snippet["note"] == "call Bamako" for snippet in marked)
    run(tmp_path, "mark", first, "--unstar", "--untag", "follow-up")
    assert [snippet["id"] for snippet in printed(tmp_path, "is:starred")] == [second]


def test_a_rejected_tag_stays_rejected(tmp_path: Path) -> None:
    id = printed(tmp_path, "place:mali")[0]["id"]
    run(tmp_path, "mark", id, "--reject", "place:mali", "--pin", "actor:jnim")
    assert id not in {snippet["id"] for snippet in printed(tmp_path, "place:mali")}
    assert id in {snippet["id"] for snippet in printed(tmp_path, "actor:jnim")}


def test_the_beginning_of_an_id_is_enough(tmp_path: Path) -> None:
    snippet = printed(tmp_path)[3]
    done = run(tmp_path, "show", snippet["id"][:5])
    assert done.returncode == 0
    assert "is a stark reminder of the fragile security" in " ".join(done.stdout.split())
    assert json.loads(run(tmp_path, "show", "--json", snippet["id"]).stdout) == snippet


def test_check_accounts_for_every_line(tmp_path: Path) -> None:
    (document,) = (json.loads(line) for line in run(tmp_path, "check", "seeds", "--jsonl").stdout.splitlines())
    assert document["document"].startswith("seeds/")
    assert [piece["kind"] for piece in document["dropped"]] == ["media", "duplicate"]
    accounted = {line for snippet in document["snippets"] for line in snippet["lines"]}
    assert accounted | {piece["line"] for piece in document["dropped"]} == set(range(1, 16))
    said = run(tmp_path, "check", "seeds").stdout
    assert "12 snippets" in said
    assert "Loading video..." in said


def test_check_gives_no_day_to_a_date_that_was_printed_without_one(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "The harvest was good in the villages of Gao\nMay 2022\nIt was better than last year, the mayor said.\n\n"
        "The herds of Kidal come home at last\nJune 2022\nNine thousand goats crossed the river in one week.\n\n"
        "Ménaka counts its wells\n3 July 2022\nForty of them are dry, and eleven were filled with sand.\n",
        encoding="utf-8",
    )
    document = json.loads(run(tmp_path, "check", "--jsonl", str(page)).stdout)
    dates = [(snippet["date"], snippet["date_text"]) for snippet in document["snippets"]]
    assert dates == [(None, "May 2022"), (None, "June 2022"), ("2022-07-03", "3 July 2022")]


def test_check_says_what_cannot_be_read_and_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "good.txt").write_text(CLEAN, encoding="utf-8")
    done = run(tmp_path, "check", "--jsonl", str(folder), "/nonexistent")
    assert done.returncode == 1
    assert all(name in done.stderr for name in ("binary.txt", "empty.txt", "/nonexistent"))
    (document,) = (json.loads(line) for line in done.stdout.splitlines())
    assert document["snippets"][0]["body"] == CLEAN.strip()


def test_check_suggests_a_rule_that_leaves_the_line_out(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"{CLEAN}Brought to you by the tea house of Gao\n", encoding="utf-8")
    rule = run(tmp_path, "check", str(page), "--suggest", "2")
    assert rule.returncode == 0
    (tmp_path / "boilerplate.toml").write_text(rule.stdout, encoding="utf-8")
    (document,) = (json.loads(line) for line in run(tmp_path, "check", "--jsonl", str(page)).stdout.splitlines())
    assert [piece["line"] for piece in document["dropped"]] == [2]
    assert run(tmp_path, "check", str(page), "--suggest", "9").returncode == 1


def test_home_may_stand_behind_the_command(tmp_path: Path) -> None:
    id = printed(tmp_path)[0]["id"]
    run(tmp_path / "other", "mark", id, "--star", "--home", str(tmp_path))
    assert [snippet["id"] for snippet in printed(tmp_path, "is:starred")] == [id]


def test_a_pipe_that_closes_early_is_no_fault(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_text("".join(f"Convoy {n} left Gao for town {n * n} on Monday, officials said.\n" for n in range(3000)))
    command = f"'{sys.executable}' -m tui --home '{tmp_path}' list --jsonl --in '{big}' | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_a_table_shows_every_id_and_mark_in_full_however_narrow_the_terminal(tmp_path: Path) -> None:
    ids = [snippet["id"] for snippet in printed(tmp_path)]
    command = [sys.executable, "-m", "tui", "--home", str(tmp_path), "list"]
    with Terminal(command, surroundings(tmp_path), size=(60, 40)) as terminal:
        terminal.wait()
        assert all(terminal.shows(f"{id} N--") for id in ids)
