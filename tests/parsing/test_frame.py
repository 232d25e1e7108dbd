"""What stands around the items of a page in every one of them: its head and foot lines are no items and no titles."""

from tests.parsing.invented import ITEMS, NOTES, read, told


def test_counts_and_buttons_below_an_item_are_no_item() -> None:
    for items, foot in (
        (ITEMS, "Read {} times | 2 comments | Print"),
        (NOTES, "Lu 1 0{} fois | 1 commentaire | Imprimer"),
    ):
        lines = [
            line
            for n, (title, body) in enumerate(items, 11)
            for line in (f"0{n - 9}/05/2021", title, body, foot.format(n))
        ]
        assert told(read(*lines)) == list(items)


def test_the_number_of_a_document_is_a_label_and_never_a_title() -> None:
    for items, number in ((ITEMS, "XY/DEV/{}"), (ITEMS, "WORKING PAPER NO. {}"), (NOTES, "NOTE N° {}/CAB")):
        lines = [
            line
            for n, (title, body) in enumerate(items, 2301)
            for line in (f"{n - 2299} May 2021", number.format(n), title, body)
        ]
        found = read(*lines)
        assert told(found) == list(items)
        assert [snippet.labels for snippet in found.snippets] == [(number.format(n),) for n in (2301, 2302, 2303)]


def test_the_number_town_and_day_of_a_statement_are_its_date() -> None:
    for items, head in (
        (ITEMS, "Statement No. 0{}/CAB – Port-Vert, {} May 2021"),
        (NOTES, "Communiqué n° 0{}/CAB – Port-Vert, le {} mai 2021"),
        (NOTES, "N° 0{}/CAB/SG/2021 – Port-Vert, {} mai 2021"),
    ):
        lines = [line for n, item in enumerate(items, 11) for line in (head.format(n, n), *item)]
        found = read(*lines)
        assert told(found) == list(items)
        assert [snippet.date and snippet.date.value for snippet in found.snippets] == [
            f"2021-05-{n}" for n in (11, 12, 13)
        ]
        assert "Port-Vert" in found.snippets[0].labels


def test_an_author_and_labels_below_an_item_belong_to_it() -> None:
    for items, author, labels, name in (
        (ITEMS, "Posted by Ada Kell at 10:14 PM 2 comments:", "Labels: roads, rain", "Ada Kell"),
        (NOTES, "Publié par Ada Kell à 22:14 Aucun commentaire:", "Libellés : pistes, pluie", "Ada Kell"),
    ):
        lines = [
            line
            for n, (title, body) in enumerate(items, 11)
            for line in (f"{n}/05/2021", title, body, "One more paragraph stands here.", author, labels)
        ]
        found = read(*lines)
        assert told(found) == [(title, f"{body}\n\nOne more paragraph stands here.") for title, body in items]
        assert {snippet.byline for snippet in found.snippets} == {name}
        assert {len(snippet.labels) for snippet in found.snippets} == {2}


def test_a_link_with_the_size_of_a_file_is_no_item() -> None:
    for link in (
        "Listen (38 min)",
        "Download data (CSV, 48 KB)",
        "Écouter - 05:25",
        "Télécharger (PDF, 1,2 Mo)",
        "Read online",
    ):
        found = read(*(line for item in ITEMS for line in (*item, link)))
        assert told(found) == list(ITEMS)


def test_names_of_outlets_above_titles_are_labels_also_with_a_button_below_them() -> None:
    names = ("The Volta Courier", "Kano Dispatch", "Radio Dunes (French)", "Harbour & Hinterland")
    titles = [*(title for title, _ in ITEMS), "Nobody counts the boats on the lake"]
    lines = [line for name, title in zip(names, titles, strict=True) for line in (name, "More", title, "3 hours ago")]
    found = read(*lines)
    assert told(found) == [(title, None) for title in titles]
    assert [snippet.labels for snippet in found.snippets] == [(name,) for name in names]


