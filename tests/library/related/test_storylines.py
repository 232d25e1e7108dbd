"""Storylines: what is alike enough belongs together, under a name made of what its rows share."""

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import catalog, entry, snippet
from tui.library.catalog.catalog import Catalog, Entry
from tui.library.marks import MarkRows
from tui.library.related.relations import Relations
from tui.library.related.storylines import Storyline, storylines

CONVOY = (
    "A convoy of fuel lorries burned near Ménaka.",
    "Who burned the lorries of the convoy near Ménaka?",
    "Near Ménaka drivers mourn the convoy of lorries.",
)
WELL = ("The old well of Kiffa is dry.", "Kiffa digs a deeper well beside the dry one.")
OTHERS = ("Onion prices fall.", "A court sits late.", "Pupils sing for rain.", "The ferry was painted.", "Chess cup.")


def rows(*texts: str, tag: str = "place:mali") -> list[Entry]:
    return [entry(snippet(text.replace(" ", "")[:12], text), tag) for text in texts]


def told(entries: list[Entry]) -> list[Storyline]:
    library = catalog(*entries)
    return storylines(Relations(library), MarkRows.of(library, {}))


def test_stories_are_found_and_named_by_tag_and_word() -> None:
    found = told([*rows(*CONVOY), *rows(*WELL, tag="place:niger"), *rows(*OTHERS, tag="place:nigeria")])
    assert [list(story.rows) for story in found] == [[0, 1, 2], [3, 4]]
    assert [story.tag for story in found] == ["story:Aconvoyoffue", "story:Theoldwellof"]
    assert found[0].name.startswith("Mali: ")
    assert found[0].name.split(": ")[1] in {"convoy", "lorries", "ménaka"}
    assert found[1].name in {"Niger: well", "Niger: kiffa", "Niger: dry"}


def test_the_same_tags_alone_are_no_story() -> None:
    assert told(rows(*OTHERS)) == []


def test_looking_ends_when_nobody_wants_to_know() -> None:
    library = catalog(*rows(*CONVOY))
    assert storylines(Relations(library), MarkRows.of(library, {}), lambda: True) == []


@given(st.permutations([*CONVOY, *WELL, *OTHERS]))
def test_the_order_of_the_rows_does_not_matter(texts: list[str]) -> None:
    library: Catalog = catalog(*(each for text in texts for each in rows(text)))
    found = storylines(Relations(library), MarkRows.of(library, {}))
    assert {frozenset(texts[row] for row in story.rows) for story in found} == {frozenset(CONVOY), frozenset(WELL)}


def test_a_catalog_counts_the_rows_of_what_it_gathered() -> None:
    library = catalog(*rows(*CONVOY, *OTHERS))
    assert not library.gathered
    library.gather(storylines(Relations(library), MarkRows.of(library, {})))
    assert library.gathered
    assert [list(library.rows(tag)) for tag in library.tags("story")] == [[0, 1, 2]]
    assert library.name(library.tags("story")[0]) in {"convoy", "lorries", "ménaka"}
