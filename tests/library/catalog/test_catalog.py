"""A catalog gives rows by their tags, names and sorts, as they were printed."""

import pytest
from pyroaring import BitMap

from tests.builders import NAMES, catalog, entry, sahel, snippet
from tui.library.catalog.catalog import Catalog


def test_an_empty_catalog_has_nothing_and_breaks_nothing() -> None:
    empty = Catalog.of(())
    assert len(empty) == 0
    assert empty.row("k1") is None
    assert list(empty.tags("place")) == []
    assert list(empty.order("newest")) == []
    assert not empty.words.rows("a")


def test_a_row_is_known_by_its_id() -> None:
    library = sahel()
    row = library.row("k3")
    assert row is not None
    assert library.snippet(row).byline == "Awa Traoré"


def test_weak_evidence_gives_no_tag() -> None:
    library = catalog(entry(snippet(), "place:mali", weak=["theme:jihadism"]))
    assert list(library.rows("place:mali")) == [0]
    assert not library.rows("theme:jihadism")
    assert [found.tag for found in library.evidence(0)] == ["place:mali", "theme:jihadism"]


def test_a_row_has_the_documents_the_source_the_author_and_the_day_as_tags() -> None:
    library = catalog(
        entry(snippet(source="Studio Tamani", byline="Awa Traoré", date="2023-09"), documents=("a.txt", "b.txt"))
    )
    for tag in ("doc:a.txt", "doc:b.txt", "source:studio tamani", "by:awa traore", "day:2023-09"):
        assert list(library.rows(tag)) == [0], tag


def test_the_size_of_a_tag_is_how_many_rows_have_it_gathered_ones_too() -> None:
    library = sahel()
    library.gather([("story:k2", "Ménaka", BitMap([1, 4]))])
    assert {"place:mali": 2, "doc:b.txt": 2, "story:k2": 2}.items() <= library.sizes.items()
    assert library.sizes == {tag: len(library.rows(tag)) for tag in library.sizes}


def test_tags_come_in_the_order_of_the_lexicon_and_unknown_ones_after_them() -> None:
    library = catalog(entry(snippet(), "place:zz", "place:niger", "place:aa", "place:mali"))
    assert list(library.tags("place")) == ["place:mali", "place:niger", "place:aa", "place:zz"]


@pytest.mark.parametrize(
    ("facet", "value", "meant"),
    [
        ("place", "niger", ["place:niger"]),
        ("place", "nig", ["place:niger", "place:nigeria"]),
        ("place", "burkina-faso", ["place:burkina-faso"]),
        ("place", "BURKINA FASO", ["place:burkina-faso"]),
        ("place", "côte d'ivoire", ["place:cote-divoire"]),
        ("place", "ivory coast", ["place:cote-divoire"]),
        ("actor", "groupe wagner", ["actor:wagner"]),  # typos: ignore
        ("place", "atlantis", []),
    ],
)
def test_a_tag_is_meant_by_its_id_any_of_its_names_or_a_part_of_one(facet: str, value: str, meant: list[str]) -> None:
    assert list(sahel().named(facet, value)) == meant


def test_newest_sorts_by_the_printed_date_and_puts_undated_rows_last() -> None:
    library = sahel()
    assert [library.snippet(row).id for row in library.order("newest")] == ["k2", "k1", "k4", "k5", "k3", "k6"]


def test_titles_sort_as_they_are_shown_without_regard_to_accents() -> None:
    library = catalog(snippet("k1", title="Élections"), snippet("k2", title="Drones"), snippet("k3", title="Zinder"))
    assert [library.snippet(row).id for row in library.order("title")] == ["k2", "k1", "k3"]


def test_sources_sort_with_unknown_ones_last_and_equal_ones_as_listed() -> None:
    library = sahel()
    assert [library.snippet(row).id for row in library.order("source")] == ["k4", "k5", "k1", "k2", "k3", "k6"]


def test_rows_without_any_date_or_source_stay_as_listed() -> None:
    library = catalog(snippet("k1"), snippet("k2", "Talks."), snippet("k3", "Rain."))
    for sort in ("newest", "source"):
        assert [*library.order(sort)] == [0, 1, 2]


def test_names_of_the_small_lexicon_are_all_known() -> None:
    assert [*sahel().known("place")] == [tag for tag in NAMES if tag.startswith("place:")]
