"""Forms of lists that portals print: captions folded away, glued regions, cut titles, outlets and days before texts."""

import pytest

from tui.model import Snippet
from tui.parsing import parse


def read(*lines: str) -> tuple[Snippet, ...]:
    """Return the snippets of a page."""
    return parse("page", "\n".join(lines).encode()).snippets


def texts(*lines: str) -> list[tuple[str | None, str | None]]:
    """Return title and body of each snippet of a page."""
    return [(snippet.title, snippet.body) for snippet in read(*lines)]


def days(*lines: str) -> list[tuple[str | None, str | None]]:
    """Return title and printed day of each snippet of a page."""
    return [(snippet.title, snippet.date.value if snippet.date else None) for snippet in read(*lines)]


def test_the_credit_below_the_button_of_a_caption_is_no_item() -> None:
    page = ("Women sort onions. Awa Diallo for Desk hide caption", "toggle caption", "Awa Diallo for Desk")
    assert texts(*page, "When the border shut, onions found another road") == [
        ("When the border shut, onions found another road", None)
    ]


def test_a_long_caption_is_known_by_the_agency_behind_its_last_sentence() -> None:
    caption = (
        "A family that was flown out of Libya leaves an office in Niamey, on November 17, 2017, after it talked to"
        " people who help those that no state protects any more. Sonia Kambou/AFP"
    )
    page = (caption, "How far can Europe push its border?", "A scholar looks at what the border does to Niger.")
    assert texts(*page) == [
        ("How far can Europe push its border?", "A scholar looks at what the border does to Niger.")
    ]


def test_regions_glued_to_titles_part_them_from_deks_without_stop() -> None:
    page = (
        *("Burkina FasoRaids will go on", "Fighting on several fronts is wearing down armies"),
        *("NigerA quick handover may tie power", "Four months on the government is full of officers"),
        *("Middle EastA leaked report sheds light on crimes", "Investigators blame soldiers"),
    )
    assert texts(*page) == [
        ("Raids will go on", "Fighting on several fronts is wearing down armies"),
        ("A quick handover may tie power", "Four months on the government is full of officers"),
        ("A leaked report sheds light on crimes", "Investigators blame soldiers"),
    ]
    assert [snippet.labels for snippet in read(*page)] == [("Burkina Faso",), ("Niger",), ("Middle East",)]


def test_a_name_of_two_countries_is_not_cut() -> None:
    assert texts("Mali", "Mali-Algérie: le ton monte", "Alger parle d'un acte inamical et rappelle son envoyé.") == [
        ("Mali-Algérie: le ton monte", "Alger parle d'un acte inamical et rappelle son envoyé.")
    ]


def test_titles_that_a_site_cuts_are_titles_beside_whole_ones() -> None:
    page = [
        ("Les troupes du Sahel privées de...", "Le ministère a demandé lundi la suspension de toutes les aides aux..."),
        (
            "Moscou plaide pour une issue pacifique",
            "C’est la position de Moscou, qui a lancé lundi un nouvel appel à...",
        ),
        (
            "Ce dauphin qui divise dans son propre...",
            "L’actuel Premier ministre portera les couleurs de la coalition...",
        ),
        ("Gabon : fin de règne d’une dynastie ?", "Un groupe de militaires a annoncé l'annulation des résultats..."),
    ]
    assert texts(*(line for pair in page for line in pair)) == page


def test_a_cut_title_reads_as_those_beside_it_between_dates() -> None:
    page = [
        (
            "La série noire continue au Niger, après le Mali, la Guinée, le…",
            "Les soldats ont pris le pouvoir à Niamey…",
        ),
        ("Niger : les ambassadeurs plient bagage", "Trois capitales rappellent leur représentant en attendant…"),
        ("Le gazoduc attendra encore", "La junte suspend les études, et les bailleurs n’avaient rien versé…"),
    ]
    page[0] = (page[0][0], page[0][1] + " alors que le pays était cité en modèle dans toute la région…")
    assert texts(*(line for pair in page for line in (*pair, "depuis 2 ans"))) == page


def test_outlet_and_day_before_a_text_stand_between_it_and_its_title() -> None:
    page = (
        *(
            "Un câble se rompt",
            "Radio Monde -  15/3/2024 -  Les banques de Niamey ont fermé leurs guichets [...]  124 mots",
        ),
        *(
            "Un club de chefs d’État ?",
            "Hebdo -  5/3/2024 -  L’organisation peine à trouver le ton juste [...]  930 mots",
        ),
    )
    assert days(*page) == [("Un câble se rompt", "2024-03-15"), ("Un club de chefs d’État ?", "2024-03-05")]
    assert [snippet.source for snippet in read(*page)] == ["Radio Monde", "Hebdo"]
    assert read(*page)[1].body == "L’organisation peine à trouver le ton juste [...]"


