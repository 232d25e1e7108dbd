"""The cache saves work and is never trusted: whatever does not fit is read anew."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import catalog, entry, snippet
from tui.intake.find import Found
from tui.library.cache import load, save, stamp
from tui.library.catalog import Catalog
from tui.model import OwnLines

NONE = OwnLines()
PATHS = (Path("/dumps"),)


@pytest.fixture
def kept() -> Catalog:
    """A catalog with everything that a row can hold."""
    full = snippet("k1", "Body.", "Title", date="2023-09", byline="Awa", source="Radio", link="https://a.example/1")
    row = entry(full, "place:mali", weak=["theme:jihadism"], documents=["a.txt", "b.txt"])
    return catalog(replace(row, wordings=("It said so before.",), also=("k0",)), snippet("k2"))


def test_what_was_kept_comes_back_whole(tmp_path: Path, kept: Catalog) -> None:
    save(tmp_path, PATHS, "s", kept)
    again = load(tmp_path, PATHS, "s")
    assert again is not None
    assert [again.entry(row) for row in again.all] == [kept.entry(row) for row in kept.all]
    assert list(again.names) == list(kept.names)
    assert again.name("place:mali") == "Mali"
    assert again.documents == kept.documents


def test_another_stamp_or_other_paths_are_not_there(tmp_path: Path, kept: Catalog) -> None:
    save(tmp_path, PATHS, "s", kept)
    assert load(tmp_path, PATHS, "t") is None
    assert load(tmp_path, (Path("/others"),), "s") is None


def test_a_damaged_file_is_not_there(tmp_path: Path, kept: Catalog) -> None:
    save(tmp_path, PATHS, "s", kept)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for cut in range(0, len(whole), 7):
        path.write_bytes(whole[:cut])
        assert load(tmp_path, PATHS, "s") is None
        path.write_bytes(whole[:cut] + bytes([whole[cut] ^ 1]) + whole[cut + 1 :])
        assert load(tmp_path, PATHS, "s") is None


def test_a_reading_with_problems_is_not_kept(tmp_path: Path) -> None:
    save(tmp_path, PATHS, "s", Catalog.of([snippet()], problems=["a.txt is empty."]))
    assert list(tmp_path.iterdir()) == []


def test_the_libraries_unused_for_longest_go(tmp_path: Path, kept: Catalog) -> None:
    for number in range(12):
        save(tmp_path, (Path(f"/dumps/{number}"),), "s", kept)
    assert len(list(tmp_path.iterdir())) == 8


def test_the_stamp_follows_the_documents_and_the_own_words(tmp_path: Path) -> None:
    own = tmp_path / "lexicon.toml"
    document = Found(tmp_path / "a.txt", "a.txt", 10, 1)
    first = stamp([document], [own], NONE)
    assert stamp([document], [own], NONE) == first
    assert stamp([Found(tmp_path / "a.txt", "a.txt", 10, 2)], [own], NONE) != first
    own.write_text("[[place]]", encoding="utf-8")
    assert stamp([document], [own], NONE) != first
    assert stamp([document], [own], OwnLines(hidden=frozenset({"menu"}))) != stamp([document], [own], NONE)
