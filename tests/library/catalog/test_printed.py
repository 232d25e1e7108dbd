"""What is printed of many rows is what each row is, in any order; and what is damaged is said, never guessed."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import catalog, entry, snippet
from tui.library.catalog.entries import TOGETHER, Entries
from tui.library.catalog.flat import Flat
from tui.library.catalog.printed import Pages
from tui.library.catalog.segments import Shelf

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


@given(st.lists(st.integers(0, COUNT - 1), max_size=80))
def test_many_rows_are_printed_as_each_row_is(rows: list[int]) -> None:
    found = [*LIBRARY.printed(rows)]
    for row, (printed, sightings) in zip(rows, found, strict=True):
        wanted = LIBRARY.snippet(row)
        for name in ("id", "title", "body", "derived_title", "date", "byline", "source", "link", "headline", "lines"):
            assert getattr(printed, name) == getattr(wanted, name)
        assert [(seen.document, seen.lines) for seen in sightings] == [
            (seen.document, seen.lines) for seen in LIBRARY.sightings(row)
        ]


def test_a_row_known_under_another_id_is_printed_under_it() -> None:
    known = catalog(entry(snippet("k1")), entry(snippet("k2", "Another clash.")))
    known.know_as({"k2": "aaaaaaaaaaaa"})
    assert [printed.id for printed, _ in known.printed([1, 0])] == ["aaaaaaaaaaaa", "k1"]


def test_what_is_damaged_is_none() -> None:
    flat = Flat.of({"packs": b"garbage", "packs.ends": array("I", [0, 7]), "reasons": b""})
    assert [*Pages(Shelf(()), Entries(flat)).read([0, 1, TOGETHER, 5 * TOGETHER])] == [None] * 4
