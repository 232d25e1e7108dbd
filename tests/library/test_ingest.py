"""Documents become rows: each item once, in the order as listed, and what cannot be read is said."""

import os
from pathlib import Path

import pytest

from tests.builders import snippet
from tui.intake.find import find, seeds
from tui.library.catalog import Catalog
from tui.library.ingest import ingest
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