@pytest.mark.parametrize(
    ("line", "day"),
    [("11-20 décembre 2012", "2012-12-11"), ("4–26 September 2012", "2012-09-04"), ("March 12-14, 2024", "2024-03-12")],
)
def test_of_several_days_the_first_is_the_date(line: str, day: str) -> None:
    assert days(line, "Demande d’une aide étrangère", "Le président demande l’aide des pays voisins.") == [
        ("Demande d’une aide étrangère", day)
    ]


def test_a_day_above_items_that_print_their_hour_is_a_heading() -> None:
    page = (
        *("Today", "Trois employés arrêtés à Ouagadougou", "Africa • 6:47 PM", "La junte annonce leur arrestation."),
        *("L’image est fabriquée", "Africa • 5:03 PM", "Des internautes partagent de fausses photos."),
        *("Yesterday", "Écoles fermées deux semaines", "Africa • 8:12 PM", "Les citernes n’arrivent plus à Bamako."),
    )
    found = read(*page)
    assert [snippet.title for snippet in found] == [page[1], page[4], page[8]]
    assert [snippet.date.text if snippet.date else None for snippet in found] == ["6:47 PM", "5:03 PM", "8:12 PM"]
    assert {snippet.labels for snippet in found} == {("Africa",)}


def test_a_body_that_the_end_of_the_page_cuts_is_no_title_where_bodies_have_none() -> None:
    bodies = ("Soldiers beat a man near the bus station of Sévaré.", "Two herders have died in the prison of Bamako.")
    cut = "A new force for Mali must be watched closely, since earlier campaigns brought grave abu"
    page = ("Apr 18, 2013", bodies[0], "Apr 11, 2013", bodies[1], "Mar 26, 2013", cut)
    assert texts(*page) == [(None, bodies[0]), (None, bodies[1]), (None, cut)]


def test_items_of_several_paragraphs_are_whole_where_titles_alone_part_them() -> None:
    page = [
        ("Niger: toll of raids mounts", ("A group counted 127 dead in a year.", "In the worst raid 70 men died.")),
        ("UN rights chief warns of fear in Mali", ("He urged the rulers to undo laws.",)),
        ("Mali: herders disappear", ("At least 81 men have not been seen again.", "The report blames joint patrols.")),
    ]
    lines = [line for title, body in page for line in (title, *body)]
    wanted = [(title, "\n\n".join(body)) for title, body in page]
    assert texts(*lines) == wanted
    deks = ["The bridge is open again.", "Goats cost less.", "Locusts came to the north.", "Two teams cannot spray."]
    assert texts(*deks, *lines) == [*((None, dek) for dek in deks), *wanted]
    hours = ["Bread is short in Djibo", "12:30", "Fishermen count their nets", "11:45", "No school at Ménaka", "10:15"]
    assert texts(*hours, *lines)[3:] == wanted
    assert texts(*lines, "News of the valley", "3 May 2024")[:3] == wanted


def test_a_picture_that_was_not_pasted_parts_nothing_and_bodies_below_it_are_no_introduction() -> None:
    bodies = ["Le gouvernement crée une force spéciale.", "Des chercheurs ont numérisé 15 000 manuscrits."]
    assert texts("Image", bodies[0], "Image", bodies[1]) == [(None, body) for body in bodies]


def test_a_name_above_and_below_a_title_is_its_label() -> None:
    page = (
        *("The Border Hour", "Uranium, yellowcake and empty trucks", "The Border Hour"),
        *("Play Episode Listen Later Sep 12, 2025 41:10", "Two reporters follow a convoy to the south and back."),
    )
    assert days(*page) == [("Uranium, yellowcake and empty trucks", "2025-09-12")]
    assert read(*page)[0].labels == ("The Border Hour",)


def test_outlets_above_ages_name_where_the_items_below_come_from() -> None:
    page = (
        *("Radio Monde", "3 h", "Neuf soldats tués près de Téra", "L’embuscade a eu lieu dimanche, a dit la ..."),
        *(
            "Agence du Sahel",
            "1 j",
            "L’AES lance sa compagnie",
            "Les ministres se sont mis d’accord sur une flotte de ...",
        ),
        *(
            "Le Matin du Fleuve",
            "2 j",
            "La frontière entrouverte",
            "Une cinquantaine de camions ont passé le pont de ...",
        ),
    )
    assert [title for title, _ in texts(*page)] == [page[2], page[6], page[10]]