def test_hours_with_their_zone_head_the_posts_of_a_live_page() -> None:
    lines = [line for n, (_, body) in enumerate(ITEMS) for line in (f"1{n}:05 GMT", body, "Share this post")]
    found = read(*lines, "09:00 GMT", *ITEMS[0][:1], NOTES[0][1], NOTES[1][1], "Share this post")
    assert told(found)[:3] == [(None, body) for _, body in ITEMS]
    assert told(found)[3:] == [(ITEMS[0][0], f"{NOTES[0][1]}\n\n{NOTES[1][1]}")]
    assert [snippet.date and snippet.date.text for snippet in found.snippets][:2] == ["10:05 GMT", "11:05 GMT"]


def test_a_number_behind_a_date_is_a_label_and_no_author() -> None:
    for number in ("AB/153{}", "ABC/DE/18{}"):
        lines = [line for n, item in enumerate(ITEMS, 11) for line in (f"{n} May 2021 {number.format(n)}", *item)]
        assert [(snippet.byline, snippet.labels) for snippet in read(*lines).snippets] == [
            (None, (number.format(n),)) for n in (11, 12, 13)
        ]


def test_kinds_of_works_with_a_full_date_are_dates() -> None:
    kinds = ("Report", "Policy brief", "Article")
    lines = [line for n, item in enumerate(ITEMS) for line in (f"{kinds[n]} | 1{n} May 2021", *item)]
    assert [snippet.date and snippet.date.value for snippet in read(*lines).snippets] == [
        f"2021-05-1{n}" for n in range(3)
    ]


def test_a_title_that_tells_of_its_day_is_no_date() -> None:
    lines = [line for title, body in NOTES for line in (title, "Publié le 3 mai 2021 par awa_b", body)]
    lines[3] = "Mise à jour du 2 mai"
    assert told(read(*lines))[1] == ("Mise à jour du 2 mai", NOTES[1][1])


def test_who_stands_where_others_sign_is_an_author_also_without_the_name_of_a_person() -> None:
    names = ("Aïssata Konaré, Tom Ridley", "Henrike Solbakken", "Fidèle Azonhè", "Staff, with Open Tracks")
    items = (*ITEMS, ("Nobody counts the boats on the lake", "They cross at night, and no port has a list of them."))
    lines = [
        line
        for n, (title, body) in enumerate(items)
        for line in (f"Policy brief | 1{n} May 2021", title, names[n], body, "CSV | Codebook")
    ]
    found = read(*lines)
    assert told(found) == list(items)
    assert [snippet.byline for snippet in found.snippets] == list(names)


def test_a_button_printed_below_each_item_ends_it() -> None:
    for items, button in ((ITEMS, "Share this post"), (NOTES, "Partager cet article")):
        lines = [line for title, body in items for line in (title, body, f"It is said twice: {title}.", button)]
        assert told(read("09:00", *lines)) == [
            (title, f"{body}\n\nIt is said twice: {title}.") for title, body in items
        ]


def test_a_country_above_each_title_is_a_label_also_below_another_label() -> None:
    for items, level, places, button in (
        (ITEMS, "RED", ("PORT VERT – NORTH", "OLD TOWN – EAST", "SALT HILLS – SOUTH"), "Share"),
        (NOTES, "ROUGE", ("PORT VERT – NORD", "VIEILLE VILLE – EST", "MONTS DE SEL – SUD"), "Partager"),
    ):
        lines = [
            line
            for place, (title, body) in zip(places, items, strict=True)
            for line in (level, place, title, "3/05/2021", body, button)
        ]
        found = read(*lines)
        assert told(found) == list(items)
        assert [snippet.labels for snippet in found.snippets] == [(level, place) for place in places]


def test_figures_in_a_series_of_titles_are_kept() -> None:
    for name in ("Weekly overview of roads: week {}", "Revue de la semaine des pistes : semaine {}"):
        lines = [line for n, (_, body) in enumerate(ITEMS, 11) for line in (name.format(n), f"{n} May 2021", body)]
        assert [title for title, _ in told(read(*lines))] == [name.format(n) for n in (11, 12, 13)]


