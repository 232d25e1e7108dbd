"""Wires with sections in capitals, hits of newspaper archives, feed readers and links glued to the next title."""

import pytest

from tests.parsing.invented import ITEMS, NOTES, read, told
from tui.parsing import Rules


def test_a_section_in_capitals_behind_the_hour_is_the_label_of_its_line() -> None:
    page = read(
        "18:42 SPORT La course de Koro raccourcie de deux étapes",
        "17:15 ÉCONOMIE Sel : Bilma vend moins que l’an passé",
        "16:58 SPORT « On court quand même » : les cyclistes répondent",
        "16:20 ÉCONOMIE Le bac de Diré repart, le prix du mil baisse",
        "Afficher les titres plus anciens",
    )
    assert [(each.title, *each.labels) for each in page.snippets][:2] == [
        ("La course de Koro raccourcie de deux étapes", "SPORT"),
        ("Sel : Bilma vend moins que l’an passé", "ÉCONOMIE"),
    ]
    assert len(page.snippets) == 4


def test_words_in_capitals_that_begin_each_title_anew_are_no_sections() -> None:
    titles = (
        "CEDEAO Chiefs meet on the river",
        "OXFAM Counts its wells in the valley",
        "UNESCO Lists an old mosque by the dune",
        "UNICEF Opens a school in a tent",
    )
    page = read(*(f"1{n}:42 {title}" for n, title in enumerate(titles)))
    assert [each.title for each in page.snippets] == [*titles]


def test_a_hit_of_an_archive_has_number_outlet_day_and_page_around_its_words() -> None:
    page = read(
        "1. Governor brings his own generator",
        "The Well Post, 19 November 2013, p. 3",
        "... the governor came with six aides and two crates of stamps, which the clerks of the town ...",
        "2. Letters",
        "Dune Quarterly, Spring 2014, p. 41",
        "... your map puts the well on the wrong bank, and my uncle is pleased with it ...",
        "3. Racing camels come home",
        "Sporting Dunes, 2 February 2009, pp. 8–9",
        "... sixteen teams had come by lorry, and two of them never found the field ...",
        "4. Depot burns for a day and a night",
        "The Well Post, 7 March 2016, p. 5",
        "... two tanks and eleven lorries burned before the pumps had come from the river ...",
    )
    assert [(each.title, each.source, each.byline) for each in page.snippets] == [
        ("Governor brings his own generator", "The Well Post", None),
        ("Letters", "Dune Quarterly", None),
        ("Racing camels come home", "Sporting Dunes", None),
        ("Depot burns for a day and a night", "The Well Post", None),
    ]
    assert [each.date and each.date.value for each in page.snippets] == ["2013-11-19", None, "2009-02-02", "2016-03-07"]


@pytest.mark.parametrize("link", ["Lire l’article »", "Read the article »", "View post → "])
def test_a_link_glued_before_the_next_title_is_cut_from_it(link: str) -> None:
    lines = [line for title, body in ITEMS for line in (f"{link}{title}", "By Awa Diallo on 18/09/2020", body)]
    assert told(read(*lines)) == [*ITEMS]


@pytest.mark.parametrize(
    "line", ["248 unread articles", "12 articles non lus", "Mark as read", "Tout marquer comme lu"]
)
def test_counts_of_a_feed_reader_are_no_items(line: str) -> None:
    known = Rules.packaged().index().line(line, line.lower())
    assert Rules.packaged().index().whole(known, 0, len(line)) is not None


def test_a_feed_reader_names_outlet_author_and_age_in_one_line() -> None:
    titles = ("Opinion | The river is no wall", ITEMS[1][0], ITEMS[2][0])
    authors = ("Awa Diallo", "H. ag Intalla", "Staff")
    page = read(
        *(
            line
            for title, author, (_, body) in zip(titles, authors, ITEMS, strict=True)
            for line in (title, f"Gulf of Dunes Review by {author} / 11h", body, "KEEP UNREAD")
        )
    )
    assert [(each.title, each.source, each.byline) for each in page.snippets] == [
        (title, "Gulf of Dunes Review", author) for title, author in zip(titles, authors, strict=True)
    ]


