"""Every row is counted once: in the span of its printed date, or apart as one that says too little or nothing."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import catalog, entry, sahel, snippet
from tui.library.catalog.catalog import Catalog
from tui.library.figures import STEPS, By, fitting, times, together, topics
from tui.library.marks import MarkRows
from tui.model import Mark

LIBRARY = sahel()
MARKS = MarkRows.of(
    LIBRARY, {"k4": Mark(pinned=frozenset({"place:niger"})), "k5": Mark(rejected=frozenset({"place:mali"}))}
)
DAYS = st.dates(date(2019, 1, 1), date(2024, 12, 31)).map(str)
PRINTED = st.none() | st.just("yesterday") | st.builds(str.__getitem__, DAYS, st.sampled_from([4, 7, 10]).map(slice))


def dated(*days: str | None) -> Catalog:
    return catalog(*(entry(snippet(f"k{n}", date=day)) for n, day in enumerate(days)))


def sizes(found: Catalog, by: By) -> tuple[dict[str, int], int, int]:
    placed = times(found, found.all, by)
    return {span.name: len(span.rows) for span in placed.spans}, len(placed.vague), len(placed.undated)


def test_months_have_no_gap_and_what_says_too_little_is_counted_apart() -> None:
    found = dated("2023-09-30", "2023-09", "2023-11-01", "2023", "yesterday", None)
    assert sizes(found, "month") == ({"2023-09": 2, "2023-10": 0, "2023-11": 1}, 1, 2)
    assert sizes(found, "year") == ({"2023": 4}, 0, 2)


def test_weeks_begin_on_monday_and_go_over_the_end_of_a_year() -> None:
    assert sizes(dated("2022-12-31", "2023-01-01", "2023-01-09", "2023-01"), "week") == (
        {"2022-12-26": 2, "2023-01-02": 0, "2023-01-09": 1},
        1,
        0,
    )


def test_nothing_dated_has_no_span() -> None:
    assert sizes(dated("yesterday", None), "month") == ({}, 0, 2)
    assert sizes(dated(), "week") == ({}, 0, 0)


@given(st.lists(PRINTED, max_size=30), st.sampled_from(STEPS))
def test_every_row_is_counted_once(days: list[str | None], by: By) -> None:
    found = dated(*days)
    placed = times(found, found.all, by)
    parts = [*(span.rows for span in placed.spans), placed.vague, placed.undated]
    assert Counter(row for part in parts for row in part) == Counter(found.all)
    names = [span.name for span in placed.spans]
    assert names == sorted(set(names))
    for day, row in zip(days, found.all, strict=True):
        for span in placed.spans:
            if row in span.rows and by != "week":
                assert day is not None
                assert day.startswith(span.name)


def test_only_the_rows_asked_for_are_counted() -> None:
    rows = LIBRARY.rows("place:mali")
    placed = times(LIBRARY, rows, "year")
    assert [(span.name, list(span.rows)) for span in placed.spans] == [("2022", [4]), ("2023", [1])]


def test_topics_count_tags_in_force_by_time() -> None:
    placed = times(LIBRARY, LIBRARY.all, "month")
    found = {topic.tag: topic for topic in topics(LIBRARY, MARKS, LIBRARY.all, placed, ("place", "theme"))}
    niger = found["place:niger"]
    assert (niger.total, niger.vague, niger.undated) == (2, 1, 0)
    assert dict(zip((span.name for span in placed.spans), niger.counts, strict=True))["2023-08"] == 1
    assert (found["place:mali"].total, sum(found["place:mali"].counts)) == (1, 1)
    assert found["place:burkina-faso"].undated == 1
    assert all(topic.total == sum(topic.counts) + topic.vague + topic.undated for topic in found.values())


def test_names_that_occur_together_are_counted_in_the_same_rows() -> None:
    found = together(LIBRARY, MARKS, LIBRARY.all, "actor", "place", 2)
    assert found.columns == ("place:niger", "place:mali")
    assert found.lines == (("actor:wagner", (0, 1)), ("actor:al-qaeda", (0, 1)))


@pytest.mark.parametrize(
    ("days", "by"),
    [
        (["2023-09-01", "2023-09-20"], "week"),
        (["2023-01-01", "2023-09-20"], "month"),
        (["2019-01-01", "2023-09-20"], "year"),
        (["2023-09", "2023-10", "2023-10-01"], "month"),
        (["2023"], "year"),
        ([None], "year"),
    ],
)
def test_the_length_of_spans_is_the_shortest_that_fits_and_says_something(days: list[str | None], by: str) -> None:
    found = dated(*days)
    assert fitting(found, found.all, 12) == by