def test_a_day_with_an_hour_is_no_pager() -> None:
    lines = [
        line
        for n, (title, body) in enumerate(NOTES, 1)
        for line in (title, body, f"1{n}/03/2023 09:40", "Lire la suite")
    ]
    dates = [snippet.date and snippet.date.value for snippet in read(*lines).snippets]
    assert dates == ["2023-03-11", "2023-03-12", "2023-03-13"]


def test_a_single_name_behind_poste_par_is_an_author() -> None:
    lines = [line for title, body in NOTES for line in (title, "Posté par Awa le 3 août 2021", body, "2 commentaires")]
    assert [snippet.byline for snippet in read(*lines).snippets] == ["Awa", "Awa", "Awa"]


def test_titles_of_one_or_two_words_are_titles_where_the_others_stand() -> None:
    short = ("Goats cost less", "Buyers stay away from the market, and herders wait for rain.")
    for title in ("Démenti", "Cheap goats"):
        items = [*ITEMS[:2], (title, short[1]), ITEMS[2]]
        assert told(read(*(line for item in items for line in item))) == items
        dated = [line for head, body in items for line in (head, "3 May 2021", body)]
        assert told(read(*dated)) == items
    for label in ("Politics", "NIGER", "Burkina Faso"):
        lines = [line for item in ITEMS for line in item]
        found = read(*lines[:2], label, short[1], *lines[2:])
        assert told(found)[1] == (None, short[1])


def test_titles_below_their_bodies_are_theirs_where_something_parts_each_couple() -> None:
    lines = [line for title, body in NOTES for line in (body, title, "Menu")]
    assert told(read(*lines)) == list(NOTES)


def test_a_name_printed_twice_between_items_is_none_of_them() -> None:
    (title, body), *others = ITEMS
    lines = [title, body, *(line for item in others for line in ("Conflict Data Desk", *item))]
    assert told(read(*lines)) == list(ITEMS)


def test_the_day_of_an_issue_heads_its_list_or_is_the_title_of_an_item_with_a_date() -> None:
    titles = [f"{title}, The Valley Post" for title, _ in (*ITEMS, *NOTES)]
    found = read("Update 31 July 2023", *titles[:3], "Update 17 July 2023", *titles[3:])
    assert told(found) == [(title, None) for title in titles]
    lines = [line for n, (_, body) in enumerate(ITEMS) for line in (f"Update 1{n} July 2023", "20 July 2023", body)]
    assert told(read(*lines)) == [(f"Update 1{n} July 2023", body) for n, (_, body) in enumerate(ITEMS)]


def test_fields_and_dates_below_titles_belong_to_them_though_the_last_item_has_lost_its_own() -> None:
    fields = ("Format Report", "Source ABC", "Posted 26 Mar 2024")
    found = read(ITEMS[0][0], *fields, *ITEMS[1], *fields[:2], "Posted 25 Mar 2024", ITEMS[2][0])
    assert [snippet.date and snippet.date.value for snippet in found.snippets] == ["2024-03-26", "2024-03-25", None]


def test_days_on_the_lines_of_bodies_stand_between_these_and_their_titles() -> None:
    for sign in (" ...", " —", " -", " –"):
        lines = [line for n, (title, body) in enumerate(ITEMS) for line in (title, f"1{n} Jan 2024{sign} {body}")]
        found = read(*lines)
        assert told(found) == list(ITEMS)
        assert [snippet.date and snippet.date.value for snippet in found.snippets] == [
            f"2024-01-1{n}" for n in range(3)
        ]
    bodies = [f"1{n} Jan 2024 - {body}" for n, (_, body) in enumerate(ITEMS)]
    assert told(read(*bodies)) == [(None, body) for _, body in ITEMS]
