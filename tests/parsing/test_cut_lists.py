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


def test_a_cut_title_and_its_far_longer_text_are_one_item_where_a_date_parts_it_from_others() -> None:
    first = "Rain closes the road to the well of Tillia, and the mayor asks…"
    second = "Goats cross the river on a bridge that herders built of old rails…"
    body = (
        "Lorries have been waiting for two days at the ferry, and drivers say that nobody has come to tell when it "
        "will go again, or whether the bread that they carry for the market of the plain will be taken by boats and…"
    )
    other = body.replace("two days", "three weeks").replace("the ferry", "the bridge")
    page = read(first, "", body, "", "3 March 2019", "", second, "", other, "", "2 March 2019")
    assert told(page) == [(first, body), (second, other)]


def test_a_question_and_a_cut_title_in_a_list_of_couples_are_told_by_their_place() -> None:
    couples = (
        ITEMS[0],
        ITEMS[1],
        ("Who pays the ferryman", "Why do the traders of both banks still wait for his boat each morning?"),
        ITEMS[2],
        ("How a printer in a small town of the plain gives paper to…", NOTES[0][1] + " Ils y passent la nuit aussi."),
        NOTES[1],
    )
    assert told(read(*(line for couple in couples for line in couple))) == list(couples)


def test_a_section_between_a_title_and_its_copy_is_a_label() -> None:
    lines = [line for title, body in ITEMS for line in (title, "Roads And Rivers", "", title, "", body, "")]
    page = read(*lines)
    assert told(page) == list(ITEMS)
    assert [snippet.labels for snippet in page.snippets] == [("Roads And Rivers",)] * len(ITEMS)


@pytest.mark.parametrize("link", ["Continue reading “{}” →", "Continuer à lire … « {} »", "Lire la suite de « {} »"])
def test_links_to_whole_items_that_quote_their_titles_are_cut_off(link: str) -> None:
    for title, body in ITEMS[:2]:
        assert told(read(title, "", f"{body} {link.format(title)}")) == [(title, body)]
        assert told(read(title, "", body, "", link.format(title))) == [(title, body)]


def test_the_site_below_an_item_may_be_glued_to_the_next_title() -> None:
    (first, one), (second, two), _ = ITEMS
    page = read(first, one, f"river.example.com{second}", two, "wells.co.ukAnother list of wells")
    assert told(page)[:2] == [(first, one), (second, two)]
    assert [snippet.source for snippet in page.snippets][:2] == ["river.example.com", "wells.co.uk"]


def test_a_line_that_is_a_day_may_print_its_year_with_two_figures() -> None:
    for printed, day in (("10 February 16", "2016-02-10"), ("3 mars 19", "2019-03-03")):
        page = read("Tag: wells", "", *(line for item in ITEMS for line in (printed, "", *item, "")))
        assert [snippet.date and snippet.date.value for snippet in page.snippets] == [day] * len(ITEMS)


def test_days_above_several_posts_stay_above_them_where_the_capture_ends_with_one() -> None:
    days = ("Tuesday, 12 March 2019", "Monday, 11 March 2019", "Saturday, 9 March 2019")
    page = read(days[0], "", *ITEMS[0], "", days[1], "", *ITEMS[1], "", *ITEMS[2], "", days[2])
    assert told(page) == list(ITEMS)
    assert [snippet.date and snippet.date.value for snippet in page.snippets] == [
        "2019-03-12",
        "2019-03-11",
        "2019-03-11",
    ]


@pytest.mark.parametrize(
    "line",
    [
        *("82 Articles115 Comments", "Follow me on Twitter", "Suivez-nous sur Facebook", "News and Updates"),
        *("from River News https://feeds.example/a1", "All posts: Wells", "HomePosts Tagged “wells”"),
        *("A woman waits at a well near a market in June. Example Name/Shutterstock", "Tag archives for Wells"),
    ],
)
def test_lines_around_lists_are_told_by_their_form(line: str) -> None:
    assert told(read(line, "", *ITEMS[0], "", *ITEMS[1])) == list(ITEMS[:2])
    assert told(read(*ITEMS[0], "", *ITEMS[1], "", line)) == list(ITEMS[:2])


def test_a_year_after_an_apostrophe_and_wide_spaces_belong_to_a_day() -> None:
    for printed in ("12 Mar '19", "By AWA EXAMPLE in River Town | Tuesday, March 12   2019 at  15:12"):
        page = read(*(line for title, body in ITEMS for line in (title, "", printed, "", body, "")))
        assert told(page) == list(ITEMS)
        assert [snippet.date and snippet.date.value for snippet in page.snippets] == ["2019-03-12"] * len(ITEMS)


