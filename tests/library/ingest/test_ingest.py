"""Documents become rows: each item once, in the order as listed, and what cannot be read is said."""

import os
from pathlib import Path

import pytest

from tests.builders import snippet
from tui.intake.find import find, seeds
from tui.library.catalog.catalog import Catalog
from tui.library.ingest.documents import ingest
from tui.library.marks import MarkRows
from tui.library.view import View, listed
from tui.topics.lexicon import Lexicon

LEXICON = Lexicon.packaged()
DROUGHT = "The drought in the Sahel has driven thousands of herders south with their animals this year."
BORDER = "Niger has closed its border with Benin again after talks between the two neighbours failed."
HARVEST = "Farmers around Ségou expect a better harvest, since the rains came early and stayed for long."


def dump(path: Path, *lines: str, day: int) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    os.utime(path, (day * 86400, day * 86400))


def opened(*paths: Path) -> Catalog:
    return ingest(find(paths), LEXICON)


def bodies(catalog: Catalog) -> list[str | None]:
    return [catalog.snippet(row).body for row in catalog.all]


def test_the_owners_document_becomes_twelve_tagged_rows() -> None:
    catalog = opened(seeds())
    assert len(catalog) == 12
    assert catalog.problems == ()
    rows = listed(catalog, MarkRows.of(catalog, {}), View(query='actor:"Wagner Group" place:mali')).rows
    assert [catalog.sightings(row)[0].lines for row in rows] == [(7,), (10,), (12,)]


def test_the_same_item_in_five_documents_is_one_row_with_five_sightings(tmp_path: Path) -> None:
    for day in range(1, 6):
        dump(tmp_path / f"{6 - day}.txt", *[HARVEST] * (day > 3), DROUGHT, day=day)
    catalog = opened(tmp_path)
    row = catalog.row(next(catalog.snippet(row).id for row in catalog.all if catalog.snippet(row).body == DROUGHT))
    assert row is not None
    assert [Path(seen.document).name for seen in catalog.sightings(row)] == [
        "5.txt",
        "4.txt",
        "3.txt",
        "2.txt",
        "1.txt",
    ]
    assert [seen.lines for seen in catalog.sightings(row)] == [(1,), (1,), (1,), (2,), (2,)]
    assert len(catalog) == 2


def test_rows_are_listed_by_first_seen_newest_first_and_then_by_line(tmp_path: Path) -> None:
    dump(tmp_path / "old.txt", DROUGHT, day=1)
    dump(tmp_path / "new.txt", DROUGHT, HARVEST, BORDER, day=2)
    assert bodies(opened(tmp_path)) == [HARVEST, BORDER, DROUGHT]
    assert [Path(name).name for name in opened(tmp_path).documents] == ["new.txt", "old.txt"]


def test_a_copy_may_add_the_title_that_the_first_one_lacks(tmp_path: Path) -> None:
    dump(tmp_path / "old.txt", DROUGHT, BORDER, day=1)
    dump(tmp_path / "new.txt", "Niger closes its border", BORDER, day=2)
    catalog = opened(tmp_path)
    merged = catalog.snippet(1)
    assert (merged.title, merged.derived_title, merged.body) == ("Niger closes its border", None, BORDER)
    assert merged.id == snippet(catalog.snippet(1).id).id
    assert len(catalog) == 2


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty."),
        (b" \n\n", "is empty."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "It is a picture"),
        (bytes(range(32)) * 9, "not a text"),
    ],
)
def test_what_is_no_text_is_said_and_the_rest_is_read(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "bad").write_bytes(data)
    dump(tmp_path / "good.txt", DROUGHT, day=1)
    catalog = opened(tmp_path, tmp_path / "gone")
    assert bodies(catalog) == [DROUGHT]
    assert len(catalog.problems) == 2
    assert says in catalog.problems[0]
    assert catalog.problems[0].startswith(f"{tmp_path}/bad ")
    assert catalog.problems[1] == f"{tmp_path}/gone does not exist."


