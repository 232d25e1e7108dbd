"""Lists of sites that cut what they show: titles and texts that end in dots, short titles, deks without a stop."""

import pytest

from tests.parsing.invented import ITEMS, NOTES, read, told


def test_a_cut_text_is_followed_by_another_item_and_not_by_a_paragraph() -> None:
    page = read(
        "The mayors of four towns on the river asked for pumps before the dry season, and the governor ...",
        "The Example Monitor on MSN",
        "",
        "A ferry that nobody wants to repair",
        "",
        "Its engine has been in a shed since spring, and the ministry says that the spare part is on its way from ...",
        "Traders from both banks met under the tree of the old customs post to talk about the price of ...",
        "Hundreds of tents arrived in the north by lorry, but the people for whom they were meant had already ...",
        "Another Gazette on MSN",
        "",
        "Who reads the rain gauges of Tillia?",
        "",
        "The last of the observers retires in June, and no school teaches his trade to the young people who ...",
    )
    assert [title for title, _ in told(page)] == [
        None,
        "A ferry that nobody wants to repair",
        None,
        None,
        "Who reads the rain gauges of Tillia?",
    ]
    assert all(body and "\n" not in body for _, body in told(page))


def test_cut_titles_above_authors_are_titles() -> None:
    page = read(
        *(
            "Stories from the river",
            "The wells of the plain are dry and the council knows it. But who will...",
            "By A. Kone",
        ),
        "The council met four times this year and wrote each time that the wells need pumps, and that these need...",
        *("A bridge for goats", "By Ben Sow"),
        "The herders of the left bank built it from old rails, and the engineers who came to see it say that it...",
        *("Paper for every school. How a printer in a small town...", "By Awa Toure"),
        "Her machine is older than she is, and the paper comes by boat when the river is high, but she prints...",
        *("Singers of the night market", "By Ousmane Ba"),
        "They start when the generators stop, and the oldest of them knows songs about people who bought here...",
    )
    assert [title for title, _ in told(page)] == [
        "The wells of the plain are dry and the council knows it. But who will...",
        "A bridge for goats",
        "Paper for every school. How a printer in a small town...",
        "Singers of the night market",
    ]
    assert all(body for _, body in told(page))


def test_one_body_among_deks_without_a_stop_tells_that_the_others_are_bodies_too() -> None:
    page = read(
        *("Markets along the border", "", "How prices of grain move between towns on both sides of the river", ""),
        *("Women who trade in salt", "", "Caravans have made way for lorries, and for women who own them", ""),
        *("The price of a permit", ""),
        *(
            "This note follows twelve drivers from the coast to the desert and counts what they pay at each of the "
            "forty posts on the way, and what they get for it",
            "",
        ),
        *("Roads without maps", "", "Where drivers go when the asphalt ends and the rains have come"),
    )
    assert [title for title, _ in told(page)] == [
        "Markets along the border",
        "Women who trade in salt",
        "The price of a permit",
        "Roads without maps",
    ]
    assert all(body for _, body in told(page))


def test_two_words_above_a_body_are_a_title_where_all_items_have_one() -> None:
    first, second = ITEMS[:2]
    body = "The dam was closed for the first time in nine years, and the farms below it have water for a month."
    page = read(*first, "", "Operation Heron", body, "", *second)
    assert told(page) == [first, ("Operation Heron", body), second]


@pytest.mark.parametrize("name", ["Amadou Example", "Marie-Claire Deux-Rives"])
def test_a_name_printed_twice_in_a_line_is_the_author(name: str) -> None:
    page = read(
        *("Tag: wells", ""),
        *("A council buys pumps for six wells of the plain", "", "It took three meetings and a loan to", ""),
        *(f"{name} {name}", "", "Goats cross the river on old rails", "", "The herders built the bridge in two", ""),
        *("Awa Example Awa Example",),
    )
    assert [snippet.byline for snippet in page.snippets] == [name, "Awa Example"]


def test_titles_that_a_list_parts_with_dashes_are_no_names_of_the_page() -> None:
    titles = [title for title, _ in (*ITEMS, *NOTES)]
    page = read(*(line for title in titles for line in ("-", title)))
    assert told(page) == [(title, None) for title in titles]


@pytest.mark.parametrize(
    "heading",
    [
        *("Tagged in: Wells", "Day: March 15, 2019", "Month: March 2019", "Jour : 15 mars 2019", "Année : 2019"),
        *("Latest Media Releases", "Our latest research", "Recent posts", "Tous nos articles sur ce sujet"),
        *("La sélection de la rédaction", "Articles de la semaine", "puits - Tous les articles"),
    ],
)
def test_names_of_archives_are_no_items_and_date_none(heading: str) -> None:
    for item in (ITEMS[0], NOTES[0]):
        page = read(heading, "", *item)
        assert told(page) == [item]
        assert page.snippets[0].date is None


def test_a_cut_text_above_the_heading_of_a_list_introduces_no_page() -> None:
    above = "The council of the plain has bought pumps for six of its nine wells, its secretary said, but those of…"
    page = read(above, "Browsing: Wells", *(body for _, body in ITEMS))
    assert [body for _, body in told(page)] == [above, *(body for _, body in ITEMS)]


def test_a_longer_section_stands_where_the_sections_of_most_items_stand() -> None:
    sections = ("Culture and memory", "World", "World")
    page = read(
        *(
            line
            for (title, body), section, day in zip(ITEMS, sections, (9, 8, 7), strict=True)
            for line in (title, "", body, "", section, "", f"Published on {day} March 2019", "")
        )
    )
    assert told(page) == list(ITEMS)
    assert [snippet.date and snippet.date.value for snippet in page.snippets] == [
        "2019-03-09",
        "2019-03-08",
        "2019-03-07",
    ]


@pytest.mark.parametrize("link", ["Read complete article", "View the entire post", "Lire l'article complet", "Lire +"])
def test_links_to_whole_items_are_told_by_their_form(link: str) -> None:
    assert told(read(*ITEMS[0], link, "", *ITEMS[1], link)) == list(ITEMS[:2])


def test_a_link_to_the_whole_item_repeats_its_title() -> None:
    for title, body in NOTES[:2]:
        assert told(read(title, f"{body} Lire + about {title.upper()}")) == [(title, body)]
