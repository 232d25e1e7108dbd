"""Printed dates, English and French: what they say, and what they do not."""

from datetime import date

import pytest

from tui.parsing.dates import find_date


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("April 22, 2023", "2023-04-22", "day"),
        ("11 Sep 2014", "2014-09-11", "day"),
        ("19 Nov, 2021", "2021-11-19", "day"),
        ("Sept. 5, 2020", "2020-09-05", "day"),
        ("2023-04-05T12:00:00Z", "2023-04-05", "day"),
        ("Thu, 05/10/2023 - 14:52", "2023-10-05", "day"),
        ("Fri, 05/10/2024", "2024-05-10", "day"),
        ("26.12.2025 - 15:49", "2025-12-26", "day"),
        ("14/03/2023", "2023-03-14", "day"),
        ("03/14/2023", "2023-03-14", "day"),
        ("Dec- 2022 -29 December", "2022-12-29", "day"),
        ("October 2023", "2023-10-01", "month"),
        ("05 nov 2024", "2024-11-05", "day"),
        ("1er août 2023", "2023-08-01", "day"),
        ("mardi,4 juin , 2024", "2024-06-04", "day"),
        ("mar 07/02/2023 - 09:14", "2023-02-07", "day"),
        ("Publié le 3 mai 2021 à 14:05", "2021-05-03", "day"),
        ("jeudi 12 décembre 2019 à 8h30", "2019-12-12", "day"),
        ("février 2020", "2020-02-01", "month"),
    ],
)
def test_an_absolute_date_says_its_day_and_how_much_of_it_is_printed(text: str, value: str, precision: str) -> None:
    found = find_date(text)
    assert found is not None
    assert (found.dated().value, found.dated().precision) == (value, precision)


@pytest.mark.parametrize("text", ["17 March", "March 17", "1er août", "le 3 mai"])
def test_a_missing_year_is_never_invented_but_may_be_inherited(text: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.dated().value is None
    inherited = found.dated(2021)
    assert inherited.value is not None
    assert inherited.value.startswith("2021-")
    assert inherited.source == "inherited"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 days ago", "2024-02-27"),
        ("an hour ago", "2024-03-01"),
        ("2 weeks ago", "2024-02-16"),
        ("yesterday", "2024-02-29"),
        ("il y a 3 heures", "2024-03-01"),
        ("il y a 2 jours", "2024-02-28"),
        ("hier", "2024-02-29"),
        ("avant-hier", "2024-02-28"),
    ],
)
def test_a_relative_date_stays_text_unless_the_document_gives_a_day_to_count_from(text: str, value: str) -> None:
    found = find_date(text)
    assert found is not None
    assert (found.dated().value, found.dated().text) == (None, text)
    assert found.dated(reference=date(2024, 3, 1)).value == value


@pytest.mark.parametrize(
    "text",
    ["12 main roads", "a march of 10 women", "version 2.10.24", "45/13/2023", "31 dead", "le 3 maires", "53 killed"],
)
def test_what_no_calendar_knows_is_no_date(text: str) -> None:
    assert find_date(text) is None


def test_a_day_that_its_year_does_not_have_keeps_its_words() -> None:
    found = find_date("29 February 2023")
    assert found is not None
    assert (found.dated().text, found.dated().value) == ("29 February 2023", None)


def test_words_such_as_published_on_are_no_part_of_the_date() -> None:
    found = find_date("Published on 3 May 2021")
    assert found is not None
    assert (found.text, found.start) == ("3 May 2021", 0)
