"""``list`` in every form: for people, for scripts, for spreadsheets, for xargs."""

import csv
import io
import json
from contextlib import redirect_stdout
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.cli.running import printed, run
from tests.terminal import Terminal
from tui.cli.printing import print_rows
from tui.state.paths import Paths
from tui.state.store import Store


def test_every_form_lists_the_same_snippets(tmp_path: Path) -> None:
    ids = [snippet["id"] for snippet in printed(tmp_path, "wagner")]
    assert ids
    assert [row["id"] for row in csv.DictReader(io.StringIO(run(tmp_path, "list", "--csv", "wagner").stdout))] == ids
    assert [one["id"] for one in json.loads(run(tmp_path, "list", "--json", "wagner").stdout)] == ids
    assert [line.split("\t")[0] for line in run(tmp_path, "list", "wagner").stdout.splitlines()] == ids
    assert run(tmp_path, "list", "wagner", "--null").stdout == "".join(f"{id}\0" for id in ids)
    assert run(tmp_path, "list", "--md", "wagner").stdout.count("\n## ") == len(ids) - 1
    assert run(tmp_path, "list", "--txt", "wagner").stdout.count("\n— ") == len(ids)
    assert run(tmp_path, "list", "--html", "wagner").stdout.count("<article") == len(ids)


def test_ids_ended_by_nul_are_words_for_another_command(tmp_path: Path) -> None:
    ids = run(tmp_path, "list", "place:mali", "--null").stdout.split("\0")[:-1]
    run(tmp_path, "mark", *ids, "--star")
    assert [snippet["id"] for snippet in printed(tmp_path, "is:starred")] == ids


def test_a_minus_word_that_is_no_option_belongs_to_the_query_wherever_it_stands(tmp_path: Path) -> None:
    wanted = run(tmp_path, "list", "--jsonl", "--", "-mali", "-wagner").stdout
    assert wanted
    assert run(tmp_path, "list", "-mali", "--jsonl", "-wagner").stdout == wanted
    assert run(tmp_path, "list", "-mali -wagner", "--jsonl").stdout == wanted


def test_a_table_goes_on_with_the_same_columns_however_long_it_is(tmp_path: Path) -> None:
    dump = tmp_path / "long.txt"
    dump.write_text("\n\n".join(f"Convoy {n} left Gao for town {n} on Monday, they said." for n in range(600)))
    with Terminal.reader(tmp_path, "list", "--in", str(dump), size=(80, 40)) as terminal:
        terminal.wait()
        assert terminal.shows("Convoy 0 left")
        assert terminal.shows("Convoy 599 left")
        assert terminal.sent.count(b"marks") == 1
        lines = terminal.plain().splitlines()
        assert max(map(len, lines)) <= 80
        assert sum("Convoy" in line for line in lines) == 600
        assert [line.index("Convoy") for line in lines if "Convoy" in line] == [lines[1].index("title")] * 600


def test_a_saved_search_is_listed_by_its_name(tmp_path: Path) -> None:
    with Store.open(Paths.found(tmp_path, {}).data) as store:
        store.write("searches", {"Wagner watch": {"query": "wagner"}}, "saved").result()
    assert printed(tmp_path, 'saved:"Wagner watch"') == printed(tmp_path, "saved:wagner") == printed(tmp_path, "wagner")
    unknown = run(tmp_path, "list", "saved:nothing")
    assert unknown.returncode == 1
    assert "No search is saved as “nothing”" in unknown.stderr


@given(st.lists(st.lists(st.text(" \t\nab\xa0\r\x1f", max_size=5), min_size=2, max_size=2), max_size=4))
def test_a_row_is_a_line_and_a_field_has_single_spaces_whatever_it_holds(rows: list[list[str]]) -> None:
    with redirect_stdout(io.StringIO()) as said:
        print_rows(rows)
    assert said.getvalue() == "".join("\t".join(" ".join(field.split()) for field in row) + "\n" for row in rows)
