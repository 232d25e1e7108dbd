"""Marks as bitmaps follow every change, and pins and rejections overrule the text."""

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import catalog, entry, sahel, snippet
from tui.library.marks import MarkRows
from tui.model import UNMARKED, Mark

TAGS = st.frozensets(st.sampled_from(("place:mali", "place:niger", "actor:wagner")), max_size=2)
MARKS = st.builds(
    Mark,
    read=st.booleans(),
    starred=st.booleans(),
    tags=st.frozensets(st.sampled_from(("follow-up", "später")), max_size=2),
    pinned=TAGS,
    rejected=TAGS,
    note=st.sampled_from(("", "see k2")),
)


def test_all_rows_are_unread_at_first() -> None:
    assert list(MarkRows.of(sahel(), {}).unread) == [0, 1, 2, 3, 4, 5]


def test_marks_of_snippets_that_are_not_there_are_passed_over() -> None:
    assert MarkRows.of(sahel(), {"gone": Mark(starred=True)}) == MarkRows.of(sahel(), {})


@given(st.lists(st.tuples(st.sampled_from(("k1", "k2", "k3")), MARKS), max_size=12))
def test_following_changes_gives_the_same_as_starting_anew(changes: list[tuple[str, Mark]]) -> None:
    library = sahel()
    followed, marks = MarkRows.of(library, {}), dict[str, Mark]()
    for id, mark in changes:
        row = library.row(id)
        assert row is not None
        followed.change(row, marks.get(id, UNMARKED), mark)
        marks[id] = mark
    assert followed == MarkRows.of(library, marks)


def test_a_pin_gives_a_tag_and_a_rejection_takes_it() -> None:
    library = catalog(entry(snippet("k1"), "place:mali"), entry(snippet("k2"), "place:mali"), snippet("k3"))
    marks = MarkRows.of(
        library, {"k1": Mark(rejected=frozenset({"place:mali"})), "k3": Mark(pinned=frozenset({"place:mali"}))}
    )
    assert list(marks.rows(library, "place:mali")) == [1, 2]
    assert list(library.rows("place:mali")) == [0, 1]


def test_a_place_that_was_only_pinned_stands_where_the_lexicon_has_it() -> None:
    library = catalog(entry(snippet("k1"), "place:niger"))
    marks = MarkRows.of(library, {"k1": Mark(pinned=frozenset({"place:mali", "place:own-guess"}))})
    assert marks.tags(library, "place") == ["place:mali", "place:niger", "place:own-guess"]


def test_an_own_tag_that_no_row_has_any_more_is_gone() -> None:
    library = sahel()
    marks = MarkRows.of(library, {"k1": Mark(tags=frozenset({"follow-up"}))})
    assert marks.tags(library, "tag") == ["tag:follow-up"]
    marks.change(0, Mark(tags=frozenset({"follow-up"})), UNMARKED)
    assert marks.tags(library, "tag") == []
