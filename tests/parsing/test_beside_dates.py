"""What stands beside the date of an item: who wrote it, who printed it, what it is; and days above hours."""

import pytest

from tests.parsing.invented import ITEMS, read


@pytest.mark.parametrize(
    ("beside", "byline", "source", "labels"),
    [
        ("4 May 2021 Awa Diallo", "Awa Diallo", None, ()),
        ("4 May 2021 Courier Desk", "Courier Desk", None, ()),
        ("4 May 2021 News Release", None, None, ("News Release",)),
        ("4 May 2021 Q&A", None, None, ("Q&A",)),
        ("04/05/2021 17:52 MALI-RIZ", None, None, ("MALI-RIZ",)),
        ("4 May 2021 Well Radio Network", None, "Well Radio Network", ()),
        ("Awa Diallo - May 4, 2021", "Awa Diallo", None, ()),
        ("Well Radio - May 4, 2021", None, "Well Radio", ()),
        ("Awa Diallo, Cahiers du Puits, 4 mai 2021", "Awa Diallo", "Cahiers du Puits", ()),
    ],
)
def test_only_a_name_of_people_or_of_a_desk_beside_a_date_is_an_author(
    beside: str, byline: str | None, source: str | None, labels: tuple[str, ...]
) -> None:
    page = read(*(line for title, body in ITEMS for line in (beside, title, body)))
    assert [(each.byline, each.source, each.labels) for each in page.snippets] == [(byline, source, labels)] * 3


def test_hours_that_end_the_items_below_a_day_leave_each_its_title_and_its_day() -> None:
    (rain, late), (herders, fear), (school, tent) = ITEMS
    page = read(
        "Sunday 4 May 2021",
        "",
        rain,
        late.removesuffix("."),
        "Published: 6:02 AM",
        "",
        herders,
        fear.removesuffix("."),
        "Published: 5:00 AM",
        "",
        "Saturday 3 May 2021",
        "",
        school,
        tent.removesuffix("."),
        "Published: 4:45 PM",
    )
    assert [(each.title, each.date and each.date.value) for each in page.snippets] == [
        (rain, "2021-05-04"),
        (herders, "2021-05-04"),
        (school, "2021-05-03"),
    ]
    assert all(each.body for each in page.snippets)


def test_a_day_before_an_outlet_with_a_word_for_counts_in_its_name_is_no_count() -> None:
    page = read(
        "Stories 11-20 of 96", *(line for title, body in ITEMS for line in ("11 April 2014 Dune Post", title, body))
    )
    assert [(each.title, each.date and each.date.value, each.source) for each in page.snippets] == [
        (title, "2014-04-11", "Dune Post") for title, _ in ITEMS
    ]