def test_documents_whose_names_look_alike_stay_two(tmp_path: Path) -> None:
    dump(tmp_path / "a.txt", DROUGHT, day=1)
    dump(tmp_path / "a\x07.txt", HARVEST, day=2)
    assert bodies(opened(tmp_path)) == [HARVEST, DROUGHT]


TOLL = "A bomb hidden in a cart of firewood killed {} people on the bridge of Gamboru, traders who crossed it said."


def test_a_new_toll_is_one_row_that_keeps_what_was_said_before(tmp_path: Path) -> None:
    for day, toll in enumerate((53, 56, 56, 61), 1):
        dump(tmp_path / f"{day}.txt", TOLL.format(toll), DROUGHT, day=day)
    catalog = opened(tmp_path)
    assert bodies(catalog) == [TOLL.format(61), DROUGHT]
    first = ingest(find([tmp_path / "1.txt"]), LEXICON)
    row = catalog.row(first.snippet(0).id)
    assert row == 0
    assert catalog.snippet(row).id == first.snippet(0).id
    assert catalog.entry(row).wordings == (TOLL.format(53), TOLL.format(56))
    assert [seen.lines for seen in catalog.sightings(row)] == [(1,)] * 4
    assert all(catalog.row(id) == row for id in catalog.entry(row).also)
    assert len(catalog.entry(row).also) == 2


def test_two_tolls_in_one_document_are_two_rows(tmp_path: Path) -> None:
    dump(tmp_path / "1.txt", TOLL.format(53), TOLL.format(56), day=1)
    assert len(opened(tmp_path)) == 2


def test_another_town_is_another_row_whatever_document_it_stands_in(tmp_path: Path) -> None:
    dump(tmp_path / "1.txt", TOLL.format("two"), day=1)
    dump(tmp_path / "2.txt", TOLL.format("two").replace("Gamboru", "Malanville"), day=2)
    assert len(opened(tmp_path)) == 2


def test_a_copy_cut_off_adds_a_sighting_and_takes_no_word_away(tmp_path: Path) -> None:
    whole = TOLL.format("fifty")
    dump(tmp_path / "1.txt", whole, HARVEST, day=1)
    dump(tmp_path / "2.txt", whole[:72] + " ...", HARVEST, day=2)
    dump(tmp_path / "3.txt", f"MAIDUGURI (Example Wire) - {whole}", day=3)
    catalog = opened(tmp_path)
    assert len(catalog) == 2
    row = bodies(catalog).index(f"MAIDUGURI (Example Wire) - {whole}")
    assert len(catalog.sightings(row)) == 3
    assert catalog.entry(row).wordings == ()


def test_the_whole_text_takes_the_place_of_one_cut_off_under_the_first_id(tmp_path: Path) -> None:
    whole = TOLL.format("fifty")
    dump(tmp_path / "1.txt", whole[:72] + " ...", day=1)
    cut = opened(tmp_path).snippet(0)
    dump(tmp_path / "2.txt", whole, day=2)
    catalog = opened(tmp_path)
    assert bodies(catalog) == [whole]
    assert catalog.snippet(0).id == cut.id
    assert not catalog.snippet(0).truncated


def test_a_row_is_found_by_the_id_that_its_mark_is_kept_under(tmp_path: Path) -> None:
    dump(tmp_path / "1.txt", DROUGHT, HARVEST, day=1)
    catalog = opened(tmp_path)
    now = catalog.snippet(0).id
    catalog.know_as({now: "aaaaaaaaaaaa", "nobody234567": "bbbbbbbbbbbb"})
    assert catalog.snippet(0).id == "aaaaaaaaaaaa"
    assert (catalog.row("aaaaaaaaaaaa"), catalog.row(now), catalog.row("bbbbbbbbbbbb")) == (0, 0, None)
    catalog.know_as({catalog.snippet(1).id: "aaaaaaaaaaaa"})
    assert catalog.row("aaaaaaaaaaaa") == 0