def test_author_and_day_in_the_midst_of_a_line_part_its_title_from_its_body() -> None:
    page = (
        "sahel Three soldiers killed by mine By courier.example Published On :: Mon, 18 Nov 2024 22:51:47 +0200"
        " An army truck hit a mine on Sunday, two officers said. Full Article Conflict Mali",
        "sahel Locusts reach the oases By Ann Barka / 21 Nov 2024 Swarms have eaten a third of the gardens of Timia.",
        "sahel Musicians cancel their tour By Ann Barka / 22 Nov 2024 Two bands have called off eleven concerts.",
    )
    assert days(*page) == [
        ("Three soldiers killed by mine", "2024-11-18"),
        ("Locusts reach the oases", "2024-11-21"),
        ("Musicians cancel their tour", "2024-11-22"),
    ]
    found = read(*page)
    assert [(snippet.source, snippet.byline) for snippet in found[:2]] == [
        ("courier.example", None),
        (None, "Ann Barka"),
    ]
    assert found[0].body == "An army truck hit a mine on Sunday, two officers said."


def test_months_head_bullets_that_print_their_days() -> None:
    page = ("Mars :", "• 22 mars: coup d'État à Bamako.", "• 30 mars- 1er avril: trois villes tombent.", "Avril :")
    assert [body for _, body in texts(*page, "• 6 avril: l'indépendance est déclarée.")] == [
        "coup d'État à Bamako.",
        "trois villes tombent.",
        "l'indépendance est déclarée.",
    ]


def test_a_day_above_a_list_without_days_is_that_of_the_visit() -> None:
    items = [(f"Title number {word}", f"The {word} story is told here.") for word in ("one", "two", "three", "four")]
    page = ("mali | SNG", "• March 16, 2024", *(line for item in items for line in item))
    assert days(*page) == [(title, None) for title, _ in items]


def test_what_stands_above_the_filters_of_a_list_introduces_the_page() -> None:
    page = ("Tracking Conflict Worldwide", "ConflictWatch is our tracker. It keeps readers up to date.", "Filters")
    item = ("Mali", "The blockade bit harder in the south as talks with northern groups stalled.")
    assert texts(*page, *item) == [(None, item[1])]


def test_ages_glued_to_sections_are_the_dates_of_items() -> None:
    page = (
        *("Afrique28 days ago", "L’AES dans un nouveau club", "L'alliance a marqué un tournant pour la sécurité."),
        *("Monde1 month ago", "Moscou livre du blé à Bamako", "Une cargaison est arrivée au port de Conakry."),
    )
    found = read(*page)
    assert [(each.title, each.labels, each.date.text if each.date else None) for each in found] == [
        ("L’AES dans un nouveau club", ("Afrique",), "28 days ago"),
        ("Moscou livre du blé à Bamako", ("Monde",), "1 month ago"),
    ]


def test_days_and_authors_glued_to_titles_are_cut_from_them() -> None:
    page = (
        "Southern bloc backs candidate of the islandsFebruary 14, 2025",
        "Army accused of ‘massacre’ of villagersBy Ann WanjalaMay 12, 20253 Mins Read0 OUAGADOUGOU, BURKINA FASO — A"
        " rights group has released a new report…",
        "Captain under pressure as quarrels deepenBy Ann WanjalaMay 2, 202511 Mins Read0 The government of the captain"
        " has found out yet another plot…",
    )
    assert days(*page) == [
        ("Southern bloc backs candidate of the islands", "2025-02-14"),
        ("Army accused of ‘massacre’ of villagers", "2025-05-12"),
        ("Captain under pressure as quarrels deepen", "2025-05-02"),
    ]
    found = read(*page)
    assert [each.byline for each in found] == [None, "Ann Wanjala", "Ann Wanjala"]
    assert found[2].body == "The government of the captain has found out yet another plot…"


def test_a_link_to_read_more_is_cut_from_the_word_that_it_is_glued_to() -> None:
    page = (
        "Portrait d’une pionnière",
        "Elle éclaire quarante villages depuis trois ans. Cela n’a pourtant pas plu à tous sesLire la suite",
    )
    assert texts(*page) == [
        (
            "Portrait d’une pionnière",
            "Elle éclaire quarante villages depuis trois ans. Cela n’a pourtant pas plu à tous ses",
        )
    ]