def test_a_whole_paragraph_above_a_heading_introduces_no_page() -> None:
    above = (
        "The mayor of the river town has written to the governor for the third time this year. He asks for pumps, for "
        "pipes and for somebody who can say when they come. The governor has answered once, with a letter that thanks "
        "him for his letter, and that the mayor now shows to everybody who comes to his office to ask about the water."
    )
    assert told(read(above, "More News", *ITEMS[0])) == [(None, above), ITEMS[0]]
    assert told(read("The mayor writes letters.", "More News", *ITEMS[0])) == [ITEMS[0]]


def test_a_title_that_is_a_sentence_stands_between_titles_with_a_body_each() -> None:
    told_by_place = (
        *ITEMS,
        ("The ferry that ‘nobody mends’.", NOTES[0][1] + " Ils y passent la nuit aussi."),
        *NOTES[1:],
    )
    assert told(read(*(line for item in told_by_place for line in (*item, "")))) == list(told_by_place)


def test_the_last_couple_may_be_cut_by_the_end_of_the_page() -> None:
    last = (
        "The mayor sells 22 wells. “We have no pumps for them any more. They are dry”",
        "The council of the plain met to",
    )
    assert told(read(*(line for item in (*ITEMS, *NOTES, last) for line in (*item, "")))) == [*ITEMS, *NOTES, last]


def test_a_credit_in_brackets_is_no_title() -> None:
    page = read(ITEMS[0][0], "", "(Awa Example / ABC / Wire Images)", ITEMS[0][1])
    assert told(page) == [ITEMS[0]]


def test_a_long_text_without_a_stop_is_no_title_in_a_list_of_bodies() -> None:
    texts = (
        "The council of the plain has bought pumps for six of its nine wells, and more come by boat in the spring.",
        "Herders on the left bank have built a bridge of old rails, and engineers who saw it say that it will hold.",
        "On Saturday the ferry stopped in the middle of the river with forty goats, nine drivers and one “new car”",
        "Nobody was hurt, and the goats swam to the island, from where boys brought them back on Sunday, owners say.",
        "Rain has closed the road to the well of the old camp, and lorries with bread have been waiting for two days.",
        "A school has opened in a tent by the market, and forty children came on the first day with their teacher.",
    )
    assert told(read(*texts)) == [(None, text) for text in texts]


@pytest.mark.parametrize("link", ["suite de l'article sur Le Fleuve", "Read the full story on Le Fleuve"])
def test_a_link_to_the_outlet_that_has_the_whole_item_names_its_source(link: str) -> None:
    for title, body in NOTES[:2]:
        page = read(title, f"{body[:-1]}... {link}")
        assert told(page) == [(title, f"{body[:-1]}...")]
        assert page.snippets[0].source == "Le Fleuve"


def test_subjects_above_texts_without_titles_are_labels() -> None:
    subjects = ("Wells, River Towns, Security, Reports", "Rivers, Security, Top Events", "Wells, Top Events, Videos")
    page = read(
        *(line for above, (_, body) in zip(subjects, ITEMS, strict=True) for line in (above, f"{body[:-1]}..."))
    )
    assert told(page) == [(None, f"{body[:-1]}...") for _, body in ITEMS]


def test_the_address_of_a_site_below_a_title_is_the_source_of_its_item() -> None:
    for title, body in (*ITEMS, *NOTES):
        page = read(title, "rivernews.net", f"{body} Read more")
        assert told(page) == [(title, body)]
        assert page.snippets[0].source == "rivernews.net"


def test_a_price_and_counts_without_words_do_not_part_a_title_from_its_item() -> None:
    page = ["Channel: River Updates", "Viewing all 14548 articles", "Browse latest View live", ""]
    for title, body in ITEMS:
        page += [title, "", "$", "0", "0", "Source: The Example Desk", "Country: Mali", "", body, ""]
    document = read(*page)
    assert told(document) == list(ITEMS)
    assert {snippet.source for snippet in document.snippets} == {"The Example Desk"}


def test_buttons_of_videos_between_titles_are_no_items() -> None:
    titles = [title for title, _ in (*ITEMS, *NOTES)]
    assert told(read(*(line for title in titles for line in ("Go to video", title)))) == [
        (title, None) for title in titles
    ]
