"""Live reports, wires by day, posts of social networks, galleries and days written in figures."""

import pytest

from tests.parsing.invented import read, told
from tui.model import Document

ENTRIES = (
    ("The bridge is open again", "Lorries cross one by one since noon, the prefect says on the radio."),
    ("Two schools stay closed", "Their roofs were taken by the wind of Sunday, and the ministry has no sheets left."),
    ("The ferry has a new captain", "He is the son of the old one, and has crossed the river since he was nine."),
)


def bylines(document: Document) -> list[str | None]:
    """Return the authors of a document's snippets."""
    return [each.byline for each in document.snippets]


def days(document: Document) -> list[str | None]:
    """Return the days of a document's snippets."""
    return [each.date.value if each.date else None for each in document.snippets]


@pytest.mark.parametrize("hours", [("16:05", "14:47", "08:12"), ("08h12", "14h47", "16h05")])
def test_hours_above_the_entries_of_a_live_report_part_them(hours: tuple[str, ...]) -> None:
    page = read(*(line for hour, entry in zip(hours, ENTRIES, strict=True) for line in (hour, *entry)))
    assert told(page) == list(ENTRIES)
    assert [each.date and each.date.text for each in page.snippets] == list(hours)


def test_lengths_of_videos_are_no_hours() -> None:
    page = read(
        *(
            line
            for length, (title, _) in zip(("12:41", "03:05", "18:18"), ENTRIES, strict=True)
            for line in (length, title)
        )
    )
    assert [each.date for each in page.snippets] == [None] * 3


def test_an_hour_is_one_of_the_day_that_heads_it() -> None:
    page = read(
        "Monday, October 3, 2022",
        *("20:20  Rain closes the road to the well", "17:51  Herders ask for a corridor before winter"),
        "Samedi 1er octobre 2022",
        *("19h44  Une école ouvre sous une tente", "18h02  Le bac du fleuve est réparé"),
    )
    assert days(page) == ["2022-10-03", "2022-10-03", "2022-10-01", "2022-10-01"]
    assert [each.date and each.date.text for each in page.snippets] == ["20:20", "17:51", "19h44", "18h02"]


def test_a_month_stands_first_where_the_nearest_sure_date_has_it_first() -> None:
    page = read(
        *(
            f"{day} - {title}\n{body}\n----"
            for day, (title, body) in zip(("05/24/2006", "05/08/2006", "04/14/2006"), ENTRIES, strict=True)
        )
    )
    assert days(page) == ["2006-05-24", "2006-05-08", "2006-04-14"]


def test_a_day_stands_first_where_nothing_proves_the_contrary() -> None:
    page = read(
        *(
            f"{day} - {title}\n{body}\n----"
            for day, (title, body) in zip(("24/05/2006", "05/08/2006", "14/04/2006"), ENTRIES, strict=True)
        )
    )
    assert days(page) == ["2006-05-24", "2006-08-05", "2006-04-14"]


def test_the_name_above_an_address_wrote_the_post_below() -> None:
    page = read(
        *(
            "Awa Diallo",
            "@awa@well.example",
            "2h",
            "The market of Koro is open, and millet is back at last.",
            "Thread below, one of four parts",
            "3",
            "12",
        ),
        *("Radio du Puits", "@puits@radio.example", "5h", "Le bac du fleuve est réparé, annonce la mairie.", "4", "9"),
    )
    assert bylines(page) == ["Awa Diallo", "Radio du Puits"]
    assert told(page) == [
        (None, "The market of Koro is open, and millet is back at last.\n\nThread below, one of four parts"),
        (None, "Le bac du fleuve est réparé, annonce la mairie."),
    ]


def test_a_credit_between_a_title_and_its_day_names_an_author_and_makes_no_caption() -> None:
    page = read(
        *("Dans l’atelier des réparateurs de pompes", "Photos : Issa Bando", "9 mai 2023", "Partager"),
        *("La carte des puits du fleuve", "Infographie : Léa Martin", "2 mai 2023", "Partager"),
    )
    assert [each.title for each in page.snippets] == [
        "Dans l’atelier des réparateurs de pompes",
        "La carte des puits du fleuve",
    ]
    assert bylines(page) == ["Issa Bando", "Léa Martin"]


def test_days_above_titles_and_authors_below_bodies_stay_with_their_items() -> None:
    names = ("Awa Diallo", "Issa Bando", "Léa Martin")
    numbers = ("19.04.2024", "16.04.2024", "12.04.2024")
    page = read(
        *(
            line
            for day, entry, name in zip(numbers, ENTRIES, names, strict=True)
            for line in (day, *entry, f"{name} · 7 min")
        )
    )
    assert told(page) == list(ENTRIES)
    assert days(page) == ["2024-04-19", "2024-04-16", "2024-04-12"]
    assert bylines(page) == list(names)


def test_spanish_months_are_read_too() -> None:
    assert days(
        read("El puente está abierto otra vez", "5 ago 2024", "La escuela abre en una tienda", "3 enero 2024")
    ) == ["2024-08-05", "2024-01-03"]
