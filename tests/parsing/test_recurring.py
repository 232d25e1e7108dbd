"""Lines that recur: whole, twice in one line, as a title's second copy, or with another day beside them."""

import pytest

from tests.parsing.invented import ITEMS, NOTES, read, told

BODIES = tuple(
    f"{body} {more}"
    for (_, body), more in zip(
        ITEMS, ("The river is high.", "The talks go on, says the mayor.", "Books are still missing."), strict=True
    )
)


@pytest.mark.parametrize("line", ["No picture here", "Image non disponible"])
def test_a_line_above_the_day_of_each_item_is_no_title(line: str) -> None:
    days = ("/ 29 March 2016", "/ 10 March 2016", "/ 7 February 2016")
    page = [
        each for day, (title, body) in zip(days, ITEMS, strict=True) for each in (line, day, "", title, "", body, "")
    ]
    document = read(*page)
    assert told(document) == list(ITEMS)
    dates = [snippet.date.value for snippet in document.snippets if snippet.date]
    assert dates == ["2016-03-29", "2016-03-10", "2016-02-07"]


@pytest.mark.parametrize("items", [ITEMS, NOTES])
def test_what_stands_below_copies_of_titles_describes_pictures(items: tuple[tuple[str, str], ...]) -> None:
    captions = ("A lorry by the water", "A row of calves is seen beside two men on a wall.", "Benches in the")
    page = ["The Valley", "A ferry has crossed here since 1960."]
    for n, ((title, body), caption) in enumerate(zip(items, captions, strict=True)):
        page += ["", title, *(["", body] if n != 1 else []), "", title, caption]
    assert told(read(*page)) == [items[0], (items[1][0], None), items[2]]


def test_copies_above_bodies_leave_these_their_titles() -> None:
    page = [line for title, body in ITEMS for line in (title, "Valley", title, body, "")]
    assert told(read(*page)) == list(ITEMS)


@pytest.mark.parametrize(
    "line",
    [
        "A dry well near the old fort, seen in May. A dry well near the old fort, seen in May.",
        "Le bac de nuitLe bac de nuit",
    ],
)
def test_a_line_that_says_the_same_twice_is_a_caption(line: str) -> None:
    page = [*ITEMS[0], line, *ITEMS[1], *ITEMS[2]]
    document = read(*page)
    assert told(document) == list(ITEMS)
    assert [piece.kind for piece in document.dropped] == ["caption"]


def test_names_that_come_again_with_other_months_are_outlets_above_titles() -> None:
    outlets = (
        "the well report, march 2013",
        "Valley Mail 4 May 2012",
        "the well report june – july 2011",
        "valley mail, 2 May 2010",
    )
    fourth = ("Ferry back on the water", "It carries forty goats and their owners. The fare is the same.")
    items = (*ITEMS, fourth)
    page = [
        line
        for outlet, (title, body) in zip(outlets, items, strict=True)
        for line in (outlet, "", title, "", f"{body} MORE", "")
    ]
    document = read(*page)
    assert told(document) == list(items)
    assert [snippet.source for snippet in document.snippets] == [
        "the well report",
        "Valley Mail",
        "the well report",
        "valley mail",
    ]
    assert [snippet.date.value for snippet in document.snippets if snippet.date] == [
        "2013-03-01",
        "2012-05-04",
        "2011-07-01",
        "2010-05-02",
    ]


def test_titles_of_a_series_stay_titles() -> None:
    page = [
        line
        for day, body in zip(("5 May 2024", "12 May 2024", "19 May 2024"), BODIES, strict=True)
        for line in (f"Well review {day}", body)
    ]
    assert [title for title, _ in told(read(*page))] == [
        "Well review 5 May 2024",
        "Well review 12 May 2024",
        "Well review 19 May 2024",
    ]


def test_days_below_hanging_bullets_end_their_items() -> None:
    page = [
        "Valley Mission News Articles",
        f"  • NIAMEY – {BODIES[0]}", "", "    Valley Wire | March 27, 2014",
        f"  • 27 March 2014 – {BODIES[1]}", "", "    In Dosso | March 27, 2014",
        f"  • Gao — {BODIES[2]}", "", f"    {NOTES[0][1]}", "", "    VWX | March 26, 2014",
        "  • Mopti — The boatmen of the delta said ferr",
    ]  # fmt: skip
    document = read(*page)
    assert told(document) == [
        (None, f"NIAMEY – {BODIES[0]}"),
        (None, f"27 March 2014 – {BODIES[1]}"),
        (None, f"Gao — {BODIES[2]}\n\n{NOTES[0][1]}"),
        (None, "Mopti — The boatmen of the delta said ferr"),
    ]
    assert [snippet.source for snippet in document.snippets] == ["Valley Wire", "In Dosso", "VWX", None]
    assert [snippet.byline for snippet in document.snippets] == [None] * 4


def test_a_bar_parts_title_and_body_and_the_name_before_two_is_an_outlet() -> None:
    page = [
        f"{ITEMS[0][0]} Well Radio | {BODIES[0]}",
        f"{ITEMS[1][0]} Well Radio | {BODIES[1]} | The march is the sec...",
        f"{ITEMS[2][0]} | {BODIES[2]}",
    ]
    document = read(*page)
    assert told(document) == [
        (ITEMS[0][0], BODIES[0]),
        (ITEMS[1][0], f"{BODIES[1]} | The march is the sec..."),
        (ITEMS[2][0], BODIES[2]),
    ]
    assert [snippet.source for snippet in document.snippets] == ["Well Radio", "Well Radio", None]


def test_one_line_with_a_bar_is_left_as_it_is() -> None:
    line = f"{ITEMS[0][0]} Well Radio | {BODIES[0]}"
    assert told(read(line, BODIES[1], BODIES[2]))[0] == (None, line)