def test_a_part_of_a_series_behind_a_question_is_no_source() -> None:
    page = ("How did we get here? (Part 5: Institutions)", "Scholars ascribe a country’s luck to its institutions.")
    assert texts(*page) == [page]


def test_deks_without_stop_are_bodies_where_others_are_sentences() -> None:
    page = [
        ("Changing Friends And Growing Threats", "Armed groups in the region have grown in number and in means since"),
        (
            "Chasing After Peace In Mali",
            "A conference will take place in March. Meanwhile the people in the north wait",
        ),
        ("Ten Wars To Watch", "The mission in Congo is the largest. The one in Mali is the most dangerous of all"),
    ]
    page[0] = (page[0][0], page[0][1] + " 2012")
    assert texts(*(line for pair in page for line in pair)) == page


def test_the_last_of_many_bodies_is_one_too_where_the_page_ends_within_it() -> None:
    bodies = [
        f"Au moins {count} personnes ont été tuées lundi. Le bilan provisoire a été établi par les"
        for count in (12, 31, 48)
    ]
    last = "La mission des Nations unies au Mali a condamné samedi l’attaque qui a coûté la vie à"
    assert texts(*bodies, last) == [(None, body) for body in (*bodies, last)]


def test_subjects_above_days_are_labels_of_the_bodies_below() -> None:
    page = [
        ("Droughts, Emergencies, Refugees and IDPs", "15 July 2012", "The camps have received mobile stores for food."),
        ("Emergencies, Logistics", "10 July 2012", "Unrest has closed the north of Mali to most agencies."),
        ("Emergencies, Refugees and IDPs", "23 May 2012", "We have begun to bring food to those who flee the war."),
    ]
    found = read(*(line for item in page for line in item))
    assert [(each.title, each.body) for each in found] == [(None, body) for *_, body in page]
    assert [each.date.value for each in found if each.date] == ["2012-07-15", "2012-07-10", "2012-05-23"]


def test_titles_with_a_stop_are_titles_beside_others_where_longer_bodies_alternate_with_them() -> None:
    bodies = [
        "Le parti a beaucoup changé depuis son congrès. Il a, dit-on dans la",
        "Les abords de la présidence sont nettoyés chaque nuit. Seule reste, pour la",
        "L’ancien gouverneur passait ses fins de semaine en ville. Il y a, depuis un",
    ]
    titles = ["La fin d’une époque", "Le palais se barricade", "Le sénateur et le lac."]
    page = [*zip(titles, bodies, strict=True)]
    assert texts(*(line for pair in page for line in pair)) == page


def test_a_section_of_three_words_is_one_where_others_stand_in_its_place() -> None:
    page = [
        ("Société", "Rentrée : des parents demandent un report", "Ils étaient deux cents devant l’académie lundi."),
        ("Politique", "Partis : ce que change la charte", "Le conseil a adopté un projet mercredi à Bamako."),
        ("Guerre du Mali", "Semaine noire à Ménaka", "Quatre accrochages ont eu lieu en cinq jours."),
        ("Économie", "La crue emporte deux pirogues", "Aucune victime n’est à déplorer à Kayes."),
    ]
    found = read(*(line for item in page for line in item))
    assert [(each.labels[0], each.title, each.body) for each in found] == page


def test_a_short_line_above_a_title_is_a_caption_where_links_close_all_other_items() -> None:
    page = [
        ("Militants kill soldiers", "The army spoke of the deadliest attack in years on a camp in"),
        ("Two soldiers killed in attack", "A patrol clashed on Sunday with armed men, the ministry said in"),
        ("Army frees nineteen hostages near Diffa", "Most were women who had been held on an island since May, in"),
    ]
    page = [(title, f"{body} the west. It was not said what") for title, body in page]
    lines = [line for title, body in page for line in (title, body, "Read More")]
    assert texts(*lines[:3], "Essential workers", *lines[3:]) == page


def test_short_titles_and_deks_between_dashes_are_items_and_no_names_of_the_page() -> None:
    page = [
        (
            "Militants kill thirteen in the northeast, residents say",
            "On the outskirts of the garrison town of Maiduguri",
        ),
        ("Oil explorers are free again", "Their release followed a string of talks"),
        ("Flood opens a prison wall and hundreds are missing", "Officials are looking for 281 inmates who walked out"),
    ]
    assert texts("Maiduguri", *(line for pair in page for line in ("-", *pair))) == page
