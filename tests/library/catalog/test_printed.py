"""What is printed of rows is what is known of each of them, in any order; what is damaged is said, never guessed."""

import json
from array import array

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NAMES, catalog, entry, snippet
from tests.library.records import DATES, LINKS, TEXTS
from tui.library.catalog.entries import TOGETHER, Entries, Entry
from tui.library.catalog.flat import Flat
from tui.library.catalog.pages import Pages
from tui.library.catalog.printed import Printed, Tags, decoded, encoded, ids, row_of
from tui.library.catalog.segments import Shelf
from tui.library.writing.marked import marked
from tui.model import LEXICON_FACETS, Date, Evidence, Mark, Sighting, Snippet

COUNT = TOGETHER * 3 + 5
LIBRARY = catalog(
    *(
        entry(
            snippet(f"k{n}", f"Convoy {n} left Gao.", "Convoy" if n % 3 else None, date="2023-09", link="https://x.y/"),
            "place:mali",
            documents=("a.txt", "b.txt") if n % 5 else ("c.txt",),
        )
        for n in range(COUNT)
    )
)
LINES = st.lists(st.integers(1, 99), max_size=3).map(tuple)
WORDS = st.lists(TEXTS, max_size=2).map(tuple)
DATED = st.sampled_from(["line", "dateline", "inherited", "directive"])
KNOWN = st.sampled_from([*NAMES, "place:chad", "theme:a"])
EVIDENCE = st.builds(
    Evidence,
    KNOWN,
    st.sampled_from(["title", "body", "label"]),
    *[st.integers(0, 9)] * 2,
    TEXTS,
    TEXTS,
    st.booleans(),
    st.integers(0, 2),
)
SNIPPETS = st.builds(
    Snippet,
    TEXTS,
    *[st.none() | TEXTS] * 3,
    DATES | st.builds(Date, TEXTS, source=DATED),
    *[st.none() | TEXTS] * 2,
    st.none() | LINKS,
    WORDS,
    st.booleans(),
    LINES,
)
ENTRIES = st.builds(
    Entry,
    SNIPPETS,
    st.lists(EVIDENCE, max_size=4).map(tuple),
    st.lists(st.builds(Sighting, TEXTS, LINES), max_size=2).map(tuple),
    WORDS,
    WORDS,
)
MARKS = st.builds(
    Mark,
    st.booleans(),
    st.booleans(),
    st.frozensets(st.sampled_from(["follow-up", "été", "b"])),
    st.frozensets(KNOWN),
    st.frozensets(KNOWN),
    TEXTS,
)


def in_force(one: Entry, mark: Mark) -> list[str]:
    """Return the tags of an entry with a mark as they are shown: by facet, the lexicon's in its order, then others."""
    order = {tag: at for at, tag in enumerate(NAMES)}
    force = ({found.tag for found in one.evidence if not found.weak} | mark.pinned) - mark.rejected
    known = sorted(force, key=lambda tag: (order.get(tag, len(order)), tag))
    given = [tag for facet in LEXICON_FACETS for tag in known if tag.startswith(facet)]
    return [*given, *(f"tag:{tag}" for tag in sorted(mark.tags))]


@given(ENTRIES)
def test_a_row_is_kept_as_it_is(one: Entry) -> None:
    assert catalog(one).entry(0) == one


@given(ENTRIES)
def test_a_row_without_a_mark_is_printed_as_it_lies_in_the_cache(one: Entry) -> None:
    wanted = Printed.of(one.snippet, Tags.of(in_force(one, Mark())), one.sightings)
    assert catalog(one).objects([0]) == [encoded(wanted)]
    assert b"\n" not in encoded(wanted)


@given(ENTRIES, MARKS)
def test_a_row_with_a_mark_is_printed_as_if_it_had_been_read_and_marked(one: Entry, mark: Mark) -> None:
    known = catalog(one)
    said = marked(decoded(*known.objects([0])), mark, known)
    assert encoded(said) == encoded(Printed.of(one.snippet, Tags.of(in_force(one, mark)), one.sightings, mark))


@given(ENTRIES)
def test_a_table_shows_of_a_row_what_the_whole_row_says(one: Entry) -> None:
    whole = Printed.of(one.snippet, Tags.of(in_force(one, Mark())), one.sightings)
    row = row_of(encoded(whole))
    assert (row.id, row.headline, row.tags) == (whole.id, one.snippet.headline, whole.tags)
    assert row.when == (one.snippet.date and one.snippet.date.shown)


def test_an_object_says_each_field_under_its_name() -> None:
    one = snippet("k1", "Talks.", "Niamey", date="2023-08", byline="Awa", source="RFI", link="https://x.y/", lines=(3,))
    said = Printed.of(one, Tags(place=["niger"]), [Sighting("a.txt", (3,))], Mark(starred=True, note="n"))
    assert json.loads(encoded(said)) == {
        **{"id": "k1", "title": "Niamey", "derived_title": None, "body": "Talks."},
        **{"date": "2023-08-01", "date_precision": "month", "date_text": "2023-08"},
        **{"byline": "Awa", "source": "RFI", "link": "https://x.y/", "read": False, "starred": True, "note": "n"},
        "tags": {"place": ["niger"], "actor": [], "theme": [], "own": []},
        "seen": [{"document": "a.txt", "lines": [3]}],
    }


@given(st.lists(st.integers(0, COUNT - 1), max_size=80))
def test_many_rows_are_printed_as_each_row_is(rows: list[int]) -> None:
    wanted = [encoded(Printed.of(LIBRARY.snippet(row), Tags(place=["mali"]), LIBRARY.sightings(row))) for row in rows]
    assert LIBRARY.objects(rows) == wanted
    assert [*ids(wanted)] == [LIBRARY.snippet(row).id for row in rows]


def test_a_row_known_under_another_id_is_printed_under_it() -> None:
    known = catalog(entry(snippet("k1")), entry(snippet("k2", "Another clash.")))
    known.know_as({"k2": "aaaaaaaaaaaa"})
    assert [*ids(known.objects([1, 0]))] == ["aaaaaaaaaaaa", "k1"]


def test_what_is_damaged_is_none() -> None:
    flat = Flat.of({"printed": b"garbage", "printed.ends": array("I", [0, 7])})
    assert [*Pages(Shelf(()), Entries(flat)).read([0, 1, TOGETHER, 5 * TOGETHER])] == [None] * 4
