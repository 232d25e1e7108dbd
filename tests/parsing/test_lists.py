"""Lists that are told by what recurs in them: authors without "by", rows of tables, hours, headings of years."""

import pytest

from tui.model import Snippet
from tui.parsing import parse
from tui.parsing.authors import are_people


def read(*lines: str) -> tuple[Snippet, ...]:
    """Return the snippets of a page."""
    return parse("page", "\n".join(lines).encode()).snippets


def told(*lines: str) -> list[tuple[str | None, str | None, str | None]]:
    """Return title, author and day of each snippet of a page."""
    return [(snippet.title, snippet.byline, snippet.date.value if snippet.date else None) for snippet in read(*lines)]


@pytest.mark.parametrize(
    "line",
    [
        *("Idrissa Kalou", "Helene Mbarga and Tom Askwith", "Marta Feldkamp, Idrissa Kalou, Ousseina Barmou"),
        *(
            "Boubacar Diallo-Roy et Clémence Aubrac",
            "RAMA COULIBALY-WEST",
            "Iyad ag Attaher",
            "Jan van der Meer et al.",
        ),
    ],
)
def test_people_are_known_by_the_form_of_their_names(line: str) -> None:
    assert are_people(line)


@pytest.mark.parametrize(
    "line",
    [
        *("Burkina Faso", "South Sudan", "Armed Groups", "Human Rights", "Paix et Sécurité", "The Example Newswire"),
        *("Policy Brief", "Note d’actualité", "Afrique de l’Ouest", "Peace, Security and Development", "Idrissa"),
        *("Mali and Niger", "What comes next for Mali?", "Chad Votes Again, but for What?"),
    ],
)
def test_places_subjects_and_outlets_are_no_people(line: str) -> None:
    assert not are_people(line)


def test_names_below_deks_and_above_buttons_are_authors() -> None:
    page = (
        *(
            "Fuel blockade",
            "How jihadists learned to strangle a capital",
            "Burning tankers hurt Bamako more than battles did",
        ),
        *("DINAH OSEI", "6 min read", "Save", "Coups", "The officers of Bissau do it again"),
        *("The president called it a coup; his rivals call it theatre", "PETER HALVORSEN", "4 min read", "Save"),
        *("Oil", "The pipeline that two wars need", "South Sudan’s crude must cross a country at war to reach the sea"),
        *("RAMA COULIBALY-WEST", "8 min read", "Save"),
    )
    assert [snippet.byline for snippet in read(*page)] == ["DINAH OSEI", "PETER HALVORSEN", "RAMA COULIBALY-WEST"]
    assert [snippet.labels for snippet in read(*page)] == [("Fuel blockade",), ("Coups",), ("Oil",)]


def test_a_subject_between_title_and_date_is_no_author() -> None:
    page = (
        *("Dakar weighs a new law on the press", "Human Rights", "3 May 2024", "Abuja sends home a hundred envoys"),
        *("Foreign Affairs", "2 May 2024", "Lomé’s port counts its cranes", "Maritime Trade", "1 May 2024"),
    )
    assert {snippet.byline for snippet in read(*page)} == {None}


def test_the_rows_of_a_table_are_items_and_their_cells_are_fields() -> None:
    page = (
        "Date\tCountry\tHeadline\tSource",
        "25/02/2024\tBurkina Faso\tGunmen kill fifteen worshippers at Sunday mass\tLocal radio",
        "18/02/2024\tMali\tResidents accuse the army of executing seven herders\tCivil society",
        "29/01/2024\tNigeria\tPupils and teachers abducted from a school bus\tPress",
    )
    assert told(*page) == [
        ("Gunmen kill fifteen worshippers at Sunday mass", None, "2024-02-25"),
        ("Residents accuse the army of executing seven herders", None, "2024-02-18"),
        ("Pupils and teachers abducted from a school bus", None, "2024-01-29"),
    ]
    assert next(snippet.labels for snippet in read(*page)) == ("Burkina Faso", "Local radio")


@pytest.mark.parametrize(
    ("hours", "day"), [(("18h42  ", "17h05 "), "Mardi 19 mars 2024"), (("[18:42] ", "[09:15] "), "19 March 2024")]
)
def test_hours_begin_the_items_of_a_wire_and_no_day_above_them_dates_the_first(
    hours: tuple[str, str], day: str
) -> None:
    titles = ("Niger : la base d’Agadez au menu des discussions", "Tchad : dix candidatures validées par les juges")
    page = (day, *(hour + title for hour, title in zip(hours, titles, strict=True)))
    assert told(*page) == [(title, None, None) for title in titles]


def test_a_heading_of_a_year_or_a_month_gives_its_year_to_the_days_below() -> None:
    years = (
        "2023",
        "Le G5 se vide de deux membres",
        "4 décembre",
        "2022",
        "Moura, le silence de cinq jours",
        "27 mars",
    )
    months = (
        *("March 2023", "9 March", "Ferry service returns to the river", "2 March", "Grain arrives late in Diffa"),
        *("December 2022", "30 December", "Two teachers freed in Tahoua"),
    )
    assert [day for _, _, day in told(*years)] == ["2023-12-04", "2022-03-27"]
    assert [day for _, _, day in told(*months)] == ["2023-03-09", "2023-03-02", "2022-12-30"]


def test_fields_below_a_title_stay_with_their_item() -> None:
    page = (
        *(
            "Mali",
            "Schools remain closed because of insecurity",
            "Format: News",
            "Source: Aid Desk",
            "Posted: 8 Jun 2024",
        ),
        *(
            "More than half a million children cannot go to class in the north.",
            "Niger",
            "Meningitis bulletin of the week",
        ),
        *("Format: Bulletin", "Source: Health Desk", "Posted: 7 Jun 2024"),
        *("Chad", "Refugee arrivals as of 5 June", "Format: Map", "Source: Aid Desk", "Posted: 6 Jun 2024"),
    )
    assert [snippet.labels for snippet in read(*page)] == [("Mali", "News"), ("Niger", "Bulletin"), ("Chad", "Map")]
    assert [snippet.body is not None for snippet in read(*page)] == [True, False, False]


def test_a_login_behind_posted_on_is_the_author() -> None:
    page = ("Salt on the road", "Posted on August 30, 2022 by moussa", "The caravan leaves at four in the morning.")
    assert told(*page) == [("Salt on the road", "moussa", "2022-08-30")]
