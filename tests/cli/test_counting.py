"""``stats``: the same figures for a person, for a pipe and as JSON."""

import json
from pathlib import Path

import pytest

from tests.cli.running import ROOT, printed, run
from tests.terminal import Terminal

NEWS = """Convoy reaches the border
September 4, 2023
A convoy left Gao for Niger with Wagner Group fighters, officials in Mali said.

Buses stop at noon
September 5, 2023
Drivers in Mali refuse the road to Niger since Wagner men took their fuel, a union says.

Grain is cheaper again
September 26, 2023
In Bamako a sack costs half as much, and Niger buys it where Wagner troops are gone, traders say.

Nobody talks
The junta in Chad has met no minister this week.
"""


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """Three dated snippets and one without a date."""
    path = tmp_path / "dump.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def test_a_pipe_gets_a_figure_a_line(tmp_path: Path, dump: Path) -> None:
    done = run(tmp_path, "stats", "--in", str(dump), "--by", "month")
    assert done.returncode == 0
    rows = [tuple(line.split("\t")) for line in done.stdout.splitlines()]
    assert ("marks", "snippets", "4") in rows
    assert [row for row in rows if row[0] == "time"] == [("time", "2023-09", "3"), ("time", "undated", "1")]
    assert ("topic", "place:chad", "undated", "1") in rows
    assert ("topic", "place:mali", "2023-09", "3") in rows
    assert ("together", "actor:wagner", "place:niger", "3") in rows


def test_json_says_the_same(tmp_path: Path, dump: Path) -> None:
    said = json.loads(run(tmp_path, "stats", "--in", str(dump), "--by", "week", "--json", "place:mali").stdout)
    assert (said["snippets"], said["unread"], said["undated"], said["by"]) == (3, 3, 0, "week")
    assert [(span["span"], span["snippets"]) for span in said["spans"]] == [
        ("2023-09-04", 2),
        ("2023-09-11", 0),
        ("2023-09-18", 0),
        ("2023-09-25", 1),
    ]
    mali = next(topic for topic in said["topics"] if topic["tag"] == "place:mali")
    assert (mali["total"], mali["counts"]) == (3, [2, 0, 0, 1])
    assert {"actor": "actor:wagner", "place": "place:mali", "snippets": 3} in said["together"]


def test_what_is_listed_is_what_is_counted(tmp_path: Path) -> None:
    said = json.loads(run(tmp_path, "stats", "--json", "wagner").stdout)
    assert said["snippets"] == len(printed(tmp_path, "wagner"))
    assert sum(span["snippets"] for span in said["spans"]) + said["vague"] + said["undated"] == said["snippets"]
    assert run(tmp_path, "stats", "zebra").returncode == 1


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_person_sees_bars_and_tables_as_wide_as_the_terminal(tmp_path: Path, dump: Path, width: int) -> None:
    with Terminal.reader(tmp_path, "stats", "--in", str(dump), "--by", "week", size=(width, 50)) as terminal:
        terminal.wait()
        assert terminal.status == 0
        assert terminal.shows("4 snippets: 4 unread, 0 starred, 0 noted. 1 without a printed date.")
        for words in ("By time", "2023-09-25", "Topics by time", "Niger", "Wagner Group", "█"):
            assert terminal.shows(words), words
        plain = terminal.plain().splitlines()
        assert max(map(len, plain)) <= width


def test_nothing_dated_is_said_instead_of_an_empty_chart(tmp_path: Path) -> None:
    with Terminal.reader(tmp_path, "stats", "--in", str(ROOT / "seeds")) as terminal:
        terminal.wait()
        assert terminal.shows("12 without a printed date.")
        assert not terminal.shows("By time")
