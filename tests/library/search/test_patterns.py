"""Patterns, phrases and days in a search: what they find, how much they read, and where they are highlighted."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyroaring import BitMap

from tests.builders import catalog, sahel, snippet
from tui.library.catalog.catalog import Catalog
from tui.library.marks import MarkRows
from tui.library.search.conditions import Ground
from tui.library.search.days import Seen, new_since
from tui.library.search.patterns import Matches, sure_letters
from tui.library.search.query import Query, evaluate, parse, sought, spans
from tui.library.search.reading import TooMany
from tui.model import Mark

LIBRARY = sahel()
MARKS = {"k1": Mark(note="Ask Idrissa in Dori about the border")}


def ground(catalog: Catalog = LIBRARY, may_read: Callable[[int], bool] = lambda _: True) -> Ground:
    return Ground(catalog, MarkRows.of(catalog, MARKS), catalog.all, may_read)


def _texts(row: int) -> tuple[str | None, ...]:
    shown = LIBRARY.snippet(row)
    return shown.title, shown.body, MARKS.get(shown.id, Mark()).note or None


def test_a_pattern_is_highlighted_where_it_stands_in_the_text_as_printed() -> None:
    query = parse("/m.naka/")
    assert isinstance(query, Query)
    assert spans("À Ménaka, MÉNAKA", sought(query)) == [(2, 8), (10, 16)]


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("wagner", ["wagner"]),
        ("wagn[eo]r group+s?", ["wagn", "group"]),
        ("(abc)*defg", ["defg"]),
        ("abcd|efgh", []),
        (r"\babc\d{3}xyz{0,2}", ["abc"]),
        ("colou?r", ["colo"]),
        ("(?i)abcd", []),
    ],
)
def test_letters_that_every_match_must_hold_are_looked_up_first(pattern: str, letters: list[str]) -> None:
    assert sure_letters(pattern) == letters


@example(".?$^")
@given(st.text(st.sampled_from("wagnersco ia.*+?[]()|^$-\\db"), max_size=12))
def test_a_pattern_finds_what_reading_every_text_with_it_finds(pattern: str) -> None:
    query = parse(f"/{pattern}/")
    if isinstance(query, Query) and isinstance(query.asked, Matches):
        held = [row for row in LIBRARY.all if any(map(query.asked.within, _texts(row)))]
        assert evaluate(query, ground()) == BitMap(held)


@pytest.mark.parametrize(
    ("search", "found"), [("/[w]agner/ -bamako", [1]), ('"group fighters"', [1]), ("title:niger -bamako", [0, 3])]
)
def test_texts_are_read_only_while_they_may_be_and_never_twice(search: str, found: list[int]) -> None:
    library = sahel()
    query = parse(search)
    assert isinstance(query, Query)
    with pytest.raises(TooMany):
        evaluate(query, ground(library, lambda count: count < 1))
    assert evaluate(query, ground(library)) == BitMap(found)
    assert evaluate(query, ground(library, lambda _: False)) == BitMap(found)


def test_a_phrase_does_not_reach_from_the_title_into_the_body() -> None:
    library = catalog(snippet("k1", title="Talks in Niger", body="Army patrols"), snippet("k2", body="the Niger army"))
    query = parse('"niger army"')
    assert isinstance(query, Query)
    assert evaluate(query, ground(library)) == BitMap([1])


def test_what_was_first_seen_after_a_day_stands_in_no_older_document() -> None:
    library = sahel()
    library.times = {"a.txt": _moment("2023-09-12"), "b.txt": _moment("2023-10-01"), "dumps/août.txt": 0}
    assert Seen("2023-09-12").rows(ground(library)) == BitMap([4])
    assert Seen("2023-10").rows(ground(library)) == BitMap()
    assert Seen("2022").rows(ground(library)) == BitMap([0, 1, 2, 3, 4])
    assert new_since(library, _moment("2023-09-20")) == BitMap([4])


def _moment(day: str) -> int:
    return int(datetime.fromisoformat(f"{day}T12:00").timestamp()) * 10**9
