"""``export``: a file is there only when it is whole, and never in place of another unless that is asked for."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.running import printed, run


def test_the_ending_names_the_format(tmp_path: Path) -> None:
    snippets = printed(tmp_path, "wagner")
    for ending in ("json", "jsonl", "csv", "md", "html", "txt"):
        done = run(tmp_path, "export", "wagner", "--to", f"{tmp_path}/found.{ending}", "--title", "Wagner")
        assert (done.returncode, done.stdout) == (0, f"3 snippets written to {tmp_path}/found.{ending}.\n")
    assert json.loads((tmp_path / "found.json").read_text(encoding="utf-8")) == snippets
    assert (tmp_path / "found.md").read_text(encoding="utf-8").startswith("# Wagner\n")
    with (tmp_path / "found.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == [snippet["id"] for snippet in snippets]
    assert (tmp_path / "found.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_a_file_that_is_there_stays_unless_force_is_given(tmp_path: Path) -> None:
    file = tmp_path / "found.md"
    file.write_text("mine", encoding="utf-8")
    done = run(tmp_path, "export", "--to", str(file))
    assert (done.returncode, done.stdout) == (1, "")
    assert "--force" in done.stderr
    assert file.read_text(encoding="utf-8") == "mine"
    assert run(tmp_path, "export", "--to", str(file), "--force").returncode == 0
    assert file.read_text(encoding="utf-8").startswith("## 1. ")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["zebra", "--to", "{}/a.md"], 1, "No snippet matches."),
        (["--to", "{}/a.docx"], 2, "the ending names the format"),
        (["wagner"], 2, "--to"),
        (["--to", "{}/none/a.md"], 1, "No such file"),
        (["mali)", "--to", "{}/a.md"], 2, "bracket"),
    ],
)
def test_what_cannot_be_written_is_said_and_leaves_nothing(
    tmp_path: Path, words: list[str], status: int, said: str
) -> None:
    done = run(tmp_path / "home", "export", *(word.format(tmp_path) for word in words))
    assert done.returncode == status
    assert said in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == (["home"] if (tmp_path / "home").exists() else [])
