"""A view is saved as one search that finds the same, and a saved search is found by its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NAMES, sahel
from tui.library.asking import as_query
from tui.library.facets import topic_counts
from tui.library.marks import MarkRows
from tui.library.view import View, listed
from tui.model import Mark

LIBRARY = sahel()
TAGS = st.sampled_from([*NAMES, "tag:follow-up"])
VIEWS = st.builds(
    View,
    topic=st.sampled_from(["all", "unread", "starred", "noted", "doc:a.txt", "doc:dumps/août.txt", *NAMES]),
    include=st.frozensets(TAGS, max_size=3),
    exclude=st.frozensets(TAGS, max_size=2),
    mode=st.sampled_from(("any", "all")),
    query=st.sampled_from(("", "wagner", "is:unread", "-niger", '"wagner group', "mali OR (niger", "sort:title junta")),
)


def marked(**searches: str) -> MarkRows:
    marks = MarkRows.of(LIBRARY, {"k1": Mark(read=True, starred=True), "k2": Mark(tags=frozenset({"follow-up"}))})
    marks.searches = searches
    return marks


def ids(view: View, marks: MarkRows) -> str:
    return " ".join(LIBRARY.snippet(row).id for row in listed(LIBRARY, marks, view).rows)


@pytest.mark.parametrize(
    ("view", "text"),
    [
        (View(), ""),
        (View("unread"), "is:unread"),
        (View("place:mali", query="wagner OR niger"), "place:mali (wagner OR niger)"),
        (View("doc:dumps/my list.txt", sort="newest"), 'doc:"dumps/my list.txt" sort:newest'),
        (View(include=frozenset({"actor:wagner", "tag:x"})), "(actor:wagner OR tag:x)"),
        (View(include=frozenset({"actor:wagner", "tag:x"}), mode="all"), "actor:wagner tag:x"),
        (View("all", exclude=frozenset({"actor:wagner"}), query='"open'), '-actor:wagner "open'),
        (View("saved:both", query="mali"), "(wagner OR niger) mali"),
    ],
)
def test_a_view_reads_as_one_search(view: View, text: str) -> None:
    assert as_query(view, lambda _: "wagner OR niger") == text


def test_a_storyline_is_no_search() -> None:
    assert as_query(View("story:1"), str) is None


@given(VIEWS)
def test_a_saved_view_lists_what_the_view_lists(view: View) -> None:
    text = as_query(view, str)
    assert text is not None
    marks = marked(it=text)
    assert listed(LIBRARY, marks, View("saved:it")).matched == listed(LIBRARY, marks, view).matched


def test_a_saved_search_is_a_topic_and_a_field() -> None:
    marks = marked(**{"Wagner watch": "wagner sort:title", "gone": "tag:nobody", "broken": "mali)"})
    assert ids(View("saved:Wagner watch"), marks) == "k5 k2"
    assert ids(View(query="saved:wagner place:mali"), marks) == "k2 k5"
    assert ids(View(query='-saved:"Wagner watch" -niger'), marks) == "k3 k6"
    assert ids(View("saved:gone"), marks) == ids(View("saved:broken"), marks) == ids(View("saved:none"), marks) == ""
    assert topic_counts(LIBRARY, marks, View())["saved:Wagner watch"] == (2, 2)
    fault = listed(LIBRARY, marks, View(query="saved:wagnr")).fault  # typos: ignore
    assert fault is not None
    assert fault.at == 6
    assert "No search is saved as" in fault.sentence


def test_a_search_that_asks_for_itself_ends() -> None:
    marks = marked(a="saved:b", b="saved:a OR wagner")
    assert ids(View("saved:a"), marks) == "k2 k5"
