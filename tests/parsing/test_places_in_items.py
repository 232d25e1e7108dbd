"""What stands where in an item, told by the items beside it: venues, points, deks, captions, heads of tables."""

from tests.parsing.invented import ITEMS, read, told

DAYS = ("March 12, 2025", "March 20, 2025", "April 8, 2025")


def test_a_line_of_five_words_is_a_venue_where_others_have_one() -> None:
    venues = ("Seminar room 4 and online", "Library", "Market hall")
    page = read(
        *(
            line
            for day, (title, body), venue in zip(DAYS, ITEMS, venues, strict=True)
            for line in (day, title, venue, body)
        )
    )
    assert told(page) == list(ITEMS)
    assert [each.labels for each in page.snippets] == [(venue,) for venue in venues]


def test_points_below_a_day_are_the_body_of_its_item() -> None:
    page = read(
        *("Report no. 46, eastern region", "PDF – 1.8 MB – uploaded on 08/09/2023", "HIGHLIGHTS"),
        *("– Four hundred people left the camp by the river.", "– Water costs twice as much as in June."),
        *(
            "Report no. 45, northern region",
            "PDF – 2.1 MB – uploaded on 10/08/2023",
            "The road was closed for six weeks, and grain came by air.",
        ),
        *(
            "Report no. 44, lake region",
            "PDF – 1.1 MB – uploaded on 07/07/2023",
            "Nets and boats were given to two hundred families.",
        ),
    )
    assert told(page)[0] == (
        "Report no. 46, eastern region",
        "Four hundred people left the camp by the river.\n\nWater costs twice as much as in June.",
    )
    assert [each.date.value for each in page.snippets if each.date] == ["2023-09-08", "2023-08-10", "2023-07-07"]


def test_a_first_title_with_a_longer_dek_is_an_item_where_others_have_deks() -> None:
    pairs = (
        ("The quiet coup of the tankers", "In Zinder the people who decide who drinks have changed, without a shot"),
        ("Ask me about the lake tonight", None),
        ("A sultan writes to a general", "Translation and notes. The letter was read out before it was posted"),
        ("Twelve months and twelve wells", "My year in numbers, with apologies to the one well I got wrong"),
    )
    page = read(*(line for title, dek in pairs for line in (title, dek, "Mar 8 • Awa Diallo", "Share") if line))
    assert told(page) == list(pairs)


def test_titles_that_a_list_of_what_is_read_most_prints_again_with_their_days_are_copies() -> None:
    page = read(
        *(line for day, (title, body) in zip(DAYS, ITEMS, strict=True) for line in (title, day, body)),
        *("MOST READ", ITEMS[1][0], DAYS[1], ITEMS[0][0], DAYS[0]),
    )
    assert told(page) == list(ITEMS)


def test_a_text_below_the_pager_without_day_or_author_is_no_item() -> None:
    page = read(
        *(line for day, (title, body) in zip(DAYS, ITEMS, strict=True) for line in (day, title, body)),
        *("Next page", "Pictures are taken at our meetings. Tell us if you do not wish to be seen."),
    )
    assert told(page) == list(ITEMS)


def test_a_caption_is_known_by_its_day_and_who_took_it_for_whom() -> None:
    caption = "A boy bails water from the boat near Bourem, Mali, on Oct. 2, 2025. Awa Diallo for The Well"
    page = read(*ITEMS[0], caption, "Photographs by Awa Diallo", "October 14, 2025")
    assert told(page) == [ITEMS[0]]
    assert page.snippets[0].byline == "Awa Diallo"


def test_the_heads_of_the_columns_of_a_table_are_no_item() -> None:
    page = read(
        "Date\tCountry\tAdmin 2\tIncident\tKilled\tType",
        *(f"2{n}/05/2023\tNiger\tTéra\t{body}\t0\tOther" for n, (_, body) in enumerate(ITEMS)),
    )
    assert len(page.snippets) == len(ITEMS)
    assert [piece.kind for piece in page.dropped if piece.line == 1] == ["heading"]
