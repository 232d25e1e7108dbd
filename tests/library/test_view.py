"""A view lists the rows of its topic, tags and search in its order; counts say what one would get."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from tests.builders import NAMES, sahel
from tui.library.facets import tag_counts, topic_counts, topics
from tui.library.marks import MarkRows
from tui.library.view import SORTS, View, listed
from tui.model import Mark, Snippet

LIBRARY = sahel()
MARKS = MarkRows.of(
    LIBRARY,
    {
        "k1": Mark(read=True, starred=True),
        "k2": Mark(tags=frozenset({"follow-up"})),
        "k4": Mark(note="call", pinned=frozenset({"place:niger"}), tags=frozenset({"follow-up"})),
        "k5": Mark(read=True),
    },
)
TAGS = st.sampled_from([*NAMES, "tag:follow-up", "tag:unknown"])
TOPICS = st.sampled_from([*topics(LIBRARY, MARKS), "place:unknown", "doc:gone.txt"])
VIEWS = st.builds(
    View,
    topic=TOPICS,
    include=st.frozensets(TAGS, max_size=3),
    exclude=st.frozensets(TAGS, max_size=2),
    mode=st.sampled_from(("any", "all")),
    query=st.sampled_from(("", "wagner", "is:unread", "-niger", "mali)")),
    sort=st.sampled_from(SORTS),
)


def ids(view: View) -> str:
    return " ".join(LIBRARY.snippet(row).id for row in listed(LIBRARY, MARKS, view).rows)


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        (View(), "k1 k2 k3 k4 k5 k6"),
        (View("unread"), "k2 k3 k4 k6"),
        (View("starred"), "k1"),
        (View("noted"), "k4"),
        (View("place:niger"), "k1 k4"),
        (View("theme:jihadism"), "k2"),
        (View("doc:b.txt"), "k2 k5"),
        (View("doc:gone.txt"), ""),
        (View(include=frozenset({"actor:wagner", "tag:follow-up"})), "k2 k4 k5"),
        (View(include=frozenset({"actor:wagner", "tag:follow-up"}), mode="all"), "k2"),
        (View(exclude=frozenset({"actor:wagner"})), "k1 k3 k4 k6"),
        (View(include=frozenset({"actor:wagner"}), exclude=frozenset({"tag:follow-up"})), "k5"),
        (View("place:mali", query="bamako"), "k5"),
        (View(sort="newest"), "k2 k1 k4 k5 k3 k6"),
        (View(sort="unread"), "k2 k3 k4 k6 k1 k5"),
        (View(sort="-listed"), "k6 k5 k4 k3 k2 k1"),
        (View(sort="-unread"), "k5 k1 k6 k4 k3 k2"),
        (View(query="sort:-listed is:read"), "k5 k1"),
        (View(query="sort:newest is:read"), "k1 k5"),
        (View(query="sort:relevance wagner"), "k5 k2"),
        (View(query="niger", sort="relevance"), "k1 k4"),
        (View(sort="relevance"), "k1 k2 k3 k4 k5 k6"),
        (View("unread", sort="title"), "k3 k4 k6 k2"),
    ],
)
def test_a_view_lists(view: View, shown: str) -> None:
    assert ids(view) == shown


def test_a_search_that_cannot_be_read_lists_as_if_nothing_were_searched_and_says_why() -> None:
    listing = listed(LIBRARY, MARKS, View("place:mali", query="mali)"))
    assert list(listing.rows) == [1, 4]
    assert listing.fault is not None


def test_a_tag_goes_from_off_to_included_to_excluded_to_off() -> None:
    off = View()
    included = off.cycled("tag:x")
    excluded = included.cycled("tag:x")
    assert included == View(include=frozenset({"tag:x"}))
    assert excluded == View(exclude=frozenset({"tag:x"}))
    assert excluded.cycled("tag:x") == off


@given(VIEWS)
def test_a_listing_knows_where_each_of_its_rows_stands(view: View) -> None:
    listing = listed(LIBRARY, MARKS, view)
    assert sorted(listing.rows) == list(listing.matched)
    assert [listing.index(row) for row in listing.rows] == list(range(len(listing.rows)))
    assert all(listing.index(row) is None for row in LIBRARY.all - listing.matched)


@given(VIEWS)
def test_the_count_of_a_topic_is_what_going_there_lists(view: View) -> None:
    for topic, (unread, total) in topic_counts(LIBRARY, MARKS, view).items():
        there = listed(LIBRARY, MARKS, View(topic, view.include, view.exclude, view.mode, view.query)).matched
        assert (unread, total) == (len(there & MARKS.unread), len(there)), topic


@given(VIEWS)
def test_the_count_of_a_tag_is_what_including_it_lists_of_it(view: View) -> None:
    for tag, count in tag_counts(LIBRARY, MARKS, view).items():
        included = View(view.topic, view.include | {tag}, view.exclude - {tag}, view.mode, view.query)
        there = listed(LIBRARY, MARKS, included).matched
        assert count == len(there & MARKS.rows(LIBRARY, tag)), tag


def test_topics_are_states_places_themes_and_documents() -> None:
    assert topics(LIBRARY, MARKS)[:6] == ["all", "unread", "starred", "noted", "place:mali", "place:niger"]
    assert topics(LIBRARY, MARKS)[-3:] == ["doc:a.txt", "doc:b.txt", "doc:dumps/août.txt"]


def test_counting_and_listing_change_no_bitmap() -> None:
    before = MarkRows.of(LIBRARY, {})
    same = MarkRows.of(LIBRARY, {})
    for view in (View(include=frozenset({"actor:wagner"})), View("unread", query="wagner OR niger")):
        listed(LIBRARY, before, view)
        topic_counts(LIBRARY, before, view)
        tag_counts(LIBRARY, before, view)
    assert before == same
    assert list(LIBRARY.all) == [0, 1, 2, 3, 4, 5]


@given(
    st.sampled_from(("listed", "title", "unread")),
    st.frozensets(st.integers(0, 5)),
    st.integers(-1, 6),
    st.sampled_from((1, -1)),
)
def test_the_nearest_row_is_the_first_one_that_a_walk_would_meet(
    sort: str, among: frozenset[int], start: int, step: int
) -> None:
    listing = listed(LIBRARY, MARKS, View(sort=sort))
    walk = range(start, 6) if step > 0 else range(start, -1, -1)
    met = next((index for index in walk if listing.rows[index] in among), None) if 0 <= start < 6 else None
    assert listing.nearest(BitMap(among), start, step) == met


@given(st.sampled_from(("listed", "title")), st.integers(0, 5), st.integers(0, 5))
def test_between_two_places_lie_both_and_all_in_the_midst(sort: str, one: int, other: int) -> None:
    listing = listed(LIBRARY, MARKS, View(sort=sort))
    assert listing.between(one, other) == BitMap([*listing.rows][min(one, other) : max(one, other) + 1])


def has_day(snippet: Snippet) -> bool:
    """Tell whether a snippet was printed with a date that names a day, a month or a year."""
    return snippet.date is not None and snippet.date.value is not None


def has_source(snippet: Snippet) -> bool:
    """Tell whether an outlet was printed with a snippet."""
    return snippet.source is not None


@pytest.mark.parametrize(("sort", "has"), [("newest", has_day), ("source", has_source)])
def test_rows_that_lack_what_an_order_goes_by_stay_at_the_end_either_way(
    sort: str, has: Callable[[Snippet], bool]
) -> None:
    there, back = ([*listed(LIBRARY, MARKS, View(sort=each)).rows] for each in (sort, f"-{sort}"))
    known = [row for row in there if has(LIBRARY.snippet(row))]
    assert back == [*reversed(known), *(row for row in there if row not in known)]
