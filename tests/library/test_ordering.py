"""Rows in an order are the same rows as a walk over all would give, and are found without that walk."""

from array import array

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from tui.library.ordering import Halves, Order, Ordered
from tui.library.view import Listing

ROWS = 400
ORDERS = st.permutations(range(ROWS))
SETS = st.sets(st.integers(0, ROWS - 1)).map(BitMap)


def walked(order: list[int], rows: BitMap) -> list[int]:
    """Return rows in an order by looking at all."""
    return [row for row in order if row in rows]


@given(ORDERS, SETS)
def test_rows_in_an_order_are_those_of_a_walk_over_all(order: list[int], rows: BitMap) -> None:
    listing, expected = Ordered(Order(array("I", order)), rows), walked(order, rows)
    assert [*listing] == [listing[index] for index in range(len(listing))] == expected
    assert [listing.rank(row) - 1 for row in expected] == list(range(len(expected)))
    assert all(listing.rank(row) == sum(order.index(row) >= order.index(each) for each in rows) for row in (0, 7, 399))


@given(SETS, SETS)
def test_halves_stand_one_behind_the_other(rows: BitMap, first: BitMap) -> None:
    listing, expected = Halves(rows, first), [*(rows & first), *(rows - first)]
    assert [*listing] == [listing[index] for index in range(len(listing))] == expected
    assert [listing.rank(row) - 1 for row in expected] == list(range(len(expected)))


@given(ORDERS, SETS, SETS, st.integers(0, ROWS), st.sampled_from([1, -1]))
def test_the_nearest_row_of_a_kind_is_that_of_a_walk(
    order: list[int], rows: BitMap, among: BitMap, start: int, step: int
) -> None:
    for listed in (rows, Ordered(Order(array("I", order)), rows), Halves(rows, BitMap(order[:50]))):
        expected = [*listed]
        indexes = range(start, len(expected)) if step > 0 else range(min(start, len(expected)), -1, -1)
        found = next((at for at in indexes if at < len(expected) and expected[at] in among), None)
        assert Listing(listed, rows).nearest(among, start, step) == (found if start < len(expected) else None)


@given(SETS)
def test_the_first_page_puts_few_rows_in_order(rows: BitMap) -> None:
    listing = Ordered(Order(array("I", range(ROWS - 1, -1, -1))), rows)
    assert [listing[index] for index in range(min(len(listing), 5))] == sorted(rows, reverse=True)[:5]
    assert sum(map(len, listing._found.values())) <= 5 * (ROWS // 100)