def test_where_the_end_of_a_page_is_cut_dates_stand_below_their_items() -> None:
    (first, body), (second, other), (third, last) = ITEMS
    page = read(
        *("Dunes & Wells", "Reporting from the river to the lake", "MARKETS", first, body),
        *("Awa Diallo · Jan 12, 2024 · 4 min read", "SCHOOLS", second, other),
        *("Marta Olin · Jan 9, 2024 · 11 min read", "MARKETS", third, last, "Awa Diallo · Jan 4, 2024 · 6 min read"),
        *(
            "RIVERS",
            "Salt comes by boat again",
            "Lorries had carried it for ten years. The ferry is cheaper, now that the",
        ),
    )
    assert [(each.title, each.byline) for each in page.snippets] == [
        (first, "Awa Diallo"),
        (second, "Marta Olin"),
        (third, "Awa Diallo"),
        ("Salt comes by boat again", None),
    ]


def test_a_blog_prints_the_day_above_and_the_author_below_each_post() -> None:
    question = "A neighbour of mine who drives a taxi asks a better question: who will pay the teachers?"
    lines = [
        line
        for day, (title, body), more in zip((13, 9, 2), ITEMS, ([question], [], []), strict=True)
        for line in (
            f"April {day}, 2012",
            title,
            body,
            *more,
            "Posted by Colm at 10:14 AM 6 comments",
            "Labels: Wells, Dunes",
        )
    ]
    page = read("Dust and Dispatches", "Notes on the dunes and their edges", *lines)
    assert told(page) == [(ITEMS[0][0], f"{ITEMS[0][1]}\n\n{question}"), *ITEMS[1:]]
    assert [each.date and each.date.value for each in page.snippets] == ["2012-04-13", "2012-04-09", "2012-04-02"]


def test_the_lines_above_and_below_a_digest_of_bullets_are_no_items() -> None:
    bodies = [f"{body} Nobody has counted the wells of the {n} valleys." for n, (_, body) in enumerate(ITEMS * 2)]
    page = read(
        *("The Kiosk of the Dunes", "Good morning. This is what our neighbours printed.", "MALI"),
        *(f"• {body}" for body in bodies[:2]),
        *("NIGER", *(f"• {body}" for body in bodies[2:])),
        "That was all for today, see you tomorrow!",
    )
    assert told(page) == [(None, body) for body in bodies]


def test_a_story_beside_bullets_stays() -> None:
    title, body = ITEMS[0]
    page = read(title, f"{body} {body}", *(f"• {body}" for _, body in ITEMS * 2))
    assert (title, f"{body} {body}") in told(page)


def test_the_name_above_lines_that_begin_with_their_day_is_no_item() -> None:
    lines = [
        f"{day} June – KORO, Mali – {body}" for day, (_, body) in zip((9, 8, 7, 6, 5, 4), (*ITEMS, *NOTES), strict=True)
    ]
    page = read(
        "Chronology of the wells", "Compiled from what herders told us.", "2021", *lines[:3], "2020", *lines[3:]
    )
    assert "Chronology of the wells" not in [each.title for each in page.snippets]
    assert [each.date and each.date.value for each in page.snippets][::3] == ["2021-06-09", "2020-06-06"]


def test_authors_above_the_titles_of_studies_are_their_authors() -> None:
    names = ("Awa Diallo", "Marta Olin et Jonas Keita", "Awa Diallo")
    lines = [
        line
        for n, (name, (title, body)) in enumerate(zip(names, ITEMS, strict=True), 1)
        for line in (f"Couverture de la note n° {n}", name, title, f"Note n° {n} · juin 2022", body, "Thèmes : puits")
    ]
    page = read(*lines)
    assert told(page) == [*ITEMS]
    assert [each.byline for each in page.snippets] == [*names]


def test_two_authors_before_a_day_are_people() -> None:
    title, body = ITEMS[0]
    page = read(title, body, "Marta Olin and Jonas Keita · Dec 21, 2023 · 5 min read")
    assert [each.byline for each in page.snippets] == ["Marta Olin and Jonas Keita"]


def test_a_link_to_read_more_above_a_day_says_that_the_day_is_of_the_item_below() -> None:
    lines = [
        line
        for day, (title, body) in zip((12, 9, 3), ITEMS, strict=True)
        for line in (f"Statement | Niger | {day} April 2021", title, body, "Read more")
    ]
    page = read(
        "Press room of the wells", *lines[:-2], "Forty children came on the first day. The teacher, who had the"
    )
    assert [each.date and each.date.value for each in page.snippets][-3:] == ["2021-04-12", "2021-04-09", "2021-04-03"]
