"""The brief keeps its order, whatever is added, moved and taken out, and whoever does it at the same time."""

from hypothesis import given
from hypothesis import strategies as st

from tui.library.writing.brief import Brief, Written

Book = dict[str, Written]


def written(book: Book, changed: Book) -> Book:
    """Return a book after a change."""
    return {**book, **changed}


def of(*ids: str) -> Book:
    """Return a book with some snippets in their order."""
    return Brief().added((id, id.upper()) for id in ids)


def test_what_is_added_stands_at_the_end_once_and_keeps_its_headline() -> None:
    book = written(of("b", "a"), Brief.of(of("b", "a")).added([("c", "C"), ("a", "other")]))
    assert Brief.of(book).ids == ("b", "a", "c")
    assert [item.headline for item in Brief.of(book).items] == ["B", "A", "C"]


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.integers(-6, 6)), max_size=12))
def test_an_item_moves_as_far_as_there_is_room(moves: list[tuple[str, int]]) -> None:
    book, order = of(*"abcd"), [*"abcd"]
    for id, step in moves:
        book = written(book, Brief.of(book).moved(id, step))
        if id in order:
            here = order.index(id)
            order.remove(id)
            order.insert(min(max(here + step, 0), 3), id)
        assert Brief.of(book).ids == tuple(order)


def test_a_move_writes_only_what_changed_its_place() -> None:
    assert Brief.of(of(*"abcdef")).moved("c", -1).keys() == {"b", "c"}
    assert Brief.of(of(*"abc")).moved("a", -1) == {}


def test_what_two_windows_add_at_the_same_time_both_stays_and_can_be_moved() -> None:
    start = of("a")
    book = {**written(start, Brief.of(start).added([("c", "")])), **Brief.of(start).added([("b", "")])}
    assert Brief.of(book).ids == ("a", "b", "c")
    book = written(book, Brief.of(book).moved("c", -1))
    assert Brief.of(book).ids == ("a", "c", "b")


def test_a_book_that_was_edited_by_hand_is_still_a_brief() -> None:
    assert Brief.of({"a": {"at": "first", "headline": 3}, "b": {}}).ids == ("a", "b")
